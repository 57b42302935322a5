//! Which points are lit: the chosen one, and those the pointer or the focus is on.
//!
//! A point and its words light each other, and either may be drawn first; so what is lit is what was under the pointer
//! in the frame before. egui's memory keeps it: it may be lost.

use std::sync::Arc;

use egui::{Context, Id, Ui};

use crate::app::model::Debrief;

/// Which points are lit.
pub(super) struct Lit {
    before: Arc<Vec<usize>>,
    now: Vec<usize>,
    chosen: Option<usize>,
}

impl Lit {
    /// What was lit in the frame before.
    pub(super) fn of(ctx: &Context, debrief: &Debrief) -> Self {
        let before = ctx.data(|data| data.get_temp::<Arc<Vec<usize>>>(slot())).unwrap_or_default();
        Self { before, now: Vec::new(), chosen: debrief.chosen }
    }

    /// Whether a point is lit.
    pub(super) fn is(&self, point: usize) -> bool {
        self.chosen == Some(point) || self.before.contains(&point)
    }

    /// Whether a point was chosen, and stays lit.
    pub(super) fn is_chosen(&self, point: usize) -> bool {
        self.chosen == Some(point)
    }

    /// The pointer or the focus is on a point, or on its words.
    pub(super) fn touch(&mut self, point: usize) {
        if !self.now.contains(&point) {
            self.now.push(point);
        }
    }

    /// Keeps it for the next frame, which is drawn when anything is lit otherwise.
    pub(super) fn keep(mut self, ui: &Ui) {
        self.now.sort_unstable();
        if *self.before != self.now {
            ui.data_mut(|data| data.insert_temp(slot(), Arc::new(self.now)));
            ui.request_repaint();
        }
    }
}

fn slot() -> Id {
    Id::new("points that are lit")
}
