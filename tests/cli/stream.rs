//! `copydesk stream`: order, offsets, bad lines, and answers to a client that waits.

use crate::desk::{Desk, SLIP};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

fn line(id: impl Into<Value>, text: &str) -> String {
    json!({"id": id.into(), "text": text}).to_string() + "\n"
}

#[test]
fn a_thousand_documents_come_back_in_order() {
    let text =
        |number: usize| if number.is_multiple_of(7) { SLIP.repeat(200) } else { SLIP.repeat(number % 3) };
    let input: String = (0..1000).map(|number| line(number, &text(number))).collect();
    let said = Desk::new().feed("stream", input);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let answers = said.lines();
    assert_eq!(answers.len(), 1000);
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], number);
        let slips = answer["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "repeated-word");
        assert_eq!(slips.count(), text(number).lines().count());
    }
}

#[test]
fn offsets_are_in_the_unit_asked_for() {
    let input = line("x", "É — 😀 Ida saw the the ferry.");
    for (unit, start) in [("bytes", 20), ("utf16", 15), ("codepoints", 14)] {
        let said = Desk::new().feed(&format!("stream --offsets {unit}"), input.as_str());
        let finding = &said.lines()[0]["findings"][0];
        assert_eq!((&finding["start"], &finding["end"]), (&json!(start), &json!(start + 7)), "{unit}");
        assert_eq!(finding["fixes"][0], "the");
        assert_eq!(finding["level"], "error");
    }
    let said = Desk::new().feed("stream", input);
    assert_eq!(said.lines()[0]["findings"][0]["start"], 20, "bytes, if none is asked for");
}

#[test]
fn offsets_are_of_the_text_that_came_in_whatever_its_markup() {
    let text = "# Ferry\n\nIda **saw** the the ferry.\n";
    let request = json!({"id": 1, "text": text, "format": "markdown"}).to_string();
    for (args, input) in [("stream", request), ("stream --input-format markdown", line(1, text))] {
        let said = Desk::new().feed(args, input);
        let answer = &said.lines()[0];
        let start = text.find("the the").unwrap();
        assert_eq!(answer["findings"][0]["start"], start);
        let sentences = answer["sentences"].as_array().unwrap();
        assert_eq!(sentences.last().unwrap(), &json!([text.find("Ida").unwrap(), text.trim_end().len()]));
        assert!(answer["attributions"].is_array());
    }
}

#[test]
fn a_bad_line_is_answered_and_the_stream_goes_on() {
    let mut input = line(1, "It rained.").into_bytes();
    input.extend_from_slice(b"{\"id\": 2, \"text\": \n");
    input.extend_from_slice(b"\n");
    input.extend_from_slice(b"{\"id\": 3}\n\"\xff\"\n[]\n");
    input.extend_from_slice(b"{\"id\": 4, \"text\": \"It rained.\", \"format\": \"docx\"}\n");
    input.extend_from_slice(line(5, "It rained.").trim_end().as_bytes());
    let said = Desk::new().feed("stream", input);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let answers = said.lines();
    let facts: Vec<(Value, Value, bool)> = answers
        .iter()
        .map(|answer| (answer["id"].clone(), answer["line"].clone(), answer["error"].is_string()))
        .collect();
    assert_eq!(
        facts,
        [
            (json!(1), Value::Null, false),
            (Value::Null, json!(2), true),
            (json!(3), json!(4), true),
            (Value::Null, json!(5), true),
            (Value::Null, json!(6), true),
            (json!(4), json!(7), true),
            (json!(5), Value::Null, false),
        ]
    );
}

#[test]
fn a_word_file_is_no_text_of_a_line() {
    let said = Desk::new().feed("stream --input-format docx", line(1, SLIP));
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("[possible values: plain, markdown, "), "{}", said.err);
}

#[test]
fn hints_are_written_and_settings_hold() {
    let desk = Desk::with(&[
        ("copydesk.toml", "[rules]\nrepeated-word = 'hint'\n"),
        ("off.toml", "[rules]\nrepeated-word = 'off'\n"),
    ]);
    assert_eq!(desk.feed("stream", line(1, SLIP)).lines()[0]["findings"][0]["level"], "hint");
    assert_eq!(desk.feed("stream --config off.toml", line(1, SLIP)).lines()[0]["findings"], json!([]));
}

#[test]
fn a_client_that_waits_for_its_answer_gets_it() {
    let mut child = Desk::new().command("stream").stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        stdout.lines().for_each(|line| sender.send(line.unwrap()).unwrap_or_default())
    });
    for number in 0..5 {
        stdin.write_all(line(number, SLIP).as_bytes()).unwrap();
        let answer = answers.recv_timeout(Duration::from_secs(20)).expect("an answer while input is open");
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], number);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let mut child = Desk::new().command("stream").stdin(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let input: String = (0..2000).map(|number| line(number, &SLIP.repeat(20))).collect();
    let writer = std::thread::spawn(move || {
        // The command ends before it has read all, and the pipe with it.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
