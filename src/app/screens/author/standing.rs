//! How a scenario stands, as chips. Each says it in words too; nothing is told by colour alone.

use egui::Ui;

use crate::app::model::Stands;
use crate::app::theme::{self, icons};
use crate::app::widgets::chip;
use crate::sim::scenario::model::Stage;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Good,
    Plain,
    Warn,
    Bad,
}

/// How far a scenario has come.
pub(super) fn stage(ui: &mut Ui, stage: Option<Stage>) {
    let (name, sort) = match stage {
        Some(stage) => (word(stage), Sort::Plain),
        None => ("Has faults", Sort::Bad),
    };
    draw(ui, name, sort);
}

/// What is known of a scenario.
pub(super) fn standing(ui: &mut Ui, stands: &Stands, unsaved: bool) {
    for (text, sort) in known(stands, unsaved) {
        draw(ui, &text, sort);
    }
}

/// What is known of a scenario, in words.
pub(super) fn spoken(stands: &Stands, unsaved: bool) -> Vec<String> {
    known(stands, unsaved).into_iter().map(|(text, _)| text).collect()
}

/// The word for a stage.
pub(super) const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "Draft",
        Stage::Trial => "Trial",
        Stage::Stable => "Stable",
    }
}

fn known(stands: &Stands, unsaved: bool) -> Vec<(String, Sort)> {
    let mut all = Vec::new();
    if unsaved {
        all.push(("unsaved text".to_owned(), Sort::Warn));
    }
    match stands.problems {
        None => all.push(("being checked".to_owned(), Sort::Plain)),
        Some((0, 0)) => all.push(("no problems".to_owned(), Sort::Good)),
        Some((errors, warnings)) => {
            all.extend((errors > 0).then(|| (counted(errors, "error"), Sort::Bad)));
            all.extend((warnings > 0).then(|| (counted(warnings, "warning"), Sort::Warn)));
        }
    }
    match stands.plans {
        None => {}
        Some((0, 0)) => all.push(("no plans".to_owned(), Sort::Plain)),
        Some((good, 0)) => all.push((format!("{} hold", counted(good, "plan")), Sort::Good)),
        Some((good, bad)) => all.push((format!("{bad} of {} fail", counted(good + bad, "plan")), Sort::Bad)),
    }
    match stands.proved {
        None => {}
        Some((_, _, true)) => all.push(("refuted".to_owned(), Sort::Bad)),
        Some((proved, of, _)) if proved == of => all.push(("proved".to_owned(), Sort::Good)),
        Some((proved, of, _)) => all.push((format!("{proved} of {of} proved"), Sort::Warn)),
    }
    match stands.rehearsed {
        None => {}
        Some((calls, true)) => all.push((format!("rehearsed, {calls} calls"), Sort::Good)),
        Some((calls, false)) => all.push((format!("{calls} calls do not tell bots apart"), Sort::Warn)),
    }
    all
}

/// So many of something, in words: `1 error`, `2 errors`.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn draw(ui: &mut Ui, text: &str, sort: Sort) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let (icon, ink, ground) = match sort {
        Sort::Good => (icons::CHECK_CIRCLE, c.good, c.good_soft),
        Sort::Plain => ("", c.text, c.customer),
        Sort::Warn => (icons::WARNING, c.warn, c.warn_soft),
        Sort::Bad => (icons::X_CIRCLE, c.bad, c.bad_soft),
    };
    let shown = if icon.is_empty() { text.to_owned() } else { format!("{icon}  {text}") };
    chip(ui, &shown, ink, ground);
}
