//! The lens on the numerical floor: planted margins on either side of the threshold, in every loss and precision.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use common::{assert_close, set, valid_with};
use grokscope::{
    config::{RunConfig, Valid},
    lens::{drawing::Drawing, find, info::View},
    snapshot::{Rows, Snapshot, Trace},
    task::{Split, Table},
};
use serde_json::Value;
use specimens::{fresh, measure, specimen, with_trace};

fn look(snapshot: &Snapshot) -> Drawing {
    let lens = find("floor").expect("the lens");
    (lens.look)(
        snapshot,
        &View::of(&lens.info, &Value::Null).expect("options"),
    )
    .expect("a drawing")
}

fn config(changes: &[(&'static str, Value)]) -> Valid<RunConfig> {
    valid_with("minute", changes)
}

/// One wrong logit is 0, the answer's is what `margin` says of the n-th training pair, and all others are far below.
fn planted(config: &Valid<RunConfig>, margin: impl Fn(usize) -> f32) -> Snapshot {
    let table = Table::new(config);
    let mut nth = 0;
    let row = |pair: &grokscope::task::Pair, width: usize| {
        let mut logits = vec![-60.0; width];
        logits[(pair.c as usize + 1) % table.p as usize] = 0.0;
        logits[pair.c as usize] = margin(nth);
        nth += usize::from(pair.split == Split::Train);
        logits
    };
    let mut row = row;
    with_trace(config, |rest: Trace| {
        let width = rest.logits.width;
        let values = table
            .pairs
            .iter()
            .flat_map(|pair| row(pair, width))
            .collect();
        Trace {
            logits: Rows { width, values },
            ..rest
        }
    })
}

#[test]
fn gradients_vanish_just_beyond_the_threshold_of_each_precision() {
    // Half an ulp below 1 is lost: with one wrong logit, probability 1/(1 + e^−m) is 1 from m = 24 ln 2 = 16.6 on; at
    // 23 ln 2 = 15.94 the sum 1 + e^−m is 1 for even smaller m in 16 bits.
    for (precision, below, above, threshold) in [
        ("f32", 15.0, 17.5, 15.942),
        ("f16", 6.3, 8.5, 6.931),
        ("bf16", 4.3, 6.5, 4.852),
    ] {
        let config = config(&[set("numerics.precision", precision)]);
        let drawing = look(&planted(
            &config,
            |nth| if nth % 4 == 0 { above } else { below },
        ));
        assert_close(measure(&drawing, "dead"), 0.25, 1e-3);
        assert_close(measure(&drawing, "beyond"), 0.25, 1e-3);
        assert!(
            drawing.says.contains(&format!("{threshold:.2} nats")),
            "{}",
            drawing.says
        );
    }
}

#[test]
fn what_the_dead_gradients_leave_behind_is_the_wrong_answers() {
    // Σ g = exp(−m) where the right answer's entry is lost, and next to nothing where it is not.
    let lost = look(&planted(&config(&[]), |_| 18.0));
    assert_close(measure(&lost, "sum") / (-18.0_f64).exp(), 1.0, 1e-3);
    let kept = look(&planted(&config(&[]), |_| 3.0));
    assert_eq!(measure(&kept, "dead"), 0.0);
    assert!(measure(&kept, "sum") < 1e-7);
}

#[test]
fn the_fixes_mend_what_they_say() {
    let of = |changes: &[(&'static str, Value)]| look(&planted(&config(changes), |_| 25.0));
    let usual = of(&[]);
    assert_eq!(measure(&usual, "dead"), 1.0);
    for loss in ["cross_entropy_exact", "stablemax", "mse"] {
        let drawing = of(&[set("loss", loss)]);
        assert_eq!(measure(&drawing, "dead"), 0.0, "{loss}");
        assert!(drawing.says.contains("no such floor"), "{}", drawing.says);
    }
    let exact = of(&[set("loss", "cross_entropy_exact")]);
    assert!(measure(&exact, "sum") < 1e-3 * measure(&usual, "sum"));
    let zero_sum = of(&[set("numerics.zero_sum", true)]);
    assert!(measure(&zero_sum, "sum") < 1e-3 * measure(&usual, "sum"));
    assert!(
        zero_sum.says.contains("made to sum to 0"),
        "{}",
        zero_sum.says
    );
}

#[test]
fn norms_and_cosine_are_those_of_planted_means() {
    let config = config(&[]);
    let d = config.model.d_model as usize;
    // Every hidden state (−2, 0, …) and an unembedding all of whose columns are (3, 4, 0, …): 5, 2, and cosine −3/5.
    let fresh = specimens::fresh_with(config.clone(), |layout, theta| {
        theta.fill(0.0);
        let before = layout.iter().take_while(|spec| spec.name != "unembed.W_U");
        let at: usize = before.map(|spec| spec.len()).sum();
        let n = layout
            .iter()
            .find(|spec| spec.name == "unembed.W_U")
            .expect("W_U")
            .shape[1];
        theta[at..at + n].fill(3.0);
        theta[at + n..at + 2 * n].fill(4.0);
    });
    let planted = specimens::plant(fresh, |rest| {
        let mut state = vec![0.0; d];
        state[0] = -2.0;
        let n = rest.logits.values.len() / rest.logits.width;
        Trace {
            hidden: Rows {
                width: d,
                values: state.repeat(n),
            },
            ..rest
        }
    });
    let drawing = look(&planted);
    assert_close(measure(&drawing, "mean_feature"), 2.0, 1e-9);
    assert_close(measure(&drawing, "mean_class"), 5.0, 1e-5);
    assert_close(measure(&drawing, "cosine"), -0.6, 1e-6);
    let columns = drawing_columns(&config);
    assert_close(
        measure(&drawing, "weight_norm"),
        5.0 * f64::from(columns).sqrt(),
        1e-4,
    );
}

fn drawing_columns(config: &Valid<RunConfig>) -> u32 {
    let layout = grokscope::model::layout(config);
    let of = layout.0.iter().find(|spec| spec.name == "unembed.W_U");
    of.expect("W_U").shape[1] as u32
}

#[test]
fn the_largest_step_is_adams_and_left_out_where_its_memory_is_not_known() {
    // The first step of AdamW moves every weight by about the learning rate, warmed up over ten steps or not at all.
    let config = config(&[set("optimizer.warmup_steps", 0)]);
    let step = measure(&look(&fresh(config.clone())), "largest_step");
    assert!(step > 0.9e-2 && step < 2e-2, "{step}");
    let theta = grokscope::model::initial(&config);
    let probe = grokscope::probe::Probe::new(config, burn::tensor::Device::flex());
    let drawing = look(&probe.weights(0, theta));
    assert!(
        drawing
            .measures
            .iter()
            .all(|measure| measure.id != "largest_step")
    );
}

#[test]
fn a_network_that_has_just_begun_is_far_from_the_floor() {
    let drawing = look(&specimen("random"));
    assert_eq!(measure(&drawing, "dead") + measure(&drawing, "beyond"), 0.0);
}
