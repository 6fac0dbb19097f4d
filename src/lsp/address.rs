//! The addresses of drafts.

use crate::text::visible;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::path::PathBuf;
use tower_lsp::ls_types::Uri;

/// The file that an address names; `None` for one of another kind, such as the old side of a comparison.
pub fn file_of(uri: &Uri) -> Option<PathBuf> {
    uri.to_file_path().filter(|_| is_file(uri)).map(Cow::into_owned)
}

/// Whether an address is a file's.
pub fn is_file(uri: &Uri) -> bool {
    uri.scheme().as_str() == "file"
}

/// How a draft is called: the last part of its path.
pub fn name_of(uri: &Uri) -> String {
    let path = uri.path().as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    visible::line(&percent_decode_str(name).decode_utf8_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn only_files_have_a_path_and_all_have_a_name() {
        let file: Uri = "file:///desk/a%20%281%29.md".parse().unwrap();
        assert_eq!(file_of(&file).as_deref(), Some(Path::new("/desk/a (1).md")));
        assert_eq!(name_of(&file), "a (1).md");
        let old: Uri = "git:/desk/a.md?HEAD".parse().unwrap();
        assert_eq!((file_of(&old), name_of(&old)), (None, "a.md".to_owned()));
        let untitled: Uri = "untitled:Untitled-1".parse().unwrap();
        assert_eq!(name_of(&untitled), "Untitled-1");
    }
}
