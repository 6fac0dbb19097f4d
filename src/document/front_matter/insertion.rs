//! Where a word goes in a list of the front matter.

use crate::document::Document;
use crate::text::{self, Edit, Span};

/// The edit of the source that adds `word` to the list at `table.key` of the front matter, which is made where it is
/// missing. `None` for a draft without front matter, for one whose front matter cannot be read or would be read
/// otherwise, and for a word that would need escapes.
pub fn add_to_list(document: &Document, table: &str, key: &str, word: &str) -> Option<Edit> {
    let whole = document.front_matter_span.filter(|_| is_plain(word))?;
    let list =
        List { document, whole, table, key, word, is_toml: whole.of(&document.source).starts_with("+++") };
    let places = [list.in_brackets(), list.under_dashes(), list.under_table(), list.at_end()];
    places.into_iter().flatten().find(|edit| list.takes(edit))
}

/// Whether no format of front matter reads anything into the word.
fn is_plain(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\'' | '’'))
        && !word.ends_with(' ')
}

struct List<'a> {
    document: &'a Document,
    whole: Span,
    table: &'a str,
    key: &'a str,
    word: &'a str,
    is_toml: bool,
}

impl List<'_> {
    fn name(&self) -> String {
        format!("{}.{}", self.table, self.key)
    }

    fn written(&self) -> String {
        if self.is_toml { format!("\"{}\"", self.word) } else { self.word.to_owned() }
    }

    fn line_end(&self) -> &str {
        if self.whole.of(&self.document.source).contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// `words: [a]`: behind the last item.
    fn in_brackets(&self) -> Option<Edit> {
        let key = self.document.front_matter(&self.name())?.span;
        let rest = Span::new(key.end, self.whole.end).of(&self.document.source);
        let (open, close) = (rest.find('[')?, rest.find(']')?);
        let items = rest.get(open + 1..close)?.trim_end();
        let comma = if items.trim().is_empty() || items.ends_with(',') { "" } else { ", " };
        let end = key.end + open + 1 + items.len();
        Some(Edit { span: Span::at(end), text: format!("{comma}{}", self.written()) })
    }

    /// `words:` with `- a` below it: as the first item, indented like that.
    fn under_dashes(&self) -> Option<Edit> {
        let key = self.document.front_matter(&self.name())?.span;
        let next = self.document.lines.line_span(self.document.lines.line(key.start) + 1);
        let line = next.of(&self.document.source);
        let indent = line.get(..line.find('-')?)?;
        let text = format!("{indent}- {}{}", self.written(), self.line_end());
        indent.trim().is_empty().then(|| Edit { span: Span::at(next.start), text })
    }

    /// `copydesk:` without the list: on a line below it.
    fn under_table(&self) -> Option<Edit> {
        let table = self.document.front_matter(self.table)?.span;
        let line = self.document.lines.line_span(self.document.lines.line(table.start));
        let entry = if self.is_toml { format!("{} = [", self.key) } else { format!("  {}: [", self.key) };
        let text = format!("{entry}{}]{}", self.written(), self.line_end());
        Some(Edit { span: Span::at(line.end), text })
    }

    /// Both are missing: before the closing fence.
    fn at_end(&self) -> Option<Edit> {
        let body = self.whole.of(&self.document.source).trim_end();
        let fence = self.whole.start + body.rfind('\n')? + 1;
        let (end, table, key, word) = (self.line_end(), self.table, self.key, self.written());
        let text = if self.is_toml {
            format!("[{table}]{end}{key} = [{word}]{end}")
        } else {
            format!("{table}:{end}  {key}: [{word}]{end}")
        };
        Some(Edit { span: Span::at(fence), text })
    }

    /// Whether the edited front matter has the word in its list, and all else as before.
    fn takes(&self, edit: &Edit) -> bool {
        let source = text::apply(&self.document.source, std::slice::from_ref(edit));
        let edited = Document::parse(&source, self.document.format);
        let name = self.name();
        let others = |document: &Document| -> Vec<(String, String)> {
            let entries =
                document.front_matter.iter().filter(|entry| entry.key != name && entry.key != self.table);
            entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect()
        };
        let items = |document: &Document| -> Vec<String> {
            let entry = document.front_matter(&name);
            entry.map(|entry| entry.value.split(", ").map(str::to_owned).collect()).unwrap_or_default()
        };
        let (before, behind) = (items(self.document), items(&edited));
        let old = before.iter().filter(|item| !item.is_empty());
        behind.iter().any(|item| item == self.word)
            && old.clone().all(|item| behind.contains(item))
            && behind.len() == old.count() + 1
            && others(self.document) == others(&edited)
            && edited.prose == self.document.prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn added(source: &str, word: &str) -> Option<String> {
        let document = Document::parse(source, Format::Markdown);
        let edit = add_to_list(&document, "copydesk", "words", word)?;
        Some(text::apply(source, &[edit]))
    }

    #[test]
    fn a_word_joins_the_list_whatever_its_form() {
        for (before, behind) in [
            ("---\na: b\n---\n\nIt.\n", "---\na: b\ncopydesk:\n  words: [Ana Ruiz]\n---\n\nIt.\n"),
            (
                "---\r\na: b\r\n---\r\nIt.\r\n",
                "---\r\na: b\r\ncopydesk:\r\n  words: [Ana Ruiz]\r\n---\r\nIt.\r\n",
            ),
            (
                "---\ncopydesk:\n  words: [velm]\na: b\n---\nIt.\n",
                "---\ncopydesk:\n  words: [velm, Ana Ruiz]\na: b\n---\nIt.\n",
            ),
            ("---\ncopydesk: {words: []}\n---\nIt.\n", "---\ncopydesk: {words: [Ana Ruiz]}\n---\nIt.\n"),
            (
                "---\ncopydesk:\n  words:\n    - velm\n---\nIt.\n",
                "---\ncopydesk:\n  words:\n    - Ana Ruiz\n    - velm\n---\nIt.\n",
            ),
            ("+++\na = 1\n+++\nIt.\n", "+++\na = 1\n[copydesk]\nwords = [\"Ana Ruiz\"]\n+++\nIt.\n"),
            (
                "+++\n[copydesk]\nwords = [\n  \"velm\",\n]\n+++\nIt.\n",
                "+++\n[copydesk]\nwords = [\n  \"velm\",\"Ana Ruiz\"\n]\n+++\nIt.\n",
            ),
        ] {
            assert_eq!(added(before, "Ana Ruiz").as_deref(), Some(behind), "{before}");
        }
    }

    #[test]
    fn what_cannot_be_added_surely_is_not() {
        assert_eq!(added("It rained.\n", "velm"), None);
        assert_eq!(added("---\na: [b\n---\nIt.\n", "velm"), None);
        assert_eq!(added("---\na: b\n---\nIt.\n", "x: y"), None);
        assert_eq!(added("---\na: b\n---\nIt.\n", ""), None);
    }
}
