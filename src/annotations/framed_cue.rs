//! Phrases around their source: "as Jones put it", "in the minister's view".

use super::clause::Clause;
use super::cue::CueKind;
use super::phrase_cue::around;
use super::reading::Reading;
use super::word::Classes;
use crate::lexicon;
use crate::syntax::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How many words a source within a phrase may have.
const LONGEST_SOURCE: usize = 9;

/// Reads all of them, from left to right.
pub(super) fn read(clause: &Clause<'_>) -> Vec<Reading> {
    (0..clause.len()).filter(|at| !clause.is_quoted(*at)).filter_map(|at| framed_at(clause, at)).collect()
}

fn framed_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let frames = FRAMES.get(clause.folded(at))?;
    let (frame, source, end) = frames.iter().find_map(|frame| {
        let (source, end) = fitted(clause, at, frame)?;
        Some((frame, source, end))
    })?;
    let content = around(clause, &(at..end));
    (!content.is_empty()).then(|| Reading {
        cue: source.end..end,
        lemma: frame.text.into(),
        kind: frame.kind,
        source: Some(source),
        content,
        agentless: false,
        reports: true,
    })
}

/// The source within a frame that starts at `at`, and where the frame ends.
fn fitted(clause: &Clause<'_>, at: usize, frame: &Frame) -> Option<(Range<usize>, usize)> {
    let reads =
        |at: usize, words: &[&str]| words.iter().enumerate().all(|(n, word)| reads(clause, at + n, word));
    if !reads(at, &frame.before) {
        return None;
    }
    let start = at + frame.before.len();
    if frame.owner && clause.tag(start) == Tag::Possessive && reads(start + 1, &frame.behind[1..]) {
        return Some((start..start + 1, start + frame.behind.len()));
    }
    let within = |at: &usize| !clause.is(*at, Classes::MARK | Classes::COMMA) && !clause.is_quoted(*at);
    let end = (start..clause.len().min(start + LONGEST_SOURCE + 1))
        .find(|at| !within(at) || reads(*at, &frame.behind))?;
    let names = (start..end).any(|at| clause.tag(at).is_noun() || clause.is(at, Classes::SUBJECT));
    let acts = (start..end).any(|at| clause.tag(at).is_verb() || clause.tag(at) == Tag::Modal);
    (names && !acts && reads(end, &frame.behind)).then(|| (start..end, end + frame.behind.len()))
}

/// Whether a word reads so, whatever its apostrophe.
fn reads(clause: &Clause<'_>, at: usize, word: &str) -> bool {
    clause.reads(at, word) || word == "'s" && clause.tag(at) == Tag::PossessiveEnding
}

struct Frame {
    text: &'static str,
    /// The words before the source.
    before: Vec<&'static str>,
    /// The words behind it; the first is "'s" where the source is an owner.
    behind: Vec<&'static str>,
    owner: bool,
    kind: CueKind,
}

/// The frames by their first word, those with most words first.
static FRAMES: LazyLock<FxHashMap<&'static str, Vec<Frame>>> = LazyLock::new(|| {
    let mut frames: FxHashMap<&'static str, Vec<Frame>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../lexicon/cue_frames.txt")) {
        let Some((before, behind)) = entry.term.split_once('X') else { continue };
        let owner = behind.starts_with("'s");
        let frame = Frame {
            text: entry.term,
            before: before.split_whitespace().collect(),
            behind: behind.split_whitespace().collect(),
            owner,
            kind: entry.field(1).parse().unwrap_or(CueKind::Communication),
        };
        if let Some(first) = frame.before.first() {
            frames.entry(first).or_default().push(frame);
        }
    }
    for list in frames.values_mut() {
        list.sort_by_key(|frame| std::cmp::Reverse(frame.before.len() + frame.behind.len()));
    }
    frames
});
