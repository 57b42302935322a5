//! What calls are played with, kept once for all attempts that share it: one file a digest, beside the attempts.
//!
//! A file is written under another name, brought to disk, and only then given its own: whoever finds it finds it whole. It
//! is on disk before the attempt that names it is begun.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::data_dir::DataDir;
use super::disk::{DiskError, sync_folder};

/// The folder, beside that of the attempts.
const FOLDER: &str = "content";

/// Why the content of an attempt could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// It is nowhere near the attempt.
    #[error(
        "what the call was played with is missing: no {digest}.json in {}; copy it there from the folder `content` of where the attempt was taken",
        folder.display()
    )]
    Missing {
        /// Which content.
        digest: String,
        /// Where it belongs.
        folder: PathBuf,
    },
    /// The attempt names no content that could be looked for.
    #[error("the attempt names its content by \"{0}\", which is no digest")]
    NoDigest(String),
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Keeps what calls are played with under its digest. Returns when it would outlast a power cut; what is kept already, and
/// whole, is not written again.
///
/// # Errors
/// When it cannot be written.
pub fn keep_content(data: &DataDir, digest: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let folder = data.root().join(FOLDER);
    if !folder.is_dir() {
        fs::create_dir_all(&folder).map_err(DiskError::of("create the folder", &folder))?;
        sync_folder(data.root())?;
    }
    let path = folder.join(format!("{digest}.json"));
    if fs::read(&path).is_ok_and(|kept| kept == bytes) {
        // Another process may have given it its name a moment ago.
        return sync_folder(&folder);
    }
    let unfinished = folder.join(format!("{digest}.{}.part", std::process::id()));
    let written = File::create(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let named = written
        .map_err(DiskError::of("write", &unfinished))
        .and_then(|()| fs::rename(&unfinished, &path).map_err(DiskError::of("write", &path)));
    if named.is_err() {
        // The error that matters is the one above.
        let _ = fs::remove_file(&unfinished);
    }
    named?;
    sync_folder(&folder)
}

/// The content with this digest, for the attempt in this file: from the folder beside that of the attempts, or from where
/// the attempt itself lies, when it was copied together with its content.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn read_content(attempt: &Path, digest: &str) -> Result<Vec<u8>, ContentError> {
    let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_digest {
        return Err(ContentError::NoDigest(digest.to_owned()));
    }
    let here = attempt.parent().unwrap_or(Path::new(""));
    let beside = here.join("..").join(FOLDER);
    for folder in [&beside, &here.join(FOLDER), &here.to_path_buf()] {
        let path = folder.join(format!("{digest}.json"));
        match fs::read(&path) {
            Ok(bytes) => return Ok(bytes),
            Err(cause) if matches!(cause.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(cause) => return Err(DiskError::of("read", &path)(cause).into()),
        }
    }
    let folder = beside.canonicalize().unwrap_or_else(|_| here.to_path_buf());
    Err(ContentError::Missing { digest: digest.to_owned(), folder })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    fn data() -> (tempfile::TempDir, DataDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let data = DataDir::resolve(Some(home.path())).unwrap();
        let attempt = data.attempts().join("some.attempt");
        (home, data, attempt)
    }

    fn names(data: &DataDir) -> Vec<String> {
        let entries = fs::read_dir(data.root().join(FOLDER)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn what_is_kept_once_is_read_by_every_attempt() {
        let (_home, data, attempt) = data();
        keep_content(&data, DIGEST, b"one").unwrap();
        keep_content(&data, DIGEST, b"one").unwrap();
        assert_eq!(read_content(&attempt, DIGEST).unwrap(), b"one");
        assert_eq!(names(&data), [format!("{DIGEST}.json")]);
    }

    #[test]
    fn what_a_crash_left_half_written_is_never_read_and_is_written_anew() {
        let (_home, data, attempt) = data();
        let folder = data.root().join(FOLDER);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{DIGEST}.1.part")), b"wh").unwrap();
        assert!(matches!(read_content(&attempt, DIGEST), Err(ContentError::Missing { .. })));
        // A name without its bytes, as some file systems leave it after a power cut.
        fs::write(folder.join(format!("{DIGEST}.json")), b"").unwrap();
        keep_content(&data, DIGEST, b"whole").unwrap();
        assert_eq!(read_content(&attempt, DIGEST).unwrap(), b"whole");
    }

    #[test]
    fn what_is_missing_is_named_and_a_digest_is_no_path() {
        let (_home, data, attempt) = data();
        let error = read_content(&attempt, DIGEST).unwrap_err().to_string();
        assert!(error.contains(DIGEST) && error.contains("copy it there"), "{error}");
        assert!(matches!(read_content(&attempt, "../../etc/passwd"), Err(ContentError::NoDigest(_))));
        fs::write(data.attempts().join(format!("{DIGEST}.json")), b"copied along").unwrap();
        assert_eq!(read_content(&attempt, DIGEST).unwrap(), b"copied along");
    }

    #[test]
    fn a_disk_that_refuses_leaves_nothing_behind() {
        let (_home, data, _) = data();
        fs::write(data.root().join(FOLDER), b"a file where the folder should be").unwrap();
        assert!(keep_content(&data, DIGEST, b"one").is_err());
        fs::remove_file(data.root().join(FOLDER)).unwrap();
        fs::create_dir_all(data.root().join(FOLDER).join(format!("{DIGEST}.json"))).unwrap();
        assert!(keep_content(&data, DIGEST, b"one").is_err());
        assert_eq!(names(&data), [format!("{DIGEST}.json")]);
    }
}
