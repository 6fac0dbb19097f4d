//! A quotation mark or bracket that is opened and never closed, or closed and never opened.

use super::{Context, Family, Question, Reach, Rule};
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
    let strays = context.noted("strays", Reach::Nearby, |block| stray(context, block).into_iter().collect());
    let mut findings = never_closed_before_next(context);
    let stray_in: BTreeSet<usize> = strays.by_block().map(|(block, _)| block).collect();
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
    for (_, strays) in strays.by_block().filter(|(block, _)| !answered.contains(block)) {
        findings.extend(strays.map(|(stray, ())| {
            context.finding(stray, "This closes a quotation that was never opened: where does it begin?")
        }));
    }
    findings
}

/// The first closing mark of a block that closes no quotation.
fn stray(context: &Context<'_>, block: usize) -> Option<(Span, ())> {
    let span = context.document.blocks.get(block)?.span;
    let (prose, paired) = (&context.document.prose, paired(context, block));
    let marks = span.of(prose).char_indices();
    let marks = marks.filter(|(_, mark)| matches!(mark, '”' | '»'));
    let mut marks = marks.map(|(at, mark)| Span::new(span.start + at, span.start + at + mark.len_utf8()));
    Some((marks.find(|mark| !paired.contains(&mark.start) && !is_of_feet(prose, mark.start))?, ()))
}

/// Where the marks of a block's quotations stand.
fn paired(context: &Context<'_>, block: usize) -> BTreeSet<usize> {
    let quotations = context.annotations.quotations_in(block).iter();
    quotations.flat_map(|quotation| [quotation.span.start, quotation.inner.end]).collect()
}

/// Marks behind whose words somebody is said to speak, and then another quotation opens: "“We sail, she said. “Not
/// him.”" Without a speaker between them, paragraphs of one quotation have run together.
fn never_closed_before_next(context: &Context<'_>) -> Vec<Finding> {
    let findings = context.noted("never closed before the next", Reach::Nearby, |block| {
        open_before_next(context, block)
            .and_then(|(mark, inner)| {
                let tag = before_speaker(&context.document.prose, inner)?;
                Some(never_closed_quotation(context, mark, tag))
            })
            .into_iter()
            .collect()
    });
    findings.iter().collect()
}

/// The first mark of a block that opens and finds no partner before another opens, and what lies between the two.
fn open_before_next(context: &Context<'_>, block: usize) -> Option<(Span, Span)> {
    let prose = &context.document.prose;
    let paired = paired(context, block);
    let marks = quotation_marks_of(prose, context.document.blocks.get(block)?.span);
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
    let mut findings = Vec::new();
    // A note in brackets may run over lines: "(Reporting by … / Editing by …)". It begins its block.
    let mut note: Option<(usize, Span)> = None;
    let lone = context.noted("lone brackets", Reach::Block, |block| {
        let block = context.document.blocks.get(block);
        block.map(|block| lone_brackets(&context.document.prose, block.span)).unwrap_or_default()
    });
    for (at, brackets) in lone.by_block() {
        for (bracket, lone) in brackets {
            match lone {
                Lone::OpensNote => {
                    findings.extend(note.replace((at, bracket)).map(|(_, open)| never_closed(context, open)))
                }
                Lone::Opens => findings.push(never_closed(context, bracket)),
                Lone::Closes if note.take_if(|(from, _)| at - *from <= LONGEST_RUN).is_none() => {
                    findings.push(
                        context
                            .finding(bracket, "This bracket was never opened: where does the aside begin?"),
                    );
                }
                Lone::Closes => {}
            }
        }
    }
    findings.extend(note.map(|(_, open)| never_closed(context, open)));
    findings
}

fn never_closed(context: &Context<'_>, bracket: Span) -> Finding {
    context.finding(bracket, "This bracket is never closed: where does the aside end?")
}

/// A bracket without a partner in its block.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lone {
    /// At the block's beginning.
    OpensNote,
    Opens,
    Closes,
}

fn lone_brackets(prose: &str, block: Span) -> Vec<(Span, Lone)> {
    let text = block.of(prose);
    let place = |at: usize| Span::new(block.start + at, block.start + at + 1);
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
                    lone.push((place(at), Lone::Closes));
                }
            }
            _ => {}
        }
    }
    let opens = |at: usize| if at == 0 { Lone::OpensNote } else { Lone::Opens };
    lone.extend(open.into_iter().map(|(at, _)| (place(at), opens(at))));
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
