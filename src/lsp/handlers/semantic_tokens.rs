//! `textDocument/semanticTokens`: which words are a source, a cue, what is attributed, a quotation, a claim.

mod delta;
mod layers;

pub use delta::SentTokens;

use delta::delta;

use crate::lsp::session::{Client, Event, Session};
use crate::lsp::snapshot::{Checked, Snapshot};
use crate::text::Span;
use layers::Layer;
use std::sync::Arc;
use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensClientCapabilities,
    SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, Uri,
};

/// Our types, the upper ones before those that lie under them, each with the standard type that stands for it in an
/// editor that does not list ours.
const TYPES: [(&str, &str); Layer::COUNT] = [
    ("source", "class"),
    ("cue", "keyword"),
    ("claim", "event"),
    ("quotation", "string"),
    ("content", "parameter"),
];

/// What we offer: whole drafts, what has changed since, and ranges.
pub fn options(client: &Client) -> SemanticTokensOptions {
    let types = client.token_types.iter().map(|name| SemanticTokenType::new(name)).collect();
    SemanticTokensOptions {
        legend: SemanticTokensLegend { token_types: types, token_modifiers: Vec::new() },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

/// The names of our types as an editor with these capabilities knows them.
pub fn type_names(capabilities: Option<&SemanticTokensClientCapabilities>) -> Vec<&'static str> {
    let known = capabilities.map(|capabilities| capabilities.token_types.as_slice()).unwrap_or_default();
    let is_known = |name: &str| known.iter().any(|known| known.as_str() == name);
    let names = TYPES.iter();
    names.map(|(own, standard)| if !is_known(own) && is_known(standard) { *standard } else { *own }).collect()
}

/// The tokens of a whole draft as soon as it has been checked, by a name under which the next request may refer to
/// them; `None` for a draft that is not open.
pub async fn full(session: &Arc<Session>, uri: &Uri) -> Option<SemanticTokens> {
    let snapshot = session.checked_snapshot(uri).await?;
    let sent =
        SentTokens { result_id: snapshot.revision.to_string(), tokens: tokens(&snapshot, None).into() };
    session.apply(Event::TokensSent(uri.clone(), sent.clone()));
    Some(SemanticTokens { result_id: Some(sent.result_id), data: sent.tokens.to_vec() })
}

/// What has changed since an earlier answer; all tokens where the editor refers to another than the last.
pub async fn since(
    session: &Arc<Session>,
    params: SemanticTokensDeltaParams,
) -> Option<SemanticTokensFullDeltaResult> {
    let uri = &params.text_document.uri;
    let known = session.sent_tokens(uri).filter(|known| known.result_id == params.previous_result_id);
    let new = full(session, uri).await?;
    let Some(known) = known else { return Some(new.into()) };
    let edits = delta(&known.tokens, &new.data);
    Some(SemanticTokensDelta { result_id: new.result_id, edits }.into())
}

/// The tokens of a range.
pub fn in_range(snapshot: &Snapshot, range: Range) -> SemanticTokens {
    SemanticTokens { result_id: None, data: tokens(snapshot, Some(range)) }
}

/// The tokens of the draft, or of those in `range`, in the order of the text, none over another and none longer than
/// its line. Words that were edited since the last check have none; nothing has where the settings say so.
pub fn tokens(snapshot: &Snapshot, range: Option<Range>) -> Vec<SemanticToken> {
    let Some(last) = snapshot.last.as_ref().filter(|_| snapshot.extras.semantic_tokens) else {
        return Vec::new();
    };
    let wanted = range.map(|range| snapshot.lines().span(range));
    let map = &last.checked.document.map;
    let mut encoder = Encoder { snapshot, tokens: Vec::new(), line: 0, column: 0 };
    let mut done = 0;
    for (prose, layer) in layers::flat(marked(&last.checked)) {
        let Some(span) = last.shift.forward(map.to_source(prose)) else { continue };
        // What stands in the prose for one piece of markup, such as an entity, leads to the whole of it twice.
        let span = Span::new(span.start.max(done), span.end);
        done = span.end;
        if wanted.is_none_or(|wanted| wanted.overlaps(span)) {
            encoder.add(span, layer);
        }
    }
    encoder.tokens
}

/// All spans of the prose that have a type.
fn marked(checked: &Checked) -> Vec<(Span, Layer)> {
    let annotations = &checked.annotations;
    let mut marked = Vec::new();
    for attribution in &annotations.attributions {
        marked.extend(attribution.source.iter().map(|source| (source.span, Layer::Source)));
        marked.extend(attribution.cue.iter().map(|cue| (cue.span, Layer::Cue)));
        marked.extend(attribution.content.iter().map(|content| (*content, Layer::Content)));
    }
    marked.extend(annotations.claims.iter().map(|claim| (claim.span, Layer::Claim)));
    marked.extend(annotations.quotations.iter().map(|quotation| (quotation.span, Layer::Quotation)));
    marked
}

/// Writes tokens relative to the one before.
struct Encoder<'a> {
    snapshot: &'a Snapshot,
    tokens: Vec<SemanticToken>,
    line: u32,
    column: u32,
}

impl Encoder<'_> {
    /// Adds a token for each line of a span of the source.
    fn add(&mut self, span: Span, layer: Layer) {
        let index = &self.snapshot.lines;
        let mut start = span.start;
        while start < span.end {
            let line = index.line_span(index.line(start));
            let end = span.end.min(line.end);
            let text = Span::new(start, end).of(&self.snapshot.text);
            let indent = text.len() - text.trim_start().len();
            let words = Span::new(start + indent, start + text.trim_end().len());
            if !words.is_empty() {
                self.push(words, layer);
            }
            start = end.max(start + 1);
        }
    }

    fn push(&mut self, span: Span, layer: Layer) {
        let range = self.snapshot.lines().range(span);
        let (line, column) = (range.start.line, range.start.character);
        let delta_line = line - self.line;
        self.tokens.push(SemanticToken {
            delta_line,
            delta_start: if delta_line == 0 { column - self.column } else { column },
            length: range.end.character - column,
            token_type: layer as u32,
            token_modifiers_bitset: 0,
        });
        (self.line, self.column) = (line, column);
    }
}
