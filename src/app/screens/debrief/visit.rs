//! What the technician could do with the ticket.

use egui::Ui;

use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::Action;
use crate::app::model::Debrief;
use crate::app::screens::ticket_form::label;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, card, heading, muted, title};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::ticket::{Because, Quote, VisitEnd, VisitReport};

/// The page before the points: the ticket has been read by somebody who was not there.
pub(super) fn page(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    title(ui, "What became of your ticket");
    muted(ui, "The technician knew nothing but what you wrote.");
    card(ui, |ui| words(ui, debrief));
    if button(ui, icons::ARROW_RIGHT, "See how the call went", Weight::Primary, Some(Action::Read)).clicked()
    {
        intents.push(Intent::Debrief(DebriefIntent::Read));
    }
}

/// What the technician made of it, and what in the ticket made it so.
pub(super) fn words(ui: &mut Ui, debrief: &Debrief) {
    let Some(visit) = &debrief.verdict.visit else {
        heading(ui, "The ticket");
        muted(ui, "A call that ends like this sends nobody: no technician had to work from the ticket.");
        return;
    };
    let (icon, what) = end(visit);
    heading(ui, &format!("{icon}  {what}"));
    body(ui, &format!("“{}”", visit.says));
    for line in because(&debrief.case, &visit.because) {
        muted(ui, &line);
    }
}

fn end(visit: &VisitReport) -> (&'static str, String) {
    match visit.outcome {
        VisitEnd::Fixed => (icons::CHECK_CIRCLE, "The technician fixed it".to_owned()),
        VisitEnd::Bounced => (icons::ARROW_U_UP_LEFT, "The ticket came back to you".to_owned()),
        VisitEnd::WrongPart => {
            let part = visit.part.as_ref().map(|part| format!(": {part}")).unwrap_or_default();
            (icons::PACKAGE, format!("The technician came with the wrong part{part}"))
        }
        VisitEnd::GoneWrong => (icons::WARNING, "The visit went wrong".to_owned()),
    }
}

/// What about the ticket decided it, with the line.
fn because(case: &Case, because: &Because) -> Vec<String> {
    match because {
        Because::Lacks { what } => vec![format!("The ticket does not say: {}.", names(case, what))],
        Because::Wrong { quote, right, .. } => {
            vec![stands(quote), format!("Right would have been: {right}")]
        }
        Because::Says { quote: Some(quote), .. } => vec![stands(quote)],
        Because::Says { what, quote: None } => vec![format!("The ticket speaks of: {}.", names(case, what))],
        Because::StatesAsFact { quote, .. } => {
            vec![stands(quote), "It stands there as a fact; it is what somebody thinks.".to_owned()]
        }
        Because::WrongTeam { went: Some(team) } => {
            vec![format!("It went to {}, who do not do this.", case.name_of(team.as_str()))]
        }
        Because::WrongTeam { went: None } => vec!["It went to no team.".to_owned()],
        Because::NotHandedOver => vec!["The call was never handed over.".to_owned()],
        Because::NothingAmiss => vec!["The ticket had what they needed.".to_owned()],
    }
}

fn stands(quote: &Quote) -> String {
    format!("In the ticket, {}: “{}”", label(quote.field).to_lowercase(), quote.text)
}

fn names(case: &Case, what: &[Id]) -> String {
    let names: Vec<String> =
        what.iter().map(|id| case.name_of(id.as_str()).replace(['_', '.'], " ")).collect();
    names.join(", ")
}
