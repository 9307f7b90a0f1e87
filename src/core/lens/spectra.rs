//! Spectra: the eigenvalues of each matrix of weights, against what chance would make of the same entries.

mod examined;
mod traps;

use examined::{Examined, SMALLEST, mass};

use super::{
    drawing::{Axis, Drawing, Mark, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, Parts, View},
};
use crate::{registry::NamedInfo, snapshot::Snapshot};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "spectra",
        group: "Weights",
        label: "Spectra of the weights",
        help: "The eigenvalues of a matrix: what rises above the random bulk is structure; what still does after its entries \
               are shuffled is a trap.",
        why: [
            "Random matrices have no eigenvalue far above Marchenko and Pastur's edge. Training lifts a few out of the bulk and \
             may give the rest a tail like a power law, whose exponent α is near 2 in networks that generalise and below 2 in \
             many that overfit. If an eigenvalue stands out even after all entries were shuffled, single entries are far too \
             large: a correlation trap, published as a sign of overfitting in very long runs.",
            "With matrices of a hundred rows α is rough: trust its changes, not its second digit. In our smallest preset it \
             falls below 2 while the network memorises and stays there when it generalises, so it is no verdict here; and expect \
             few traps in runs of some thousand steps. The wave of stable ranks through the layers was seen in language models \
             of many layers; this is a view of one or two. The variance of the bulk is that of the entries, the shuffle is one \
             with a fixed seed, and a trap must exceed the largest eigenvalue of all but one in a thousand random matrices: our \
             choices. As published, a trap is tried by taking its direction out of the shuffled matrix, putting all entries back, and \
             comparing the answers (Jensen–Shannon divergence): a harmless one hardly changes them. Published for random inputs; \
             ours are all pairs. The distance of shuffled spectra from chance (Kolmogorov and Smirnov) is ours, without a level of significance: \
             eigenvalues repel each other.",
        ],
        source: "Prakash and Martin 2026 (arXiv 2605.12394); Liu 2026 (arXiv 2604.22778); Clauset et al. 2009",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[
            OptionInfo {
                id: "matrix",
                label: "Matrix",
                help: "Whose eigenvalues the first picture shows.",
                kind: OptionKind::Choice { choices: MATRICES },
            },
            OptionInfo {
                id: "layer",
                label: "Layer",
                help: "Of which layer, counted from 0; embedding and unembedding have none.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 3.0,
                    step: 1.0,
                    default: 0.0,
                    numbers: Some(Parts::Layers),
                },
            },
        ],
    },
    look,
};

const MATRICES: &[NamedInfo] = &[
    matrix("in", "MLP in"),
    matrix("out", "MLP out"),
    matrix("Q", "query"),
    matrix("K", "key"),
    matrix("V", "value"),
    matrix("O", "attention's output"),
    matrix("E", "embedding"),
    matrix("U", "unembedding"),
];

const fn matrix(id: &'static str, label: &'static str) -> NamedInfo {
    NamedInfo {
        id,
        label,
        help: "",
    }
}

/// Matrices that are measured together.
struct Kind {
    letters: &'static [&'static str],
    /// Ids and labels of stable rank, α and number of traps.
    names: [(&'static str, &'static str); 3],
}

const KINDS: &[Kind] = &[
    Kind {
        letters: &["Q", "K"],
        names: [
            ("stable_rank_qk", "stable rank, query and key"),
            ("alpha_qk", "α, query and key"),
            ("traps_qk", "traps, query and key"),
        ],
    },
    Kind {
        letters: &["V", "O"],
        names: [
            ("stable_rank_vo", "stable rank, value and output"),
            ("alpha_vo", "α, value and output"),
            ("traps_vo", "traps, value and output"),
        ],
    },
    Kind {
        letters: &["in"],
        names: [
            ("stable_rank_in", "stable rank, MLP in"),
            ("alpha_in", "α, MLP in"),
            ("traps_in", "traps, MLP in"),
        ],
    },
    Kind {
        letters: &["out"],
        names: [
            ("stable_rank_out", "stable rank, MLP out"),
            ("alpha_out", "α, MLP out"),
            ("traps_out", "traps, MLP out"),
        ],
    },
    Kind {
        letters: &["E"],
        names: [
            ("stable_rank_embed", "stable rank, embedding"),
            ("alpha_embed", "α, embedding"),
            ("traps_embed", "traps, embedding"),
        ],
    },
    Kind {
        letters: &["U"],
        names: [
            ("stable_rank_unembed", "stable rank, unembedding"),
            ("alpha_unembed", "α, unembedding"),
            ("traps_unembed", "traps, unembedding"),
        ],
    },
];

const BINS: usize = 48;
/// Eigenvalues below this share of the largest are not drawn.
const DEPTH: f64 = 1e-5;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let all: Vec<Examined> = snapshot.matrices().filter_map(Examined::new).collect();
    let (letter, layer) = (view.choice("matrix"), view.number("layer") as usize);
    let wanted = |one: &&Examined| one.letter == letter && one.layer.is_none_or(|l| l == layer);
    let shown = all.iter().find(wanted).ok_or_else(|| {
        let names: Vec<String> = all.iter().map(Examined::name).collect();
        let names = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        format!("This network has no such matrix of at least {SMALLEST} rows and columns that are not all 0; it has {names}.")
    })?;
    let harms = traps::harms(snapshot, shown);
    let mut pictures = vec![histogram(shown)];
    pictures.extend((!harms.is_empty()).then(|| traps::picture(shown, &harms)));
    pictures.extend(comparison(&all));
    let mut measures: Vec<Measure> = KINDS.iter().flat_map(|kind| measures(&all, kind)).collect();
    measures.extend(of_shown(shown, &harms));
    Ok(Drawing {
        says: format!("{}{}", says(shown, &all), traps::tried(&harms)),
        measures,
        pictures,
    })
}

/// What is measured of the chosen matrix alone.
fn of_shown(shown: &Examined, harms: &[f64]) -> [Measure; 2] {
    [
        Measure::new(
            "ks",
            "chosen matrix: shuffled spectrum's distance from chance",
            shown.distance(),
            "Kolmogorov–Smirnov",
        ),
        Measure::new(
            "trap_jsd",
            "chosen matrix: most that a trap changes the answers",
            harms.iter().copied().fold(0.0, f64::max),
            "JSD, nats",
        ),
    ]
}

fn says(shown: &Examined, all: &[Examined]) -> String {
    let law = match shown.law {
        Some(law) => format!("α = {:.2} from the {} largest", law.alpha, law.n),
        None => "no power law".to_owned(),
    };
    let traps: usize = all.iter().map(Examined::traps).sum();
    format!(
        "{} ({} × {}): {} of {} eigenvalues stand above what chance makes, stable rank {:.1}, {law}. After shuffling, {} stand \
         out here and {traps} in all matrices together.",
        shown.name(),
        shown.rows,
        shown.columns,
        shown.spikes(),
        shown.trained.len(),
        shown.stable_rank(),
        shown.traps(),
    )
}

/// Means over the matrices of a kind, and the sum of their traps.
fn measures(all: &[Examined], kind: &Kind) -> Vec<Measure> {
    let own: Vec<_> = all
        .iter()
        .filter(|one| kind.letters.contains(&one.letter.as_str()))
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let mean = |numbers: Vec<f64>| numbers.iter().sum::<f64>() / numbers.len() as f64;
    let alphas: Vec<f64> = own.iter().filter_map(|one| Some(one.law?.alpha)).collect();
    let traps: usize = own.iter().map(|one| one.traps()).sum();
    let numbers = [
        mean(own.iter().map(|one| one.stable_rank()).collect()),
        mean(alphas),
        traps as f64,
    ];
    let named = kind
        .names
        .iter()
        .zip(numbers)
        .zip(["stable rank", "exponent", "traps"])
        .filter(|((_, x), _)| x.is_finite());
    named
        .map(|(((id, label), x), unit)| Measure::new(id, label, x, unit))
        .collect()
}

/// How many eigenvalues there are of each size, beside those of the shuffled matrix and of chance.
fn histogram(shown: &Examined) -> Picture {
    let edges = edges(shown);
    let count = |eigenvalues: &[f64]| -> Vec<f32> {
        let within = |bin: &[f64]| {
            eigenvalues
                .iter()
                .filter(|x| bin[0] <= **x && **x < bin[1])
                .count()
        };
        edges.windows(2).map(|bin| within(bin) as f32).collect()
    };
    let n = shown.trained.len() as f64;
    let expected = |bin: &[f64]| (n * mass(&shown.bulk, bin[0], bin[1])) as f32;
    let mut marks = vec![mark(shown.bulk.high, "Marchenko and Pastur's edge")];
    marks.extend(shown.law.map(|law| mark(law.from, "the power law begins")));
    let traps = shown.shuffled.iter().take(shown.traps().min(5));
    marks.extend(traps.map(|&at| mark(at, "trap")));
    Picture::Lines {
        title: format!("Eigenvalues of WᵀW/N for {}", shown.name()),
        x: Axis::log("eigenvalue"),
        y: Axis::linear("number of eigenvalues in each of 48 equal parts of the axis"),
        at: edges
            .windows(2)
            .map(|bin| (bin[0] * bin[1]).sqrt() as f32)
            .collect(),
        series: vec![
            Series::new("as trained", count(&shown.trained)),
            Series::new("entries shuffled", count(&shown.shuffled)),
            Series::new("chance", edges.windows(2).map(expected).collect()),
        ],
        marks: marks.into_iter().filter(|mark| mark.at > 0.0).collect(),
    }
}

fn mark(at: f64, label: &str) -> Mark {
    Mark {
        at: at as f32,
        label: label.to_owned(),
    }
}

/// Bounds of bins of equal width on a logarithmic axis.
fn edges(shown: &Examined) -> Vec<f64> {
    let all = || shown.trained.iter().chain(&shown.shuffled).copied();
    let high = 1.1 * all().fold(shown.bulk.high, f64::max);
    let visible = all().filter(|x| *x > DEPTH * high);
    let low = 0.9 * visible.fold(high, f64::min);
    let step = libm::log(high / low) / BINS as f64;
    (0..=BINS)
        .map(|i| low * libm::exp(step * i as f64))
        .collect()
}

/// Stable rank, α and traps of every matrix.
fn comparison(all: &[Examined]) -> Vec<Picture> {
    let names: Vec<String> = all.iter().map(Examined::name).collect();
    let bars = |title: &str, y: &str, number: &dyn Fn(&Examined) -> f64| Picture::Bars {
        beside: None,
        picks: None,
        title: title.to_owned(),
        x: Axis::linear("matrix"),
        y: Axis::linear(y),
        names: names.clone(),
        series: vec![Series::new(
            y,
            all.iter().map(|one| number(one) as f32).collect(),
        )],
        marked: vec![],
    };
    vec![
        bars("Stable rank", "‖W‖²_F / ‖W‖²₂", &Examined::stable_rank),
        bars("Power law", "exponent α (0: none)", &|one| {
            one.law.map_or(0.0, |law| law.alpha)
        }),
        bars("Above chance", "number of eigenvalues", &|one| {
            one.spikes() as f64
        }),
        bars("Correlation traps", "number after shuffling", &|one| {
            one.traps() as f64
        }),
    ]
}
