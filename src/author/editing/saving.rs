//! Writing a file whole or not at all, and not over what somebody else wrote meanwhile.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What tells two texts of a file apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file holds the text now.
    Done(Digest),
    /// The file is not as it was when it was opened, so nothing was written. What it holds now; nothing when it is gone.
    Changed(Option<Vec<u8>>),
}

/// The digest of what a file holds.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Puts the text into the file, if that still holds what it held when it was opened. A file that is gone is made anew for
/// somebody who knows of that: who opened nothing, as [`digest`] has it of no bytes.
///
/// # Errors
/// When the file cannot be read or written; then it is as it was.
pub fn save(file: &Path, text: &str, opened: Digest) -> io::Result<Saved> {
    match fs::read(file) {
        Ok(now) if digest(&now) == opened => {}
        Ok(now) => return Ok(Saved::Changed(Some(now))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if opened != digest(&[]) {
                return Ok(Saved::Changed(None));
            }
            create(file, text)?;
            return Ok(Saved::Done(digest(text.as_bytes())));
        }
        Err(error) => return Err(error),
    }
    replace(file, text)?;
    Ok(Saved::Done(digest(text.as_bytes())))
}

/// Writes a file that must not be there yet, and the folders around it.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn create(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()
}

/// Puts a whole new file in the place of the old one, so that nobody ever sees half of it.
///
/// # Errors
/// When that cannot be done; then the old file is as it was.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    // A link is followed: the file that it leads to is the one to change.
    let file = file.canonicalize()?;
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(name);
    let written = (|| {
        let mut new = File::create(&part)?;
        new.write_all(text.as_bytes())?;
        new.set_permissions(file.metadata()?.permissions())?;
        new.sync_all()?;
        fs::rename(&part, &file)
    })();
    if written.is_err() {
        _ = fs::remove_file(&part);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_meanwhile_is_not_written_over() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.ron");
        create(&file, "one // why\n").unwrap();
        assert!(create(&file, "again").is_err());
        let opened = digest(b"one // why\n");
        let Saved::Done(saved) = save(&file, "two // why\n", opened).unwrap() else { panic!("not saved") };
        assert_eq!(fs::read_to_string(&file).unwrap(), "two // why\n");
        fs::write(&file, "theirs").unwrap();
        assert_eq!(save(&file, "three", saved).unwrap(), Saved::Changed(Some(b"theirs".to_vec())));
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs");
        fs::remove_file(&file).unwrap();
        assert_eq!(save(&file, "three", saved).unwrap(), Saved::Changed(None));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is left lying about");
        assert!(matches!(save(&file, "three", digest(&[])).unwrap(), Saved::Done(_)));
    }
}
