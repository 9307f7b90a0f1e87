//! The symmetric group S₅: the 120 orders of five things, for operations without arithmetic.
//!
//! Permutations are numbered from 0 in lexicographic order of (π(0), …, π(4)), as `itertools.permutations` lists them in
//! openai/grok; number 0 changes nothing. The product x·y is "x first, then y": (x·y)(i) = y(x(i)), numpy's `y[x]` there.

/// Where each of the five things goes.
pub type Permutation = [usize; 5];

/// Number of permutations of five things.
pub const S5_SIZE: u32 = 120;

/// Orders of the things after the first, the second, …: what a place is worth in a permutation's number.
const PLACES: [usize; 5] = [24, 6, 2, 1, 1];

/// The permutation with that number, below [`S5_SIZE`].
#[must_use]
pub fn permutation(mut number: usize) -> Permutation {
    let mut left: Vec<usize> = (0..5).collect();
    PLACES.map(|place| {
        let choice = left.remove(number / place);
        number %= place;
        choice
    })
}

/// The number of a permutation.
#[must_use]
pub fn number(x: Permutation) -> usize {
    let smaller_later = |i: usize| x[i + 1..].iter().filter(|&&later| later < x[i]).count();
    (0..5).map(|i| smaller_later(i) * PLACES[i]).sum()
}

/// x first, then y.
#[must_use]
pub fn product(x: Permutation, y: Permutation) -> Permutation {
    x.map(|i| y[i])
}

/// What undoes x.
#[must_use]
pub fn undo(x: Permutation) -> Permutation {
    let mut undone = [0; 5];
    for (i, to) in x.into_iter().enumerate() {
        undone[to] = i;
    }
    undone
}

/// A word in two permutations, as an operation on their numbers.
pub(super) fn on_numbers(a: u64, b: u64, word: fn(Permutation, Permutation) -> Permutation) -> u64 {
    let [a, b] = [a, b].map(|of| permutation(of as usize));
    number(word(a, b)) as u64
}
