//! Single published numbers: R14 to R27.

use super::{
    early::{BEGINNING, RUN, beginning, number, run},
    power::check,
};
use crate::{
    config::RunConfig,
    figures::{
        plan::{
            Budget::{self, Full, Quick},
            Figure, Series, preset,
        },
        verdict::{
            Measure::{BestTest, Delay, LastTrain, Steady, TestStep, TrainStep},
            Rule::{Between, Less, Near, Never, Times},
        },
    },
    model::choices::{Activation, Biases, Init, Logits, Norm, Positions},
    optim::choices::Filter,
    train::choices::{Loss, Sampling},
};

/// The network of a public experiment log on a + b mod 59.
fn log59(train_fraction: f64) -> RunConfig {
    preset("patient", |c| {
        c.model.biases = Biases::None;
        c.task.train_fraction = train_fraction;
    })
}

fn ildr(operation: &str, train_fraction: f64) -> RunConfig {
    preset("ildr", |c| {
        c.task.operation = operation.to_owned();
        c.task.train_fraction = train_fraction;
    })
}

/// Transformers as they are built today, small: <https://github.com/stockeh/mlx-grokking>.
fn mlx_grokking() -> RunConfig {
    preset("ai_scientist", |c| {
        c.task.operation = "div".to_owned();
        c.model.n_heads = 1;
        c.model.logits = Logits::Tokens;
        c.model.positions = Positions::Rotary;
        c.model.norm = Norm::Rms;
        c.model.activation = Activation::Swiglu;
        c.model.biases = Biases::None;
        c.model.init = Init::Mlx;
        c.model.dropout = 0.2;
        c.optimizer.weight_decay = 1.0;
        c.optimizer.warmup_steps = 10;
        c.train.sampling = Sampling::Passes;
    })
}

/// Several series of one length, each with what distinguishes it.
fn several<const N: usize>(
    budget: Budget,
    runs: [(&str, RunConfig); N],
    quick: u32,
    full: u32,
) -> Vec<Series> {
    let steps = if budget == Quick { quick } else { full };
    runs.into_iter()
        .map(|(label, config)| Series::new(label, config, steps).until(0.95))
        .collect()
}

const LOG59: &str = "a public experiment log, \"grokking (a + b) mod 59\"";
const ILDR: &str = "Golwala 2026 (arXiv 2604.20923)";

pub(super) const ROWS: &[Figure] = &[
    Figure {
        id: "r14",
        title: "a + b mod 59, one layer, half of the table",
        source: LOG59,
        expected: "99 % train accuracy at 220, 50 % test accuracy at 862, all by about 3000 (one seed).",
        quick: "1800 steps of it.",
        series: |b| run(b, log59(0.5), 1800, 10_000, 0.99),
        checks: |b| {
            let mut checks = vec![
                check(RUN, TrainStep(0.99), Near(220.0)),
                check(RUN, TestStep(0.5), Near(862.0)),
            ];
            if b == Full {
                checks.push(check(RUN, TestStep(0.99), Near(3000.0)));
            }
            checks
        },
    },
    Figure {
        id: "r15",
        title: "a + b mod 59, one layer, less data",
        source: LOG59,
        expected: "With 40 % of the table 52 % test accuracy at about 11,000; with 30 %, 2.8 % at 4388.",
        quick: "2000 steps of it.",
        series: |b| {
            several(
                b,
                [("40 %", log59(0.4)), ("30 %", log59(0.3))],
                2000,
                25_000,
            )
        },
        checks: |b| match b {
            Quick => vec![
                check("30 %", TestStep(0.5), Never),
                check("30 %", LastTrain, Between(0.99, 1.0)),
            ],
            Full => vec![
                check("40 %", TestStep(0.5), Near(11_000.0)),
                check("40 %", TestStep(0.5), Less("30 %")),
            ],
        },
    },
    Figure {
        id: "r16",
        title: "a × b mod 97, 30 % of the table, one layer",
        source: ILDR,
        expected: "95 % test accuracy at 4200 to 5900, mean 5100 (8 seeds).",
        quick: BEGINNING,
        series: |b| run(b, ildr("mul", 0.3), 1200, 15_000, 0.95),
        checks: |b| number(b, TestStep(0.95), 5100.0),
    },
    Figure {
        id: "r17",
        title: "a + b and a ÷ b mod 97, 30 % of the table",
        source: ILDR,
        expected: "95 % test accuracy at 4400 to 4800 and at 9100 (one seed): division later.",
        quick: "800 steps of it: not generalised.",
        series: |b| {
            several(
                b,
                [("a + b", ildr("add", 0.3)), ("a ÷ b", ildr("div", 0.3))],
                800,
                30_000,
            )
        },
        checks: |b| match b {
            Quick => vec![
                check("a + b", TestStep(0.95), Never),
                check("a ÷ b", TestStep(0.95), Never),
            ],
            Full => vec![check("a + b", TestStep(0.95), Less("a ÷ b"))],
        },
    },
    Figure {
        id: "r18",
        title: "a × b mod 97 against train fraction",
        source: ILDR,
        expected: "15,800, 3800, 3000 and 3100 steps for 20, 30, 40 and 50 %: explodes below 30 %, flat above 40 %.",
        quick: "600 steps of 20 % and 50 %: not generalised.",
        series: |b| {
            let mut all = several(
                b,
                [
                    ("20 %", ildr("mul", 0.2)),
                    ("30 %", ildr("mul", 0.3)),
                    ("40 %", ildr("mul", 0.4)),
                    ("50 %", ildr("mul", 0.5)),
                ],
                600,
                50_000,
            );
            if b == Quick {
                all.drain(1..3);
            }
            all
        },
        checks: |b| match b {
            Quick => vec![
                check("20 %", TestStep(0.95), Never),
                check("50 %", TestStep(0.95), Never),
            ],
            Full => vec![
                check("20 %", TestStep(0.95), Times("30 %", 2.0, 100.0)),
                check("40 %", TestStep(0.95), Less("30 %")),
                check("50 %", TestStep(0.95), Times("40 %", 0.5, 2.0)),
            ],
        },
    },
    Figure {
        id: "r19",
        title: "a + b mod 97, Xu's network",
        source: "Xu 2026 (arXiv 2604.06256), recorded runs",
        expected: "98 % test accuracy three times in a row at 3300, 3200 and 2800.",
        quick: BEGINNING,
        series: |b| run(b, preset("xu", |_| {}), 1000, 10_000, 0.99),
        checks: |b| number(b, Steady, 3200.0),
    },
    Figure {
        id: "r21",
        title: "a² + ab + b² and a³ + ab mod 97, Xu's network",
        source: "Xu 2026, README of its code",
        expected: "Not learnt in 5000 to 7500 steps.",
        quick: "600 steps of it.",
        series: |b| {
            let xu = |id: &str| preset("xu", |c| c.task.operation = id.to_owned());
            several(
                b,
                [("a² + ab + b²", xu("x2xyy2")), ("a³ + ab", xu("x3xy"))],
                600,
                7500,
            )
        },
        checks: |_| {
            vec![
                check("a² + ab + b²", Steady, Never),
                check("a³ + ab", Steady, Never),
            ]
        },
    },
    Figure {
        id: "r23",
        title: "a × b mod 97 with Grokfast",
        source: "Lee et al. 2024, table 3",
        expected: "95 % test accuracy at 910. (Theirs leaves out b = 0.)",
        quick: "400 steps of it: not yet.",
        series: |b| run(b, preset("grokfast", |_| {}), 400, 3000, 0.95),
        checks: |b| match b {
            Quick => vec![check(RUN, TestStep(0.95), Never)],
            Full => vec![check(RUN, TestStep(0.95), Near(910.0))],
        },
    },
    Figure {
        id: "r24",
        title: "a ÷ b mod 97 with RMSNorm, rotary positions and SwiGLU",
        source: "mlx-grokking, README and code",
        expected: "Generalises within 1500 steps, 150 times through the training pairs. (Theirs drops out a fifth of the gates; here of what attention and MLP add.)",
        quick: "900 steps of it: most of the held-out pairs are right.",
        series: |b| run(b, mlx_grokking(), 900, 1500, 0.99),
        checks: |b| match b {
            Quick => vec![check(RUN, BestTest, Between(0.5, 1.0))],
            Full => vec![check(RUN, TestStep(0.95), Between(0.0, 1500.0))],
        },
    },
    Figure {
        id: "r25",
        title: "a + b mod 197, 30 % and 20 % of the table",
        source: "Tang et al. 2026 (arXiv 2605.06352)",
        expected: "Generalises at 15,000 to 20,000 with 30 %, at 35,000 to 45,000 with 20 %.",
        quick: "300 steps of it: not generalised.",
        series: |b| {
            let net = |f: f64| {
                preset("xu", |c| {
                    c.task.p = 197;
                    c.task.train_fraction = f;
                    c.optimizer.lr_peak = 3e-3;
                    c.optimizer.weight_decay = 0.1;
                    c.optimizer.eps = 1e-6;
                    c.optimizer.clip_norm = None;
                })
            };
            several(b, [("30 %", net(0.3)), ("20 %", net(0.2))], 300, 60_000)
        },
        checks: |b| match b {
            Quick => vec![
                check("30 %", TestStep(0.95), Never),
                check("20 %", TestStep(0.95), Never),
            ],
            Full => vec![
                check("30 %", TestStep(0.95), Near(17_500.0)),
                check("30 %", TestStep(0.95), Less("20 %")),
            ],
        },
    },
    Figure {
        id: "r26",
        title: "a + b mod 97, 20 % of the table",
        source: "a systematic study (arXiv 2603.25009)",
        expected: "Memorised at about 1000, generalised at about 33,000 with a tuned AdamW. (Network not known; here Nanda's.)",
        quick: BEGINNING,
        series: |b| {
            let config = preset("nanda", |c| {
                c.task.p = 97;
                c.task.train_fraction = 0.2;
            });
            run(b, config, 1000, 100_000, 0.99)
        },
        checks: |b| match b {
            Quick => beginning(TestStep(0.95)),
            Full => vec![check(RUN, Delay(0.99), Between(5.0, 10_000.0))],
        },
    },
    Figure {
        id: "r27",
        title: "a + b mod 113 without weight decay: stuck, and two remedies",
        source: "Prieto et al. 2025 (arXiv 2501.04697), code",
        expected: "The MLP memorises and gets stuck; StableMax and perpendicular gradients both generalise.",
        quick: "500 steps of it: memorising, and the plain loss stuck.",
        series: |b| {
            let runs = [
                ("cross-entropy", preset("edge", |_| {})),
                ("StableMax", preset("edge", |c| c.loss = Loss::StableMax)),
                (
                    "perpendicular",
                    preset("edge", |c| c.optimizer.filter = Filter::Perpendicular),
                ),
            ];
            several(b, runs, 500, 30_000)
        },
        checks: |b| {
            let mut checks = vec![
                check("cross-entropy", LastTrain, Between(0.99, 1.0)),
                check("cross-entropy", TestStep(0.95), Never),
            ];
            if b == Full {
                checks.extend([
                    check("StableMax", TestStep(0.95), Between(0.0, 30_000.0)),
                    check("perpendicular", TestStep(0.95), Between(0.0, 30_000.0)),
                ]);
            }
            checks
        },
    },
];
