//! Arithmetic modulo p.

/// Whether `n` is prime. By trial division: our moduli are small.
#[must_use]
pub fn is_prime(n: u32) -> bool {
    n >= 2
        && (2..)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

/// The primes on either side of `n`, for an error that says what to use instead. `None` below 2.
#[must_use]
pub fn neighbouring_primes(n: u32) -> (Option<u32>, u32) {
    let below = (2..n).rev().find(|&q| is_prime(q));
    let above = (n + 1..)
        .find(|&q| is_prime(q))
        .expect("there is always a larger prime");
    (below, above)
}

/// `base` to the power `exponent` modulo `p`, by squaring.
#[must_use]
pub fn power(base: u64, mut exponent: u64, p: u64) -> u64 {
    let (mut result, mut square) = (1 % p, base % p);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % p;
        }
        square = square * square % p;
        exponent >>= 1;
    }
    result
}

/// The inverse of `b` modulo a prime `p` that does not divide it.
#[must_use]
pub fn inverse(b: u64, p: u64) -> u64 {
    unit_inverse(b, p).expect("only multiples of a prime have no inverse")
}

/// The inverse of `b` modulo any `p` below 2³², by Euclid's algorithm; `None` where b and p share a factor.
#[must_use]
pub fn unit_inverse(b: u64, p: u64) -> Option<u64> {
    let (mut rest, mut next) = (p as i64, (b % p) as i64);
    let (mut inverse, mut next_inverse) = (0, 1);
    while next != 0 {
        let quotient = rest / next;
        (rest, next) = (next, rest - quotient * next);
        (inverse, next_inverse) = (next_inverse, inverse - quotient * next_inverse);
    }
    (rest == 1).then(|| inverse.rem_euclid(p as i64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes_below_thirty() {
        let primes: Vec<u32> = (0..30).filter(|&n| is_prime(n)).collect();
        assert_eq!(primes, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
        assert_eq!(neighbouring_primes(4), (Some(3), 5));
        assert_eq!(neighbouring_primes(2), (None, 3));
    }

    #[test]
    fn every_nonzero_residue_times_its_inverse_is_one() {
        for p in [2, 3, 59, 97, 113, 251] {
            assert!((1..p).all(|b| b * inverse(b, p) % p == 1));
        }
    }

    #[test]
    fn units_are_the_numbers_that_share_no_factor() {
        for p in 2..40 {
            for b in 0..2 * p {
                let by_search = (0..p).find(|c| b * c % p == 1);
                assert_eq!(unit_inverse(b, p), by_search, "1 / {b} mod {p}");
            }
        }
    }
}
