//! What the calls of attempt files from before there was a database are played with: one file a digest, beside the attempts.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::records::disk::DiskError;

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

    #[track_caller]
    fn check_found(folder: &str) {
        let home = tempfile::tempdir().unwrap();
        let attempt = home.path().join("attempts").join("some.attempt");
        fs::create_dir_all(home.path().join("attempts").join(folder)).unwrap();
        fs::write(home.path().join("attempts").join(folder).join(format!("{DIGEST}.json")), b"one").unwrap();
        assert_eq!(read_content(&attempt, DIGEST).unwrap(), b"one", "{folder}");
    }

    #[test]
    fn content_is_found_beside_the_folder_of_the_attempt_or_with_the_attempt() {
        check_found("../content");
        check_found("content");
        check_found("");
    }

    #[test]
    fn what_is_missing_is_named_and_a_digest_is_no_path() {
        let home = tempfile::tempdir().unwrap();
        let attempt = home.path().join("some.attempt");
        let error = read_content(&attempt, DIGEST).unwrap_err().to_string();
        assert!(error.contains(DIGEST) && error.contains("copy it there"), "{error}");
        assert!(matches!(read_content(&attempt, "../../etc/passwd"), Err(ContentError::NoDigest(_))));
    }
}
