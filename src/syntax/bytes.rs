//! Reads numbers and weights from the bytes of a model.

/// Bytes that are read from the front.
#[derive(Debug)]
pub struct Reader {
    rest: &'static [u8],
}

impl Reader {
    /// Reads these bytes.
    pub fn new(rest: &'static [u8]) -> Self {
        Self { rest }
    }

    /// Whether all is read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// So many counts.
    pub fn numbers<const COUNT: usize>(&mut self) -> Option<[usize; COUNT]> {
        let mut numbers = [0; COUNT];
        for number in &mut numbers {
            *number = usize::try_from(*self.words(1)?.first()?).ok()?;
        }
        Some(numbers)
    }

    /// So many numbers of 32 bits.
    pub fn words(&mut self, count: usize) -> Option<Vec<u32>> {
        let bytes = self.take(count.checked_mul(4)?)?.as_chunks::<4>().0;
        Some(bytes.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    /// So many floating-point numbers.
    pub fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        Some(self.words(count)?.into_iter().map(f32::from_bits).collect())
    }

    /// So many weights, a byte each behind the value of one step.
    pub fn table(&mut self, count: usize) -> Option<Table> {
        let step = *self.floats(1)?.first()?;
        Some(Table { step, weights: self.take(count)? })
    }

    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

/// Weights as whole steps, a signed byte each; they stay where they are in the program.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Table {
    /// What one step stands for.
    pub step: f32,
    weights: &'static [u8],
}

impl Table {
    /// The weights themselves.
    pub fn weights(&self) -> impl Iterator<Item = f32> {
        self.steps().map(|steps| f32::from(steps) * self.step)
    }

    /// The weights in steps.
    pub fn steps(&self) -> impl Iterator<Item = i8> {
        self.weights.iter().map(|byte| byte.cast_signed())
    }

    /// The row of that number, where all rows are of that length; empty behind the last.
    pub fn row(&self, row: usize, length: usize) -> Self {
        let weights = self.weights.get(row * length..(row + 1) * length).unwrap_or_default();
        Self { weights, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_weights_are_read_in_order() {
        // 2 and 300; -1.5 and 0.25; six weights.
        let mut reader = Reader::new(
            b"\x02\0\0\0\x2C\x01\0\0\
              \0\0\xC0\xBF\0\0\x80\x3E\
              \x01\x02\x03\xFF\x80\x7F",
        );
        assert_eq!(reader.numbers(), Some([2, 300]));
        assert_eq!(reader.floats(1), Some(vec![-1.5]));
        assert!(!reader.is_done());
        let table = reader.table(6).unwrap();
        assert!(reader.is_done());
        assert_eq!(table.weights().collect::<Vec<f32>>(), [0.25, 0.5, 0.75, -0.25, -32.0, 31.75]);
        assert_eq!(table.row(1, 3).weights().collect::<Vec<f32>>(), [-0.25, -32.0, 31.75]);
        assert_eq!(table.row(1, 2).steps().collect::<Vec<i8>>(), [3, -1]);
    }

    #[test]
    fn what_is_not_there_is_not_read() {
        let bytes = &[1, 0, 0, 0, 0, 0];
        assert_eq!(Reader::new(bytes).words(2), None);
        assert_eq!(Reader::new(bytes).numbers::<2>(), None);
        assert_eq!(Reader::new(bytes).table(3), None);
        assert_eq!(Reader::new(bytes).words(usize::MAX), None);
        let mut reader = Reader::new(bytes);
        assert_eq!(reader.floats(2), None);
        assert_eq!(reader.numbers(), Some([1]), "a reading that fails takes nothing");
    }

    #[test]
    fn a_row_behind_the_last_is_empty() {
        let mut reader = Reader::new(&[0, 0, 0x80, 0x3F, 7, 8]);
        let table = reader.table(2).unwrap();
        assert_eq!(table.row(0, 2).weights().collect::<Vec<f32>>(), [7.0, 8.0]);
        assert_eq!(table.row(1, 2).steps().count(), 0);
        assert_eq!(Table::default().row(0, 0).steps().count(), 0);
    }
}
