//! The signs that are compared, one row each.

use serde::Serialize;

/// A sign that is said to announce the jump.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Signal {
    /// Stable name.
    pub id: &'static str,
    /// What a table shows.
    pub label: &'static str,
    /// Where its values come from.
    pub reading: Reading,
    /// When it counts as a flag.
    pub rule: Rule,
    /// Paper and section.
    pub source: &'static str,
    /// One sentence: what it is, and what of its rule is ours.
    pub help: &'static str,
}

/// Where the values of a sign come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reading {
    /// A measure of a lens.
    Lens {
        /// Which lens.
        lens: &'static str,
        /// What it is asked, as pairs of option and value.
        options: &'static [(&'static str, &'static str)],
        /// Which of its measures.
        measure: &'static str,
    },
    /// The loss on the held-out pairs, in nats.
    TestLoss,
    /// The share of the held-out pairs answered right.
    TestAccuracy,
    /// The sum of the squares of all weights.
    SquaredWeights,
}

/// When a sign counts as a flag: how far it must have moved from its baseline, the value at the first moment with the
/// training pairs memorised.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// It is less than this share of its baseline.
    Falls {
        /// The share, below 1.
        to: f64,
    },
    /// It is more than this multiple of its baseline.
    Rises {
        /// The multiple, above 1.
        to: f64,
    },
    /// It is less than its baseline by more than this.
    Drops {
        /// The difference, in the sign's unit.
        by: f64,
    },
    /// It is less than this share of its highest value since the baseline, as far as known then.
    FallsFromPeak {
        /// The share, below 1.
        to: f64,
    },
}

impl Rule {
    /// Whether a value has moved far enough. `peak` is the highest value from the baseline's moment to this one.
    #[must_use]
    pub fn moved(self, baseline: f64, peak: f64, value: f64) -> bool {
        match self {
            Self::Falls { to } => value < to * baseline,
            Self::Rises { to } => value > to * baseline,
            Self::Drops { by } => value < baseline - by,
            Self::FallsFromPeak { to } => value < to * peak,
        }
    }

    /// The same rule with another threshold: at 0.5 half as far on a logarithmic axis, at 2 twice as far.
    #[must_use]
    pub fn scaled(self, strictness: f64) -> Self {
        let power = |factor: f64| libm::pow(factor, strictness);
        match self {
            Self::Falls { to } => Self::Falls { to: power(to) },
            Self::Rises { to } => Self::Rises { to: power(to) },
            Self::Drops { by } => Self::Drops {
                by: by * strictness,
            },
            Self::FallsFromPeak { to } => Self::FallsFromPeak { to: power(to) },
        }
    }

    /// The rule in a few words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Falls { to } => format!("< {} × baseline", short(to)),
            Self::Rises { to } => format!("> {} × baseline", short(to)),
            Self::Drops { by } => format!("< baseline − {}", short(by)),
            Self::FallsFromPeak { to } => format!("< {} × peak", short(to)),
        }
    }
}

fn short(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

const NANDA: &str = "Nanda et al. 2023 (arXiv 2301.05217), section 5.1";

/// The signs, in display order: first what needs no lens, then measures of lenses. Factors are those of the paper where
/// there is one; else a half and the double, chosen before the first run.
pub const SIGNALS: &[Signal] = &[
    Signal {
        id: "test_loss",
        label: "test loss has fallen from its peak",
        reading: Reading::TestLoss,
        rule: Rule::FallsFromPeak { to: 0.5 },
        source: "naive",
        help: "What anybody sees on the curve: any other sign must beat it.",
    },
    Signal {
        id: "test_accuracy",
        label: "test accuracy has doubled",
        reading: Reading::TestAccuracy,
        rule: Rule::Rises { to: 2.0 },
        source: "naive",
        help: "The quantity itself, twice what it was at memorisation: the other thing to beat.",
    },
    Signal {
        id: "restricted",
        label: "restricted loss (online keys)",
        reading: progress("restricted"),
        rule: Rule::Falls { to: 0.5 },
        source: NANDA,
        help: "Test loss with the key frequencies alone, those of the same step's weights; published with the final \
               network's, which nobody knows in time.",
    },
    Signal {
        id: "excluded",
        label: "excluded loss (online keys)",
        reading: progress("excluded"),
        rule: Rule::Rises { to: 2.0 },
        source: NANDA,
        help: "Training loss without the key frequencies, those of the same step's weights: it rises as memorising gives way.",
    },
    Signal {
        id: "ildr",
        label: "ILDR",
        reading: Reading::Lens {
            lens: "ildr",
            options: &[("pairs", "test")],
            measure: "ildr",
        },
        rule: Rule::Rises {
            to: crate::lens::ILDR_FACTOR,
        },
        source: "Golwala 2026 (arXiv 2604.20923)",
        help: "Distance of the answers' hidden states beside their spread, on held-out pairs; the factor is as published, the \
               baseline there is step 3000.",
    },
    Signal {
        id: "weight_norm",
        label: "weight norm",
        reading: Reading::SquaredWeights,
        rule: Rule::Falls { to: 0.5625 },
        source: "Golwala 2026 (arXiv 2604.20923), as the rule to beat",
        help: "Sum of squared weights below 0.75² of its baseline; published with 0.75 for the sum of the tensors' norms.",
    },
    Signal {
        id: "gini",
        label: "Gini coefficient of the embedding",
        reading: spectrum("gini"),
        rule: Rule::Rises { to: 2.0 },
        source: NANDA,
        help: "How unequally the embedding is spread over frequencies.",
    },
    Signal {
        id: "entropy",
        label: "spectral entropy of the embedding",
        reading: spectrum("entropy"),
        rule: Rule::Drops { by: 1.0 },
        source: "rule of our own",
        help: "One bit less is half as many frequencies in use.",
    },
    Signal {
        id: "neurons",
        label: "neurons' mean share of one frequency",
        reading: Reading::Lens {
            lens: "neurons",
            options: &[],
            measure: "mean_share",
        },
        rule: Rule::Rises { to: 2.0 },
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.3; rule of our own",
        help: "How much of a neuron's variance its best frequency explains, on average.",
    },
    Signal {
        id: "logits",
        label: "logits' share that depends on the sum",
        reading: Reading::Lens {
            lens: "logits",
            options: &[],
            measure: "sum_share",
        },
        rule: Rule::Rises { to: 2.0 },
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.4; rule of our own",
        help: "How much of the logits' variance over all pairs, trained on or not, follows a ∘ b alone.",
    },
    Signal {
        id: "h1_max",
        label: "longest loop of the embedding (H1 max)",
        reading: Reading::Lens {
            lens: "topology",
            options: &[("cloud", "embedding"), ("space", "all")],
            measure: "h1_max",
        },
        rule: Rule::Rises { to: 2.0 },
        source: "Tang, Wang, Garcia-Redondo and Monod 2026 (arXiv 2605.06352); rule of our own",
        help: "Life of the longest loop of the cloud of symbols; its authors saw it follow the accuracy.",
    },
];

const fn progress(measure: &'static str) -> Reading {
    Reading::Lens {
        lens: "progress",
        options: &[],
        measure,
    }
}

const fn spectrum(measure: &'static str) -> Reading {
    Reading::Lens {
        lens: "spectrum",
        options: &[("side", "embedding")],
        measure,
    }
}
