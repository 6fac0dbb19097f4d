//! Holds the cases of quotations: where they stand, how deep, whether they are closed or carried on.

#[path = "corpus/draft.rs"]
mod draft;

use copydesk::annotations::Annotations;
use copydesk::annotations::quotation::{Quotation, recognise};
use copydesk::document::BlockKind;
use copydesk::text::Span;
use copydesk::{Config, Document};
use draft::of_blocks;
use proptest::prelude::*;

/// Each line of the corpus, marked again, has its braces where they stood.
#[test]
fn quotations_stand_where_the_corpus_says() {
    let corpus = include_str!("corpus/quotations.txt");
    let cases: Vec<&str> =
        corpus.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = marked(&draft(&case.replace(">}", "").replace("~}", "").replace(['{', '}'], "")));
            (found != *case).then(|| format!("  expected {case}\n  found    {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn depth_counts_what_lies_around() {
    let document = draft("“She said, ‘He cried “No!” and left.’” And “I”");
    let depths: Vec<u8> = recognise(&document).iter().map(|quotation| quotation.depth).collect();
    assert_eq!(depths, [0, 1, 2, 0]);
}

#[test]
fn inner_is_what_stands_between_the_marks() {
    let document = draft("''Go,'' he said.¶“Stay.");
    let inner: Vec<&str> =
        recognise(&document).iter().map(|quotation| document.prose_of(quotation.inner)).collect();
    assert_eq!(inner, ["Go,", "Stay."]);
}

#[test]
fn a_span_is_quoted_if_one_quotation_holds_all_of_it() {
    let document = draft("“She said, ‘Go.’ Then she left,” he said. “Yes.”");
    let annotations = Annotations::of(&document, &Config::default());
    let quoted = |text: &str| {
        let start = document.prose.find(text).unwrap();
        annotations.is_quoted(Span::new(start, start + text.len()))
    };
    assert!(quoted("Go") && quoted("Then she left") && quoted("Yes"));
    assert!(!quoted(" he said. ") && !quoted("left,” he"));
}

/// The prose of a draft with braces around its quotations, in the notation of the corpus.
fn marked(document: &Document) -> String {
    let mut inserts: Vec<(usize, usize, &str)> = Vec::new();
    for Quotation { span, closed, carries_on, depth, .. } in recognise(document) {
        let end = match (closed, carries_on) {
            (true, _) => "}",
            (false, true) => ">}",
            (false, false) => "~}",
        };
        let depth = usize::from(depth);
        inserts.push((span.start, depth, "{"));
        inserts.push((span.end, usize::MAX - depth, end));
    }
    let mut text = document.prose.to_string();
    // At one place what closes comes before what opens, the innermost first.
    inserts.sort_by_key(|(at, depth, insert)| (*at, *insert == "{", *depth));
    for (at, _, insert) in inserts.iter().rev() {
        text.insert_str(*at, insert);
    }
    let quote = document.blocks.iter().any(|block| block.kind == BlockKind::BlockQuote);
    format!("{}{}", if quote { ">" } else { "" }, text.replace("\n\n", "¶"))
}

/// A draft whose paragraphs are parted by `¶`; a block quote behind `>`.
fn draft(text: &str) -> Document {
    let (kind, text) = match text.strip_prefix('>') {
        Some(text) => (BlockKind::BlockQuote, text),
        None => (BlockKind::Paragraph, text),
    };
    of_blocks(text.split('¶').map(|paragraph| (kind, paragraph)))
}

proptest! {
    /// Quotations of any paragraphs lie in their blocks; what is carried on is not closed and reaches the
    /// end of its block.
    #[test]
    fn any_paragraphs_give_sound_quotations(text in "(>)?([a-z]|[\"'`“”‘’«»„]|[ .,()]|¶|é){0,50}") {
        let document = draft(&text);
        for quotation in recognise(&document) {
            let block = &document.blocks[quotation.block];
            prop_assert!(block.span.covers(quotation.span) && quotation.span.covers(quotation.inner));
            prop_assert!(document.prose.get(quotation.inner.range()).is_some() && !quotation.inner.is_empty());
            prop_assert!(quotation.closed || quotation.span.end == block.span.end);
            prop_assert!(!(quotation.closed && quotation.carries_on));
        }
    }
}
