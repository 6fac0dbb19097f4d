//! Punctuation that no sentence has: a full stop in its middle, doubled marks, misplaced spaces.

mod beginning;
mod inner_stop;
mod spaces;

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::date::Weekday;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::sentence::{Token, TokenKind};
use crate::spelling::slip::{is_function_word, is_month};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "broken-punctuation",
    summary: "A full stop in mid-sentence, a doubled mark or a misplaced space",
    page: include_str!("broken_punctuation.md"),
    family: Family::Mechanics,
    level: Level::Error,
    core: true,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// A paragraph's last sentence must be this long, in tokens, before a missing full stop is missed:
/// anything shorter may be a sign-off or a label.
const SHORTEST_SENTENCE_TO_STOP: usize = 8;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let in_blocks = context.noted("in blocks", Reach::Nearby, |block| in_block(context, block));
    in_blocks.iter().chain(beginning::find(context)).collect()
}

/// What is wrong in a block by itself.
fn in_block(context: &Context<'_>, index: usize) -> Vec<Finding> {
    let looks = [inner_stop::find, doubled_mark, space_before_mark, no_space_after_mark, double_space];
    let tokens = context.annotations.tokens_in(index);
    let Some(block) = context.document.blocks.get(index).filter(|_| !tokens.is_empty()) else {
        return Vec::new();
    };
    let line = Line { context, kind: block.kind, tokens, leads_to_list: leads_to_list(context, index) };
    let at_tokens = (0..tokens.len()).filter_map(|at| looks.iter().find_map(|look| look(&line, at)));
    at_tokens.chain(line.missing_last_stop()).chain(spaces::find(context, block)).collect()
}

/// One block's tokens.
struct Line<'a> {
    context: &'a Context<'a>,
    kind: BlockKind,
    tokens: &'a [Token],
    /// Whether what follows goes on with its last sentence.
    leads_to_list: bool,
}

/// ". .", ",,", ".,": two marks of which one is too many.
fn doubled_mark(line: &Line<'_>, at: usize) -> Option<Finding> {
    if line.is_reported_with_last(at) {
        return None;
    }
    let (first, second) = (line.mark(at)?, line.mark(at + 1).unwrap_or(""));
    // A run of the same mark is one token, a spaced ellipsis is several.
    let is_ellipsis = line.stops_in_run(at) > 2;
    // Three and more colons are meant to be there, whatever they are.
    let is_row = first == ":"
        && first == second
        && (line.mark(at + 2) == Some(first)
            || at.checked_sub(1).and_then(|at| line.mark(at)) == Some(first));
    if is_row {
        return None;
    }
    let (span, kept) = if matches!(first, ".." | ",," | ";;" | "::") && !is_ellipsis {
        (line.token(at)?.span, &first[..1])
    } else {
        let kept = match (first, second) {
            (".", ".") if !is_ellipsis => ".",
            (",", ",") | (".", ",") | (",", ".") if !is_ellipsis => {
                if line.ends_paragraph(at + 1) || line.starts_sentence(at + 2) { "." } else { "," }
            }
            (";", ";" | ",") | (",", ";") => ";",
            (":", ":" | ",") | (",", ":") => ":",
            ("?" | "!", ".") if !is_ellipsis && !line.token(at + 1)?.spaced => first,
            _ => return None,
        };
        (line.token(at)?.span.join(line.token(at + 1)?.span), kept)
    };
    // ", .net" begins a word with its stop.
    if line.token(at + 1).is_some_and(|mark| mark.spaced)
        && line.token(at + 2).is_some_and(|next| !next.spaced)
    {
        return None;
    }
    let run = (at + 1..).take_while(|at| line.is_reported_with_last(*at)).last();
    let span = run.and_then(|last| line.token(last)).map_or(span, |last| span.join(last.span));
    // The space before a stray mark goes with it.
    let space = line.context.document.prose.get(..span.start).filter(|before| before.ends_with(' '));
    let span = if space.is_some() { Span::new(span.start - 1, span.end) } else { span };
    let message = "Two marks where one belongs.";
    let fix = line.context.replace(span, kept, format!("Leave one “{kept}”"), Safety::Safe);
    Some(line.context.finding(span, message).with_fix(fix))
}

/// "the bridge , he said": a space before the mark instead of behind it.
fn space_before_mark(line: &Line<'_>, at: usize) -> Option<Finding> {
    let mark = line.mark(at)?;
    let token = *line.token(at)?;
    if let Some(finding) = space_on_wrong_side(line, at) {
        return Some(finding);
    }
    let belongs_to_word = matches!(mark, "," | "." | ";" | ":" | "?" | "!");
    let is_free = line.token(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Punctuation);
    let follows_word = line.token(at.checked_sub(1)?)?.kind != TokenKind::Punctuation;
    if !belongs_to_word || !token.spaced || !is_free || !follows_word || line.stops_in_run(at) > 1 {
        return None;
    }
    let gap = Span::new(line.token(at - 1)?.span.end, token.span.start);
    let is_one_gap = gap.of(&line.context.document.prose).bytes().all(|byte| byte == b' ');
    let is_face = mark == ":" && line.token(at + 1).is_some_and(|next| !next.spaced);
    if gap.is_empty() || !is_one_gap || is_scale(line, at) || is_face {
        return None;
    }
    let span = gap.join(token.span);
    let fix = line.context.replace(span, mark, format!("Close up the “{mark}”"), Safety::Safe);
    Some(line.context.finding(span, format!("A space stands before the “{mark}”.")).with_fix(fix))
}

/// "the bridge ,which": the space before the mark belongs behind it.
fn space_on_wrong_side(line: &Line<'_>, at: usize) -> Option<Finding> {
    let (mark, token) = (line.mark(at)?, line.token(at)?);
    let (before, after) = (line.word(at.checked_sub(1)?)?, line.word(at + 1)?);
    let goes_on = mark == "," || mark == "." && is_titled(after);
    let is_date = mark == "," && (Weekday::of_name(before).is_some() || is_month(&after.to_lowercase()));
    let is_small = is_lower(before) && (mark == "." || is_lower(after));
    let is_plain = is_small && is_function_word(&after.to_lowercase());
    let is_joined = line.token(at + 1)?.span.start == token.span.end;
    if !(token.spaced && is_joined && goes_on && (is_plain || is_date)) {
        return None;
    }
    let span = Span::new(line.token(at - 1)?.span.end, token.span.end);
    let fix = line.context.replace(span, format!("{mark} "), "Put the space behind the mark", Safety::Safe);
    let message = format!("The space stands before the “{mark}” instead of behind it.");
    Some(line.context.finding(span, message).with_fix(fix))
}

/// "over.The": a sentence's end that runs into the next.
fn no_space_after_mark(line: &Line<'_>, at: usize) -> Option<Finding> {
    let token = line.token(at)?;
    let text = token.span.of(&line.context.document.prose);
    let (offset, mark) = text.char_indices().find(|(_, mark)| matches!(mark, '.' | ',' | '?' | '!' | ';'))?;
    let is_inside = token.kind != TokenKind::Punctuation;
    let (before, after) = if is_inside {
        (&text[..offset], &text[offset + 1..])
    } else {
        // A new sentence's first token counts as spaced, so that the places decide.
        let next = line.token(at + 1).filter(|next| next.span.start == token.span.end)?;
        (
            line.word(at.checked_sub(1)?).filter(|_| text.len() == 1 && !token.spaced)?,
            next.span.of(&line.context.document.prose),
        )
    };
    let is_plain =
        |word: &str| word.chars().count() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
    let is_long = after.len() > 2 || is_function_word(&after.to_lowercase());
    let is_sentence_end = !matches!(mark, ',' | ';') && is_titled(after) && is_long && before.len() > 2;
    if !is_plain(before)
        || !is_plain(after)
        || !is_lower(before)
        || !(is_sentence_end || matches!(mark, ',' | ';'))
    {
        return None;
    }
    let start = if is_inside { token.span.start } else { line.token(at - 1)?.span.start };
    let at_mark = if is_inside { token.span.start + offset } else { token.span.start };
    let span = Span::new(start, at_mark + 1 + after.len());
    let text = format!("{before}{mark} {after}");
    let fix = line.context.replace(span, text, format!("Put a space after the “{mark}”"), Safety::Unsafe);
    Some(line.context.finding(span, format!("No space stands after the “{mark}”.")).with_fix(fix))
}

/// Two spaces between words of one sentence. Behind a full stop they are a habit, and left alone.
fn double_space(line: &Line<'_>, at: usize) -> Option<Finding> {
    if line.kind == BlockKind::TableCell {
        return None;
    }
    let (before, after) = (line.token(at)?, line.token(at + 1)?);
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    let gap = Span::new(before.span.end, after.span.start);
    let follows_comma = line.mark(at) == Some(",");
    if !(is_word(before) || follows_comma) || !is_word(after) || gap.of(&line.context.document.prose) != "  "
    {
        return None;
    }
    let fix = line.context.replace(gap, " ", "Leave one space", Safety::Safe);
    Some(line.context.finding(gap, "Two spaces where one belongs.").at_most(Level::Hint).with_fix(fix))
}

impl<'a> Line<'a> {
    /// A paragraph of several sentences whose last one just ends.
    fn missing_last_stop(&self) -> Option<Finding> {
        let last = self.tokens.len().checked_sub(1)?;
        let words = self.tokens.iter().rev().take_while(|token| token.kind != TokenKind::Punctuation).count();
        let ends_low =
            self.word(last).is_some_and(|word| is_lower(word) && word.chars().all(char::is_alphabetic));
        let has_sentences = (0..last).any(|at| self.is_mark(at, ".") && self.starts_sentence(at + 1));
        if self.kind != BlockKind::Paragraph
            || self.leads_to_list
            || !ends_low
            || !has_sentences
            || words < SHORTEST_SENTENCE_TO_STOP
        {
            return None;
        }
        let span = self.token(last)?.span;
        let message = "The paragraph ends without a full stop: is its end missing?";
        let fix = self.context.insert_behind(span.end, ".", "Add a full stop", Safety::Unsafe);
        Some(self.context.finding(span, message).at_most(Level::Warning).with_fix(fix))
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The text of a token that is a word.
    fn word(&self, at: usize) -> Option<&'a str> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(&self.context.document.prose))
    }

    /// The text of a token that is punctuation.
    fn mark(&self, at: usize) -> Option<&'a str> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Punctuation)?;
        Some(token.span.of(&self.context.document.prose))
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.mark(at) == Some(mark)
    }

    fn ends_paragraph(&self, at: usize) -> bool {
        at + 1 >= self.tokens.len()
    }

    fn starts_sentence(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether a mark closes up to a run of commas or the like before it, which is reported whole: ",,,".
    fn is_reported_with_last(&self, at: usize) -> bool {
        let mark = |at: usize| self.mark(at).filter(|mark| matches!(*mark, "," | ",," | ";" | ";;"));
        let last = at.checked_sub(1).filter(|_| self.token(at).is_some_and(|token| !token.spaced));
        last.and_then(mark).zip(mark(at)).is_some_and(|(last, here)| last[..1] == here[..1])
    }

    /// How many full stops stand side by side, spaces aside, in the run of marks around a token.
    fn stops_in_run(&self, at: usize) -> usize {
        let stops =
            |at: usize| self.mark(at).filter(|mark| mark.bytes().all(|byte| byte == b'.')).map(str::len);
        // Three stops are as good as thirty, so that a row of dots costs no more than a sentence.
        let behind: usize = (at..self.tokens.len()).map_while(stops).take(3).sum();
        let before: usize = (0..at).rev().map_while(stops).take(3).sum();
        before + behind
    }
}

/// Whether the next block is an item of a list, marked as one or by a dash, a bullet or a number.
fn leads_to_list(context: &Context<'_>, block: usize) -> bool {
    context.document.blocks.get(block + 1).is_some_and(|next| {
        let text = next.span.of(&context.document.prose).trim_start();
        let numbered = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
        next.kind == BlockKind::ListItem
            || text.starts_with(['-', '–', '—', '•', '*', '·'])
            || numbered.len() < text.len() && numbered.starts_with([')', '.'])
            || text.starts_with('(') && text.get(2..).is_some_and(|rest| rest.starts_with(')'))
    })
}

/// A ratio or a score ("2 : 1") keeps its spaces.
fn is_scale(line: &Line<'_>, at: usize) -> bool {
    let starts_with_digit = |at: usize| {
        let prose = &line.context.document.prose;
        line.token(at).is_some_and(|token| token.span.of(prose).starts_with(|c: char| c.is_ascii_digit()))
    };
    line.is_mark(at, ":") && at.checked_sub(1).is_some_and(starts_with_digit) && starts_with_digit(at + 1)
}

fn is_lower(word: &str) -> bool {
    word.chars().all(|letter| !letter.is_uppercase())
}

fn is_titled(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && is_lower(letters.as_str())
}

/// Name particles may begin a sentence small.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "di"
            | "da"
            | "del"
            | "della"
            | "van"
            | "von"
            | "bin"
            | "ibn"
            | "ben"
            | "al"
            | "el"
            | "la"
            | "le"
            | "du"
            | "des"
            | "ter"
            | "ten"
            | "zu"
    )
}
