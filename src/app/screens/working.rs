//! Long work that goes on in the records: how far it is, and the way to stop it.

use egui::{ProgressBar, Ui, WidgetInfo, WidgetType};

use crate::app::intent::{Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::Model;
use crate::app::theme;
use crate::app::widgets::{Weight, button, muted};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some((what, done, of)) = model.progress else { return };
    let theme = theme::of(ui);
    ui.horizontal(|ui| {
        let text =
            say_with(ui, "{what}, {done} of {of}", &[("what", &say(ui, what)), ("done", &done), ("of", &of)]);
        muted(ui, &text);
        #[expect(clippy::cast_precision_loss, reason = "a share to draw")]
        let share = done as f32 / of.max(1) as f32;
        let bar = ProgressBar::new(share).desired_width(180.0).desired_height(8.0).fill(theme.colours.accent);
        let response = ui.add(bar);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &text));
        if button(ui, "", &say(ui, "Stop"), Weight::Plain, Some(Action::Back)).clicked() {
            intents.push(Intent::Mentor(MentorIntent::Cancel));
        }
    });
}
