//! Who stands behind the sentence under the cursor, how that is known, and what else rests on them.

use super::Style;
use crate::annotations::{Attribution, LedgerEntry, Scope, Source, SourceClass, Support};
use crate::lsp::snapshot::{Checked, Last, Snapshot};
use crate::text::{Span, visible};
use tower_lsp::ls_types::Range;

/// How many of a source's statements are listed, and how many characters of each.
const LISTED: usize = 5;
const SHOWN: usize = 80;

/// What there is to say about the words at `offset` of the present text, and the range of the source's mention, or of
/// the sentence where it has none. `None` outside sentences, and in words that were edited since the last check.
pub(super) fn about(snapshot: &Snapshot, offset: usize, style: Style) -> Option<(String, Option<Range>)> {
    let last = snapshot.last.as_ref()?;
    let page = Page { checked: &last.checked, style };
    let place = last.checked.document.map.to_prose(last.shift.backward(offset)?)?;
    let attributions = &last.checked.annotations.attributions;
    let (mut parts, range) = match innermost(attributions, place) {
        Some(index) => {
            let attribution = attributions.get(index)?;
            let mention = attribution.source.as_ref().map(|source| source.span);
            (page.of_attribution(index, attribution), mention)
        }
        None => page.without_attribution(place)?,
    };
    parts.extend(page.claims(place));
    Some((parts.join("\n\n"), range.and_then(|range| range_of(snapshot, last, range))))
}

/// The attribution whose source or cue is at `place`, else the one with the shortest content there, else the shortest
/// that stands around it.
fn innermost(attributions: &[Attribution], place: usize) -> Option<usize> {
    let size = |attribution: &Attribution| {
        let source = attribution.source.as_ref().map(|source| source.span);
        let cue = attribution.cue.as_ref().map(|cue| cue.span);
        let who = source.into_iter().chain(cue);
        if who.clone().any(|span| span.contains(place)) {
            return Some((0, 0));
        }
        let content = attribution.content.iter().copied();
        let there = content.clone().filter(|span| span.contains(place)).map(Span::len).min();
        let around = who.chain(content).reduce(Span::join).filter(|span| span.contains(place));
        there.map(|length| (1, length)).or(around.map(|span| (2, span.len())))
    };
    let sized =
        attributions.iter().enumerate().filter_map(|(index, attribution)| Some((size(attribution)?, index)));
    sized.min().map(|(_, index)| index)
}

/// Writes about a checked draft.
#[derive(Clone, Copy)]
struct Page<'a> {
    checked: &'a Checked,
    style: Style,
}

impl Page<'_> {
    fn of_attribution(self, index: usize, attribution: &Attribution) -> Vec<String> {
        let mut parts = vec![self.who(index, attribution)];
        parts.extend(self.how(attribution));
        if let Some(entry) = self.checked.annotations.ledger.entry_of(index) {
            parts.push(self.what_rests(entry));
        }
        parts
    }

    /// A sentence of the body that nobody is named for, and its span.
    fn without_attribution(self, place: usize) -> Option<(Vec<String>, Option<Span>)> {
        let sentence = self.checked.annotations.sentences().get(self.checked.annotations.text.at(place)?)?;
        let block = self.checked.document.blocks.get(sentence.block)?;
        let nobody = format!("{}: this is the draft’s own word.", self.style.strong("No source"));
        block.kind.is_body().then_some((vec![nobody], Some(sentence.span)))
    }

    fn who(self, index: usize, attribution: &Attribution) -> String {
        let Some(source) = &attribution.source else {
            return self.style.strong("No source: the draft does not say who stands behind this.");
        };
        let mut who = format!("{}: {}", self.style.strong("Source"), self.words(source.span));
        let entry = self.checked.annotations.ledger.entry_of(index);
        let class = match entry.filter(|_| source.class == SourceClass::Pronoun) {
            Some(entry) if entry.class != SourceClass::Pronoun => {
                who += &format!(" = {}", self.style.draft(&entry.name));
                entry.class
            }
            _ => source.class,
        };
        who += &format!(" ({})", class.in_words());
        if let Some(cue) = &attribution.cue {
            who += &format!(", by “{}”", self.words(cue.span));
        }
        if let Some(known) = what_is_known(source) {
            who += &format!(". {known}");
        }
        who
    }

    /// How it is known that the source stands behind this, where no cue says so.
    fn how(self, attribution: &Attribution) -> Option<String> {
        match (attribution.scope, &attribution.cue) {
            (Scope::Explicit, Some(_)) => None,
            (Scope::Explicit, None) => Some("Known by its quotation marks alone.".to_owned()),
            (Scope::Inherited(from), _) => {
                let from = self.checked.annotations.attributions.get(from);
                let line = from.map_or(0, |from| self.line(Span::at(from.start())));
                Some(format!("Inherited from line {line}: the sentence names no source of its own."))
            }
        }
    }

    /// What else rests on a source, statement by statement.
    fn what_rests(self, entry: &LedgerEntry) -> String {
        let annotations = &self.checked.annotations;
        let all = entry.attributions.iter().filter_map(|index| annotations.attributions.get(*index));
        let statements: Vec<Span> =
            all.filter_map(|attribution| attribution.content.first().copied()).collect();
        let mut lines = vec![format!("{} on {}:", count(statements.len()), self.style.draft(&entry.name))];
        for statement in statements.iter().take(LISTED) {
            let words = visible::shortened(self.checked.document.prose_of(*statement), SHOWN);
            lines.push(format!("- line {}: {}", self.line(*statement), self.style.draft(&words)));
        }
        if statements.len() > LISTED {
            lines.push(format!("- and {} more", statements.len() - LISTED));
        }
        lines.join("\n")
    }

    /// What could be checked in the sentence and has no source of its own.
    fn claims(self, place: usize) -> Vec<String> {
        let annotations = &self.checked.annotations;
        let Some(sentence) = annotations.text.at(place).and_then(|at| annotations.sentences().get(at)) else {
            return Vec::new();
        };
        let unsaid = annotations.claims_in(sentence.span).filter_map(|claim| {
            let words = format!("“{}” could be checked", self.words(claim.span));
            match claim.support {
                Support::Explicit(_) => None,
                Support::None => Some(format!("{words}: nobody is said to stand behind it.")),
                Support::Inherited(near) => {
                    let line = self.line(Span::at(annotations.attributions.get(near)?.start()));
                    Some(format!("{words}: the source on line {line} is near, and does not say so of this."))
                }
            }
        });
        unsaid.collect()
    }

    fn words(self, prose: Span) -> String {
        self.style.draft(self.checked.document.prose_of(prose))
    }

    /// The line, from 1, on which a span of the prose starts.
    fn line(self, prose: Span) -> usize {
        let document = &self.checked.document;
        document.lines.line(document.map.to_source(prose).start) + 1
    }
}

/// What the reader learns of a source that is not named.
fn what_is_known(source: &Source) -> Option<&'static str> {
    match (source.class, source.described) {
        (SourceClass::Anonymous, true) => {
            Some("The reader learns their part in the matter, or how they know.")
        }
        (SourceClass::Anonymous, false) => {
            Some("The reader learns neither their part in the matter nor how they know.")
        }
        _ => None,
    }
}

fn count(statements: usize) -> String {
    if statements == 1 { "1 statement rests".to_owned() } else { format!("{statements} statements rest") }
}

fn range_of(snapshot: &Snapshot, last: &Last, prose: Span) -> Option<Range> {
    let source = last.checked.document.map.to_source(prose);
    Some(snapshot.lines().range(last.shift.forward(source)?))
}
