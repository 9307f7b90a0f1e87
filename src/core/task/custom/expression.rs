//! Formulas that users write: from text to a tree. What a tree means is in [`super::evaluate`].
//!
//! | written | meaning |
//! |---|---|
//! | `a`, `b`, `p`, `12` | the operands, the modulus, a number up to [`NUMBER_LIMIT`] |
//! | `x ^ y`, `x**y`, `x²`, `x³` | power, from right to left; `x^-1` is the inverse |
//! | `-x` | |
//! | `x * y`, `x × y`, `x · y`, `x / y`, `x ÷ y`, `x mod y`, `x % y` | from left to right |
//! | `x + y`, `x - y` | from left to right |
//! | `x = y`, `x != y`, `x < y`, `x <= y`, `x > y`, `x >= y` | 1 if so, else 0; also `==`, `≠`, `≤`, `≥` |
//! | `not x`, then `x and y`, then `x or y` | 1 or 0; everything but 0 counts as true |
//! | `even(x)`, `odd(x)` | 1 if so, else 0 |
//! | `if x then y else z` | |
//!
//! in order of how strongly they bind, and parentheses.

use super::{EXPRESSION_LIMIT, cut, grammar::whole};
use crate::error::ConfigError;

/// Largest number in an expression, and so the largest exponent.
pub const NUMBER_LIMIT: u32 = 65_536;
/// Most parentheses within each other: trees of strangers must not fill the stack.
pub const NESTING_LIMIT: usize = 32;

/// A formula in a, b and p.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression(pub(super) Node);

/// A formula, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    A,
    B,
    Modulus,
    Number(u32),
    Unary(Unary, Box<Node>),
    Binary(Binary, Box<Node>, Box<Node>),
    /// Condition, value if it is not 0, value if it is.
    If(Box<[Node; 3]>),
}

/// What is done to one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unary {
    Minus,
    Even,
    Odd,
}

/// What is done to two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Power,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// The first character that cannot stand where it stands, and what could.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        if text.chars().count() > EXPRESSION_LIMIT {
            let allowed = format!("at most {EXPRESSION_LIMIT} characters");
            return Err(ConfigError::new(FIELD, cut(text), allowed));
        }
        check_nesting(text)
            .and_then(|()| whole(text))
            .map(Self)
            .map_err(|misread| misread.explained(text))
    }
}

const FIELD: &str = "task.expression";
/// What can begin an expression.
pub(super) const VALUE: &str =
    "a value: a, b, p, a number, even(…), odd(…), if … then … else …, or (…)";

/// Where an expression stops making sense (a place in bytes), and what could stand there.
#[derive(Debug)]
pub(super) struct Misread {
    pub(super) at: usize,
    pub(super) expected: String,
}

impl Misread {
    fn explained(self, text: &str) -> ConfigError {
        let rest = &text[self.at..];
        let character = text[..self.at].chars().count() + 1;
        let is_part = |c: &char| c.is_alphanumeric();
        let word: String = rest.chars().take_while(is_part).collect();
        let found = match rest.chars().next() {
            None if self.at == 0 => "nothing".to_owned(),
            None => format!("the end, at character {character},"),
            Some(c) if word.is_empty() => format!("\"{c}\" at character {character}"),
            Some(_) => format!("{} at character {character}", cut(&word)),
        };
        ConfigError::new(FIELD, found, format!("there, {}", self.expected))
    }
}

fn check_nesting(text: &str) -> Result<(), Misread> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > NESTING_LIMIT {
            let expected = format!("at most {NESTING_LIMIT} parentheses within each other");
            return Err(Misread { at, expected });
        }
    }
    Ok(())
}
