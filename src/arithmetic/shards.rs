//! How a batch is divided among workers. Shards are added up by halves, whoever computes them: a worker that has
//! neighbouring ones hands in a single sum, and the bits do not tell how many workers there are.

/// Some neighbouring shards of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shards {
    /// The first one.
    pub from: usize,
    /// The one after the last.
    pub to: usize,
    /// How many the batch has.
    pub of: usize,
}

impl Shards {
    /// All of them.
    #[must_use]
    pub fn all(of: usize) -> Self {
        Self {
            from: 0,
            to: of,
            of,
        }
    }

    /// First pair of a shard and the one after its last: shards differ in size by one pair at most.
    #[must_use]
    pub fn bounds(self, rows: usize, shard: usize) -> (usize, usize) {
        (rows * shard / self.of, rows * (shard + 1) / self.of)
    }

    /// The sum of what each shard gives.
    pub fn sum<T>(self, of_shard: &mut impl FnMut(usize) -> T, add: &impl Fn(T, T) -> T) -> T {
        match self.halves() {
            None => of_shard(self.from),
            Some([first, second]) => {
                let first = first.sum(of_shard, add);
                add(first, second.sum(of_shard, add))
            }
        }
    }

    /// The sum of all, of which some come as sums already: each stands where its first shard would, and nothing where its
    /// other ones would.
    pub fn sum_of_sums<T>(self, sums: &mut [Option<T>], add: &impl Fn(T, T) -> T) -> Option<T> {
        let whole = sums[self.from + 1..self.to].iter().all(Option::is_none);
        match self.halves() {
            Some([first, second]) if !whole => Some(add(
                first.sum_of_sums(sums, add)?,
                second.sum_of_sums(sums, add)?,
            )),
            _ => sums[self.from].take(),
        }
    }

    fn halves(self) -> Option<[Self; 2]> {
        let middle = usize::midpoint(self.from, self.to);
        let cut = |from, to| Self { from, to, ..self };
        (middle > self.from).then(|| [cut(self.from, middle), cut(middle, self.to)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is added to what, in words.
    fn words(shards: Shards) -> String {
        shards.sum(&mut |i| i.to_string(), &|a, b| format!("({a}+{b})"))
    }

    #[test]
    fn shards_are_added_by_halves() {
        let expected = ["0", "(0+1)", "(0+(1+2))", "((0+1)+(2+3))"];
        for (n, expected) in (1..).zip(expected) {
            assert_eq!(words(Shards::all(n)), expected);
        }
    }

    #[test]
    fn sums_of_neighbours_give_the_same() {
        for of in 1..=4_usize {
            for workers in 1..=8 {
                let mut sums = vec![None; of];
                for rank in 0..workers {
                    let (from, to) = (of * rank / workers, of * (rank + 1) / workers);
                    if to > from {
                        sums[from] = Some(words(Shards { from, to, of }));
                    }
                }
                let sum = Shards::all(of).sum_of_sums(&mut sums, &|a, b| format!("({a}+{b})"));
                assert_eq!(sum, Some(words(Shards::all(of))), "{workers} workers");
            }
        }
    }

    #[test]
    fn a_missing_sum_is_noticed() {
        let add = |a: u32, b: u32| a + b;
        assert_eq!(Shards::all(2).sum_of_sums(&mut [None, Some(1)], &add), None);
    }
}
