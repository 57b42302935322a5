//! What the keys that were pressed ask for.

use egui::{Key, Modifiers};

use super::action::Action;
use super::meant::meant;
use super::table::{Binding, all, plain};
use super::{author, review};
use crate::app::intent::{CallIntent, Intent, MentorIntent, PeopleIntent, ReviewIntent};
use crate::app::model::{Model, Screen};

/// What the keys that were pressed ask for. Takes them away, so that no field of the screen gets them too.
#[must_use]
pub fn pressed(ui: &egui::Ui, model: &Model) -> Vec<Intent> {
    let top = close_top(model);
    if top.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return top.into_iter().collect();
    }
    let here = |binding: &&Binding| binding.screens.is_empty() || binding.screens.contains(&model.screen);
    all()
        .filter(here)
        .filter(|binding| match &top {
            // What lies on top must be dealt with first.
            Some(Intent::Review(_)) => review::beside_writing(binding.action),
            Some(_) => false,
            None => author::applies(binding.action, model),
        })
        .filter(|binding| !is_enter_for_a_control(ui, binding))
        .filter(|binding| ui.input_mut(|input| input.consume_shortcut(&binding.shortcut)))
        .filter_map(|binding| {
            if matches!(binding.action, Action::Search | Action::ToLine) {
                // At once: what is typed next belongs there, in this very frame too.
                ui.memory_mut(|memory| memory.request_focus(field(binding.action)));
            }
            meant(binding.action, model)
        })
        .collect()
}

/// The field that a key puts the cursor into.
#[must_use]
pub fn field(action: Action) -> egui::Id {
    egui::Id::new(("field of", action))
}

/// Enter presses what has the focus, whatever else it means on the screen.
fn is_enter_for_a_control(ui: &egui::Ui, binding: &Binding) -> bool {
    binding.shortcut == plain(Key::Enter) && ui.memory(|memory| memory.focused().is_some())
}

/// What puts away that which lies on top of the screen; none while nothing does.
fn close_top(model: &Model) -> Option<Intent> {
    if model.key_sheet {
        return Some(Intent::KeySheet(false));
    }
    if !model.notices.is_empty() {
        return Some(Intent::Dismiss);
    }
    if model.pin.is_some() {
        return Some(Intent::People(PeopleIntent::NoPin));
    }
    if model.progress.is_some() {
        return Some(Intent::Mentor(MentorIntent::Cancel));
    }
    let judging = model.review.as_ref().filter(|_| model.screen == Screen::Review);
    if judging.is_some_and(|view| view.judging.is_some() || view.remark.is_some()) {
        return Some(Intent::Review(ReviewIntent::Stop));
    }
    if judging.is_some_and(|view| view.reopening.is_some()) {
        return Some(Intent::Review(ReviewIntent::Reopening(None)));
    }
    let deciding =
        model.screen == Screen::Call && model.call.as_ref().is_some_and(|call| call.ending.is_some());
    deciding.then_some(Intent::Call(CallIntent::Decide(None)))
}
