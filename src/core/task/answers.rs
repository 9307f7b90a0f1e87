//! The answers of an operation, before anything is held out.

use std::{cell::RefCell, rc::Rc};

use super::{
    custom::{expression::Expression, table},
    operations::{self, Rule},
};
use crate::{
    config::TaskConfig,
    error::ConfigError,
    math::modular::{is_prime, neighbouring_primes},
};

/// The answers of an operation, before anything is held out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Number of symbols: the modulus, or the size of a group or table.
    pub n: u32,
    /// `[n · n]`, a down and b across; `None` where the pair has no answer.
    pub cells: Vec<Option<u32>>,
}

thread_local! {
    // One edit on the page asks for the same answers many times: the check, the number of training pairs, the estimates.
    // The latest ones are kept, with what they were made from.
    static LATEST: RefCell<Option<(Source, Rc<Answers>)>> = const { RefCell::new(None) };
}

/// What answers are made from.
#[derive(PartialEq)]
struct Source {
    operation: String,
    p: u32,
    expression: String,
    table: String,
}

impl Source {
    fn of(task: &TaskConfig) -> Self {
        Self {
            operation: task.operation.clone(),
            p: task.p,
            expression: task.expression.clone(),
            table: task.table.clone(),
        }
    }
}

impl Answers {
    /// The answers of a task whose settings are in range.
    ///
    /// # Errors
    /// The setting that the operation cannot work with.
    pub fn of(task: &TaskConfig) -> Result<Rc<Self>, ConfigError> {
        let source = Source::of(task);
        let kept = LATEST.with_borrow(|latest| match latest {
            Some((of, answers)) if *of == source => Some(answers.clone()),
            _ => None,
        });
        if let Some(answers) = kept {
            return Ok(answers);
        }
        let answers = Rc::new(Self::computed(task)?);
        LATEST.set(Some((source, answers.clone())));
        Ok(answers)
    }

    fn computed(task: &TaskConfig) -> Result<Self, ConfigError> {
        let operation = operations::find(&task.operation).expect("checked against the registry");
        if operation.needs_prime && !is_prime(task.p) {
            return Err(not_prime(task.p, operation.label));
        }
        match operation.rule {
            Rule::Function { in_domain, answer } => {
                let p = u64::from(operation.size.unwrap_or(task.p));
                let cell = |i: u64| {
                    let (a, b) = (i / p, i % p);
                    in_domain(a, b).then(|| answer(a, b, p) as u32)
                };
                let cells = (0..p * p).map(cell).collect();
                Ok(Self { n: p as u32, cells })
            }
            Rule::Expression => Ok(Expression::parse(&task.expression)?.answers(task.p)),
            Rule::Table => table::read(&task.table),
        }
    }

    /// Number of pairs that have an answer.
    #[must_use]
    pub fn n_pairs(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    /// Whether a ∘ b = b ∘ a wherever both have an answer.
    #[must_use]
    pub fn is_symmetric(&self) -> bool {
        let n = self.n as usize;
        let mirrored = |i: usize| self.cells[i % n * n + i / n];
        let same =
            |(i, &c): (usize, &Option<u32>)| c.zip(mirrored(i)).is_none_or(|(c, other)| c == other);
        self.cells.iter().enumerate().all(same)
    }
}

impl TaskConfig {
    /// Number of symbols that a, b and c can be, of a task that has been checked.
    #[must_use]
    pub fn n_symbols(&self) -> u32 {
        let Some(operation) = operations::find(&self.operation) else {
            return self.p;
        };
        match operation.rule {
            Rule::Table => table::size(&self.table).unwrap_or(self.p),
            _ => operation.size.unwrap_or(self.p),
        }
    }
}

fn not_prime(p: u32, label: &str) -> ConfigError {
    let near = match neighbouring_primes(p) {
        (Some(below), above) => format!("{below} or {above}"),
        (None, above) => above.to_string(),
    };
    let allowed =
        format!("a prime for {label}, because every divisor needs an inverse; the nearest: {near}");
    ConfigError::new("task.p", p, allowed)
}
