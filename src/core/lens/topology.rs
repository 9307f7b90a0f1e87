//! Topology: the pieces and loops of the cloud of symbols, by Vietoris–Rips persistence.

mod planes;

use planes::Which;

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
};
use crate::{
    math::{
        clusters, pca,
        persistence::{self, Life, Persistence},
    },
    registry::NamedInfo,
    snapshot::{Matrix, Snapshot},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "topology",
        group: "Geometry",
        label: "Loops (topology)",
        help: "At which distance the cloud of symbols joins into pieces and forms loops: one point high above the diagonal is a \
               ring that lasts.",
        why: [
            "Balls grow around the points, one for each symbol. Pieces join when balls meet (H0), and a ring of balls is a loop \
             (H1) from the distance at which it closes to that at which it is filled. A single circle of residues would be one \
             loop that lives from nearly 0 to nearly 1.75 radii; random points have many that close soon after they open.",
            "It is a picture of the end, not a warning: in the paper's own analysis accuracy changes about a thousand steps \
             before the topology. A network that uses five frequencies lies on a closed curve that winds through five circles, \
             so its longest loop is far shorter than a single circle's. How the paper normalises is not stated: dividing by the \
             root mean square distance from the centre is our choice, so only changes within a run compare with theirs. The \
             planes are ours too: of two components, or of the key frequencies. On the plane of its strongest frequency every \
             cloud looks a little like a ring, a random one too.",
        ],
        source: "Tang, Wang, Garcia-Redondo and Monod 2026 (arXiv 2605.06352); Ripser (Bauer 2021)",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[
            OptionInfo {
                id: "cloud",
                label: "Points",
                help: "What is a point of the cloud, one for each symbol.",
                kind: OptionKind::Choice { choices: CLOUDS },
            },
            OptionInfo {
                id: "space",
                label: "Space",
                help: "In which space distances are measured.",
                kind: OptionKind::Choice { choices: SPACES },
            },
        ],
    },
    look,
};

const CLOUDS: &[NamedInfo] = &[
    NamedInfo {
        id: "embedding",
        label: "embedding",
        help: "The rows of the embedding; of an MLP, the weights that read a.",
    },
    NamedInfo {
        id: "unembedding",
        label: "unembedding",
        help: "The columns of the matrix that makes the logits.",
    },
    NamedInfo {
        id: "hidden",
        label: "hidden states by answer",
        help: "The mean of what the unembedding reads over all pairs with the same a ∘ b.",
    },
];

const SPACES: &[NamedInfo] = &[
    NamedInfo {
        id: "all",
        label: "all directions",
        help: "As in the paper.",
    },
    NamedInfo {
        id: "plane",
        label: "plane of two components",
        help: "The two directions in which the points vary most.",
    },
    NamedInfo {
        id: "keys",
        label: "planes of the key frequencies",
        help: "Only the directions in which the cosines and sines of the online keys lie.",
    },
    NamedInfo {
        id: "key",
        label: "plane of the strongest frequency",
        help: "Only the directions of the cosine and sine of the points' strongest frequency.",
    },
];

/// Distances at which pieces and loops are counted.
const PLACES: usize = 160;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let mut points = cloud(snapshot, view.choice("cloud"))?;
    match view.choice("space") {
        "plane" => points = pca::plane(&points).iter().map(|at| at.to_vec()).collect(),
        "keys" => points = planes::of_frequencies(snapshot, &points, Which::Keys)?,
        "key" => points = planes::of_frequencies(snapshot, &points, Which::Strongest)?,
        _ => (),
    }
    normalize(&mut points)?;
    let diagram = persistence::rips(&persistence::distances(&points), points.len());
    let [(h0_max, h0_total), (h1_max, h1_total)] =
        [&diagram.pieces, &diagram.loops].map(|lives| sizes(lives));
    Ok(Drawing {
        says: says(&diagram, points.len()),
        measures: vec![
            Measure::new(
                "h1_max",
                "longest life of a loop",
                h1_max,
                "root mean square radii",
            ),
            Measure::new(
                "h1_total",
                "lives of all loops together",
                h1_total,
                "root mean square radii",
            ),
            Measure::new(
                "h0_max",
                "longest life of a piece",
                h0_max,
                "root mean square radii",
            ),
            Measure::new(
                "h0_total",
                "lives of all pieces together",
                h0_total,
                "root mean square radii",
            ),
        ],
        pictures: vec![scatter(&diagram), counts(&diagram)],
    })
}

/// One point for each symbol.
fn cloud(snapshot: &Snapshot, which: &str) -> Result<Vec<Vec<f64>>, String> {
    let n = snapshot.n_symbols();
    match which {
        "unembedding" => {
            let tied = "This network's unembedding is its embedding: there is no second cloud.";
            let matrix = snapshot.matrix("unembed.W_U").ok_or(tied)?;
            Ok((0..n).map(|symbol| column(matrix, symbol)).collect())
        }
        "hidden" => Ok(means(snapshot)),
        _ => {
            let embedding = snapshot.matrix("embed.W_E");
            let matrix = embedding.or_else(|| snapshot.matrix("layers.0.W_in"));
            let matrix = matrix.ok_or("This network has no weights that read symbols.")?;
            Ok((0..n).map(|symbol| wide(matrix.row(symbol))).collect())
        }
    }
}

fn wide(row: &[f32]) -> Vec<f64> {
    row.iter().map(|&x| f64::from(x)).collect()
}

fn column(matrix: Matrix, at: usize) -> Vec<f64> {
    let entry = |row: usize| f64::from(matrix.row(row)[at]);
    (0..matrix.rows).map(entry).collect()
}

/// The mean hidden state of every answer that occurs.
fn means(snapshot: &Snapshot) -> Vec<Vec<f64>> {
    let hidden = &snapshot.trace().hidden;
    let pairs = snapshot.table.pairs.iter().enumerate();
    let points = pairs.map(|(row, pair)| (pair.right as usize, hidden.row(row)));
    let means = clusters::means(points, snapshot.n_symbols());
    let occurring = means.into_iter().filter(|(count, _)| *count > 0.0);
    occurring.map(|(_, mean)| mean).collect()
}

/// Puts the centre at 0 and makes the root mean square distance from it 1.
fn normalize(points: &mut [Vec<f64>]) -> Result<(), String> {
    let (n, d) = (points.len() as f64, points.first().map_or(0, Vec::len));
    for i in 0..d {
        let mean = points.iter().map(|point| point[i]).sum::<f64>() / n;
        points.iter_mut().for_each(|point| point[i] -= mean);
    }
    let squares: f64 = points.iter().flatten().map(|x| x * x).sum();
    let radius = (squares / n).sqrt();
    if !(radius > 1e-12 && radius.is_finite()) {
        return Err("All points lie in one place, so there is no shape to see.".to_owned());
    }
    points.iter_mut().flatten().for_each(|x| *x /= radius);
    Ok(())
}

/// The longest life, and all of them together.
fn sizes(lives: &[Life]) -> (f64, f64) {
    let lengths = || lives.iter().map(Life::length);
    (lengths().fold(0.0, f64::max), lengths().sum())
}

fn says(diagram: &Persistence, n: usize) -> String {
    let (Some(first), second) = (diagram.loops.first(), diagram.loops.get(1)) else {
        return format!("The cloud of {n} points has no loop that lasts.");
    };
    let second = match second {
        Some(second) => format!("the next longest lives for {:.3}", second.length()),
        None => "there is no other".to_owned(),
    };
    format!(
        "The cloud of {n} points has {} loops. The longest opens at {:.3} and closes at {:.3}, a life of {:.3}; {second}. \
         Distances are in root mean square radii.",
        diagram.loops.len(),
        first.birth,
        first.death,
        first.length(),
    )
}

/// The persistence diagram; two points of a third kind draw its diagonal.
fn scatter(diagram: &Persistence) -> Picture {
    let of = |kind: &'static str, colour: u32, lives: &[Life]| -> Vec<(String, u32, Life)> {
        let named = lives.iter().enumerate();
        named
            .map(|(i, life)| (format!("{kind} {}", i + 1), colour, *life))
            .collect()
    };
    let end = |at: f64| {
        let life = Life {
            birth: at,
            death: at,
        };
        ("born and gone at once".to_owned(), 2, life)
    };
    let mut points = vec![end(0.0), end(diagram.radius)];
    points.extend(of("loop", 1, &diagram.loops));
    points.extend(of("piece", 0, &diagram.pieces));
    Picture::Points {
        title: "Persistence diagram".to_owned(),
        x: Axis::linear("appears at (root mean square radii)"),
        y: Axis::linear("is gone at (root mean square radii)"),
        xs: points.iter().map(|(.., life)| life.birth as f32).collect(),
        ys: points.iter().map(|(.., life)| life.death as f32).collect(),
        colour: points.iter().map(|(_, colour, _)| *colour).collect(),
        names: points.into_iter().map(|(name, ..)| name).collect(),
        colours: 3,
        path: vec![0, 1],
        square: true,
    }
}

/// How many pieces and loops there are at each distance: the Betti numbers.
fn counts(diagram: &Persistence) -> Picture {
    let place = |i: usize| diagram.radius * i as f64 / (PLACES - 1) as f64;
    let alive = |lives: &[Life], at: f64| {
        let now = |life: &&Life| life.birth <= at && at < life.death;
        lives.iter().filter(now).count() as f32
    };
    let series = |lives: &[Life], always: f32| -> Vec<f32> {
        (0..PLACES)
            .map(|i| always + alive(lives, place(i)))
            .collect()
    };
    Picture::Lines {
        title: "Pieces and loops at each distance".to_owned(),
        x: Axis::linear("distance (root mean square radii)"),
        y: Axis::linear("number"),
        at: (0..PLACES).map(|i| place(i) as f32).collect(),
        series: vec![
            Series::new("loops", series(&diagram.loops, 0.0)),
            Series::new("pieces", series(&diagram.pieces, 1.0)),
        ],
        marks: vec![],
    }
}
