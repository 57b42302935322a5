//! What the trainee contests, and what was answered.

use egui::Ui;

use super::judge;
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::model::{ReviewView, Verb, moment, ruling_says};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading};
use crate::review::marking::{DisputeEnd, Item};

/// Disputes that wait: a mentor answers, whose call it is may take them back.
pub(super) fn ui(ui: &mut Ui, view: &ReviewView, intents: &mut Vec<Intent>) {
    for dispute in view.review().waiting() {
        let item = dispute.proposed.item();
        let title = title(view, &item);
        card(ui, |ui| {
            let who = if view.call.judges { view.call.trainee.as_str() } else { "You" };
            let verb = if view.call.judges { "contests" } else { "contest" };
            heading(ui, &format!("{}  {who} {verb}: {title}", icons::HAND_PALM));
            body(ui, &format!("“{}”", dispute.words));
            let proposed = ruling_says(&dispute.proposed);
            let now = view.review().holds(&item).map(|ruling| ruling_says(&ruling)).unwrap_or_default();
            caption(ui, &format!("Proposes {proposed} instead of {now}, {}", moment(dispute.since)));
            let answering =
                view.judging.as_ref().filter(|judging| judging.item == item && judging.what == Verb::Answer);
            if let Some(judging) = answering {
                judge::ui(ui, view, judging, intents);
            } else if view.call.judges {
                let spoken = format!("Answer about {title}");
                let response = button(ui, icons::CHAT_TEXT, "Answer…", Weight::Primary, None);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
                if response.clicked() {
                    intents.push(Intent::Review(ReviewIntent::Judge(Verb::Answer, item.clone())));
                }
            } else if button(ui, "", "Contest it no longer", Weight::Plain, None).clicked() {
                intents.push(Intent::Review(ReviewIntent::Withdraw(item.clone())));
            }
        });
    }
}

/// What was contested of an item and how it ended.
pub(super) fn about(ui: &mut Ui, view: &ReviewView, item: &Item) {
    for dispute in view.disputes(item) {
        let proposed = ruling_says(&dispute.proposed);
        let text = match &dispute.ended {
            None => format!("Contested, {proposed} proposed: it waits for an answer."),
            Some(DisputeEnd::Withdrawn(at)) => format!("Contested, and taken back {}.", moment(*at)),
            Some(DisputeEnd::Answered { signed, ruling, words }) => {
                let mark = ruling
                    .as_ref()
                    .map_or("the mark stays".to_owned(), |now| format!("now {}", ruling_says(now)));
                format!("Contested: “{}” {} answered, {mark}: {words}", dispute.words, view.name(signed.by))
            }
        };
        body(ui, &format!("{}  {text}", icons::HAND_PALM));
    }
}

/// The title of what is judged.
pub(super) fn title(view: &ReviewView, item: &Item) -> String {
    match item {
        Item::Criterion(id) => {
            let known = view.automatic().criteria.iter().find(|result| result.id == *id);
            known.map_or_else(|| id.clone(), |result| result.title.clone())
        }
        Item::Critical(id) => {
            let known = view.call.errors.iter().find(|(known, _)| known == id);
            known.map_or_else(|| id.clone(), |(_, title)| title.clone())
        }
    }
}
