//! What each HTML element means for a draft.

use crate::document::BlockKind;
use crate::lexicon::Terms;
use std::sync::LazyLock;

/// What an element does to the text in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::document) enum Role {
    /// Its content is no prose.
    Skip,
    /// The page's head: no prose, and ended by the first element of the body.
    Head,
    /// What may stand in the head without ending it.
    HeadItem,
    /// The page's title, in the head.
    Title,
    /// Code in a line of text.
    Object,
    /// A paragraph, ended by any block.
    Paragraph,
    /// A heading of that depth.
    Heading(u8),
    /// A quotation set apart.
    Quote,
    /// The words under a picture or a table.
    Caption,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// Any other element that begins on a line of its own.
    Block,
    /// A span within a line that may name a part of the draft by its class.
    Inline,
    /// Words set in bold.
    Strong,
    /// A line end.
    Break,
    /// A rule between blocks.
    Rule,
    /// A picture.
    Image,
}

impl Role {
    /// Whether an element without content has an end all the same: a line end or a picture has none.
    pub(in crate::document) const fn holds_text(self) -> bool {
        !matches!(self, Role::Break | Role::Rule | Role::Image | Role::HeadItem | Role::Skip | Role::Object)
    }
}

/// A known element, by its place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::document) struct Element(usize);

impl Element {
    pub(in crate::document) fn role(self) -> Role {
        TABLE.get(self.0).map_or(Role::Block, |(_, role)| *role)
    }

    /// Its place in the table, below [`COUNT`].
    pub(in crate::document) const fn index(self) -> usize {
        self.0
    }
}

/// The element of a tag's name; `None` for one that does nothing to its text.
pub(in crate::document) fn find(name: &[u8]) -> Option<Element> {
    let at = TABLE.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok()?;
    Some(Element(at))
}

/// What part of a draft a `class` attribute names.
pub(in crate::document) fn zone(class: &[u8]) -> Option<BlockKind> {
    let class = std::str::from_utf8(class).ok()?;
    class.split_ascii_whitespace().find_map(|name| match CLASSES.get(name)?.field(1) {
        "byline" => Some(BlockKind::Byline),
        "dateline" => Some(BlockKind::Dateline),
        "credit" => Some(BlockKind::CreditLine),
        "caption" => Some(BlockKind::Caption),
        "author-note" => Some(BlockKind::AuthorNote),
        _ => None,
    })
}

static CLASSES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/html_classes.txt")));

/// How many elements are known.
pub(in crate::document) const COUNT: usize = TABLE.len();

/// Sorted by name.
const TABLE: &[(&str, Role)] = &[
    ("address", Role::Block),
    ("article", Role::Block),
    ("aside", Role::Block),
    ("audio", Role::Skip),
    ("b", Role::Strong),
    ("base", Role::HeadItem),
    ("blockquote", Role::Quote),
    ("body", Role::Block),
    ("br", Role::Break),
    ("button", Role::Skip),
    ("canvas", Role::Skip),
    ("caption", Role::Caption),
    ("center", Role::Block),
    ("cite", Role::Inline),
    ("code", Role::Object),
    ("datalist", Role::Skip),
    ("dd", Role::Item),
    ("details", Role::Block),
    ("div", Role::Block),
    ("dl", Role::List),
    ("dt", Role::Item),
    ("fieldset", Role::Block),
    ("figcaption", Role::Caption),
    ("figure", Role::Block),
    ("footer", Role::Block),
    ("form", Role::Block),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("head", Role::Head),
    ("header", Role::Block),
    ("hr", Role::Rule),
    ("html", Role::Block),
    ("iframe", Role::Skip),
    ("img", Role::Image),
    ("kbd", Role::Object),
    ("li", Role::Item),
    ("link", Role::HeadItem),
    ("main", Role::Block),
    ("math", Role::Object),
    ("menu", Role::List),
    ("meta", Role::HeadItem),
    ("nav", Role::Skip),
    ("noscript", Role::Skip),
    ("object", Role::Skip),
    ("ol", Role::List),
    ("p", Role::Paragraph),
    ("picture", Role::Inline),
    ("pre", Role::Skip),
    ("samp", Role::Object),
    ("script", Role::Skip),
    ("section", Role::Block),
    ("select", Role::Skip),
    ("small", Role::Inline),
    ("span", Role::Inline),
    ("strong", Role::Strong),
    ("style", Role::Skip),
    ("summary", Role::Block),
    ("svg", Role::Skip),
    ("table", Role::Table),
    ("tbody", Role::Row),
    ("td", Role::Cell),
    ("template", Role::Skip),
    ("textarea", Role::Skip),
    ("tfoot", Role::Row),
    ("th", Role::Cell),
    ("thead", Role::Row),
    ("time", Role::Inline),
    ("title", Role::Title),
    ("tr", Role::Row),
    ("ul", Role::List),
    ("video", Role::Skip),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by_key(|(name, _)| *name));
        assert_eq!(find(b"blockquote").map(Element::role), Some(Role::Quote));
        assert_eq!(find(b"blink"), None);
    }
}
