//! Holds the pages of the book against what they speak of.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for page in pages() {
        let text = read(&page);
        for link in links(&text).filter(|link| !link.contains("://")) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if path.is_empty() { page.clone() } else { page.parent().unwrap_or(&page).join(path) };
            seen += 1;
            if !target.exists() || !heading.is_empty() && !anchors(&read(&target)).any(|own| own == heading) {
                faults.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(seen > 100, "the links were not found");
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_table_of_contents_names_every_page() {
    let contents = read(&root().join("docs/README.md"));
    let named: Vec<&str> = links(&contents).map(|link| link.split('#').next().unwrap_or(link)).collect();
    for page in pages().iter().filter_map(|page| page.strip_prefix(root().join("docs")).ok()) {
        assert!(
            page == "README.md" || named.iter().any(|link| Path::new(link) == page),
            "{}",
            page.display()
        );
    }
}

/// In a row of its table: `name` and `name` in `file`.
#[test]
fn the_tests_that_prove_privacy_are_there() {
    let page = read(&root().join("docs/privacy.md"));
    let mut seen = 0;
    for cell in page.lines().filter(|line| line.ends_with(".rs` |")).filter_map(|row| row.rsplit('|').nth(1))
    {
        let mut code: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        let tests = read(&root().join(code.pop().expect("a file of tests")));
        assert!(!code.is_empty(), "{cell}");
        for name in code {
            assert!(tests.contains(&format!("#[test]\nfn {name}()")), "{name}: is not there");
            seen += 1;
        }
    }
    assert!(seen > 5, "the names of tests were not found");
}

/// The README and the pages of `docs` and of the editors.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    let folders = ["docs", "editors/emacs", "editors/helix", "editors/neovim", "editors/vscode"];
    for folder in folders {
        let files = fs::read_dir(root().join(folder)).into_iter().flatten().flatten().map(|file| file.path());
        pages.extend(files.filter(|file| file.extension().is_some_and(|own| own == "md")));
    }
    pages
}

/// What the links of a page lead to, outside of code.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    let prose = page.lines().filter(move |line| {
        fenced ^= line.trim_start().starts_with("```");
        !fenced
    });
    prose.flat_map(|line| line.split("](").skip(1).filter_map(|rest| rest.split(')').next()))
}

/// The anchors of a page's headings, as code hosts make them.
fn anchors(page: &str) -> impl Iterator<Item = String> {
    page.lines().filter(|line| line.starts_with('#')).map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
