//! The rows of [`super::PRESETS`]: one for every reference code, and ours.

use super::Preset;
use crate::{
    config::RunConfig,
    model::choices::{Activation, Architecture, Biases, Init, Logits, Norm, Positions, Tokens},
    optim::choices::{Filter, Method},
    task::choices::Labels,
    train::choices::{Loss, Sampling},
};

const START: &str = "To start with";
const PAPER: &str = "From papers";
const CONTROL: &str = "Controls";

/// The presets, in display order.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "minute",
        group: START,
        label: "A minute: a + b mod 59",
        help: "Memorises in seconds and understands well within a minute on a laptop without a GPU.",
        source: "The network of Nanda et al. 2023 at half the width, with eight times their learning rate and batches of 512.",
        memorises: Some([120, 126]),
        generalises: Some([945, 1043]),
        change: |c| {
            small(c, 0.35);
            // Seeds 0 to 7 know 3 to 19 % of the hidden answers when they have memorised the shown ones; at 1e-2, 4 to
            // 24 %. Of seeds 0 to 19 the last understands at step 1977.
            c.optimizer.lr_peak = 8e-3;
            c.train.batch_size = Some(512);
            // At this learning rate a last batch of few pairs undoes what the others have learnt: 30 of them are left
            // with 45 % of the table, and two of three runs never memorised it.
            c.train.sampling = Sampling::Even;
            c.train.max_steps = 2000;
            // Examining the table costs as much as two steps.
            c.train.eval_spacing = 0.05;
        },
    },
    Preset {
        id: "patient",
        group: START,
        label: "Patient: a + b mod 59",
        help: "Full batch and an eighth of the learning rate: a long plateau between memorising and understanding.",
        source: "The network of Nanda et al. 2023 at half the width, p = 59, half of the table.",
        memorises: Some([180, 204]),
        generalises: Some([3361, 4908]),
        change: |c| {
            small(c, 0.5);
            c.train.max_steps = 6000;
        },
    },
    Preset {
        id: "nanda_quick",
        group: START,
        label: "Nanda, quickly: a + b mod 113",
        help: "The network and the share of the table of Nanda et al., with a larger learning rate and batches of 512.",
        source: "Nanda et al. 2023 (arXiv 2301.05217); learning rate 5e-3 instead of 1e-3, batch 512 instead of full.",
        memorises: Some([277, 408]),
        generalises: Some([370, 798]),
        change: |c| {
            c.optimizer.lr_peak = 5e-3;
            c.train.batch_size = Some(512);
            c.train.max_steps = 1500;
            // The table has 25 batches: examining it costs as much as eight steps.
            c.train.eval_spacing = 0.1;
        },
    },
    Preset {
        id: "nanda",
        group: PAPER,
        label: "Nanda 2023: a + b mod 113",
        help: "The paper's own network and settings: understanding comes after some ten thousand steps, an hour on a CPU.",
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 3 and appendix A.",
        memorises: None,
        generalises: None,
        change: |_| {},
    },
    Preset {
        id: "nanda_grokfast",
        group: PAPER,
        label: "Nanda with Grokfast: a + b mod 113",
        help: "Half of the table, and a filter that strengthens what is slow in the gradient: hundreds of steps instead of thousands.",
        source: "Nanda et al. 2023 with Lee et al. 2024 (arXiv 2405.20233), their EMA filter at 0.98 and 2.",
        memorises: None,
        generalises: None,
        change: |c| {
            c.task.train_fraction = 0.5;
            c.optimizer.filter = Filter::GrokfastEma;
            c.train.max_steps = 3000;
        },
    },
    Preset {
        id: "power",
        group: PAPER,
        label: "Power 2022: a ÷ b mod 97",
        help: "The network that grokking was discovered with: two layers, post-LN, and both the answer and the closing sign scored.",
        source: "Power et al. 2022 (arXiv 2201.02177), appendix A.1, and openai/grok.",
        memorises: None,
        generalises: None,
        change: power,
    },
    Preset {
        id: "power_purist",
        group: PAPER,
        label: "Power 2022 without weight decay: a ÷ b mod 97",
        help: "The paper's most famous curve: a million steps, of which a browser does a few thousand an hour.",
        source: "Power et al. 2022 (arXiv 2201.02177), figure 1 left.",
        memorises: None,
        generalises: None,
        change: |c| {
            power(c);
            c.optimizer.method = Method::Adam;
            c.optimizer.weight_decay = 0.0;
            c.train.max_steps = 1_000_000;
        },
    },
    Preset {
        id: "grokfast",
        group: PAPER,
        label: "Grokfast 2024: a × b mod 97",
        help: "Two layers with pre-LN, Adam, a little coupled weight decay, and the filter that made it 44 times faster.",
        source: "Lee et al. 2024 (arXiv 2405.20233), table 3, and their code.",
        memorises: None,
        generalises: None,
        change: |c| {
            two_layers(c);
            c.task.operation = "mul".to_owned();
            c.model.logits = Logits::Tokens;
            c.model.norm = Norm::Pre;
            c.optimizer.method = Method::Adam;
            c.optimizer.weight_decay = 0.005;
            c.optimizer.filter = Filter::GrokfastEma;
            c.train.max_steps = 3000;
        },
    },
    Preset {
        id: "ai_scientist",
        group: PAPER,
        label: "AI Scientist 2024: a + b mod 97",
        help: "Two layers with post-LN and a final LayerNorm: the benchmark with the most published numbers.",
        source: "Lu et al. 2024 (arXiv 2408.06292), the grokking template.",
        memorises: None,
        generalises: None,
        change: |c| {
            two_layers(c);
            c.model.norm = Norm::Post;
            c.optimizer.weight_decay = 0.5;
            c.optimizer.warmup_steps = 50;
            c.train.sampling = Sampling::Replacement;
            c.train.max_steps = 7500;
        },
    },
    Preset {
        id: "xu",
        group: PAPER,
        label: "Spectral edge 2026: a + b mod 97",
        help: "Two tokens, two layers with pre-LN, no causal mask, and gradients clipped at 1.",
        source: "Xu 2026 (arXiv 2604.06256) and its code.",
        memorises: None,
        generalises: None,
        change: |c| {
            two_layers(c);
            c.model.tokens = Tokens::Pair;
            c.model.logits = Logits::Tokens;
            c.model.positions = Positions::LearnedSmall;
            c.model.norm = Norm::Pre;
            c.model.d_mlp = 256;
            c.optimizer.clip_norm = Some(1.0);
            c.optimizer.warmup_steps = 0;
            c.train.sampling = Sampling::Replacement;
            c.train.max_steps = 6000;
        },
    },
    Preset {
        id: "ildr",
        group: PAPER,
        label: "ILDR 2026: a × b mod 97",
        help: "One layer on three tokens, batches with replacement, three tenths of the table. The paper leaves some of the network open.",
        source: "Golwala 2026 (arXiv 2604.20923); LayerNorm, positions and initial weights are PyTorch's defaults, our guess.",
        memorises: None,
        generalises: None,
        change: |c| {
            c.task.operation = "mul".to_owned();
            c.task.p = 97;
            pytorch(c);
            c.model.norm = Norm::Post;
            c.model.logits = Logits::Tokens;
            c.model.causal = false;
            c.optimizer.beta2 = 0.999;
            c.optimizer.warmup_steps = 0;
            c.train.batch_size = Some(512);
            c.train.sampling = Sampling::Replacement;
            c.train.max_steps = 10_000;
        },
    },
    Preset {
        id: "edge",
        group: PAPER,
        label: "Edge of stability 2025: a + b mod 113, MLP",
        help: "No attention and no weight decay: 32 bits stop the learning before it is done. Try StableMax, or the perpendicular filter.",
        source: "Prieto et al. 2025 (arXiv 2501.04697): two hidden layers of 200 on one-hot inputs, four tenths of the table.",
        memorises: None,
        generalises: None,
        change: |c| {
            c.task.train_fraction = 0.4;
            c.model.architecture = Architecture::Mlp;
            c.model.n_layers = 2;
            c.model.d_mlp = 200;
            c.model.init = Init::Pytorch;
            c.model.biases = Biases::All;
            c.optimizer.lr_peak = 1e-2;
            c.optimizer.weight_decay = 0.0;
            c.optimizer.beta2 = 0.999;
            c.optimizer.warmup_steps = 0;
            c.train.max_steps = 10_000;
        },
    },
    Preset {
        id: "gromov",
        group: PAPER,
        label: "Gromov 2023: a + b mod 97, quadratic MLP",
        help: "A network whose solution is known in closed form: one quadratic layer, squared error, no regularisation.",
        source: "Gromov 2023 (arXiv 2301.02679): plain gradient descent there, AdamW here.",
        memorises: None,
        generalises: None,
        change: |c| {
            c.task.p = 97;
            c.task.train_fraction = 0.5;
            c.model.architecture = Architecture::Mlp;
            c.model.activation = Activation::Quadratic;
            c.model.biases = Biases::None;
            c.model.d_mlp = 500;
            c.loss = Loss::Mse;
            c.optimizer.lr_peak = 5e-3;
            c.train.max_steps = 3000;
        },
    },
    Preset {
        id: "never",
        group: CONTROL,
        label: "Never: random answers",
        help: "There is nothing to understand, so nothing but memorising can happen. If the test curve rises here, something is wrong.",
        source: "The control of this tool's own tests.",
        memorises: None,
        generalises: None,
        change: |c| {
            small(c, 0.5);
            c.task.labels = Labels::Random;
            c.optimizer.lr_peak = 5e-3;
            c.train.batch_size = Some(512);
            c.train.max_steps = 3000;
            c.train.eval_spacing = 0.05;
        },
    },
    Preset {
        id: "tiny",
        group: CONTROL,
        label: "Tiny: a + b mod 7",
        help: "Too small to show anything; trains anywhere in moments. For trying things out.",
        source: "Ours, for tests and slow devices.",
        memorises: None,
        generalises: None,
        change: |c| {
            c.task.p = 7;
            c.task.train_fraction = 0.6;
            width(c, 16);
            c.model.n_heads = 2;
            c.optimizer.lr_peak = 1e-2;
            c.train.max_steps = 200;
        },
    },
];

/// The network of Nanda et al. at half the width, on a + b mod 59.
fn small(c: &mut RunConfig, train_fraction: f64) {
    c.task.p = 59;
    c.task.train_fraction = train_fraction;
    width(c, 64);
}

fn width(c: &mut RunConfig, d_model: u32) {
    c.model.d_model = d_model;
    c.model.d_mlp = 4 * d_model;
}

/// PyTorch's defaults where reference codes leave things to it.
fn pytorch(c: &mut RunConfig) {
    c.model.init = Init::PytorchAttention;
    c.model.biases = Biases::All;
}

/// What the two-layer networks after Power et al. have in common, on half of a table modulo 97.
fn two_layers(c: &mut RunConfig) {
    pytorch(c);
    c.task.p = 97;
    c.task.train_fraction = 0.5;
    c.model.n_layers = 2;
    c.model.tokens = Tokens::OperationEquals;
    c.model.logits = Logits::Answers;
    c.model.activation = Activation::Gelu;
    c.model.final_norm = true;
    c.train.batch_size = Some(512);
    // Two layers cost much, and examining the table as much as several steps.
    c.train.eval_spacing = 0.05;
}

fn power(c: &mut RunConfig) {
    two_layers(c);
    c.task.operation = "div".to_owned();
    c.model.tokens = Tokens::Closed;
    c.model.logits = Logits::Tokens;
    c.model.positions = Positions::Sinusoidal;
    c.model.norm = Norm::Post;
    c.model.final_norm = false;
    c.model.activation = Activation::Relu;
    c.model.biases = Biases::None;
    c.model.init = Init::Pytorch;
    c.train.max_steps = 100_000;
}
