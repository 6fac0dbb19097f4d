//! The findings in files that are not open, as an editor was sent them that does not ask for them.

use super::Ticket;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tower_lsp::ls_types::{Diagnostic, PublishDiagnosticsParams, Uri};

/// The files that were checked.
#[derive(Debug, Default)]
pub(super) struct Pushed(HashMap<PathBuf, Last>);

/// What was last seen of a file.
#[derive(Clone, Copy, Debug)]
struct Last {
    /// From before it was read.
    ticket: Ticket,
    /// Whether the editor shows findings that were sent for the file.
    is_shown: bool,
}

impl Pushed {
    /// Takes what a file held when the ticket was given, `None` for one that is gone. Returns what the editor is to be
    /// sent.
    pub(super) fn read(
        &mut self,
        file: PathBuf,
        ticket: Ticket,
        findings: Option<Vec<Diagnostic>>,
    ) -> Option<PublishDiagnosticsParams> {
        let uri = Uri::from_file_path(&file)?;
        let last = self.0.get(&file).copied();
        if last.is_some_and(|last| ticket < last.ticket) {
            return None;
        }
        // Of one that is gone the ticket stays: an earlier reading of it may still come.
        let is_shown = findings.as_ref().is_some_and(|findings| !findings.is_empty());
        self.0.insert(file, Last { ticket, is_shown });
        let findings = findings.unwrap_or_default();
        let differs = !findings.is_empty() || last.is_some_and(|last| last.is_shown);
        differs.then(|| PublishDiagnosticsParams::new(uri, findings, None))
    }

    /// A file is opened, whose findings go the ordinary way from now on. Returns the address under which the editor
    /// still shows some.
    pub(super) fn opened(&mut self, file: &Path) -> Option<Uri> {
        let last = self.0.get_mut(file)?;
        std::mem::take(&mut last.is_shown).then(|| Uri::from_file_path(file)).flatten()
    }

    /// Whether a file was checked.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.0.contains_key(file)
    }

    /// The files at a path or below it.
    pub(super) fn below(&self, path: &Path) -> Vec<PathBuf> {
        self.0.keys().filter(|file| file.starts_with(path)).cloned().collect()
    }

    /// Forgets some of the files. Returns the addresses under which the editor shows findings in them.
    pub(super) fn forget(&mut self, which: impl Fn(&Path) -> bool) -> Vec<Uri> {
        let forgotten = self.0.extract_if(|file, _| which(file)).filter(|(_, last)| last.is_shown);
        forgotten.filter_map(|(file, _)| Uri::from_file_path(file)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_earlier_does_not_undo_what_is_newer() {
        let mut pushed = Pushed::default();
        let mut read = |ticket: u64, count: usize| {
            let findings = vec![Diagnostic::default(); count];
            let params = pushed.read("/desk/a.md".into(), Ticket(ticket), Some(findings));
            params.map(|params| params.diagnostics.len())
        };
        assert_eq!(
            [read(1, 2), read(3, 0), read(2, 2), read(4, 0), read(5, 1)],
            [Some(2), Some(0), None, None, Some(1)]
        );
    }

    #[test]
    fn what_was_read_earlier_does_not_come_back_once_the_file_is_gone() {
        let mut pushed = Pushed::default();
        let mut read = |ticket: u64, findings: Option<usize>| {
            let findings = findings.map(|count| vec![Diagnostic::default(); count]);
            let params = pushed.read("/desk/a.md".into(), Ticket(ticket), findings);
            params.map(|params| params.diagnostics.len())
        };
        assert_eq!([read(1, Some(1)), read(3, None), read(2, Some(1))], [Some(1), Some(0), None]);
    }
}
