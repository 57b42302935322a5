//! Every screen by keys alone: what has a key says so, Tab goes in the order of reading, and the focus can be seen.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

use super::stage::Stage;
use super::whole_call::picked_up;
use crate::app::keys::{self, Action, Binding, KEYS};
use crate::app::model::{Screen, Speaker};
use crate::app::theme;

/// More than there are on any screen.
const STOPS: usize = 300;

/// Two controls of one row need not begin at the same height, in points.
const ROW: f32 = 20.0;

fn home() -> Stage {
    let mut stage = Stage::new();
    stage.write("Your name", "Ánh Nguyễn");
    stage.key(Key::Enter);
    stage.until("somebody is here", |model| model.me.is_some());
    stage
}

fn settings() -> Stage {
    let mut stage = home();
    stage.keys(Modifiers::COMMAND, Key::Comma);
    stage.on(Screen::Settings);
    stage
}

fn briefing() -> Stage {
    let mut stage = home();
    stage.press("Drops out every evening, Marta Kovács, Angry customer, level 2, 9 minutes, not taken yet");
    stage.on(Screen::Briefing);
    stage
}

/// On the line, with a message of the supervisor's.
fn call() -> Stage {
    let mut stage = Stage::new();
    picked_up(&mut stage);
    stage.say("Good evening, Lumen Broadband, Daniel speaking. What happens exactly?");
    let told = |stage: &Stage| {
        let call = stage.model().call.as_ref();
        call.is_some_and(|call| {
            call.transcript.iter().any(|entry| matches!(entry.speaker, Speaker::Colleague(_)))
        })
    };
    for _ in 0..10 {
        if !told(&stage) && stage.model().screen == Screen::Call {
            stage.say("I am sorry about that. What have you tried?");
        }
    }
    assert!(told(&stage), "nobody wrote in the chat");
    stage
}

fn wrap_up() -> Stage {
    let mut stage = Stage::new();
    picked_up(&mut stage);
    stage.say("/end");
    stage.on(Screen::WrapUp);
    stage
}

/// What became of the ticket.
fn outcome() -> Stage {
    let mut stage = Stage::new();
    picked_up(&mut stage);
    stage.say("Good evening, Lumen Broadband, Daniel speaking. You must have broken it.");
    stage.say("/escalate field cold Please look at it");
    stage.say("/end");
    stage.on(Screen::WrapUp);
    stage.press("File the ticket");
    stage.on(Screen::Debrief);
    stage
}

fn debrief() -> Stage {
    let mut stage = outcome();
    stage.key(Key::Enter);
    assert!(stage.shows("Five dimensions"));
    stage
}

/// Whether a key can be read somewhere; `F1` is not to be found in `F10`.
fn reads(stage: &Stage, key: &str) -> bool {
    let whole = |text: &str| {
        text.match_indices(key)
            .any(|(at, _)| !text[at + key.len()..].starts_with(|next: char| next.is_ascii_digit()))
    };
    stage.harness.query_all_by_label_contains(key).any(|node| {
        node.accesskit_node().label().is_some_and(|label| whole(&label))
            || node.accesskit_node().value().is_some_and(|value| whole(&value))
    })
}

/// Those of these keys that cannot be read on the screen, wherever one points.
pub(super) fn unsaid(stage: &mut Stage, mut left: Vec<&'static Binding>) -> Vec<&'static Binding> {
    stage.harness.ctx.all_styles_mut(|style| style.interaction.tooltip_delay = 0.0);
    let points_at = |node: &AccessKitNode<'_>| {
        matches!(node.role(), Role::Button | Role::RadioButton | Role::TextInput | Role::MultilineTextInput)
            && node.bounding_box().is_some()
    };
    let places: Vec<egui::Pos2> =
        stage.harness.query_all_by(points_at).map(|node| node.rect().center()).collect();
    left.retain(|binding| !reads(stage, &keys::written(&binding.shortcut)));
    for place in places {
        stage.harness.hover_at(place);
        stage.harness.run_steps(3);
        left.retain(|binding| !reads(stage, &keys::written(&binding.shortcut)));
    }
    left
}

pub(super) fn of(screen: Screen) -> Vec<&'static Binding> {
    KEYS.iter().filter(|binding| binding.screens.contains(&screen)).collect()
}

fn everywhere() -> Vec<&'static Binding> {
    KEYS.iter().filter(|binding| binding.screens.is_empty()).collect()
}

#[track_caller]
pub(super) fn check_said(mut stage: Stage, all: Vec<&'static Binding>) {
    let unsaid: Vec<&str> = unsaid(&mut stage, all).iter().map(|binding| binding.name).collect();
    assert!(unsaid.is_empty(), "no control says its key: {unsaid:?}");
}

#[test]
fn every_key_is_said_by_what_it_presses() {
    let size = |binding: &&Binding| matches!(binding.action, Action::Larger | Action::Smaller);
    let settings_only = |binding: &&Binding| binding.action == Action::Settings;
    // Only mentors have a desk of their own, only a session has a next call, and only an interrupted call is gone on with.
    let others =
        |binding: &&Binding| matches!(binding.action, Action::Mentor | Action::TakeGraded | Action::Resume);
    let at_home = everywhere().into_iter().chain(of(Screen::Home));
    check_said(home(), at_home.filter(|binding| !size(binding) && !others(binding)).collect());
    check_said(settings(), everywhere().into_iter().filter(size).chain(of(Screen::Settings)).collect());
    check_said(briefing(), of(Screen::Briefing));
    let mut stage = wrap_up();
    stage.harness.get_by_role_and_label(Role::Button, "File the ticket").scroll_to_me();
    stage.harness.run_steps(4);
    check_said(stage, of(Screen::WrapUp));
    let read = |binding: &&Binding| binding.action == Action::Read;
    check_said(outcome(), of(Screen::Debrief).into_iter().filter(read).collect());
    check_said(debrief(), of(Screen::Debrief).into_iter().filter(|binding| !read(binding)).collect());
    let mut stage = call();
    stage.key(Key::F5);
    stage.harness.get_by_role_and_label(Role::Button, "Read it to the customer").scroll_to_me();
    stage.harness.run_steps(4);
    check_said(
        stage,
        of(Screen::Call).into_iter().chain(everywhere().into_iter().filter(settings_only)).collect(),
    );
}

#[test]
fn the_key_sheet_has_every_key_of_the_screen() {
    let stages = vec![
        (home(), Screen::Home),
        (settings(), Screen::Settings),
        (briefing(), Screen::Briefing),
        (call(), Screen::Call),
        (wrap_up(), Screen::WrapUp),
        (debrief(), Screen::Debrief),
    ];
    for (mut stage, screen) in stages {
        stage.key(Key::F1);
        for binding in of(screen).into_iter().chain(everywhere()) {
            let key = keys::written(&binding.shortcut);
            assert!(stage.shows(binding.name) && reads(&stage, &key), "{screen:?}: {key}, {}", binding.name);
        }
        stage.key(Key::Escape);
        assert!(!stage.model().key_sheet);
    }
}

/// A control that has the focus.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    name: String,
    rect: Rect,
}

fn focused(stage: &Stage) -> Option<Stop> {
    let has = |node: &AccessKitNode<'_>| node.is_focused() && node.role() != Role::Window;
    let node = stage.harness.query_by(has)?;
    let shown = node.accesskit_node();
    let name = format!("{:?} {}", shown.role(), shown.label().or(shown.value()).unwrap_or_default());
    shown.bounding_box().map(|_| Stop { name, rect: node.rect() })
}

/// Whether an edge in the colour of the focus is drawn around it.
fn is_marked(stage: &Stage, stop: &Stop) -> bool {
    let colours = theme::of(&stage.harness.ctx).colours;
    let around = |rect: Rect| {
        rect.expand(1.5).contains_rect(stop.rect.intersect(rect.expand(4.0)))
            && stop.rect.expand(14.0).contains_rect(rect)
    };
    stage.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        Shape::Rect(rect) => {
            rect.stroke.width >= 1.5
                && [colours.focus, colours.accent_text].contains(&rect.stroke.color)
                && around(rect.rect)
        }
        _ => false,
    })
}

/// Whether one comes after the other for somebody who reads: below it, to the right in its row, or in a column further right.
fn follows(one: &Rect, next: &Rect) -> bool {
    let same_row = (one.center().y - next.center().y).abs() < ROW;
    if same_row {
        next.left() >= one.left()
    } else {
        next.top() > one.top() || next.left() >= one.right() - 1.0
    }
}

/// What is wrong with coming to one control after the other. What was scrolled to is compared where it is now.
fn out_of_order(stage: &Stage, before: &Stop, stop: &Stop) -> Option<String> {
    let same = |node: &AccessKitNode<'_>| {
        format!("{:?} {}", node.role(), node.label().or(node.value()).unwrap_or_default()) == before.name
    };
    let at = stage.harness.query_all_by(same).next().map_or(before.rect, |node| node.rect());
    let name = &before.name;
    (!follows(&at, &stop.rect))
        .then(|| format!("{name} at {at:?} comes before {} at {:?}", stop.name, stop.rect))
}

/// Goes once round by Tab. Everything on the way is in sight, is marked, and follows what came before it.
#[track_caller]
pub(super) fn check_round(mut stage: Stage, name: &str, least: usize) {
    stage.harness.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    let whole = stage.harness.ctx.content_rect().expand(3.0);
    let mut seen: Vec<Stop> = Vec::new();
    let mut faults = Vec::new();
    for _ in 0..STOPS {
        stage.key(Key::Tab);
        stage.harness.run_steps(3);
        let Some(stop) = focused(&stage) else {
            faults.push(format!("after {:?} nothing has the focus", seen.last()));
            continue;
        };
        if seen.iter().any(|known| known.name == stop.name) {
            break;
        }
        if !whole.contains_rect(stop.rect) && stop.rect.height() < whole.height() {
            faults.push(format!("out of sight: {stop:?}"));
        }
        if !is_marked(&stage, &stop) {
            faults.push(format!("not marked: {stop:?}"));
        }
        if let Some(before) = seen.last() {
            faults.extend(out_of_order(&stage, before, &stop));
        }
        seen.push(stop);
    }
    let names: Vec<&str> = seen.iter().map(|stop| stop.name.as_str()).collect();
    assert!(faults.is_empty(), "{name}:\n{}\n{names:#?}", faults.join("\n"));
    assert!(seen.len() >= least, "{name}: {names:#?}");
}

#[test]
fn tab_goes_round_home_and_settings_in_the_order_of_reading() {
    check_round(home(), "home", 12);
    check_round(Stage::new(), "a first start", 12);
    check_round(settings(), "settings", 12);
}

#[test]
fn tab_goes_round_briefing_call_and_ticket_in_the_order_of_reading() {
    check_round(briefing(), "briefing", 4);
    for (tab, name) in [(Key::F2, "record"), (Key::F3, "tools"), (Key::F4, "articles"), (Key::F5, "ticket")] {
        let mut stage = call();
        stage.key(tab);
        check_round(stage, name, 10);
    }
    check_round(wrap_up(), "wrap-up", 14);
}

#[test]
fn tab_goes_round_the_debrief_in_the_order_of_reading() {
    check_round(outcome(), "outcome", 3);
    check_round(debrief(), "debrief", 12);
}

#[test]
fn tab_stays_in_what_lies_on_top() {
    let mut stage = call();
    stage.key(Key::F8);
    check_round(stage, "ending", 7);
}
