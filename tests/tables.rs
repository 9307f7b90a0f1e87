//! Tables that users bring survive their short form, and what is no table is refused with the place.

mod common;

use common::{config_with, set, valid_with};
use data_encoding::BASE64URL_NOPAD;
use grokscope::{
    config::RunConfig,
    error::ConfigError,
    rng::{Rng, Stream},
    task::{
        Answers, Table,
        custom::{TABLE_LIMIT, table, table_from_text, text_from_table},
    },
};
use miniz_oxide::deflate::compress_to_vec;

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
