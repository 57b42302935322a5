//! How people are doing: the cohort for a mentor, one's own progress, and whether mentors judge alike.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::mentor::{CALL, look, reviewed, sit_down, tick};
use crate::app::intent::{CohortIntent, DraftIntent, Intent, MentorIntent};
use crate::app::model::{Model, Screen, Sight};

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
    stage.press(&format!("Sort by {CALL}"));
    assert_eq!((stage.model().mentor.cohort.map.column, stage.model().mentor.cohort.map.falling), (1, false));
    stage.key(Key::F9);
    assert!(stage.model().mentor.cohort.map.falling);
    stage.key(Key::F8);
    assert_eq!(stage.model().mentor.cohort.map.column, 0);
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.write("Search", "nobody");
    assert!(!stage.shows(&cell));
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
    stage.key(Key::F8);
    assert_eq!(stage.model().graded.column, 3);
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.write("Search", "nobody");
    assert!(stage.model().graded.is_empty() && stage.shows("Nothing fits what you are looking for"));
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
    stage.harness.run_steps(3);
    tick(&mut stage, "Every call of it");
    assert!(stage.shows("One call is in the round."));
    let taken = stage.model().mentor.all_sessions[0].1.attempts.values().next().unwrap().began;
    tick(&mut stage, &format!("Tess: {CALL}, begun {}", crate::app::model::moment(taken)));
    assert!(stage.shows("0 calls are in the round."));
    tick(&mut stage, "Every call of it");
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
    let round = round_of(&stage);
    let spread = &round.report.as_ref().unwrap().calls[0].criteria[0];
    let title = round.criteria[&spread.0].clone();
    stage.keys(Modifiers::COMMAND, Key::K);
    let agreeing = stage.model().mentor.agreeing.as_ref().unwrap();
    assert_eq!(round_of(&stage).criteria[&agreeing.criterion], title);
    stage.keys(Modifiers::COMMAND, Key::Enter);
    assert!(stage.model().mentor.agreeing.is_some(), "without a reason nothing is written");
    stage.write("Why", "See turn 2.");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is written", |model| !model.mentor.all_rounds[0].agreed.is_empty());
    assert!(stage.shows("See turn 2.") && stage.model().mentor.agreeing.is_none());
    stage.press(&format!("Agree anew: {title}, call 1"));
    stage.key(Key::Escape);
    assert!(stage.model().mentor.agreeing.is_none() && stage.model().mentor.round.is_some());
}

fn round_of(stage: &super::stage::Stage) -> &crate::app::worker::RoundView {
    &stage.model().mentor.all_rounds[0]
}

fn open_round(stage: &mut super::stage::Stage) {
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with("March, left for you"))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
}

/// Asks for something that a list to choose from would ask for.
fn ask(stage: &mut super::stage::Stage, intent: MentorIntent) {
    stage.harness.state_mut().act(Intent::Mentor(intent));
    stage.harness.run_steps(3);
}

/// How many calls the cohort is made of; none while it is worked out.
fn calls(model: &Model) -> Option<usize> {
    model.mentor.cohort.cohort.as_ref().map(|all| all.calls.len())
}

#[test]
fn the_cohort_is_filtered_by_scenario_course_and_days() {
    let mut stage = reviewed();
    stage.key(Key::Escape);
    stage.key(Key::F4);
    stage.until("the cohort is there", |model| calls(model) == Some(1));
    stage.write("From", "2126-01-01");
    stage.until("no call is so late", |model| calls(model) == Some(0));
    stage.write("From", "?");
    assert!(stage.shows("Write a day or a day and a time"));
    ask(&mut stage, MentorIntent::Cohort(CohortIntent::From(String::new())));
    stage.until("it is there again", |model| calls(model) == Some(1));
    ask(&mut stage, MentorIntent::Cohort(CohortIntent::Course(Some("first_week".to_owned()))));
    stage.until("it is of no course", |model| calls(model) == Some(0));
    ask(&mut stage, MentorIntent::Cohort(CohortIntent::Course(None)));
    stage.until("it is of no course or of any", |model| calls(model) == Some(1));
    ask(&mut stage, MentorIntent::Cohort(CohortIntent::Scenario(Some("evening_dropouts".to_owned()))));
    stage.until("it is of this scenario", |model| calls(model) == Some(1));
    assert!(stage.shows("1 call of 1 person, "));
}

/// A rubric beside the one that ships, by which blame weighs nine times as much.
fn with_a_stricter_rubric(home: &std::path::Path) {
    let standard =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/standard.ron")).unwrap();
    let stricter = standard.replacen("id: \"tone-blame\", weight: ", "id: \"tone-blame\", weight: 9", 1);
    let stricter = stricter.replacen("id: \"standard\"", "id: \"stricter\"", 1);
    assert_ne!(standard, stricter);
    let rubrics = home.join("assets/rubrics");
    std::fs::create_dir_all(&rubrics).unwrap();
    std::fs::write(rubrics.join("stricter.ron"), stricter).unwrap();
}

#[test]
fn calls_are_scored_anew_by_another_rubric_and_nothing_is_changed() {
    let mut stage = super::mentor::handed_in_with(with_a_stricter_rubric);
    sit_down(&mut stage, "Mo");
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F4);
    stage.until("the cohort is there", |model| model.mentor.cohort.cohort.is_some());
    for _ in 0..4 {
        stage.key(Key::F7);
    }
    assert_eq!(stage.model().mentor.cohort.sight, Sight::Anew);
    stage.press("Score the calls anew");
    stage.until("it is scored", |model| model.mentor.cohort.anew.came.is_some());
    assert!(stage.shows("1 call scored anew: 0 results would change"));
    let rubrics = stage.model().mentor.shelf.rubrics.clone();
    assert!(rubrics.contains(&"stricter".into()), "{rubrics:?}");
    ask(&mut stage, MentorIntent::Cohort(CohortIntent::Rubric(Some("stricter".into()))));
    assert!(stage.model().mentor.cohort.anew.came.is_none(), "what came of another rubric is put away");
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is scored", |model| model.mentor.cohort.anew.came.is_some());
    assert!(stage.shows("1 call scored anew: 1 results would change"));
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.write("Search", "Tess");
    let node = stage.harness.get_by(|node| {
        node.role() == Role::Button
            && node.label().is_some_and(|label| label.starts_with(&format!("Tess, call {CALL}, counts now ")))
    });
    node.click_accesskit();
    stage.harness.run_steps(3);
    stage.on(Screen::Review);
}

#[test]
fn a_session_is_made_with_times_and_a_rubric() {
    let mut stage = super::mentor::staffed();
    stage.keys(Modifiers::COMMAND, Key::M);
    stage.key(Key::F3);
    stage.until("the sessions are read", |model| model.mentor.sessions.rows.is_some());
    stage.keys(Modifiers::COMMAND, Key::N);
    tick(&mut stage, &format!("{CALL}, Marta Kovács, level 2"));
    tick(&mut stage, "Tess");
    stage.write("Opens", "2126-03-10 09:00");
    stage.write("Closes", "2126-03-10");
    assert!(stage.shows("Write a time to close that comes after the one to open"));
    stage.keys(Modifiers::COMMAND, Key::Enter);
    assert!(stage.model().mentor.draft.is_some(), "what cannot be is not made");
    ask(&mut stage, MentorIntent::Draft(DraftIntent::Closes("2126-03-10 12:00".to_owned())));
    ask(&mut stage, MentorIntent::Draft(DraftIntent::Rubric(Some("standard".into()))));
    stage.keys(Modifiers::COMMAND, Key::Enter);
    stage.until("it is made", |model| !model.mentor.all_sessions.is_empty());
    let terms = stage.model().mentor.all_sessions[0].1.terms.clone().unwrap();
    assert_eq!(terms.closes.unwrap().since(terms.opens), 3 * 60 * 60_000);
    assert_eq!(terms.rubric, "standard");
    let row = stage.model().mentor.sessions.row(0).unwrap();
    assert_eq!(row.cells[3].text, "not open yet");
    sit_down(&mut stage, "Tess");
    stage.until("it is announced", |model| model.mine.assigned.iter().any(|one| one.opens.is_some()));
    stage.keys(Modifiers::COMMAND, Key::G);
    assert_eq!(stage.model().screen, Screen::Home);
}
