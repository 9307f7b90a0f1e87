//! The building blocks of matrix products: a cube computes one tile of the result, each of its units 4 × 4 numbers of
//! it. Both operands come through shared memory in slices along the axis that is summed over.
//!
//! An operand is `[outer, inner]`: `inner` is summed over, `outer` is a row of the result for the left operand and a
//! column for the right one. Whether a matrix is transposed is only a matter of its strides, and those are numbers at
//! run time: one piece of code serves every product of a kernel, which keeps shaders small and quick to compile.
//!
//! Neighbouring units always read and write neighbouring numbers, or the same one: that is what a GPU's memory wants,
//! and a software adapter's too.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

/// Four numbers that are computed with at once.
pub type Four = Vector<f32, Const<4>>;

/// What a cube computes at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// Rows of the result.
    pub rows: usize,
    /// Columns of the result.
    pub columns: usize,
    /// How much of the inner axis lies in shared memory.
    pub depth: usize,
}

impl Tile {
    /// 64 units and 10 KiB of shared memory: every WebGPU device has both, and a laptop's GPU runs several such cubes
    /// at once.
    pub const DEFAULT: Self = Self {
        rows: 16,
        columns: 64,
        depth: 32,
    };

    /// Units of a cube: one for each column when results are written.
    pub const fn units(self) -> usize {
        self.rows * self.columns / 16
    }
}

// What the walks below count on.
const _: () = {
    let tile = Tile::DEFAULT;
    assert!(tile.units() == tile.columns);
    assert!(tile.units() % tile.rows == 0 && tile.units() % tile.depth == 0);
};

/// A matrix in memory, as an operand sees it.
#[derive(CubeType, CubeTypeMut, Clone, Copy)]
pub struct Operand {
    /// Where it begins.
    pub base: usize,
    /// Numbers between neighbours along the outer axis.
    pub outer: usize,
    /// Numbers between neighbours along the inner axis.
    pub inner: usize,
    /// Length of the outer axis; what lies beyond reads as zero.
    pub outers: usize,
    /// Length of the inner axis; what lies beyond reads as zero.
    pub inners: usize,
}

/// The shared memory of a product.
#[derive(CubeType)]
pub struct Staged {
    /// The left operand's slice, `[depth, rows + 1]`.
    pub left: Shared<[f32]>,
    /// The right operand's slice, `[depth, columns + 1]`; then the result, `[rows, columns]`.
    pub right: Shared<[f32]>,
}

#[cube]
impl Staged {
    /// Reserves the shared memory. The column too much spreads what is written along the inner axis over the banks.
    pub fn new(#[comptime] tile: Tile) -> Self {
        Staged {
            left: Shared::new_slice(comptime!(tile.depth * (tile.rows + 1))),
            right: Shared::new_slice(comptime!(tile.depth * (tile.columns + 1))),
        }
    }
}

/// Where a number lies in a staged slice.
#[cube]
pub fn staged_at(along: usize, across: usize, #[comptime] span: usize) -> usize {
    along * comptime!(span + 1) + across
}

/// A unit's 4 × 4 numbers of the result: every fourth row, and columns a quarter of the tile apart.
#[derive(CubeType)]
pub struct Sums {
    row0: Four,
    row1: Four,
    row2: Four,
    row3: Four,
}

#[cube]
impl Sums {
    /// Nothing added yet.
    pub fn zero() -> Self {
        Sums {
            row0: Four::new(0.0),
            row1: Four::new(0.0),
            row2: Four::new(0.0),
            row3: Four::new(0.0),
        }
    }
}

/// How the units of a cube share the numbers of a staged slice: each begins somewhere and goes on in equal steps. No
/// division in a loop: on a GPU one costs as much as a dozen products.
#[derive(CubeType)]
struct Walk {
    along: usize,
    across: usize,
    along_step: usize,
    across_step: usize,
}

#[cube]
fn walk(lengthwise: bool, #[comptime] span: usize, #[comptime] tile: Tile) -> Walk {
    let unit = UNIT_POS as usize;
    let depth = comptime!(tile.depth);
    let units = comptime!(tile.units());
    Walk {
        along: select(lengthwise, unit % depth, unit / span),
        across: select(lengthwise, unit / depth, unit % span),
        along_step: select(lengthwise, 0usize, comptime!(units / span).runtime()),
        across_step: select(lengthwise, comptime!(units / depth).runtime(), 0usize),
    }
}

/// Brings a slice of an operand into shared memory: `span` long along the outer axis from `outer`, `depth` long along
/// the inner axis from `inner`.
#[cube]
pub fn stage(
    staged: &mut Shared<[f32]>,
    source: &[f32],
    operand: &Operand,
    outer: usize,
    inner: usize,
    #[comptime] span: usize,
    #[comptime] tile: Tile,
) {
    let walk = walk(operand.inner == 1, span, tile);
    let mut along = inner + walk.along;
    let mut across = outer + walk.across;
    let mut from = operand.base + across * operand.outer + along * operand.inner;
    let mut to = staged_at(walk.along, walk.across, span);
    let from_step = walk.across_step * operand.outer + walk.along_step * operand.inner;
    let to_step = staged_at(walk.along_step, walk.across_step, span);
    for _ in 0..comptime!(span * tile.depth / tile.units()) {
        let exists = across < operand.outers && along < operand.inners;
        let number = source[select(exists, from, 0usize)];
        staged[to] = select(exists, number, 0.0f32);
        along += walk.along_step;
        across += walk.across_step;
        from += from_step;
        to += to_step;
    }
}

/// Adds the product of the two staged slices.
#[cube]
pub fn accumulate(staged: &Staged, sums: &mut Sums, #[comptime] tile: Tile) {
    let quarter = comptime!(tile.columns / 4);
    let fourth = comptime!(tile.rows / 4);
    let row = UNIT_POS as usize / quarter;
    let column = UNIT_POS as usize % quarter;
    for along in 0..comptime!(tile.depth) {
        let left = staged_at(along, row, comptime!(tile.rows));
        let right = staged_at(along, column, comptime!(tile.columns));
        let mut numbers = Four::new(staged.right[right]);
        numbers.insert(1usize, staged.right[right + quarter]);
        numbers.insert(2usize, staged.right[right + 2 * quarter]);
        numbers.insert(3usize, staged.right[right + 3 * quarter]);
        sums.row0 += Four::new(staged.left[left]) * numbers;
        sums.row1 += Four::new(staged.left[left + fourth]) * numbers;
        sums.row2 += Four::new(staged.left[left + 2 * fourth]) * numbers;
        sums.row3 += Four::new(staged.left[left + 3 * fourth]) * numbers;
    }
}

/// Lays the result out in shared memory, where the right operand was: `[rows, columns]`.
#[cube]
pub fn lay_out(staged: &mut Staged, sums: &Sums, #[comptime] tile: Tile) {
    let quarter = comptime!(tile.columns / 4);
    let step = comptime!(tile.rows * tile.columns / 4);
    let first = UNIT_POS as usize / quarter * comptime!(tile.columns) + UNIT_POS as usize % quarter;
    #[unroll]
    for j in 0..4usize {
        let at = first + j * quarter;
        staged.right[at] = sums.row0.extract(j);
        staged.right[at + step] = sums.row1.extract(j);
        staged.right[at + 2 * step] = sums.row2.extract(j);
        staged.right[at + 3 * step] = sums.row3.extract(j);
    }
    sync_cube();
}

/// One tile of left · right, from this row and column on, laid out in `staged.right`.
#[cube]
pub fn product(
    staged: &mut Staged,
    left_source: &[f32],
    left: &Operand,
    right_source: &[f32],
    right: &Operand,
    row: usize,
    column: usize,
    #[comptime] tile: Tile,
) {
    let mut sums = Sums::zero();
    let mut from = 0usize;
    while from < left.inners {
        stage(
            &mut staged.left,
            left_source,
            left,
            row,
            from,
            comptime!(tile.rows),
            tile,
        );
        stage(
            &mut staged.right,
            right_source,
            right,
            column,
            from,
            comptime!(tile.columns),
            tile,
        );
        sync_cube();
        accumulate(&*staged, &mut sums, tile);
        sync_cube();
        from += comptime!(tile.depth);
    }
    lay_out(staged, &sums, tile);
}
