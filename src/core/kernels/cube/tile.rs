//! The building blocks of matrix products: a cube computes one tile of the result, each of its units a square of 4 × 4
//! numbers. Both operands come through shared memory in slices along the axis that is summed over.
//!
//! An operand is `[outer, inner]`: `inner` is summed over, `outer` is a row of the result for the left operand and a
//! column for the right one. Whether a matrix is transposed is only a matter of its strides.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

/// Four numbers that a GPU loads at once.
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

    /// Units of a cube.
    pub const fn units(self) -> usize {
        self.rows * self.columns / 16
    }
}

/// A matrix in memory, as an operand sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operand {
    /// Numbers between neighbours along the outer axis.
    pub outer: usize,
    /// Numbers between neighbours along the inner axis.
    pub inner: usize,
    /// Length of the outer axis; what lies beyond reads as zero.
    pub outers: Extent,
    /// Length of the inner axis; what lies beyond reads as zero.
    pub inners: Extent,
}

/// Length of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// So long.
    Exactly(usize),
    /// A whole number of tiles: nothing lies beyond.
    Whole,
}

impl Extent {
    /// Of an axis that is cut into pieces of `step`.
    pub const fn cut(length: usize, step: usize) -> Self {
        if length % step == 0 {
            Self::Whole
        } else {
            Self::Exactly(length)
        }
    }
}

/// Both operands' tiles in shared memory.
#[derive(CubeType)]
pub struct Staged {
    /// `[depth, rows / 4]` fours.
    pub left: Shared<[Four]>,
    /// `[depth, columns / 4]` fours.
    pub right: Shared<[Four]>,
}

#[cube]
impl Staged {
    /// Reserves the shared memory.
    pub fn new(#[comptime] tile: Tile) -> Self {
        Staged {
            left: Shared::new_slice(comptime!(tile.depth * tile.rows / 4)),
            right: Shared::new_slice(comptime!(tile.depth * tile.columns / 4)),
        }
    }
}

/// A unit's 4 × 4 numbers of the result, row after row.
#[derive(CubeType)]
pub struct Sums {
    /// First row.
    pub row0: Four,
    /// Second row.
    pub row1: Four,
    /// Third row.
    pub row2: Four,
    /// Fourth row.
    pub row3: Four,
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

    /// A row by number.
    pub fn row(&self, #[comptime] row: usize) -> Four {
        if comptime!(row == 0) {
            self.row0
        } else if comptime!(row == 1) {
            self.row1
        } else if comptime!(row == 2) {
            self.row2
        } else {
            self.row3
        }
    }
}

/// This unit's first row within the tile.
#[cube]
pub fn unit_row(#[comptime] tile: Tile) -> usize {
    (UNIT_POS as usize / comptime!(tile.columns / 4)) * 4
}

/// This unit's first column within the tile.
#[cube]
pub fn unit_column(#[comptime] tile: Tile) -> usize {
    (UNIT_POS as usize % comptime!(tile.columns / 4)) * 4
}

/// Whether an index lies inside an axis.
#[cube]
fn inside(index: usize, #[comptime] extent: Extent) -> bool {
    match extent {
        Extent::Exactly(length) => index < length,
        Extent::Whole => true.into(),
    }
}

/// Brings a slice of an operand into shared memory: `span` long along the outer axis from `outer`, `depth` long along
/// the inner axis from `inner`. Neighbouring units read neighbouring numbers.
#[cube]
pub fn stage(
    staged: &mut Shared<[Four]>,
    source: &[f32],
    base: usize,
    outer: usize,
    inner: usize,
    #[comptime] operand: Operand,
    #[comptime] span: usize,
    #[comptime] tile: Tile,
) {
    let fours = comptime!(span / 4);
    let items = comptime!(fours * tile.depth);
    let mut item = UNIT_POS as usize;
    while item < items {
        let (along, four) = place(item, operand, fours, tile);
        let from = outer + four * 4;
        let at =
            base + from * comptime!(operand.outer) + (inner + along) * comptime!(operand.inner);
        let mut numbers = Four::new(0.0);
        if inside(inner + along, comptime!(operand.inners)) {
            #[unroll]
            for i in 0..4usize {
                if inside(from + i, comptime!(operand.outers)) {
                    numbers.insert(i, source[at + comptime!(i * operand.outer)]);
                }
            }
        }
        staged[along * fours + four] = numbers;
        item += comptime!(tile.units());
    }
}

/// Which numbers a unit brings: the index along the inner axis, and which four along the outer one.
#[cube]
fn place(
    item: usize,
    #[comptime] operand: Operand,
    #[comptime] fours: usize,
    #[comptime] tile: Tile,
) -> (usize, usize) {
    if comptime!(operand.inner == 1) {
        (item % comptime!(tile.depth), item / comptime!(tile.depth))
    } else {
        (item / fours, item % fours)
    }
}

/// Adds the product of the two staged slices.
#[cube]
pub fn accumulate(staged: &Staged, sums: &mut Sums, #[comptime] tile: Tile) {
    let row = UNIT_POS as usize / comptime!(tile.columns / 4);
    let column = UNIT_POS as usize % comptime!(tile.columns / 4);
    for along in 0..comptime!(tile.depth) {
        let left = staged.left[along * comptime!(tile.rows / 4) + row];
        let right = staged.right[along * comptime!(tile.columns / 4) + column];
        sums.row0 += Four::new(left.extract(0usize)) * right;
        sums.row1 += Four::new(left.extract(1usize)) * right;
        sums.row2 += Four::new(left.extract(2usize)) * right;
        sums.row3 += Four::new(left.extract(3usize)) * right;
    }
}
