//! The ledger of a draft as Markdown, for an editor to show; and as one line, to stand over the lede.

use super::sources::{statement, statements, sums};
use crate::annotations::{Annotations, Attribution};
use crate::document::Document;
use crate::text::visible;
use std::fmt::Write;

/// A heading for each source with its class, and a line for each statement that rests on it.
pub fn markdown(name: &str, document: &Document, annotations: &Annotations) -> String {
    let entries = &annotations.ledger.entries;
    let mut out = format!("# Sources of {}\n\n{}\n", escaped(name), sums(entries));
    let mut list = |heading: String, statements: Vec<&Attribution>| {
        let _ = writeln!(out, "\n## {heading}\n");
        for attribution in statements {
            let _ = writeln!(out, "- {}", escaped(&statement(document, attribution)));
        }
    };
    for entry in entries {
        let heading = format!("{} ({})", escaped(&entry.name), entry.class.in_words());
        list(heading, statements(annotations, entry).collect());
    }
    let nobody: Vec<&Attribution> =
        annotations.explicit().filter(|attribution| attribution.source.is_none()).collect();
    if !nobody.is_empty() {
        list("No source".to_owned(), nobody);
    }
    visible::lines(&out)
}

/// "3 named, 7 anonymous, 12 claims without a source".
pub fn summary(annotations: &Annotations, unsourced: usize) -> String {
    let sources = sums(&annotations.ledger.entries);
    match unsourced {
        0 => sources,
        1 => format!("{sources}, 1 claim without a source"),
        many => format!("{sources}, {many} claims without a source"),
    }
}

/// Words of a draft so that Markdown shows them as they stand.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\`*_[]<>#|~&".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Format;

    #[test]
    fn each_source_has_its_statements() {
        let source = "The *ferry* sank, Oda Moss said. She said it had leaked_badly.\n";
        let document = Document::parse(source, Format::Markdown);
        let annotations = Annotations::of(&document, &Config::default());
        assert_eq!(
            markdown("harbour_2.md", &document, &annotations),
            "# Sources of harbour\\_2.md\n\n1 named\n\n## Oda Moss (a person by name)\n\n\
             - line 1, said: The ferry sank\n- line 1, said: it had leaked\\_badly\n"
        );
        assert_eq!(summary(&annotations, 0), "1 named");
        assert_eq!(summary(&Annotations::default(), 1), "no sources, 1 claim without a source");
    }
}
