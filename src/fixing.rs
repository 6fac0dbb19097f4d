//! Makes the fixes of findings: which ones may be made unseen, which go together, and until none is left.

use crate::check::check;
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::{Edit, Span, apply};

/// How often a draft is read anew for what its fixes brought to light.
const MOST_ROUNDS: usize = 10;

/// Which fixes are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Those that no editor would object to.
    Safe,
    /// Those, too, that a person must look at, where there is no choice between several.
    Unsafe,
}

/// A draft after its fixes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fixed {
    /// Its text.
    pub text: String,
    /// How many fixes were made; 0 where the text is as it was.
    pub fixes: usize,
}

/// Fixes that bring up others without end, as two rules do that undo each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Endless;

/// The fix that may be made unseen.
pub fn safe_fix(finding: &Finding) -> Option<&Fix> {
    finding.fixes.first().filter(|fix| fix.safety == Safety::Safe)
}

/// The fix that needs no choice: the first where it is safe, or the only one.
pub fn only_fix(finding: &Finding) -> Option<&Fix> {
    finding.fixes.first().filter(|fix| fix.safety == Safety::Safe || finding.fixes.len() == 1)
}

/// Makes the fixes of what is found at `lowest` or above, and of what is found afterwards, until none is left. A fix
/// whose words another one changes waits for the next round. Fixes that lead back to a text that was there before are
/// not made, and so are those between, so that a draft that was fixed stays as it is.
/// `read` makes a draft of a text.
///
/// # Errors
/// [`Endless`] where no round is the last.
pub fn fix_all(
    source: &str,
    read: impl Fn(&str) -> Document,
    config: &Config,
    which: Which,
    lowest: Level,
) -> Result<Fixed, Endless> {
    let mut rounds = vec![Fixed { text: source.to_owned(), fixes: 0 }];
    while let Some(last) = rounds.last().filter(|_| rounds.len() <= MOST_ROUNDS) {
        let findings = check(&read(&last.text), config);
        let shown = findings.iter().filter(|finding| finding.level >= lowest);
        let fixes = shown.filter_map(|finding| which.of(finding));
        let together = together(fixes.map(|fix| fix.edits.as_slice()));
        let edits: Vec<Edit> = together.iter().flat_map(|edits| edits.iter().cloned()).collect();
        let text = apply(&last.text, &edits);
        if let Some(known) = rounds.iter().position(|round| round.text == text) {
            return Ok(rounds.swap_remove(known));
        }
        let fixes = last.fixes + together.len();
        rounds.push(Fixed { text, fixes });
    }
    Err(Endless)
}

impl Which {
    fn of(self, finding: &Finding) -> Option<&Fix> {
        match self {
            Which::Safe => safe_fix(finding),
            Which::Unsafe => only_fix(finding),
        }
    }
}

/// The edits of several fixes that go together: in the order of the text, and of two fixes that would change the same
/// words, or put words at the same place, the first. A fix is made whole or not at all.
pub fn joined<'a>(fixes: impl IntoIterator<Item = &'a [Edit]>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = together(fixes).into_iter().flatten().cloned().collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// The fixes that go together, the one that begins first first.
fn together<'a>(fixes: impl IntoIterator<Item = &'a [Edit]>) -> Vec<&'a [Edit]> {
    let mut fixes: Vec<&[Edit]> = fixes.into_iter().filter(|edits| !edits.is_empty()).collect();
    let place = |edits: &[Edit]| edits.iter().map(|edit| (edit.span.start, edit.span.end)).min();
    fixes.sort_by_key(|edits| place(edits));
    let mut taken: Vec<Span> = Vec::new();
    fixes.retain(|edits| {
        let fit = edits.iter().all(|edit| fits(&taken, edit.span));
        for edit in edits.iter().filter(|_| fit) {
            let at = taken.partition_point(|other| other.start < edit.span.start);
            taken.insert(at, edit.span);
        }
        fit
    });
    fixes
}

/// Whether a span touches none of those, which are sorted and do not touch each other.
fn fits(taken: &[Span], span: Span) -> bool {
    let at = taken.partition_point(|other| other.start < span.start);
    let before = at.checked_sub(1).and_then(|before| taken.get(before));
    before.is_none_or(|other| other.end <= span.start)
        && taken.get(at).is_none_or(|other| span.start < other.start && span.end <= other.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn of_fixes_that_touch_the_first_is_made_whole() {
        let later = [edit(8, 9, "c"), edit(20, 21, "d")];
        let first = [edit(2, 5, "a")];
        let overlaps = [edit(4, 6, "b"), edit(30, 31, "x")];
        let behind = [edit(5, 6, "e")];
        let all = [later.as_slice(), &overlaps, &behind, &first, &[]];
        let texts = |edits: Vec<Edit>| edits.into_iter().map(|edit| edit.text).collect::<String>();
        assert_eq!(texts(joined(all)), "aecd");
        assert_eq!(texts(joined(all.into_iter().rev())), "aecd");
    }

    #[test]
    fn one_place_takes_one_insertion() {
        let twice = [edit(3, 3, "x")];
        assert_eq!(joined([twice.as_slice(), &twice]).len(), 1);
    }

    fn fixed(source: &str, which: Which, lowest: Level) -> Fixed {
        fix_all(source, |text| Document::parse(text, Format::Plain), &Config::default(), which, lowest)
            .unwrap()
    }

    #[test]
    fn what_is_fixed_stays_fixed() {
        let draft = "The the ferry left ,  and it it sank..\n\nIt rained on the the quay.\n";
        for which in [Which::Safe, Which::Unsafe] {
            let once = fixed(draft, which, Level::Info);
            assert!(once.fixes > 0 && once.text != draft, "{once:?}");
            let twice = fixed(&once.text, which, Level::Info);
            assert_eq!((twice.fixes, twice.text), (0, once.text));
        }
    }

    #[test]
    fn room_that_was_left_is_not_left_again() {
        let fixed = |source: &str| {
            let read = |text: &str| Document::parse(text, Format::Markdown);
            fix_all(source, read, &Config::default(), Which::Unsafe, Level::Hint).unwrap()
        };
        for draft in [
            "# Kessmoor bridge stays shut\n\nThe minister resigned on Tuesday.\n\nThe ferry will run every hour, its \
             captain said.\n\nThe market has moved to the hill.\n",
            "One of the skippers who signed the petition called Ruiz a fraud.\n",
            "According to Radio Nord, the Daily Post reported that two officials had resigned.\n",
            "The party will lose the election.\n",
            include_str!("../examples/draft.md"),
        ] {
            let once = fixed(draft);
            assert!(once.text.contains("TK"), "{}", once.text);
            assert_eq!(fixed(&once.text), Fixed { text: once.text, fixes: 0 });
        }
    }

    #[test]
    fn nothing_below_the_level_is_fixed() {
        let draft = "It rained on the the quay.\n";
        assert_eq!(fixed(draft, Which::Unsafe, Level::Off).text, "It rained on the quay.\n");
        let mut config = Config::default();
        config.rules.insert("repeated-word".to_owned(), Level::Hint);
        let kept =
            fix_all(draft, |text| Document::parse(text, Format::Plain), &config, Which::Unsafe, Level::Info)
                .unwrap();
        assert_eq!((kept.fixes, kept.text.as_str()), (0, draft));
    }
}
