//! What a paragraph's style says of it. A style's identifier is in the language of who made it; its name is not.

use crate::document::BlockKind;
use crate::document::paragraphs::Kind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// For each identifier the name in small letters, and the style that it is based on.
    known: HashMap<String, (String, Option<String>)>,
}

impl Styles {
    /// Reads the part that holds the styles, up to what is broken in it.
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(xml);
        let mut current = None;
        loop {
            match reader.read_event() {
                Err(_) | Ok(Event::Eof) => return styles,
                Ok(Event::Start(start) | Event::Empty(start)) => match start.local_name().as_ref() {
                    b"style" => current = value(&start, "w:styleId"),
                    b"name" => styles.note(current.as_deref(), |style| {
                        style.0 = value(&start, "w:val").unwrap_or_default().to_lowercase()
                    }),
                    b"basedOn" => styles.note(current.as_deref(), |style| style.1 = value(&start, "w:val")),
                    _ => {}
                },
                Ok(_) => {}
            }
        }
    }

    fn note(&mut self, id: Option<&str>, change: impl FnOnce(&mut (String, Option<String>))) {
        if let Some(id) = id {
            change(self.known.entry(id.to_owned()).or_default());
        }
    }

    /// What a paragraph of that style is, or of one that it is based on; `None` where none of them says.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        /// No style is based on more others, and two may be based on each other.
        const DEEPEST: usize = 16;
        let mut id = id;
        for _ in 0..DEEPEST {
            let (name, base) = self
                .known
                .get(id)
                .map_or((id.to_lowercase(), None), |(name, base)| (name.clone(), base.as_deref()));
            if let Some(kind) = of_name(&name) {
                return Some(kind);
            }
            id = base?;
        }
        None
    }
}

fn of_name(name: &str) -> Option<Kind> {
    if let Some(depth) = name.strip_prefix("heading") {
        let depth = depth.trim().parse().unwrap_or(1_u8).clamp(1, 9);
        return Some(Some((BlockKind::Subhead, depth)));
    }
    if name.starts_with("toc ") || name.starts_with("index") {
        return Some(None);
    }
    if name.starts_with("list") {
        return Some(Some((BlockKind::ListItem, 1)));
    }
    match name {
        "title" => Some(Some((BlockKind::Headline, 1))),
        "subtitle" => Some(Some((BlockKind::Subhead, 2))),
        "caption" => Some(Some((BlockKind::Caption, 0))),
        "quote" | "intense quote" | "intensequote" | "block text" => Some(Some((BlockKind::BlockQuote, 1))),
        "html preformatted" | "macro text" | "header" | "footer" | "toa heading" => Some(None),
        _ => None,
    }
}

/// An attribute's value.
pub(super) fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    String::from_utf8(attribute.value.into_owned()).ok()
}
