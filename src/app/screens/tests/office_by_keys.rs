//! The mentor's desk, a review and one's own progress by keys alone.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::by_keys::{check_round, check_said, of, unsaid};
use super::mentor::{assigned, handed_in, look, review, reviewed, sit_down, staffed};
use super::stage::Stage;
use crate::app::keys::Action;
use crate::app::model::{Drawer, Screen};
use crate::review::marking::Stage as Reviewed;

fn types(stage: &mut Stage, words: &str) {
    stage.harness.event(Event::Text(words.to_owned()));
    stage.harness.run_steps(3);
}

/// What has the focus, as a screen reader names it.
fn focused(stage: &Stage) -> String {
    let node = stage.harness.query_by(|node| node.is_focused() && node.role() != Role::Window);
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Mo sits down at their desk, with a call of Tess's that waits.
fn desk() -> Stage {
    let mut stage = handed_in();
    sit_down(&mut stage, "Mo");
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F2);
    stage.until("the queue is read", |model| model.mentor.queue.len() == 1);
    stage
}

/// Who needs a mentor, and why.
fn needs(stage: &mut Stage) {
    stage.key(Key::F4);
    stage.until("the cohort is there", |model| model.mentor.cohort.first_call().is_some());
}

fn open_session(stage: &mut Stage) {
    stage.key(Key::F3);
    stage.until("the sessions are read", |model| model.mentor.sessions.len() == 1);
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    assert!(stage.model().mentor.open_session().is_some());
}

#[test]
fn a_call_is_reviewed_by_keys_alone() {
    let mut stage = desk();
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    stage.on(Screen::Review);
    stage.keys(Modifiers::COMMAND, Key::PageDown);
    stage.keys(Modifiers::COMMAND, Key::PageDown);
    let view = stage.model().review.as_ref().unwrap();
    let second = view.criteria().nth(1).map(|result| (result.id.clone(), result.title.clone())).unwrap();
    assert!(focused(&stage).starts_with("None of ") && focused(&stage).ends_with(&second.1));
    stage.key(Key::Enter);
    stage.key(Key::F5);
    stage.until("it is kept", |model| !model.review.as_ref().unwrap().review().blind.is_empty());
    stage.key(Key::F6);
    stage.until("the marks are shown", |model| model.review.as_ref().unwrap().marks_shown);
    stage.keys(Modifiers::COMMAND, Key::PageUp);
    stage.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(focused(&stage), format!("Judge {} otherwise", second.1));
    stage.key(Key::Enter);
    assert_eq!(focused(&stage), "Points");
    for _ in 0..2 {
        stage.key(Key::Tab);
    }
    types(&mut stage, "I listened to it twice.");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is written", |model| !model.review.as_ref().unwrap().review().changes.is_empty());
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.keys(Modifiers::SHIFT, Key::F7);
    let remarked = |stage: &Stage| stage.model().review.as_ref().unwrap().remark.as_ref()?.0;
    let turn = remarked(&stage);
    assert!(turn.is_some());
    types(&mut stage, "A good opening.");
    stage.key(Key::F2);
    assert_eq!(remarked(&stage), turn, "it plays beside what is written");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is written", |model| !model.review.as_ref().unwrap().review().comments.is_empty());
    assert_eq!(stage.model().review.as_ref().unwrap().review().comments[0].turn, turn);
    stage.keys(Modifiers::COMMAND, Key::S);
    stage.until("it is signed", |model| model.review.as_ref().unwrap().stage() == Reviewed::SignedOff);
    stage.key(Key::F10);
    types(&mut stage, "One more thing.");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is open again", |model| model.review.as_ref().unwrap().stage() == Reviewed::Open);
}

#[test]
fn a_session_is_released_and_closed_and_a_person_leaves_by_keys_alone() {
    let mut stage = assigned(staffed());
    assert!(!stage.model().mentor.warnings.is_empty());
    stage.key(Key::Escape);
    assert!(stage.model().mentor.warnings.is_empty());
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    assert!(stage.model().mentor.open_session().is_some());
    stage.key(Key::F10);
    stage
        .until("it is released", |model| model.mentor.open_session().is_some_and(|session| session.released));
    stage.keys(Modifiers::COMMAND, Key::W);
    types(&mut stage, "Everybody is through.");
    stage.keys(Modifiers::COMMAND, Key::W);
    stage.until("it is closed", |model| {
        model.mentor.open_session().is_some_and(|session| session.closed.is_some())
    });
    stage.key(Key::Escape);
    stage.key(Key::F6);
    assert_eq!(stage.model().mentor.drawer, Drawer::People);
    stage.keys(Modifiers::COMMAND, Key::F);
    types(&mut stage, "Tess");
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    for gone in [true, false] {
        stage.keys(Modifiers::COMMAND, Key::D);
        stage.until("it is written", |model| {
            model.people.iter().flatten().any(|person| person.name == "Tess" && person.left.is_some() == gone)
        });
    }
}

#[test]
fn the_first_of_those_who_need_a_mentor_and_the_next_to_see_their_marks_have_keys() {
    let mut stage = desk();
    needs(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::I);
    stage.on(Screen::Progress);
    stage.key(Key::Escape);
    stage.on(Screen::Mentor);
    stage.keys(Modifiers::COMMAND, Key::L);
    stage.on(Screen::Review);
    stage.key(Key::Escape);
    stage.on(Screen::Mentor);
    open_session(&mut stage);
    stage.keys(Modifiers::SHIFT, Key::F10);
    stage.until("Tess sees them", |model| model.mentor.next_release().is_none());
    assert!(!stage.model().mentor.open_session().unwrap().released, "she alone");
}

/// A key is told where it does something: on some of these the rest of them must be.
#[test]
fn every_key_of_the_desks_is_said_by_what_it_presses() {
    let mut stage = desk();
    let mut left = unsaid(&mut stage, of(Screen::Mentor));
    // Rounds are opened by a lead: the command line's tests open one, and a mentor's window only joins it.
    let others =
        |action| matches!(action, Action::ScoreNext | Action::AgreeNext | Action::Make | Action::NextSight);
    left.retain(|binding| !others(binding.action));
    needs(&mut stage);
    left = unsaid(&mut stage, left);
    open_session(&mut stage);
    left = unsaid(&mut stage, left);
    stage.key(Key::F6);
    left = unsaid(&mut stage, left);
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    // Their own PIN is all that a mentor may set.
    left.retain(|binding| binding.action != Action::SetPin);
    check_said(stage, left);
}

#[test]
fn every_key_of_a_review_is_said_by_what_it_presses() {
    let mut stage = desk();
    review(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    let mut left = unsaid(&mut stage, of(Screen::Review));
    stage.key(Key::F6);
    stage.until("the marks are shown", |model| model.review.as_ref().unwrap().marks_shown);
    stage.harness.get_by_role_and_label(Role::Button, "Remark on the call").scroll_to_me();
    stage.harness.run_steps(3);
    left = unsaid(&mut stage, left);
    stage.key(Key::F7);
    stage.harness.get_by_role_and_label(Role::Button, "Write the remark").scroll_to_me();
    stage.harness.run_steps(3);
    left = unsaid(&mut stage, left);
    types(&mut stage, "Good.");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is written", |model| !model.review.as_ref().unwrap().review().comments.is_empty());
    stage.keys(Modifiers::COMMAND, Key::S);
    stage.until("it is signed", |model| model.review.as_ref().unwrap().stage() == Reviewed::SignedOff);
    left = unsaid(&mut stage, left);
    let only_once_released =
        |action| matches!(action, Action::Answer | Action::Acknowledge | Action::Withdraw);
    left.retain(|binding| !only_once_released(binding.action));
    // Faster and slower are said together, by what shows the pace.
    check_said(stage, left);
}

#[test]
fn tab_goes_round_the_desks_in_the_order_of_reading() {
    check_round(desk(), "waiting", 10);
    let mut stage = desk();
    open_session(&mut stage);
    check_round(stage, "a session", 10);
    let mut stage = desk();
    stage.key(Key::F6);
    stage.keys(Modifiers::COMMAND, Key::ArrowDown);
    stage.key(Key::Enter);
    check_round(stage, "a person", 10);
}

#[test]
fn tab_goes_round_a_review_and_ones_own_progress_in_the_order_of_reading() {
    let mut stage = desk();
    review(&mut stage);
    check_round(stage, "a blind review", 20);
    let mut stage = reviewed();
    look(&mut stage);
    check_round(stage, "one's own review", 8);
}

#[test]
fn the_key_sheet_has_every_key_of_the_desks() {
    let mut stage = desk();
    for screen in [Screen::Mentor, Screen::Review] {
        if screen == Screen::Review {
            review(&mut stage);
        }
        stage.key(Key::F1);
        for binding in of(screen) {
            assert!(stage.shows(binding.name), "{screen:?}: {}", binding.name);
        }
        stage.key(Key::Escape);
    }
}
