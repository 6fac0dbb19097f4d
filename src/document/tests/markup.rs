//! Markdown, HTML and front matter.

use super::assert_blocks;
use crate::document::Document;
use crate::document::Format::{self, Html, Markdown, Plain};
use crate::text::Span;

#[test]
fn markdown_blocks() {
    let source = "\
# Bridge *to* close

By Ana Ruiz

![The pier at dawn](pier.jpg)

*The northern pier.*

The **old** bridge \\*will\\* close &amp;
stay `shut` <!-- stet x: y --> for [two years](https://harbor.example/a), see <https://harbor.example>.  
Then[^1] ~~not~~ open<br>again.

## What next

**The ferries**

- one
- two

  more
  1. deep

> We were told.
>
> > Twice.

| Year | Cost |
|------|------|
| 2019 | a \\| b |

    code here

```
more code
```

<div>dropped <!-- a
comment --></div>

[^1]: As planned.
";
    assert_blocks(
        source,
        Markdown,
        &[
            "Headline: Bridge to close",
            "Byline: By Ana Ruiz",
            "Caption: The pier at dawn",
            "Caption: The northern pier.",
            "Paragraph: The old bridge *will* close & stay \u{FFFC} for two years, see \u{FFFC}. Then not open again.",
            "Subhead: What next",
            "Subhead: The ferries",
            "ListItem: one",
            "ListItem: two",
            "ListItem: more",
            "ListItem: deep",
            "BlockQuote: We were told.",
            "BlockQuote: Twice.",
            "TableCell: Year",
            "TableCell: Cost",
            "TableCell: 2019",
            "TableCell: a | b",
            "ListItem: As planned.",
        ],
    );
    let document = Document::parse(source, Markdown);
    let comments: Vec<&str> = document.comments.iter().map(|comment| comment.inner.of(source)).collect();
    assert_eq!(comments, [" stet x: y ", " a\ncomment "]);
    assert_eq!(
        document.images.iter().map(|image| image.of(source)).collect::<Vec<_>>(),
        ["![The pier at dawn](pier.jpg)"]
    );
    let depth = |text: &str| {
        let block = document.blocks.iter().find(|block| document.prose_of(block.span) == text).unwrap();
        block.depth
    };
    assert_eq!([depth("What next"), depth("deep"), depth("Twice."), depth("one")], [2, 2, 2, 1]);
}

#[test]
fn images_of_markdown() {
    assert_blocks(
        "[![The pier](a.jpg)](b)\n*At dawn, &copy; Jo Bell*\n\nNext.",
        Markdown,
        &["Caption: The pier", "Caption: At dawn, © Jo Bell", "Paragraph: Next."],
    );
    assert_blocks("See ![the pier](a.jpg) here.", Markdown, &["Paragraph: See \u{FFFC} here."]);
    assert_blocks("![](a.jpg)\nNot a caption.", Markdown, &["Paragraph: Not a caption."]);
    assert_blocks("*Only stressed.*", Markdown, &["Paragraph: Only stressed."]);
}

#[test]
fn html_blocks() {
    let source = "\
<!doctype html><html><head><title>Bridge | Post</title><style>p { }</style><body>
<nav><p>Home</nav><h1>Bridge &amp; pier</h1><p class='meta byline'>Ana Ruiz
<figure><img src=a.jpg alt='no prose'><figcaption>The <b>pier</b></figcaption></figure>
<p>The&nbsp;old   bridge
 <em>will</em><br>close&hellip;<script>var a = '<p>';</script> <code>x<b>y</b></code> soon&ampsoon.<!-- stet x: y -->
<p>One<br><br>Two<blockquote>We <blockquote>were</blockquote></blockquote>
<h2>Next</h2><p><strong>The ferries</strong></p><ul><li>one<ul><li>deep</ul><li>two</ul>
<table><caption>Costs</caption><tr><th>Year<td>Cost</table><pre>code</pre><svg><title>x</title></svg>
<textarea>text</textarea><template><p>no</template><p>&nbsp;</p><p>End</p> of it";
    assert_blocks(
        source,
        Html,
        &[
            "Headline: Bridge & pier",
            "Byline: Ana Ruiz",
            "Caption: The pier",
            "Paragraph: The\u{A0}old bridge will close… \u{FFFC} soon&soon.",
            "Paragraph: One",
            "Paragraph: Two",
            "BlockQuote: We",
            "BlockQuote: were",
            "Subhead: Next",
            "Subhead: The ferries",
            "ListItem: one",
            "ListItem: deep",
            "ListItem: two",
            "Caption: Costs",
            "TableCell: Year",
            "TableCell: Cost",
            "Paragraph: End",
            "Paragraph: of it",
        ],
    );
    let document = Document::parse(source, Html);
    assert_eq!(document.comments[0].inner.of(source), " stet x: y ");
    assert_eq!(document.images[0].of(source), "<img src=a.jpg alt='no prose'>");
    let soon = document.prose.find("&soon").unwrap();
    assert_eq!(document.map.to_source(crate::Span::new(soon, soon + 3)).of(source), "&ampso");
}

#[test]
fn titles_and_leads_of_html() {
    assert_blocks(
        "<head><title>Bridge</title></head><p><span class=dateline>LISBON —</span> The pier sank.",
        Html,
        &["Headline: Bridge", "Dateline: LISBON —", "Paragraph: The pier sank."],
    );
    assert_blocks("<p>a</P></div><p", Html, &["Paragraph: a"]);
    assert_blocks("<p>a < b & c &semi; &#x26;&notit;", Html, &["Paragraph: a < b & c ; &¬it;"]);
}

#[test]
fn plain_spaces_of_html_can_be_edited() {
    let source = "<p>The old <i>harbour</i> bridge</p>";
    let document = Document::parse(source, Html);
    let whole = crate::Span::new(0, "The old".len());
    assert_eq!(document.map.to_verbatim(whole).map(|span| span.of(source)), Some("The old"));
}

/// The formats in which words without markup are prose.
const OF_TEXT: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

fn entries(source: &str, format: Format) -> Vec<(String, String, String)> {
    let document = Document::parse(source, format);
    let entry = |entry: &crate::document::FrontMatterEntry| {
        (entry.key.clone(), entry.value.clone(), entry.span.of(source).to_owned())
    };
    document.front_matter.iter().map(entry).collect()
}

#[test]
fn front_matter_has_entries_with_places() {
    let yaml = "---\ntitle: \"Brücke: zu\" # why\ntags: [a, b]\nstet:\n  repeated-word: it's é\n  \"x-y\": z\nold: ~\n---\n";
    let toml = "+++\ntitle = \"Brücke: zu\"\ntags = [\"a\", \"b\"]\nold = \"\"\n[stet]\nrepeated-word = \"it's é\"\n\"x-y\" = \"z\"\n+++\n";
    for format in OF_TEXT {
        for (front, key) in [(yaml, "\"x-y\""), (toml, "\"x-y\"")] {
            for end in ["\n", "\r\n"] {
                let source = format!("\u{FEFF}{front}\nThe pier sank.\n").replace('\n', end);
                let found = entries(&source, format);
                let mut names: Vec<(&str, &str, &str)> =
                    found.iter().map(|(key, value, text)| (&**key, &**value, &**text)).collect();
                names.sort_unstable();
                let mut expected = [
                    ("title", "Brücke: zu", "title"),
                    ("tags", "a, b", "tags"),
                    ("stet", "", "stet"),
                    ("stet.repeated-word", "it's é", "repeated-word"),
                    ("stet.x-y", "z", key),
                    ("old", "", "old"),
                ];
                expected.sort_unstable();
                assert_eq!(names, expected, "of {source:?}");
                let document = Document::parse(&source, format);
                assert_eq!(&*document.prose, "The pier sank.");
                let span = document.front_matter_span.unwrap();
                assert!(
                    span.of(&source).starts_with(&front[..3])
                        && span.of(&source).trim_end().ends_with(&front[..3])
                );
            }
        }
    }
    assert_eq!(
        entries("---\nstet: {a: because}\n---\nx", Markdown)[1],
        ("stet.a".into(), "because".into(), "a".into())
    );
}

#[test]
fn broken_front_matter_is_no_prose_and_a_rule_is_no_front_matter() {
    for format in OF_TEXT {
        assert_eq!(
            &*Document::parse("---\ntitle: [a\nb: }\n---\nThe pier sank.", format).prose,
            "The pier sank."
        );
        assert_eq!(&*Document::parse("+++\ntitle = \n+++\nThe pier sank.", format).prose, "The pier sank.");
    }
    let rule = "---\n\nThe pier sank, he said: twice.\n\n---\n\nIt did.";
    assert!(Document::parse(rule, Plain).prose.starts_with("The pier sank"));
    assert!(Document::parse(rule, Markdown).prose.starts_with("The pier sank"));
    assert!(Document::parse("---\ntitle: never closed\n", Plain).front_matter_span.is_none());
}

#[test]
fn what_is_inserted_behind_a_paragraph_stays_in_it() {
    for (format, source) in [
        (Format::Markdown, "He will go.\n\nIt rained.\n"),
        (Format::Plain, "He will go.\n\nIt rained.\n"),
        (Format::Html, "<p>He will go.</p>\n<p>It rained.</p>\n"),
        (Format::Markdown, "- He will go.\n- It rained.\n"),
    ] {
        let document = Document::parse(source, format);
        let end = document.prose.find("go.").unwrap() + "go.".len();
        let place = Span::at(document.map.behind(end));
        assert!(source[..place.start].ends_with("go."), "{source:?} at {place:?}");
    }
}
