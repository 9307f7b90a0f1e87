//! The highest point of a smooth function in a small box.

/// Halvings of a step before it is given up.
const HALVINGS: u32 = 12;

/// The highest point found, and how high it and the middle are.
#[derive(Clone, Debug, PartialEq)]
pub struct Highest {
    /// Where it is.
    pub at: Vec<f64>,
    /// The value there.
    pub value: f64,
    /// The value in the middle.
    pub start: f64,
}

/// What is found by `iterations` steps of a projected BFGS method from the middle of the box
/// [−bound, bound].
///
/// Coordinates on the box's wall, towards which the function rises, stay there; over the others the inverse of the curvature is
/// learnt as usual (Nocedal and Wright, section 6.1). `value_and_gradient` gives the function and its gradient.
pub fn highest(
    bounds: &[f64],
    iterations: usize,
    mut value: impl FnMut(&[f64]) -> f64,
    mut gradient: impl FnMut(&[f64]) -> Vec<f64>,
) -> Highest {
    let n = bounds.len();
    let mut at = vec![0.0; n];
    let start = value(&at);
    let mut best = start;
    let mut slope = gradient(&at);
    // Scaled so that the first step reaches a wall.
    let first = (0..n)
        .map(|i| bounds[i] / slope[i].abs())
        .fold(f64::INFINITY, f64::min);
    if !first.is_finite() || !start.is_finite() {
        return Highest {
            at,
            value: start,
            start,
        };
    }
    let mut inverse = vec![vec![0.0; n]; n];
    (0..n).for_each(|i| inverse[i][i] = 2.0 * first);
    for _ in 0..iterations {
        let free: Vec<bool> = (0..n)
            .map(|i| at[i].abs() < bounds[i] || at[i] * slope[i] < 0.0)
            .collect();
        let direction = rising(&inverse, &slope, &free);
        let step = (0..HALVINGS).find_map(|halvings| {
            let length = 0.5_f64.powi(halvings as i32);
            let there: Vec<f64> = (0..n)
                .map(|i| (at[i] + length * direction[i]).clamp(-bounds[i], bounds[i]))
                .collect();
            let found = value(&there);
            (found > best).then_some((there, found))
        });
        let Some((there, found)) = step else { break };
        let there_slope = gradient(&there);
        let moved: Vec<f64> = (0..n).map(|i| there[i] - at[i]).collect();
        let turned: Vec<f64> = (0..n).map(|i| slope[i] - there_slope[i]).collect();
        learn(&mut inverse, &moved, &turned);
        (at, slope, best) = (there, there_slope, found);
    }
    Highest {
        at,
        value: best,
        start,
    }
}

/// The quasi-Newton direction over the free coordinates; the slope itself if that does not rise.
fn rising(inverse: &[Vec<f64>], slope: &[f64], free: &[bool]) -> Vec<f64> {
    let n = slope.len();
    let part = |i: usize| -> f64 {
        let free = (0..n).filter(|&j| free[j]);
        free.map(|j| inverse[i][j] * slope[j]).sum()
    };
    let kept = |i: usize, x: f64| if free[i] { x } else { 0.0 };
    let direction: Vec<f64> = (0..n).map(|i| kept(i, part(i))).collect();
    match product(&direction, slope) > 0.0 {
        true => direction,
        false => (0..n)
            .map(|i| kept(i, inverse[i][i].abs() * slope[i]))
            .collect(),
    }
}

/// What a move and the turn of the slope along it say about the inverse of the curvature.
fn learn(inverse: &mut [Vec<f64>], moved: &[f64], turned: &[f64]) {
    let n = moved.len();
    let along = product(moved, turned);
    if along <= 1e-12 * product(moved, moved).sqrt() * product(turned, turned).sqrt() {
        return;
    }
    let image: Vec<f64> = inverse.iter().map(|row| product(row, turned)).collect();
    let weight = (1.0 + product(turned, &image) / along) / along;
    for i in 0..n {
        for j in 0..n {
            inverse[i][j] +=
                weight * moved[i] * moved[j] - (image[i] * moved[j] + moved[i] * image[j]) / along;
        }
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quadratic(peak: [f64; 3]) -> Highest {
        // −½(x − peak)ᵀ·M·(x − peak) with an M that couples the first two.
        let away = move |x: &[f64]| -> Vec<f64> { (0..3).map(|i| x[i] - peak[i]).collect() };
        let slope = move |x: &[f64]| {
            let d = away(x);
            vec![-(2.0 * d[0] + d[1]), -(d[0] + 3.0 * d[1]), -10.0 * d[2]]
        };
        let value = move |x: &[f64]| 0.5 * product(&away(x), &slope(x));
        highest(&[1.0; 3], 10, value, slope)
    }

    #[test]
    fn a_peak_inside_is_found() {
        let found = quadratic([0.3, -0.2, 0.5]);
        assert!(found.value.abs() < 1e-9 && (found.at[0] - 0.3).abs() < 1e-5);
        assert!(found.start < -1.0);
    }

    #[test]
    fn a_peak_outside_is_approached_along_the_wall() {
        // With x₀ = 1 on the wall the best x₁ solves (x₀ − 3) + 3·x₁ = 0: 2/3; value −½(2·4 − 2·2·⅔ + 3·4⁄9) = −10/3.
        let best = quadratic([3.0, 0.0, 0.5]).value;
        assert!((best + 10.0 / 3.0).abs() < 1e-6, "{best}");
    }

    #[test]
    fn on_a_plane_the_corner_is_highest() {
        let slope = [1.0, -2.0, 0.5];
        let value = |x: &[f64]| product(x, &slope);
        let found = highest(&[1.0, 2.0, 3.0], 10, value, |_| slope.to_vec());
        assert_eq!(found.at, [1.0, -2.0, 3.0]);
        assert!((found.value - 6.5).abs() < 1e-12 && found.start == 0.0);
    }
}
