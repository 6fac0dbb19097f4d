//! A small editor: starts the server, sends it messages and waits for what comes back, never for long.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long nothing must come for us to believe that nothing will.
pub const QUIET: Duration = Duration::from_millis(400);

pub struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Notifications and requests of the server that no test has looked at yet.
    kept: VecDeque<Value>,
    /// Whether it leaves what the server writes unread.
    is_paused: Arc<(Mutex<bool>, Condvar)>,
    /// What the server has written to standard error so far.
    errors: Arc<(Mutex<String>, Condvar)>,
    reads_errors: Option<JoinHandle<()>>,
    /// What the editor answers when it is asked for its settings.
    pub settings: Value,
    /// What it answers for a folder, by the folder's address.
    pub settings_of_folders: Vec<(String, Value)>,
    /// Whether it leaves what the server asks without an answer.
    pub is_deaf: bool,
    next_id: i64,
    data: tempfile::TempDir,
}

impl Client {
    /// An editor that has introduced itself with these capabilities.
    pub fn start(capabilities: Value) -> Self {
        Self::start_with(json!({ "processId": null, "rootUri": null, "capabilities": capabilities }))
    }

    pub fn start_with(params: Value) -> Self {
        let mut client = Self::spawn();
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    /// An editor that has said nothing yet.
    pub fn spawn() -> Self {
        Self::spawn_with(&[])
    }

    /// One that starts the server with more arguments.
    pub fn spawn_with(arguments: &[&str]) -> Self {
        let data = tempfile::tempdir().expect("a folder for the pages");
        let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["lsp", "--stdio"])
            .args(arguments)
            .env("XDG_DATA_HOME", data.path())
            .env("XDG_CONFIG_HOME", data.path())
            .env("XDG_CACHE_HOME", data.path())
            .env("XDG_STATE_HOME", data.path())
            .env("TMPDIR", data.path())
            .current_dir(data.path())
            .env("COPYDESK_LOG", "trace")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = server.stdin.take();
        let output = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, messages) = mpsc::channel();
        let is_paused: Arc<(Mutex<bool>, Condvar)> = Arc::default();
        let paused = Arc::clone(&is_paused);
        std::thread::spawn(move || {
            let mut output = output;
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
                let is_paused = paused.0.lock().expect("no panic");
                drop(paused.1.wait_while(is_paused, |is_paused| *is_paused).expect("no panic"));
            }
        });
        let stderr = BufReader::new(server.stderr.take().expect("a pipe"));
        let errors: Arc<(Mutex<String>, Condvar)> = Arc::default();
        let text = Arc::clone(&errors);
        let reads_errors = std::thread::spawn(move || {
            let mut stderr = stderr;
            let mut line = Vec::new();
            while stderr.read_until(b'\n', &mut line).expect("standard error can be read") > 0 {
                text.0.lock().expect("no panic").push_str(&String::from_utf8_lossy(&line));
                text.1.notify_all();
                line.clear();
            }
        });
        Self {
            server,
            input,
            messages,
            kept: VecDeque::new(),
            is_paused,
            errors,
            reads_errors: Some(reads_errors),
            settings: Value::Null,
            settings_of_folders: Vec::new(),
            is_deaf: false,
            next_id: 0,
            data,
        }
    }

    /// The folder in which the server may leave what it likes: its data, caches and temporary files.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// Reads one more message, if any comes, and then none until [`Client::resume`].
    pub fn pause(&self) {
        *self.is_paused.0.lock().expect("no panic") = true;
    }

    pub fn resume(&self) {
        *self.is_paused.0.lock().expect("no panic") = false;
        self.is_paused.1.notify_all();
    }

    /// Waits until standard error holds a text behind what was there before, which is taken from it.
    pub fn logged(&self, text: &str) {
        let mut errors = wait_for(&self.errors, |errors| errors.contains(text));
        errors.clear();
    }

    pub fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and returns its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// Sends a request and waits for the reply's result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let reply = self.reply(id);
        assert!(reply.get("error").is_none(), "{method}: {reply}");
        reply["result"].clone()
    }

    /// Waits for the reply to a request.
    pub fn reply(&mut self, id: i64) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// Waits for the next message of that method and returns its parameters.
    pub fn next(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].clone()
    }

    /// Waits for the diagnostics of that version of a draft.
    pub fn published(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// All that the server sends unasked until it is quiet.
    pub fn rest(&mut self) -> Vec<Value> {
        while let Some(message) = self.receive(QUIET) {
            self.kept.push_back(message);
        }
        self.so_far()
    }

    /// All that came unasked before what was waited for last.
    pub fn so_far(&mut self) -> Vec<Value> {
        self.kept.drain(..).collect()
    }

    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at).expect("it is there");
        }
        let start = Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let message = self.receive(left).expect("the server answers in time");
            if wanted(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// The next message, where one comes in time; what the server asks is answered.
    fn receive(&mut self, patience: Duration) -> Option<Value> {
        let message = self.messages.recv_timeout(patience).ok()?;
        if let (Some(method), Some(id), false) = (message["method"].as_str(), message.get("id"), self.is_deaf)
        {
            let result = match method {
                "workspace/applyEdit" => json!({ "applied": true }),
                "workspace/configuration" => self.configuration(&message["params"]["items"]),
                _ => Value::Null,
            };
            let id = id.clone();
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
        }
        Some(message)
    }

    fn configuration(&self, items: &Value) -> Value {
        let of = |item: &Value| {
            let own = self.settings_of_folders.iter().find(|(folder, _)| item["scopeUri"] == **folder);
            own.map_or(&self.settings, |(_, settings)| settings).clone()
        };
        items.as_array().expect("a list").iter().map(of).collect()
    }

    pub fn open(&mut self, uri: &str, language: &str, version: i64, text: &str) {
        let draft = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": draft }));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let draft = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": draft, "contentChanges": changes }));
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// The text that the server holds.
    pub fn text(&mut self, uri: &str) -> String {
        self.request("copydesk/text", json!({ "uri": uri }))["text"].as_str().expect("it is open").to_owned()
    }

    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// Waits for the server's end; how it ended, and all it wrote to standard error.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.server.try_wait().expect("it can be asked") {
                let reads_errors = self.reads_errors.take().expect("asked once");
                reads_errors.join().expect("it was read");
                return (status, self.errors.0.lock().expect("no panic").clone());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the server did not end");
    }

    /// Ends the session in good order; all that the server wrote to standard error.
    pub fn finish(mut self) -> String {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let (status, errors) = self.ended();
        assert_eq!(status.code(), Some(0), "{errors}");
        errors
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It has ended where the test went well.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Waits until a condition holds, never for long.
fn wait_for<'a, T>(what: &'a (Mutex<T>, Condvar), holds: impl Fn(&T) -> bool) -> MutexGuard<'a, T> {
    let guard = what.0.lock().expect("no panic");
    let (guard, waited) =
        what.1.wait_timeout_while(guard, PATIENCE, |value| !holds(value)).expect("no panic");
    assert!(!waited.timed_out(), "what was waited for does not come");
    guard
}

fn read_message(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                let number = header.strip_prefix("Content-Length: ").expect("only frames on standard output");
                length = number.parse().expect("a length");
            }
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

/// The address of a file or folder whose name is plain.
pub fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Makes a pipe: whoever opens it, for reading or for writing, waits for the other.
#[cfg(unix)]
pub fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("it starts").success());
}

/// The range between two places of a line.
pub fn range(line: usize, start: usize, end: usize) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

/// The capabilities of an editor that offers only this unit of columns.
pub fn counting_in(encoding: &str) -> Value {
    json!({ "general": { "positionEncodings": [encoding] } })
}
