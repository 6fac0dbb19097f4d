//! Phrases of the house: where a pattern of the settings matches, in the zone that it is for.

use super::{Quotation, quotation};
use crate::config::Zone;
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;
use regex::Regex;

/// One place where a pattern matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhraseUse {
    /// The words that it matches.
    pub span: Span,
    /// What could stand there instead.
    pub replacement: Option<String>,
    /// Whether the words are somebody's who is quoted.
    pub is_quoted: bool,
}

/// The places in the prose where a pattern matches, in order. It is held against one block at a time, so that its `^`
/// is the start of a paragraph or a headline. In `replacement`, `$1` is what its first group matches.
pub fn find(
    document: &Document,
    quotations: &[Quotation],
    pattern: &Regex,
    zone: Zone,
    replacement: Option<&str>,
) -> Vec<PhraseUse> {
    let blocks = document.blocks.iter().filter(|block| is_in(block, zone));
    let uses = blocks.flat_map(|block| {
        pattern.captures_iter(document.prose_of(block.span)).filter_map(|captures| {
            let whole = captures.get(0).filter(|whole| !whole.is_empty())?;
            let span = Span::new(block.span.start + whole.start(), block.span.start + whole.end());
            let replacement = replacement.map(|replacement| {
                let mut text = String::new();
                captures.expand(replacement, &mut text);
                text
            });
            Some(PhraseUse { span, replacement, is_quoted: quotation::cover(quotations, span) })
        })
    });
    uses.filter(|found| zone_takes(zone, found.is_quoted)).collect()
}

fn is_in(block: &Block, zone: Zone) -> bool {
    let is_headline = matches!(block.kind, BlockKind::Headline | BlockKind::Subhead);
    match zone {
        Zone::Headline => is_headline,
        Zone::Body => !is_headline,
        Zone::OutsideQuotation | Zone::Quotation | Zone::Anywhere => true,
    }
}

fn zone_takes(zone: Zone, is_quoted: bool) -> bool {
    match zone {
        Zone::OutsideQuotation | Zone::Body => !is_quoted,
        Zone::Quotation => is_quoted,
        Zone::Headline | Zone::Anywhere => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    #[test]
    fn each_zone_has_its_places() {
        let draft = "# War in Velm\n\nThe war began. “It is war,” said Ana Ruiz.\n";
        let document = Document::parse(draft, Format::Markdown);
        let quotations = quotation::recognise(&document);
        let pattern = Regex::new("(?i)war").unwrap();
        let found = |zone| {
            let uses = find(&document, &quotations, &pattern, zone, Some("${0}s"));
            uses.iter().map(|found| found.replacement.clone().unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found(Zone::Headline), "Wars");
        assert_eq!(found(Zone::Body), "wars");
        assert_eq!(found(Zone::Quotation), "wars");
        assert_eq!(found(Zone::OutsideQuotation), "Wars wars");
        assert_eq!(found(Zone::Anywhere), "Wars wars wars");
    }
}
