//! The building blocks of matrix products: a cube computes one tile of the result, each of its units 4 × 4 numbers of
//! it, held in registers.
//!
//! An operand is `[outer, inner]`: `inner` is summed over, `outer` is a row of the result for the left operand and a
//! column for the right one. Whether a matrix is transposed is only a matter of its strides, and those are numbers at
//! run time: one piece of code serves every product of a kernel, which keeps shaders small and quick to compile.
//!
//! Operands are read straight from memory, without a copy in shared memory. Neighbouring units read neighbouring numbers
//! or the same one, so that the cache does what the copy would do; and WebGPU has shared memory filled with zeros,
//! which a software adapter pays for with seconds of compiling.

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
}

impl Tile {
    /// 64 units, which every GPU likes: enough to read along a row in one go, few enough for many cubes.
    pub const DEFAULT: Self = Self {
        rows: 16,
        columns: 64,
    };

    /// Units of a cube.
    pub const fn units(self) -> usize {
        self.rows * self.columns / 16
    }
}

/// A matrix in memory, as an operand sees it.
#[derive(CubeType, CubeTypeMut, Clone, Copy)]
pub struct Operand {
    /// Where it begins.
    pub base: usize,
    /// Numbers between neighbours along the outer axis.
    pub outer: usize,
    /// Numbers between neighbours along the inner axis.
    pub inner: usize,
    /// Length of the outer axis.
    pub outers: usize,
    /// Length of the inner axis.
    pub inners: usize,
}

/// A unit's 4 × 4 numbers of the result: rows and columns a quarter of the tile apart, so that neighbouring units have
/// neighbouring columns.
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

    /// Adds the product of a column and a row.
    pub fn add(&mut self, left: Four, right: Four) {
        self.row0 += Four::new(left.extract(0usize)) * right;
        self.row1 += Four::new(left.extract(1usize)) * right;
        self.row2 += Four::new(left.extract(2usize)) * right;
        self.row3 += Four::new(left.extract(3usize)) * right;
    }

    /// A row by its number at run time.
    pub fn row(&self, number: usize) -> Four {
        let mut row = self.row0;
        if number == 1 {
            row = self.row1;
        } else if number == 2 {
            row = self.row2;
        } else if number == 3 {
            row = self.row3;
        }
        row
    }
}

/// Four numbers from four places.
#[cube]
pub fn gather(source: &[f32], at0: usize, at1: usize, at2: usize, at3: usize) -> Four {
    let mut four = Four::new(source[at0]);
    four.insert(1usize, source[at1]);
    four.insert(2usize, source[at2]);
    four.insert(3usize, source[at3]);
    four
}

/// This unit's first row within the tile; the others follow in steps of a quarter.
#[cube]
pub fn unit_row(#[comptime] tile: Tile) -> usize {
    UNIT_POS as usize / comptime!(tile.columns / 4)
}

/// This unit's first column within the tile; the others follow in steps of a quarter.
#[cube]
pub fn unit_column(#[comptime] tile: Tile) -> usize {
    UNIT_POS as usize % comptime!(tile.columns / 4)
}

/// Where four lines of an operand begin, a quarter of the tile apart. Lines beyond the end read the last one: their
/// results are never written.
#[derive(CubeType)]
pub struct Lines {
    /// The first.
    pub at0: usize,
    /// The second.
    pub at1: usize,
    /// The third.
    pub at2: usize,
    /// The fourth.
    pub at3: usize,
    /// Numbers between neighbours along a line.
    pub step: usize,
}

/// The lines that begin with this one.
#[cube]
pub fn lines(operand: &Operand, first: usize, #[comptime] quarter: usize) -> Lines {
    let end = operand.outers - 1;
    Lines {
        at0: operand.base + min(first, end) * operand.outer,
        at1: operand.base + min(first + quarter, end) * operand.outer,
        at2: operand.base + min(first + 2 * quarter, end) * operand.outer,
        at3: operand.base + min(first + 3 * quarter, end) * operand.outer,
        step: operand.inner,
    }
}

/// This unit's numbers of left · right, and the sums of the right operand's columns.
#[derive(CubeType)]
pub struct Result {
    /// Of the product.
    pub sums: Sums,
    /// Of the columns.
    pub of_columns: Four,
}

#[cube]
impl Result {
    /// Nothing added yet.
    pub fn zero() -> Self {
        Result {
            sums: Sums::zero(),
            of_columns: Four::new(0.0),
        }
    }

    /// Adds the product along so many numbers of lines of the two operands.
    pub fn add(
        &mut self,
        left_source: &[f32],
        rows: &Lines,
        right_source: &[f32],
        columns: &Lines,
        inners: usize,
    ) {
        let mut at_left = 0usize;
        let mut at_right = 0usize;
        for _ in 0..inners {
            let of_left = gather(
                left_source,
                rows.at0 + at_left,
                rows.at1 + at_left,
                rows.at2 + at_left,
                rows.at3 + at_left,
            );
            let of_right = gather(
                right_source,
                columns.at0 + at_right,
                columns.at1 + at_right,
                columns.at2 + at_right,
                columns.at3 + at_right,
            );
            self.sums.add(of_left, of_right);
            self.of_columns += of_right;
            at_left += rows.step;
            at_right += columns.step;
        }
    }
}

/// This unit's numbers of the tile of left · right that begins with this row and column.
#[cube]
pub fn product(
    left_source: &[f32],
    left: &Operand,
    right_source: &[f32],
    right: &Operand,
    row: usize,
    column: usize,
    #[comptime] tile: Tile,
) -> Result {
    let rows = lines(left, row + unit_row(tile), comptime!(tile.rows / 4));
    let columns = lines(
        right,
        column + unit_column(tile),
        comptime!(tile.columns / 4),
    );
    let mut result = Result::zero();
    result.add(left_source, &rows, right_source, &columns, left.inners);
    result
}
