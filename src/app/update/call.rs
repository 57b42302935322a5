//! What a person wants in the call.

use super::{home, line, ticket};
use crate::app::intent::{CallIntent, EndingPart};
use crate::app::model::{CallView, Ending, EndingKind, Model, Tab};
use crate::app::worker::Job;
use crate::sim::session::{Do, Input};

pub(super) fn act(model: &mut Model, intent: CallIntent, jobs: &mut Vec<Job>) {
    let now = model.now;
    let Some(call) = &mut model.call else { return };
    match intent {
        CallIntent::Type(text) => {
            call.line = text;
            call.line_fault = None;
            call.key(now);
            jobs.push(Job::Key(now));
        }
        CallIntent::Send => line::send(model, jobs),
        CallIntent::Recall => {
            if let Some(said) = call.said.last() {
                call.line.clone_from(said);
            }
        }
        CallIntent::Do(act) => take(model, act, jobs),
        CallIntent::Show(tab) => {
            if call.tab == Tab::Ticket && tab != Tab::Ticket {
                ticket::keep(model, jobs);
            }
            if let Some(call) = &mut model.call {
                call.tab = tab;
                call.desk_open = true;
            }
        }
        CallIntent::CloseArticle => call.article = None,
        CallIntent::SearchArticles(text) => call.article_search = text,
        CallIntent::Decide(kind) => call.ending = kind.map(Ending::new),
        CallIntent::Ending(part) => fill_in(call, part),
        CallIntent::Confirm => confirm(model, jobs),
        CallIntent::PaneRead => call.pane_seen = call.pane().count(),
        CallIntent::PutAside => put_aside(model, jobs),
    }
}

/// Puts the call aside, to be gone on with later.
pub(super) fn put_aside(model: &mut Model, jobs: &mut Vec<Job>) {
    ticket::keep(model, jobs);
    jobs.push(Job::PutAside);
    model.call = None;
    home::go(model, jobs);
    super::author::after_trial(model);
}

/// Does something in the call; what was typed into the ticket goes first.
pub(super) fn take(model: &mut Model, act: Do, jobs: &mut Vec<Job>) {
    ticket::keep(model, jobs);
    let Some(call) = &mut model.call else { return };
    match &act {
        Do::Say { text } => {
            call.break_in(model.now);
            call.saying.push(text.clone());
            call.desk_open = false;
        }
        Do::Article { id } => {
            call.tab = Tab::Articles;
            call.desk_open = true;
            call.article = Some(id.clone());
        }
        _ => {}
    }
    jobs.push(Job::Take(Input::new(act)));
}

fn fill_in(call: &mut CallView, part: EndingPart) {
    let Some(ending) = &mut call.ending else { return };
    match part {
        EndingPart::To(id) => ending.to = Some(id),
        EndingPart::Reason(text) => ending.reason = text,
        EndingPart::Warm(warm) => ending.warm = warm,
        EndingPart::Minutes(minutes) => ending.minutes = minutes,
    }
}

/// Goes through with a decision that is complete; one that is not stays open.
fn confirm(model: &mut Model, jobs: &mut Vec<Job>) {
    let ending = model.call.as_ref().and_then(|call| call.ending.as_ref());
    if let Some(act) = ending.and_then(decided) {
        take(model, act, jobs);
        if let Some(call) = &mut model.call {
            call.ending = None;
        }
    }
}

/// What a decision does; none while something is missing.
#[must_use]
pub fn decided(ending: &Ending) -> Option<Do> {
    let (to, reason) = (ending.to.clone(), ending.reason.trim().to_owned());
    Some(match ending.kind {
        EndingKind::Escalate => Do::Escalate { team: to?, reason, warm: ending.warm },
        EndingKind::Resolve => Do::Resolve { reason },
        EndingKind::Refer => Do::Refer { to: to? },
        EndingKind::Decline => Do::Decline { policy: to? },
        EndingKind::Callback => Do::Callback { in_minutes: ending.minutes },
        EndingKind::HangUp => Do::End { reason: (!reason.is_empty()).then_some(reason) },
    })
}
