//! The lens on loops: polygons planted into networks, an independent library, and what training does.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use std::{collections::BTreeMap, f64::consts::TAU, time::Instant};

use common::{assert_close, valid_with};
use grokscope::{
    lens::{drawing::Drawing, find, info::View},
    math::persistence,
    rng::{Rng, Stream},
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::{fresh_with, measure, specimen, trained};

fn look(snapshot: &Snapshot, asked: Value) -> Drawing {
    let lens = find("topology").expect("the lens");
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options")).expect("a drawing")
}

/// An embedding whose first two columns are a circle of residues of frequency k, of any radius and anywhere.
fn polygon(p: u32, k: usize) -> Snapshot {
    let config = valid_with("nanda", &[("task.p", p.into())]);
    fresh_with(config, |layout, theta| {
        let spec = layout.iter().find(|spec| spec.name == "embed.W_E");
        let d = spec.expect("an embedding").shape[1];
        for (a, row) in theta.chunks_mut(d).take(p as usize).enumerate() {
            let angle = TAU * (k * a) as f64 / f64::from(p);
            row.fill(0.7);
            row[3] += 5.0 * angle.cos() as f32;
            row[8] += 5.0 * angle.sin() as f32;
        }
    })
}

#[test]
fn a_circle_of_residues_is_one_loop_of_known_life() {
    for (p, birth, death) in [
        (59, 0.1064, 1.7495),
        (97, 0.0648, 1.7532),
        (113, 0.0556, 1.7412),
    ] {
        let drawing = look(&polygon(p, 7), Value::Null);
        assert_close(measure(&drawing, "h1_max"), death - birth, 2e-4);
        assert_close(measure(&drawing, "h1_total"), death - birth, 2e-3);
        assert_close(measure(&drawing, "h0_max"), birth, 2e-4);
        let sides = f64::from(p - 1) * birth;
        assert_close(measure(&drawing, "h0_total"), sides, 1e-2);
    }
}

#[test]
fn the_longest_loop_is_longer_in_a_network_that_understands() {
    // As published for a + b mod 197: from 0.07 to 0.08 before to 0.20 to 0.25 after, with normalisations of their own.
    let life = |step, id| measure(&look(&trained(step), Value::Null), id);
    assert!(life(1200, "h1_max") > 2.0 * life(0, "h1_max"));
    assert!(life(1200, "h1_total") > 3.0 * life(0, "h1_total"));
    // The mean hidden states of the answers lie around a circle, in the plane in which they vary most.
    let asked = json!({ "cloud": "hidden", "space": "plane" });
    let [random, grokked] =
        [0, 1200].map(|step| measure(&look(&trained(step), asked.clone()), "h1_max"));
    assert!(random < 0.3 && grokked > 0.9, "{random} and {grokked}");
}

#[test]
fn gromovs_solution_uses_all_frequencies_alike_and_is_a_simplex() {
    // Σ cos(2πkj/59) over all k is the same for every j but 0: all points are equally far from each other, which is no loop.
    let drawing = look(&specimen("analytic"), Value::Null);
    let side = (2.0 * 59.0 / 58.0_f64).sqrt();
    assert_close(
        measure(&drawing, "h0_total"),
        58.0 * side,
        0.1 * 58.0 * side,
    );
    assert_close(measure(&drawing, "h0_max"), side, 0.1 * side);
    assert!(measure(&drawing, "h1_max") < 0.1, "{:?}", drawing.measures);
}

#[test]
fn the_usual_size_is_quick() {
    let snapshot = specimen("planted");
    let start = Instant::now();
    look(&snapshot, Value::Null);
    assert!(start.elapsed().as_secs_f64() < 1.0, "{:?}", start.elapsed());
}

/// Points of the clouds that tests/reference/lenses_topology.py looks at with Ripser.
fn cloud(name: &str) -> Vec<Vec<f64>> {
    let mut rng = Rng::new(7, Stream::Init);
    let mut normal = |n: usize, d: usize| -> Vec<Vec<f64>> {
        (0..n)
            .map(|_| (0..d).map(|_| rng.normal()).collect())
            .collect()
    };
    let wave = |k: usize, a: usize| {
        let angle = TAU * (k * a) as f64 / 59.0;
        [angle.cos(), angle.sin()]
    };
    match name {
        "gaussian" => normal(113, 128),
        "plane" => normal(80, 2),
        // A little noise, so that no two distances are equal: then there is one right answer.
        "torus" => near(&normal(59, 6), 0.05, |a| {
            [3, 11, 24].map(|k| wave(k, a)).concat()
        }),
        "circle" => near(&normal(59, 8), 0.15, |a| wave(5, a).to_vec()),
        other => panic!("there is no cloud {other}"),
    }
}

/// Points of a curve with noise; the curve lies in the first dimensions.
fn near(noise: &[Vec<f64>], size: f64, curve: impl Fn(usize) -> Vec<f64>) -> Vec<Vec<f64>> {
    let shifted = noise.iter().enumerate().map(|(a, noise)| {
        let mut point: Vec<f64> = noise.iter().map(|x| size * x).collect();
        point.iter_mut().zip(curve(a)).for_each(|(x, at)| *x += at);
        point
    });
    shifted.collect()
}

const CLOUDS: [&str; 4] = ["gaussian", "plane", "torus", "circle"];

#[test]
fn ripser_finds_the_same_lives() {
    let text = include_str!("reference/lenses_topology.json");
    let known: BTreeMap<String, Value> = serde_json::from_str(text).expect("JSON");
    for name in CLOUDS {
        let points = cloud(name);
        let ours = persistence::rips(&persistence::distances(&points), points.len());
        for (lives, theirs) in [(&ours.pieces, "h0"), (&ours.loops, "h1")] {
            let mut ours: Vec<[f64; 2]> = lives.iter().map(|l| [l.birth, l.death]).collect();
            ours.sort_by(|x, y| x.partial_cmp(y).expect("numbers"));
            let theirs: Vec<[f64; 2]> =
                serde_json::from_value(known[name][theirs].clone()).expect("pairs");
            // Ripser counts in 32 bits: what lives for less than they resolve is noise on either side.
            let lasting = |lives: Vec<[f64; 2]>| -> Vec<[f64; 2]> {
                lives.into_iter().filter(|[b, d]| d - b > 1e-4).collect()
            };
            let (ours, theirs) = (lasting(ours), lasting(theirs));
            assert_eq!(ours.len(), theirs.len(), "{name}");
            for (ours, theirs) in ours.iter().zip(&theirs) {
                assert_close(ours[0], theirs[0], 1e-5);
                assert_close(ours[1], theirs[1], 1e-5);
            }
        }
    }
}

/// Writes the clouds for tests/reference/lenses_topology.py, as `tmp/clouds.json` in cargo's target folder:
/// `cargo test --test lens_topology -- --ignored`.
#[test]
#[ignore = "writes the input of another library"]
fn write_clouds() {
    let clouds: BTreeMap<_, _> = CLOUDS.into_iter().map(|name| (name, cloud(name))).collect();
    let text = serde_json::to_string(&clouds).expect("JSON");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/clouds.json"), text).expect("a file");
}

#[test]
fn the_plane_of_a_frequency_shows_its_polygon_among_others() {
    // Three circles in one embedding: all together no simple ring; on the plane of the largest, the polygon of theory.
    let config = valid_with("nanda", &[]);
    let snapshot = fresh_with(config, |layout, theta| {
        let spec = layout.iter().find(|spec| spec.name == "embed.W_E");
        let d = spec.expect("an embedding").shape[1];
        for (a, row) in theta.chunks_mut(d).take(113).enumerate() {
            row.fill(0.7);
            for (i, (k, radius)) in [(7, 3.0), (20, 5.0), (31, 4.0)].into_iter().enumerate() {
                let angle = TAU * f64::from(k) * a as f64 / 113.0;
                row[2 * i] += (radius * angle.cos()) as f32;
                row[2 * i + 1] += (radius * angle.sin()) as f32;
            }
        }
    });
    let life = |space: &str| measure(&look(&snapshot, json!({ "space": space })), "h1_max");
    assert_close(life("key"), 1.7412 - 0.0556, 2e-4);
    assert!(life("all") < 1.2, "{}", life("all"));
}

#[test]
fn the_planes_of_the_keys_take_the_noise_out_of_a_network_that_understands() {
    let life = |step, space: &str| {
        let drawing = look(&trained(step), json!({ "space": space }));
        measure(&drawing, "h1_max")
    };
    assert!(life(1200, "keys") >= life(1200, "all"));
    assert!(life(1200, "key") > life(1200, "keys"));
    // What no frequency stands out of is all frequencies together: nothing is left out that was there.
    assert!((life(0, "keys") - life(0, "all")).abs() < 0.1);
}
