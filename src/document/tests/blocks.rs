//! Parts of a draft that are told by words and shape.

use super::assert_blocks;
use crate::document::Format::{Html, Markdown, Plain};

const LEDE: &str = "The old harbour bridge will close for two years from Monday because its northern pier has \
                    sunk by four centimetres, the port authority said.";
const BODY: &str =
    "Ferries will carry commuters until then, and the city will pay for their tickets, it said.";

#[test]
fn a_paragraph_a_line() {
    let source = format!(
        "\n{LEDE}\n{BODY}\nA second crossing\n{BODY}\nSource: Harbor Post\n\nJo Bell is a veteran \
                          journalist who covers transport for the Harbor Post."
    );
    assert_blocks(
        &source,
        Plain,
        &[
            &format!("Paragraph: {LEDE}"),
            &format!("Paragraph: {BODY}"),
            "Subhead: A second crossing",
            &format!("Paragraph: {BODY}"),
            "CreditLine: Source: Harbor Post",
            "AuthorNote: Jo Bell is a veteran journalist who covers transport for the Harbor Post.",
        ],
    );
}

#[test]
fn hard_wrapped_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let source = [
            "\u{FEFF}Bridge to close for two years",
            "",
            "By Ana Ruiz",
            "Staff Writer",
            "",
            "The old harbour bridge will close for two years from Monday because",
            "its northern pier has sunk by four centimetres, the port authority",
            "said. It is the well-",
            "known one.",
            "",
            "Nobody was hurt.",
            "",
            "Ferries will carry commuters until then, and the  city will pay for",
            "their tickets.  ",
        ]
        .join(end);
        assert_blocks(
            &source,
            Plain,
            &[
                "Headline: Bridge to close for two years",
                "Byline: By Ana Ruiz",
                "Byline: Staff Writer",
                "Paragraph: The old harbour bridge will close for two years from Monday because its northern \
                 pier has sunk by four centimetres, the port authority said. It is the well-known one.",
                "Paragraph: Nobody was hurt.",
                "Paragraph: Ferries will carry commuters until then, and the  city will pay for their tickets.",
            ],
        );
    }
}

#[test]
fn short_paragraphs_on_single_lines_stay_apart() {
    let lines = [
        "The bridge will close on Monday, and ferries will sail instead of it.",
        "“Nobody asked us,” said Jo Bell, who sells fish beside the pier.",
        "The port authority did not answer.",
        "Its director is on holiday until the end of the month, a clerk said.",
    ];
    let expected: Vec<String> = lines.iter().map(|line| format!("Paragraph: {line}")).collect();
    assert_blocks(&lines.join("\n"), Plain, &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn headlines_of_plain_text() {
    let cases = [
        ("Bridge to close", "\n\n", "Headline"),
        ("Bridge to close", "\n", "Headline"),
        ("Who will pay for the bridge?", "\n\n", "Headline"),
        ("Who will pay for the bridge?", "\n", "Paragraph"),
        ("The Bridge Is Falling Down.", "\n\n", "Headline"),
        ("The Bridge Is Falling Down.", "\n", "Paragraph"),
        ("The bridge is gone.", "\n\n", "Paragraph"),
        ("In short:", "\n\n", "Paragraph"),
        (LEDE, "\n\n", "Paragraph"),
    ];
    for (first, between, kind) in cases {
        assert_blocks(
            &format!("{first}{between}{BODY}"),
            Plain,
            &[&format!("{kind}: {first}"), &format!("Paragraph: {BODY}")],
        );
    }
    assert_blocks("Bridge to close", Plain, &["Paragraph: Bridge to close"]);
    assert_blocks("Why Nobody Mends the Bridge", Plain, &["Headline: Why Nobody Mends the Bridge"]);
    assert_blocks("The Bridge Is Falling Down.", Plain, &["Paragraph: The Bridge Is Falling Down."]);
}

#[test]
fn bylines() {
    let yes = [
        "By Ana Ruiz",
        "By ANA RUIZ and JO BELL, Staff Writer",
        "by Ana de la Ruiz in Lisbon",
        "Written by Ana Ruiz, Harbor Post",
        "By Ana Ruiz | March 3, 2024",
        "By The Associated Press",
        "By our own correspondent",
        "By Jo Bell Jr.",
        "By Ana Ruiz, local democracy reporter",
        "Interview by Jo Bell",
        "Interview: Jo Bell",
        "The Editorial Board",
    ];
    let no = [
        "By Monday Evening the pier had sunk",
        "By the Numbers",
        "By Land and Sea",
        "By Ana Ruiz, who never went there, it was said.",
        "Bystanders Cheered",
        "Interview with Jo Bell",
        "The Editorial Board resigns",
    ];
    for (lines, expected) in [(&yes[..], true), (&no[..], false)] {
        for line in lines {
            for format in [Plain, Markdown, Html] {
                let (start, between) = if format == Html { ("<p>", "<p>") } else { ("", "\n\n") };
                let found = super::blocks(&format!("{start}{line}{between}{BODY}"), format);
                assert_eq!(found[0].starts_with("Byline: "), expected, "{line} in {format:?}");
            }
        }
    }
}

#[test]
fn datelines() {
    let yes = [
        "LONDON, Dec. 19 (Reuters) -",
        "KYIV, Ukraine (AP) —",
        "WASHINGTON —",
        "WASHINGTON —",
        "RIO de JANEIRO, 19 December 2023 (AFP) –",
        "PARIS/LONDON, March 3 (Reuters) -",
        "Kyiv, Ukraine (AP) —",
        "ST. PAUL, Minn. (AP) --",
        "SÃO PAULO (AP) —",
    ];
    for dateline in yes {
        for format in [Plain, Markdown] {
            assert_blocks(
                &format!("{dateline} {BODY}"),
                format,
                &[&format!("Dateline: {dateline}"), &format!("Paragraph: {BODY}")],
            );
        }
    }
    let no = ["NATO —", "BREAKING —", "Officials —", "Ana Ruiz, 40 -"];
    for opening in no {
        let whole = format!("{opening} {BODY}");
        assert_blocks(&whole, Plain, &[&format!("Paragraph: {whole}")]);
    }
    let later = format!("{BODY}\n\nLONDON — {BODY}");
    assert_blocks(&later, Plain, &[&format!("Paragraph: {BODY}"), &format!("Paragraph: LONDON — {BODY}")]);
}

#[test]
fn hours_of_posts() {
    for hour in ["16:42", "4.42pm", "4:42 p.m. GMT —", "16:42 –"] {
        let expected = [format!("Dateline: {hour}"), format!("Paragraph: {BODY}")];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        assert_blocks(&format!("{hour} {BODY}"), Plain, &expected);
    }
    let no =
        ["11:30 is late for a ferry, said the captain.", "3.14 metres of rope lay on the pier, he said."];
    for text in no {
        assert_blocks(text, Plain, &[&format!("Paragraph: {text}")]);
    }
}

#[test]
fn labelled_lines() {
    let cases = [
        ("Source: Harbor Post", "CreditLine"),
        ("Photo: Jo Bell/Harbor Post", "CreditLine"),
        ("Photo: The northern pier as it stood on Monday before the crane came.", "Caption"),
        ("Photo caption: The northern pier", "Caption"),
        ("Via Harbor Post", "CreditLine"),
        ("(Reporting by Ana Ruiz; Editing by Jo Bell)", "CreditLine"),
        ("Editing by Jo Bell; Reporting by Ana Ruiz", "CreditLine"),
        ("Sources said that the pier had sunk by four centimetres.", "Paragraph"),
        ("Via Marina is closed to all traffic.", "Paragraph"),
    ];
    for (line, kind) in cases {
        for format in [Plain, Markdown, Html] {
            let source = if format == Html {
                format!("<p>{BODY}<p>{line}<p>{BODY}")
            } else {
                format!("{BODY}\n\n{line}\n\n{BODY}")
            };
            assert_eq!(super::blocks(&source, format)[1], format!("{kind}: {line}"), "{format:?}");
        }
    }
}

#[test]
fn author_notes() {
    let known = format!("The pier sank, said Jo Bell, an engineer. {BODY}");
    let cases = [
        (BODY, "Jo Bell covers courts for the Harbor Post.", "AuthorNote"),
        (BODY, "Jo Bell is a reporter at the Harbor Post.", "AuthorNote"),
        (BODY, "Contact the writer at jo@harbor.example.", "AuthorNote"),
        (BODY, "Ana Ruiz in Lisbon contributed to this report.", "AuthorNote"),
        (BODY, "Jo Bell is a welder from the southern bank.", "Paragraph"),
        (known.as_str(), "Jo Bell is a professor at the harbour school.", "Paragraph"),
        (BODY, "Contact was lost at noon.", "Paragraph"),
    ];
    for (body, last, kind) in cases {
        for format in [Plain, Markdown] {
            assert_eq!(super::blocks(&format!("{body}\n\n{last}"), format)[1], format!("{kind}: {last}"));
        }
    }
    assert_blocks("Jo Bell is a reporter.", Plain, &["Paragraph: Jo Bell is a reporter."]);
}

#[test]
fn lists_quotations_and_rules_of_plain_text() {
    let source = format!(
        "{BODY}\n\n- one pier\n- two piers\n• three\n1. four\n\n> We were told.\n>> Twice.\n\n* * *\n\n{BODY}"
    );
    assert_blocks(
        &source,
        Plain,
        &[
            &format!("Paragraph: {BODY}"),
            "ListItem: one pier",
            "ListItem: two piers",
            "ListItem: three",
            "ListItem: four",
            "BlockQuote: We were told.",
            "BlockQuote: Twice.",
            &format!("Paragraph: {BODY}"),
        ],
    );
}

#[test]
fn a_dash_in_a_wrapped_paragraph_is_no_item() {
    let lines = [
        "The director of the harbour authority who had been away since the spring",
        "- and still was - sent word by telegram from his yacht that he would not",
        "come back.",
    ];
    assert_blocks(&lines.join("\n"), Plain, &[&format!("Paragraph: {}", lines.join(" "))]);
}

#[test]
fn marks_of_plain_text_are_comments() {
    let source = "[stet-file repeated-word: house style]\nThe pier sank, sources said. [stet bare-anonymous-source: \
                  her safety]\n[stet: x]\nThe stet [stetson] stays.\n";
    let document = crate::document::Document::parse(source, Plain);
    let inner: Vec<&str> = document.comments.iter().map(|comment| comment.inner.of(source)).collect();
    assert_eq!(
        inner,
        ["stet-file repeated-word: house style", "stet bare-anonymous-source: her safety", "stet: x"]
    );
    assert_eq!(&*document.prose, "The pier sank, sources said.\n\nThe stet [stetson] stays.");
}

#[test]
fn a_date_above_the_headline() {
    for date in ["Monday, March 4, 2024", "4 March 2024", "Dec. 3, 2024 at 14:05 GMT"] {
        assert_blocks(
            &format!("{date}\n\nBridge shut for two years\n\n{BODY}\n"),
            Plain,
            &[
                &format!("Dateline: {date}"),
                "Headline: Bridge shut for two years",
                &format!("Paragraph: {BODY}"),
            ],
        );
    }
    assert_blocks(
        &format!("March 4, 2024 was cold.\n\n{BODY}\n"),
        Plain,
        &["Paragraph: March 4, 2024 was cold.", &format!("Paragraph: {BODY}")],
    );
}

#[test]
fn what_sells_is_no_paragraph() {
    let call = "Please subscribe to our channel, the largest in Tollund!";
    let quoted = "“Subscribe to our channel,” the captain said.";
    assert_blocks(
        &format!("{BODY}\n\n{call}\n\n{quoted}\n\n{BODY} Click here to read more.\n"),
        Markdown,
        &[
            &format!("Paragraph: {BODY}"),
            &format!("Promotion: {call}"),
            &format!("Paragraph: {quoted}"),
            &format!("Paragraph: {BODY} Click here to read more."),
        ],
    );
}

#[test]
fn turns_of_a_conversation_are_no_paragraphs() {
    assert_blocks(
        &format!("{BODY}\n\n**Q: Is it bad?**\n\nA: It is.\n\nMost of us are poor.\n\nQ: Why?\n\n{BODY}\n"),
        Markdown,
        &[
            &format!("Paragraph: {BODY}"),
            "Interview: Q: Is it bad?",
            "Interview: A: It is.",
            "Interview: Most of us are poor.",
            "Interview: Q: Why?",
            &format!("Paragraph: {BODY}"),
        ],
    );
    assert_blocks(
        "**Moreau:** Is it bad?\n\n**Weiss:** It is.\n\n**Moreau:** Why?\n",
        Markdown,
        &["Interview: Moreau: Is it bad?", "Interview: Weiss: It is.", "Interview: Moreau: Why?"],
    );
    assert_blocks(
        "**How did you hear of it?**\n\nI was at home.\n\n**And what did your mother think?**\n\nShe told me to run.\n",
        Markdown,
        &[
            "Interview: How did you hear of it?",
            "Interview: I was at home.",
            "Interview: And what did your mother think?",
            "Interview: She told me to run.",
        ],
    );
    assert_blocks(
        &format!("Update: The bridge is open.\n\nUpdate: It is shut.\n\nMoreau: it is bad.\n\n{BODY}\n"),
        Markdown,
        &[
            "Paragraph: Update: The bridge is open.",
            "Paragraph: Update: It is shut.",
            "Paragraph: Moreau: it is bad.",
            &format!("Paragraph: {BODY}"),
        ],
    );
}
