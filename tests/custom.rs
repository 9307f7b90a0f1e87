//! Formulas that users bring mean what the documentation says, and what is no formula is refused with the place.

mod common;

use common::{config_with, set, valid_with};
use grokscope::{
    config::{RunConfig, TaskConfig},
    error::ConfigError,
    presets,
    rng::{Rng, Stream},
    task::{
        Answers, Table,
        custom::{EXPRESSION_LIMIT, expression::Expression},
        operations::{OPERATIONS, Rule},
    },
};

fn value(expression: &str, p: u32, a: u32, b: u32) -> Option<u32> {
    let expression = Expression::parse(expression).unwrap_or_else(|error| panic!("{error}"));
    expression.answers(p).cells[(a * p + b) as usize]
}

#[test]
fn the_operations_on_residues_can_be_written_as_expressions() {
    let same = [
        ("add", "a + b"),
        ("sub", "a − b"),
        ("mul", "a × b"),
        ("div", "a ÷ b"),
        ("x2y", "a² + b"),
        ("x3y", "a*a*a + b"),
        ("x2y2", "a^2+b**2"),
        ("x2xyy2", "a² + a·b + b²"),
        ("x2xyy2x", "(a + b)² - a*b + a"),
        ("x3xy", "a³+a*b"),
        ("x3xy2y", "(a^3 + a*b^2 + b) mod p"),
        ("mix", "if odd(b) then a / b else a - b"),
        ("add_mul", "if a % 2 = 0 then a + b else a * b"),
        ("add_sub", "if not even(a) then a - b else a + b"),
    ];
    for operation in OPERATIONS.iter().filter(|operation| operation.uses_p()) {
        let Rule::Function { .. } = operation.rule else {
            continue;
        };
        let (_, written) = same
            .iter()
            .find(|(id, _)| *id == operation.id)
            .expect("a formula");
        for p in [2, 3, 5, 13, 97, 251] {
            let task = TaskConfig {
                operation: operation.id.to_owned(),
                p,
                ..presets::find("tiny").expect("a preset").config().task
            };
            let expected = Answers::of(&task).expect("a usable task");
            let expression = Expression::parse(written).expect("an expression");
            assert_eq!(expression.answers(p), *expected, "{written} modulo {p}");
        }
    }
}

#[test]
fn expressions_mean_what_is_documented() {
    for (expression, p, a, b, expected) in [
        // Precedence and direction.
        ("1 + 2 * 3", 100, 0, 0, Some(7)),
        ("10 - 4 - 3", 100, 0, 0, Some(3)),
        ("2 ^ 3 ^ 2", 1000, 0, 0, Some(512)),
        ("2 * 3 ^ 2", 100, 0, 0, Some(18)),
        ("-2 ^ 2", 100, 0, 0, Some(96)),
        ("- - 2", 100, 0, 0, Some(2)),
        ("2 * -3", 100, 0, 0, Some(94)),
        ("20 mod 7 * 2", 100, 0, 0, Some(12)),
        ("1 + 1 = 2 and 3 > 2", 100, 0, 0, Some(1)),
        ("not 1 = 2", 100, 0, 0, Some(1)),
        ("not 1 and 0", 100, 0, 0, Some(0)),
        ("not (1 and 0)", 100, 0, 0, Some(1)),
        ("1 or 0 and 0", 100, 0, 0, Some(1)),
        ("5 + if a > b then 1 else 2 + 3", 100, 2, 1, Some(6)),
        ("5 + if a > b then 1 else 2 + 3", 100, 1, 2, Some(10)),
        ("if a then if b then 1 else 2 else 3", 100, 1, 0, Some(2)),
        ("a²³", 100, 2, 0, Some(64)),
        // Residues.
        ("3 + 5 < 2", 7, 0, 0, Some(1)),
        ("odd(3 + 5)", 7, 0, 0, Some(1)),
        ("a - b", 7, 2, 5, Some(4)),
        ("if a + b < a then 1 else 0", 7, 5, 6, Some(1)),
        // Numbers and p are themselves until something is computed from them.
        ("a < p", 7, 6, 0, Some(1)),
        ("p", 7, 0, 0, Some(0)),
        ("p + 3", 7, 0, 0, Some(3)),
        ("100", 7, 0, 0, Some(2)),
        ("a < 100", 7, 6, 0, Some(1)),
        ("a mod 100", 7, 6, 0, Some(6)),
        ("even(100) + odd(p)", 7, 0, 0, Some(2)),
        ("if 1 then 100 else 0", 7, 0, 0, Some(2)),
        ("if b then p else 0", 7, 0, 1, Some(0)),
        // Exponents are numbers, not residues.
        ("3 ^ 6", 7, 0, 0, Some(1)),
        ("3 ^ 65536", 7, 0, 0, Some(4)),
        ("a ^ b", 7, 3, 6, Some(1)),
        ("a ^ b", 7, 0, 0, Some(1)),
        ("b ^ -1", 7, 0, 3, Some(5)),
        ("b ^ (-2)", 7, 0, 3, Some(4)),
        // Outside the domain.
        ("a / b", 7, 3, 0, None),
        ("a / 2", 8, 4, 0, None),
        ("a / 3", 8, 1, 0, Some(3)),
        ("a mod b", 7, 3, 0, None),
        ("1 + 0 * (a / b)", 7, 3, 0, None),
        ("a / b < 3", 7, 3, 0, None),
        ("if a / b then 1 else 1", 7, 3, 0, None),
        ("if b then a / b else 5", 7, 3, 0, Some(5)),
        ("b != 0 and a / b = 1", 7, 3, 0, Some(0)),
        ("b = 0 or a / b = 1", 7, 3, 0, Some(1)),
        ("a / b = 1 or b = 0", 7, 3, 0, None),
    ] {
        assert_eq!(
            value(expression, p, a, b),
            expected,
            "{expression} modulo {p}, a = {a}, b = {b}"
        );
    }
}

#[test]
fn signs_have_their_spellings() {
    for [one, other] in [
        ["a * b", "a×b"],
        ["a * b", "a · b"],
        ["a / b", "a÷b"],
        ["a - b", "a − b"],
        ["-a", "−a"],
        ["a ^ 2", "a**2"],
        ["a ^ 3", "a³"],
        ["a = b", "a == b"],
        ["a != b", "a≠b"],
        ["a <= b", "a≤b"],
        ["a >= b", "a≥b"],
        ["a % 3", "a mod 3"],
        ["even(a)", " even ( a ) "],
        ["if a then b else p", "if(a)then(b)else(p)"],
    ] {
        let [one, other] = [one, other].map(|text| Expression::parse(text).expect("an expression"));
        assert_eq!(one, other);
    }
}

/// The error of a text that is no expression: what was found where.
#[track_caller]
fn misread(expression: &str) -> ConfigError {
    let error = Expression::parse(expression).expect_err("not an expression");
    assert_eq!(error.field, "task.expression");
    assert!(error.to_string().len() < 400, "{error}");
    error
}

#[test]
fn an_error_points_at_the_character() {
    for (expression, found, expected) in [
        ("", "nothing", "a value"),
        ("   ", "the end, at character 4", "a value"),
        ("a + ", "the end, at character 5", "a value"),
        ("a + * b", "\"*\" at character 5", "a value"),
        ("a b", "\"b\" at character 3", "an operator"),
        ("2a", "\"a\" at character 2", "an operator"),
        ("a + ab", "\"ab\" at character 5", "a value"),
        ("x + y", "\"x\" at character 1", "a value"),
        (
            "(a + b",
            "the end, at character 7",
            "an operator such as +, or )",
        ),
        ("a + b)", "\")\" at character 6", "the end"),
        ("(a + (b * ))", "\")\" at character 11", "a value"),
        ("a = b = 1", "\"=\" at character 7", "the end"),
        ("a < b < 3", "\"<\" at character 7", "the end"),
        ("if a b", "\"b\" at character 6", "\"then\""),
        ("if a then b", "the end, at character 12", "\"else\""),
        ("if then", "\"then\" at character 4", "a value"),
        ("even a", "\"a\" at character 6", "("),
        ("even()", "\")\" at character 6", "a value"),
        ("mod 3", "\"mod\" at character 1", "a value"),
        ("a and", "the end, at character 6", "a value"),
        ("a + 65537", "\"65537\" at character 5", "65536"),
        (
            "99999999999999999999999",
            "\"99999999999999999999…\" at character 1",
            "65536",
        ),
        ("a + 1.5", "\".\" at character 6", "an operator"),
        ("a × ÷ b", "\"÷\" at character 5", "a value"),
        ("a +\u{1F600}", "\"\u{1F600}\" at character 4", "a value"),
        ("alert(1)", "\"alert\" at character 1", "a value"),
        ("a; b", "\";\" at character 2", "an operator"),
        ("a ! b", "\"!\" at character 3", "an operator"),
    ] {
        let error = misread(expression);
        assert!(error.value.contains(found), "{expression}: {error}");
        assert!(error.allowed.contains(expected), "{expression}: {error}");
    }
}

#[test]
fn expressions_are_bounded() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(value(&nested(32), 7, 3, 0), Some(3));
    assert!(misread(&nested(33)).allowed.contains("32 parentheses"));
    let long = |n: usize| "a+".repeat(n / 2 - 1) + "10";
    assert_eq!(value(&long(EXPRESSION_LIMIT), 7, 1, 0), Some((99 + 10) % 7));
    let error = misread(&(long(EXPRESSION_LIMIT) + "0"));
    assert!(error.allowed.contains("200 characters"), "{error}");
    misread(&"(".repeat(1_000_000));
    // As deep as 200 characters can be, on a stack half of what a page has.
    let deep = move || {
        assert_eq!(value(&("-".repeat(199) + "a"), 7, 1, 0), Some(6));
        assert_eq!(value(&("a^".repeat(99) + "a"), 7, 1, 0), Some(1));
        assert_eq!(value(&("a^-".repeat(66) + "a"), 7, 1, 0), Some(1));
        assert_eq!(
            value(&(nested(32) + &"+a^a".repeat(30)), 7, 1, 0),
            Some(31 % 7)
        );
        misread(&("-".repeat(136) + &"(-".repeat(32)));
    };
    let small = std::thread::Builder::new().stack_size(512 << 10);
    small
        .spawn(deep)
        .expect("a thread")
        .join()
        .expect("no overflow");
}

#[test]
fn whatever_is_written_is_an_answer_or_an_error() {
    let pieces: Vec<&str> = "a b p 0 1 2 7 65536 99999 + - * / ^ mod % = < >= != and or not if then else ( ) even( odd( \
         ² ³ a b ) ** − é \u{1F600} \0 . aa"
        .split(' ')
        .collect();
    let mut rng = Rng::new(0, Stream::Init);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..60_000 {
        // Operands and operators in turn half of the time: otherwise hardly anything is an expression.
        let in_turn = rng.below(2) == 0;
        let n = 1 + rng.below(14);
        let mut text = String::new();
        for i in 0..n {
            let from = if !in_turn {
                0..pieces.len()
            } else if i % 2 == 0 {
                0..8
            } else {
                9..22
            };
            text += pieces[from.start + rng.below(from.len())];
            text += ["", " "][rng.below(2)];
        }
        let p = 2 + rng.below(12) as u32;
        match Expression::parse(&text) {
            Ok(expression) => {
                let answers = expression.answers(p);
                assert_eq!(answers.cells.len() as u32, p * p);
                assert!(
                    answers.cells.iter().flatten().all(|&c| c < p),
                    "{text} modulo {p}"
                );
                read += 1;
            }
            Err(error) => {
                assert_eq!(error.field, "task.expression");
                refused += 1;
            }
        }
    }
    assert!(
        read > 5000 && refused > 5000,
        "{read} read, {refused} refused"
    );
}

#[test]
fn an_expression_is_a_run_and_says_so() {
    let config = valid_with(
        "tiny",
        &[
            set("task.operation", "custom"),
            set("task.p", 5),
            set("task.expression", "a^2 - b"),
        ],
    );
    let right = |pair: &grokscope::task::Pair| (pair.a * pair.a + 5 - pair.b) % 5 == pair.c;
    assert!(Table::new(&config).pairs.iter().all(right));
    let sentence = grokscope::describe::sentence(&config);
    assert!(sentence.starts_with("a^2 - b modulo 5, "), "{sentence}");
    for (expression, field) in [
        ("", "task.expression"),
        ("1 / 0", "task.expression"),
        ("a +", "task.expression"),
    ] {
        let error = RunConfig::from_json(&config_with(
            "tiny",
            &[
                set("task.operation", "custom"),
                set("task.expression", expression),
            ],
        ));
        assert_eq!(
            error.expect_err("no operation").field,
            field,
            "{expression}"
        );
    }
    // What is not used is not read.
    valid_with(
        "tiny",
        &[set("task.expression", "((("), set("task.table", "?")],
    );
}
