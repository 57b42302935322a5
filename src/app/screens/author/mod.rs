//! Where scenarios are written: the list, and the one that is open as text, graph, proof and rehearsal.

mod banners;
mod editor;
mod find;
mod graph;
mod list;
mod meanwhile;
mod naming;
mod page;
mod paint;
mod problems;
mod proof;
mod rehearsal;
mod standing;
mod trial;

use egui::Ui;

pub(super) use trial::ui as trial;

use crate::app::intent::Intent;
use crate::app::model::Model;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    match &model.author.open {
        Some(open) => page::ui(ui, model, open, intents),
        None => list::ui(ui, model, intents),
    }
    naming::ui(ui, model, intents);
}
