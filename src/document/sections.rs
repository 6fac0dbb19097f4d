//! The sections of a draft: what stands under each of its headings.

use super::{BlockKind, Document};
use crate::text::Span;

/// The depths of headings in text without markup, which tells none.
const HEADLINE: u8 = 1;
const SUBHEAD: u8 = 2;

/// A heading with what stands under it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Section {
    /// The index of its heading among the blocks.
    pub heading: usize,
    /// How deep it is, from 1.
    pub depth: u8,
    /// From the heading to the end of the last block before the next heading that is as high or higher, in the prose.
    pub span: Span,
}

impl Document {
    /// The sections in order of their headings; one of a deeper heading lies in the one before it.
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        // The sections that still go on, each within the one before it.
        let mut open: Vec<usize> = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            if let Some(depth) = depth_of(block.kind, block.depth) {
                let is_over = |at: &usize| sections.get(*at).is_none_or(|section| section.depth >= depth);
                while open.pop_if(|at| is_over(at)).is_some() {}
                open.push(sections.len());
                sections.push(Section { heading: index, depth, span: block.span });
            }
            for at in &open {
                if let Some(section) = sections.get_mut(*at) {
                    section.span = section.span.join(block.span);
                }
            }
        }
        sections
    }
}

fn depth_of(kind: BlockKind, depth: u8) -> Option<u8> {
    match kind {
        BlockKind::Headline => Some(depth.max(HEADLINE)),
        BlockKind::Subhead if depth == 0 => Some(SUBHEAD),
        BlockKind::Subhead => Some(depth),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Format};

    #[test]
    fn a_section_goes_to_the_next_heading_of_its_height() {
        let text = "# Harbour\n\nOne.\n\n## Quay\n\nTwo.\n\n### Crane\n\nThree.\n\n## Ferry\n\nFour.\n";
        let document = Document::parse(text, Format::Markdown);
        let sections = document.sections();
        let shown = |span| document.prose_of(span).replace("\n\n", "/");
        let spans: Vec<(u8, String)> =
            sections.iter().map(|section| (section.depth, shown(section.span))).collect();
        let wanted = [
            (1, "Harbour/One./Quay/Two./Crane/Three./Ferry/Four."),
            (2, "Quay/Two./Crane/Three."),
            (3, "Crane/Three."),
            (2, "Ferry/Four."),
        ];
        assert_eq!(spans, wanted.map(|(depth, text)| (depth, text.to_owned())));
        assert!(Document::parse("", Format::Plain).sections().is_empty());
    }
}
