//! Writes files so that nobody ever sees half of one, as far as the file has no other names.

use crate::text::visible;
#[cfg(unix)]
use std::fs::Permissions;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// A file in the making. Until it is finished, what stood in its place stands there still.
pub enum Aside {
    /// Written beside its place and then moved there.
    File { made: BufWriter<NamedTempFile>, place: PathBuf },
    /// A pipe or a device, which cannot be replaced.
    Device(BufWriter<File>),
}

impl Aside {
    /// Begins a file at `path`; a link leads to the file it names.
    ///
    /// # Errors
    /// Where none can be created there.
    pub fn create(path: &Path) -> io::Result<Self> {
        let old = std::fs::metadata(path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Ok(Aside::Device(BufWriter::new(OpenOptions::new().write(true).open(path)?)));
        }
        let place = if old.is_some() { path.canonicalize()? } else { path.to_owned() };
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = Builder::new();
        builder.prefix(".copydesk-");
        #[cfg(unix)]
        if old.is_none() {
            builder.permissions(new_file());
        }
        let made = builder.tempfile_in(folder.unwrap_or(Path::new("."))).map_err(without_place)?;
        if let Some(old) = old {
            made.as_file().set_permissions(old.permissions())?;
        }
        Ok(Aside::File { made: BufWriter::new(made), place })
    }

    /// Puts the file in its place. Where several names lead to what stands there, all lead to the new text.
    ///
    /// # Errors
    /// Where that cannot be done; then what stood there stands there still.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Aside::Device(mut device) => device.flush(),
            Aside::File { made, place } => {
                let made = made.into_inner().map_err(|error| without_place(error.into_error()))?;
                made.as_file().sync_all()?;
                match has_other_names(&place) {
                    true => copy(made, &place),
                    false => Ok(made.persist(place).map(drop)?),
                }
            }
        }
    }
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Aside::File { made, .. } => made.write(bytes).map_err(without_place),
            Aside::Device(device) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Aside::File { made, .. } => made.flush().map_err(without_place),
            Aside::Device(device) => device.flush(),
        }
    }
}

/// Whether the file at a place has other names, which would keep the old text if another file took its place.
#[cfg(unix)]
fn has_other_names(place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(place).is_ok_and(|file| file.nlink() > 1)
}

#[cfg(not(unix))]
fn has_other_names(_: &Path) -> bool {
    false
}

/// Writes what `made` holds into the file at `place`. That can end halfway, and then `made` stays.
fn copy(made: NamedTempFile, place: &Path) -> io::Result<()> {
    let Err(error) = std::fs::copy(made.path(), place) else { return Ok(()) };
    let (_, whole) = made.keep()?;
    let message = format!("{error}; {} has the whole of it", visible::path(&whole));
    Err(io::Error::new(error.kind(), message))
}

/// The error without the name of the file aside, of which nobody who reads it knows.
fn without_place(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((reason, _)) => io::Error::new(error.kind(), reason.to_owned()),
        None => error,
    }
}

/// What any program asks for a new file; the user's mask takes away from it.
#[cfg(unix)]
fn new_file() -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    Permissions::from_mode(0o666)
}
