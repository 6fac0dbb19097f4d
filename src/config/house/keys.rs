//! The keys of the rules of the house, and what is wrong with one.

use super::Zone;
use crate::config::KnownNames;
use crate::config::check::Mistake;
use crate::config::keys::{Entries, Fields, Key, Kind, Words};
use crate::config::phrases::{compiled, literal};
use crate::config::value::{Pair, Value, pair_of, value_of};
use crate::finding::Level;

/// The keys under which a house has rules of its own.
pub(in crate::config) const KINDS: [&str; 2] = ["phrase", "pair"];

/// Adds the names of the house's rules in some settings to those that are known. They stand at the top and in overrides;
/// there, and in a file that extends another, one may take the place of one of the same name.
pub(in crate::config) fn add_names(pairs: &[Pair], known: &mut KnownNames, mistakes: &mut Vec<Mistake>) {
    let mut own: Vec<&str> = Vec::new();
    for kind in KINDS {
        for (rule, _) in value_of(pairs, kind).map_or(&[][..], Value::items) {
            let Value::Table(rule) = rule else { continue };
            let Some(pair) = pair_of(rule, "id") else { continue };
            let Value::Text(id) = &pair.value else { continue };
            let message = if known.rules.contains(id) {
                format!("`{id}` is one of Copydesk’s own rules; give yours another name")
            } else if known.families.contains(&id.as_str()) {
                format!("`{id}` is a family of Copydesk’s own rules; give yours another name")
            } else if own.contains(&id.as_str()) || known.house.get(id).is_some_and(|other| *other != kind) {
                format!("`{id}` is the name of another rule of the house; give each its own")
            } else {
                own.push(id);
                known.house.insert(id.clone(), kind);
                continue;
            };
            mistakes.push(Mistake::new(pair.value_at, message));
        }
    }
    for (part, _) in value_of(pairs, "overrides").map_or(&[][..], Value::items) {
        if let Value::Table(pairs) = part {
            add_names(pairs, known, mistakes);
        }
    }
}

const fn key(name: &'static str, about: &'static str, kind: Kind) -> Key {
    Key { name, about, kind }
}

const ID: Key = key("id", "The rule's name: words in small letters with hyphens between.", Kind::Text);

/// What phrases and pairs both have.
static SHARED: [Key; 5] = [
    key("message", "What a finding says: a question and a way out.", Kind::Text),
    key(
        "level",
        "How loud the rule is where `[rules]` says nothing; a warning if not set.",
        Kind::OneOf(Words {
            names: &["hint", "info", "warning", "error"],
            like: "warning",
            meant: |name| name.parse().ok().map(Level::as_str),
        }),
    ),
    key(
        "safe",
        "Whether no editor would object to the change, so that `--fix` may make it unseen.",
        Kind::Choice,
    ),
    key("flagged", "Drafts in which the rule must find something.", Kind::Texts),
    key("not-flagged", "Drafts in which it must find nothing.", Kind::Texts),
];

/// The keys of `[[phrase]]`.
pub(in crate::config) static PHRASE: Entries = Entries {
    fields: Fields {
        table: "a table",
        unknown: "key of `phrase`",
        keys: &[
            ID,
            key("find", "Texts to be found as whole words.", Kind::Texts),
            key("regex", "A regular expression to be found, in place of texts.", Kind::Text),
            key(
                "zone",
                "Where it is looked for; outside quotations if not set.",
                Kind::OneOf(Words {
                    names: &Zone::NAMES,
                    like: "headline",
                    meant: |name| name.parse().ok().map(Zone::as_str),
                }),
            ),
            key(
                "replacement",
                "What could stand there instead; `$1` is the regex's first group.",
                Kind::Text,
            ),
        ],
        shared: &SHARED,
    },
    required: ("id", "its name: id = \"at-this-point\""),
    check: check_phrase,
};

/// The keys of `[[pair]]`.
pub(in crate::config) static PAIR: Entries = Entries {
    fields: Fields {
        table: "a table",
        unknown: "key of `pair`",
        keys: &[
            ID,
            key("forms", "Two forms of one term, or more.", Kind::Texts),
            key(
                "use",
                "The one that the house uses; without it a draft may have either, but not both.",
                Kind::Text,
            ),
        ],
        shared: &SHARED,
    },
    required: ("id", "its name: id = \"adviser\""),
    check: check_pair,
};

fn check_phrase(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    check_id(pairs, mistakes);
    check_level(pairs, mistakes);
    check_safe(pairs, "replacement", mistakes);
    let mistake = match (pair_of(pairs, "find"), pair_of(pairs, "regex")) {
        (None, None) => pair_of(pairs, "id")
            .map(|id| (id, "this rule finds nothing: give it `find` or `regex`".to_owned())),
        (Some(_), Some(regex)) => {
            Some((regex, "a rule has `find` or `regex`, not both: make it two".to_owned()))
        }
        (None, Some(regex)) => wrong_with_regex(regex)
            .map(|message| (regex, message))
            .or_else(|| wrong_with_groups(regex, pair_of(pairs, "replacement"))),
        (Some(find), None) if find.value.items().is_empty() => {
            Some((find, "`find` holds no text".to_owned()))
        }
        (Some(find), None) => wrong_with_replacement(find, pair_of(pairs, "replacement")),
    };
    mistakes.extend(mistake.map(|(pair, message)| Mistake::new(pair.value_at, message)));
}

fn wrong_with_regex(regex: &Pair) -> Option<String> {
    match compiled(regex.value.texts().next()?) {
        Ok(pattern) if !pattern.is_match("") => None,
        Ok(_) => Some(
            "`regex` matches what is empty, too, and so is found everywhere: let it need a letter".to_owned(),
        ),
        Err(wrong) => Some(format!(
            "`regex` cannot be read: {wrong}; a text that is meant letter for letter goes into `find`"
        )),
    }
}

/// A group that is not there would stand for nothing, so that a fix would delete words.
fn wrong_with_groups<'a>(regex: &Pair, replacement: Option<&'a Pair>) -> Option<(&'a Pair, String)> {
    let replacement = replacement?;
    let pattern = compiled(regex.value.texts().next()?).ok()?;
    let groups = compiled(r"\$\$|\$\{([^}]*)\}|\$([0-9A-Za-z_]+)").ok()?;
    let mut named = groups
        .captures_iter(replacement.value.texts().next()?)
        .filter_map(|found| found.get(1).or(found.get(2)))
        .map(|name| name.as_str());
    let is_there = |name: &str| match name.parse::<usize>() {
        Ok(number) => number < pattern.captures_len(),
        Err(_) => pattern.capture_names().flatten().any(|group| group == name),
    };
    named.find(|name| !is_there(name)).map(|name| {
        let message = format!(
            "`regex` has no group `{name}`: write ${{1}} where letters follow a number, and $$ for the sign itself"
        );
        (replacement, message)
    })
}

/// A fix that makes what the rule finds again would have no end.
fn wrong_with_replacement<'a>(find: &Pair, replacement: Option<&'a Pair>) -> Option<(&'a Pair, String)> {
    let replacement = replacement?;
    let text = replacement.value.texts().next()?;
    let finds: Vec<String> = find.value.texts().map(str::to_owned).collect();
    literal(&finds)?.is_match(text).then(|| {
        let message = format!(
            "the rule finds “{text}”, its own `replacement`, too: let one of them be another, or write `find` as a \
             `regex`, in which capitals count"
        );
        (replacement, message)
    })
}

fn check_pair(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    check_id(pairs, mistakes);
    check_level(pairs, mistakes);
    check_safe(pairs, "use", mistakes);
    let Some(place) = pair_of(pairs, "forms").or(pair_of(pairs, "id")) else { return };
    let forms: Vec<&str> = pair_of(pairs, "forms").map_or(Vec::new(), |forms| forms.value.texts().collect());
    // The forms become a line of a list, in which these marks mean something.
    let is_none = |form: &&&str| form.contains([';', '|']) || form.starts_with('#');
    let used = pair_of(pairs, "use").zip(value_of(pairs, "use").and_then(|used| used.texts().next()));
    let mistake = if forms.len() < 2 {
        (place, "a pair has two `forms` or more: forms = [\"adviser\", \"advisor\"]".to_owned())
    } else if let Some(form) = forms.iter().find(is_none) {
        (place, format!("`{form}` is no form of a term; write each as a text of its own"))
    } else if let Some(form) =
        forms.iter().enumerate().find_map(|(at, form)| forms[..at].contains(form).then_some(form))
    {
        (place, format!("`{form}` is there twice: let one of the `forms` be another"))
    } else if let Some((pair, used)) = used.filter(|(_, used)| !forms.contains(used)) {
        (pair, format!("`{used}` is none of the `forms`; take one of {}", forms.join(", ")))
    } else {
        return;
    };
    mistakes.push(Mistake::new(mistake.0.value_at, mistake.1));
}

/// A rule's name stands in settings, stet marks and addresses.
fn check_id(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    let Some(pair) = pair_of(pairs, "id") else { return };
    let id = pair.value.texts().next().unwrap_or_default();
    let is_of_name = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !id.chars().all(is_of_name) || id.starts_with('-') || id.ends_with('-') {
        let message =
            format!("`{id}` is no name of a rule; write it in small letters with hyphens: at-this-point");
        mistakes.push(Mistake::new(pair.value_at, message));
    }
}

/// A rule that is off wherever it holds finds nothing.
fn check_level(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    let Some(pair) = pair_of(pairs, "level").filter(|pair| pair.value.texts().eq(["off"])) else { return };
    let id = value_of(pairs, "id").and_then(|id| id.texts().next()).unwrap_or_default();
    let message = format!(
        "a rule that is off finds nothing: take it out, or turn it off for some drafts by rules.{id} = \"off\" in an \
         override"
    );
    mistakes.push(Mistake::new(pair.value_at, message));
}

/// What no change is known for cannot be changed unseen.
fn check_safe(pairs: &[Pair], change: &str, mistakes: &mut Vec<Mistake>) {
    let Some(pair) = pair_of(pairs, "safe").filter(|pair| pair.value == Value::Choice(true)) else { return };
    if value_of(pairs, change).is_none() {
        let message =
            format!("nothing is changed without `{change}`, safe or not: add it, or take `safe` out");
        mistakes.push(Mistake::new(pair.value_at, message));
    }
}
