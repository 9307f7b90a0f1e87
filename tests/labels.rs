//! Answers that are not the operation's: random ones, and a number of wrong ones.

mod common;
#[path = "common/tasks.rs"]
mod tasks;

use common::set;
use grokscope::task::{Pair, Split, Table, choices::HOLDOUTS};
use tasks::{refused, table_with};

#[test]
fn random_answers_are_uniform_and_independent_of_the_operation() {
    let random = |operation: &str, seed| {
        table_with(&[
            set("task.operation", operation),
            set("task.p", 97),
            set("task.labels", "random"),
            set("seeds.split_seed", seed),
        ])
    };
    let (first, second) = (random("add", 0), random("add", 1));
    assert_eq!(first, random("add", 0));
    let told = |table: &Table| table.pairs.iter().map(|pair| pair.c).collect::<Vec<_>>();
    assert_eq!(told(&first), told(&random("sub", 0)));
    // Right, and the same for two seeds, by luck: 1/97 of 9409, ± 5·√97.
    let lucky = first.pairs.iter().filter(|pair| !pair.is_wrong()).count();
    let same = told(&first)
        .iter()
        .zip(told(&second))
        .filter(|(x, y)| **x == *y)
        .count();
    for n in [lucky, same] {
        common::assert_close(n as f64, 97.0, 50.0);
    }
    // Each of 97 answers is expected 97 times: the sum of (n − 97)²/97 has mean 96 and standard deviation √192.
    let mut counts = [0f64; 97];
    told(&first).iter().for_each(|&c| counts[c as usize] += 1.0);
    let chi_squared: f64 = counts.iter().map(|n| (n - 97.0).powi(2) / 97.0).sum();
    common::assert_close(chi_squared, 96.0, 70.0);
    let split = |table: &Table| table.rows(Split::Train);
    let right = table_with(&[set("task.p", 97)]);
    assert_eq!(split(&first), split(&right), "random answers move no pair");
}

fn misled(n_wrong: u32, operation: &str, holdout: &str, seed: u32) -> Table {
    table_with(&[
        set("task.operation", operation),
        set("task.p", 13),
        set("task.holdout", holdout),
        set("task.wrong_labels", n_wrong),
        set("seeds.split_seed", seed),
    ])
}

#[test]
fn exactly_as_many_training_answers_are_wrong() {
    for operation in ["add", "div", "x2y2"] {
        for holdout in HOLDOUTS {
            let right = misled(0, operation, holdout.id, 0);
            let n_train = right.rows(Split::Train).len();
            for n_wrong in [1, 17, n_train] {
                let table = misled(n_wrong as u32, operation, holdout.id, 0);
                let wrong: Vec<&Pair> = table.pairs.iter().filter(|pair| pair.is_wrong()).collect();
                assert_eq!(wrong.len(), n_wrong, "{operation} {}", holdout.id);
                assert!(wrong.iter().all(|pair| pair.split == Split::Train));
                // Nothing is told that the training part does not know.
                let known = |c| {
                    right
                        .pairs
                        .iter()
                        .any(|pair| pair.split == Split::Train && pair.c == c)
                };
                assert!(wrong.iter().all(|pair| known(pair.c)));
                let unmoved = table
                    .pairs
                    .iter()
                    .zip(&right.pairs)
                    .all(|(x, y)| (x.a, x.b, x.right, x.split) == (y.a, y.b, y.c, y.split));
                assert!(unmoved);
            }
        }
    }
}

#[test]
fn wrong_answers_are_drawn_as_often_as_they_occur() {
    // The operation says 0 to half of the pairs, 1 to a quarter and 2 to a quarter: of those that are 0, told 1 or 2 evenly;
    // of those that are 1, told 0 twice as often as 2.
    let table = table_with(&[
        set("task.operation", "custom"),
        set("task.p", 200),
        set("task.expression", "if even(a) then 0 else 1 + b mod 2"),
        set("task.train_fraction", 0.5),
        set("task.wrong_labels", 20_000),
    ]);
    assert_eq!(table.rows(Split::Train).len(), 20_000);
    let told = |right, c| {
        table
            .pairs
            .iter()
            .filter(|pair| (pair.right, pair.c, pair.split) == (right, c, Split::Train))
            .count() as f64
    };
    common::assert_close(told(0, 1) / (told(0, 1) + told(0, 2)), 0.5, 0.03);
    common::assert_close(told(1, 0) / (told(1, 0) + told(1, 2)), 2.0 / 3.0, 0.04);
}

#[test]
fn wrong_answers_depend_on_the_split_seed_alone() {
    assert_eq!(
        misled(10, "add", "random", 4),
        misled(10, "add", "random", 4)
    );
    let places = |seed| {
        let table = misled(10, "add", "random", seed);
        let wrong = |&row: &usize| table.pairs[row].is_wrong();
        (0..table.pairs.len()).filter(wrong).collect::<Vec<_>>()
    };
    assert_ne!(places(4), places(5));
}

#[test]
fn impossible_numbers_of_wrong_answers_are_refused() {
    let wrong = |n: u32| [set("task.p", 7), set("task.wrong_labels", n)];
    refused(&wrong(30), "task.wrong_labels", "0 to 29");
    table_with(&wrong(29));
    let constant = [
        set("task.operation", "custom"),
        set("task.expression", "3"),
        set("task.wrong_labels", 1),
    ];
    refused(&constant, "task.wrong_labels", "the same answer");
    // Where all answers are random the number has no effect.
    table_with(&[
        set("task.labels", "random"),
        set("task.wrong_labels", 60_000),
    ]);
}
