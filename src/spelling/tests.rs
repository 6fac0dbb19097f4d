//! Tables of words that are known, derived, rejected and put right.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::*;

fn us() -> &'static Dictionary {
    Dictionary::of(Dialect::EnUs)
}

fn gb() -> &'static Dictionary {
    Dictionary::of(Dialect::EnGb)
}

fn words(table: &str) -> impl Iterator<Item = &str> {
    table.split_whitespace()
}

#[test]
fn affix_rules_inflect_stems() {
    // Suffixes with and without stripping, prefixes, and both at once.
    for word in words(
        "happier unhappily cities boys buses hoped hoping applied relabeled undressed \
         largest nations creative kindness readable",
    ) {
        assert!(us().knows(word), "{word}");
    }
    // Conditions hold: no rule makes these of their stems.
    for word in words("citys happyer hopeing boies applyed buss's's") {
        assert!(!us().knows(word), "{word}");
    }
}

#[test]
fn capitals_may_be_added_but_not_taken() {
    for word in words("house House HOUSE London LONDON NASA McDonald MCDONALD I") {
        assert!(us().knows(word), "{word}");
    }
    for word in words("london hOuse HouSe nasa mcdonald Mcdonald LonDon") {
        assert!(!us().knows(word), "{word}");
    }
}

#[test]
fn apostrophes_accents_and_possessives_are_folded() {
    for word in words(
        "don't don’t DON'T mayor's mayor’s Mayor's MAYOR'S voters' voters’ London's it's \
         café cafe Café naïve fiancée fac\u{327}ade CAFÉ’S",
    ) {
        assert!(us().knows(word), "{word}");
    }
    for word in words("dont mayor' ' ’s qwx's") {
        assert!(!us().knows(word), "{word}");
    }
}

#[test]
fn dialects_differ() {
    for (american, british) in [
        ("color", "colour"),
        ("center", "centre"),
        ("organize", "organise"),
        ("traveled", "travelled"),
        ("defense", "defence"),
    ] {
        assert!(us().knows(american) && !us().knows(british), "{american}");
        assert!(gb().knows(british) && !gb().knows(american), "{british}");
    }
}

#[test]
fn derivations_are_accepted() {
    for word in words(
        "long-range ex-minister state-run Anglo-French 12-year-old 20-something \
         non-binding co-operate pre- London-based cloud-like NATO-led re-enter \
         cyberattack unvaccinated microplastics overpolicing noncitizens citywide \
         multicity pro-democracy mid-afternoon counter-protest 1990s 1990's '90s 3rd 20th \
         11th 112th 101st 5km 5pm 4.2bn 1,200 10:30 2-1 G20 F-16 MP3 4x100m 42 50% \
         talkin’ superdelegates' cyberattack's выборы 東京",
    ) {
        assert!(us().accepts(word), "{word}");
    }
}

#[test]
fn slips_are_not_taken_for_derivations() {
    for word in words(
        "untill supercede coleague recieve overal preceeding mispell 21th 2st 13rd 112nd \
         5zq lo9nger long-rnage - -- --- Xqzt-backed teh thier wich publically goverment",
    ) {
        assert!(!us().accepts(word), "{word}");
    }
}

#[test]
fn first_suggestions() {
    for (slip, meant) in [
        ("teh", "the"),
        ("recieve", "receive"),
        ("goverment", "government"),
        ("accomodate", "accommodate"),
        ("occured", "occurred"),
        ("comittee", "committee"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("wich", "which"),
        ("becuase", "because"),
        ("polive", "police"),
        ("untill", "until"),
        ("coleague", "colleague"),
        ("adress", "address"),
        ("tommorow", "tomorrow"),
        ("Goverment", "Government"),
        ("GOVERMENT", "GOVERNMENT"),
        ("goverment's", "government's"),
        ("goverments’", "governments’"),
        ("norweigan", "Norwegian"),
        ("mcdonald", "McDonald"),
        ("london", "London"),
        ("dont", "don't"),
        ("thats", "that's"),
        ("does’nt", "doesn’t"),
        ("alot", "a lot"),
        ("inthe", "in the"),
        ("ofNATO", "of NATO"),
        ("long-rnage", "long-range"),
    ] {
        let found = us().suggest(slip, 5);
        assert_eq!(found.first().map(String::as_str), Some(meant), "{slip}: {found:?}");
    }
    assert_eq!(gb().suggest("organize", 1), ["organise"]);
}

#[test]
fn suggestions_are_correct_distinct_and_limited() {
    for slip in ["govermnent", "resturant", "Shitt", "fcuk", "wierd", "Pakistn", "onthe", "its'"] {
        let found = us().suggest(slip, 8);
        assert!(found.len() <= 8);
        assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len(), "{found:?}");
        for text in &found {
            assert!(text.split(' ').all(|word| us().accepts(word)), "{slip}: {text}");
            assert_ne!(text, slip);
            assert!(!matches!(text.to_lowercase().as_str(), "shit" | "fuck"), "{slip}: {text}");
        }
        let fewer = us().suggest(slip, 2);
        assert_eq!(fewer[..], found[..fewer.len()]);
    }
    assert!(us().suggest("goverment", 0).is_empty());
}

#[test]
fn odd_text_gives_no_panic() {
    let mut words: Vec<String> = [
        "",
        " ",
        "'",
        "’",
        "’s",
        "'s",
        "-",
        "--",
        "-a",
        "a-",
        "‑",
        "'''",
        "s",
        "S",
        "é",
        "É",
        "\u{301}",
        "e\u{301}",
        "\u{AD}",
        "ß",
        "ẞ",
        "İ",
        "ı",
        "ǅ",
        "ﬁ",
        "🗞",
        "🗞️-led",
        "👩‍👩‍👧",
        "\u{0}",
        "\u{FFFD}",
        "نشر",
        "a\u{200D}b",
        "1",
        "1-",
        "٣rd",
        "1ſt",
        "’90s",
        "x’s’s’",
        "ΌΣΟΣ",
    ]
    .map(str::to_owned)
    .into();
    for unit in ["a", "é", "🗞", "-", "'", "’s", "ab-", "anti", "1", "İ"] {
        words.extend([39, 40, 41, 63, 64, 65, 200, 5000].map(|count| unit.repeat(count)));
    }
    // Every cut of a word with letters of several widths.
    let mixed = "Naïve’s-Ελλ🗞ing";
    for (at, _) in mixed.char_indices() {
        words.extend([mixed[at..].to_owned(), mixed[..at].to_owned()]);
    }
    for word in &words {
        for dictionary in [us(), gb()] {
            let _ = dictionary.knows(word);
            let _ = dictionary.accepts(word);
            assert!(dictionary.suggest(word, 3).len() <= 3);
        }
        let _ = typing_distance(word, "newspaper", 200);
        assert_eq!(typing_distance(word, word, 0), Some(0));
    }
}

#[test]
fn long_words_are_given_up() {
    let start = Instant::now();
    for _ in 0..100 {
        assert!(us().suggest(&"a".repeat(200), 5).is_empty());
    }
    // Generous, for a debug build on a busy machine.
    assert!(start.elapsed() < Duration::from_secs(1));
}

#[test]
fn distance_knows_the_keyboard() {
    let distance = |a: &str, b: &str| typing_distance(a, b, 1000).unwrap_or(u32::MAX);
    // In each row, the first pair is the likelier slip.
    for ((a, b), (c, d)) in [
        (("polive", "police"), ("polibe", "police")),
        (("recieve", "receive"), ("recevie", "receive")),
        (("teh", "the"), ("tqe", "the")),
        (("adress", "address"), ("adrss", "address")),
        (("dont", "don't"), ("don", "dont")),
        (("hause", "house"), ("hzuse", "house")),
        (("hoyse", "house"), ("youse", "house")),
        (("Mcdonald", "McDonald"), ("Macdonald", "McDonald")),
    ] {
        assert!(distance(a, b) < distance(c, d), "{a} {b} against {c} {d}");
    }
    assert_eq!(typing_distance("same", "same", 0), Some(0));
    assert_eq!(typing_distance("", "", 0), Some(0));
    assert_eq!(typing_distance("Smith", "Schmidt", 100), None);
    assert_eq!(typing_distance("a", &"b".repeat(500), 300), None);
}

#[test]
fn distance_is_symmetric_and_bounded() {
    let words = ["", "a", "ie", "ei", "Smith", "Smyth", "Schmidt", "don't", "dont", "receive", "aab", "aba"];
    for a in words {
        for b in words {
            let full = typing_distance(a, b, u32::MAX);
            assert_eq!(full, typing_distance(b, a, u32::MAX), "{a} {b}");
            let cost = full.unwrap_or_default();
            assert_eq!(typing_distance(a, b, cost), Some(cost), "{a} {b}");
            if cost > 0 {
                assert_eq!(typing_distance(a, b, cost - 1), None, "{a} {b}");
            }
        }
    }
}
