//! The line one types into: Enter says it, Ctrl+Enter begins a new line.

use egui::{Align, Key, KeyboardShortcut, Label, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2};

use super::Room;
use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::language::{say, say_with};
use crate::app::model::{CallView, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{BUTTON, Weight, button, tip};
use crate::attempt::command::NAMES;

const NEW_LINE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);

/// So much room the button takes, in points.
const SAY: f32 = 88.0;

/// So many commands are offered at once.
const OFFERED: usize = 6;

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    if let Some(fault) = &call.line_fault {
        let fault = RichText::new(format!("{}  {}", icons::WARNING, fault.said(ui))).color(theme.colours.bad);
        ui.add(Label::new(fault).wrap());
    }
    offers(ui, call, intents);
    ui.add_space(theme.space.s);
    ui.horizontal(|ui| {
        let id = keys::field(Action::ToLine);
        let enter = KeyboardShortcut::new(Modifiers::NONE, Key::Enter);
        let sends =
            ui.memory(|memory| memory.has_focus(id)) && ui.input_mut(|input| input.consume_shortcut(&enter));
        let rows = if Room::of(ui) == Room::Compact { 1 } else { 2 };
        let mut text = call.line.clone();
        let hint = if call.state.hold.is_some() {
            say_with(ui, "They cannot hear you: {key} comes back", &[("key", &keys::shown(ui, Action::Hold))])
        } else {
            say(ui, "What do you say?  / for commands").into_owned()
        };
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text(hint.as_str())
            .return_key(NEW_LINE)
            .desired_rows(rows)
            .margin(Margin::symmetric(12, 10))
            .desired_width(ui.available_width() - SAY - theme.space.s);
        let response = ui.add(edit);
        let enabled = response.enabled();
        let name = say(ui, "What you say").into_owned();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(enabled, &call.line, &text, &hint);
            info.label = Some(name.clone());
            info
        });
        let to_line = keys::shown(ui, Action::ToLine);
        let before = say_with(ui, "{key} comes here; what you said before", &[("key", &to_line)]);
        let response = tip(response, &before, Action::Recall, &call.line);
        if response.changed() {
            intents.push(Intent::Call(CallIntent::Type(text)));
        }
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        if model.focus == Some(Action::ToLine)
            || (nothing_focused && call.ending.is_none() && !model.key_sheet)
        {
            response.request_focus();
        }
        let empty = call.line.trim().is_empty();
        let say = ui.add_enabled_ui(!empty, |ui| {
            // Up to where the words above it end.
            ui.allocate_ui_with_layout(vec2(SAY, BUTTON), Layout::right_to_left(Align::Center), |ui| {
                // Faded white on faded colour could not be read.
                let weight = if empty { Weight::Plain } else { Weight::Primary };
                button(ui, icons::PAPER_PLANE_RIGHT, &say(ui, "Say"), weight, None)
                    .on_hover_text(say(ui, "Enter").into_owned())
            })
        });
        if sends || say.inner.inner.clicked() {
            intents.push(Intent::Call(CallIntent::Send));
        }
    });
}

/// The commands that begin like what is typed.
fn offers(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let typed = call.line.trim_start();
    if !typed.starts_with('/') || typed.contains(char::is_whitespace) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let fitting = NAMES.iter().filter(|name| name.starts_with(typed) && **name != typed);
        for name in fitting.take(OFFERED) {
            if button(ui, "", name, Weight::Quiet, None).clicked() {
                intents.push(Intent::Call(CallIntent::Type(format!("{name} "))));
            }
        }
    });
}
