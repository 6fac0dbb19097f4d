//! Another name for a person or an organisation, everywhere in a draft.

mod front_matter;

pub use front_matter::name_at;

use super::name::PARTICLES;
use super::roster::{Form, NamePlace, Naming};
use crate::document::{Document, Format};
use crate::text::{self, Edit, Span};
use std::fmt;

/// How many characters a name may have.
const LONGEST: usize = 200;

/// One edit of a renaming.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The edit, in offsets of the source.
    pub edit: Edit,
    /// Whether it lies in a quotation, whose words are somebody's.
    pub quoted: bool,
    /// Whether the name may be another's there.
    pub doubtful: bool,
}

/// Why a text can be no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It has no letter.
    NoLetter,
    /// It has a line end or another sign that is not printed.
    NotOneLine,
    /// It is longer than any name.
    TooLong,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::NoLetter => "A name has at least one letter.",
            Refusal::NotOneLine => {
                "A name stands on one line, without tabs and other marks that do not print."
            }
            Refusal::TooLong => "That is too long for a name.",
        })
    }
}

/// The edits that write `new` for what stands at `place`, one of the places of `naming`, and that change the other
/// places alike: a new surname changes the full name, too, and a new full name the surname that stands alone. A
/// place whose words have markup between them is left as it is.
///
/// # Errors
/// Where `new` can be no name.
pub fn rename(
    document: &Document,
    naming: &Naming,
    place: &NamePlace,
    new: &str,
) -> Result<Vec<Change>, Refusal> {
    let new = checked(new)?;
    let renaming = Renaming::new(document, naming, place, &new);
    let mut changes = Vec::new();
    let mut forms = Vec::new();
    for place in &naming.places {
        let edits = renaming.edits(document, place);
        forms.extend(form(document, place, &edits));
        let edits = edits.into_iter();
        changes.extend(edits.map(|edit| Change { edit, quoted: place.quoted, doubtful: place.doubtful }));
    }
    changes.extend(front_matter::changes(document, forms));
    Ok(changes)
}

/// The name at a place before and after its edits; `None` for a given name alone, which may be anybody's.
fn form(document: &Document, place: &NamePlace, edits: &[Edit]) -> Option<front_matter::Form> {
    let span = document.map.to_source(place.span());
    let inside = |edit: &&Edit| span.covers(edit.span) && edit.span.start < span.end;
    let moved = |edit: &Edit| Edit {
        span: Span::new(edit.span.start - span.start, edit.span.end - span.start),
        text: edit.text.clone(),
    };
    let edits: Vec<Edit> = edits.iter().filter(inside).map(moved).collect();
    if edits.is_empty() || place.form == Form::Given {
        return None;
    }
    let old = span.of(&document.source).to_owned();
    Some(front_matter::Form { new: text::apply(&old, &edits), old, doubtful: place.doubtful })
}

fn checked(new: &str) -> Result<String, Refusal> {
    let new = new.trim();
    if new.chars().any(char::is_control) {
        Err(Refusal::NotOneLine)
    } else if !new.chars().any(char::is_alphabetic) {
        Err(Refusal::NoLetter)
    } else if new.chars().count() > LONGEST {
        Err(Refusal::TooLong)
    } else {
        Ok(new.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

/// A name before and after, in its parts.
struct Renaming {
    /// Given names as they were, and as they will be.
    given: (String, String),
    /// The surname as it will be, or the whole name where it has no parts.
    last: String,
    /// Whether the surname had particles, which may be left out where it stands alone.
    had_particles: bool,
}

impl Renaming {
    fn new(document: &Document, naming: &Naming, place: &NamePlace, new: &str) -> Self {
        let full = if place.form == Form::Full {
            Some(place)
        } else {
            naming.places.iter().find(|other| other.form == Form::Full)
        };
        let parts = full.map(|full| (text_of(document, given_of(full)), text_of(document, last_of(full))));
        let (given, last) = parts.unwrap_or_else(|| (String::new(), naming.name.clone()));
        let had_particles = last.contains(' ');
        let (new_given, new_last) = match place.form {
            Form::Surname => (given.clone(), new.to_owned()),
            Form::Given => (new.to_owned(), last),
            Form::Full if naming.is_person => {
                let words: Vec<&str> = new.split(' ').collect();
                let (first, rest) = words.split_at(super::roster::given_words(&words));
                (first.join(" "), rest.join(" "))
            }
            Form::Full => (String::new(), new.to_owned()),
        };
        Self { given: (given, new_given), last: new_last, had_particles }
    }

    fn edits(&self, document: &Document, place: &NamePlace) -> Vec<Edit> {
        let (given, last) = (given_of(place), last_of(place));
        let mut edits = Vec::new();
        match place.form {
            Form::Given => {
                let new = if self.given.1.is_empty() { &self.last } else { &self.given.1 };
                edits.extend(replace(document, last, new));
            }
            Form::Surname if self.had_particles && last.len() == 1 => {
                edits.extend(replace(document, last, self.without_particles()));
            }
            // The given names cannot go without the markup around them.
            Form::Surname | Form::Full if self.given.1.is_empty() && has_markup(document, given, last) => {}
            Form::Surname | Form::Full => {
                edits.extend(self.given_edit(document, given, last));
                edits.extend(replace(document, last, &self.last));
            }
        }
        if place.form != Form::Given && !edits.is_empty() {
            edits.extend(self.ending(document, place));
        }
        edits
    }

    /// The edit of the given names in a full form: an initial stays one.
    fn given_edit(&self, document: &Document, given: &[Span], last: &[Span]) -> Option<Edit> {
        let (old, new) = &self.given;
        let written = text_of(document, given);
        if given.is_empty() || old == new {
            return None;
        }
        if new.is_empty() {
            let start = document.map.to_source(*given.first()?).start;
            let end = document.map.to_source(*last.first()?).start;
            return Some(Edit { span: Span::new(start, end), text: String::new() });
        }
        if written == *old || written.to_lowercase() == old.to_lowercase() {
            return replace(document, given, new);
        }
        let first = given.get(..1)?;
        if written.ends_with('.') && given.len() == 1 {
            let initial: String = new.chars().take(1).chain(['.']).collect();
            return replace(document, first, &initial);
        }
        // A middle name that is written here alone stays.
        let (old_first, new_first) = (old.split(' ').next()?, new.split(' ').next()?);
        (text_of(document, first) == old_first).then(|| replace(document, first, new_first)).flatten()
    }

    fn without_particles(&self) -> &str {
        let mut rest = self.last.as_str();
        while let Some((_, behind)) = rest.split_once(' ').filter(|(first, _)| PARTICLES.contains(first)) {
            rest = behind;
        }
        rest
    }

    /// "Adus’" takes an *s* where the new name ends in none.
    fn ending(&self, document: &Document, place: &NamePlace) -> Option<Edit> {
        let ends_in_s = self.last.to_lowercase().ends_with(['s', 'z', 'x']);
        let apostrophe = document.map.to_verbatim(place.apostrophe.filter(|_| !ends_in_s)?)?;
        Some(Edit { span: Span::at(apostrophe.end), text: "s".to_owned() })
    }
}

fn given_of(place: &NamePlace) -> &[Span] {
    place.words.get(..place.given).unwrap_or_default()
}

fn last_of(place: &NamePlace) -> &[Span] {
    place.words.get(place.given..).unwrap_or_default()
}

fn text_of(document: &Document, words: &[Span]) -> String {
    words.iter().map(|word| document.prose_of(*word)).collect::<Vec<_>>().join(" ")
}

/// The edit that writes `new` for some words, in capitals where they are; `None` where nothing changes or where
/// markup would be lost.
fn replace(document: &Document, words: &[Span], new: &str) -> Option<Edit> {
    let span = words.iter().copied().reduce(Span::join)?;
    let old = document.prose_of(span);
    let letters = || old.chars().filter(|letter| letter.is_alphabetic());
    let is_shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    let new = if is_shouted { new.to_uppercase() } else { new.to_owned() };
    if old == new {
        return None;
    }
    let source = document.map.to_source(span);
    let is_plain = !is_marked(document, span, source);
    is_plain.then(|| Edit { span: source, text: document.format.escaped(&new) })
}

/// Whether markup stands between the first of the given names and the last name.
fn has_markup(document: &Document, given: &[Span], last: &[Span]) -> bool {
    let (Some(first), Some(last)) = (given.first(), last.first()) else { return false };
    let start = document.map.to_source(*first).start;
    let source = Span::new(start, document.map.to_source(*last).start.max(start));
    is_marked(document, Span::new(first.start, last.start), source)
}

/// Whether there is markup in a span of the prose, which that of the source is of.
fn is_marked(document: &Document, span: Span, source: Span) -> bool {
    // Letters with accents are commands in LaTeX, and nothing is lost with them.
    let is_letters = document.format == Format::Latex && document.map.is_unbroken(span);
    document.format != Format::Plain
        && !is_letters
        && source.of(&document.source).contains(['*', '_', '<', '[', ']', '`', '\\', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Annotations, Roster};
    use crate::config::Config;
    use proptest::prelude::*;

    fn renamed_in(format: Format, text: &str, at: &str, new: &str) -> Result<String, Refusal> {
        let document = Document::parse(text, format);
        let annotations = Annotations::of(&document, &Config::default());
        let roster = Roster::of(&document, &annotations);
        let (naming, place) = roster.at(document.prose.find(at).unwrap()).expect("a name");
        let changes = rename(&document, naming, place, new)?;
        let edits: Vec<Edit> = changes.into_iter().map(|change| change.edit).collect();
        Ok(text::apply(text, &edits))
    }

    fn renamed(text: &str, at: &str, new: &str) -> String {
        renamed_in(Format::Plain, text, at, new).unwrap()
    }

    const TEXT: &str = "Oda Moss spoke. Moss’s crew slept. Mr. Moss left, and O. Moss wrote it down.";

    #[test]
    fn a_new_surname_changes_every_form() {
        assert_eq!(
            renamed(TEXT, "Moss’s", "Marsh"),
            "Oda Marsh spoke. Marsh’s crew slept. Mr. Marsh left, and O. Marsh wrote it down."
        );
    }

    #[test]
    fn a_new_full_name_changes_surname_and_initial() {
        assert_eq!(
            renamed(TEXT, "Oda", "Ida van Marsh"),
            "Ida van Marsh spoke. van Marsh’s crew slept. Mr. van Marsh left, and I. van Marsh wrote it down."
        );
        assert_eq!(
            renamed(TEXT, "Oda", " Ida  Moss "),
            "Ida Moss spoke. Moss’s crew slept. Mr. Moss left, and I. Moss wrote it down."
        );
        assert_eq!(
            renamed(TEXT, "Oda", "Marsh"),
            "Marsh spoke. Marsh’s crew slept. Mr. Marsh left, and Marsh wrote it down."
        );
    }

    #[test]
    fn possessives_and_capitals_are_kept() {
        let text = "Kofi Adus spoke. It was Adus’ boat. ADUS left.";
        assert_eq!(renamed(text, "Kofi", "Kofi Marsh"), "Kofi Marsh spoke. It was Marsh’s boat. MARSH left.");
        assert_eq!(renamed(text, "Kofi", "Kofi Yonas"), "Kofi Yonas spoke. It was Yonas’ boat. YONAS left.");
    }

    #[test]
    fn an_organisation_changes_as_a_whole() {
        let text = "The Velm Port Authority shut. Nobody at the Velm\nPort Authority knew.";
        assert_eq!(
            renamed(text, "Velm", "Velm Board"),
            "The Velm Board shut. Nobody at the Velm Board knew."
        );
    }

    #[test]
    fn markup_stays_and_is_not_brought_in() {
        let html = "<p>Jürgen M&ouml;ss spoke. <b>M&ouml;ss</b> left.</p>";
        assert_eq!(
            renamed_in(Format::Html, html, "Jürgen", "Jürgen Möss & Co").unwrap(),
            "<p>Jürgen Möss &amp; Co spoke. <b>Co</b> left.</p>"
        );
        let markdown = "*Oda* **Moss** spoke. `Moss` Moss left.";
        assert_eq!(
            renamed_in(Format::Markdown, markdown, "Moss left", "Ma*sh").unwrap(),
            "*Oda* **Ma\\*sh** spoke. `Moss` Ma\\*sh left."
        );
        // A name of one word has no place for the markup of the other.
        for markdown in ["**Oda** *Moss* spoke. Moss left.", "[Oda](x) Moss spoke. Moss left."] {
            let renamed = renamed_in(Format::Markdown, markdown, "Moss left", "Oda Cher").unwrap();
            assert!(renamed.ends_with("Cher left."), "{renamed}");
            let renamed = renamed_in(Format::Markdown, markdown, "Oda", "Cher").unwrap();
            assert_eq!(renamed, markdown.replace("Moss left", "Cher left"));
        }
        let latex = "J\\\"urgen \\emph{M\\\"oss} spoke. \\textbf{M\\\"oss} left.";
        assert_eq!(
            renamed_in(Format::Latex, latex, "Jürgen", "Jürgen R&D").unwrap(),
            "J\\\"urgen \\emph{R\\&D} spoke. \\textbf{R\\&D} left."
        );
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let refused = |new: &str| renamed_in(Format::Plain, TEXT, "Oda", new).unwrap_err();
        assert_eq!([refused(" "), refused("1.")], [Refusal::NoLetter; 2]);
        assert_eq!(refused("Oda\nMoss"), Refusal::NotOneLine);
        assert_eq!(refused(&"a".repeat(201)), Refusal::TooLong);
    }

    proptest! {
        /// Whatever is renamed: no edit touches another, each lies on characters, and the name is gone from where it
        /// was asked about.
        #[test]
        fn edits_lie_apart(
            words in proptest::collection::vec(prop::sample::select(&WORDS[..]), 1..25),
            format in prop::sample::select(&Format::ALL[..]),
        ) {
            let text = words.concat();
            let document = Document::parse(&text, format);
            let annotations = Annotations::of(&document, &Config::default());
            for naming in &annotations.roster(&document).namings {
                for place in &naming.places {
                    let changes = rename(&document, naming, place, "Ünal van Börk").unwrap();
                    let mut edits: Vec<Edit> = changes.into_iter().map(|change| change.edit).collect();
                    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
                    for pair in edits.windows(2) {
                        prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?} in {:?}", pair, text);
                    }
                    for edit in &edits {
                        prop_assert!(text.get(edit.span.range()).is_some(), "{:?} in {:?}", edit, text);
                    }
                }
            }
        }
    }

    const WORDS: [&str; 24] = [
        "Oda ",
        "Moss ",
        "Moss’s ",
        "Edgar ",
        "Adus’ ",
        "van der ",
        "Velm ",
        "Port ",
        "Mr. ",
        "O. ",
        "said ",
        "“",
        "”",
        ". ",
        ", ",
        "\n",
        "\r\n\r\n",
        "# ",
        "*",
        "`",
        "<b>",
        "&ouml;",
        "MOSS ",
        "the ",
    ];
}
