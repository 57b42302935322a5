//! `lint --watch`: looks again whenever a file has changed.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Config, PollWatcher, RecursiveMode, Watcher};

use super::roots;
use crate::cli::aside::aside;
use crate::cli::style::FAINT;

/// Editors write in several steps; this long after the last one, the file is looked at.
const SETTLES: Duration = Duration::from_millis(150);

/// How often folders are looked through where the system does not tell of changes, such as on a network share.
const POLLS: Duration = Duration::from_secs(1);

/// Runs `look` now and after every change under the folders, until it fails. Folders and not files are watched: many
/// editors put a new file in the place of the old one.
pub(super) fn watch(roots: &[PathBuf], look: &mut dyn FnMut() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let (sender, changes) = mpsc::channel();
    let _watcher = watcher(roots, &sender)?;
    let mut seen = roots::digest(roots);
    look()?;
    loop {
        aside(format_args!("{FAINT}watching; Ctrl-C stops{FAINT:#}"));
        loop {
            settled(&changes)?;
            // A file that was only touched, or saved as it was, is no reason to look again.
            let now = roots::digest(roots);
            if now != seen {
                seen = now;
                break;
            }
        }
        look()?;
    }
}

/// What is to be kept alive so that changes are told: the system's own way, or looking through the folders.
fn watcher(roots: &[PathBuf], sender: &mpsc::Sender<()>) -> anyhow::Result<Box<dyn Watcher>> {
    let told = |sender: mpsc::Sender<()>| {
        move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Nobody listens any more when the program ends.
                _ = sender.send(());
            }
        }
    };
    let follow = |watcher: &mut dyn Watcher| {
        roots.iter().try_for_each(|root| watcher.watch(root, RecursiveMode::Recursive))
    };
    if let Ok(mut watcher) = notify::recommended_watcher(told(sender.clone()))
        && follow(&mut watcher).is_ok()
    {
        return Ok(Box::new(watcher));
    }
    let config = Config::default().with_poll_interval(POLLS).with_compare_contents(true);
    let mut watcher = PollWatcher::new(told(sender.clone()), config)?;
    follow(&mut watcher)?;
    Ok(Box::new(watcher))
}

/// Waits for a change and until no more follow.
fn settled(changes: &Receiver<()>) -> anyhow::Result<()> {
    changes.recv()?;
    loop {
        match changes.recv_timeout(SETTLES) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(error @ RecvTimeoutError::Disconnected) => return Err(error.into()),
        }
    }
}
