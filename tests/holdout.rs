//! Which pairs are held out: sizes, partitions, and what chance decides.

mod common;
#[path = "common/tasks.rs"]
mod tasks;

use std::collections::HashMap;

use common::{config_with, set};
use grokscope::{
    config::RunConfig,
    rng::{Rng, Stream},
    task::{
        Pair, Split, Table,
        choices::{HOLDOUTS, Holdout},
        operations::OPERATIONS,
        train_count,
    },
};
use tasks::{refused, table, table_with, task};

fn held_out(holdout: Holdout, operation: &str, train_fraction: f64, split_seed: u32) -> Table {
    table_with(&[
        set("task.operation", operation),
        set("task.p", 13),
        set("task.holdout", holdout.id()),
        set("task.train_fraction", train_fraction),
        set("seeds.split_seed", split_seed),
    ])
}

#[test]
fn tables_and_splits_have_the_sizes_of_the_reference_codes() {
    for (n_pairs, train_fraction, expected) in [
        (9409, 0.5, 4704),  // openai/grok: round half to even
        (9312, 0.5, 4656),  // x/y
        (12769, 0.3, 3830), // Nanda et al.: int()
        (100, 0.29, 29),    // 0.29 · 100 is 28.999999999999996
    ] {
        assert_eq!(train_count(n_pairs, train_fraction), expected);
    }
    for (operation, p, train_fraction, n_pairs, n_train) in [
        ("add", 97, 0.5, 9409, 4704),
        ("div", 97, 0.5, 9312, 4656),
        ("s5", 97, 0.5, 14400, 7200),
        ("add", 113, 0.3, 12769, 3830),
    ] {
        let table = table(operation, p, train_fraction, 0);
        let sizes = (table.pairs.len(), table.rows(Split::Train).len());
        assert_eq!(sizes, (n_pairs, n_train), "{operation} modulo {p}");
    }
}

#[test]
fn a_split_is_a_partition_that_only_its_seed_moves() {
    for operation in OPERATIONS {
        let table_of = |seed| table(operation.id, 13, 0.4, seed);
        let first = table_of(0);
        let (train, test) = (first.rows(Split::Train), first.rows(Split::Test));
        let mut all: Vec<usize> = train.iter().chain(&test).copied().collect();
        all.sort_unstable();
        assert_eq!(all, (0..first.pairs.len()).collect::<Vec<_>>());
        assert_eq!(train.len(), train_count(first.pairs.len(), 0.4));
        assert_eq!(first, table_of(0), "{}", operation.id);
        assert_ne!(first, table_of(1), "{}", operation.id);
    }
}

#[test]
fn random_splits_stay_those_of_published_runs() {
    for seed in 0..3 {
        let mut order: Vec<usize> = (0..49).collect();
        Rng::new(seed, Stream::Split).shuffle(&mut order);
        let mut train = order[..24].to_vec();
        train.sort_unstable();
        assert_eq!(table("add", 7, 0.5, seed).rows(Split::Train), train);
    }
}

#[test]
fn a_random_split_is_uniform() {
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

/// What a hold-out holds out the whole of.
type WholeValue = fn(&Pair) -> u32;

const WHOLE: [(Holdout, WholeValue); 3] = [
    (Holdout::Rows, |pair| pair.a),
    (Holdout::Columns, |pair| pair.b),
    (Holdout::Classes, |pair| pair.c),
];

#[test]
fn every_holdout_knows_the_size_of_its_training_part() {
    for operation in OPERATIONS {
        for holdout in HOLDOUTS {
            for (p, train_fraction, seed) in [(13, 0.3, 0), (7, 0.01, 1), (7, 0.99, 2), (2, 0.5, 3)]
            {
                if holdout.id == "random" && train_fraction != 0.3 {
                    continue;
                }
                let task = task(operation.id, p);
                let config = config_with(
                    "tiny",
                    &[
                        set("task.operation", operation.id),
                        set("task.p", p),
                        set("task.expression", task.expression),
                        set("task.table", task.table),
                        set("task.holdout", holdout.id),
                        set("task.train_fraction", train_fraction),
                        set("seeds.split_seed", seed),
                    ],
                );
                match RunConfig::from_json(&config) {
                    Ok(config) => {
                        let table = Table::new(&config);
                        let n_train = table.rows(Split::Train).len();
                        assert_eq!(config.n_train(), n_train);
                        assert!(n_train > 0 && n_train < table.pairs.len());
                    }
                    // Only where a block can meet no pair at all, or all answers are the same.
                    Err(error) => {
                        assert_eq!(error.field, "task.holdout", "{error}");
                        assert!(p == 2 && holdout.id != "rows", "{error}");
                    }
                }
            }
        }
    }
}

#[test]
fn whole_values_are_held_out_as_near_the_share_as_they_can() {
    for (holdout, value) in WHOLE {
        for operation in ["add", "div", "x2y2", "x3xy2y"] {
            for (train_fraction, seed) in [(0.3, 0), (0.5, 1), (0.8, 2), (0.99, 3)] {
                let table = held_out(holdout, operation, train_fraction, seed);
                let mut parts: HashMap<u32, (Split, usize)> = HashMap::new();
                for pair in &table.pairs {
                    let part = parts.entry(value(pair)).or_insert((pair.split, 0));
                    assert_eq!(part.0, pair.split, "{holdout:?} {operation} {pair:?}");
                    part.1 += 1;
                }
                // Not nearer by one value more or less: the distance is at most half of the largest value.
                let n_test = table.rows(Split::Test).len();
                let wanted = table.pairs.len() - train_count(table.pairs.len(), train_fraction);
                let largest = parts.values().map(|&(_, n)| n).max().expect("values");
                let all_but_one = parts.values().filter(|part| part.0 == Split::Test).count() == 1;
                assert!(
                    2 * n_test.abs_diff(wanted) <= largest || all_but_one,
                    "{holdout:?} {operation} {train_fraction}: {n_test} for {wanted}"
                );
            }
        }
    }
    // Equal rows: exactly 4 of 13 train.
    let n_train = |holdout| held_out(holdout, "add", 0.3, 0).rows(Split::Train).len();
    assert_eq!(WHOLE.map(|(holdout, _)| n_train(holdout)), [4 * 13; 3]);
}

#[test]
fn every_value_is_held_out_as_often() {
    // Over 400 seeds each of 13 values is held out 9/13 ± 5·√(0.21/400) of the time.
    for (holdout, value) in WHOLE {
        let mut times = [0u32; 13];
        for seed in 0..400 {
            let table = held_out(holdout, "add", 0.3, seed);
            let mut held: Vec<u32> = table
                .rows(Split::Test)
                .iter()
                .map(|&row| value(&table.pairs[row]))
                .collect();
            held.sort_unstable();
            held.dedup();
            for v in held {
                times[v as usize] += 1;
            }
        }
        for share in times.iter().map(|&n| f64::from(n) / 400.0) {
            common::assert_close(share, 9.0 / 13.0, 0.115);
        }
    }
}

#[test]
fn a_block_is_a_square_anywhere_in_the_table() {
    let mut corners = std::collections::HashSet::new();
    for seed in 0..100 {
        let table = held_out(Holdout::Block, "add", 0.7, seed);
        let held: Vec<Pair> = table
            .rows(Split::Test)
            .iter()
            .map(|&row| table.pairs[row])
            .collect();
        // 0.3 of 13 × 13 is 50.7: 7 × 7 is the nearest square.
        assert_eq!(held.len(), 49);
        let (top, left) = (held[0].a, held[0].b);
        assert!(
            held.iter()
                .all(|pair| (top..top + 7).contains(&pair.a) && (left..left + 7).contains(&pair.b))
        );
        corners.insert((top, left));
    }
    assert!(corners.len() > 30, "{} of 49 places", corners.len());
    let [tops, lefts] = [
        corners.iter().map(|c| c.0).max(),
        corners.iter().map(|c| c.1).max(),
    ];
    assert_eq!((tops, lefts), (Some(6), Some(6)));
}

#[test]
fn splits_without_one_side_are_refused() {
    refused(
        &[set("task.p", 2), set("task.train_fraction", 0.1)],
        "task.train_fraction",
        "4 pairs",
    );
    let constant = |holdout: &str| {
        [
            set("task.operation", "custom"),
            set("task.expression", "3"),
            set("task.holdout", holdout),
        ]
    };
    refused(
        &constant("classes"),
        "task.holdout",
        "49 pairs on either side",
    );
    // Only the diagonal has answers, so that blocks away from it hold nothing.
    let diagonal = |seed| {
        [
            set("task.operation", "custom"),
            set("task.expression", "if a = b then a else 1/0"),
            set("task.holdout", "block"),
            set("task.train_fraction", 0.95),
            set("seeds.split_seed", seed),
        ]
    };
    let works = |seed| RunConfig::from_json(&config_with("tiny", &diagonal(seed))).is_ok();
    let bad = (0..100)
        .find(|&seed| !works(seed))
        .expect("most blocks are empty");
    assert!((0..100).any(works));
    refused(&diagonal(bad), "task.holdout", "split_seed");
}
