//! Where scenarios are written, and what stands around them: the list, and the file that is open as text; a scenario as graph,
//! proof and rehearsal, too.

mod banners;
mod editor;
mod find;
mod graph;
mod kind;
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
