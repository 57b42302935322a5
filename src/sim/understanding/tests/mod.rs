//! Tables of sentences with what must be understood of them.

mod context;
mod desk;
mod robust;
mod same;
mod table;

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use super::{Pack, PackProblem};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/language/en");

/// The files of the English pack, in the order of their paths.
pub(super) fn files() -> Vec<(&'static str, &'static str)> {
    fn collect(dir: &'static Dir<'static>, found: &mut Vec<(&'static str, &'static str)>) {
        for file in dir.files() {
            let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) else { continue };
            found.push((path, text));
        }
        dir.dirs().for_each(|dir| collect(dir, found));
    }
    let mut found = Vec::new();
    collect(&FILES, &mut found);
    found.sort_unstable();
    found
}

/// The English pack, parsed once for all tests.
pub(super) fn english() -> &'static Pack {
    static PACK: OnceLock<(Pack, Vec<PackProblem>)> = OnceLock::new();
    &PACK.get_or_init(|| Pack::parse(&files())).0
}

#[test]
fn the_english_pack_has_no_fault() {
    let (_, problems) = Pack::parse(&files());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
