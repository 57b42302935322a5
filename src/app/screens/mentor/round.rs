//! One round of calibration: what is left to score, and how far everybody agrees once it is closed.

use egui::{Grid, Label, RichText, Ui};

use super::agreed;
use super::calibration::push;
use crate::app::intent::{CalibrationIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{key, say, say_with};
use crate::app::model::{Model, day};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, heading, muted, strong};
use crate::app::worker::RoundView;
use crate::review::PersonId;
use crate::review::calibration::{Agreement, Compared, Kappa, RoundReport};
use crate::review::people::{Action as May, may};

pub(super) fn ui(ui: &mut Ui, model: &Model, round: &RoundView, intents: &mut Vec<Intent>) {
    if button(ui, icons::ARROW_LEFT, &say(ui, "All rounds"), Weight::Quiet, Some(Action::Back)).clicked() {
        push(intents, CalibrationIntent::Look(None));
    }
    card(ui, |ui| {
        heading(ui, &round.title);
        for (_, name, left) in &round.mentors {
            let says = match left {
                0 => say(ui, "has scored all").into_owned(),
                _ if round.closed.is_some() => say_with(ui, "{count} not scored", &[("count", left)]),
                _ => say_with(ui, "{count} left", &[("count", left)]),
            };
            body(ui, &format!("{name}: {says}"));
        }
        match round.closed {
            Some(at) => muted(ui, &say_with(ui, "Closed {when}.", &[("when", &day(at).said(ui))])),
            None => muted(
                ui,
                &say_with(
                    ui,
                    "Until {when}. Nobody sees the others' points before it is closed.",
                    &[("when", &day(round.due).said(ui))],
                ),
            ),
        };
        let closes = model.me.as_ref().is_some_and(|me| may(me.role, May::OpenCalibration));
        if closes
            && round.closed.is_none()
            && button(ui, icons::LOCK, &say(ui, "Close the round"), Weight::Plain, Some(Action::CloseIt))
                .clicked()
        {
            push(intents, CalibrationIntent::Close);
        }
    });
    to_score(ui, round, intents);
    if let Some(report) = &round.report {
        agreement(ui, round, report);
        agreed::ui(ui, model, round, report, intents);
    }
}

fn to_score(ui: &mut Ui, round: &RoundView, intents: &mut Vec<Intent>) {
    if round.mine.is_empty() || round.closed.is_some() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &say(ui, "For you to score"));
        for (at, call) in round.mine.iter().enumerate() {
            let title = title(ui, round, at);
            let name = say_with(ui, "Score {title}", &[("title", &title)]);
            let action = (at == 0).then_some(Action::ScoreNext);
            if button(ui, icons::PLAY, &name, Weight::Plain, action).clicked() {
                push(intents, CalibrationIntent::Score(round.id, *call));
            }
        }
    });
}

/// A call of a round: nobody's name is told.
fn title(ui: &Ui, round: &RoundView, at: usize) -> String {
    let known = round.mine.get(at).and_then(|call| round.calls.iter().find(|(id, _)| id == call));
    let call = say(ui, "a call");
    let title = known.map_or(&*call, |(_, title)| title.as_str());
    say_with(ui, "{title}, call {number}", &[("title", &title), ("number", &(at + 1))])
}

/// How far the mentors agree, by criterion, and each of them with the machine.
fn agreement(ui: &mut Ui, round: &RoundView, report: &RoundReport) {
    let theme = theme::of(ui);
    card(ui, |ui| {
        heading(ui, &say(ui, "How far you agree"));
        muted(
            ui,
            &say(
                ui,
                "Marks on five steps. Exact: the same step. Adjacent: at most one apart. Kappa: beyond chance; 0.60 and more is \
             good. Milder or stricter: the mean difference from the automatic mark.",
            ),
        );
        egui::ScrollArea::horizontal().id_salt("agreement").show(ui, |ui| {
            Grid::new("agreement").num_columns(6).striped(true).spacing([18.0, 6.0]).show(ui, |ui| {
                let heads = [key("Criterion"), key("Marks"), key("Exact"), key("Adjacent"), key("Kappa")];
                for head in heads.into_iter().chain([key("From the automatic mark")]) {
                    // A word is not broken to save a column.
                    let head =
                        RichText::new(say(ui, head)).size(theme.text.caption).color(theme.colours.muted);
                    ui.add(Label::new(head).extend());
                }
                ui.end_row();
                row(ui, round, &say(ui, "All together"), &report.overall);
                let scored = report.criteria.iter().filter(|(_, compared)| compared.mentors.marks > 0);
                for (id, compared) in scored {
                    let title = round.criteria.get(id).map_or(id.as_str(), String::as_str);
                    row(ui, round, title, compared);
                }
            });
        });
        for (person, agreement) in &report.overall.automatic {
            body(ui, &leaning(ui, &name(ui, round, *person), agreement));
        }
    });
}

fn row(ui: &mut Ui, round: &RoundView, title: &str, compared: &Compared) {
    let agreement = &compared.mentors;
    let title = strong(ui, title);
    ui.label(title);
    ui.label(agreement.marks.to_string());
    ui.label(share(agreement.exact));
    ui.label(share(agreement.adjacent));
    ui.label(kappa(ui, agreement.quadratic));
    ui.label(apart(ui, round, compared));
    ui.end_row();
}

/// How far each mentor is from the machine on the mean, in points of a hundred.
fn apart(ui: &Ui, round: &RoundView, compared: &Compared) -> String {
    let each = compared.automatic.iter().filter_map(|(person, agreement)| {
        let difference = agreement.difference? / 10;
        let sign = match difference {
            0 => "",
            1.. => "+",
            _ => "−",
        };
        Some(format!("{} {sign}{}", name(ui, round, *person), difference.unsigned_abs()))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { "–".to_owned() } else { each.join(", ") }
}

fn share(per_mille: Option<i32>) -> String {
    per_mille.map_or("–".to_owned(), |share| format!("{} %", share / 10))
}

fn kappa(ui: &Ui, kappa: Kappa) -> String {
    match kappa {
        Kappa::PerMille(number) => {
            let sign = if number < 0 { "−" } else { "" };
            format!("{sign}{}.{:02}", number.unsigned_abs() / 1_000, number.unsigned_abs() % 1_000 / 10)
        }
        Kappa::NoMarks => say(ui, "no marks").into_owned(),
        Kappa::NoVariance => say(ui, "all alike").into_owned(),
    }
}

/// How one mentor stands to the machine.
fn leaning(ui: &Ui, name: &str, agreement: &Agreement) -> String {
    let Some(difference) = agreement.difference else {
        return say_with(ui, "{name} has scored nothing.", &[("name", &name)]);
    };
    let by = difference.unsigned_abs() / 10;
    let leans = match difference {
        10.. => say_with(ui, "milder by {by} points of a hundred", &[("by", &by)]),
        ..=-10 => say_with(ui, "stricter by {by} points of a hundred", &[("by", &by)]),
        _ => say(ui, "neither milder nor stricter").into_owned(),
    };
    say_with(
        ui,
        "{name} against the automatic marks: {leans}, {exact} exact.",
        &[("name", &name), ("leans", &leans), ("exact", &share(agreement.exact))],
    )
}

fn name(ui: &Ui, round: &RoundView, person: PersonId) -> String {
    let known = round.mentors.iter().find(|(id, ..)| *id == person);
    known.map_or_else(|| say(ui, "somebody").into_owned(), |(_, name, _)| name.clone())
}
