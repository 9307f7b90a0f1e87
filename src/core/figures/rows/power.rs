//! Power et al. 2022 (arXiv 2201.02177).

use crate::{
    config::RunConfig,
    figures::{
        plan::{
            Budget::{Full, Quick},
            Figure, Series, preset, small,
        },
        verdict::{
            Check,
            Measure::{
                self, BestTest, Delay, LastTrain, LossFall, LossRise, TestStep, TrainStep, Weights,
            },
            Rule::{self, Between, Less, Never, Times},
        },
    },
    optim::choices::{Decay, Method},
    sweep::probe::{COSETS, LINES, Probe},
};

/// A claim.
pub(super) const fn check(series: &'static str, measure: Measure, rule: Rule) -> Check {
    Check {
        series,
        measure,
        rule,
    }
}

pub(super) fn s5(train_fraction: f64, change: fn(&mut RunConfig)) -> RunConfig {
    preset("power", |c| {
        c.task.operation = "s5".to_owned();
        c.task.train_fraction = train_fraction;
        change(c);
    })
}

fn adam(c: &mut RunConfig) {
    c.optimizer.method = Method::Adam;
    c.optimizer.weight_decay = 0.0;
}

/// What a variant changes.
pub(super) type Change = fn(&mut RunConfig);

/// The nine variants of figure 2 left, appendix A.1.2.
pub(super) const ABLATIONS: &[(&str, Change)] = &[
    ("Adam, full batch", |c| {
        adam(c);
        c.train.batch_size = None;
    }),
    ("Adam", adam),
    ("Adam, full batch, update noise", |c| {
        adam(c);
        c.train.batch_size = None;
        c.optimizer.update_noise = 1.0;
    }),
    ("Adam, dropout 0.1", |c| {
        adam(c);
        c.model.dropout = 0.1;
    }),
    ("AdamW", |c| c.optimizer.weight_decay = 1.0),
    ("AdamW to init", |c| c.optimizer.decay = Decay::ToInit),
    ("Adam, lr × 0.3", |c| {
        adam(c);
        c.optimizer.lr_peak *= 0.3;
    }),
    ("Adam, lr × 3", |c| {
        adam(c);
        c.optimizer.lr_peak *= 3.0;
    }),
    ("Adam, weight noise 0.01", |c| {
        adam(c);
        c.optimizer.weight_noise = 0.01;
    }),
];

/// Operations of figure 2 right.
const OPERATIONS: &[&str] = &[
    "add", "sub", "div", "mix", "x2y2", "x2xyy2", "x2xyy2x", "x3xy", "x3xy2y", "s5", "s5conj",
    "s5aba",
];

/// Those that a small modulus has too.
const SMALL_OPERATIONS: &[&str] = &["add", "sub", "div", "x2y2", "x2xyy2", "x2xyy2x", "x3xy2y"];

fn operation(mut config: RunConfig, id: &str) -> RunConfig {
    config.task.operation = id.to_owned();
    config
}

pub(super) fn fraction(mut config: RunConfig, train_fraction: f64) -> RunConfig {
    config.task.train_fraction = train_fraction;
    config
}

pub(super) const ROWS: &[Figure] = &[
    Figure {
        id: "power_fig1_left",
        title: "Accuracy of a ÷ b mod 97 without weight decay",
        source: "Power et al. 2022, figure 1 left",
        expected: "Train accuracy is about 100 % before step 1000; test accuracy starts to rise near step 100,000 and is there near 1,000,000.",
        quick: "The preset \"minute\" at a learning rate of 0.005 and without weight decay, 3000 steps: it memorises and does not generalise.",
        series: |budget| match budget {
            Quick => vec![Series::new("Adam", small(adam), 3000).until(0.99)],
            Full => {
                vec![Series::new("Adam", preset("power_purist", |_| {}), 1_000_000).until(0.99)]
            }
        },
        checks: |budget| match budget {
            Quick => vec![
                check("Adam", TrainStep(0.99), Between(0.0, 1000.0)),
                check("Adam", TestStep(0.95), Never),
            ],
            Full => vec![
                check("Adam", TrainStep(0.99), Between(0.0, 1000.0)),
                check("Adam", TestStep(0.5), Between(30_000.0, 1_000_000.0)),
                check("Adam", Delay(0.95), Between(100.0, 10_000.0)),
            ],
        },
    },
    Figure {
        id: "power_fig1_center",
        title: "Steps to generalise against train fraction, S5",
        source: "Power et al. 2022, figure 1 centre and section 3.1.1",
        expected: "Near 25–30 % of the data, each 1 % less multiplies the median step to 99 % by 1.4 to 1.5; steps to memorise stay within 1000 to 10,000.",
        quick: "a + b mod 59 on the preset \"minute\" at a learning rate of 0.005: less data, later.",
        series: |budget| match budget {
            Quick => [("30 %", 0.3), ("35 %", 0.35), ("60 %", 0.6)]
                .map(|(label, f)| Series::new(label, fraction(small(|_| {}), f), 3000).until(0.99))
                .to_vec(),
            Full => [
                ("27 %", 0.27),
                ("30 %", 0.3),
                ("35 %", 0.35),
                ("40 %", 0.4),
                ("50 %", 0.5),
            ]
            .map(|(label, f)| Series::new(label, s5(f, |_| {}), 500_000).until(0.99))
            .to_vec(),
        },
        checks: |budget| match budget {
            Quick => vec![
                check("35 %", TestStep(0.95), Less("30 %")),
                check("60 %", TestStep(0.95), Less("35 %")),
            ],
            // 1.4³ and 1.5³, and half and twice that: a direction with its size.
            Full => vec![
                check("27 %", TestStep(0.99), Times("30 %", 1.4, 6.8)),
                check("35 %", TestStep(0.99), Less("30 %")),
                check("40 %", TestStep(0.99), Less("35 %")),
                check("50 %", TestStep(0.99), Less("40 %")),
                check("30 %", TrainStep(0.99), Between(500.0, 20_000.0)),
                check("50 %", TrainStep(0.99), Between(500.0, 20_000.0)),
            ],
        },
    },
    Figure {
        id: "power_fig2_left",
        title: "Nine optimisers on S5",
        source: "Power et al. 2022, figure 2 left and section 3.3",
        expected: "Weight decay to the origin more than halves the data needed; to the initial weights is second; noise of any kind and minibatches help. All memorise in 1000 to 10,000 steps.",
        quick: "a + b mod 59 with half of the table on the preset \"minute\" at a learning rate of 0.005, 2000 steps.",
        series: |budget| match budget {
            Quick => ABLATIONS
                .iter()
                .map(|(label, change)| {
                    let mut config = fraction(small(|_| {}), 0.5);
                    change(&mut config);
                    Series::new(*label, config, 2000).until(0.99)
                })
                .collect(),
            Full => ABLATIONS
                .iter()
                .map(|(label, change)| Series::new(*label, s5(0.4, *change), 100_000).until(0.99))
                .collect(),
        },
        checks: |budget| {
            let mut checks = vec![
                check("AdamW", TestStep(0.95), Less("Adam, full batch")),
                check("AdamW", TestStep(0.95), Less("Adam")),
                check("AdamW", TestStep(0.95), Less("AdamW to init")),
            ];
            if budget == Full {
                checks.extend([
                    check("AdamW", TestStep(0.99), Between(0.0, 100_000.0)),
                    check(
                        "Adam, full batch",
                        BestTest,
                        Less("Adam, full batch, update noise"),
                    ),
                    check("Adam", BestTest, Less("Adam, weight noise 0.01")),
                    check("Adam, full batch", LastTrain, Between(0.99, 1.0)),
                    check("Adam", TrainStep(0.99), Between(500.0, 20_000.0)),
                ]);
            }
            checks
        },
    },
    Figure {
        id: "power_fig2_right",
        title: "Operations against train fraction",
        source: "Power et al. 2022, figure 2 right and section 3.2",
        expected: "Symmetric operations need less data than close ones that are not; a − b and a ÷ b need about the same; a³ + ab² + b is never learnt. (The figure's numbers are not printed; only this order is checked.)",
        quick: "Seven operations modulo 59 with half of the table on the preset \"minute\" at a learning rate of 0.005, 3000 steps.",
        series: |budget| match budget {
            Quick => SMALL_OPERATIONS
                .iter()
                .map(|id| {
                    Series::new(*id, operation(fraction(small(|_| {}), 0.5), id), 3000).until(0.99)
                })
                .collect(),
            Full => OPERATIONS
                .iter()
                .flat_map(|id| {
                    [(30, 0.3), (50, 0.5), (75, 0.75)].map(|(percent, f)| (id, percent, f))
                })
                .map(|(id, percent, f)| {
                    let config = operation(fraction(preset("power", |_| {}), f), id);
                    Series::new(format!("{id} {percent} %"), config, 100_000).until(0.99)
                })
                .collect(),
        },
        checks: |budget| match budget {
            Quick => vec![
                check("add", TestStep(0.95), Between(0.0, 3000.0)),
                check("add", TestStep(0.95), Less("sub")),
                check("sub", TestStep(0.95), Times("div", 0.5, 2.0)),
                check("x2xyy2", BestTest, Less("x2y2")),
                check("x3xy2y", TestStep(0.95), Never),
            ],
            Full => vec![
                check("add 50 %", TestStep(0.95), Between(0.0, 100_000.0)),
                check("sub 50 %", TestStep(0.95), Times("div 50 %", 0.5, 2.0)),
                check("mix 75 %", TestStep(0.95), Between(0.0, 100_000.0)),
                check("x2y2 50 %", TestStep(0.95), Between(0.0, 100_000.0)),
                check("x2xyy2 75 %", TestStep(0.95), Less("x2xyy2x 75 %")),
                check("x3xy2y 75 %", TestStep(0.95), Never),
                check("s5 50 %", TestStep(0.95), Less("s5conj 50 %")),
                check("s5 50 %", TestStep(0.95), Less("s5aba 50 %")),
            ],
        },
    },
    Figure {
        id: "power_fig3",
        title: "The output layer of a + b mod 97, on a map",
        source: "Power et al. 2022, figure 3 right and section 3.4",
        expected: "On a t-SNE map of the output layer's rows, answers lie on lines on which each is a constant apart from the next. Measured as the share of answers whose nearest neighbour is k before or after them, for the best k (before training: about 0.1).",
        quick: "a + b mod 59 on the preset \"minute\" at a learning rate of 0.005.",
        series: |budget| {
            let (config, steps) = match budget {
                Quick => (small(|_| {}), 3000),
                Full => (operation(preset("power", |_| {}), "add"), 100_000),
            };
            let untrained = Series::new("untrained", config.clone(), 1).with(&[Probe::OutputMap]);
            let trained = Series::new("trained", config, steps).until(0.99);
            vec![untrained, trained.with(&[Probe::OutputMap])]
        },
        checks: |_| {
            vec![
                check("untrained", Weights(LINES), Between(0.0, 0.2)),
                check("trained", Weights(LINES), Between(0.5, 1.0)),
            ]
        },
    },
    Figure {
        id: "power_fig3_s5",
        title: "The output layer of S5, on a map",
        source: "Power et al. 2022, figure 3 left and section 3.4",
        expected: "On a t-SNE map of the output layer's rows, permutations lie in clusters: the cosets of the subgroup generated by (0 3)(1 4) and (1 2)(3 4), or of a conjugate of it. Measured as the share of permutations whose nearest neighbour is of the same coset, for the best of the 12 partitions (chance: 9 of 119 for one of them).",
        quick: "One layer of width 64 with 70 % of the table, learning rate 0.003, weight decay 0.5, 4000 steps at most.",
        series: |budget| {
            let (config, steps) = match budget {
                Quick => {
                    let gently = small(|c| {
                        c.optimizer.lr_peak = 3e-3;
                        c.optimizer.weight_decay = 0.5;
                    });
                    (operation(fraction(gently, 0.7), "s5"), 4000)
                }
                Full => (s5(0.5, |_| {}), 100_000),
            };
            let untrained = Series::new("untrained", config.clone(), 1).with(&[Probe::CosetMap]);
            let trained = Series::new("trained", config, steps).until(0.99);
            vec![untrained, trained.with(&[Probe::CosetMap])]
        },
        checks: |_| {
            vec![
                check("untrained", Weights(COSETS), Between(0.0, 0.25)),
                check("trained", Weights(COSETS), Between(0.5, 1.0)),
            ]
        },
    },
    Figure {
        id: "power_fig4",
        title: "The loss on held-out pairs rises and falls again",
        source: "Power et al. 2022, figure 4 and appendix A.2",
        expected: "After memorising, the test loss rises far above its first minimum, and falls again: a second descent.",
        quick: "The preset \"patient\" (a + b mod 59).",
        series: |budget| match budget {
            Quick => vec![Series::new("a ∘ b", preset("patient", |_| {}), 6000).until(0.99)],
            Full => vec![Series::new("a ∘ b", preset("power", |_| {}), 100_000).until(0.99)],
        },
        checks: |_| {
            vec![
                check("a ∘ b", LossRise, Between(1.2, 100.0)),
                check("a ∘ b", LossFall, Between(2.0, f64::INFINITY)),
            ]
        },
    },
    Figure {
        id: "power_fig6",
        title: "Wrong answers among the training pairs",
        source: "Power et al. 2022, figure 6 and appendix A.4",
        expected: "With up to 3000 wrong answers the network still memorises every pair; up to about 1000 hardly hurt the test accuracy, more do.",
        quick: "a + b mod 59 with 70 % of the table on the preset \"minute\" at a learning rate of 0.005; 0, 10, 100 and 1000 wrong answers among 2436.",
        series: |budget| match budget {
            Quick => [("0", 0), ("10", 10), ("100", 100), ("1000", 1000)]
                .map(|(label, n)| {
                    let mut config = fraction(small(|_| {}), 0.7);
                    config.task.wrong_labels = n;
                    Series::new(label, config, 2000).until(0.99)
                })
                .to_vec(),
            Full => [
                ("0", 0),
                ("10", 10),
                ("100", 100),
                ("1000", 1000),
                ("2000", 2000),
                ("3000", 3000),
            ]
            .map(|(label, n)| {
                let config = preset("power", |c| {
                    c.task.operation = "s5".to_owned();
                    c.task.wrong_labels = n;
                });
                Series::new(label, config, 100_000).until(0.99)
            })
            .to_vec(),
        },
        checks: |budget| match budget {
            Quick => vec![
                check("10", BestTest, Between(0.9, 1.0)),
                check("100", BestTest, Between(0.5, 1.0)),
                check("1000", BestTest, Less("0")),
            ],
            Full => vec![
                check("10", BestTest, Between(0.95, 1.0)),
                check("100", BestTest, Between(0.95, 1.0)),
                check("3000", BestTest, Less("0")),
                check("3000", LastTrain, Between(0.99, 1.0)),
            ],
        },
    },
];
