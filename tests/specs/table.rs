//! The table of rules in the README is that of the rules themselves.

use copydesk::rules;
use std::fmt::Write;
use std::path::PathBuf;

const START: &str = "<!-- rules -->\n";
const END: &str = "<!-- end of rules -->";

#[test]
fn the_readme_lists_every_rule() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README is there");
    let (before, rest) = readme.split_once(START).expect("the table has its start");
    let (shown, behind) = rest.split_once(END).expect("the table has its end");
    let table = table();
    if shown != table && std::env::var_os("UPDATE").is_some() {
        let fresh = format!("{before}{START}{table}{END}{behind}");
        std::fs::write(&path, fresh).expect("the README can be written");
    }
    assert!(shown == table, "the README's table of rules is not fresh: run UPDATE=1 cargo test --test specs");
}

/// All rules by family, each family where its first rule stands.
fn table() -> String {
    let mut families = Vec::new();
    for rule in rules::ALL {
        if !families.contains(&rule.family) {
            families.push(rule.family);
        }
    }
    let mut table =
        String::from("\n| rule | family | level | core | what it finds |\n|---|---|---|---|---|\n");
    for rule in families.iter().flat_map(|family| rules::ALL.iter().filter(|rule| rule.family == *family)) {
        let page = format!("src/rules/{}.md", rule.name.replace('-', "_"));
        let core = if rule.core { "yes" } else { "" };
        let (family, level) = (rule.family.as_str(), rule.level);
        writeln!(table, "| [`{}`]({page}) | {family} | {level} | {core} | {} |", rule.name, rule.summary)
            .expect("a string takes all");
    }
    table.push('\n');
    table
}
