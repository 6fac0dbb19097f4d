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

/// A draft, and the same with a few pieces in another's place: of sentences that hang on what stands beside them, or of
/// paragraphs that hang on what stands anywhere.
fn edits() -> impl Strategy<Value = (String, String)> {
    let beside = prop_oneof![3 => proptest::sample::select(SENTENCES), 1 => proptest::sample::select(PIECES)];
    let anywhere = prop_oneof![6 => proptest::sample::select(PARAGRAPHS), 1 => Just("# Of the pier")];
    prop_oneof![edits_of(beside, " ", 30), edits_of(anywhere, "\n\n", 16)]
}

fn edits_of(
    piece: impl Strategy<Value = &'static str> + Clone + 'static,
    between: &'static str,
    most: usize,
) -> impl Strategy<Value = (String, String)> {
    let pieces = proptest::collection::vec(piece.clone(), 1..most);
    let change = (any::<proptest::sample::Index>(), 0..3_usize, proptest::collection::vec(piece, 0..2));
    (pieces, change).prop_map(move |(pieces, (place, replaced, new))| {
        let start = place.index(pieces.len());
        let end = (start + replaced).min(pieces.len());
        let mut edited = pieces.clone();
        edited.splice(start..end, new);
        (pieces.join(between), edited.join(between))
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

/// Paragraphs of which one changes what is said of another, however far away it is; those that do stand close here.
const PARAGRAPHS: &[&str] = &[
    "the mayor left the hall before the vote was taken.",
    "the mayor came back to the hall after the vote.",
    "The Pier Night Watch (PNW) met on Monday.",
    "PNW guards found the gate open.",
    "Ilse Brandt, a nurse in Velm, wrote to the council.",
    "Brandt denied it. “The pier is safe,” Brandt said.",
    "Brandtt said the pier was safe.",
    "Mr. Abara opened the shop.",
    "Abara said the shop was his.",
    "A study of the pier found cracks.",
    "The study said the cracks were old.",
    "An official said the pier would close.",
    "The officials said it was dangerous.",
    "A person familiar with the plan said it was late, on condition of anonymity.",
    "Two sources said the money was gone.",
    "They said it had been spent.",
    "The Corbel Gazette reported that the pier was sold.",
    "A Corbel Gazette poll found that the pier was loved.",
    "The organisation met. It wants to organize a march.",
    "The health-care plan was long. Healthcare costs were not in it.",
    "The “dry port” is far away.",
    "The dry port opened in May.",
    "The mayor took bribes.",
    "The mayor denied taking bribes.",
    "Some 60 percent of them walked, 50 percent ran.",
    "By Ana Brill",
    "Source: none",
    "This is sponsored content.",
    "Subscribe to our channel!",
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

/// Each of the paragraphs that may matter to another, which stand close in the list, is taken away far before and far
/// behind it.
#[test]
fn what_is_far_away_is_not_forgotten() {
    let between = "Rain fell on the harbour.\n\n".repeat(6);
    for (at, one) in PARAGRAPHS.iter().enumerate() {
        for other in PARAGRAPHS.iter().skip(at.saturating_sub(3)).take(6) {
            let both = format!("# Rain\n\n{one}\n\n{between}{other}\n");
            hold::of_edit(&both, &format!("# Rain\n\n{between}{other}\n"), Format::Markdown);
            hold::of_edit(&both, &format!("# Rain\n\n{one}\n\n{between}"), Format::Markdown);
        }
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
