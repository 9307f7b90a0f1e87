//! Tables that users bring: text from a spreadsheet or a program, and its short form for configs and links.
//!
//! The short form is `1.n.data`: a version, the size, and DEFLATE in base64 for URLs. What was compressed is n · n bytes,
//! an answer each, a down and b across, and then n · n bits (the first in a byte is its lowest), 1 where there is none.

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};
use serde_json::Value;

use super::{TABLE_LIMIT, cut};
use crate::{error::ConfigError, task::Answers};

/// Fewest and most rows of a table.
pub const SIZES: std::ops::RangeInclusive<u32> = 2..=256;
/// Most bytes of a pasted table: 256 × 256 numbers and plenty of space between them.
pub const TEXT_LIMIT: usize = 1_000_000;

const FIELD: &str = "task.table";
const VERSION: &str = "1";
/// The smallest output miniz_oxide can make.
const BEST: u8 = 10;
const SHORT_FORM: &str = "a table of numbers, or its short form as grokscope writes it";

/// Reads a table that was pasted or dropped: JSON (an array of arrays, `null` for no answer) or rows of numbers between
/// semicolons, commas, tabs or spaces (nothing, or `-`, for no answer). It has as many columns as rows, 2 to 256, and its
/// numbers run from 0 to one less.
///
/// # Errors
/// The first row or cell that is wrong, and what is allowed there.
pub fn parse(text: &str) -> Result<Answers, ConfigError> {
    if text.len() > TEXT_LIMIT {
        let value = format!("a text of {} bytes", text.len());
        return Err(wrong(value, format!("at most {TEXT_LIMIT} bytes")));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('[') {
        let rows: Vec<Vec<Value>> = serde_json::from_str(text).map_err(|error| {
            let allowed = "an array of arrays of numbers, null for no answer";
            wrong(format!("JSON ({error})"), allowed.to_owned())
        })?;
        let written = |value: Value| match value {
            Value::Null => String::new(),
            value => value.to_string(),
        };
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(written).collect());
        square(rows.collect())
    } else {
        square(separated(text))
    }
}

/// The cells of rows of text.
fn separated(text: &str) -> Vec<Vec<String>> {
    let separator = [';', ',', '\t'].into_iter().find(|&s| text.contains(s));
    let cells = |line: &str| -> Vec<String> {
        let own = |cell: &str| cell.trim().trim_matches('"').to_owned();
        match separator {
            Some(separator) => line.split(separator).map(own).collect(),
            None => line.split_whitespace().map(own).collect(),
        }
    };
    text.split(['\n', '\r'])
        .filter(|line| !line.trim_matches(' ').is_empty())
        .map(cells)
        .collect()
}

fn square(mut rows: Vec<Vec<String>>) -> Result<Answers, ConfigError> {
    let n = rows.len();
    check_size(n, format!("{n} rows"))?;
    let mut cells = Vec::with_capacity(n * n);
    for (i, row) in rows.iter_mut().enumerate() {
        // Some programs end each row with a separator.
        if row.len() == n + 1 && row[n].is_empty() {
            row.pop();
        }
        if row.len() != n {
            let value = format!("row {} with {} cells", i + 1, row.len());
            return Err(wrong(value, format!("{n}, as there are {n} rows")));
        }
        for (j, text) in row.iter().enumerate() {
            let refused = |allowed| {
                let value = format!("{} in row {}, column {}", cut(text), i + 1, j + 1);
                wrong(value, allowed)
            };
            cells.push(cell(text, n).map_err(refused)?);
        }
    }
    Ok(Answers { n: n as u32, cells })
}

fn cell(text: &str, n: usize) -> Result<Option<u32>, String> {
    if matches!(text, "" | "-") {
        return Ok(None);
    }
    match text.parse() {
        Ok(answer) if (answer as usize) < n => Ok(Some(answer)),
        _ => Err(format!(
            "a whole number from 0 to {}, or nothing where there is no answer",
            n - 1
        )),
    }
}

fn check_size(n: usize, value: String) -> Result<(), ConfigError> {
    let (least, most) = SIZES.into_inner();
    if (least as usize..=most as usize).contains(&n) {
        return Ok(());
    }
    Err(wrong(
        value,
        format!("{least} to {most} rows of as many cells"),
    ))
}

/// A table as rows of numbers between commas: what [`parse`] reads.
#[must_use]
pub fn written(table: &Answers) -> String {
    let cell = |cell: &Option<u32>| cell.map_or(String::new(), |answer| answer.to_string());
    let row = |row: &[Option<u32>]| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n";
    table
        .cells
        .chunks_exact(table.n as usize)
        .map(row)
        .collect()
}

/// The short form of a table.
#[must_use]
pub fn compressed(table: &Answers) -> String {
    let mut bytes: Vec<u8> = table
        .cells
        .iter()
        .map(|cell| cell.unwrap_or(0) as u8)
        .collect();
    let missing = |cells: &[Option<u32>]| {
        let bit = |(i, cell): (usize, &Option<u32>)| u8::from(cell.is_none()) << i;
        cells.iter().enumerate().map(bit).sum::<u8>()
    };
    bytes.extend(table.cells.chunks(8).map(missing));
    let data = BASE64URL_NOPAD.encode(&compress_to_vec(&bytes, BEST));
    format!("{VERSION}.{}.{data}", table.n)
}

/// Number of symbols of a table in its short form.
#[must_use]
pub fn size(text: &str) -> Option<u32> {
    let (version, rest) = text.split_once('.')?;
    let (n, _) = rest.split_once('.')?;
    let n = n.parse().ok().filter(|n| SIZES.contains(n))?;
    (version == VERSION).then_some(n)
}

/// Reads the short form. No input takes more memory than the largest table does.
///
/// # Errors
/// What is wrong with the text.
pub fn read(text: &str) -> Result<Answers, ConfigError> {
    if text.is_empty() {
        return Err(wrong("nothing".to_owned(), SHORT_FORM.to_owned()));
    }
    let refused = |why: &str| {
        let value = format!("{} ({why})", cut(text));
        wrong(value, SHORT_FORM.to_owned())
    };
    if text.len() > TABLE_LIMIT {
        return Err(refused("too long"));
    }
    let mut parts = text.splitn(3, '.');
    let [version, n, data] = [(); 3].map(|()| parts.next().unwrap_or_default());
    if version != VERSION {
        return Err(refused("not version 1 of the short form"));
    }
    let n = n.parse().unwrap_or(0usize);
    check_size(n, format!("{} (its size is not readable)", cut(text)))?;
    let n_cells = n * n;
    let n_bytes = n_cells + n_cells.div_ceil(8);
    let bytes = BASE64URL_NOPAD
        .decode(data.as_bytes())
        .ok()
        .and_then(|packed| decompress_to_vec_with_limit(&packed, n_bytes).ok())
        .filter(|bytes| bytes.len() == n_bytes)
        .ok_or_else(|| refused("damaged: something is missing or changed"))?;
    let is_missing = |i: usize| bytes[n_cells + i / 8] >> (i % 8) & 1 == 1;
    let cell = |i: usize| (!is_missing(i)).then(|| u32::from(bytes[i]));
    let cells: Vec<Option<u32>> = (0..n_cells).map(cell).collect();
    if cells.iter().flatten().any(|&answer| answer as usize >= n) {
        return Err(refused(&format!("an answer above {}", n - 1)));
    }
    Ok(Answers { n: n as u32, cells })
}

fn wrong(value: String, allowed: String) -> ConfigError {
    ConfigError::new(FIELD, value, allowed)
}
