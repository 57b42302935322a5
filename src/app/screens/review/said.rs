//! What was done in the review, in order: nothing of it is ever overwritten.

use egui::{CollapsingHeader, Ui};

use super::disputes::title;
use crate::app::model::{ReviewView, moment, ruling_says};
use crate::app::widgets::{body, card};
use crate::review::Moment;
use crate::review::marking::DisputeEnd;

pub(super) fn ui(ui: &mut Ui, view: &ReviewView) {
    if !view.marks_shown {
        return;
    }
    let all = history(view);
    if all.is_empty() {
        return;
    }
    card(ui, |ui| {
        CollapsingHeader::new("How the marks came about").id_salt("history").show(ui, |ui| {
            for (at, says) in all {
                body(ui, &format!("{}  {says}", moment(at)));
            }
        });
    });
}

fn history(view: &ReviewView) -> Vec<(Moment, String)> {
    let review = view.review();
    let mut all = Vec::new();
    for change in &review.changes {
        let what = title(view, &change.ruling.item());
        let who = view.name(change.signed.by);
        all.push((
            change.signed.at,
            format!("{who} judged {what}: {}. {}", ruling_says(&change.ruling), change.reason),
        ));
    }
    for signed in &review.sign_offs {
        all.push((signed.at, format!("{} signed it off", view.name(signed.by))));
    }
    for (signed, why) in &review.reopenings {
        all.push((signed.at, format!("{} opened it again: {why}", view.name(signed.by))));
    }
    for dispute in &review.disputes {
        let what = title(view, &dispute.proposed.item());
        all.push((dispute.since, format!("{} contested {what}: {}", view.call.trainee, dispute.words)));
        match &dispute.ended {
            Some(DisputeEnd::Answered { signed, words, .. }) => {
                all.push((signed.at, format!("{} answered about {what}: {words}", view.name(signed.by))));
            }
            Some(DisputeEnd::Withdrawn(at)) => all.push((*at, format!("{what} was contested no longer"))),
            None => {}
        }
    }
    all.extend(
        review.acknowledged.map(|at| (at, format!("{} took the marks as they are", view.call.trainee))),
    );
    all.sort_by_key(|(at, _)| *at);
    all
}
