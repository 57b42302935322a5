//! What was found last time: as long as no file and no part of the program has changed, nothing is looked at again.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::roots;
use crate::author::{restored, stored};
use crate::cli::args::Places;
use crate::hex::Hex;
use crate::sim::scenario::diagnostic::Diagnostic;

/// How many runs with different paths are remembered.
const MOST_KEPT: usize = 64;

/// The place of one run's findings.
pub(super) struct Slot {
    file: PathBuf,
    key: String,
}

impl Slot {
    /// The slot of a check of these paths; none when the system does not say where such things are kept.
    pub(super) fn of(places: &Places, paths: &[PathBuf]) -> Option<Self> {
        let roots = roots::roots(places, paths);
        let mut name = Sha256::new();
        for path in places.content.iter().chain(&places.data).chain(paths) {
            name.update(path.as_os_str().as_encoded_bytes());
            name.update([0]);
        }
        name.update(std::env::current_dir().ok()?.as_os_str().as_encoded_bytes());
        let mut key = Sha256::new();
        key.update(program()?);
        key.update(roots::digest(&roots));
        let file = folder(places)?.join(format!("{}.lint", Hex(&name.finalize()[..12])));
        Some(Self { file, key: Hex(&key.finalize()).to_string() })
    }

    /// What was found, if everything is as it was then.
    pub(super) fn read(&self) -> Option<Vec<Diagnostic>> {
        let text = fs::read_to_string(&self.file).ok()?;
        let (key, findings) = text.split_once('\n')?;
        if key == self.key { restored(findings) } else { None }
    }

    /// Keeps what was found. That it cannot be kept is no reason to fail: the next run looks again.
    pub(super) fn write(&self, findings: &[Diagnostic]) {
        let Some(folder) = self.file.parent() else { return };
        let whole = format!("{}\n{}", self.key, stored(findings));
        let part = self.file.with_extension(format!("{}.part", std::process::id()));
        if fs::create_dir_all(folder).is_ok() && fs::write(&part, whole).is_ok() {
            _ = fs::rename(&part, &self.file);
            prune(folder);
        }
    }
}

/// The program itself: another one may find something else.
fn program() -> Option<String> {
    let own = fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some(format!("{} {} {:?}\n", env!("CARGO_PKG_VERSION"), own.len(), own.modified().ok()?))
}

fn folder(places: &Places) -> Option<PathBuf> {
    if let Some(data) = &places.data {
        return Some(data.join("cache"));
    }
    let platform = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(etcetera::BaseStrategy::cache_dir(&platform).join("firstline"))
}

/// Leaves the newest.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut kept: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "lint"))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    kept.sort();
    let old = kept.len().saturating_sub(MOST_KEPT);
    for (_, path) in kept.into_iter().take(old) {
        _ = fs::remove_file(path);
    }
}
