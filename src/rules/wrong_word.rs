//! A right word in the place of another: "could of", "it lost it's way", "a hour".

mod agreement;
mod apostrophe;
mod article;
mod condition;
mod number;
mod place;
mod verb_form;

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::fold;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::{self, Entry, Phrases};
use crate::spelling::in_case_of;
use crate::text::Span;
use condition::{Classes, Condition};
use place::Place;
use rustc_hash::FxHashMap;
use std::sync::{LazyLock, OnceLock};

pub(super) const RULE: Rule = Rule {
    name: "wrong-word",
    summary: "A right word in the place of another that sounds or looks like it",
    page: include_str!("wrong_word.md"),
    family: Family::Spelling,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

static CONFUSABLES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/confusables.txt")));

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("../lexicon/wrong_words.txt")));

/// Stands in the list for what is meant where the word is right.
const RIGHT: &str = "-";

/// One word in another's place.
struct Slip {
    span: Span,
    meant: String,
    level: Level,
    safety: Safety,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut slips = Vec::new();
    for (sentence, tree) in context.annotations.sentences().iter().zip(&context.annotations.trees) {
        let kind = context.document.blocks.get(sentence.block).map(|block| block.kind);
        if matches!(kind, Some(BlockKind::Byline | BlockKind::Dateline | BlockKind::CreditLine)) {
            continue;
        }
        let tokens = context.annotations.tokens_of(sentence);
        for at in 0..tokens.len() {
            let place = Place { prose: &context.document.prose, tokens, tree, at };
            let found = WORDS.slip(&place).or_else(|| article::slip(&place));
            let found = found.or_else(|| apostrophe::slip(&place)).or_else(|| verb_form::slip(&place));
            let found = found.or_else(|| number::slip(&place)).or_else(|| agreement::slip(&place));
            slips.extend(found.filter(|_| !place.is_sic() && !place.is_edited()));
        }
    }
    add_phrases(context, &mut slips);
    slips.into_iter().map(|slip| report(context, slip)).collect()
}

/// The words of `wrong_words.txt`, each with its lines.
struct Words {
    lines: FxHashMap<&'static str, Vec<Line>>,
    classes: Classes,
    longest: usize,
}

/// One line of the list.
struct Line {
    entry: Entry,
    /// Read when a draft first has the word: it has few of them.
    conditions: OnceLock<Vec<Condition>>,
}

impl Line {
    fn meant(&self) -> &'static str {
        self.entry.field(1)
    }

    fn holds(&self, place: &Place<'_>, classes: &Classes) -> bool {
        let read = || self.entry.values(2).map(|text| Condition::parse(text, classes)).collect();
        self.conditions.get_or_init(read).iter().any(|condition| condition.holds(place))
    }
}

impl Words {
    fn parse(list: &'static str) -> Self {
        let classes = condition::classes(list);
        let mut lines: FxHashMap<&'static str, Vec<Line>> = FxHashMap::default();
        for entry in lexicon::entries(list).filter(|entry| !condition::is_class(entry)) {
            lines.entry(entry.term).or_default().push(Line { entry, conditions: OnceLock::new() });
        }
        let longest = lines.keys().map(|word| word.len()).max().unwrap_or(0);
        Self { lines, classes, longest }
    }

    /// What the list says of the word at a place; of several lines that fit the first holds.
    fn slip(&self, place: &Place<'_>) -> Option<Slip> {
        let (span, word) = (place.span(0)?, place.word(0)?);
        // A curly apostrophe is two bytes longer than a straight one; a single capital is an initial or a name.
        let is_initial = word.len() == 1 && word.starts_with(char::is_uppercase);
        if word.len() > self.longest + 2 || is_initial || place.is_initialism() {
            return None;
        }
        let lines = self.lines.get(&*fold(word))?;
        let line = lines.iter().find(|line| line.holds(place, &self.classes))?;
        let meant = Some(line.meant()).filter(|meant| *meant != RIGHT)?;
        let level = line.entry.field(3).parse().unwrap_or(Level::Error);
        Some(Slip { span, meant: in_case_of(word, meant), level, safety: Safety::Unsafe })
    }
}

/// Adds the phrases of `confusables.txt` at which no word is marked yet.
fn add_phrases(context: &Context<'_>, slips: &mut Vec<Slip>) {
    let prose = &context.document.prose;
    for block in &context.document.blocks {
        for (span, entry) in CONFUSABLES.find(prose, block.span) {
            if !slips.iter().any(|slip| slip.span.overlaps(span)) {
                let meant = in_case_of(span.of(prose), entry.field(1));
                slips.push(Slip { span, meant, level: Level::Error, safety: Safety::Unsafe });
            }
        }
    }
}

fn report(context: &Context<'_>, slip: Slip) -> Finding {
    let Slip { span, meant, level, safety } = slip;
    let safety = if context.annotations.is_quoted(span) { Safety::Unsafe } else { safety };
    let fix = context.replace(span, &meant, format!("Change to “{meant}”"), safety);
    context.finding(span, format!("Is “{meant}” meant?")).at_most(level).with_fix(fix)
}
