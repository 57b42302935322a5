//! New files in the folder for one's own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::author::editing::{create, plan_as, scenario_as};
use crate::author::{New, begun, is_name};
use crate::content::Library;
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

/// Makes a scenario with another id from one there is, with its plans. Returns its file.
pub(super) fn copy(
    library: &Library,
    folder: &Path,
    from: &Id,
    name: &str,
    text: Option<&str>,
) -> Result<PathBuf, String> {
    check(library, name)?;
    let entry = library.scenarios.get(from).ok_or_else(|| format!("there is no scenario `{from}`"))?;
    let text = text.unwrap_or_else(|| entry.source.text());
    let scenario = entry.value.as_deref();
    // A text with faults goes under the new name as it stands; its id is put right with the faults.
    let new = scenario_as(text, name).unwrap_or_else(|| text.to_owned());
    let desk = scenario.map_or_else(|| folder_of(entry.source.file()), |scenario| scenario.desk.to_string());
    let room = folder.join("scenarios").join(desk);
    let file = room.join(format!("{name}.ron"));
    write(&file, &new)?;
    for ((_, plan), own) in library.plans.iter().filter(|((scenario, _), _)| scenario == from) {
        write(&room.join(format!("{name}.{plan}.plan")), &plan_as(&own.text, from.as_str(), name))?;
    }
    Ok(file)
}

/// Begins a scenario. Returns its file.
pub(super) fn begin(
    library: &Library,
    folder: &Path,
    name: &str,
    desk: &Id,
    persona: &Id,
) -> Result<PathBuf, String> {
    check(library, name)?;
    let value = library.desks.get(desk).and_then(|desk| desk.value.as_deref());
    let value = value.ok_or_else(|| format!("the desk `{desk}` has faults; mend them first"))?;
    let text = begun(New::Scenario(value, persona.as_str()), name)
        .ok_or_else(|| format!("the desk `{desk}` needs a functional team and a tool first"))?;
    let file = folder.join("scenarios").join(desk.as_str()).join(format!("{name}.ron"));
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

fn check(library: &Library, name: &str) -> Result<(), String> {
    if !is_name(name) {
        return Err(format!(
            "`{name}` cannot be a name: take small letters, digits and underscores, as in `late_router`"
        ));
    }
    if library.scenarios.contains_key(&Id::from(name)) {
        return Err(format!("there is a scenario `{name}` already; take another name"));
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    create(file, text).map_err(|error| format!("{error}: {}", file.display()))
}

fn folder_of(file: &str) -> String {
    let folder = Path::new(file).parent().and_then(Path::file_name);
    folder.map_or_else(|| "desk".to_owned(), |folder| folder.to_string_lossy().into_owned())
}
