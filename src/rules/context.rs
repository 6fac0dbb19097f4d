//! All that a rule may see, and by what it makes findings and fixes.

use super::Reach;
use super::notes::{Note, Notebook, Notes};
use crate::annotations::Annotations;
use crate::config::Config;
use crate::document::{Document, Format};
use crate::finding::{Finding, Fix, Level, Related, Safety};
use crate::text::{Edit, Span};
use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

/// All that a rule may see.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The draft.
    pub document: &'a Document,
    /// What was recognised in it.
    pub annotations: &'a Annotations,
    /// The settings.
    pub config: &'a Config,
    pub(super) notebook: Option<&'a Notebook<'a>>,
    pub(super) rule: &'static str,
    pub(super) level: Level,
}

impl Context<'_> {
    /// What the running rule notices in each block: `notice` is given the block's number, promises to look no further than
    /// `reach` says, and is asked again only where something has changed within it. What may stand anywhere, as the day of
    /// the draft, or goes on over any number of blocks is asked of all notes together. What a rule calls its notes of one
    /// kind is no other kind's name.
    pub(super) fn noted<T: Note>(
        &self,
        name: &'static str,
        reach: Reach,
        notice: impl Fn(usize) -> Vec<T>,
    ) -> Arc<Notes<T>> {
        self.noted_for(&(), name, reach, notice)
    }

    /// The same of something that is looked for because the rest of the draft has to do with it: each block is asked again where
    /// that is something else.
    pub(super) fn noted_for<T: Note>(
        &self,
        asked: &impl Hash,
        name: &'static str,
        reach: Reach,
        notice: impl Fn(usize) -> Vec<T>,
    ) -> Arc<Notes<T>> {
        match self.notebook {
            Some(notebook) => {
                notebook.notes((self.rule, name), (reach, FxBuildHasher.hash_one(asked)), notice)
            }
            None => Arc::new(Notes::of(self.document.blocks.len(), notice)),
        }
    }

    /// What the running rule makes of what something says, of the front matter and of nothing else, kept for as long as these
    /// are the same. It holds no places: where the same is said may be elsewhere in the next check.
    pub(super) fn derived<T: Send + Sync + 'static>(
        &self,
        name: &'static str,
        said: &impl Hash,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        match self.notebook {
            Some(notebook) => {
                let said = FxBuildHasher.hash_one(said);
                notebook.derived((self.rule, name), said, make)
            }
            None => Arc::new(make()),
        }
    }

    /// A finding of the running rule at its level, on a span of the prose.
    pub fn finding(&self, prose: Span, message: impl Into<String>) -> Finding {
        self.finding_in_source(self.document.map.to_source(prose), message)
    }

    /// A finding of the running rule at its level, on a span of the source: for what is not prose.
    pub fn finding_in_source(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule: self.rule,
            level: self.level,
            span,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The finding at that level, where the settings do not give the rule one: for what weighs more than the rule's
    /// other findings, or what the house has forbidden.
    pub fn raised(&self, finding: Finding, level: Level) -> Finding {
        let is_set = self.config.rules.contains_key(self.rule);
        Finding { level: if is_set { finding.level } else { finding.level.max(level) }, ..finding }
    }

    /// A related place on a span of the prose.
    pub fn related(&self, prose: Span, message: impl Into<String>) -> Related {
        Related { span: self.document.map.to_source(prose), message: message.into() }
    }

    /// A fix that replaces a span of the prose; `None` where markup lies in between, so that an edit
    /// could lose some, and for an empty span.
    pub fn replace(
        &self,
        prose: Span,
        text: impl Into<String>,
        title: impl Into<String>,
        safety: Safety,
    ) -> Option<Fix> {
        Some(Fix { title: title.into(), edits: vec![self.edit(prose, &text.into())?], safety })
    }

    /// An edit that puts other words in the place of a span of the prose; `None` as above.
    pub fn edit(&self, prose: Span, text: &str) -> Option<Edit> {
        let span = self.document.map.to_verbatim(prose)?;
        Some(Edit { span, text: self.in_source(text) })
    }

    /// Words as a fix writes them into the source: where a sign in them could break the draft, it is escaped.
    fn in_source(&self, words: &str) -> String {
        match self.document.format {
            Format::Xml | Format::Latex => self.document.format.escaped(words),
            _ => words.to_owned(),
        }
    }

    /// A fix that puts text before the byte of the prose at an offset.
    pub fn insert_before(
        &self,
        offset: usize,
        text: impl Into<String>,
        title: impl Into<String>,
        safety: Safety,
    ) -> Fix {
        self.insert(self.document.map.before(offset), &text.into(), title.into(), safety)
    }

    /// A fix that puts text behind what ends at an offset of the prose: behind the markup that ends there, too, but
    /// never out of its block.
    pub fn insert_behind(
        &self,
        offset: usize,
        text: impl Into<String>,
        title: impl Into<String>,
        safety: Safety,
    ) -> Fix {
        let map = &self.document.map;
        let block = self.document.block_at(offset).and_then(|block| self.document.blocks.get(block));
        let goes_on = block.is_some_and(|block| block.span.start < offset && offset < block.span.end);
        let place = if goes_on { map.before(offset) } else { map.behind(offset) };
        self.insert(place, &text.into(), title.into(), safety)
    }

    /// Whether these words stand behind an offset of the prose already, as they do once a fix has put them there.
    pub fn has_behind(&self, offset: usize, text: &str) -> bool {
        self.document.prose.get(offset..).is_some_and(|behind| behind.starts_with(text))
    }

    fn insert(&self, place: usize, text: &str, title: String, safety: Safety) -> Fix {
        Fix { title, edits: vec![Edit { span: Span::at(place), text: self.in_source(text) }], safety }
    }
}
