//! Quotations: passages in quotation marks, straight or curly, nested, or running over paragraphs.

use crate::document::Document;
use crate::text::Span;

/// A passage in quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// From the opening mark to behind the closing one; to the end of its block where none closes it.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// The index of its block.
    pub block: usize,
    /// Whether a closing mark ends it.
    pub closed: bool,
    /// Whether the next paragraph opens with a mark that carries it on, so that none closes it here.
    pub carries_on: bool,
    /// 0 for an outermost quotation, 1 for one within it, and so on.
    pub depth: u8,
}

/// Finds the quotations of a document, in order of their opening marks.
pub fn recognise(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
