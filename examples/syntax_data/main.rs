//! Makes what `training/student.py` learns from: lays treebanks over the words that Copydesk sees, and writes
//! down what tagger and parser look at when they decide, with the right decision.
//!
//! ```text
//! syntax_data words TEXT…                   plain text, a paragraph a line, as CoNLL-U without trees
//! syntax_data align TREEBANK…               a treebank as CoNLL-U with Copydesk's words
//! syntax_data score MODEL TREEBANK…         how often the model is right
//! syntax_data decisions FOLDER [--model MODEL] [--explore] TREEBANK…
//! ```
//!
//! Without a model `decisions` makes a vocabulary and looks at the treebank's own tags; with one it looks at the
//! tags that the model gives. With `--explore` the parser takes its own steps, also wrong ones, and the right
//! decision is the one that loses least from there.

mod decisions;
mod oracle;
mod score;
mod treebank;

use copydesk::syntax::model::Model;
use std::env;
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().ok_or("which command? words, align, score or decisions")?;
    match command.as_str() {
        "words" => {
            rest.iter().flat_map(|file| treebank::read_text(file)).for_each(|sentence| show(&sentence))
        }
        "align" => rest.iter().flat_map(|file| treebank::read(file)).for_each(|sentence| show(&sentence)),
        "score" => {
            let (model, files) = rest.split_first().ok_or("score needs a model and treebanks")?;
            let model = read_model(model)?;
            files.iter().for_each(|file| println!("{}", score::score(file, &model)));
        }
        "decisions" => decisions::write(&task(rest)?)?,
        other => {
            return Err(
                format!("{other}: no such command; there are words, align, score and decisions").into()
            );
        }
    }
    Ok(())
}

fn show(sentence: &treebank::Sentence) {
    print!("{}", treebank::write(sentence));
}

/// What the arguments behind `decisions` ask for.
fn task(arguments: &[String]) -> Result<decisions::Task, Box<dyn Error>> {
    let (folder, rest) = arguments.split_first().ok_or("decisions needs a folder")?;
    let mut task = decisions::Task { folder: PathBuf::from(folder), ..decisions::Task::default() };
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--model" => task.model = Some(read_model(rest.next().ok_or("--model needs a file")?)?),
            "--explore" => task.explore = true,
            file => task.files.push(file.to_owned()),
        }
    }
    Ok(task)
}

fn read_model(file: &str) -> Result<Model, Box<dyn Error>> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    // The weights are read where they are, for as long as the program runs.
    Ok(Model::from_bytes(bytes.leak()).ok_or_else(|| format!("{file}: no model of syntax"))?)
}
