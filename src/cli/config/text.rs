//! The settings as a `copydesk.toml` of which each line says where it is from.

use super::{RuleLevel, Shown};
use crate::config::entries::{Entry, Source};
use crate::config::layers::Origin;
use crate::text::visible;
use std::fmt::Write;

/// A line of TOML, and the remark behind it.
type Line = (String, String);

/// The whole text.
pub fn of(shown: &Shown) -> String {
    let mut text = format!("# What holds for {}\n\n", visible::path(&shown.path));
    write_lines(&mut text, &lines_of(&shown.entries, ""));
    if !shown.terms.is_empty() {
        let terms: Vec<String> =
            shown.terms.iter().map(|(form, used)| format!("“{used}” for “{form}”")).collect();
        let _ = write!(text, "\n# The preset has {}.\n", terms.join(", "));
    }
    for table in ["policy", "register", "budgets"] {
        let lines = lines_of(&shown.entries, &format!("{table}."));
        if !lines.is_empty() {
            let _ = write!(text, "\n[{table}]\n");
            write_lines(&mut text, &lines);
        }
    }
    text.push_str("\n# Rules that are not here keep their own level.\n[rules]\n");
    let set = shown.rules.iter().filter(|rule| rule.source != Source::Default);
    write_lines(&mut text, &set.map(rule_line).collect::<Vec<_>>());
    if !shown.files.is_empty() {
        text.push_str("\n# Read from\n");
    }
    for file in &shown.files {
        let _ = writeln!(text, "#   {}", visible::path(file));
    }
    text
}

/// The lines of the keys behind `before`; those in deeper tables are left out.
fn lines_of(entries: &[Entry], before: &str) -> Vec<Line> {
    let own = entries.iter().filter_map(|entry| {
        let key = entry.key.strip_prefix(before).filter(|key| !key.contains('.'))?;
        Some((key, entry))
    });
    let mut lines = Vec::new();
    let mut open: Option<&str> = None;
    for (key, entry) in own {
        if open.is_some_and(|open| open != key || !entry.is_item) {
            lines.push(("]".to_owned(), String::new()));
            open = None;
        }
        let (value, remark) = (toml_of(&entry.value), remark(&entry.source));
        if !entry.is_item {
            lines.push((format!("{key} = {value}"), remark));
            continue;
        }
        if open.is_none() {
            lines.push((format!("{key} = ["), String::new()));
            open = Some(key);
        }
        lines.push((format!("    {value},"), remark));
    }
    if open.is_some() {
        lines.push(("]".to_owned(), String::new()));
    }
    lines
}

fn rule_line(rule: &RuleLevel) -> Line {
    (format!("{} = \"{}\"", rule.name, rule.level), remark(&rule.source))
}

/// The remarks of lines that belong together stand under each other, as far as no line is too long for that.
fn write_lines(text: &mut String, lines: &[Line]) {
    const WIDEST: usize = 48;
    let widths = lines.iter().map(|(line, _)| line.chars().count()).filter(|width| *width <= WIDEST);
    let width = widths.max().unwrap_or(0);
    for (line, remark) in lines {
        let _ = match remark.as_str() {
            "" => writeln!(text, "{line}"),
            remark => writeln!(text, "{line:width$}  # {remark}"),
        };
    }
}

fn remark(source: &Source) -> String {
    let of_file = |file: &std::path::Path, line: &Option<usize>| match line {
        Some(line) => format!("{}:{line}", visible::path(file)),
        None => visible::path(file),
    };
    match source {
        Source::Default => "default".to_owned(),
        Source::Layer(Origin::File(file), line) => of_file(file, line),
        Source::Layer(Origin::Extended(file), line) => format!("{} (extended)", of_file(file, line)),
        Source::Layer(Origin::Override(file), line) => format!("{} (override)", of_file(file, line)),
        Source::Layer(Origin::Editor, _) => "the editor's settings".to_owned(),
        Source::Layer(Origin::Flags, _) => "flag".to_owned(),
        Source::FrontMatter(line) => format!("front matter, line {line}"),
        Source::Genre(genre) => format!("genre {genre}"),
    }
}

/// A value as it stands behind a key, on one line. JSON without `null` is TOML but for its tables, and no setting has that;
/// TOML itself would write a text with a line end over several lines.
fn toml_of(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => {
            let written = serde_json::Value::from(text.as_str()).to_string();
            // JSON leaves these as they are; a terminal would obey them.
            let escaped = |sign: char| match visible::is_hidden(sign) {
                true => format!("\\u{:04x}", u32::from(sign)),
                false => sign.to_string(),
            };
            written.chars().map(escaped).collect()
        }
        value => toml::Value::try_from(value).map(|value| value.to_string()).unwrap_or_default(),
    }
}
