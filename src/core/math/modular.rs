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

/// The inverse of `b` modulo a prime `p`, by Fermat's little theorem: b^(p−2).
#[must_use]
pub fn inverse(b: u64, p: u64) -> u64 {
    debug_assert!(!b.is_multiple_of(p), "0 has no inverse");
    power(b, p - 2, p)
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
}
