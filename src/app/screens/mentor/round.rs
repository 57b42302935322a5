//! One round of calibration: what is left to score, and how far everybody agrees once it is closed.

use egui::{CollapsingHeader, Grid, Ui};

use super::calibration::push;
use crate::app::intent::{CalibrationIntent, Intent};
use crate::app::model::{Model, day};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading, muted, strong};
use crate::app::worker::RoundView;
use crate::review::PersonId;
use crate::review::calibration::{Agreement, Kappa, RoundReport};
use crate::review::people::{Action as May, may};

pub(super) fn ui(ui: &mut Ui, model: &Model, round: &RoundView, intents: &mut Vec<Intent>) {
    if button(ui, icons::ARROW_LEFT, "All rounds", Weight::Quiet, None).clicked() {
        push(intents, CalibrationIntent::Look(None));
    }
    card(ui, |ui| {
        heading(ui, &round.title);
        for (_, name, left) in &round.mentors {
            let says = if *left == 0 { "has scored all".to_owned() } else { format!("{left} left") };
            body(ui, &format!("{name}: {says}"));
        }
        match round.closed {
            Some(at) => muted(ui, &format!("Closed {}.", day(at))),
            None => muted(
                ui,
                &format!("Until {}. Nobody sees the others' points before it is closed.", day(round.due)),
            ),
        };
        let closes = model.me.as_ref().is_some_and(|me| may(me.role, May::OpenCalibration));
        if closes && round.closed.is_none() {
            if button(ui, icons::LOCK, "Close the round", Weight::Plain, None).clicked() {
                push(intents, CalibrationIntent::Close);
            }
        }
    });
    to_score(ui, round, intents);
    if let Some(report) = &round.report {
        agreement(ui, round, report);
        spread(ui, round, report);
    }
}

fn to_score(ui: &mut Ui, round: &RoundView, intents: &mut Vec<Intent>) {
    if round.mine.is_empty() || round.closed.is_some() {
        return;
    }
    card(ui, |ui| {
        heading(ui, "For you to score");
        for (at, call) in round.mine.iter().enumerate() {
            let title = title(round, at);
            if button(ui, icons::PLAY, &format!("Score {title}"), Weight::Plain, None).clicked() {
                push(intents, CalibrationIntent::Score(round.id, *call));
            }
        }
    });
}

/// A call of a round: nobody's name is told.
fn title(round: &RoundView, at: usize) -> String {
    let known = round.mine.get(at).and_then(|call| round.calls.iter().find(|(id, _)| id == call));
    let title = known.map_or("a call", |(_, title)| title.as_str());
    format!("{title}, call {}", at + 1)
}

/// How far the mentors agree, by criterion, and each of them with the machine.
fn agreement(ui: &mut Ui, round: &RoundView, report: &RoundReport) {
    card(ui, |ui| {
        heading(ui, "How far you agree");
        muted(
            ui,
            "Marks on five steps. Exact: the same step. Adjacent: at most one apart. Kappa: beyond chance; 0.60 and more is \
             good. Milder or stricter: the mean difference from the automatic mark.",
        );
        egui::ScrollArea::horizontal().id_salt("agreement").show(ui, |ui| {
            Grid::new("agreement").num_columns(5).striped(true).spacing([18.0, 6.0]).show(ui, |ui| {
                for head in ["Criterion", "Marks", "Exact", "Adjacent", "Kappa"] {
                    caption(ui, head);
                }
                ui.end_row();
                row(ui, "All together", &report.overall.mentors);
                for (id, compared) in &report.criteria {
                    let title = round.criteria.get(id).map_or(id.as_str(), String::as_str);
                    row(ui, title, &compared.mentors);
                }
            });
        });
        for (person, agreement) in &report.overall.automatic {
            body(ui, &leaning(&name(round, *person), agreement));
        }
    });
}

fn row(ui: &mut Ui, title: &str, agreement: &Agreement) {
    let title = strong(ui, title);
    ui.label(title);
    ui.label(agreement.marks.to_string());
    ui.label(share(agreement.exact));
    ui.label(share(agreement.adjacent));
    ui.label(kappa(agreement.quadratic));
    ui.end_row();
}

fn share(per_mille: Option<i32>) -> String {
    per_mille.map_or("–".to_owned(), |share| format!("{} %", share / 10))
}

fn kappa(kappa: Kappa) -> String {
    match kappa {
        Kappa::PerMille(number) => {
            let sign = if number < 0 { "−" } else { "" };
            format!("{sign}{}.{:02}", number.unsigned_abs() / 1_000, number.unsigned_abs() % 1_000 / 10)
        }
        Kappa::NoMarks => "no marks".to_owned(),
        Kappa::NoVariance => "all alike".to_owned(),
    }
}

/// How one mentor stands to the machine.
fn leaning(name: &str, agreement: &Agreement) -> String {
    let Some(difference) = agreement.difference else { return format!("{name} has scored nothing.") };
    let by = difference.unsigned_abs() / 10;
    let leans = match difference {
        10.. => format!("milder by {by} points of a hundred"),
        ..=-10 => format!("stricter by {by} points of a hundred"),
        _ => "neither milder nor stricter".to_owned(),
    };
    format!("{name} against the automatic marks: {leans}, {} exact.", share(agreement.exact))
}

/// The calls in which they differ most.
fn spread(ui: &mut Ui, round: &RoundView, report: &RoundReport) {
    card(ui, |ui| {
        heading(ui, "Where you differ most");
        let apart = report.calls.iter().filter(|call| call.mean > 0);
        let mut any = false;
        for (at, call) in apart.enumerate() {
            any = true;
            let head = format!("Call {}: {} % apart on the mean", at + 1, call.mean / 10);
            CollapsingHeader::new(head).id_salt(at).default_open(at == 0).show(ui, |ui| {
                for (id, apart) in call.criteria.iter().take(8) {
                    let title = round.criteria.get(id).map_or(id.as_str(), String::as_str);
                    body(ui, &format!("{title}: {} % apart", apart / 10));
                }
            });
        }
        if !any {
            muted(ui, "In no call.");
        }
    });
}

fn name(round: &RoundView, person: PersonId) -> String {
    let known = round.mentors.iter().find(|(id, ..)| *id == person);
    known.map_or_else(|| "somebody".to_owned(), |(_, name, _)| name.clone())
}
