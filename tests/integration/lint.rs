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

/// What is found in the files of a folder that holds these, by code and marked text.
fn found_in(files: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let home = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let file = home.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let library = Library::load(None, &[home.path()]);
    let own = home.path().to_str().unwrap();
    let marked = |fault: &Diagnostic| {
        let text = library.text(&fault.file).unwrap();
        (fault.code.id, text[fault.span.clone().unwrap_or_default()].to_owned())
    };
    lint(&library, &|file| file.starts_with(own)).iter().map(marked).collect()
}

const BLOCK: &str = "Shared(format: 1, id: \"house\", include: [§],
  facts: [ ( id: \"floor\", kind: \"other\", of: \"floor\", value: \"third floor\", says: [\"The third.\"] ) ],
  beats: [ ( id: \"asked\", when: heard_ask(\"floor\"), says: [\"Up here.\"] ) ],
)";

#[test]
fn a_shared_block_that_no_scenario_includes_is_checked_by_itself() {
    let check = |block: &str, expected: &[(&str, &str)]| {
        let found = found_in(&[("scenarios/lumen/shared/house.ron", block)]);
        let found: Vec<(&str, &str)> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
        assert_eq!(found, expected, "{block}");
    };
    let block = BLOCK.replace('§', "");
    check(&block, &[]);
    check(&block.replace("ask(\"floor\")", "ask(\"flor\")"), &[("SC101", "\"flor\"")]);
    let clod = "\"Up here.\", \"[clod] Here.\"";
    check(&block.replace("\"Up here.\"", clod), &[("SC104", "\"[clod] Here.\"")]);
    check(&block.replace("The third.", "The thrid."), &[("SC146", "\"The thrid.\"")]);
    check(&block.replace("says: [\"Up", "sais: [\"Up"), &[("SC010", "sais")]);
    check(&BLOCK.replace('§', "\"cellar\""), &[("SC085", "\"cellar\"")]);
    check(&BLOCK.replace('§', "\"house\""), &[("SC086", "\"house\"")]);
}

#[test]
fn a_shared_block_is_checked_with_the_scenario_that_includes_it() {
    let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/lumen/evening_dropouts.ron");
    let text = fs::read_to_string(shipped).unwrap();
    let including = text.replacen("  briefing:", "  include: [\"house\"],\n  briefing:", 1);
    assert_ne!(including, text);
    // The fact stands in the scenario.
    let block = BLOCK.replace('§', "").replace("ask(\"floor\")", "ask(\"began\")");
    let files = |block| {
        [
            ("scenarios/lumen/evening_dropouts.ron", including.clone()),
            ("scenarios/lumen/shared/house.ron", block),
        ]
    };
    let found = |block: String| {
        let files = files(block);
        let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (*file, text.as_str())).collect();
        found_in(&files)
    };
    assert_eq!(found(block.clone()), []);
    assert_eq!(found(block.replace("began", "begun")), [("SC101", "\"begun\"".to_owned())]);
}

#[test]
fn articles_are_checked_with_their_desk() {
    let article = "# Slow at night\n\nSee kb-999. That is teh sign.\n";
    let found = found_in(&[("scenarios/lumen/knowledge/kb-900.md", article)]);
    assert_eq!(found, [("SC153", "kb-999".to_owned()), ("SC146", "teh".to_owned())]);
}
