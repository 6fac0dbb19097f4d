//! Sources: who or what stands behind the content, and how much the reader learns of them.

use crate::text::Span;

/// What kind of source a mention is, judged by the mention as written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SourceClass {
    /// A person by name.
    NamedPerson,
    /// An organisation by name.
    NamedOrganisation,
    /// The police, a court, a ministry, a spokesperson: unnamed but on the record.
    Institution,
    /// A report, a poll, a letter.
    Document,
    /// One or some people the reader cannot identify.
    Anonymous,
    /// Nobody in particular: critics, experts, many.
    VagueCollective,
    /// Another news outlet.
    SecondHand,
    /// He, she, they, the agency, the president: named elsewhere.
    Pronoun,
    /// No source at all.
    None,
}

impl SourceClass {
    /// Its name in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            SourceClass::NamedPerson => "named-person",
            SourceClass::NamedOrganisation => "named-organisation",
            SourceClass::Institution => "institution",
            SourceClass::Document => "document",
            SourceClass::Anonymous => "anonymous",
            SourceClass::VagueCollective => "vague-collective",
            SourceClass::SecondHand => "second-hand",
            SourceClass::Pronoun => "pronoun",
            SourceClass::None => "none",
        }
    }
}

/// One mention of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The whole noun phrase with title, apposition and relative clause.
    pub span: Span,
    /// Its head noun or name, the words that say what it is.
    pub head: Span,
    /// What kind of source it is.
    pub class: SourceClass,
    /// Whether more than one person is meant.
    pub plural: bool,
    /// Whether the reader learns an institution, a country, a role in the matter or how they know.
    pub described: bool,
    /// Whether the mention says how many there are: a number, an article or a singular.
    pub counted: bool,
}
