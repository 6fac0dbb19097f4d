//! What the elements of NITF, NewsML-G2 and the HTML within them mean for a draft.

use crate::document::BlockKind;
use crate::document::html::elements::{self as html, Element};

/// What becomes of an element's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// It is read as that HTML element's, as a part of a draft of that kind.
    Shown(Element, Option<BlockKind>),
    /// The same where the text around it is read.
    Within(Element),
    /// Plain text, a blank line between paragraphs.
    PlainText,
    /// A description, which is read if it is a caption.
    Description,
    /// It is never read, whatever is in it.
    Hidden,
    /// As the text around it; at the top it is not read.
    AsAround,
}

/// The role of an element of that name, its prefix left out. The title in a draft's head is for machines where the
/// draft has a headline.
pub(super) fn role(name: &str, has_headline: bool) -> Role {
    if name == "title" && has_headline {
        return Role::AsAround;
    }
    let row = TABLE.iter().find(|(known, _)| *known == name);
    match row.map(|(_, meaning)| *meaning) {
        Some(Meaning::As(like, kind)) => {
            html::find(like.as_bytes()).map_or(Role::AsAround, |element| Role::Shown(element, kind))
        }
        Some(Meaning::PlainText) => Role::PlainText,
        Some(Meaning::Description) => Role::Description,
        Some(Meaning::Hidden) => Role::Hidden,
        None => html::find(name.as_bytes()).map_or(Role::AsAround, Role::Within),
    }
}

/// Whether an element of that name is a headline.
pub(super) fn is_headline(name: &str) -> bool {
    matches!(name, "headline" | "hl1" | "h1")
}

#[derive(Clone, Copy)]
enum Meaning {
    As(&'static str, Option<BlockKind>),
    PlainText,
    Description,
    Hidden,
}

use Meaning::{As, Description, Hidden, PlainText};

/// Elements whose text is read wherever they stand, and those whose text is for machines and desks. All others of HTML
/// count where the text around them is read.
const TABLE: &[(&str, Meaning)] = &[
    // Of both, NITF and HTML.
    ("p", As("p", None)),
    ("ol", As("ol", None)),
    ("ul", As("ul", None)),
    ("dl", As("dl", None)),
    ("li", As("li", None)),
    ("dt", As("dt", None)),
    ("dd", As("dd", None)),
    ("table", As("table", None)),
    ("caption", As("caption", None)),
    ("tr", As("tr", None)),
    ("td", As("td", None)),
    ("th", As("th", None)),
    ("title", As("h1", None)),
    // Of HTML.
    ("h1", As("h1", None)),
    ("h2", As("h2", None)),
    ("h3", As("h3", None)),
    ("h4", As("h4", None)),
    ("h5", As("h5", None)),
    ("h6", As("h6", None)),
    ("blockquote", As("blockquote", None)),
    ("figcaption", As("figcaption", None)),
    ("div", As("div", None)),
    // Of NITF.
    ("hl1", As("h1", None)),
    ("hl2", As("h2", None)),
    ("hl3", As("h3", None)),
    ("hl4", As("h4", None)),
    ("byline", As("div", Some(BlockKind::Byline))),
    ("byttl", As("div", Some(BlockKind::Byline))),
    ("distributor", As("div", Some(BlockKind::CreditLine))),
    ("tagline", As("div", Some(BlockKind::AuthorNote))),
    ("block", As("div", None)),
    ("bq", As("blockquote", None)),
    ("credit", As("div", Some(BlockKind::CreditLine))),
    ("fn", As("li", None)),
    ("media-reference", As("img", None)),
    ("media-caption", As("figcaption", None)),
    ("media-producer", As("div", Some(BlockKind::CreditLine))),
    ("frac", As("code", None)),
    ("media-metadata", Hidden),
    ("media-object", Hidden),
    ("docdata", Hidden),
    ("pubdata", Hidden),
    ("revision-history", Hidden),
    ("rights", Hidden),
    ("series", Hidden),
    ("note", Hidden),
    ("bibliography", Hidden),
    // Of NewsML-G2, and the dateline of both.
    ("headline", As("h1", None)),
    ("by", As("div", Some(BlockKind::Byline))),
    ("dateline", As("div", Some(BlockKind::Dateline))),
    ("creditline", As("div", Some(BlockKind::CreditLine))),
    ("description", Description),
    ("inlineXML", As("div", None)),
    ("inlineData", PlainText),
    ("itemMeta", Hidden),
    ("rightsInfo", Hidden),
];
