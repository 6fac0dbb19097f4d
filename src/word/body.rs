//! Reads the part of a Word file that holds its text: its paragraphs, and where the text of each run stands.

use super::archive;
use super::styles::{Styles, value};
use crate::document::BlockKind;
use crate::document::paragraphs::Kind;
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// The text of a file, and where it comes from.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) xml: String,
    /// The paragraphs, a line each.
    pub(super) text: String,
    /// What each of them is.
    pub(super) kinds: Vec<Kind>,
    /// The runs' texts in order.
    pub(super) pieces: Vec<Piece>,
}

/// The text of a run, or of a part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// Where it stands in the text.
    pub(super) text: Span,
    /// The start tag, and what stands between the tags, in the XML.
    pub(super) tag: Span,
    pub(super) inner: Span,
}

impl Body {
    /// Reads the XML.
    pub(super) fn read(xml: String, styles: &Styles) -> Result<Self, String> {
        let mut scan = Scan::new(styles);
        let mut reader = Reader::from_str(&xml);
        // A mark of the byte order is no part of what the reader counts.
        let offset = xml.len() - xml.trim_start_matches('\u{FEFF}').len();
        loop {
            let at = |reader: &Reader<&[u8]>| {
                offset + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
            };
            let start = at(&reader);
            match reader.read_event() {
                Err(error) => return Err(archive::broken(error)),
                Ok(Event::Eof) => break,
                Ok(Event::Start(tag)) => scan.start(&tag, Span::new(start, at(&reader))),
                Ok(Event::Empty(tag)) => scan.empty(&tag),
                Ok(Event::End(tag)) => scan.end(tag.local_name().as_ref(), start),
                Ok(Event::Text(text)) => scan.characters(&text.decode().unwrap_or_default()),
                Ok(Event::CData(text)) => scan.characters(&text.decode().unwrap_or_default()),
                Ok(Event::GeneralRef(name)) => {
                    let number = name.resolve_char_ref().ok().flatten();
                    let named = name.decode().ok().and_then(|name| resolve_xml_entity(&name));
                    match (number, named) {
                        (Some(sign), _) => scan.characters(sign.encode_utf8(&mut [0; 4])),
                        (None, named) => scan.characters(named.unwrap_or("\u{FFFD}")),
                    }
                }
                Ok(_) => {}
            }
        }
        let Scan { text, kinds, pieces, .. } = scan;
        Ok(Self { kinds: with_headline(kinds), text, pieces, xml })
    }
}

/// Where no paragraph is the title, the first of the highest headings is.
fn with_headline(mut kinds: Vec<Kind>) -> Vec<Kind> {
    let is_headline = |kind: &Kind| matches!(kind, Some((BlockKind::Headline, _)));
    if !kinds.iter().any(is_headline)
        && let Some(kind) = kinds.iter_mut().find(|kind| **kind == Some((BlockKind::Subhead, 1)))
    {
        *kind = Some((BlockKind::Headline, 1));
    }
    kinds
}

struct Scan<'s> {
    styles: &'s Styles,
    text: String,
    kinds: Vec<Kind>,
    pieces: Vec<Piece>,
    /// How many elements are open of one that is left out whole, with it.
    skipped: usize,
    /// How many cells of tables are open.
    cells: usize,
    kind: Option<Kind>,
    is_in_paragraph: bool,
    is_hidden: bool,
    /// Whether a paragraph's properties are being read.
    in_properties: bool,
    /// The text that is being read: where it begins, its start tag, and whether blanks at its ends count.
    open: Option<(usize, Span, bool)>,
}

/// Elements whose text no reader sees, or sees elsewhere.
const LEFT_OUT: [&[u8]; 15] = [
    b"del",
    b"moveFrom",
    b"txbxContent",
    b"Fallback",
    b"drawing",
    b"pict",
    b"object",
    b"instrText",
    b"delText",
    b"oMath",
    b"sectPr",
    b"tblPr",
    b"rt",
    b"pPrChange",
    b"rPrChange",
];

impl<'s> Scan<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            text: String::new(),
            kinds: Vec::new(),
            pieces: Vec::new(),
            skipped: 0,
            cells: 0,
            kind: None,
            is_in_paragraph: false,
            is_hidden: false,
            in_properties: false,
            open: None,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Span) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || LEFT_OUT.contains(&name) {
            if self.skipped == 0 && name == b"oMath" {
                self.sign("\u{FFFC}");
            }
            self.skipped += 1;
            return;
        }
        match name {
            b"tc" => self.cells += 1,
            b"p" => {
                if !self.kinds.is_empty() || !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.kind = None;
                self.is_in_paragraph = true;
            }
            b"pPr" => self.in_properties = true,
            b"r" => self.is_hidden = false,
            b"t" if self.is_in_paragraph && !self.is_hidden => {
                let keeps = value(tag, "xml:space").is_some_and(|space| space == "preserve");
                self.open = Some((self.text.len(), span, keeps));
            }
            _ => self.property(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        if self.skipped > 0 {
            return;
        }
        match tag.local_name().as_ref() {
            b"p" => {
                self.start(tag, Span::default());
                self.end(b"p", 0);
            }
            b"tab" if !self.in_properties => self.sign("\t"),
            b"br" | b"cr" => self.sign(" "),
            b"noBreakHyphen" => self.sign("\u{2011}"),
            b"sym" => self.sign("\u{FFFC}"),
            b"vanish" if self.in_properties => {}
            b"vanish" => {
                self.is_hidden = value(tag, "w:val").is_none_or(|value| !matches!(&*value, "0" | "false"))
            }
            _ => self.property(tag),
        }
    }

    /// What says of a paragraph what it is.
    fn property(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"pStyle" => {
                let of_style = value(tag, "w:val").and_then(|id| self.styles.kind(&id));
                self.kind = of_style.or(self.kind);
            }
            b"numPr" if self.kind.is_none() => self.kind = Some(Some((BlockKind::ListItem, 1))),
            b"outlineLvl" if self.kind.is_none() => {
                let level =
                    value(tag, "w:val").and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
                self.kind = level.map(|level| Some((BlockKind::Subhead, level + 1)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            b"tc" => self.cells = self.cells.saturating_sub(1),
            b"p" => {
                let own = if self.cells > 0 { (BlockKind::TableCell, 0) } else { (BlockKind::Paragraph, 0) };
                self.kinds.push(self.kind.take().unwrap_or(Some(own)));
                self.is_in_paragraph = false;
            }
            b"pPr" => self.in_properties = false,
            b"t" => self.end_text(at),
            _ => {}
        }
    }

    fn end_text(&mut self, at: usize) {
        let Some((start, tag, keeps)) = self.open.take() else { return };
        if !keeps {
            let trimmed = self.text.get(start..).unwrap_or("").trim().to_owned();
            self.text.truncate(start);
            self.text.push_str(&trimmed);
        }
        let text = Span::new(start, self.text.len());
        self.pieces.push(Piece { text, tag, inner: Span::new(tag.end, at) });
    }

    /// A line end within text is a blank, as XML has it.
    fn characters(&mut self, characters: &str) {
        if self.open.is_some() && self.skipped == 0 {
            let sign = |sign: char| if matches!(sign, '\n' | '\r' | '\t') { ' ' } else { sign };
            self.text.extend(characters.chars().map(sign));
        }
    }

    /// A sign that is an element of its own.
    fn sign(&mut self, sign: &str) {
        if self.is_in_paragraph && !self.is_hidden {
            self.text.push_str(sign);
        }
    }
}
