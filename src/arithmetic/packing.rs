//! Matrices as others store them, row after row, laid out for a product and back. Eight numbers at a time, whose number
//! the compiler knows: copies of a length that it does not know are calls, and in WebAssembly dear ones.

use super::lanes::{LANES, Lanes, padded, zeros};

/// Groups of eight rows: `[rows / 8][columns]`.
pub fn groups(matrix: &[f32], columns: usize) -> Vec<Lanes> {
    let mut out = zeros(matrix.len() / columns, columns);
    let rows = matrix.chunks(LANES * columns);
    for (group, rows) in out.chunks_exact_mut(padded(columns)).zip(rows) {
        let (blocks, rest) = group.split_at_mut(columns / LANES * LANES);
        let done = match rows.len() == LANES * columns {
            true => blocks.len(),
            false => 0,
        };
        for (at, block) in blocks[..done]
            .as_chunks_mut::<LANES>()
            .0
            .iter_mut()
            .enumerate()
        {
            turn(rows, columns, at * LANES, block);
        }
        // What is left of rows and columns, number by number.
        let left = blocks[done..].iter_mut().chain(rest).zip(done..columns);
        for (lanes, column) in left {
            for (lane, row) in lanes.iter_mut().zip(rows.chunks_exact(columns)) {
                *lane = row[column];
            }
        }
    }
    out
}

/// Eight columns of eight rows, from column `first` on.
#[inline(always)]
fn turn(rows: &[f32], columns: usize, first: usize, block: &mut [Lanes; LANES]) {
    let from: [Lanes; LANES] = std::array::from_fn(|row| eight(&rows[row * columns + first..]));
    for (column, lanes) in block.iter_mut().enumerate() {
        for (row, lane) in lanes.iter_mut().enumerate() {
            *lane = from[row][column];
        }
    }
}

/// The first eight of some numbers.
#[inline(always)]
fn eight(numbers: &[f32]) -> Lanes {
    *numbers.first_chunk().expect("eight numbers")
}

/// Panels of eight columns: `[columns / 8][rows]`.
pub fn panels(matrix: &[f32], columns: usize) -> Vec<Lanes> {
    let rows = matrix.len() / columns;
    let mut out = zeros(rows, columns);
    for (at, panel) in out.chunks_exact_mut(padded(rows)).enumerate() {
        let first = at * LANES;
        for (lanes, row) in panel.iter_mut().zip(matrix.chunks_exact(columns)) {
            match columns - first >= LANES {
                true => *lanes = eight(&row[first..]),
                false => lanes
                    .iter_mut()
                    .zip(&row[first..])
                    .for_each(|(lane, x)| *lane = *x),
            }
        }
    }
    out
}

/// Writes panels `[columns / 8][rows]` into a matrix, without the padding.
pub fn unpack(panels: &[Lanes], columns: usize, matrix: &mut [f32]) {
    let height = padded(matrix.len() / columns);
    for (at, panel) in panels.chunks_exact(height).enumerate() {
        let first = at * LANES;
        for (lanes, row) in panel.iter().zip(matrix.chunks_exact_mut(columns)) {
            match row[first..].first_chunk_mut() {
                Some(eight) => *eight = *lanes,
                None => row[first..]
                    .iter_mut()
                    .zip(lanes)
                    .for_each(|(x, lane)| *x = *lane),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::lanes::turned, *};

    /// The definition, number by number.
    fn laid_out(matrix: &[f32], columns: usize) -> Vec<Lanes> {
        let height = padded(matrix.len() / columns);
        let mut out = zeros(matrix.len() / columns, columns);
        for (at, &x) in matrix.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            out[column / LANES * height + row][column % LANES] = x;
        }
        out
    }

    #[test]
    fn matrices_of_all_sizes_are_laid_out_and_come_back() {
        for (rows, columns) in [(1, 1), (8, 8), (5, 19), (16, 24), (17, 9), (23, 16)] {
            let matrix: Vec<f32> = (0..rows * columns).map(|i| i as f32).collect();
            let straight = panels(&matrix, columns);
            assert_eq!(straight, laid_out(&matrix, columns));
            assert_eq!(groups(&matrix, columns), turned(&straight, padded(rows)));
            let mut back = vec![0.0; matrix.len()];
            unpack(&straight, columns, &mut back);
            assert_eq!(back, matrix);
        }
    }
}
