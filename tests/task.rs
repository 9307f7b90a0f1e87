//! Operations and splits: what must hold for every row of the table of operations.

mod common;

use common::{set, valid_with};
use grokscope::{
    math::modular::is_prime,
    task::{Split, Table, operations::OPERATIONS, train_count},
};

fn table(operation: &str, p: u32, train_fraction: f64, split_seed: u32) -> Table {
    Table::new(&valid_with(
        "tiny",
        &[
            set("task.operation", operation),
            set("task.p", p),
            set("task.train_fraction", train_fraction),
            set("seeds.split_seed", split_seed),
        ],
    ))
}

#[test]
fn every_answer_is_a_residue_and_symmetry_is_as_stated() {
    for operation in OPERATIONS {
        for p in [2u64, 7, 9, 13]
            .into_iter()
            .filter(|&p| !operation.needs_prime || is_prime(p as u32))
        {
            let pairs = || {
                (0..p * p)
                    .map(|i| (i / p, i % p))
                    .filter(|&(a, b)| (operation.in_domain)(a, b))
            };
            assert!(
                pairs().all(|(a, b)| (operation.answer)(a, b, p) < p),
                "{}",
                operation.id
            );
            if operation.symmetric {
                let same = |(a, b)| (operation.answer)(a, b, p) == (operation.answer)(b, a, p);
                assert!(pairs().all(same), "{}", operation.id);
            }
        }
        let asymmetric = (0..49u64).any(|i| {
            let (a, b) = (i / 7, i % 7);
            let both = (operation.in_domain)(a, b) && (operation.in_domain)(b, a);
            both && (operation.answer)(a, b, 7) != (operation.answer)(b, a, 7)
        });
        assert_eq!(asymmetric, !operation.symmetric, "{}", operation.id);
    }
}

#[test]
fn answers_agree_with_their_formulas() {
    // Independent of the table: each polynomial evaluated over the integers (as i128), then reduced.
    type Formula = fn(i128, i128) -> i128;
    let formulas: &[(&str, Formula)] = &[
        ("add", |a, b| a + b),
        ("sub", |a, b| a - b),
        ("mul", |a, b| a * b),
        ("x2y2", |a, b| a.pow(2) + b.pow(2)),
        ("x2xyy2", |a, b| a.pow(2) + a * b + b.pow(2)),
        ("x2xyy2x", |a, b| a.pow(2) + a * b + b.pow(2) + a),
        ("x3xy", |a, b| a.pow(3) + a * b),
        ("x3xy2y", |a, b| a.pow(3) + a * b.pow(2) + b),
    ];
    for operation in OPERATIONS.iter().filter(|operation| operation.id != "div") {
        let (_, formula) = formulas
            .iter()
            .find(|(id, _)| *id == operation.id)
            .expect("a formula per operation");
        for pair in table(operation.id, 97, 0.5, 0).pairs {
            let expected = formula(pair.a.into(), pair.b.into()).rem_euclid(97);
            assert_eq!(i128::from(pair.c), expected, "{} at {pair:?}", operation.id);
        }
    }
    for pair in table("div", 97, 0.5, 0).pairs {
        assert_eq!(pair.b * pair.c % 97, pair.a, "{pair:?}");
    }
}

#[test]
fn splits_have_the_sizes_of_the_reference_codes() {
    for (n_pairs, train_fraction, expected) in [
        (9409, 0.5, 4704),  // openai/grok: round half to even
        (9312, 0.5, 4656),  // x/y
        (12769, 0.3, 3830), // Nanda et al.: int()
        (100, 0.29, 29),    // 0.29 · 100 is 28.999999999999996
    ] {
        assert_eq!(train_count(n_pairs, train_fraction), expected);
    }
    let n_pairs = |operation| table(operation, 97, 0.5, 0).pairs.len();
    assert_eq!((n_pairs("add"), n_pairs("div")), (97 * 97, 97 * 96));
}

#[test]
fn a_split_is_a_partition_that_only_its_seed_moves() {
    for operation in OPERATIONS {
        let table_of = |seed| table(operation.id, 13, 0.4, seed);
        let first = table_of(0);
        let (train, test) = (first.rows(Split::Train), first.rows(Split::Test));
        let mut all: Vec<usize> = train.iter().chain(&test).copied().collect();
        all.sort_unstable();
        assert_eq!(
            all,
            (0..first.pairs.len()).collect::<Vec<_>>(),
            "{}",
            operation.id
        );
        assert_eq!(train.len(), train_count(first.pairs.len(), 0.4));
        assert_eq!(first, table_of(0));
        assert_ne!(first, table_of(1));
    }
}

#[test]
fn a_split_is_uniform() {
    // Over 400 seeds every pair of a 7 × 7 table trains 0.5 ± 5·√(0.25/400) of the time.
    let mut times = [0u32; 49];
    for seed in 0..400 {
        for row in table("add", 7, 0.5, seed).rows(Split::Train) {
            times[row] += 1;
        }
    }
    for share in times.iter().map(|&n| f64::from(n) / 400.0) {
        common::assert_close(share, 24.0 / 49.0, 0.125);
    }
}
