//! What is drawn, a file a screen.
//!
//! The convention: `pub(super) fn ui(ui: &mut egui::Ui, model: &Model, intents: &mut Vec<Intent>)`. A screen reads the
//! model and pushes what the person wants; it changes nothing. Words being typed live in the model too: a field is given
//! the text that is there, and what comes back changed is pushed as an intent. Intents are acted on when the screen has
//! been drawn, so the next frame shows what they did. egui's own memory keeps only what may be lost: where a list is
//! scrolled to, what is folded.
//!
//! Colours and lengths come from [`crate::app::theme::of`], controls from [`crate::app::widgets`], and each is named for
//! the screen reader; the tests find them by that name.

mod author;
mod away;
mod briefing;
mod call;
pub(in crate::app) mod called;
mod debrief;
mod dialogs;
mod home;
mod key_sheet;
mod mentor;
mod pin;
mod progress;
mod review;
mod settings;
mod ticket_form;
mod top_bar;
mod working;
mod wrap_up;

#[cfg(all(test, feature = "screen-tests"))]
#[expect(clippy::unwrap_used, reason = "these are helpers of tests, which clippy does not know for tests")]
mod tests;

use egui::{CentralPanel, Frame, Ui};

use super::intent::Intent;
use super::model::{Model, Screen};
use super::theme;

/// The widest column, in points. Longer lines are hard to read, and wider cards are empty.
const WIDEST: f32 = 1_120.0;

/// Draws the screen that the person is on, and what lies on top of it.
pub fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0, theme.colours.canvas);
    author::trial(ui, model, intents);
    match model.screen {
        Screen::Home => home::ui(ui, model, intents),
        Screen::Briefing => briefing::ui(ui, model, intents),
        Screen::Call => call::ui(ui, model, intents),
        Screen::WrapUp => wrap_up::ui(ui, model, intents),
        Screen::Debrief => debrief::ui(ui, model, intents),
        Screen::Settings => settings::ui(ui, model, intents),
        Screen::Mentor => mentor::ui(ui, model, intents),
        Screen::Review => review::ui(ui, model, intents),
        Screen::Progress => progress::ui(ui, model, intents),
        Screen::Author => author::ui(ui, model, intents),
    }
    pin::ui(ui, model, intents);
    dialogs::ui(ui, model, intents);
    key_sheet::ui(ui, model, intents);
}

/// The ordinary frame of a screen: a bar on top, and what is below it in one column that scrolls.
fn column(
    ui: &mut Ui,
    name: &str,
    model: &Model,
    intents: &mut Vec<Intent>,
    content: impl FnOnce(&mut Ui, &mut Vec<Intent>),
) {
    top_bar::ui(ui, model, intents);
    let theme = theme::of(ui);
    CentralPanel::no_frame().frame(Frame::new().fill(theme.colours.canvas)).show(ui, |ui| {
        egui::ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
            let width = ui.available_width();
            let margin = theme.space.xl.max((width - WIDEST) / 2.0);
            let inner = egui::Rect::from_min_size(
                ui.cursor().min + egui::vec2(margin, theme.space.xl),
                egui::vec2(width - 2.0 * margin, f32::INFINITY),
            );
            let used =
                ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| content(ui, intents)).response;
            // Below the last line there is as much room as at the sides.
            ui.advance_cursor_after_rect(used.rect);
            ui.add_space(theme.space.xl);
        });
    });
}
