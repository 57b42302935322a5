//! Reading a folder of content from the disk.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::codes;
use super::layer::RawFile;
use super::place::Place;
use crate::sim::scenario::diagnostic::Diagnostic;

/// The largest file that is read, in bytes.
const FILE_BYTES_MAX: u64 = 4 << 20;

/// So much of a file is looked at whose name says nothing, in bytes.
const PEEKED: u64 = 4 << 10;

/// More files than any desk has; what comes after is not read.
const FILES_MAX: usize = 50_000;

/// The files of a folder, and what could not be read of it.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) files: Vec<RawFile>,
    pub(super) faults: Vec<Diagnostic>,
    seen: BTreeSet<PathBuf>,
}

/// Reads every file of `root` that is `wanted`. The folder may hold `assets` and `scenarios`, be one of them, or be the
/// folder of a desk; `as_desk` takes it for a desk's whatever it holds.
pub(super) fn read(root: &Path, as_desk: bool, wanted: &dyn Fn(&Place) -> bool) -> Folder {
    let mut folder = Folder::default();
    if let Err(error) = fs::read_dir(root) {
        folder.faults.push(unreadable(root, &error.to_string()));
        return folder;
    }
    let Some(prefix) = prefix_of(root, as_desk) else {
        let fault = Diagnostic::error(codes::NO_CONTENT, "there is nothing to read in this folder");
        let help = "expected a folder `scenarios` or `assets` in it, or the `desk.ron` of a desk";
        folder.faults.push(fault.help(help).file(shown(root)));
        return folder;
    };
    folder.walk(root, &prefix, wanted);
    folder
}

/// Whether the folder holds content of its own: `assets` or `scenarios`, one of the folders of these, or a desk.
#[must_use]
pub fn holds_content(root: &Path) -> bool {
    prefix_of(root, false).is_some()
}

/// Where the folder stands in the layout.
fn prefix_of(root: &Path, as_desk: bool) -> Option<String> {
    let is_dir = |name: &str| root.join(name).is_dir();
    if !as_desk && (is_dir("assets") || is_dir("scenarios")) {
        return Some(String::new());
    }
    // A desk may be called like one of the folders of `assets`.
    let is_asset_room = |name: &str| is_dir(name) && !root.join(name).join("desk.ron").exists();
    if !as_desk && ["personas", "language", "rubrics", "help", "interface"].into_iter().any(is_asset_room) {
        return Some("assets".to_owned());
    }
    if as_desk || root.join("desk.ron").exists() {
        let name = root.canonicalize().ok().and_then(|root| root.file_name().map(ToOwned::to_owned));
        let name = name.map_or_else(|| "desk".to_owned(), |name| name.to_string_lossy().into_owned());
        return Some(format!("scenarios/{name}"));
    }
    let entries = fs::read_dir(root).ok()?;
    let mut paths = entries.take(FILES_MAX).filter_map(Result::ok).map(|entry| entry.path());
    paths.any(|path| path.join("desk.ron").exists()).then(|| "scenarios".to_owned())
}

impl Folder {
    fn walk(&mut self, dir: &Path, path: &str, wanted: &dyn Fn(&Place) -> bool) {
        // A folder reached twice is a loop of links or the same files under two names: once is enough.
        let real = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        if !self.seen.insert(real) {
            let fault =
                Diagnostic::warning(codes::LINK_LOOP, "this folder was read already under another name");
            self.faults.push(fault.help("a link leads back to it; remove the link").file(shown(dir)));
            return;
        }
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) => return self.faults.push(unreadable(dir, &error.to_string())),
        };
        let mut names: Vec<String> = Vec::new();
        for entry in entries.take(FILES_MAX) {
            match entry.map(|entry| entry.file_name().into_string()) {
                Ok(Ok(name)) if name.starts_with('.') || name.ends_with('~') => {}
                Ok(Ok(name)) => names.push(name),
                Ok(Err(name)) => {
                    self.faults.push(unreadable(&dir.join(name), "its name is not UTF-8 text"));
                }
                Err(error) => self.faults.push(unreadable(dir, &error.to_string())),
            }
        }
        names.sort_unstable();
        for name in names {
            let below = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            self.entry(&dir.join(&name), &below, wanted);
        }
    }

    fn entry(&mut self, file: &Path, path: &str, wanted: &dyn Fn(&Place) -> bool) {
        if self.files.len() >= FILES_MAX {
            return;
        }
        // Follows links, so that one to nowhere is an error here.
        let metadata = match fs::metadata(file) {
            Ok(metadata) => metadata,
            Err(error) => {
                if Place::of(path).is_none_or(|place| wanted(&place)) {
                    self.faults.push(unreadable(file, &error.to_string()));
                }
                return;
            }
        };
        if metadata.is_dir() {
            if Place::is_room(path) {
                self.walk(file, path, wanted);
            } else if path.starts_with("scenarios/") {
                self.faults.push(not_read(file, "nothing is read from a folder of this name here"));
            } else if file.join("desk.ron").exists() {
                self.faults
                    .push(not_read(file, "the folder of a desk lies in `scenarios`; here it is not read"));
            }
            return;
        }
        match Place::of(path) {
            Some(place) if !wanted(&place) => {}
            Some(place) if metadata.is_file() => match bytes_of(file, metadata.len()) {
                Ok(bytes) => self.files.push(RawFile { name: shown(file), place, bytes: Cow::Owned(bytes) }),
                Err(why) => self.faults.push(unreadable(file, &why)),
            },
            Some(_) => self.faults.push(unreadable(file, "it is no ordinary file")),
            None if metadata.is_file() && looks_meant(path, file) => {
                self.faults.push(not_read(file, "a file of this name is not read here"));
            }
            None => {}
        }
    }
}

fn bytes_of(file: &Path, length: u64) -> Result<Vec<u8>, String> {
    let too_large = || format!("it has more than {FILE_BYTES_MAX} bytes");
    if length > FILE_BYTES_MAX {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let opened = fs::File::open(file);
    let read = opened.and_then(|opened| opened.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(error.to_string()),
        Ok(_) if bytes.len() as u64 > FILE_BYTES_MAX => Err(too_large()),
        Ok(_) => Ok(bytes),
    }
}

/// Whether somebody must have thought that the file would be read: by its name, or by what it begins with.
fn looks_meant(path: &str, file: &Path) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    if !path.starts_with("scenarios/") || name.starts_with("readme") {
        return false;
    }
    // `late_router.RON`, `late_router.ron.txt`: some systems hide the ending.
    let bare = name.strip_suffix(".txt").unwrap_or(&name);
    [".ron", ".plan", ".md"].iter().any(|ending| bare.ends_with(ending)) || begins_like_content(file)
}

fn begins_like_content(file: &Path) -> bool {
    let mut first = Vec::new();
    let read = fs::File::open(file).and_then(|opened| opened.take(PEEKED).read_to_end(&mut first));
    let words = String::from_utf8_lossy(&first);
    read.is_ok() && (words.contains("format: 1") || words.contains("{\"plan\":"))
}

fn unreadable(file: &Path, why: &str) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE_FILE, format!("cannot be read: {why}")).file(shown(file))
}

fn not_read(file: &Path, why: &str) -> Diagnostic {
    let help = "scenarios are scenarios/DESK/ID.ron, plans SCENARIO.NAME.plan, articles knowledge/ID.md; see `firstline explain SC083`";
    Diagnostic::warning(codes::NOT_READ, why).help(help).file(shown(file))
}

/// A path as people write it.
pub(super) fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    if path.as_os_str().is_empty() { ".".to_owned() } else { path.display().to_string() }
}
