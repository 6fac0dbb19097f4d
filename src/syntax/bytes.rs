//! Reads numbers and weights from the bytes of a model.

/// Bytes that are read from the front.
#[derive(Debug)]
pub struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads these bytes.
    pub fn new(rest: &'b [u8]) -> Self {
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
        let weights = self.take(count)?.iter().map(|byte| byte.cast_signed()).collect();
        Some(Table { step, weights })
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

/// Weights as whole steps.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// What one step stands for.
    pub step: f32,
    weights: Vec<i8>,
}

impl Table {
    /// The weights themselves.
    pub fn weights(&self) -> impl Iterator<Item = f32> {
        self.weights.iter().map(|weight| f32::from(*weight) * self.step)
    }

    /// Its rows of so many steps.
    pub fn rows(&self, length: usize) -> std::slice::ChunksExact<'_, i8> {
        self.weights.chunks_exact(length.max(1))
    }

    /// The weights of a row of that length.
    pub fn row(&self, row: usize, length: usize) -> Vec<f32> {
        let weights = self.weights.get(row * length..(row + 1) * length).unwrap_or_default();
        weights.iter().map(|weight| f32::from(*weight) * self.step).collect()
    }
}
