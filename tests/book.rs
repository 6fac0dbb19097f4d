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

/// Whoever looks for an editor finds its page, and there the files themselves.
#[test]
fn the_page_of_editors_leads_to_each() {
    let page = read(&root().join("docs/editors.md"));
    let editors = editors();
    assert!(editors.len() > 3, "the folders of editors were not found");
    for editor in editors {
        let name = editor.file_name().unwrap_or_default().to_string_lossy();
        let readme = format!("../editors/{name}/README.md");
        assert!(links(&page).any(|link| link == readme), "{name}: is not in docs/editors.md");
    }
}

/// What a page tells to copy is linked: a copy in the page would not be what the tests use.
#[test]
fn no_page_copies_a_file_of_an_editor() {
    const LINES: usize = 3;
    let files: Vec<String> =
        editors().iter().flat_map(|editor| files_in(editor)).filter_map(set_up).collect();
    assert!(files.len() > 5, "the files of editors were not found");
    for page in pages() {
        for fence in read(&page).split("```").skip(1).step_by(2) {
            for passage in lines_of_words(fence).windows(LINES).map(|lines| lines.join("\n")) {
                assert!(!files.iter().any(|file| file.contains(&passage)), "{}: {passage}", page.display());
            }
        }
    }
}

/// What a file that is none of our pages says, line by line.
fn set_up(file: PathBuf) -> Option<String> {
    let is_page = file.extension().is_some_and(|own| own == "md");
    let text = fs::read_to_string(&file).ok().filter(|_| !is_page)?;
    Some(lines_of_words(&text).join("\n"))
}

/// The lines that hold more than brackets, without their indent.
fn lines_of_words(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphabetic)).collect()
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
    for folder in editors().into_iter().chain([root().join("docs")]) {
        pages.extend(files_in(&folder).filter(|file| file.extension().is_some_and(|own| own == "md")));
    }
    pages
}

/// The folders of editors.
fn editors() -> Vec<PathBuf> {
    files_in(&root().join("editors")).filter(|path| path.is_dir()).collect()
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path())
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
