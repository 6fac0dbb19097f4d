//! Copydesk reads a news draft and points at claims that nobody stands behind, at sources the reader
//! cannot identify, and at slips of spelling and copy.
//!
//! The core is four calls, and none of them can fail, read a file or print:
//!
//! ```
//! use copydesk::{Config, Document, Format, check};
//!
//! let document = Document::parse("The merger is dead, sources said.\n", Format::Markdown);
//! let findings = check(&document, &Config::default());
//! assert_eq!(findings[0].rule, "bare-anonymous-source");
//! ```
//!
//! Modules stand in layers: each may use only those above it in this list (`tests/tidy.rs` holds it).

pub mod choice;

pub mod text;

pub mod finding;

pub mod lexicon;

pub mod config;

pub mod document;

pub mod word;

pub mod sentence;

pub mod spelling;

pub mod syntax;

pub mod annotations;

pub mod rules;

pub mod stet;

pub mod check;

pub mod fixing;

pub mod pages;

pub mod render;

pub mod lsp;

pub mod cli;

pub use check::check;
pub use config::Config;
pub use document::{Document, Format};
pub use finding::{Finding, Fix, Level};
pub use text::Span;
