//! LaTeX.

use super::{assert_blocks, source_of};
use crate::document::{Document, Format::Latex};

const PAPER: &str = r#"\documentclass[12pt]{article}
\usepackage{graphicx} % no prose
\newcommand{\pier}[1]{the old #1}
\title{Bridge to close\thanks{By a grant}}
\author{Ana Ruiz \and Jo Bell \\ Harbor Post}
\date{December 19, 2024}
\begin{document}
\maketitle
\begin{abstract}
The pier sank.
\end{abstract}
\section*{What \emph{we} know}\label{sec:a}
The old bridge ``will close''---twice, \textbf{the port
  authority} said,% stet x: y
  on p.~4--5. It cost \$5 and 40\% more~\cite{a}, see \url{http://a.example}.\footnote{No.}

\noindent In Malm\"o, Fran\c{c}ois \v{S}imi\'{c} of stra\ss e and \O rsted saw \href{http://a.example}{the pier}, $x_1 < 2$ metres.
It\ was \enquote{cold}; \textquotedblleft wet\textquotedblright{} too. \unknown{Odd} words \verb|x % y| here\ldots

\begin{itemize}
  \item One
  \item[b] Two
    \begin{enumerate} \item deep \end{enumerate}
\end{itemize}
\begin{quote}
We were told.
\end{quote}
\begin{figure}[ht]
  \centering
  \includegraphics[width=3cm]{a.jpg}
  \caption[Short]{The pier at \emph{dawn}}
\end{figure}
\begin{verbatim}
the the code % none
\end{verbatim}
\begin{tabular}{l|r}
\hline
Year & Cost \\
2020 & \multicolumn{1}{c}{low} \\
\end{tabular}
As
\begin{equation}
x = the the
\end{equation}
shows, it is `so'. It's done.
\[ x \]
\end{document}
No prose.
"#;

#[test]
fn a_paper() {
    assert_blocks(
        PAPER,
        Latex,
        &[
            "Headline: Bridge to close",
            "Byline: Ana Ruiz",
            "Byline: Jo Bell",
            "Byline: Harbor Post",
            "Dateline: December 19, 2024",
            "Paragraph: The pier sank.",
            "Subhead: What we know",
            "Paragraph: The old bridge “will close”—twice, the port authority said,on p.\u{A0}4–5. It cost $5 and \
             40% more\u{A0}\u{FFFC}, see \u{FFFC}.",
            "Paragraph: In Malmö, François Šimić of straße and Ørsted saw the pier, \u{FFFC} metres. It was “cold”; \
             “wet” too. \u{FFFC} words \u{FFFC} here…",
            "ListItem: One",
            "ListItem: b Two",
            "ListItem: deep",
            "BlockQuote: We were told.",
            "Caption: The pier at dawn",
            "TableCell: Year",
            "TableCell: Cost",
            "TableCell: 2020",
            "TableCell: low",
            "Paragraph: As \u{FFFC} shows, it is ‘so’. It's done. \u{FFFC}",
        ],
    );
    let document = Document::parse(PAPER, Latex);
    let place = |words: &str| source_of(&document, words);
    assert_eq!(place("“will close”—twice"), "``will close''---twice");
    assert_eq!(place("François Šimić"), r"Fran\c{c}ois \v{S}imi\'{c}");
    assert_eq!(place("the port authority"), "the port\n  authority");
    assert_eq!(place("“cold"), r"\enquote{cold");
    let comments: Vec<&str> = document.comments.iter().map(|comment| comment.inner.of(PAPER)).collect();
    assert_eq!(comments, [" no prose", " stet x: y"]);
    assert_eq!(document.images[0].of(PAPER), r"\includegraphics[width=3cm]{a.jpg}");
    let depth = |text: &str| {
        document.blocks.iter().find(|block| document.prose_of(block.span) == text).unwrap().depth
    };
    assert_eq!([depth("What we know"), depth("One"), depth("deep"), depth("We were told.")], [2, 1, 2, 1]);
}

#[test]
fn a_part_of_a_paper_is_read_from_its_top() {
    assert_blocks(
        "\\chapter{Piers}\nIt sank. \\mine\n\n\\mine\n\\mine{x} fell. {\\em It} rained}. 5 \\$ \\& a - b \\\\ c",
        Latex,
        &[
            "Subhead: Piers",
            "Paragraph: It sank. \u{FFFC}",
            "Paragraph: \u{FFFC} fell. It rained. 5 $ & a - b c",
        ],
    );
}

#[test]
fn a_backslash_before_any_line_end_is_a_blank() {
    for end in ["\n", "\r", "\r\n"] {
        assert_blocks(&format!("It\\{end}sank."), Latex, &["Paragraph: It sank."]);
    }
}

#[test]
fn broken_latex_is_text() {
    for (source, expected) in [
        ("a $5 b", "Paragraph: a $5 b"),
        ("a \\textbf{b", "Paragraph: a b"),
        ("a \\begin{quote b", "Paragraph: a quote b"),
        ("a \\end{quote} b } c", "Paragraph: a b c"),
        ("a \\", "Paragraph: a \u{FFFC}"),
        ("a \\(b c", "Paragraph: a b c"),
        ("a \\'{} b", "Paragraph: a \u{FFFC} b"),
    ] {
        assert_blocks(source, Latex, &[expected]);
    }
    assert_blocks("a \\begin{verbatim} b\n\nc", Latex, &["Paragraph: a"]);
}
