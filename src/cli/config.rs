//! `copydesk config`: shows the settings that hold for a draft, and where each is from.

mod levels;
mod text;

use super::args::{ConfigArgs, ListFormat};
use super::failure::Failure;
use super::settings::Settings;
use crate::annotations::vocabulary;
use crate::config;
use crate::config::entries::{Entry, Source, entries};
use crate::config::layers::Origin;
use crate::document::{Document, Format};
use crate::rules::{self, Family, genre};
use levels::{RuleLevel, levels};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The version of the JSON; it grows where a reader of the last one would misread.
const VERSION: u32 = 1;

/// What holds for a draft.
struct Shown {
    path: PathBuf,
    entries: Vec<Entry>,
    rules: Vec<RuleLevel>,
    /// The forms that the preset has others for, each with the one that it has.
    terms: Vec<(&'static str, &'static str)>,
    /// The files that were read, in the order in which they hold.
    files: Vec<PathBuf>,
}

/// Shows it. A path that leads to no file is taken for a draft that is not written yet.
///
/// # Errors
/// [`Failure`] where the settings hold mistakes, and where the output cannot be written.
pub fn run(args: &ConfigArgs) -> Result<ExitCode, Failure> {
    if args.schema {
        return print(&schema());
    }
    let usage = |message: &dyn ToString| Failure::Usage(message.to_string());
    let house =
        Settings::new(&args.settings, &[], &[])?.house(&args.path).map_err(|message| usage(&message))?;
    let layers = house.layers_for(Some(&args.path));
    let (settings, lists) = house.config(&layers).map_err(|error| usage(&error))?;
    let document = document(&args.path);
    let mut entries = entries(&house.layers, &layers);
    add_front_matter(&document, &mut entries);
    let rules = levels(&document, &settings, &entries);
    entries.retain(|entry| !entry.key.starts_with("rules."));
    let lists = lists.paths().filter(|list| list.is_file()).map(Path::to_owned);
    let files = house.files.iter().cloned().chain(lists).collect();
    let terms = settings.preset.map(rules::terms_of).unwrap_or_default();
    let shown = Shown { path: args.path.clone(), entries, rules, terms, files };
    print(&match args.format {
        ListFormat::Text => text::of(&shown),
        ListFormat::Json => format!("{:#}\n", json_of(&shown)),
    })
}

fn print(text: &str) -> Result<ExitCode, Failure> {
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The schema of settings, with the rules that this program has.
fn schema() -> String {
    let rules: Vec<(&str, &str)> = rules::ALL.iter().map(|rule| (rule.name, rule.summary)).collect();
    format!("{:#}\n", config::schema::schema(&rules, &Family::NAMES))
}

/// The draft; an empty one where none can be read.
fn document(path: &Path) -> Document {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    Document::parse(&text, Format::of_path(path).unwrap_or_default())
}

/// What the draft says of itself stands over the settings (its genre) or beside them (its words).
fn add_front_matter(document: &Document, entries: &mut Vec<Entry>) {
    let line = |start| Source::FrontMatter(document.lines.line(start) + 1);
    if let Some(stated) = genre::stated(document)
        && let Some(genre) = config::Genre::named(&stated.value)
        && let Some(entry) = entries.iter_mut().find(|entry| entry.key == "genre")
    {
        entry.value = json!(genre);
        entry.source = line(stated.span.start);
    }
    let Some(key) = document.front_matter(vocabulary::KEY) else { return };
    // What the settings have already need not be said twice.
    let known: Vec<Value> =
        entries.iter().filter(|entry| entry.key == "words").map(|entry| entry.value.clone()).collect();
    let own = |word: &str| Entry {
        key: "words".to_owned(),
        value: json!(word),
        is_item: true,
        source: line(key.span.start),
    };
    let behind = entries.iter().rposition(|entry| entry.key == "words").map_or(entries.len(), |at| at + 1);
    let words = vocabulary::of_draft(document).map(own).filter(|entry| !known.contains(&entry.value));
    entries.splice(behind..behind, words.collect::<Vec<_>>());
}

fn json_of(shown: &Shown) -> Value {
    let setting =
        |entry: &Entry| json!({ "key": entry.key, "value": entry.value, "from": from(&entry.source) });
    let rule =
        |rule: &RuleLevel| json!({ "rule": rule.name, "level": rule.level, "from": from(&rule.source) });
    let term = |(form, used): &(&str, &str)| json!({ "form": form, "use": used });
    json!({
        "version": VERSION,
        "path": shown.path.display().to_string(),
        "settings": shown.entries.iter().map(setting).collect::<Vec<_>>(),
        "rules": shown.rules.iter().map(rule).collect::<Vec<_>>(),
        "preset_terms": shown.terms.iter().map(term).collect::<Vec<_>>(),
        "files": shown.files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>(),
    })
}

fn from(source: &Source) -> Value {
    let of_file =
        |kind, file: &Path, line| json!({ "kind": kind, "file": file.display().to_string(), "line": line });
    match source {
        Source::Default => json!({ "kind": "default" }),
        Source::Layer(Origin::Extended(file), line) => of_file("extended", file, line),
        Source::Layer(Origin::File(file), line) => of_file("file", file, line),
        Source::Layer(Origin::Override(file), line) => of_file("override", file, line),
        Source::Layer(Origin::Editor, _) => json!({ "kind": "editor" }),
        Source::Layer(Origin::Flags, _) => json!({ "kind": "flag" }),
        Source::FrontMatter(line) => json!({ "kind": "front-matter", "line": line }),
        Source::Genre(genre) => json!({ "kind": "genre", "genre": genre }),
    }
}
