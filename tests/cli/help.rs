//! `explain`, `rules`, `--help` and `--version`.

use crate::desk::Desk;
use crate::gating::git;

#[test]
fn the_version_is_the_packages() {
    let said = Desk::new().run("--version");
    assert_eq!((said.code, said.out), (0, format!("copydesk {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn help_shows_every_command_and_examples() {
    let said = Desk::new().run("--help");
    assert_eq!(said.code, 0);
    for word in ["check", "stream", "explain", "rules", "lsp", "Examples:", "copydesk.toml", "stet"] {
        assert!(said.out.contains(word), "{word} is missing in: {}", said.out);
    }
}

#[test]
fn the_examples_of_the_help_run() {
    let desk = Desk::new();
    for draft in ["story.md", "drafts/a.md", "letters/reply.md", "old.md", "new.md"] {
        desk.write(draft, b"It rained.\n");
    }
    let has_git = git(&desk, &["init", "--quiet", "--initial-branch", "main"])
        && git(&desk, &["commit", "--quiet", "--allow-empty", "--message", "one"]);
    for help in ["--help", "check --help"] {
        let text = desk.run(help).out;
        let examples = text.lines().filter_map(|line| line.strip_prefix("  copydesk "));
        let examples: Vec<&str> = examples.filter_map(|line| line.split("  ").next()).collect();
        assert!(examples.len() >= 5, "{examples:?}");
        for example in examples.iter().filter(|example| has_git || !example.contains("--since")) {
            let said = desk.run(example);
            assert_eq!(said.code, 0, "copydesk {example}: {said:?}");
        }
    }
}

#[test]
fn a_rule_is_explained_by_its_page() {
    let said = Desk::new().run("explain bare-anonymous-source");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("# Bare anonymous source\n"));
    assert!(said.out.ends_with("Rule `bare-anonymous-source`, family anonymity, level warning.\n"));
}

#[test]
fn an_unknown_rule_is_answered_by_the_nearest() {
    let said = Desk::new().run("explain bare-anonymous-sources");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err.contains("unknown rule `bare-anonymous-sources`; did you mean `bare-anonymous-source`?")
    );
    assert_eq!(Desk::new().run("explain").code, 2);
}

#[test]
fn the_rules_are_listed_for_people_and_programs() {
    let desk = Desk::new();
    let text = desk.run("rules");
    let json = desk.run("rules --format json").json();
    let rules = json.as_array().unwrap();
    assert_eq!(rules.len(), copydesk::rules::ALL.len());
    for (rule, row) in copydesk::rules::ALL.iter().zip(rules) {
        assert_eq!(row["name"], rule.name);
        assert_eq!(row["level"], rule.level.as_str());
        assert_eq!(row["family"], rule.family.as_str());
        assert_eq!(row["core"], rule.core);
        let line = text.out.lines().find(|line| line.split_whitespace().next() == Some(rule.name)).unwrap();
        assert!(line.contains(rule.summary) && line.contains(rule.level.as_str()), "{line}");
        assert_eq!(line.split_whitespace().nth(2) == Some("core"), rule.core, "{line}");
    }
}
