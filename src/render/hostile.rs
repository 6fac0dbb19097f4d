//! Every format of a finding whose words try to break out of it.

use super::{CheckedDraft, Renderer, Run, Summary};
use super::{checkstyle, concise, github, gitlab, jsonl, junit, markdown, rdjson, sarif};
use crate::check::identity::Identity;
use crate::document::{Document, Format};
use crate::finding::{Finding, Fix, Level, Related, Safety};
use crate::text::{Edit, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SOURCE: &str = "É rain.\nIt \u{0}\u{1b}rained | \"a\" <b> & ]]> 100%, ::error:: `x`\n";
const MESSAGE: &str = "50%, a:b | \"c\" <d a='e'> & ]]>\r\n::error::\u{0}\u{1b}\u{202e}\u{ffff} `f` \\";
const PATH: &str = "a b,c:d%&<e>\"|é.md";

/// What a format says of the same two findings in one draft, between a draft of which it says nothing and one more.
fn rendered(renderer: &dyn Renderer) -> String {
    let document = Document::parse(SOURCE, Format::Plain);
    let span = Span::new(SOURCE.find("rained").unwrap(), SOURCE.find(" |").unwrap());
    let fix = |edits| Fix { title: MESSAGE.into(), edits, safety: Safety::Safe };
    let edit = Edit { span, text: "snowed\n\u{0}\"".into() };
    let loud = Finding {
        rule: "misspelling",
        level: Level::Error,
        span,
        message: MESSAGE.into(),
        related: vec![Related { span: Span::new(0, 2), message: MESSAGE.into() }],
        fixes: vec![fix(vec![edit.clone()]), fix(vec![Edit { span: Span::at(0), text: "é".into() }, edit])],
    };
    let quiet =
        Finding { level: Level::Hint, span: Span::at(0), fixes: vec![], related: vec![], ..loud.clone() };
    let findings = [quiet, loud];
    let identity = |earlier| Identity { rule: "misspelling", sentence: MESSAGE.into(), earlier };
    let identities = [identity(0), identity(1)];
    let empty = CheckedDraft { path: "clean.md", document: &document, findings: &[], identities: &[] };
    let full = CheckedDraft { path: PATH, document: &document, findings: &findings, identities: &identities };
    let again = CheckedDraft { path: "again.md", ..full };
    let levels = [Level::Hint, Level::Error, Level::Hint, Level::Error];
    let summary = Summary::of(levels.map(|level| ("misspelling", level)), Level::Hint);
    let problems = BTreeSet::from([MESSAGE.to_owned()]);
    let run = Run {
        drafts: 3,
        summary: &summary,
        lowest: Level::Hint,
        problems: &problems,
        house_rules: &[],
        overspent: &[],
    };
    let drafts = [empty, full, again].map(|draft| renderer.draft(&draft));
    let drafts: Vec<String> = drafts.into_iter().filter(|draft| !draft.is_empty()).collect();
    renderer.begin() + &drafts.join(renderer.between()) + &renderer.end(&run)
}

fn parsed(renderer: &dyn Renderer) -> Value {
    serde_json::from_str(&rendered(renderer)).unwrap()
}

#[test]
fn lines_stay_lines() {
    for (renderer, lines) in
        [(&concise::Concise as &dyn Renderer, 4), (&github::GitHub, 4), (&jsonl::JsonLines, 4)]
    {
        assert_eq!(rendered(renderer).lines().count(), lines);
    }
    let concise = rendered(&concise::Concise);
    assert!(concise.starts_with(&format!("{PATH}:1:1: hint misspelling 50%, a:b | ")), "{concise}");
    assert!(!concise.contains(['\u{0}', '\u{1b}', '\u{202e}', '\r']));
    for line in rendered(&jsonl::JsonLines).lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        assert_eq!((&finding["message"], &finding["rule"]), (&json!(MESSAGE), &json!("misspelling")));
    }
}

#[test]
fn github_reads_the_message_and_nothing_else() {
    let out = rendered(&github::GitHub);
    let line = out.lines().nth(1).unwrap();
    let (properties, message) = line.strip_prefix("::error ").unwrap().split_once("::").unwrap();
    assert_eq!(
        properties,
        "file=a b%2Cc%3Ad%25&<e>\"|é.md,line=2,endLine=2,col=6,endColumn=12,title=Copydesk misspelling"
    );
    let decoded = message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    assert_eq!(decoded, MESSAGE);
    assert!(out.starts_with("::notice file="));
}

#[test]
fn gitlab_has_its_keys_and_no_fingerprint_twice() {
    let issues = parsed(&gitlab::GitLab);
    let issues = issues.as_array().unwrap();
    assert_eq!(issues.len(), 4);
    let mut fingerprints = BTreeSet::new();
    for issue in issues {
        assert_eq!(issue["description"], MESSAGE);
        assert_eq!(issue["check_name"], "misspelling");
        assert!(["info", "critical"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert!(fingerprints.insert(issue["fingerprint"].as_str().unwrap()));
    }
    assert_eq!(issues[0]["location"]["path"], PATH);
}

#[test]
fn junit_counts_cases_and_failures() {
    let out = rendered(&junit::JUnit);
    let tree = roxmltree::Document::parse(&out).unwrap();
    let suites: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("testsuite")).collect();
    assert_eq!(suites.len(), 3, "a clean draft is a suite that passes");
    for suite in &suites {
        let cases = suite.children().filter(|node| node.has_tag_name("testcase")).count();
        let failures = suite.descendants().filter(|node| node.has_tag_name("failure")).count();
        assert_eq!(suite.attribute("tests"), Some(&*cases.to_string()));
        assert_eq!(suite.attribute("failures"), Some(&*failures.to_string()));
    }
    assert_eq!(suites[1].attribute("name"), Some(PATH));
    let failure = suites[1].descendants().find(|node| node.has_tag_name("failure")).unwrap();
    assert!(
        failure
            .attribute("message")
            .unwrap()
            .starts_with("50%, a:b | \"c\" <d a='e'> & ]]>\u{fffd}\u{fffd}::")
    );
}

#[test]
fn checkstyle_names_the_files_in_which_something_was_found() {
    let out = rendered(&checkstyle::Checkstyle);
    let tree = roxmltree::Document::parse(&out).unwrap();
    let files: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("file")).collect();
    assert_eq!(
        files.iter().map(|file| file.attribute("name").unwrap()).collect::<Vec<_>>(),
        [PATH, "again.md"]
    );
    let error = files[0].children().filter(|node| node.has_tag_name("error")).nth(1).unwrap();
    let attribute = |name| error.attribute(name).unwrap();
    assert_eq!((attribute("line"), attribute("column"), attribute("severity")), ("2", "6", "error"));
    assert_eq!(attribute("source"), "copydesk.misspelling");
}

#[test]
fn rdjson_counts_columns_in_bytes_and_suggests_what_is_one_edit() {
    let result = parsed(&rdjson::RdJson);
    assert_eq!(result["source"]["name"], "copydesk");
    let diagnostics = result["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), 4);
    let range = json!({ "start": { "line": 2, "column": 6 }, "end": { "line": 2, "column": 12 } });
    let loud = &diagnostics[1];
    assert_eq!(loud["location"], json!({ "path": PATH, "range": range }));
    assert_eq!(loud["suggestions"], json!([{ "range": range, "text": "snowed\n\u{0}\"" }]));
    assert_eq!((&loud["severity"], &loud["code"]["value"]), (&json!("ERROR"), &json!("misspelling")));
    let related = json!({ "start": { "line": 1, "column": 1 }, "end": { "line": 1, "column": 3 } });
    assert_eq!(loud["related_locations"][0]["location"]["range"], related, "É is two bytes");
}

#[test]
fn sarif_names_its_rules_and_its_places() {
    let log = parsed(&sarif::Sarif);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!((&results[0]["level"], &results[1]["level"]), (&json!("note"), &json!("error")));
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b%2Cc%3Ad%25%26%3Ce%3E%22%7C%C3%A9.md");
    let region = json!({ "startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 12 });
    assert_eq!(place["region"], region);
    let fixes = results[1]["fixes"].as_array().unwrap();
    assert_eq!(fixes[1]["artifactChanges"][0]["replacements"].as_array().unwrap().len(), 2);
    let print =
        |number: usize| results[number]["partialFingerprints"]["copydeskFinding/v1"].as_str().unwrap();
    assert!(print(0) != print(1) && print(1) == print(3), "moved to another file it is the same finding");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 1, "each rule once");
    assert!(rules[0]["help"]["markdown"].as_str().unwrap().starts_with("# "));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn markdown_has_a_row_of_four_cells_for_each_finding() {
    let out = rendered(&markdown::Markdown);
    let rows: Vec<&str> = out.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 2 + 4);
    for row in rows {
        assert_eq!(row.matches('|').count(), 5, "{row}");
    }
    assert!(!out.contains("<d") && out.ends_with("in 3 drafts.\n"), "{out}");
}
