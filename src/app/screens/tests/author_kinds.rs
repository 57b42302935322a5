//! Writing what stands around scenarios, and stopping what takes long.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};

use super::author::{NAME, file, put, text};
use super::stage::Stage;
use crate::app::model::{Screen, View};
use crate::author::Beginning;
use crate::author::prove::Verdict;
use crate::content::{Kind, Library};
use crate::sim::scenario::diagnostic::Severity;

/// The fields with the texts, and one's own files, by kind.
const FILES: [(Kind, &str, &str); 7] = [
    (Kind::Plan, "mine", "Text of the plan"),
    (Kind::Course, "own_course", "Text of the course"),
    (Kind::Desk, "own_desk", "Text of the desk"),
    (Kind::Event, "own_event", "Text of the event"),
    (Kind::Shared, "own_block", "Text of the shared block"),
    (Kind::Persona, "own_persona", "Text of the persona"),
    (Kind::Rubric, "own_rubric", "Text of the rubric"),
];

/// Puts a new file of this kind into the folder for one's own.
fn begin(home: &Path, kind: Kind, name: &str) -> PathBuf {
    let beginning = Beginning {
        kind,
        name: name.to_owned(),
        desk: "lumen".into(),
        persona: "vague".into(),
        scenario: "evening_dropouts".into(),
    };
    let (path, text) = beginning.file(&Library::built_in()).unwrap();
    let file = home.join("content").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();
    file
}

/// A start with one file of each kind.
fn with_all() -> Stage {
    Stage::prepared(|home| {
        for (kind, name, _) in FILES {
            begin(home, kind, name);
        }
    })
}

impl Stage {
    #[track_caller]
    fn opened_of(&mut self, kind: Kind, title: &str) {
        self.until("the list is read", |model| model.author.rows.is_some());
        while self.model().author.kind != kind {
            self.keys(Modifiers::COMMAND, Key::PageDown);
        }
        self.press_beginning(title);
        self.until("it is open", |model| model.author.open.as_ref().is_some_and(|open| open.kind == kind));
        self.looked_at();
    }
}

#[test]
fn every_kind_of_file_is_opened_checked_and_saved() {
    let mut stage = with_all();
    stage.go_to_author();
    for (kind, name, field) in FILES {
        let id = if kind == Kind::Plan { format!("evening_dropouts.{name}") } else { name.to_owned() };
        let row = stage.model().author.rows.iter().flatten().find(|row| row.kind == kind && row.own).unwrap();
        assert_eq!(row.id.as_str(), id);
        let (title, file) = (row.title.clone(), row.file.clone());
        stage.opened_of(kind, &title);
        let was = fs::read_to_string(&file).unwrap();
        assert_eq!((stage.open().sheet.text(), stage.open().sheet.counts().0), (was.as_str(), 0), "{title}");
        assert_eq!(stage.shows("Try the call"), kind == Kind::Plan, "{title}");
        assert_eq!(stage.open().view, View::Text);
        stage.write(field, "oops(");
        stage.looked_at();
        assert!(stage.open().sheet.counts().0 > 0, "{title}");
        let problem = stage.open().sheet.problems()[0].clone();
        assert!(problem.span.is_some() && problem.line > 1, "{problem:?}");
        stage.keys(Modifiers::COMMAND, Key::Z);
        stage.keys(Modifiers::COMMAND, Key::Z);
        stage.looked_at();
        assert_eq!(stage.open().sheet.text(), was, "{title}");
        stage.write(field, if kind == Kind::Plan { "# The last word.\n" } else { "// The last word.\n" });
        stage.looked_at();
        stage.saves();
        assert_eq!(fs::read_to_string(&file).unwrap(), stage.open().sheet.text());
        assert_eq!(stage.open().held_back, None, "{:?}", stage.open().sheet.problems());
        stage.keys(Modifiers::COMMAND, Key::W);
    }
}

#[test]
fn an_article_takes_the_place_of_the_shipped_one_and_is_what_agents_read() {
    let mut stage = Stage::new();
    stage.go_to_author();
    let shipped = Library::built_in();
    let ((_, id), article) = shipped.articles.iter().find(|((desk, _), _)| desk.as_str() == "lumen").unwrap();
    stage.opened_of(Kind::Article, &article.title);
    assert!(!stage.open().own && stage.open().sheet.text() == article.text);
    stage.keys(Modifiers::COMMAND, Key::D);
    stage.press("Copy");
    stage.until("the copy is open", |model| model.author.open.as_ref().is_some_and(|open| open.own));
    stage.looked_at();
    assert!(stage.open().file.ends_with(&format!("lumen/knowledge/{id}.md")), "{}", stage.open().file);
    stage.write("Text of the article", "The last word.\n");
    stage.looked_at();
    assert_eq!(stage.open().sheet.counts(), (0, 0), "any text is an article");
    stage.saves();
    let file = stage.open().file.clone();
    assert!(fs::read_to_string(&file).unwrap().ends_with("The last word.\n"));
    let rows = stage.model().author.rows.iter().flatten();
    let own: Vec<_> = rows.filter(|row| row.kind == Kind::Article && row.id == *id).collect();
    assert!(own.len() == 1 && own[0].own && own[0].file == file, "{own:?}");
}

#[test]
fn a_desk_with_faults_is_held_back_and_its_calls_go_on() {
    let mut stage = Stage::new();
    stage.go_to_author();
    stage.opened_of(Kind::Desk, "Pomander");
    stage.keys(Modifiers::COMMAND, Key::D);
    stage.write("Name", "\u{8}");
    let named = |stage: &mut Stage, name: &str| {
        let naming = stage.model().author.naming.as_ref().unwrap().named(name.to_owned());
        let intent = crate::app::intent::AuthorIntent::Name(Some(naming));
        stage.harness.state_mut().act(crate::app::intent::Intent::Author(intent));
        stage.harness.run_steps(2);
    };
    named(&mut stage, "pomander");
    stage.press("Copy");
    stage.until("the copy is open", |model| model.author.open.as_ref().is_some_and(|open| open.own));
    stage.looked_at();
    assert_eq!(stage.open().sheet.counts().0, 0, "{:?}", stage.open().sheet.problems());
    stage.write("Text of the desk", "oops(");
    stage.looked_at();
    stage.saves();
    stage.until("it is held back", |model| {
        model.author.open.as_ref().is_some_and(|open| open.held_back.is_some())
    });
    let card = |stage: &Stage| stage.model().card("red_collar").is_some_and(|card| card.scenario.is_some());
    assert!(card(&stage) && stage.shows("the last good version"));
}

#[test]
fn a_plan_is_played_and_what_does_not_come_of_it_stands_at_its_line() {
    let mut stage = Stage::prepared(|home| {
        begin(home, Kind::Plan, "mine");
    });
    stage.go_to_author();
    stage.opened_of(Kind::Plan, "Drops out every evening: mine");
    assert_eq!(stage.open().sheet.counts(), (0, 0), "{:?}", stage.open().sheet.problems());
    stage.write("Text of the plan", "{\"expect\":{\"disposition\":\"resolved\"}}\n");
    stage.looked_at();
    let problems = stage.open().sheet.problems();
    assert_eq!((problems.len(), problems[0].severity), (1, Severity::Warning), "{problems:?}");
    assert_eq!(problems[0].line, stage.open().sheet.text().lines().count());
}

#[test]
fn a_plan_is_tried_out_and_gone_on_with_from_one_of_its_lines() {
    let mut stage = Stage::prepared(|home| {
        begin(home, Kind::Plan, "mine");
    });
    stage.go_to_author();
    stage.opened_of(Kind::Plan, "Drops out every evening: mine");
    let line = stage.open().places.iter().find(|line| line.id == *"account").unwrap().clone();
    let go_to =
        crate::app::intent::AuthorIntent::Write(crate::app::intent::WriteIntent::Cursor(line.span.start));
    stage.harness.state_mut().act(crate::app::intent::Intent::Author(go_to));
    stage.harness.run_steps(2);
    stage.keys(Modifiers::SHIFT, Key::F5);
    stage.on(Screen::Call);
    assert!(stage.shows("brought behind the line account of the plan in 2 inputs"));
    assert!(stage.shows("May I have your account number, please?"));
    stage.press("Back to the text");
    stage.on(Screen::Author);
    stage.key(Key::F5);
    stage.on(Screen::Call);
    assert!(stage.shows("from the beginning"));
}

#[test]
fn a_new_file_is_begun_by_keys_alone() {
    let mut stage = Stage::new();
    stage.go_to_author();
    stage.keys(Modifiers::COMMAND, Key::PageDown);
    stage.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(stage.model().author.kind, Kind::Course);
    stage.keys(Modifiers::COMMAND, Key::N);
    stage.write("Name", "evenings");
    stage.key(Key::Enter);
    stage.until("it is open", |model| {
        model.author.open.as_ref().is_some_and(|open| open.own && open.kind == Kind::Course)
    });
    stage.looked_at();
    assert_eq!(stage.open().sheet.counts(), (0, 0), "{:?}", stage.open().sheet.problems());
    assert!(stage.open().file.ends_with("courses/evenings.ron"), "{}", stage.open().file);
}

/// Begins what takes a while. After it has told for the first time how far it is, its clock answers no more: on the fastest
/// machine it gets no further.
#[track_caller]
fn begun_and_held(stage: &mut Stage) {
    // When it begins, and when it tells.
    stage.dial().answers(Some(2));
    stage.key(Key::F9);
    stage.until("it is under way", |model| {
        model.author.errand.as_ref().is_some_and(|errand| errand.done.1 > 0)
    });
}

/// Stops it, and lets it go on once that was heard.
#[track_caller]
fn stopped_and_let_go(stage: &mut Stage) {
    stage.keys(Modifiers::SHIFT, Key::F9);
    assert!(stage.shows("Stopping…"));
    stage.caught_up();
    stage.dial().answers(None);
}

#[test]
fn a_proof_is_stopped_and_what_it_had_not_decided_is_unknown() {
    let mut stage = Stage::new();
    stage.opened("Drops out every evening");
    stage.key(Key::F6);
    begun_and_held(&mut stage);
    assert!(stage.shows("inputs tried"));
    stopped_and_let_go(&mut stage);
    stage
        .until("it has stopped", |model| model.author.open.as_ref().is_some_and(|open| open.proof.is_some()));
    let (_, proof) = stage.open().proof.as_ref().unwrap();
    assert!(proof.stopped && stage.shows("The proof was stopped"));
    let last = proof.findings.last().unwrap();
    assert_eq!(last.verdict, Verdict::Unknown, "{last:?}");
    assert!(stage.model().author.errand.is_none());
}

#[test]
fn a_rehearsal_is_stopped_and_shows_what_it_counted() {
    let mut stage = Stage::new();
    stage.opened("Drops out every evening");
    stage.key(Key::F7);
    begun_and_held(&mut stage);
    assert!(stage.model().author.errand.as_ref().unwrap().done.0 > 0);
    stopped_and_let_go(&mut stage);
    stage.until("it has stopped", |model| {
        model.author.open.as_ref().is_some_and(|open| open.charts.is_some())
    });
    let (_, charts) = stage.open().charts.as_ref().unwrap();
    assert!((1..300).contains(&charts.calls), "{}", charts.calls);
}

#[test]
fn what_lies_in_the_way_is_decided_by_keys() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.write("Text of the scenario", "// not saved\n");
    stage.looked_at();
    let mut stage = stage.again();
    stage.opened("Late router");
    stage.keys(Modifiers::COMMAND, Key::R);
    stage.looked_at();
    assert!(stage.open().sheet.text().ends_with("// not saved\n"));
    let theirs = was.replace("// A comment of my own.", "// Theirs.");
    put(stage.home(), &theirs);
    let both = |stage: &mut Stage| {
        stage.keys(Modifiers::COMMAND, Key::S);
        stage.until("both are shown", |model| {
            let open = model.author.open.as_ref();
            open.and_then(|open| open.meanwhile.as_ref()).is_some_and(|meanwhile| !meanwhile.sides.is_empty())
        });
    };
    both(&mut stage);
    stage.key(Key::Escape);
    assert!(stage.open().meanwhile.is_none(), "decided later, and still open");
    both(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::T);
    stage.looked_at();
    assert_eq!(stage.open().sheet.text(), theirs);
    stage.write("Text of the scenario", "// mine\n");
    stage.looked_at();
    put(stage.home(), &was);
    both(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::K);
    stage.until("mine is saved", |model| model.author.open.as_ref().is_some_and(|open| !open.is_unsaved()));
    assert!(fs::read_to_string(file(stage.home(), NAME)).unwrap().ends_with("// mine\n"));
}
