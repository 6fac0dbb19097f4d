//! `workspace/symbol`: the sources of all drafts, those that are open and those in the editor's folders.
//!
//! An editor asks again at each letter. What a file holds is therefore kept, in memory, until the file or its settings
//! change.

use super::document_symbol::kind_of;
use super::work_done::{Work, WorkDone};
use crate::annotations::{LedgerEntry, SourceClass};
use crate::lsp::address::name_of;
use crate::lsp::folders::Closed;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::spelling::folded;
use crate::text::Span;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Location, SymbolInformation, Uri, WorkspaceSymbolParams};

/// The sources of drafts that are not open, each with the mark of what was read.
#[derive(Debug, Default)]
pub struct Kept(Mutex<HashMap<Uri, (String, Sources)>>);

/// The sources of one draft.
type Sources = Arc<[SymbolInformation]>;

impl Kept {
    /// What is kept under that mark.
    fn get(&self, uri: &Uri, mark: &str) -> Option<Sources> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(uri).filter(|(kept, _)| kept == mark).map(|(_, sources)| Arc::clone(sources))
    }

    fn keep(&self, uri: Uri, mark: String, sources: &Sources) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(uri, (mark, Arc::clone(sources)));
    }
}

/// The sources that fit a query, the best first. Capitals, accents and marks do not matter, and letters may be left
/// out; an empty query asks for all. Of an open draft the editor's text holds, as it was last checked.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn symbols(
    editor: &Client,
    session: &Arc<Session>,
    kept: &Arc<Kept>,
    params: WorkspaceSymbolParams,
) -> Result<Vec<SymbolInformation>> {
    let token = params.work_done_progress_params.work_done_token;
    let mut done = WorkDone::begin(editor, session, token, Work::on_drafts("Reading drafts"));
    let wanted = folded(&params.query);
    let mut found = Vec::new();
    for uri in session.open_drafts() {
        if let Some(snapshot) = session.read_snapshot(&uri).await {
            fitting(&sources_of(&snapshot), &wanted, &mut found);
        }
    }
    let mut closed = Closed::of(session).await?;
    loop {
        let kept = Arc::clone(kept);
        let sources = closed.next(&mut done, move |reader, draft| {
            let mark = reader.mark(draft)?;
            kept.get(&draft.uri, &mark).or_else(|| {
                let sources: Sources = sources_of(&reader.read(draft)?).into();
                kept.keep(draft.uri.clone(), mark, &sources);
                Some(sources)
            })
        });
        let Some((_, sources)) = sources.await? else { break };
        fitting(&sources.unwrap_or_default(), &wanted, &mut found);
    }
    found.sort_by_key(|(distance, _)| *distance);
    Ok(found.into_iter().map(|(_, symbol)| symbol).collect())
}

/// The sources of one draft.
fn sources_of(snapshot: &Snapshot) -> Vec<SymbolInformation> {
    let Some(view) = View::of(snapshot) else { return Vec::new() };
    let entries = view.annotations().ledger.entries.iter();
    entries.filter_map(|entry| Some(symbol(entry, place(view, entry)?))).collect()
}

fn fitting(sources: &[SymbolInformation], wanted: &str, found: &mut Vec<(u8, SymbolInformation)>) {
    let fit = |symbol: &SymbolInformation| Some((fit(&symbol.name, wanted)?, symbol.clone()));
    found.extend(sources.iter().filter_map(fit));
}

/// Who "he" is when nobody knows is no source to look for.
fn place(view: View<'_>, entry: &LedgerEntry) -> Option<Location> {
    let mention: Span = *entry.mentions.first().filter(|_| entry.class != SourceClass::Pronoun)?;
    view.location(mention)
}

#[expect(deprecated, reason = "the type has no other constructor; the field stays empty")]
fn symbol(entry: &LedgerEntry, location: Location) -> SymbolInformation {
    let draft = Some(name_of(&location.uri));
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
