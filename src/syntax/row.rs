//! Rows of values of a network's hidden layer, and the sums over them, by the widest instructions that the processor
//! has.
//!
//! A row's length is part of its type, so that a sum stays in registers from the first row to the last. Sums are of whole
//! numbers: they are the same on every machine.

use pulp::{Arch, NullaryFnOnce};

/// What one unit of a value stands for.
pub const STEP: f32 = 1.0 / 256.0;

/// How many values a block has: as many as the widest instructions take at once.
pub const BLOCK: usize = 32;

/// Values that lie side by side.
type Block = [i16; BLOCK];

/// Values of the hidden layer, in blocks.
pub type Values<const BLOCKS: usize> = [Block; BLOCKS];

/// Values that lie where the widest instructions take them quickest. Memory for them is dear: what is made in small pieces
/// is kept as [`Values`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(align(64))]
pub struct Row<const BLOCKS: usize>(pub Values<BLOCKS>);

impl<const BLOCKS: usize> Default for Row<BLOCKS> {
    fn default() -> Self {
        Self([[0; BLOCK]; BLOCKS])
    }
}

impl<const BLOCKS: usize> Row<BLOCKS> {
    /// How many values a row has.
    pub const LENGTH: usize = BLOCKS * BLOCK;

    /// A row of the first values; zero where there are none.
    pub fn of(values: impl IntoIterator<Item = i16>) -> Self {
        let mut row = Self::default();
        for (place, value) in row.0.as_flattened_mut().iter_mut().zip(values) {
            *place = value;
        }
        row
    }

    /// Rows of values that stand one behind the other.
    pub fn several(values: impl IntoIterator<Item = i16>) -> Vec<Self> {
        let values: Vec<i16> = values.into_iter().collect();
        values.chunks_exact(Self::LENGTH).map(|values| Self::of(values.iter().copied())).collect()
    }
}

/// A weight as a value, the nearest; what does not fit is cut off at the limits.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the lowest bits are what is asked for")]
pub fn in_steps(weight: f32) -> i16 {
    // From 2²³ to 2²⁴ numbers are whole, and this lies in the middle: the sum is rounded, and its lowest bits are a whole number
    // by themselves. A conversion asks more of each number and cannot take several at once.
    const WHOLE: f32 = 1.5 * (1 << 23) as f32;
    let limit = f32::from(i16::MAX);
    ((weight / STEP).clamp(-limit, limit) + WHOLE).to_bits() as i16
}

/// A matrix of weights that vectors are multiplied with.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matrix {
    /// What gives the first values, for each number of a vector; then what gives the next.
    weights: Vec<[f32; LANES]>,
}

/// How many weights are multiplied at once: more than the widest instructions take, so that one sum need not wait for another.
const LANES: usize = 32;

impl Matrix {
    /// Takes rows of so many weights, one for each number of a vector.
    pub fn new(weights: &[f32], row: usize) -> Self {
        let (chunks, _) = weights.as_chunks();
        let by_row = row / LANES;
        let column = |first: usize| chunks.iter().skip(first).step_by(by_row.max(1)).copied();
        Self { weights: (0..by_row).flat_map(column).collect() }
    }
}

/// A vector times a matrix.
pub fn product<const BLOCKS: usize>(
    instructions: Arch,
    vector: impl Iterator<Item = f32>,
    matrix: &Matrix,
) -> Values<BLOCKS> {
    let mut numbers = [0.0; MOST_NUMBERS];
    let mut length = 0;
    for (place, number) in numbers.iter_mut().zip(vector) {
        *place = number;
        length += 1;
    }
    instructions.dispatch(Product { vector: &numbers[..length], matrix })
}

/// The most numbers that a vector may have.
pub const MOST_NUMBERS: usize = 64;

/// The sum of rows, in their order: value by value, what would not fit staying at the limit, and in the end `least` for what
/// is below it.
pub fn sum<const BLOCKS: usize>(instructions: Arch, rows: &[&Values<BLOCKS>], least: i16) -> Row<BLOCKS> {
    instructions.dispatch(Sum { rows, least })
}

/// For each row of weights, the sum of all products of values and weights.
pub fn products<const BLOCKS: usize, const CLASSES: usize>(
    instructions: Arch,
    values: &Row<BLOCKS>,
    weights: &[Row<BLOCKS>],
) -> [i32; CLASSES] {
    instructions.dispatch(Products { values, weights })
}

struct Product<'a, const BLOCKS: usize> {
    vector: &'a [f32],
    matrix: &'a Matrix,
}

impl<const BLOCKS: usize> NullaryFnOnce for Product<'_, BLOCKS> {
    type Output = Values<BLOCKS>;

    #[inline(always)]
    fn call(self) -> Values<BLOCKS> {
        let mut values = [[0; BLOCK]; BLOCKS];
        let (places, _) = values.as_flattened_mut().as_chunks_mut::<LANES>();
        let columns = self.matrix.weights.chunks_exact(self.vector.len().max(1));
        for (places, column) in places.iter_mut().zip(columns) {
            let mut sums = [0.0; LANES];
            for (number, weights) in self.vector.iter().zip(column) {
                sums = std::array::from_fn(|at| sums[at] + weights[at] * number);
            }
            for (place, sum) in places.iter_mut().zip(sums) {
                *place = in_steps(sum);
            }
        }
        values
    }
}

struct Sum<'a, const BLOCKS: usize> {
    rows: &'a [&'a Values<BLOCKS>],
    least: i16,
}

impl<const BLOCKS: usize> NullaryFnOnce for Sum<'_, BLOCKS> {
    type Output = Row<BLOCKS>;

    #[inline(always)]
    fn call(self) -> Row<BLOCKS> {
        let mut all = Row::default();
        for (at, block) in all.0.iter_mut().enumerate() {
            // It stays in registers as long as nothing points at it.
            let mut sum = [0; BLOCK];
            for row in self.rows {
                sum = plus(sum, &row[at]);
            }
            *block = std::array::from_fn(|at| sum[at].max(self.least));
        }
        all
    }
}

/// The sum, value by value.
#[inline(always)]
fn plus(one: Block, other: &Block) -> Block {
    std::array::from_fn(|at| one[at].saturating_add(other[at]))
}

struct Products<'a, const BLOCKS: usize, const CLASSES: usize> {
    values: &'a Row<BLOCKS>,
    weights: &'a [Row<BLOCKS>],
}

impl<const BLOCKS: usize, const CLASSES: usize> NullaryFnOnce for Products<'_, BLOCKS, CLASSES> {
    type Output = [i32; CLASSES];

    #[inline(always)]
    fn call(self) -> [i32; CLASSES] {
        let mut products = [0; CLASSES];
        for (product, weights) in products.iter_mut().zip(self.weights) {
            let mut sums = [0; BLOCK];
            for (values, weights) in self.values.0.iter().zip(&weights.0) {
                sums = std::array::from_fn(|at| sums[at] + i32::from(values[at]) * i32::from(weights[at]));
            }
            *product = sums.iter().sum();
        }
        products
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row that begins with these values.
    fn row(values: &[i16]) -> Row<2> {
        Row::of(values.iter().copied())
    }

    #[test]
    fn sums_stay_at_the_limits_in_the_order_of_the_rows() {
        let [many, few] = [row(&[30_000, 5, -7]), row(&[-20_000, 1, 2])].map(|row| row.0);
        let sum = |rows: &[&Values<2>], least| sum(Arch::new(), rows, least);
        assert_eq!(sum(&[&many, &many, &few], i16::MIN), row(&[12_767, 11, -12]));
        assert_eq!(sum(&[&many, &few, &many], i16::MIN), row(&[32_767, 11, -12]));
        assert_eq!(sum(&[&many, &many, &few], 0), row(&[12_767, 11, 0]));
    }

    #[test]
    fn products_are_of_all_values() {
        let values = Row::<2>::of((0..64).map(|at| at - 3));
        let weights = Row::several((0..192).map(|at| 500 - 7 * at));
        let by_hand = |row: i32| (0..64).map(|at| (at - 3) * (500 - 7 * (64 * row + at))).sum::<i32>();
        assert_eq!(products(Arch::new(), &values, &weights), [by_hand(0), by_hand(1), by_hand(2)]);
    }

    #[test]
    fn a_vector_is_multiplied_with_every_column() {
        let weights: Vec<f32> = (0..192).map(|at| at as f32 / 4.0).collect();
        let product = product::<2>(Arch::new(), [1.0, -2.0, 0.5].into_iter(), &Matrix::new(&weights, 64));
        let weight = |number: usize, column: usize| weights[number * 64 + column];
        let by_hand = (0..64).map(|at| weight(0, at) - 2.0 * weight(1, at) + 0.5 * weight(2, at));
        assert_eq!(Row(product), Row::of(by_hand.map(in_steps)));
        assert_eq!([-1.5, 0.25, 1e6, -1e6, 1.7 / 256.0].map(in_steps), [-384, 64, 32_767, -32_767, 2]);
    }

    #[test]
    fn rows_are_cut_from_what_is_whole() {
        let rows = Row::<2>::several((0..130).map(|at| at + 1));
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1], Row::of(65..=128));
    }
}
