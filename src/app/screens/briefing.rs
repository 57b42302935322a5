//! Before picking up: the desk, the caller in the queue, what is scored. It rings.

use egui::{RichText, Ui, vec2};

use crate::app::intent::{BriefingIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{Slots, key, say, say_with};
use crate::app::model::{Briefing, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Expression, Weight, body, button, caption, card, check, face, halves, heading, muted, strong, title,
};
use crate::sim::time::clock;

/// The five things that are scored, each with what it asks.
const SCORED: [(&str, &str); 5] = [
    (key("Tone"), key("Take feelings seriously, own the problem, blame nobody.")),
    (key("Information"), key("Get the facts, the exact error too, and ask nothing twice.")),
    (key("Escalation"), key("To the right team, at the right moment, with the reason said.")),
    (key("Ticket"), key("Somebody who was not there must be able to work from it.")),
    (key("Upsell restraint"), key("Sell nothing while the problem is open.")),
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "briefing", model, intents, |ui, intents| {
        let Some(briefing) = &model.briefing else {
            muted(ui, &say(ui, "No call is ringing. Choose one at home."));
            return;
        };
        let theme = theme::of(ui);
        ui.spacing_mut().item_spacing.y = theme.space.m;
        let wide = ui.available_width() > 760.0;
        caller(ui, model, briefing, intents);
        if wide {
            halves(ui, |left, right| {
                desk(left, briefing);
                scored(right, briefing);
            });
        } else {
            desk(ui, briefing);
            scored(ui, briefing);
        }
        help(ui, briefing, intents);
    });
}

fn caller(ui: &mut Ui, model: &Model, briefing: &Briefing, intents: &mut Vec<Intent>) {
    let (theme, scenario) = (theme::of(ui), &briefing.case.scenario);
    card(ui, |ui| {
        ui.horizontal(|ui| {
            face(
                ui,
                scenario.id.as_str(),
                96.0,
                Expression::AT_REST,
                &say_with(ui, "Portrait of {name}", &[("name", &scenario.customer.name)]),
            );
            ui.add_space(theme.space.s);
            ui.vertical(|ui| {
                ringing(ui, model, briefing);
                title(ui, &scenario.title);
                body(ui, &scenario.briefing);
                ui.add_space(theme.space.s);
                let pick_up =
                    button(ui, icons::PHONE_CALL, &say(ui, "Pick up"), Weight::Primary, Some(Action::PickUp));
                if pick_up.clicked() {
                    intents.push(Intent::Briefing(BriefingIntent::PickUp));
                }
            });
        });
    });
}

/// A telephone that shakes while it rings, unless nothing is to move.
fn ringing(ui: &mut Ui, model: &Model, briefing: &Briefing) {
    let theme = theme::of(ui);
    let rings = model.now.saturating_duration_since(briefing.rings_since);
    ui.horizontal(|ui| {
        let shake = if theme.motion && rings.as_millis() % 2_000 < 1_000 {
            (rings.as_secs_f32() * 40.0).sin() * 1.5
        } else {
            0.0
        };
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
        let font = egui::FontId::proportional(theme.text.heading);
        let at = rect.center() + vec2(shake, 0.0);
        ui.painter().text(
            at,
            egui::Align2::CENTER_CENTER,
            icons::BELL_RINGING,
            font,
            theme.colours.accent_text,
        );
        let waits = u64::try_from(rings.as_millis()).unwrap_or(0);
        let words = say_with(ui, "It rings, {time}", &[("time", &clock(waits))]);
        ui.label(RichText::new(words).color(theme.colours.accent_text));
    });
}

fn desk(ui: &mut Ui, briefing: &Briefing) {
    let case = &briefing.case;
    card(ui, |ui| {
        heading(ui, &case.desk.company);
        if !case.desk.greet.is_empty() {
            let slots: Slots<'_> = &[("company", &case.desk.company), ("words", &case.desk.greet)];
            body(ui, &say_with(ui, "{company} answers like this: {words}", slots));
        }
        for expected in &case.desk.expects {
            ui.horizontal_top(|ui| {
                ui.label("•");
                body(ui, expected);
            });
        }
        let minutes = &case.scenario.minutes;
        caption(ui, &say_with(ui, "A good call takes about {minutes} minutes.", &[("minutes", minutes)]));
    });
}

fn scored(ui: &mut Ui, briefing: &Briefing) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What counts"));
        for (name, asks) in SCORED {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = strong(ui, say(ui, name));
                ui.label(name);
                muted(ui, &say(ui, asks));
            });
        }
        for left_out in &briefing.case.scenario.not_scored {
            let dimension = say(ui, left_out.dimension.title());
            let slots: Slots<'_> = &[("dimension", &dimension), ("why", &left_out.because)];
            caption(ui, &say_with(ui, "Not in this call: {dimension}. {why}", slots));
        }
    });
}

/// What holds in a graded call; in practice, whether there is help.
fn help(ui: &mut Ui, briefing: &Briefing, intents: &mut Vec<Intent>) {
    if let Some(graded) = &briefing.graded {
        card(ui, |ui| {
            let session = say_with(ui, "Graded session: {title}", &[("title", &graded.session)]);
            heading(ui, &format!("{}  {session}", icons::EXAM));
            let limit = graded.left_ms.map_or_else(
                || say(ui, "There is no time limit.").into_owned(),
                |ms| {
                    say_with(
                        ui,
                        "You have {time} for the call and the ticket, time away included.",
                        &[("time", &clock(ms))],
                    )
                },
            );
            body(ui, &limit);
            body(ui, &say(ui, "There are no hints, no mood and no way back. Leaving is written down."));
            muted(ui, &say(ui, "A mentor reviews the call. You see the marks when they let you."));
        });
        return;
    }
    let (_, changed) =
        check(ui, briefing.help, &say(ui, "Show the customer's mood and what they understood"));
    if let Some(help) = changed {
        intents.push(Intent::Briefing(BriefingIntent::Help(help)));
    }
}
