//! All places of a draft that mean one source, as a source or by its name alone.

use super::roster::Naming;
use super::source::Source;
use super::{Annotations, Scope};
use crate::document::{BlockKind, Document};
use crate::text::Span;
use std::collections::HashSet;

/// The mentions of one source, or the places of a name on which nothing rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentions {
    /// The number of the source's entry in the ledger; `None` for a name that is no source.
    pub entry: Option<usize>,
    /// The words that name it, in order and apart from each other: never empty.
    pub places: Vec<Span>,
}

impl Mentions {
    /// What the words at an offset of the prose mean: the source that they mention, or the name. Right behind the
    /// last letter counts.
    pub fn at(document: &Document, annotations: &Annotations, offset: usize) -> Option<Self> {
        let roster = annotations.roster(document);
        let name = roster.at(offset);
        let source = source_at(document, annotations, offset);
        let by_name = match (source, name) {
            // Of a name within a description the name is meant: "a spokesman for Velm Port".
            (Some((_, mention)), Some((_, place))) => place.span().len() < mention.len(),
            (source, _) => source.is_none(),
        };
        let naming = name.map(|(naming, _)| naming).filter(|_| by_name);
        let entry = match naming {
            Some(naming) => entry_of(annotations, naming),
            None => Some(source?.0),
        };
        Some(Self::of(document, annotations, entry, naming))
    }

    /// The mention that introduces the source: the first below the headings.
    pub fn first(&self, document: &Document) -> Option<Span> {
        let is_heading = |place: &&Span| {
            let block = document.block_at(place.start).and_then(|block| document.blocks.get(block));
            block.is_some_and(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Subhead))
        };
        self.places.iter().find(|place| !is_heading(place)).or(self.places.first()).copied()
    }

    fn of(
        document: &Document,
        annotations: &Annotations,
        entry: Option<usize>,
        naming: Option<&Naming>,
    ) -> Self {
        let sources: Vec<&Source> = entry.map(|entry| sources_of(annotations, entry)).unwrap_or_default();
        let roster = annotations.roster(document);
        let mut places: Vec<Span> = naming.map(spans_of).unwrap_or_default();
        let mut ends: HashSet<usize> = places.iter().map(|place| place.end).collect();
        for name in sources.iter().filter_map(|source| source.name) {
            if ends.insert(name.end)
                && let Some((naming, _)) = roster.at(name.end)
            {
                let spans = spans_of(naming);
                ends.extend(spans.iter().map(|place| place.end));
                places.extend(spans);
            }
        }
        places.extend(sources.iter().map(|source| words_of(document, source)));
        // Of a name and the same name with a title the one without stays.
        places.sort_unstable_by_key(|place| (place.end, place.len()));
        places.dedup_by(|next, kept| kept.overlaps(*next));
        Self { entry, places }
    }
}

/// The words of a mention that say who it is: its name, or the phrase up to what is added about it ("a senior
/// official" of "a senior official, who asked not to be named").
pub fn words_of(document: &Document, source: &Source) -> Span {
    if let Some(name) = source.name {
        return name;
    }
    let text = document.prose_of(source.span);
    let added = [", ", " who ", " which ", " whose ", " ("];
    let end = added.iter().filter_map(|start| text.find(start)).min().unwrap_or(text.len());
    let cut = Span::new(source.span.start, source.span.start + end);
    if cut.is_empty() { source.span } else { cut }
}

/// The index of the attribution to whose content an offset of the prose belongs: the shortest content where several
/// do.
pub fn statement_at(annotations: &Annotations, offset: usize) -> Option<usize> {
    let statements = annotations.attributions_around(Span::at(offset)).filter_map(|(index, attribution)| {
        let content = attribution.content.iter().find(|content| content.contains(offset))?;
        Some((content.len(), index))
    });
    statements.min().map(|(_, index)| index)
}

/// The entry that is mentioned at an offset, and the words that do: the shortest where several do.
fn source_at(document: &Document, annotations: &Annotations, offset: usize) -> Option<(usize, Span)> {
    let touches = |span: &Span| span.start <= offset && offset <= span.end;
    let mentions = annotations.attributions_around(Span::at(offset)).filter_map(|(index, attribution)| {
        let source = attribution.source.as_ref().filter(|_| attribution.scope == Scope::Explicit)?;
        let number = annotations.ledger.number_of(index)?;
        let words = Some(words_of(document, source)).filter(touches);
        Some((number, words.or(Some(source.span).filter(touches))?))
    });
    mentions.min_by_key(|(_, span)| span.len())
}

/// The entry whose source has that name.
fn entry_of(annotations: &Annotations, naming: &Naming) -> Option<usize> {
    let ends: HashSet<usize> = naming.places.iter().map(|place| place.span().end).collect();
    let explicit = annotations.attributions.iter().enumerate();
    explicit.filter(|(_, attribution)| attribution.scope == Scope::Explicit).find_map(
        |(index, attribution)| {
            let name = attribution.source.as_ref()?.name?;
            ends.contains(&name.end).then(|| annotations.ledger.number_of(index)).flatten()
        },
    )
}

fn spans_of(naming: &Naming) -> Vec<Span> {
    naming.places.iter().map(super::roster::NamePlace::span).collect()
}

fn sources_of(annotations: &Annotations, entry: usize) -> Vec<&Source> {
    let entry = annotations.ledger.entries.get(entry);
    let attributions = entry.into_iter().flat_map(|entry| &entry.attributions);
    let attributions = attributions.filter_map(|index| annotations.attributions.get(*index));
    let explicit = attributions.filter(|attribution| attribution.scope == Scope::Explicit);
    explicit.filter_map(|attribution| attribution.source.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Format;

    const TEXT: &str = "# Moss Blames the Crew\n\nOda Moss, the harbour master, said the ferry was late. Moss \
                        arrived at noon. She said the crew had slept.\n\nA senior official, who asked not to be \
                        named, said the ferry leaked. The official said it would sink.\n";

    /// The mentions at the first `words`, and the one that introduces it.
    fn mentions(words: &str) -> Option<(Vec<String>, String)> {
        let document = Document::parse(TEXT, Format::Markdown);
        let annotations = Annotations::of(&document, &Config::default());
        let mentions = Mentions::at(&document, &annotations, document.prose.find(words).unwrap())?;
        let shown = |span: Span| document.prose_of(span).to_owned();
        let first = shown(mentions.first(&document)?);
        Some((mentions.places.iter().copied().map(shown).collect(), first))
    }

    #[test]
    fn a_name_a_surname_and_a_pronoun_are_one_source() {
        let all = ["Moss", "Oda Moss", "Moss", "She"].map(str::to_owned).to_vec();
        for words in ["Oda Moss", "Moss arrived", "She said", "Moss Blames", "harbour master"] {
            assert_eq!(mentions(words), Some((all.clone(), "Oda Moss".to_owned())), "{words}");
        }
    }

    #[test]
    fn an_official_is_the_one_that_came_before() {
        let both = ["A senior official", "The official"].map(str::to_owned).to_vec();
        assert_eq!(mentions("The official"), Some((both, "A senior official".to_owned())));
        assert_eq!(mentions("leaked"), None);
    }
}
