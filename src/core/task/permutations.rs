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

/// The exchanges (0 3)(1 4) and (1 2)(3 4), which generate the subgroup of 10 whose cosets Power et al. saw in figure 3.
const GENERATORS: [Permutation; 2] = [[3, 4, 2, 0, 1], [0, 2, 1, 4, 3]];

/// S₅ cut into the left or the right cosets of that subgroup and of each of its conjugates: 12 ways, and in each of them
/// the coset of every permutation, `[120]`, numbered in order of appearance.
#[must_use]
pub fn partitions() -> Vec<Vec<u32>> {
    let subgroup = generated(&GENERATORS);
    let mut found: Vec<Vec<u32>> = Vec::new();
    for by in (0..S5_SIZE as usize).map(permutation) {
        let conjugate = |&h: &Permutation| product(product(undo(by), h), by);
        let conjugates: Vec<Permutation> = subgroup.iter().map(conjugate).collect();
        for partition in [
            cosets(&conjugates, product),
            cosets(&conjugates, |x, h| product(h, x)),
        ] {
            if !found.contains(&partition) {
                found.push(partition);
            }
        }
    }
    found
}

/// Every product of generators.
fn generated(generators: &[Permutation]) -> Vec<Permutation> {
    let mut all = vec![permutation(0)];
    let mut next = 0;
    while next < all.len() {
        for by in generators {
            let more = product(all[next], *by);
            if !all.contains(&more) {
                all.push(more);
            }
        }
        next += 1;
    }
    all
}

fn cosets(
    subgroup: &[Permutation],
    times: impl Fn(Permutation, Permutation) -> Permutation,
) -> Vec<u32> {
    let mut coset = vec![u32::MAX; S5_SIZE as usize];
    let mut n = 0;
    for x in 0..coset.len() {
        if coset[x] == u32::MAX {
            for h in subgroup {
                coset[number(times(permutation(x), *h))] = n;
            }
            n += 1;
        }
    }
    coset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subgroup_of_figure_3_has_twelve_cosets_of_ten_on_either_side_of_six_conjugates() {
        assert_eq!(generated(&GENERATORS).len(), 10);
        let partitions = partitions();
        assert_eq!(partitions.len(), 12);
        for partition in &partitions {
            for coset in 0..12 {
                assert_eq!(partition.iter().filter(|c| **c == coset).count(), 10);
            }
        }
        // To multiply on one side moves whole cosets of the other kind; an exchange of two things normalises none of the
        // subgroups, so it moves no others.
        let keeps = |partition: &[u32], move_by: &dyn Fn(usize) -> usize| {
            (0..120).all(|x| {
                (0..120).all(|y| {
                    (partition[x] == partition[y])
                        == (partition[move_by(x)] == partition[move_by(y)])
                })
            })
        };
        let by = permutation(1);
        let before = |x: usize| number(product(by, permutation(x)));
        let after = |x: usize| number(product(permutation(x), by));
        let kept =
            |side: &dyn Fn(usize) -> usize| partitions.iter().filter(|p| keeps(p, side)).count();
        assert_eq!((kept(&before), kept(&after)), (6, 6));
    }
}
