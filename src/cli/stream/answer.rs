//! One line of the stream and its answer.

use super::super::guard::guarded;
use crate::annotations::{Annotations, Scope};
use crate::check::check_annotated;
use crate::config::{Config, unknown};
use crate::document::{Document, Format};
use crate::finding::{Finding, Level};
use crate::text::{Encoding, Offsets, Span};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// Answers lines; all of them alike.
#[derive(Debug)]
pub struct Answerer {
    /// The settings for all documents.
    pub config: Arc<Config>,
    /// The markup of those that do not name theirs.
    pub format: Format,
    /// The unit of the offsets.
    pub unit: Encoding,
}

impl Answerer {
    /// The answer to the line of that number, a JSON object without a line end. One that cannot be read
    /// as a document is answered by what is wrong with it.
    pub fn answer(&self, line: usize, bytes: &[u8]) -> String {
        let answer = Request::read(bytes, self.format).and_then(|request| {
            let answer = guarded(|| self.answer_request(&request));
            answer.map_err(|fault| Refusal::new(request.id.clone(), fault))
        });
        answer.unwrap_or_else(|refusal| {
            let Refusal { id, error } = refusal;
            serde_json::json!({"id": id, "line": line, "error": error}).to_string()
        })
    }

    fn answer_request(&self, request: &Request) -> String {
        let document = Document::parse(&request.text, request.format);
        let annotations = Annotations::of(&document, &self.config);
        let findings = check_annotated(&document, &annotations, &self.config);
        let places = Places { document: &document, offsets: Offsets::new(&document.source, self.unit) };
        let answer = Answer {
            id: &request.id,
            sentences: annotations
                .sentences()
                .iter()
                .map(|sentence| places.of_prose(sentence.span))
                .collect(),
            attributions: places.attributions(&annotations),
            findings: findings.iter().map(|finding| places.finding(finding)).collect(),
        };
        // All values in it are of kinds that JSON has.
        serde_json::to_string(&answer).unwrap_or_default()
    }
}

/// A document to check.
struct Request {
    id: Value,
    text: String,
    format: Format,
}

/// Why a line is no document.
struct Refusal {
    id: Value,
    error: String,
}

impl Refusal {
    fn new(id: Value, error: impl Into<String>) -> Self {
        Self { id, error: error.into() }
    }
}

impl Request {
    fn read(bytes: &[u8], default: Format) -> Result<Self, Refusal> {
        let value = serde_json::from_slice::<Value>(bytes);
        let value = value.map_err(|error| Refusal::new(Value::Null, format!("not JSON: {error}")))?;
        let Value::Object(mut object) = value else {
            return Err(Refusal::new(Value::Null, "not an object with `id` and `text`"));
        };
        let id = object.remove("id").unwrap_or_default();
        let text = match object.remove("text") {
            Some(Value::String(text)) => text,
            Some(_) => return Err(Refusal::new(id, "`text` is not a text")),
            None => return Err(Refusal::new(id, "there is no `text`")),
        };
        let format = match object.remove("format") {
            None | Some(Value::Null) => default,
            Some(Value::String(name)) => match name.parse::<Format>() {
                Ok(format) if format.is_text() => format,
                Ok(_) => return Err(Refusal::new(id, format!("`{name}` is no format of text"))),
                Err(_) => return Err(Refusal::new(id, unknown("format", &name, &Format::NAMES))),
            },
            Some(_) => return Err(Refusal::new(id, "`format` is not a text")),
        };
        Ok(Self { id, text, format })
    }
}

/// Start and end in the unit asked for, in the text that came in.
type Place = [usize; 2];

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    sentences: Vec<Place>,
    attributions: Vec<JsonAttribution>,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonAttribution {
    source: Vec<Place>,
    cue: Vec<Place>,
    content: Vec<Place>,
    source_class: &'static str,
    scope: &'static str,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'static str,
    level: Level,
    start: usize,
    end: usize,
    message: &'a str,
    fixes: Vec<String>,
}

struct Places<'a> {
    document: &'a Document,
    offsets: Offsets,
}

impl Places<'_> {
    fn of_prose(&self, prose: Span) -> Place {
        self.of_source(self.document.map.to_source(prose))
    }

    fn of_source(&self, span: Span) -> Place {
        [self.offsets.of(span.start), self.offsets.of(span.end)]
    }

    fn attributions(&self, annotations: &Annotations) -> Vec<JsonAttribution> {
        let of_prose = |span: Span| self.of_prose(span);
        let attributions = annotations.attributions.iter().map(|attribution| JsonAttribution {
            source: attribution.source.iter().map(|source| of_prose(source.span)).collect(),
            cue: attribution.cue.iter().map(|cue| of_prose(cue.span)).collect(),
            content: attribution.content.iter().copied().map(of_prose).collect(),
            source_class: attribution.class().as_str(),
            scope: match attribution.scope {
                Scope::Explicit => "explicit",
                Scope::Inherited(_) => "inherited",
            },
        });
        attributions.collect()
    }

    fn finding<'a>(&self, finding: &'a Finding) -> JsonFinding<'a> {
        let [start, end] = self.of_source(finding.span);
        let source = &self.document.source;
        let fixes = finding.fixes.iter().filter_map(|fix| finding.replacement(source, fix));
        JsonFinding {
            rule: finding.rule,
            level: finding.level,
            start,
            end,
            message: &finding.message,
            fixes: fixes.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(line: &str) -> Value {
        let config = Arc::default();
        let answerer = Answerer { config, format: Format::Plain, unit: Encoding::Utf32 };
        serde_json::from_str(&answerer.answer(7, line.as_bytes())).unwrap()
    }

    #[test]
    fn a_document_is_answered_under_its_id() {
        let answer = answer(r#"{"id": ["a", 1], "text": "\u00e9\ud83d\ude00 rains."}"#);
        assert_eq!(answer["id"], serde_json::json!(["a", 1]));
        assert_eq!(answer["sentences"], serde_json::json!([[0, 9]]));
        assert!(answer["findings"].is_array() && answer["attributions"].is_array());
    }

    #[test]
    fn what_is_no_document_is_named() {
        for (line, id, error) in [
            ("[1]", Value::Null, "not an object with `id` and `text`"),
            (r#"{"id": 3}"#, Value::from(3), "there is no `text`"),
            (r#"{"id": "x", "text": 4}"#, Value::from("x"), "`text` is not a text"),
            (r#"{"id": 1, "text": "", "format": 2}"#, Value::from(1), "`format` is not a text"),
            (
                r#"{"id": 1, "text": "", "format": "markdwon"}"#,
                Value::from(1),
                "unknown format `markdwon`; did you mean `markdown`?",
            ),
        ] {
            assert_eq!(answer(line), serde_json::json!({"id": id, "line": 7, "error": error}));
        }
        assert!(answer("{").to_string().contains("not JSON"));
    }
}
