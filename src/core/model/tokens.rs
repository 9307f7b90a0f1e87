//! How a pair is written down for a transformer: which token stands at which position, and where the answer is read.

use burn::tensor::{Device, Int, Tensor, TensorData};

use super::choices::{Logits, Tokens};
use crate::{
    config::RunConfig,
    kernels::layers::{self as spelling, MOST_POSITIONS, Spelling, Symbol},
    train::batches::Rows,
};

/// What stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    A,
    B,
    C,
    /// The same token in every example.
    Sign(usize),
}

/// Tokens of openai/grok whatever the task: 2 specials, 20 operators, 97 numbers, 120 permutations.
const CLOSED_VOCABULARY: usize = 239;

/// The tokens of a task. Symbols are numbered from 0; then come `=`, the sign of the operation, and EOS.
#[derive(Clone, Debug)]
pub struct Alphabet {
    n_symbols: usize,
    slots: Vec<Slot>,
    /// Positions at which the network is scored.
    pub scored: Vec<usize>,
    /// Number of tokens.
    pub d_vocab: usize,
    /// Number of logits.
    pub n_logits: usize,
    /// Whether the form of the tokens decides who sees whom: everybody everybody, or only those before.
    pub causal: bool,
}

impl Alphabet {
    /// The tokens of a config.
    #[must_use]
    pub fn of(config: &RunConfig) -> Self {
        let n = config.task.n_symbols() as usize;
        let model = &config.model;
        let (equals, sign, eos) = (Slot::Sign(n), Slot::Sign(n + 1), Slot::Sign(n + 2));
        let (slots, scored, d_vocab) = match model.tokens {
            Tokens::Pair => (vec![Slot::A, Slot::B], vec![0], n),
            Tokens::PairEquals => (vec![Slot::A, Slot::B, equals], vec![2], n + 1),
            Tokens::OperationEquals => (vec![Slot::A, sign, Slot::B, equals], vec![3], n + 2),
            Tokens::Closed => (
                vec![eos, Slot::A, sign, Slot::B, equals, Slot::C],
                vec![4, 5],
                CLOSED_VOCABULARY.max(n + 3),
            ),
        };
        let all_tokens = model.tokens == Tokens::Closed || model.logits == Logits::Tokens;
        Self {
            n_symbols: n,
            n_logits: if all_tokens { d_vocab } else { n },
            d_vocab,
            slots,
            scored,
            causal: match model.tokens {
                // Read at a, which has to see b.
                Tokens::Pair => false,
                // c is among the tokens, and must not be seen where it is asked for.
                Tokens::Closed => true,
                _ => model.causal,
            },
        }
    }

    /// Number of positions.
    #[must_use]
    pub fn n_ctx(&self) -> usize {
        self.slots.len()
    }

    /// Positions of so many pairs that differ in what stands at them or before: all of them where everybody sees
    /// everybody; if a position sees only those before, pairs with the same beginning share it
    /// ([`grokscope_arithmetic::layers::prefixes`]).
    #[must_use]
    pub fn beginnings(&self, pairs: f64) -> f64 {
        if !self.causal {
            return self.n_ctx() as f64 * pairs;
        }
        let mut so_far = 1.0;
        let different = self.widths().map(|width| {
            so_far *= width as f64;
            pairs.min(so_far)
        });
        different.sum()
    }

    /// Number of (token, position) that occur.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.widths().sum()
    }

    /// The same for fused kernels.
    #[must_use]
    pub fn spelling(&self) -> Spelling {
        let mut slots = [spelling::Slot {
            of: Symbol::Sign,
            start: 0,
            token: 0,
            width: 0,
        }; MOST_POSITIONS];
        let rows = self.starts().into_iter().zip(self.widths());
        for ((out, slot), (start, width)) in slots.iter_mut().zip(&self.slots).zip(rows) {
            let (of, token) = match *slot {
                Slot::A => (Symbol::A, 0),
                Slot::B => (Symbol::B, 0),
                Slot::C => (Symbol::C, 0),
                Slot::Sign(token) => (Symbol::Sign, token),
            };
            *out = spelling::Slot {
                of,
                start,
                token,
                width,
            };
        }
        Spelling {
            slots,
            n_ctx: self.n_ctx(),
            n_rows: self.n_rows(),
        }
    }

    /// The first row of each position.
    fn starts(&self) -> Vec<usize> {
        let mut next = 0;
        let start = |width| {
            next += width;
            next - width
        };
        self.widths().map(start).collect()
    }

    fn widths(&self) -> impl Iterator<Item = usize> {
        self.slots.iter().map(|slot| match slot {
            Slot::Sign(_) => 1,
            _ => self.n_symbols,
        })
    }

    /// Where every (token, position) that occurs stands, `[n_rows]`.
    #[must_use]
    pub fn standing(&self, device: &Device) -> Tensor<1, Int> {
        let same = |(position, width)| std::iter::repeat_n(position as i32, width);
        integers(self.widths().enumerate().flat_map(same).collect(), device) // [n_rows]
    }

    /// Token and position of every (token, position) that occurs, position by position: each `[n_rows]`.
    #[must_use]
    pub fn rows(&self, device: &Device) -> [Tensor<1, Int>; 2] {
        let tokens = self.slots.iter().flat_map(|slot| match *slot {
            Slot::Sign(token) => token..token + 1,
            _ => 0..self.n_symbols,
        });
        let tokens = tokens.map(|token| token as i32).collect();
        [integers(tokens, device), self.standing(device)] // [n_rows] each
    }

    /// The row of each example's token at each of some positions.
    ///
    /// # Shapes
    /// - output: `[batch · positions]`, example after example
    #[must_use]
    pub fn places(&self, pairs: &Rows, positions: &[usize]) -> Tensor<1, Int> {
        let starts = self.starts();
        let column = |&position: &usize| {
            let symbol = match self.slots[position] {
                Slot::A => pairs.a.clone(),
                Slot::B => pairs.b.clone(),
                Slot::C => pairs.labels.clone(),
                Slot::Sign(_) => pairs.a.zeros_like(),
            };
            symbol + starts[position] as i64 // [batch]
        };
        let columns: Vec<_> = positions.iter().map(column).collect();
        Tensor::stack::<2>(columns, 1).reshape([-1]) // [batch · positions]
    }

    /// What the network should say at each scored position.
    ///
    /// # Shapes
    /// - output: `[batch · scored]`, example after example
    #[must_use]
    pub fn targets(&self, pairs: &Rows) -> Tensor<1, Int> {
        if self.scored.len() == 1 {
            return pairs.labels.clone(); // [batch]
        }
        let eos = pairs.labels.zeros_like() + (self.n_symbols as i64 + 2); // [batch]
        Tensor::stack::<2>(vec![pairs.labels.clone(), eos], 1).reshape([-1]) // [batch · 2]
    }
}

fn integers(values: Vec<i32>, device: &Device) -> Tensor<1, Int> {
    let n = values.len();
    Tensor::from_data(TensorData::new(values, [n]), device) // [n]
}
