//! Reads html.

use super::Parser;

pub(super) fn parse(parser: &mut Parser<'_>) {
    super::plain::parse(parser);
}
