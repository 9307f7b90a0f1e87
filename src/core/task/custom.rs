//! Operations that users bring: an expression, or a table of answers.

pub mod evaluate;
pub mod expression;
mod grammar;
pub mod table;

use super::operations::TABLE;
use crate::{config::TaskConfig, error::ConfigError};

/// The expression that a custom operation begins with.
pub const EXAMPLE: &str = "a*b + a + b";
/// Most characters of an expression.
pub const EXPRESSION_LIMIT: usize = 200;
/// Most characters of a compressed table: room for 256 × 256 numbers in no order at all, some of them missing.
pub const TABLE_LIMIT: usize = 100_000;

/// Turns a table that was pasted or dropped into the text that `task.table` takes. See [`table::parse`].
///
/// # Errors
/// What is wrong with the table, and where.
pub fn table_from_text(text: &str) -> Result<String, ConfigError> {
    Ok(table::compressed(&table::parse(text)?))
}

/// A table as `task.table` has it, as text that people and spreadsheets can read. See [`table::written`].
///
/// # Errors
/// What is wrong with the text.
pub fn text_from_table(table: &str) -> Result<String, ConfigError> {
    Ok(table::written(&table::read(table)?))
}

/// What to say of an operation with hardly an answer.
pub(super) fn too_few(task: &TaskConfig, n_pairs: usize) -> ConfigError {
    let field = if task.operation == TABLE {
        "task.table"
    } else {
        "task.expression"
    };
    let value = format!("{n_pairs} pairs with an answer");
    ConfigError::new(field, value, "at least two pairs with an answer")
}

/// A piece of a stranger's text, short enough for a message.
fn cut(text: &str) -> String {
    match text.char_indices().nth(20) {
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}
