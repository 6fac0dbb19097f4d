//! What the lines of AsciiDoc are that are no text.

/// A line that opens or closes a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Delimiter {
    /// Of code, a comment, a formula: no prose.
    Opaque,
    Quote,
    Table,
    /// Of an example, a sidebar or an open block.
    Container,
}

/// What a line of attributes makes of the block behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Style {
    #[default]
    None,
    /// Code, a formula: no prose.
    Opaque,
    Quote,
}

/// What a line like `image::a.jpg[The pier]` does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Macro {
    Image,
    Other,
}

/// The length of the sign of a line that is a comment.
pub(super) fn comment(line: &str) -> Option<usize> {
    (line.starts_with("//") && !line.starts_with("///")).then_some(2)
}

pub(super) fn delimiter(line: &str) -> Option<Delimiter> {
    if line.starts_with("```") && !line.get(3..)?.contains('`') {
        return Some(Delimiter::Opaque);
    }
    if line == "--" {
        return Some(Delimiter::Container);
    }
    if matches!(line, "|===" | "!===") {
        return Some(Delimiter::Table);
    }
    let sign = line.chars().next()?;
    if matches!(line, ",===" | ":===") {
        return Some(Delimiter::Opaque);
    }
    if line.len() < 4 || !line.chars().all(|other| other == sign) {
        return None;
    }
    match sign {
        '-' | '.' | '+' | '/' => Some(Delimiter::Opaque),
        '=' | '*' => Some(Delimiter::Container),
        '_' => Some(Delimiter::Quote),
        _ => None,
    }
}

/// `:name: value`.
pub(super) fn attribute(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let is_value = value.is_empty() || value.starts_with(' ');
    (is_name(name.trim_matches('!')) && is_value).then(|| (name, value.trim()))
}

/// `[source,rust]`, `[quote, Jo Bell]`, `[[anchor]]`.
pub(super) fn style(line: &str) -> Option<Style> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    if inner.contains([']', '[']) && !inner.starts_with('[') {
        return None;
    }
    let name = inner.split([',', '%', '#', '.']).next().unwrap_or("").trim();
    Some(match name {
        "source" | "listing" | "literal" | "stem" | "latexmath" | "asciimath" | "pass" | "comment"
        | "plantuml" | "mermaid" | "ditaa" | "graphviz" => Style::Opaque,
        "quote" | "verse" => Style::Quote,
        _ => Style::None,
    })
}

/// A line like `image::a.jpg[The pier]`, and where its words stand in it.
pub(super) fn block_macro(line: &str) -> Option<(Macro, (usize, usize))> {
    let (name, rest) = line.split_once("::")?;
    if !matches!(
        name,
        "image" | "video" | "audio" | "include" | "toc" | "ifdef" | "ifndef" | "ifeval" | "endif" | "gist"
    ) {
        return None;
    }
    let open = line.len() - rest.len() + rest.find('[')?;
    let inner = line.get(open + 1..)?.strip_suffix(']')?;
    let (start, length) = words(inner);
    let found = if name == "image" { Macro::Image } else { Macro::Other };
    Some((found, (open + 1 + start, open + 1 + start + length)))
}

/// Where the title stands in the attributes of a picture, or what stands first, for those who cannot see it.
fn words(attributes: &str) -> (usize, usize) {
    if let Some(at) = attributes.find("title=\"") {
        let start = at + "title=\"".len();
        let length = attributes.get(start..).and_then(|rest| rest.find('"'));
        return (start, length.unwrap_or(attributes.len() - start));
    }
    if let Some(quoted) = attributes.strip_prefix('"') {
        return (1, quoted.find('"').unwrap_or(quoted.len()));
    }
    let first = attributes.split(',').next().unwrap_or("");
    if first.contains('=') { (0, 0) } else { (0, first.len()) }
}

/// The depth of a heading: how many signs it begins with.
pub(super) fn heading(line: &str) -> Option<usize> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '=' | '#'))?;
    let depth = line.len() - line.trim_start_matches(sign).len();
    let has_words = line.get(depth..)?.starts_with(' ') && line.trim_end().len() > depth;
    (depth <= 6 && has_words).then_some(depth)
}

/// A rule, a new page, or the sign that ties a block to an item.
pub(super) fn is_separator(line: &str) -> bool {
    matches!(line, "'''" | "---" | "***" | "- - -" | "* * *" | "<<<" | "+")
}

/// The length of the sign before a block's title.
pub(super) fn title(line: &str) -> Option<usize> {
    let rest = line.strip_prefix('.')?;
    (!rest.starts_with(['.', ' ', '\t']) && !rest.is_empty()).then_some(1)
}

/// The length of the mark that an item begins with, and the item's depth.
pub(super) fn item(text: &str) -> Option<(usize, u8)> {
    let mark = text.split([' ', '\t']).next().unwrap_or("");
    let rest = text.get(mark.len()..).filter(|rest| !rest.is_empty())?;
    let blanks = rest.len() - rest.trim_start().len();
    let same = |sign: char| !mark.is_empty() && mark.chars().all(|other| other == sign);
    let number = mark.strip_suffix('.').filter(|number| !number.is_empty());
    let is_number = number.is_some_and(|number| {
        number.bytes().all(|byte| byte.is_ascii_digit()) || number.len() == 1 && number.is_ascii()
    });
    let is_call = mark.starts_with('<')
        && mark.ends_with('>')
        && mark.len() > 2
        && mark[1..mark.len() - 1].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let depth = if same('*') || same('.') {
        u8::try_from(mark.len()).ok().filter(|depth| *depth <= 5)?
    } else if mark == "-" || mark == "•" || is_number || is_call {
        1
    } else {
        return None;
    };
    let length = mark.len() + blanks;
    let behind = text.get(length..).unwrap_or("");
    let is_checked = ["[ ] ", "[x] ", "[*] "].iter().any(|check| behind.starts_with(check));
    Some((length + if is_checked { 4 } else { 0 }, depth))
}

/// `pier:: It sank.`: the lengths of the term and of the mark behind it, and the depth.
pub(super) fn term(text: &str) -> Option<(usize, usize, u8)> {
    let at = text.find("::")?;
    let marks = text.get(at..)?.len() - text.get(at..)?.trim_start_matches(':').len();
    let behind = text.get(at + marks..)?;
    let is_term = (2..=4).contains(&marks) && (behind.is_empty() || behind.starts_with([' ', '\t']));
    let depth = u8::try_from(marks).ok()?.saturating_sub(1);
    (is_term && at > 0).then_some((at, marks, depth))
}

/// The length of a label like `NOTE: `.
pub(super) fn admonition(text: &str) -> usize {
    let labels = ["NOTE: ", "TIP: ", "IMPORTANT: ", "CAUTION: ", "WARNING: "];
    labels.iter().find(|label| text.starts_with(**label)).map_or(0, |label| label.len())
}

/// `Ana Ruiz <ana@example.org>; Jo Bell`: up to three words each, and an address.
pub(super) fn is_author(text: &str) -> bool {
    text.split(';').all(|name| {
        let (name, address) = name.split_once('<').map_or((name, None), |(name, rest)| (name, Some(rest)));
        let words = name.split_whitespace().count();
        let is_named = name
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | '\'' | '-' | '_' | '’'));
        (1..=3).contains(&words) && is_named && address.is_none_or(|rest| rest.trim_end().ends_with('>'))
    })
}

/// `v1.0, 2024-12-19: a remark`.
pub(super) fn is_revision(text: &str) -> bool {
    let number = text.strip_prefix('v').unwrap_or(text);
    number.starts_with(|first: char| first.is_ascii_digit())
}

/// The length of the format at the end of what stands before a cell's bar: `2+`, `.3+^`, `a`.
pub(super) fn cell_format(text: &str) -> usize {
    let format =
        text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit() || "+*.^<>aehlmsv".contains(c)).len();
    let before = text.get(..text.len() - format).unwrap_or("");
    if before.is_empty() || before.ends_with([' ', '\t']) { format } else { 0 }
}
