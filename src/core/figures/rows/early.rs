//! Single published numbers: R1 to R13.

use super::{methods::plain, power::check};
use crate::{
    config::RunConfig,
    figures::{
        plan::{
            Budget::{self, Full, Quick},
            Figure, Series, preset,
        },
        verdict::{
            Check, Measure,
            Measure::{BestTest, Delay, LastTrain, Steady, TestStep, TrainStep},
            Rule::{Between, Less, Near, Never, Times},
        },
    },
    model::choices::{Architecture, Init},
    optim::choices::{Filter, Method},
};

/// What the quick budget does with a number that takes long: the beginning of the same runs, which must not be there yet.
pub(super) const BEGINNING: &str =
    "The beginning of the same runs: memorising, and no generalising long before its time.";

/// One series: the paper's run, or the beginning of it.
pub(super) fn run(
    budget: Budget,
    config: RunConfig,
    beginning: u32,
    full: u32,
    stop: f64,
) -> Vec<Series> {
    let steps = if budget == Quick { beginning } else { full };
    vec![Series::new(RUN, config, steps).until(stop)]
}

/// The label of a single series.
pub(super) const RUN: &str = "the run";

/// In full, the published number; at the beginning, that it memorises and is not there yet.
pub(super) fn number(budget: Budget, measure: Measure, published: f64) -> Vec<Check> {
    match budget {
        Quick => beginning(measure),
        Full => vec![check(RUN, measure, Near(published))],
    }
}

/// It memorises and has not generalised.
pub(super) fn beginning(measure: Measure) -> Vec<Check> {
    vec![
        check(RUN, TrainStep(0.99), Between(0.0, 1e6)),
        check(RUN, measure, Never),
    ]
}

/// It memorises (nearly) and never generalises.
pub(super) fn never(measure: Measure) -> Vec<Check> {
    vec![
        check(RUN, LastTrain, Between(0.98, 1.0)),
        check(RUN, measure, Never),
    ]
}

fn ai_scientist(operation: &str) -> RunConfig {
    preset("ai_scientist", |c| c.task.operation = operation.to_owned())
}

fn mlp(c: &mut RunConfig) {
    c.model.architecture = Architecture::Mlp;
    c.model.n_layers = 2;
    c.model.d_mlp = 256;
    c.model.init = Init::Pytorch;
}

const TEMPLATE: &str = "Lu et al. 2024 (AI Scientist), notes of the grokking template";
const GROKVERSE: &str = "the replication project GROKVERSE, its own runs";

pub(super) const ROWS: &[Figure] = &[
    Figure {
        id: "r1",
        title: "a ÷ b mod 97, half of the table, Adam without decay",
        source: "Power et al. 2022, figure 1",
        expected: "Train accuracy near 100 % before 1000; the onset of generalising near 100,000, its end near 1,000,000.",
        quick: BEGINNING,
        series: |b| run(b, preset("power_purist", |_| {}), 1000, 1_000_000, 0.99),
        checks: |b| match b {
            Quick => beginning(TestStep(0.5)),
            Full => vec![
                check(RUN, TrainStep(0.99), Between(0.0, 1000.0)),
                check(RUN, TestStep(0.99), Between(30_000.0, 1_000_000.0)),
            ],
        },
    },
    Figure {
        id: "r2",
        title: "S5 with less and less data",
        source: "Power et al. 2022, section 3.1.1",
        expected: "Near 25–30 %, 1 % less data takes 1.4 to 1.5 times the steps; memorising takes 1000 to 10,000.",
        quick: "250 steps of it: not generalised.",
        series: |b| {
            let s5 = |label: &str, f: f64| {
                let config = preset("power", |c| {
                    c.task.operation = "s5".to_owned();
                    c.task.train_fraction = f;
                });
                Series::new(label, config, if b == Quick { 250 } else { 300_000 }).until(0.99)
            };
            vec![s5("28 %", 0.28), s5("30 %", 0.3)]
        },
        checks: |b| match b {
            Quick => vec![
                check("30 %", TestStep(0.5), Never),
                check("28 %", TestStep(0.5), Never),
            ],
            Full => vec![
                check("28 %", TestStep(0.99), Times("30 %", 1.0, 4.5)),
                check("30 %", TrainStep(0.99), Between(500.0, 20_000.0)),
            ],
        },
    },
    Figure {
        id: "r3",
        title: "a³ + ab² + b mod 97, 95 % of the table",
        source: "Power et al. 2022, section 3.2",
        expected: "Memorised; never generalised in 100,000 steps.",
        quick: "1000 steps of it.",
        series: |b| {
            let config = preset("power", |c| {
                c.task.operation = "x3xy2y".to_owned();
                c.task.train_fraction = 0.95;
            });
            run(b, config, 1000, 100_000, 0.99)
        },
        checks: |b| match b {
            Quick => vec![check(RUN, TestStep(0.5), Never)],
            Full => never(TestStep(0.95)),
        },
    },
    Figure {
        id: "r4",
        title: "a + b mod 97, the AI Scientist's network",
        source: TEMPLATE,
        expected: "99 % test accuracy at 2363 (mean of 3).",
        quick: BEGINNING,
        series: |b| run(b, ai_scientist("add"), 800, 7500, 0.99),
        checks: |b| number(b, TestStep(0.99), 2363.0),
    },
    Figure {
        id: "r5",
        title: "a ÷ b mod 97, the AI Scientist's network",
        source: TEMPLATE,
        expected: "99 % test accuracy at 4200 (mean of 3).",
        quick: BEGINNING,
        series: |b| run(b, ai_scientist("div"), 1200, 12_000, 0.99),
        checks: |b| number(b, TestStep(0.99), 4200.0),
    },
    Figure {
        id: "r6",
        title: "a − b mod 97, the AI Scientist's network",
        source: TEMPLATE,
        expected: "99 % test accuracy at 4720 (mean of 3).",
        quick: BEGINNING,
        series: |b| run(b, ai_scientist("sub"), 1200, 12_000, 0.99),
        checks: |b| number(b, TestStep(0.99), 4720.0),
    },
    Figure {
        id: "r7",
        title: "S5, the AI Scientist's network",
        source: TEMPLATE,
        expected: "Memorised (98.8 to 100 %), not generalised by 7500 (3.6 % test accuracy).",
        quick: "500 steps of it.",
        series: |b| run(b, ai_scientist("s5"), 500, 7500, 0.99),
        checks: |b| match b {
            Quick => vec![check(RUN, TestStep(0.5), Never)],
            Full => {
                let mut checks = never(TestStep(0.99));
                checks.push(check(RUN, BestTest, Between(0.0, 0.5)));
                checks
            }
        },
    },
    Figure {
        id: "r8",
        title: "a + b mod 97, the AI Scientist's network with Xavier's initial weights",
        source: TEMPLATE,
        expected: "99 % test accuracy at 863 (mean of 3), 2363 without.",
        quick: "Below half of r4's steps.",
        series: |b| {
            let config = preset("ai_scientist", |c| c.model.init = Init::Xavier);
            run(b, config, 1200, 7500, 0.99)
        },
        checks: |b| match b {
            Quick => vec![check(RUN, TestStep(0.99), Between(0.0, 1182.0))],
            Full => vec![check(RUN, TestStep(0.99), Near(863.0))],
        },
    },
    Figure {
        id: "r9",
        title: "a + b mod 113, Nanda's network without warm-up",
        source: GROKVERSE,
        expected: "99 % train accuracy at 145; 95 % test accuracy at 6295, 8367 and 8367.",
        quick: "400 steps of it: memorising.",
        series: |b| {
            run(
                b,
                preset("nanda", |c| c.optimizer.warmup_steps = 0),
                400,
                25_000,
                0.95,
            )
        },
        checks: |b| {
            let mut checks = vec![check(RUN, TrainStep(0.99), Near(145.0))];
            checks.push(match b {
                Quick => check(RUN, TestStep(0.95), Never),
                Full => check(RUN, TestStep(0.95), Near(8367.0)),
            });
            checks
        },
    },
    Figure {
        id: "r10",
        title: "a + b mod 113, Nanda's network",
        source: "Nanda et al. 2023, section 5.2",
        expected: "Generalises between 8000 and 14,000.",
        quick: "400 steps of it: memorising.",
        series: |b| run(b, preset("nanda", |_| {}), 400, 40_000, 0.99),
        checks: |b| number(b, TestStep(0.99), 11_000.0),
    },
    Figure {
        id: "r11",
        title: "a + b mod 113, half of the table, with Grokfast",
        source: GROKVERSE,
        expected: "99 % train accuracy at 179, 202, 192; 95 % test accuracy at 675, 859, 716.",
        quick: "400 steps of it: memorising.",
        series: |b| run(b, preset("nanda_grokfast", |_| {}), 400, 3000, 0.95),
        checks: |b| {
            let mut checks = vec![check(RUN, TrainStep(0.99), Near(192.0))];
            if b == Full {
                checks.push(check(RUN, TestStep(0.95), Near(716.0)));
            }
            checks
        },
    },
    Figure {
        id: "r12",
        title: "a + b mod 113, 30 % of the table, with Grokfast",
        source: GROKVERSE,
        expected: "99 % train accuracy at 150; no 95 % test accuracy by 4000 (one seed).",
        quick: "400 steps of it: memorising.",
        series: |b| {
            run(
                b,
                preset("nanda_grokfast", |c| c.task.train_fraction = 0.3),
                400,
                4000,
                0.95,
            )
        },
        checks: |_| {
            vec![
                check(RUN, TrainStep(0.99), Near(150.0)),
                check(RUN, TestStep(0.95), Never),
            ]
        },
    },
    Figure {
        id: "r13",
        title: "a + b mod 113, an MLP with two hidden layers",
        source: GROKVERSE,
        expected: "Memorised at 156–167, generalised at about 10,000 with 30 % of the table; at about 2200 with half of it and Grokfast. (Its widths are not known; here 256.)",
        quick: "600 steps of it: memorising.",
        series: |b| {
            let steps = if b == Quick { 600 } else { 30_000 };
            let with = preset("nanda_grokfast", mlp);
            vec![
                Series::new("30 %", preset("nanda", mlp), steps).until(0.95),
                Series::new("50 %, Grokfast", with, steps).until(0.95),
            ]
        },
        checks: |b| match b {
            Quick => vec![
                check("30 %", TrainStep(0.99), Between(0.0, 600.0)),
                check("30 %", TestStep(0.95), Never),
            ],
            Full => vec![
                check("30 %", Delay(0.95), Between(5.0, 1000.0)),
                check("50 %, Grokfast", TestStep(0.95), Less("30 %")),
            ],
        },
    },
    Figure {
        id: "r22",
        title: "a × b mod 97, Grokfast's network without the filter",
        source: "Lee et al. 2024 (arXiv 2405.20233), table 1 and section 2.2",
        expected: "95 % train accuracy at about 410, 95 % test accuracy at 39,890. (Theirs leaves out b = 0.)",
        quick: BEGINNING,
        series: |b| run(b, preset("grokfast", plain), 1000, 120_000, 0.95),
        checks: |b| match b {
            Quick => beginning(TestStep(0.95)),
            Full => vec![
                check(RUN, TrainStep(0.95), Between(0.0, 1000.0)),
                check(RUN, Delay(0.95), Between(10.0, 10_000.0)),
            ],
        },
    },
    Figure {
        id: "r20",
        title: "a + b mod 97, Xu's network without weight decay",
        source: "Xu 2026, recorded runs",
        expected: "Memorised; not generalised by 50,000.",
        quick: "1000 steps of it.",
        series: |b| {
            let config = preset("xu", |c| {
                c.optimizer.method = Method::AdamW;
                c.optimizer.weight_decay = 0.0;
                c.optimizer.filter = Filter::None;
            });
            run(b, config, 1000, 50_000, 0.99)
        },
        checks: |_| never(Steady),
    },
];
