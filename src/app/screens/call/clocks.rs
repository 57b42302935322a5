//! The bar on top: whose call it is, the clocks, and what can be done with the line.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};

use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::model::{CallView, EndingKind, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, icon_button, measure};
use crate::sim::time::clock;

/// From so many milliseconds on, silence is shown as something to mind.
const FELT: u64 = 5_000;

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let frame = Frame::new().fill(c.surface).inner_margin(Margin::symmetric(16, 8));
    Panel::top("clocks").resizable(false).frame(frame).show(ui, |ui| {
        let wide = ui.available_width() >= super::NARROW;
        ui.horizontal_wrapped(|ui| {
            measure(ui, "Handle time", &clock(call.clock(model.now)), None);
            let held = call.held(model.now);
            let waited = held.unwrap_or_else(|| call.held_before());
            measure(ui, "Hold", &clock(waited), held.map(|_| c.warn));
            let silence = call.silence(model.now);
            measure(ui, "Silence", &clock(silence), (silence >= FELT).then_some(c.bad));
            let beside = Layout::right_to_left(Align::Center);
            // Where there is little room the buttons stand below the clocks, not on them.
            let layout = if wide { beside } else { Layout::left_to_right(Align::Center) };
            if !wide {
                ui.end_row();
            }
            ui.with_layout(layout, |ui| {
                if icon_button(ui, icons::KEYBOARD, "Keys", Some(Action::KeySheet)).clicked() {
                    intents.push(Intent::KeySheet(true));
                }
                if icon_button(ui, icons::GEAR_SIX, "Settings", Some(Action::Settings)).clicked() {
                    intents.push(Intent::OpenSettings);
                }
                line(ui, model, call, intents);
            });
        });
    });
    if call.state.hold.is_some() {
        let band = Frame::new().fill(c.warn_soft).inner_margin(Margin::symmetric(16, 6));
        Panel::top("on hold").resizable(false).frame(band).show(ui, |ui| {
            let text = format!(
                "{}  On hold. They hear music, and they count the seconds. {} comes back.",
                icons::PAUSE,
                keys::of(Action::Hold)
            );
            ui.label(RichText::new(text).color(c.warn));
        });
    }
}

fn line(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    let mut decide = |kind| intents.push(Intent::Call(CallIntent::Decide(Some(kind))));
    if button(ui, icons::PHONE_DISCONNECT, "Hang up…", Weight::Grave, Some(Action::HangUp)).clicked() {
        decide(EndingKind::HangUp);
    }
    if button(ui, icons::CHECK_CIRCLE, "Close…", Weight::Plain, Some(Action::Resolve)).clicked() {
        decide(EndingKind::Resolve);
    }
    if button(ui, icons::PHONE_TRANSFER, "Transfer…", Weight::Plain, Some(Action::Transfer)).clicked() {
        decide(EndingKind::Escalate);
    }
    let on_hold = call.state.hold.is_some();
    let (icon, name) = if on_hold { (icons::PLAY, "Back from hold") } else { (icons::PAUSE, "Hold") };
    if button(ui, icon, name, Weight::Plain, Some(Action::Hold)).clicked() {
        intents.push(Intent::Call(CallIntent::Do(keys::hold(model))));
    }
}
