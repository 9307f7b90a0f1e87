//! The softmax over the logits: the loss and its gradient, the most likely token.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::plan::{Plan, at};

/// What a unit knows of its pair after [`judge`].
#[derive(CubeType)]
pub struct Verdict {
    /// The pair's row among the cube's.
    pub row: usize,
    /// Whether this unit speaks for the row: several know the same.
    pub first: bool,
    /// Loss in nats; 0 where there is no pair.
    pub loss: f32,
    /// 1 if the most likely token is the label.
    pub right: f32,
    /// The most likely token, the lowest of several.
    pub prediction: u32,
}

/// Softmax of the cube's rows, several units to a row. With `backward` the gradient of the loss, times `share`, takes
/// the logits' place.
///
/// # Shapes
/// - reads the field `logits`; `labels`: `[n]`
#[cube]
pub fn judge(
    scratch: &mut [f32],
    labels: &[i32],
    pair: usize,
    slot: usize,
    slots: usize,
    n: usize,
    share: f32,
    #[comptime] backward: bool,
    #[comptime] plan: Plan,
) -> Verdict {
    let units = comptime!(plan.tile.units());
    let lanes = comptime!(units / plan.tile.rows);
    let d_vocab = comptime!(plan.sizes.d_vocab());
    let mut shared = Shared::<[f32]>::new_slice(units); // [units]
    let mut tokens = Shared::<[u32]>::new_slice(units); // [units]

    let unit = UNIT_POS as usize;
    let (row, lane) = (unit / lanes, unit % lanes);
    let logits = at(slot + row, slots, comptime!(plan.logits()), plan);
    let exists = pair + row < n;
    let label = labels[min(pair + row, n - 1)] as usize;

    // The largest logit of this unit's share of the row, then of the row.
    let mut largest = f32::new(-3.0e38);
    let mut likely = 0u32;
    let mut token = lane;
    while token < d_vocab {
        let logit = scratch[logits + token];
        if logit > largest {
            largest = logit;
            likely = token as u32;
        }
        token += lanes;
    }
    shared[unit] = largest;
    tokens[unit] = likely;
    sync_cube();
    for other in 0..lanes {
        let logit = shared[row * lanes + other];
        let token = tokens[row * lanes + other];
        if logit > largest || (logit == largest && token < likely) {
            largest = logit;
            likely = token;
        }
    }
    sync_cube();

    let mut sum = 0.0f32;
    let mut token = lane;
    while token < d_vocab {
        sum += (scratch[logits + token] - largest).exp();
        token += lanes;
    }
    shared[unit] = sum;
    sync_cube();
    let mut total = 0.0f32;
    for other in 0..lanes {
        total += shared[row * lanes + other];
    }
    // Read before anybody overwrites it.
    let of_label = scratch[logits + label];
    sync_storage();

    if comptime!(backward) {
        let weight = select(exists, share, 0.0);
        let mut token = lane;
        while token < d_vocab {
            let probability = (scratch[logits + token] - largest).exp() / total;
            let hot = select(token == label, 1.0, 0.0);
            scratch[logits + token] = (probability - hot) * weight;
            token += lanes;
        }
    }
    let right = exists && likely as usize == label;
    Verdict {
        row,
        first: lane == 0,
        loss: select(exists, total.ln() + largest - of_label, 0.0),
        right: select(right, 1.0, 0.0),
        prediction: likely,
    }
}
