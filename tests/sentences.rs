//! Holds the cases of sentences and tokens, and what must hold for any text whatever.

use copydesk::document::{BlockKind, Format};
use copydesk::sentence::{Sentences, TokenKind};
use copydesk::text::Span;
use copydesk::{Document, document::Block};
use proptest::prelude::*;

/// Each line of the corpus, split again, has its bars where they stood.
#[test]
fn sentences_begin_where_the_corpus_says() {
    let corpus = include_str!("corpus/sentences.txt");
    let cases: Vec<&str> =
        corpus.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let text = case.replace('|', "");
            let sentences = Sentences::of(&document(&text)).sentences;
            let mut found = text.clone();
            for sentence in sentences.iter().skip(1).rev() {
                found.insert(sentence.span.start, '|');
            }
            (found != *case).then(|| format!("  expected {case}\n  found    {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

/// Each line of the corpus is cut into the tokens behind its arrow: `w` word, `n` number, `p`
/// punctuation, `o` opaque.
#[test]
fn tokens_are_what_the_corpus_says() {
    let corpus = include_str!("corpus/tokens.txt");
    let cases: Vec<(&str, &str)> = corpus
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .filter_map(|line| line.split_once(" => "))
        .collect();
    assert!(cases.len() >= 50, "{} cases", cases.len());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found: Vec<String> = Sentences::of(&document(text))
                .tokens
                .iter()
                .map(|token| {
                    let kind = match token.kind {
                        TokenKind::Word => 'w',
                        TokenKind::Number => 'n',
                        TokenKind::Punctuation => 'p',
                        TokenKind::Opaque => 'o',
                    };
                    format!("{kind}:{}", token.span.of(text).replace(' ', "_"))
                })
                .collect();
            let found = found.join(" ");
            (found != *expected).then(|| format!("  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn spacing_is_kept_and_a_sentence_begins_spaced() {
    let text = "He left.“Why?” Nobody—yet—knew.";
    let sentences = Sentences::of(&document(text));
    let spaced: Vec<&str> =
        sentences.tokens.iter().filter(|token| token.spaced).map(|token| token.span.of(text)).collect();
    assert_eq!(spaced, ["He", "left", "“", "Nobody"]);
}

#[test]
fn sentences_are_found_by_offset() {
    let text = "He left. She came.";
    let sentences = Sentences::of(&document(text));
    assert_eq!(sentences.at(0), Some(0));
    assert_eq!(sentences.at(7), Some(0));
    assert_eq!(sentences.at(8), None);
    assert_eq!(sentences.at(9), Some(1));
    assert_eq!(sentences.at(text.len()), None);
}

#[test]
fn a_block_ends_a_sentence() {
    let mut document = document("The bridge\n\nis shut");
    document.blocks = [Span::new(0, 10), Span::new(12, 19)].map(paragraph).to_vec();
    let spans: Vec<&str> =
        Sentences::of(&document).sentences.iter().map(|sentence| document.prose_of(sentence.span)).collect();
    assert_eq!(spans, ["The bridge", "is shut"]);
}

/// A text of one block, as it would be behind any parser.
fn document(text: &str) -> Document {
    let mut document = Document::parse("", Format::Plain);
    document.prose = text.into();
    document.blocks = vec![paragraph(Span::new(0, text.len()))];
    document
}

fn paragraph(span: Span) -> Block {
    Block { kind: BlockKind::Paragraph, span, depth: 0 }
}

fn holds(text: &str) {
    let document = document(text);
    let sentences = Sentences::of(&document);
    let mut behind = 0;
    for sentence in &sentences.sentences {
        assert!(!sentence.span.is_empty() && behind <= sentence.span.start);
        let mut at = sentence.span.start;
        for token in sentences.tokens_of(sentence) {
            assert!(
                at <= token.span.start && !token.span.is_empty() && text.get(token.span.range()).is_some()
            );
            assert!(Span::new(at, token.span.start).of(text).chars().all(char::is_whitespace));
            at = token.span.end;
        }
        assert_eq!(at, sentence.span.end);
        assert!(Span::new(behind, sentence.span.start).of(text).chars().all(char::is_whitespace));
        behind = at;
    }
    assert!(Span::new(behind, text.len()).of(text).chars().all(char::is_whitespace));
    let quotations = copydesk::annotations::quotation::recognise(&document);
    let mut start = 0;
    for quotation in &quotations {
        assert!(quotation.span.start >= start && quotation.span.covers(quotation.inner));
        assert!(text.get(quotation.span.range()).is_some() && text.get(quotation.inner.range()).is_some());
        start = quotation.span.start;
    }
    for (inner, outer) in quotations.iter().flat_map(|one| quotations.iter().map(move |other| (one, other))) {
        let apart = !inner.span.overlaps(outer.span);
        assert!(apart || inner.span.covers(outer.span) || outer.span.covers(inner.span));
        assert!(apart || inner == outer || inner.depth != outer.depth);
    }
}

proptest! {
    #[test]
    fn any_text_is_covered_by_tokens(text in "\\PC{0,60}") {
        holds(&text);
    }

    #[test]
    fn any_heap_of_marks_is_covered_by_tokens(
        text in "([a-zA-Z]{1,2}|[0-9]|[.!?,;: \u{a0}]|[\"'`“”‘’«»„()\\[\\]]|[@#/_-]|—|…|é|😀|\u{fffc}|U\\.S\\.|Mr\\.|p\\.m\\.){0,40}",
    ) {
        holds(&text);
    }
}
