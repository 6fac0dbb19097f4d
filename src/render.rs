//! Findings as text: one module a format.

pub mod critic;
pub mod json;
pub mod terminal;
