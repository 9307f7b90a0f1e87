//! Principal components: the directions in which points vary most.

use super::{
    eigen::eigen,
    linear::{self, dot},
    vectors,
};

/// The coordinates of points along their two principal components, centred. The sign of a component is free: here its
/// largest coordinate in size is positive.
///
/// `points` are `n` rows of equal length.
#[must_use]
pub fn plane(points: &[Vec<f64>]) -> Vec<[f64; 2]> {
    let centred = centred(points);
    let first = component(&centred, None);
    let second = component(&centred, Some(&first));
    let along = |axis: &[f64]| -> Vec<f64> { centred.iter().map(|row| dot(row, axis)).collect() };
    let [x, y] = [along(&first), along(&second)].map(upright);
    x.into_iter().zip(y).map(|(x, y)| [x, y]).collect()
}

/// The share of the variance of some places, equally long rows, that lies along their first component; `None` if they are one
/// place. A long random walk has 6/π² = 61 % there (Antognini and Sohl-Dickstein 2018, arXiv 1806.08805), a straight line all.
#[must_use]
pub fn first_share(places: &[Vec<f32>]) -> Option<f64> {
    let products = vectors::gram(places);
    let n = places.len() as f64;
    let means: Vec<f64> = products
        .iter()
        .map(|row| row.iter().sum::<f64>() / n)
        .collect();
    let mean = means.iter().sum::<f64>() / n;
    let of_row = |(row, own): (&Vec<f64>, &f64)| {
        let centred = row
            .iter()
            .zip(&means)
            .map(|(x, other)| x - own - other + mean);
        centred.collect()
    };
    let centred: Vec<Vec<f64>> = products.iter().zip(&means).map(of_row).collect();
    let values = eigen(&centred).values;
    let total: f64 = values.iter().map(|value| value.max(0.0)).sum();
    (total > 1e-300).then(|| values[0] / total)
}

fn centred(points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = points.len() as f64;
    let d = points.first().map_or(0, Vec::len);
    let mean: Vec<f64> = (0..d)
        .map(|i| points.iter().map(|row| row[i]).sum::<f64>() / n)
        .collect();
    let shifted = |row: &Vec<f64>| row.iter().zip(&mean).map(|(x, m)| x - m).collect();
    points.iter().map(shifted).collect()
}

/// Most directions that the covariance is looked at in: for the first component that is plenty.
const KRYLOV: usize = 60;

/// The first component, orthogonal to one already found: Lanczos' iteration on the covariance, every direction made
/// orthogonal to all before.
fn component(rows: &[Vec<f64>], found: Option<&[f64]>) -> Vec<f64> {
    let d = rows.first().map_or(0, Vec::len);
    // Not orthogonal to anything in particular, and the same every time.
    let start = (0..d).map(|i| 1.0 + 0.5 * libm::sin(1.0 + 2.3 * i as f64));
    let mut next: Vec<f64> = start.collect();
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let mut images: Vec<Vec<f64>> = Vec::new();
    let mut size = 0.0_f64;
    while basis.len() < KRYLOV.min(d) {
        // Twice is enough (Parlett 1980).
        for _ in 0..2 {
            found.into_iter().for_each(|axis| remove(&mut next, axis));
            basis.iter().for_each(|axis| remove(&mut next, axis));
        }
        let norm = dot(&next, &next).sqrt();
        if norm <= 1e-12 * size || norm < 1e-300 {
            break;
        }
        next.iter_mut().for_each(|x| *x /= norm);
        let image = covariance(rows, &next);
        size = size.max(dot(&image, &image).sqrt());
        basis.push(std::mem::replace(&mut next, image.clone()));
        images.push(image);
    }
    let mixture = linear::first_eigenvector(basis.len(), |i, j| dot(&basis[i], &images[j]));
    let mut axis = vec![0.0; d];
    for (weight, direction) in mixture.iter().zip(&basis) {
        let entries = axis.iter_mut().zip(direction);
        entries.for_each(|(sum, x)| *sum += weight * x);
    }
    axis
}

/// The covariance of centred rows times a vector, but for a factor.
fn covariance(rows: &[Vec<f64>], axis: &[f64]) -> Vec<f64> {
    let mut image = vec![0.0; axis.len()];
    for row in rows {
        let along = dot(row, axis);
        let entries = image.iter_mut().zip(row);
        entries.for_each(|(sum, x)| *sum += along * x);
    }
    image
}

fn remove(axis: &mut [f64], found: &[f64]) {
    let along = dot(axis, found);
    let entries = axis.iter_mut().zip(found);
    entries.for_each(|(x, f)| *x -= along * f);
}

fn upright(coordinates: Vec<f64>) -> Vec<f64> {
    let largest = coordinates
        .iter()
        .copied()
        .max_by(|a, b| a.abs().total_cmp(&b.abs()));
    let sign = if largest.unwrap_or(0.0) < 0.0 {
        -1.0
    } else {
        1.0
    };
    coordinates.into_iter().map(|x| sign * x).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    #[test]
    fn a_polygons_plane_is_found_among_many_directions() {
        // Both components have the same variance, 60 times that of any other direction.
        let point = |i: usize| {
            let t = std::f64::consts::TAU * i as f64 / 59.0;
            let mut point: Vec<f64> = (0..200)
                .map(|j| 0.2 * libm::sin((i * j + j) as f64))
                .collect();
            point[17] += 1.5 * t.cos();
            point[101] += 1.5 * t.sin();
            point
        };
        let points: Vec<Vec<f64>> = (0..59).map(point).collect();
        for [x, y] in plane(&points) {
            assert!(((x * x + y * y).sqrt() - 1.5).abs() < 0.5, "{x}, {y}");
        }
    }

    #[test]
    fn a_line_a_circle_and_a_random_walk_have_the_shares_of_theory() {
        let close = |places: Vec<Vec<f32>>, share: f64, within: f64| {
            let found = first_share(&places).expect("a share");
            assert!((found - share).abs() < within, "{found}, not {share}");
        };
        close(
            (0..21)
                .map(|t| vec![t as f32, 5.0, -2.0 * t as f32])
                .collect(),
            1.0,
            1e-9,
        );
        let angle = |t: usize| std::f64::consts::TAU * t as f64 / 20.0;
        let on_circle = |t: usize| vec![angle(t).cos() as f32, angle(t).sin() as f32];
        close((0..20).map(on_circle).collect(), 0.5, 1e-6);
        let mut rng = Rng::new(4, Stream::Init);
        let mut place = vec![0.0_f32; 4096];
        let walk = (0..40).map(|_| {
            place.iter_mut().for_each(|x| *x += rng.normal() as f32);
            place.clone()
        });
        close(walk.collect(), 6.0 / std::f64::consts::PI.powi(2), 0.02);
        assert_eq!(first_share(&vec![vec![0.0; 3]; 4]), None);
    }

    #[test]
    fn points_in_one_place_stay_there() {
        assert!(
            plane(&vec![vec![2.0; 3]; 4])
                .iter()
                .flatten()
                .all(|x| *x == 0.0)
        );
    }

    #[test]
    fn an_ellipse_lies_along_its_axes() {
        // Axes 3 and 1 in a plane of space spanned by (1, 1, 0)/√2 and (0, 0, 1).
        let point = |i: u32| {
            let t = std::f64::consts::TAU * f64::from(i) / 40.0;
            let long = 3.0 * t.cos() / 2.0_f64.sqrt();
            vec![long + 5.0, long - 2.0, t.sin()]
        };
        let points: Vec<Vec<f64>> = (0..40).map(point).collect();
        for (i, [x, y]) in plane(&points).into_iter().enumerate() {
            let t = std::f64::consts::TAU * i as f64 / 40.0;
            assert!((x.abs() - 3.0 * t.cos().abs()).abs() < 1e-9, "{i}: {x}");
            assert!((y.abs() - t.sin().abs()).abs() < 1e-9, "{i}: {y}");
        }
    }
}
