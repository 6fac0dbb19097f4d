//! `workspace/executeCommand`: what an editor can do with no code of its own, since edits are made here.

use super::code_action::{Intent, Owner, Request};
use super::{check_folders, refresh};
use crate::config::dictionary;
use crate::lsp::address::name_of;
use crate::lsp::session::{Event, Session};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::{REQUEST_FAILED, edits};
use crate::render::ledger;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, MessageType, Uri};

/// Adds a word to a dictionary. Its arguments are the draft's address, the word, and `user` or `house`.
pub const ADD_WORD: &str = "copydesk.addWord";

/// Does what an action says, for an editor that knows commands only. Its one argument is the action's request.
pub const APPLY: &str = "copydesk.apply";

/// Checks all drafts in the editor's folders. It takes no argument.
pub const CHECK_FOLDERS: &str = "copydesk.checkFolders";

/// Takes out all stet marks that let nothing stand. Its one argument is the draft's address.
pub const CLEAR_STETS: &str = "copydesk.clearUnusedStets";

/// Answers with the ledger as Markdown, and shows it to an editor that has not said that it does so itself. Its one
/// argument is the draft's address.
pub const OPEN_LEDGER: &str = "copydesk.openLedger";

/// All commands.
pub const ALL: [&str; 5] = [ADD_WORD, APPLY, CHECK_FOLDERS, CLEAR_STETS, OPEN_LEDGER];

/// Does the command.
///
/// # Errors
/// Where there is no such command or draft, the draft has changed, or the editor makes no edits for us.
pub async fn execute(
    editor: &Client,
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let mut arguments = params.arguments.into_iter();
    let argument = arguments.next().unwrap_or_default();
    match params.command.as_str() {
        ADD_WORD => {
            let rest = Value::Array(arguments.collect());
            let (word, owner) = serde_json::from_value(rest).map_err(|_| {
                Error::invalid_params("the arguments are a draft, a word and whose dictionary")
            })?;
            let snapshot = draft(session, argument).await?;
            add_word(editor, session, &snapshot, word, owner).await
        }
        APPLY => {
            let request: Request = serde_json::from_value(argument)
                .map_err(|_| Error::invalid_params("the argument is not an action of ours"))?;
            apply(editor, session, &request).await
        }
        CHECK_FOLDERS => {
            check_folders::check(editor, session, params.work_done_progress_params.work_done_token).await
        }
        CLEAR_STETS => {
            let snapshot = draft(session, argument).await?;
            let intent = Intent::AllOfRule { rule: "unused-stet".to_owned() };
            if intent.edits(&snapshot, &snapshot.findings()).is_none() {
                editor.show_message(MessageType::INFO, "Every stet mark lets something stand.").await;
                return Ok(None);
            }
            apply(editor, session, &Request::new(&snapshot, intent)).await
        }
        OPEN_LEDGER => {
            let snapshot = draft(session, argument).await?;
            let ledger = ledger_of(&snapshot);
            if !snapshot.client.shows_ledger {
                editor.show_message(MessageType::INFO, &ledger).await;
            }
            Ok(Some(json!(ledger)))
        }
        _ => Err(Error::invalid_params("there is no such command")),
    }
}

/// The draft that the argument names, as soon as it has been checked.
async fn draft(session: &Session, argument: Value) -> Result<Snapshot> {
    let uri: Uri = serde_json::from_value(argument)
        .map_err(|_| Error::invalid_params("the argument is not the address of a draft"))?;
    let snapshot = session.checked_snapshot(&uri).await;
    snapshot.ok_or_else(|| Error::invalid_params("that draft is not open"))
}

/// Adds the word, and has the drafts checked with it. The answer comes behind what is found then: eglot keeps back, and
/// lsp-mode drops, what they read together with an answer that they wait for.
async fn add_word(
    editor: &Client,
    session: &Arc<Session>,
    snapshot: &Snapshot,
    word: String,
    owner: Owner,
) -> Result<Option<Value>> {
    let file = match owner {
        Owner::User => snapshot.lists.user.clone(),
        Owner::House => snapshot.lists.house.clone(),
    };
    let file = file.ok_or_else(|| failed("there is no such dictionary for this draft"))?;
    let added = tokio::task::spawn_blocking(move || dictionary::add(&file, &word)).await;
    added.map_err(|_| Error::internal_error())?.map_err(|error| failed(error.to_string()))?;
    session.apply(Event::SettingsFileChanged);
    session.all_checked().await;
    refresh::all(editor, session);
    Ok(None)
}

async fn apply(editor: &Client, session: &Session, request: &Request) -> Result<Option<Value>> {
    if !session.client().applies_edits {
        return Err(failed("this editor makes no edits for a server"));
    }
    let (snapshot, edits) = request.edits(session)?;
    let answer = editor.apply_edit(edits::workspace_edit(&snapshot, &edits)).await?;
    if answer.applied { Ok(None) } else { Err(failed("the editor did not make the edit")) }
}

fn failed(message: impl Into<Cow<'static, str>>) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: message.into(), data: None }
}

fn ledger_of(snapshot: &Snapshot) -> String {
    let name = name_of(&snapshot.uri);
    let checked = snapshot.last.as_ref().map(|last| &last.checked);
    checked
        .map(|checked| ledger::markdown(&name, &checked.document, &checked.annotations))
        .unwrap_or_default()
}
