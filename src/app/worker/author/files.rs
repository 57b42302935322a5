//! New files in the folder for one's own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::author::editing::{create, plan_as, renamed};
use crate::author::{Beginning, is_name};
use crate::content::{Kind, Library, Written};
use crate::sim::ids::Id;

/// The name of the folder for one's own, when none was chosen: in the data folder.
const OWN: &str = "content";

/// The folder for one's own: the chosen one, else the first that was given, else one in the data folder. It need not be there.
pub(in crate::app::worker) fn folder_of_own(
    data: &Path,
    content: &[PathBuf],
    chosen: Option<&Path>,
) -> PathBuf {
    let given = chosen.or_else(|| content.first().map(PathBuf::as_path));
    given.map_or_else(|| data.join(OWN), Path::to_owned)
}

/// Every folder to read: those that were given, and the one for one's own once it is there.
pub(in crate::app::worker) fn folders(content: &[PathBuf], own: Option<PathBuf>) -> Vec<PathBuf> {
    let own = own.filter(|own| own.is_dir() && !content.contains(own));
    content.iter().cloned().chain(own).collect()
}

/// Makes a file with another name from one there is: a scenario with its plans, a desk under another id with all that lies
/// beside its scenarios. Returns the new file.
pub(super) fn copy(
    library: &Library,
    folder: &Path,
    from: &Written,
    name: &str,
    text: Option<&str>,
) -> Result<PathBuf, String> {
    let id = match (&from.scenario, from.kind) {
        (Some(scenario), Kind::Plan) => Id::new(format!("{scenario}.{name}")),
        _ => Id::from(name),
    };
    check(library, (from.kind, from.desk.as_ref()), &id, name)?;
    let text = text.or_else(|| library.text(&from.file)).unwrap_or_default();
    // A text with faults goes under the new name as it stands; its id is put right with the faults.
    let new = renamed(from.kind, text, name).unwrap_or_else(|| text.to_owned());
    let desk = from.desk.as_ref().map_or_else(|| folder_of(&from.file), ToString::to_string);
    let file = folder.join(from.kind.path(&desk, id.as_str()));
    write(&file, &new)?;
    match from.kind {
        Kind::Scenario => {
            for ((_, plan), own) in library.plans.iter().filter(|((scenario, _), _)| *scenario == from.id) {
                let path = Kind::Plan.path(&desk, &format!("{name}.{plan}"));
                write(&folder.join(path), &plan_as(&own.text, from.id.as_str(), name))?;
            }
        }
        Kind::Desk if from.id != id => {
            let room = folder.join("scenarios").join(name);
            for ((_, article), own) in library.articles.iter().filter(|((desk, _), _)| *desk == from.id) {
                write(&room.join("knowledge").join(format!("{article}.md")), &own.text)?;
            }
            for ((_, event), own) in library.events.iter().filter(|((desk, _), _)| *desk == from.id) {
                write(&room.join("events").join(format!("{event}.ron")), own.source.text())?;
            }
            for ((_, block), own) in library.shared.iter().filter(|((desk, _), _)| *desk == from.id) {
                write(&room.join("shared").join(format!("{block}.ron")), own.source.text())?;
            }
        }
        _ => {}
    }
    Ok(file)
}

/// Begins a file. Returns it.
pub(super) fn begin(library: &Library, folder: &Path, beginning: &Beginning) -> Result<PathBuf, String> {
    check(library, (beginning.kind, Some(&beginning.desk)), &beginning.id(), &beginning.name)?;
    let (path, text) = beginning.file(library)?;
    let file = folder.join(path);
    write(&file, &text)?;
    Ok(file)
}

/// The folder, made when it is not there.
pub(super) fn made(folder: &str) -> Result<PathBuf, String> {
    let folder = PathBuf::from(folder.trim());
    if !folder.is_absolute() {
        return Err("write the whole path of a folder, from the root on".to_owned());
    }
    fs::create_dir_all(folder.join("scenarios")).map_err(|error| format!("{error}: {}", folder.display()))?;
    Ok(folder)
}

/// Whether a file can have this name. A scenario of that id must not be there at all; other shipped files give way to one's own.
fn check(library: &Library, (kind, desk): (Kind, Option<&Id>), id: &Id, name: &str) -> Result<(), String> {
    // Articles are often called as in a paper: kb-101.
    if !(is_name(name) || (kind == Kind::Article && is_name(&name.replace('-', "_")))) {
        return Err(format!(
            "`{name}` cannot be a name: take small letters, digits and underscores, as in `late_router`"
        ));
    }
    let taken = |written: &Written| {
        let here = !kind.is_of_desk() || written.desk.as_ref() == desk;
        written.kind == kind && written.id == *id && here && (kind == Kind::Scenario || written.layer > 0)
    };
    match library.written().into_iter().find(taken) {
        Some(other) => Err(format!("there is `{id}` already, in {}; take another name", other.file)),
        None => Ok(()),
    }
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    create(file, text).map_err(|error| format!("{error}: {}", file.display()))
}

fn folder_of(file: &str) -> String {
    let folder = Path::new(file).parent().and_then(Path::file_name);
    folder.map_or_else(|| "desk".to_owned(), |folder| folder.to_string_lossy().into_owned())
}
