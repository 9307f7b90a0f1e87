//! The progress measures of Nanda et al.: restricted and excluded loss, Gini coefficients, squared weights.

use super::{
    answers::accuracies,
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, View},
    logits::KEYS,
    sides,
    sums::Sums,
};
use crate::{math::fourier::gini, snapshot::Snapshot};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "progress",
        group: "Progress",
        label: "Progress measures",
        help: "The loss with the key frequencies only, and without them: the first falls, and the second rises, before the test loss moves.",
        why: [
            "Keep only the key frequencies of the logits, and the loss shows how good the circuit for understanding already is (restricted loss). \
             Take them out, and it shows how much is still memorised (excluded loss, on training pairs). Over a run they tell three phases apart: \
             memorising, forming the circuit while nothing seems to happen, and cleaning up.",
            "The published measures take the key frequencies of the final network at every step (the Nanda protocol): give those once \
             the run is over. With none given they are online keys, those of the weights at the step shown: another measure, which can be \
             followed while a run goes on. The phases over the run are a heuristic of ours, which says its rule; the paper drew its own by eye. With most frequencies as keys, as in a random network, the restricted loss only says how far logits depend on the sum.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), sections 5.1 and 5.2",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[KEYS],
    },
    look,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let sums = Sums::of(snapshot)?;
    let asked = view.list("keys");
    let keys = sides::keys(snapshot, &sums.group, &asked)?;
    let [restricted_train, restricted] = sums.restricted(&keys);
    let [excluded, _] = sums.excluded(&keys);
    let [train, test] = sums.full();
    let gini_of = |name| {
        let spectrum = sides::spectrum(&sides::side(snapshot, name), &sums.group);
        gini(
            &spectrum
                .iter()
                .map(|[c, s]| (c + s).sqrt())
                .collect::<Vec<_>>(),
        )
    };
    let squared: f64 = snapshot.theta.iter().map(|&w| f64::from(w).powi(2)).sum();
    let uniform = libm::log(sums.order() as f64);
    let which = match asked.is_empty() {
        true => "online keys",
        false => "as given; the Nanda protocol if they are the final network's",
    };
    let bars = [
        ("train", train),
        ("test", test),
        ("restricted, train", restricted_train),
        ("restricted, test", restricted),
        ("excluded, train", excluded),
        ("guessing", uniform),
    ];
    Ok(Drawing {
        says: format!(
            "With the key frequencies {} ({which}): test loss {test:.3}, with only those {restricted:.3}; training loss {train:.3}, without \
             those {excluded:.3} nats. Guessing costs {uniform:.2}.",
            sides::in_words(&keys)
        ),
        measures: [
            vec![
                Measure::new("restricted", "restricted loss, test", restricted, "nats"),
                Measure::new(
                    "restricted_train",
                    "restricted loss, train",
                    restricted_train,
                    "nats",
                ),
                Measure::new("excluded", "excluded loss, train", excluded, "nats"),
                Measure::new("train", "loss, train", train, "nats"),
                Measure::new("test", "loss, test", test, "nats"),
                Measure::new(
                    "gini_embedding",
                    "Gini coefficient, embedding",
                    gini_of("embedding"),
                    "Gini",
                ),
                Measure::new(
                    "gini_unembedding",
                    "Gini coefficient, unembedding",
                    gini_of("unembedding"),
                    "Gini",
                ),
                Measure::new(
                    "squared_weights",
                    "sum of squared weights",
                    squared,
                    "squared length",
                ),
                Measure::new("keys", "key frequencies", keys.len() as f64, "frequencies"),
            ],
            accuracies(snapshot).to_vec(),
        ]
        .concat(),
        pictures: vec![Picture::Bars {
            beside: None,
            picks: None,
            title: "Losses with and without the key frequencies".to_owned(),
            x: Axis::linear("loss"),
            y: Axis::linear("nats"),
            names: bars.iter().map(|(name, _)| (*name).to_owned()).collect(),
            series: vec![Series::new(
                "loss",
                bars.iter().map(|&(_, loss)| loss as f32).collect(),
            )],
            marked: vec![3, 4],
        }],
    })
}
