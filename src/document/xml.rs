//! Reads the XML of the wires, NITF and NewsML-G2: its elements are told as the HTML that prints alike.

mod elements;
mod tokens;

use super::html;
use super::parser::Parser;
use crate::text::Span;

pub(super) fn parse(parser: &mut Parser<'_>) {
    let body = Span::new(parser.body, parser.source.len());
    let tokens = tokens::tokens(parser.source, body);
    html::read(parser, tokens);
}

pub(super) use tokens::is_news;
