//! Reviews: what waits, a call to be judged, what is said of it.

use std::collections::BTreeSet;

use super::mine::call_title;
use super::news::{OfficeNews, ReviewedCall, Waiting};
use super::people::staff;
use crate::app::language::key;
use crate::app::worker::news::News;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::{Told, unless_cancelled};
use crate::attempt::{Outcome, Stored, replay};
use crate::mentoring::queue::{Queued, queue};
use crate::mentoring::reviews::{self, Reviewed, session_of};
use crate::mentoring::{Acting, MentoringError, People, may_see, now, reviewed_id, sessions};
use crate::records::{AttemptFilter, AttemptId, Records};
use crate::review::graded::Attempt;
use crate::review::marking::{DisputeEnd, InReview, Review, effective};
use crate::review::people::{Action, may};
use crate::review::{Moment, PersonId, RoundId};
use crate::sim::scoring::critical_rules;

/// Tells what waits for whoever is there, unless that is cancelled.
pub(super) fn tell_queue(shared: &Shared, told: &Told, records: &Records) -> Result<(), MentoringError> {
    let acting = staff(shared, &People::read(records)?, Action::SeeOthers)?;
    let waiting = queue(records, &acting, &told.work(key("Reading the reviews")));
    let Some(waiting) = unless_cancelled(waiting)? else { return Ok(()) };
    told.tell(News::Office(OfficeNews::Queue(waiting.into_iter().map(waiting_row).collect())));
    Ok(())
}

fn waiting_row(queued: Queued) -> Waiting {
    let Queued { waits, row, session, taken, disputes } = queued;
    Waiting {
        id: row.id,
        waits,
        trainee: row.trainee.unwrap_or_default(),
        title: row.title,
        session,
        began: Moment(row.began_ms),
        disputes: disputes.len(),
        away_ms: away_ms(&taken),
    }
}

/// For how long nobody was at a call.
fn away_ms(taken: &Attempt) -> crate::sim::time::Millis {
    taken.away.iter().map(|away| away.lasted_ms(now())).sum()
}

/// Shows a call and its review to whoever is there; in a round of calibration, the call alone.
pub(super) fn open(
    shared: &Shared,
    told: &Told,
    records: &Records,
    id: AttemptId,
    round: Option<RoundId>,
) -> Result<(), MentoringError> {
    let (people, acting, reviewed) = look(shared, records, id)?;
    let news = ReviewedCall { round, ..view(records, &people, &acting, reviewed)? };
    told.tell(News::Office(OfficeNews::Reviewed(Box::new(news))));
    Ok(())
}

/// Says something in a review, and shows it as it is then.
pub(super) fn say(
    shared: &Shared,
    told: &Told,
    records: &Records,
    id: AttemptId,
    what: InReview,
) -> Result<(), MentoringError> {
    let (people, mut acting, mut reviewed) = look(shared, records, id)?;
    let own = reviewed.told.state().subject.trainee == acting.by.person;
    if !own {
        acting = staff(shared, &people, Action::Review)?;
    }
    reviewed.told.say(records, acting.by, what)?;
    let news = view(records, &people, &acting, reviewed)?;
    told.tell(News::Office(OfficeNews::Written));
    told.tell(News::Office(OfficeNews::Reviewed(Box::new(news))));
    Ok(())
}

fn look(
    shared: &Shared,
    records: &Records,
    id: AttemptId,
) -> Result<(People, Acting, Reviewed), MentoringError> {
    let people = People::read(records)?;
    let mut acting = shared.acting().ok_or(MentoringError::WhoAreYou)?;
    if may(acting.by.role, Action::SeeOthers) {
        acting = staff(shared, &people, Action::SeeOthers)?;
    }
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    let row = row.ok_or(MentoringError::NotOver)?;
    may_see(records, &row, Some(&acting))?;
    Ok((people, acting, reviews::read(records, row)?))
}

fn view(
    records: &Records,
    people: &People,
    acting: &Acting,
    reviewed: Reviewed,
) -> Result<ReviewedCall, MentoringError> {
    let Reviewed { row, verdict, told } = reviewed;
    let review = told.state().clone();
    let trainee = review.subject.trainee;
    let session = session_of(records, &row)?;
    let shown = session.as_ref().is_none_or(|session| session.state().shows(trainee));
    let session = session.and_then(|told| {
        let terms = told.state().terms.as_ref()?;
        let taken = told.state().attempts.get(&reviewed_id(row.id)).cloned();
        let title = taken.as_ref().map_or_else(String::new, |taken| call_title(terms, taken));
        let title = if terms.title == title { title } else { terms.title.clone() };
        Some((sessions::id(&told), title, taken))
    });
    let replayed = replay(&Stored::of(records, row.id)?)?;
    let misfit = match &replayed.outcome {
        Outcome::Same => None,
        Outcome::OtherEngine { stored } => {
            Some(format!("It was taken with engine {stored}, so it cannot be played again here."))
        }
        Outcome::Differs { seq, what } => {
            Some(format!("Record {seq} does not follow from the inputs: {what}"))
        }
    };
    let title = |id: &str| {
        let text = replayed.rubric.critical(id).map(|text| text.title.clone());
        text.filter(|title| !title.is_empty()).unwrap_or_else(|| id.to_owned())
    };
    let errors = critical_rules().map(|rule| rule.info().id).map(|id| (id.to_owned(), title(id))).collect();
    Ok(ReviewedCall {
        id: row.id,
        trainee: people.name(trainee),
        session,
        shown,
        judges: may(acting.by.role, Action::Review) && acting.by.person != trainee,
        counts: effective(&verdict.scorecard, &replayed.rubric, &review),
        names: who_spoke(&review).into_iter().map(|id| (id, people.name(id))).collect(),
        verdict,
        review,
        errors,
        misfit,
        case: replayed.case,
        events: replayed.events,
        began: Moment(row.began_ms),
        round: None,
    })
}

fn who_spoke(review: &Review) -> BTreeSet<PersonId> {
    let mut all: BTreeSet<PersonId> = review.blind.keys().copied().collect();
    all.insert(review.subject.trainee);
    all.extend(review.changes.iter().map(|change| change.signed.by));
    all.extend(review.comments.iter().map(|comment| comment.signed.by));
    all.extend(review.sign_offs.iter().map(|signed| signed.by));
    all.extend(review.reopenings.iter().map(|(signed, _)| signed.by));
    for dispute in &review.disputes {
        if let Some(DisputeEnd::Answered { signed, .. }) = &dispute.ended {
            all.insert(signed.by);
        }
    }
    all
}
