//! Nanda et al. 2023, and what makes generalising earlier or later.

use super::power::check;
use crate::{
    config::RunConfig,
    figures::{
        plan::{
            Budget::{self, Full, Quick},
            Figure, Series, preset, small,
        },
        verdict::{
            Check,
            Measure::{Delay, LastTrain, TestStep, TrainStep},
            Rule::{Between, Less, Near, Never, Times},
        },
    },
    optim::choices::Filter,
    train::choices::Loss,
};

/// Prieto's MLP, or for the quick budget half of its modulus.
fn edge(budget: Budget, change: fn(&mut RunConfig)) -> RunConfig {
    preset("edge", |c| {
        if budget == Quick {
            c.task.p = 59;
        }
        change(c);
    })
}

fn edge_steps(budget: Budget) -> u32 {
    match budget {
        Quick => 3000,
        Full => 30_000,
    }
}

/// Cross-entropy gets stuck, and with the remedy it does not.
fn remedy(name: &'static str) -> Vec<Check> {
    vec![
        check("cross-entropy", LastTrain, Between(0.99, 1.0)),
        check("cross-entropy", TestStep(0.95), Never),
        check(name, TestStep(0.95), Between(0.0, 30_000.0)),
    ]
}

pub(super) const ROWS: &[Figure] = &[
    Figure {
        id: "nanda_mainline",
        title: "a + b mod 113: memorising, then understanding",
        source: "Nanda et al. 2023 (arXiv 2301.05217), figure 2 and section 5.2",
        expected: "Memorised before step 1400; the test curve falls between 8000 and 14,000.",
        quick: "The preset \"nanda_quick\": five times the learning rate, batches of 512.",
        series: |budget| match budget {
            Quick => vec![Series::new("a + b", preset("nanda_quick", |_| {}), 1500).until(0.99)],
            Full => vec![Series::new("a + b", preset("nanda", |_| {}), 40_000).until(0.99)],
        },
        checks: |budget| match budget {
            Quick => vec![check("a + b", TestStep(0.99), Between(0.0, 1500.0))],
            Full => vec![
                check("a + b", TrainStep(0.99), Between(0.0, 1400.0)),
                check("a + b", TestStep(0.99), Near(11_000.0)),
                check("a + b", Delay(0.99), Between(5.0, 1000.0)),
            ],
        },
    },
    Figure {
        id: "nanda_data",
        title: "How much of the table it takes",
        source: "Nanda et al. 2023, appendix D.1",
        expected: "10 % and 20 % of the table: never in 40,000 steps. 30 to 50 %: grokking. 60 % and more: generalises at once.",
        quick: "a + b mod 59 on the preset \"patient\": 10 %, 50 % and 80 %, 6000 steps.",
        series: |budget| {
            let (base, steps): (_, &[(&str, f64)]) = match budget {
                Quick => (
                    preset("patient", |_| {}),
                    &[("10 %", 0.1), ("50 %", 0.5), ("80 %", 0.8)],
                ),
                Full => (
                    preset("nanda", |_| {}),
                    &[
                        ("10 %", 0.1),
                        ("20 %", 0.2),
                        ("30 %", 0.3),
                        ("50 %", 0.5),
                        ("80 %", 0.8),
                    ],
                ),
            };
            let max_steps = if budget == Quick { 6000 } else { 40_000 };
            let one = |(label, f): &(&'static str, f64)| {
                let mut config = base.clone();
                config.task.train_fraction = *f;
                Series::new(*label, config, max_steps).until(0.99)
            };
            steps.iter().map(one).collect()
        },
        checks: |budget| {
            let mut checks = vec![
                check("10 %", TestStep(0.95), Never),
                check("80 %", TestStep(0.95), Less("50 %")),
                check("80 %", Delay(0.95), Less("50 %")),
            ];
            if budget == Full {
                checks.extend([
                    check("20 %", TestStep(0.95), Never),
                    check("30 %", Delay(0.95), Between(5.0, 1000.0)),
                    check("80 %", Delay(0.95), Between(0.0, 3.0)),
                ]);
            }
            checks
        },
    },
    Figure {
        id: "nanda_decay",
        title: "Without weight decay, never",
        source: "Nanda et al. 2023, appendix D.1",
        expected: "With weight decay 1 the network groks, without it never in 40,000 steps.",
        quick: "The preset \"minute\" at a learning rate of 0.005, with weight decay 0, 0.5 and 2.",
        series: |budget| {
            let steps = if budget == Quick { 3000 } else { 40_000 };
            let one = |(label, weight_decay): (&'static str, f64)| {
                let change = |c: &mut RunConfig| c.optimizer.weight_decay = weight_decay;
                let config = if budget == Quick {
                    small(change)
                } else {
                    preset("nanda", change)
                };
                Series::new(label, config, steps).until(0.99)
            };
            [("0", 0.0), ("0.5", 0.5), ("2", 2.0)]
                .into_iter()
                .map(one)
                .collect()
        },
        checks: |_| {
            vec![
                check("0", TestStep(0.95), Never),
                check("0", LastTrain, Between(0.99, 1.0)),
                check("2", TestStep(0.95), Between(0.0, 40_000.0)),
                // Omnigrok's law: time is inversely proportional to the decay.
                check("2", TestStep(0.95), Less("0.5")),
            ]
        },
    },
    Figure {
        id: "omnigrok",
        title: "Larger initial weights, later understanding",
        source: "Liu et al. 2023 (Omnigrok, arXiv 2210.01117)",
        expected: "The initial scale lengthens the delay above 1 and shortens it below. (Theirs: MNIST and others; here: modular addition.)",
        quick: "The preset \"minute\" at a learning rate of 0.005, with initial scale 0.5, 1 and 2.",
        series: |budget| {
            let steps = if budget == Quick { 4000 } else { 40_000 };
            let one = |(label, scale): (&'static str, f64)| {
                let change = |c: &mut RunConfig| c.model.init_scale = scale;
                let config = match budget {
                    Quick => small(change),
                    Full => preset("patient", change),
                };
                Series::new(label, config, steps).until(0.99)
            };
            [("0.5", 0.5), ("1", 1.0), ("2", 2.0)]
                .into_iter()
                .map(one)
                .collect()
        },
        checks: |_| {
            vec![
                check("0.5", TestStep(0.95), Less("1")),
                check("1", TestStep(0.95), Less("2")),
            ]
        },
    },
    Figure {
        id: "grokfast",
        title: "With and without Grokfast: a × b mod 97",
        source: "Lee et al. 2024 (arXiv 2405.20233), tables 1 and 3",
        expected: "95 % test accuracy at step 39,890 without the filter and at 910 with it (44 times sooner; here at least 5 times).",
        quick: "a + b mod 59 on the preset \"patient\", with and without the filter: sooner with it.",
        series: |budget| match budget {
            Quick => vec![
                Series::new("plain", preset("patient", |_| {}), 6000).until(0.95),
                Series::new(
                    "Grokfast",
                    preset("patient", |c| c.optimizer.filter = Filter::GrokfastEma),
                    6000,
                )
                .until(0.95),
            ],
            Full => vec![
                Series::new("plain", preset("grokfast", plain), 80_000).until(0.95),
                Series::new("Grokfast", preset("grokfast", |_| {}), 3000).until(0.95),
            ],
        },
        checks: |budget| match budget {
            Quick => vec![check("Grokfast", TestStep(0.95), Less("plain"))],
            Full => vec![
                check("Grokfast", TestStep(0.95), Near(910.0)),
                check("plain", TestStep(0.95), Times("Grokfast", 5.0, 500.0)),
            ],
        },
    },
    Figure {
        id: "stablemax",
        title: "StableMax: generalising without weight decay",
        source: "Prieto et al. 2025 (arXiv 2501.04697)",
        expected: "An MLP without weight decay memorises a + b mod 113 and gets stuck in 32 bits; with StableMax it generalises.",
        quick: "The same modulo 59, 3000 steps.",
        series: |budget| {
            vec![
                Series::new("cross-entropy", edge(budget, |_| {}), edge_steps(budget)).until(0.99),
                Series::new(
                    "StableMax",
                    edge(budget, |c| c.loss = Loss::StableMax),
                    edge_steps(budget),
                )
                .until(0.99),
            ]
        },
        checks: |_| remedy("StableMax"),
    },
    Figure {
        id: "perpendicular",
        title: "Perpendicular gradients: generalising without weight decay",
        source: "Prieto et al. 2025 (arXiv 2501.04697)",
        expected: "The part of a gradient along the weights taken away, the same MLP generalises.",
        quick: "The same modulo 59, 3000 steps.",
        series: |budget| {
            let perpendicular = |c: &mut RunConfig| c.optimizer.filter = Filter::Perpendicular;
            vec![
                Series::new("cross-entropy", edge(budget, |_| {}), edge_steps(budget)).until(0.99),
                Series::new(
                    "perpendicular",
                    edge(budget, perpendicular),
                    edge_steps(budget),
                )
                .until(0.99),
            ]
        },
        checks: |_| remedy("perpendicular"),
    },
];

/// Grokfast's network without filter and without weight decay.
pub(super) fn plain(c: &mut RunConfig) {
    c.optimizer.filter = Filter::None;
    c.optimizer.weight_decay = 0.0;
}
