//! Files that are locked while something is in use. The system lets go of a lock when the process ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::disk::DiskError;

/// A locked file. An empty one that stays does no harm.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock for oneself alone; none when anybody else has it.
    pub(super) fn alone(path: &Path) -> Result<Option<Self>, DiskError> {
        Self::take(path, File::try_lock)
    }

    /// Takes the lock together with others; none when somebody has it alone.
    pub(super) fn shared(path: &Path) -> Result<Option<Self>, DiskError> {
        Self::take(path, File::try_lock_shared)
    }

    fn take(path: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> Result<Option<Self>, DiskError> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
        let file = file.map_err(DiskError::of("create", path))?;
        match lock(&file) {
            Ok(()) => Ok(Some(Self { path: path.to_owned(), _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(cause)) => Err(DiskError::of("lock", path)(cause)),
        }
    }

    /// Removes the file while it is still locked.
    pub(super) fn remove(&self) {
        fs::remove_file(&self.path).ok();
    }
}
