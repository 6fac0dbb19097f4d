//! The XML of the wires.

use super::{assert_blocks, blocks, source_of};
use crate::document::{Document, Format::Xml};

const NITF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf>
 <head><title>Bridge closes</title><meta name="slug" content="bridge"/>
  <docdata><doc-id id-string="x"/><key-list><keyword key="bridges">Bridges</keyword></key-list></docdata></head>
 <body>
  <body.head>
   <hedline><hl1>Harbour bridge &amp; pier to close</hl1><hl2>Ferries will sail</hl2></hedline>
   <note><body.content><p>For internal use only.</p></body.content></note>
   <byline>By <person>Ana Ruiz</person><byttl>Staff Writer</byttl></byline>
   <distributor>Harbor Wire</distributor>
   <dateline><location><city>LISBON</city></location>, <story.date>Dec. 19</story.date></dateline>
  </body.head>
  <body.content>
   <media media-type="image"><media-reference source="a.jpg"/><media-caption><p>The pier at dawn</p></media-caption>
    <media-producer>Jo Bell</media-producer></media>
   <block><p>The <em>old</em> bridge
    will close, <org>the port</org> said&#x2014;twice.<!-- stet x: y --></p>
   <hl2>What next</hl2><p>Ferries <num><frac><numer>1</numer><frac-sep/><denom>2</denom></frac></num> full.<br/>They sail.</p>
   <bq><block><p>We were told.</p></block><credit>Jo Bell</credit></bq>
   <ul><li>one</li><li>two</li></ul><table><tr><td>Year</td></tr></table><pre>code</pre></block>
  </body.content>
  <body.end><tagline>Ana Ruiz covers ports.</tagline></body.end>
 </body>
</nitf>
"#;

#[test]
fn nitf() {
    assert_blocks(
        NITF,
        Xml,
        &[
            "Headline: Harbour bridge & pier to close",
            "Subhead: Ferries will sail",
            "Byline: By Ana Ruiz",
            "Byline: Staff Writer",
            "CreditLine: Harbor Wire",
            "Dateline: LISBON, Dec. 19",
            "Caption: The pier at dawn",
            "CreditLine: Jo Bell",
            "Paragraph: The old bridge will close, the port said—twice.",
            "Subhead: What next",
            "Paragraph: Ferries \u{FFFC} full. They sail.",
            "BlockQuote: We were told.",
            "CreditLine: Jo Bell",
            "ListItem: one",
            "ListItem: two",
            "TableCell: Year",
            "AuthorNote: Ana Ruiz covers ports.",
        ],
    );
    let document = Document::parse(NITF, Xml);
    let place = |words: &str| source_of(&document, words);
    assert_eq!(place("bridge & pier"), "bridge &amp; pier");
    assert_eq!(place("said—twice"), "said&#x2014;twice");
    assert_eq!(place("the port"), "the port");
    assert_eq!(document.comments[0].inner.of(NITF), " stet x: y ");
    assert_eq!(document.images[0].of(NITF), "<media-reference source=\"a.jpg\"/>");
}

const G2: &str = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x">
 <catalogRef href="x"/><rightsInfo><usageTerms>Not for resale.</usageTerms></rightsInfo>
 <itemMeta><provider><name>Harbor Wire</name></provider><title>internal</title></itemMeta>
 <contentMeta><urgency>3</urgency><headline>Bridge to close</headline><by>Ana Ruiz</by><dateline>LISBON</dateline>
  <creditline>Harbor Wire</creditline><subject><name>bridges</name></subject>
  <description role="drol:summary">A summary for the desk.</description>
  <description role="drol:caption">The pier at dawn</description></contentMeta>
 <contentSet>CONTENT</contentSet>
</newsItem>
"#;

#[test]
fn newsml_g2() {
    let meta = [
        "Headline: Bridge to close",
        "Byline: Ana Ruiz",
        "Dateline: LISBON",
        "CreditLine: Harbor Wire",
        "Caption: The pier at dawn",
    ];
    let text = ["Paragraph: The pier sank.", "Paragraph: Ferries sail & wait."];
    for content in [
        "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title><style>p {}</style></head><body>\
         <script>var a;</script><p>The <b>pier</b> sank.</p><p>Ferries sail &amp; wait.</p></body></html></inlineXML>",
        "<inlineXML><x:html xmlns:x='http://www.w3.org/1999/xhtml'><x:body><x:p>The pier sank.</x:p><x:p>Ferries \
         sail &amp; wait.</x:p></x:body></x:html></inlineXML>",
        "<inlineXML><nitf><body><body.content><p>The pier sank.</p><p>Ferries sail &amp; wait.</p></body.content>\
         </body></nitf></inlineXML>",
        "<inlineXML><html><body><![CDATA[<p>The pier sank.</p><p>Ferries sail &amp; wait.</p>]]></body></html></inlineXML>",
        "<inlineData>The pier\nsank.\n \nFerries sail &amp; wait.\n</inlineData>",
        "<inlineData><![CDATA[The pier sank.\r\n\r\nFerries sail & wait.]]></inlineData>",
        "<inlineData><![CDATA[<p>The pier sank.</p> <p>Ferries sail &amp; wait.</p>]]></inlineData>",
    ] {
        let expected: Vec<&str> = meta.iter().chain(&text).copied().collect();
        assert_blocks(&G2.replace("CONTENT", content), Xml, &expected);
    }
}

#[test]
fn other_xml_has_no_words() {
    for source in
        ["<project><p>The pier sank.</p></project>", "<html><p>The pier</p></html>", "", "The pier.", "<nitf"]
    {
        assert_eq!(blocks(source, Xml), [""; 0], "{source}");
        assert!(Xml.refusal(source).is_some(), "{source}");
    }
    for source in [
        NITF,
        G2,
        "<n:story xmlns:n='http://iptc.org/std/NITF/2006-10-18/'/>",
        "\u{FEFF}<nitf><p>x</p></nitf>",
        "<!-- a --><newsMessage>",
    ] {
        assert_eq!(Xml.refusal(source), None, "{source}");
    }
}

/// A draft is broken while it is typed: what stands before the break is read.
#[test]
fn broken_xml_is_read_to_the_break() {
    assert_blocks(
        "<nitf><p>The pier & sank.</body><p>It rained.</x></p><p>a <b",
        Xml,
        &["Paragraph: The pier & sank.", "Paragraph: It rained.", "Paragraph: a"],
    );
    let title = "<nitf><head><title>The pier</title></head><body><p>It sank.</p></body></nitf>";
    assert_blocks(title, Xml, &["Headline: The pier", "Paragraph: It sank."]);
}
