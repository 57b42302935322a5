//! Whose call it is, how far the review is, and what can be done with all of it.

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_heard, say_with};
use crate::app::model::{Model, ReviewView, moment};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, chip, heading, line, muted};
use crate::review::marking::Stage;
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin {
        left: 24,
        right: 24,
        top: 12,
        bottom: 0,
    });
    Panel::top("review bar").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, &view.call.case.scenario.title);
            stage(ui, view);
            muted(ui, &facts(ui, view));
        });
        away(ui, view);
        if let Some(misfit) = &view.call.misfit {
            let text = egui::RichText::new(format!("{}  {}", icons::WARNING, say_heard(ui, misfit)))
                .color(theme.colours.bad);
            ui.add(egui::Label::new(text).wrap());
        }
        ui.horizontal_wrapped(|ui| ways(ui, view, intents));
        reopening(ui, model, view, intents);
        super::super::working::ui(ui, model, intents);
    });
}

fn facts(ui: &Ui, view: &ReviewView) -> String {
    let length = clock(view.playback.end);
    let you = say(ui, "you");
    let who = if view.call.judges { view.call.trainee.as_str() } else { &you };
    let when = moment(view.call.began).said(ui);
    match &view.call.session {
        Some((_, session, _)) => say_with(
            ui,
            "taken by {who} {when}, session {session}, {length} long",
            &[("who", &who), ("when", &when), ("session", session), ("length", &length)],
        ),
        None => say_with(
            ui,
            "taken by {who} {when}, {length} long",
            &[("who", &who), ("when", &when), ("length", &length)],
        ),
    }
}

fn stage(ui: &mut Ui, view: &ReviewView) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let (icon, says, ink, ground) = match view.stage() {
        Stage::Open => (icons::CIRCLE_DASHED, say(ui, "To be reviewed"), c.warn, c.warn_soft),
        Stage::SignedOff if view.call.shown => {
            (icons::CHECK, say(ui, "Signed and released"), c.good, c.good_soft)
        }
        Stage::SignedOff => (icons::CHECK, say(ui, "Signed, not released"), c.warn, c.warn_soft),
        Stage::Disputed => (icons::HAND_PALM, say(ui, "Disputed"), c.bad, c.bad_soft),
        Stage::Acknowledged => (icons::CHECKS, say(ui, "Acknowledged"), c.good, c.good_soft),
    };
    chip(ui, &format!("{icon}  {says}"), ink, ground);
}

/// Time in which nobody was at the call.
fn away(ui: &mut Ui, view: &ReviewView) {
    let Some((_, _, Some(taken))) = &view.call.session else { return };
    for away in &taken.away {
        muted(ui, &crate::app::screens::away::says(ui, away));
    }
}

fn ways(ui: &mut Ui, view: &ReviewView, intents: &mut Vec<Intent>) {
    let show = say(ui, "Show the automatic marks");
    let sign = say(ui, "Sign off");
    let take = say(ui, "Take the marks as they are");
    let again = say(ui, "Open it again…");
    let next = say(ui, "Next that waits");
    let name = say_with(ui, "Let {name} see it", &[("name", &view.call.trainee)]);
    let mut way =
        |on: bool, icon: &str, name: &str, weight: Weight, action: Option<Action>, intent: ReviewIntent| {
            if on && button(ui, icon, name, weight, action).clicked() {
                intents.push(Intent::Review(intent));
            }
        };
    let (plain, main) = (Weight::Plain, Weight::Primary);
    let judges = view.judges();
    way(
        judges && !view.marks_shown,
        icons::EYE,
        &show,
        plain,
        Some(Action::SeeMarks),
        ReviewIntent::SeeMarks,
    );
    way(view.may_sign(), icons::SIGNATURE, &sign, main, Some(Action::Sign), ReviewIntent::Sign);
    way(view.may_release(), icons::EYE, &name, main, Some(Action::Release), ReviewIntent::Release);
    way(
        view.may_acknowledge(),
        icons::CHECK,
        &take,
        main,
        Some(Action::Acknowledge),
        ReviewIntent::Acknowledge,
    );
    way(
        view.may_reopen(),
        icons::LOCK_OPEN,
        &again,
        plain,
        Some(Action::Reopen),
        ReviewIntent::Reopening(Some(String::new())),
    );
    way(judges, icons::ARROW_RIGHT, &next, plain, Some(Action::NextWaiting), ReviewIntent::Next);
}

fn reopening(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let Some(why) = &view.reopening else { return };
    let (field, changed) = line(ui, Id::new("why it is opened"), &say(ui, "Why you open it again"), "", why);
    if model.focus == Some(Action::Write) {
        field.request_focus();
    }
    if let Some(why) = changed {
        intents.push(Intent::Review(ReviewIntent::Reopening(Some(why))));
    }
    ui.horizontal(|ui| {
        let ready = !why.trim().is_empty();
        let go = ui.add_enabled_ui(ready, |ui| {
            button(ui, icons::LOCK_OPEN, &say(ui, "Open it"), Weight::Grave, Some(Action::Write))
        });
        if go.inner.clicked() {
            intents.push(Intent::Review(ReviewIntent::Reopen));
        }
        if button(ui, "", &say(ui, "Leave it signed"), Weight::Plain, Some(Action::Back)).clicked() {
            intents.push(Intent::Review(ReviewIntent::Reopening(None)));
        }
    });
}
