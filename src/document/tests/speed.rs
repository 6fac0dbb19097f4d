//! Large and hostile drafts: the time must grow with the length, not with its square.

use crate::document::{Document, Format};
use std::time::{Duration, Instant};

/// Many times what it takes without optimisation on a busy machine; what is quadratic takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn hostile_texts_are_read_in_time() {
    let texts = [
        "<".repeat(100_000),
        "> ".repeat(10_000),
        "[".repeat(50_000),
        "![".repeat(50_000),
        "*a ".repeat(50_000),
        "<div>".repeat(50_000) + &"</span></p><li></li>".repeat(20_000),
        "<ul><li>".repeat(20_000),
        "<code>".repeat(20_000),
        "&amp;".repeat(50_000),
        "&".repeat(100_000),
        "<!--".repeat(50_000),
        "[stet ".repeat(50_000),
        "a\n".repeat(100_000),
        "LONDON (AP) — The pier.\n\n".repeat(10_000),
        format!("---\na: {}\n---\n", "[".repeat(50_000)),
        format!("---\na: {}\n---\n", "{a: ".repeat(10_000)),
        format!("+++\na = {}\n+++\n", "[".repeat(50_000)),
        format!("+++\na = {}\n+++\n", "{a = ".repeat(10_000)),
        (0..20_000).map(|at| format!("Jo Bell{at} is a reporter.\n")).collect(),
        "<div>".repeat(50_000) + &"<title></title>".repeat(20_000),
        "- ".repeat(10_000),
        "`".repeat(50_000) + "a",
        "\\textbf{".repeat(30_000),
        "\\odd{".repeat(30_000),
        "\\begin{quote}".repeat(20_000),
        "\\begin{itemize}".repeat(20_000) + &"\\end{itemize}".repeat(20_000),
        "\\begin{equation}".repeat(20_000),
        "\\(".repeat(30_000),
        "$ ".repeat(50_001),
        "\\odd[".repeat(20_000),
        "{".repeat(50_000),
        "%\n".repeat(50_000),
        "*a ".repeat(50_000) + "*",
        "`a ".repeat(50_000),
        "_a".repeat(50_000),
        "((a ".repeat(30_000),
        "{a ".repeat(30_000),
        "link:a[".repeat(20_000),
        ":a:`b ".repeat(30_000),
        "|a ".repeat(50_000),
        "====\n".repeat(30_000),
        "____\n\n==\n".repeat(10_000),
        (0..3_000).map(|at| format!("{}a\n", " ".repeat(at % 300))).collect(),
        "a::\n".repeat(30_000),
        ".. a\n".repeat(30_000),
        ".. note:: a\n".repeat(20_000),
        "= a\n".repeat(20_000),
        "a\n=\n".repeat(20_000),
    ];
    for text in texts {
        for format in Format::ALL {
            let start = Instant::now();
            let document = Document::parse(&text, format);
            let took = start.elapsed();
            assert!(took < PATIENCE, "{took:?} for {:?}… as {format:?}", text.get(..20));
            assert_eq!(document.source.len(), text.len());
        }
    }
}
