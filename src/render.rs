//! Findings, and the ledger of sources, as text: one module a format.

pub mod checkstyle;
pub mod concise;
pub mod critic;
pub mod diff;
mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod ledger;
pub mod markdown;
pub mod path;
mod places;
pub mod rdjson;
pub mod renderer;
pub mod sarif;
pub mod sources;
pub mod statistics;
pub mod summary;
pub mod terminal;
pub mod versions;
mod xml;

pub use renderer::{CheckedDraft, Renderer, Run};
pub use summary::Summary;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod speed;
