//! The two sides on which a network meets symbols: what each is turned into, and what each is read from.

use grokscope_arithmetic::{Form, product};

use super::{
    group::Group,
    info::{OptionInfo, OptionKind},
};
use crate::{
    math::fourier::Basis,
    registry::NamedInfo,
    snapshot::{Matrix, Rows, Snapshot},
};

const SIDES: &[NamedInfo] = &[
    NamedInfo {
        id: "embedding",
        label: "embedding",
        help: "The vector that each symbol becomes.",
    },
    NamedInfo {
        id: "unembedding",
        label: "unembedding",
        help: "How each neuron speaks for each symbol.",
    },
];

/// Which of the two, as a lens asks for it.
pub const SIDE: OptionInfo = OptionInfo {
    id: "side",
    label: "Side",
    help: "Where symbols come in, or where answers go out.",
    kind: OptionKind::Choice { choices: SIDES },
};

/// One side by the name of its option.
#[must_use]
pub fn side(snapshot: &Snapshot, name: &str) -> Rows {
    match name {
        "unembedding" => neurons_to_logits(snapshot),
        _ => embedding(snapshot),
    }
}

/// Where in the weights the vectors of the symbols are, as first operands: offset and width.
#[must_use]
pub fn embedding_place(snapshot: &Snapshot) -> (usize, usize) {
    let (name, matrix) = embedding_matrix(snapshot);
    let offset = snapshot.offset(name).expect("the matrix was found");
    (offset, matrix.columns)
}

fn embedding_matrix(snapshot: &Snapshot) -> (&'static str, Matrix<'_>) {
    // An MLP's first layer has a row for each symbol as a, and then one for each as b.
    let find = |name| Some((name, snapshot.matrix(name)?));
    find("embed.W_E")
        .or_else(|| find("layers.0.W_in"))
        .expect("every network embeds symbols")
}

/// The vector of each symbol, as a first operand: `[n_symbols, width]`.
#[must_use]
pub fn embedding(snapshot: &Snapshot) -> Rows {
    let (_, matrix) = embedding_matrix(snapshot);
    Rows {
        width: matrix.columns,
        values: matrix.values[..snapshot.n_symbols() * matrix.columns].to_vec(),
    }
}

/// The vector from which each symbol's logit is read: `[n_symbols, width]`, the columns of W_U.
#[must_use]
pub fn output(snapshot: &Snapshot) -> Rows {
    match snapshot.matrix("unembed.W_U") {
        Some(unembed) => columns(unembed.values, unembed.columns, snapshot.n_symbols()),
        // Tied: the unembedding is the embedding.
        None => embedding(snapshot),
    }
}

/// W_L = W_out·W_U, how much each neuron of the last layer adds to each symbol's logit: `[n_symbols, d_mlp]`. A final
/// LayerNorm between the two is left out. In an MLP it is W_U alone.
#[must_use]
pub fn neurons_to_logits(snapshot: &Snapshot) -> Rows {
    let output = output(snapshot);
    let Some(out) = snapshot.matrix(&neurons_out(snapshot)) else {
        return output;
    };
    let values = product(
        (&output.values, output.width), // [n_symbols, d_model]
        (out.values, out.columns),      // [d_mlp, d_model]
        Form::SecondTurned,
    ); // [n_symbols, d_mlp]
    Rows {
        width: out.rows,
        values,
    }
}

/// The name of the matrix that reads the last layer's neurons, if there is one before the unembedding.
fn neurons_out(snapshot: &Snapshot) -> String {
    format!("blocks.{}.mlp.W_out", snapshot.config.model.n_layers - 1)
}

/// The matrix that reads the last layer's neurons, a row for each, with its place in the weights.
#[must_use]
pub fn outgoing(snapshot: &Snapshot) -> Option<(usize, Matrix<'_>)> {
    let find = |name: &str| Some((snapshot.offset(name)?, snapshot.matrix(name)?));
    find(&neurons_out(snapshot)).or_else(|| find("unembed.W_U"))
}

fn columns(values: &[f32], width: usize, n: usize) -> Rows {
    let column = |j: usize| values.iter().skip(j).step_by(width).copied();
    Rows {
        width: values.len() / width,
        values: (0..n).flat_map(column).collect(),
    }
}

/// Squared size of the cosine and sine parts of each frequency on one side, `[frequencies]`.
#[must_use]
pub fn spectrum(side: &Rows, group: &Group) -> Vec<[f64; 2]> {
    Basis::new(group.order).spectrum(&group.ordered(|symbol| side.row(symbol)))
}

/// Frequencies from 1 by their energy, strongest first.
#[must_use]
pub fn strongest_first(spectrum: &[[f64; 2]]) -> Vec<usize> {
    let energy = |k: usize| spectrum[k - 1][0] + spectrum[k - 1][1];
    let mut ranked: Vec<usize> = (1..=spectrum.len()).collect();
    ranked.sort_by(|&i, &j| energy(j).total_cmp(&energy(i)));
    ranked
}

/// The key frequencies that somebody has asked for; otherwise those of the present weights: W_L's part of that frequency is
/// larger than a quarter of the largest, or than a sixth if it was a key one just before.
///
/// # Errors
/// If a frequency asked for does not exist.
pub fn keys(snapshot: &Snapshot, group: &Group, asked: &[usize]) -> Result<Vec<usize>, String> {
    let most = group.order / 2;
    if let Some(wrong) = asked.iter().find(|&&k| k == 0 || k > most) {
        return Err(format!(
            "There is no frequency {wrong}: allowed are 1 to {most}."
        ));
    }
    if !asked.is_empty() {
        let mut keys = asked.to_vec();
        keys.sort_unstable();
        keys.dedup();
        return Ok(keys);
    }
    Ok(online_keys(snapshot, group))
}

/// A frequency becomes a key one above this share of the largest,
const ENTERS: f64 = 1.0 / 4.0;
/// and stays one above that, so that it does not flicker.
const STAYS: f64 = 1.0 / 6.0;

/// The key frequencies of the present weights.
#[must_use]
pub fn online_keys(snapshot: &Snapshot, group: &Group) -> Vec<usize> {
    let spectrum = spectrum(&neurons_to_logits(snapshot), group);
    let norms: Vec<f64> = spectrum.iter().map(|[c, s]| (c + s).sqrt()).collect();
    let largest = norms.iter().copied().fold(0.0, f64::max);
    let bar = |k: &usize| {
        if snapshot.held().contains(k) {
            STAYS
        } else {
            ENTERS
        }
    };
    let is_key = |k: &usize| norms[k - 1] > bar(k) * largest;
    (1..=norms.len()).filter(is_key).collect()
}

/// Frequencies in words: the first few, and how many there are.
#[must_use]
pub fn in_words(keys: &[usize]) -> String {
    let some: Vec<String> = keys.iter().take(8).map(usize::to_string).collect();
    match keys.len() {
        0..=8 => some.join(", "),
        n => format!("{}, …, {n} in all", some.join(", ")),
    }
}
