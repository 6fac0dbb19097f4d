//! Edits: what is kept of a draft from before one is what is found in the edited draft by itself.

use super::{PIECES, formats, hold};
use copydesk::Format;
use proptest::prelude::*;

/// A draft, and the same with a few pieces in another's place: of sentences that hang on what stands beside them, or of
/// paragraphs that hang on what stands anywhere.
fn edits() -> impl Strategy<Value = (String, String)> {
    let beside = prop_oneof![3 => proptest::sample::select(SENTENCES), 1 => proptest::sample::select(PIECES)];
    let anywhere = prop_oneof![6 => proptest::sample::select(PARAGRAPHS), 1 => Just("# Of the pier")];
    prop_oneof![edits_of(beside, " ", 30), edits_of(anywhere, "\n\n", 16)]
}

fn edits_of(
    piece: impl Strategy<Value = &'static str> + Clone + 'static,
    between: &'static str,
    most: usize,
) -> impl Strategy<Value = (String, String)> {
    let pieces = proptest::collection::vec(piece.clone(), 1..most);
    let change = (any::<proptest::sample::Index>(), 0..3_usize, proptest::collection::vec(piece, 0..2));
    (pieces, change).prop_map(move |(pieces, (place, replaced, new))| {
        let start = place.index(pieces.len());
        let end = (start + replaced).min(pieces.len());
        let mut edited = pieces.clone();
        edited.splice(start..end, new);
        (pieces.join(between), edited.join(between))
    })
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_the_promises((before, behind) in edits(), format in formats()) {
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
    hold::of_edit(&named, &draft("Snow fell.", "he"), Format::Plain);
    hold::of_edit(&named, &draft("Khan came.", "Amira Khan"), Format::Plain);
}

/// What tells that a word of a name is a slip stands in its sentence, even where that has no stop.
#[test]
fn a_sentence_tells_of_the_slips_in_its_names_alone() {
    let beside = [
        ("- He went to Portugla", "- & sons went, too", "- Rain fell."),
        ("- He met Mr. Portugla", "- Jr. went, too", "- Rain fell."),
        ("- the party of Angela Merkels", "- party went far", "- Rain fell."),
    ];
    for (name, one, other) in beside {
        hold::of_edit(&format!("{name}\n{one}"), &format!("{name}\n{other}"), Format::Markdown);
    }
    hold::of_edit("He saw two\n\nGermanys were one.", "He saw it\n\nGermanys were one.", Format::Plain);
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
        hold::of_edit(&before, &behind, Format::Html);
    }
}

/// Where paragraphs are of one letter, the fifth stands close to the first.
#[test]
fn a_figure_far_below_counts_nobody() {
    let draft = |last: &str| format!("The pier is unsafe, say critics\n\nA\n\nB\n\nC\n\n{last}");
    hold::of_edit(&draft("5"), &draft("D"), Format::Plain);
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
    hold::of_edit(&draft("2023"), &draft("1975"), Format::Markdown);
}
