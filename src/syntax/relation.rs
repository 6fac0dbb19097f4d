//! Relations of a word to its head, as Universal Dependencies define them.

use super::tag::names;

names! {
    /// How a word belongs to its head.
    Relation {
        /// The sentence's own head; it has none.
        Root = "root",
        /// A mark.
        Punctuation = "punct",
        /// A nominal subject.
        Subject = "nsubj",
        /// The subject of a passive.
        PassiveSubject = "nsubj:pass",
        /// The subject of a clause that is a predicate.
        OuterSubject = "nsubj:outer",
        /// A clause as subject.
        ClausalSubject = "csubj",
        /// An object.
        Object = "obj",
        /// A second object: whom, of "told whom what".
        IndirectObject = "iobj",
        /// A clause as object, with a subject of its own.
        ClausalComplement = "ccomp",
        /// A clause as object whose subject is elsewhere.
        OpenComplement = "xcomp",
        /// A noun that tells a verb's circumstances.
        Oblique = "obl",
        /// The agent of a passive.
        Agent = "obl:agent",
        /// A circumstance without a preposition: Monday.
        ObliqueUnmarked = "obl:unmarked",
        /// A clause of circumstance.
        AdverbialClause = "advcl",
        /// A relative clause about a clause.
        AdverbialRelative = "advcl:relcl",
        /// An adverb.
        Adverbial = "advmod",
        /// An auxiliary.
        Auxiliary = "aux",
        /// The be of a passive.
        PassiveAuxiliary = "aux:pass",
        /// The be of a predicate.
        Copula = "cop",
        /// That, because, to.
        Marker = "mark",
        /// A noun that belongs to a noun.
        NounModifier = "nmod",
        /// A possessor.
        Possessor = "nmod:poss",
        /// A noun that belongs to a noun, without a preposition.
        NounUnmarked = "nmod:unmarked",
        /// A title or description before a name.
        NounDescriptor = "nmod:desc",
        /// An apposition.
        Apposition = "appos",
        /// A number.
        NumberModifier = "nummod",
        /// A clause that belongs to a noun.
        NounClause = "acl",
        /// A relative clause.
        RelativeClause = "acl:relcl",
        /// An adjective.
        AdjectiveModifier = "amod",
        /// A determiner.
        Determiner = "det",
        /// All, both, before a determiner.
        Predeterminer = "det:predet",
        /// A preposition.
        Case = "case",
        /// A conjunct.
        Conjunct = "conj",
        /// A coordinator.
        Coordinator = "cc",
        /// Both, of "both … and".
        CoordinatorFirst = "cc:preconj",
        /// A part of a fixed expression.
        Fixed = "fixed",
        /// A further part of a name.
        Flat = "flat",
        /// A part of a compound.
        Compound = "compound",
        /// The particle of a verb.
        VerbParticle = "compound:prt",
        /// A clause that stands beside another.
        Parataxis = "parataxis",
        /// An item of a list.
        List = "list",
        /// What is moved out of its clause.
        Dislocated = "dislocated",
        /// Oh, yes.
        Discourse = "discourse",
        /// It, there, without meaning.
        Expletive = "expl",
        /// Who is spoken to.
        Vocative = "vocative",
        /// A part of a word that is written apart.
        GoesWith = "goeswith",
        /// What the speaker takes back.
        Reparandum = "reparandum",
        /// What is left of a clause without its verb.
        Orphan = "orphan",
        /// Anything else.
        Unspecified = "dep",
    }
}
