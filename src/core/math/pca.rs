//! Principal components: the directions in which points vary most.

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

fn centred(points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = points.len() as f64;
    let d = points.first().map_or(0, Vec::len);
    let mean: Vec<f64> = (0..d)
        .map(|i| points.iter().map(|row| row[i]).sum::<f64>() / n)
        .collect();
    let shifted = |row: &Vec<f64>| row.iter().zip(&mean).map(|(x, m)| x - m).collect();
    points.iter().map(shifted).collect()
}

/// Power iteration on the covariance, orthogonal to a component already found.
fn component(rows: &[Vec<f64>], found: Option<&[f64]>) -> Vec<f64> {
    let d = rows.first().map_or(0, Vec::len);
    // Not orthogonal to anything in particular, and the same every time.
    let mut axis: Vec<f64> = (0..d)
        .map(|i| 1.0 + 0.5 * libm::sin(1.0 + 2.3 * i as f64))
        .collect();
    for _ in 0..500 {
        remove(&mut axis, found);
        let mut next = vec![0.0; d];
        for row in rows {
            let along = dot(row, &axis);
            next.iter_mut()
                .zip(row)
                .for_each(|(sum, x)| *sum += along * x);
        }
        let norm = dot(&next, &next).sqrt();
        if norm < 1e-300 {
            break;
        }
        axis = next.into_iter().map(|x| x / norm).collect();
    }
    remove(&mut axis, found);
    let norm = dot(&axis, &axis).sqrt().max(1e-300);
    axis.into_iter().map(|x| x / norm).collect()
}

fn remove(axis: &mut [f64], found: Option<&[f64]>) {
    if let Some(found) = found {
        let along = dot(axis, found);
        axis.iter_mut()
            .zip(found)
            .for_each(|(x, f)| *x -= along * f);
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
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
