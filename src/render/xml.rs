//! Elements of XML with their attributes, for the formats that are XML.

use crate::text::visible;
use quick_xml::escape::escape;
use std::fmt::Write;

/// The first line of a document.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// `<name key="value" …`, still open.
pub(super) fn open(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = format!("<{name}");
    for (key, value) in attributes {
        let _ = write!(out, " {key}=\"{}\"", text(value));
    }
    out
}

/// Text within an element or an attribute: one line, without characters that XML 1.0 does not have.
pub(super) fn text(text: &str) -> String {
    escape(visible::line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_shown_as_missing() {
        let hostile = "\u{0}a\u{1b}\n<b attr='\"'>&\u{ffff}";
        assert_eq!(text(hostile), "\u{fffd}a\u{fffd}\u{fffd}&lt;b attr=&apos;&quot;&apos;&gt;&amp;\u{fffd}");
        assert_eq!(open("a", &[("b", "c\"d")]), "<a b=\"c&quot;d\"");
    }
}
