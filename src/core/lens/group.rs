//! The cyclic group behind an operation, where there is one: under which order of the symbols a ∘ b becomes a sum.

use crate::{
    config::RunConfig,
    math::modular::{is_prime, power},
    snapshot::Snapshot,
    task::Pair,
};

/// A ∘ b as a sum of places on a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Number of places.
    pub order: usize,
    /// Where a symbol lies; `None` for one that is not of the group.
    place: Vec<Option<usize>>,
    /// Which symbol lies at each place, `[order]`.
    pub symbols: Vec<usize>,
    minus: bool,
    /// What a place is, in words.
    pub word: &'static str,
    /// What the sum of two places is, in letters.
    pub sum: &'static str,
}

impl Group {
    /// The group of a config's operation.
    ///
    /// # Errors
    /// Why no Fourier basis fits.
    pub fn of(config: &RunConfig) -> Result<Self, String> {
        let task = &config.task;
        let n = task.n_symbols() as usize;
        match task.operation.as_str() {
            "add" => Ok(Self::residues(n, false)),
            "sub" => Ok(Self::residues(n, true)),
            "mul" | "div" if is_prime(n as u32) && n > 2 => {
                Ok(Self::logarithms(n, task.operation == "div"))
            }
            "mul" => Err(format!(
                "Multiplication modulo {n} is no cyclic group, since {n} is not a prime above 2: no Fourier basis fits."
            )),
            "s5" | "s5conj" | "s5aba" => Err(
                "Permutations do not commute, so waves on a circle do not describe them. The lens on representations is made for them."
                    .to_owned(),
            ),
            other => Err(format!(
                "The operation {other} is not one cyclic group, so no single Fourier basis fits. The lenses on answers, neurons and hidden states still apply."
            )),
        }
    }

    /// The sums by which a basis groups the pairs of residues modulo `n`, whatever the operation: `add`, `sub`, `dlog` and
    /// `quotient`.
    ///
    /// # Errors
    /// Why there are no discrete logarithms.
    pub fn of_basis(name: &str, n: usize) -> Result<Self, String> {
        match name {
            "add" => Ok(Self::residues(n, false)),
            "sub" => Ok(Self::residues(n, true)),
            _ if is_prime(n as u32) && n > 2 => Ok(Self::logarithms(n, name == "quotient")),
            _ => Err(format!(
                "There are no discrete logarithms modulo {n}, which is not a prime above 2."
            )),
        }
    }

    fn residues(n: usize, minus: bool) -> Self {
        Self {
            order: n,
            place: (0..n).map(Some).collect(),
            symbols: (0..n).collect(),
            minus,
            word: "residue",
            sum: if minus { "a − b" } else { "a + b" },
        }
    }

    /// Multiplication without 0 is addition of discrete logarithms.
    fn logarithms(p: usize, minus: bool) -> Self {
        let g = generator(p as u64);
        let symbols: Vec<usize> = (0..p as u64 - 1)
            .map(|exponent| power(g, exponent, p as u64) as usize)
            .collect();
        let mut place = vec![None; p];
        for (exponent, &symbol) in symbols.iter().enumerate() {
            place[symbol] = Some(exponent);
        }
        Self {
            order: p - 1,
            place,
            symbols,
            minus,
            word: "discrete logarithm",
            sum: if minus {
                "log a − log b"
            } else {
                "log a + log b"
            },
        }
    }

    /// Where a symbol lies.
    #[must_use]
    pub fn place(&self, symbol: usize) -> Option<usize> {
        self.place.get(symbol).copied().flatten()
    }

    /// The place of a ∘ b, if both are of the group.
    #[must_use]
    pub fn class(&self, pair: &Pair) -> Option<usize> {
        let (a, b) = (self.place(pair.a as usize)?, self.place(pair.b as usize)?);
        Some((a + if self.minus { self.order - b } else { b }) % self.order)
    }

    /// The rows of a matrix that has one for each symbol, in order of their places.
    #[must_use]
    pub fn ordered<'a>(&self, row: impl Fn(usize) -> &'a [f32]) -> Vec<&'a [f32]> {
        self.symbols.iter().map(|&symbol| row(symbol)).collect()
    }
}

/// The smallest generator of the residues without 0 modulo a prime.
#[must_use]
pub fn generator(p: u64) -> u64 {
    let order = p - 1;
    let factors: Vec<u64> = (2..=order)
        .filter(|&q| order.is_multiple_of(q) && is_prime(q as u32))
        .collect();
    let generates = |g: &u64| factors.iter().all(|q| power(*g, order / q, p) != 1);
    (1..p).find(generates).expect("a prime has a generator")
}

/// The symbols in the order that makes the answer table of a group look like that of a sum; as they are without one.
#[must_use]
pub fn order(snapshot: &Snapshot) -> Vec<usize> {
    let n = snapshot.n_symbols();
    match Group::of(&snapshot.config) {
        Ok(group) => {
            let strangers = (0..n).filter(|&symbol| group.place(symbol).is_none());
            group.symbols.iter().copied().chain(strangers).collect()
        }
        Err(_) => (0..n).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_of_the_usual_primes() {
        for (p, g) in [(59, 2), (97, 5), (113, 3), (3, 2), (5, 2)] {
            assert_eq!(generator(p), g, "modulo {p}");
        }
    }
}
