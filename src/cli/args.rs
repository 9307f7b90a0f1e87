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
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Train a network and write its metrics.
    Run(RunOptions),
    /// Print everything there is (operations, presets, settings and their ranges) as JSON.
    Catalogue,
}

/// Options of `run`.
#[derive(Debug, clap::Args)]
pub struct RunOptions {
    /// Name of a preset; `grokscope catalogue` lists them.
    #[arg(long, default_value = presets::DEFAULT, conflicts_with_all = ["config", "resume"])]
    pub preset: String,

    /// A config as JSON, instead of a preset.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub config: Option<PathBuf>,

    /// A setting to change, such as `--set task.p=97` or `--set seeds.init_seed=3`. May be repeated.
    #[arg(long, value_name = "SETTING=VALUE", conflicts_with = "resume")]
    pub set: Vec<String>,

    /// Continue from a checkpoint, bit for bit.
    #[arg(long, value_name = "FILE")]
    pub resume: Option<PathBuf>,

    /// Stop after this many steps in all (default: the config's train.max_steps).
    #[arg(long, value_name = "N")]
    pub until: Option<u32>,

    /// Write one JSON object per evaluation here; `-` is standard output. With --resume, rows up to the checkpoint's
    /// step are kept and later ones are replaced.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Write a checkpoint here at the end.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,

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
