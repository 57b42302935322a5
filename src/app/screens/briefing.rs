//! Before picking up: the desk, the caller in the queue, what is scored. It rings.

use egui::{RichText, Ui, vec2};

use crate::app::intent::{BriefingIntent, Intent};
use crate::app::keys::Action;
use crate::app::model::{Briefing, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Expression, Weight, body, button, caption, card, check, face, halves, heading, muted, strong, title,
};
use crate::sim::time::clock;

/// The five things that are scored, each with what it asks.
const SCORED: [(&str, &str); 5] = [
    ("Tone", "Take feelings seriously, own the problem, blame nobody."),
    ("Information", "Get the facts, the exact error too, and ask nothing twice."),
    ("Escalation", "To the right team, at the right moment, with the reason said."),
    ("Ticket", "Somebody who was not there must be able to work from it."),
    ("Upsell restraint", "Sell nothing while the problem is open."),
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "briefing", model, intents, |ui, intents| {
        let Some(briefing) = &model.briefing else {
            muted(ui, "No call is ringing. Choose one at home.");
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
                &format!("Portrait of {}", scenario.customer.name),
            );
            ui.add_space(theme.space.s);
            ui.vertical(|ui| {
                ringing(ui, model, briefing);
                title(ui, &scenario.title);
                body(ui, &scenario.briefing);
                ui.add_space(theme.space.s);
                let pick_up = button(ui, icons::PHONE_CALL, "Pick up", Weight::Primary, Some(Action::PickUp));
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
        ui.label(RichText::new(format!("It rings, {}", clock(waits))).color(theme.colours.accent_text));
    });
}

fn desk(ui: &mut Ui, briefing: &Briefing) {
    let case = &briefing.case;
    card(ui, |ui| {
        heading(ui, &case.desk.company);
        if !case.desk.greet.is_empty() {
            body(ui, &format!("{} answers like this: {}", case.desk.company, case.desk.greet));
        }
        for expected in &case.desk.expects {
            ui.horizontal_top(|ui| {
                ui.label("•");
                body(ui, expected);
            });
        }
        caption(ui, &format!("A good call takes about {} minutes.", case.scenario.minutes));
    });
}

fn scored(ui: &mut Ui, briefing: &Briefing) {
    card(ui, |ui| {
        heading(ui, "What counts");
        for (name, asks) in SCORED {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = strong(ui, name);
                ui.label(name);
                muted(ui, asks);
            });
        }
        for left_out in &briefing.case.scenario.not_scored {
            caption(ui, &format!("Not in this call: {}. {}", left_out.dimension.title(), left_out.because));
        }
    });
}

/// What holds in a graded call; in practice, whether there is help.
fn help(ui: &mut Ui, briefing: &Briefing, intents: &mut Vec<Intent>) {
    if let Some(graded) = &briefing.graded {
        card(ui, |ui| {
            heading(ui, &format!("{}  Graded session: {}", icons::EXAM, graded.session));
            let limit = graded.left_ms.map_or("There is no time limit.".to_owned(), |ms| {
                format!("You have {} for the call and the ticket, time away included.", clock(ms))
            });
            body(ui, &limit);
            body(ui, "There are no hints, no mood and no way back. Leaving is written down.");
            muted(ui, "A mentor reviews the call. You see the marks when they let you.");
        });
        return;
    }
    let (_, changed) = check(ui, briefing.help, "Show the customer's mood and what they understood");
    if let Some(help) = changed {
        intents.push(Intent::Briefing(BriefingIntent::Help(help)));
    }
}
