//! What mentors say of a turn or of the whole call.

use egui::{Id, Ui};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::say;
use crate::app::model::{Model, ReviewView, moment};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, caption, card, heading, muted, paragraph};
use crate::review::marking::Comment;

/// Remarks on the whole call.
pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let whole: Vec<&Comment> =
        view.review().comments.iter().filter(|comment| comment.turn.is_none()).collect();
    if whole.is_empty() && !view.may_remark() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &say(ui, "Of the whole call"));
        for comment in whole {
            one(ui, view, comment);
        }
        if !view.may_remark() {
            return;
        }
        if view.remark.as_ref().is_some_and(|(on, _)| on.is_none()) {
            writing(ui, model, view, intents);
        } else {
            let icon = icons::CHAT_TEXT;
            if button(ui, icon, &say(ui, "Remark on the call"), Weight::Quiet, Some(Action::Remark)).clicked()
            {
                intents.push(Intent::Review(ReviewIntent::Remark(None)));
            }
        }
    });
}

pub(super) fn one(ui: &mut Ui, view: &ReviewView, comment: &Comment) {
    let (who, when) = (view.name(comment.signed.by), moment(comment.signed.at).said(ui));
    ui.indent(("remark", comment.signed.at.0, &comment.says), |ui| {
        caption(ui, &format!("{}  {who}, {when}", icons::CHAT_TEXT));
        muted(ui, &comment.says);
    });
}

pub(super) fn writing(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let Some((_, words)) = &view.remark else { return };
    let hint = say(ui, "What was good, or what would have been better");
    let (response, changed) = paragraph(ui, Id::new("remark"), &say(ui, "Your remark"), &hint, words, 2);
    if let Some(words) = changed {
        intents.push(Intent::Review(ReviewIntent::RemarkWords(words)));
    }
    if model.focus == Some(Action::Write) {
        response.request_focus();
    }
    super::judge::write_or_not(ui, &say(ui, "Write the remark"), !words.trim().is_empty(), intents);
}
