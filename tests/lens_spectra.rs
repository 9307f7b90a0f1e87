//! The lens on spectra: planted spikes, random matrices, and independent libraries.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use std::collections::BTreeMap;

use common::{assert_close, valid_with};
use grokscope::{
    lens::{drawing::Drawing, find, info::View},
    math::{
        linear::squared_singular_values,
        spectrum::{Bulk, power_law},
    },
    rng::{Rng, Stream},
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::{fresh_with, measure, specimen, trained};

fn look(snapshot: &Snapshot, asked: Value) -> Drawing {
    let lens = find("spectra").expect("the lens");
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options")).expect("a drawing")
}

/// Nanda's network with standard normal weights, changed by hand at the start of one matrix.
fn normal(name: &str, change: impl Fn(&mut [f32])) -> Snapshot {
    fresh_with(valid_with("nanda", &[]), |layout, theta| {
        let mut rng = Rng::new(11, Stream::Init);
        theta.iter_mut().for_each(|x| *x = rng.normal() as f32);
        let before = layout.iter().take_while(|spec| spec.name != name);
        let at: usize = before.map(|spec| spec.len()).sum();
        change(&mut theta[at..]);
    })
}

#[test]
fn random_weights_have_no_spikes_and_no_traps() {
    let drawing = look(&normal("", |_| ()), Value::Null);
    for kind in ["qk", "vo", "in", "out", "embed", "unembed"] {
        assert_eq!(measure(&drawing, &format!("traps_{kind}")), 0.0, "{kind}");
    }
    assert!(
        drawing.says.contains("0 of 128 eigenvalues"),
        "{}",
        drawing.says
    );
    // ‖W‖²_F = 128 · 512, ‖W‖₂ = √128 + √512: 65536 / 1152.
    assert_close(measure(&drawing, "stable_rank_in"), 56.9, 2.0);
    assert_close(measure(&drawing, "stable_rank_qk"), 32.0, 2.0);
}

#[test]
fn chance_seldom_exceeds_its_limit() {
    let mut rng = Rng::new(2, Stream::Init);
    let bulk = Bulk::new(96, 32, 1.0);
    let mut exceeds = |_: &u32| {
        let entries: Vec<f64> = (0..96 * 32).map(|_| rng.normal()).collect();
        squared_singular_values(&entries, 32)[0] / 96.0 > bulk.limit
    };
    let exceeding = (0..2000).filter(&mut exceeds).count();
    assert!(exceeding <= 8, "{exceeding} of 2000; expected 2");
}

#[test]
fn one_huge_entry_is_one_trap_where_theory_puts_it() {
    // 30 σ in a 512 × 128 matrix: a spike of (1 + 900/512)(1 + 0.25/(900/512)) = 3.15 σ², whatever place it is shuffled to.
    let drawing = look(
        &normal("blocks.0.mlp.W_out", |w| w[1000] = 30.0),
        json!({ "matrix": "out" }),
    );
    assert_eq!(measure(&drawing, "traps_out"), 1.0);
    assert_eq!(measure(&drawing, "traps_in"), 0.0);
    let mut rng = Rng::new(11, Stream::Init);
    let mut entries: Vec<f64> = (0..512 * 128).map(|_| rng.normal()).collect();
    entries[1000] = 30.0;
    assert_close(squared_singular_values(&entries, 128)[0] / 512.0, 3.15, 0.1);
}

#[test]
fn a_planted_direction_is_a_spike_but_no_trap() {
    // A rank-one matrix of small entries: correlated, so shuffling destroys it.
    let plant = |w: &mut [f32]| {
        for i in 0..512 {
            for j in 0..128 {
                w[i * 128 + j] += if (i + j) % 2 == 0 { 0.5 } else { -0.5 };
            }
        }
    };
    let drawing = look(
        &normal("blocks.0.mlp.W_out", plant),
        json!({ "matrix": "out" }),
    );
    assert_eq!(measure(&drawing, "traps_out"), 0.0);
    assert!(
        drawing.says.contains("1 of 128 eigenvalues"),
        "{}",
        drawing.says
    );
}

#[test]
fn understanding_takes_fewer_directions_than_memorising() {
    let rank = |step, kind: &str| measure(&look(&trained(step), Value::Null), kind);
    for kind in ["stable_rank_embed", "stable_rank_unembed", "stable_rank_in"] {
        let [random, memorised, grokked] = [0, 160, 1200].map(|step| rank(step, kind));
        assert!(
            grokked < memorised && memorised < random,
            "{kind}: {random}, {memorised}, {grokked}"
        );
    }
}

#[test]
fn matrices_that_a_network_does_not_have_are_named() {
    let lens = find("spectra").expect("the lens");
    let view = |asked| View::of(&lens.info, &asked).expect("options");
    let gromov = specimen("analytic");
    let error = (lens.look)(&gromov, &view(json!({ "matrix": "Q" }))).expect_err("no attention");
    assert!(error.contains("0.W_in, W_U"), "{error}");
    let error = (lens.look)(&trained(0), &view(json!({ "layer": 2 }))).expect_err("one layer");
    assert!(error.contains("0.W_in"), "{error}");
    assert!(!error.contains("1.W_in"), "{error}");
}

/// Matrices that tests/reference/lenses_spectra.py looks at.
fn matrices() -> BTreeMap<&'static str, (usize, Vec<f32>)> {
    let mut found = BTreeMap::new();
    let mut rng = Rng::new(4, Stream::Init);
    let normal: Vec<f32> = (0..96 * 40).map(|_| rng.normal() as f32).collect();
    let heavy = (0..64 * 64).map(|_| libm::pow(rng.uniform(), -0.6) as f32 * rng.normal() as f32);
    found.insert("heavy", (64, heavy.collect()));
    let ramp = normal.iter().enumerate();
    let ramp = ramp.map(|(i, x)| x * libm::exp(-0.08 * (i % 40) as f64) as f32);
    found.insert("ramp", (40, ramp.collect()));
    found.insert("normal", (40, normal));
    found
}

#[test]
fn numpy_and_powerlaw_find_the_same() {
    let text = include_str!("reference/lenses_spectra.json");
    let known: BTreeMap<String, Value> = serde_json::from_str(text).expect("JSON");
    for (name, (columns, values)) in matrices() {
        let entries: Vec<f64> = values.iter().map(|&x| f64::from(x)).collect();
        let long = columns.max(entries.len() / columns) as f64;
        let ours: Vec<f64> = squared_singular_values(&entries, columns)
            .into_iter()
            .map(|x| x / long)
            .collect();
        let theirs: Vec<f64> =
            serde_json::from_value(known[name]["eigenvalues"].clone()).expect("numbers");
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_close(*ours, *theirs, 1e-10 * theirs.max(1.0));
        }
        let law = power_law(&ours).expect("a tail");
        let number = |key: &str| known[name][key].as_f64().expect("a number");
        assert_close(law.alpha, number("alpha"), 1e-8);
        assert_close(law.from, number("from"), 1e-8);
        assert_close(law.distance, number("distance"), 1e-8);
    }
}

/// Writes the matrices for tests/reference/lenses_spectra.py, as `tmp/matrices.json` in cargo's target folder:
/// `cargo test --test lens_spectra -- --ignored`.
#[test]
#[ignore = "writes the input of another library"]
fn write_matrices() {
    let text = serde_json::to_string(&matrices()).expect("JSON");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/matrices.json"), text).expect("a file");
}

/// Nanda's network at its beginning with one huge weight behind one neuron, which never fires or does as it pleases.
fn trapped(dead: bool) -> Drawing {
    let snapshot = fresh_with(valid_with("nanda", &[]), |layout, theta| {
        let mut at = 0;
        for spec in layout {
            let columns = spec.shape[1];
            let values = &mut theta[at..at + spec.len()];
            match spec.name.as_str() {
                "blocks.0.mlp.W_out" => values[7 * columns + 104] = 30.0 / 128.0_f32.sqrt(),
                "blocks.0.mlp.b_in" => values[7] = if dead { -100.0 } else { 1.0 },
                _ => (),
            }
            at += spec.len();
        }
    });
    look(&snapshot, json!({ "matrix": "out" }))
}

#[test]
fn a_trap_behind_a_dead_neuron_is_harmless_and_one_that_is_used_is_not() {
    let [harmless, harmful] = [true, false].map(trapped);
    for drawing in [&harmless, &harmful] {
        assert_eq!(measure(drawing, "traps_out"), 1.0);
        assert!(
            drawing.says.contains("Without its trap"),
            "{}",
            drawing.says
        );
    }
    let [harmless, harmful] = [harmless, harmful].map(|drawing| measure(&drawing, "trap_jsd"));
    assert!(
        harmful > 20.0 * harmless && harmless < 1e-4,
        "{harmless} and {harmful}"
    );
}

#[test]
fn shuffled_random_weights_are_as_far_from_chance_as_chance_itself() {
    // 128 eigenvalues: steps of 1/128 cannot follow a curve closer than half of one; NumPy has 0.015 to 0.021 in five draws.
    let drawing = look(&normal("", |_| ()), json!({ "matrix": "out" }));
    let distance = measure(&drawing, "ks");
    assert!(distance > 0.5 / 128.0 && distance < 0.04, "{distance}");
    assert_eq!(measure(&drawing, "trap_jsd"), 0.0);
    // Heavy tails: a few entries have most of the variance, and the bulk shrinks.
    let heavy = normal("blocks.0.mlp.W_out", |w| {
        w[..512 * 128]
            .iter_mut()
            .step_by(50)
            .for_each(|x| *x *= 20.0);
    });
    let drawing = look(&heavy, json!({ "matrix": "out" }));
    assert!(measure(&drawing, "ks") > 0.1, "{}", measure(&drawing, "ks"));
}
