//! The call as it was spoken, with what each turn earned and lost beside it; and the ticket, likewise.

use super::judged::{class, sign};
use super::words;
use crate::report::dossier::Dossier;
use crate::report::escape::Escaped;
use crate::sim::call::{Event, Heard, HoldEnd, Stamped};
use crate::sim::scoring::{CriterionResult, Effect, Evidence};
use crate::sim::ticket::Draft;
use crate::sim::time::clock;

/// A piece of evidence and the criterion it speaks for.
type Piece<'d> = (&'d CriterionResult, &'d Evidence);

/// The call as a table: when, who, what, and the margin.
pub(super) fn transcript(dossier: &Dossier) -> String {
    let mut html =
        "<table class=\"transcript\"><caption>The call</caption>\n<thead><tr><th scope=\"col\">Time</th>\
                    <th scope=\"col\">Who</th><th scope=\"col\">What was said and done</th>\
                    <th scope=\"col\">What it earned and lost</th></tr></thead>\n<tbody>"
            .to_owned();
    html.extend(dossier.events.iter().filter_map(|stamped| row(dossier, stamped)));
    html + "</tbody></table>\n"
}

fn row(dossier: &Dossier, stamped: &Stamped) -> Option<String> {
    let at = clock(stamped.at);
    let desk = |what: String| {
        format!(
            "<tr class=\"desk\"><td class=\"number\">{at}</td><td>Desk</td><td colspan=\"2\">{what}</td></tr>\n"
        )
    };
    let html = match &stamped.event {
        Event::AgentSpoke { heard, .. } => agent(dossier, &at, heard),
        Event::CustomerSpoke { text, by, mood, .. } => {
            let who = by.as_deref().unwrap_or(&dossier.case.scenario.customer.name);
            let (patience, trust) = (mood.patience, mood.trust);
            format!(
                "<tr class=\"customer\"><td class=\"number\">{at}</td><th scope=\"row\">{}</th><td>{}</td>\
                 <td class=\"faint\">patience {patience}, trust {trust}</td></tr>\n",
                Escaped(who),
                Escaped(text)
            )
        }
        Event::ToolResult { id, shows, .. } => desk(format!("{}: {}", Escaped(id.as_str()), Escaped(shows))),
        Event::ArticleOpened { id } => desk(format!("Article {} opened", Escaped(id.as_str()))),
        Event::HoldStarted { .. } => desk("Hold begins".to_owned()),
        Event::HoldEnded { how, lasted_ms } => {
            let late = if *how == HoldEnd::Late { ", longer than was said" } else { "" };
            desk(format!("Hold ends after {}{late}", clock(*lasted_ms)))
        }
        Event::ReadBack { .. } => desk("The ticket is read to the customer".to_owned()),
        Event::Decided { how } => desk(format!("Decided: {}", words(how.name()))),
        Event::SupervisorSpoke { from, text, .. } => {
            desk(format!("{} writes: {}", Escaped(from), Escaped(text)))
        }
        Event::WentSilent { lasted_ms } => desk(format!("{} of silence", clock(*lasted_ms))),
        Event::StepDone { id, result, .. } => {
            desk(format!("{} done: {}", Escaped(&words(id.as_str())), Escaped(result)))
        }
        Event::HungUp { why } => desk(format!("The customer hangs up: {}", Escaped(why))),
        Event::Ended { .. } => desk("The call is ended".to_owned()),
        Event::LineCut => desk("The line is cut".to_owned()),
        Event::TicketFiled { .. } => desk("The ticket is filed".to_owned()),
        _ => return None,
    };
    Some(html)
}

fn agent(dossier: &Dossier, at: &str, heard: &Heard) -> String {
    let pieces =
        pieces(dossier, |evidence| evidence.place.field.is_none() && evidence.place.turn == Some(heard.turn));
    let turn = heard.turn;
    let comments = dossier.review.iter().flat_map(|review| &review.comments);
    let comments: String = comments
        .filter(|comment| !dossier.signed.is_empty() && comment.turn == Some(turn))
        .map(|comment| format!("<li class=\"comment\">Mentor: {}</li>", Escaped(&comment.says)))
        .collect();
    format!(
        "<tr class=\"agent\" id=\"turn-{turn}\"><td class=\"number\">{at}<br><span class=\"faint\">turn {turn}</span></td>\
         <th scope=\"row\">Agent</th><td>{}</td><td><ul class=\"evidence\">{}{comments}</ul></td></tr>\n",
        marked(&heard.text, &pieces),
        margin(&pieces)
    )
}

/// The ticket that was filed.
pub(super) fn ticket(dossier: &Dossier) -> String {
    let filed = dossier.events.iter().rev().find_map(|stamped| match &stamped.event {
        Event::TicketFiled { ticket } => Some(ticket),
        _ => None,
    });
    let Some(ticket) = filed.filter(|ticket| !ticket.is_empty()) else {
        return "<p id=\"ticket\">No ticket was filed.</p>\n".to_owned();
    };
    fields(dossier, ticket)
}

fn fields(dossier: &Dossier, ticket: &Draft) -> String {
    let mut html = "<table class=\"ticket\" id=\"ticket\"><caption>The ticket</caption>\n<thead><tr><th scope=\"col\">Field</th>\
                    <th scope=\"col\">What was written</th><th scope=\"col\">What it earned and lost</th></tr></thead>\n<tbody>"
        .to_owned();
    for (field, text) in ticket.written() {
        let pieces = pieces(dossier, |evidence| evidence.place.field == Some(field));
        html += &format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td><ul class=\"evidence\">{}</ul></td></tr>\n",
            words(field.name()),
            marked(&text, &pieces),
            margin(&pieces)
        );
    }
    html + "</tbody></table>\n"
}

fn pieces(dossier: &Dossier, here: impl Fn(&Evidence) -> bool) -> Vec<Piece<'_>> {
    let all = dossier
        .card
        .criteria
        .iter()
        .flat_map(|result| result.evidence.iter().map(move |piece| (result, piece)));
    all.filter(|(_, evidence)| here(evidence)).collect()
}

fn margin(pieces: &[Piece<'_>]) -> String {
    let note = |(n, (result, evidence)): (usize, &Piece<'_>)| {
        let better = evidence.better.as_ref().filter(|_| evidence.effect == Effect::Lost);
        let better =
            better.map(|better| format!("<div class=\"advice\">Better: “{}”</div>", Escaped(better)));
        format!(
            "<li class=\"{}\"><sup>{}</sup> {} <b>{}.</b> {}{}</li>",
            class(evidence.effect),
            n + 1,
            sign(evidence),
            Escaped(&result.title),
            Escaped(&evidence.says),
            better.unwrap_or_default()
        )
    };
    pieces.iter().enumerate().map(note).collect()
}

/// The text with the words of the evidence marked, each with the number of its note. Of marks that overlap the first stands.
fn marked(text: &str, pieces: &[Piece<'_>]) -> String {
    let mut marks: Vec<(usize, usize, usize, Effect)> = Vec::new();
    for (n, (_, evidence)) in pieces.iter().enumerate() {
        let Some(span) = evidence.place.span else { continue };
        let words = span.of(text);
        // A whole text marked is no mark; and a span of another text does not fit.
        if words.is_empty() || words.len() == text.len() || words != evidence.place.quote {
            continue;
        }
        marks.push((span.start as usize, span.end as usize, n + 1, evidence.effect));
    }
    marks.sort_by_key(|(start, end, n, _)| (*start, *end, *n));
    let mut html = String::new();
    let mut done = 0;
    for (start, end, n, effect) in marks {
        if start < done {
            continue;
        }
        let (before, inside) = (text.get(done..start).unwrap_or(""), text.get(start..end).unwrap_or(""));
        html += &format!(
            "{}<mark class=\"{}\">{}<sup>{n}</sup></mark>",
            lines(before),
            class(effect),
            lines(inside)
        );
        done = end;
    }
    html + &lines(text.get(done..).unwrap_or(""))
}

fn lines(text: &str) -> String {
    Escaped(text).to_string().replace('\n', "<br>")
}
