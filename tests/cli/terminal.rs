//! What a terminal is shown and a pipe is not: links, a bar, and an empty screen.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{CLEAN, Desk, SLIP};
use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;

/// The two ends of a terminal: what programs write to the second is read from the first.
fn terminal() -> (File, File) {
    let here = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&here).unwrap();
    unlockpt(&here).unwrap();
    let name = ptsname(&here, Vec::new()).unwrap();
    let there = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    (here.into(), there.into())
}

/// What a command shows on a terminal that it has for both outputs.
fn shown(command: &mut Command) -> String {
    let (mut here, there) = terminal();
    command.env("TERM", "xterm-256color").stdout(there.try_clone().unwrap()).stderr(there);
    let mut child = command.spawn().unwrap();
    // The ends that the command has are the last ones, so that its own end is that of what is read.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        // On some systems a terminal ends in an error.
        let _ = here.read_to_end(&mut bytes);
        String::from_utf8(bytes).unwrap()
    });
    child.wait().unwrap();
    reader.join().unwrap()
}

const LINK: &str = "\u{1b}]8;;file://";

#[test]
fn a_rules_name_leads_to_its_page_where_links_are_shown() {
    let desk = Desk::with(&[("a.md", SLIP), ("copydesk.toml", "[[phrase]]\nid = 'boat'\nfind = 'ferry'\n")]);
    let check = |variables: &[(&str, &str)], args: &str| {
        let mut command = desk.command(&format!("check a.md {args}"));
        command.envs(variables.iter().copied());
        shown(&mut command)
    };
    let text = check(&[("VTE_VERSION", "7600")], "");
    assert!(text.contains("\u{1b}[") && text.contains("the the ferry"), "{text:?}");
    let address = text.split(LINK).nth(1).and_then(|rest| rest.split('\u{1b}').next()).unwrap();
    assert!(address.ends_with("/repeated-word.md"), "{address}");
    assert!(std::fs::read_to_string(address).unwrap().starts_with("# Repeated word\n"));
    assert_eq!(text.matches("]8;;file").count(), 1, "a rule of the house has no page in a file: {text:?}");
    for (variables, args) in [
        (&[][..], ""),
        (&[("VTE_VERSION", "7600"), ("NO_COLOR", "1")], ""),
        (&[("VTE_VERSION", "7600")], "--color never"),
        (&[("VTE_VERSION", "7600")], "--format concise"),
    ] {
        let text = check(variables, args);
        assert!(text.contains("repeated-word") && !text.contains("]8;;"), "{variables:?} {args}: {text:?}");
    }
    let mut piped = desk.command("check a.md --color always");
    let piped = piped.env("VTE_VERSION", "7600").output().unwrap().stdout;
    let piped = String::from_utf8(piped).unwrap();
    assert!(piped.contains("\u{1b}[") && !piped.contains("]8;;"), "colours, but no links: {piped:?}");
}

#[test]
fn a_long_run_shows_how_far_it_has_come_on_a_terminal_only() {
    let desk = Desk::new();
    for number in 0..16 {
        let text = "Ida Voss saw the ferry leave, and the mayor said that it would be back at noon.\n\n";
        desk.write(&format!("{number:03}.md"), text.repeat(30).as_bytes());
    }
    let text = shown(&mut desk.command("check"));
    assert!(text.contains("checking [") && text.contains(" of 16"), "{text:?}");
    let end = text.rsplit(" of 16").next().unwrap();
    assert!(end.contains("\u{1b}[2K") && end.contains(" in 16 drafts"), "it goes: {end:?}");
    let text = shown(desk.command("check").env("CI", "true"));
    assert!(text.contains(" in 16 drafts") && !text.contains("checking ["), "{text:?}");
    assert_eq!(desk.run("check").err, "");
}

#[test]
fn each_run_of_a_watch_begins_on_an_empty_screen() {
    let desk = Desk::with(&[("a.md", SLIP)]);
    let (mut here, there) = terminal();
    let mut command = desk.command("check --watch");
    command.env("TERM", "xterm").stdout(there.try_clone().unwrap()).stderr(there);
    let mut child = command.spawn().unwrap();
    let mut until = |words: &str| {
        let mut text = String::new();
        while !text.contains(words) {
            let mut bytes = [0; 4096];
            let count = here.read(&mut bytes).unwrap();
            text += &String::from_utf8_lossy(&bytes[..count]);
        }
        text
    };
    assert!(!until("Ctrl-C ends it").contains("\u{1b}[2J"));
    desk.write("a.md", CLEAN.as_bytes());
    let text = until("Ctrl-C ends it");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        text.contains("\u{1b}[2J\u{1b}[Hnote: a.md has changed\r\nnothing found in 1 draft\r\n"),
        "{text:?}"
    );
}
