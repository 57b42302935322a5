//! A whole call, by clicks and keys, from Home to Debrief.

use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::stage::Stage;
use crate::app::model::{Screen, Tab};
use crate::app::worker::PastState;
use crate::sim::call::{Disposition, Event};

const CARD: &str = "Drops out every evening, Marta Kovács, Angry customer, level 2, 9 minutes, not taken yet";

/// Takes the call from a first start to the line.
pub(super) fn picked_up(stage: &mut Stage) {
    stage.write("Your name", "Ánh Nguyễn");
    stage.key(Key::Enter);
    stage.until("they are entered", |model| model.kept.who.as_deref() == Some("Ánh Nguyễn"));
    stage.press(CARD);
    stage.on(Screen::Briefing);
    assert!(stage.shows("What counts"));
    stage.key(Key::Enter);
    stage.on(Screen::Call);
}

fn on_the_line() -> Stage {
    let mut stage = Stage::new();
    picked_up(&mut stage);
    stage
}

#[test]
fn a_call_is_taken_from_home_to_debrief() {
    let mut stage = on_the_line();
    stage.say("Lumen Broadband, good evening, Daniel speaking. How can I help?");
    stage.say("I understand that this is annoying. Your account number and your birth date, please?");
    stage.key(Key::F3);
    assert_eq!(stage.model().call.as_ref().map(|call| call.tab), Some(Tab::Tools));
    stage.press("Run Line test");
    stage.say("/wait 25");
    let shown = |event: &Event| matches!(event, Event::ToolResult { .. });
    stage.until("the line test shows what it found", |model| {
        model.call.as_ref().is_some_and(|call| call.events.iter().any(|stamped| shown(&stamped.event)))
    });
    stage.key(Key::F5);
    stage.write("Summary", "Drops out every evening");
    stage.key(Key::F7);
    assert!(stage.shows("How does this call end?"));
    stage.key(Key::Escape);
    assert!(stage.model().call.as_ref().unwrap().ending.is_none());
    stage.say("/escalate field warm The line is noisy, please look at it");
    stage.key(Key::F9);
    stage.press("Go through with it");
    stage.on(Screen::WrapUp);
    let call = stage.model().call.as_ref().unwrap();
    assert!(matches!(call.state.disposition, Some(Disposition::Escalated { warm: true, .. })));
    assert_eq!(call.state.draft.words(crate::sim::ticket::Field::Summary), "Drops out every evening");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.on(Screen::Debrief);
    assert!(stage.shows("What became of your ticket"));
    stage.key(Key::Enter);
    assert!(stage.shows("Tone") && stage.shows("Upsell"));
    stage.key(Key::Escape);
    stage.on(Screen::Home);
    stage.until("the result is on the card", |model| {
        model.past.iter().flatten().any(|past| matches!(past.state, PastState::Closed(Some(_))))
    });
    assert!(stage.shows("best result"));
}

#[test]
fn silence_lasts_as_long_as_nothing_is_said() {
    let mut stage = on_the_line();
    stage.say("Lumen Broadband, good evening, Daniel speaking. How can I help?");
    let call = stage.model().call.as_ref().unwrap();
    let (now, heard) = (call.state.now, call.transcript.len());
    stage.passes(Duration::from_secs(30));
    let model = stage.model();
    assert!(model.call.as_ref().unwrap().silence(model.now) >= 15_000);
    stage.say("Since when is it like this?");
    let call = stage.model().call.as_ref().unwrap();
    // The customer's own words come first, and they are not silence.
    assert!(call.state.now >= now + 15_000, "{} after {now}", call.state.now);
    let asked = call.transcript.iter().position(|entry| entry.text.starts_with("Since when")).unwrap();
    assert!(asked > heard, "whoever waits says something: {:?}", call.transcript);
}

#[test]
fn an_interrupted_call_is_offered_and_gone_on_with() {
    let mut stage = on_the_line();
    stage.say("Good evening, Lumen Broadband, Daniel speaking.");
    let said = stage.model().call.as_ref().unwrap().state.turn;
    let mut stage = stage.again();
    assert_eq!(stage.model().kept.who.as_deref(), Some("Ánh Nguyễn"));
    stage.press("Go on with it");
    stage.on(Screen::Call);
    assert_eq!(stage.model().call.as_ref().unwrap().state.turn, said);
    assert!(stage.shows("Daniel speaking"));
}

#[test]
fn a_turn_is_tried_again_from_the_debrief() {
    let mut stage = on_the_line();
    stage.say("What?");
    stage.say("/end");
    stage.on(Screen::WrapUp);
    stage.press("File the ticket");
    stage.on(Screen::Debrief);
    let retry = "Retry from turn 1";
    stage.harness.get_all_by_label(retry).next().unwrap().scroll_to_me();
    stage.harness.run_steps(3);
    stage.harness.get_all_by_label(retry).next().unwrap().click();
    stage.harness.run_steps(3);
    stage.on(Screen::Call);
    assert_eq!(stage.model().call.as_ref().unwrap().state.turn, 0);
}

#[test]
fn what_is_typed_wrongly_is_said_and_stays_in_the_line() {
    let mut stage = on_the_line();
    stage.write("What you say", "/tol line_test");
    stage.key(Key::Enter);
    assert!(stage.shows("did you mean /tool?"));
    assert_eq!(stage.model().call.as_ref().unwrap().line, "/tol line_test");
}

#[test]
fn ctrl_enter_begins_a_new_line() {
    let mut stage = on_the_line();
    stage.write("What you say", "One");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.write("What you say", "two");
    assert_eq!(stage.model().call.as_ref().unwrap().line, "One\ntwo");
}
