//! Reads YAML (`---`) and TOML (`+++`) front matter at the top of a draft of any format.

pub(super) mod insertion;

use super::{FrontMatterEntry, Parser};
use crate::text::Span;
use saphyr_parser::{Event, Parser as YamlParser, ScalarStyle};
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// The keys whose tables are read too, each of their keys as an entry of its own: `stet.repeated-word`.
const OURS: [&str; 2] = ["stet", "copydesk"];

/// Adds the front matter's entries and moves the body behind it. Front matter that is broken has no
/// entries but still is no prose.
pub(super) fn read(parser: &mut Parser<'_>) {
    let Some(fenced) = fenced(parser.source, parser.body) else { return };
    parser.front_matter_span = Some(fenced.whole);
    parser.body = fenced.whole.end;
    let text = fenced.inner.of(parser.source);
    parser.front_matter = match fenced.fence {
        Fence::Yaml => yaml(text),
        Fence::Toml => toml(text),
    };
    for entry in &mut parser.front_matter {
        entry.span = Span::new(entry.span.start + fenced.inner.start, entry.span.end + fenced.inner.start);
    }
}

#[derive(Clone, Copy)]
enum Fence {
    Yaml,
    Toml,
}

struct Fenced {
    fence: Fence,
    whole: Span,
    inner: Span,
}

/// The front matter that starts at `start`: a fence, lines of which the first is not blank, and a
/// closing fence. Where no line looks like a key, the fence is a rule between paragraphs.
fn fenced(source: &str, start: usize) -> Option<Fenced> {
    let mut lines = lines(source, start);
    let fence = match lines.next()?.of(source).trim_end() {
        "---" => Fence::Yaml,
        "+++" => Fence::Toml,
        _ => return None,
    };
    let (closing, sign): (&[&str], char) = match fence {
        Fence::Yaml => (&["---", "..."], ':'),
        Fence::Toml => (&["+++"], '='),
    };
    let mut inner: Option<Span> = None;
    let mut has_key = false;
    for line in lines {
        let text = line.of(source).trim_end();
        if closing.contains(&text) {
            let inner = inner.unwrap_or(Span::at(line.start));
            let whole = Span::new(start, line.end);
            return (has_key || inner.is_empty()).then_some(Fenced { fence, whole, inner });
        }
        if inner.is_none() && text.is_empty() {
            return None;
        }
        has_key |= text.split_once(sign).is_some_and(|(key, _)| is_key(key));
        inner = Some(inner.map_or(line, |inner| inner.join(line)));
    }
    None
}

fn is_key(text: &str) -> bool {
    let key = text.trim().trim_matches(['"', '\'']);
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The lines of `source` from `start` on with their ends: LF, CR LF or CR.
fn lines(source: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = source.get(at..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        let length = match memchr::memchr2(b'\n', b'\r', bytes) {
            Some(end) if bytes[end..].starts_with(b"\r\n") => end + 2,
            Some(end) => end + 1,
            None => bytes.len(),
        };
        at += length;
        Some(Span::new(at - length, at))
    })
}

fn toml(text: &str) -> Vec<FrontMatterEntry> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let mut entries = Vec::new();
    toml_table(table.get_ref(), "", &mut entries);
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

fn toml_table(table: &DeTable<'_>, prefix: &str, entries: &mut Vec<FrontMatterEntry>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        let span = Span::new(key.span().start, key.span().end);
        entries.push(FrontMatterEntry { key: name, value: toml_value(value.get_ref()), span });
        if let DeValue::Table(inner) = value.get_ref()
            && prefix.is_empty()
            && OURS.contains(&key.get_ref().as_ref())
        {
            toml_table(inner, &format!("{}.", key.get_ref()), entries);
        }
    }
}

fn toml_value(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(items) => {
            items.iter().map(|item| toml_value(item.get_ref())).collect::<Vec<_>>().join(", ")
        }
        DeValue::Table(_) => String::new(),
    }
}

/// Deeper nesting than this is nobody's front matter, and is not read.
const DEEPEST: usize = 64;

fn yaml(text: &str) -> Vec<FrontMatterEntry> {
    YamlReader::new(text).read().unwrap_or_default()
}

struct YamlReader<'a> {
    text: &'a str,
    entries: Vec<FrontMatterEntry>,
    /// For each open collection whether it is a mapping, and whether a key comes next in it.
    open: Vec<(bool, bool)>,
    /// The key of ours whose table is being read.
    table: Option<&'static str>,
    /// The last place that was asked for, in characters and in bytes.
    place: (usize, usize),
}

impl<'a> YamlReader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, entries: Vec::new(), open: Vec::new(), table: None, place: (0, 0) }
    }

    /// The entries of the first document; `None` if it is no mapping or is broken.
    fn read(mut self) -> Option<Vec<FrontMatterEntry>> {
        for event in YamlParser::new_from_str(self.text) {
            let (event, span) = event.ok()?;
            match event {
                Event::MappingStart(..) | Event::SequenceStart(..) => {
                    if self.open.len() >= DEEPEST {
                        return None;
                    }
                    self.value_came();
                    self.open.push((matches!(event, Event::MappingStart(..)), true));
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    self.open.pop();
                }
                Event::Scalar(value, style, ..) => {
                    let start = self.byte_of(span.start.index());
                    let end = self.byte_of(span.end.index());
                    self.scalar(value, style, Span::new(start, end));
                }
                Event::Alias(_) => self.value_came(),
                Event::DocumentEnd => break,
                _ => {}
            }
        }
        Some(self.entries)
    }

    fn scalar(&mut self, value: Cow<'_, str>, style: ScalarStyle, span: Span) {
        let depth = self.open.len();
        let is_key = matches!(self.open.last(), Some((true, true)));
        self.value_came();
        if is_key {
            if depth == 1 {
                self.table = OURS.into_iter().find(|key| *key == value);
                self.entries.push(FrontMatterEntry { key: value.into_owned(), value: String::new(), span });
            } else if let Some(table) = self.table.filter(|_| self.is_in_table()) {
                let key = format!("{table}.{value}");
                self.entries.push(FrontMatterEntry { key, value: String::new(), span });
            }
            return;
        }
        let is_null = style == ScalarStyle::Plain && matches!(&*value, "~" | "null" | "Null" | "NULL");
        let in_list = self.open.iter().skip(1).any(|(mapping, _)| !mapping);
        let in_entry = depth == 1 || in_list || (depth == 2 && self.table.is_some());
        if let Some(entry) = self.entries.last_mut()
            && in_entry
            && !is_null
        {
            if !entry.value.is_empty() {
                entry.value.push_str(", ");
            }
            entry.value.push_str(value.trim());
        }
    }

    /// Whether a mapping is being read that is the value of a key at the top.
    fn is_in_table(&self) -> bool {
        self.open.len() == 2 && self.open.iter().all(|(mapping, _)| *mapping)
    }

    /// Notes that a node came: in a mapping a key and its value take turns.
    fn value_came(&mut self) {
        if let Some((true, key_next)) = self.open.last_mut() {
            *key_next = !*key_next;
        }
    }

    fn byte_of(&mut self, index: usize) -> usize {
        let (characters, bytes) = if index < self.place.0 { (0, 0) } else { self.place };
        let rest = self.text.get(bytes..).unwrap_or("");
        let offset = rest.char_indices().nth(index - characters).map_or(rest.len(), |(at, _)| at);
        self.place = (index, bytes + offset);
        bytes + offset
    }
}
