//! What a trainee is called, also when nobody said it, and what a call missed.

use egui::Ui;

use crate::app::language::{Phrase, say, say_heard};
use crate::review::results::{Miss, Trainee};

/// Their name.
#[must_use]
pub(in crate::app) fn called(trainee: &Trainee) -> Phrase {
    if trainee.name.is_empty() { Phrase::new("Name unknown") } else { Phrase::given(&trainee.name) }
}

/// What a call missed, one after the other.
pub(in crate::app::screens) fn missed(ui: &Ui, misses: &[Miss]) -> String {
    let all = misses.iter().map(|miss| match miss {
        Miss::Critical { .. } => say(ui, "a critical error").into_owned(),
        Miss::Below { .. } | Miss::Left => say_heard(ui, &miss.says()).into_owned(),
    });
    let mut all: Vec<String> = all.collect();
    all.dedup();
    all.join("; ")
}
