//! Names without one of their words, by the hash of the others.

/// A name without one of its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rest {
    /// Of all words but that one.
    pub hash: u64,
    /// The name's.
    pub number: u32,
    /// The place of the word.
    pub at: u8,
}

/// Rests in the order of the first bits of their hashes, which is quicker to make than a map, and as quick to look
/// into.
#[derive(Clone, Debug, Default)]
pub struct Rests {
    rests: Vec<Rest>,
    /// How many bits: about one rest has each of their values.
    bits: u32,
    /// For each value of the bits, where those begin that have it; then the end.
    starts: Vec<u32>,
}

impl Rests {
    /// Adds one; it is found once [`Rests::index`] was called.
    pub fn add(&mut self, rest: Rest) {
        self.rests.push(rest);
    }

    /// Puts all in order; of one hash the first that was added comes first.
    pub fn index(&mut self) {
        self.bits = usize::BITS - self.rests.len().leading_zeros();
        let mut starts = vec![0_u32; (1 << self.bits) + 1];
        for rest in &self.rests {
            starts[self.first_bits(rest.hash) + 1] += 1;
        }
        for value in 1..starts.len() {
            starts[value] += starts[value - 1];
        }
        let mut next = starts.clone();
        let mut ordered = self.rests.clone();
        for rest in &self.rests {
            let place = &mut next[self.first_bits(rest.hash)];
            ordered[*place as usize] = *rest;
            *place += 1;
        }
        self.rests = ordered;
        self.starts = starts;
    }

    /// Those of a hash, in the order in which they were added.
    pub fn of(&self, hash: u64) -> impl Iterator<Item = &Rest> {
        let start = |bits: usize| self.starts.get(bits).map_or(0, |start| *start as usize);
        let bits = self.first_bits(hash);
        let near = self.rests.get(start(bits)..start(bits + 1)).unwrap_or_default();
        near.iter().filter(move |rest| rest.hash == hash)
    }

    fn first_bits(&self, hash: u64) -> usize {
        let bits = hash.checked_shr(u64::BITS - self.bits).unwrap_or(0);
        usize::try_from(bits).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_a_hash_are_found_in_the_order_they_came_in() {
        for most in [0, 1, 2, 100] {
            let mut rests = Rests::default();
            let hash = |number: u32| u64::from(number % 7).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let all: Vec<Rest> = (0..most).map(|number| Rest { hash: hash(number), number, at: 0 }).collect();
            all.iter().for_each(|rest| rests.add(*rest));
            rests.index();
            for one in 0..7 {
                let found: Vec<u32> = rests.of(hash(one)).map(|rest| rest.number).collect();
                let wanted: Vec<u32> = (0..most).filter(|number| number % 7 == one).collect();
                assert_eq!(found, wanted);
            }
            assert_eq!(rests.of(1).count(), 0);
        }
    }

    #[test]
    fn none_are_found_before_they_are_in_order() {
        assert_eq!(Rests::default().of(7).count(), 0);
    }
}
