//! reStructuredText.

use super::{assert_blocks, source_of};
use crate::document::{Document, Format::ReStructuredText};

const STORY: &str = r#".. stet-file x: y

===============
Bridge to close
===============

:Author: Ana Ruiz
:Date: December 19, 2024
:Status: draft

The *old* bridge **will
close**, the `port authority`_ said ``the the``. See `the plan <http://a.example>`_, a link_,
:ref:`the pier <pier>`, :math:`x` and :emphasis:`so`. [1]_ It is \*so*, 3 * 4, snake_case, |name|.

What next
---------

.. stet misspelling: so it is
   called

It sank::

    the the code

    more

And so::

> the the quoted

Twice. ::

  the the log

- One
  goes on

  and on
- Two

  1. deep

#. Third

pier
  It sank.

    We were told.

.. image:: a.jpg
   :alt: A pier

.. figure:: b.jpg
   :width: 200

   The pier at *dawn*

   A legend.

.. code-block:: rust

   the the code

.. note:: The ferry
   left.

   It rained.

.. pull-quote::

   We knew.

.. [1] A note
   of two lines.
.. _pier: http://a.example
.. |name| replace:: the the

====  ====
Year  the the
====  ====
2020  low
====  ====

+------+
| the the |
+------+

>>> the the

----

Deeper
......

End.
"#;

#[test]
fn a_story() {
    assert_blocks(
        STORY,
        ReStructuredText,
        &[
            "Headline: Bridge to close",
            "Byline: Ana Ruiz",
            "Dateline: December 19, 2024",
            "Paragraph: The old bridge will close, the port authority said \u{FFFC}. See the plan, a link, the pier, \
             \u{FFFC} and so. It is *so*, 3 * 4, snake_case, \u{FFFC}.",
            "Subhead: What next",
            "Paragraph: It sank:",
            "Paragraph: And so:",
            "Paragraph: Twice.",
            "ListItem: One goes on",
            "ListItem: and on",
            "ListItem: Two",
            "ListItem: deep",
            "ListItem: Third",
            "ListItem: pier",
            "ListItem: It sank.",
            "BlockQuote: We were told.",
            "Caption: The pier at dawn",
            "Caption: A legend.",
            "Paragraph: The ferry left.",
            "Paragraph: It rained.",
            "BlockQuote: We knew.",
            "ListItem: A note of two lines.",
            "Subhead: Deeper",
            "Paragraph: End.",
        ],
    );
    let document = Document::parse(STORY, ReStructuredText);
    let place = |words: &str| source_of(&document, words);
    assert_eq!(place("will close"), "will\nclose");
    assert_eq!(place("the plan, a"), "the plan <http://a.example>`_, a");
    assert_eq!(place("the pier"), "the pier");
    let comments: Vec<&str> = document.comments.iter().map(|comment| comment.inner.of(STORY)).collect();
    assert_eq!(comments, [" stet-file x: y", " stet misspelling: so it is\n   called"]);
    let depth = |text: &str| {
        document.blocks.iter().find(|block| document.prose_of(block.span) == text).unwrap().depth
    };
    assert_eq!([depth("What next"), depth("Deeper"), depth("One goes on"), depth("deep")], [2, 3, 1, 2]);
}

#[test]
fn a_row_of_signs_is_no_heading_of_nothing() {
    assert_blocks("a\n\n----\n\nb", ReStructuredText, &["Paragraph: a", "Paragraph: b"]);
    assert_blocks(
        "One\n===\n\nTwo\n===\n\nx",
        ReStructuredText,
        &["Headline: One", "Subhead: Two", "Paragraph: x"],
    );
    assert_blocks("", ReStructuredText, &[]);
}

#[test]
fn the_space_before_a_note_goes_with_it() {
    let source = "It is shut [1]_, they say [#cost]_. See [1]\nor snake_case [a]_b.\n";
    assert_blocks(
        source,
        ReStructuredText,
        &["Paragraph: It is shut, they say. See [1] or snake_case [a]_b."],
    );
}
