//! Does what commands and environments say.

use super::commands::{self, Command};
use super::environments::{self, Environment};
use super::{Frame, Reader, places, signs};
use crate::document::BlockKind;
use crate::text::Span;

impl Reader<'_, '_> {
    /// Reads the command that stands next.
    pub(super) fn command(&mut self) {
        let start = self.at;
        if let Some((printed, length)) = signs::sign(self.rest()) {
            return self.sign(&printed, length);
        }
        let name = commands::name(self.rest());
        let length = name.len();
        match commands::find(name) {
            Some(Command::Begin) => self.begin(),
            Some(Command::End) => self.end(),
            Some(Command::Block(kind, depth)) => {
                self.at += length;
                self.skip_options();
                self.enter_argument(Frame { kind, depth, skip: false, is_block: true, ..self.of_group() });
            }
            Some(Command::Shown(others)) => {
                self.at += length;
                self.skip_arguments(others);
                self.skip_options();
                self.enter_argument(Frame { closing: "", ..self.of_group() });
            }
            Some(Command::Quoted) if self.rest().get(length..).is_some_and(|rest| rest.starts_with('{')) => {
                self.sign("“", length + 1);
                self.enter(0, Frame { closing: "”", ..self.of_group() });
            }
            Some(Command::Quoted) => self.at += length,
            Some(Command::Nothing(arguments)) => {
                self.at += length;
                self.skip_options();
                self.skip_arguments(arguments);
            }
            Some(Command::Object(arguments)) => {
                let length = self.length_with(length, usize::from(arguments));
                self.object(length);
            }
            Some(Command::Image) => {
                let length = self.length_with(length, 1);
                self.parser.images.push(Span::new(start, start + length));
                self.object_if_within(length);
            }
            Some(Command::Verbatim) => {
                self.object(length + places::verbatim(self.rest().get(length..).unwrap_or("")))
            }
            Some(Command::Formula(end)) => {
                match places::find_near(self.rest().get(length..).unwrap_or(""), end) {
                    Some(inner) => self.object(length + inner + end.len()),
                    None => self.at += length,
                }
            }
            Some(Command::LineBreak) => {
                self.at += length;
                self.skip_options();
                match self.top() {
                    Frame { kind: BlockKind::Byline, .. } | Frame { has_cells: true, .. } => {
                        self.open_block()
                    }
                    Frame { skip: false, .. } => self.parser.space(Span::new(start, self.at)),
                    Frame { .. } => {}
                }
            }
            Some(Command::Paragraph) => {
                self.at += length;
                self.open_block();
            }
            Some(Command::Item) => {
                self.at += length;
                self.open_block();
                self.label();
            }
            // What nobody here knows may print anything.
            None => {
                let length = self.length_with(length, usize::MAX);
                self.object_if_within(length);
            }
        }
    }

    /// The words in brackets behind an item's mark are printed without the brackets.
    fn label(&mut self) {
        if let Some(inner) = self.rest().strip_prefix('[')
            && let Some(length) = places::find_near(inner, "]")
        {
            self.at += 1;
            self.label_end = self.at + length;
        }
    }

    fn begin(&mut self) {
        let Some((name, length)) = places::environment(self.rest()) else {
            self.at += r"\begin".len();
            return;
        };
        let environment = environments::find(name);
        let whole = Span::new(self.at, places::environment_end(self.parser.source, self.at, name));
        let is_document = name == "document";
        match environment {
            Environment::Listing => {
                self.at = whole.end;
                self.open_block();
            }
            Environment::Formula => self.object_if_within(whole.len()),
            Environment::Text => {
                self.at += length;
                self.skip_options();
                let skip = self.top().skip && !is_document;
                self.enter_environment(Frame { skip, ..self.of_group() });
            }
            Environment::Wrapped => {
                self.at += length;
                self.skip_options();
                self.skip_arguments(u8::MAX);
                self.enter_environment(self.of_group());
            }
            Environment::Quote => {
                self.at += length;
                self.skip_options();
                let top = self.top();
                let depth = if top.kind == BlockKind::BlockQuote { top.depth.saturating_add(1) } else { 1 };
                self.enter_environment(Frame { kind: BlockKind::BlockQuote, depth, ..top });
            }
            Environment::List => {
                self.at += length;
                self.skip_options();
                self.lists = self.lists.saturating_add(1);
                let (kind, depth) = match self.top() {
                    Frame { kind: BlockKind::BlockQuote, depth, .. } => (BlockKind::BlockQuote, depth),
                    _ => (BlockKind::ListItem, self.lists),
                };
                self.enter_environment(Frame { kind, depth, is_list: true, ..self.of_group() });
            }
            Environment::Table(arguments) => {
                self.at += length;
                self.skip_options();
                self.skip_arguments(arguments);
                self.enter_environment(Frame {
                    kind: BlockKind::TableCell,
                    depth: 0,
                    has_cells: true,
                    ..self.of_group()
                });
            }
        }
    }

    fn end(&mut self) {
        let name = places::environment(self.rest());
        let length = name.map_or(r"\end".len(), |(_, length)| length - r"\begin".len() + r"\end".len());
        let is_document = name.is_some_and(|(name, _)| name == "document");
        self.at += length;
        if is_document {
            self.at = self.parser.source.len();
        } else if self.open.iter().any(|frame| frame.is_environment) {
            while let Some(closed) = self.open.pop() {
                if closed.is_list {
                    self.lists = self.lists.saturating_sub(1);
                }
                if closed.is_environment {
                    break;
                }
            }
            self.open_block();
        }
    }
}
