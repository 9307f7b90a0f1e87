//! What an expression means.
//!
//! The operands are residues, 0 to p − 1. What + − × ÷ ^ mod compute is reduced modulo p, so that it is a residue again; p
//! and numbers are themselves until something is computed from them. Hence:
//!
//! * Comparisons and parity see residues: with p = 7, `3 + 5 < 2` is true, and `odd(3 + 5)` too.
//! * An exponent is a number, not a residue class: `a ^ 100` is a hundred factors whatever p is, `a ^ b` is 0 to p − 1
//!   of them, and 0 ^ 0 is 1.
//! * x mod y is the remainder of one residue or number by another; `x mod p` is x.
//! * A quotient needs a divisor with an inverse modulo p, a remainder a divisor that is not 0. Where that fails the pair
//!   (a, b) has no answer, unless the value is not asked for: `if`, `and` and `or` look only at what they need.

use super::expression::{Binary, Expression, Node, Unary};
use crate::{
    math::modular::{power, unit_inverse},
    task::Answers,
};

impl Expression {
    /// The answers modulo p, for p from 2 to 65,536.
    #[must_use]
    pub fn answers(&self, p: u32) -> Answers {
        let invert = |b| unit_inverse(b, p.into()).map(|inverse| inverse as u32);
        let inverses: Vec<Option<u32>> = (0..u64::from(p)).map(invert).collect();
        let row = |a| {
            let inverses = &inverses;
            let row = RowOf { a, p, inverses }.residue(&self.0);
            (0..p as usize).map(move |b| row.at(b))
        };
        Answers {
            n: p,
            cells: (0..p).flat_map(row).collect(),
        }
    }
}

/// The value of a formula for one a and every b. What does not depend on b is computed once.
enum Row {
    Same(Option<u32>),
    Each(Vec<Option<u32>>),
}

impl Row {
    fn at(&self, b: usize) -> Option<u32> {
        match self {
            Self::Same(value) => *value,
            Self::Each(values) => values[b],
        }
    }

    fn map(self, f: impl Fn(u32) -> Option<u32>) -> Self {
        let of = |value: Option<u32>| value.and_then(&f);
        match self {
            Self::Same(value) => Self::Same(of(value)),
            Self::Each(values) => Self::Each(values.into_iter().map(of).collect()),
        }
    }

    fn with(self, other: Self, f: impl Fn(u32, u32) -> Option<u32>) -> Self {
        let of = |x: Option<u32>, y: Option<u32>| f(x?, y?);
        match (self, other) {
            (Self::Same(x), Self::Same(y)) => Self::Same(of(x, y)),
            (Self::Same(x), Self::Each(y)) => Self::Each(y.into_iter().map(|y| of(x, y)).collect()),
            (Self::Each(x), Self::Same(y)) => Self::Each(x.into_iter().map(|x| of(x, y)).collect()),
            (Self::Each(x), Self::Each(y)) => {
                Self::Each(x.into_iter().zip(y).map(|(x, y)| of(x, y)).collect())
            }
        }
    }
}

/// What the formulas of one row have in common.
struct RowOf<'a> {
    a: u32,
    p: u32,
    inverses: &'a [Option<u32>],
}

impl RowOf<'_> {
    fn value(&self, node: &Node) -> Row {
        match node {
            Node::A => Row::Same(Some(self.a)),
            Node::B => Row::Each((0..self.p).map(Some).collect()),
            Node::Modulus => Row::Same(Some(self.p)),
            Node::Number(number) => Row::Same(Some(*number)),
            Node::Unary(what, x) => self.unary(*what, x),
            Node::Binary(what, x, y) => self.binary(*what, x, y),
            Node::If(parts) => self.conditional(parts),
        }
    }

    fn residue(&self, node: &Node) -> Row {
        let p = self.p;
        match node {
            Node::Modulus | Node::Number(_) => self.value(node).map(|x| Some(x % p)),
            _ => self.value(node),
        }
    }

    fn unary(&self, what: Unary, x: &Node) -> Row {
        let p = self.p;
        match what {
            Unary::Minus => self.residue(x).map(|x| Some((p - x) % p)),
            Unary::Even => self.value(x).map(|x| Some(u32::from(x % 2 == 0))),
            Unary::Odd => self.value(x).map(|x| Some(x % 2)),
        }
    }

    fn binary(&self, what: Binary, x: &Node, y: &Node) -> Row {
        let p = self.p;
        match what {
            Binary::Add => self.residues(x, y, |x, y| Some((x + y) % p)),
            Binary::Sub => self.residues(x, y, |x, y| Some((x + p - y) % p)),
            Binary::Mul => self.residues(x, y, |x, y| Some(x * y % p)),
            Binary::Div => self.residues(x, y, |x, y| Some(x * self.inverses[y as usize]? % p)),
            Binary::Mod => self.values(x, y, |x, y| Some(x.checked_rem(y)? % p)),
            Binary::Power => {
                self.values(
                    x,
                    y,
                    |x, y| Some(power(x.into(), y.into(), p.into()) as u32),
                )
            }
            Binary::Equal => self.values(x, y, |x, y| Some(u32::from(x == y))),
            Binary::Unequal => self.values(x, y, |x, y| Some(u32::from(x != y))),
            Binary::Less => self.values(x, y, |x, y| Some(u32::from(x < y))),
            Binary::LessEqual => self.values(x, y, |x, y| Some(u32::from(x <= y))),
            Binary::Greater => self.values(x, y, |x, y| Some(u32::from(x > y))),
            Binary::GreaterEqual => self.values(x, y, |x, y| Some(u32::from(x >= y))),
        }
    }

    fn values(&self, x: &Node, y: &Node, f: impl Fn(u32, u32) -> Option<u32>) -> Row {
        self.value(x).with(self.value(y), f)
    }

    fn residues(&self, x: &Node, y: &Node, f: impl Fn(u32, u32) -> Option<u32>) -> Row {
        self.residue(x).with(self.residue(y), f)
    }

    fn conditional(&self, [condition, yes, no]: &[Node; 3]) -> Row {
        let conditions = match self.value(condition) {
            Row::Same(None) => return Row::Same(None),
            Row::Same(Some(0)) => return self.residue(no),
            Row::Same(Some(_)) => return self.residue(yes),
            Row::Each(conditions) => conditions,
        };
        let (yes, no) = (self.residue(yes), self.residue(no));
        let choose = |(b, condition): (usize, Option<u32>)| match condition? {
            0 => no.at(b),
            _ => yes.at(b),
        };
        Row::Each(conditions.into_iter().enumerate().map(choose).collect())
    }
}
