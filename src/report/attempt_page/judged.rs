//! Marks and judgements: dimensions, critical errors, criteria, what the mentor changed.

use super::link_to_turn;
use crate::report::dossier::{Dossier, said_moment};
use crate::report::escape::Escaped;
use crate::review::marking::{Change, DisputeEnd, Review, Ruling};
use crate::sim::scoring::{CriterionResult, DimensionScore, Effect, Evidence, Place};
use crate::sim::words::Dimension;

/// What fails the call, if anything does.
pub(super) fn critical(dossier: &Dossier) -> String {
    let errors = &dossier.counts().critical;
    if errors.is_empty() {
        return String::new();
    }
    let mut html =
        "<section class=\"critical\"><h2>Critical: this fails the call whatever the points say</h2>\n<ul>"
            .to_owned();
    for error in errors {
        let (title, says) = (Escaped(&error.title), Escaped(&error.says));
        html += &format!("<li><strong>{title}.</strong> {}{says}", place(&error.place));
        if !error.instead.is_empty() {
            html += &format!(" <span class=\"advice\">Instead: {}</span>", Escaped(&error.instead));
        }
        html += "</li>";
    }
    html + "</ul></section>\n"
}

/// The five dimensions; beside the automatic marks the mentor's, where there are some.
pub(super) fn dimensions(dossier: &Dossier) -> String {
    let signed = dossier.signed.last();
    let mut html = "<table class=\"dimensions\"><caption>The five dimensions</caption>\n<thead><tr><th scope=\"col\">Dimension</th>\
                    <th scope=\"col\">Share</th><th scope=\"col\" class=\"number\">Points</th>"
        .to_owned();
    if signed.is_some() {
        html += "<th scope=\"col\">The mentor's</th>";
    }
    html += "</tr></thead>\n<tbody>";
    for (dimension, score) in &dossier.card.dimensions {
        html += &format!("<tr><th scope=\"row\">{}</th>", dimension.title());
        html += &share(score);
        if let Some(signed) = signed {
            let mark = signed.card.dimensions.get(dimension).and_then(|score| score.per_mille);
            let same = mark == score.per_mille;
            let words = mark.map_or_else(|| "does not apply".to_owned(), percent);
            let changed = if same { "" } else { " <span class=\"changed\">(changed)</span>" };
            html += &format!("<td class=\"number\">{words}{changed}</td>");
        }
        html += "</tr>\n";
    }
    html + "</tbody></table>\n"
}

fn share(score: &DimensionScore) -> String {
    let Some(per_mille) = score.per_mille else {
        let why = score.not_scored.as_deref().unwrap_or("nothing in this call called for it");
        return format!("<td colspan=\"2\" class=\"faint\">does not apply: {}</td>", Escaped(why));
    };
    let width = per_mille.min(1_000) / 10;
    let capped = score.capped.as_ref().map(|capped| {
        let (most, because) = (capped.at_most / 10, Escaped(&capped.because));
        format!("<div class=\"faint\">held down to {most} %, from {} points: {because}</div>", capped.before)
    });
    format!(
        "<td><div class=\"share\"><span class=\"number\">{}</span><svg class=\"bar\" viewBox=\"0 0 100 6\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"rail\" width=\"100\" height=\"6\"/>\
         <rect class=\"fill\" width=\"{width}\" height=\"6\"/></svg></div>{}</td><td class=\"number\">{} of {}</td>",
        percent(per_mille),
        capped.unwrap_or_default(),
        score.points,
        score.of
    )
}

fn percent(per_mille: u16) -> String {
    format!("{} %", per_mille / 10)
}

/// Every criterion that applied, by dimension, with its evidence.
pub(super) fn criteria(dossier: &Dossier) -> String {
    let mut html = String::new();
    for dimension in Dimension::ALL {
        let own = || dossier.card.criteria.iter().filter(move |result| result.dimension == dimension);
        let applied: Vec<&CriterionResult> = own().filter(|result| result.of > 0).collect();
        if applied.is_empty() {
            continue;
        }
        let mentor = if dossier.signed.is_empty() {
            ""
        } else {
            "<th scope=\"col\" class=\"number\">The mentor's</th>"
        };
        html += &format!(
            "<table class=\"criteria\"><caption>{}</caption>\n<thead><tr><th scope=\"col\">Criterion</th>\
             <th scope=\"col\" class=\"number\">Points</th>{mentor}<th scope=\"col\">Evidence</th></tr></thead>\n<tbody>",
            dimension.title()
        );
        html.extend(applied.into_iter().map(|result| criterion(dossier, result)));
        html += "</tbody></table>\n";
        let not: Vec<&str> =
            own().filter(|result| result.of == 0).map(|result| result.title.as_str()).collect();
        if !not.is_empty() {
            html += &format!("<p class=\"faint\">Did not apply: {}</p>\n", Escaped(&not.join("; ")));
        }
    }
    html
}

fn criterion(dossier: &Dossier, result: &CriterionResult) -> String {
    let (title, id) = (Escaped(&result.title), Escaped(&result.id));
    let mut html = format!(
        "<tr><th scope=\"row\">{title}<br><code>{id}</code></th><td class=\"number\">{} of {}</td>",
        result.points, result.of
    );
    if let Some(signed) = dossier.signed.last() {
        let mark = signed.card.criteria.iter().find(|other| other.id == result.id);
        html += &match mark {
            Some(mark) if mark.of == 0 => {
                "<td class=\"number changed\">does not apply (changed)</td>".to_owned()
            }
            Some(mark) if mark.points != result.points => {
                format!("<td class=\"number changed\">{} (changed)</td>", mark.points)
            }
            Some(mark) => format!("<td class=\"number\">{}</td>", mark.points),
            None => "<td></td>".to_owned(),
        };
    }
    html += "<td><ul class=\"evidence\">";
    html.extend(result.evidence.iter().map(|evidence| piece(result, evidence)));
    if result.points < result.of && !result.would_earn.is_empty() {
        html += &format!("<li class=\"advice\">Would have earned it: {}</li>", Escaped(&result.would_earn));
    }
    for near in &result.near_misses {
        html += &format!("<li class=\"faint\">Almost: {}{}</li>", place(&near.place), Escaped(&near.why_not));
    }
    html + "</ul></td></tr>\n"
}

fn piece(result: &CriterionResult, evidence: &Evidence) -> String {
    let mut html = format!(
        "<li class=\"{}\">{} {}{}",
        class(evidence.effect),
        sign(evidence),
        place(&evidence.place),
        Escaped(&evidence.says)
    );
    if evidence.effect == Effect::Lost {
        if !evidence.would_earn.is_empty() && evidence.would_earn != result.would_earn {
            html += &format!(
                "<div class=\"advice\">Would have earned it: {}</div>",
                Escaped(&evidence.would_earn)
            );
        }
        if let Some(better) = &evidence.better {
            html += &format!("<div class=\"advice\">Better: “{}”</div>", Escaped(better));
        }
    }
    html + "</li>"
}

/// What the evidence is worth, in words as well as in colour.
pub(super) fn sign(evidence: &Evidence) -> String {
    let sign = if evidence.effect == Effect::Gained { '+' } else { '−' };
    let points = if evidence.points > 0 { evidence.points.to_string() } else { String::new() };
    format!("<strong class=\"points\">{sign}{points}</strong>")
}

pub(super) const fn class(effect: Effect) -> &'static str {
    match effect {
        Effect::Gained => "gained",
        Effect::Lost => "lost",
    }
}

/// Where something stands, as a link to it, and the words there.
fn place(place: &Place) -> String {
    let mut html = match (place.turn, place.field) {
        (_, Some(field)) => format!("<a href=\"#ticket\">ticket, {}</a>", super::words(field.name())),
        (Some(turn), None) if turn > 0 => link_to_turn(turn),
        _ => String::new(),
    };
    let quote = place.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if !quote.is_empty() {
        let comma = if html.is_empty() { "" } else { ", " };
        html += &format!("{comma}<q>{}</q>", Escaped(&quote));
    }
    if html.is_empty() { html } else { html + ": " }
}

/// What mentors said and changed, and what the trainee disputed.
pub(super) fn mentor(dossier: &Dossier) -> String {
    let Some(review) = dossier.review.as_ref().filter(|_| !dossier.signed.is_empty()) else {
        return String::new();
    };
    let mut html = "<section class=\"mentor\"><h2>The mentor's marks</h2>\n".to_owned();
    if let Some(signed) = dossier.signed.last() {
        let name = signed.name.as_deref().or(signed.account.as_deref()).unwrap_or("a mentor");
        html += &format!("<p>Signed by {} on {}.</p>\n", Escaped(name), said_moment(signed.at.0));
    }
    html += "<ul>";
    html.extend(
        review.changes.iter().filter(|change| change.in_force).map(|change| changed(dossier, change)),
    );
    for comment in &review.comments {
        let turn = comment.turn.map(|turn| link_to_turn(turn) + ": ");
        html += &format!("<li>{}{}</li>", turn.unwrap_or_default(), Escaped(&comment.says));
    }
    html.extend(disputes(review));
    html + "</ul></section>\n"
}

fn changed(dossier: &Dossier, change: &Change) -> String {
    let item = change.ruling.item().to_string();
    let known = dossier.card.criteria.iter().find(|result| result.id == item);
    let title = known.map_or(item.as_str(), |result| result.title.as_str());
    let how = match &change.ruling {
        Ruling::Points { points, .. } => {
            let before = known.map_or(0, |result| result.points);
            format!("{points} points, not {before}")
        }
        Ruling::NotApplicable { .. } => "does not apply".to_owned(),
        Ruling::Critical { made: true, .. } => "was made".to_owned(),
        Ruling::Critical { made: false, .. } => "was not made".to_owned(),
    };
    format!("<li><strong>{}</strong>: {how}. {}</li>", Escaped(title), Escaped(&change.reason))
}

fn disputes(review: &Review) -> Vec<String> {
    let one = |dispute: &crate::review::marking::Dispute| {
        let item = dispute.proposed.item().to_string();
        let end = match &dispute.ended {
            None => "It waits for an answer.".to_owned(),
            Some(DisputeEnd::Withdrawn(_)) => "Withdrawn.".to_owned(),
            Some(DisputeEnd::Answered { words, .. }) => format!("The answer: {}", Escaped(words)),
        };
        format!("<li>The trainee disputed {}: {} {end}</li>", Escaped(&item), Escaped(&dispute.words))
    };
    review.disputes.iter().map(one).collect()
}
