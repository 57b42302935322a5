//! What lies below a call that is tried out: that nothing of it is kept, and the way back.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::intent::{AuthorIntent, Intent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::language::{Slots, say, say_count, say_with};
use crate::app::model::{Model, Screen};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, muted};
use crate::app::worker::Kind;

pub(in crate::app::screens) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let taken = matches!(model.screen, Screen::Call | Screen::WrapUp | Screen::Debrief);
    let Some(trial) = model.author.trial.as_ref().filter(|_| taken) else { return };
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.accent_soft).inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("trial").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let back = Some(Action::Author(AuthorAction::EndTrial));
            if button(ui, icons::PENCIL_LINE, &say(ui, "Back to the text"), Weight::Plain, back).clicked() {
                intents.push(Intent::Author(AuthorIntent::EndTrial));
            }
            let plan = model.author.open.as_ref().is_some_and(|open| open.kind == Kind::Plan);
            let from = match &trial.beat {
                None => say(ui, "from the beginning").into_owned(),
                Some(line) if plan => say_count(
                    ui,
                    trial.inputs,
                    [
                        "brought behind the line {line} of the plan in one input",
                        "brought behind the line {line} of the plan in {count} inputs",
                    ],
                    &[("line", line)],
                ),
                Some(beat) => {
                    let slots: Slots<'_> = &[("beat", beat), ("found_by", &trial.found_by)];
                    say_count(
                        ui,
                        trial.inputs,
                        [
                            "brought to the beat {beat} in one input, found by {found_by}",
                            "brought to the beat {beat} in {count} inputs, found by {found_by}",
                        ],
                        slots,
                    )
                }
            };
            muted(ui, &say_with(ui, "Tried out, {from}. Nothing of it is kept.", &[("from", &from)]));
        });
    });
}
