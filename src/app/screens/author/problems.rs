//! What is wrong with the text, in a list.

use egui::{Label, RichText, ScrollArea, Ui};

use super::paint;
use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{self, Action, AuthorAction};
use crate::app::language::{self, say, say_with};
use crate::app::model::Manuscript;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, heading, long_list, muted};
use crate::app::worker::Kind;
use crate::author::editing::Problem;
use crate::sim::scenario::diagnostic::Severity;

pub(super) fn ui(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    heading(ui, &say(ui, "Problems"));
    let problems = open.sheet.problems();
    if problems.is_empty() {
        let says = if open.sheet.is_looked_at() && open.kind == Kind::Scenario {
            say(ui, "Nothing is wrong. Try the call, prove it, and let bots rehearse it.")
        } else if open.sheet.is_looked_at() {
            say(ui, "Nothing is wrong.")
        } else {
            say(ui, "The text is looked at…")
        };
        muted(ui, &says);
        return;
    }
    let next = keys::shown(ui, Action::Author(AuthorAction::NextProblem));
    caption(ui, &say_with(ui, "{key} goes to the next one.", &[("key", &next)]));
    let must = |at: usize| problems.get(at).is_some_and(|problem| is_here(open, problem));
    ScrollArea::vertical().id_salt("problems").auto_shrink(false).show(ui, |ui| {
        long_list(ui, egui::Id::new("problem list"), problems.len(), must, |ui, at| {
            if let Some(problem) = problems.get(at) {
                one(ui, open, at, problem, intents);
            }
        });
    });
}

fn one(ui: &mut Ui, open: &Manuscript, at: usize, problem: &Problem, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let mut write = |intent| intents.push(Intent::Author(AuthorIntent::Write(intent)));
    let ink = paint::mark(problem.severity, &theme);
    let here = is_here(open, problem);
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(sign(problem.severity)).color(ink).size(theme.text.strong));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let place = say_with(
                ui,
                "line {line}: {message}",
                &[("line", &problem.line), ("message", &problem.message)],
            );
            let mut words = RichText::new(&place).color(theme.colours.text);
            if here {
                words = words.background_color(theme.colours.accent_soft);
            }
            let name = say_with(
                ui,
                "{severity} in {place}",
                &[("severity", &say(ui, word(problem.severity))), ("place", &place)],
            );
            let pressed = ui.add(egui::Button::new(words).wrap().frame_when_inactive(false));
            let enabled = pressed.enabled();
            pressed.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, &name));
            let pressed = pressed.on_hover_ui(|ui| {
                ui.set_max_width(560.0);
                full(ui, problem);
            });
            if pressed.clicked() {
                write(WriteIntent::Jump(problem.span.clone().unwrap_or(0..0)));
            }
            if let Some(help) = &problem.help {
                caption(ui, &format!("  {help}"));
            }
            if here {
                full(ui, problem);
            }
            let mends = problem.edit.is_some() && open.own;
            let key = here.then_some(Action::Author(AuthorAction::Mend));
            if mends && button(ui, icons::WRENCH, &say(ui, "Change it so"), Weight::Quiet, key).clicked() {
                write(WriteIntent::Mend(at));
            }
        });
    });
    ui.separator();
}

/// Everything about a problem, as `firstline lint` prints it.
pub(super) fn full(ui: &mut Ui, problem: &Problem) {
    let theme = theme::of(ui);
    let font = egui::FontId::new(theme.text.caption - 1.0, egui::FontFamily::Monospace);
    let text = RichText::new(&problem.full).font(font).color(theme.colours.text);
    egui::ScrollArea::horizontal().id_salt(&problem.full).show(ui, |ui| ui.add(Label::new(text).extend()));
    if problem.full.is_empty() {
        body(ui, &problem.message);
    }
}

fn is_here(open: &Manuscript, problem: &Problem) -> bool {
    problem.span.as_ref().is_some_and(|span| (span.start..=span.end).contains(&open.cursor))
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => language::key("error"),
        Severity::Warning => language::key("warning"),
        Severity::Note => language::key("note"),
    }
}

const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => icons::X_CIRCLE,
        Severity::Warning => icons::WARNING,
        Severity::Note => icons::INFO,
    }
}
