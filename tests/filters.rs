//! What is done to gradients before a rule sees them.

mod common;
#[path = "common/walk.rs"]
mod walk;

use common::{assert_close, set, values};
use grokscope::optim::filter::perpendicular;
use serde_json::Value;
use walk::{Walk, assert_all_close, matrix};

/// What SGD without momentum sees of a gradient.
fn seen(filter: &[(&'static str, Value)], theta: &[f64], gradients: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let plain = [
        set("optimizer.method", "sgd"),
        set("optimizer.momentum", 0.0),
        set("optimizer.weight_decay", 0.0),
        set("optimizer.lr_peak", 1.0),
    ];
    let mut walk = Walk::new(&[&plain, filter].concat(), theta);
    let mut before = theta.to_vec();
    let mut one = |g: &Vec<f64>| {
        let after = walk.step(g);
        let moved = before.iter().zip(&after).map(|(b, a)| b - a).collect();
        before = after;
        moved
    };
    gradients.iter().map(&mut one).collect()
}

#[test]
fn grokfast_of_a_constant_gradient_is_three_times_it_or_waits_for_its_window() {
    let ones = vec![vec![1.0]; 8];
    let ema = seen(&[set("optimizer.filter", "grokfast_ema")], &[0.0], &ones);
    assert!(ema.iter().all(|g| (g[0] - 3.0).abs() < 1e-12), "{ema:?}");
    let window = [
        set("optimizer.filter", "grokfast_ma"),
        set("optimizer.filter_window", 4),
        set("optimizer.filter_gain", 5.0),
    ];
    let ma: Vec<f64> = seen(&window, &[0.0], &ones).concat();
    assert_all_close(&ma, &[1.0, 1.0, 1.0, 6.0, 6.0, 6.0, 6.0, 6.0], 1e-12);
    // The window forgets: (0 + 2 + 3 + 4)/… of gradients 1, 2, 3, 4, 5.
    let rising: Vec<Vec<f64>> = (1..=6).map(|g| vec![f64::from(g)]).collect();
    let ma: Vec<f64> = seen(&window, &[0.0], &rising).concat();
    assert_all_close(
        &ma[3..],
        &[4.0 + 5.0 * 2.5, 5.0 + 5.0 * 3.5, 6.0 + 5.0 * 4.5],
        1e-12,
    );
}

#[test]
fn a_perpendicular_gradient_keeps_its_length_and_loses_its_part_along_the_weights() {
    // Of g = (1, 0, 1) at w = (1, 2, 2): (.6667, −.6667, .3333), and at the length of g (.9428, −.9428, .4714).
    let (w, g) = (matrix([[1.0, 2.0, 2.0]]), matrix([[1.0, 0.0, 1.0]]));
    let across = values(&perpendicular(&w, g));
    let root = 2f64.sqrt();
    assert_all_close(
        &across,
        &[2.0 * root / 3.0, -2.0 * root / 3.0, root / 3.0],
        1e-12,
    );
    let none = values(&perpendicular(&matrix([[0.0, 0.0]]), matrix([[3.0, -4.0]])));
    assert_all_close(&none, &[3.0, -4.0], 1e-12);
    let through = seen(
        &[set("optimizer.filter", "perpendicular")],
        &[1.0, 2.0, 2.0],
        &[vec![1.0, 0.0, 1.0]],
    );
    assert_all_close(&through[0], &across, 1e-12);
}

#[test]
fn long_gradients_are_shortened_and_short_ones_left_alone() {
    let clip = [set("optimizer.clip_norm", 1.0)];
    let seen = seen(&clip, &[0.0, 0.0], &[vec![3.0, 4.0], vec![0.3, 0.4]]);
    assert_all_close(&seen[0], &[0.6, 0.8], 1e-6);
    assert_all_close(&seen[1], &[0.3, 0.4], 1e-12);
}

#[test]
fn noise_has_its_deviation_and_is_the_same_for_the_same_step() {
    let n = 20_000;
    for path in ["optimizer.gradient_noise", "optimizer.update_noise"] {
        let noise = [set(path, 0.5)];
        let zeros = vec![vec![0.0; n]; 2];
        let drawn = seen(&noise, &vec![0.0; n], &zeros);
        assert_eq!(drawn, seen(&noise, &vec![0.0; n], &zeros));
        assert_ne!(drawn[0], drawn[1]);
        let variance = drawn[0].iter().map(|x| x * x).sum::<f64>() / n as f64;
        // Five standard errors: 5·√(2/n) of it.
        assert_close(variance, 0.25, 0.25 * 5.0 * (2.0 / n as f64).sqrt());
    }
}
