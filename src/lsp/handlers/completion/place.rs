//! What is being written at the cursor.

use crate::document::Document;
use crate::spelling::folded;
use crate::text::Span;

/// What stands before the cursor.
pub(super) struct Place<'a> {
    document: &'a Document,
    /// The capitalised words right before it, the last of which may have begun only; empty behind a space. Of the prose.
    typed: Span,
    /// Whether a source is awaited here, so that a name fits before its first letter is there.
    awaits_source: bool,
}

impl<'a> Place<'a> {
    /// `None` where no name is being written, and in code, front matter and other markup.
    pub fn at(document: &'a Document, cursor: usize) -> Option<Self> {
        let before = Span::new(0, cursor).of(&document.source);
        let behind = Span::new(cursor, document.source.len()).of(&document.source);
        if before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric) {
            return None;
        }
        // The last character that is no space is asked what it is; spaces at the end of a paragraph are no prose.
        let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
        let written = line.trim_end();
        let last = written.chars().next_back()?;
        let at = cursor - (line.len() - written.len()) - last.len_utf8();
        let start = document.map.to_prose(at)?;
        let block = document.blocks.get(document.block_at(start)?)?;
        let end = start + last.len_utf8();
        let prose = Span::new(block.span.start, end).of(&document.prose);
        let is_code = prose.ends_with('\u{FFFC}') || !prose.ends_with(last);
        if is_code {
            return None;
        }
        let is_typing = written.len() == line.len() && last.is_alphanumeric();
        let typed = if is_typing { run_of_capitals(prose) } else { "" };
        let context = prose.strip_suffix(typed).unwrap_or(prose);
        let awaits_source =
            (written.len() < line.len() || !typed.is_empty()) && awaits_source(context.trim_end());
        let is_new_word = typed.is_empty() || !context.ends_with(char::is_alphanumeric);
        (is_new_word && (awaits_source || !typed.is_empty())).then(|| Self {
            document,
            typed: Span::new(end - typed.len(), end),
            awaits_source,
        })
    }

    /// What is typed of a name so far.
    pub fn typed(&self) -> &'a str {
        self.document.prose_of(self.typed)
    }

    /// How many bytes before the cursor a name takes the place of, and the part of the name that an editor shall
    /// compare with them; `None` where the name does not fit.
    pub fn fit(&self, name: &str) -> Option<(usize, String)> {
        if self.typed.is_empty() {
            return self.awaits_source.then(|| (0, name.to_owned()));
        }
        // The most of what is typed that some words of the name begin with: of "Then Oda Mo" the last two.
        tails(self.typed()).into_iter().find_map(|typed| {
            let tail = tails(name).into_iter().find(|tail| begins(tail, typed))?;
            // What has markup within is not typed as one.
            let source = Span::new(self.typed.end - typed.len(), self.typed.end);
            self.document.map.to_verbatim(source)?;
            Some((typed.len(), tail.to_owned()))
        })
    }
}

/// A text from each of its words on.
fn tails(text: &str) -> Vec<&str> {
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts).filter_map(|at| text.get(at..)).filter(|tail| !tail.is_empty()).collect()
}

/// Whether a name begins with what is typed, the last word of which may have begun only. Accents do not matter.
fn begins(name: &str, typed: &str) -> bool {
    let words: Vec<String> = typed.split(' ').map(folded).collect();
    let Some((last, whole)) = words.split_last() else { return false };
    let mut own = name.split(' ').map(folded);
    whole.iter().all(|word| own.next().as_ref() == Some(word))
        && own.next().is_some_and(|word| word.starts_with(last))
}

/// The capitalised words with which a text ends, parted by single spaces.
fn run_of_capitals(text: &str) -> &str {
    let mut start = text.len();
    loop {
        let before = text.get(..start).unwrap_or("");
        let bare = if start == text.len() { before } else { before.strip_suffix(' ').unwrap_or("") };
        let word_start = bare
            .char_indices()
            .rev()
            .take_while(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’' | '.'))
            .last()
            .map(|(at, _)| at);
        let Some(word_start) = word_start else { break };
        if !bare.get(word_start..).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            break;
        }
        start = word_start;
    }
    text.get(start..).unwrap_or("")
}

/// Whether a source comes next: "..., according to", "...,” said".
fn awaits_source(before: &str) -> bool {
    let lower = before.to_lowercase();
    let is_word = |text: &str| !text.ends_with(char::is_alphanumeric);
    if lower.strip_suffix("according to").is_some_and(is_word) {
        return true;
    }
    let said = ["said", "says"].iter().find_map(|cue| lower.strip_suffix(cue));
    said.is_some_and(|rest| rest.ends_with(' ') && rest.trim_end().ends_with(['”', '"', '’', ',', '»']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn place(text: &str) -> Option<(String, bool)> {
        let document = Document::parse(text, Format::Markdown);
        Place::at(&document, text.len()).map(|place| (place.typed().to_owned(), place.awaits_source))
    }

    #[test]
    fn a_source_is_awaited_behind_cues() {
        let awaited = |typed: &str| Some((typed.to_owned(), true));
        assert_eq!(place("The ferry sank, according to "), awaited(""));
        assert_eq!(place("According to Mo"), awaited("Mo"));
        assert_eq!(place("“The ferry sank,” said "), awaited(""));
        assert_eq!(place("She said "), None);
        assert_eq!(place("The ferry sank according to"), None);
        assert_eq!(place("Not accordingto "), None);
    }

    #[test]
    fn capitals_begin_a_name_outside_of_code() {
        let begun = |typed: &str| Some((typed.to_owned(), false));
        assert_eq!(place("Then Oda Mo"), begun("Then Oda Mo"));
        assert_eq!(place("then Oda van Mo"), begun("Mo"));
        for none in ["then mo", "`Mo", "    Mo", "```\nMo", "Mo.", "", "---\ntitle: Mo\n---"] {
            let wanted = if none == "`Mo" { begun("Mo") } else { None };
            assert_eq!(place(none), wanted, "{none}");
        }
        assert_eq!(place("See `Mo` and `Mo`"), None);
    }

    #[test]
    fn the_most_of_what_is_typed_is_replaced() {
        let fit = |typed: &str, name: &str| {
            let document = Document::parse(typed, Format::Markdown);
            Place::at(&document, typed.len())?.fit(name)
        };
        assert_eq!(fit("Then Oda Mo", "Oda Moss"), Some((6, "Oda Moss".to_owned())));
        assert_eq!(fit("Mo", "Oda Moss"), Some((2, "Moss".to_owned())));
        assert_eq!(fit("Varnevic", "Edgars Varnevičs"), Some((8, "Varnevičs".to_owned())));
        assert_eq!(fit("Ida Mo", "Oda Moss"), Some((2, "Moss".to_owned())));
        assert_eq!(fit("**Oda** Mo", "Oda Moss"), Some((2, "Moss".to_owned())));
        assert_eq!(fit("Ma", "Oda Moss"), None);
    }
}
