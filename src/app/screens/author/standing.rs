//! How a file stands, as chips. Each says it in words too; nothing is told by colour alone.

use egui::Ui;

use crate::app::language::{key, say, say_count, say_with};
use crate::app::model::Stands;
use crate::app::theme::{self, icons};
use crate::app::widgets::chip;
use crate::app::worker::Kind;
use crate::app::worker::Row;
use crate::sim::scenario::model::Stage;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Good,
    Plain,
    Warn,
    Bad,
}

/// How far a scenario has come, or that the file has faults.
pub(super) fn stage(ui: &mut Ui, row: &Row) {
    match row.stage {
        _ if row.faulty => draw(ui, &say(ui, "Has faults"), Sort::Bad),
        Some(stage) => draw(ui, &say(ui, word(stage)), Sort::Plain),
        None => {}
    }
}

/// What is known of a file.
pub(super) fn standing(ui: &mut Ui, stands: Option<&Stands>, row: &Row) {
    for (text, sort) in known(ui, stands, row) {
        draw(ui, &text, sort);
    }
}

/// What is known of a file, in words.
pub(super) fn spoken(ui: &Ui, stands: Option<&Stands>, row: &Row) -> Vec<String> {
    known(ui, stands, row).into_iter().map(|(text, _)| text).collect()
}

/// The word for a stage.
pub(super) const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => key("Draft"),
        Stage::Trial => key("Trial"),
        Stage::Stable => key("Stable"),
    }
}

fn known(ui: &Ui, stands: Option<&Stands>, row: &Row) -> Vec<(String, Sort)> {
    let said = |english| say(ui, english).into_owned();
    // What is shipped beside scenarios stands as it was shipped, and is not looked at before it is opened.
    let looked_at = row.own || row.kind == Kind::Scenario;
    let mut all = Vec::new();
    if row.unsaved {
        all.push((said(key("unsaved text")), Sort::Warn));
    }
    let stands = stands.copied().unwrap_or_default();
    match stands.problems {
        None if !looked_at => {}
        None => all.push((said(key("being checked")), Sort::Plain)),
        Some((0, 0)) => all.push((said(key("no problems")), Sort::Good)),
        Some((errors, warnings)) => {
            all.extend((errors > 0).then(|| (counted_errors(ui, errors), Sort::Bad)));
            all.extend((warnings > 0).then(|| (counted_warnings(ui, warnings), Sort::Warn)));
        }
    }
    match stands.plans {
        None => {}
        Some((0, 0)) => all.push((said(key("no plans")), Sort::Plain)),
        Some((good, 0)) => {
            all.push((say_count(ui, good, ["one plan holds", "{count} plans hold"], &[]), Sort::Good));
        }
        Some((good, bad)) => all.push((
            say_with(ui, "{bad} of {plans} plans fail", &[("bad", &bad), ("plans", &(good + bad))]),
            Sort::Bad,
        )),
    }
    match stands.proved {
        None => {}
        Some((_, _, true)) => all.push((said(key("refuted")), Sort::Bad)),
        Some((proved, of, _)) if proved == of => all.push((said(key("proved")), Sort::Good)),
        Some((proved, of, _)) => all
            .push((say_with(ui, "{proved} of {of} proved", &[("proved", &proved), ("of", &of)]), Sort::Warn)),
    }
    match stands.rehearsed {
        None => {}
        Some((calls, true)) => {
            all.push((say_with(ui, "rehearsed, {calls} calls", &[("calls", &calls)]), Sort::Good));
        }
        Some((calls, false)) => {
            all.push((
                say_with(ui, "{calls} calls do not tell bots apart", &[("calls", &calls)]),
                Sort::Warn,
            ));
        }
    }
    all
}

/// So many errors, in words.
pub(super) fn counted_errors(ui: &Ui, count: usize) -> String {
    say_count(ui, count, ["1 error", "{count} errors"], &[])
}

/// So many warnings, in words.
pub(super) fn counted_warnings(ui: &Ui, count: usize) -> String {
    say_count(ui, count, ["1 warning", "{count} warnings"], &[])
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
