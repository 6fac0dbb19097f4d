//! What Copydesk promises of any text, asked of drafts that are made up and of those that once broke a promise.

#[path = "promises/edits.rs"]
mod edits;
#[path = "promises/hold.rs"]
mod hold;

use copydesk::Format;
use proptest::prelude::*;
use std::env;
use std::fs;
use std::path::Path;

/// Pieces of drafts: what rules and readers look at, and what breaks programs.
const PIECES: &[&str] = &[
    "The mayor",
    "sources",
    "critics",
    "said",
    "according to",
    "told the Corbel Gazette",
    "claims",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "«",
    "(",
    ")",
    "[",
    "]",
    ", ",
    ". ",
    ".. ",
    "! ",
    "? ",
    "—",
    "-",
    "...",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "Élan",
    "over.Écouen",
    "ёлка",
    "teh",
    "the the",
    "New Yotk Times",
    "its",
    "it's",
    "a apple",
    "40 percent",
    "$3 million",
    "1,200",
    "Monday, May 4, 2021",
    "U.S.",
    "Dr. Ilse Brandt",
    "Brandt",
    "Brandtt",
    "TK",
    "XXX",
    "lorem ipsum",
    "🌊",
    "e\u{301}",
    "שלום",
    "\u{202E}",
    "\u{FEFF}",
    "\0",
    "\u{2028}",
    "&amp;",
    "&#x1F30A;",
    "<p>",
    "</p>",
    "<b>",
    "<!-- copydesk: stet misspelling -->",
    "`code`",
    "\\emph{so}",
    "\\begin{quote}",
    "\\end{quote}",
    "% stet misspelling: so\n",
    "``",
    "''",
    "40\\% of",
    "----\n",
    "== ",
    ".. note::",
    "::\n\n",
    "{nbsp}",
    "https://a.example[so]",
    "`so <a>`_",
    "<nitf><p>",
    "<hl1>",
    "```\n",
    "# ",
    "> ",
    "- ",
    "---\n",
    "title: x\n",
    "https://example.org/a.b",
    "{==",
    "==}",
    "is the worst in the world",
    "reportedly",
    "fears that",
    "was accused of fraud",
    "(Reuters)",
    "LONDON —",
    "dockside",
    "dock-side",
    "colour",
    "color",
    "organised",
    "realized",
    "40 per cent",
    "the Pier Tenants Union (PTU)",
    "PTU",
    "Nakamura-Ellis",
    "Nakamura Ellis",
    "Ana Nakamura-Ellis said",
    "last week",
    "in an interview",
    "subscribe to our newsletter",
    "The executives said",
    "the executive said",
    "Harbuor",
    "an dthe",
];

/// A draft of each format that has its own signs for most things.
const SAMPLES: [(&str, Format); 4] = [
    (include_str!("corpus/fuzz/paper.tex"), Format::Latex),
    (include_str!("corpus/fuzz/story.adoc"), Format::AsciiDoc),
    (include_str!("corpus/fuzz/story.rst"), Format::ReStructuredText),
    (include_str!("corpus/fuzz/story.xml"), Format::Xml),
];

/// Pieces of the text of a Word file.
const WORD_PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:p><w:r><w:t>It is the the end.</w:t></w:r></w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "<w:t xml:space=\"preserve\"> the ",
    "</w:t>",
    "<w:t/>",
    "the the",
    "é &amp; 😀",
    "&#10;",
    "&bad;",
    "\n",
    "<w:tab/>",
    "<w:br/>",
    "<w:del>",
    "</w:del>",
    "<w:tc>",
    "</w:tc>",
    "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>",
    "<w:vanish/>",
    "<![CDATA[the the]]>",
    "<m:oMath><m:t>x</m:t></m:oMath>",
    "<!-- x -->",
];

fn drafts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,3}"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Lines of settings, right and wrong ones.
const LINES: &[&str] = &[
    "extends = 'house.toml'",
    "extends = [3]",
    "genre = 'op-ed'",
    "names = []",
    "dictionary = ['a', '']",
    "baseline = 'known.json'",
    "baseline = []",
    "[policy]",
    "max-anonymous-sources = 1",
    "banned-phrases = ['é', 'US']",
    "[[register.person]]",
    "name = 'Ana Ruiz'",
    "misspellings = 'Ana Ruiz'",
    "[[phrase]]",
    "phrase = 'x'",
    "id = 'shut'",
    "id = 'misspelling'",
    "id = 'É'",
    "find = 'shut'",
    "find = []",
    "regex = 'shut+'",
    "regex = '('",
    "regex = '.*'",
    "replacement = 'shut$1'",
    "zone = 'body'",
    "level = 'off'",
    "safe = true",
    "flagged = 'Shut.'",
    "[[pair]]",
    "forms = ['quay', 'wharf']",
    "forms = ['quay']",
    "use = 'quay'",
    "[rules]",
    "shut = 'info'",
    "[budgets]",
    "claims = 3",
    "shut = 0",
    "[[overrides]]",
    "[[overrides.phrase]]",
    "paths = ['*.md', '!a.md']",
    "paths = '{'",
    "overrides = {}",
];

fn formats() -> impl Strategy<Value = Format> {
    proptest::sample::select(&Format::ALL[..])
}

/// A hundred cases of each property, unless `PROPTEST_CASES` asks for another number.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if env::var_os("PROPTEST_CASES").is_some() { asked } else { ProptestConfig { cases: 100, ..asked } }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn drafts_keep_the_promises(draft in drafts(), format in formats()) {
        hold::of_draft(&draft, format);
    }

    #[test]
    fn settings_of_lines_keep_the_promises(
        lines in proptest::collection::vec(proptest::sample::select(LINES), 0..12)
    ) {
        hold::of_settings(&lines.join("\n"));
    }

    #[test]
    fn torn_drafts_keep_the_promises(
        (source, format) in proptest::sample::select(&SAMPLES[..]), at in 0_usize..2000, length in 0_usize..200,
        piece in proptest::sample::select(PIECES)
    ) {
        let edge = |at: usize| (0..=at.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (edge(at % source.len()), edge(at % source.len() + length));
        hold::of_draft(&format!("{}{piece}{}", &source[..start], &source[end..]), format);
    }

    #[test]
    fn word_files_keep_the_promises(pieces in proptest::collection::vec(proptest::sample::select(WORD_PIECES), 0..30)) {
        hold::of_word(&hold::word_file(&pieces.concat()));
    }

    #[test]
    fn settings_keep_the_promises(
        lines in proptest::collection::vec("(dialect|names|rules|\\[rules\\]|\\[policy\\]|genre|é)( ?= ?)?(\"en-US\"|\\[|\\]|'x'|3|true|\\{)?", 0..6)
    ) {
        hold::of_settings(&lines.join("\n"));
    }
}

#[test]
fn what_once_broke_a_promise_keeps_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/fuzz");
    let mut replayed = 0;
    for file in fs::read_dir(folder).expect("the corpus").flatten() {
        let bytes = fs::read(file.path()).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for format in Format::ALL {
            hold::of_draft(&text, format);
        }
        hold::of_settings(&text);
        hold::of_word(&bytes);
        hold::of_word(&hold::word_file(&text));
        replayed += 1;
    }
    assert!(replayed > 0, "the corpus is empty");
}
