//! The operations a ∘ b ≡ c (mod p), one row each. A new operation is one row of [`OPERATIONS`].

use crate::{math::modular::inverse, registry::NamedInfo};

/// One operation on residues.
pub struct Operation {
    /// Stable name in configs and links.
    pub id: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// The operation with operands a and b, for read-outs.
    pub formula: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// Number of symbols, where it is not p.
    pub size: Option<u32>,
    /// Whether p must be prime.
    pub needs_prime: bool,
    /// Whether a ∘ b = b ∘ a for all pairs.
    pub symmetric: bool,
    /// Whether the pair (a, b) has an answer.
    pub in_domain: fn(a: u64, b: u64) -> bool,
    /// The answer in `0..p`, for a pair in the domain.
    pub answer: fn(a: u64, b: u64, p: u64) -> u64,
}

const EVERY_PAIR: fn(u64, u64) -> bool = |_, _| true;

/// The operations, in display order. Power et al. (arXiv 2201.02177), appendix A.1.1.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        id: "add",
        label: "a + b",
        formula: "a + b",
        help: "Addition: the clock. The network that understands it turns residues into angles.",
        size: None,
        needs_prime: false,
        symmetric: true,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a + b) % p,
    },
    Operation {
        id: "sub",
        label: "a − b",
        formula: "a − b",
        help: "Subtraction: as learnable as division.",
        size: None,
        needs_prime: false,
        symmetric: false,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a + p - b) % p,
    },
    Operation {
        id: "mul",
        label: "a × b",
        formula: "a × b",
        help: "Multiplication: addition of discrete logarithms, apart from the zeros.",
        size: None,
        needs_prime: false,
        symmetric: true,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| a * b % p,
    },
    Operation {
        id: "div",
        label: "a ÷ b",
        formula: "a ÷ b",
        help: "Division by b ≠ 0: the c with b × c ≡ a. The paper's Fig. 1.",
        size: None,
        needs_prime: true,
        symmetric: false,
        in_domain: |_, b| b != 0,
        answer: |a, b, p| a * inverse(b, p) % p,
    },
    Operation {
        id: "x2y2",
        label: "a² + b²",
        formula: "a² + b²",
        help: "A sum of squares: symmetric, and learnt from little data.",
        size: None,
        needs_prime: false,
        symmetric: true,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a * a + b * b) % p,
    },
    Operation {
        id: "x2xyy2",
        label: "a² + ab + b²",
        formula: "a² + ab + b²",
        help: "A quadratic form: symmetric, needs more data than a² + b².",
        size: None,
        needs_prime: false,
        symmetric: true,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a * a + a * b + b * b) % p,
    },
    Operation {
        id: "x2xyy2x",
        label: "a² + ab + b² + a",
        formula: "a² + ab + b² + a",
        help: "The same form made asymmetric: needs much more data.",
        size: None,
        needs_prime: false,
        symmetric: false,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a * a + a * b + b * b + a) % p,
    },
    Operation {
        id: "x3xy",
        label: "a³ + ab",
        formula: "a³ + ab",
        help: "A cubic: hard.",
        size: None,
        needs_prime: false,
        symmetric: false,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a * a * a + a * b) % p,
    },
    Operation {
        id: "x3xy2y",
        label: "a³ + ab² + b",
        formula: "a³ + ab² + b",
        help: "A cubic that never generalised in the paper, at any training fraction.",
        size: None,
        needs_prime: false,
        symmetric: false,
        in_domain: EVERY_PAIR,
        answer: |a, b, p| (a * a * a + a * b * b + b) % p,
    },
];

/// Name of the operation that is an expression.
pub const CUSTOM: &str = "custom";
/// Name of the operation that is a table.
pub const TABLE: &str = "table";

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

/// Number of symbols of the operations for which it is not p.
#[must_use]
pub fn size(id: &str) -> Option<u32> {
    find(id).and_then(|operation| operation.size)
}

/// The operation of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.id == id)
}
