//! Parts of speech, in the Penn Treebank's set as the Universal Dependencies treebanks of English use it.

macro_rules! names {
    ($(#[$outer:meta])* $type:ident { $($(#[$inner:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub enum $type {
            $($(#[$inner])* $variant,)+
        }

        impl $type {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [$type] = &[$($type::$variant,)+];

            /// Its name in treebanks.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)+
                }
            }

            /// The one of that name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name)
            }
        }
    };
}
pub(super) use names;

names! {
    /// A part of speech.
    Tag {
        /// A noun in the singular, or of mass.
        Noun = "NN",
        /// A noun in the plural.
        Nouns = "NNS",
        /// A name.
        Name = "NNP",
        /// A name in the plural.
        Names = "NNPS",
        /// I, she, it, them, herself.
        Pronoun = "PRP",
        /// My, their.
        Possessive = "PRP$",
        /// The 's of a possessor.
        PossessiveEnding = "POS",
        /// A verb's base form.
        Base = "VB",
        /// A verb in the past.
        Past = "VBD",
        /// A present or passive -ing form.
        Gerund = "VBG",
        /// A past participle.
        Participle = "VBN",
        /// A present that is not of the third person.
        Present = "VBP",
        /// A present of the third person.
        PresentThird = "VBZ",
        /// Will, could.
        Modal = "MD",
        /// An adjective.
        Adjective = "JJ",
        /// Bigger.
        Comparative = "JJR",
        /// Biggest.
        Superlative = "JJS",
        /// An adverb, not.
        Adverb = "RB",
        /// Sooner.
        AdverbComparative = "RBR",
        /// Soonest.
        AdverbSuperlative = "RBS",
        /// Out, in "point out".
        Particle = "RP",
        /// A determiner.
        Determiner = "DT",
        /// All, in "all the men".
        Predeterminer = "PDT",
        /// A preposition or subordinator.
        Preposition = "IN",
        /// To.
        To = "TO",
        /// And, or, but.
        Coordinator = "CC",
        /// There, in "there is".
        Existential = "EX",
        /// Which, that, as determiner or relative.
        WhDeterminer = "WDT",
        /// Who, what.
        WhPronoun = "WP",
        /// Whose.
        WhPossessive = "WP$",
        /// How, when.
        WhAdverb = "WRB",
        /// A number.
        Number = "CD",
        /// Oh, yes.
        Interjection = "UH",
        /// A foreign word.
        Foreign = "FW",
        /// The number of an item in a list.
        ListMark = "LS",
        /// A symbol.
        Symbol = "SYM",
        /// A sign of currency.
        Currency = "$",
        /// A comma.
        Comma = ",",
        /// What ends a sentence.
        Stop = ".",
        /// A colon, semicolon, dash or ellipsis.
        Colon = ":",
        /// An opening quotation mark.
        QuoteOpen = "``",
        /// A closing quotation mark.
        QuoteClose = "''",
        /// An opening bracket.
        BracketOpen = "-LRB-",
        /// A closing bracket.
        BracketClose = "-RRB-",
        /// A hyphen.
        Hyphen = "HYPH",
        /// An affix that stands alone.
        Affix = "AFX",
        /// A part of a word that is written apart.
        Fragment = "GW",
        /// A mark that ornaments.
        Ornament = "NFP",
        /// An address of mail or web.
        Address = "ADD",
    }
}

impl Tag {
    /// Whether it is a form of a verb, modals left out.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Base | Tag::Past | Tag::Gerund | Tag::Participle | Tag::Present | Tag::PresentThird
        )
    }

    /// Whether it is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Names)
    }

    /// Whether it is a name.
    pub const fn is_name(self) -> bool {
        matches!(self, Tag::Name | Tag::Names)
    }

    /// Whether it is a mark rather than a word.
    pub const fn is_mark(self) -> bool {
        matches!(
            self,
            Tag::Comma
                | Tag::Stop
                | Tag::Colon
                | Tag::QuoteOpen
                | Tag::QuoteClose
                | Tag::BracketOpen
                | Tag::BracketClose
                | Tag::Hyphen
                | Tag::Ornament
        )
    }
}
