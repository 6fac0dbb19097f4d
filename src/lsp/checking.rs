//! One check of a draft in the editor, away from the thread that handles messages.

use super::address;
use super::session::Client;
use super::settings::{Extras, Sent, Settings, Shared};
use super::snapshot::{Checked, Last, Shift, Snapshot};
use crate::annotations::Annotations;
use crate::check::{budget, check, check_since, identity};
use crate::config::Config;
use crate::document::{Document, Format, LONGEST};
use crate::finding::{Finding, Level};
use crate::lexicon::gazetteer;
use crate::rules::{Kept, OVERSPENT_BUDGET};
use crate::syntax;
use crate::text::LineIndex;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tower_lsp::ls_types::Uri;

/// One check of one revision of a draft, with all it needs.
#[derive(Debug)]
pub struct Check {
    /// The revision that is checked.
    pub revision: u64,
    /// The draft's present revision, which a newer edit raises.
    pub newest: Arc<AtomicU64>,
    /// The text.
    pub text: Arc<str>,
    /// Its markup.
    pub format: Format,
    /// What messages call it.
    pub name: String,
    /// Where its settings are looked for.
    pub place: Option<PathBuf>,
    /// The editor's settings.
    pub sent: Sent,
    /// The settings that were read so far.
    pub settings: Arc<Shared>,
    /// What the last check found: what it read already is not read again.
    pub last: Option<Arc<Checked>>,
}

impl Check {
    /// Reads the settings where they have changed, and checks.
    pub fn run(self) -> Outcome {
        let start = Instant::now();
        let (settings, told) = self.settings.settings_for(self.place.as_deref(), &self.sent);
        let mut told = told.map_err(|wrong| format!("Copydesk keeps its last settings. {wrong}"));
        if self.text.len() > LONGEST {
            told = Err(format!("{}: Copydesk reads no draft of more than {} MB.", self.name, LONGEST >> 20));
        }
        let checked = self.check(&settings);
        let findings = checked.as_ref().map(|checked| checked.findings.len());
        let milliseconds = start.elapsed().as_millis();
        tracing::debug!(revision = self.revision, findings, %milliseconds, "checked");
        Outcome { checked, settings, told }
    }

    /// Gives up between its steps where the draft has changed meanwhile.
    fn check(&self, settings: &Settings) -> Option<Checked> {
        let wanted = || (self.newest.load(Ordering::Relaxed) == self.revision).then_some(());
        wanted()?;
        let text = if self.text.len() > LONGEST { "" } else { &self.text };
        let document = Document::parse(text, self.format);
        wanted()?;
        let last = self.last.as_ref().filter(|last| Arc::ptr_eq(&last.config, &settings.config));
        let state = last.map(|last| (&last.document, &last.annotations));
        let annotations = Annotations::since(state, &document, &settings.config);
        wanted()?;
        let nothing = Kept::default();
        let kept = last.map_or(&nothing, |last| &last.kept);
        Some(checked(document, annotations, settings, kept))
    }
}

/// What is found in a draft of which an earlier check under the same settings has left something. What the baseline
/// knows is a hint, whatever it was.
fn checked(document: Document, annotations: Annotations, settings: &Settings, kept: &Kept) -> Checked {
    let config = Arc::clone(&settings.config);
    let (mut findings, kept) = check_since(kept, &document, &annotations, &config);
    let known = settings
        .baseline
        .as_ref()
        .map(|baseline| baseline.knows(&identity::identities(&document, &annotations, &findings)));
    let known = match known {
        Some(known) => let_known_stand(&document, &config, &mut findings, known),
        None => Vec::new(),
    };
    Checked { document, annotations, findings, known, kept, config }
}

/// Makes hints of the findings that the baseline knows; they spend nothing of a budget any more. Returns for each finding
/// whether it is known.
fn let_known_stand(
    document: &Document,
    config: &Config,
    findings: &mut Vec<Finding>,
    known: Vec<bool>,
) -> Vec<bool> {
    let is_counted = |finding: &Finding| finding.rule != OVERSPENT_BUDGET.name;
    let mut counted: Vec<(Finding, bool)> =
        findings.drain(..).zip(known).filter(|(finding, _)| is_counted(finding)).collect();
    for (finding, _) in counted.iter_mut().filter(|(_, known)| *known) {
        finding.level = finding.level.min(Level::Hint);
    }
    let of_budgets = budget::findings(document, config, counted.iter().map(|(finding, _)| finding));
    counted.extend(of_budgets.into_iter().map(|finding| (finding, false)));
    counted.sort_by_key(|(finding, _)| (finding.span.start, finding.span.end));
    let known;
    (*findings, known) = counted.into_iter().unzip();
    known
}

/// A draft that lies in a file and is not open, as a snapshot with its check. `None` where it cannot be read.
pub fn closed(path: &Path, format: Format, settings: &Settings, client: &Arc<Client>) -> Option<Snapshot> {
    let text = fs::read_to_string(path).ok()?;
    // An editor takes the mark of the byte order off, and counts columns without it.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let document = Document::parse(text, format);
    let annotations = Annotations::of(&document, &settings.config);
    let checked = Arc::new(checked(document, annotations, settings, &Kept::default()));
    Some(Snapshot {
        uri: Uri::from_file_path(path)?,
        version: 0,
        revision: 0,
        lines: Arc::new(LineIndex::new(text)),
        text: text.into(),
        config: Arc::clone(&settings.config),
        lists: settings.lists.clone(),
        client: Arc::clone(client),
        extras: Extras::default(),
        last: Some(Last { checked, shift: Shift::default() }),
    })
}

/// Does ahead what the first check of a draft would wait for: reads the word lists, and, as long as no draft is open, what
/// an ordinary draft asks of them. Each step is soon done, since a draft may be opened meanwhile.
pub fn get_ready(is_idle: impl Fn() -> bool) {
    const FEW_WORDS: &str = "By Ana Brill\n\nBRILL — Sources said teh pier, built in 1999, was “unsafe”. Ilse Brandt denied it.\n";
    const ORDINARY: &str = include_str!("../../examples/draft.md");
    let config = Config::default();
    gazetteer::read_ahead();
    check(&Document::parse(FEW_WORDS, Format::Markdown), &config);
    if is_idle() {
        check(&Document::parse(ORDINARY, Format::Markdown), &config);
    }
    if is_idle() {
        syntax::read_ahead();
    }
}

/// What a check brings back.
#[derive(Debug)]
pub struct Outcome {
    /// `None` where the check gave up since the draft had changed.
    pub checked: Option<Checked>,
    /// The settings it was made with.
    pub settings: Settings,
    /// What the user is told once: what is wrong with the newest settings, or that the draft is not read.
    pub told: Result<(), String>,
}

/// The format of a draft: by its language id, or by its extension where the id says nothing.
pub fn format_of(uri: &Uri, language: &str) -> Format {
    Format::of_language_id(language)
        .or_else(|| Format::of_path(Path::new(uri.path().as_str())))
        .unwrap_or_default()
}

/// Where a draft's settings are looked for: at its file, or in the editor's folder `root` where it is
/// no file yet.
pub fn place_of(uri: &Uri, root: Option<&Path>) -> Option<PathBuf> {
    if address::is_file(uri) { address::file_of(uri) } else { root.map(|root| root.join("unsaved")) }
}
