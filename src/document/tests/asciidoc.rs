//! AsciiDoc.

use super::{assert_blocks, source_of};
use crate::document::{Document, Format::AsciiDoc};

const STORY: &str = r#"// stet-file x: y
= Bridge to close
Ana Ruiz <ana@post.example>; Jo Bell
v1.0, 2024-12-19
:toc:
:port: Port of Hale

The *old* bridge "`will close`" -- twice, the
{port} said...  It cost 5 _and_ more{nbsp}+
so, see https://a.example[the _plan_] or https://b.example. The `code` is un**safe**.footnote:[No.]
// stet misspelling: so it is
It is \*so* & &copy;, <<a,the pier>>, 3 * 4 * 5, snake_case_word.

== What _next_ ==

NOTE: The pier sank.

[#one.lead]
* One
** Two
is deep
+
Tied to it.

. First
- [x] Done
pier:: It sank.

.The pier at dawn
image::a.jpg[A pier, 300]

image::b.jpg["Dawn, again", 200]

[source,rust]
----
the the code
----

....
the the log
....

  the the literal

[quote, Jo Bell]
____
We were told.

We were *not*.
____

====
An example.
====

[source]
the the paragraph

////
the the comment
////

|===
|Year |Cost

|2020
2+|low
|===

include::other.adoc[]
ifdef::x[]
'''
End.
"#;

#[test]
fn a_story() {
    assert_blocks(
        STORY,
        AsciiDoc,
        &[
            "Headline: Bridge to close",
            "Byline: Ana Ruiz",
            "Byline: Jo Bell",
            "Paragraph: The old bridge “will close” — twice, the Port of Hale said… It cost 5 and more\u{A0}+ so, see \
             the plan or https://b.example. The \u{FFFC} is unsafe. It is *so* & ©, the pier, 3 * 4 * 5, \
             snake_case_word.",
            "Subhead: What next",
            "Paragraph: The pier sank.",
            "ListItem: One",
            "ListItem: Two is deep",
            "ListItem: Tied to it.",
            "ListItem: First",
            "ListItem: Done",
            "ListItem: pier",
            "ListItem: It sank.",
            "Caption: The pier at dawn",
            "Caption: Dawn, again",
            "BlockQuote: We were told.",
            "BlockQuote: We were not.",
            "Paragraph: An example.",
            "TableCell: Year",
            "TableCell: Cost",
            "TableCell: 2020",
            "TableCell: low",
            "Paragraph: End.",
        ],
    );
    let document = Document::parse(STORY, AsciiDoc);
    let place = |words: &str| source_of(&document, words);
    assert_eq!(place("“will close”"), "\"`will close`\"");
    assert_eq!(place("Port of Hale said"), "{port} said");
    assert_eq!(place("the plan"), "the _plan");
    assert_eq!(place("unsafe"), "un**safe");
    let comments: Vec<&str> = document.comments.iter().map(|comment| comment.inner.of(STORY)).collect();
    assert_eq!(comments, [" stet-file x: y", " stet misspelling: so it is"]);
    assert_eq!(document.images[0].of(STORY), "image::a.jpg[A pier, 300]");
    let depth = |text: &str| {
        document.blocks.iter().find(|block| document.prose_of(block.span) == text).unwrap().depth
    };
    assert_eq!([depth("What next"), depth("One"), depth("Two is deep"), depth("We were not.")], [2, 1, 2, 1]);
}

#[test]
fn lines_may_be_broken_and_fields_name_the_writer() {
    assert_blocks(
        "= Pier\n:author: Ana Ruiz\n:revdate: May 4, 2024\n\nOne +\ntwo *three\nfour* [.small]#five#.\n",
        AsciiDoc,
        &[
            "Headline: Pier",
            "Byline: Ana Ruiz",
            "Dateline: May 4, 2024",
            "Paragraph: One two three four five.",
        ],
    );
    assert_blocks("a\n----\nnever closed\n\nb", AsciiDoc, &["Paragraph: a"]);
    assert_blocks("____\nnever closed\n\n== b", AsciiDoc, &["BlockQuote: never closed", "Subhead: b"]);
}
