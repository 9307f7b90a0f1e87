//! Long vectors: products and sums in 64 bits, always added in the same order.

/// Σ aᵢbᵢ.
#[must_use]
pub fn dot(a: &[f32], b: &[f32]) -> f64 {
    let mut sums = [0.0_f64; 8];
    let (chunks_a, chunks_b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = chunks_a.remainder().iter().zip(chunks_b.remainder());
    let rest: f64 = rest.map(|(&x, &y)| f64::from(x) * f64::from(y)).sum();
    for (a, b) in chunks_a.zip(chunks_b) {
        for i in 0..8 {
            sums[i] += f64::from(a[i]) * f64::from(b[i]);
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Length of a vector.
#[must_use]
pub fn norm(a: &[f32]) -> f64 {
    dot(a, a).sqrt()
}

/// a − b.
#[must_use]
pub fn minus(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// Weights moved by `step` times a direction.
#[must_use]
pub fn moved(theta: &[f32], step: f64, direction: &[f32]) -> Vec<f32> {
    let along = |(&w, &d): (&f32, &f32)| (f64::from(w) + step * f64::from(d)) as f32;
    theta.iter().zip(direction).map(along).collect()
}

/// Sum of weighted vectors.
///
/// # Panics
/// If there are none.
#[must_use]
pub fn combined(weights: &[f64], vectors: &[Vec<f32>]) -> Vec<f32> {
    let mut sum = vec![0.0_f64; vectors[0].len()];
    for (weight, vector) in weights.iter().zip(vectors) {
        sum.iter_mut()
            .zip(vector)
            .for_each(|(sum, &x)| *sum += weight * f64::from(x));
    }
    sum.into_iter().map(|x| x as f32).collect()
}

/// Products of all pairs of vectors.
#[must_use]
pub fn gram(vectors: &[Vec<f32>]) -> Vec<Vec<f64>> {
    let n = vectors.len();
    let mut gram = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let product = dot(&vectors[i], &vectors[j]);
            (gram[i][j], gram[j][i]) = (product, product);
        }
    }
    gram
}
