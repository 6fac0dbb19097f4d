//! Holds the cases of attributions: who is found to stand behind what, and by which words.
//!
//! `UPDATE=1 cargo test --test attributions` rewrites the corpus to what is said now.

#![expect(clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

#[path = "corpus/draft.rs"]
mod draft;

use copydesk::annotations::{Annotations, Attribution, Cue, CueKind, Scope, Source, SourceClass};
use copydesk::document::BlockKind;
use copydesk::text::Span;
use copydesk::{Config, Document};
use draft::of_blocks;
use std::path::PathBuf;

const CORPUS: &str = include_str!("corpus/attributions.txt");

/// What a line begins with that says how the known miss above it would be right.
const RIGHT: &str = "# right: ";

/// Each line of the corpus, marked again, has its marks where they stood.
#[test]
fn attributions_are_what_the_corpus_says() {
    let mut failures = Vec::new();
    let mut now = String::new();
    for (number, line) in CORPUS.lines().enumerate() {
        let found = if is_case(line) { marked(&draft(&plain(line))) } else { line.to_owned() };
        if found != line {
            failures.push(format!("line {}\n  expected {line}\n  found    {found}", number + 1));
        }
        now.push_str(&found);
        now.push('\n');
    }
    if !failures.is_empty() && std::env::var_os("UPDATE").is_some() {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/attributions.txt");
        std::fs::write(path, now).expect("the corpus can be written");
    }
    assert!(failures.is_empty(), "{} cases differ:\n\n{}\n", failures.len(), failures.join("\n\n"));
}

/// A known miss says how it would be right, and stands among the others once it is.
#[test]
fn known_misses_say_what_would_be_right() {
    let (_, misses) = CORPUS.split_once("\n# Known misses\n").expect("a part for known misses");
    let lines: Vec<&str> = misses.lines().collect();
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_case(line)) {
        match lines.get(at + 1).and_then(|below| below.strip_prefix(RIGHT)) {
            None => faults.push(format!("no `{RIGHT}` below: {line}")),
            Some(right) if plain(right) != plain(line) => faults.push(format!("another text: {right}")),
            Some(right) if right == *line => faults.push(format!("no miss any more: {line}")),
            Some(_) => {}
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    assert!(!CORPUS.replace(misses, "").contains(RIGHT), "`{RIGHT}` above the known misses");
}

/// The corpus has cases enough, each text once, and each class of source and kind of cue among them.
#[test]
fn the_corpus_covers_every_class_and_kind() {
    let texts: Vec<String> = CORPUS.lines().filter(|line| is_case(line)).map(plain).collect();
    assert!(texts.len() >= 120, "{} cases", texts.len());
    for (at, text) in texts.iter().enumerate() {
        assert!(!texts[..at].contains(text), "twice: {text}");
    }
    let classes = [
        SourceClass::NamedPerson,
        SourceClass::NamedOrganisation,
        SourceClass::Institution,
        SourceClass::Document,
        SourceClass::Anonymous,
        SourceClass::VagueCollective,
        SourceClass::SecondHand,
        SourceClass::Pronoun,
    ];
    let kinds =
        [CueKind::Document, CueKind::Perception, CueKind::Belief, CueKind::Intention, CueKind::Feeling];
    for name in classes.map(SourceClass::as_str).into_iter().chain(kinds.map(CueKind::as_str)) {
        assert!(CORPUS.lines().any(|line| is_case(line) && line.contains(&format!("|{name}"))), "{name}");
    }
}

fn is_case(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("# ")
}

/// What a case looks like without its marks.
fn plain(case: &str) -> String {
    let mut text = String::new();
    let mut in_label = false;
    for character in case.chars() {
        in_label = (in_label || character == '|') && !CLOSING.contains(&character);
        if !in_label && !"[]{}<>".contains(character) && !NUMBERS.contains(&character) {
            text.push(character);
        }
    }
    text
}

const CLOSING: [char; 3] = [']', '}', '>'];
const NUMBERS: [char; 9] = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A draft whose paragraphs are parted by `¶`; a headline behind `^`.
fn draft(text: &str) -> Document {
    of_blocks(text.split('¶').map(|paragraph| match paragraph.strip_prefix('^') {
        Some(headline) => (BlockKind::Headline, headline),
        None => (BlockKind::Paragraph, paragraph),
    }))
}

/// One pair of marks.
#[derive(Clone, PartialEq, Debug)]
struct Mark {
    span: Span,
    pair: [char; 2],
    label: String,
    /// The attributions of which it marks a part.
    owners: Vec<usize>,
}

/// The prose of a draft with marks around the parts of its attributions, in the notation of the corpus.
fn marked(document: &Document) -> String {
    let attributions = Annotations::of(document, &Config::default()).attributions;
    let mut marks: Vec<Mark> = Vec::new();
    for (number, attribution) in attributions.iter().enumerate() {
        for (span, pair, label) in parts(attribution, &attributions) {
            match marks.iter_mut().find(|mark| mark.span == span && mark.pair == pair && mark.label == label)
            {
                Some(mark) => mark.owners.push(number),
                None => marks.push(Mark { span, pair, label, owners: vec![number] }),
            }
        }
    }
    part_where_they_cross(&mut marks);
    // Of two that start together the longer opens first.
    marks.sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end, mark.pair == ['{', '}']));
    let mut inserts: Vec<(usize, usize, String)> = Vec::new();
    for (index, Mark { span, pair: [open, close], label, owners }) in marks.iter().enumerate() {
        let owners: String = owners.iter().map(|owner| number_of(*owner)).collect();
        let owners = if attributions.len() == 1 { "" } else { owners.as_str() };
        inserts.push((span.start, marks.len() + index, open.to_string()));
        inserts.push((span.end, marks.len() - 1 - index, format!("{label}{close}{owners}")));
    }
    // At one place what closes comes before what opens, the innermost first.
    inserts.sort_by_key(|(at, order, _)| (*at, *order));
    let mut text = document.prose.to_string();
    for (at, _, insert) in inserts.iter().rev() {
        text.insert_str(*at, insert);
    }
    let headline = document.blocks.first().is_some_and(|block| block.kind == BlockKind::Headline);
    format!("{}{}", if headline { "^" } else { "" }, text.replace("\n\n", "¶"))
}

fn number_of(attribution: usize) -> char {
    *NUMBERS.get(attribution).expect("at most nine attributions in a case")
}

/// The parts of an attribution, with the marks and the label of each.
fn parts(attribution: &Attribution, all: &[Attribution]) -> Vec<(Span, [char; 2], String)> {
    let mut parts = Vec::new();
    let from = match attribution.scope {
        Scope::Inherited(from) => Some(from).filter(|from| all[*from].source == attribution.source),
        Scope::Explicit => None,
    };
    if let Some(source) = attribution.source.as_ref().filter(|_| from.is_none()) {
        parts.push((source.span, ['[', ']'], label_of_source(source)));
    }
    if let Some(cue) = &attribution.cue {
        parts.push((cue.span, ['{', '}'], label_of_cue(cue)));
    }
    let label = from.map_or(String::new(), |from| format!("|inherits {}", number_of(from)));
    parts.extend(attribution.content.iter().map(|span| (*span, ['<', '>'], label.clone())));
    parts
}

fn label_of_source(source: &Source) -> String {
    let unnamed = matches!(source.class, SourceClass::Anonymous | SourceClass::VagueCollective);
    let described = if unnamed && source.described { " described" } else { "" };
    let counted = if unnamed && source.counted { " counted" } else { "" };
    format!("|{}{described}{counted}", source.class.as_str())
}

fn label_of_cue(cue: &Cue) -> String {
    let kind = if cue.kind == CueKind::Communication { "" } else { cue.kind.as_str() };
    let agentless = if cue.agentless { "agentless" } else { "" };
    match (kind, agentless) {
        ("", "") => String::new(),
        ("", only) | (only, "") => format!("|{only}"),
        (kind, agentless) => format!("|{kind} {agentless}"),
    }
}

/// Cuts a mark in two where one like it ends inside it that began before it: which closing mark belongs
/// to which opening one can then be told.
fn part_where_they_cross(marks: &mut Vec<Mark>) {
    let crossing = |marks: &[Mark]| {
        let cut = |late: &Mark| {
            let crosses = |early: &&Mark| {
                let (first, second) = (early.span, late.span);
                early.pair == late.pair
                    && first.start < second.start
                    && second.start < first.end
                    && first.end < second.end
            };
            marks.iter().find(crosses).map(|early| early.span.end)
        };
        marks.iter().enumerate().find_map(|(index, mark)| Some((index, cut(mark)?)))
    };
    while let Some((index, cut)) = crossing(marks) {
        let behind = Mark { span: Span::new(cut, marks[index].span.end), ..marks[index].clone() };
        marks[index].span.end = cut;
        marks.push(behind);
    }
}
