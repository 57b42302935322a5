//! What the binary carries.

use std::borrow::Cow;

use include_dir::{Dir, DirEntry, include_dir};

use super::layer::RawFile;
use super::place::Place;

static ASSETS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets");
static SCENARIOS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// The files that the binary carries, named as they are called in the project.
pub(super) fn files() -> Vec<RawFile> {
    let mut found = Vec::new();
    collect("assets", &ASSETS, &mut found);
    collect("scenarios", &SCENARIOS, &mut found);
    found
}

fn collect(root: &str, dir: &'static Dir<'static>, found: &mut Vec<RawFile>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(root, dir, found),
            DirEntry::File(file) => {
                // The paths were made on the machine that built the binary, with its separators.
                let parts = file.path().components().map(|part| part.as_os_str().to_string_lossy());
                let path = parts.fold(root.to_owned(), |path, part| format!("{path}/{part}"));
                if let Some(place) = Place::of(&path) {
                    let name = format!("built-in/{path}");
                    found.push(RawFile { name, place, bytes: Cow::Borrowed(file.contents()) });
                }
            }
        }
    }
}

/// A file of `assets/` that the binary carries, named from there on: `fonts/Inter-Regular.otf`.
#[must_use]
pub fn asset(path: &str) -> Option<&'static [u8]> {
    ASSETS.get_file(path).map(include_dir::File::contents)
}

/// The text of a file of `assets/` that the binary carries.
#[must_use]
pub fn asset_text(path: &str) -> Option<&'static str> {
    ASSETS.get_file(path)?.contents_utf8()
}
