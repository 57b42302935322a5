//! Which folders a run looks into, and what lies in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::args::Places;
use crate::records::DataDir;

/// Folders deeper than this hold no content.
const DEEPEST: usize = 8;

/// More files than any library has.
const MOST_FILES: usize = 100_000;

/// Every folder whose files can matter to a check of these paths, none inside another.
pub(super) fn roots(places: &Places, paths: &[PathBuf]) -> Vec<PathBuf> {
    let own = paths.iter().map(|path| content_around(path));
    let data = DataDir::root_of(places.data.as_deref()).ok().into_iter();
    let data = data.flat_map(|data| ["assets", "scenarios"].map(|room| data.join(room)));
    let all: BTreeSet<PathBuf> = own
        .chain(places.content.iter().cloned())
        .chain(data)
        .filter_map(|folder| folder.canonicalize().ok())
        .collect();
    let inside = |folder: &PathBuf| all.iter().any(|other| other != folder && folder.starts_with(other));
    all.iter().filter(|folder| !inside(folder)).cloned().collect()
}

/// The content folder that a file or folder lies in; without one, the folder itself or the one around the file.
fn content_around(path: &Path) -> PathBuf {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let room =
        |folder: &&Path| folder.file_name().is_some_and(|name| name == "scenarios" || name == "assets");
    let around = real.ancestors().take(5).find(room).and_then(Path::parent);
    let folder = if real.is_dir() { Some(real.as_path()) } else { real.parent() };
    around.or(folder).unwrap_or(Path::new(".")).to_owned()
}

/// SHA-256 over names and bytes of every content file under the folders, in a fixed order.
pub(super) fn digest(roots: &[PathBuf]) -> Vec<u8> {
    let mut files = Vec::new();
    for root in roots {
        collect(root, 0, &mut files);
    }
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        let bytes = fs::read(&file).unwrap_or_default();
        digest.update(file.as_os_str().as_encoded_bytes());
        digest.update([0]);
        digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(&bytes);
    }
    digest.finalize().to_vec()
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_content =
            || path.extension().is_some_and(|ending| ["ron", "md", "plan"].iter().any(|own| ending == *own));
        if files.len() >= MOST_FILES {
            return;
        }
        if path.is_dir() {
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if depth < DEEPEST && !hidden {
                collect(&path, depth + 1, files);
            }
        } else if is_content() {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_follows_names_and_bytes_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let roots = vec![home.path().to_owned()];
        let put = |name: &str, text: &str| fs::write(home.path().join(name), text).unwrap();
        put("a.ron", "1");
        let first = digest(&roots);
        put("notes.txt", "1");
        put("a.ron", "1");
        assert_eq!(digest(&roots), first);
        put("a.ron", "2");
        let second = digest(&roots);
        assert_ne!(second, first);
        fs::rename(home.path().join("a.ron"), home.path().join("b.ron")).unwrap();
        assert_ne!(digest(&roots), second);
    }

    #[test]
    fn a_file_is_looked_at_with_the_content_around_it() {
        let home = tempfile::tempdir().unwrap();
        let desk = home.path().join("my/scenarios/desk");
        fs::create_dir_all(&desk).unwrap();
        fs::write(desk.join("a.ron"), "").unwrap();
        let my = home.path().join("my").canonicalize().unwrap();
        assert_eq!(content_around(&desk.join("a.ron")), my);
        assert_eq!(content_around(&desk), my);
        assert_eq!(content_around(&my), my);
    }
}
