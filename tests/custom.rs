//! Operations that users bring: formulas mean what the documentation says, tables survive, and strangers' input is refused
//! with a reason.

mod common;

use common::{config_with, set, valid_with};
use data_encoding::BASE64URL_NOPAD;
use grokscope::{
    config::{RunConfig, TaskConfig},
    error::ConfigError,
    presets,
    rng::{Rng, Stream},
    task::{
        Answers, Table,
        custom::{
            EXPRESSION_LIMIT, TABLE_LIMIT, expression::Expression, table, table_from_text,
            text_from_table,
        },
        operations::{OPERATIONS, Rule},
    },
};
use miniz_oxide::deflate::compress_to_vec;

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
    const PIECES: [&str; 44] = [
        "a",
        "b",
        "p",
        "0",
        "1",
        "2",
        "7",
        "65536",
        "99999",
        "+",
        "-",
        "*",
        "/",
        "^",
        "mod",
        "%",
        "=",
        "<",
        ">=",
        "!=",
        "and",
        "or",
        "not",
        "if",
        "then",
        "else",
        "(",
        ")",
        "even(",
        "odd(",
        "²",
        "³",
        " ",
        " ",
        "a",
        "b",
        ")",
        "**",
        "−",
        "é",
        "\u{1F600}",
        "\0",
        ".",
        "aa",
    ];
    let mut rng = Rng::new(0, Stream::Init);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..60_000 {
        // Operands and operators in turn half of the time: otherwise hardly anything is an expression.
        let in_turn = rng.below(2) == 0;
        let n = 1 + rng.below(14);
        let mut text = String::new();
        for i in 0..n {
            let from = if !in_turn {
                0..PIECES.len()
            } else if i % 2 == 0 {
                0..8
            } else {
                9..22
            };
            text += PIECES[from.start + rng.below(from.len())];
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

/// A table of size n; every cell is missing with this probability.
fn random_table(n: u32, missing: f64, rng: &mut Rng) -> Answers {
    let mut cell = || (rng.uniform() >= missing).then(|| rng.below(n as usize) as u32);
    Answers {
        n,
        cells: (0..n * n).map(|_| cell()).collect(),
    }
}

#[test]
fn tables_survive_their_short_form_and_their_long_one() {
    let mut rng = Rng::new(0, Stream::Init);
    for n in [2, 3, 7, 8, 9, 97, 120, 255, 256] {
        for missing in [0.0, 0.1, 0.5, 1.0] {
            let answers = random_table(n, missing, &mut rng);
            let short = table::compressed(&answers);
            assert!(
                short.len() <= TABLE_LIMIT,
                "{} for {n} and {missing}",
                short.len()
            );
            let is_safe = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            assert!(
                short.chars().all(is_safe),
                "no character needs escaping in a link"
            );
            assert_eq!(table::size(&short), Some(n));
            assert_eq!(table::read(&short).expect("our own"), answers);
            let long = text_from_table(&short).expect("our own");
            assert_eq!(table_from_text(&long).expect("our own"), short);
        }
    }
    // A table with order is short enough for a link.
    let add: String = (0..97u32)
        .map(|a| {
            (0..97)
                .map(|b| format!("{},", (a + b) % 97))
                .collect::<String>()
                + "\n"
        })
        .collect();
    let short = table_from_text(&add).expect("a table");
    assert!(short.len() < 1000, "{}", short.len());
}

#[test]
fn tables_come_in_many_dresses() {
    let plain = table_from_text("0,1,2\n1,2,0\n2,0,1\n").expect("a table");
    for text in [
        "0,1,2\r\n1,2,0\r\n2,0,1",
        "\u{feff}0;1;2\n1;2;0\n2;0;1\n\n",
        "0\t1\t2\n1\t2\t0\n2\t0\t1",
        "\n  0 1  2\n 1 2 0 \n2 0 1\n \n",
        "0, 1, 2,\n1, 2, 0,\n2, 0, 1,\n",
        "\"0\",\"1\",\"2\"\n\"1\",\"2\",\"0\"\n\"2\",\"0\",\"1\"",
        "[[0,1,2],[1,2,0],[2,0,1]]",
        " [ [0, 1, 2],\n [1, 2, 0],\n [2, 0, 1] ]\n",
    ] {
        assert_eq!(table_from_text(text).as_ref(), Ok(&plain), "{text:?}");
    }
    let gaps = table_from_text("[[0,null,2],[null,2,0],[2,0,null]]").expect("a table");
    assert_eq!(table::read(&gaps).expect("our own").cells[1], None);
    assert_eq!(table::read(&gaps).expect("our own").n_pairs(), 6);
    for text in [
        "0,,2\n,2,0\n2,0,\n",
        "0\t\t2\n\t2\t0\n2\t0\t",
        "0 - 2\n- 2 0\n2 0 -",
    ] {
        assert_eq!(table_from_text(text).as_ref(), Ok(&gaps), "{text:?}");
    }
}

#[track_caller]
fn refused(result: Result<impl std::fmt::Debug, ConfigError>, value: &str, allowed: &str) {
    let error = result.expect_err("no table");
    assert_eq!(error.field, "task.table");
    assert!(error.value.contains(value), "{error}");
    assert!(error.allowed.contains(allowed), "{error}");
    assert!(error.to_string().len() < 300, "{error}");
}

#[test]
fn what_is_no_table_is_refused_with_the_place() {
    let rows = |n: usize, row: &str| format!("{row}\n").repeat(n);
    for (text, value, allowed) in [
        ("", "0 rows", "2 to 256"),
        ("0", "1 rows", "2 to 256"),
        (&rows(257, "0"), "257 rows", "2 to 256"),
        (
            "0,1\n1,0\n0,0",
            "row 1 with 2 cells",
            "3, as there are 3 rows",
        ),
        ("0,1\n1", "row 2 with 1 cells", "2, as there are 2 rows"),
        ("0,1\n1,2", "\"2\" in row 2, column 2", "0 to 1"),
        ("0,-1\n1,0", "\"-1\" in row 1, column 2", "0 to 1"),
        ("0,NaN\n1,0", "\"NaN\" in row 1, column 2", "0 to 1"),
        ("0,1.5\n1,0", "\"1.5\" in row 1, column 2", "0 to 1"),
        ("0,1e0\n1,0", "\"1e0\"", "0 to 1"),
        ("a,b\n0,1", "\"a\" in row 1, column 1", "0 to 1"),
        ("0,99999999999999999999999999\n1,0", "column 2", "0 to 1"),
        ("hello world", "1 rows", "2 to 256"),
        ("<html>\n<body>", "row 1 with 1 cells", "2, as"),
        ("[[0,1],[1,2]]", "\"2\" in row 2, column 2", "0 to 1"),
        ("[[0,1],[1,1.0]]", "\"1.0\"", "0 to 1"),
        ("[[0,1],[1]]", "row 2 with 1 cells", "2, as"),
        ("[[0,1],[1,0]", "JSON (EOF", "array of arrays"),
        ("[0,1]", "JSON (invalid type", "array of arrays"),
        ("[[0,1],[1,{}]]", "\"{}\"", "0 to 1"),
        ("[[0,1],[1,NaN]]", "JSON", "array of arrays"),
        (&"[".repeat(100_000), "JSON", "array of arrays"),
        (&"0,".repeat(1_000_000), "2000000 bytes", "1000000 bytes"),
    ] {
        refused(table_from_text(text), value, allowed);
    }
}

#[test]
fn a_damaged_short_form_is_refused() {
    let good = table_from_text("0,1,2\n1,2,0\n2,0,1\n").expect("a table");
    let data = good.rsplit('.').next().expect("data");
    let packed = |bytes: &[u8]| BASE64URL_NOPAD.encode(&compress_to_vec(bytes, 6));
    for (text, value, allowed) in [
        (String::new(), "nothing", "short form"),
        ("0,1\n1,0".to_owned(), "not version 1", "short form"),
        (format!("2.3.{data}"), "not version 1", "short form"),
        (format!("1.0.{data}"), "size", "2 to 256"),
        (format!("1.257.{data}"), "size", "2 to 256"),
        (format!("1.99999999999999999999.{data}"), "size", "2 to 256"),
        (format!("1.-3.{data}"), "size", "2 to 256"),
        (format!("1.4.{data}"), "damaged", "short form"),
        (format!("1.2.{data}"), "damaged", "short form"),
        ("1.3".to_owned(), "damaged", "short form"),
        ("1.3.".to_owned(), "damaged", "short form"),
        (format!("1.3.{data}="), "damaged", "short form"),
        (format!("1.3.{data}\u{1F600}"), "damaged", "short form"),
        (good[..good.len() - 2].to_owned(), "damaged", "short form"),
        (format!("1.3.{}", packed(&[3; 11])), "above 2", "short form"),
        (format!("1.3.{}", packed(&[0; 12])), "damaged", "short form"),
        (
            format!("1.3.{}", "A".repeat(TABLE_LIMIT)),
            "too long",
            "short form",
        ),
        // 60 MB of zeros in 60 kB: must not be unpacked.
        (
            format!("1.256.{}", packed(&vec![0; 60_000_000])),
            "damaged",
            "short form",
        ),
    ] {
        refused(table::read(&text), value, allowed);
    }
    let mut rng = Rng::new(0, Stream::Init);
    let good = table::compressed(&random_table(20, 0.1, &mut rng));
    for _ in 0..5000 {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..1 + rng.below(4) {
            let at = rng.below(bytes.len());
            bytes[at] = b"AZaz09-_.x"[rng.below(10)];
        }
        let text = String::from_utf8(bytes).expect("ASCII");
        if let Ok(table) = table::read(&text) {
            assert!(table.cells.iter().flatten().all(|&c| c < table.n));
        }
    }
}

#[test]
fn a_table_is_a_run_of_its_own_size() {
    let short = table_from_text("0,1,2\n1,2,0\n2,,1\n").expect("a table");
    let config = valid_with(
        "tiny",
        &[set("task.operation", "table"), set("task.table", short)],
    );
    assert_eq!(config.task.n_symbols(), 3);
    let table = Table::new(&config);
    assert_eq!((table.p, table.pairs.len()), (3, 8));
    let sentence = grokscope::describe::sentence(&config);
    assert!(sentence.starts_with("a table of 3 symbols, "), "{sentence}");
    let without = config_with("tiny", &[set("task.operation", "table")]);
    let error = RunConfig::from_json(&without).expect_err("no table");
    assert_eq!(
        (error.field.as_str(), error.value.as_str()),
        ("task.table", "nothing")
    );
    let empty = table::compressed(&Answers {
        n: 3,
        cells: vec![None; 9],
    });
    let nothing = config_with(
        "tiny",
        &[set("task.operation", "table"), set("task.table", empty)],
    );
    let error = RunConfig::from_json(&nothing).expect_err("no pair");
    assert_eq!(error.field, "task.table");
    assert!(error.value.contains("0 pairs"), "{error}");
}
