//! `textDocument/completion`: names of the draft and of the house, where a source or a name is being written.

use crate::annotations::renaming::escaped;
use crate::annotations::roster::{Form, Naming};
use crate::annotations::{Annotations, Ledger, LedgerEntry, Roster, SourceClass};
use crate::config::Config;
use crate::document::Document;
use crate::lsp::snapshot::{Last, Snapshot};
use crate::spelling::folded;
use crate::text::Span;
use std::collections::HashSet;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, InsertTextFormat, Position,
    TextEdit,
};

/// How many names are offered at once.
const MOST: usize = 50;

/// The characters behind which an editor shall ask unasked.
pub const TRIGGERS: [&str; 1] = [" "];

/// The names that fit what stands before the cursor: behind "according to" and behind "said" right after a quotation
/// or a comma any, elsewhere those that begin with the capitalised words there.
pub fn completion(snapshot: &Snapshot, position: Position) -> Option<CompletionResponse> {
    let last = snapshot.last.as_ref()?;
    let cursor = snapshot.lines().offset(position);
    let fresh;
    let document = if last.shift.is_empty() {
        &last.checked.document
    } else {
        fresh = Document::parse(&snapshot.text, last.checked.document.format);
        &fresh
    };
    let place = Place::at(document, cursor)?;
    let candidates = candidates(last, &snapshot.config, &place.typed);
    let mut items = Vec::new();
    for candidate in candidates {
        let Some((typed, filter)) = place.fit(&candidate.name) else { continue };
        let range = snapshot.lines().range(Span::new(cursor - typed, cursor));
        items.push(CompletionItem {
            label: candidate.name.clone(),
            kind: Some(CompletionItemKind::REFERENCE),
            detail: Some(candidate.detail),
            sort_text: Some(format!("{:04}", items.len())),
            filter_text: Some(filter),
            insert_text_format: Some(InsertTextFormat::PLAIN_TEXT),
            text_edit: Some(TextEdit::new(range, escaped(document.format, &candidate.name)).into()),
            ..CompletionItem::default()
        });
    }
    let is_incomplete = items.len() > MOST;
    items.truncate(MOST);
    (!items.is_empty()).then_some(CompletionResponse::List(CompletionList { is_incomplete, items }))
}

/// What stands before the cursor.
struct Place {
    /// The capitalised words right before it, the last of which may have begun only; empty behind a space.
    typed: String,
    /// Whether a source is awaited here, so that a name fits before its first letter is there.
    awaits_source: bool,
}

impl Place {
    /// `None` where no name is being written, and in code, front matter and other markup.
    fn at(document: &Document, cursor: usize) -> Option<Self> {
        let before = Span::new(0, cursor).of(&document.source);
        let behind = Span::new(cursor, document.source.len()).of(&document.source);
        if before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric) {
            return None;
        }
        // The last character that is no space is asked what it is; spaces at the end of a paragraph are no prose.
        let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        let written = line.trim_end();
        let last = written.chars().next_back()?;
        let at = cursor - (line.len() - written.len()) - last.len_utf8();
        let start = document.map.to_prose(at)?;
        let block = document.blocks.get(document.block_at(start)?)?;
        let prose = Span::new(block.span.start, start + last.len_utf8()).of(&document.prose);
        let is_code = prose.ends_with('\u{FFFC}') || !prose.ends_with(last);
        if is_code {
            return None;
        }
        let is_typing = written.len() == line.len() && last.is_alphanumeric();
        let typed = if is_typing { run_of_capitals(prose) } else { "" };
        let context = prose.strip_suffix(typed).unwrap_or(prose);
        let awaits_source =
            (written.len() < line.len() || !typed.is_empty()) && awaits_source(context.trim_end());
        let is_new_word = typed.is_empty() || !context.ends_with(char::is_alphanumeric);
        (is_new_word && (awaits_source || !typed.is_empty()))
            .then(|| Self { typed: typed.to_owned(), awaits_source })
    }

    /// How many bytes of what is typed a name takes the place of, and the part of the name that an editor shall
    /// compare with them; `None` where the name does not fit.
    fn fit(&self, name: &str) -> Option<(usize, String)> {
        if self.typed.is_empty() {
            return self.awaits_source.then(|| (0, name.to_owned()));
        }
        let starts = |text: &str| text.match_indices(' ').map(|(at, _)| at + 1).collect::<Vec<usize>>();
        let tails = |text: &str| std::iter::once(0).chain(starts(text)).collect::<Vec<usize>>();
        // The most of what is typed that some words of the name begin with: "Oda Mo", "Minister Mo".
        tails(&self.typed).into_iter().find_map(|at| {
            let typed = self.typed.get(at..).filter(|typed| !typed.is_empty())?;
            let tail = tails(name).into_iter().filter_map(|at| name.get(at..)).find(|tail| {
                // Folding leaves spaces out, so they are held against each other word by word.
                let count = typed.split(' ').count();
                let (mut own, mut other) = (tail.split(' ').take(count), typed.split(' '));
                let last = typed.rsplit(' ').next().unwrap_or(typed);
                let whole =
                    other.by_ref().take(count - 1).all(|word| own.next().map(folded) == Some(folded(word)));
                whole && own.next().is_some_and(|word| folded(word).starts_with(&folded(last)))
            })?;
            Some((typed.len(), tail.to_owned()))
        })
    }
}

/// The capitalised words with which a text ends, parted by single spaces.
fn run_of_capitals(text: &str) -> &str {
    let mut start = text.len();
    loop {
        let before = text.get(..start).unwrap_or("");
        let bare = if start == text.len() { before } else { before.strip_suffix(' ').unwrap_or("") };
        let word_start = bare
            .char_indices()
            .rev()
            .take_while(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’' | '.'))
            .last()
            .map(|(at, _)| at);
        let Some(word_start) = word_start else { break };
        if !bare.get(word_start..).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            break;
        }
        start = word_start;
    }
    text.get(start..).unwrap_or("")
}

/// Whether a source comes next: "..., according to", "...,” said".
fn awaits_source(before: &str) -> bool {
    let lower = before.to_lowercase();
    let is_word = |text: &str| !text.ends_with(char::is_alphanumeric);
    if lower.strip_suffix("according to").is_some_and(is_word) {
        return true;
    }
    let said = ["said", "says"].iter().find_map(|cue| lower.strip_suffix(cue));
    said.is_some_and(|rest| rest.ends_with(' ') && rest.trim_end().ends_with(['”', '"', '’', ',', '»']))
}

/// A name that may be offered.
struct Candidate {
    name: String,
    detail: String,
}

/// The draft's sources, those on whom most rests first, then its other names, then the house's.
fn candidates(last: &Last, config: &Config, typed: &str) -> Vec<Candidate> {
    let (document, annotations) = (&last.checked.document, &last.checked.annotations);
    let mut seen: HashSet<String> = HashSet::from([typed.to_owned()]);
    let mut candidates = Vec::new();
    let mut offer = |name: &str, detail: &str| {
        if !name.is_empty() && seen.insert(name.to_owned()) {
            candidates.push(Candidate { name: name.to_owned(), detail: detail.to_owned() });
        }
    };
    let roster = annotations.roster(document);
    for entry in by_weight(&annotations.ledger) {
        match naming_of(annotations, roster, entry) {
            Some(naming) => {
                offer(&naming.name, entry.class.in_words());
                offer(&surname(document, naming), &naming.name);
            }
            None if is_written_again(entry.class) => {
                let inside = entry.name.strip_prefix("The ").map(|rest| format!("the {rest}"));
                offer(inside.as_ref().unwrap_or(&entry.name), entry.class.in_words());
            }
            None => {}
        }
    }
    let shown = |naming: &&Naming| naming.places.iter().any(|place| !place.in_heading);
    for naming in roster.namings.iter().filter(shown) {
        offer(&naming.name, "a name of this draft");
        offer(&surname(document, naming), &naming.name);
    }
    for name in config.known_names() {
        offer(name, "a name of the house");
    }
    candidates
}

/// The sources of a draft, those on whom most rests first.
fn by_weight(ledger: &Ledger) -> Vec<&LedgerEntry> {
    let mut entries: Vec<&LedgerEntry> = ledger.entries.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.attributions.len()));
    entries
}

fn naming_of<'a>(annotations: &Annotations, roster: &'a Roster, entry: &LedgerEntry) -> Option<&'a Naming> {
    let attributions = entry.attributions.iter().filter_map(|index| annotations.attributions.get(*index));
    let mut names = attributions.filter_map(|attribution| attribution.source.as_ref()?.name);
    names.find_map(|name| Some(roster.at(name.end)?.0))
}

/// Whether a source without a name of its own is called the same again.
fn is_written_again(class: SourceClass) -> bool {
    matches!(class, SourceClass::NamedOrganisation | SourceClass::Institution)
}

/// The surname of a person who has been named in full.
fn surname(document: &Document, naming: &Naming) -> String {
    let full = naming.places.iter().find(|place| place.form == Form::Full && naming.is_person);
    let words = full.and_then(|full| full.words.get(full.given..)).unwrap_or_default();
    words.iter().map(|word| document.prose_of(*word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn place(text: &str) -> Option<(String, bool)> {
        let document = Document::parse(text, Format::Markdown);
        Place::at(&document, text.len()).map(|place| (place.typed, place.awaits_source))
    }

    #[test]
    fn a_source_is_awaited_behind_cues() {
        let awaited = |typed: &str| Some((typed.to_owned(), true));
        assert_eq!(place("The ferry sank, according to "), awaited(""));
        assert_eq!(place("According to Mo"), awaited("Mo"));
        assert_eq!(place("“The ferry sank,” said "), awaited(""));
        assert_eq!(place("She said "), None);
        assert_eq!(place("The ferry sank according to"), None);
        assert_eq!(place("Not accordingto "), None);
    }

    #[test]
    fn capitals_begin_a_name_outside_of_code() {
        let begun = |typed: &str| Some((typed.to_owned(), false));
        assert_eq!(place("Then Oda Mo"), begun("Then Oda Mo"));
        assert_eq!(place("then Oda van Mo"), begun("Mo"));
        for none in ["then mo", "`Mo", "    Mo", "```\nMo", "Mo.", "", "---\ntitle: Mo\n---"] {
            let wanted = if none == "`Mo" { begun("Mo") } else { None };
            assert_eq!(place(none), wanted, "{none}");
        }
        assert_eq!(place("See `Mo` and `Mo`"), None);
    }

    #[test]
    fn the_most_of_what_is_typed_is_replaced() {
        let fit = |typed: &str, name: &str| Place { typed: typed.to_owned(), awaits_source: false }.fit(name);
        assert_eq!(fit("Then Oda Mo", "Oda Moss"), Some((6, "Oda Moss".to_owned())));
        assert_eq!(fit("Mo", "Oda Moss"), Some((2, "Moss".to_owned())));
        assert_eq!(fit("Varnevic", "Edgars Varnevičs"), Some((8, "Varnevičs".to_owned())));
        assert_eq!(fit("Ida Mo", "Oda Moss"), Some((2, "Moss".to_owned())));
        assert_eq!(fit("Ma", "Oda Moss"), None);
    }
}
