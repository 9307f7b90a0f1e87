//! Gradients that sum over all pairs, in one launch: those of the weights that every pair passes, and what the tables'
//! rows receive from the pairs that looked them up. Each cube computes one tile of one of these products; all sums run
//! over the slots in order, so the same device gives the same bits every time.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    plan::{Field, Plan, SLOT_STEP, at},
    tile::{Operand, Staged, Sums, Tile, accumulate, lay_out, stage, staged_at},
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

impl Bias {
    fn place(self, plan: Plan) -> usize {
        match self {
            Self::None => 0,
            Self::Gradient(offset) => offset,
            Self::Last => plan.d_last(),
        }
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
    let mut staged = Staged::new(comptime!(plan.tile));
    let first = first as usize;
    let n = n as usize;
    let slots = slots as usize;
    if (CUBE_POS as usize) < comptime!(plan.first_tile(4)) {
        let work = work(slots, plan);
        weight(scratch, grad, &mut staged, &work, first, plan);
    } else {
        looked_up(scratch, a, b, &mut staged, first, n, slots, plan);
    }
}

/// A product at run time: which one, and which of its tiles.
#[derive(CubeType, CubeTypeMut)]
struct Work {
    left: Operand,
    right: Operand,
    output: usize,
    row: usize,
    column: usize,
    /// Whether the right field's columns are to be summed, where the sums go, and whether that is the flat gradient.
    biased: bool,
    bias: usize,
    bias_in_grad: bool,
}

/// This cube's product.
#[cube]
fn work(slots: usize, #[comptime] plan: Plan) -> Work {
    let mut work = one_work(slots, 0usize, plan);
    #[unroll]
    for i in 1..4usize {
        if CUBE_POS as usize >= comptime!(plan.first_tile(i)) {
            work = one_work(slots, i, plan);
        }
    }
    work
}

#[cube]
fn one_work(slots: usize, #[comptime] number: usize, #[comptime] plan: Plan) -> Work {
    let product = comptime!(plan.products()[number]);
    let across = comptime!(product.column_tiles(plan));
    let tile = CUBE_POS as usize - comptime!(plan.first_tile(number));
    Work {
        left: across_slots(slots, comptime!(product.left), plan),
        right: across_slots(slots, comptime!(product.right), plan),
        output: comptime!(product.output).runtime(),
        row: tile / across * comptime!(plan.tile.rows),
        column: tile % across * comptime!(plan.tile.columns),
        biased: comptime!(product.bias != Bias::None).runtime(),
        bias: comptime!(product.bias.place(plan)).runtime(),
        bias_in_grad: comptime!(matches!(product.bias, Bias::Gradient(_))).runtime(),
    }
}

/// A field as an operand whose inner axis is the slots.
#[cube]
fn across_slots(slots: usize, #[comptime] field: Field, #[comptime] plan: Plan) -> Operand {
    Operand {
        base: at(0usize, slots, field, plan),
        outer: 1usize.runtime(),
        inner: comptime!(field.width).runtime(),
        outers: comptime!(field.width).runtime(),
        inners: slots,
    }
}

/// Adds to what is there, unless these are the first pairs.
#[cube]
fn put(buffer: &mut [f32], at: usize, number: f32, first: usize) {
    buffer[at] = select(first > 0, buffer[at], 0.0f32) + number;
}

#[cube]
fn weight(
    scratch: &mut [f32],
    grad: &mut [f32],
    staged: &mut Staged,
    work: &Work,
    first: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let mut sums = Sums::zero();
    let mut of_column = 0.0f32;
    let mut from = 0usize;
    while from < work.left.inners {
        stage(
            &mut staged.left,
            &*scratch,
            &work.left,
            work.row,
            from,
            comptime!(tile.rows),
            tile,
        );
        stage(
            &mut staged.right,
            &*scratch,
            &work.right,
            work.column,
            from,
            comptime!(tile.columns),
            tile,
        );
        sync_cube();
        accumulate(&*staged, &mut sums, tile);
        if work.biased && work.row == 0 {
            for along in 0..comptime!(tile.depth) {
                of_column +=
                    staged.right[staged_at(along, UNIT_POS as usize, comptime!(tile.columns))];
            }
        }
        sync_cube();
        from += comptime!(tile.depth);
    }
    lay_out(staged, &sums, tile);

    let column = work.column + UNIT_POS as usize;
    for i in 0..comptime!(tile.rows) {
        let row = work.row + i;
        let number = staged.right[i * comptime!(tile.columns) + UNIT_POS as usize];
        if row < work.left.outers && column < work.right.outers {
            put(
                grad,
                work.output + row * work.right.outers + column,
                number,
                first,
            );
        }
    }
    if work.biased && work.row == 0 && column < work.right.outers {
        if work.bias_in_grad {
            put(grad, work.bias + column, of_column, first);
        } else {
            put(scratch, work.bias + column, of_column, first);
        }
    }
}

/// What a tile of the table's rows receives from the pairs that looked them up: a product with the matrix that says who
/// looked up whom, which is never written down.
#[cube]
fn looked_up(
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    staged: &mut Staged,
    first: usize,
    n: usize,
    slots: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let (seconds, equals) = comptime!((plan.first_lookup(1), plan.first_lookup(2)));
    let mut number = CUBE_POS as usize - comptime!(plan.first_lookup(0));
    let mut position = 0usize;
    if CUBE_POS as usize >= seconds {
        number = CUBE_POS as usize - seconds;
        position = 1usize;
    }
    if CUBE_POS as usize >= equals {
        number = CUBE_POS as usize - equals;
        position = 2usize;
    }
    let first_row = number / comptime!(plan.lookup_columns()) * comptime!(tile.rows);
    let first_column = number % comptime!(plan.lookup_columns()) * comptime!(tile.columns);

    let mut sums = Sums::zero();
    let mut from = 0usize;
    while from < slots {
        stage_who(
            &mut staged.left,
            a,
            b,
            first_row,
            first + from,
            n,
            position,
            tile,
        );
        stage_received(
            &mut staged.right,
            &*scratch,
            first_column,
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
    lay_out(staged, &sums, tile);

    let rows = select(position == 2, 1usize, comptime!(plan.sizes.p).runtime());
    let width = comptime!(plan.width());
    let column = first_column + UNIT_POS as usize;
    for i in 0..comptime!(tile.rows) {
        let row = first_row + i;
        let number = staged.right[i * comptime!(tile.columns) + UNIT_POS as usize];
        if row < rows && column < width {
            let at = (position * comptime!(plan.sizes.p) + row) * width + column;
            put(scratch, comptime!(plan.d_table()) + at, number, first);
        }
    }
}

/// 1 where a pair has the row's token, `[slots, rows]`; everybody looks up `=`.
#[cube]
fn stage_who(
    staged: &mut Shared<[f32]>,
    a: &[i32],
    b: &[i32],
    row: usize,
    pair: usize,
    n: usize,
    position: usize,
    #[comptime] tile: Tile,
) {
    let rows = comptime!(tile.rows);
    let across = UNIT_POS as usize % rows;
    let mut along = UNIT_POS as usize / rows;
    while along < comptime!(tile.depth) {
        let pair = min(pair + along, n - 1);
        let token = select(position == 0, a[pair], b[pair]) as usize;
        let looks = position == 2 || token == row + across;
        staged[staged_at(along, across, rows)] = select(looks, 1.0f32, 0.0f32);
        along += comptime!(tile.units() / tile.rows);
    }
}

/// What a pair passes on to the row at this position: first its values, then its heads' scores, `[slots, width]`.
#[cube]
fn stage_received(
    staged: &mut Shared<[f32]>,
    scratch: &[f32],
    column: usize,
    slot: usize,
    slots: usize,
    position: usize,
    #[comptime] plan: Plan,
) {
    let columns = comptime!(plan.tile.columns);
    let d = comptime!(plan.d());
    let c = column + UNIT_POS as usize;
    let value = c < d;
    let exists = c < comptime!(plan.width());
    // A value is weighed by its head's pattern, a score by nothing.
    let head = select(
        value,
        c / comptime!(plan.d_head()),
        select(exists, c - d, 0usize),
    );
    let pattern = at(slot, slots, comptime!(plan.pattern()), plan) + head * 3 + position;
    let d_z = at(slot, slots, comptime!(plan.d_z()), plan) + select(value, c, 0usize);
    let d_scores = at(slot, slots, comptime!(plan.d_scores()), plan) + head * 3 + position;
    for along in 0..comptime!(plan.tile.depth) {
        let weight = scratch[pattern + along * comptime!(plan.pattern().width)];
        let d_value = scratch[d_z + along * comptime!(plan.d_z().width)] * weight;
        let d_score = scratch[d_scores + along * comptime!(plan.d_scores().width)];
        let number = select(value, d_value, d_score);
        staged[staged_at(along, UNIT_POS as usize, columns)] = select(exists, number, 0.0f32);
    }
}
