//! By what a finding is known again when the draft around it has changed: its rule and its sentence.

use crate::annotations::Annotations;
use crate::document::Document;
use crate::finding::Finding;
use std::collections::HashMap;

/// What stays of a finding when paragraphs move, a file is renamed or the markup changes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identity {
    /// The rule's name.
    pub rule: &'static str,
    /// The sentence that it stands in, in plain quotation marks and with single spaces; the line, where it is no prose.
    pub sentence: String,
    /// How many findings of that rule and sentence stand before it in the draft.
    pub earlier: usize,
}

/// The identities of a draft's findings, in their order.
pub fn identities(document: &Document, annotations: &Annotations, findings: &[Finding]) -> Vec<Identity> {
    let mut counts: HashMap<(&str, String), usize> = HashMap::new();
    let identity = |finding: &Finding| {
        let sentence = normalised(sentence_of(document, annotations, finding));
        let count = counts.entry((finding.rule, sentence.clone())).or_default();
        let earlier = *count;
        *count += 1;
        Identity { rule: finding.rule, sentence, earlier }
    };
    findings.iter().map(identity).collect()
}

fn sentence_of<'a>(document: &'a Document, annotations: &Annotations, finding: &Finding) -> &'a str {
    let offset = document.map.to_prose(finding.span.start);
    let index = offset.and_then(|offset| annotations.text.at(offset));
    match index.and_then(|index| annotations.sentences().get(index)) {
        Some(sentence) => document.prose_of(sentence.span),
        None => document.lines.line_span(document.lines.line(finding.span.start)).of(&document.source),
    }
}

/// What an editor's program changes by itself makes no other sentence.
fn normalised(sentence: &str) -> String {
    let plain = |mark| match mark {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        mark => mark,
    };
    let words: Vec<String> =
        sentence.split_whitespace().map(|word| word.chars().map(plain).collect()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_annotated;
    use crate::config::Config;
    use crate::document::Format;

    fn of(source: &str) -> Vec<Identity> {
        let document = Document::parse(source, Format::Markdown);
        let config = Config::default();
        let annotations = Annotations::of(&document, &config);
        let mut findings = check_annotated(&document, &annotations, &config);
        findings.retain(|finding| finding.rule == "repeated-word");
        identities(&document, &annotations, &findings)
    }

    #[test]
    fn moved_marked_up_and_rewrapped_it_is_the_same_finding() {
        let here = of("She said “no” to the the ferry. It rained.\n");
        let there = of("It rained.\n\nIt snowed. She *said* \"no\" to\nthe the ferry.\n");
        assert_eq!(here.len(), 1);
        assert_eq!(here, there);
        assert_eq!(here[0].sentence, "She said \"no\" to the the ferry.");
    }

    #[test]
    fn a_sentence_twice_is_two_findings() {
        let twice = of("She saw the the ferry.\n\nShe saw the the ferry.\n");
        assert_eq!(twice.iter().map(|identity| identity.earlier).collect::<Vec<_>>(), [0, 1]);
    }
}
