//! Into how many shards a batch is divided: that follows from the number of pairs alone.

/// Fewer pairs than this are not worth sending gradients around for.
const LEAST_ROWS: usize = 256;
/// Each shard repeats what comes before attention, so there are no more than most computers have cores.
const MOST_SHARDS: usize = 4;

/// Number of shards of a batch of that many pairs.
#[must_use]
pub fn count(rows: usize) -> usize {
    (rows / LEAST_ROWS).clamp(1, MOST_SHARDS)
}
