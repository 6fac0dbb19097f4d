//! Dictionaries of the user and the house: plain files, one word or name a line, `#` before a comment.

use super::ConfigError;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The name of the house's dictionary, beside its settings, and of the user's, in a folder of ours.
pub const NAME: &str = "dictionary.txt";

/// Longer lines are prose, or a file of another kind.
const LONGEST: usize = 100;

/// How often, and how long each time, the lock of another program is waited for.
const TRIES: usize = 50;
const WAIT: Duration = Duration::from_millis(20);

/// The entries of a dictionary's text, in its order.
///
/// # Errors
/// Each line that is no word or name.
pub fn parse(text: &str) -> Result<Vec<String>, Vec<ConfigError>> {
    let (mut entries, mut mistakes) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let Some(entry) = entry_of(line) else { continue };
        match wrong_with(&entry) {
            None => entries.push(entry),
            Some(message) => mistakes.push(ConfigError { line: number + 1, column: 1, message }),
        }
    }
    if mistakes.is_empty() { Ok(entries) } else { Err(mistakes) }
}

/// Adds a word or name to a dictionary, which is created with its folder where it is missing. What stands there
/// stays as it is; the entry is written behind it, in one piece. Returns whether it was missing.
///
/// # Errors
/// Where `entry` is no word or name, and where the file cannot be read or written.
pub fn add(file: &Path, entry: &str) -> io::Result<bool> {
    let refused = |message: &str| io::Error::new(ErrorKind::InvalidInput, message);
    let entry = entry_of(entry).ok_or_else(|| refused("there is no word to add"))?;
    if let Some(message) = wrong_with(&entry) {
        return Err(refused(&message));
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::options().read(true).append(true).create(true).open(file)?;
    lock(&file)?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    if text.lines().filter_map(entry_of).any(|known| known == entry) {
        return Ok(false);
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
    file.write_all(format!("{gap}{entry}{line_end}").as_bytes())?;
    file.sync_all()?;
    Ok(true)
}

/// Keeps two editors from adding one word twice. A file system without locks is written to all the same: what is
/// appended harms no other line.
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(WAIT),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(ErrorKind::TimedOut, "another program holds the dictionary; try again"))
}

/// The entry of a line: what stands before a comment, with single spaces; `None` where there is nothing.
fn entry_of(line: &str) -> Option<String> {
    let line = line.trim_start_matches('\u{feff}');
    let end = line.char_indices().find(|(at, letter)| {
        *letter == '#'
            && line.get(..*at).is_none_or(|before| before.is_empty() || before.ends_with([' ', '\t']))
    });
    let entry = line.get(..end.map_or(line.len(), |(at, _)| at)).unwrap_or("");
    let words: Vec<&str> = entry.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Why an entry is none.
fn wrong_with(entry: &str) -> Option<String> {
    let shown: String = entry.chars().filter(|letter| !letter.is_control()).take(30).collect();
    let is_flagged = entry.split_once('/').is_some_and(|(word, flags)| {
        !word.is_empty() && !flags.is_empty() && !word.contains(' ') && is_flags(word, flags)
    });
    if entry.chars().count() > LONGEST {
        return Some(format!("`{shown}…` is too long for a word or name; write one a line"));
    }
    if entry.contains(char::is_control) || !entry.contains(char::is_alphanumeric) {
        return Some(format!("`{shown}` is no word or name; write one a line, and `#` before a comment"));
    }
    is_flagged.then(|| {
        format!("`{shown}` has the flags of another program’s dictionary; leave out `/` and the rest")
    })
}

/// "velm/SM": capitals behind a word in small letters are no part of it, as in "AC/DC".
fn is_flags(word: &str, flags: &str) -> bool {
    word.ends_with(char::is_lowercase) && flags.chars().all(|letter| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_lines_without_comments() {
        let text = "\u{feff}# Ours.\n\nsluicegate\n  Ana   Ruiz  # mayor\r\nC#\nAC/DC\n";
        assert_eq!(parse(text).unwrap(), ["sluicegate", "Ana Ruiz", "C#", "AC/DC"]);
        assert_eq!(parse("").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn lines_that_are_no_entries_are_named() {
        let text = format!("velm\nvelm/SM\n---\n{}\n", "long ".repeat(40));
        let messages: Vec<String> = parse(&text).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            messages,
            [
                "2:1: `velm/SM` has the flags of another program’s dictionary; leave out `/` and the rest",
                "3:1: `---` is no word or name; write one a line, and `#` before a comment",
                "4:1: `long long long long long long …` is too long for a word or name; write one a line",
            ]
        );
    }

    #[test]
    fn a_word_is_added_once_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copydesk").join(NAME);
        assert!(add(&file, " sluicegate ").unwrap());
        assert_eq!(fs::read_to_string(&file).unwrap(), "sluicegate\n");
        fs::write(&file, "# Ours.\r\nsluicegate # a gate\r\nno end of line").unwrap();
        assert!(!add(&file, "sluicegate").unwrap());
        assert!(add(&file, "Ana  Ruiz").unwrap());
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            "# Ours.\r\nsluicegate # a gate\r\nno end of line\r\nAna Ruiz\r\n"
        );
        for nothing in ["", "  # note", "...", "a\u{7}b"] {
            assert_eq!(add(&file, nothing).unwrap_err().kind(), ErrorKind::InvalidInput, "{nothing:?}");
        }
        assert!(add(folder.path(), "velm").is_err());
    }

    #[test]
    fn words_that_are_added_at_once_all_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(NAME);
        thread::scope(|scope| {
            for number in 0..8 {
                let file = &file;
                scope.spawn(move || add(file, &format!("velm{number}")).unwrap());
            }
        });
        assert_eq!(parse(&fs::read_to_string(&file).unwrap()).unwrap().len(), 8);
    }
}
