//! The operations a ∘ b = c, one row each. A new operation is one row of [`OPERATIONS`].

use super::permutations::{S5_SIZE, on_numbers, product, undo};
use crate::{math::modular::inverse, registry::NamedInfo};

/// One operation.
pub struct Operation {
    /// Stable name in configs and links.
    pub id: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// The operation with operands a and b, for read-outs.
    pub formula: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// Number of symbols, where it is neither p nor up to the user.
    pub size: Option<u32>,
    /// Whether p must be prime.
    pub needs_prime: bool,
    /// Whether a ∘ b = b ∘ a for all pairs; `None` where that is up to the user: see [`super::Answers::is_symmetric`].
    pub symmetric: Option<bool>,
    /// Where the answers come from.
    pub rule: Rule,
}

/// Where an operation's answers come from.
#[derive(Clone, Copy)]
pub enum Rule {
    /// A function of two symbols.
    Function {
        /// Whether the pair (a, b) has an answer.
        in_domain: fn(a: u64, b: u64) -> bool,
        /// The answer in `0..p`, for a pair in the domain; p is the number of symbols.
        answer: Answer,
    },
    /// The expression in `task.expression`.
    Expression,
    /// The table in `task.table`.
    Table,
}

type Answer = fn(a: u64, b: u64, p: u64) -> u64;

/// Name of the operation that is an expression.
pub const CUSTOM: &str = "custom";
/// Name of the operation that is a table.
pub const TABLE: &str = "table";

/// The operations, in display order: Power et al. (arXiv 2201.02177), appendix A.1.1; those of openai/grok's data.py that
/// the paper leaves out (x2y, x3y, add_mul, add_sub); the user's own.
#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    residues("add", "a + b", "Addition: the clock. The network that understands it turns residues into angles.", |a, b, p| (a + b) % p)
        .symmetric(),
    residues("sub", "a − b", "Subtraction: as learnable as division.", |a, b, p| (a + p - b) % p),
    residues("mul", "a × b", "Multiplication: addition of discrete logarithms, apart from the zeros.", |a, b, p| a * b % p)
        .symmetric(),
    residues("div", "a ÷ b", "Division by b ≠ 0: the c with b × c ≡ a. The paper's Fig. 1.", |a, b, p| a * inverse(b, p) % p)
        .prime()
        .domain(|_, b| b != 0),
    residues("x2y", "a² + b", "A square and a plain number: as asymmetric as can be.", |a, b, p| (a * a + b) % p),
    residues("x3y", "a³ + b", "A cube and a plain number.", |a, b, p| (a * a * a + b) % p),
    residues("x2y2", "a² + b²", "A sum of squares: symmetric, and learnt from little data.", |a, b, p| (a * a + b * b) % p)
        .symmetric(),
    residues("x2xyy2", "a² + ab + b²", "A quadratic form: symmetric, needs more data than a² + b².", |a, b, p| (a * a + a * b + b * b) % p)
        .symmetric(),
    residues("x2xyy2x", "a² + ab + b² + a", "The same form made asymmetric: needs much more data.", |a, b, p| (a * a + a * b + b * b + a) % p),
    residues("x3xy", "a³ + ab", "A cubic: hard.", |a, b, p| (a * a * a + a * b) % p),
    residues("x3xy2y", "a³ + ab² + b", "A cubic that never generalised in the paper, at any training fraction.", |a, b, p| (a * a * a + a * b * b + b) % p),
    residues("mix", "a ÷ b if b is odd, else a − b", "Division or subtraction, by the parity of b: no single group explains it, and it is learnt all the same.", |a, b, p| {
        if b % 2 == 1 { a * inverse(b, p) % p } else { (a + p - b) % p }
    })
        .prime(),
    residues("add_mul", "a + b if a is even, else a × b", "Addition or multiplication, by the parity of a.", |a, b, p| {
        if a % 2 == 0 { (a + b) % p } else { a * b % p }
    }),
    residues("add_sub", "a + b if a is even, else a − b", "Addition or subtraction, by the parity of a.", |a, b, p| {
        if a % 2 == 0 { (a + b) % p } else { (a + p - b) % p }
    }),
    permutations("s5", "a · b in S₅", "The 120 orders of five things, one after the other: a group without arithmetic.", |a, b, _| on_numbers(a, b, product)),
    permutations("s5conj", "a · b · a⁻¹ in S₅", "b seen from a: conjugation of permutations of five things.", |a, b, _| {
        on_numbers(a, b, |a, b| product(product(a, b), undo(a)))
    }),
    permutations("s5aba", "a · b · a in S₅", "Three permutations of five things in a row, the first and the last the same.", |a, b, _| {
        on_numbers(a, b, |a, b| product(product(a, b), a))
    }),
    own(CUSTOM, "your own formula", "Whatever you write as a formula in a and b, modulo p.", Rule::Expression),
    own(TABLE, "your own table", "Any n × n table of the numbers from 0 to n − 1: a group, a game, nonsense.", Rule::Table),
];

const fn residues(
    id: &'static str,
    label: &'static str,
    help: &'static str,
    answer: Answer,
) -> Operation {
    Operation {
        id,
        label,
        formula: label,
        help,
        size: None,
        needs_prime: false,
        symmetric: Some(false),
        rule: Rule::Function {
            in_domain: |_, _| true,
            answer,
        },
    }
}

const fn permutations(
    id: &'static str,
    label: &'static str,
    help: &'static str,
    answer: Answer,
) -> Operation {
    Operation {
        size: Some(S5_SIZE),
        ..residues(id, label, help, answer)
    }
}

const fn own(id: &'static str, label: &'static str, help: &'static str, rule: Rule) -> Operation {
    Operation {
        id,
        label,
        formula: "a ∘ b",
        help,
        size: None,
        needs_prime: false,
        symmetric: None,
        rule,
    }
}

impl Operation {
    const fn symmetric(self) -> Self {
        Self {
            symmetric: Some(true),
            ..self
        }
    }

    const fn prime(self) -> Self {
        Self {
            needs_prime: true,
            ..self
        }
    }

    const fn domain(self, in_domain: fn(u64, u64) -> bool) -> Self {
        let rule = match self.rule {
            Rule::Function { answer, .. } => Rule::Function { in_domain, answer },
            other => other,
        };
        Self { rule, ..self }
    }

    /// Whether the modulus has an effect.
    #[must_use]
    pub fn uses_p(&self) -> bool {
        self.size.is_none() && !matches!(self.rule, Rule::Table)
    }
}

/// Names and words of the operations.
pub const OPERATION_NAMES: &[NamedInfo] = &{
    let mut names = [NamedInfo {
        id: "",
        label: "",
        help: "",
    }; OPERATIONS.len()];
    let mut i = 0;
    while i < names.len() {
        let row = &OPERATIONS[i];
        names[i] = NamedInfo {
            id: row.id,
            label: row.label,
            help: row.help,
        };
        i += 1;
    }
    names
};

/// The operation of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.id == id)
}
