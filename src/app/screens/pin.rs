//! A PIN is asked for, or chosen.

use egui::{Id, Key, Ui};

use crate::app::intent::{Intent, PeopleIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Model, PinDialog};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, heading, muted, secret, sheet};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some(pin) = &model.pin else { return };
    let shown = sheet(ui, "pin", 400.0, |ui| {
        let title = if pin.chooses {
            say_with(ui, "A PIN for {name}", &[("name", &pin.name)])
        } else {
            say_with(ui, "The PIN of {name}", &[("name", &pin.name)])
        };
        heading(ui, &format!("{}  {title}", icons::LOCK_KEY));
        if pin.chooses {
            body(
                ui,
                &say(
                    ui,
                    "Whoever makes sessions, reviews and sees what others did shows with it who they are.",
                ),
            );
            muted(ui, &say(ui, "At least 4 characters. It does not keep anybody from files they may read."));
        }
        fields(ui, pin, intents);
        wrong(ui, model, pin);
        ways(ui, model, pin, intents);
    });
    if shown.should_close() {
        intents.push(Intent::People(PeopleIntent::NoPin));
    }
}

fn fields(ui: &mut Ui, pin: &PinDialog, intents: &mut Vec<Intent>) {
    let (first, changed) = secret(ui, Id::new("pin field"), &say(ui, "PIN"), &pin.typed);
    if let Some(typed) = changed {
        intents.push(Intent::People(PeopleIntent::TypePin(typed)));
    }
    let mut last = first.clone();
    if pin.chooses {
        let (again, changed) = secret(ui, Id::new("pin again"), &say(ui, "The same again"), &pin.again);
        if let Some(typed) = changed {
            intents.push(Intent::People(PeopleIntent::TypeAgain(typed)));
        }
        last = again;
    }
    if last.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        intents.push(Intent::People(PeopleIntent::SendPin));
    }
    // Only now: what has the focus again was not left.
    if ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
}

/// What is wrong, and how long to wait after several wrong ones.
fn wrong(ui: &mut Ui, model: &Model, pin: &PinDialog) {
    let theme = theme::of(ui);
    let tell = |ui: &mut Ui, text: &str| {
        let text = egui::RichText::new(format!("{}  {text}", icons::WARNING)).color(theme.colours.bad);
        ui.add(egui::Label::new(text).wrap());
    };
    if let Some(fault) = &pin.fault {
        tell(ui, &say(ui, fault));
    }
    if let Some(wait) = pin.waits(model.now) {
        let seconds = wait.as_millis().div_ceil(1_000);
        let text = say_with(
            ui,
            "After several wrong ones it takes longer: the next is looked at in {seconds} s.",
            &[("seconds", &seconds)],
        );
        tell(ui, &text);
    }
}

fn ways(ui: &mut Ui, model: &Model, pin: &PinDialog, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let complete = pin.is_complete(model.now);
        let name = if pin.chooses { say(ui, "Set the PIN") } else { say(ui, "Sign in") };
        let weight = if complete { Weight::Primary } else { Weight::Plain };
        let go = ui.add_enabled_ui(complete, |ui| button(ui, icons::CHECK, &name, weight, None));
        if go.inner.clicked() {
            intents.push(Intent::People(PeopleIntent::SendPin));
        }
        if button(ui, "", &say(ui, "Not now"), Weight::Plain, Some(Action::Back)).clicked() {
            intents.push(Intent::People(PeopleIntent::NoPin));
        }
    });
}
