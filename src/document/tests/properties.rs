//! What holds for any text in any format.

use super::blocks;
use crate::document::{Document, Format};
use crate::text::Span;
use proptest::prelude::*;

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\r\n\r\n",
    " ",
    "  ",
    "\t",
    "\u{FEFF}",
    "\0",
    "\u{A0}",
    "\u{2028}",
    "\u{85}",
    "é",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "\u{202E}",
    "pier",
    "The pier sank.",
    "Officials",
    "said",
    "By Ana Ruiz",
    "LONDON, Dec. 19 (Reuters) - ",
    "KYIV — The",
    "Source: Post",
    "- ",
    "* ",
    "1. ",
    "> ",
    ">",
    "# ",
    "## ",
    "---\n",
    "+++\n",
    "title: x\n",
    "a = 1\n",
    "stet: {a: b}\n",
    "===\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "]",
    "(u)",
    "![",
    "](x.jpg)",
    "[^1]",
    "[^1]: ",
    "| a | b |\n|---|---|\n",
    "|",
    "\\",
    "\\*",
    "\\\n",
    "&amp;",
    "&amp",
    "&ampx",
    "&semi;",
    "&#0;",
    "&#32;",
    "&#x1F600;",
    "&nbsp;",
    "&",
    "&#",
    "&notit;",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<!-- stet a: b -->",
    "<!",
    "<?x?>",
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<p class=byline>",
    "<span class='dateline'>",
    "</span>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<head>",
    "</head>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<td>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<svg>",
    "<svg/>",
    "</svg>",
    "<textarea>",
    "</textarea>",
    "<img alt='x'>",
    "<a href=\"",
    "\"",
    "'",
    "<https://a.example>",
    "https://a.example",
    "[stet a: b]",
    "[stet-file",
    "[stet",
    "    ",
    "<![CDATA[x]]>",
    "<![CDATA[",
    "]]>",
    "<nitf>",
    "</nitf>",
    "<hl1>",
    "<byline>",
    "<block>",
    "<x:p>",
    "<inlineData>",
    "</inlineData>",
    "<newsItem>",
    "\\textbf{",
    "\\emph{so}",
    "}",
    "{",
    "\\begin{document}",
    "\\end{document}",
    "\\begin{itemize}",
    "\\item ",
    "\\end{itemize}",
    "\\begin{verbatim}",
    "\\end{verbatim}",
    "\\begin{tabular}{ll}",
    "\\end{tabular}",
    "\\begin{quote}",
    "\\end{quote}",
    "\\begin{equation}",
    "\\end{equation}",
    "\\begin",
    "\\title{",
    "\\section*{",
    "\\footnote{",
    "\\odd[x]{y}",
    "\\'e",
    "\\c{c}",
    "\\v ",
    "\\ss ",
    "\\verb|a|",
    "\\(",
    "\\)",
    "\\[",
    "$",
    "$$",
    "%",
    "% stet a: b\n",
    "``",
    "''",
    "~",
    "--",
    "---",
    "\\\\",
    "\\enquote{",
    "= ",
    "== ",
    "====\n",
    "----\n",
    "....\n",
    "--\n",
    "____\n",
    "|===\n",
    "// stet a: b\n",
    "[source]\n",
    "[quote]\n",
    ":author: Ana Ruiz\n",
    ".Title\n",
    "image::a.jpg[The pier]\n",
    "image:a.jpg[x]",
    "https://a.example[the pier]",
    "link:x[so^]",
    "footnote:[",
    "<<a,so>>",
    "{nbsp}",
    "{author}",
    "\"`",
    "`\"",
    "((",
    "))",
    "[[a]]",
    "__",
    "``",
    "+",
    " +\n",
    "...",
    "pier:: ",
    "NOTE: ",
    "::",
    "::\n\n    ",
    ".. ",
    ".. stet a: b\n",
    ".. note:: ",
    ".. figure:: a.jpg\n   ",
    ".. code::\n",
    ".. [1] ",
    "[1]_",
    ":ref:`so <a>`",
    ":math:`x`",
    "`so <a>`_",
    "word_",
    "|x|",
    "====  ====\n",
    "+---+---+\n",
    "~~~~~~~~\n",
    "   ",
    "a long line of words that goes on and on until it ends",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

fn check(source: &str, format: Format) {
    let document = Document::parse(source, format);
    let mut end = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        assert!(block.span.start >= end && !block.span.is_empty(), "blocks in order: {source:?}");
        let between = document.prose.get(end..block.span.start).expect("blocks lie on characters");
        assert!(index == 0 || between == "\n\n" || between.trim().is_empty(), "between blocks: {between:?}");
        let text = document.prose.get(block.span.range()).expect("blocks lie on characters");
        assert_eq!(text, text.trim(), "no white space around a block of {source:?}");
        end = block.span.end;
    }
    assert_eq!(end, document.prose.len(), "all prose is in blocks: {source:?}");
    let mut last = 0;
    for (at, c) in document.prose.char_indices() {
        let prose = Span::new(at, at + c.len_utf8());
        let place = document.map.to_source(prose);
        let written = source.get(place.range()).expect("a source span lies on characters");
        assert!(place.start >= last, "monotonic: {source:?} {format:?} at {at}");
        last = place.start;
        if let Some(same) = document.map.to_verbatim(prose) {
            assert_eq!(same.of(source), prose.of(&document.prose), "verbatim bytes: {source:?}");
        } else {
            let held = written.is_empty()
                || written.starts_with('&')
                || written.starts_with(['`', '<', '!', '\0'])
                || format == Format::AsciiDoc
                    && written.starts_with(['+', '"', '\'', '{', '(', '.', '-', ':', ';'])
                || format == Format::AsciiDoc && c == '\u{FFFC}'
                || format == Format::ReStructuredText && written.starts_with([':', '|'])
                || format == Format::Latex && written.starts_with(['\\', '$', '~', '-', '\'', '}'])
                || c.is_whitespace();
            assert!(held, "{c:?} stands for {written:?} in {source:?}, {format:?}");
        }
    }
    for comment in &document.comments {
        assert!(comment.span.covers(comment.inner) && source.get(comment.inner.range()).is_some());
        let text = source.get(comment.span.range()).expect("a comment lies on characters");
        let is_marked = ["<!--", "[stet", "%", "//", ".."].iter().any(|mark| text.starts_with(mark));
        assert!(is_marked, "{text:?} in {source:?}");
    }
    assert!(document.comments.is_sorted_by_key(|comment| comment.span.start));
    let images = document.images.iter().copied();
    for span in
        images.chain(document.front_matter.iter().map(|entry| entry.span)).chain(document.front_matter_span)
    {
        assert!(source.get(span.range()).is_some(), "{span:?} in {source:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_exact(source in text()) {
        for format in Format::ALL {
            check(&source, format);
        }
    }

    #[test]
    fn spans_of_wires_are_exact(source in text()) {
        check(&format!("<nitf>{source}"), Format::Xml);
        check(&format!("<newsItem><inlineData>{source}"), Format::Xml);
        check(&format!("<nitf><p>{source}</p><p>b"), Format::Xml);
    }

    #[test]
    fn any_characters_are_a_draft(source in "\\PC{0,40}") {
        for format in Format::ALL {
            check(&source, format);
        }
    }

    #[test]
    fn a_carriage_return_ends_a_line_as_a_line_feed_does(source in text()) {
        let source = source.replace('\r', "");
        for format in [Format::Plain, Format::Markdown] {
            prop_assert_eq!(blocks(&source.replace('\n', "\r"), format), blocks(&source, format));
        }
    }

    #[test]
    fn a_word_is_found_where_it_stands(before in text(), after in text()) {
        for (format, open) in [(Format::Plain, "\n\n"), (Format::Markdown, "\n\n"), (Format::Html, "<p>")] {
            let source = format!("{before}{open}Zyxwvu{after}");
            let document = Document::parse(&source, format);
            if let Some(at) = document.prose.find("Zyxwvu") {
                let place = document.map.to_source(Span::new(at, at + "Zyxwvu".len()));
                prop_assert_eq!(place.start, before.len() + open.len());
                prop_assert_eq!(place.of(&source), "Zyxwvu");
            }
        }
    }

    #[test]
    fn a_word_after_clean_text_is_prose(lines in prop::collection::vec("[a-zé]{3,9}( [a-z]{1,9}){0,9}", 1..6)) {
        for (format, between) in [(Format::Plain, "\n\n"), (Format::Markdown, "\r\n\r\n"), (Format::Html, "<p>")] {
            let source = format!("{}{between}the Zyxwvu.", lines.join(between));
            let document = Document::parse(&source, format);
            let at = document.prose.find("Zyxwvu").expect("the word is prose");
            prop_assert_eq!(document.map.to_verbatim(Span::new(at, at + 6)).map(|span| span.of(&source)), Some("Zyxwvu"));
        }
    }
}
