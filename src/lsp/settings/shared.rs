//! The settings that the drafts of a server share: what belongs to one settings file is read once for all of them, and
//! where it is wrong now, what was right last holds for all of them alike.

use super::{Sent, Settings, Stamp, Wrong, derived, read, what_is_right};
use crate::config::files;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// All settings that were read. A file that takes long to read holds up its own drafts only.
#[derive(Debug, Default)]
pub struct Shared(Mutex<HashMap<Key, Arc<Mutex<Known>>>>);

/// Drafts with the same settings file and the same settings of the editor.
#[derive(PartialEq, Eq, Hash, Debug)]
struct Key {
    file: Option<PathBuf>,
    /// The editor's folder that has settings of its own.
    folder: Option<PathBuf>,
}

/// What is known of the settings of some drafts.
#[derive(Debug, Default)]
struct Known {
    /// The newest first. Overrides may hold for some of the drafts only.
    read: Vec<Read>,
}

#[derive(Debug)]
struct Read {
    settings: Settings,
    /// What is wrong with the newest and was not told yet.
    untold: Option<String>,
}

impl Shared {
    /// The settings of an open draft at `path` (`None` for one that has no place).
    ///
    /// # Errors
    /// Beside the settings, which are then the last good ones or else what can be read of them, a sentence for the user
    /// that says what is wrong with the new ones; once, until they change again.
    pub fn settings_for(&self, path: Option<&Path>, sent: &Sent) -> (Settings, Result<(), String>) {
        self.with(path, sent, |known, file| {
            let read = known.read_for(path, file, sent);
            (read.settings.clone(), read.untold.take().map_or(Ok(()), Err))
        })
    }

    /// The settings of a draft in a file that is not open. What is wrong with them is told where a draft is open.
    pub fn settings_of_file(&self, path: &Path, sent: &Sent) -> Settings {
        self.with(Some(path), sent, |known, file| known.read_for(Some(path), file, sent).settings.clone())
    }

    fn with<T>(
        &self,
        path: Option<&Path>,
        sent: &Sent,
        act: impl FnOnce(&mut Known, Option<&Path>) -> T,
    ) -> T {
        let file = path.and_then(files::find);
        let key = Key { file: file.clone(), folder: sent.folder.clone() };
        // Nobody sees a state that is half changed: a panic outside a rule ends the process.
        let known = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut known, file.as_deref())
    }
}

impl Known {
    fn read_for(&mut self, path: Option<&Path>, file: Option<&Path>, sent: &Sent) -> &mut Read {
        let is_of_now = |read: &Read| read.settings.hold_for(path) && read.settings.stamp.is_of(file, sent);
        let at = self.read.iter().position(is_of_now).unwrap_or_else(|| {
            let settings = read(path, file, sent);
            let untold = settings.as_ref().err().map(|wrong| wrong.message.clone());
            let settings = settings.unwrap_or_else(|wrong| self.kept(path, file, sent, wrong));
            self.read.retain(|other| !other.settings.hold_for(path));
            self.read.insert(0, Read { settings, untold });
            0
        });
        &mut self.read[at]
    }

    /// What holds while the newest settings are wrong: the last good ones with the lists as they are now, or without
    /// these where it is they that are wrong; what can be read of the newest where there were none.
    fn kept(&self, path: Option<&Path>, file: Option<&Path>, sent: &Sent, wrong: Wrong) -> Settings {
        let last = self.read.iter().find_map(|Read { settings: last, .. }| {
            let again = derived(&last.house, path, wrong.seen.clone());
            again.ok().or_else(|| last.hold_for(path).then(|| last.clone()))
        });
        let settings = last.unwrap_or_else(|| what_is_right(path, file, sent));
        let mut seen = wrong.seen;
        seen.take_in(&settings.stamp.files);
        let stamp = Stamp { file: file.map(Path::to_owned), files: seen, generation: sent.generation };
        Settings { stamp, ..settings }
    }
}
