//! The folder where everything is kept.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::attempt_id::AttemptId;
use super::disk::{DiskError, sync_folder};

/// The folder where everything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataDir {
    root: PathBuf,
}

/// Why there is no folder to keep anything in.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// The system does not say where a person's data belongs.
    #[error("no home folder is known for this account; say with --data DIR where calls are to be kept")]
    NoHome,
    /// Something else stands where the folder should be.
    #[error("a folder is needed for calls, but this is a file: {}", .0.display())]
    NotAFolder(PathBuf),
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl DataDir {
    /// The folder named by `--data`, or else `firstline` in the place where the platform keeps a person's data.
    /// Creates what is missing of it.
    ///
    /// # Errors
    /// When there is no such place, when it is a file, or when it cannot be created.
    pub fn resolve(explicit: Option<&Path>) -> Result<Self, DataDirError> {
        Self::at(&Self::root_of(explicit)?)
    }

    /// Where that folder is or would be. Creates nothing.
    ///
    /// # Errors
    /// When the system does not say where a person's data belongs.
    pub fn root_of(explicit: Option<&Path>) -> Result<PathBuf, DataDirError> {
        if let Some(root) = explicit {
            return Ok(root.to_owned());
        }
        let platform = etcetera::base_strategy::choose_native_strategy().map_err(|_| DataDirError::NoHome)?;
        Ok(platform.data_dir().join("firstline"))
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("firstline.db")
    }

    /// The folder with backups of the database.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// The folder of databases that were replaced by a backup.
    #[must_use]
    pub fn set_aside(&self) -> PathBuf {
        self.root.join("set-aside")
    }

    /// The folder with files that are locked while something is in use.
    pub(super) fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// The file that everybody who has the records open has locked together, and whoever replaces them alone.
    pub(super) fn open_lock(&self) -> PathBuf {
        self.locks().join("open.lock")
    }

    /// The file that is locked while this attempt is written.
    pub(super) fn lock_path(&self, id: AttemptId) -> PathBuf {
        self.locks().join(format!("{id}.lock"))
    }

    fn at(root: &Path) -> Result<Self, DataDirError> {
        let found = Self { root: root.to_owned() };
        for folder in [root, &found.locks()] {
            create(folder)?;
        }
        Ok(found)
    }
}

/// Creates the folder unless it exists, and makes its name last.
pub(super) fn create(folder: &Path) -> Result<(), DataDirError> {
    if folder.is_dir() {
        return Ok(());
    }
    if folder.exists() {
        return Err(DataDirError::NotAFolder(folder.to_owned()));
    }
    fs::create_dir_all(folder).map_err(DiskError::of("create the folder", folder))?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => Ok(sync_folder(parent)?),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_created_and_found_again() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("a").join("b");
        let data = DataDir::resolve(Some(&root)).unwrap();
        assert!(data.locks().is_dir());
        assert_eq!(DataDir::resolve(Some(&root)).unwrap(), data);
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("notes.txt");
        fs::write(&file, "").unwrap();
        let error = DataDir::resolve(Some(&file)).unwrap_err();
        assert!(matches!(&error, DataDirError::NotAFolder(path) if *path == file), "{error}");
        let error = DataDir::resolve(Some(&file.join("below"))).unwrap_err();
        assert!(error.to_string().contains("notes.txt"), "{error}");
    }

    #[test]
    fn a_file_in_the_place_of_a_folder_is_in_the_way_too() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("locks"), "").unwrap();
        assert!(matches!(DataDir::resolve(Some(home.path())), Err(DataDirError::NotAFolder(_))));
    }
}
