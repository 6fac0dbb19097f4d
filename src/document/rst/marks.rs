//! What the lines of reStructuredText are that are no text.

/// What begins with two dots.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Explicit {
    Comment,
    /// A target or a substitution: it prints nothing here.
    Hidden,
    /// A footnote, whose text begins so far into its line.
    Note(usize),
    Directive(Directive),
}

/// What a directive does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Directive {
    /// Code, a formula, a table of contents: no prose.
    Hidden,
    Image,
    /// A picture with a caption below.
    Figure,
    /// Its argument, which begins so far into its line, and its content are text.
    Text(usize),
    /// The same, as a quotation.
    Quote(usize),
}

/// The sign of a row of one sign, which underlines a title or stands between paragraphs.
pub(super) fn rule(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(char::is_ascii_punctuation)?;
    let is_row = line.len() >= 3 && line.chars().all(|other| other == sign) && !matches!(line, "..." | ":::");
    is_row.then_some(sign)
}

/// The rule of a table: `+---+---+`, `====  ====`.
pub(super) fn is_table_rule(line: &str) -> bool {
    let is_grid = line.starts_with("+-") || line.starts_with("+=");
    let is_simple = line.starts_with("==") && line.contains("= =") | line.contains("=  ");
    is_grid && line.ends_with('+') && line.bytes().all(|byte| b"+-=".contains(&byte))
        || is_simple && line.bytes().all(|byte| b"= ".contains(&byte))
}

/// What a line with two dots begins.
pub(super) fn explicit(text: &str) -> Option<Explicit> {
    if text.starts_with("__ ") {
        return Some(Explicit::Hidden);
    }
    let rest = text.strip_prefix("..")?;
    let inner = rest.trim_start();
    if !rest.is_empty() && inner.len() == rest.len() {
        return None;
    }
    let behind = |length: usize| {
        let start = text.len() - inner.len() + length;
        start + text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len())
    };
    if inner.starts_with('_') || inner.starts_with('|') {
        return Some(Explicit::Hidden);
    }
    if let Some((_, rest)) = inner.strip_prefix('[').and_then(|inner| inner.split_once(']'))
        && rest.starts_with(' ')
    {
        return Some(Explicit::Note(behind(inner.len() - rest.len())));
    }
    let name = inner.split("::").next().unwrap_or("");
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_:+.".contains(c));
    if name.len() == inner.len() || !is_name {
        return Some(Explicit::Comment);
    }
    Some(Explicit::Directive(directive(name, behind(name.len() + 2))))
}

fn directive(name: &str, argument: usize) -> Directive {
    match name.to_ascii_lowercase().as_str() {
        "image" => Directive::Image,
        "figure" => Directive::Figure,
        "epigraph" | "pull-quote" | "highlights" => Directive::Quote(argument),
        "note" | "warning" | "tip" | "important" | "attention" | "caution" | "danger" | "error" | "hint"
        | "admonition" | "sidebar" | "topic" | "seealso" | "rubric" | "compound" | "versionadded"
        | "versionchanged" | "deprecated" => Directive::Text(argument),
        _ => Directive::Hidden,
    }
}

/// `:name: `, and its length with the blanks behind it.
pub(super) fn field(text: &str) -> Option<(&str, usize)> {
    let (name, rest) = text.strip_prefix(':')?.split_once(':')?;
    let is_field =
        !name.is_empty() && !name.contains('`') && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_field.then(|| (name, text.len() - rest.trim_start().len()))
}

/// The length of an item's mark and the blanks behind it: `- `, `1. `, `#) `, `(a) `, `| `.
pub(super) fn item(text: &str) -> Option<usize> {
    let mark = text.split([' ', '\t']).next().unwrap_or("");
    let rest = text.get(mark.len()..).filter(|rest| !rest.is_empty())?;
    let inner = mark.strip_prefix('(').unwrap_or(mark);
    let number =
        inner.strip_suffix(')').or_else(|| inner.strip_suffix('.').filter(|_| !mark.starts_with('(')));
    let is_number = number.is_some_and(|number| {
        number == "#"
            || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic())
            || (1..4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_item = matches!(mark, "-" | "*" | "+" | "•" | "‣" | "⁃") || is_number;
    is_item.then(|| text.len() - rest.trim_start().len())
}

/// The sign that begins each line of code that is not indented.
pub(super) fn quoting(text: &str) -> Option<char> {
    text.chars().next().filter(char::is_ascii_punctuation)
}
