//! Marks in drafts that are put together by hand, so that no parser's rules play in.

use super::*;
use crate::document::{Block, BlockKind, Comment, Format, FrontMatterEntry};
use crate::text::{LineIndex, SourceMapBuilder};
use std::fmt::Write;

/// Lines with an empty one between paragraphs; `<!-- … -->` and `[stet…]` are comments.
fn document(source: &str) -> Document {
    let mut builder = SourceMapBuilder::default();
    let mut blocks: Vec<Block> = Vec::new();
    let mut comments = Vec::new();
    let mut joins = false;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let mut rest = Span::new(at, at + line.trim_end().len());
        at += line.len();
        joins &= !rest.is_empty();
        while !rest.is_empty() {
            let text = rest.of(source);
            let open = text.find("<!--").or_else(|| text.find("[stet")).unwrap_or(text.len());
            let prose = trimmed(source, Span::new(rest.start, rest.start + open));
            rest.start += open;
            if !prose.is_empty() {
                if joins {
                    builder.replaced(" ", Span::at(prose.start));
                } else if builder.offset() > 0 {
                    builder.replaced("\n\n", Span::at(prose.start));
                }
                let start = builder.offset();
                builder.verbatim(source, prose);
                match blocks.last_mut() {
                    Some(block) if joins => block.span.end = builder.offset(),
                    _ => blocks.push(Block {
                        kind: BlockKind::Paragraph,
                        span: Span::new(start, builder.offset()),
                        depth: 0,
                    }),
                }
                joins = true;
            }
            let text = rest.of(source);
            if !text.is_empty() {
                let (close, sides) = if text.starts_with('[') { ("]", (1, 1)) } else { ("-->", (4, 3)) };
                let end = rest.start + text.find(close).unwrap() + close.len();
                let span = Span::new(rest.start, end);
                comments.push(Comment { span, inner: Span::new(span.start + sides.0, end - sides.1) });
                rest.start = end;
            }
        }
    }
    let (prose, map) = builder.finish();
    Document {
        source: source.into(),
        format: Format::Markdown,
        prose: prose.into(),
        map: map.into(),
        blocks,
        comments,
        front_matter: Vec::new(),
        front_matter_span: None,
        images: Vec::new(),
        lines: LineIndex::new(source).into(),
    }
}

fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// A finding of a rule at every `word` of the source.
fn found(document: &Document, rule: &'static str, word: &str) -> Vec<Finding> {
    document
        .source
        .match_indices(word)
        .map(|(at, _)| Finding {
            rule,
            level: Level::Warning,
            span: Span::new(at, at + word.len()),
            message: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        })
        .collect()
}

/// What is left of a finding of `bare-anonymous-source` at every "sources", each as line, rule and
/// passage.
fn left(source: &str) -> String {
    left_of(&document(source), &Config::default())
}

fn left_of(document: &Document, config: &Config) -> String {
    let findings = apply(document, config, found(document, "bare-anonymous-source", "sources"));
    let mut out = String::new();
    for finding in findings {
        let line = document.lines.line(finding.span.start) + 1;
        writeln!(out, "{line} {} {}", finding.rule, finding.span.of(&document.source)).unwrap();
    }
    out
}

#[test]
fn a_mark_at_the_end_of_a_line_is_for_that_line() {
    let source = "The sources said so. <!-- stet bare-anonymous-source: her safety -->\nThe sources left.\n";
    assert_eq!(left(source), "2 bare-anonymous-source sources\n");
    let source = "The sources said so. [stet bare-anonymous-source: her safety]\r\nThe sources left.\n";
    assert_eq!(left(source), "2 bare-anonymous-source sources\n");
}

#[test]
fn a_mark_on_a_line_of_its_own_is_for_the_next_block() {
    let mark = "<!-- stet bare-anonymous-source: named in the second part -->";
    let source = format!("The sources came.\n\n{mark}\n\nThe sources went\nas sources do.\n\nNo sources.\n");
    assert_eq!(left(&source), "1 bare-anonymous-source sources\n8 bare-anonymous-source sources\n");
    let source = format!("{mark}\nThe sources went.\n");
    assert_eq!(left(&source), "");
    let source = format!("{mark} <!-- seen by the desk -->\nThe sources went.\n");
    assert_eq!(left(&source), "", "other comments on its line are no prose");
}

#[test]
fn a_dateline_belongs_to_the_paragraph_behind_it() {
    let mut document = document(
        "<!-- stet bare-anonymous-source: cleared by the desk -->\nVESK, May 2 -\n\nThe sources went.\n",
    );
    document.blocks[0].kind = BlockKind::Dateline;
    assert_eq!(left_of(&document, &Config::default()), "");
}

#[test]
fn a_mark_for_the_file_is_for_all_of_it() {
    let source = "The sources.\n\nThe sources.\n\n<!-- stet-file bare-anonymous-source: a satire -->\n";
    assert_eq!(left(source), "");
    let mut document = document("The sources.\n\nThe sources.\n");
    document.front_matter.push(FrontMatterEntry {
        key: "stet.bare-anonymous-source".into(),
        value: "a satire".into(),
        span: Span::new(0, 3),
    });
    assert_eq!(left_of(&document, &Config::default()), "");
    document.front_matter[0].value.clear();
    assert_eq!(left_of(&document, &Config::default()), "1 stet-without-reason The\n");
}

#[test]
fn several_rules_share_a_mark_and_each_must_be_of_use() {
    let source = "The sources. <!-- stet unused-stet, bare-anonymous-source: her safety -->\n";
    let document = document(source);
    assert_eq!(left_of(&document, &Config::default()), "1 unused-stet unused-stet\n");
    let findings = apply(&document, &Config::default(), found(&document, "bare-anonymous-source", "sources"));
    let edits = &findings[0].fixes[0].edits;
    assert_eq!(
        crate::text::apply(source, edits),
        "The sources. <!-- stet bare-anonymous-source: her safety -->\n"
    );
}

#[test]
fn a_mark_without_a_reason_lets_stand_and_is_asked_for_one() {
    for mark in ["<!-- stet bare-anonymous-source -->", "<!-- stet bare-anonymous-source:  -->"] {
        assert_eq!(left(&format!("The sources. {mark}\n")), format!("1 stet-without-reason {mark}\n"));
    }
}

#[test]
fn a_reason_without_a_colon_is_seen_and_mended() {
    let source = "The sources. <!-- stet bare-anonymous-source her safety -->\n";
    let document = document(source);
    let findings = apply(&document, &Config::default(), found(&document, "bare-anonymous-source", "sources"));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, "stet-without-reason");
    let mended = crate::text::apply(source, &findings[0].fixes[0].edits);
    assert_eq!(left(&mended), "");
}

#[test]
fn a_mark_for_no_rule_is_unknown() {
    let source = "The sources. <!-- stet bare-anonimous-source: her safety -->\n";
    let document = document(source);
    assert_eq!(
        left_of(&document, &Config::default()),
        "1 bare-anonymous-source sources\n1 unknown-stet bare-anonimous-source\n"
    );
    let findings = apply(&document, &Config::default(), Vec::new());
    assert_eq!(findings[0].fixes[0].edits[0].text, "bare-anonymous-source");
    assert_eq!(left("It rained. <!-- stet -->\n"), "1 unknown-stet <!-- stet -->\n");
}

#[test]
fn a_mark_that_lets_nothing_stand_can_go_with_its_line() {
    let mark = "<!-- stet bare-anonymous-source: her safety -->";
    for (source, without) in [
        (format!("It rained.\n\n{mark}\nIt snowed.\n"), "It rained.\n\nIt snowed.\n"),
        (format!("It rained. {mark}\n"), "It rained.\n"),
        (format!("It rained.\n\n{mark}"), "It rained.\n\n"),
    ] {
        let document = document(&source);
        let findings = apply(&document, &Config::default(), Vec::new());
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].rule, "unused-stet");
        assert_eq!(crate::text::apply(&source, &findings[0].fixes[0].edits), without);
    }
}

#[test]
fn a_mark_for_a_rule_that_is_off_is_not_called_unused() {
    let document = document("It rained. <!-- stet bare-anonymous-source: her safety -->\n");
    let mut config = Config::default();
    config.rules.insert("bare-anonymous-source".into(), Level::Off);
    assert_eq!(left_of(&document, &config), "");
    config.rules.insert("bare-anonymous-source".into(), Level::Hint);
    config.rules.insert("unused-stet".into(), Level::Off);
    assert_eq!(left_of(&document, &config), "");
}

#[test]
fn other_comments_are_no_marks() {
    for comment in ["<!-- stetson hats -->", "<!-- see stet x -->", "<!---->", "<!-- stet-files x: y -->"] {
        assert_eq!(left(&format!("It rained. {comment}\n")), "");
    }
}

/// What is left of a finding at every "sources" of a wire whose paragraphs stand on one line.
fn left_of_wire(paragraphs: &str, format: Format) -> Vec<usize> {
    let source = format!("<nitf><body><body.content>{paragraphs}</body.content></body></nitf>\n");
    let document = Document::parse(&source, format);
    let findings = found(&document, "bare-anonymous-source", "sources");
    let all: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
    let left = apply(&document, &Config::default(), findings);
    let left = left.iter().filter_map(|finding| all.iter().position(|span| *span == finding.span));
    left.map(|at| at + 1).collect()
}

#[test]
fn on_a_line_of_many_blocks_a_mark_is_for_its_own() {
    let mark = "<!-- stet bare-anonymous-source: her safety -->";
    for format in [Format::Xml, Format::Html] {
        for (paragraphs, left) in [
            (
                format!("<p>The sources came.</p><p>The sources {mark} left.</p><p>The sources sat.</p>"),
                [1, 3],
            ),
            (
                format!("<p>The sources came.</p><p>The sources left. {mark}</p><p>The sources sat.</p>"),
                [1, 3],
            ),
            (
                format!("<p>The sources came.</p><p>The <em>sources</em>{mark}</p><p>The sources sat.</p>"),
                [1, 3],
            ),
            (
                format!("<p>The sources came.</p><p>{mark}The sources left.</p><p>The sources sat.</p>"),
                [1, 3],
            ),
            (
                format!("<p>The sources came.</p>{mark}<p>The sources left.</p><p>The sources sat.</p>"),
                [1, 3],
            ),
            (
                format!("<p>The sources came.</p><p>The sources left.</p><p>The sources sat.</p>{mark}"),
                [1, 2],
            ),
            (
                format!("{mark}<p>The sources came.</p><p>The sources left.</p><p>The sources sat.</p>"),
                [2, 3],
            ),
        ] {
            assert_eq!(left_of_wire(&paragraphs, format), left, "{paragraphs}");
        }
    }
}

#[test]
fn a_mark_for_what_no_mark_lets_stand_says_so() {
    for rule in ["overspent-budget", "unknown-stet"] {
        let document = document(&format!("It rained. <!-- stet {rule}: so it is -->\n"));
        let said = apply(&document, &Config::default(), Vec::new());
        let message = format!("No mark lets `{rule}` stand: can it go, and the settings say so?");
        assert_eq!(said.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [message]);
    }
}
