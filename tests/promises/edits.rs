//! Edits: what is kept of a draft from before one is what is found in the edited draft by itself.

use super::{PIECES, cases, formats, hold};
use copydesk::{Format, rules};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

/// What an edit does to a piece of a draft.
#[derive(Clone, Debug)]
enum Change {
    /// So many from it on give way to others.
    Replace(usize, Vec<&'static str>),
    /// It goes elsewhere.
    Move(Index),
    /// It comes again elsewhere.
    Double(Index),
    /// It loses a word.
    Cut(Index),
}

impl Change {
    fn apply(&self, at: usize, pieces: &[&str]) -> Vec<String> {
        let mut pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        match self {
            Self::Replace(count, new) => {
                let end = (at + count).min(pieces.len());
                pieces.splice(at..end, new.iter().map(|piece| (*piece).to_owned()));
            }
            Self::Move(to) => {
                let piece = pieces.remove(at);
                pieces.insert(to.index(pieces.len() + 1), piece);
            }
            Self::Double(to) => pieces.insert(to.index(pieces.len() + 1), pieces[at].clone()),
            Self::Cut(word) => {
                let mut words: Vec<&str> = pieces[at].split(' ').collect();
                words.remove(word.index(words.len()));
                pieces[at] = words.join(" ");
            }
        }
        pieces
    }
}

/// A draft, and the same after an edit: of sentences that hang on what stands beside them, or of paragraphs that hang
/// on what stands anywhere.
fn edits() -> impl Strategy<Value = (Format, String, String)> {
    let beside = prop_oneof![3 => select(SENTENCES), 1 => select(PIECES)];
    let sentences = edits_of(vec(beside.clone(), 1..30), beside, |_, pieces| pieces.join(" "));
    let passages: Vec<&str> = EXAMPLES.iter().flatten().map(String::as_str).collect();
    let anywhere =
        prop_oneof![3 => select(PARAGRAPHS), 2 => select(LINES), 2 => select(CARRIED), 3 => select(passages)];
    let paragraphs = vec(stretch(), 1..12).prop_map(|stretches| stretches.concat());
    prop_oneof![sentences, edits_of(paragraphs, anywhere, in_paragraphs)]
}

fn edits_of(
    pieces: impl Strategy<Value = Vec<&'static str>> + 'static,
    piece: impl Strategy<Value = &'static str> + 'static,
    written: fn(Format, &[String]) -> String,
) -> BoxedStrategy<(Format, String, String)> {
    let change = prop_oneof![
        5 => (0..3_usize, vec(piece, 0..2)).prop_map(|(count, new)| Change::Replace(count, new)),
        1 => any::<Index>().prop_map(Change::Move),
        1 => any::<Index>().prop_map(Change::Double),
        2 => any::<Index>().prop_map(Change::Cut),
    ];
    let matter = prop_oneof![6 => Just(("", "")), 1 => (select(MATTERS), select(MATTERS))];
    (formats(), matter, pieces, any::<Index>(), change)
        .prop_map(move |(format, (matter, other), pieces, place, change)| {
            let edited = change.apply(place.index(pieces.len()), &pieces);
            let pieces: Vec<String> = pieces.into_iter().map(str::to_owned).collect();
            let draft = |matter: &str, pieces: &[String]| format!("{matter}{}", written(format, pieces));
            (format, draft(matter, &pieces), draft(other, &edited))
        })
        .boxed()
}

/// Some paragraphs that stand together.
fn stretch() -> impl Strategy<Value = Vec<&'static str>> {
    let end = select(ENDS).prop_map(|end| vec![end]);
    let quotation = (vec(select(CARRIED), 2..6), end).prop_map(|(carried, end)| [carried, end].concat());
    let example = |example: &'static Vec<String>| example.iter().map(String::as_str).collect();
    let examples: Vec<Vec<&str>> = EXAMPLES.iter().map(example).collect();
    prop_oneof![
        6 => vec(select(PARAGRAPHS), 1),
        4 => vec(select(LINES), 1),
        4 => select(examples),
        1 => quotation,
        1 => vec(select(ITEMS), 3..7),
    ]
}

/// The paragraphs of each example on the rules' pages: what a rule looks for, and what is nearly so.
static EXAMPLES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let fences = rules::ALL.iter().flat_map(|rule| rule.page.split("```draft").skip(1));
    let examples = fences.filter_map(|fence| fence.split_once('\n')?.1.split("\n```").next());
    let paragraphs =
        |example: &str| hold::without_marks(example).split("\n\n").map(str::to_owned).collect::<Vec<_>>();
    examples.map(paragraphs).collect()
});

/// The paragraphs in the markup of a format that does not part them by blank lines.
fn in_paragraphs(format: Format, pieces: &[String]) -> String {
    let element = |name: &str, text: &str| format!("<{name}>{text}</{name}>");
    let marked = pieces.iter().map(|piece| match piece.split_once(' ') {
        Some(("#", text)) => element(if format == Format::Xml { "hl2" } else { "h2" }, text),
        Some(("-", text)) => element("li", text),
        Some((">", text)) => element(if format == Format::Xml { "bq" } else { "blockquote" }, text),
        _ => element("p", piece),
    });
    match format {
        Format::Html => marked.collect(),
        Format::Xml => element("nitf", &marked.collect::<String>()),
        _ => pieces.join("\n\n"),
    }
}

/// Sentences whose reading hangs on what stands around them.
const SENTENCES: &[&str] = &[
    "“We were never asked,” Ilse Brandt said.",
    "“The pier may fall any day now, and everybody here knows it.”",
    "She feared a collapse.",
    "Brandt wants the pier closed.",
    "It will cost $3 million.",
    "A poll by Morrow found doubts.",
    "Some 40 percent of the town want it closed.",
    "The official, who spoke on condition of anonymity, said so.",
    "\n\n",
    "\n\n“The harbour is lost and nobody will tell us why it is.",
    "Sources said:",
    "Officials privately accused the mayor of fraud.",
    "“Nobody has come to look at it since the spring,”",
];

/// Paragraphs of which one changes what is said of another, however far away it is; those that do stand close here.
const PARAGRAPHS: &[&str] = &[
    "the mayor left the hall before the vote was taken.",
    "the mayor came back to the hall after the vote.",
    "The Pier Night Watch (PNW) met on Monday.",
    "PNW guards found the gate open.",
    "Ilse Brandt, a nurse in Velm, wrote to the council.",
    "Brandt denied it. “The pier is safe,” Brandt said.",
    "Brandtt said the pier was safe.",
    "Mr. Abara opened the shop.",
    "Abara said the shop was his.",
    "A study of the pier found cracks.",
    "The study said the cracks were old.",
    "An official said the pier would close.",
    "The officials said it was dangerous.",
    "A person familiar with the plan said it was late, on condition of anonymity.",
    "Two sources said the money was gone.",
    "They said it had been spent.",
    "The Corbel Gazette reported that the pier was sold.",
    "A Corbel Gazette poll found that the pier was loved.",
    "The organisation met. It wants to organize a march.",
    "The health-care plan was long. Healthcare costs were not in it.",
    "The “dry port” is far away.",
    "The dry port opened in May.",
    "The mayor took bribes.",
    "The mayor denied taking bribes.",
    "Some 60 percent of them walked, 50 percent ran.",
    "By Ana Brill",
    "Source: none",
    "This is sponsored content.",
    "Subscribe to our channel!",
];

/// What stands between paragraphs, or is one of an odd kind: some have no stop, so that what follows could be theirs.
const LINES: &[&str] = &[
    "# Of the pier",
    "# He met Angela Merkle",
    "> The pier is safe, critics say",
    "VELM, Dec. 19, 2023 (Reuters) - A bridge fell.",
    "VELM, Dec. 19, 1975 (Reuters) - A bridge fell.",
    "Photo: Jo Bell",
    "The pier is unsafe, say critics",
    "A",
    "5",
    "Jr. came, too.",
    "In her statement Khan wrote:",
    "Khan came.",
    "The <i>harrbour</i> and the *harrbour* lie far.",
    "Ana Okafor, 43, was born in 1932.",
    "The pump stopped at nine. By ten the cellar was full. That's according to the harbour office.",
    "(Reporting by Ana Brill",
    "Editing by Jo Bell)",
    "Q: What did you see?",
    "A: Nothing at all.",
    "Correction: An earlier version was wrong.",
    "<!-- copydesk: stet misspelling -->",
];

/// Items of a list, without stops.
const ITEMS: &[&str] = &[
    "- He went to Portugla",
    "- & sons went, too",
    "- the party of Angela Merkels",
    "- party went far",
    "- two",
    "- Germanys were one",
    "- critics say so",
    "- The harbour office said on Monday",
];

/// Paragraphs of quotations that go on.
const CARRIED: &[&str] = &[
    "“The roof leaked in the winter and nobody came to look at it.",
    "“The lifts failed in the spring.",
    "“Critics, ‘who say so,’ fear the worst.",
    "Khan said: “The boiler was condemned.",
];

/// How a quotation ends that has gone on.
const ENDS: &[&str] = &[
    "“Nobody answered the phone for a month. We gave up,” said Amira Khan.",
    "“We gave up,” he said.",
    "“It will never open again.”",
    "Khan said the roof leaked.",
];

/// Front matter.
const MATTERS: &[&str] = &[
    "",
    "---\ntitle: Of the pier\n---\n\n",
    "---\ndate: 2023-12-19\n---\n\n",
    "---\ngenre: opinion\ndate: 1975-12-19\n---\n\n",
    "---\ncopydesk:\n  words: [harrbour, Portugla]\n---\n\n",
    "---\nsponsored: yes\n---\n\n",
];

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn edits_keep_the_promises((format, before, behind) in edits()) {
        hold::of_edit(&before, &behind, format);
    }
}

/// Each of the paragraphs that may matter to another, which stand close in the list, is taken away far before and far
/// behind it.
#[test]
fn what_is_far_away_is_not_forgotten() {
    let between = "Rain fell on the harbour.\n\n".repeat(6);
    for (at, one) in PARAGRAPHS.iter().enumerate() {
        for other in PARAGRAPHS.iter().skip(at.saturating_sub(3)).take(6) {
            let both = format!("# Rain\n\n{one}\n\n{between}{other}\n");
            hold::of_edit(&both, &format!("# Rain\n\n{between}{other}\n"), Format::Markdown);
            hold::of_edit(&both, &format!("# Rain\n\n{one}\n\n{between}"), Format::Markdown);
        }
    }
}

/// A quotation that goes on over paragraphs has one speaker, who is named behind the last.
#[test]
fn a_speaker_is_named_any_number_of_paragraphs_on() {
    let quotation = "“The roof leaked in the winter and nobody came to look at it.\n\n“The lifts failed in the spring.\n\n\
        “The boiler was condemned.\n\n“Nobody answered the phone for a month. We gave up,”";
    let draft =
        |before: &str, speaker: &str| format!("{before}\n\nRain fell.\n\n{quotation} said {speaker}.");
    let named = draft("Snow fell.", "Amira Khan");
    hold::of_edit_with("delayed-attribution", &named, &draft("Snow fell.", "he"), Format::Plain);
    hold::of_edit_with("delayed-attribution", &named, &draft("Khan came.", "Amira Khan"), Format::Plain);
}

/// What tells that a word of a name is a slip stands in its sentence, even where that has no stop.
#[test]
fn a_sentence_tells_of_the_slips_in_its_names_alone() {
    let beside = [
        ("- He went to Portugla", "- & sons went, too", "- Rain fell."),
        ("- He met Angela Merkle", "- Jr. went, too", "- Rain fell."),
        ("- the party of Angela Merkels", "- party went far", "- Rain fell."),
    ];
    for (name, one, other) in beside {
        hold::of_edit_with(
            "misspelled-name",
            &format!("{name}\n{one}"),
            &format!("{name}\n{other}"),
            Format::Markdown,
        );
    }
    hold::of_edit_with(
        "misspelled-name",
        "He saw two\n\nGermanys were one.",
        "He saw it\n\nGermanys were one.",
        Format::Plain,
    );
}

/// Marks of italics are looked for on the line in the source, which may hold many blocks and begin before the first.
#[test]
fn italics_end_with_their_block() {
    let word = "harrbour";
    let edits = [
        (format!("<p><i>{word} </i> was far."), format!("<p><b>{word} </i> was far.")),
        (format!("<i><p>A<p>B<p>C<p>D<p>{word} </i>"), format!("<b><p>A<p>B<p>C<p>D<p>{word} </i>")),
        (format!("<p><i>{word}<p>A<p>B<p>C<p>D</i>"), format!("<p><i>{word}<p>A<p>B<p>C<p>D</b>")),
    ];
    for (before, behind) in edits {
        hold::of_edit_with("misspelling", &before, &behind, Format::Html);
    }
}

/// Where paragraphs are of one letter, the fifth stands close to the first.
#[test]
fn a_figure_far_below_counts_nobody() {
    let draft = |last: &str| format!("The pier is unsafe, say critics\n\nA\n\nB\n\nC\n\n{last}");
    hold::of_edit_with("vague-collective", &draft("5"), &draft("D"), Format::Plain);
}

/// The day of a draft stands on top, and an age is told by it anywhere.
#[test]
fn an_age_is_of_the_day_of_the_draft() {
    let between = "Rain fell on the harbour.\n\n".repeat(4);
    let draft = |year: &str| {
        format!(
            "VELM, Dec. 19, {year} (Reuters) - A bridge fell.\n\n{between}Ana Okafor, 43, was born in 1932."
        )
    };
    hold::of_edit_with("number-mismatch", &draft("2023"), &draft("1975"), Format::Markdown);
}

/// A name that the draft lists in its front matter is right from then on.
#[test]
fn what_the_front_matter_lists_is_known_at_once() {
    let draft = |words: &str| {
        let told = "Ilka Brandmeyer came. Brandmeyer left. Brandmeyr came back. Brandmeyer slept.";
        format!("---\ncopydesk:\n  words: [{words}]\n---\n\n{told}\n")
    };
    hold::of_edit_with("inconsistent-name", &draft("velm"), &draft("Brandmeyr"), Format::Markdown);
}

/// A rule that looks at one block only looks at no word of another, though it be the next in the draft.
#[test]
fn a_block_by_itself_ends_with_its_own_words() {
    let brandt = "Ilse Brandt came. She and Brandt sang. Then Brandt left.";
    let article = |before: &str| format!("{brandt}\n\nHe saw {before}\n\nBrant went home.");
    hold::of_edit_with("inconsistent-name", &article("the"), &article("it"), Format::Plain);
    let dateline = |dash: &str| format!("LONDON{dash}harrbour lines fell on Monday.");
    hold::of_edit_with("misspelling", &dateline(" -"), &dateline("--"), Format::Plain);
}
