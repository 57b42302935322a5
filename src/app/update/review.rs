//! What a person wants with a call that is reviewed.

use crate::app::intent::ReviewIntent;
use crate::app::keys::Action;
use crate::app::model::{Drawer, Judging, Model, ReviewView, Screen, Verb};
use crate::app::worker::{Job, OfficeJob};
use crate::review::graded::InSession;
use crate::review::marking::{InReview, Item};

pub(super) fn act(model: &mut Model, intent: ReviewIntent, jobs: &mut Vec<Job>) {
    let now = model.now;
    if let ReviewIntent::Next = intent {
        next(model, jobs);
        return;
    }
    let Some(view) = &mut model.review else { return };
    match intent {
        ReviewIntent::Play => view.playback.toggle(now),
        ReviewIntent::Pace(pace) => view.playback.set_pace(pace, now),
        ReviewIntent::Faster(faster) => view.playback.set_pace(view.playback.next_pace(faster), now),
        ReviewIntent::Jump(to) => view.playback.jump(to, now),
        ReviewIntent::Turn(forward) => {
            if let Some(to) = view.turn_from(view.playback.at(now), forward) {
                view.playback.jump(to, now);
            }
        }
        ReviewIntent::Blind(criterion, Some(points)) => {
            view.blind.insert(criterion, points);
        }
        ReviewIntent::Blind(criterion, None) => {
            view.blind.remove(&criterion);
        }
        ReviewIntent::NextCriterion(forward) => {
            view.choose_next(forward);
            model.focus = Some(Action::NextCriterion);
        }
        ReviewIntent::Judge(what, item) => {
            view.judging = Some(judging(view, what, item));
            model.focus = Some(Action::Write);
        }
        ReviewIntent::Ruling(ruling) => {
            if let Some(judging) = &mut view.judging {
                judging.ruling = ruling;
            }
        }
        ReviewIntent::Why(words) => {
            if let Some(judging) = &mut view.judging {
                judging.words = words;
            }
        }
        ReviewIntent::Stop => (view.judging, view.remark) = (None, None),
        ReviewIntent::Remark(turn) => {
            view.remark = Some((turn, String::new()));
            model.focus = Some(Action::Write);
        }
        ReviewIntent::RemarkWords(words) => {
            if let Some((_, written)) = &mut view.remark {
                *written = words;
            }
        }
        ReviewIntent::Reopening(why) => {
            if view.reopening.is_none() {
                model.focus = Some(Action::Write);
            }
            view.reopening = why;
        }
        intent => write(view, intent, jobs),
    }
}

/// What is written into the records.
fn write(view: &ReviewView, intent: ReviewIntent, jobs: &mut Vec<Job>) {
    let id = view.call.id;
    if let (ReviewIntent::KeepBlind, Some(round)) = (&intent, view.call.round) {
        if !view.blind.is_empty() {
            jobs.push(Job::Office(OfficeJob::ScoreInRound(round, id, view.blind.clone())));
        }
        return;
    }
    let what = match intent {
        ReviewIntent::KeepBlind => {
            (!view.blind.is_empty()).then(|| InReview::ScoredBlind { points: view.blind.clone() })
        }
        ReviewIntent::SeeMarks => Some(InReview::ScoreShown {}),
        ReviewIntent::Write => written(view),
        ReviewIntent::Sign => Some(InReview::SignedOff {}),
        ReviewIntent::Reopen => view.reopening.clone().map(|reason| InReview::Reopened { reason }),
        ReviewIntent::Acknowledge => Some(InReview::Acknowledged {}),
        ReviewIntent::Withdraw(item) => Some(InReview::Withdrawn { item }),
        ReviewIntent::Release => {
            let person = Some(view.review().subject.trainee);
            if let Some((session, ..)) = &view.call.session {
                jobs.push(Job::Office(OfficeJob::InSession(*session, InSession::Released { person })));
                jobs.push(Job::Office(OfficeJob::Open(id)));
            }
            None
        }
        _ => None,
    };
    jobs.extend(what.map(|what| Job::Office(OfficeJob::InReview(id, what))));
}

/// A judgement that begins with what holds now.
fn judging(view: &ReviewView, what: Verb, item: Item) -> Judging {
    let ruling = match what {
        Verb::Answer => None,
        Verb::Change | Verb::Dispute => {
            let last = view.change(&item).map(|change| change.ruling.clone());
            last.or_else(|| view.review().subject.automatic(&item))
        }
    };
    Judging { what, item, ruling, words: String::new() }
}

/// What is written of a judgement or a remark; none while words are missing.
fn written(view: &ReviewView) -> Option<InReview> {
    if let Some((turn, says)) = &view.remark {
        let says = says.trim().to_owned();
        return (!says.is_empty()).then_some(InReview::Commented { turn: *turn, says });
    }
    let Judging { what, item, ruling, words } = view.judging.clone()?;
    let words = words.trim().to_owned();
    if words.is_empty() {
        return None;
    }
    match what {
        Verb::Change => Some(InReview::Changed { ruling: ruling?, reason: words }),
        Verb::Dispute => Some(InReview::Disputed { proposed: ruling?, words }),
        Verb::Answer => Some(InReview::Answered { item, ruling, words }),
    }
}

/// The call that waits next, in the order of the list.
fn next(model: &mut Model, jobs: &mut Vec<Job>) {
    let here = model.review.as_ref().map(|view| view.call.id);
    let queue = &model.mentor.queue;
    let all: Vec<_> = (0..queue.len()).filter_map(|at| queue.row(at)).map(|row| row.of).collect();
    let place = all.iter().position(|id| Some(*id) == here).map_or(0, |place| place + 1);
    let others = all.iter().skip(place).chain(all.iter().take(place));
    match others.copied().find(|id| Some(*id) != here) {
        Some(next) => jobs.push(Job::Office(OfficeJob::Open(next))),
        None => leave(model, jobs),
    }
}

/// Back to where the call was opened.
pub(super) fn leave(model: &mut Model, jobs: &mut Vec<Job>) {
    model.screen = model.before_review;
    model.review = None;
    jobs.push(Job::Office(match model.before_review {
        Screen::Mentor if model.mentor.drawer == Drawer::Calibration => OfficeJob::Rounds,
        Screen::Mentor => OfficeJob::Queue,
        _ => OfficeJob::Mine,
    }));
}
