//! Writes down decisions: what is looked at, and what is right.

use crate::oracle::Oracle;
use crate::treebank::{self, Sentence};
use copydesk::syntax::key::{Key, SHAPES};
use copydesk::syntax::model::Model;
use copydesk::syntax::network::Word;
use copydesk::syntax::transition::{Action, State};
use copydesk::syntax::vocabulary::{Entry, RESERVED, Vocabulary};
use copydesk::syntax::{Relation, Tag, parser, tagger};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// How often a form or a suffix must stand in the treebanks to get a number of its own.
const LEAST: [usize; 2] = [12, 20];
/// The most forms that get one.
const MOST: usize = 16_000;

/// What is asked for.
#[derive(Default)]
pub struct Task {
    pub folder: PathBuf,
    pub model: Option<Model>,
    pub explore: bool,
    pub files: Vec<String>,
}

/// Writes `vocabulary`, `types`, `tags` and `trees` and, in `format.json`, how to read them.
pub fn write(task: &Task) -> io::Result<()> {
    fs::create_dir_all(&task.folder)?;
    let sentences: Vec<Sentence> = task.files.iter().flat_map(|file| treebank::read(file)).collect();
    let own = task.model.is_none().then(|| vocabulary(&sentences));
    let vocabulary = match (&task.model, &own) {
        (Some(model), _) => model.vocabulary.clone(),
        (None, own) => own
            .as_ref()
            .map_or_else(Vocabulary::default, |(forms, suffixes)| Vocabulary::new(forms, suffixes)),
    };
    let mut out = Out::new(task)?;
    for sentence in &sentences {
        let entries: Vec<Entry> = sentence.keys.iter().map(|key| vocabulary.entry(*key)).collect();
        let guessed = task.model.as_ref().map(|model| tagger::tag(&entries, &mut model.tagger.run()));
        out.tags(&entries, &sentence.tags)?;
        out.trees(&entries, guessed.as_ref().unwrap_or(&sentence.tags), sentence, task)?;
    }
    out.finish(&vocabulary, own, task)
}

/// Hashes of the commonest forms and suffixes, the commonest first.
fn vocabulary(sentences: &[Sentence]) -> (Vec<u32>, Vec<u32>) {
    let frequent = |of: fn(&Key) -> u32, least: usize, most: usize| {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for key in sentences.iter().flat_map(|sentence| &sentence.keys) {
            *counts.entry(of(key)).or_default() += 1;
        }
        let mut list: Vec<(usize, u32)> = counts
            .into_iter()
            .map(|(hash, count)| (count, hash))
            .filter(|(count, _)| *count >= least)
            .collect();
        list.sort_unstable_by(|one, other| other.cmp(one));
        list.into_iter().take(most).map(|(_, hash)| hash).collect::<Vec<u32>>()
    };
    (frequent(|key| key.form, LEAST[0], MOST), frequent(|key| key.suffix, LEAST[1], MOST / 4))
}

struct Out {
    types: HashMap<Entry, u32>,
    tags: BufWriter<File>,
    trees: BufWriter<File>,
}

impl Out {
    fn new(task: &Task) -> io::Result<Self> {
        let create = |name: &str| Ok::<_, io::Error>(BufWriter::new(File::create(task.folder.join(name))?));
        let mut out = Self { types: HashMap::new(), tags: create("tags")?, trees: create("trees")? };
        out.number(Entry::NONE);
        out.number(Entry::ROOT);
        Ok(out)
    }

    fn number(&mut self, entry: Entry) -> u32 {
        let next = u32::try_from(self.types.len()).unwrap_or(u32::MAX);
        *self.types.entry(entry).or_insert(next)
    }

    fn words(&mut self, entries: &[Entry], words: &[Word]) -> Vec<u8> {
        let entry = |word: &Word| match word {
            Word::At(at) => entries[*at],
            Word::None => Entry::NONE,
            Word::Root => Entry::ROOT,
        };
        words.iter().flat_map(|word| self.number(entry(word)).to_le_bytes()).collect()
    }

    fn tags(&mut self, entries: &[Entry], tags: &[Tag]) -> io::Result<()> {
        for at in 0..tags.len() {
            let (words, values) = tagger::look(entries, tags, at);
            let words = self.words(entries, &words);
            self.tags.write_all(&words)?;
            self.tags.write_all(&values)?;
            self.tags.write_all(&[tags[at] as u8])?;
        }
        Ok(())
    }

    fn trees(&mut self, entries: &[Entry], tags: &[Tag], sentence: &Sentence, task: &Task) -> io::Result<()> {
        let oracle = Oracle::new(&sentence.arcs);
        let view = parser::Sentence::new(tags);
        let explored = task.model.as_ref().filter(|_| task.explore);
        let mut run = explored.map(|model| model.parser.run());
        let mut guide = run.as_mut().map(|run| parser::Guide::new(run, entries, tags));
        let mut state = State::new(entries.len());
        while !state.is_done() {
            let (words, values) = view.look(&state);
            let good = oracle.best(&state);
            let guess = guide.as_mut().map(|guide| guide.choose(&state));
            let right = guess.filter(|guess| good.contains(guess)).unwrap_or(good[0]);
            let (step, relation) = match right {
                Action::Shift => (0, u8::MAX),
                Action::Reduce => (1, u8::MAX),
                Action::Left(relation) => (2, relation as u8),
                Action::Right(relation) => (3, relation as u8),
            };
            let words = self.words(entries, &words);
            self.trees.write_all(&words)?;
            self.trees.write_all(&values)?;
            self.trees.write_all(&[step, relation])?;
            state.take(guess.unwrap_or(right));
        }
        Ok(())
    }

    fn finish(
        mut self,
        vocabulary: &Vocabulary,
        own: Option<(Vec<u32>, Vec<u32>)>,
        task: &Task,
    ) -> io::Result<()> {
        self.tags.flush()?;
        self.trees.flush()?;
        let mut types: Vec<(u32, Entry)> =
            self.types.into_iter().map(|(entry, number)| (number, entry)).collect();
        types.sort_by_key(|(number, _)| *number);
        let bytes = |(_, entry): &(u32, Entry)| {
            [entry.form, entry.suffix, u16::from(entry.shape)]
                .into_iter()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        fs::write(task.folder.join("types"), types.iter().flat_map(bytes).collect::<Vec<u8>>())?;
        if let Some((forms, suffixes)) = own {
            let hashes = forms.iter().chain(&suffixes);
            fs::write(
                task.folder.join("vocabulary"),
                hashes.flat_map(|hash| hash.to_le_bytes()).collect::<Vec<u8>>(),
            )?;
        }
        let format = serde_json::json!({
            "forms": vocabulary.forms(), "suffixes": vocabulary.suffixes(), "reserved": RESERVED, "shapes": SHAPES,
            "tags": {"roles": tagger::ROLES, "slots": tagger::SLOTS.as_slice(), "heads": [Tag::ALL.len()]},
            "trees": {"roles": parser::ROLES, "slots": parser::SLOTS.as_slice(), "heads": [4, Relation::ALL.len(), Relation::ALL.len()]},
        });
        fs::write(task.folder.join("format.json"), format.to_string())
    }
}
