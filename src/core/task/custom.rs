//! Operations that users bring: an expression, or a table of answers.

/// Most characters of an expression.
pub const EXPRESSION_LIMIT: usize = 200;
/// Most characters of a compressed table.
pub const TABLE_LIMIT: usize = 100_000;
