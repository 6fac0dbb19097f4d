//! `copydesk check --watch`: a process that checks again until it is ended.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{CLEAN, Desk, SLIP};
use std::io::{BufRead, BufReader, Read};
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// A run that goes on, with the lines of its outputs as they come.
struct Watch {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Watch {
    /// Begins one and waits until it waits.
    fn begin(desk: &Desk, args: &str) -> (Self, Vec<String>) {
        let mut child = desk.command(&format!("check --watch {args}")).spawn().unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        let watch = Self { child, out, err };
        let said = watch.hear("Ctrl-C ends it");
        (watch, said)
    }

    /// The lines of standard error up to the one with these words.
    fn hear(&self, words: &str) -> Vec<String> {
        until(&self.err, words)
    }

    /// The lines of standard output up to the one with these words.
    fn see(&self, words: &str) -> Vec<String> {
        until(&self.out, words)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    receiver
}

fn until(lines: &Receiver<String>, words: &str) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    while !seen.last().is_some_and(|line| line.contains(words)) {
        let line = lines.recv_timeout(Duration::from_secs(60));
        seen.push(line.unwrap_or_else(|error| panic!("no line with “{words}” ({error}): {seen:?}")));
    }
    seen
}

#[test]
fn a_change_of_a_draft_or_a_new_one_begins_a_run() {
    let desk = Desk::with(&[("a.txt", SLIP)]);
    let (watch, said) = Watch::begin(&desk, "");
    assert_eq!(said, ["note: watching 1 draft: Ctrl-C ends it"]);
    assert!(watch.see("1 error in 1 draft")[0].starts_with("error[repeated-word]: "));
    desk.write("a.txt", CLEAN.as_bytes());
    assert_eq!(watch.hear("Ctrl-C")[0], "note: a.txt has changed");
    assert_eq!(watch.see("in 1 draft"), ["nothing found in 1 draft"]);
    desk.write("desk/b.txt", SLIP.as_bytes());
    let said = watch.hear("Ctrl-C").concat();
    assert!(said.contains("b.txt has changed") && said.contains("watching 2 drafts"), "{said}");
    watch.see("1 error in 2 drafts");
    std::fs::remove_file(desk.path("desk/b.txt")).unwrap();
    watch.see("nothing found in 1 draft");
}

#[test]
fn settings_and_lists_are_watched_and_their_mistakes_waited_out() {
    let desk = Desk::with(&[("desk/a.txt", "Ida Voss saw the the ferry recieve freight.\n")]);
    let (watch, _) = Watch::begin(&desk, "--format concise");
    assert_eq!(watch.see("misspelling").len(), 2);
    desk.write("copydesk.toml", b"[rules]\nrepeated-wrod = 'off'\n");
    let said = watch.hear("Ctrl-C");
    assert_eq!(said[0], "note: copydesk.toml has changed");
    assert!(said[1].contains("unknown rule `repeated-wrod`; did you mean `repeated-word`?"), "{said:?}");
    desk.write("copydesk.toml", b"[rules]\nrepeated-word = 'off'\n");
    watch.hear("Ctrl-C");
    let seen = watch.see("misspelling");
    assert_eq!(seen.len(), 1, "{seen:?}");
    desk.write("dictionary.txt", b"recieve\n");
    assert_eq!(watch.hear("Ctrl-C")[0], "note: dictionary.txt has changed");
    std::fs::remove_file(desk.path("copydesk.toml")).unwrap();
    watch.hear("Ctrl-C");
    watch.see("repeated-word");
}

#[test]
fn programs_get_lines_and_whole_documents_go_to_files() {
    let desk = Desk::with(&[("a.txt", SLIP)]);
    let (watch, _) = Watch::begin(&desk, "--format jsonl");
    let line = watch.see("repeated-word").concat();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&line).unwrap()["path"], "a.txt");
    drop(watch);
    // A report among the drafts begins no run of its own.
    let (watch, _) = Watch::begin(&desk, "--format concise --format junit=report.txt");
    assert!(desk.read("report.txt").contains("failures=\"1\""));
    desk.write("a.txt", CLEAN.as_bytes());
    let said = watch.hear("Ctrl-C");
    assert_eq!(said[0], "note: a.txt has changed", "{said:?}");
    assert!(watch.err.recv_timeout(Duration::from_millis(1500)).is_err());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let desk = Desk::with(&[("a.txt", SLIP)]);
    for (args, message) in [
        ("-", "--watch needs files: standard input is read but once"),
        ("--fix", "cannot be used with '--fix'"),
        ("--baseline known.json --write-baseline", "cannot be used with '--write-baseline'"),
        ("--format sarif", "with --watch it needs a file, --format sarif=FILE"),
        ("--config none.toml", "none.toml: cannot be read: there is no such file"),
    ] {
        let said = desk.run(&format!("check --watch {args}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args}");
        assert!(said.err.contains(message), "{args}: {}", said.err);
    }
}

/// A shell calls that code 130.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_as_it_ends_any_process() {
    use rustix::process::{Pid, Signal, kill_process};
    use std::os::unix::process::ExitStatusExt;

    let desk = Desk::with(&[("a.txt", SLIP)]);
    let (mut watch, _) = Watch::begin(&desk, "");
    let id = i32::try_from(watch.child.id()).unwrap();
    // Tests that a script starts in the background ignore the key, and so does all that they start: then it ends otherwise.
    let signal = if ignores_interruptions() { Signal::TERM } else { Signal::INT };
    kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    assert_eq!(watch.child.wait().unwrap().signal(), Some(signal.as_raw()));
}

/// Whether this process ignores Ctrl-C; told where the system tells it in a file.
#[cfg(unix)]
fn ignores_interruptions() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok());
    ignored.is_some_and(|bits| bits & (1 << (rustix::process::Signal::INT.as_raw() - 1)) != 0)
}
