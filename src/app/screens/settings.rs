//! How the window looks and moves.

use egui::Ui;

use crate::app::intent::{Intent, SettingsIntent};
use crate::app::model::{Model, Pace, Settings};
use crate::app::theme::Look;
use crate::app::widgets::{card, heading, muted, title, toggle};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "settings", model, intents, |ui, intents| {
        let settings = model.settings();
        title(ui, "Settings");
        let mut set = |intent| intents.push(Intent::Settings(intent));
        group(ui, "Colours", "", |ui| {
            for look in Look::ALL {
                if toggle(ui, settings.look == look, look.name()).clicked() {
                    set(SettingsIntent::Look(look));
                }
            }
        });
        group(ui, "Size of text", "", |ui| {
            for size in Settings::TEXT_SIZES {
                if toggle(ui, settings.text_size == size, &format!("{size} %")).clicked() {
                    set(SettingsIntent::TextSize(size));
                }
            }
        });
        group(ui, "The customer's words arrive", "The call clock runs alike in each.", |ui| {
            for pace in Pace::ALL {
                if toggle(ui, settings.pace == pace, pace.name()).clicked() {
                    set(SettingsIntent::Pace(pace));
                }
            }
        });
        group(ui, "Motion", "", |ui| {
            for (motion, name) in [(true, "Things move"), (false, "Nothing moves")] {
                if toggle(ui, settings.motion == motion, name).clicked() {
                    set(SettingsIntent::Motion(motion));
                }
            }
        });
        group(ui, "Help in calls", "Shows the customer's mood and what they understood.", |ui| {
            for (help, name) in [(true, "Shown"), (false, "Not shown")] {
                if toggle(ui, settings.help == help, name).clicked() {
                    set(SettingsIntent::Help(help));
                }
            }
        });
    });
}

fn group(ui: &mut Ui, name: &str, about: &str, choices: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        heading(ui, name);
        if !about.is_empty() {
            muted(ui, about);
        }
        ui.horizontal_wrapped(choices);
    });
}
