//! One trainee's progress, for those who may see it.

use std::collections::BTreeSet;

use super::access::assigned_in;
use super::error::MentoringError;
use super::people::{Acting, People};
use super::results::Results;
use super::work::Work;
use crate::content::Library;
use crate::records::{AttemptFilter, AttemptRow, Records};
use crate::review::PersonId;
use crate::review::people::{Action, may};
use crate::review::progress::{Kept, Offered, OwnCall, demands};
use crate::review::results::Trainee;
use crate::sim::scenario::model::{Course, Stage};

/// Whose progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Somebody who is known here.
    Person(PersonId),
    /// Calls of practice under a name that nobody who is known here has.
    Named(String),
    /// Calls of practice that nobody put a name to.
    Nobody,
}

impl Whose {
    /// Whoever is meant by a name: somebody known, or a name that stands on calls of practice. Without a name it is whoever asks.
    ///
    /// # Errors
    /// When several people have the name.
    pub fn of(people: &People, name: Option<&str>, who: Option<&Acting>) -> Result<Self, MentoringError> {
        match (name, who) {
            (None, Some(acting)) => Ok(Self::Person(acting.by.person)),
            (None, None) => Ok(Self::Nobody),
            (Some(name), _) => match people.find(name) {
                Ok(person) => Ok(Self::Person(person.id)),
                Err(MentoringError::Nobody(_)) => Ok(Self::Named(name.trim().to_owned())),
                Err(error) => Err(error),
            },
        }
    }

    fn is(&self, row: &AttemptRow) -> bool {
        match self {
            Self::Person(person) => row.person == Some(person.to_string()),
            Self::Named(name) => {
                let given = row.trainee.as_deref().map(str::to_lowercase);
                row.person.is_none() && given == Some(name.to_lowercase())
            }
            Self::Nobody => row.person.is_none() && row.trainee.is_none(),
        }
    }
}

/// Everything that somebody's progress is made of. Calls that whoever asks may not see are counted and left out, as those that
/// cannot be read.
#[derive(Debug)]
pub struct Found {
    /// What is kept.
    pub kept: Kept,
    /// How many of their finished calls are not for whoever asks; mostly graded ones that are not released.
    pub hidden: usize,
    /// Calls that cannot be read, and why.
    pub unreadable: Vec<(crate::records::AttemptId, String)>,
}

/// Gathers what somebody's progress is made of.
///
/// # Errors
/// When whoever asks may not see others, when the database fails, or when somebody stopped it.
pub fn kept(
    records: &Records,
    library: &Library,
    whose: &Whose,
    who: Option<&Acting>,
    work: &Work,
) -> Result<Found, MentoringError> {
    let others = who.is_some_and(|acting| may(acting.by.role, Action::SeeOthers));
    if let Whose::Person(person) = whose
        && !others
        && who.is_none_or(|acting| acting.by.person != *person)
    {
        return Err(MentoringError::NotYours);
    }
    let results = Results::read(records)?;
    let person = if let Whose::Person(person) = whose { Some(person.to_string()) } else { None };
    let mut rows = records.attempts(&AttemptFilter { person, ..AttemptFilter::default() })?;
    rows.retain(|row| Results::counts(row) && whose.is(row));
    rows.sort_by_key(|row| (row.began_ms, row.id));
    let mut found = Found { kept: Kept::default(), hidden: 0, unreadable: Vec::new() };
    work.begin(rows.len());
    for row in &rows {
        work.step()?;
        match results.may_see(row, who) {
            Ok(()) => {}
            Err(MentoringError::NotYours | MentoringError::NotReleased) => {
                found.hidden += 1;
                continue;
            }
            Err(error) => return Err(error),
        }
        match results.in_full(row) {
            Ok(judged) => {
                let own = judged.card.map(|card| OwnCall { result: judged.result, card });
                found.kept.calls.extend(own);
            }
            Err(why) => found.unreadable.push((row.id, why.to_string())),
        }
    }
    found.kept.trainee = trainee(results.people(), whose);
    found.kept.courses = courses(library);
    found.kept.given = given(&results, whose);
    found.kept.offered = offered(library, &assigned_in(records)?);
    Ok(found)
}

fn trainee(people: &People, whose: &Whose) -> Trainee {
    match whose {
        Whose::Person(person) => Trainee { name: people.name(*person), person: Some(*person) },
        Whose::Named(name) => Trainee { name: name.clone(), person: None },
        Whose::Nobody => Trainee::default(),
    }
}

fn courses(library: &Library) -> Vec<Course> {
    library.courses.values().filter_map(|entry| entry.value.as_deref().cloned()).collect()
}

/// The courses that were given to them in graded sessions.
fn given(results: &Results<'_>, whose: &Whose) -> BTreeSet<String> {
    let Whose::Person(person) = whose else { return BTreeSet::new() };
    let theirs = results.sessions().filter(|(_, session)| session.assigned.contains(person));
    theirs.filter_map(|(_, session)| session.terms.as_ref()?.course.clone()).collect()
}

/// What can be practised: what is not a draft, and is nobody's examination at the moment.
fn offered(library: &Library, assigned: &BTreeSet<String>) -> Vec<Offered> {
    let playable = library.scenarios.values().filter_map(|entry| entry.value.as_ref());
    let fit = playable
        .filter(|scenario| scenario.stage != Stage::Draft && !assigned.contains(scenario.id.as_str()));
    fit.filter_map(|scenario| {
        let persona = library.personas.get(&scenario.persona)?.value.as_ref()?;
        Some(Offered {
            scenario: scenario.id.to_string(),
            title: scenario.title.clone(),
            desk: scenario.desk.to_string(),
            level: scenario.level,
            minutes: scenario.minutes,
            demands: demands(scenario, persona),
        })
    })
    .collect()
}
