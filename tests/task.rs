//! Operations: what must hold for every row of their table.

mod common;
#[path = "common/tasks.rs"]
mod tasks;

use std::collections::HashMap;

use grokscope::{
    config::RunConfig,
    math::modular::is_prime,
    presets,
    rng::{Rng, Stream},
    task::{
        Answers,
        operations::{OPERATIONS, find},
        permutations::{self, number, permutation, product, undo},
    },
};
use tasks::{answers, task};

#[test]
fn every_answer_is_a_symbol_and_symmetry_is_as_stated() {
    for operation in OPERATIONS {
        for p in [2, 7, 9, 13] {
            if operation.needs_prime && !is_prime(p) {
                let error = Answers::of(&task(operation.id, p)).expect_err("not a prime");
                assert_eq!(error.field, "task.p");
                continue;
            }
            let answers = answers(operation.id, p);
            assert_eq!(answers.n, task(operation.id, p).n_symbols());
            assert_eq!(answers.cells.len() as u32, answers.n * answers.n);
            assert!(answers.cells.iter().flatten().all(|&c| c < answers.n));
        }
        let answers = answers(operation.id, 7);
        let cell = |a, b| answers.cells[(a * answers.n + b) as usize];
        let symmetric = (0..answers.n).all(|a| {
            (0..a).all(|b| cell(a, b).is_none() || cell(b, a).is_none() || cell(a, b) == cell(b, a))
        });
        assert_eq!(answers.is_symmetric(), symmetric, "{}", operation.id);
        if let Some(stated) = operation.symmetric {
            assert_eq!(stated, symmetric, "{}", operation.id);
        }
    }
}

/// Independent of the table of operations: over the integers (as i128), then reduced.
type Formula = fn(i128, i128) -> i128;

const FORMULAS: &[(&str, Formula)] = &[
    ("add", |a, b| a + b),
    ("sub", |a, b| a - b),
    ("mul", |a, b| a * b),
    ("x2y", |a, b| a.pow(2) + b),
    ("x3y", |a, b| a.pow(3) + b),
    ("x2y2", |a, b| a.pow(2) + b.pow(2)),
    ("x2xyy2", |a, b| a.pow(2) + a * b + b.pow(2)),
    ("x2xyy2x", |a, b| a.pow(2) + a * b + b.pow(2) + a),
    ("x3xy", |a, b| a.pow(3) + a * b),
    ("x3xy2y", |a, b| a.pow(3) + a * b.pow(2) + b),
    ("add_mul", |a, b| [a + b, a * b][(a % 2) as usize]),
    ("add_sub", |a, b| [a + b, a - b][(a % 2) as usize]),
];

#[test]
fn answers_agree_with_their_formulas() {
    for &(id, formula) in FORMULAS {
        for p in [2u32, 8, 97, 251, 256] {
            let expected = |i: u32| {
                let c = formula((i / p).into(), (i % p).into());
                Some(c.rem_euclid(p.into()) as u32)
            };
            let expected: Vec<_> = (0..p * p).map(expected).collect();
            assert_eq!(answers(id, p).cells, expected, "{id} modulo {p}");
        }
    }
    let others = ["div", "mix", "s5", "s5conj", "s5aba", "custom", "table"];
    assert_eq!(OPERATIONS.len(), FORMULAS.len() + others.len());
}

#[test]
fn a_quotient_times_its_divisor_is_the_dividend() {
    for p in [2u32, 3, 59, 97, 113, 251] {
        for (i, c) in (0..).zip(&answers("div", p).cells) {
            let (a, b) = (i / p, i % p);
            assert_eq!(c.is_some(), b != 0);
            assert!(c.is_none_or(|c| b * c % p == a), "{a} / {b} modulo {p}");
        }
        for (i, c) in (0..).zip(&answers("mix", p).cells) {
            let (a, b, c) = (i / p, i % p, c.expect("every pair has an answer"));
            let back = if b % 2 == 1 { b * c } else { b + c };
            assert_eq!(back % p, a, "{a} and {b} modulo {p}");
        }
    }
}

/// The 120 permutations as nested loops list them, which is in lexicographic order.
fn listed() -> Vec<[usize; 5]> {
    let five = || 0..5usize;
    let tuples = five().flat_map(|a| five().flat_map(move |b| five().map(move |c| (a, b, c))));
    let tuples =
        tuples.flat_map(|(a, b, c)| five().flat_map(move |d| five().map(move |e| [a, b, c, d, e])));
    tuples
        .filter(|x| (0..5).all(|value| x.contains(&value)))
        .collect()
}

#[test]
fn permutations_are_numbered_in_lexicographic_order() {
    let listed = listed();
    assert_eq!(listed.len() as u32, permutations::S5_SIZE);
    for (i, &x) in listed.iter().enumerate() {
        assert_eq!((permutation(i), number(x)), (x, i));
    }
}

#[test]
fn the_symmetric_group_is_a_group() {
    let identity = permutation(0);
    for x in (0..120).map(permutation) {
        assert_eq!((product(identity, x), product(x, identity)), (x, x));
        assert_eq!(
            (product(x, undo(x)), product(undo(x), x)),
            (identity, identity)
        );
    }
    let mut rng = Rng::new(0, Stream::Init);
    for _ in 0..2000 {
        let [x, y, z] = [(); 3].map(|()| permutation(rng.below(120)));
        assert_eq!(product(product(x, y), z), product(x, product(y, z)));
    }
    // x first, then y, as numpy's y[x].
    assert_eq!(product([1, 2, 0, 3, 4], [0, 1, 2, 4, 3]), [1, 2, 0, 4, 3]);
    assert_eq!(product([1, 0, 2, 3, 4], [1, 2, 0, 3, 4]), [2, 1, 0, 3, 4]);
}

#[test]
fn tables_of_permutations_are_words_in_the_group() {
    let [s5, conjugated, aba] = ["s5", "s5conj", "s5aba"].map(|id| {
        let answers = answers(id, 97);
        assert_eq!(answers.n, 120);
        let cells = answers.cells.iter().map(|c| c.expect("an answer") as usize);
        cells.collect::<Vec<_>>()
    });
    let listed = listed();
    let place: HashMap<_, _> = listed.iter().zip(0usize..).collect();
    for a in 0..120 {
        let line = |cell: &dyn Fn(usize) -> usize| {
            let mut line: Vec<usize> = (0..120).map(cell).collect();
            line.sort_unstable();
            line
        };
        let all: Vec<usize> = (0..120).collect();
        assert_eq!(line(&|b| s5[a * 120 + b]), all, "each once in row {a}");
        assert_eq!(line(&|b| s5[b * 120 + a]), all, "each once in column {a}");
        for b in 0..120 {
            let then = |x: usize, y: usize| place[&listed[x].map(|i| listed[y][i])];
            assert_eq!(s5[a * 120 + b], then(a, b));
            assert_eq!(aba[a * 120 + b], then(then(a, b), a));
            assert_eq!(then(conjugated[a * 120 + b], a), then(a, b));
        }
    }
    // Conjugating b with everything gives b's cycle type: 1, 10, 15, 20, 20, 24 and 30 permutations have the same.
    let mut classes: Vec<Vec<usize>> = (0..120)
        .map(|b| {
            let mut class: Vec<usize> = (0..120).map(|a| conjugated[a * 120 + b]).collect();
            class.sort_unstable();
            class.dedup();
            class
        })
        .collect();
    classes.sort();
    classes.dedup();
    let mut sizes: Vec<usize> = classes.iter().map(Vec::len).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 10, 15, 20, 20, 24, 30]);
}

#[test]
fn the_modulus_has_an_effect_where_it_says_so() {
    for operation in OPERATIONS {
        let differ = answers(operation.id, 7).cells != answers(operation.id, 13).cells;
        assert_eq!(operation.uses_p(), differ, "{}", operation.id);
        let idle = grokscope::fields::idle(&RunConfig {
            task: task(operation.id, 7),
            ..presets::find("tiny").expect("a preset").config()
        });
        assert_eq!(idle.contains(&"task.p"), !differ, "{}", operation.id);
    }
    assert!(find("no such operation").is_none());
}
