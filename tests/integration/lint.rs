//! The checks for authors over whole libraries: what ships is sound, and a fault is found with its place.

use std::fs;
use std::path::PathBuf;

use firstline::author::lint;
use firstline::content::Library;
use firstline::sim::scenario::diagnostic::Diagnostic;

fn shown(library: &Library, found: &[Diagnostic]) -> Vec<String> {
    let line = |fault: &Diagnostic| {
        let start = fault.span.as_ref().map_or(0, |span| span.start);
        let line = library.text(&fault.file).map_or(0, |text| text[..start].matches('\n').count() + 1);
        format!("{} {}:{line} {} {:?}", fault.code, fault.file, fault.message, fault.help)
    };
    found.iter().map(line).collect()
}

#[test]
fn nothing_is_wrong_with_what_ships() {
    let library = Library::built_in();
    // Language packs and rubrics have tests of their own.
    let found = lint(&library, &|file| file.contains("scenarios/") || file.contains("personas/"));
    assert!(found.is_empty(), "{}", shown(&library, &found).join("\n"));
}

#[test]
fn a_fault_in_one_file_is_found_there_and_only_when_wanted() {
    let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/lumen/evening_dropouts.ron");
    let text = fs::read_to_string(shipped).unwrap();
    let (good, bad) = ("Escalate(\"field\")", "Escalate(\"feild\")");
    assert!(text.contains(good));
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("scenarios/lumen");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("evening_dropouts.ron"), text.replacen(good, bad, 1)).unwrap();
    let library = Library::load(None, &[home.path()]);
    let found = lint(&library, &|file| file.ends_with("evening_dropouts.ron"));
    assert_eq!(found.iter().map(|fault| fault.code.id).collect::<Vec<_>>(), ["SC102"], "{found:#?}");
    let text = library.text(&found[0].file).unwrap();
    assert_eq!(&text[found[0].span.clone().unwrap()], "\"feild\"");
    assert!(lint(&library, &|file| file.ends_with("desk.ron")).is_empty());
}
