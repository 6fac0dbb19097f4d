//! The last check of a draft as seen from its present text: what was recognised, with ranges of now.

use super::snapshot::{Last, Snapshot};
use crate::annotations::Annotations;
use crate::document::Document;
use crate::text::Span;
use tower_lsp::ls_types::{Location, Position, Range};

/// A snapshot that has been checked before.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    snapshot: &'a Snapshot,
    last: &'a Last,
}

impl<'a> View<'a> {
    /// The view of a snapshot; `None` before its first check.
    pub fn of(snapshot: &'a Snapshot) -> Option<Self> {
        Some(Self { snapshot, last: snapshot.last.as_ref()? })
    }

    /// The draft as it was checked.
    pub fn document(self) -> &'a Document {
        &self.last.checked.document
    }

    /// What was recognised in it.
    pub fn annotations(self) -> &'a Annotations {
        &self.last.checked.annotations
    }

    /// The prose offset of a position in the present text: that of the character behind it, else the end of the one
    /// before it. `None` in markup and in what was written since.
    pub fn prose_at(self, position: Position) -> Option<usize> {
        let offset = self.snapshot.lines().offset(position);
        let prose = |offset: usize| self.document().map.to_prose(self.last.shift.backward(offset)?);
        prose(offset).or_else(|| {
            let before = Span::new(0, offset).of(&self.snapshot.text).chars().next_back()?;
            let start = prose(offset - before.len_utf8())?;
            let character = Span::new(start, self.document().prose.len()).of(&self.document().prose).chars();
            Some(start + character.take(1).map(char::len_utf8).sum::<usize>())
        })
    }

    /// The present range of a span of the prose; `None` where it was edited since.
    pub fn range(self, prose: Span) -> Option<Range> {
        self.range_of_source(self.document().map.to_source(prose))
    }

    /// The present range of a span of the source as it was checked; `None` where it was edited since.
    pub fn range_of_source(self, source: Span) -> Option<Range> {
        Some(self.snapshot.lines().range(self.last.shift.forward(source)?))
    }

    /// The present place of a span of the prose; `None` where it was edited since.
    pub fn location(self, prose: Span) -> Option<Location> {
        Some(Location { uri: self.snapshot.uri.clone(), range: self.range(prose)? })
    }
}
