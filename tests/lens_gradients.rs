//! Lenses made of the gradients of summed logits: centroid alignment and the tangent kernel.

mod common;
#[path = "common/specimens.rs"]
mod specimens;
#[path = "common/toy.rs"]
mod toy;

use common::valid_with;
use grokscope::{snapshot::Snapshot, task::Table};
use serde_json::json;
use specimens::{fresh, specimen};
use toy::{Toy, bars, close, look, measure};

/// Σ of a row's logits, in 64 bits.
fn summed(snapshot: &Snapshot, theta: &[f32], row: usize) -> f64 {
    let trace = snapshot.specimen().trace(theta);
    trace.logits.row(row).iter().map(|&x| f64::from(x)).sum()
}

#[test]
fn the_rows_of_the_embedding_have_the_gradient_that_finite_differences_say() {
    for preset in ["minute", "power", "gromov"] {
        let small = [("task.p", json!(11))];
        let small = if preset == "gromov" {
            &small[..]
        } else {
            &small[..1]
        };
        let snapshot = fresh(valid_with(preset, small));
        let name = match snapshot.matrix("embed.W_E") {
            Some(_) => "embed.W_E",
            None => "layers.0.W_in",
        };
        let (offset, width) = (
            snapshot.offset(name).expect("found"),
            snapshot.matrix(name).expect("found").columns,
        );
        let rows = snapshot.table.pairs.iter();
        let row = rows
            .clone()
            .position(|pair| pair.a != pair.b)
            .expect("a pair");
        let gradient = snapshot.specimen().logit_gradient(&snapshot.theta, row);
        let a = snapshot.table.pairs[row].a as usize;
        for coordinate in [0, 1, width / 2, width - 1] {
            let at = offset + a * width + coordinate;
            let moved = |step: f32| {
                let mut theta = snapshot.theta.clone();
                theta[at] += step;
                (summed(&snapshot, &theta, row), f64::from(theta[at]))
            };
            let step = 2e-3;
            let ((ahead, there), (behind, here)) = (moved(step), moved(-step));
            let slope = (ahead - behind) / (there - here);
            let scale = gradient[offset + a * width..][..width]
                .iter()
                .fold(0.0_f32, |most, x| most.max(x.abs()));
            assert!(
                (slope - f64::from(gradient[at])).abs() < 0.03 * f64::from(scale),
                "{preset}, {coordinate}: {slope} {}",
                gradient[at]
            );
        }
    }
}

#[test]
fn of_quadratic_neurons_the_product_with_the_input_is_twice_the_output() {
    // Euler: a sum of logits that is homogeneous of degree 2 in the two rows of W_in.
    let snapshot = specimens::analytic();
    let n = snapshot.n_symbols();
    let matrix = snapshot.matrix("layers.0.W_in").expect("an MLP");
    let offset = snapshot.offset("layers.0.W_in").expect("an MLP");
    for row in [1, 100, 2000] {
        let pair = &snapshot.table.pairs[row];
        let gradient = snapshot.specimen().logit_gradient(&snapshot.theta, row);
        let product: f64 = [pair.a as usize, n + pair.b as usize]
            .into_iter()
            .map(|token| {
                let centroid = &gradient[offset + token * matrix.columns..][..matrix.columns];
                let parts = matrix.row(token).iter().zip(centroid);
                parts
                    .map(|(&x, &c)| f64::from(x) * f64::from(c))
                    .sum::<f64>()
            })
            .sum();
        let scale: f64 = snapshot
            .trace()
            .logits
            .row(row)
            .iter()
            .map(|&x| f64::from(x.abs()))
            .sum();
        let expected = 2.0 * summed(&snapshot, &snapshot.theta, row);
        assert!(
            (product - expected).abs() < 1e-5 * scale,
            "{product} {expected} {scale}"
        );
    }
}

#[test]
fn a_linear_networks_centroid_is_the_same_everywhere_and_its_cosine_known() {
    // Summed logits 2·Σ of row a + 1·Σ of row b of an MLP's first matrix, whose rows have length 2.
    let config = valid_with(
        "gromov",
        &[("task.p", 11.into()), ("model.d_mlp", 4.into())],
    );
    let pairs = Table::new(&config).pairs;
    let mut toy = Toy::new(Box::new(|_| vec![0.0]));
    toy.logits = Box::new(move |theta, row| {
        let mut gradient = vec![0.0; theta.len()];
        let (a, b) = (pairs[row].a as usize, pairs[row].b as usize);
        gradient[4 * a..4 * a + 4].fill(2.0);
        gradient[4 * (11 + b)..4 * (11 + b) + 4].fill(1.0);
        gradient
    });
    let snapshot = toy.shaped(&config, "layers.0.W_in", 4, vec![1.0; 4 * 22]);
    let drawing = look("alignment", &snapshot, json!(null)).expect("a drawing");
    // (2·4 + 1·4) / √(8·20).
    let cosine = 12.0 / 160_f64.sqrt();
    for of in ["train_mean", "train_least", "test_mean", "test_largest"] {
        close(measure(&drawing, of), cosine, 1e-6);
    }
}

#[test]
fn what_the_words_say_of_the_default_network_is_so() {
    let seen = |kind: &str, id: &str, of: &str| {
        let drawing = look(id, &specimen(kind), json!(null)).expect("a drawing");
        measure(&drawing, of)
    };
    let [random, memorised, generalised] = ["random", "memorised", "generalised"].map(|kind| {
        (
            seen(kind, "alignment", "train_mean"),
            seen(kind, "tangent_kernel", "rank"),
        )
    });
    assert!(
        (0.0..0.15).contains(&random.0) && random.1 < 5.0,
        "{random:?}"
    );
    for (alignment, rank) in [memorised, generalised] {
        assert!((-0.3..-0.1).contains(&alignment), "{alignment}");
        assert!((15.0..35.0).contains(&rank), "{rank}");
    }
}

#[test]
fn tied_embeddings_have_no_centroids() {
    let tied = fresh(valid_with("minute", &[("model.tied", true.into())]));
    let reason = look("alignment", &tied, json!(null)).expect_err("tied");
    assert!(reason.contains("embedding"), "{reason}");
}

/// Gradients 3e₀ for the even rows and 4e₁ + e₂ for the odd ones.
fn two_kinds() -> Snapshot {
    let mut toy = Toy::new(Box::new(|_| vec![0.0]));
    toy.logits = Box::new(|_, row| match row % 2 {
        0 => vec![3.0, 0.0, 0.0],
        _ => vec![0.0, 4.0, 1.0],
    });
    toy.snapshot(&[], vec![1.0; 3])
}

#[test]
fn two_kinds_of_gradients_have_two_eigenvalues() {
    let n_pairs = Table::new(&valid_with("minute", &[])).pairs.len();
    assert!(n_pairs > 64);
    let cosines = look(
        "tangent_kernel",
        &two_kinds(),
        json!({ "lengths": "cosine" }),
    )
    .expect("a kernel");
    let shares = bars(&cosines, "Eigenvalues");
    let counts: Vec<f64> = shares[..2]
        .iter()
        .map(|&share| f64::from(share) * 64.0)
        .collect();
    // Of 64 rows some are even and the others odd: eigenvalues are whole numbers that add up to 64.
    for count in &counts {
        assert!(
            (count - count.round()).abs() < 1e-4 && *count > 10.0,
            "{counts:?}"
        );
    }
    close(counts[0] + counts[1], 64.0, 1e-6);
    let entropy: f64 = counts.iter().map(|c| -(c / 64.0) * (c / 64.0).ln()).sum();
    close(measure(&cosines, "rank"), entropy.exp(), 1e-6);
    // As they are, the odd ones have 17 and the even ones 9 for each of theirs.
    let raw = look("tangent_kernel", &two_kinds(), json!(null)).expect("a kernel");
    let (share, trace) = (measure(&raw, "share"), measure(&raw, "trace"));
    let odd = share * trace * 64.0 / 17.0;
    assert!((odd - odd.round()).abs() < 1e-3 && counts.iter().any(|c| (c - odd).abs() < 1e-3));
}
