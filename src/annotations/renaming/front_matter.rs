//! A name in the front matter of its draft: the author, or the headline once more.
//!
//! Front matter is no prose, so that nothing was recognised in it. A form counts there as it is written in the body.

use super::Change;
use crate::annotations::Roster;
use crate::annotations::roster::{Form as Part, NamePlace, Naming};
use crate::document::Document;
use crate::text::{Edit, Span};

/// One form of a name, before and after.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Form {
    /// As the body has it.
    pub old: String,
    /// As it will have it.
    pub new: String,
    /// Whether it may be another's.
    pub doubtful: bool,
}

/// The name at an offset of the prose, `None` in what is no prose, or of the source, where it stands in the front matter:
/// the name, a place where it is written so, and the span of the source that was meant.
pub fn name_at<'a>(
    document: &Document,
    roster: &'a Roster,
    prose: Option<usize>,
    source: usize,
) -> Option<(&'a Naming, &'a NamePlace, Span)> {
    let in_prose = prose.and_then(|offset| roster.at(offset));
    let in_prose = in_prose.map(|(naming, place)| (naming, place, document.map.to_source(place.span())));
    in_prose.or_else(|| in_front_matter(document, roster, source))
}

/// The name that is written in the front matter at an offset of the source: one that the draft has, a place where it is
/// written alike, and where it stands. Right behind its last letter counts.
fn in_front_matter<'a>(
    document: &Document,
    roster: &'a Roster,
    offset: usize,
) -> Option<(&'a Naming, &'a NamePlace, Span)> {
    let whole = document.front_matter_span.filter(|whole| whole.start <= offset && offset <= whole.end)?;
    let source = &document.source;
    let line_start =
        Span::new(whole.start, offset).of(source).rfind('\n').map_or(whole.start, |at| whole.start + at + 1);
    let line = Span::new(line_start, whole.end).of(source).lines().next()?;
    let value = line_start + value_start(line);
    let places =
        roster.namings.iter().flat_map(|naming| naming.places.iter().map(move |place| (naming, place)));
    let written = places.filter(|(_, place)| place.form != Part::Given).filter_map(|(naming, place)| {
        let form = document.map.to_source(place.span()).of(source);
        let rest = Span::new(value, line_start + line.len());
        let spans = rest.of(source).match_indices(form);
        let mut spans = spans.map(|(at, _)| Span::new(value + at, value + at + form.len()));
        let span = spans.find(|span| span.start <= offset && offset <= span.end)?;
        let goes_on = before_capital(Span::new(span.end, rest.end).of(source));
        (stands_alone(source, span) && !goes_on).then_some((naming, place, span))
    });
    written.max_by_key(|(_, _, span)| span.len())
}

/// The changes of values in the front matter. Before a capital they are doubtful, since the name of a street or a
/// trust goes on there, and a headline, too.
pub(super) fn changes(document: &Document, mut forms: Vec<Form>) -> Vec<Change> {
    let Some(whole) = document.front_matter_span.filter(|_| !document.front_matter.is_empty()) else {
        return Vec::new();
    };
    if !forms.iter().all(|form| form.new.chars().all(is_plain)) {
        return Vec::new();
    }
    // Of two forms that begin at one place the longer one is written there.
    forms.sort_by(|one, other| other.old.len().cmp(&one.old.len()).then(one.cmp(other)));
    let source = &document.source;
    let mut changes = Vec::new();
    let mut line_start = whole.start;
    for line in whole.of(source).split_inclusive('\n') {
        let mut at = line_start + value_start(line);
        line_start += line.len();
        while at < line_start {
            let rest = Span::new(at, line_start).of(source);
            let form = forms.iter().find(|form| {
                rest.starts_with(&form.old) && stands_alone(source, Span::new(at, at + form.old.len()))
            });
            let Some(form) = form else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let span = Span::new(at, at + form.old.len());
            let goes_on = before_capital(Span::new(span.end, line_start).of(source));
            let edit = Edit { span, text: form.new.clone() };
            changes.push(Change { edit, quoted: false, doubtful: form.doubtful || goes_on });
            at = span.end;
        }
    }
    changes
}

/// Where a line's value begins: behind its key, where it has one.
fn value_start(line: &str) -> usize {
    line.find([':', '=']).map_or(0, |sign| sign + 1)
}

/// What needs no quotation marks, in neither YAML nor TOML.
fn is_plain(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, ' ' | '-' | '.' | '’')
}

/// Whether a span of the source is words of their own, and no part of an address, a file's name or a longer word.
fn stands_alone(source: &str, span: Span) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/' | '@' | '.');
    let before = Span::new(0, span.start).of(source).chars().next_back();
    let mut after = Span::new(span.end, source.len()).of(source).chars();
    let is_joined_behind = match after.next() {
        Some('.' | '-') => after.next().is_some_and(char::is_alphanumeric),
        Some(letter) => joins(letter),
        None => false,
    };
    !before.is_some_and(joins) && !is_joined_behind
}

fn before_capital(rest: &str) -> bool {
    rest.strip_prefix(' ').and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Annotations, Roster};
    use crate::config::Config;
    use crate::document::Format;
    use crate::text;

    fn renamed(source: &str, new: &str) -> (String, usize) {
        let document = Document::parse(source, Format::Markdown);
        let annotations = Annotations::of(&document, &Config::default());
        let roster = Roster::of(&document, &annotations);
        let (naming, place) = roster.at(document.prose.find("Oda Moss").unwrap()).expect("a name");
        let changes = super::super::rename(&document, naming, place, new).unwrap();
        let doubtful = changes.iter().filter(|change| change.doubtful).count();
        let edits: Vec<Edit> = changes.into_iter().map(|change| change.edit).collect();
        (text::apply(source, &edits), doubtful)
    }

    fn draft(full: &str, last: &str) -> String {
        format!(
            "---\ntitle: \"{last} blames the crew\"\nauthor: {full}\nMoss: kept\nslug: /Moss/Oda-Moss.html\n\
             tags: [{last}, {last} Trust, Mosser]\n---\n\n{full} spoke. {last} slept.\n"
        )
    }

    #[test]
    fn values_change_with_the_draft_and_keys_and_addresses_stay() {
        // Of the trust it is asked first.
        assert_eq!(renamed(&draft("Oda Moss", "Moss"), "Ida Marsh"), (draft("Ida Marsh", "Marsh"), 1));
    }

    #[test]
    fn what_would_want_quotation_marks_is_left_to_the_writer() {
        let (after, _) = renamed(&draft("Oda Moss", "Moss"), "Ida: Marsh");
        assert!(after.contains("author: Oda Moss\n") && after.contains("title: \"Moss"), "{after}");
    }

    #[test]
    fn a_draft_whose_front_matter_cannot_be_read_keeps_it() {
        let source = "---\ntitle: [Oda Moss\n---\n\nOda Moss spoke.\n";
        assert_eq!(renamed(source, "Ida Moss").0, source.replace("\nOda", "\nIda"));
    }
}
