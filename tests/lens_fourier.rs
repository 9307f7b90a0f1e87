//! The Fourier lenses on planted logits and on Gromov's network, whose numbers are known, and on what training made.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use grokscope::{
    lens::{
        self,
        drawing::{Drawing, Picture},
        info::View,
        sums::Sums,
    },
    snapshot::Snapshot,
    task::Split,
};
use grokscope::{math::fourier::Basis, snapshot::Rows};
use serde_json::{Value, json};
use specimens::{fresh, measure, planted, specimen};

const KEYS: [usize; 5] = [14, 35, 41, 42, 52];

fn look(id: &str, snapshot: &Snapshot, asked: &Value) -> Drawing {
    let lens = lens::find(id).expect("a lens");
    (lens.look)(snapshot, &View::of(&lens.info, asked).expect("options")).expect("a drawing")
}

#[track_caller]
fn near(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value}, not {expected}"
    );
}

fn sorted_margins(sums: &Sums) -> Vec<f32> {
    let mut margins = sums.margins(Split::Train);
    margins.sort_by(f32::total_cmp);
    margins
}

#[test]
fn planted_cosines_have_the_losses_and_margins_of_theory() {
    for (keys, amplitude, loss, margin) in [
        (&KEYS[..], 1.0, 1.03003, Some(2.4102)),
        (&KEYS[..], 5.0, 2.179e-5, Some(12.0509)),
        (&[14][..], 5.0, 3.03207, Some(0.00773)),
        (&[14][..], 20.0, 2.3170, None),
    ] {
        let snapshot = planted(keys, amplitude);
        let sums = Sums::of(&snapshot).expect("a + b is a cyclic group");
        for full in sums.full() {
            near(full, loss, 2e-4 * loss);
        }
        if let Some(margin) = margin {
            let margins = sorted_margins(&sums);
            near(margins[0].into(), margin, 1e-4);
            near(margins[margins.len() - 1].into(), margin, 1e-4);
        }
    }
}

#[test]
fn the_key_frequencies_of_planted_cosines_restrict_to_all_and_exclude_to_nothing() {
    let snapshot = planted(&KEYS, 1.0);
    let sums = Sums::of(&snapshot).expect("a cyclic group");
    for (restricted, full) in sums.restricted(&KEYS).into_iter().zip(sums.full()) {
        near(restricted, full, 1e-6);
    }
    for excluded in sums.excluded(&KEYS) {
        near(excluded, 113f64.ln(), 1e-6);
    }
    near(sums.explained(&KEYS), 1.0, 1e-6);
    for (i, alpha) in sums.coefficients().into_iter().enumerate() {
        near(alpha, f64::from(u8::from(KEYS.contains(&(i + 1)))), 1e-6);
    }
    let (energies, variance) = (sums.energies(), sums.variance());
    near(energies.iter().sum::<f64>() / variance, 1.0, 1e-6);
    for (i, energy) in energies.into_iter().enumerate() {
        near(
            energy / variance,
            if KEYS.contains(&(i + 1)) { 0.2 } else { 0.0 },
            1e-6,
        );
    }
}

#[test]
fn one_missing_key_is_seen_by_both_losses() {
    let snapshot = planted(&KEYS, 5.0);
    let sums = Sums::of(&snapshot).expect("a cyclic group");
    let [restricted, _] = sums.restricted(&KEYS[1..]);
    let [full, _] = sums.full();
    assert!(restricted > 3.0 * full, "{restricted}");
    let [excluded, _] = sums.excluded(&KEYS[1..]);
    // What is left is the single frequency 14 at that amplitude.
    near(excluded, 3.03207, 1e-3);
}

#[test]
fn the_share_of_the_five_strongest_is_no_number_where_there_are_no_more() {
    let of = |preset: &str| {
        let drawing = look(
            "spectrum",
            &fresh(common::valid_with(preset, &[])),
            &Value::Null,
        );
        let has = drawing.measures.iter().any(|measure| measure.id == "top5");
        (has, drawing.says.contains("five strongest"))
    };
    assert_eq!(of("minute"), (true, true));
    assert_eq!(of("tiny"), (false, false));
}

#[test]
fn gromovs_solution_uses_every_frequency_and_nothing_but_the_sum() {
    let snapshot = specimen("analytic");
    let all: Vec<usize> = (1..=29).collect();
    let sums = Sums::of(&snapshot).expect("a cyclic group");
    let keys = all
        .iter()
        .map(usize::to_string)
        .collect::<Vec<_>>()
        .join(",");
    let progress = look("progress", &snapshot, &json!({ "keys": keys }));
    assert!(measure(&look("answers", &snapshot, &Value::Null), "test_accuracy") > 0.99);
    near(
        measure(&look("spectrum", &snapshot, &Value::Null), "keys"),
        29.0,
        0.0,
    );
    // Without the sum's frequencies nothing is left that knows the answer.
    assert!(measure(&progress, "excluded") >= 59f64.ln() - 0.05);
    assert!(sums.energies().iter().all(|energy| *energy > 0.0));
}

#[test]
fn a_generalised_network_is_a_few_frequencies_and_a_random_one_is_not() {
    let [random, memorised, generalised] = ["random", "memorised", "generalised"].map(specimen);
    let of = |id: &str, what: &str| {
        [&random, &memorised, &generalised]
            .map(|snapshot| measure(&look(id, snapshot, &Value::Null), what))
    };
    let [noise, _, clear] = of("spectrum", "gini");
    assert!(noise < 0.1 && clear > 0.4, "Gini {noise} and {clear}");
    let [noise, _, clear] = of("circles", "roundness");
    assert!(noise < 0.6 && clear > 0.97, "roundness {noise} and {clear}");
    let [noise, early, clear] = of("logits", "sum_share");
    assert!(
        noise < 0.1 && early < clear && clear > 0.8,
        "sum share {noise}, {early}, {clear}"
    );
    let [noise, early, clear] = of("neurons", "mean_share");
    assert!(
        noise < 0.3 && early < clear && clear > 0.6,
        "neurons {noise}, {early}, {clear}"
    );
    let [_, early, clear] = of("progress", "restricted");
    assert!(clear < 0.1 * early, "restricted {early}, {clear}");
    let [_, early, clear] = of("progress", "excluded");
    assert!(clear > early + 1.0, "excluded {early}, {clear}");
}

#[test]
fn a_network_that_understands_keeps_its_answers_with_its_key_frequencies_alone() {
    let snapshot = specimen("generalised");
    let keep = look("ablation", &snapshot, &json!({ "do": "keep" }));
    let remove = look("ablation", &snapshot, &json!({ "do": "remove" }));
    assert!(measure(&keep, "test_accuracy") > 0.95, "{}", keep.says);
    assert!(measure(&remove, "test_accuracy") < 0.1, "{}", remove.says);
    // All frequencies kept, or none removed, is the network itself.
    let all: Vec<String> = (1..=29).map(|k| k.to_string()).collect();
    let same = look("ablation", &snapshot, &json!({ "keys": all.join(",") }));
    let scores = snapshot.specimen().scores(&snapshot.theta);
    near(measure(&same, "test_loss"), scores.test_loss, 1e-5);
}

#[test]
fn multiplication_is_addition_of_logarithms() {
    let config = |operation: &str, p: u32| {
        specimens::fresh(common::valid_with(
            "minute",
            &[("task.operation", operation.into()), ("task.p", p.into())],
        ))
    };
    for operation in ["mul", "div"] {
        let snapshot = config(operation, 59);
        let sums = Sums::of(&snapshot).expect("a cyclic group");
        assert_eq!(sums.order(), 58);
        for pair in &snapshot.table.pairs {
            let (class, answer) = (sums.group.class(pair), sums.group.place(pair.c as usize));
            assert!(class.is_none() || class == answer, "{pair:?}");
        }
        for id in [
            "spectrum",
            "circles",
            "logits",
            "progress",
            "neurons",
            "attention",
            "ablation",
        ] {
            look(id, &snapshot, &Value::Null);
        }
    }
    let lens = lens::find("spectrum").expect("a lens");
    let view = View::of(&lens.info, &Value::Null).expect("defaults");
    for (operation, p) in [("mul", 58), ("s5", 59), ("x2y2", 59)] {
        let reason = (lens.look)(&config(operation, p), &view).expect_err("no group");
        assert!(
            reason.contains("Fourier") || reason.contains("circle"),
            "{reason}"
        );
    }
}

#[test]
fn attention_shares_are_shares() {
    let drawing = look(
        "attention",
        &specimen("generalised"),
        &json!({ "head": 1, "position": 2 }),
    );
    let Picture::Heat { values, .. } = &drawing.pictures[0] else {
        panic!("a grid first");
    };
    assert!(values.iter().all(|x| (0.0..=1.0).contains(x)));
    let snapshot = specimen("random");
    let trace = snapshot.trace();
    for row in 0..trace.logits.values.len() / trace.logits.width {
        for head in trace.attention.row(row).chunks(3) {
            near(head.iter().sum::<f32>().into(), 1.0, 1e-5);
        }
    }
}

#[test]
fn a_trace_is_what_the_network_says() {
    let snapshot = specimen("generalised");
    let scores = snapshot.specimen().scores(&snapshot.theta);
    let answers = look("answers", &snapshot, &Value::Null);
    near(
        measure(&answers, "test_accuracy"),
        scores.test_accuracy,
        1e-6,
    );
    near(
        measure(&answers, "train_accuracy"),
        scores.train_accuracy,
        1e-6,
    );
    // The unembedding of the hidden states is the logits.
    let (trace, unembed) = (
        snapshot.trace(),
        snapshot.matrix("unembed.W_U").expect("W_U"),
    );
    for row in [0, 77, 3480] {
        for c in [0, 1, 58] {
            let products = trace.hidden.row(row).iter().enumerate();
            let sum: f32 = products.map(|(i, x)| x * unembed.row(i)[c]).sum();
            near(sum.into(), trace.logits.row(row)[c].into(), 1e-3);
        }
    }
}

/// The numbers that tests/reference/lenses_fourier.py makes too.
fn wave(i: usize, j: usize, seed: f64) -> f64 {
    let (i, j) = (i as f64, j as f64);
    (1.0 + seed * i * i + 0.37 * j).sin() + 0.5 * (0.91 * seed * i * (j + 1.0)).cos() + 0.01 * i * j
}

fn reference() -> Value {
    serde_json::from_str(include_str!("reference/lenses_fourier.json")).expect("JSON")
}

#[test]
fn spectra_are_those_of_numpys_transform() {
    for (name, n) in [("odd", 59), ("even", 58)] {
        let matrix: Vec<Vec<f32>> = (0..n)
            .map(|i| (0..8).map(|j| wave(i, j, 0.21) as f32).collect())
            .collect();
        let rows: Vec<&[f32]> = matrix.iter().map(Vec::as_slice).collect();
        let expected = reference()[name].clone();
        let spectrum = Basis::new(n).spectrum(&rows);
        assert_eq!(spectrum.len(), expected.as_array().expect("a list").len());
        for (k, parts) in spectrum.into_iter().enumerate() {
            for (i, part) in parts.into_iter().enumerate() {
                let numpy = expected[k][i].as_f64().expect("a number");
                near(part, numpy, 1e-5 * (1.0 + numpy));
            }
        }
    }
}

#[test]
fn energies_of_the_sum_are_those_of_numpys_two_dimensional_transform() {
    let n = 13;
    let config = common::valid_with("minute", &[("task.p", n.into())]);
    let snapshot = specimens::with_trace(&config, |trace| {
        let cells = (0..n * n).flat_map(|cell| {
            let (a, b) = (cell / n, cell % n);
            (0..n).map(move |c| wave(a, b, 0.3 + 0.07 * c as f64) as f32)
        });
        let logits = Rows {
            width: n,
            values: cells.collect(),
        };
        grokscope::snapshot::Trace { logits, ..trace }
    });
    let sums = Sums::of(&snapshot).expect("a cyclic group");
    let expected = reference()["sums"].clone();
    for (k, energy) in sums.energies().into_iter().enumerate() {
        let numpy = expected["energy"][k].as_f64().expect("a number");
        near(energy, numpy, 1e-5 * (1.0 + numpy));
    }
    let numpy = expected["variance"].as_f64().expect("a number");
    near(sums.variance(), numpy, 1e-5 * numpy);
}

#[test]
fn a_frequency_at_the_threshold_does_not_flicker_among_the_online_keys() {
    // Two frequencies of the unembedding, the second as large as a share of the first.
    let keys = |share: f32, held: &[usize]| {
        let config = common::valid_with(
            "gromov",
            &[("task.p", 59.into()), ("model.d_mlp", 128.into())],
        );
        let snapshot = specimens::fresh_with(config, |layout, theta| {
            let mut at = 0;
            for spec in layout {
                let [rows, columns] = spec.shape;
                let values = &mut theta[at..at + rows * columns];
                if spec.name == "unembed.W_U" {
                    values.fill(0.0);
                    for answer in 0..59 {
                        let wave =
                            |k: usize| (std::f32::consts::TAU * (k * answer) as f32 / 59.0).cos();
                        values[answer] = wave(5);
                        values[columns + answer] = share * wave(9);
                    }
                }
                at += rows * columns;
            }
        });
        lens::online_keys(&snapshot.holding(held.to_vec())).expect("a + b has frequencies")
    };
    let mut held = Vec::new();
    let mut course = Vec::new();
    for share in [0.1, 0.24, 0.26, 0.24, 0.26, 0.2, 0.15, 0.2, 0.24] {
        held = keys(share, &held);
        course.push(held.len());
    }
    assert_eq!(course, [1, 1, 2, 2, 2, 2, 1, 1, 1]);
    // Whoever has not followed the run sees the published threshold.
    assert_eq!(keys(0.24, &[]), [5]);
    assert_eq!(keys(0.26, &[]), [5, 9]);
}
