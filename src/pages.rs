//! The rules' pages as files, so that an editor and a terminal can open the page of a finding's rule.

use crate::rules;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs, io};

/// The file of a rule's page. All pages are written to the user's data folder at the first call;
/// `None` where that could not be done, or for a rule that has none.
pub fn file(rule: &str) -> Option<PathBuf> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = data_folder()?.join("copydesk/pages").join(env!("CARGO_PKG_VERSION"));
        match write_all(&folder) {
            Ok(()) => Some(folder),
            Err(error) => {
                tracing::warn!(%error, "the rules' pages could not be written; findings carry no link");
                None
            }
        }
    });
    let rule = rules::ALL.iter().find(|own| own.name == rule)?;
    Some(file_of(folder.as_ref()?, rule.name))
}

fn write_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for rule in rules::ALL {
        let file = file_of(folder, rule.name);
        if fs::read_to_string(&file).is_ok_and(|page| page == rule.page) {
            continue;
        }
        // Written aside and moved, so that a second server never shows half a page.
        let aside = folder.join(format!("{}.{}", rule.name, std::process::id()));
        fs::write(&aside, rule.page)?;
        fs::rename(&aside, &file)?;
    }
    Ok(())
}

fn file_of(folder: &Path, rule: &str) -> PathBuf {
    folder.join(format!("{rule}.md"))
}

/// `XDG_DATA_HOME`, or what takes its place on the platform; only an absolute path counts.
fn data_folder() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || folder("HOME");
    folder("XDG_DATA_HOME").or_else(|| match env::consts::OS {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => Some(home()?.join("Library/Application Support")),
        _ => Some(home()?.join(".local/share")),
    })
}
