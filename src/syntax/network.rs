//! A small feed-forward network: sums rows of weights for what stands at certain places, and reads scores off.
//!
//! What stands at a place is either a word (a *role*: the sum of vectors for its form, its last letters and its
//! shape, times the role's matrix) or one of a few values (a *slot*: a row of its table). The sum of all, cut off
//! below zero, is the hidden layer; each *head* turns it into scores of its classes.
//!
//! Sums are counted in whole steps of [`STEP`], so that they are the same on every machine.

use super::bytes::{Reader, Table};
use super::key::SHAPES;
use super::vocabulary::{Entry, RESERVED, Vocabulary};
use pulp::Arch;
use std::sync::OnceLock;

/// What one unit of a hidden value stands for.
const STEP: f32 = 1.0 / 256.0;

/// The most that a hidden value may be, in steps.
const LIMIT: f32 = 32_767.0;

/// The most words that a decision may look at.
const MOST_ROLES: usize = 16;

/// The most words and values that a decision may look at.
const MOST_ROWS: usize = 64;

/// One network's weights.
#[derive(Debug, Default)]
pub struct Network {
    hidden: usize,
    forms: Vectors,
    suffixes: Vectors,
    shapes: Vectors,
    /// For each role, a row of the hidden layer's weights for each value of a vector.
    roles: Vec<Vec<f32>>,
    /// For each slot, a row of the hidden layer's weights for each of its values.
    slots: Vec<Vec<i16>>,
    bias: Vec<i16>,
    heads: Vec<Head>,
}

/// Vectors, and what each gives to each role once that was asked for: words are few and come back.
#[derive(Debug, Default)]
struct Vectors {
    table: Table,
    width: usize,
    /// For each vector, once it was met, a cell for each role.
    given: Vec<OnceLock<Box<[Given]>>>,
}

/// What a vector gives to a role.
type Given = OnceLock<Box<[i16]>>;

#[derive(Debug)]
struct Head {
    /// For each class, a weight for each hidden value.
    weights: Vec<i16>,
    bias: Vec<i32>,
}

/// A word that a role may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// The sentence's word of that index.
    At(usize),
    /// None.
    None,
    /// The root.
    Root,
}

impl Network {
    /// Reads a network for a vocabulary that looks at so many words and at values of these many kinds; `None` where
    /// the bytes are not one.
    pub fn read(reader: &mut Reader, vocabulary: &Vocabulary, looks_at: (usize, &[usize])) -> Option<Self> {
        let [hidden, width, roles, slots, heads] = reader.numbers()?;
        if (roles, slots) != (looks_at.0, looks_at.1.len()) || roles > MOST_ROLES || roles + slots > MOST_ROWS
        {
            return None;
        }
        let mut network = Self {
            hidden,
            forms: Vectors::read(reader, vocabulary.forms() + RESERVED, width)?,
            suffixes: Vectors::read(reader, vocabulary.suffixes() + 1, width)?,
            shapes: Vectors::read(reader, SHAPES, width)?,
            ..Self::default()
        };
        for _ in 0..roles {
            network.roles.push(reader.table(width * hidden)?.weights().collect());
        }
        for expected in looks_at.1 {
            let [values] = reader.numbers()?;
            if values != *expected {
                return None;
            }
            network.slots.push(reader.table(values * hidden)?.weights().map(in_steps).collect());
        }
        network.bias = reader.floats(hidden)?.into_iter().map(in_steps).collect();
        for _ in 0..heads {
            let [classes] = reader.numbers()?;
            let table = reader.table(hidden * classes)?;
            let bias = reader.floats(classes)?;
            network.heads.push(Head::new(&table, &bias));
        }
        Some(network)
    }

    /// Begins a sentence.
    pub fn begin(&self, entries: &[Entry]) -> Run<'_> {
        let entries: Vec<Entry> = entries.iter().copied().chain([Entry::NONE, Entry::ROOT]).collect();
        let starts = vec![UNKNOWN; entries.len() * self.roles.len()];
        let sums = Vec::with_capacity(starts.len() * self.hidden);
        Run { network: self, entries, starts, sums, hidden: self.bias.clone(), instructions: Arch::new() }
    }

    /// What the vector of that number gives to a role.
    fn given<'n>(&'n self, vectors: &'n Vectors, number: usize, role: usize) -> &'n [i16] {
        let Some(cell) = vectors.given.get(number) else { return &[] };
        let roles = cell.get_or_init(|| (0..self.roles.len()).map(|_| Given::new()).collect());
        roles[role].get_or_init(|| self.product(&vectors.table.row(number, vectors.width), role))
    }

    /// A vector times a role's matrix.
    fn product(&self, vector: &Table, role: usize) -> Box<[i16]> {
        let vector: Vec<f32> = vector.weights().collect();
        let mut sum = vec![0.0; self.hidden];
        let role = &self.roles[role];
        Arch::new().dispatch(
            #[inline(always)]
            || add_weighted(&mut sum, &vector, role),
        );
        sum.into_iter().map(in_steps).collect()
    }
}

impl Vectors {
    fn read(reader: &mut Reader, count: usize, width: usize) -> Option<Self> {
        let mut given = Vec::new();
        given.resize_with(count, OnceLock::new);
        Some(Self { table: reader.table(count * width)?, width, given })
    }
}

impl Head {
    fn new(table: &Table, bias: &[f32]) -> Self {
        let classes = bias.len();
        let by_hidden: Vec<i16> = table.steps().map(i16::from).collect();
        let weights = (0..classes).flat_map(|class| by_hidden.iter().skip(class).step_by(classes).copied());
        #[expect(clippy::cast_possible_truncation, reason = "scores stay far below the limits of i32")]
        let bias = bias.iter().map(|bias| (bias / (table.step * STEP)).round() as i32).collect();
        Self { weights: weights.collect(), bias }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "what does not fit is cut off at the limits")]
fn in_steps(weight: f32) -> i16 {
    // Rounds without a call: what is positive is cut off to the nearest below.
    ((weight / STEP + (LIMIT + 0.5)).clamp(0.0, 2.0 * LIMIT) as i32 - LIMIT as i32) as i16
}

/// Where a sum would stand that was not asked for yet.
const UNKNOWN: u32 = u32::MAX;

/// A network at work on one sentence.
#[derive(Debug)]
pub struct Run<'n> {
    network: &'n Network,
    /// The sentence's words, then none, then the root.
    entries: Vec<Entry>,
    /// For each of these and each role, where in `sums` that begins which it gives.
    starts: Vec<u32>,
    sums: Vec<i16>,
    hidden: Vec<i16>,
    /// The widest that this processor has, for products: the same sums, in fewer steps.
    instructions: Arch,
}

impl Run<'_> {
    /// Computes the hidden layer for words, one a role, and values, one a slot.
    pub fn look(&mut self, words: &[Word], values: &[u8]) {
        let network = self.network;
        let size = network.hidden;
        let mut starts = [0; MOST_ROLES];
        for (role, (start, word)) in starts.iter_mut().zip(words).enumerate() {
            *start = self.start(*word, role);
        }
        let mut rows = [&[][..]; MOST_ROWS];
        let roles = starts.iter().take(words.len()).map(|start| &self.sums[*start..*start + size]);
        let slots = network
            .slots
            .iter()
            .zip(values)
            .map(|(table, value)| &table[usize::from(*value) * size..][..size]);
        for (row, given) in rows.iter_mut().zip(roles.chain(slots)) {
            *row = given;
        }
        self.hidden.copy_from_slice(&network.bias);
        let (fours, rest) = rows[..words.len() + values.len()].as_chunks::<4>();
        for four in fours {
            add_four(&mut self.hidden, four);
        }
        for row in rest {
            add(&mut self.hidden, row);
        }
        for value in &mut self.hidden {
            *value = (*value).max(0);
        }
    }

    /// The scores of a head's classes for what was looked at last.
    pub fn scores<const CLASSES: usize>(&self, head: usize) -> [i32; CLASSES] {
        let mut scores = [0; CLASSES];
        let Some(head) = self.network.heads.get(head) else { return scores };
        let rows = head.weights.chunks_exact(self.network.hidden.max(1));
        self.instructions.dispatch(
            #[inline(always)]
            || {
                for ((score, bias), row) in scores.iter_mut().zip(&head.bias).zip(rows) {
                    *score = bias + sum_of_products(&self.hidden, row);
                }
            },
        );
        scores
    }

    /// Where in `sums` that begins which a word gives to a role; it is computed once a sentence.
    fn start(&mut self, word: Word, role: usize) -> usize {
        let words = self.entries.len() - 2;
        let at = match word {
            Word::At(at) => at,
            Word::None => words,
            Word::Root => words + 1,
        };
        let start = &mut self.starts[at * self.network.roles.len() + role];
        if *start == UNKNOWN {
            let (network, entry) = (self.network, self.entries[at]);
            let begin = self.sums.len();
            *start = begin as u32;
            self.sums.extend_from_slice(network.given(&network.forms, usize::from(entry.form), role));
            add(&mut self.sums[begin..], network.given(&network.suffixes, usize::from(entry.suffix), role));
            add(&mut self.sums[begin..], network.given(&network.shapes, usize::from(entry.shape), role));
        }
        *start as usize
    }
}

/// Adds four rows at once, so that the sums are fetched and stored a quarter as often; what would not fit stays
/// at the limit.
fn add_four(sum: &mut [i16], [first, second, third, fourth]: &[&[i16]; 4]) {
    for ((((sum, first), second), third), fourth) in
        sum.iter_mut().zip(*first).zip(*second).zip(*third).zip(*fourth)
    {
        *sum =
            sum.saturating_add(*first).saturating_add(*second).saturating_add(*third).saturating_add(*fourth);
    }
}

/// Adds a row.
fn add(sum: &mut [i16], row: &[i16]) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum = sum.saturating_add(*value);
    }
}

/// Adds each row of a matrix, times its value.
#[inline(always)]
fn add_weighted(sums: &mut [f32], values: &[f32], matrix: &[f32]) {
    for (value, row) in values.iter().zip(matrix.chunks_exact(sums.len().max(1))) {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight * value;
        }
    }
}

/// The sum of all products.
#[inline(always)]
fn sum_of_products(values: &[i16], weights: &[i16]) -> i32 {
    values.iter().zip(weights).map(|(value, weight)| i32::from(*value) * i32::from(*weight)).sum()
}
