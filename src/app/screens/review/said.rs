//! What was done in the review, in order: nothing of it is ever overwritten.

use egui::Ui;

use super::disputes::title;
use crate::app::language::{say, say_with};
use crate::app::model::{ReviewView, moment, ruling_says};
use crate::app::widgets::{body, card, fold};
use crate::review::Moment;
use crate::review::marking::DisputeEnd;

pub(super) fn ui(ui: &mut Ui, view: &ReviewView) {
    if !view.marks_shown {
        return;
    }
    let all = history(ui, view);
    if all.is_empty() {
        return;
    }
    card(ui, |ui| {
        let head = say(ui, "How the marks came about").into_owned();
        fold(ui, "history", head, false, |ui| {
            for (at, says) in all {
                body(ui, &format!("{}  {says}", moment(at).said(ui)));
            }
        });
    });
}

fn history(ui: &Ui, view: &ReviewView) -> Vec<(Moment, String)> {
    let review = view.review();
    let mut all = Vec::new();
    for change in &review.changes {
        let what = title(view, &change.ruling.item());
        let who = view.name(change.signed.by);
        all.push((
            change.signed.at,
            say_with(
                ui,
                "{name} judged {what}: {ruling}. {reason}",
                &[
                    ("name", &who),
                    ("what", &what),
                    ("ruling", &ruling_says(&change.ruling).said(ui)),
                    ("reason", &change.reason),
                ],
            ),
        ));
    }
    for signed in &review.sign_offs {
        all.push((signed.at, say_with(ui, "{name} signed it off", &[("name", &view.name(signed.by))])));
    }
    for (signed, why) in &review.reopenings {
        all.push((
            signed.at,
            say_with(ui, "{name} opened it again: {why}", &[("name", &view.name(signed.by)), ("why", &why)]),
        ));
    }
    for dispute in &review.disputes {
        let what = title(view, &dispute.proposed.item());
        all.push((
            dispute.since,
            say_with(
                ui,
                "{name} contested {what}: {words}",
                &[("name", &view.call.trainee), ("what", &what), ("words", &dispute.words)],
            ),
        ));
        match &dispute.ended {
            Some(DisputeEnd::Answered { signed, words, .. }) => {
                all.push((
                    signed.at,
                    say_with(
                        ui,
                        "{name} answered about {what}: {words}",
                        &[("name", &view.name(signed.by)), ("what", &what), ("words", &words)],
                    ),
                ));
            }
            Some(DisputeEnd::Withdrawn(at)) => {
                all.push((*at, say_with(ui, "{what} was contested no longer", &[("what", &what)])));
            }
            None => {}
        }
    }
    all.extend(
        review.acknowledged.map(|at| {
            (at, say_with(ui, "{name} took the marks as they are", &[("name", &view.call.trainee)]))
        }),
    );
    all.sort_by_key(|(at, _)| *at);
    all
}
