//! Rounds of calibration: made, scored, closed, and laid out in a list.

use crate::app::intent::CalibrationIntent;
use crate::app::language::Phrase;
use crate::app::model::{Agreeing, Cell, Model, Row, Screen, day};
use crate::app::worker::{Agreed, Job, NewRound, OfficeJob, RoundView};

pub(super) fn act(model: &mut Model, intent: CalibrationIntent, jobs: &mut Vec<Job>) {
    match intent {
        CalibrationIntent::Look(round) => (model.mentor.round, model.mentor.agreeing) = (round, None),
        CalibrationIntent::Score(round, call) => {
            model.before_review = Screen::Mentor;
            jobs.push(Job::Office(OfficeJob::OpenInRound(round, call)));
        }
        CalibrationIntent::Draft(draft) => model.mentor.round_draft = draft,
        CalibrationIntent::Open => open(model, jobs),
        CalibrationIntent::Agree(agreeing) => model.mentor.agreeing = agreeing,
        CalibrationIntent::WriteAgreed => write_agreed(model, jobs),
        CalibrationIntent::Close => {
            jobs.extend(model.mentor.round.map(|round| Job::Office(OfficeJob::CloseRound(round))));
        }
    }
}

pub(super) fn ask(model: &mut Model, jobs: &mut Vec<Job>) {
    // A round is made of the calls of a session.
    if model.mentor.sessions.rows.is_none() {
        jobs.push(Job::Office(OfficeJob::Sessions));
    }
    jobs.push(Job::Office(OfficeJob::Rounds));
}

fn write_agreed(model: &Model, jobs: &mut Vec<Job>) {
    let agreeing = model.mentor.agreeing.clone().filter(|agreeing| !agreeing.words.trim().is_empty());
    let (Some(round), Some(Agreeing { call, criterion, points, words })) = (model.mentor.round, agreeing)
    else {
        return;
    };
    let agreed = Agreed { call, criterion, points, words: words.trim().to_owned() };
    jobs.push(Job::Office(OfficeJob::AgreeInRound(round, Box::new(agreed))));
}

fn open(model: &Model, jobs: &mut Vec<Job>) {
    let Some(draft) = model.mentor.round_draft.as_ref().filter(|draft| draft.is_complete()) else { return };
    let (title, calls, mentors) = (draft.title.trim().to_owned(), draft.calls.clone(), draft.mentors.clone());
    let new = NewRound { title, calls, mentors, days: draft.days };
    jobs.push(Job::Office(OfficeJob::OpenRound(Box::new(new))));
}

pub(super) fn lay_out(model: &mut Model, rounds: Vec<RoundView>) {
    let row = |round: &RoundView| {
        let mine = i64::try_from(round.mine.len()).unwrap_or(i64::MAX);
        let left: usize = round.mentors.iter().map(|(.., left)| left).sum();
        let state = match round.closed {
            Some(_) => Phrase::new("closed"),
            None if left == 0 => Phrase::new("everybody has scored"),
            None => Phrase::new("{count} scores to come").with("count", left),
        };
        Row::new(
            round.id,
            vec![
                Cell::words(round.title.clone()),
                match round.closed {
                    Some(_) => Cell::number("–", 0),
                    None => Cell::number(mine.to_string(), mine),
                },
                Cell::number(round.calls.len().to_string(), i64::try_from(round.calls.len()).unwrap_or(0)),
                Cell::said(state, None),
                Cell::said(day(round.due), Some(round.due.0)),
            ],
        )
    };
    model.mentor.rounds.set(rounds.iter().map(row).collect());
    model.mentor.all_rounds = rounds;
    model.mentor.round_draft = None;
    model.mentor.agreeing = None;
}
