//! Copies of texts that were typed and not saved, where a crash does not reach them: beside the settings.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::author::editing::{self, Digest};

const FOLDER: &str = "unsaved";

/// A text that was typed and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsaved {
    /// Its file.
    pub(super) file: String,
    /// What the file held when it was opened.
    pub(super) opened: Digest,
    /// The text.
    pub(super) text: String,
}

/// Keeps a text.
pub(super) fn keep(root: &Path, unsaved: &Unsaved) -> io::Result<()> {
    let path = path(root, &unsaved.file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string(unsaved)?;
    if path.exists() { editing::replace(&path, &text) } else { editing::create(&path, &text) }
}

/// The text that was kept for a file, if there is one that can be read.
pub(super) fn kept(root: &Path, file: &str) -> Option<Unsaved> {
    let text = fs::read_to_string(path(root, file)).ok()?;
    serde_json::from_str(&text).ok().filter(|unsaved: &Unsaved| unsaved.file == file)
}

/// Throws away what was kept for a file.
pub(super) fn forget(root: &Path, file: &str) -> io::Result<()> {
    match fs::remove_file(path(root, file)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Each file has a copy of its own, whatever letters are in its path.
fn path(root: &Path, file: &str) -> PathBuf {
    let name = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, file.as_bytes());
    root.join(FOLDER).join(format!("{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_comes_back_until_it_is_thrown_away() {
        let home = tempfile::tempdir().unwrap();
        let opened = editing::digest(b"was");
        for text in ["one", "two // é"] {
            let unsaved = Unsaved { file: "/a/b.ron".to_owned(), opened, text: text.to_owned() };
            keep(home.path(), &unsaved).unwrap();
            assert_eq!(kept(home.path(), "/a/b.ron"), Some(unsaved));
        }
        assert_eq!(kept(home.path(), "/a/c.ron"), None);
        forget(home.path(), "/a/b.ron").unwrap();
        forget(home.path(), "/a/b.ron").unwrap();
        assert_eq!(kept(home.path(), "/a/b.ron"), None);
    }
}
