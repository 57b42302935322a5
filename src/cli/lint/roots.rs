//! Which folders a run looks into, and what lies in them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::args::Places;
use crate::records::DataDir;

/// Folders deeper than this hold no content.
const DEEPEST: usize = 8;

/// More files than any library has.
const MOST_FILES: usize = 100_000;

/// One byte more than any file of content has.
const LONGEST: u64 = (4 << 20) + 1;

/// So much of a file that is no content is looked at, in bytes; at least as much as where content is read.
const PEEKED: u64 = 4 << 10;

/// What the program itself keeps beside content, and changes at any time.
const OURS: [&str; 7] = ["attempt", "db", "db-shm", "db-wal", "lint", "lock", "part"];

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

/// SHA-256 over the names of all files under the folders and the bytes of those that are content, in a fixed order. Of the others
/// the beginning counts: lint says which of them are called or begin like content and are none.
pub(super) fn digest(roots: &[PathBuf]) -> Vec<u8> {
    let mut files = Files::default();
    for root in roots {
        files.collect(root, 0);
    }
    files.found.sort();
    let mut digest = Sha256::new();
    for file in files.found {
        let bytes = beginning(&file, if is_content(&file) { LONGEST } else { PEEKED });
        digest.update(file.as_os_str().as_encoded_bytes());
        digest.update([0]);
        digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(&bytes);
    }
    digest.finalize().to_vec()
}

fn is_content(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["ron", "md", "plan"].iter().any(|own| ending == *own))
}

/// So much of a file; content that is longer is refused without being read to its end.
fn beginning(file: &Path, longest: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Opening a pipe would wait for whoever writes into it.
    if file.metadata().is_ok_and(|about| about.is_file())
        && let Ok(open) = fs::File::open(file)
    {
        // What cannot be read to its end counts as far as it can.
        _ = open.take(longest).read_to_end(&mut bytes);
    }
    bytes
}

/// What lies in folders, each looked into once.
#[derive(Default)]
struct Files {
    found: Vec<PathBuf>,
    seen: BTreeSet<PathBuf>,
}

impl Files {
    fn collect(&mut self, folder: &Path, depth: usize) {
        // Links can lead back to a folder that is being looked into.
        if !folder.canonicalize().is_ok_and(|real| self.seen.insert(real)) {
            return;
        }
        let Ok(entries) = fs::read_dir(folder) else { return };
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let is_ours = path.extension().is_some_and(|ending| OURS.iter().any(|own| ending == *own));
            if hidden || is_ours || self.found.len() >= MOST_FILES {
                continue;
            }
            if !path.is_dir() {
                self.found.push(path);
            } else if depth < DEEPEST {
                self.collect(&path, depth + 1);
            }
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
        put(".notes.txt", "1");
        put("a.ron", "1");
        assert_eq!(digest(&roots), first);
        put("late_router.RON", "1");
        let named = digest(&roots);
        assert_ne!(named, first);
        put("late_router.RON", "2");
        assert_ne!(digest(&roots), named);
        put("late_router.RON", "1");
        put("0123.lint", "1");
        assert_eq!(digest(&roots), named);
        put("a.ron", "2");
        let second = digest(&roots);
        assert_ne!(second, first);
        fs::rename(home.path().join("a.ron"), home.path().join("b.ron")).unwrap();
        assert_ne!(digest(&roots), second);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_links_in_a_circle_and_huge_files_hold_nothing_up() {
        let home = tempfile::tempdir().unwrap();
        let roots = vec![home.path().to_owned()];
        let pipe = home.path().join("pipe.ron");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for number in 0..6 {
            let room = home.path().join(format!("room{number}"));
            fs::create_dir(&room).unwrap();
            // Each leads back to all of them in six ways: without a memory that is a tree of millions.
            for back in 0..6 {
                std::os::unix::fs::symlink(home.path(), room.join(format!("back{back}"))).unwrap();
            }
        }
        let huge = fs::File::create(home.path().join("huge.ron")).unwrap();
        huge.set_len(64 << 30).unwrap();
        // Whoever waits for the pipe, or walks in circles, does not come back: that is told, and not waited for.
        let (sender, done) = std::sync::mpsc::channel();
        std::thread::spawn(move || sender.send((digest(&roots), digest(&roots))));
        let digests = done.recv_timeout(std::time::Duration::from_mins(2));
        let (first, second) = digests.expect("a pipe, a circle of links or a huge file holds it up");
        assert_eq!(first, second);
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
