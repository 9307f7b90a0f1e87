//! Gradients that sum over all pairs, in one launch: those of the weights that every pair passes, and what the tables'
//! rows receive from the pairs that looked them up. Each cube computes one tile of one of these products; all sums run
//! over the slots in order, so the same device gives the same bits every time.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    pairs::at,
    plan::{Field, Plan, SLOT_STEP},
    tile::{Extent, Four, Operand, Staged, Sums, Tile, accumulate, stage, unit_column, unit_row},
};

// A whole number of slices, so that no sum has to ask where it ends.
const _: () = assert!(SLOT_STEP % Tile::DEFAULT.depth == 0 && SLOT_STEP % Tile::DEFAULT.rows == 0);

/// Gradient of a weight matrix: leftᵀ · right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Product {
    left: Field,
    right: Field,
    /// Where it goes in the flat gradient.
    output: usize,
    bias: Bias,
}

/// What becomes of the sums of the right field's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Bias {
    /// Nothing.
    None,
    /// They are a bias's gradient, there in the flat gradient.
    Gradient(usize),
    /// They are what the stream of `=` receives.
    Last,
}

impl Plan {
    fn products(self) -> [Product; 4] {
        let product = |left, right, output, bias| Product {
            left,
            right,
            output,
            bias,
        };
        let in_bias = Bias::Gradient(self.mlp_in_bias());
        let out_bias = Bias::Gradient(self.mlp_out_bias());
        [
            product(self.resid_post(), self.logits(), self.unembed(), Bias::None),
            product(
                self.mlp_post(),
                self.d_resid_post(),
                self.mlp_out(),
                out_bias,
            ),
            product(self.resid_mid(), self.d_mlp_pre(), self.mlp_in(), in_bias),
            product(self.z(), self.d_resid_mid(), self.output(), Bias::Last),
        ]
    }

    /// First tile of a product: they are numbered one product after the other.
    fn first_tile(self, product: usize) -> usize {
        self.products()[..product]
            .iter()
            .map(|p| p.tiles(self))
            .sum()
    }

    /// First tile of what the rows receive from their pairs: at position 0, at position 1, and `=`.
    fn first_lookup(self, position: usize) -> usize {
        let residues = self.sizes.p.div_ceil(self.tile.rows) * self.lookup_columns();
        self.first_tile(4) + position * residues
    }

    fn lookup_columns(self) -> usize {
        self.width().div_ceil(self.tile.columns)
    }
}

impl Product {
    fn tiles(self, plan: Plan) -> usize {
        self.left.width.div_ceil(plan.tile.rows) * self.column_tiles(plan)
    }

    fn column_tiles(self, plan: Plan) -> usize {
        self.right.width.div_ceil(plan.tile.columns)
    }
}

/// Cubes of [`weights_gradient`].
pub fn weights_cubes(plan: Plan) -> usize {
    plan.first_lookup(2) + plan.lookup_columns()
}

/// The gradients that sum over all slots. They are added to what is there unless `first` is 0: the pairs may come in
/// several portions.
///
/// # Shapes
/// - `a`, `b`: `[n]`; `grad`: `[n_params]`
/// - also writes `d_table` and `d_last` of the scratch buffer
#[cube(launch_unchecked)]
pub fn weights_gradient(
    scratch: &mut [f32],
    grad: &mut [f32],
    a: &[i32],
    b: &[i32],
    first: u32,
    n: u32,
    slots: u32,
    #[comptime] plan: Plan,
) {
    let cube = CUBE_POS as usize;
    let first = first as usize;
    let n = n as usize;
    let slots = slots as usize;
    let mut staged = Staged::new(comptime!(plan.tile));
    #[unroll]
    for i in 0..4usize {
        let (from, to) = comptime!((plan.first_tile(i), plan.first_tile(i + 1)));
        if cube >= from && cube < to {
            weight(
                scratch,
                grad,
                &mut staged,
                cube - from,
                first,
                slots,
                comptime!(plan.products()[i]),
                plan,
            );
        }
    }
    let (residues, seconds, equals) = comptime!((
        plan.first_lookup(0),
        plan.first_lookup(1),
        plan.first_lookup(2)
    ));
    if cube >= residues && cube < seconds {
        looked_up(
            scratch,
            a,
            &mut staged,
            cube - residues,
            first,
            n,
            slots,
            0usize,
            plan,
        );
    } else if cube >= seconds && cube < equals {
        looked_up(
            scratch,
            b,
            &mut staged,
            cube - seconds,
            first,
            n,
            slots,
            1usize,
            plan,
        );
    } else if cube >= equals {
        looked_up(
            scratch,
            b,
            &mut staged,
            cube - equals,
            first,
            n,
            slots,
            2usize,
            plan,
        );
    }
}

/// Adds to what is there, unless these are the first pairs.
#[cube]
fn put(buffer: &mut [f32], at: usize, number: f32, first: usize) {
    let mut before = 0.0f32;
    if first > 0 {
        before = buffer[at];
    }
    buffer[at] = before + number;
}

#[cube]
fn weight(
    scratch: &mut [f32],
    grad: &mut [f32],
    staged: &mut Staged,
    number: usize,
    first: usize,
    slots: usize,
    #[comptime] product: Product,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let (rows, columns) = comptime!((product.left.width, product.right.width));
    let across = comptime!(product.column_tiles(plan));
    let row = number / across * comptime!(tile.rows);
    let column = number % across * comptime!(tile.columns);
    let left = at(0, slots, comptime!(product.left), plan);
    let right = at(0, slots, comptime!(product.right), plan);

    let mut sums = Sums::zero();
    let mut of_columns = Four::new(0.0);
    let mut from = 0usize;
    while from < slots {
        stage(
            &mut staged.left,
            &*scratch,
            left,
            row,
            from,
            comptime!(across_slots(rows, tile.rows)),
            comptime!(tile.rows),
            tile,
        );
        stage(
            &mut staged.right,
            &*scratch,
            right,
            column,
            from,
            comptime!(across_slots(columns, tile.columns)),
            comptime!(tile.columns),
            tile,
        );
        sync_cube();
        accumulate(&*staged, &mut sums, tile);
        if comptime!(product.bias != Bias::None) && row == 0 {
            of_columns = add_columns(&*staged, of_columns, tile);
        }
        sync_cube();
        from += comptime!(tile.depth);
    }

    let (row, column) = (row + unit_row(tile), column + unit_column(tile));
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            if row + i < rows && column + j < columns {
                let at = comptime!(product.output) + (row + i) * columns + column + j;
                put(grad, at, numbers.extract(j), first);
            }
        }
    }
    if row == 0 {
        #[unroll]
        for j in 0..4usize {
            if column + j < columns {
                match comptime!(product.bias) {
                    Bias::None => {}
                    Bias::Gradient(offset) => {
                        put(grad, offset + column + j, of_columns.extract(j), first);
                    }
                    Bias::Last => {
                        let at = comptime!(plan.d_last()) + column + j;
                        put(scratch, at, of_columns.extract(j), first);
                    }
                }
            }
        }
    }
}

/// A field as an operand whose inner axis is the slots.
fn across_slots(width: usize, span: usize) -> Operand {
    Operand {
        outer: 1,
        inner: width,
        outers: Extent::cut(width, span),
        inners: Extent::Whole,
    }
}

/// Adds up the columns of the staged right operand.
#[cube]
fn add_columns(staged: &Staged, before: Four, #[comptime] tile: Tile) -> Four {
    let mut of_columns = before;
    let fours = comptime!(tile.columns / 4);
    let column = UNIT_POS as usize % fours;
    for along in 0..comptime!(tile.depth) {
        of_columns += staged.right[along * fours + column];
    }
    of_columns
}

/// What a tile of the table's rows receives from the pairs that looked them up at this position: a product with the
/// matrix that says who looked up whom, which is never written down.
#[cube]
fn looked_up(
    scratch: &mut [f32],
    tokens: &[i32],
    staged: &mut Staged,
    number: usize,
    first: usize,
    n: usize,
    slots: usize,
    #[comptime] position: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let across = comptime!(plan.lookup_columns());
    let row = number / across * comptime!(tile.rows);
    let column = number % across * comptime!(tile.columns);
    let mut sums = Sums::zero();
    let mut from = 0usize;
    while from < slots {
        stage_who(
            &mut staged.left,
            tokens,
            row,
            first + from,
            n,
            position,
            tile,
        );
        stage_received(
            &mut staged.right,
            &*scratch,
            column,
            from,
            slots,
            position,
            plan,
        );
        sync_cube();
        accumulate(&*staged, &mut sums, tile);
        sync_cube();
        from += comptime!(tile.depth);
    }

    let (row, column) = (row + unit_row(tile), column + unit_column(tile));
    let rows = comptime!(if position == 2 { 1 } else { plan.sizes.p });
    let width = comptime!(plan.width());
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            if row + i < rows && column + j < width {
                let at = (comptime!(position * plan.sizes.p) + row + i) * width + column + j;
                put(
                    scratch,
                    comptime!(plan.d_table()) + at,
                    numbers.extract(j),
                    first,
                );
            }
        }
    }
}

/// 1 where a pair has the row's token, `[slots, rows]`; everybody looks up `=`.
#[cube]
fn stage_who(
    staged: &mut Shared<[Four]>,
    tokens: &[i32],
    row: usize,
    pair: usize,
    n: usize,
    #[comptime] position: usize,
    #[comptime] tile: Tile,
) {
    let fours = comptime!(tile.rows / 4);
    let mut item = UNIT_POS as usize;
    while item < comptime!(tile.rows / 4 * tile.depth) {
        let (along, four) = (item / fours, item % fours);
        if comptime!(position == 2) {
            staged[item] = Four::new(1.0);
        } else {
            let token = tokens[min(pair + along, n - 1)] as usize;
            let mut numbers = Four::new(0.0);
            #[unroll]
            for i in 0..4usize {
                numbers.insert(i, select(token == row + four * 4 + i, 1.0f32, 0.0f32));
            }
            staged[item] = numbers;
        }
        item += comptime!(tile.units());
    }
}

/// What a pair passes on to the row at this position: first its values, then its heads' scores, `[slots, width]`.
#[cube]
fn stage_received(
    staged: &mut Shared<[Four]>,
    scratch: &[f32],
    column: usize,
    slot: usize,
    slots: usize,
    #[comptime] position: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let fours = comptime!(tile.columns / 4);
    let mut item = UNIT_POS as usize;
    while item < comptime!(tile.columns / 4 * tile.depth) {
        let (along, four) = (item / fours, item % fours);
        let pattern = at(slot + along, slots, comptime!(plan.pattern()), plan);
        let d_z = at(slot + along, slots, comptime!(plan.d_z()), plan);
        let d_scores = at(slot + along, slots, comptime!(plan.d_scores()), plan);
        let mut numbers = Four::new(0.0);
        #[unroll]
        for i in 0..4usize {
            let c = column + four * 4 + i;
            if c < comptime!(plan.d()) {
                let head = c / comptime!(plan.d_head());
                numbers.insert(i, scratch[d_z + c] * scratch[pattern + head * 3 + position]);
            } else if c < comptime!(plan.width()) {
                let head = c - comptime!(plan.d());
                numbers.insert(i, scratch[d_scores + head * 3 + position]);
            }
        }
        staged[item] = numbers;
        item += comptime!(tile.units());
    }
}
