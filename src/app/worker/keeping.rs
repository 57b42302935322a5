//! What is kept across starts, as a file in the data folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::model::Kept;

const FILE: &str = "window.json";

/// Reads what was kept; what was never kept is new.
pub(super) fn read(root: &Path) -> Result<Kept, String> {
    let path = root.join(FILE);
    match fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| format!("{error}; names and settings begin anew: {}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Kept::default()),
        Err(error) => Err(format!("{error}: {}", path.display())),
    }
}

/// Keeps it. A crash in between leaves what was kept before.
pub(super) fn write(root: &Path, kept: &Kept) -> Result<(), String> {
    let path = root.join(FILE);
    let beside: PathBuf = root.join(format!("{FILE}.new"));
    let bytes = serde_json::to_vec_pretty(kept).unwrap_or_default();
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path));
    done.map_err(|error| format!("{error}: {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wkept_comes_back_and_a_broken_file_is_named() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(read(home.path()), Ok(Kept::default()));
        let mut kept =
            Kept { people: vec!["Ánh".to_owned()], who: Some("Ánh".to_owned()), ..Kept::default() };
        kept.settings.text_size = 150;
        write(home.path(), &kept).unwrap();
        assert_eq!(read(home.path()), Ok(kept));
        fs::write(home.path().join(FILE), "[").unwrap();
        assert!(read(home.path()).unwrap_err().contains(FILE));
    }
}
