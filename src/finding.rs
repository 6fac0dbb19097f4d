//! What a rule reports: a finding, how loud it is, and the edits that would mend it.

use crate::choice::choice;
use crate::text::{Edit, Span, visible};
use serde::Serialize;

/// How loud a finding is, the quietest first. `Off` silences a rule; a finding never carries it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Not reported.
    Off,
    /// Shown only when asked for; never fails a run.
    Hint,
    /// Worth a look.
    Info,
    /// An editor would object.
    Warning,
    /// A reader would call it a mistake, or a lawyer would call.
    Error,
}

choice!(Level, "level", { Off: "off", Hint: "hint", Info: "info", Warning: "warning", Error: "error" });

/// Whether a fix may be applied without a person looking at it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// No editor would object.
    Safe,
    /// A person must look.
    Unsafe,
}

/// One way to mend a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as the editor's menu says it: "Change to “New York Times”".
    pub title: String,
    /// Replacements in the source, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether it may be applied unseen.
    pub safety: Safety,
}

/// Another place that explains a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where, in the source.
    pub span: Span,
    /// Why it is shown.
    pub message: String,
}

/// One result of one rule, in offsets of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule's name, as in settings and stet marks.
    pub rule: &'static str,
    /// How loud; never `Off`.
    pub level: Level,
    /// The tightest passage it is about; empty for a finding about the whole draft.
    pub span: Span,
    /// A question and a way out.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// Ways to mend it, best first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The same finding, no louder than `level`.
    pub fn at_most(mut self, level: Level) -> Self {
        self.level = self.level.min(level);
        self
    }

    /// The same finding where the text around it, which stood at the offset `from`, stands at `to`.
    pub fn moved(&self, from: usize, to: usize) -> Self {
        let mut moved = self.clone();
        let spans = moved.related.iter_mut().map(|related| &mut related.span);
        let edits = moved.fixes.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
        for span in spans.chain(edits).chain([&mut moved.span]) {
            *span = span.moved(from, to);
        }
        moved
    }

    /// The same finding, in whose texts no words of a draft are longer than anybody reads.
    pub fn readable(mut self) -> Self {
        let related = self.related.iter_mut().map(|related| &mut related.message);
        let titles = self.fixes.iter_mut().map(|fix| &mut fix.title);
        for text in related.chain(titles).chain([&mut self.message]) {
            *text = visible::message(std::mem::take(text));
        }
        self
    }

    /// The same finding with one more fix behind those it has; `None` adds none.
    pub fn with_fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fixes.extend(fix.into());
        self
    }

    /// The same finding with one more related place.
    pub fn with_related(mut self, related: Related) -> Self {
        self.related.push(related);
        self
    }

    /// What the whole span would read after `fix`, where all its edits lie within the span.
    pub fn replacement(&self, source: &str, fix: &Fix) -> Option<String> {
        if !fix.edits.iter().all(|edit| self.span.covers(edit.span)) {
            return None;
        }
        let shifted: Vec<Edit> = fix
            .edits
            .iter()
            .map(|edit| Edit {
                span: Span::new(edit.span.start - self.span.start, edit.span.end - self.span.start),
                text: edit.text.clone(),
            })
            .collect();
        Some(crate::text::apply(self.span.of(source), &shifted))
    }
}
