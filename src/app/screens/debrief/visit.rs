//! What the technician could do with the ticket.

use egui::Ui;

use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{Phrase, say, say_with};
use crate::app::model::Debrief;
use crate::app::screens::ticket_form::label;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, card, heading, muted, title};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::ticket::{Because, Quote, VisitEnd, VisitReport};

/// The page before the points: the ticket has been read by somebody who was not there.
pub(super) fn page(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    title(ui, &say(ui, "What became of your ticket"));
    muted(ui, &say(ui, "The technician knew nothing but what you wrote."));
    card(ui, |ui| words(ui, debrief));
    if button(ui, icons::ARROW_RIGHT, &say(ui, "See how the call went"), Weight::Primary, Some(Action::Read))
        .clicked()
    {
        intents.push(Intent::Debrief(DebriefIntent::Read));
    }
}

/// What the technician made of it, and what in the ticket made it so.
pub(super) fn words(ui: &mut Ui, debrief: &Debrief) {
    let Some(visit) = &debrief.verdict.visit else {
        heading(ui, &say(ui, "The ticket"));
        let about =
            say(ui, "A call that ends like this sends nobody: no technician had to work from the ticket.");
        muted(ui, &about);
        return;
    };
    let (icon, what) = end(visit);
    heading(ui, &format!("{icon}  {}", what.said(ui)));
    body(ui, &say_with(ui, "“{words}”", &[("words", &visit.says)]));
    for line in because(&debrief.case, &visit.because) {
        muted(ui, &line.said(ui));
    }
}

fn end(visit: &VisitReport) -> (&'static str, Phrase) {
    match visit.outcome {
        VisitEnd::Fixed => (icons::CHECK_CIRCLE, Phrase::new("The technician fixed it")),
        VisitEnd::Bounced => (icons::ARROW_U_UP_LEFT, Phrase::new("The ticket came back to you")),
        VisitEnd::WrongPart => {
            let what = match &visit.part {
                Some(part) => {
                    Phrase::new("The technician came with the wrong part: {part}").with("part", part)
                }
                None => Phrase::new("The technician came with the wrong part"),
            };
            (icons::PACKAGE, what)
        }
        VisitEnd::GoneWrong => (icons::WARNING, Phrase::new("The visit went wrong")),
    }
}

/// What about the ticket decided it, with the line.
fn because(case: &Case, because: &Because) -> Vec<Phrase> {
    match because {
        Because::Lacks { what } => {
            vec![Phrase::new("The ticket does not say: {what}.").with("what", names(case, what))]
        }
        Because::Wrong { quote, right, .. } => {
            vec![stands(quote), Phrase::new("Right would have been: {right}").with("right", right)]
        }
        Because::Says { quote: Some(quote), .. } => vec![stands(quote)],
        Because::Says { what, quote: None } => {
            vec![Phrase::new("The ticket speaks of: {what}.").with("what", names(case, what))]
        }
        Because::StatesAsFact { quote, .. } => {
            vec![stands(quote), Phrase::new("It stands there as a fact; it is what somebody thinks.")]
        }
        Because::WrongTeam { went: Some(team) } => {
            let team = case.name_of(team.as_str());
            vec![Phrase::new("It went to {team}, who do not do this.").with("team", team)]
        }
        Because::WrongTeam { went: None } => vec![Phrase::new("It went to no team.")],
        Because::NotHandedOver => vec![Phrase::new("The call was never handed over.")],
        Because::NothingAmiss => vec![Phrase::new("The ticket had what they needed.")],
    }
}

fn stands(quote: &Quote) -> Phrase {
    let phrase = Phrase::new("In the ticket, {field}: “{words}”");
    phrase.with_key("field", label(quote.field)).with("words", &quote.text)
}

fn names(case: &Case, what: &[Id]) -> String {
    let names: Vec<String> =
        what.iter().map(|id| case.name_of(id.as_str()).replace(['_', '.'], " ")).collect();
    names.join(", ")
}
