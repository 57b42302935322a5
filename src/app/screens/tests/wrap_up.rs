//! Finishing the ticket.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::stage::Stage;
use super::whole_call::picked_up;
use crate::app::model::Screen;
use crate::sim::scenario::model::Level;
use crate::sim::ticket::Field;

type Found<'a> = egui_kittest::kittest::AccessKitNode<'a>;

fn hung_up(mut stage: Stage, lines: &[&str]) -> Stage {
    picked_up(&mut stage);
    stage.say("Good evening, Lumen Broadband, Daniel speaking. How can I help?");
    for line in lines {
        stage.say(line);
    }
    stage.say("/end");
    stage.on(Screen::WrapUp);
    stage
}

#[test]
fn every_field_of_the_ticket_is_there_by_name() {
    let stage = hung_up(Stage::new(), &[]);
    let fields = [
        "Summary",
        "Symptom",
        "Environment",
        "Exact error",
        "Began",
        "Changed",
        "Steps tried",
        "Impact",
        "Urgency",
        "Team",
        "Next action",
        "Contact",
        "Note for the customer",
        "Internal note",
    ];
    assert_eq!(fields.len(), Field::ALL.len());
    for field in fields {
        let is = |role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::ComboBox);
        let found = stage
            .harness
            .query_all_by(|node: &Found<'_>| is(node.role()) && node.label().as_deref() == Some(field));
        assert_eq!(found.count(), 1, "{field}");
    }
}

#[test]
fn a_cell_of_the_matrix_chooses_impact_and_urgency() {
    let mut stage = hung_up(Stage::new(), &[]);
    assert!(stage.shows("Impact and urgency make the priority."));
    let cell = "Impact medium, urgency high: P2";
    stage.harness.get_by_role_and_label(Role::RadioButton, cell).scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose(cell);
    stage.until("it is in the ticket", |model| {
        let draft = &model.call.as_ref().unwrap().state.draft;
        draft.impact == Some(Level::Medium) && draft.urgency == Some(Level::High)
    });
    assert!(stage.shows("Priority P2: today"));
}

#[test]
fn gaps_are_named_and_go_when_they_are_filled() {
    let mut stage = hung_up(Stage::new(), &[]);
    assert!(stage.shows("Still empty: Summary, Symptom"));
    stage.write("Summary", "Drops out every evening");
    assert!(stage.shows("Still empty: Symptom"));
    stage.write("Steps tried", "Restarted the router");
    assert!(stage.shows("“Restarted the router” has no result yet"));
    stage.write("Steps tried", ": no change");
    assert!(!stage.shows("has no result yet"));
}

#[test]
fn what_the_customer_has_heard_of_the_ticket_is_said() {
    let stage = hung_up(Stage::new(), &[]);
    assert!(stage.shows("You have not read it to the customer."));
    let read = ["/ticket summary Drops out every evening", "/readback"];
    let mut stage = hung_up(Stage::new(), &read);
    assert!(stage.shows("You read it to the customer as it stands."));
    stage.write("Summary", " since Monday");
    assert!(stage.shows("and have changed it since"));
}

#[test]
fn a_ticket_can_be_finished_later() {
    let mut stage = hung_up(Stage::new(), &[]);
    stage.write("Contact", "Mobile, after six");
    stage.press("Finish it later");
    stage.on(Screen::Home);
    stage.until("it is offered", |model| {
        model.past.iter().flatten().any(|past| past.state == crate::app::worker::PastState::Open)
    });
    stage.press("Go on with it");
    stage.on(Screen::WrapUp);
    assert_eq!(stage.model().call.as_ref().unwrap().state.draft.words(Field::Contact), "Mobile, after six");
    stage.key(Key::F1);
    assert!(stage.shows("File the ticket"));
}

#[test]
fn words_in_a_field_that_was_not_left_are_kept_when_the_program_ends() {
    let mut stage = hung_up(Stage::new(), &[]);
    stage.write("Internal note", "She drives trams");
    let mut stage = stage.again();
    stage.press("Go on with it");
    stage.on(Screen::WrapUp);
    assert!(stage.shows("She drives trams"));
}

#[test]
fn the_form_fits_a_small_window_with_large_words() {
    let mut stage = hung_up(Stage::new(), &[]);
    // As many points as a window of 1024 by 640 has when words are twice as large.
    stage.harness.set_size(egui::vec2(512.0, 320.0));
    stage.harness.run_steps(4);
    let edge = 513.0;
    let is =
        |role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::RadioButton | Role::Button);
    let drawn = |node: &Found<'_>| is(node.role()) && node.bounding_box().is_some();
    let all: Vec<egui::Rect> = stage.harness.query_all_by(drawn).map(|node| node.rect()).collect();
    assert!(all.len() > Field::ALL.len());
    assert!(all.iter().all(|rect| rect.right() <= edge), "{all:?} beyond {edge}");
}
