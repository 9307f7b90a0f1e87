//! Where nobody sees what comes later, positions with the same tokens up to them are the same in every layer.

use std::collections::BTreeMap;

/// The first position with each beginning, `[sites]`, and the site of every position, `[batch · n_ctx]`.
///
/// # Shapes
/// - `index`: `[batch · n_ctx]`: which (token, position) stands there
#[must_use]
pub fn prefixes(index: &[u32], n_ctx: usize) -> [Vec<u32>; 2] {
    // The site of a beginning without its last position, and what stands there.
    let mut known = BTreeMap::new();
    let (mut first, mut site_of) = (Vec::new(), Vec::with_capacity(index.len()));
    for (at, &row) in index.iter().enumerate() {
        let before = match at % n_ctx {
            0 => None,
            _ => site_of.last().copied(),
        };
        let site = *known.entry((before, row)).or_insert_with(|| {
            first.push(at as u32);
            first.len() as u32 - 1
        });
        site_of.push(site);
    }
    [first, site_of]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_is_one_site() {
        // Three examples of three positions; the last token of the first and of the third is not preceded by the same.
        let [first, site_of] = prefixes(&[0, 1, 7, 0, 1, 8, 0, 2, 7], 3);
        assert_eq!(first, [0, 1, 2, 5, 7, 8]);
        assert_eq!(site_of, [0, 1, 2, 0, 1, 3, 0, 4, 5]);
    }
}
