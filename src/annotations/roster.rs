//! The roster: every name of a draft with all places where it is written, in whatever form.
//!
//! The [ledger](super::ledger) knows sources; this knows names, whether anything rests on them or not.

mod collect;
mod places;

pub(super) use collect::given_words;

use super::Annotations;
use crate::document::Document;
use crate::text::Span;

/// Which part of a name is written at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// All of it, or all that the draft ever gives: "Oda van der Moss", "Velm Port Authority".
    Full,
    /// A person's surname alone.
    Surname,
    /// A person's given name alone.
    Given,
}

/// One place where a name is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamePlace {
    /// Its words, titles and possessive endings left out.
    pub words: Vec<Span>,
    /// How many of the words, from the first, are given names; 0 for what is no person's name in full.
    pub given: usize,
    /// Which part of the name it is.
    pub form: Form,
    /// Whether it lies in a quotation.
    pub quoted: bool,
    /// Whether it lies in a heading, a byline or a dateline.
    pub in_heading: bool,
    /// Whether another name of the draft could be meant: two people share the surname.
    pub doubtful: bool,
    /// The apostrophe of a possessive that has no *s* of its own: "Adus’".
    pub apostrophe: Option<Span>,
}

impl NamePlace {
    /// From the first word to the last.
    pub fn span(&self) -> Span {
        let first = self.words.first().copied().unwrap_or_default();
        self.words.last().map_or(first, |last| first.join(*last))
    }
}

/// One name of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Naming {
    /// The fullest form, as first written in it.
    pub name: String,
    /// Whether it reads as a person's, so that surname and given name stand for it.
    pub is_person: bool,
    /// Where it is written, in order.
    pub places: Vec<NamePlace>,
}

/// All names of a draft, in no order that matters; no two have a place in common.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roster {
    /// The names.
    pub namings: Vec<Naming>,
}

impl Roster {
    /// Finds the names of a document. Two forms are one name only where that is certain or, for a surname that two
    /// people share, marked as doubtful.
    pub fn of(document: &Document, annotations: &Annotations) -> Self {
        let known = collect::names(document, annotations);
        let places = places::find(document, annotations, &known);
        let namings = known.into_iter().zip(places);
        let namings =
            namings.map(|(known, places)| Naming { name: known.shown, is_person: known.is_person, places });
        Self { namings: namings.filter(|naming| !naming.places.is_empty()).collect() }
    }

    /// The name at an offset of the prose, and the place; right behind its last letter counts.
    pub fn at(&self, offset: usize) -> Option<(&Naming, &NamePlace)> {
        let places =
            self.namings.iter().flat_map(|naming| naming.places.iter().map(move |place| (naming, place)));
        let touching = places.filter(|(_, place)| {
            let span = place.span();
            span.start <= offset && offset <= span.end
        });
        touching.max_by_key(|(_, place)| place.span().start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Format;

    /// The places of the name at the first `words`, each in its sentence's words as written.
    fn places(text: &str, words: &str) -> Vec<String> {
        let document = Document::parse(text, Format::Markdown);
        let annotations = Annotations::of(&document, &Config::default());
        let roster = Roster::of(&document, &annotations);
        let Some((naming, _)) = roster.at(document.prose.find(words).unwrap()) else { return Vec::new() };
        let shown = |place: &NamePlace| {
            let mark = if place.doubtful { "?" } else { "" };
            format!("{}{mark}", document.prose_of(place.span()))
        };
        naming.places.iter().map(shown).collect()
    }

    #[test]
    fn a_person_is_written_in_full_by_surname_and_with_a_title() {
        let text = "# Rinkevik Quits\n\nForeign Minister Edgar Rinkevik left on Tuesday. Mr. Rinkevik’s deputy \
                    stayed. The Rinkevik-led party met. Edgar K. Rinkevik had told the Edgar Rinkevik Trust.";
        let all = ["Rinkevik", "Edgar Rinkevik", "Rinkevik", "Rinkevik", "Edgar K. Rinkevik"];
        assert_eq!(places(text, "Rinkevik’s"), all);
        assert_eq!(places(text, "Rinkevik Quits"), all);
    }

    #[test]
    fn particles_belong_to_a_surname() {
        let text = "Oda van der Moss spoke. Later van der Moss left. A friend of Moss stayed.";
        assert_eq!(places(text, "Moss spoke"), ["Oda van der Moss", "van der Moss", "Moss"]);
    }

    #[test]
    fn a_byline_has_names_and_lends_none_to_the_body() {
        let text = "By Jane Doe and JO BELL, Staff Writer\n\nPedro Doe spoke. Doe left. Jane stayed.\n";
        assert_eq!(places(text, "Jane Doe"), ["Jane Doe"]);
        assert_eq!(places(text, "JO BELL"), ["JO BELL"]);
        assert_eq!(places(text, "Pedro"), ["Pedro Doe", "Doe"]);
        assert_eq!(places(text, "Staff"), Vec::<String>::new());
        let text = "By Jane Doe\n\nIt rained in Velm.\n\nReporting by Jane Doe; editing by Kofi Adu\n";
        assert_eq!(places(text, "Jane"), ["Jane Doe", "Jane Doe"]);
        let text = "By Jane Rinkevik\n\nMoss spoke to Rinkevik. Rinkevik left.\n";
        assert_eq!(places(text, "Rinkevik left"), ["Rinkevik", "Rinkevik"]);
    }

    #[test]
    fn another_person_of_the_surname_is_another() {
        let text = "Ana Ruiz sang. Ruiz left. Then Pedro Ruiz danced, and Ruiz laughed.";
        assert_eq!(places(text, "Ana"), ["Ana Ruiz", "Ruiz", "Ruiz?"]);
        assert_eq!(places(text, "Pedro"), ["Pedro Ruiz"]);
        let text = "Ana Ruiz sang. Then Pedro Ruiz danced, and Ruiz laughed.";
        assert_eq!(places(text, "Pedro"), ["Pedro Ruiz", "Ruiz?"]);
    }

    #[test]
    fn a_role_and_a_sentence_are_no_part_of_a_name() {
        let text =
            "And Oda Moss left. Harbour Board Speaker Edgar Rinkevik Jr. stayed. On Velm nobody spoke.";
        assert_eq!(places(text, "Oda"), ["Oda Moss"]);
        assert_eq!(places(text, "Rinkevik"), ["Edgar Rinkevik"]);
        assert_eq!(places(text, "Velm"), ["Velm"]);
        assert_eq!(places(text, "Harbour"), Vec::<String>::new());
    }

    #[test]
    fn an_organisation_has_no_surname() {
        let text = "The Velm Port Authority closed the quay. The Authority gave no reason. Nobody at Velm \
                    Port Authority answered.";
        assert_eq!(places(text, "Velm Port"), ["Velm Port Authority", "Velm Port Authority"]);
    }

    #[test]
    fn a_capital_of_the_sentence_is_no_name() {
        let text = "Officials met on Tuesday. But officials left. Critics stayed in March.";
        for word in ["Officials", "Tuesday", "But", "Critics", "March"] {
            assert_eq!(places(text, word), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn a_place_within_a_longer_name_is_part_of_that() {
        let text = "The ferry reached Velm at noon. The Velm Courier saw it leave Velm.";
        assert_eq!(places(text, "Velm at"), ["Velm", "Velm"]);
        assert_eq!(places(text, "Velm Courier"), ["Velm Courier"]);
    }
}
