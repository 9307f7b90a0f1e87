//! `grokscope` on the command line: the native composition root. It brings what the core does without: a loop, a clock,
//! files and a device.

mod args;
mod changes;
mod config;
mod device;
mod export;
mod lens;
mod output;
mod pool;
mod record;
mod reproduce;
mod run;
mod scoreboard;
mod sweep;

use std::io::Write;

use anyhow::Result;
use clap::Parser;
use grokscope::kernels::fma;

use args::{Args, Verb};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    let args = Args::parse();
    if args.no_fma {
        fma::round_separately();
    }
    match carry_out(args.verb) {
        Err(error) if has_left(&error) => Ok(()),
        done => done,
    }
}

/// Whoever reads what is printed may have read enough, as `head` has.
fn has_left(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        cause
            .downcast_ref::<std::io::Error>()
            .map(std::io::Error::kind)
    };
    error
        .chain()
        .any(|cause| kind(cause) == Some(std::io::ErrorKind::BrokenPipe))
}

fn carry_out(verb: Verb) -> Result<()> {
    match verb {
        Verb::Run(options) => run::run(&options),
        Verb::Sweep(options) => sweep::run(&options),
        Verb::Reproduce(options) => reproduce::run(&options),
        Verb::Lens(options) => lens::run(&options),
        Verb::Scoreboard(options) => scoreboard::run(&options),
        Verb::Export(what) => export::export(&what),
        Verb::Import(options) => export::import(&options),
        Verb::Catalogue => print_catalogue(),
    }
}

fn print_catalogue() -> Result<()> {
    let catalogue = serde_json::to_string_pretty(&grokscope::catalogue::whole())?;
    writeln!(std::io::stdout(), "{catalogue}")?;
    Ok(())
}
