//! Writing scenarios.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::stage::Stage;
use crate::app::model::{Manuscript, PAUSE, Screen, View};
use crate::app::worker::{AuthorJob, Job};
use crate::author::{New, begun};
use crate::content::Library;
use crate::mentoring::sessions::{self, Wanted};
use crate::mentoring::{self, People, facts_for_a_lead};
use crate::records::{DataDir, Records};
use crate::review::By;
use crate::review::graded::{InSession, Seeds};
use crate::review::people::Role as Standing;

pub(super) const NAME: &str = "late_router";

pub(super) fn text() -> String {
    let library = Library::built_in();
    let desk = library.desks["lumen"].value.as_deref().unwrap();
    let text = begun(New::Scenario(desk, "vague"), NAME).unwrap();
    format!("// A comment of my own.\n{text}")
}

pub(super) fn file(home: &Path, name: &str) -> PathBuf {
    home.join("content/scenarios/lumen").join(format!("{name}.ron"))
}

pub(super) fn put(home: &Path, text: &str) {
    let file = file(home, NAME);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

impl Stage {
    pub(super) fn open(&self) -> &Manuscript {
        self.model().author.open.as_ref().unwrap()
    }

    /// Presses the button whose name begins so.
    #[track_caller]
    pub(super) fn press_beginning(&mut self, name: &str) {
        let begins = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(name))
        };
        self.harness.get_all_by(begins).next().unwrap().scroll_to_me();
        self.harness.run_steps(3);
        self.harness.get_all_by(begins).next().unwrap().click_accesskit();
        self.harness.run_steps(3);
    }

    #[track_caller]
    pub(super) fn go_to_author(&mut self) {
        self.keys(Modifiers::COMMAND, Key::E);
        self.on(Screen::Author);
        self.until("the list is read", |model| model.author.rows.is_some());
    }

    #[track_caller]
    pub(super) fn opened(&mut self, title: &str) {
        self.go_to_author();
        self.press_beginning(title);
        self.until("it is open", |model| model.author.open.is_some());
        if self.open().recovered.is_none() {
            self.looked_at();
        }
    }

    #[track_caller]
    pub(super) fn looked_at(&mut self) {
        self.passes(PAUSE);
        self.until("it is looked at", |model| {
            model.author.open.as_ref().is_some_and(|open| open.sheet.is_looked_at())
        });
    }

    /// Waits until everything is done that those who write have been asked for by now.
    #[track_caller]
    pub(super) fn caught_up(&mut self) {
        self.harness.state_mut().model.author.rows = None;
        self.harness.state().ask(Job::Author(AuthorJob::Look));
        self.until("the list is read anew", |model| model.author.rows.is_some());
    }

    /// Types at the end of the text.
    #[track_caller]
    fn types(&mut self, words: &str) {
        self.write("Text of the scenario", words);
        self.looked_at();
    }

    #[track_caller]
    pub(super) fn saves(&mut self) {
        self.keys(Modifiers::COMMAND, Key::S);
        self.until("it is saved", |model| model.author.open.as_ref().is_some_and(|open| !open.is_unsaved()));
    }
}

#[test]
fn a_mistake_is_seen_while_typing_and_what_is_saved_is_what_was_typed() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    assert_eq!(stage.open().sheet.counts().0, 0, "{:?}", stage.open().sheet.problems());
    stage.types("oops(");
    assert!(stage.open().sheet.counts().0 > 0);
    stage.key(Key::F8);
    stage.press_beginning("error in line");
    let problem = stage.open().sheet.problems()[0].clone();
    assert_eq!(stage.open().cursor, problem.span.clone().unwrap().start);
    assert!(stage.shows(&problem.full), "{}", problem.full);
    assert_eq!(fs::read_to_string(file(stage.home(), NAME)).unwrap(), was, "nothing is saved unasked");
    // Where the cursor was comes back first, then the text.
    stage.keys(Modifiers::COMMAND, Key::Z);
    stage.keys(Modifiers::COMMAND, Key::Z);
    stage.looked_at();
    assert_eq!((stage.open().sheet.text(), stage.open().sheet.counts().0), (was.as_str(), 0));
    stage.types("// The last word.\n");
    stage.saves();
    let now = fs::read_to_string(file(stage.home(), NAME)).unwrap();
    assert_eq!(now, stage.open().sheet.text());
    assert!(now.contains("// A comment of my own.") && now.contains("// The last word."));
}

#[test]
fn a_change_made_outside_is_shown_beside_ones_own() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.types("// mine\n");
    let theirs = was.replace("// A comment of my own.", "// Theirs.");
    put(stage.home(), &theirs);
    stage.keys(Modifiers::COMMAND, Key::S);
    stage.until("both are shown", |model| {
        let open = model.author.open.as_ref();
        open.and_then(|open| open.meanwhile.as_ref()).is_some_and(|meanwhile| !meanwhile.sides.is_empty())
    });
    assert!(stage.shows("// Theirs.") && stage.shows("// mine"));
    assert_eq!(fs::read_to_string(file(stage.home(), NAME)).unwrap(), theirs);
    stage.press("Save mine under another name");
    stage.press("Save it so");
    stage.until("mine is open", |model| {
        model.author.open.as_ref().is_some_and(|open| open.id.as_str() == "late_router_mine")
    });
    assert_eq!(fs::read_to_string(file(stage.home(), NAME)).unwrap(), theirs);
    let mine = fs::read_to_string(file(stage.home(), "late_router_mine")).unwrap();
    assert!(mine.contains("// mine") && mine.contains("id: \"late_router_mine\""), "{mine}");
}

#[test]
fn the_last_good_version_stays_until_a_better_one_is_saved() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.types("oops(");
    stage.saves();
    stage.until("it is held back", |model| {
        model.author.open.as_ref().is_some_and(|open| open.held_back.is_some())
    });
    assert!(stage.shows("the last good version"));
    let title = |stage: &Stage| stage.model().card(NAME).unwrap().scenario.as_ref().unwrap().title.clone();
    assert_eq!(title(&stage), "Late router");
    let better = was.replace("title: \"Late router\"", "title: \"Later still\"");
    assert_ne!(better, was);
    let typed = crate::app::intent::WriteIntent::Type(better);
    stage
        .harness
        .state_mut()
        .act(crate::app::intent::Intent::Author(crate::app::intent::AuthorIntent::Write(typed)));
    stage.looked_at();
    stage.saves();
    stage.until("it is played", |model| {
        let card = model.card(NAME).and_then(|card| card.scenario.as_ref());
        card.is_some_and(|scenario| scenario.title == "Later still")
    });
    assert_eq!(stage.open().held_back, None);
}

#[test]
fn what_was_not_saved_is_offered_at_the_next_opening() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.types("// not saved\n");
    let mut stage = stage.again();
    stage.opened("Late router");
    assert_eq!(stage.open().sheet.text(), was);
    stage.press("Go on with it");
    stage.looked_at();
    assert!(stage.open().sheet.text().ends_with("// not saved\n"));
    stage.saves();
    let mut stage = stage.again();
    stage.opened("Late router");
    assert!(stage.open().recovered.is_none());
}

#[test]
fn what_is_shipped_is_copied_and_not_changed() {
    let mut stage = Stage::new();
    stage.go_to_author();
    assert!(stage.shows("You have no scenario of your own yet"));
    stage.press_beginning("Drops out every evening");
    stage.until("it is open", |model| model.author.open.is_some());
    stage.looked_at();
    assert!(!stage.open().own);
    stage.press("Copy to my folder");
    stage.press("Copy");
    stage.until("the copy is open", |model| model.author.open.as_ref().is_some_and(|open| open.own));
    stage.looked_at();
    assert_eq!(stage.open().sheet.counts().0, 0, "{:?}", stage.open().sheet.problems());
    let folder = file(stage.home(), "my_evening_dropouts");
    assert!(folder.is_file() && folder.with_file_name("my_evening_dropouts.model.plan").is_file());
    assert!(stage.model().card("my_evening_dropouts").is_some(), "it can be taken at once");
}

#[test]
fn a_call_is_tried_out_and_nothing_of_it_is_kept() {
    let mut stage = Stage::new();
    stage.opened("Drops out every evening");
    stage.key(Key::F5);
    stage.on(Screen::Call);
    assert!(stage.shows("Nothing of it is kept"));
    stage.say("Good evening, Lumen Broadband, this is Sam. How can I help?");
    stage.press("Back to the text");
    stage.on(Screen::Author);
    assert!(stage.model().call.is_none());
    let stage = stage.again();
    assert_eq!(stage.model().past.as_ref().map(Vec::len), Some(0));
}

#[test]
fn the_graph_leads_to_the_text() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.key(Key::F4);
    assert_eq!(stage.open().view, View::Graph);
    stage.press_beginning("ticket ticket, line");
    assert_eq!(stage.open().view, View::Text);
    let before = &stage.open().sheet.text()[..stage.open().cursor];
    assert!(before.ends_with("ticket: "), "{}", &before[before.len() - 40..]);
}

#[test]
fn words_are_found_one_after_the_other() {
    let was = text();
    let mut stage = Stage::prepared(|home| put(home, &was));
    stage.opened("Late router");
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.write("Find", "facts");
    stage.key(Key::F3);
    let first = stage.open().cursor;
    assert!(stage.open().sheet.text()[first..].to_lowercase().starts_with("facts"));
    stage.key(Key::Escape);
    assert!(stage.open().find.is_none());
    assert!(stage.model().author.open.is_some(), "one step at a time");
}

/// A desk where this scenario is assigned to somebody in a graded session.
fn assign(home: &Path, scenario: &str) {
    let records = Records::open(&DataDir::resolve(Some(home)).unwrap()).unwrap();
    let mut people = People::read(&records).unwrap();
    let person = people.add(&records, None, ("Lena", None), Standing::Lead).unwrap();
    let by = By { person, role: Standing::Lead };
    let trainee = people.add(&records, Some(by), ("Tess", None), Standing::Trainee).unwrap();
    let wanted = Wanted {
        title: None,
        scenarios: vec![scenario.into()],
        course: None,
        seeds: Seeds::One(1),
        limit_ms: None,
        articles: None,
        rubric: None,
        attempts: 1,
        opens: mentoring::now(),
        closes: None,
    };
    let draft = sessions::draft(&Library::built_in(), wanted).unwrap();
    let mut session = sessions::make(&records, by, draft).unwrap();
    session.say(&records, by, InSession::Assigned { people: [trainee].into() }).unwrap();
}

#[test]
fn what_is_assigned_in_an_open_session_is_for_a_lead_alone() {
    let mut stage = Stage::prepared(|home| assign(home, "evening_dropouts"));
    stage.go_to_author();
    stage.press_beginning("Drops out every evening");
    stage.until("it is refused", |model| !model.notices.is_empty());
    let said = facts_for_a_lead("evening_dropouts");
    assert!(stage.model().notices[0].text.contains(&said), "{}", stage.model().notices[0].text);
    assert!(stage.model().author.open.is_none());
}
