//! Findings, and the ledger of sources, as text: one module a format.

pub mod critic;
pub mod json;
pub mod ledger;
mod places;
pub mod sources;
pub mod terminal;
mod visible;

#[cfg(test)]
mod speed;
