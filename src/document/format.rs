//! The formats of drafts: one table of extensions, language ids and readers.

use super::parser::Parser;
use super::{asciidoc, html, latex, markdown, plain, rst, xml};
use crate::choice::choice;
use std::path::Path;

/// The markup of a draft.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Format {
    /// No markup.
    #[default]
    Plain,
    /// CommonMark with tables and YAML or TOML front matter.
    Markdown,
    /// HTML, a whole page or a fragment.
    Html,
    /// The XML of the wires: NITF and NewsML-G2.
    Xml,
    /// LaTeX, a whole paper or a part of one.
    Latex,
    /// AsciiDoc.
    AsciiDoc,
    /// reStructuredText.
    ReStructuredText,
    /// Word, of whose paragraphs each is a line of text.
    Word,
}

/// All that is known of a format.
struct Row {
    format: Format,
    /// The extensions of its files, the usual one first.
    extensions: &'static [&'static str],
    /// The names by which editors know it.
    languages: &'static [&'static str],
    /// Adds a body's blocks, comments and images.
    read: fn(&mut Parser<'_>),
    /// What stands before and behind a comment, and in plain text a stet mark.
    comment: (&'static str, &'static str),
    /// How words get in that hold signs of its markup.
    escape: fn(&str) -> String,
}

/// In the order of the enum.
const TABLE: [Row; Format::ALL.len()] = [
    Row {
        format: Format::Plain,
        extensions: &["txt", "text"],
        languages: &["plaintext", "text"],
        read: plain::parse,
        comment: ("[", "]"),
        escape: str::to_owned,
    },
    Row {
        format: Format::Markdown,
        extensions: &["md", "markdown", "mdown", "mkd"],
        languages: &["markdown", "mdx", "quarto", "rmd"],
        read: markdown::parse,
        comment: ("<!-- ", " -->"),
        escape: |words| behind_backslashes(words, r"\`*_[]<>"),
    },
    Row {
        format: Format::Html,
        extensions: &["html", "htm", "xhtml"],
        languages: &["html", "xhtml", "htmldjango"],
        read: html::parse,
        comment: ("<!-- ", " -->"),
        escape: as_entities,
    },
    Row {
        format: Format::Xml,
        extensions: &["xml", "nitf"],
        languages: &["xml"],
        read: xml::parse,
        comment: ("<!-- ", " -->"),
        escape: as_entities,
    },
    Row {
        format: Format::Latex,
        extensions: &["tex", "latex", "ltx"],
        languages: &["latex", "tex", "plaintex"],
        read: latex::parse,
        comment: ("% ", ""),
        escape: latex::escaped,
    },
    Row {
        format: Format::AsciiDoc,
        extensions: &["adoc", "asciidoc", "asc"],
        languages: &["asciidoc", "adoc"],
        read: asciidoc::parse,
        comment: ("// ", ""),
        escape: |words| behind_backslashes(words, "*_`#^"),
    },
    Row {
        format: Format::ReStructuredText,
        extensions: &["rst", "rest"],
        languages: &["restructuredtext", "rst"],
        read: rst::parse,
        comment: (".. ", ""),
        escape: |words| behind_backslashes(words, r"\*`_|"),
    },
    Row {
        format: Format::Word,
        extensions: &["docx"],
        languages: &[],
        read: plain::parse,
        comment: ("[", "]"),
        escape: str::to_owned,
    },
];

impl Format {
    /// The extensions of its files, the usual one first.
    pub const fn extensions(self) -> &'static [&'static str] {
        self.row().extensions
    }

    /// The names by which editors know it, that of the protocol first; none for one that no editor shows.
    pub const fn languages(self) -> &'static [&'static str] {
        self.row().languages
    }

    /// The format a file's extension stands for; `None` for one that is no draft.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let row = TABLE.iter().find(|row| row.extensions.contains(&extension.as_str()))?;
        Some(row.format)
    }

    /// The format of an editor's language id; `None` for one that is not known.
    pub fn of_language_id(id: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.languages.contains(&id)).map(|row| row.format)
    }

    /// Whether its files hold text, which an editor shows and a line number leads to.
    pub const fn is_text(self) -> bool {
        !matches!(self, Format::Word)
    }

    /// Why a text is none that a draft of this format can be: XML must be that of a wire. Such a text is read as a
    /// draft without words.
    pub fn refusal(self, source: &str) -> Option<&'static str> {
        (self == Format::Xml && !xml::is_news(source)).then_some("XML, but neither NITF nor NewsML-G2")
    }

    /// `text` as a comment, in which a stet mark is looked for.
    pub fn comment(self, text: &str) -> String {
        let (before, behind) = self.row().comment;
        format!("{before}{text}{behind}")
    }

    /// What a comment begins with.
    pub fn opens_comment(self) -> &'static str {
        self.row().comment.0.trim_end()
    }

    /// Words as a source must hold them so that they are read as they stand.
    pub fn escaped(self, words: &str) -> String {
        (self.row().escape)(words)
    }

    pub(super) fn read(self, parser: &mut Parser<'_>) {
        (self.row().read)(parser);
    }

    const fn row(self) -> &'static Row {
        const ROWS: &[Row] = &TABLE;
        &ROWS[self as usize]
    }
}

choice!(Format, "format", {
    Plain: "plain",
    Markdown: "markdown",
    Html: "html",
    Xml: "xml",
    Latex: "latex",
    AsciiDoc: "asciidoc",
    ReStructuredText: "rst",
    Word: "docx",
});

fn behind_backslashes(words: &str, signs: &str) -> String {
    words.chars().flat_map(|sign| signs.contains(sign).then_some('\\').into_iter().chain([sign])).collect()
}

fn as_entities(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_format_has_its_row_and_no_name_means_two() {
        for (format, row) in Format::ALL.into_iter().zip(&TABLE) {
            assert_eq!(format, row.format);
            assert_eq!(format.as_str().parse(), Ok(format));
            for language in row.languages {
                assert_eq!(Format::of_language_id(language), Some(format));
            }
            let path = format!("a.{}", row.extensions[0].to_uppercase());
            assert_eq!(Format::of_path(Path::new(&path)), Some(format));
        }
        let extensions = || TABLE.iter().flat_map(|row| row.extensions);
        assert_eq!(extensions().collect::<HashSet<_>>().len(), extensions().count());
        let languages = || TABLE.iter().flat_map(|row| row.languages);
        assert_eq!(languages().collect::<HashSet<_>>().len(), languages().count());
        assert_eq!(Format::of_language_id("rust"), None);
        assert!("pdf".parse::<Format>().unwrap_err().contains("plain, markdown, html"));
    }
}
