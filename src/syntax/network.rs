//! A small feed-forward network: sums rows of weights for what stands at certain places, and reads scores off.
//!
//! What stands at a place is either a word (a *role*: the sum of vectors for its form, its last letters and its
//! shape, times the role's matrix) or one of a few values (a *slot*: a row of its table). The sum of all, cut off
//! below zero, is the hidden layer; each *head* turns it into scores of its classes.
//!
//! Sums are counted in whole steps of [`STEP`], so that they are the same on every machine.

use super::bytes::{Reader, Table};
use super::key::SHAPES;
use super::row::{self, MOST_NUMBERS, Matrix, Row, STEP, Values, in_steps};
use super::vocabulary::{Entry, RESERVED, Vocabulary};
use pulp::Arch;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The most words that a decision may look at.
const MOST_ROLES: usize = 16;

/// The most words and values that a decision may look at.
const MOST_ROWS: usize = 64;

/// One network's weights; its hidden layer has so many blocks of values.
#[derive(Debug, Default)]
pub struct Network<const BLOCKS: usize> {
    forms: Vectors<BLOCKS>,
    suffixes: Vectors<BLOCKS>,
    shapes: Vectors<BLOCKS>,
    /// For each role, a row of the hidden layer's weights for each value of a vector.
    roles: Vec<Matrix>,
    /// For each slot, a row of the hidden layer's weights for each of its values.
    slots: Vec<Vec<Row<BLOCKS>>>,
    bias: Row<BLOCKS>,
    heads: Vec<Head<BLOCKS>>,
}

/// Of so many forms that is kept which they give: the commonest come first, and ten in eleven of a text's words are among
/// them. Of last letters and shapes all is kept.
const FORMS_KEPT: usize = 4096;

/// Vectors, and what each of the first gives to the roles once that was asked for.
#[derive(Debug, Default)]
struct Vectors<const BLOCKS: usize> {
    table: Table,
    width: usize,
    /// For each vector, once it was met, a row for each role.
    given: Vec<OnceLock<Box<[Values<BLOCKS>]>>>,
}

#[derive(Debug)]
struct Head<const BLOCKS: usize> {
    /// For each class, a weight for each hidden value.
    weights: Vec<Row<BLOCKS>>,
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

impl<const BLOCKS: usize> Network<BLOCKS> {
    /// Reads a network for a vocabulary that looks at so many words and at values of these many kinds; `None` where
    /// the bytes are not one.
    pub fn read(reader: &mut Reader, vocabulary: &Vocabulary, looks_at: (usize, &[usize])) -> Option<Self> {
        let [hidden, width, roles, slots, heads] = reader.numbers()?;
        let has_room = roles <= MOST_ROLES && 1 + roles + slots <= MOST_ROWS && width <= MOST_NUMBERS;
        if (hidden, roles, slots) != (Row::<BLOCKS>::LENGTH, looks_at.0, looks_at.1.len()) || !has_room {
            return None;
        }
        let mut network = Self {
            forms: Vectors::read(reader, vocabulary.forms() + RESERVED, width, FORMS_KEPT)?,
            suffixes: Vectors::read(reader, vocabulary.suffixes() + 1, width, usize::MAX)?,
            shapes: Vectors::read(reader, SHAPES, width, usize::MAX)?,
            ..Self::default()
        };
        for _ in 0..roles {
            let weights: Vec<f32> = reader.table(width * hidden)?.weights().collect();
            network.roles.push(Matrix::new(&weights, hidden));
        }
        for expected in looks_at.1 {
            let [values] = reader.numbers()?;
            if values != *expected {
                return None;
            }
            network.slots.push(Row::several(reader.table(values * hidden)?.weights().map(in_steps)));
        }
        network.bias = Row::of(reader.floats(hidden)?.into_iter().map(in_steps));
        for _ in 0..heads {
            let [classes] = reader.numbers()?;
            let table = reader.table(hidden * classes)?;
            let bias = reader.floats(classes)?;
            network.heads.push(Head::new(&table, &bias));
        }
        Some(network)
    }

    /// Computes what the commonest forms and last letters, so many of each, give to the roles, which else is done where a
    /// sentence first has one of them.
    pub fn read_ahead(&self, most: u16) {
        for vectors in [&self.forms, &self.suffixes, &self.shapes] {
            for number in 0..most {
                vectors.given(number, &self.roles);
            }
        }
    }

    /// A run over sentences, at one without words.
    pub fn run(&self) -> Run<'_, BLOCKS> {
        let mut run = Run {
            network: self,
            met: Vec::new(),
            places: FxHashMap::default(),
            sums: Vec::new(),
            is_made: Vec::new(),
            words: Vec::new(),
            hidden: self.bias,
            instructions: Arch::new(),
        };
        run.begin(&[]);
        run
    }

    /// What the parts of a word give to the roles.
    fn parts(&self, entry: Entry) -> Parts<'_, BLOCKS> {
        Parts {
            entry,
            form: self.forms.given(entry.form, &self.roles),
            suffix: self.suffixes.given(entry.suffix, &self.roles).unwrap_or_default(),
            shape: self.shapes.given(u16::from(entry.shape), &self.roles).unwrap_or_default(),
        }
    }

    /// What a word gives to a role.
    fn sum(&self, parts: &Parts<'_, BLOCKS>, role: usize, instructions: Arch) -> Row<BLOCKS> {
        let made;
        let form = match parts.form {
            Some(rows) => &rows[role],
            None => {
                made = self.forms.product(parts.entry.form, &self.roles[role]);
                &made
            }
        };
        row::sum(instructions, &[form, &parts.suffix[role], &parts.shape[role]], i16::MIN)
    }
}

impl<const BLOCKS: usize> Vectors<BLOCKS> {
    fn read(reader: &mut Reader, count: usize, width: usize, kept: usize) -> Option<Self> {
        let mut given = Vec::new();
        given.resize_with(count.min(kept), OnceLock::new);
        Some(Self { table: reader.table(count * width)?, width, given })
    }

    /// What the vector of that number gives to each role; `None` where this is not kept.
    fn given(&self, number: u16, roles: &[Matrix]) -> Option<&[Values<BLOCKS>]> {
        let cell = self.given.get(usize::from(number))?;
        Some(cell.get_or_init(|| roles.iter().map(|role| self.product(number, role)).collect()))
    }

    /// The vector of that number times a role's matrix.
    fn product(&self, number: u16, role: &Matrix) -> Values<BLOCKS> {
        row::product(Arch::new(), self.table.row(usize::from(number), self.width).weights(), role)
    }
}

impl<const BLOCKS: usize> Head<BLOCKS> {
    fn new(table: &Table, bias: &[f32]) -> Self {
        let classes = bias.len();
        let by_hidden: Vec<i16> = table.steps().map(i16::from).collect();
        let weights = (0..classes).flat_map(|class| by_hidden.iter().skip(class).step_by(classes).copied());
        #[expect(clippy::cast_possible_truncation, reason = "scores stay far below the limits of i32")]
        let bias = bias.iter().map(|bias| (bias / (table.step * STEP)).round() as i32).collect();
        Self { weights: Row::several(weights), bias }
    }
}

/// A word, with what its form, its last letters and its shape give to each role.
#[derive(Clone, Copy, Debug)]
struct Parts<'n, const BLOCKS: usize> {
    entry: Entry,
    /// `None` for a rare form.
    form: Option<&'n [Values<BLOCKS>]>,
    suffix: &'n [Values<BLOCKS>],
    shape: &'n [Values<BLOCKS>],
}

/// With more words than that in mind a network forgets them all before its next sentence, so that they stay near the
/// processor.
const MOST_WORDS: usize = 512;

/// A network at work, on one sentence after the other. It keeps in mind what the words that it met give to the roles: most
/// words of a sentence stood in one before.
#[derive(Debug)]
pub struct Run<'n, const BLOCKS: usize> {
    network: &'n Network<BLOCKS>,
    /// The words that were met.
    met: Vec<Parts<'n, BLOCKS>>,
    /// Which of these each is.
    places: FxHashMap<Entry, usize>,
    /// What each of them gives to each role: of common ones all, of a rare one what was asked for.
    sums: Vec<Row<BLOCKS>>,
    /// Which of the sums are made.
    is_made: Vec<bool>,
    /// Which of those that were met the sentence's words are, then none, then the root.
    words: Vec<usize>,
    hidden: Row<BLOCKS>,
    /// The widest that this processor has.
    instructions: Arch,
}

impl<const BLOCKS: usize> Run<'_, BLOCKS> {
    /// Begins a sentence of these words.
    pub fn begin(&mut self, entries: &[Entry]) {
        if self.met.len() > MOST_WORDS {
            self.met.clear();
            self.places.clear();
            self.sums.clear();
            self.is_made.clear();
        }
        self.words.clear();
        for entry in entries.iter().chain(&[Entry::NONE, Entry::ROOT]) {
            let place = *self.places.entry(*entry).or_insert(self.met.len());
            if place == self.met.len() {
                self.meet(*entry);
            }
            self.words.push(place);
        }
    }

    /// Takes a word into mind.
    fn meet(&mut self, entry: Entry) {
        let (network, instructions) = (self.network, self.instructions);
        let parts = network.parts(entry);
        let roles = 0..network.roles.len();
        let end = self.sums.len() + roles.len();
        self.is_made.resize(end, parts.form.is_some());
        match parts.form {
            Some(_) => self.sums.extend(roles.map(|role| network.sum(&parts, role, instructions))),
            None => self.sums.resize(end, Row::default()),
        }
        self.met.push(parts);
    }

    /// Computes the hidden layer for words, one a role, and values, one a slot.
    pub fn look(&mut self, words: &[Word], values: &[u8]) {
        let network = self.network;
        let mut sums = [0; MOST_ROLES];
        for (role, (sum, word)) in sums.iter_mut().zip(words).enumerate() {
            *sum = self.sum(*word, role);
        }
        let mut rows = [&network.bias.0; MOST_ROWS];
        let rows = &mut rows[..=words.len() + values.len()];
        let (roles, slots) = rows[1..].split_at_mut(words.len());
        for (row, sum) in roles.iter_mut().zip(sums) {
            *row = &self.sums[sum].0;
        }
        for ((row, table), value) in slots.iter_mut().zip(&network.slots).zip(values) {
            *row = &table[usize::from(*value)].0;
        }
        self.hidden = row::sum(self.instructions, rows, 0);
    }

    /// The scores of a head's classes for what was looked at last.
    pub fn scores<const CLASSES: usize>(&self, head: usize) -> [i32; CLASSES] {
        let Some(head) = self.network.heads.get(head) else { return [0; CLASSES] };
        let mut scores = row::products(self.instructions, &self.hidden, &head.weights);
        for (score, bias) in scores.iter_mut().zip(&head.bias) {
            *score += bias;
        }
        scores
    }

    /// Which of the `sums` a word gives to a role.
    fn sum(&mut self, word: Word, role: usize) -> usize {
        let words = self.words.len() - 2;
        let at = match word {
            Word::At(at) => at,
            Word::None => words,
            Word::Root => words + 1,
        };
        let place = self.words[at];
        let sum = place * self.network.roles.len() + role;
        if !self.is_made[sum] {
            self.is_made[sum] = true;
            self.sums[sum] = self.network.sum(&self.met[place], role, self.instructions);
        }
        sum
    }
}
