//! Rounds of calibration: opened, scored blind, closed, compared.

use std::collections::BTreeMap;

use super::job::{Agreed, NewRound, OfficeJob};
use super::marks;
use super::news::{OfficeNews, RoundView};
use super::people::staff;
use crate::app::worker::news::News;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::Told;
use crate::mentoring::calibrations::{self, ToldRound, Wanted};
use crate::mentoring::{Acting, MentoringError, People, now, reviewed_id, stored_id};
use crate::records::{AttemptFilter, AttemptId, Records};
use crate::review::calibration::{InRound, Round, compare};
use crate::review::people::Action;
use crate::review::{self, DAY_MS, PersonId, RoundId};

/// Does what is asked about rounds, and tells how they stand then.
pub(super) fn work(
    shared: &Shared,
    told: &Told,
    records: &Records,
    job: OfficeJob,
) -> Result<(), MentoringError> {
    let people = People::read(records)?;
    match job {
        OfficeJob::OpenRound(new) => {
            let by = staff(shared, &people, Action::OpenCalibration)?.by;
            calibrations::open(records, by, wanted(records, *new)?)?;
        }
        OfficeJob::OpenInRound(round, call) => {
            staff(shared, &people, Action::Calibrate)?;
            return marks::open(shared, told, records, call, Some(round));
        }
        OfficeJob::ScoreInRound(round, call, points) => {
            let acting = staff(shared, &people, Action::Calibrate)?;
            let mut round = read(records, round)?;
            calibrations::score(records, &mut round, &acting, reviewed_id(call), points)?;
            told.tell(News::Office(OfficeNews::ScoredInRound));
        }
        OfficeJob::CloseRound(round) => {
            let by = staff(shared, &people, Action::OpenCalibration)?.by;
            read(records, round)?.say(records, by, InRound::Closed {})?;
        }
        OfficeJob::AgreeInRound(round, agreed) => {
            let by = staff(shared, &people, Action::Calibrate)?.by;
            let Agreed { call: attempt, criterion, points, words } = *agreed;
            read(records, round)?.say(records, by, InRound::Agreed { attempt, criterion, points, words })?;
        }
        _ => {}
    }
    let acting = staff(shared, &people, Action::Calibrate)?;
    let all = calibrations::all(records)?;
    let views = all.iter().map(|round| view(records, &people, &acting, round));
    told.tell(News::Office(OfficeNews::Rounds(views.collect::<Result<_, _>>()?)));
    Ok(())
}

fn read(records: &Records, id: RoundId) -> Result<ToldRound, MentoringError> {
    calibrations::find(records, &id.to_string())
}

fn wanted(records: &Records, new: NewRound) -> Result<Wanted, MentoringError> {
    let mut calls = Vec::new();
    for id in new.calls.into_iter().filter_map(stored_id) {
        calls.extend(records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?);
    }
    Ok(Wanted {
        title: new.title,
        calls,
        mentors: new.mentors.into_iter().collect(),
        due: now().plus(u64::from(new.days) * DAY_MS),
    })
}

fn view(
    records: &Records,
    people: &People,
    acting: &Acting,
    told: &ToldRound,
) -> Result<RoundView, MentoringError> {
    let round = told.state();
    let left = |mentor: PersonId| round.missing().filter(|(_, who)| *who == mentor).count();
    let mut calls = Vec::new();
    for id in round.calls.keys().filter_map(|id| stored_id(*id)) {
        calls.push((id, call_title(records, id)?));
    }
    Ok(RoundView {
        id: calibrations::id(told),
        title: round.title.clone(),
        mentors: round.mentors.iter().map(|mentor| (*mentor, people.name(*mentor), left(*mentor))).collect(),
        mine: round
            .missing()
            .filter(|(_, who)| *who == acting.by.person)
            .filter_map(|(id, _)| stored_id(id))
            .collect(),
        due: round.due,
        closed: round.closed,
        report: round.closed.map(|_| compare(round)),
        // Before it is closed nobody sees what was scored, and no title is needed.
        criteria: if round.closed.is_some() { titles(records, round)? } else { BTreeMap::new() },
        worth: worth(round),
        agreed: round.agreed.clone(),
        calls,
    })
}

/// How many points each criterion is worth in each call.
fn worth(round: &Round) -> BTreeMap<(review::AttemptId, String), u32> {
    let all = round.calls.values().flat_map(|call| {
        call.automatic.iter().map(|(criterion, (_, of))| ((call.attempt, criterion.clone()), *of))
    });
    all.collect()
}

fn call_title(records: &Records, id: AttemptId) -> Result<String, MentoringError> {
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    Ok(row.map(|row| row.title).unwrap_or_default())
}

/// The titles of criteria, from the scorecard of the first call.
fn titles(records: &Records, round: &Round) -> Result<BTreeMap<String, String>, MentoringError> {
    let mut titles = BTreeMap::new();
    for id in round.calls.keys().filter_map(|id| stored_id(*id)) {
        let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
        let Some(row) = row else { continue };
        let Ok(reviewed) = crate::mentoring::reviews::read(records, row) else { continue };
        let results = reviewed.verdict.scorecard.criteria.into_iter();
        titles.extend(results.map(|result| (result.id, result.title)));
    }
    Ok(titles)
}
