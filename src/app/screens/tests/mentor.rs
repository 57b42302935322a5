//! A graded session from its making to the answered dispute, by clicks and keys.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::stage::Stage;
use crate::app::model::{Drawer, Screen};
use crate::review::marking::{Item, Stage as Reviewed};
use crate::review::people::Role as Desk;

const PIN: &str = "2468";
pub(super) const CALL: &str = "Drops out every evening";

/// A desk with a lead, Lea, who is at the window and has a PIN.
fn led(mut stage: Stage) -> Stage {
    stage.write("Your name", "Lea");
    stage.key(Key::Enter);
    stage.until("Lea is there", |model| model.me.as_ref().is_some_and(|me| me.role == Desk::Lead));
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.write("PIN", PIN);
    stage.write("The same again", PIN);
    stage.press("Set the PIN");
    stage.on(Screen::Mentor);
    stage
}

fn enter(stage: &mut Stage, name: &str, role: &str) {
    let before = stage.model().people.iter().flatten().count();
    stage.key(Key::F6);
    stage.keys(Modifiers::COMMAND, Key::N);
    stage.write("Name", name);
    if role != "Trainee" {
        stage.choose(role);
    }
    stage.press("Enter them");
    stage.until("they are entered", |model| {
        model.people.iter().flatten().count() > before && model.mentor.newcomer.is_none()
    });
}

/// Whoever is at the window leaves it to this one.
pub(super) fn sit_down(stage: &mut Stage, name: &str) {
    while stage.model().screen != Screen::Home {
        stage.key(Key::Escape);
    }
    let me = stage.model().me.as_ref().map(|me| me.name.clone()).unwrap();
    if me == name {
        return;
    }
    stage.press(&me);
    stage.harness.get_by_role_and_label(Role::Button, name).click_accesskit();
    stage.harness.run_steps(3);
    stage.until("they sit down", |model| {
        model.pin.is_some() || model.me.as_ref().is_some_and(|me| me.name == name)
    });
    if stage.model().pin.is_some() {
        stage.write("PIN", PIN);
        stage.key(Key::Enter);
        stage.until("they are there", |model| model.me.as_ref().is_some_and(|me| me.name == name));
    }
}

/// Lea the lead, Mo the mentor with a PIN, and Tess the trainee. Mo is at the window.
pub(super) fn staffed() -> Stage {
    staffed_on(Stage::new())
}

fn staffed_on(stage: Stage) -> Stage {
    let mut stage = led(stage);
    enter(&mut stage, "Mo", "Mentor");
    enter(&mut stage, "Tess", "Trainee");
    stage.press(
        "Mo, account Mo, role mentor, pin none, since TODAY, state here"
            .replace("TODAY", &since(&stage))
            .as_str(),
    );
    stage.press("Set a PIN");
    stage.write("PIN", PIN);
    stage.write("The same again", PIN);
    stage.key(Key::Enter);
    stage.until("Mo has a PIN", |model| {
        model.people.iter().flatten().any(|person| person.name == "Mo" && person.has_pin)
    });
    sit_down(&mut stage, "Mo");
    stage
}

/// The day on which Mo came, whichever side of midnight it was.
fn since(stage: &Stage) -> String {
    let mo = stage.model().people.iter().flatten().find(|person| person.name == "Mo").unwrap();
    crate::app::model::day(mo.joined).to_string()
}

/// Mo makes a session for Tess.
pub(super) fn assigned(mut stage: Stage) -> Stage {
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.on(Screen::Mentor);
    stage.key(Key::F3);
    stage.until("the sessions are read", |model| model.mentor.sessions.rows.is_some());
    assert!(stage.shows("There is no graded session yet"));
    stage.keys(Modifiers::COMMAND, Key::N);
    tick(&mut stage, &format!("{CALL}, Marta Kovács, level 2"));
    tick(&mut stage, "Tess");
    stage.press("Make the session");
    stage.until("it is made", |model| !model.mentor.all_sessions.is_empty());
    assert!(stage.shows("its answers are public"));
    stage
}

pub(super) fn tick(stage: &mut Stage, name: &str) {
    stage.harness.get_by_role_and_label(Role::CheckBox, name).scroll_to_me();
    stage.harness.run_steps(3);
    stage.harness.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
    stage.harness.run_steps(3);
}

/// Tess takes the call and hands it in.
fn taken(stage: Stage) -> Stage {
    let mut stage = assigned(stage);
    sit_down(&mut stage, "Tess");
    stage.until("it stands on Home", |model| !model.mine.assigned.is_empty());
    assert!(stage.shows(&format!("Graded session: {CALL}")));
    stage.keys(Modifiers::COMMAND, Key::G);
    stage.on(Screen::Briefing);
    assert!(stage.shows("You have 25:00 for the call and the ticket"));
    stage.key(Key::Enter);
    stage.on(Screen::Call);
    stage.say("Lumen Broadband, good evening, Tess speaking. How can I help?");
    stage.say("You must have broken it yourself.");
    stage
}

pub(super) fn handed_in() -> Stage {
    handed_in_on(staffed())
}

/// The same in a folder that holds something already.
pub(super) fn handed_in_with(prepare: impl FnOnce(&std::path::Path)) -> Stage {
    handed_in_on(staffed_on(Stage::prepared(prepare)))
}

fn handed_in_on(stage: Stage) -> Stage {
    let mut stage = taken(stage);
    if stage.model().screen == Screen::Call {
        stage.say("/end");
    }
    stage.on(Screen::WrapUp);
    stage.press("File the ticket");
    stage.on(Screen::Home);
    assert!(stage.shows(&format!("{CALL} is handed in")));
    stage
}

/// Opens the call that waits for Mo.
pub(super) fn review(stage: &mut Stage) {
    sit_down(stage, "Mo");
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F2);
    stage.until("the queue is read", |model| model.mentor.queue.len() == 1);
    let row = stage.model().mentor.queue.row(0).unwrap();
    let first = row.cells[0].text.clone();
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with(&format!("{first}, trainee Tess")))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
    stage.on(Screen::Review);
}

#[track_caller]
fn blame(stage: &Stage) -> (String, u32) {
    let card = &stage.model().review.as_ref().unwrap().call.verdict.scorecard;
    let lost = card.criteria.iter().find(|result| result.of > 0 && result.points < result.of).unwrap();
    (lost.title.clone(), lost.of)
}

/// Mo scores blind, judges a criterion otherwise, remarks, signs and releases.
pub(super) fn reviewed() -> Stage {
    let mut stage = handed_in();
    review(&mut stage);
    assert!(stage.shows("Score it blind first") && !stage.shows("Would have earned it"));
    let (title, of) = blame(&stage);
    stage.press(&format!("All of {of} points for {title}"));
    stage.press("Keep my blind score");
    stage.until("it is kept", |model| !model.review.as_ref().unwrap().review().blind.is_empty());
    stage.key(Key::F6);
    stage.until("the marks are shown", |model| model.review.as_ref().unwrap().marks_shown);
    assert!(stage.shows("Would have earned it") && stage.shows(&format!("Blind, Mo: {of}")));
    stage.press("Remark on turn 1");
    stage.write("Your remark", "A good opening.");
    stage.press("Write the remark");
    stage.until("it is written", |model| !model.review.as_ref().unwrap().review().comments.is_empty());
    assert!(stage.shows("A good opening."));
    stage.press(&format!("Judge {title} otherwise"));
    tick(&mut stage, "There was no occasion for it");
    stage.write("Why", "The call was too short for it.");
    stage.press("Write the mark");
    stage.until("it is written", |model| !model.review.as_ref().unwrap().review().changes.is_empty());
    stage.keys(Modifiers::COMMAND, Key::S);
    stage.until("it is signed", |model| model.review.as_ref().unwrap().stage() == Reviewed::SignedOff);
    stage.key(Key::F8);
    stage.until("it is released", |model| model.review.as_ref().unwrap().call.shown);
    stage
}

/// Tess looks at her call.
pub(super) fn look(stage: &mut Stage) {
    sit_down(stage, "Tess");
    stage.keys(Modifiers::COMMAND, Key::P);
    stage.on(Screen::Progress);
    stage.until("her calls are read", |model| model.mine.graded.iter().any(|call| call.shown));
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with(&format!("{CALL}, session ")))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
    stage.on(Screen::Review);
}

/// Tess contests a mark of hers. Returns what it is for.
fn contested(stage: &mut Stage) -> String {
    let view = stage.model().review.as_ref().unwrap();
    let changed = view.review().changes[0].ruling.item();
    let Item::Criterion(changed) = changed else { panic!("{changed:?}") };
    let other = view.automatic().criteria.iter();
    let other = other.filter(|result| result.id != changed && result.points < result.of);
    let title = other.map(|result| result.title.clone()).next().unwrap();
    stage.press(&format!("Contest {title}"));
    tick(stage, "There was no occasion for it");
    stage.write("Why you contest it", "Nobody asked me for it.");
    stage.press("Contest it");
    stage.until("it is contested", |model| model.review.as_ref().unwrap().stage() == Reviewed::Disputed);
    title
}

#[test]
fn what_is_contested_is_contested_no_longer_by_a_key() {
    let mut stage = reviewed();
    look(&mut stage);
    let title = contested(&mut stage);
    stage.keys(Modifiers::SHIFT, Key::F9);
    stage.until("nothing waits", |model| model.review.as_ref().unwrap().review().waiting().next().is_none());
    assert!(stage.shows("Contested, and taken back"), "{title}");
}

#[test]
fn a_graded_call_is_reviewed_contested_answered_and_acknowledged() {
    let mut stage = reviewed();
    look(&mut stage);
    assert!(stage.shows("A good opening.") && stage.shows("The call was too short for it."));
    let title = contested(&mut stage);
    review(&mut stage);
    assert!(stage.shows(&format!("Tess contests: {title}")) && stage.shows("“Nobody asked me for it.”"));
    stage.press(&format!("Answer about {title}"));
    stage.choose("Another mark");
    stage.write("Your answer", "You are right.");
    stage.press("Answer");
    stage.until("it is answered", |model| model.review.as_ref().unwrap().review().waiting().next().is_none());
    look(&mut stage);
    assert!(stage.shows("You are right."));
    stage.key(Key::F9);
    stage.until("it is acknowledged", |model| {
        model.review.as_ref().is_some_and(|view| view.stage() == Reviewed::Acknowledged)
    });
}

#[test]
fn a_trainee_cannot_open_the_mentors_desk() {
    let mut stage = staffed();
    sit_down(&mut stage, "Tess");
    assert!(stage.harness.query_by_role_and_label(Role::Button, "Mentor").is_none());
    stage.keys(Modifiers::COMMAND, Key::M);
    assert_eq!(stage.model().screen, Screen::Home);
    assert!(stage.model().pin.is_none());
}

#[test]
fn a_graded_call_has_no_hints_and_no_way_back_and_goes_on_after_leaving() {
    let mut stage = taken(staffed());
    for (line, says) in [("/why", "shows no mood"), ("/retry 1", "no way back")] {
        stage.write("What you say", line);
        stage.key(Key::Enter);
        assert!(stage.shows(says), "{line}");
        stage
            .harness
            .state_mut()
            .act(crate::app::intent::Intent::Call(crate::app::intent::CallIntent::Type(String::new())));
    }
    let call = stage.model().call.as_ref().unwrap();
    assert!(!call.help && stage.shows("Time left"));
    let said = call.state.turn;
    let mut stage = stage.again();
    stage.until("Tess is there again", |model| model.me.as_ref().is_some_and(|me| me.name == "Tess"));
    stage.until("it is offered", |model| model.mine.assigned.iter().any(|assigned| assigned.begun));
    stage.press("Go on with the graded call");
    stage.on(Screen::Call);
    assert_eq!(stage.model().call.as_ref().unwrap().state.turn, said);
    assert!(!stage.model().call.as_ref().unwrap().help);
}

#[test]
fn wrong_pins_make_the_next_one_wait() {
    let mut stage = led(Stage::new());
    let mut stage = {
        stage.key(Key::Escape);
        stage.again()
    };
    stage.until("the PIN is asked for", |model| model.pin.is_some());
    for _ in 0..3 {
        stage.write("PIN", "0000");
        stage.key(Key::Enter);
        stage.until("it was looked at", |model| model.pin.as_ref().is_some_and(|pin| pin.fault.is_some()));
        stage.harness.state_mut().model.pin.as_mut().unwrap().fault = None;
    }
    assert!(stage.shows("the next is looked at in"));
    assert!(stage.model().me.is_none());
}

#[test]
fn lists_are_searched_and_sorted_by_keys() {
    let mut stage = led(Stage::new());
    for name in ["Zoë", "Ánh"] {
        enter(&mut stage, name, "Trainee");
    }
    stage.key(Key::F6);
    assert_eq!(stage.model().mentor.drawer, Drawer::People);
    let names = |stage: &Stage| {
        let people = &stage.model().mentor.people;
        (0..people.len()).map(|at| people.row(at).unwrap().cells[0].text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&stage), ["Lea", "Zoë", "Ánh"]);
    stage.key(Key::F9);
    assert_eq!(names(&stage), ["Ánh", "Zoë", "Lea"]);
    stage.press("Sort by role");
    assert_eq!(names(&stage)[0], "Lea");
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.write("Search", "train");
    assert_eq!(names(&stage).len(), 2);
}
