//! The bar on top of every screen but the call.

use egui::{Frame, Margin, Panel, RichText, Ui};

use crate::app::intent::{HomeIntent, Intent};
use crate::app::keys::Action;
use crate::app::model::{Model, Screen};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, at_the_right, button, icon_button};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.surface).inner_margin(Margin::symmetric(24, 10));
    Panel::top("top bar").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            if matches!(model.screen, Screen::Settings | Screen::Briefing)
                && icon_button(ui, icons::ARROW_LEFT, "Back", Some(Action::Back)).clicked()
            {
                intents.push(Intent::Back);
            }
            let font = egui::FontId::new(theme.text.heading, theme::strong());
            ui.label(RichText::new(icons::HEADSET).size(theme.text.title).color(theme.colours.accent_text));
            ui.label(RichText::new("Firstline").font(font));
            at_the_right(ui, "of the bar", |ui| {
                person(ui, model, intents);
                if model.screen != Screen::Settings
                    && icon_button(ui, icons::GEAR_SIX, "Settings", Some(Action::Settings)).clicked()
                {
                    intents.push(Intent::OpenSettings);
                }
                if icon_button(ui, icons::KEYBOARD, "Keys", Some(Action::KeySheet)).clicked() {
                    intents.push(Intent::KeySheet(true));
                }
                if model.screen == Screen::Home
                    && icon_button(ui, icons::SIGN_OUT, "Leave Firstline", Some(Action::Quit)).clicked()
                {
                    intents.push(Intent::Quit);
                }
            });
        });
    });
}

/// Who takes calls, and who else could.
fn person(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if model.screen != Screen::Home {
        return;
    }
    let name = model.kept.who.as_deref().unwrap_or("Who are you?");
    let opened = button(ui, icons::USER, name, Weight::Quiet, None);
    egui::Popup::menu(&opened).show(|ui| {
        ui.set_min_width(200.0);
        for person in &model.kept.people {
            let chosen = model.kept.who.as_ref() == Some(person);
            if ui.selectable_label(chosen, person).clicked() {
                intents.push(Intent::Home(HomeIntent::Be(person.clone())));
                ui.close();
            }
        }
        if button(ui, icons::PLUS, "Somebody else…", Weight::Quiet, None).clicked() {
            intents.push(Intent::Home(HomeIntent::TypeName(Some(String::new()))));
            ui.close();
        }
    });
}
