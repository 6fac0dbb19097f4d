//! A folder of drafts and the binary run in it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// A draft with one finding: `repeated-word` at line 1, column 13.
pub const SLIP: &str = "Ida Voss saw the the ferry leave.\n";

/// A draft without any.
pub const CLEAN: &str = "Ida Voss saw the ferry leave.\n";

/// A folder that goes when the test ends.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a run said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (path, text) in files {
            desk.write(path, text.as_bytes());
        }
        desk
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The full path of a file of the folder.
    pub fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    /// The text of a file of the folder.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// A command in the folder, its arguments parted by spaces.
    pub fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(args.split_whitespace()).current_dir(self.folder.path());
        let of_terminals =
            ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "VTE_VERSION", "TERM_PROGRAM", "CI"];
        for variable in of_terminals.iter().chain(&["COLORTERM", "COPYDESK_LOG"]) {
            command.env_remove(variable);
        }
        // Whoever runs the tests may have a dictionary of their own.
        command.env("XDG_CONFIG_HOME", self.path("no-settings")).env("XDG_DATA_HOME", self.path(".data"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, args: &str) -> Said {
        Said::of(self.command(args).output().unwrap())
    }

    /// The rules that report something in a draft, in its order.
    pub fn rules(&self, draft: &str) -> Vec<String> {
        let json = self.run(&format!("check {draft} --format json")).json();
        let findings = json["drafts"][0]["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    }

    /// Runs with that standard input.
    pub fn feed(&self, args: &str, input: impl Into<Vec<u8>>) -> Said {
        feed(&mut self.command(args), input.into())
    }
}

/// Runs a command with that standard input, written while its output is read.
pub fn feed(command: &mut Command, input: Vec<u8>) -> Said {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // A command that ends before it has read all closes the pipe.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Said::of(output)
}

impl Said {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The answers of a stream.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}
