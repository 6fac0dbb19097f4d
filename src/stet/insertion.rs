//! Where a new mark goes so that it lets one finding stand.

use super::mark::{self, Mark};
use crate::document::{Document, Format};
use crate::text::{self, Edit, Span};

/// The edit of the source that lets stand what `rule` finds at `finding`, a span of the source, for that reason. A
/// reason left empty is asked for by `stet-without-reason`.
///
/// The mark stands at the end of the finding's line, in markup at the end of its block, on a line of its own before the
/// block, or, for the whole draft, at its very end: the first place at which it does what it is for and leaves every word of the prose as it is.
/// `None` where there is no such place.
pub fn insertion(document: &Document, finding: Span, rule: &str, reason: &str) -> Option<Edit> {
    let of_line = mark_text(document.format, "stet", rule, reason);
    let of_draft = mark_text(document.format, "stet-file", rule, reason);
    let places = [
        behind_line(document, finding, &of_line),
        in_block(document, finding, &of_line),
        before_block(document, finding, &of_line),
        at_end(document, &of_draft),
    ];
    places.into_iter().flatten().find(|edit| lets_stand(document, edit, finding, rule))
}

fn mark_text(format: Format, word: &str, rule: &str, reason: &str) -> String {
    let body = format!("{word} {rule}: {reason}");
    format.comment(body.trim_end())
}

fn behind_line(document: &Document, finding: Span, mark: &str) -> Option<Edit> {
    let line = document.lines.line_span(document.lines.line(finding.start));
    let end = line.start + line.of(&document.source).trim_end().len();
    (end >= finding.start).then(|| Edit { span: Span::at(end), text: format!(" {mark}") })
}

fn in_block(document: &Document, finding: Span, mark: &str) -> Option<Edit> {
    let end = block_around(document, finding)?.end;
    let is_markup = matches!(document.format, Format::Html | Format::Xml);
    is_markup.then(|| Edit { span: Span::at(end), text: format!(" {mark}") })
}

fn before_block(document: &Document, finding: Span, mark: &str) -> Option<Edit> {
    let start = block_around(document, finding)?.start;
    let line = document.lines.line_span(document.lines.line(start));
    Some(Edit { span: Span::at(line.start), text: format!("{mark}\n\n") })
}

/// The block of a finding, in the source.
fn block_around(document: &Document, finding: Span) -> Option<Span> {
    let block = document.blocks.get(document.block_at(document.map.to_prose(finding.start)?)?)?;
    Some(document.map.to_source(block.span))
}

fn at_end(document: &Document, mark: &str) -> Option<Edit> {
    let end = document.source.trim_end().len();
    (end > 0).then(|| Edit { span: Span::at(end), text: format!("\n\n{mark}") })
}

/// Whether the edited draft has a mark that takes in the finding, and reads as before.
fn lets_stand(document: &Document, edit: &Edit, finding: Span, rule: &str) -> bool {
    let source = text::apply(&document.source, std::slice::from_ref(edit));
    let edited = Document::parse(&source, document.format);
    let moved = if edit.span.start <= finding.start { edit.text.len() } else { 0 };
    // A mark right behind a finding without width stands at the place of the finding itself.
    let moved = if edit.span.start == finding.start && finding.is_empty() { 0 } else { moved };
    let start = finding.start + moved;
    let line = edited.lines.line(start);
    let names = |mark: &Mark| mark.names.iter().any(|name| name.text == rule);
    edited.prose.trim_end() == document.prose.trim_end()
        && mark::marks(&edited).iter().any(|mark| names(mark) && mark.scope.holds(start, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The draft with a mark for the finding that covers `words`.
    fn marked(source: &str, format: Format, words: &str) -> Option<String> {
        let document = Document::parse(source, format);
        let start = source.find(words).unwrap();
        let finding = Span::new(start, start + words.len());
        let edit = insertion(&document, finding, "unattributed-claim", "seen")?;
        Some(text::apply(source, &[edit]))
    }

    #[test]
    fn a_mark_stands_at_the_end_of_the_line() {
        let cases = [
            (
                Format::Markdown,
                "# Head\n\nThe ferry\nsank. 😀  \nIt rained.\n",
                "sank",
                "sank. 😀 <!-- stet unattributed-claim: seen -->  \nIt",
            ),
            (
                Format::Plain,
                "The ferry sank.\n\nIt rained.",
                "ferry",
                "sank. [stet unattributed-claim: seen]\n\nIt",
            ),
            (
                Format::Html,
                "<p>The ferry sank.</p>\n<p>It rained.</p>\n",
                "ferry",
                "</p> <!-- stet unattributed-claim: seen -->\n<p>",
            ),
        ];
        for (format, source, words, wanted) in cases {
            let marked = marked(source, format, words).unwrap();
            assert!(marked.contains(wanted), "{marked}");
        }
    }

    /// What a comment would break, or be no comment in.
    #[test]
    fn where_the_line_takes_no_mark_another_place_does() {
        let matter = "---\ngenre: opnion\n---\n\nThe ferry sank.\n";
        let marked_matter = marked(matter, Format::Markdown, "opnion").unwrap();
        assert!(marked_matter.starts_with(matter.trim_end()), "{marked_matter}");
        assert!(marked_matter.contains("<!-- stet-file unattributed-claim: seen -->"), "{marked_matter}");
        let title = "<title>The ferry\nsank</title>\n<p>It rained.</p>\n";
        let marked_title = marked(title, Format::Html, "ferry").unwrap();
        assert!(!marked_title.contains("ferry <!--"), "{marked_title}");
    }

    #[test]
    fn on_a_line_of_many_blocks_a_mark_stands_in_its_own() {
        let wire = "<nitf><body><body.content><p>It rained.</p><p>The <em>ferry</em> sank.</p>\
                    <p>It snowed.</p></body.content></body></nitf>\n";
        let marked_wire = marked(wire, Format::Xml, "ferry").unwrap();
        assert!(marked_wire.contains("sank. <!-- stet unattributed-claim: seen --></p>"), "{marked_wire}");
        let page = "<h1>Ferry</h1><p>The ferry sank.</p><p>It rained.</p>";
        let marked_page = marked(page, Format::Html, "sank").unwrap();
        assert!(marked_page.contains("sank. <!-- stet unattributed-claim: seen --></p>"), "{marked_page}");
        let marked_page = marked(page, Format::Html, "rained").unwrap();
        assert!(marked_page.ends_with("</p> <!-- stet unattributed-claim: seen -->"), "{marked_page}");
    }

    #[test]
    fn a_draft_without_words_takes_no_mark() {
        assert_eq!(insertion(&Document::parse("", Format::Markdown), Span::at(0), "x", "y"), None);
    }
}
