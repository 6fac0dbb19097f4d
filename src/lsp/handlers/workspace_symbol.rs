//! `workspace/symbol`: the sources of all open drafts.

use super::document_symbol::kind_of;
use crate::annotations::{LedgerEntry, SourceClass};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::spelling::folded;
use crate::text::Span;
use tower_lsp::ls_types::{Location, SymbolInformation};

/// The sources that fit a query, the best first. Capitals, accents and marks do not matter, and letters may be left
/// out; an empty query asks for all.
pub fn symbols(drafts: &[Snapshot], query: &str) -> Vec<SymbolInformation> {
    let wanted = folded(query);
    let mut found = Vec::new();
    for view in drafts.iter().filter_map(View::of) {
        for entry in &view.annotations().ledger.entries {
            if let Some(distance) = fit(&entry.name, &wanted)
                && let Some(location) = place(view, entry)
            {
                found.push((distance, symbol(entry, location)));
            }
        }
    }
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

/// Who "he" is when nobody knows is no source to look for.
fn place(view: View<'_>, entry: &LedgerEntry) -> Option<Location> {
    let mention: Span = *entry.mentions.first().filter(|_| entry.class != SourceClass::Pronoun)?;
    view.location(mention)
}

#[expect(deprecated, reason = "the type has no other constructor; the field stays empty")]
fn symbol(entry: &LedgerEntry, location: Location) -> SymbolInformation {
    let draft = location.uri.path().as_str().rsplit('/').next().map(str::to_owned);
    SymbolInformation {
        name: entry.name.clone(),
        kind: kind_of(entry.class),
        tags: None,
        deprecated: None,
        location,
        container_name: draft,
    }
}

/// How far a name is from what is looked for, which is folded: 0 where it begins so, 1 where one of its words does,
/// 2 where it holds it, 3 where it holds its letters in order; `None` where it does not fit.
fn fit(name: &str, wanted: &str) -> Option<u8> {
    let words: Vec<String> = name.split_whitespace().map(folded).collect();
    let joined = words.concat();
    let begins_at = |word: usize| words.get(word..).is_some_and(|rest| rest.concat().starts_with(wanted));
    if joined.starts_with(wanted) {
        return Some(0);
    }
    if (1..words.len()).any(begins_at) {
        return Some(1);
    }
    if joined.contains(wanted) {
        return Some(2);
    }
    let mut letters = joined.chars();
    wanted.chars().all(|letter| letters.any(|other| other == letter)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::spelling::folded;

    #[test]
    fn a_query_fits_without_accents_and_with_gaps() {
        let fit = |query: &str| fit("Edgars Varnevičs", &folded(query));
        assert_eq!(fit(""), Some(0));
        assert_eq!(fit("edgars v"), Some(0));
        assert_eq!(fit("VARNEVICS"), Some(1));
        assert_eq!(fit("nev"), Some(2));
        assert_eq!(fit("edvar"), Some(3));
        assert_eq!(fit("Moss"), None);
    }
}
