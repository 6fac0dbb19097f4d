//! Lays spans that overlap flat: at each place the uppermost one shows.

use crate::text::Span;

/// What a span is, the uppermost first; the number is the type's place in the legend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Layer {
    Source = 0,
    Cue = 1,
    Claim = 2,
    Quotation = 3,
    Content = 4,
}

impl Layer {
    /// How many there are.
    pub(super) const COUNT: usize = 5;

    const ALL: [Layer; Layer::COUNT] =
        [Layer::Source, Layer::Cue, Layer::Claim, Layer::Quotation, Layer::Content];
}

/// Spans that do not overlap, in order, each with the uppermost layer there. Neighbours of one layer are one.
pub(super) fn flat(marked: Vec<(Span, Layer)>) -> Vec<(Span, Layer)> {
    let mut borders: Vec<(usize, Layer, bool)> = Vec::with_capacity(marked.len() * 2);
    for (span, layer) in marked {
        borders.extend([(span.start, layer, true), (span.end, layer, false)]);
    }
    borders.sort_by_key(|(offset, ..)| *offset);
    let mut open = [0_usize; Layer::COUNT];
    let mut flat: Vec<(Span, Layer)> = Vec::new();
    let mut from = 0;
    for (offset, layer, opens) in borders {
        let top = Layer::ALL.into_iter().find(|layer| open[*layer as usize] > 0);
        if let Some(top) = top.filter(|_| from < offset) {
            match flat.last_mut() {
                Some((last, same)) if *same == top && last.end == from => last.end = offset,
                _ => flat.push((Span::new(from, offset), top)),
            }
        }
        from = offset;
        let count = &mut open[layer as usize];
        *count = if opens { *count + 1 } else { count.saturating_sub(1) };
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_uppermost_shows() {
        let marked = vec![
            (Span::new(0, 20), Layer::Content),
            (Span::new(4, 9), Layer::Claim),
            (Span::new(4, 6), Layer::Source),
            (Span::new(9, 9), Layer::Cue),
            (Span::new(20, 22), Layer::Content),
        ];
        let wanted = [
            (Span::new(0, 4), Layer::Content),
            (Span::new(4, 6), Layer::Source),
            (Span::new(6, 9), Layer::Claim),
            (Span::new(9, 22), Layer::Content),
        ];
        assert_eq!(flat(marked), wanted);
    }

    proptest! {
        #[test]
        fn every_byte_has_the_uppermost_layer_over_it_and_no_other(
            marked in proptest::collection::vec((0usize..40, 0usize..12, 0usize..Layer::COUNT), 0..20),
        ) {
            let marked: Vec<(Span, Layer)> = marked
                .into_iter()
                .map(|(start, length, layer)| (Span::new(start, start + length), Layer::ALL[layer]))
                .collect();
            let flat = flat(marked.clone());
            prop_assert!(flat.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
            for byte in 0..60 {
                let top = marked.iter().filter(|(span, _)| span.contains(byte)).map(|(_, layer)| *layer as usize);
                let shown = flat.iter().find(|(span, _)| span.contains(byte)).map(|(_, layer)| *layer as usize);
                prop_assert_eq!(shown, top.min());
            }
        }
    }
}
