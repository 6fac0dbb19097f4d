//! Dates of the calendar with a month by name: "Tuesday, Dec. 19, 2023", "19 December"; and their weekdays.

use crate::document::{BlockKind, Document};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Sentences, Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

/// A day of the week, counted from Monday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weekday(usize);

/// The days of the week.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Weekday {
    /// The day of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        WEEKDAYS.iter().position(|day| *day == name).map(Self)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        WEEKDAYS.get(self.0).copied().unwrap_or("")
    }
}

/// Whether it is a month's name, in any case.
pub fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: usize,
    /// The day of the month, from 1.
    pub day: i64,
}

impl Day {
    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        // The first day of 1970 was a Thursday.
        Weekday(usize::try_from((self.number() + 3).rem_euclid(7)).unwrap_or(0))
    }

    /// How many days after the first of 1970 it is, in the Gregorian calendar.
    pub fn number(self) -> i64 {
        let month = i64::try_from(self.month).unwrap_or(1);
        // Years that begin in March have their odd day at the end.
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let months = (month + 9).rem_euclid(12);
        let day_of_year = (153 * months + 2) / 5 + self.day - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
    }

    /// Whether the calendar has it.
    pub fn exists(self) -> bool {
        let is_leap = self.year % 4 == 0 && self.year % 100 != 0 || self.year % 400 == 0;
        let last = match self.month {
            2 => 28 + i64::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1..=last).contains(&self.day)
    }
}

/// A date as a draft writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Date {
    /// From its first token to its last.
    pub span: Span,
    /// The day of the week that is given with it, and where.
    pub weekday: Option<(Weekday, Span)>,
    /// The month, from 1.
    pub month: usize,
    /// The day of the month, and where its figure stands.
    pub day: (i64, Span),
    /// The year, where it is given.
    pub year: Option<i64>,
}

/// The dates of a sentence, in order.
pub fn dates_in(document: &Document, text: &Sentences, sentence: &Sentence) -> Vec<Date> {
    let reader = Reader { document, tokens: text.tokens_of(sentence) };
    (0..reader.tokens.len()).filter_map(|at| reader.date_at(at)).collect()
}

/// When a draft was published: as its front matter says, a dateline or a line of its own.
pub fn published(document: &Document, text: &Sentences) -> Option<Day> {
    let in_key = MARKS
        .iter()
        .filter(|mark| mark.field(1) == "when" && mark.field(2) == "key" && !mark.term.contains("mod"))
        .find_map(|mark| of_iso(&document.front_matter(mark.term)?.value));
    let in_line = || {
        let lines = text.sentences.iter().filter(|sentence| {
            document.blocks.get(sentence.block).is_some_and(|block| block.kind == BlockKind::Dateline)
        });
        lines
            .flat_map(|sentence| dates_in(document, text, sentence))
            .find_map(|date| Some(Day { year: date.year?, month: date.month, day: date.day.0 }))
    };
    in_key.or_else(in_line).filter(|day| day.exists())
}

static MARKS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/publication_marks.txt")));

/// "2023-12-19", whatever follows.
fn of_iso(value: &str) -> Option<Day> {
    let mut parts = value.trim().splitn(3, '-');
    let (year, month) = (parts.next()?, parts.next()?);
    let day = parts.next()?.get(..2)?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Day { year: year.parse().ok().filter(|_| year.len() == 4)?, month, day: day.parse().ok()? })
}

struct Reader<'a> {
    document: &'a Document,
    tokens: &'a [Token],
}

impl Reader<'_> {
    /// The date whose month stands at a token.
    fn date_at(&self, at: usize) -> Option<Date> {
        let month = month(self.text(at))?;
        // "The 31st of May".
        let last = if at > 0 && self.text(at - 1) == "of" { at.checked_sub(2) } else { at.checked_sub(1) };
        let before = last.and_then(|at| Some((at, self.day(at)?)));
        let behind = self.day(at + 1).map(|day| (at + 1, day));
        // "12 May 2023" is of a month, and "May 12 2023" too: what stands before wins only where a year follows.
        let (first, last, day) = match (before, behind) {
            (_, Some((last, day))) => (at, last, day),
            (Some((first, day)), None) => (first, at, day),
            (None, None) => return None,
        };
        let year = [last + 1, last + 2].into_iter().find_map(|at| {
            let is_beside = at == last + 1 || self.text(last + 1) == ",";
            self.year(at).filter(|_| is_beside).map(|year| (at, year))
        });
        let weekday = self.weekday_before(first);
        let start = weekday.map_or(self.span(first)?, |(_, span)| span);
        let end = self.span(year.map_or(last, |(at, _)| at))?;
        Some(Date { span: start.join(end), weekday, month, day, year: year.map(|(_, year)| year) })
    }

    /// "Tuesday, Dec. 19", "Tuesday Dec. 19", "Tuesday (Dec. 19", "Tuesday the 19th".
    fn weekday_before(&self, first: usize) -> Option<(Weekday, Span)> {
        let mark = first.checked_sub(1)?;
        let at = if matches!(self.text(mark), "," | "(" | "the") { mark.checked_sub(1)? } else { mark };
        Some((Weekday::of_name(self.text(at))?, self.span(at)?))
    }

    fn day(&self, at: usize) -> Option<(i64, Span)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let text = self.text(at);
        let figure = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_plain = matches!(text.get(figure.len()..), Some("" | "st" | "nd" | "rd" | "th"));
        let day =
            figure.parse().ok().filter(|day| is_plain && figure.len() <= 2 && (1..=31).contains(day))?;
        Some((day, token.span))
    }

    fn year(&self, at: usize) -> Option<i64> {
        let text = self.text(at);
        let is_year = text.len() == 4 && text.starts_with(['1', '2']);
        text.parse().ok().filter(|_| is_year)
    }

    fn span(&self, at: usize) -> Option<Span> {
        self.tokens.get(at).map(|token| token.span)
    }

    fn text(&self, at: usize) -> &str {
        self.span(at).map_or("", |span| self.document.prose_of(span))
    }
}

/// The number of a month, from 1, by its name in full or in short: "May", "Nov.".
pub fn month(name: &str) -> Option<usize> {
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    let bare = name.trim_end_matches('.');
    let is_short = bare.len() == 3 || bare == "Sept";
    let is_of = |full: &str| {
        let known = if is_short { full.get(..bare.len()) } else { Some(full) };
        known.is_some_and(|known| known.eq_ignore_ascii_case(bare))
    };
    MONTHS.iter().position(|full| is_of(full)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn dates(text: &str) -> Vec<String> {
        let document = Document::parse(text, Format::Plain);
        let sentences = Sentences::of(&document);
        let found = sentences.sentences.iter().flat_map(|one| dates_in(&document, &sentences, one));
        found.map(|date| document.prose_of(date.span).to_owned()).collect()
    }

    #[test]
    fn dates_are_read_in_either_order() {
        let text = "It opened on Tuesday, Dec. 19, 2023, and closed on Sunday 5 May. In May 2023 it was 12 years old.";
        assert_eq!(dates(text), ["Tuesday, Dec. 19, 2023", "Sunday 5 May"]);
        assert_eq!(dates("It shut on Friday the 31st of May 2024."), ["Friday the 31st of May 2024"]);
        assert!(dates("He may 12 times march 3 miles.").is_empty());
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let day = |year, month, day| Day { year, month, day };
        assert_eq!(day(2023, 12, 19).weekday().name(), "Tuesday");
        assert_eq!(day(1972, 1, 30).weekday().name(), "Sunday");
        assert_eq!(day(2000, 2, 29).weekday().name(), "Tuesday");
        assert!(!day(2023, 2, 29).exists() && day(2024, 2, 29).exists() && !day(2023, 4, 31).exists());
    }

    #[test]
    fn front_matter_and_datelines_date_a_draft() {
        let day = |text: &str| {
            let document = Document::parse(text, Format::Markdown);
            published(&document, &Sentences::of(&document))
        };
        let expected = Some(Day { year: 2023, month: 12, day: 19 });
        assert_eq!(day("---\ndate: 2023-12-19T10:00:00Z\n---\n\nA bridge fell."), expected);
        assert_eq!(day("VELM, Dec. 19, 2023 (Reuters) - A bridge fell."), expected);
        assert_eq!(day("A bridge fell."), None);
        assert_eq!(day("---\ndate: TK\n---\n\nA bridge fell."), None);
    }
}
