//! The bar on top: whose call it is, the clocks, and what can be done with the line.

use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use super::Room;
use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::language::{key, say, say_with};
use crate::app::model::{CallView, EndingKind, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{MEASURE, Weight, at_the_right, button, icon_button, measure};
use crate::sim::time::clock;

/// From so many milliseconds on, silence is shown as something to mind.
const FELT: u64 = 5_000;

/// With less than so many milliseconds left, a graded call is nearly over.
const SHORT: u64 = 120_000;

/// So much room, in points, the buttons of the bar take with their words.
const BESIDE: f32 = 600.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, room: Room, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let frame = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(16, 8));
    Panel::top("clocks").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if room == Room::Compact {
                ui.spacing_mut().item_spacing.x = theme.space.xs;
            }
            times(ui, model, call, room);
            // Where the words on the buttons have no room beside the clocks, they stand below them.
            let below = room < Room::Wide && room > Room::Compact && ui.available_width() < BESIDE;
            if below {
                ui.end_row();
                ui.horizontal(|ui| buttons(ui, model, call, room, intents));
            } else {
                at_the_right(ui, "of-the-clocks", |ui| buttons(ui, model, call, room, intents));
            }
        });
    });
    if call.state.hold.is_some() {
        let band = Frame::new().fill(c.warn_soft).inner_margin(Margin::symmetric(16, 6));
        Panel::top("on hold").resizable(false).frame(band).show(ui, |ui| {
            let text = say_with(
                ui,
                "On hold. They hear music, and they count the seconds. {key} comes back.",
                &[("key", &keys::shown(ui, Action::Hold))],
            );
            let text = format!("{}  {text}", icons::PAUSE);
            ui.add(Label::new(RichText::new(text).color(c.warn)).wrap());
        });
    }
}

fn times(ui: &mut Ui, model: &Model, call: &CallView, room: Room) {
    let c = theme::of(ui).colours;
    // Nobody is silent who is on hold: where there is little room, one of the two is shown.
    let both = room != Room::Compact;
    measure(ui, MEASURE, &say(ui, "Handle time"), &clock(call.clock(model.now)), None);
    let held = call.held(model.now);
    if both || held.is_some() {
        let waited = held.unwrap_or_else(|| call.held_before());
        measure(ui, MEASURE, &say(ui, "Hold"), &clock(waited), held.map(|_| c.warn));
    }
    if both || held.is_none() {
        let silence = call.silence(model.now);
        measure(ui, MEASURE, &say(ui, "Silence"), &clock(silence), (silence >= FELT).then_some(c.bad));
    }
    if let Some(left) = call.time_left(model.now) {
        measure(ui, MEASURE, &say(ui, "Time left"), &clock(left), (left < SHORT).then_some(c.bad));
    }
}

/// A button of the bar: its icon, its name, how much it wants to be pressed, its key, and what it asks for.
type Way = (&'static str, &'static str, Weight, Action, Intent);

fn buttons(ui: &mut Ui, model: &Model, call: &CallView, room: Room, intents: &mut Vec<Intent>) {
    let decide = |kind| Intent::Call(CallIntent::Decide(Some(kind)));
    let on_hold = call.state.hold.is_some();
    let (icon, name) =
        if on_hold { (icons::PLAY, key("Back from hold")) } else { (icons::PAUSE, key("Hold")) };
    let hold = Intent::Call(CallIntent::Do(keys::hold(model)));
    let ways: [Way; 6] = [
        (icon, name, Weight::Plain, Action::Hold, hold),
        (
            icons::PHONE_TRANSFER,
            key("Transfer…"),
            Weight::Plain,
            Action::Transfer,
            decide(EndingKind::Escalate),
        ),
        (icons::CHECK_CIRCLE, key("Close…"), Weight::Plain, Action::Resolve, decide(EndingKind::Resolve)),
        (icons::PHONE_DISCONNECT, key("Hang up…"), Weight::Grave, Action::HangUp, decide(EndingKind::HangUp)),
        (icons::GEAR_SIX, key("Settings"), Weight::Quiet, Action::Settings, Intent::OpenSettings),
        (icons::KEYBOARD, key("Keys"), Weight::Quiet, Action::KeySheet, Intent::KeySheet(true)),
    ];
    for (icon, name, weight, action, intent) in ways {
        // The key still does it where there is no room for the button.
        if room == Room::Compact && action == Action::Settings {
            continue;
        }
        let small = room == Room::Compact || weight == Weight::Quiet;
        let pressed = if small {
            icon_button(ui, icon, &say(ui, name), Some(action))
        } else {
            button(ui, icon, &say(ui, name), weight, Some(action))
        };
        if pressed.clicked() {
            intents.push(intent);
        }
    }
}
