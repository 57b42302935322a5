//! Who acts: `--as NAME`, and their PIN from the terminal or from `FIRSTLINE_PIN`.

use std::borrow::Cow;
use std::io::{self, ErrorKind, IsTerminal};

use anyhow::bail;
use rustyline::completion::Completer;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::Validator;
use rustyline::{ColorMode, Config, Editor, Helper};

use super::args::Places;
use crate::attempt::{By, DrivenBy};
use crate::mentoring::{Acting, MentoringError, People, assigned_in, facts_for_a_lead, may_see};
use crate::records::{
    AttemptFilter, AttemptId, DataDir, DataDirError, DiskError, OpenError, Records, StoreError,
};
use crate::review::people::{Action, Person, may};

/// Where a PIN may stand for scripts.
const PIN: &str = "FIRSTLINE_PIN";
/// Where a new one may.
const NEW_PIN: &str = "FIRSTLINE_NEW_PIN";

/// The person of `--as`, who wants to do this. Asks for their PIN where one is needed.
pub(super) fn acting(places: &Places, records: &Records, action: Action) -> anyhow::Result<Acting> {
    let mut people = People::read(records)?;
    Ok(people.acting(records, places.who.as_deref(), action, &mut ask)?)
}

/// The person of `--as`, if one is given, with all that they may see.
pub(super) fn viewer(places: &Places, records: &Records) -> anyhow::Result<Option<Acting>> {
    let Some(name) = places.who.as_deref() else { return Ok(None) };
    let mut people = People::read(records)?;
    let staff = may(people.find(name)?.role, Action::SeeOthers);
    let action = if staff { Action::SeeOthers } else { Action::SeeOwn };
    Ok(Some(people.acting(records, Some(name), action, &mut ask)?))
}

/// Refuses a look at a call that is not for whoever asks.
pub(super) fn check_seeing(places: &Places, records: &Records, id: AttemptId) -> anyhow::Result<()> {
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    let Some(row) = row else { return Ok(()) };
    Ok(may_see(records, &row, viewer(places, records)?.as_ref())?)
}

/// Refuses a look at the facts of scenarios that are assigned in an open graded session, unless a lead asks.
pub(super) fn check_facts<'s>(
    places: &Places,
    scenarios: impl IntoIterator<Item = &'s str>,
) -> anyhow::Result<()> {
    // Where nothing is kept nothing is assigned, and looking is no reason to make a database.
    let database = DataDir::root_of(places.data.as_deref()).ok().map(|root| root.join("firstline.db"));
    if !database.is_some_and(|database| database.is_file()) {
        return Ok(());
    }
    let records = match places.records() {
        Ok(records) => records,
        // Nobody takes a call from a folder that cannot be written to, and files of content can be checked beside it.
        Err(error) if cannot_write(&error) => return Ok(()),
        Err(error) => return Err(error),
    };
    let assigned = assigned_in(&records)?;
    let Some(scenario) = scenarios.into_iter().find(|id| assigned.contains(*id)) else { return Ok(()) };
    match acting(places, &records, Action::SeeGradedFacts) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.context(facts_for_a_lead(scenario))),
    }
}

/// Whether the records could not be opened because the system lets nothing be written there.
fn cannot_write(error: &anyhow::Error) -> bool {
    let refuses = |disk: &DiskError| {
        matches!(disk.cause.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
    };
    if let Some(DataDirError::Disk(disk)) = error.downcast_ref() {
        return refuses(disk);
    }
    match error.downcast_ref() {
        Some(OpenError::Disk(disk) | OpenError::Folder(DataDirError::Disk(disk))) => refuses(disk),
        Some(OpenError::Store { cause: StoreError::ReadOnly, .. }) => true,
        _ => false,
    }
}

/// Who takes a call of practice: whoever `--as` names, or somebody unknown.
pub(super) fn trainee(places: &Places, records: &Records, driven_by: DrivenBy) -> anyhow::Result<By> {
    if places.who.is_none() {
        return Ok(driven_by.into());
    }
    let Acting { by, name } = acting(places, records, Action::TakeCalls)?;
    Ok(By { trainee: Some(name), person: Some(by.person.to_string()), ..driven_by.into() })
}

/// A new PIN, typed twice.
pub(super) fn new_pin(name: &str) -> anyhow::Result<String> {
    if let Ok(pin) = std::env::var(NEW_PIN) {
        return Ok(pin);
    }
    let pin = typed(&format!("New PIN of {name}: "), NEW_PIN)?;
    if typed("The same again: ", NEW_PIN)? != pin {
        bail!("that was not the same PIN twice; nothing was changed");
    }
    Ok(pin)
}

/// The PIN that scripts give.
pub(super) fn given_pin() -> Option<String> {
    std::env::var(PIN).ok()
}

/// Asks somebody for their PIN.
pub(super) fn ask(person: &Person) -> io::Result<String> {
    match given_pin() {
        Some(pin) => Ok(pin),
        None => typed(&format!("PIN of {}: ", person.name), PIN),
    }
}

/// What is typed at the terminal without being shown.
fn typed(prompt: &str, variable: &str) -> io::Result<String> {
    if !io::stdin().is_terminal() {
        let why = format!("the input is no terminal; {variable} may hold it instead");
        return Err(io::Error::new(io::ErrorKind::NotFound, why));
    }
    let config = Config::builder().auto_add_history(false).color_mode(ColorMode::Forced).build();
    let mut editor = Editor::<Hidden, DefaultHistory>::with_config(config).map_err(io::Error::other)?;
    editor.set_helper(Some(Hidden));
    editor.readline(prompt).map_err(io::Error::other)
}

/// Shows nothing of what is typed.
struct Hidden;

impl Helper for Hidden {}
impl Validator for Hidden {}

impl Hinter for Hidden {
    type Hint = String;
}

impl Completer for Hidden {
    type Candidate = String;
}

impl Highlighter for Hidden {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        Cow::Owned(" ".repeat(line.chars().count()))
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::MoveCursor
    }
}

/// What a person reads who did not say who they are.
pub(super) fn unnamed() -> anyhow::Error {
    MentoringError::WhoAreYou.into()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[track_caller]
    fn check(error: impl Into<anyhow::Error>, expected: bool) {
        let error = error.into();
        assert_eq!(cannot_write(&error), expected, "{error:#}");
    }

    #[test]
    fn only_a_folder_that_cannot_be_written_to_is_passed_over() {
        let disk = |kind: ErrorKind| DiskError {
            action: "create",
            path: PathBuf::from("there"),
            cause: kind.into(),
        };
        for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
            check(DataDirError::Disk(disk(kind)), true);
            check(OpenError::Disk(disk(kind)), true);
            check(OpenError::Folder(disk(kind).into()), true);
        }
        let store = |cause| OpenError::Store { path: PathBuf::from("there"), cause };
        check(store(StoreError::ReadOnly), true);
        check(store(StoreError::Busy), false);
        check(store(StoreError::Damaged("page 3".to_owned())), false);
        check(OpenError::Disk(disk(ErrorKind::StorageFull)), false);
        check(OpenError::Replaced, false);
    }
}
