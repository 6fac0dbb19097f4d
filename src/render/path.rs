//! Paths of drafts as other programs read them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a URI's path as it is.
const LITERAL: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path with slashes, whatever the system parts folders with.
pub(super) fn with_slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() }
}

/// The path as a relative reference of RFC 3986, or as a `file:` address where it is absolute.
pub fn uri(path: &str) -> String {
    let path = with_slashes(path);
    let encoded = |path: &str| utf8_percent_encode(path, &LITERAL).to_string();
    match path.split_once(":/") {
        Some((drive, rest)) if drive.len() == 1 => format!("file:///{drive}:/{}", encoded(rest)),
        _ if path.starts_with('/') => format!("file://{}", encoded(&path)),
        _ => encoded(&path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_uri_cannot_hold_is_encoded() {
        assert_eq!(uri("drafts/Möwe 50%.md"), "drafts/M%C3%B6we%2050%25.md");
        assert_eq!(uri("a:b\n.md"), "a%3Ab%0A.md");
        assert_eq!(uri("/tmp/a.md"), "file:///tmp/a.md");
        assert_eq!(uri("C:/drafts/a b.md"), "file:///C:/drafts/a%20b.md");
    }
}
