//! What the environments of LaTeX mean for a draft.

/// What stands in an environment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Environment {
    /// Text like that around it.
    Text,
    /// The same, behind arguments that are none.
    Wrapped,
    /// A quotation set apart.
    Quote,
    /// Items.
    List,
    /// Cells, behind so many arguments.
    Table(u8),
    /// Code, a drawing, a bibliography: no prose.
    Listing,
    /// A formula, which may stand within a sentence.
    Formula,
}

/// What the names of others' own environments for formulas hold.
const FORMULAS: [&str; 5] = ["equation", "align", "gather", "multline", "eqnarray"];

/// What stands in the environment of that name; one that is not known holds text.
pub(super) fn find(name: &str) -> Environment {
    match name.trim_end_matches('*') {
        "document" | "abstract" | "figure" | "table" | "center" | "flushleft" | "flushright" => {
            Environment::Text
        }
        "quote" | "quotation" | "verse" | "displayquote" | "quoting" => Environment::Quote,
        "itemize" | "enumerate" | "description" | "compactitem" | "compactenum" => Environment::List,
        "tabular" | "longtable" | "supertabular" => {
            Environment::Table(if name.ends_with('*') { 2 } else { 1 })
        }
        "tabularx" | "tabulary" => Environment::Table(2),
        "verbatim" | "Verbatim" | "lstlisting" | "minted" | "comment" | "filecontents" | "alltt"
        | "tikzpicture" | "pgfpicture" | "picture" | "thebibliography" | "algorithm" | "algorithmic"
        | "forest" => Environment::Listing,
        "math" | "displaymath" | "array" | "dmath" => Environment::Formula,
        name if FORMULAS.iter().any(|formula| name.contains(formula)) => Environment::Formula,
        _ => Environment::Wrapped,
    }
}
