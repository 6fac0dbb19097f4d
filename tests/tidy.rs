//! The house rules that a machine can check.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules in their layers: each may use only those before it.
const LAYERS: [&str; 19] = [
    "choice",
    "text",
    "finding",
    "lexicon",
    "config",
    "document",
    "word",
    "sentence",
    "spelling",
    "syntax",
    "annotations",
    "rules",
    "stet",
    "check",
    "fixing",
    "pages",
    "render",
    "lsp",
    "cli",
];

/// Crates that speak to a network, or that only such crates need.
const NETWORK: [&str; 9] =
    ["socket2", "mio", "hyper", "reqwest", "ureq", "curl", "rustls", "native-tls", "openssl"];

#[test]
fn modules_use_only_those_before_them() {
    let mut faults = Vec::new();
    for file in sources() {
        let Some(layer) = layer_of(&file) else { continue };
        for (number, line) in read(&file).lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for used in modules_used(code) {
                if LAYERS.iter().position(|name| *name == used).is_some_and(|at| at > layer) {
                    faults.push(format!(
                        "{}:{}: `{}` uses `{used}`",
                        shown(&file),
                        number + 1,
                        LAYERS[layer]
                    ));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn the_layers_are_the_modules_of_the_library() {
    let library = read(&root().join("src/lib.rs"));
    let modules: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, LAYERS);
}

/// A rule is `x.rs` and `x.md`, a `mod` line and a row, all of one name. A file in `rules/` that has
/// no page is a helper, and has no row.
#[test]
fn every_rule_has_its_files_its_line_and_its_row() {
    let table = read(&root().join("src/rules.rs"));
    let mut faults = Vec::new();
    for rule in copydesk::rules::ALL {
        let stem = rule.name.replace('-', "_");
        let folder = root().join("src/rules");
        let Ok(code) = fs::read_to_string(folder.join(format!("{stem}.rs"))) else {
            faults.push(format!("{}: no file {stem}.rs", rule.name));
            continue;
        };
        if !code.contains(&format!("name: \"{}\"", rule.name)) {
            faults.push(format!("{stem}.rs: is not about `{}`", rule.name));
        }
        if fs::read_to_string(folder.join(format!("{stem}.md"))).ok().as_deref() != Some(rule.page) {
            faults.push(format!("{}: its page is not {stem}.md", rule.name));
        }
        if !table.contains(&format!("mod {stem};")) || !table.contains(&format!("{stem}::RULE")) {
            faults.push(format!("{}: rules.rs lacks its `mod` line or its row", rule.name));
        }
        if !rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-') || rule.name.starts_with("no-") {
            faults.push(format!("{}: a name is words in kebab case, without `no-`", rule.name));
        }
    }
    for page in files_in("src/rules", "md") {
        let name = stem(&page).replace('_', "-");
        if copydesk::rules::find(&name, &copydesk::Config::default()).is_none() {
            faults.push(format!("{}: no row for it", shown(&page)));
        }
    }
    let names: BTreeSet<&str> = copydesk::rules::names(&copydesk::Config::default()).into_iter().collect();
    assert_eq!(names.len(), copydesk::rules::ALL.len(), "two rules have one name");
    assert_none(faults);
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    for file in sources() {
        let code = read(&file);
        if !code.starts_with("//! ") {
            faults.push(format!("{}: line 1 does not say what it is for", shown(&file)));
        }
        if code.lines().count() > 400 {
            faults.push(format!("{}: over 400 lines", shown(&file)));
        }
    }
    assert_none(faults);
}

#[test]
fn nothing_is_left_to_do_or_allowed() {
    let mut faults = Vec::new();
    for file in sources() {
        for (number, line) in read(&file).lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for word in ["todo!", "unimplemented!", "dbg!", "#[allow(", "#![allow(", "#[ignore"] {
                if code.contains(word) {
                    faults.push(format!("{}:{}: `{word}`", shown(&file), number + 1));
                }
            }
        }
    }
    assert_none(faults);
}

#[test]
fn word_lists_say_where_they_are_from_and_repeat_nothing() {
    let mut faults = Vec::new();
    for list in files_in("src/lexicon", "txt") {
        let text = read(&list);
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        for wanted in ["origin:", "licence:"] {
            if !head.iter().any(|line| line.to_lowercase().contains(wanted)) {
                faults.push(format!("{}: no `{wanted}` on top", shown(&list)));
            }
        }
        // A list whose head says so has several lines for a term, but none of them twice.
        let several = head.iter().any(|line| line.contains("may have several lines"));
        let mut terms = BTreeSet::new();
        for (number, line) in text.lines().enumerate() {
            let term = if several { line } else { line.split('|').next().unwrap_or("") }.trim();
            if !term.is_empty() && !line.starts_with('#') && !terms.insert(term) {
                faults.push(format!("{}:{}: `{term}` stands twice", shown(&list), number + 1));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn every_dependency_has_its_sentence() {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    let mut dependencies = BTreeSet::new();
    collect_dependencies(&manifest, &mut dependencies);
    assert!(dependencies.contains("clap") && dependencies.contains("tempfile"), "{dependencies:?}");
    let reasons = read(&root().join("docs/dependencies.md"));
    let lacks_reason = |name: &&String| {
        let row = format!("- `{name}`");
        !reasons
            .lines()
            .any(|line| line.starts_with(&row) && line.len() > row.len() + 20 && line.ends_with('.'))
    };
    assert_none(
        dependencies.iter().filter(lacks_reason).map(|name| format!("{name}: no sentence")).collect(),
    );
}

#[test]
fn no_crate_speaks_to_a_network() {
    let lock: toml::Table = read(&root().join("Cargo.lock")).parse().expect("Cargo.lock is TOML");
    let packages = lock["package"].as_array().expect("Cargo.lock lists packages");
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    assert!(names.contains("copydesk"));
    assert_none(NETWORK.iter().filter(|name| names.contains(*name)).map(ToString::to_string).collect());
}

#[test]
fn no_code_of_ours_speaks_to_a_network() {
    let mut faults = Vec::new();
    for file in sources() {
        let code = read(&file);
        for module in ["std::net", "unix::net", "tokio::net"] {
            if code.contains(module) {
                faults.push(format!("{}: `{module}`", shown(&file)));
            }
        }
    }
    assert_none(faults);
}

/// The page of formats and the table in the program say the same.
#[test]
fn the_page_of_formats_names_all() {
    let page = read(&root().join("docs/formats.md"));
    let mut faults = Vec::new();
    for format in copydesk::Format::ALL {
        let row =
            page.lines().find(|line| line.starts_with(&format!("| `{}` |", format.as_str()))).unwrap_or("");
        let extensions = format.extensions().iter().map(|extension| format!("`.{extension}`"));
        let languages = format.languages().iter().map(|language| format!("`{language}`"));
        for name in extensions.chain(languages).filter(|name| !row.contains(name.as_str())) {
            faults.push(format!("docs/formats.md: {} lacks {name}", format.as_str()));
        }
    }
    assert_none(faults);
}

/// An editor starts the server for every format that it can show.
#[test]
fn the_editors_know_all_languages() {
    let mut faults = Vec::new();
    let files = [
        "vscode/src/drafts.ts",
        "vscode/package.json",
        "helix/languages.toml",
        "neovim/lsp/copydesk.lua",
        "neovim/before-0.11.lua",
        "emacs/copydesk.el",
        "kate/settings.json",
        "vim/ale.vim",
        "vim/youcompleteme.vim",
        "vim/vim-lsp.vim",
        "vim/coc-settings.json",
    ];
    for file in files {
        let text = read(&root().join("editors").join(file));
        for format in copydesk::Format::ALL {
            let is_named = |language: &&&str| {
                [format!("\"{language}\""), format!("'{language}'"), format!(":{language}\"")]
                    .iter()
                    .any(|name| text.contains(name))
            };
            if !format.languages().is_empty() && format.languages().iter().find(is_named).is_none() {
                faults.push(format!("editors/{file}: no {}", format.as_str()));
            }
        }
    }
    assert_none(faults);
}

/// What the README tells its reader to run or to look at is there.
#[test]
fn the_readme_speaks_of_what_exists() {
    let help = Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("--help").output().expect("the binary runs");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let commands: Vec<&str> =
        help.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    let readme = read(&root().join("README.md"));
    let mut faults = Vec::new();
    for code in code_of(&readme) {
        let words: Vec<&str> = code.split_whitespace().collect();
        for pair in words.windows(2) {
            let is_command = pair[1].chars().all(|c| c.is_ascii_lowercase());
            let is_run = pair[0] == "copydesk" || (pair[0] == "--" && code.starts_with("cargo run"));
            if is_run && is_command && !commands.contains(&pair[1]) {
                faults.push(format!("`{code}`: there is no such command"));
            }
        }
        for word in words {
            let in_the_project = ["tests/", "examples/", "docs/", "editors/", "src/", ".ci/"];
            let path = word.split(':').next().unwrap_or(word);
            if in_the_project.iter().any(|folder| path.starts_with(folder)) && !root().join(path).exists() {
                faults.push(format!("{path}: is not there"));
            }
        }
    }
    assert_none(faults);
}

/// The code spans and the lines of the code fences of a Markdown text.
fn code_of(markdown: &str) -> Vec<String> {
    let mut code = Vec::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            code.push(line.trim_start_matches("$ ").to_owned());
        } else {
            code.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    code
}

fn collect_dependencies(table: &toml::Table, names: &mut BTreeSet<String>) {
    for (key, value) in table {
        let Some(inner) = value.as_table() else { continue };
        match key.as_str() {
            "dependencies" | "dev-dependencies" | "build-dependencies" => names.extend(inner.keys().cloned()),
            "target" => {
                inner.values().filter_map(|of| of.as_table()).for_each(|of| collect_dependencies(of, names))
            }
            _ => {}
        }
    }
}

/// The layer of a source file: that of its module, at the top of the library.
fn layer_of(file: &Path) -> Option<usize> {
    let inside = file.strip_prefix(root().join("src")).ok()?;
    let first = Path::new(inside.components().next()?.as_os_str()).with_extension("");
    LAYERS.iter().position(|name| first.as_os_str() == *name)
}

/// The modules at the top of the library that a line names: `crate::x` and `crate::{x, y}`.
fn modules_used(code: &str) -> Vec<&str> {
    let word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut used = Vec::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, found)| code.split_at(at + found.len())) {
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group.split(',').map(str::trim).map(|one| &one[..word(one)])),
            None => used.push(&rest[..word(rest)]),
        }
    }
    used
}

#[test]
fn uses_are_read_from_code() {
    assert_eq!(modules_used("use crate::text::Span;"), ["text"]);
    assert_eq!(modules_used("use crate::{rules, stet::Mark};"), ["rules", "stet"]);
    assert_eq!(modules_used("let x = crate::lsp::serve();"), ["lsp"]);
    assert_eq!(layer_of(&root().join("src/rules/repeated_word.rs")), Some(11));
    assert_eq!(layer_of(&root().join("src/main.rs")), None);
}

/// All Rust files of the library and the binary.
fn sources() -> Vec<PathBuf> {
    let files = files_in("src", "rs");
    assert!(files.len() > 20, "the sources were not found");
    files
}

/// The files below a folder with that extension, in order.
fn files_in(folder: &str, extension: &str) -> Vec<PathBuf> {
    let walk = ignore::WalkBuilder::new(root().join(folder)).build();
    let paths = walk.filter_map(Result::ok).map(ignore::DirEntry::into_path);
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|own| own == extension)).collect();
    files.sort();
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
