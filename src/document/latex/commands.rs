//! What the commands of LaTeX mean for a draft.

use crate::document::BlockKind;

/// What a command does to the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Command {
    /// Begins an environment.
    Begin,
    /// Ends one.
    End,
    /// Its argument is a block of that kind and depth.
    Block(BlockKind, u8),
    /// Its last argument is printed as it stands, behind so many others.
    Shown(u8),
    /// Its argument is printed in quotation marks.
    Quoted,
    /// It prints nothing, and so do at most that many arguments.
    Nothing(u8),
    /// It prints what is no language: a number, an address, code.
    Object(u8),
    /// A picture.
    Image,
    /// Its argument stands between two equal marks.
    Verbatim,
    /// A formula up to that mark.
    Formula(&'static str),
    /// Ends a line.
    LineBreak,
    /// Ends a paragraph.
    Paragraph,
    /// Begins an item of a list.
    Item,
}

/// The command at the start of `text`, its backslash with it: letters, or one sign, as which a line end of two bytes counts.
pub(super) fn name(text: &str) -> &str {
    let behind = text.get(1..).unwrap_or("");
    let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = match behind.chars().next() {
        _ if letters > 0 => letters,
        Some('\r') if behind.starts_with("\r\n") => 2,
        first => first.map_or(0, char::len_utf8),
    };
    text.get(..=length).unwrap_or(text)
}

/// What a command does; `None` for one that is not known.
pub(super) fn find(name: &str) -> Option<Command> {
    let command = match name.strip_prefix('\\')? {
        "begin" => Command::Begin,
        "end" => Command::End,
        "title" => Command::Block(BlockKind::Headline, 1),
        "subtitle" => Command::Block(BlockKind::Subhead, 2),
        "author" => Command::Block(BlockKind::Byline, 0),
        "date" => Command::Block(BlockKind::Dateline, 0),
        "part" | "chapter" => Command::Block(BlockKind::Subhead, 1),
        "section" => Command::Block(BlockKind::Subhead, 2),
        "subsection" => Command::Block(BlockKind::Subhead, 3),
        "subsubsection" => Command::Block(BlockKind::Subhead, 4),
        "paragraph" => Command::Block(BlockKind::Subhead, 5),
        "subparagraph" => Command::Block(BlockKind::Subhead, 6),
        "caption" | "captionof" => Command::Block(BlockKind::Caption, 0),
        "textbf" | "textit" | "textsl" | "textsc" | "textrm" | "textsf" | "textup" | "textmd"
        | "textnormal" | "emph" | "underline" | "uline" | "mbox" | "hbox" | "fbox" | "text" | "uppercase"
        | "lowercase" | "MakeUppercase" | "MakeLowercase" | "textsuperscript" | "textsubscript" | "hl"
        | "sout" | "foreignquote" => Command::Shown(0),
        "href" | "textcolor" | "colorbox" | "foreignlanguage" | "parbox" | "hyperref" => Command::Shown(1),
        "multicolumn" | "multirow" => Command::Shown(2),
        "enquote" | "textquote" => Command::Quoted,
        "label" | "index" | "footnote" | "footnotetext" | "thanks" | "marginpar" | "input" | "include"
        | "vspace" | "hspace" | "bibliography" | "bibliographystyle" | "pagestyle" | "thispagestyle"
        | "usepackage" | "documentclass" | "selectlanguage" | "hyphenation" | "graphicspath" | "color"
        | "stepcounter" | "phantomsection" | "vskip" | "todo" | "nocite" => Command::Nothing(1),
        "setlength"
        | "addtolength"
        | "setcounter"
        | "addtocounter"
        | "newcommand"
        | "renewcommand"
        | "providecommand"
        | "newtheorem"
        | "definecolor"
        | "rule"
        | "hypersetup"
        | "addcontentsline"
        | "DeclareMathOperator" => Command::Nothing(3),
        "newenvironment" | "renewenvironment" => Command::Nothing(4),
        "maketitle" | "tableofcontents" | "noindent" | "indent" | "centering" | "raggedright"
        | "raggedleft" | "tiny" | "scriptsize" | "footnotesize" | "small" | "normalsize" | "large"
        | "Large" | "LARGE" | "huge" | "Huge" | "bfseries" | "itshape" | "slshape" | "scshape"
        | "upshape" | "mdseries" | "rmfamily" | "sffamily" | "ttfamily" | "normalfont" | "bf" | "it"
        | "em" | "sc" | "sl" | "rm" | "sf" | "tt" | "hline" | "toprule" | "midrule" | "bottomrule"
        | "newpage" | "clearpage" | "cleardoublepage" | "pagebreak" | "nopagebreak" | "linebreak"
        | "nolinebreak" | "bigskip" | "medskip" | "smallskip" | "hfill" | "vfill" | "appendix"
        | "frontmatter" | "mainmatter" | "backmatter" | "sloppy" | "fussy" | "relax" | "protect"
        | "xspace" | "footnotemark" | "/" | "-" | "@" | "!" | "doublespacing" | "singlespacing" => {
            Command::Nothing(0)
        }
        "ref" | "pageref" | "eqref" | "autoref" | "cref" | "Cref" | "nameref" | "cite" | "citep"
        | "citet" | "citeauthor" | "citeyear" | "parencite" | "textcite" | "autocite" | "footcite"
        | "url" | "path" | "nolinkurl" | "texttt" | "code" | "gls" | "ensuremath" => Command::Object(1),
        "SI" | "qty" => Command::Object(2),
        "today" | "thepage" => Command::Object(0),
        "includegraphics" => Command::Image,
        "verb" | "lstinline" => Command::Verbatim,
        "(" => Command::Formula(r"\)"),
        "[" => Command::Formula(r"\]"),
        "\\" | "newline" | "tabularnewline" | "cr" => Command::LineBreak,
        "par" | "and" | "And" => Command::Paragraph,
        "item" => Command::Item,
        _ => return None,
    };
    Some(command)
}
