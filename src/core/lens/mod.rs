//! Diagnostics: pure functions from a [`crate::snapshot::Snapshot`] to something drawable. A new lens is one file and
//! one row of [`LENSES`].

mod ablation;
mod alignment;
pub mod answer_table;
mod answers;
mod attention;
mod circles;
mod commutator;
pub mod cosets;
mod curvature;
pub mod drawing;
mod embedding;
mod example;
mod flag;
mod floor;
pub mod group;
mod grouped;
mod ildr;
mod implicit_decay;
pub mod info;
mod linear_probe;
mod logits;
mod neurons;
mod output_map;
pub mod over_run;
mod phases;
mod progress;
mod pruning;
mod representations;
mod sample;
mod sharpness;
mod sides;
mod softmax;
mod spectra;
mod spectral_edge;
mod spectrum;
pub mod sums;
mod tangent_kernel;
mod topology;

pub use flag::FACTOR as ILDR_FACTOR;
use info::{Lens, LensInfo};

use crate::snapshot::Snapshot;

/// The lenses, in display order.
pub const LENSES: &[Lens] = &[
    answers::LENS,
    example::LENS,
    logits::LENS,
    embedding::LENS,
    spectrum::LENS,
    circles::LENS,
    output_map::LENS,
    representations::LENS,
    progress::LENS,
    ablation::LENS,
    neurons::LENS,
    attention::LENS,
    topology::LENS,
    ildr::LENS,
    linear_probe::LENS,
    spectra::LENS,
    pruning::LENS,
    floor::LENS,
    spectral_edge::LENS,
    implicit_decay::LENS,
    commutator::LENS,
    sharpness::LENS,
    curvature::LENS,
    alignment::LENS,
    tangent_kernel::LENS,
];

/// Says that there is no such lens, and which there are.
#[must_use]
pub fn unknown(id: &str) -> String {
    let ids = INFOS.each_ref().map(|info| info.id);
    format!("there is no lens {id:?}; allowed: {}", ids.join(", "))
}

/// What they are, without what they do: whoever lists lenses need not carry their code.
pub static INFOS: [LensInfo; LENSES.len()] = infos();

const fn infos() -> [LensInfo; LENSES.len()] {
    let mut infos = [LENSES[0].info; LENSES.len()];
    let mut at = 1;
    while at < infos.len() {
        infos[at] = LENSES[at].info;
        at += 1;
    }
    infos
}

/// Those that somebody who opens the lenses sees first.
pub const FIRST: &[&str] = &["spectrum", "circles", "logits", "neurons"];

/// The key frequencies of a snapshot that nobody has given; `None` if no Fourier basis fits its operation.
#[must_use]
pub fn online_keys(snapshot: &Snapshot) -> Option<Vec<usize>> {
    let group = group::Group::of(&snapshot.config).ok()?;
    Some(sides::online_keys(snapshot, &group))
}

/// The lens of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Lens> {
    LENSES.iter().find(|lens| lens.info.id == id)
}
