//! Findings as text: one module a format.

pub mod critic;
