//! Rules that a house has written into its settings, and `copydesk test`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{CLEAN, Desk};
use serde_json::{Value, json};

const RULES: &str = r##"
[[phrase]]
id = "at-this-point"
find = ["at this point in time", "at the present time"]
replacement = "now"
safe = true
message = "Is “now” meant?"
flagged = ["At this point in time, the port is shut.", "# Port shut at the present time"]
not-flagged = ["“At this point in time we know nothing,” Ana Ruiz said.", "The port is shut now."]

[[phrase]]
id = "utilise"
regex = '\b(?i:utili[sz](e[sd]?|ing))\b'
level = "info"
replacement = "us$1"
flagged = ["They utilised the crane."]

[[phrase]]
id = "no-pun"
find = "sail away"
zone = "headline"
level = "error"

[[pair]]
id = "adviser"
forms = ["adviser", "advisor"]
use = "adviser"
safe = true
flagged = ["Two advisors left."]
not-flagged = ["Two advisers left.", "“My advisor left,” she said."]

[[pair]]
id = "quay-or-wharf"
forms = ["quay", "wharf"]
"##;

/// The findings of a draft under these rules: rule, level, the words it is about, and the first fix.
fn findings(desk: &Desk, draft: &str) -> Vec<(String, String, String, Value)> {
    desk.write("a.md", draft.as_bytes());
    let json = desk.run("check a.md --format json --level hint").json();
    let findings = json["drafts"][0]["findings"].as_array().unwrap();
    let of_house = findings.iter().filter(|finding| {
        let rule = finding["rule"].as_str().unwrap();
        !copydesk::rules::ALL.iter().any(|own| own.name == rule)
    });
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let byte = |finding: &Value, end: &str| finding["span"][end]["byte"].as_u64().unwrap() as usize;
    let row = |finding: &Value| {
        let words = draft[byte(finding, "start")..byte(finding, "end")].to_owned();
        (
            text(&finding["rule"]),
            text(&finding["level"]),
            words,
            finding["fixes"][0]["edits"][0]["text"].clone(),
        )
    };
    of_house.map(row).collect()
}

fn row(rule: &str, level: &str, words: &str, fix: Value) -> (String, String, String, Value) {
    (rule.to_owned(), level.to_owned(), words.to_owned(), fix)
}

#[test]
fn phrases_and_pairs_are_found_where_they_are_looked_for() {
    let desk = Desk::with(&[("copydesk.toml", RULES)]);
    let draft = "# Sail away\n\nAt this  point in time the **advisors** utilise the quay. “At the present time we \
                 sail away,” said Ana Ruiz. Ships sail away from the wharf.\n";
    let expected = [
        row("no-pun", "error", "Sail away", Value::Null),
        row("at-this-point", "warning", "At this  point in time", json!("Now")),
        row("adviser", "warning", "advisors", json!("advisers")),
        row("utilise", "info", "utilise", json!("use")),
        row("quay-or-wharf", "warning", "wharf", json!("quay")),
    ];
    assert_eq!(findings(&desk, draft), expected);
}

/// A capital that a sentence begins with is no other form, and stays.
#[test]
fn pairs_count_at_the_start_of_a_sentence() {
    let settings = "[[pair]]\nid = 'example'\nforms = ['e.g.', 'for example']\nuse = 'for example'\nsafe = true\n\
                    [[pair]]\nid = 'net'\nforms = ['Internet', 'internet']\nuse = 'internet'\nsafe = true\n\
                    [[pair]]\nid = 'virus'\nforms = ['COVID', 'coronavirus']\n\
                    [[pair]]\nid = 'quay'\nforms = ['quay', 'wharf']\n";
    let desk = Desk::with(&[("copydesk.toml", settings)]);
    let draft = "E.g. coal fell, e.g. in Velm. COVID spread. Internet use fell; the Internet held.\n\nWharf after \
                 wharf shut at the quay. The coronavirus came.\n\n- Coronavirus again.\n";
    assert_eq!(
        findings(&desk, draft),
        [
            row("example", "warning", "E.g.", json!("For example")),
            row("virus", "warning", "COVID", json!("Coronavirus")),
            row("net", "warning", "Internet", json!("internet")),
            row("quay", "warning", "quay", json!("wharf")),
        ]
    );
    desk.run("check a.md --fix --unsafe-fixes --select example,net,virus,quay");
    assert_eq!(
        desk.read("a.md"),
        "For example coal fell, for example in Velm. Coronavirus spread. Internet use fell; the internet held.\n\n\
         Wharf after wharf shut at the wharf. The coronavirus came.\n\n- Coronavirus again.\n"
    );
}

#[test]
fn they_have_levels_marks_and_budgets_like_any_rule() {
    let settings = format!("{RULES}\n[rules]\nutilise = 'off'\nadviser = 'error'\n[budgets]\nhouse = 2\n");
    let desk = Desk::with(&[("copydesk.toml", &settings)]);
    let draft = "They utilise it at this point in time. <!-- stet at-this-point: as the statute says -->\n\nAdvisors \
                 came at the present time.\n\n<!-- stet advizer: nobody -->\nIt rained.\n";
    let found = findings(&desk, draft);
    assert_eq!(found.iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["adviser", "at-this-point"]);
    assert_eq!(found[0].1, "error");
    let said = desk.run("check a.md");
    assert!(said.out.contains("There is no rule `advizer`: is `adviser` meant?"), "{}", said.out);
    assert!(!said.out.contains("overspent-budget"), "{}", said.out);
    assert_eq!(desk.run("check a.md --select adviser --ignore at-this-point").code, 0, "within the budget");
    let said = desk.run("check a.md --select advizer");
    assert!(said.code == 2 && said.err.contains("did you mean `adviser`?"), "{}", said.err);
}

#[test]
fn only_what_is_marked_safe_is_fixed_unseen_and_quotations_stay() {
    let desk = Desk::with(&[("copydesk.toml", RULES)]);
    let draft =
        "At this point in time two advisors utilise it. “At this point in time I do,” said Ana Ruiz.\n";
    desk.write("a.md", draft.as_bytes());
    desk.run("check a.md --fix");
    let fixed = "Now two advisers utilise it. “At this point in time I do,” said Ana Ruiz.\n";
    assert_eq!(desk.read("a.md"), fixed);
    desk.run("check a.md --fix --unsafe-fixes");
    assert_eq!(desk.read("a.md"), fixed.replace("utilise", "use"));
}

#[test]
fn they_are_listed_explained_and_in_sarif() {
    let desk = Desk::with(&[("copydesk.toml", RULES), ("a.md", "They utilise it at this point in time.\n")]);
    let said = desk.run("rules");
    let house = said.out.split("\nhouse\n").nth(1).unwrap();
    assert!(house.contains("at-this-point  ") && house.contains("Is “now” meant?"), "{house}");
    let said = desk.run("explain at-this-point");
    assert_eq!(said.code, 0);
    assert!(
        said.out.starts_with("# At this point\n\nIs “now” meant?\n\n## Why it matters\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("## Not flagged\n\n```draft\n“At this point in time we know"), "{}", said.out);
    assert!(said.out.ends_with("Rule `at-this-point`, family house, level warning.\n"), "{}", said.out);
    let sarif = desk.run("check --format sarif").json();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == "at-this-point"), "{rules:?}");
    assert!(desk.run("check --statistics").out.contains("at-this-point  Is “now” meant?"));
}

#[test]
fn examples_are_tried_and_each_is_reported() {
    let desk = Desk::with(&[("copydesk.toml", RULES), ("none/copydesk.toml", "")]);
    let said = desk.run("test");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("ok    at-this-point  not flagged  “The port is shut now.”\n"), "{}", said.out);
    assert!(said.out.ends_with("8 examples of 5 rules hold; 2 rules without examples\n"), "{}", said.out);
    assert_eq!(desk.run("test none").out, "the settings have no rules of the house\n");

    let rule = "[[phrase]]\nid = 'shut'\nfind = 'shut'\nflagged = 'It opened.'\nnot-flagged = 'It shut.'\n";
    let part = "[[overrides]]\npaths = 'live/**'\n[[overrides.phrase]]\nid = 'open'\nfind = 'open'\nflagged = 'Open!'\n\
                [rules]\nshut = 'off'\n";
    desk.write("copydesk.toml", format!("{rule}{part}").as_bytes());
    let said = desk.run("test");
    assert_eq!(said.code, 1);
    assert_eq!(
        said.out,
        "FAIL  shut  flagged  “It opened.”: nothing is found\n\
         FAIL  shut  not flagged  “It shut.”: “shut” found\n\
         ok    open  flagged  “Open!”\n2 of 3 examples of 2 rules failed\n"
    );
    desk.write("copydesk.toml", b"[[phrase]]\nid = 'shut'\n");
    assert_eq!(desk.run("test").code, 2);
}

#[test]
fn each_mistake_in_a_rule_is_named_with_its_place_and_the_way_out() {
    let wrong = r#"
[[phrase]]
id = "bracket"
regex = "(a"
[[phrase]]
id = "empty"
regex = "a*"
[[phrase]]
id = "misspelling"
find = "x"
[[phrase]]
find = "x"
[[phrase]]
id = "two words"
find = "x"
regex = "x"
[[phrase]]
id = "again"
find = "war"
replacement = "a war"
zone = "heading"
[[pair]]
id = "one"
forms = ["adviser"]
[[pair]]
id = "neither"
forms = ["adviser", "advisor"]
use = "advicer"
[[pair]]
id = "neither"
form = "x"
[[phrase]]
id = "claims"
find = "x"
safe = true
level = "off"
[[pair]]
id = "twice"
forms = ["quay", "wharf", "quay"]
safe = true
"#;
    let desk = Desk::with(&[("copydesk.toml", wrong), ("a.md", CLEAN)]);
    let said = desk.run("check a.md");
    assert_eq!(said.code, 2);
    let expected = [
        "4:9: `regex` cannot be read: unclosed group; a text that is meant letter for letter goes into `find`",
        "7:9: `regex` matches what is empty, too, and so is found everywhere: let it need a letter",
        "9:6: `misspelling` is one of Copydesk’s own rules; give yours another name",
        "11:1: a `phrase` lacks its `id`, its name: id = \"at-this-point\"",
        "14:6: `two words` is no name of a rule; write it in small letters with hyphens: at-this-point",
        "16:9: a rule has `find` or `regex`, not both: make it two",
        "21:8: unknown zone `heading`; did you mean `headline`?",
        "24:9: a pair has two `forms` or more: forms = [\"adviser\", \"advisor\"]",
        "28:7: `advicer` is none of the `forms`; take one of adviser, advisor",
        "30:6: `neither` is the name of another rule of the house; give each its own",
        "31:1: unknown key of `pair` `form`; did you mean `forms`?",
        "33:6: `claims` is a family of Copydesk’s own rules; give yours another name",
        "35:8: nothing is changed without `replacement`, safe or not: add it, or take `safe` out",
        "36:9: a rule that is off finds nothing: take it out, or turn it off for some drafts by rules.claims = \"off\" in \
         an override",
        "39:9: `quay` is there twice: let one of the `forms` be another",
        "40:8: nothing is changed without `use`, safe or not: add it, or take `safe` out",
    ];
    let lines: Vec<&str> =
        said.err.lines().map(|line| line.trim_start_matches("error: copydesk.toml:")).collect();
    assert_eq!(lines, expected);
    desk.write("copydesk.toml", b"[[pair]]\nid = 'tag'\nforms = ['#velm', '#Velm']\n");
    assert!(desk.run("check a.md").err.contains("3:9: `#velm` is no form of a term; write each as a text"));
    let again = "[[phrase]]\nid = 'again'\nfind = 'war'\nreplacement = 'a war'\n";
    desk.write("copydesk.toml", again.as_bytes());
    let message = "copydesk.toml:4:15: the rule finds “a war”, its own `replacement`, too: let one of them be another, or \
         write `find` as a `regex`, in which capitals count";
    assert!(desk.run("check a.md").err.contains(message));
}

#[test]
fn a_rule_of_the_same_name_takes_the_place_of_the_houses() {
    let desk = Desk::with(&[
        ("house.toml", "[[phrase]]\nid = 'shut'\nfind = 'shut'\n[[phrase]]\nid = 'port'\nfind = 'port'\n"),
        (
            "copydesk.toml",
            "extends = 'house.toml'\n[[phrase]]\nid = 'shut'\nfind = 'closed'\n[rules]\nport = 'info'\n",
        ),
    ]);
    let found = findings(&desk, "The port is shut and closed.\n");
    assert_eq!(
        found,
        [row("port", "info", "port", Value::Null), row("shut", "warning", "closed", Value::Null)]
    );
}

#[test]
fn settings_with_a_mistake_hide_none_of_our_rules() {
    let desk = Desk::with(&[("copydesk.toml", "[rules]\nmispelling = 'off'\n")]);
    assert_eq!(desk.run("explain misspelling").code, 0);
    for command in ["rules", "explain at-this-point", "test"] {
        let said = desk.run(command);
        assert_eq!(said.code, 2, "{command}");
        assert!(said.err.contains("copydesk.toml:2:1: unknown rule `mispelling`"), "{}", said.err);
        assert_eq!(said.out.contains("misspelling"), command == "rules");
    }
}

#[test]
fn a_group_that_is_not_there_deletes_nothing() {
    let desk = Desk::with(&[("a.md", "They utilise it.\n")]);
    for (replacement, group) in [("$2", "2"), ("$1x", "1x"), ("${name}", "name")] {
        let rule = format!(
            "[[phrase]]\nid = 'use'\nregex = '(utilise)'\nreplacement = '{replacement}'\nsafe = true\n"
        );
        desk.write("copydesk.toml", rule.as_bytes());
        let said = desk.run("check --fix a.md");
        assert_eq!(said.code, 2, "{said:?}");
        assert!(
            said.err.contains(&format!("copydesk.toml:4:15: `regex` has no group `{group}`")),
            "{}",
            said.err
        );
        assert_eq!(desk.read("a.md"), "They utilise it.\n");
    }
    let rule = "[[phrase]]\nid = 'use'\nregex = '\\b(utilise)\\b'\nreplacement = '${1}d, $$2'\nsafe = true\n";
    desk.write("copydesk.toml", rule.as_bytes());
    desk.run("check --fix a.md");
    assert_eq!(desk.read("a.md"), "They utilised, $2 it.\n");
}

#[test]
fn rules_that_undo_each_other_leave_the_draft_as_it_is() {
    let rule = |id: &str, find: &str, replacement: &str| {
        format!("[[phrase]]\nid = '{id}'\nfind = '{find}'\nreplacement = '{replacement}'\nsafe = true\n")
    };
    let desk = Desk::with(&[("a.md", "Let it grow there.\n")]);
    let growing = rule("one", "grow", "shrink shrink") + &rule("other", "shrink", "grow grow");
    desk.write("copydesk.toml", growing.as_bytes());
    let said = desk.run("check --fix a.md");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a.md: left as it is, since each fix brings up another"), "{}", said.err);
    assert_eq!(desk.read("a.md"), "Let it grow there.\n");
    desk.write(
        "copydesk.toml",
        (rule("one", "grow", "shrink") + &rule("other", "shrink", "grow")).as_bytes(),
    );
    assert_eq!(desk.run("check --fix a.md").code, 1);
    assert_eq!(desk.read("a.md"), "Let it grow there.\n");
}
