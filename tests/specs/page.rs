//! Reads a rule's page: its `draft` fences with the marks in them, and the settings before them.

use copydesk::{Config, Finding, Format, config, rules};
use std::ops::Range;

/// One `draft` fence.
pub struct Example {
    /// What stands in the fence, with its marks.
    pub marked: String,
    /// The same without them: the draft.
    pub text: String,
    /// Where `marked` stands in the page, in bytes.
    pub span: Range<usize>,
    /// The line of the page on which it starts, from 1.
    pub line: usize,
    /// The draft's format.
    pub format: Format,
    /// The settings of the `toml` fences before it under its heading.
    pub config: Config,
}

impl Example {
    /// Whether a comment in it names that rule.
    pub fn names(&self, rule: &str) -> bool {
        self.marked.contains(&format!("{{>>{rule}<<}}"))
    }
}

/// A page's examples, in order.
pub struct Page {
    pub examples: Vec<Example>,
}

impl Page {
    pub fn parse(page: &str) -> Self {
        let mut examples = Vec::new();
        let mut config = Config::default();
        let mut open: Option<(String, usize, usize)> = None;
        let mut at = 0;
        for (number, line) in page.split_inclusive('\n').enumerate() {
            let text = line.trim_end();
            match &open {
                None if text.starts_with("## ") => config = Config::default(),
                None if text.starts_with("```") => {
                    open = Some((text.trim_start_matches('`').to_owned(), at + line.len(), number + 2));
                }
                Some((info, start, first)) if text == "```" => {
                    let body = &page[*start..at];
                    match info.split_whitespace().collect::<Vec<_>>()[..] {
                        ["toml"] => {
                            config = config::parse(body, &rules::known())
                                .expect("the settings on the page are valid");
                        }
                        ["draft", ref format @ ..] => examples.push(Example {
                            marked: body.to_owned(),
                            text: strip(body),
                            span: *start..at,
                            line: *first,
                            format: match format {
                                ["text"] => Format::Plain,
                                ["html"] => Format::Html,
                                _ => Format::Markdown,
                            },
                            config: config.clone(),
                        }),
                        _ => {}
                    }
                    open = None;
                }
                _ => {}
            }
            at += line.len();
        }
        Self { examples }
    }

    /// How many paragraphs of the examples have a mark, or none.
    pub fn passages(&self, wanted: impl Fn(bool) -> bool) -> usize {
        let passages = self.examples.iter().flat_map(|example| example.marked.split("\n\n"));
        passages.filter(|passage| !passage.trim().is_empty() && wanted(passage.contains("{"))).count()
    }
}

/// The draft below the marks.
fn strip(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (kept, behind) = if let Some(body) = between(rest, "{==", "==}") {
            (body, body.len() + 6)
        } else if let Some(body) = between(rest, "{~~", "~~}") {
            (body.split("~>").next().unwrap_or(""), body.len() + 6)
        } else if let Some(body) = between(rest, "{>>", "<<}") {
            ("", body.len() + 6)
        } else {
            ("{", 1)
        };
        out.push_str(kept);
        rest = &rest[behind..];
    }
    out + rest
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let body = text.strip_prefix(open)?;
    body.find(close).map(|end| &body[..end])
}

/// The draft with `findings` marked as the page marks them: a passage that the page highlights
/// without a fix is highlighted, whatever fixes it has.
pub fn mark(text: &str, findings: &[Finding], own: &str, example: &Example) -> String {
    let shown: Vec<Finding> = findings
        .iter()
        .map(|finding| {
            let mut finding = finding.clone();
            let highlight = format!("{{=={}==}}", finding.span.of(text));
            if example.marked.contains(&highlight) {
                finding.fixes.clear();
            }
            finding
        })
        .collect();
    copydesk::render::critic::render(text, &shown, Some(own))
}
