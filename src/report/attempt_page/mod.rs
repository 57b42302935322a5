//! An attempt as a page of HTML that needs nothing beside itself: the debrief, with the evidence in the margin of the
//! transcript. Reads on a screen, light or dark, and prints on A4.
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a page is written once, and markup reads best whole"
)]

mod judged;
mod mood_curve;
mod transcript;

use super::dossier::{Dossier, said_moment};
use super::escape::Escaped;
use super::template::{Template, TemplateFault};
use crate::sim::time::clock;

/// The page of an attempt.
///
/// # Errors
/// When the template has a slot that this page does not.
pub fn attempt_page(
    dossier: &Dossier,
    template: &Template<'_>,
    style: &str,
) -> Result<String, TemplateFault> {
    let scenario = &dossier.case.scenario;
    template.fill(&[
        ("language", Escaped(&scenario.language).to_string()),
        ("title", Escaped(&scenario.title).to_string()),
        ("style", style.to_owned()),
        ("facts", facts(dossier)),
        ("critical", judged::critical(dossier)),
        ("dimensions", judged::dimensions(dossier)),
        ("outcome", outcome(dossier)),
        ("visit", visit(dossier)),
        ("mood", mood_curve::mood(&dossier.card.mood)),
        ("transcript", transcript::transcript(dossier)),
        ("ticket", transcript::ticket(dossier)),
        ("criteria", judged::criteria(dossier)),
        ("mentor", judged::mentor(dossier)),
        ("origin", origin(dossier)),
    ])
}

/// Pairs of a name and what it is, as a list.
fn pairs(pairs: &[(&str, String)]) -> String {
    let one =
        |(name, value): &(&str, String)| format!("<div><dt>{name}</dt><dd>{}</dd></div>", Escaped(value));
    format!("<dl class=\"facts\">{}</dl>\n", pairs.iter().map(one).collect::<String>())
}

fn facts(dossier: &Dossier) -> String {
    let trainee = dossier.trainee.as_deref().or(dossier.account.as_deref());
    let kind = if dossier.session.is_some() { "graded" } else { "practice" };
    pairs(&[
        ("Trainee", trainee.unwrap_or("nobody said").to_owned()),
        ("Customer", dossier.case.scenario.customer.name.clone()),
        ("Desk", dossier.case.desk.company.clone()),
        ("Taken", said_moment(dossier.began_ms)),
        ("Kind", kind.to_owned()),
    ])
}

fn outcome(dossier: &Dossier) -> String {
    let outcome = &dossier.card.outcome;
    let csat = outcome.predicted_csat_milli;
    let solved = if outcome.first_call_resolution { "yes" } else { "no" };
    pairs(&[
        ("Ending", words(outcome.disposition.name())),
        ("Handle time", clock(outcome.handle_ms)),
        ("On hold", clock(outcome.hold_ms)),
        ("After the call", clock(outcome.acw_ms)),
        ("Dead air", clock(outcome.dead_air_ms)),
        ("Solved in this call", solved.to_owned()),
        ("Predicted satisfaction", format!("{}.{} of 5", csat / 1_000, csat / 100 % 10)),
        ("Times the customer had to repeat", outcome.effort.to_string()),
    ])
}

fn visit(dossier: &Dossier) -> String {
    let Some(visit) = &dossier.visit else { return String::new() };
    let (how, says) = (words(visit.outcome.name()), Escaped(&visit.says));
    format!(
        "<section class=\"visit\"><h2>The technician: {how}</h2>\n<blockquote>{says}</blockquote></section>\n"
    )
}

/// Where the attempt comes from, for whoever checks it.
fn origin(dossier: &Dossier) -> String {
    format!(
        "<p>Attempt {}, scenario {}, seed {}, engine {}, rubric {}. Played with {}. Last link of its chain: <code>{}</code>.</p>\n",
        dossier.attempt,
        Escaped(dossier.case.scenario.id.as_str()),
        dossier.seed,
        dossier.engine,
        Escaped(&dossier.card.rubric),
        Escaped(&dossier.digest),
        Escaped(&dossier.link),
    )
}

/// A turn, as a link to where it stands in the transcript. What moved before the first turn stands nowhere there.
fn link_to_turn(turn: u32) -> String {
    if turn == 0 { "at the start".to_owned() } else { format!("<a href=\"#turn-{turn}\">turn {turn}</a>") }
}

/// A name on the wire as words.
fn words(name: &str) -> String {
    name.replace('_', " ")
}
