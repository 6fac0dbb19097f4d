//! Reads CoNLL-U and lays its trees over the words that Copydesk sees in the same text.

use copydesk::sentence::Sentences;
use copydesk::syntax::key::Key;
use copydesk::syntax::parser::Arc;
use copydesk::syntax::{Relation, Tag, Word, words};
use copydesk::{Document, Format};

/// A sentence to learn from.
pub struct Sentence {
    pub text: String,
    pub words: Vec<Word>,
    pub keys: Vec<Key>,
    pub tags: Vec<Tag>,
    pub arcs: Vec<Arc>,
}

struct Node {
    start: usize,
    tag: Tag,
    head: usize,
    relation: Relation,
}

pub fn read(file: &str) -> Vec<Sentence> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut sentences = Vec::new();
    let mut left_out = 0;
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        match sentence(block) {
            Some(sentence) => sentences.push(sentence),
            None => left_out += 1,
        }
    }
    eprintln!("{file}: {} sentences, {left_out} left out", sentences.len());
    sentences
}

fn sentence(block: &str) -> Option<Sentence> {
    let (text, mut nodes) = nodes(block)?;
    lift(&mut nodes);
    let document = Document::parse(&text, Format::Plain);
    if *document.prose != *text {
        return None;
    }
    let sentences = Sentences::of(&document);
    let words = words::of(&text, &sentences.tokens);
    // The word in which each node of the treebank starts.
    let word_of: Vec<usize> =
        nodes.iter().map(|node| words.partition_point(|word| word.span.end <= node.start)).collect();
    let mut tags = vec![Tag::Ornament; words.len()];
    let mut arcs: Vec<Arc> = vec![(None, Relation::GoesWith); words.len()];
    for (word, _) in words.iter().enumerate() {
        let inside = || (0..nodes.len()).filter(|node| word_of[*node] == word);
        let is_head = |node: &usize| nodes[*node].head == usize::MAX || word_of[nodes[*node].head] != word;
        let Some(head) = inside().find(is_head) else {
            // A part of what the treebank has as one word.
            let before = word.checked_sub(1)?;
            tags[word] = if words[word].span.of(&text).chars().any(char::is_alphanumeric) {
                Tag::Fragment
            } else {
                Tag::Ornament
            };
            arcs[word] = (Some(before), Relation::GoesWith);
            continue;
        };
        let node = &nodes[head];
        let compound = inside().count() > 1 && inside().any(|node| nodes[node].tag == Tag::Hyphen);
        tags[word] =
            if compound && node.relation == Relation::AdjectiveModifier { Tag::Adjective } else { node.tag };
        arcs[word] = if node.head == usize::MAX {
            (None, Relation::Root)
        } else {
            (Some(word_of[node.head]), node.relation)
        };
    }
    let keys = words.iter().map(|word| Key::of(word.span.of(&text))).collect();
    Some(Sentence { text, words, keys, tags, arcs })
}

fn nodes(block: &str) -> Option<(String, Vec<Node>)> {
    let mut text = String::new();
    let mut nodes: Vec<Node> = Vec::new();
    // The end of the multi-word token that the next words belong to, and its text that is left.
    let mut inside: Option<(usize, usize, bool)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, xpos, _, head, relation, _, misc] = fields[..] else { return None };
        if id.contains('.') {
            continue;
        }
        let glued = misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            inside = Some((last.parse().ok()?, text.len(), glued));
            text.push_str(form);
            continue;
        }
        let number: usize = id.parse().ok()?;
        let start = match inside {
            Some((_, at, _)) => at,
            None => text.len(),
        };
        let end = start + form.len();
        if let Some((last, at, glued)) = &mut inside {
            if !text.is_char_boundary(end.min(text.len())) || !text[*at..].starts_with(form) {
                return None;
            }
            *at = end;
            if *last == number {
                if end != text.len() {
                    return None;
                }
                if !*glued {
                    text.push(' ');
                }
                inside = None;
            }
        } else {
            text.push_str(form);
            if !glued {
                text.push(' ');
            }
        }
        let head: usize = head.parse().ok()?;
        nodes.push(Node {
            start,
            tag: Tag::of_name(xpos)?,
            head: head.checked_sub(1).unwrap_or(usize::MAX),
            relation: relation_of(relation),
        });
    }
    let text = text.trim_end().to_owned();
    (!nodes.is_empty()).then_some((text, nodes))
}

fn relation_of(name: &str) -> Relation {
    let name = match name {
        "obl:tmod" | "obl:npmod" => "obl:unmarked",
        "nmod:tmod" | "nmod:npmod" => "nmod:unmarked",
        "csubj:pass" | "csubj:outer" => "csubj",
        name => name,
    };
    Relation::of_name(name)
        .or_else(|| Relation::of_name(name.split(':').next().unwrap_or(name)))
        .unwrap_or(Relation::Unspecified)
}

/// Makes the tree projective: the arc that crosses others goes up to its head's head, the shortest first.
fn lift(nodes: &mut [Node]) {
    loop {
        let crossing = (0..nodes.len())
            .filter(|node| nodes[*node].head != usize::MAX)
            .filter(|node| !is_projective(nodes, *node))
            .min_by_key(|node| node.abs_diff(nodes[*node].head));
        let Some(node) = crossing else { return };
        let head = nodes[node].head;
        nodes[node].head = nodes[head].head;
    }
}

fn is_projective(nodes: &[Node], node: usize) -> bool {
    let head = nodes[node].head;
    let (low, high) = (node.min(head), node.max(head));
    (low + 1..high).all(|between| {
        let mut at = between;
        for _ in 0..nodes.len() {
            if at == head {
                return true;
            }
            match nodes[at].head {
                usize::MAX => return false,
                up => at = up,
            }
        }
        false
    })
}

/// A sentence in CoNLL-U, with the words that Copydesk sees; without tags and arcs where there are none.
pub fn write(sentence: &Sentence) -> String {
    let mut out = format!("# text = {}\n", sentence.text);
    for (index, word) in sentence.words.iter().enumerate() {
        let tag = sentence.tags.get(index).map_or("_", |tag| tag.as_str());
        let (head, relation) = match sentence.arcs.get(index) {
            Some((head, relation)) => (head.map_or(0, |head| head + 1).to_string(), relation.as_str()),
            None => ("_".to_owned(), "_"),
        };
        let behind = sentence.text[word.span.end..].chars().next();
        let misc = if behind.is_some_and(|behind| !behind.is_whitespace()) { "SpaceAfter=No" } else { "_" };
        let form = word.span.of(&sentence.text);
        out += &format!("{}\t{form}\t_\t_\t{tag}\t_\t{head}\t{relation}\t_\t{misc}\n", index + 1);
    }
    out + "\n"
}

/// The sentences of a plain text, a paragraph a line, without tags and arcs.
pub fn read_text(file: &str) -> Vec<Sentence> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let document = Document::parse(&text, Format::Plain);
    let sentences = Sentences::of(&document);
    let sentence = |sentence: &copydesk::sentence::Sentence| {
        let text = sentence.span.of(&document.prose).to_owned();
        let start = sentence.span.start;
        let words: Vec<Word> = words::of(&document.prose, sentences.tokens_of(sentence))
            .into_iter()
            .map(|word| Word {
                span: copydesk::Span::new(word.span.start - start, word.span.end - start),
                ..word
            })
            .collect();
        let keys = words.iter().map(|word| Key::of(word.span.of(&text))).collect();
        Sentence { text, words, keys, tags: Vec::new(), arcs: Vec::new() }
    };
    sentences.sentences.iter().map(sentence).collect()
}
