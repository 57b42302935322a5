//! How people are doing: the cohort for a mentor, one's own progress, and whether mentors judge alike.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::mentor::{CALL, look, reviewed, sit_down, tick};
use crate::app::model::{Screen, Sight};

#[test]
fn a_mentor_sees_who_needs_them_the_table_and_the_map() {
    let mut stage = reviewed();
    stage.key(Key::Escape);
    stage.on(Screen::Mentor);
    stage.key(Key::F4);
    stage.until("the cohort is there", |model| model.mentor.cohort.cohort.is_some());
    assert!(stage.shows("1 call of 1 person, "));
    // What it was is said where one looks at the call; its id means nothing to anybody.
    assert!(stage.shows(&format!("A critical error in {CALL}.")) && !stage.shows("critical-"));
    stage.choose(Sight::Table.name());
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("Tess, calls 1, "))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
    stage.on(Screen::Progress);
    stage.until("it is worked out", |model| model.shown_progress.is_some());
    assert!(stage.shows("How Tess is doing") && stage.shows("What keeps costing points"));
    stage.key(Key::Escape);
    stage.on(Screen::Mentor);
    stage.choose(Sight::Map.name());
    let cell = format!("Tess, {CALL}: ");
    assert!(stage.shows(&cell), "{cell}");
    stage.choose("Practice");
    stage.until("it is worked out anew", |model| {
        model.mentor.cohort.cohort.as_ref().is_some_and(|cohort| cohort.calls.is_empty())
    });
}

#[test]
fn a_trainee_sees_their_progress_and_what_comes_next() {
    let mut stage = reviewed();
    look(&mut stage);
    stage.key(Key::Escape);
    stage.on(Screen::Progress);
    stage.until("it is worked out", |model| model.shown_progress.is_some());
    assert!(stage.shows("The five dimensions, call by call") && stage.shows("Your next call"));
    stage.keys(Modifiers::COMMAND, Key::N);
    stage.on(Screen::Briefing);
}

#[test]
fn two_mentors_score_a_call_blind_and_compare() {
    let mut stage = super::mentor::handed_in();
    sit_down(&mut stage, "Lea");
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F5);
    stage.until("the rounds are read", |model| model.mentor.rounds.rows.is_some());
    assert!(stage.shows("There is no round of calibration yet"));
    stage.keys(Modifiers::COMMAND, Key::N);
    stage.write("Title", "March");
    let session = stage.model().mentor.all_sessions[0].0;
    stage.harness.state_mut().model.mentor.round_draft.as_mut().unwrap().session = Some(session);
    tick(&mut stage, "Lea");
    tick(&mut stage, "Mo");
    stage.press("Open the round");
    stage.until("it is open", |model| !model.mentor.all_rounds.is_empty());
    for name in ["Lea", "Mo"] {
        sit_down(&mut stage, name);
        stage.keys(Modifiers::COMMAND, Key::M);
        stage.key(Key::F5);
        stage.until("the rounds are read", |model| model.mentor.rounds.len() == 1);
        open_round(&mut stage);
        stage.press(&format!("Score {CALL}, call 1"));
        stage.on(Screen::Review);
        assert!(!stage.shows("Would have earned it") && !stage.model().review.as_ref().unwrap().marks_shown);
        let card = &stage.model().review.as_ref().unwrap().call.verdict.scorecard;
        let some: Vec<(String, u32)> = card
            .criteria
            .iter()
            .filter(|result| result.of > 0)
            .take(2)
            .map(|result| (result.title.clone(), result.of))
            .collect();
        for (title, of) in &some {
            let says = if name == "Lea" { "All" } else { "None" };
            stage.press(&format!("{says} of {of} points for {title}"));
        }
        stage.press("Keep my 2 blind scores");
        stage.on(Screen::Mentor);
    }
    sit_down(&mut stage, "Lea");
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F5);
    stage.until("the rounds are read", |model| model.mentor.rounds.len() == 1);
    open_round(&mut stage);
    stage.press("Close the round");
    stage.until("it is compared", |model| model.mentor.all_rounds.iter().any(|round| round.report.is_some()));
    assert!(stage.shows("Where you differ most") && stage.shows("100 % apart"));
    assert!(!stage.shows("no marks"), "criteria that nobody scored are left out");
}

fn open_round(stage: &mut super::stage::Stage) {
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with("March, left for you"))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
}
