//! Persistent homology of a cloud of points: at which distance its pieces join, and at which its loops open and close.
//! The Vietoris–Rips filtration over Z₂, up to loops.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

/// What lives from one distance to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Life {
    /// Distance at which it appears.
    pub birth: f64,
    /// Distance at which it is gone.
    pub death: f64,
}

impl Life {
    /// How long it lives.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.death - self.birth
    }
}

/// The diagram of a cloud of points. What lives for no distance at all is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Persistence {
    /// Pieces (H0), each but the one that stays; all born at 0.
    pub pieces: Vec<Life>,
    /// Loops (H1).
    pub loops: Vec<Life>,
    /// The enclosing radius: beyond it all points are near one of them, and nothing is left to see.
    pub radius: f64,
}

/// The persistent homology of `n` points from their distances, row after row, `[n · n]`, to the enclosing radius.
///
/// Loops are found by persistent cohomology with clearing (de Silva, Morozov, Vejdemo-Johansson 2011) and, as in Ripser
/// (Bauer 2021), without ever storing the triangles.
#[must_use]
pub fn rips(distances: &[f64], n: usize) -> Persistence {
    let complex = Complex::new(distances, n);
    let (pieces, joining) = complex.pieces();
    Persistence {
        pieces: lives(pieces.into_iter().map(|death| (0.0, death))),
        loops: lives(complex.loops(&joining).into_iter()),
        radius: complex.radius,
    }
}

fn lives(pairs: impl Iterator<Item = (f64, f64)>) -> Vec<Life> {
    let lives = pairs.filter(|(birth, death)| death > birth);
    let mut lives: Vec<Life> = lives.map(|(birth, death)| Life { birth, death }).collect();
    lives.sort_by(|x, y| y.length().total_cmp(&x.length()));
    lives
}

/// Distances between all points, `[n · n]`, row after row.
#[must_use]
pub fn distances(points: &[Vec<f64>]) -> Vec<f64> {
    let distance = |x: &[f64], y: &[f64]| -> f64 {
        let squares = x.iter().zip(y).map(|(x, y)| (x - y) * (x - y));
        squares.sum::<f64>().sqrt()
    };
    let rows = points.iter();
    rows.flat_map(|x| points.iter().map(move |y| distance(x, y)))
        .collect()
}

/// Not among the edges of the complex.
const ABSENT: u32 = u32::MAX;

/// All edges up to the enclosing radius, from short to long. A triangle is its longest edge and the point across.
struct Complex {
    n: usize,
    radius: f64,
    /// Length and ends of each edge.
    edges: Vec<(f64, usize, usize)>,
    /// Place of an edge among them by its ends, `[n · n]`.
    rank: Vec<u32>,
}

/// The longest edge's place and the point across: triangles in the order in which they appear.
type Triangle = (u32, u32);

impl Complex {
    fn new(distances: &[f64], n: usize) -> Self {
        let farthest = |i: usize| distances[i * n..][..n].iter().copied().fold(0.0, f64::max);
        let radius = (0..n).map(farthest).fold(f64::INFINITY, f64::min);
        let pairs = (0..n).flat_map(|i| (0..i).map(move |j| (distances[i * n + j], i, j)));
        let mut edges: Vec<_> = pairs.filter(|(length, ..)| *length <= radius).collect();
        edges.sort_by(|x, y| x.0.total_cmp(&y.0));
        let mut rank = vec![ABSENT; n * n];
        for (at, &(_, i, j)) in edges.iter().enumerate() {
            rank[i * n + j] = at as u32;
            rank[j * n + i] = at as u32;
        }
        Self {
            n,
            radius,
            edges,
            rank,
        }
    }

    /// The lengths at which pieces join (Kruskal 1956), and which edges join them.
    fn pieces(&self) -> (Vec<f64>, Vec<bool>) {
        let mut parent: Vec<usize> = (0..self.n).collect();
        let mut root = move |i: usize, join: Option<usize>| {
            let mut at = i;
            while parent[at] != at {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            if let Some(other) = join {
                parent[at] = other;
            }
            at
        };
        let mut deaths = Vec::new();
        let joins = self.edges.iter().map(|&(length, i, j)| {
            let (i, j) = (root(i, None), root(j, None));
            if i != j {
                root(i, Some(j));
                deaths.push(length);
            }
            i != j
        });
        let joins = joins.collect();
        (deaths, joins)
    }

    /// The triangles on an edge.
    fn triangles(&self, edge: u32) -> impl Iterator<Item = Triangle> {
        let (_, i, j) = self.edges[edge as usize];
        let (of_i, of_j) = (&self.rank[i * self.n..], &self.rank[j * self.n..]);
        (0..self.n).filter_map(move |k| {
            let (ik, jk) = (of_i[k], of_j[k]);
            if ik == ABSENT || jk == ABSENT {
                return None; // k is i or j, or too far away
            }
            let longest = [(edge, k), (ik, j), (jk, i)].into_iter().max()?;
            Some((longest.0, longest.1 as u32))
        })
    }

    /// The first triangle whose longest edge is this one: it closes, at once, what the edge opens.
    fn apparent(&self, edge: u32) -> Option<Triangle> {
        self.triangles(edge).find(|(longest, _)| *longest == edge)
    }

    /// Birth and death of each loop that does not close at once. Longest edges first; those that join pieces open no loop.
    fn loops(&self, joins: &[bool]) -> Vec<(f64, f64)> {
        let mut owners: HashMap<Triangle, Vec<u32>> = HashMap::new();
        let mut loops = Vec::new();
        for edge in (0..self.edges.len() as u32).rev() {
            if joins[edge as usize] || self.apparent(edge).is_some() {
                continue;
            }
            let (pivot, column) = self.reduced(edge, &owners);
            if let Some(pivot) = pivot {
                let length = |edge: u32| self.edges[edge as usize].0;
                loops.push((length(edge), length(pivot.0)));
                owners.insert(pivot, column);
            }
        }
        loops
    }

    /// Adds coboundaries of longer edges to that of an edge until its first triangle is nobody else's: that triangle, and
    /// the edges whose sum it is.
    fn reduced(
        &self,
        edge: u32,
        owners: &HashMap<Triangle, Vec<u32>>,
    ) -> (Option<Triangle>, Vec<u32>) {
        let mut column = vec![edge];
        let mut rest: BinaryHeap<_> = self.triangles(edge).map(Reverse).collect();
        while let Some(first) = first(&mut rest) {
            let alone;
            let owner = match owners.get(&first) {
                Some(owner) => owner,
                None if self.apparent(first.0) == Some(first) => {
                    alone = vec![first.0];
                    &alone
                }
                None => return (Some(first), column),
            };
            for &other in owner {
                column.push(other);
                rest.extend(self.triangles(other).map(Reverse));
            }
        }
        (None, column)
    }
}

/// The first triangle that occurs an odd number of times; it stays where it is.
fn first(rest: &mut BinaryHeap<Reverse<Triangle>>) -> Option<Triangle> {
    while let Some(Reverse(top)) = rest.pop() {
        if rest.peek() == Some(&Reverse(top)) {
            rest.pop();
        } else {
            rest.push(Reverse(top));
            return Some(top);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    fn polygon(n: usize) -> Vec<Vec<f64>> {
        let angle = |i: usize| std::f64::consts::TAU * i as f64 / n as f64;
        (0..n)
            .map(|i| vec![angle(i).cos(), angle(i).sin()])
            .collect()
    }

    fn of(points: &[Vec<f64>]) -> Persistence {
        rips(&distances(points), points.len())
    }

    #[test]
    fn a_polygon_is_one_loop_with_known_birth_and_death() {
        for (n, birth, death) in [
            (59, 0.1064, 1.7495),
            (97, 0.0648, 1.7532),
            (113, 0.0556, 1.7412),
        ] {
            let diagram = of(&polygon(n));
            let long = |life: &&Life| life.length() > 1e-6;
            let loops: Vec<_> = diagram.loops.iter().filter(long).collect();
            assert_eq!(loops.len(), 1, "{n} corners");
            assert!(
                (loops[0].birth - birth).abs() < 5e-5 && (loops[0].death - death).abs() < 5e-5,
                "{loops:?}"
            );
            let third = std::f64::consts::PI * n.div_ceil(3) as f64 / n as f64;
            assert!((loops[0].death - 2.0 * third.sin()).abs() < 1e-9);
            assert_eq!(diagram.pieces.len(), n - 1);
        }
    }

    #[test]
    fn two_squares_are_two_loops_and_join_at_their_distance() {
        let square =
            |x: f64| [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(|[a, b]| vec![a + x, b]);
        let points: Vec<_> = square(0.0).into_iter().chain(square(10.0)).collect();
        let diagram = of(&points);
        let expected = Life {
            birth: 1.0,
            death: 2.0_f64.sqrt(),
        };
        assert_eq!(diagram.loops[..2], [expected, expected]);
        // The two sides that face each other.
        let between = Life {
            birth: 9.0,
            death: 82.0_f64.sqrt(),
        };
        assert_eq!(diagram.loops[2..], [between]);
        assert_eq!(diagram.pieces[0].death, 9.0);
        assert!(diagram.pieces[1..].iter().all(|piece| piece.death == 1.0));
    }

    #[test]
    fn few_points_have_no_loops() {
        for n in 1..4 {
            let diagram = of(&polygon(n));
            assert_eq!((diagram.pieces.len(), diagram.loops.len()), (n - 1, 0));
        }
        assert!(of(&vec![vec![1.0]; 5]).pieces.is_empty());
    }

    /// Every simplex a column of one matrix, reduced from left to right: the definition, without a single trick.
    fn by_definition(points: &[Vec<f64>]) -> Vec<(f64, f64)> {
        let (n, d) = (points.len(), distances(points));
        let mut simplices: Vec<(f64, Vec<usize>)> = (0..n).map(|i| (0.0, vec![i])).collect();
        for i in 0..n {
            for j in 0..i {
                simplices.push((d[i * n + j], vec![j, i]));
                for k in 0..j {
                    let longest = d[i * n + j].max(d[i * n + k]).max(d[j * n + k]);
                    simplices.push((longest, vec![k, j, i]));
                }
            }
        }
        simplices.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.len().cmp(&y.1.len())));
        let place: HashMap<_, _> = simplices
            .iter()
            .enumerate()
            .map(|(at, s)| (s.1.clone(), at))
            .collect();
        let mut columns: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut pairs = Vec::new();
        for (length, corners) in simplices.iter().filter(|s| s.1.len() > 1) {
            let face = |out: usize| {
                let kept = corners.iter().enumerate().filter(|(c, _)| *c != out);
                place[&kept.map(|(_, &c)| c).collect::<Vec<_>>()]
            };
            let mut column: Vec<usize> = (0..corners.len()).map(face).collect();
            column.sort_unstable();
            while let Some(other) = column.last().and_then(|low| columns.get(low)) {
                let sum = column.iter().chain(other).copied();
                let odd = |x: &usize| column.contains(x) != other.contains(x);
                let mut sum: Vec<usize> = sum.filter(odd).collect();
                sum.sort_unstable();
                column = sum;
            }
            if let Some(&low) = column.last() {
                if corners.len() == 3 && *length > simplices[low].0 {
                    pairs.push((simplices[low].0, *length));
                }
                columns.insert(low, column);
            }
        }
        pairs.sort_by(|x, y| x.partial_cmp(y).expect("numbers"));
        pairs
    }

    #[test]
    fn random_clouds_agree_with_the_definition() {
        let mut found = 0;
        for seed in 0..6 {
            let mut rng = Rng::new(seed, Stream::Init);
            let points: Vec<Vec<f64>> = (0..24)
                .map(|_| (0..2 + seed as usize % 2).map(|_| rng.normal()).collect())
                .collect();
            let mut loops: Vec<_> = of(&points)
                .loops
                .iter()
                .map(|l| (l.birth, l.death))
                .collect();
            loops.sort_by(|x, y| x.partial_cmp(y).expect("numbers"));
            assert_eq!(loops, by_definition(&points), "seed {seed}");
            found += loops.len();
        }
        assert!(found > 10, "{found} loops");
    }
}
