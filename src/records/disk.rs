//! What to say when a file or folder cannot be used.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file or folder that could not be used, and what helps.
#[derive(Debug, thiserror::Error)]
#[error("could not {action} {}: {cause}{}", path.display(), advice(cause.kind()))]
pub struct DiskError {
    /// What was tried, such as `create the folder`.
    pub action: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub cause: io::Error,
}

impl DiskError {
    /// Makes the error of doing `action` to `path` from what the system said; for `map_err`.
    pub(super) fn of(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self { action, path: path.to_owned(), cause }
    }
}

/// What a person can do about an error of this kind, as the end of a sentence.
fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "; you have no permission there, choose another folder with --data",
        ErrorKind::ReadOnlyFilesystem => "; nothing can be written there, choose another folder with --data",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "; free some space, then try again",
        ErrorKind::NotADirectory => "; a part of this path is a file, choose another folder with --data",
        ErrorKind::Unsupported => "; choose a folder on a local disk with --data",
        _ => "",
    }
}

/// Makes a new name in this folder outlast a power cut.
///
/// Only Unix lets a program ask for this, and not every file system there knows the request; elsewhere names
/// are kept by the file system's own journal.
pub(super) fn sync_folder(folder: &Path) -> Result<(), DiskError> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|opened| opened.sync_all()) {
        Err(cause) if matches!(cause.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        result => result.map_err(DiskError::of("sync the folder", folder)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: ErrorKind, says: &str) {
        let error = DiskError::of("create the folder", Path::new("there"))(kind.into());
        let text = error.to_string();
        assert!(text.starts_with("could not create the folder there: ") && text.contains(says), "{text}");
    }

    #[test]
    fn an_error_says_what_helps() {
        check(ErrorKind::PermissionDenied, "no permission");
        check(ErrorKind::ReadOnlyFilesystem, "nothing can be written there");
        check(ErrorKind::StorageFull, "free some space");
        check(ErrorKind::NotADirectory, "a part of this path is a file");
    }
}
