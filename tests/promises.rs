//! What Copydesk promises of any text, asked of drafts that are made up and of those that once broke a promise.

#[path = "promises/hold.rs"]
mod hold;

use copydesk::Format;
use proptest::prelude::*;
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
];

fn drafts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,3}"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

fn formats() -> impl Strategy<Value = Format> {
    proptest::sample::select(&Format::ALL[..])
}

/// A draft of some paragraphs, and the same with a few pieces in another's place.
fn edits() -> impl Strategy<Value = (String, String)> {
    let piece = || proptest::sample::select(PIECES).prop_map(str::to_owned);
    let sentence = proptest::sample::select(SENTENCES).prop_map(str::to_owned);
    let pieces = proptest::collection::vec(prop_oneof![3 => sentence, 1 => piece()], 1..30);
    let change = (any::<proptest::sample::Index>(), 0..3_usize, proptest::collection::vec(piece(), 0..3));
    (pieces, change).prop_map(|(pieces, (place, replaced, new))| {
        let start = place.index(pieces.len());
        let end = (start + replaced).min(pieces.len());
        let mut edited = pieces.clone();
        edited.splice(start..end, new);
        (pieces.join(" "), edited.join(" "))
    })
}

/// Sentences whose reading hangs on what stands around them.
const SENTENCES: &[&str] = &[
    "“We were never asked,” Ilse Brandt said.",
    "“The pier may fall any day now, and everybody here knows it.”",
    "She feared a collapse.",
    "Brandt wants the pier closed.",
    "It will cost $3 million.",
    "A poll by Morrow found doubts.",
    "Some 40 percent of the town want it closed.",
    "The official, who spoke on condition of anonymity, said so.",
    "\n\n",
    "\n\n“The harbour is lost and nobody will tell us why it is.",
    "Sources said:",
    "Officials privately accused the mayor of fraud.",
    "“Nobody has come to look at it since the spring,”",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafts_keep_the_promises(draft in drafts(), format in formats()) {
        hold::of_draft(&draft, format);
    }

    #[test]
    fn edits_keep_the_promises((before, behind) in edits(), format in formats()) {
        hold::of_edit(&before, &behind, format);
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
        replayed += 1;
    }
    assert!(replayed > 0, "the corpus is empty");
}
