//! Tells quotation marks from apostrophes, feet and inches, and pairs them within one block.

mod sign;

use crate::text::Span;
use sign::{Lean, Sign, signs};

/// Which side of a quotation a mark stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// It opens one.
    Open,
    /// It closes one.
    Close,
}

/// The marks that pair with one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Family {
    /// `"`
    Straight,
    /// “ ” „ ‟
    Curly,
    /// « »
    Guillemets,
    /// `''` and two backticks, as typewriters and wire services write them.
    Typed,
    /// `'`
    SingleStraight,
    /// ‘ ’ ‚ ‛
    SingleCurly,
    /// ‹ ›
    SingleGuillemets,
}

impl Family {
    /// Whether its marks can be apostrophes or feet as well, or stand inside another quotation.
    pub(crate) const fn is_single(self) -> bool {
        matches!(self, Family::SingleStraight | Family::SingleCurly | Family::SingleGuillemets)
    }
}

/// One quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Where it stands in the prose.
    pub(crate) span: Span,
    /// Its side.
    pub(crate) role: Role,
    /// What it pairs with.
    pub(crate) family: Family,
    /// The index of the mark that closes or opens the same quotation; `None` for a stray one.
    pub(crate) partner: Option<usize>,
}

/// The quotation marks of one block, in order. Apostrophes, feet and inches are left out.
pub(crate) fn quotation_marks(prose: &str, block: Span) -> Vec<Mark> {
    let signs = signs(prose, block);
    if signs.is_empty() {
        return Vec::new();
    }
    let mut pairing = Pairing::new(prose, block, &signs);
    for index in 0..signs.len() {
        pairing.place(index);
    }
    pairing.finish()
}

/// Pairs the signs from left to right with a stack of those that are open. Every sign is pushed and
/// popped at most once, so that the work stays linear.
struct Pairing<'a> {
    prose: &'a str,
    block: Span,
    signs: &'a [Sign],
    outlook: Vec<Outlook>,
    roles: Vec<Option<(Role, Option<usize>)>>,
    open: Vec<usize>,
    open_doubles: usize,
}

/// What follows behind a single mark.
#[derive(Clone, Copy, Default)]
struct Outlook {
    /// A mark that could close a single quotation stands somewhere behind it.
    closes: bool,
    /// One that can hardly be a possessive does, before the next one opens.
    closes_surely: bool,
}

impl<'a> Pairing<'a> {
    fn new(prose: &'a str, block: Span, signs: &'a [Sign]) -> Self {
        let mut outlook = vec![Outlook::default(); signs.len()];
        let mut state = Outlook::default();
        for (sign, place) in signs.iter().zip(&mut outlook).rev() {
            *place = state;
            if !sign.family.is_single() || sign.is_in_word() {
                continue;
            }
            if sign.can_open() {
                state.closes_surely = false;
            } else if sign.can_close() {
                state.closes = true;
                state.closes_surely |= !is_like_possessive(prose, sign);
            }
        }
        let roles = vec![None; signs.len()];
        Self { prose, block, signs, outlook, roles, open: Vec::new(), open_doubles: 0 }
    }

    fn place(&mut self, index: usize) {
        let Some(sign) = self.signs.get(index).copied() else { return };
        let role = if sign.family.is_single() {
            self.role_of_single(index, &sign)
        } else {
            self.role_of_double(index, &sign)
        };
        match role {
            Some(Role::Open) => {
                self.set(index, Role::Open, None);
                self.open.push(index);
                self.open_doubles += usize::from(!sign.family.is_single());
            }
            Some(Role::Close) => self.close(index, &sign),
            None => {}
        }
    }

    fn role_of_double(&self, index: usize, sign: &Sign) -> Option<Role> {
        let is_open = self.open_doubles > 0;
        match sign.lean {
            Lean::Open => {
                let closes_low = sign.family == Family::Curly && self.top_is("„") && !sign.can_open();
                let closes_turned = sign.family == Family::Guillemets && self.top_is("»");
                let slipped = is_open && sign.can_close() && !sign.can_open();
                Some(if closes_low || closes_turned || slipped { Role::Close } else { Role::Open })
            }
            Lean::Either | Lean::Close if self.is_inch(index, sign) => None,
            Lean::Close if !is_open && sign.can_open() && !sign.can_close() => Some(Role::Open),
            Lean::Close => Some(Role::Close),
            Lean::Either if is_open && sign.can_open() && !sign.can_close() => Some(Role::Open),
            Lean::Either if is_open => Some(Role::Close),
            Lean::Either if sign.before.is_some_and(char::is_alphanumeric) => Some(Role::Close),
            Lean::Either if sign.can_close() && !sign.can_open() => Some(Role::Close),
            Lean::Either => Some(Role::Open),
        }
    }

    fn role_of_single(&self, index: usize, sign: &Sign) -> Option<Role> {
        let outlook = self.outlook.get(index).copied().unwrap_or_default();
        if sign.is_in_word() || is_and(self.prose, sign) {
            return None;
        }
        match sign.lean {
            Lean::Open if is_elision(self.prose, sign) && !outlook.closes_surely => None,
            Lean::Open => Some(Role::Open),
            Lean::Either if sign.can_open() && !self.is_single_due(sign) => {
                let opens = outlook.closes || sign.span.start == self.block.start;
                (opens && !is_elision(self.prose, sign)).then_some(Role::Open)
            }
            _ if sign.family == Family::SingleGuillemets => Some(Role::Close),
            _ if !sign.can_close() || !self.top_is_single() => None,
            _ if is_like_possessive(self.prose, sign) && outlook.closes_surely => None,
            _ => Some(Role::Close),
        }
    }

    /// Closes the innermost open quotation of the sign's kind; what is open within it was a slip.
    fn close(&mut self, index: usize, sign: &Sign) {
        let single = sign.family.is_single();
        let same = |open: &Sign| open.family == sign.family || single;
        let has_same = self.open.last().is_some_and(|top| self.signs.get(*top).is_some_and(same))
            || (!single && self.open.len() > 1 && self.has_open(sign.family));
        if !single && self.open_doubles == 0 || single && !self.top_is_single() {
            self.set(index, Role::Close, None);
            return;
        }
        while let Some(top) = self.open.pop() {
            let Some(open) = self.signs.get(top) else { continue };
            self.open_doubles -= usize::from(!open.family.is_single());
            let fits = open.family.is_single() == single && (!has_same || same(open));
            if fits {
                self.set(top, Role::Open, Some(index));
                self.set(index, Role::Close, Some(top));
                return;
            }
            self.drop_open(top, open);
        }
    }

    /// Whether a quotation of that family is open among the innermost few.
    fn has_open(&self, family: Family) -> bool {
        let mut innermost = self.open.iter().rev().take(8);
        innermost.any(|open| self.signs.get(*open).is_some_and(|open| open.family == family))
    }

    /// A single mark that no quotation needs is an apostrophe; any other stays a stray mark.
    fn drop_open(&mut self, index: usize, sign: &Sign) {
        if sign.family == Family::SingleStraight
            && let Some(role) = self.roles.get_mut(index)
        {
            *role = None;
        }
    }

    fn set(&mut self, index: usize, role: Role, partner: Option<usize>) {
        if let Some(place) = self.roles.get_mut(index) {
            *place = Some((role, partner));
        }
    }

    fn top_is(&self, mark: &str) -> bool {
        let top = self.open.last().and_then(|top| self.signs.get(*top));
        top.is_some_and(|top| top.span.of(self.prose) == mark)
    }

    fn top_is_single(&self) -> bool {
        let top = self.open.last().and_then(|top| self.signs.get(*top));
        top.is_some_and(|top| top.family.is_single())
    }

    /// Between dashes a mark could open as well as close; an open quotation comes first.
    fn is_single_due(&self, sign: &Sign) -> bool {
        self.top_is_single() && sign.can_close()
    }

    /// `6' 2"`, `5'10"` and `a 12" pipe` with no quotation open; `6’2”` where another mark closes the quotation, or
    /// none is open.
    fn is_inch(&self, index: usize, sign: &Sign) -> bool {
        let is_behind_digit = sign.before.is_some_and(|before| before.is_ascii_digit());
        if !is_behind_digit || !matches!(sign.family, Family::Curly | Family::Straight) {
            return false;
        }
        let before = Span::new(self.block.start, sign.span.start).of(self.prose);
        let feet = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '½' | ' '));
        let of_feet = feet.strip_suffix(['\'', '’', '′']);
        let is_of_feet = of_feet.is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()));
        let behind = Span::new(sign.span.end, self.block.end).of(self.prose);
        let is_closed_behind = behind.trim_start_matches([',', '.', '!', '?']).starts_with('”');
        match sign.family {
            Family::Curly => is_of_feet && (self.open_doubles == 0 || is_closed_behind),
            _ => is_of_feet || (self.open_doubles == 0 && !self.touches_another(index)),
        }
    }

    /// Whether the sign touches another one before it, as in `'class of 2016'"`.
    fn touches_another(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.signs.get(before));
        before.zip(self.signs.get(index)).is_some_and(|(before, sign)| before.span.end == sign.span.start)
    }

    /// Renumbers the partners to the marks that are left.
    fn finish(mut self) -> Vec<Mark> {
        for index in std::mem::take(&mut self.open) {
            let Some(sign) = self.signs.get(index) else { continue };
            if sign.span.start != self.block.start {
                self.drop_open(index, sign);
            }
        }
        let mut numbers = Vec::with_capacity(self.signs.len());
        let mut count = 0;
        for role in &self.roles {
            numbers.push(count);
            count += usize::from(role.is_some());
        }
        let marks = self.signs.iter().zip(&self.roles).filter_map(|(sign, role)| {
            let (role, partner) = (*role)?;
            let partner = partner.and_then(|partner| numbers.get(partner).copied());
            Some(Mark { span: sign.span, role, family: sign.family, partner })
        });
        marks.collect()
    }
}

/// `boys' club`, `goin’ home`: a mark that closes nothing if a better one follows.
fn is_like_possessive(prose: &str, sign: &Sign) -> bool {
    let before = prose.get(..sign.span.start).unwrap_or("");
    let mut after = prose.get(sign.span.end..).unwrap_or("").chars();
    let elided = before.ends_with('s') || before.ends_with("in") || before.ends_with('z');
    elided && after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic)
}

/// `'n'` with either mark being this one.
fn is_and(prose: &str, sign: &Sign) -> bool {
    let before = prose.get(..sign.span.start).unwrap_or("");
    let after = prose.get(sign.span.end..).unwrap_or("");
    let apostrophe = |text: &str| text.starts_with(['\'', '’', '‘']);
    let opens = |text: &str| text.ends_with(['\'', '’', '‘']);
    after.strip_prefix(['n', 'N']).is_some_and(apostrophe)
        || before.strip_suffix(['n', 'N']).is_some_and(|text| opens(text) && apostrophe(sign.span.of(prose)))
}

/// `'90s`, `’08`, `'em`: a mark before what is left of a longer word or number.
fn is_elision(prose: &str, sign: &Sign) -> bool {
    let after = prose.get(sign.span.end..).unwrap_or("");
    let word_end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = after.get(..word_end).unwrap_or("");
    let digits = word.trim_end_matches('s');
    if digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    const ELIDED: [&str; 13] = [
        "em", "tis", "twas", "twill", "til", "till", "cause", "cuz", "bout", "round", "neath", "nuff", "tude",
    ];
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}
