//! Puts a changed text back into the runs that it came from.

use super::body::{Body, Piece};
use crate::text::Span;
use quick_xml::escape::partial_escape;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The XML that holds `text` instead of its own; `None` where the paragraphs are others, or words are new where there is
/// no run for them.
pub(super) fn rewritten(body: &Body, text: &str) -> Option<String> {
    let mut texts: Vec<String> =
        body.pieces.iter().map(|piece| piece.text.of(&body.text).to_owned()).collect();
    let (old, new): (Vec<&str>, Vec<&str>) = (body.text.split('\n').collect(), text.split('\n').collect());
    if old.len() != new.len() {
        return None;
    }
    let mut start = 0;
    for (old, new) in old.into_iter().zip(new) {
        let line = Span::new(start, start + old.len());
        start = line.end + 1;
        if old != new {
            let first = body.pieces.partition_point(|piece| piece.text.end < line.start);
            let count = body.pieces.iter().skip(first).take_while(|piece| piece.text.end <= line.end).count();
            let pieces = body.pieces.get(first..first + count)?;
            rewrite_line(body, pieces, line, new, texts.get_mut(first..first + count)?)?;
        }
    }
    Some(put_together(body, &texts))
}

/// Changes the texts of a paragraph's pieces, sign by sign, so that together they are the new paragraph.
fn rewrite_line(body: &Body, pieces: &[Piece], line: Span, new: &str, texts: &mut [String]) -> Option<()> {
    let signs: Vec<(usize, char)> =
        line.of(&body.text).char_indices().map(|(at, sign)| (line.start + at, sign)).collect();
    let old: Vec<char> = signs.iter().map(|(_, sign)| *sign).collect();
    let new: Vec<char> = new.chars().collect();
    let home = |at: usize| {
        let (offset, _) = signs.get(at)?;
        pieces.iter().position(|piece| piece.text.contains(*offset))
    };
    texts.iter_mut().for_each(String::clear);
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (from, to) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                for (at, sign) in from.zip(new.get(to)?) {
                    if let Some(text) = home(at).and_then(|home| texts.get_mut(home)) {
                        text.push(*sign);
                    }
                }
            }
            // What is deleted is not written; what is new stands where it was, or behind the sign before it.
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let replaced = if from.is_empty() { None } else { home(from.start) };
                let before = from.start.checked_sub(1).and_then(home);
                let place = replaced.or(before).or_else(|| home(from.start))?;
                texts.get_mut(place)?.extend(new.get(to)?);
            }
        }
    }
    Some(())
}

fn put_together(body: &Body, texts: &[String]) -> String {
    const KEEPS_BLANKS: &str = " xml:space=\"preserve\"";
    let mut out = String::with_capacity(body.xml.len());
    let mut done = 0;
    for (piece, text) in body.pieces.iter().zip(texts) {
        if piece.text.of(&body.text) == text {
            continue;
        }
        out.push_str(Span::new(done, piece.tag.start).of(&body.xml));
        let tag = piece.tag.of(&body.xml);
        match tag.strip_suffix('>') {
            Some(open) if !tag.contains("xml:space") => out.extend([open, KEEPS_BLANKS, ">"]),
            _ => out.push_str(tag),
        }
        out.push_str(&partial_escape(text.as_str()));
        done = piece.inner.end;
    }
    out.push_str(Span::new(done, body.xml.len()).of(&body.xml));
    out
}
