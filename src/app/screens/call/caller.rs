//! The customer: face, words just said, and in calls with help the mood.

use egui::{Align, Label, Layout, ProgressBar, RichText, Ui, WidgetInfo, WidgetType, vec2};

use super::understood;
use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{CallView, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Expression, Weight, button, caption, emphasised, face, heading, icon_button, strong,
};

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    let scenario = &call.case.scenario;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            let size = ui.available_width().min(190.0);
            face(ui, scenario.id.as_str(), size, expression(model, call), &spoken(ui, call));
            heading(ui, &scenario.customer.name);
            caption(ui, &scenario.customer.account);
        });
        doing(ui, call);
        if let Some(entry) = call.caption(model.now) {
            let words = emphasised(ui, &format!("“{}”", entry.shown(model.now)));
            ui.add(Label::new(words).wrap());
        }
        if call.help {
            ui.add_space(8.0);
            help(ui, call);
        }
        ui.add_space(8.0);
        if button(ui, icons::TRAY_ARROW_DOWN, &say(ui, "Put aside"), Weight::Quiet, Some(Action::PutAside))
            .clicked()
        {
            intents.push(Intent::Call(CallIntent::PutAside));
        }
    });
}

/// The same where there is little room, with a face of this size.
pub(super) fn strip(ui: &mut Ui, model: &Model, call: &CallView, size: f32, intents: &mut Vec<Intent>) {
    let scenario = &call.case.scenario;
    ui.horizontal(|ui| {
        face(ui, scenario.id.as_str(), size, expression(model, call), &spoken(ui, call));
        let name = strong(ui, scenario.customer.name.as_str());
        ui.label(name);
        doing(ui, call);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::TRAY_ARROW_DOWN, &say(ui, "Put aside"), Some(Action::PutAside))
                .clicked()
            {
                intents.push(Intent::Call(CallIntent::PutAside));
            }
            if call.desk_open
                && let Some(entry) = call.caption(model.now)
            {
                let words = format!("“{}”", entry.shown(model.now));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(emphasised(ui, &words)).truncate());
                });
            }
        });
    });
}

/// What the face shows now.
fn expression(model: &Model, call: &CallView) -> Expression {
    let [patience, trust] = call.face.at(model.now);
    let speaks = if call.speaks(model.now) && model.settings().motion {
        // Syllables: two waves that do not keep step.
        let t = call.clock(model.now) % 100_000;
        #[expect(clippy::cast_precision_loss, reason = "a moment within 100 seconds")]
        let t = t as f32 / 1_000.0;
        (0.5 + 0.5 * (t * 17.0).sin()) * (0.55 + 0.45 * (t * 5.3).sin())
    } else {
        0.0
    };
    Expression { patience, trust, speaks }
}

/// The face in words, for the screen reader.
fn spoken(ui: &Ui, call: &CallView) -> String {
    let mood = call.mood();
    let patience = match mood.patience {
        0..=19 => say(ui, "furious"),
        20..=39 => say(ui, "annoyed"),
        40..=64 => say(ui, "patient so far"),
        _ => say(ui, "at ease"),
    };
    let trust = match mood.trust {
        0..=29 => say(ui, "distrustful"),
        30..=59 => say(ui, "guarded"),
        _ => say(ui, "trusting"),
    };
    let name = &call.case.scenario.customer.name;
    let slots: Slots<'_> = &[("name", name), ("patience", &patience), ("trust", &trust)];
    say_with(ui, "{name} looks {patience} and {trust}", slots)
}

fn doing(ui: &mut Ui, call: &CallView) {
    if call.state.hold.is_some() {
        caption(ui, &say(ui, "On hold"));
    } else if call.state.doing.is_some() {
        caption(ui, &say(ui, "Is away from the telephone, doing what you asked"));
    }
}

fn help(ui: &mut Ui, call: &CallView) {
    let mood = call.mood();
    bar(ui, &say(ui, "Patience"), mood.patience);
    bar(ui, &say(ui, "Trust"), mood.trust);
    if let Some(understood) = &call.understood {
        understood::ui(ui, understood);
    }
}

fn bar(ui: &mut Ui, name: &str, value: u8) {
    let theme = theme::of(ui);
    ui.horizontal(|ui| {
        let words = egui::Label::new(RichText::new(name).size(theme.text.caption));
        ui.allocate_ui_with_layout(vec2(58.0, 16.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(58.0);
            ui.add(words);
        });
        let bar = ProgressBar::new(f32::from(value) / 100.0).desired_height(8.0).fill(theme.colours.accent);
        let room = ui.available_width() - 34.0;
        let response = ui.add(bar.desired_width(room.max(20.0)));
        let name = say_with(ui, "{name} {value} of 100", &[("name", &name), ("value", &value)]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &name));
        ui.label(RichText::new(value.to_string()).size(theme.text.caption));
    });
}
