//! The debrief of a call that was really played, by names, by keys, and by what is drawn.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Shape};
use egui_kittest::kittest::{AccessKitNode, Queryable};

use super::stage::Stage;
use super::whole_call::picked_up;
use crate::app::model::{Debrief, MarkKind, Point, Screen};
use crate::app::theme;
use crate::sim::words::Dimension;

/// A call with a good opening, a bad sentence, a hold, and a poor ticket that goes to the right team.
fn played() -> Stage {
    let mut stage = Stage::new();
    picked_up(&mut stage);
    for line in [
        "Lumen Broadband, good evening, Daniel speaking. How can I help?",
        "/hold 30",
        "/wait 20",
        "/resume",
        "/ticket summary Drops out every evening",
        "/escalate field warm Please look at it",
        "You must have broken it yourself. Calm down.",
        "/end",
    ] {
        // Whoever is blamed may hang up first.
        if stage.model().screen == Screen::Call {
            stage.say(line);
        }
    }
    stage.on(Screen::WrapUp);
    stage.press("File the ticket");
    stage.on(Screen::Debrief);
    stage
}

fn read(mut stage: Stage) -> Stage {
    stage.key(Key::Enter);
    assert!(stage.shows("Five dimensions"));
    stage
}

fn debrief(stage: &Stage) -> &Debrief {
    stage.model().debrief.as_ref().unwrap()
}

/// A point that was lost and that is about words.
fn blamed(stage: &Stage) -> (usize, &Point) {
    let mut points = debrief(stage).points.iter().enumerate();
    points
        .find(|(_, point)| point.is_lost() && point.span.is_some() && point.dimension == Dimension::Tone)
        .unwrap()
}

fn name(point: &Point) -> String {
    format!("{}, {}, {}: {}", point.did(), point.dimension.title(), point.named(), point.says)
}

/// Whether words are drawn on the ground that lit words have, and which.
fn lit_words(stage: &Stage) -> Vec<String> {
    let accent = theme::of(&stage.harness.ctx).colours.accent;
    let mut lit = Vec::new();
    each_text(stage, |_, text| {
        for part in &text.job.sections {
            if part.format.background == accent {
                lit.push(text.job.text[part.byte_range.start.0..part.byte_range.end.0].to_owned());
            }
        }
    });
    lit
}

fn each_text(stage: &Stage, mut see: impl FnMut(egui::Pos2, &egui::Galley)) {
    for clipped in &stage.harness.output().shapes {
        if let Shape::Text(text) = &clipped.shape {
            see(text.pos, &text.galley);
        }
    }
}

/// Points that are drawn with the edge that lit ones have.
fn lit_points(stage: &Stage) -> usize {
    let edge = theme::of(&stage.harness.ctx).colours.accent_text;
    let drawn = stage.harness.output().shapes.iter();
    drawn.filter(|clipped| matches!(&clipped.shape, Shape::Rect(rect) if rect.stroke == egui::Stroke::new(2.0, edge))).count()
}

#[test]
fn the_technicians_outcome_comes_before_the_points() {
    let mut stage = played();
    assert!(stage.shows("What became of your ticket"));
    assert!(!stage.shows("Five dimensions"));
    let says = debrief(&stage).verdict.visit.as_ref().unwrap().says.clone();
    assert!(stage.shows(&says));
    let reasons = ["The ticket does not say:", "In the ticket,", "The call was never handed over."];
    assert!(reasons.iter().any(|reason| stage.shows(reason)));
    stage.press("See how the call went");
    assert!(stage.shows("Five dimensions"));
}

#[test]
fn five_dimensions_are_named_with_points_and_a_word() {
    let stage = read(played());
    for (dimension, score) in &debrief(&stage).verdict.scorecard.dimensions {
        let Some(per_mille) = score.per_mille else { continue };
        let grade = match per_mille {
            850.. => "well done",
            600.. => "fair",
            _ => "needs work",
        };
        let name = format!(
            "{}: {grade}, {} per cent, {} of {} points",
            dimension.title(),
            per_mille / 10,
            score.points,
            score.of
        );
        assert!(stage.harness.query_by_label(&name).is_some(), "{name}");
    }
    assert!(stage.shows("Handle time") && stage.shows("Predicted CSAT") && stage.shows("Effort"));
}

#[test]
fn a_chosen_point_lights_its_words() {
    let mut stage = read(played());
    let (at, point) = blamed(&stage);
    let (line, span) = (point.line.unwrap(), point.span.clone().unwrap());
    let words = debrief(&stage).lines[line].entry.text[span].to_owned();
    assert_eq!(lit_words(&stage), Vec::<String>::new());
    for _ in 0..debrief(&stage).points.len() {
        if debrief(&stage).chosen != Some(at) {
            stage.keys(Modifiers::COMMAND, Key::ArrowDown);
        }
    }
    assert_eq!(debrief(&stage).chosen, Some(at));
    assert!(lit_words(&stage).concat().contains(&words), "{words}: {:?}", lit_words(&stage));
}

/// Where the blamed words stand, once they are scrolled to.
fn blamed_words(stage: &mut Stage) -> egui::Pos2 {
    let (_, point) = blamed(stage);
    let (line, span) = (point.line.unwrap(), point.span.clone().unwrap());
    let entry = &debrief(stage).lines[line].entry;
    let (text, retry) = (entry.text.clone(), format!("Retry from turn {}", entry.turn.unwrap()));
    stage.harness.get_by_label(&retry).scroll_to_me();
    stage.harness.run_steps(4);
    let mut words = None;
    each_text(stage, |pos, galley| {
        if galley.job.text == text && galley.job.sections.len() > 1 {
            let letters = text[..span.start].chars().count() + 1;
            let cursor = egui::text::CCursor::new(egui::text::CharIndex(letters));
            words = Some(pos + galley.pos_from_cursor(cursor).center().to_vec2());
        }
    });
    words.unwrap()
}

fn press_at(stage: &mut Stage, pos: egui::Pos2) {
    stage.harness.hover_at(pos);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let modifiers = Modifiers::NONE;
        stage.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
    }
    stage.harness.run_steps(4);
}

#[test]
fn words_under_the_pointer_light_their_points() {
    let mut stage = read(played());
    let words = blamed_words(&mut stage);
    assert_eq!(lit_points(&stage), 0);
    stage.harness.hover_at(words);
    stage.harness.run_steps(4);
    assert!(lit_points(&stage) > 0);
    stage.harness.hover_at(egui::Pos2::ZERO);
    stage.harness.run_steps(4);
    assert_eq!(lit_points(&stage), 0);
}

#[test]
fn words_that_are_pressed_keep_their_point_lit() {
    let mut stage = read(played());
    let words = blamed_words(&mut stage);
    press_at(&mut stage, words);
    let chosen = debrief(&stage).chosen.unwrap();
    assert_eq!(debrief(&stage).points[chosen].line, blamed(&stage).1.line);
    stage.harness.hover_at(egui::Pos2::ZERO);
    stage.harness.run_steps(4);
    assert_eq!(lit_points(&stage), 1);
    press_at(&mut stage, words);
    assert_eq!(debrief(&stage).chosen, None);
}

#[test]
fn a_point_in_the_margin_lights_its_words_and_keeps_them_lit_when_it_is_pressed() {
    let mut stage = read(played());
    let (at, point) = blamed(&stage);
    let words = debrief(&stage).lines[point.line.unwrap()].entry.text[point.span.clone().unwrap()].to_owned();
    let name = name(point);
    blamed_words(&mut stage);
    let lit = |stage: &Stage| lit_words(stage).concat().contains(&words);
    let place = stage.harness.get_by_label(&name).rect().center();
    stage.harness.hover_at(place);
    stage.harness.run_steps(4);
    assert!(lit(&stage), "{words} under {place}: {:?}", lit_words(&stage));
    assert_eq!(debrief(&stage).chosen, None);
    press_at(&mut stage, place);
    stage.harness.hover_at(egui::Pos2::ZERO);
    stage.harness.run_steps(4);
    assert!(lit(&stage) && debrief(&stage).chosen == Some(at));
    press_at(&mut stage, place);
    stage.harness.hover_at(egui::Pos2::ZERO);
    stage.harness.run_steps(4);
    assert!(!lit(&stage) && debrief(&stage).chosen.is_none());
}

#[test]
fn keys_go_from_one_lost_point_to_the_next() {
    let mut stage = read(played());
    let lost: Vec<usize> =
        (0..debrief(&stage).points.len()).filter(|at| debrief(&stage).points[*at].is_lost()).collect();
    assert!(lost.len() > 2);
    for expected in [lost[0], lost[1]] {
        stage.keys(Modifiers::COMMAND, Key::ArrowDown);
        assert_eq!(debrief(&stage).chosen, Some(expected));
    }
    stage.keys(Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(debrief(&stage).chosen, Some(lost[0]));
    stage.keys(Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(debrief(&stage).chosen, lost.last().copied());
    assert!(!lit_points(&stage).eq(&0) || debrief(&stage).points[lost[lost.len() - 1]].line.is_none());
}

#[test]
fn marks_of_one_dimension_are_shown_alone() {
    let mut stage = read(played());
    let tone = name(blamed(&stage).1);
    assert!(stage.harness.query_by_label(&tone).is_some());
    stage.harness.get_by_role_and_label(Role::RadioButton, "Ticket writing").scroll_to_me();
    stage.harness.run_steps(3);
    stage.choose("Ticket writing");
    assert_eq!(debrief(&stage).only, Some(Dimension::Ticket));
    assert!(stage.harness.query_by_label(&tone).is_none());
    stage.choose("All marks");
    assert!(stage.harness.query_by_label(&tone).is_some());
}

#[test]
fn the_curve_has_the_hold_and_the_end_and_says_it_in_words() {
    let mut stage = read(played());
    let marks = &debrief(&stage).marks;
    let hold = marks.iter().find(|mark| mark.kind == MarkKind::Hold).unwrap();
    assert!(hold.until - hold.at >= 20_000 && hold.name.to_string().starts_with("On hold for 2"), "{hold:?}");
    let ends: Vec<String> =
        marks.iter().filter(|mark| mark.kind == MarkKind::End).map(|mark| mark.name.to_string()).collect();
    assert!(
        ends[0].starts_with("Decided: escalated to") && ends.iter().any(|end| end.contains("hang")),
        "{ends:?}"
    );
    assert!(stage.shows("Patience and trust over the call."));
    let name = hold.name.to_string();
    assert!(!stage.shows(&name));
    stage.harness.get_by_label("The same in words").scroll_to_me();
    stage.harness.run_steps(3);
    stage.harness.get_by_label("The same in words").click();
    stage.harness.run_steps(20);
    assert!(stage.shows(&name));
}

#[test]
fn the_next_call_is_another_one() {
    let mut stage = read(played());
    let taken = debrief(&stage).case.scenario.id.clone();
    stage.until("the shelf knows of it", |model| {
        model.past.iter().flatten().any(|past| taken == past.scenario.as_str())
    });
    stage.keys(Modifiers::COMMAND, Key::N);
    stage.on(Screen::Briefing);
    assert_ne!(stage.model().briefing.as_ref().unwrap().case.scenario.id, taken);
}

#[test]
fn a_small_window_with_large_words_shows_everything_within_its_edges() {
    let mut stage = read(played());
    // As many points as a window of 1024 by 640 has when words are twice as large.
    stage.harness.set_size(egui::vec2(512.0, 320.0));
    stage.harness.run_steps(4);
    let edge = 513.0;
    let is = |role| matches!(role, Role::ProgressIndicator | Role::RadioButton | Role::Button);
    let drawn = |node: &AccessKitNode<'_>| is(node.role()) && node.bounding_box().is_some();
    let all: Vec<egui::Rect> = stage.harness.query_all_by(drawn).map(|node| node.rect()).collect();
    assert!(all.len() > 10);
    assert!(all.iter().all(|rect| rect.right() <= edge), "{all:?} beyond {edge}");
}
