//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use grokscope::presets;

/// Watch a small transformer go from memorising modular arithmetic to understanding it.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,

    /// Round after every multiplication, as browsers without relaxed SIMD do: their bits, a little slower.
    #[arg(long, global = true)]
    pub no_fma: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Train a network and write its metrics.
    Run(RunOptions),
    /// Train many networks, over a grid of settings and several seeds, and summarise them.
    Sweep(SweepOptions),
    /// Reproduce a published figure or number, and say whether it was reproduced.
    Reproduce(ReproduceOptions),
    /// Look inside a network: what the page's lenses show of a checkpoint, in numbers.
    Lens(LensOptions),
    /// Compare the signs that are said to announce understanding: how early each is, and how often it is wrong.
    Scoreboard(ScoreboardOptions),
    /// Write weights, batches or a PyTorch script for other tools.
    #[command(subcommand)]
    Export(Export),
    /// Make a checkpoint from weights, for `run --resume`: a run begins with them, and with nothing remembered.
    Import(ImportOptions),
    /// Print everything there is (operations, presets, settings and their ranges) as JSON.
    Catalogue,
}

/// Which config.
#[derive(Debug, clap::Args)]
pub struct ConfigOptions {
    /// Name of a preset; `grokscope catalogue` lists them. [default: minute]
    #[arg(long, conflicts_with = "config")]
    pub preset: Option<String>,

    /// A config as JSON, instead of a preset.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// A setting to change, such as `--set task.p=97` or `--set seeds.init_seed=3`. May be repeated.
    #[arg(long, value_name = "SETTING=VALUE")]
    pub set: Vec<String>,
}

/// What to look at, and through what.
#[derive(Debug, clap::Args)]
pub struct LensOptions {
    /// The checkpoint to look at, as `run --checkpoint` writes it or `import` makes it.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: PathBuf,

    /// A lens, by its name; `grokscope catalogue` lists them. May be repeated. [default: all that take moments]
    #[arg(long, value_name = "LENS", conflicts_with = "all")]
    pub lens: Vec<String>,

    /// All lenses, those that take seconds as well.
    #[arg(long)]
    pub all: bool,

    /// An option of the lens, such as `--set keys=14,35,41`. May be repeated.
    #[arg(long, value_name = "OPTION=VALUE", requires = "lens")]
    pub set: Vec<String>,

    /// Everything as JSON: numbers and pictures as data.
    #[arg(long)]
    pub json: bool,
}

/// Which runs and controls are compared.
#[derive(Debug, clap::Args)]
pub struct ScoreboardOptions {
    /// The runs.
    #[command(flatten)]
    pub config: ConfigOptions,

    /// Runs, with seeds 0 to N − 1; split, initial weights and batches all take it.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub seeds: u32,

    /// As many controls with random labels, and as many with too little data.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=1000))]
    pub controls: u32,

    /// The train fraction of the controls with too little data. [default: half of the config's]
    #[arg(long, value_name = "FRACTION")]
    pub control_fraction: Option<f64>,

    /// Where everything goes as JSON.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Leave the series out of that file: flags, leads and scores only.
    #[arg(long, requires = "out")]
    pub no_series: bool,

    /// How many runs at a time, one thread each (default: as many as there are cores).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,
}

/// What `export` can write.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Weights as safetensors, named and shaped as in TransformerLens' HookedTransformer.
    Weights {
        /// The experiment, of which the initial weights are written.
        #[command(flatten)]
        config: ConfigOptions,
        /// Write the weights of this checkpoint instead.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "config", "set"])]
        checkpoint: Option<PathBuf>,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// A PyTorch script of its own that does the same experiment.
    Pytorch {
        /// The experiment.
        #[command(flatten)]
        config: ConfigOptions,
        /// The file to write; standard output if there is none.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The pairs of the first steps as JSON, with the split and the order of the tensors in a checkpoint: what another
    /// implementation needs to do the same.
    Batches {
        /// The experiment.
        #[command(flatten)]
        config: ConfigOptions,
        /// Number of steps.
        #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(..=10_000))]
        steps: u32,
        /// The file to write; standard output if there is none.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Options of `import`.
#[derive(Debug, clap::Args)]
pub struct ImportOptions {
    /// Weights, named as in TransformerLens.
    pub weights: PathBuf,
    /// The experiment; by default the one that the file itself names.
    #[command(flatten)]
    pub config: ConfigOptions,
    /// Go on at the file's step, instead of beginning at 0.
    #[arg(long)]
    pub keep_step: bool,
    /// The checkpoint to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Options of `run`.
#[derive(Debug, clap::Args)]
pub struct RunOptions {
    /// The experiment.
    #[command(flatten)]
    pub config: ConfigOptions,

    /// A setting to change while the run goes on, such as `--at 400:optimizer.weight_decay=0`: after 400 steps. May be
    /// repeated.
    #[arg(long, value_name = "STEP:SETTING=VALUE")]
    pub at: Vec<String>,

    /// Continue from a checkpoint, bit for bit.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "config", "set"])]
    pub resume: Option<PathBuf>,

    /// Stop after this many steps in all (default: the config's train.max_steps).
    #[arg(long, value_name = "N")]
    pub until: Option<u32>,

    /// Write the metrics of every evaluation here: as CSV if the name ends in .csv, otherwise as JSON lines; `-` is
    /// standard output. What they come from (config, seeds, version, commit, device, time) is written beside it, into
    /// FILE.meta.json. With --resume, rows up to the checkpoint's step are kept and later ones are replaced.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Write a checkpoint here at the end.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,

    /// Write the weights at the end here, named as in TransformerLens.
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,

    /// Also write the checkpoint every so many steps.
    #[arg(long, value_name = "N", requires = "checkpoint", value_parser = clap::value_parser!(u32).range(1..))]
    pub checkpoint_every: Option<u32>,

    /// Where to compute.
    #[arg(long, value_enum, default_value = "cpu")]
    pub device: DeviceChoice,

    /// Do not draw a progress bar.
    #[arg(long)]
    pub quiet: bool,
}

/// Where a run can compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DeviceChoice {
    /// The CPU: the same bits every time.
    Cpu,
    /// A GPU through wgpu; needs a build with `--features gpu`.
    Webgpu,
}

/// Options of `sweep`.
#[derive(Debug, clap::Args)]
pub struct SweepOptions {
    /// Name of a preset; `grokscope catalogue` lists them.
    #[arg(long, default_value = presets::DEFAULT, conflicts_with = "config")]
    pub preset: String,

    /// A config as JSON, instead of a preset.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// A JSON array of whole configs, instead of a grid.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "config", "axis", "set"])]
    pub configs: Option<PathBuf>,

    /// A setting to change in all cells, such as `--set task.p=97`. May be repeated.
    #[arg(long, value_name = "SETTING=VALUE")]
    pub set: Vec<String>,

    /// A setting and its values: `task.train_fraction=0.2,0.3` or `optimizer.weight_decay=0.1..3:log:5` (or `lin`). May be
    /// repeated; the last changes fastest.
    #[arg(long, value_name = "SETTING=VALUES")]
    pub axis: Vec<String>,

    /// Every cell is run with seeds 0 to N − 1; split, initial weights and batches all take it.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub seeds: u32,

    /// End a run soon after this test accuracy (0 to 1).
    #[arg(long, value_name = "ACCURACY")]
    pub stop_at: Option<f64>,

    /// Evaluations after that.
    #[arg(long, value_name = "N", default_value_t = 4, requires = "stop_at")]
    pub stop_after: u32,

    /// Steps of a run, at most (default: the config's train.max_steps).
    #[arg(long, value_name = "N")]
    pub max_steps: Option<u32>,

    /// The accuracy that counts as having learnt something, in summaries.
    #[arg(long, value_name = "ACCURACY", default_value_t = 0.95)]
    pub accuracy: f64,

    /// Generalising this many times later than memorising is grokking.
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0)]
    pub delay: f64,

    /// Where results go; those that are there already are not computed again.
    #[arg(long, value_name = "FOLDER", required_unless_present = "dry_run")]
    pub out: Option<PathBuf>,

    /// How many runs at a time, one thread each (default: as many as there are cores).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,

    /// Only say what would be run, and what it would cost.
    #[arg(long)]
    pub dry_run: bool,

    /// Do not draw a progress bar.
    #[arg(long)]
    pub quiet: bool,
}

/// Options of `reproduce`.
#[derive(Debug, clap::Args)]
pub struct ReproduceOptions {
    /// Name of a figure or number; `--list` shows them.
    #[arg(required_unless_present_any = ["list", "report"])]
    pub id: Option<String>,

    /// Show what can be reproduced, and what it costs.
    #[arg(long)]
    pub list: bool,

    /// Write docs/reproduction.md from what has been recorded.
    #[arg(long)]
    pub report: bool,

    /// How much it may cost.
    #[arg(long, value_enum, default_value = "quick")]
    pub budget: BudgetChoice,

    /// Seeds 0 to N − 1.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub seeds: u32,

    /// How many runs at a time, one thread each (default: as many as there are cores).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub jobs: Option<u32>,

    /// Where results go; those that are there already are not computed again.
    #[arg(long, value_name = "FOLDER", default_value = "reproduction")]
    pub out: PathBuf,

    /// Keep what was measured in the folder of records.
    #[arg(long)]
    pub record: bool,

    /// The folder of records.
    #[arg(long, value_name = "FOLDER", default_value = "docs/recorded")]
    pub records: PathBuf,

    /// The page that `--report` writes.
    #[arg(long, value_name = "FILE", default_value = "docs/reproduction.md")]
    pub page: PathBuf,

    /// Only say what would be run, and what it would cost.
    #[arg(long)]
    pub dry_run: bool,

    /// Do not draw a progress bar.
    #[arg(long)]
    pub quiet: bool,
}

/// How much a reproduction may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BudgetChoice {
    /// Minutes.
    Quick,
    /// What the paper took.
    Full,
}
