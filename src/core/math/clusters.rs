//! How far apart classes of points are, beside how wide each is.

/// The two sizes, both mean squared distances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Of a point from the mean of its class: mean over the points of a class, then over the classes.
    pub within: f64,
    /// Of two classes' means: mean over all pairs of classes.
    pub between: f64,
    /// Number of classes that occur.
    pub n_classes: usize,
}

/// The spread of points, each `[d]` and of a class below `n`; `None` if fewer than two classes occur.
///
/// The mean over all pairs of classes is found from the distances of their means from the centre of all means.
#[must_use]
pub fn spread<'a>(
    points: impl Iterator<Item = (usize, &'a [f32])> + Clone,
    n: usize,
) -> Option<Spread> {
    let means = means(points.clone(), n);
    let mut within = vec![(0.0, 0.0); n];
    for (class, point) in points {
        let (count, sum) = &mut within[class];
        *count += 1.0;
        *sum += squared(&means[class].1, point.iter().map(|&x| f64::from(x)));
    }
    let occurring = || means.iter().filter(|(count, _)| *count > 0.0);
    let n_classes = occurring().count();
    if n_classes < 2 {
        return None;
    }
    let classes = n_classes as f64;
    let d = means[0].1.len();
    let centre: Vec<f64> = (0..d)
        .map(|i| occurring().map(|(_, mean)| mean[i]).sum::<f64>() / classes)
        .collect();
    let off: f64 = occurring()
        .map(|(_, mean)| squared(&centre, mean.iter().copied()))
        .sum();
    let inside = within.iter().filter(|(count, _)| *count > 0.0);
    Some(Spread {
        within: inside.map(|(count, sum)| sum / count).sum::<f64>() / classes,
        between: 2.0 * off / (classes - 1.0),
        n_classes,
    })
}

/// How many points each of `n` classes has, and their mean; 0 where there are none.
#[must_use]
pub fn means<'a>(
    points: impl Iterator<Item = (usize, &'a [f32])>,
    n: usize,
) -> Vec<(f64, Vec<f64>)> {
    let mut means: Vec<(f64, Vec<f64>)> = vec![(0.0, Vec::new()); n];
    let mut d = 0;
    for (class, point) in points {
        d = point.len();
        let (count, sum) = &mut means[class];
        sum.resize(d, 0.0);
        *count += 1.0;
        let entries = sum.iter_mut().zip(point);
        entries.for_each(|(sum, &x)| *sum += f64::from(x));
    }
    for (count, sum) in &mut means {
        sum.resize(d, 0.0);
        sum.iter_mut().for_each(|x| *x /= count.max(1.0));
    }
    means
}

fn squared(mean: &[f64], point: impl Iterator<Item = f64>) -> f64 {
    mean.iter().zip(point).map(|(m, x)| (x - m) * (x - m)).sum()
}

/// The nearest other point of each point of a plane; empty of fewer than two points.
#[must_use]
pub fn nearest(map: &[[f64; 2]]) -> Vec<usize> {
    let apart = |i: usize, j: usize| {
        let ([x, y], [u, v]) = (map[i], map[j]);
        (x - u).powi(2) + (y - v).powi(2)
    };
    let others = |i| (0..map.len()).filter(move |j| *j != i);
    let of = |i| others(i).min_by(|a, b| apart(i, *a).total_cmp(&apart(i, *b)));
    (0..map.len()).filter_map(of).collect()
}

/// The share of points whose nearest neighbour is of their own class, `class` being that of each point.
#[must_use]
pub fn together(map: &[[f64; 2]], class: &[u32]) -> f64 {
    let nearest = nearest(map);
    let same = |(i, j): &(usize, &usize)| class[*i] == class[**j];
    nearest.iter().enumerate().filter(same).count() as f64 / map.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    #[test]
    fn the_short_form_is_the_mean_over_all_pairs_of_classes() {
        let mut rng = Rng::new(1, Stream::Init);
        let points: Vec<(usize, [f32; 5])> = (0..70)
            .map(|i| {
                (
                    i % 7 + i % 2,
                    std::array::from_fn(|_| rng.normal() as f32 + i as f32 % 7.0),
                )
            })
            .collect();
        let given = || {
            points
                .iter()
                .map(|(class, point)| (*class, point.as_slice()))
        };
        let found = spread(given(), 11).expect("classes");
        let means = means(given(), 11);
        let (mut sum, mut pairs) = (0.0, 0.0);
        for i in 0..8 {
            for j in 0..i {
                sum += squared(&means[i].1, means[j].1.iter().copied());
                pairs += 1.0;
            }
        }
        assert_eq!(found.n_classes, 8);
        assert!((found.between - sum / pairs).abs() < 1e-9);
    }

    #[test]
    fn neighbours_on_a_line() {
        let map = [0.0, 1.0, 1.5, 9.0].map(|x| [x, 0.0]);
        assert_eq!(nearest(&map), [1, 2, 1, 2]);
        assert_eq!(together(&map, &[0, 0, 0, 1]), 0.75);
        assert_eq!(together(&map, &[0, 1, 0, 1]), 0.0);
        assert_eq!((nearest(&map[..1]).len(), together(&[], &[])), (0, 0.0));
    }

    #[test]
    fn known_classes() {
        // Two classes at 0 ± 1 and 10 ± 2 on a line.
        let points = [(0, [-1.0]), (0, [1.0]), (3, [8.0]), (3, [12.0])];
        let given = || {
            points
                .iter()
                .map(|(class, point)| (*class, point.as_slice()))
        };
        let expected = Spread {
            within: 2.5,
            between: 100.0,
            n_classes: 2,
        };
        assert_eq!(spread(given(), 4), Some(expected));
        assert_eq!(spread(given().take(2), 4), None);
    }
}
