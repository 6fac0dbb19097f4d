//! Recognises what is no language: links, addresses, handles, tags, file names, identifiers.

/// Longest part that is looked at before it is clear what a text is; it keeps the work linear.
const LONGEST_PART: usize = 128;

/// Top-level domains of links that are written without a scheme.
const DOMAINS: [&str; 24] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "news", "tv", "io", "ai", "uk", "eu",
    "de", "fr", "ru", "ua", "ca", "au", "nz", "ie", "jp",
];

const EXTENSIONS: [&str; 40] = [
    "pdf", "doc", "docx", "odt", "rtf", "txt", "md", "xls", "xlsx", "csv", "tsv", "ppt", "pptx", "jpg",
    "jpeg", "png", "gif", "svg", "webp", "tif", "tiff", "mp3", "mp4", "wav", "mov", "avi", "zip", "gz",
    "tar", "html", "htm", "xml", "json", "yaml", "yml", "toml", "exe", "py", "js", "rs",
];

/// Length in bytes of the link, e-mail address, @handle, #tag, path, file name or identifier with which
/// `text` begins; `None` where it begins with something else. `text` holds no white space.
pub(super) fn length(text: &str) -> Option<usize> {
    match text.as_bytes().first()? {
        b'@' | b'#' => tag(text),
        b'/' | b'~' => path(text),
        byte if byte.is_ascii_alphanumeric() => {
            link(text).or_else(|| address(text)).or_else(|| file(text)).or_else(|| identifier(text))
        }
        byte if !byte.is_ascii() => tag_word(text),
        _ => None,
    }
}

/// Whether `label` (without its dot) is a domain that a company's name can end in: `Amazon.com`.
pub(super) fn is_domain_of_name(label: &str) -> bool {
    matches!(label, "com" | "org" | "net" | "gov" | "edu" | "tv" | "ai")
}

/// U+FFFC stands for code and the like.
fn tag_word(text: &str) -> Option<usize> {
    text.starts_with('\u{FFFC}').then_some('\u{FFFC}'.len_utf8())
}

fn link(text: &str) -> Option<usize> {
    let scheme = prefix(text, |byte| byte.is_ascii_alphabetic());
    let rest = text.get(scheme..)?;
    if (scheme > 1 && rest.starts_with("://")) || starts_with_ignoring_case(text, "mailto:") {
        return Some(link_body(text));
    }
    if starts_with_ignoring_case(text, "www.") && text.len() > 4 {
        return Some(link_body(text));
    }
    let host = prefix(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let name = text.get(..host)?.trim_end_matches(['.', '-']);
    let (labels, domain) = name.rsplit_once('.')?;
    if labels.is_empty() || labels.split('.').any(str::is_empty) {
        return None;
    }
    let goes_on = text.get(name.len()..).is_some_and(|rest| {
        let mut rest = rest.bytes();
        rest.next() == Some(b'/') && rest.next().is_some_and(|byte| byte.is_ascii_alphanumeric())
    });
    let known = DOMAINS.contains(&domain);
    let two_letters = domain.len() == 2 && domain.bytes().all(|byte| byte.is_ascii_lowercase());
    if goes_on && (known || two_letters) {
        return Some(link_body(text));
    }
    let is_lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    let next = text.get(name.len()..)?.chars().next();
    (known && is_lower && !next.is_some_and(is_part_of_name)).then_some(name.len())
}

/// A link goes to the next quotation mark or angle bracket, without the stops and closing brackets that
/// belong to the sentence around it.
fn link_body(text: &str) -> usize {
    let stop = |c: char| matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '’' | '‘' | '\u{FFFC}');
    let mut link = text.get(..text.find(stop).unwrap_or(text.len())).unwrap_or("");
    let mut surplus = link.matches(')').count().saturating_sub(link.matches('(').count());
    while let Some(last) = link.chars().next_back() {
        let closes = last == ')' && surplus > 0;
        surplus -= usize::from(closes);
        if !closes && !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '}' | '…' | '*') {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link.len()
}

fn address(text: &str) -> Option<usize> {
    let local = prefix(text, |byte| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte));
    let domain = text.get(local..)?.strip_prefix('@')?;
    let length = prefix(domain, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let domain = domain.get(..length)?.trim_end_matches(['.', '-']);
    let (name, ending) = domain.rsplit_once('.')?;
    let sound = !name.is_empty() && ending.len() > 1;
    sound.then_some(local + 1 + domain.len())
}

fn tag(text: &str) -> Option<usize> {
    let name = text.get(1..)?;
    let length = name.find(|c: char| !is_part_of_name(c)).unwrap_or(name.len());
    let name = name.get(..length)?;
    name.contains(char::is_alphabetic).then_some(1 + length)
}

fn path(text: &str) -> Option<usize> {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./~".contains(&byte);
    let whole = text.get(..prefix(text, part))?.trim_end_matches('.');
    let inner = whole.trim_start_matches('~').strip_prefix('/')?;
    let sound = inner.starts_with(|c: char| c.is_ascii_alphanumeric()) && inner.contains('/');
    sound.then_some(whole.len())
}

/// A file name, alone or at the end of a path: `main.rs`, `src/main.rs`.
fn file(text: &str) -> Option<usize> {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte);
    let name = text.get(..prefix(text, part))?.trim_end_matches(['.', '-', '_']);
    let (stem, extension) = name.rsplit_once('.')?;
    let known = EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known));
    let mixed = extension.bytes().any(|byte| byte.is_ascii_uppercase())
        && extension.bytes().any(|byte| byte.is_ascii_lowercase());
    (known && !mixed && !stem.is_empty() && !stem.ends_with('/')).then_some(name.len())
}

/// `user_name`, with an underscore inside.
fn identifier(text: &str) -> Option<usize> {
    let length = prefix(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let name = text.get(..length)?;
    let next = text.get(length..)?.chars().next();
    let sound = name.contains('_') && !name.ends_with('_') && !next.is_some_and(char::is_alphanumeric);
    sound.then_some(length)
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Length of the longest run of such bytes at the start, up to the limit.
fn prefix(text: &str, part: impl Fn(u8) -> bool) -> usize {
    text.bytes().take(LONGEST_PART).take_while(|byte| part(*byte)).count()
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}
