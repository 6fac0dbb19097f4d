//! What the editor has not read yet, in bounds: the server reads on while the editor does not.
//!
//! Diagnostics of a draft give way to newer ones of the same draft. Long work waits for room before it says more. What an
//! editor has asked for comes all the same, until so much lies here that it evidently reads nothing: then it is told so
//! in few words instead.

use super::REQUEST_FAILED;
use serde::Serialize;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, ErrorCode, Request, Response};
use tower_lsp::ls_types::notification::{Notification, PublishDiagnostics};
use tower_lsp::ls_types::{PublishDiagnosticsParams, Uri};

/// How many bytes may lie here before long work waits.
const ENOUGH: usize = 1 << 20;

/// How many bytes may lie here before answers are refused.
const MOST: usize = 32 << 20;

/// An answer of so many bytes takes no more room than its refusal would.
const SHORT: usize = 256;

/// Where messages to the editor are left. They are written in the order in which they came here.
#[derive(Clone, Debug, Default)]
pub struct Outbox(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    unread: Mutex<Unread>,
    /// Wakes the thread that writes.
    came: Condvar,
    /// Wakes work that waits for room.
    went: Notify,
}

#[derive(Debug, Default)]
struct Unread {
    messages: VecDeque<Message>,
    bytes: usize,
    /// Nothing more will come.
    ended: bool,
    /// Nobody reads any more.
    closed: bool,
}

#[derive(Debug)]
struct Message {
    text: String,
    /// The draft whose diagnostics they are.
    diagnostics_of: Option<Uri>,
}

impl Outbox {
    /// Leaves a notification.
    pub fn notify<N: Notification>(&self, params: N::Params) {
        self.leave(notification::<N>(params), None);
    }

    /// Leaves the diagnostics of a draft, instead of older ones that still lie here.
    pub fn publish(&self, params: PublishDiagnosticsParams) {
        let uri = params.uri.clone();
        self.leave(notification::<PublishDiagnostics>(params), Some(uri));
    }

    /// Leaves what the server asks.
    pub fn ask(&self, request: &Request) {
        self.leave(text_of(request), None);
    }

    /// Leaves an answer, or why it is none where the editor has left too many unread.
    pub fn answer(&self, response: &Response) {
        let Some(text) = text_of(response) else { return };
        let is_refused = text.len() > SHORT && self.lock().bytes > MOST;
        let text = if is_refused { text_of(&refusal(response)) } else { Some(text) };
        self.leave(text, None);
    }

    /// Returns once little enough lies here that long work may say more.
    pub async fn room(&self) {
        loop {
            // Made before the look, so that what is written in between is not missed.
            let went = self.0.went.notified();
            if self.lock().bytes <= ENOUGH {
                return;
            }
            went.await;
        }
    }

    /// The next message, as soon as there is one; `None` behind the last.
    pub fn next(&self) -> Option<String> {
        let mut unread = self.lock();
        loop {
            if let Some(message) = unread.messages.pop_front() {
                unread.bytes -= message.text.len();
                drop(unread);
                self.0.went.notify_waiters();
                return Some(message.text);
            }
            if unread.ended {
                return None;
            }
            unread = self.0.came.wait(unread).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nothing more will be left.
    pub fn end(&self) {
        self.lock().ended = true;
        self.0.came.notify_one();
    }

    /// Nobody reads any more: what lies here goes, and what comes.
    pub fn close(&self) {
        *self.lock() = Unread { closed: true, ..Unread::default() };
        self.0.went.notify_waiters();
    }

    fn leave(&self, text: Option<String>, diagnostics_of: Option<Uri>) {
        let mut unread = self.lock();
        let Some(text) = text.filter(|_| !unread.closed) else { return };
        if diagnostics_of.is_some() {
            let older = unread.messages.iter().position(|other| other.diagnostics_of == diagnostics_of);
            let older = older.and_then(|at| unread.messages.remove(at));
            unread.bytes -= older.map_or(0, |older| older.text.len());
        }
        unread.bytes += text.len();
        unread.messages.push_back(Message { text, diagnostics_of });
        self.0.came.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Unread> {
        // Nobody sees a half-changed state: a panic outside a rule ends the process.
        self.0.unread.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn notification<N: Notification>(params: N::Params) -> Option<String> {
    text_of(&Notice { jsonrpc: "2.0", method: N::METHOD, params })
}

/// What the framework calls a request without an id, whose parameters it would have copied into a tree of values first.
#[derive(Serialize)]
struct Notice<P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: P,
}

fn text_of(message: &impl Serialize) -> Option<String> {
    serde_json::to_string(message).ok()
}

fn refusal(response: &Response) -> Response {
    let message = "The editor has left too many answers unread.".into();
    let error = Error { code: ErrorCode::ServerError(REQUEST_FAILED), message, data: None };
    Response::from_error(response.id().clone(), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use tower_lsp::ls_types::notification::ShowMessage;
    use tower_lsp::ls_types::{Diagnostic, MessageType, ShowMessageParams};

    fn publish(outbox: &Outbox, uri: &str, version: i32) {
        let diagnostics = vec![Diagnostic::default(); 100];
        let uri = uri.parse().unwrap();
        outbox.publish(PublishDiagnosticsParams { uri, diagnostics, version: Some(version) });
    }

    fn tell(outbox: &Outbox, message: &str) {
        let message = message.to_owned();
        outbox.notify::<ShowMessage>(ShowMessageParams { typ: MessageType::INFO, message });
    }

    fn rest(outbox: &Outbox) -> Vec<Value> {
        outbox.end();
        let messages = std::iter::from_fn(|| outbox.next());
        messages.map(|message| serde_json::from_str(&message).unwrap()).collect()
    }

    #[test]
    fn newer_diagnostics_of_a_draft_take_the_place_of_older_ones() {
        let outbox = Outbox::default();
        publish(&outbox, "file:///a.md", 0);
        publish(&outbox, "file:///b.md", 7);
        tell(&outbox, "one");
        let bytes = outbox.lock().bytes;
        (1..2000).for_each(|version| publish(&outbox, "file:///a.md", version));
        tell(&outbox, "two");
        assert!(outbox.lock().bytes < bytes + 1000, "{} of {bytes}", outbox.lock().bytes);
        let rest = rest(&outbox);
        let shown = |value: &Value| match &value["params"]["version"] {
            Value::Null => value["params"]["message"].as_str().unwrap().to_owned(),
            version => format!("{}: {version}", value["params"]["uri"].as_str().unwrap()),
        };
        let shown: Vec<String> = rest.iter().map(shown).collect();
        assert_eq!(shown, ["file:///b.md: 7", "one", "file:///a.md: 1999", "two"]);
        assert_eq!(outbox.lock().bytes, 0);
    }

    #[test]
    fn long_answers_are_refused_where_none_is_read_and_short_ones_are_not() {
        let outbox = Outbox::default();
        let long = |id: i64| Response::from_ok(id.into(), json!("x".repeat(1 << 20)));
        (0..1000).for_each(|id| outbox.answer(&long(id)));
        outbox.answer(&Response::from_ok(1000.into(), Value::Null));
        assert!(outbox.lock().bytes < MOST + (2 << 20), "{}", outbox.lock().bytes);
        let rest = rest(&outbox);
        assert_eq!(
            rest.iter().map(|answer| answer["id"].as_i64().unwrap()).collect::<Vec<_>>(),
            (0..=1000).collect::<Vec<_>>()
        );
        let refused = rest.iter().filter(|answer| answer["error"]["code"] == REQUEST_FAILED).count();
        assert!((900..1000).contains(&refused), "{refused}");
        assert_eq!(rest[1000]["result"], Value::Null);
        assert!(rest[1000].get("error").is_none());
    }

    #[tokio::test]
    async fn long_work_waits_for_room_and_not_for_an_editor_that_is_gone() {
        let outbox = Outbox::default();
        outbox.room().await;
        tell(&outbox, &"x".repeat(ENOUGH + 1));
        let waiting = tokio::spawn({
            let outbox = outbox.clone();
            async move { outbox.room().await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        outbox.next().unwrap();
        waiting.await.unwrap();

        tell(&outbox, &"x".repeat(ENOUGH + 1));
        outbox.close();
        outbox.room().await;
        tell(&outbox, &"x".repeat(ENOUGH + 1));
        assert_eq!(rest(&outbox), Vec::<Value>::new());
    }
}
