//! Opening the library and the data folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};

use super::args::Places;
use super::aside::aside;
use super::style::ALARM;
use crate::author::trainee::{Bot, BotFault, Bots};
use crate::content::{Bundle, CaseError, Library};
use crate::records::{DataDir, Records};
use crate::report::diagnostics::{Look, full};
use crate::sim::ids::Id;
use crate::sim::scenario::diagnostic::Diagnostic;

impl Places {
    /// Refuses a content folder that is not there: everything in it would be missed without a word.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        match self.content.iter().find(|folder| !folder.exists()) {
            Some(folder) => bail!("there is no folder {}, which --content names", folder.display()),
            None => Ok(()),
        }
    }

    /// Everything there is to play with.
    pub(super) fn library(&self) -> Library {
        // Looking is no reason to create a folder: only one that exists is looked into.
        let data = DataDir::root_of(self.data.as_deref()).ok().filter(|data| data.is_dir());
        Library::load(data.as_deref(), &self.content)
    }

    /// Where everything is kept. Creates the folder.
    pub(super) fn data(&self) -> anyhow::Result<DataDir> {
        Ok(DataDir::resolve(self.data.as_deref())?)
    }

    /// The records. Creates the database; says what a person should know of it.
    pub(super) fn records(&self) -> anyhow::Result<Records> {
        let records = Records::open(&self.data()?)?;
        for notice in records.notices() {
            aside(format_args!("{ALARM}note:{ALARM:#} {notice}"));
        }
        Ok(records)
    }
}

/// The id of a scenario that is given by its id or its file.
pub(super) fn scenario_id(library: &mut Library, given: &str) -> anyhow::Result<Id> {
    let is_ron = Path::new(given).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    let is_file = is_ron || given.contains(['/', std::path::MAIN_SEPARATOR]);
    if !is_file {
        return Ok(Id::from(given));
    }
    let before = library.diagnostics().len();
    let found = library.add_scenario(Path::new(given));
    found.with_context(|| {
        show(library, &library.diagnostics()[before..]);
        format!("{given} cannot be played")
    })
}

/// What the calls of a scenario are played with. What stands in the way is shown in full.
pub(super) fn bundle(library: &Library, id: &str) -> anyhow::Result<Bundle> {
    library.bundle(id).map_err(|error| {
        if let CaseError::Faulty { faults, .. } = &error {
            show(library, faults);
        }
        if matches!(error, CaseError::Unknown { .. })
            && let Some(folder) = folder_with(id)
        {
            return anyhow!("the scenario `{id}` lies in {0}: add `--content {0}`", folder.display());
        }
        error.into()
    })
}

/// The content folder, here or one below, that has a scenario of this name: likely `--content` was forgotten.
fn folder_with(id: &str) -> Option<PathBuf> {
    let below = std::fs::read_dir(".").into_iter().flatten().flatten().map(|entry| entry.file_name().into());
    let mut folders: Vec<PathBuf> = std::iter::once(PathBuf::from(".")).chain(below).collect();
    folders.sort();
    folders.into_iter().find(|folder| {
        let desks = std::fs::read_dir(folder.join("scenarios")).into_iter().flatten().flatten();
        desks.map(|desk| desk.path()).any(|desk| desk.join(format!("{id}.ron")).is_file())
    })
}

/// The bots with these ids, or all of them. What is wrong with their files is shown in full.
pub(super) fn bots(library: &Library, wanted: &[String]) -> anyhow::Result<Vec<Bot>> {
    let bots = read_bots(library);
    let read = if wanted.is_empty() { bots.all() } else { wanted.iter().map(|id| bots.get(id)).collect() };
    read.map_err(|fault| {
        if let BotFault::Faulty { faults, .. } = &fault {
            show(library, faults);
        }
        fault.into()
    })
}

/// Every bot of the library, those with faults included.
pub(super) fn read_bots(library: &Library) -> Bots {
    Bots::read(library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref())))
}

/// Shows findings on the error stream.
pub(super) fn show(library: &Library, findings: &[Diagnostic]) {
    for finding in findings {
        let look = Look { colour: true, ..Look::default() };
        aside(format_args!("{}\n", full(finding, library.text(&finding.file), look)));
    }
}
