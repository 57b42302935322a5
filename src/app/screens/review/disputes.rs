//! What the trainee contests, and what was answered.

use egui::Ui;

use super::judge;
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{Model, ReviewView, Verb, moment, ruling_says};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading};
use crate::review::marking::{DisputeEnd, Item};

/// Disputes that wait: a mentor answers, whose call it is may take them back.
pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    for dispute in view.review().waiting() {
        let item = dispute.proposed.item();
        let title = title(view, &item);
        card(ui, |ui| {
            let contests = if view.call.judges {
                say_with(ui, "{name} contests: {title}", &[("name", &view.call.trainee), ("title", &title)])
            } else {
                say_with(ui, "You contest: {title}", &[("title", &title)])
            };
            heading(ui, &format!("{}  {contests}", icons::HAND_PALM));
            body(ui, &say_with(ui, "“{words}”", &[("words", &dispute.words)]));
            let proposed = ruling_says(&dispute.proposed).said(ui);
            let now = view.review().holds(&item).map(|now| ruling_says(&now).said(ui)).unwrap_or_default();
            caption(
                ui,
                &say_with(
                    ui,
                    "Proposes {proposed} instead of {now}, {when}",
                    &[("proposed", &proposed), ("now", &now), ("when", &moment(dispute.since).said(ui))],
                ),
            );
            let answering =
                view.judging.as_ref().filter(|judging| judging.item == item && judging.what == Verb::Answer);
            if let Some(judging) = answering {
                judge::ui(ui, model, view, judging, intents);
            } else if view.call.judges {
                let spoken = say_with(ui, "Answer about {title}", &[("title", &title)]);
                let response =
                    button(ui, icons::CHAT_TEXT, &say(ui, "Answer…"), Weight::Primary, Some(Action::Answer));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
                if response.clicked() {
                    intents.push(Intent::Review(ReviewIntent::Judge(Verb::Answer, item.clone())));
                }
            } else if button(ui, "", &say(ui, "Contest it no longer"), Weight::Plain, Some(Action::Withdraw))
                .clicked()
            {
                intents.push(Intent::Review(ReviewIntent::Withdraw(item.clone())));
            }
        });
    }
}

/// What was contested of an item and how it ended.
pub(super) fn about(ui: &mut Ui, view: &ReviewView, item: &Item) {
    for dispute in view.disputes(item) {
        let proposed = ruling_says(&dispute.proposed).said(ui);
        let text = match &dispute.ended {
            None => say_with(
                ui,
                "Contested, {proposed} proposed: it waits for an answer.",
                &[("proposed", &proposed)],
            ),
            Some(DisputeEnd::Withdrawn(at)) => {
                say_with(ui, "Contested, and taken back {when}.", &[("when", &moment(*at).said(ui))])
            }
            Some(DisputeEnd::Answered { signed, ruling, words }) => {
                let mark = match ruling {
                    None => say(ui, "the mark stays").into_owned(),
                    Some(now) => say_with(ui, "now {mark}", &[("mark", &ruling_says(now).said(ui))]),
                };
                let by = view.name(signed.by);
                let slots: Slots<'_> =
                    &[("words", &dispute.words), ("name", &by), ("mark", &mark), ("answer", words)];
                say_with(ui, "Contested: “{words}” {name} answered, {mark}: {answer}", slots)
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
