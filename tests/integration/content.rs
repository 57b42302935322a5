//! Content from folders: overriding by id, and bad files of every sort.

use std::fs;
use std::path::{Path, PathBuf};

use firstline::content::{CaseError, Library};

const SCENARIO: &str = "expert_lost_packets";

/// A content folder with a copy of what is shipped for one desk.
fn copied(files: &[&str]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for file in files {
        let to = home.path().join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(project().join(file), to).unwrap();
    }
    home
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn write(home: &Path, file: &str, contents: impl AsRef<[u8]>) {
    let to = home.join(file);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, contents).unwrap();
}

fn loaded(folder: &Path) -> Library {
    Library::load(None, &[folder])
}

#[track_caller]
fn has(library: &Library, code: &str, file: &str) {
    let found = library.diagnostics().iter().any(|fault| fault.code.id == code && fault.file.ends_with(file));
    assert!(found, "no {code} for {file} in {:#?}", library.diagnostics());
}

#[test]
fn what_is_shipped_has_no_faults_and_every_scenario_can_be_played() {
    let library = Library::built_in();
    assert!(library.diagnostics().is_empty(), "{:#?}", library.diagnostics());
    assert!(library.language_faults().is_empty(), "{:#?}", library.language_faults());
    assert!(library.plan_faults(&|_| true).is_empty(), "{:#?}", library.plan_faults(&|_| true));
    assert!(library.course_faults(&|_| true).is_empty(), "{:#?}", library.course_faults(&|_| true));
    assert!(library.scenarios.contains_key(SCENARIO));
    for id in library.scenarios.keys() {
        library.bundle(id.as_str()).unwrap();
    }
}

#[test]
fn every_scenario_is_in_a_course_and_the_marks_are_within_a_model_call() {
    let library = Library::built_in();
    let courses = || library.courses.values().filter_map(|course| course.value.as_ref());
    let steps = || courses().flat_map(|course| &course.steps);
    for scenario in library.scenarios.keys() {
        assert!(steps().any(|step| step.scenario == *scenario), "{scenario} is in no course");
    }
    let marks = steps().flat_map(|step| step.pass.named());
    assert!(marks.filter_map(|(_, mark)| mark).all(|mark| mark <= 900), "a model call earns 900");
}

/// Loads a course with these steps and returns its faults: the marked words, and what is said.
#[track_caller]
fn check_course(steps: &str, marked: &str, says: &str) {
    let home = copied(&[]);
    let text = format!(
        "Course( format: 1, id: \"week\", title: \"Week\", desk: \"lumen\", about: \"All.\", steps: [{steps}] )"
    );
    write(home.path(), "scenarios/lumen/courses/week.ron", &text);
    let library = loaded(home.path());
    assert_eq!(library.diagnostics(), []);
    let faults = library.course_faults(&|_| true);
    let found = faults.iter().any(|fault| {
        let words = format!("{} {}", fault.message, fault.help.as_deref().unwrap_or_default());
        fault.file.ends_with("week.ron")
            && text[fault.span.clone().unwrap()].starts_with(marked)
            && words.contains(says)
    });
    assert!(found, "{faults:#?}");
}

#[test]
fn what_is_wrong_with_a_course_is_said_where_it_stands() {
    let id = "\"cheap_page\"";
    check_course("( scenario: \"cheap_page\", pass: ( tone: 700 ) )", id, "did you mean `cheap_pages`?");
    check_course("( scenario: \"cheap_pages\", pass: ( tone: 7000 ) )", "(", "`tone` is above 1000");
    check_course("( scenario: \"cheap_pages\", pass: () )", "(", "nothing is asked for");
    check_course("( scenario: \"cheap_pages\", pass: ( overall: 700 ), repeats: 0 )", "0", "at least once");
    check_course("", "[", "no steps");
    let home = copied(&[]);
    write(home.path(), "scenarios/lumen/courses/week.ron", "Course( format: 1, id: \"week\", titel: \"x\" )");
    has(&loaded(home.path()), "SC010", "courses/week.ron");
}

#[test]
fn a_sound_course_has_no_faults_and_one_without_its_desk_has() {
    let home = copied(&[]);
    let course = |desk: &str| {
        format!(
            "Course( format: 1, id: \"week\", title: \"Week\", desk: \"{desk}\", about: \"All.\", steps: [( scenario: \"cheap_pages\", pass: ( overall: 1000 ) )] )"
        )
    };
    write(home.path(), "scenarios/lumen/courses/week.ron", course("lumen"));
    assert_eq!(loaded(home.path()).course_faults(&|_| true), []);
    write(home.path(), "scenarios/lumen/courses/week.ron", course("lumne"));
    let faults = loaded(home.path()).course_faults(&|_| true);
    assert!(faults.iter().any(|fault| fault.help.as_deref() == Some("did you mean `lumen`?")), "{faults:#?}");
}

#[test]
fn a_folder_takes_the_place_of_what_is_built_in_by_id() {
    let home = copied(&[]);
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let text = fs::read_to_string(project().join(&file)).unwrap();
    let title = library_title(&Library::built_in());
    write(home.path(), &file, text.replace(&title, "Another title"));
    let library = loaded(home.path());
    assert_eq!(library_title(&library), "Another title");
    assert!(library.desks.contains_key("lumen"));
    let (before, after) = (Library::built_in().bundle(SCENARIO).unwrap(), library.bundle(SCENARIO).unwrap());
    assert_ne!(before.digest(), after.digest());
}

fn library_title(library: &Library) -> String {
    library.scenarios[SCENARIO].value.as_ref().unwrap().title.clone()
}

#[test]
fn a_comment_changes_no_digest_and_every_part_does() {
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let home = copied(&[&file, "scenarios/lumen/desk.ron", "scenarios/lumen/knowledge/kb-207.md"]);
    let digest = |home: &Path| loaded(home).bundle(SCENARIO).unwrap().digest();
    let built_in = Library::built_in().bundle(SCENARIO).unwrap().digest();
    assert_eq!(digest(home.path()), built_in);
    let text = fs::read_to_string(home.path().join(&file)).unwrap();
    write(home.path(), &file, format!("// a remark\n{text}"));
    assert_eq!(digest(home.path()), built_in);
    write(home.path(), "scenarios/lumen/knowledge/kb-207.md", "# Another\n");
    assert_ne!(digest(home.path()), built_in);
}

#[test]
fn a_broken_file_takes_the_place_and_says_what_is_wrong() {
    let home = copied(&[]);
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    write(home.path(), &file, "Scenario( format: 1, id: \"expert_lost_packets\", titel: \"x\" )");
    write(home.path(), "assets/personas/expert.ron", b"Persona( name: \"\xFF\" )");
    let library = loaded(home.path());
    has(&library, "SC010", &file);
    has(&library, "SC021", "assets/personas/expert.ron");
    let Err(CaseError::Faulty { faults, .. }) = library.bundle(SCENARIO) else { panic!("it has faults") };
    assert!(faults.iter().any(|fault| fault.message.contains("titel")), "{faults:#?}");
}

#[test]
fn an_unknown_scenario_is_answered_with_the_nearest() {
    let error = Library::built_in().case("expert_lost_packet", 1).err().unwrap().to_string();
    assert!(error.contains("did you mean `expert_lost_packets`?"), "{error}");
}

#[test]
fn names_without_a_file_are_all_said_at_once() {
    let home = copied(&[]);
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let text = fs::read_to_string(project().join(&file)).unwrap();
    let text =
        text.replace("persona: \"expert\"", "persona: \"exprt\", event: \"none\", include: [\"gone\"]");
    write(home.path(), &file, text.replace("language: \"en\"", "language: \"xx\""));
    let library = loaded(home.path());
    let Err(CaseError::Faulty { faults, .. }) = library.bundle(SCENARIO) else { panic!("it has faults") };
    let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    for part in ["persona `exprt`", "event `none`", "shared block `gone`", "language pack `xx`"] {
        assert!(said.iter().any(|said| said.contains(part)), "{part} in {said:?}");
    }
    assert!(faults[0].help.as_deref().unwrap_or_default().contains("`expert`"));
}

#[test]
fn blocks_that_include_each_other_are_a_fault() {
    let home = copied(&[]);
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let text = fs::read_to_string(project().join(&file)).unwrap();
    write(home.path(), &file, text.replace("persona: \"expert\"", "persona: \"expert\", include: [\"a\"]"));
    write(home.path(), "scenarios/lumen/shared/a.ron", "Shared( format: 1, id: \"a\", include: [\"b\"] )");
    write(home.path(), "scenarios/lumen/shared/b.ron", "Shared( format: 1, id: \"b\", include: [\"a\"] )");
    let Err(CaseError::Faulty { faults, .. }) = loaded(home.path()).bundle(SCENARIO) else {
        panic!("a circle")
    };
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0].message.contains("`a` includes itself, by way of `a` and `b`"),
        "{}",
        faults[0].message
    );
}

#[test]
fn a_long_chain_of_blocks_ends() {
    let home = copied(&[]);
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let text = fs::read_to_string(project().join(&file)).unwrap();
    write(home.path(), &file, text.replace("persona: \"expert\"", "persona: \"expert\", include: [\"b0\"]"));
    for n in 0..500 {
        let next = format!("Shared( format: 1, id: \"b{n}\", include: [\"b{}\"] )", n + 1);
        write(home.path(), &format!("scenarios/lumen/shared/b{n}.ron"), next);
    }
    let bundle = loaded(home.path()).bundle(SCENARIO).unwrap();
    assert!(bundle.shared.len() < 500);
}

#[test]
fn two_files_with_one_id_are_a_fault() {
    let home = copied(&["scenarios/lumen/desk.ron"]);
    let text = fs::read_to_string(project().join(format!("scenarios/lumen/{SCENARIO}.ron"))).unwrap();
    write(home.path(), "scenarios/lumen/a.ron", &text);
    write(home.path(), "scenarios/lumen/b.ron", &text);
    let library = loaded(home.path());
    has(&library, "SC082", "b.ron");
    has(&library, "SC084", "a.ron");
}

#[test]
fn misplaced_files_are_said_and_others_are_left_in_peace() {
    let home = copied(&["scenarios/lumen/desk.ron"]);
    write(home.path(), "scenarios/lumen/knowlege/kb-001.md", "# One");
    write(home.path(), "scenarios/lumen/model.plan", "");
    write(home.path(), "scenarios/lumen/README.md", "");
    write(home.path(), "scenarios/lumen/photo.png", "");
    write(home.path(), "scenarios/lumen/notes.txt", "Ask Ines about the parcel.");
    write(home.path(), "assets/sounds/ring.ogg", "");
    // What systems that hide the ending of a name make of it, and a desk beside the folder for desks.
    write(home.path(), "scenarios/lumen/late.RON", "");
    write(home.path(), "scenarios/lumen/later.ron.txt", "");
    write(home.path(), "scenarios/lumen/latest.txt", "Scenario(\n  format: 1,\n)");
    write(home.path(), "parcels/desk.ron", "");
    let library = loaded(home.path());
    for place in ["knowlege", "model.plan", "late.RON", "later.ron.txt", "latest.txt", "parcels"] {
        has(&library, "SC083", place);
    }
    assert_eq!(library.diagnostics().len(), 6, "{:#?}", library.diagnostics());
}

#[test]
fn folders_without_content_are_said() {
    let home = tempfile::tempdir().unwrap();
    has(&loaded(home.path()), "SC081", "");
    has(&loaded(&home.path().join("gone")), "SC080", "gone");
    write(home.path(), "a.txt", "");
    has(&loaded(&home.path().join("a.txt")), "SC080", "a.txt");
    assert!(Library::load(Some(home.path()), &[] as &[&Path]).diagnostics().is_empty());
}

#[test]
fn a_folder_may_be_any_part_of_the_layout() {
    let file = format!("scenarios/lumen/{SCENARIO}.ron");
    let home = copied(&["scenarios/lumen/desk.ron", &file, "assets/personas/expert.ron"]);
    for part in ["", "scenarios", "scenarios/lumen", "assets"] {
        let library = loaded(&home.path().join(part));
        assert!(library.diagnostics().is_empty(), "{part}: {:#?}", library.diagnostics());
        let from_there = library.scenarios[SCENARIO].layer + library.personas["expert"].layer;
        assert_eq!(from_there, if part.is_empty() { 2 } else { 1 }, "{part}");
    }
}

#[test]
fn a_scenario_is_taken_by_its_file_with_the_desk_around_it_or_the_one_that_is_known() {
    let home = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(project().join(format!("scenarios/lumen/{SCENARIO}.ron"))).unwrap();
    write(home.path(), "mine.ron", text.replace(SCENARIO, "mine"));
    write(home.path(), "other.ron", "this is broken and nobody asked for it");
    let mut library = Library::built_in();
    let id = library.add_scenario(&home.path().join("mine.ron")).unwrap();
    assert_eq!(id, "mine");
    assert!(library.diagnostics().is_empty(), "{:#?}", library.diagnostics());
    assert!(!library.bundle("mine").unwrap().articles.is_empty());
    let desk = fs::read_to_string(project().join("scenarios/lumen/desk.ron")).unwrap();
    write(home.path(), "desk.ron", desk.replace("company: \"", "company: \"New "));
    let id = library.add_scenario(&home.path().join("mine.ron")).unwrap();
    assert!(library.bundle(id.as_str()).unwrap().desk.company.starts_with("New "));
    assert_eq!(library.add_scenario(&home.path().join("gone.ron")), None);
    has(&library, "SC080", "gone.ron");
}

#[test]
fn giants_are_refused() {
    let home = copied(&["scenarios/lumen/desk.ron"]);
    write(home.path(), "scenarios/lumen/big.ron", "");
    let file = fs::File::options().write(true).open(home.path().join("scenarios/lumen/big.ron")).unwrap();
    file.set_len(1 << 40).unwrap();
    has(&loaded(home.path()), "SC080", "big.ron");
}

#[cfg(unix)]
#[test]
fn loops_pipes_and_dead_links_are_said() {
    use std::os::unix::fs::symlink;
    let home = copied(&["scenarios/lumen/desk.ron"]);
    let desk = home.path().join("scenarios/lumen");
    symlink(&desk, desk.join("shared")).unwrap();
    symlink(home.path().join("nowhere.ron"), desk.join("dead.ron")).unwrap();
    symlink(desk.join("circle.ron"), desk.join("circle.ron")).unwrap();
    symlink("/dev/zero", desk.join("endless.ron")).unwrap();
    let library = loaded(home.path());
    has(&library, "SC089", "shared");
    for file in ["dead.ron", "circle.ron", "endless.ron"] {
        has(&library, "SC080", file);
    }
}
