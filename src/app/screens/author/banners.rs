//! What must be known of the file before one goes on.

use egui::{Frame, Margin, Ui};

use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::language::{say, say_count};
use crate::app::model::Manuscript;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button};

pub(super) fn ui(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    if open.recovered.is_some() {
        banner(ui, &say(ui, "A text of this file was typed before and not saved."), |ui| {
            choice(
                ui,
                icons::ARROW_COUNTER_CLOCKWISE,
                &say(ui, "Go on with it"),
                (AuthorAction::TakeUp, WriteIntent::Recover(true)),
                intents,
            );
            let away = (AuthorAction::ThrowAway, WriteIntent::Recover(false));
            choice(ui, "", &say(ui, "Throw it away"), away, intents);
        });
    }
    if let Some(meanwhile) = &open.meanwhile {
        let says = match (&meanwhile.theirs, open.is_unsaved()) {
            (None, _) => say(ui, "The file is gone: somebody moved or removed it."),
            (Some(_), true) => {
                say(ui, "Somebody changed this file meanwhile. Nothing is written over it unless you say so.")
            }
            (Some(_), false) => say(ui, "Somebody changed this file meanwhile."),
        };
        banner(ui, &says, |ui| {
            if open.is_unsaved() && meanwhile.theirs.is_some() {
                choice(ui, "", &say(ui, "Show both"), (AuthorAction::Save, WriteIntent::Save), intents);
            } else if meanwhile.theirs.is_some() {
                let anew = (AuthorAction::TakeTheirs, WriteIntent::TakeTheirs);
                choice(ui, "", &say(ui, "Read it anew"), anew, intents);
            } else {
                let again = (AuthorAction::KeepMine, WriteIntent::KeepMine);
                choice(ui, "", &say(ui, "Write it again"), again, intents);
            }
            choice(ui, "", &say(ui, "Decide later"), (AuthorAction::Back, WriteIntent::Later), intents);
        });
    }
    if let Some(errors) = open.held_back {
        let says = say_count(
            ui,
            errors,
            [
                "It is saved, and one error keeps it from being played: calls go on with the last good version.",
                "It is saved, and {count} errors keep it from being played: calls go on with the last good version.",
            ],
            &[],
        );
        banner(ui, &says, |_| ());
    }
}

fn banner(ui: &mut Ui, says: &str, choices: impl FnOnce(&mut Ui)) {
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(theme.colours.warn_soft)
        .corner_radius(theme.radius.medium)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            body(ui, &format!("{}  {says}", icons::WARNING));
            choices(ui);
        });
    });
}

fn choice(
    ui: &mut Ui,
    icon: &str,
    name: &str,
    (key, intent): (AuthorAction, WriteIntent),
    intents: &mut Vec<Intent>,
) {
    if button(ui, icon, name, Weight::Plain, Some(Action::Author(key))).clicked() {
        intents.push(Intent::Author(AuthorIntent::Write(intent)));
    }
}
