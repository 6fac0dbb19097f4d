//! Messages on standard input and output, and the loop that hands them to their handlers.
//!
//! The framework's own loop is not used: it ends at the first message that is no JSON, lets a few
//! waiting requests hold up the edits behind them, and leaves the order in which handlers start to
//! its executor. Reading and writing have a thread each, so that neither waits for the other.

use super::greeting;
use super::outbox::Outbox;
use super::session::Session;
use futures::{FutureExt, SinkExt, StreamExt};
use serde_json::Value;
use std::io::{self, BufRead, Read, Write};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, LspService};
use tower_service::Service;

/// How long the last messages may take to be written before the process ends without them.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many messages are read ahead of the one that is looked at.
const AHEAD: usize = 16;

/// The thread that writes.
#[derive(Debug)]
pub struct Writer {
    outbox: Outbox,
    done: std::sync::mpsc::Receiver<()>,
}

impl Writer {
    /// Returns when all messages are written, or when the editor has not read them for a second.
    pub fn finish(self) {
        self.outbox.end();
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

/// Starts the thread that writes to standard output.
pub fn open_output() -> (Outbox, Writer) {
    let outbox = Outbox::default();
    let (ended, done) = std::sync::mpsc::channel();
    let messages = outbox.clone();
    std::thread::spawn(move || {
        let written = write_messages(&mut io::stdout().lock(), &messages);
        if let Err(error) = written {
            tracing::warn!(%error, "the editor no longer reads");
            messages.close();
        }
        // Nobody waits for it before the session's end.
        let _ = ended.send(());
    });
    (outbox.clone(), Writer { outbox, done })
}

fn write_messages(output: &mut impl Write, messages: &Outbox) -> io::Result<()> {
    while let Some(message) = messages.next() {
        write!(output, "Content-Length: {}\r\n\r\n{message}", message.len())?;
        output.flush()?;
    }
    Ok(())
}

/// Hands messages to `service` until `exit`, the end of input or the session's end.
///
/// Every handler is polled once before the next message is looked at, so what stands before its first
/// await is done in the order of arrival. A handler that waits goes on beside the loop, so that no
/// later message waits for it.
pub async fn run<S>(service: LspService<S>, socket: ClientSocket, session: &Session, outbox: Outbox)
where
    S: tower_lsp::LanguageServer,
{
    let mut service = service;
    let (mut requests, mut responses) = socket.split();
    let requests_out = outbox.clone();
    tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            requests_out.ask(&request);
        }
    });

    let mut input = open_input();
    loop {
        let message = tokio::select! {
            message = input.recv() => message,
            () = session.ended() => None,
        };
        match message {
            Some(Incoming::Request(request)) => {
                let is_exit = request.method() == "exit";
                let asked = request.id().cloned();
                if std::future::poll_fn(|context| service.poll_ready(context)).await.is_err() {
                    return;
                }
                let mut handling = service.call(request);
                match (&mut handling).now_or_never() {
                    Some(reply) => reply_with(&outbox, asked, reply),
                    None => {
                        let outbox = outbox.clone();
                        tokio::spawn(async move { reply_with(&outbox, asked, handling.await) });
                    }
                }
                if is_exit {
                    return;
                }
            }
            Some(Incoming::Response(response)) => {
                if responses.send(response).await.is_err() {
                    return;
                }
            }
            Some(Incoming::Unreadable(error)) => {
                tracing::warn!(code = error.code.code(), "a message could not be read");
                outbox.answer(&Response::from_error(Id::Null, error));
            }
            None => return,
        }
    }
}

/// An error here means that the session is over, and then nobody waits for a reply. The framework passes over a request
/// whose method begins with `$/`, as it may a notification; whoever has given it a number waits.
fn reply_with<E>(outbox: &Outbox, asked: Option<Id>, reply: Result<Option<Response>, E>) {
    let Ok(reply) = reply else { return };
    let response = reply.or_else(|| Some(Response::from_error(asked?, Error::method_not_found())));
    response.iter().for_each(|response| outbox.answer(response));
}

#[derive(Debug)]
enum Incoming {
    Request(Request),
    Response(Response),
    Unreadable(Error),
}

/// Starts the thread that reads standard input. It ends at the input's end.
fn open_input() -> Receiver<Incoming> {
    let (sender, messages) = channel(AHEAD);
    std::thread::spawn(move || {
        if let Err(error) = read_messages(&mut io::stdin().lock(), &sender) {
            tracing::warn!(%error, "standard input could not be read");
        }
    });
    messages
}

fn read_messages(input: &mut impl BufRead, messages: &Sender<Incoming>) -> io::Result<()> {
    while let Some(length) = read_header(input)? {
        let mut body = Vec::new();
        // The length is the editor's word: memory is taken for what really comes.
        let read = input.by_ref().take(length).read_to_end(&mut body)?;
        if (read as u64) < length || messages.blocking_send(parse(&body)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Reads up to the start of the next body and returns its length; `None` at the end of input. Lines
/// that are no header, such as the rest of a body that was longer than announced, are passed over.
fn read_header(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if text.is_empty() && length.is_some() {
            return Ok(length);
        }
        // Behind a body that was longer than announced, a header may start within the line.
        let lower = text.to_ascii_lowercase();
        if let Some(at) = lower.find("content-length:") {
            length = lower.get(at + "content-length:".len()..).and_then(|number| number.trim().parse().ok());
        }
    }
}

fn parse(body: &[u8]) -> Incoming {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return Incoming::Unreadable(Error::parse_error());
    };
    greeting::mend(&mut value);
    let message = if value.get("method").is_some() {
        serde_json::from_value(value).map(Incoming::Request)
    } else {
        serde_json::from_value(value).map(Incoming::Response)
    };
    message.unwrap_or_else(|_| Incoming::Unreadable(Error::invalid_request()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let (sender, mut messages) = channel(AHEAD);
        read_messages(&mut io::BufReader::new(bytes), &sender).unwrap();
        drop(sender);
        let mut out = Vec::new();
        while let Some(message) = messages.blocking_recv() {
            out.push(match message {
                Incoming::Request(request) => request.method().to_owned(),
                Incoming::Response(response) => response.id().to_string(),
                Incoming::Unreadable(error) => error.code.code().to_string(),
            });
        }
        out
    }

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn reads_on_behind_what_is_no_message() {
        let request = r#"{"jsonrpc":"2.0","method":"a"}"#;
        let response = r#"{"jsonrpc":"2.0","id":7,"result":null}"#;
        let input = [
            frame(request),
            frame(r#"{"jsonrpc":"2.0","#),
            frame("[1]"),
            "X-Other: 1\r\ncontent-length: 2\r\nContent-Type: x\r\n\r\n{}".to_owned(),
            "rest of a longer body ".to_owned() + &frame(response),
            "Content-Length: many\r\n\r\n".to_owned(),
            frame(request),
        ];
        assert_eq!(read(input.concat().as_bytes()), ["a", "-32700", "-32600", "-32600", "7", "a"]);
    }

    #[test]
    fn a_message_cut_off_by_the_end_is_dropped() {
        assert_eq!(read(b"Content-Length: 99999999999\r\n\r\n{"), Vec::<String>::new());
        assert_eq!(read(b"Content-Le"), Vec::<String>::new());
    }
}
