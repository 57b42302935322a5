//! Whose call it is, how far the review is, and what can be done with all of it.

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
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
            muted(ui, &facts(view));
        });
        away(ui, view);
        if let Some(misfit) = &view.call.misfit {
            let text = egui::RichText::new(format!("{}  {misfit}", icons::WARNING)).color(theme.colours.bad);
            ui.add(egui::Label::new(text).wrap());
        }
        ui.horizontal_wrapped(|ui| ways(ui, view, intents));
        reopening(ui, view, intents);
        super::super::working::ui(ui, model, intents);
    });
}

fn facts(view: &ReviewView) -> String {
    let session =
        view.call.session.as_ref().map(|(_, title, _)| format!(", session {title}")).unwrap_or_default();
    let length = clock(view.playback.end);
    let who = if view.call.judges { view.call.trainee.as_str() } else { "you" };
    format!("taken by {who} {}{session}, {length} long", moment(view.call.began))
}

fn stage(ui: &mut Ui, view: &ReviewView) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let (icon, says, ink, ground) = match view.stage() {
        Stage::Open => (icons::CIRCLE_DASHED, "To be reviewed", c.warn, c.warn_soft),
        Stage::SignedOff if view.call.shown => (icons::CHECK, "Signed and released", c.good, c.good_soft),
        Stage::SignedOff => (icons::CHECK, "Signed, not released", c.warn, c.warn_soft),
        Stage::Disputed => (icons::HAND_PALM, "Disputed", c.bad, c.bad_soft),
        Stage::Acknowledged => (icons::CHECKS, "Acknowledged", c.good, c.good_soft),
    };
    chip(ui, &format!("{icon}  {says}"), ink, ground);
}

/// Time in which nobody was at the call.
fn away(ui: &mut Ui, view: &ReviewView) {
    let Some((_, _, Some(taken))) = &view.call.session else { return };
    for away in &taken.away {
        let why = if away.crashed { "the program or the machine stopped" } else { "left" };
        let lasted = away.until.map_or("not back".to_owned(), |until| clock(away.lasted_ms(until)));
        muted(ui, &format!("{}  Away from {}, {lasted}: {why}", icons::CLOCK, moment(away.since)));
    }
}

fn ways(ui: &mut Ui, view: &ReviewView, intents: &mut Vec<Intent>) {
    let mut way =
        |on: bool, icon: &str, name: &str, weight: Weight, action: Option<Action>, intent: ReviewIntent| {
            if on && button(ui, icon, name, weight, action).clicked() {
                intents.push(Intent::Review(intent));
            }
        };
    let (plain, main) = (Weight::Plain, Weight::Primary);
    let open = view.stage() == Stage::Open;
    let judges = view.call.judges && view.call.round.is_none();
    way(
        judges && !view.marks_shown,
        icons::EYE,
        "Show the automatic marks",
        plain,
        Some(Action::SeeMarks),
        ReviewIntent::SeeMarks,
    );
    way(view.may_sign(), icons::SIGNATURE, "Sign off", main, Some(Action::Sign), ReviewIntent::Sign);
    let name = format!("Let {} see it", view.call.trainee);
    way(view.may_release(), icons::EYE, &name, main, Some(Action::Release), ReviewIntent::Release);
    way(
        view.may_acknowledge(),
        icons::CHECK,
        "Take the marks as they are",
        main,
        Some(Action::Acknowledge),
        ReviewIntent::Acknowledge,
    );
    let signed = judges && !open && view.stage() != Stage::Disputed && view.reopening.is_none();
    way(
        signed,
        icons::LOCK_OPEN,
        "Open it again…",
        plain,
        None,
        ReviewIntent::Reopening(Some(String::new())),
    );
    way(judges, icons::ARROW_RIGHT, "Next that waits", plain, Some(Action::NextWaiting), ReviewIntent::Next);
}

fn reopening(ui: &mut Ui, view: &ReviewView, intents: &mut Vec<Intent>) {
    let Some(why) = &view.reopening else { return };
    let (_, changed) = line(ui, Id::new("why it is opened"), "Why you open it again", "", why);
    if let Some(why) = changed {
        intents.push(Intent::Review(ReviewIntent::Reopening(Some(why))));
    }
    ui.horizontal(|ui| {
        let ready = !why.trim().is_empty();
        let go = ui.add_enabled_ui(ready, |ui| button(ui, icons::LOCK_OPEN, "Open it", Weight::Grave, None));
        if go.inner.clicked() {
            intents.push(Intent::Review(ReviewIntent::Reopen));
        }
        if button(ui, "", "Leave it signed", Weight::Plain, None).clicked() {
            intents.push(Intent::Review(ReviewIntent::Reopening(None)));
        }
    });
}
