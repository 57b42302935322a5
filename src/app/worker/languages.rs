//! The languages of the window: those of the binary, the data folder, and the folders given by name.

use std::path::{Path, PathBuf};

use smol_str::SmolStr;

use crate::app::language::Language;
use crate::content::{Entry, Interface, Library};
use crate::sim::scenario::diagnostic::Diagnostic;

/// So many faults of a file are told.
const TOLD: usize = 5;

/// What was found.
pub(super) struct Found {
    /// Every language that can be spoken, English first.
    pub(super) all: Vec<Language>,
    /// What is wrong with a file, with the places.
    pub(super) faults: Vec<String>,
}

/// Reads every language.
pub(super) fn find(data: Option<&Path>, folders: &[PathBuf]) -> Found {
    let library = Library::of_interfaces(data, folders);
    let mut found = Found { all: vec![Language::english()], faults: Vec::new() };
    for (id, entry) in &library.interfaces {
        found.faults.extend(faults(entry, library.diagnostics()));
        let Some(file) = &entry.value else { continue };
        let language = Language::new(id, file);
        // English from a file takes the place of the words in the code.
        found.all.retain(|other| other.id != language.id);
        found.all.push(language);
    }
    found.all.sort_by_key(|language| (language.id != Language::ENGLISH, language.name.to_lowercase()));
    found
}

/// The first language that the system is set to and that there is.
pub(super) fn of_system(all: &[Language]) -> Option<SmolStr> {
    first_of(all, sys_locale::get_locales())
}

fn first_of(all: &[Language], wanted: impl Iterator<Item = String>) -> Option<SmolStr> {
    let known = |id: &str| all.iter().find(|language| language.id.eq_ignore_ascii_case(id));
    wanted
        .filter_map(|locale| {
            let locale = locale.replace('_', "-");
            known(&locale).or_else(|| known(locale.split(['-', '.', '@']).next()?))
        })
        .map(|language| language.id.clone())
        .next()
}

/// The faults of one file as people read them: file, line, column, what is wrong, what to do.
fn faults(entry: &Entry<Interface>, all: &[Diagnostic]) -> Option<String> {
    let own = all.iter().filter(|fault| fault.file == entry.source.file());
    let lines: Vec<String> = own.take(TOLD).map(|fault| line(entry, fault)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn line(entry: &Entry<Interface>, fault: &Diagnostic) -> String {
    let place = fault.span.as_ref().map(|span| entry.source.position(span.start));
    let place = place.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    let help = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{}{place}: {}{help}", fault.file, fault.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &[&str], expected: Option<&str>) {
        let all = find(None, &[]).all;
        let found = first_of(&all, wanted.iter().map(|locale| (*locale).to_owned()));
        assert_eq!(found.as_deref(), expected, "{wanted:?}");
    }

    #[test]
    fn the_first_language_of_the_system_that_there_is_counts() {
        check(&["de-AT", "en-GB"], Some("de"));
        check(&["xx-YY", "en_GB.UTF-8", "de"], Some("en"));
        check(&["de_DE.UTF-8"], Some("de"));
        check(&["C", "POSIX", ""], None);
        check(&[], None);
    }

    #[test]
    fn a_folder_adds_a_language_and_faults_are_told_with_their_place() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("assets/interface");
        std::fs::create_dir_all(&folder).unwrap();
        let written = |file: &str, text: &str| std::fs::write(folder.join(file), text).unwrap();
        written(
            "fr.ron",
            "Interface(\n    format: 1,\n    name: \"Français\",\n    words: { \"Pick up\": \"Décrocher\" },\n)\n",
        );
        let folders = [home.path().to_owned()];
        let found = find(None, &folders);
        assert_eq!(found.faults, Vec::<String>::new());
        let names: Vec<&str> = found.all.iter().map(|language| language.name.as_str()).collect();
        assert_eq!(names, ["English", "Deutsch", "Français"]);
        assert_eq!(found.all[2].words("Pick up"), Some("Décrocher"));
        written("fr.ron", "Interface(\n    format: 1,\n    nam: \"Français\",\n)\n");
        let found = find(None, &folders);
        assert_eq!(found.all.len(), 2);
        assert!(found.faults[0].contains("fr.ron:3:5: "), "{:?}", found.faults);
        written("fr.ron", "Interface(format: 1, name: \"F\", words: {\n\"{n} left\": \"{m}\"})");
        let found = find(None, &folders);
        assert!(found.faults[0].contains("fr.ron:2:"), "{:?}", found.faults);
        assert_eq!(found.all.len(), 3);
    }
}
