//! Operations, splits and labels: what must hold for every row of the table of operations and every way to part it.

mod common;

use std::collections::HashMap;

use common::{config_with, set, valid_with};
use grokscope::{
    config::{RunConfig, TaskConfig},
    math::modular::is_prime,
    presets,
    rng::{Rng, Stream},
    task::{
        Answers, Pair, Split, Table,
        choices::{HOLDOUTS, Holdout},
        custom::table_from_text,
        operations::{OPERATIONS, find},
        permutations::{self, number, permutation, product, undo},
        train_count,
    },
};
use serde_json::Value;

/// A task with this operation; the user's own are something odd of size 7.
fn task(operation: &str, p: u32) -> TaskConfig {
    let rows: Vec<String> = (0..7)
        .map(|a| {
            (0..7)
                .map(|b| format!("{},", (a * a + 3 * b) % 7))
                .collect()
        })
        .collect();
    TaskConfig {
        operation: operation.to_owned(),
        p,
        expression: "if a > b then a / b else a - b".to_owned(),
        table: table_from_text(&rows.join("\n")).expect("a table"),
        ..presets::find("tiny").expect("a preset").config().task
    }
}

fn answers(operation: &str, p: u32) -> std::rc::Rc<Answers> {
    Answers::of(&task(operation, p)).expect("a usable task")
}

fn table_with(changes: &[(&'static str, Value)]) -> Table {
    Table::new(&valid_with("tiny", changes))
}

fn table(operation: &str, p: u32, train_fraction: f64, split_seed: u32) -> Table {
    let task = task(operation, p);
    table_with(&[
        set("task.operation", operation),
        set("task.p", p),
        set("task.expression", task.expression),
        set("task.table", task.table),
        set("task.train_fraction", train_fraction),
        set("seeds.split_seed", split_seed),
    ])
}

fn held_out(holdout: Holdout, operation: &str, train_fraction: f64, split_seed: u32) -> Table {
    table_with(&[
        set("task.operation", operation),
        set("task.p", 13),
        set("task.holdout", holdout.id()),
        set("task.train_fraction", train_fraction),
        set("seeds.split_seed", split_seed),
    ])
}

/// Refused, naming this field.
#[track_caller]
fn refused(changes: &[(&'static str, Value)], field: &str, allowed: &str) {
    let error = RunConfig::from_json(&config_with("tiny", changes)).expect_err("cannot be used");
    assert_eq!(error.field, field, "{error}");
    assert!(error.allowed.contains(allowed), "{error}");
}

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
