//! The ledger of a draft as text and as JSON: its sources, and what rests on each.

use super::json::JsonSpan;
use super::places::Places;
use crate::annotations::{Annotations, Attribution, LedgerEntry, Scope, SourceClass};
use crate::document::Document;
use crate::text::Span;
use crate::text::visible;
use serde::Serialize;
use std::fmt::Write;

/// The version of the JSON; it grows where a reader of the last one would misread.
pub const VERSION: u32 = 1;

/// How many characters of a statement a line of text shows.
const SHOWN: usize = 90;

/// For people: a line for the sums, one for each source, one for each statement.
pub fn text(path: &str, document: &Document, annotations: &Annotations) -> String {
    let entries = &annotations.ledger.entries;
    let mut out = format!("{}: {}\n", visible::line(path), sums(entries));
    for entry in entries {
        let name = visible::shortened(&entry.name, SHOWN);
        let _ = write!(out, "\n{name} ({})", entry.class.in_words());
        let also = other_names(document, entry);
        let _ = writeln!(
            out,
            "{}",
            if also.is_empty() { String::new() } else { format!(", also {}", also.join(", ")) }
        );
        for attribution in statements(annotations, entry) {
            let _ = writeln!(out, "  {}", statement(document, attribution));
        }
    }
    let nobody = annotations.explicit().filter(|attribution| attribution.source.is_none());
    let nobody: Vec<&Attribution> = nobody.collect();
    if !nobody.is_empty() {
        let _ = writeln!(out, "\n(no source)");
        for attribution in nobody {
            let _ = writeln!(out, "  {}", statement(document, attribution));
        }
    }
    visible::lines(&out)
}

/// For programs, as `docs/json.md` describes it: one JSON object without line ends.
///
/// # Errors
/// Never for a draft: its values are all of kinds that JSON has.
pub fn json(path: &str, document: &Document, annotations: &Annotations) -> serde_json::Result<String> {
    let places = Places::of(document);
    let span = |prose: Span| places.span(document.map.to_source(prose));
    let statement = |attribution: &Attribution| JsonStatement {
        cue: attribution.cue.as_ref().map(|cue| span(cue.span)),
        cue_kind: attribution.cue.as_ref().map(|cue| cue.kind.as_str()),
        content: attribution.content.iter().copied().map(span).collect(),
        scope: match attribution.scope {
            Scope::Explicit => "explicit",
            Scope::Inherited(_) => "inherited",
        },
    };
    let sources = annotations.ledger.entries.iter().map(|entry| JsonSource {
        name: &entry.name,
        class: entry.class.as_str(),
        mentions: entry.mentions.iter().copied().map(span).collect(),
        statements: statements(annotations, entry).map(statement).collect(),
    });
    let nobody = annotations.explicit().filter(|attribution| attribution.source.is_none());
    let draft =
        JsonDraft { path, sources: sources.collect(), without_source: nobody.map(statement).collect() };
    serde_json::to_string(&draft)
}

/// "3 named, 1 document, 2 anonymous".
pub(super) fn sums(entries: &[LedgerEntry]) -> String {
    let count =
        |classes: &[SourceClass]| entries.iter().filter(|entry| classes.contains(&entry.class)).count();
    let sums = [
        (count(&[SourceClass::NamedPerson, SourceClass::NamedOrganisation]), "named", "named"),
        (count(&[SourceClass::Institution]), "institution", "institutions"),
        (count(&[SourceClass::Document]), "document", "documents"),
        (count(&[SourceClass::SecondHand]), "other outlet", "other outlets"),
        (count(&[SourceClass::Anonymous]), "anonymous", "anonymous"),
        (count(&[SourceClass::VagueCollective]), "vague", "vague"),
        (count(&[SourceClass::Pronoun, SourceClass::None]), "not resolved", "not resolved"),
    ];
    let sums: Vec<String> = sums
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    if sums.is_empty() { "no sources".to_owned() } else { sums.join(", ") }
}

/// The other forms in which a source is mentioned, pronouns left out.
fn other_names<'a>(document: &'a Document, entry: &LedgerEntry) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for mention in &entry.mentions {
        let name = document.prose_of(*mention);
        let is_known = entry.name.contains(name) || name.contains(&entry.name) || names.contains(&name);
        if !is_known
            && name.contains(char::is_uppercase)
            && name.chars().count() <= SHOWN / 2
            && name.len() > 4
        {
            names.push(name);
        }
    }
    names
}

pub(super) fn statements<'a>(
    annotations: &'a Annotations,
    entry: &'a LedgerEntry,
) -> impl Iterator<Item = &'a Attribution> + use<'a> {
    entry.attributions.iter().filter_map(|index| annotations.attributions.get(*index))
}

/// "line 12, said: The bridge is safe", with "inherited" where it is.
pub(super) fn statement(document: &Document, attribution: &Attribution) -> String {
    let start = document.map.to_source(Span::at(attribution.start())).start;
    let line = document.lines.line(start) + 1;
    let cue = attribution.cue.as_ref().map(|cue| document.prose_of(cue.span));
    let how = match (attribution.scope, cue) {
        (Scope::Inherited(_), _) => "inherited".to_owned(),
        (Scope::Explicit, Some(cue)) => visible::shortened(cue, SHOWN),
        (Scope::Explicit, None) => "quoted".to_owned(),
    };
    let content: Vec<&str> = attribution.content.iter().map(|span| document.prose_of(*span)).collect();
    match content.as_slice() {
        [] => format!("line {line}, {how}"),
        content => {
            let content = content.join(" … ").replace('\n', " ");
            format!("line {line}, {how}: {}", visible::shortened(&content, SHOWN))
        }
    }
}

#[derive(Serialize)]
struct JsonDraft<'a> {
    path: &'a str,
    sources: Vec<JsonSource<'a>>,
    without_source: Vec<JsonStatement>,
}

#[derive(Serialize)]
struct JsonSource<'a> {
    name: &'a str,
    class: &'static str,
    mentions: Vec<JsonSpan>,
    statements: Vec<JsonStatement>,
}

#[derive(Serialize)]
struct JsonStatement {
    cue: Option<JsonSpan>,
    cue_kind: Option<&'static str>,
    content: Vec<JsonSpan>,
    scope: &'static str,
}
