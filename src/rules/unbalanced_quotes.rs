//! A quotation mark or bracket that is opened and never closed, or closed and never opened.

use super::{Context, Family, Question, Reach, Rule};
use crate::document::Block;
use crate::finding::{Finding, Level, Related, Safety};
use crate::sentence::marks::{Role, quotation_marks as quotation_marks_of};
use crate::text::Span;
use regex::Regex;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-quotes",
    summary: "A quotation mark or bracket without its counterpart",
    page: include_str!("unbalanced_quotes.md"),
    family: Family::Quotes,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// How many blocks a bracket or quotation may run over before its close is given up.
const LONGEST_RUN: usize = 6;

/// ", he said": behind what is quoted, where the closing mark most likely went missing.
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let who = r"(?:he|she|they|it|(?:the )?\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2})";
    Regex::new(&format!(r"[,?!](\s)(?:{who} (?:said|says|told|added|wrote)|(?:said|says|added) {who})\b"))
        .ok()
});

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = quotation_marks(context);
    findings.extend(brackets(context));
    one_a_sentence(context, findings)
}

/// How many further places a finding shows.
const MOST_PLACES: usize = 12;

/// Of the findings that ask the same in one sentence the first, which shows the places of the others: they are
/// mostly one slip.
fn one_a_sentence(context: &Context<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.span);
    let sentence = |finding: &Finding| {
        let place = context.document.map.to_prose(finding.span.start)?;
        context.annotations.text.at(place)
    };
    let mut first_of: HashMap<(Option<usize>, Level, String), usize> = HashMap::new();
    let mut firsts: Vec<Finding> = Vec::new();
    for finding in findings {
        match first_of.entry((sentence(&finding), finding.level, finding.message.clone())) {
            Entry::Vacant(vacant) => {
                vacant.insert(firsts.len());
                firsts.push(finding);
            }
            Entry::Occupied(first) => {
                let first = firsts.get_mut(*first.get()).filter(|first| first.related.len() < MOST_PLACES);
                if let Some(first) = first {
                    first.related.push(Related { span: finding.span, message: "And this one?".to_owned() });
                }
            }
        }
    }
    firsts
}

/// Double marks only: a lone single one is an apostrophe far oftener than a slip.
fn quotation_marks(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let quotations = &context.annotations.quotations;
    let opening = |span: Span, inner: Span| Span::new(span.start, inner.start);
    let paired: BTreeSet<usize> =
        quotations.iter().flat_map(|quotation| [quotation.span.start, quotation.inner.end]).collect();
    let strays = per_block(context, |block| {
        let marks = block.span.of(prose).char_indices().filter(|(_, mark)| matches!(mark, '”' | '»'));
        let mut marks = marks.map(|(at, mark)| (block.span.start + at, mark));
        marks.find(|(at, _)| !paired.contains(at) && !is_of_feet(prose, *at))
    });
    let mut findings = never_closed_before_next(context, &paired);
    let stray_in: BTreeSet<usize> = strays.iter().map(|(block, _)| *block).collect();
    let mut answered = BTreeSet::new();
    for quotation in quotations.iter().filter(|quotation| !quotation.closed && !quotation.carries_on) {
        let mark = opening(quotation.span, quotation.inner);
        if !matches!(mark.of(prose), "“" | "\"" | "„" | "«" | "''" | "``")
            || is_measure(prose, mark)
            || closes_by_place(prose, mark)
        {
            continue;
        }
        let finding = never_closed_quotation(context, mark, closing_place(prose, quotation.inner));
        // Closed some paragraphs on, only the marks that carry it on are missing: a matter of style.
        let close_later =
            (quotation.block + 1..=quotation.block + LONGEST_RUN).find(|at| stray_in.contains(at));
        findings.push(match close_later {
            Some(block) => {
                answered.insert(block);
                Finding { fixes: Vec::new(), ..finding.at_most(Level::Hint) }
            }
            None => finding,
        });
    }
    for (_, (at, mark)) in strays.iter().filter(|(block, _)| !answered.contains(block)) {
        let span = Span::new(*at, at + mark.len_utf8());
        findings.push(
            context.finding(span, "This closes a quotation that was never opened: where does it begin?"),
        );
    }
    findings
}

/// Marks behind whose words somebody is said to speak, and then another quotation opens: "“We sail, she said. “Not
/// him.”" Without a speaker between them, paragraphs of one quotation have run together.
fn never_closed_before_next(context: &Context<'_>, paired: &BTreeSet<usize>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let opens = per_block(context, |block| {
        let marks = quotation_marks_of(prose, block.span);
        let doubles: Vec<_> = marks.iter().filter(|mark| !mark.family.is_single()).collect();
        let lone = doubles.windows(2).find_map(|two| match two {
            [first, second] => (first.role == Role::Open
                && first.partner.is_none()
                && second.role == Role::Open
                && !paired.contains(&first.span.start))
            .then(|| (first.span, Span::new(first.span.end, second.span.start))),
            _ => None,
        });
        lone.filter(|(mark, _)| !is_measure(prose, *mark) && !closes_by_place(prose, *mark))
    });
    let findings = opens.into_iter().map(|(_, (mark, inner))| {
        let tag = before_speaker(prose, inner)?;
        Some(never_closed_quotation(context, mark, tag))
    });
    findings.flatten().collect()
}

fn never_closed_quotation(context: &Context<'_>, mark: Span, place: usize) -> Finding {
    let opened = mark.of(&context.document.prose);
    let close = if opened == "“" { "”" } else { opened };
    let title = format!("Close it here with {close}");
    let fix = context.insert_behind(place, close, title, Safety::Unsafe);
    context.finding(mark, "This quotation is never closed: where does the speaker stop?").with_fix(fix)
}

/// Before the words that name the speaker, or else at the end.
fn closing_place(prose: &str, inner: Span) -> usize {
    before_speaker(prose, inner).unwrap_or(inner.start + inner.of(prose).trim_end().len())
}

/// Before the words that name the speaker, where there are any.
fn before_speaker(prose: &str, inner: Span) -> Option<usize> {
    let tag = TAG.as_ref()?.captures(inner.of(prose))?.get(1)?;
    Some(inner.start + tag.start())
}

/// A straight mark behind a thin space or another mark looks like an opening one, but nothing that
/// could be quoted follows it at once.
fn closes_by_place(prose: &str, mark: Span) -> bool {
    let after = prose.get(mark.end..).unwrap_or("");
    after.starts_with(|next: char| {
        next.is_whitespace() || matches!(next, '.' | ',' | ';' | ')' | ':' | '?' | '!')
    })
}

/// Feet and inches: 6' 2".
fn is_measure(prose: &str, mark: Span) -> bool {
    prose[..mark.start].ends_with(|before: char| before.is_ascii_digit())
}

/// The same with curly marks, which a quotation has, too: 6’2”.
fn is_of_feet(prose: &str, mark: usize) -> bool {
    let before = prose.get(..mark).unwrap_or("");
    let feet = before.trim_end_matches(|digit: char| digit.is_ascii_digit());
    feet.len() < before.len()
        && feet
            .strip_suffix(['’', '′', '\''])
            .is_some_and(|feet| feet.ends_with(|digit: char| digit.is_ascii_digit()))
}

fn brackets(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let mut findings = Vec::new();
    // A note in brackets may run over lines: "(Reporting by … / Editing by …)". It begins its block.
    let mut note: Option<(usize, usize)> = None;
    for (at, block) in context.document.blocks.iter().enumerate() {
        for bracket in lone_brackets(prose, block) {
            let is_note = bracket.opens && bracket.place == block.span.start;
            if is_note {
                findings
                    .extend(note.replace((at, bracket.place)).map(|(_, place)| never_closed(context, place)));
            } else if bracket.opens {
                findings.push(never_closed(context, bracket.place));
            } else if note.take_if(|(from, _)| at - *from <= LONGEST_RUN).is_none() {
                let span = Span::new(bracket.place, bracket.place + 1);
                findings.push(
                    context.finding(span, "This bracket was never opened: where does the aside begin?"),
                );
            }
        }
    }
    findings.extend(note.map(|(_, place)| never_closed(context, place)));
    findings
}

fn never_closed(context: &Context<'_>, at: usize) -> Finding {
    context.finding(Span::new(at, at + 1), "This bracket is never closed: where does the aside end?")
}

/// A bracket without a partner in its block.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Lone {
    place: usize,
    opens: bool,
}

fn lone_brackets(prose: &str, block: &Block) -> Vec<Lone> {
    let text = block.span.of(prose);
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone = Vec::new();
    for (at, mark) in text.char_indices() {
        match mark {
            '(' | '[' if !is_face(text, at) => open.push((at, mark)),
            ')' | ']' if !is_face(text, at) => {
                let partner = if mark == ')' { '(' } else { '[' };
                if open.last().is_some_and(|(_, mark)| *mark == partner) {
                    open.pop();
                } else if !is_item(text, at) {
                    lone.push(Lone { place: block.span.start + at, opens: false });
                }
            }
            _ => {}
        }
    }
    lone.extend(open.into_iter().map(|(at, _)| Lone { place: block.span.start + at, opens: true }));
    lone.sort_unstable();
    lone
}

/// ":-)" and its like.
fn is_face(text: &str, at: usize) -> bool {
    text[..at].ends_with([':', ';', '=']) || text[..at].ends_with(":-") || text[..at].ends_with(";-")
}

/// The bracket behind a list's number or letter: "a)", "12)".
fn is_item(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
    let number = word.trim_start_matches('(');
    number.len() <= 2 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || matches!(number, "ii" | "iii" | "iv" | "vi" | "vii" | "viii")
}

/// What `look` finds in each block, with the block's index.
fn per_block<T>(context: &Context<'_>, look: impl Fn(&Block) -> Option<T>) -> Vec<(usize, T)> {
    let blocks = context.document.blocks.iter().enumerate();
    blocks.filter_map(|(at, block)| Some((at, look(block)?))).collect()
}
