//! What a rule is about.

use crate::choice::choice;

/// What a rule is about, as the catalogue groups them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Family {
    /// Who says so.
    Attribution,
    /// Sources the reader cannot identify.
    Anonymity,
    /// Statements that want a source.
    Claims,
    /// Words that blur who says it.
    Hedging,
    /// Quotations.
    Quotes,
    /// People and organisations.
    Names,
    /// Words.
    Spelling,
    /// One thing in two forms.
    Consistency,
    /// Marks and slips of the keyboard.
    Mechanics,
    /// Figures and dates.
    Numbers,
    /// Where the copy comes from.
    Provenance,
    /// The marks by which a writer lets a finding stand.
    Stet,
    /// What a house has written into its settings.
    House,
}

choice!(Family, "family", {
    Attribution: "attribution",
    Anonymity: "anonymity",
    Claims: "claims",
    Hedging: "hedging",
    Quotes: "quotes",
    Names: "names",
    Spelling: "spelling",
    Consistency: "consistency",
    Mechanics: "mechanics",
    Numbers: "numbers",
    Provenance: "provenance",
    Stet: "stet",
    House: "house",
});
