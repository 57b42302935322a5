//! A graded session and what has become of it.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::Terms;
use super::what::InSession;
use crate::review::entry::Entry;
use crate::review::ids::{AttemptId, PersonId};
use crate::review::moment::Moment;
use crate::sim::time::Millis;

/// A graded session and what has become of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What it agrees on; none until it is made.
    pub terms: Option<Terms>,
    /// Who made it, and when.
    pub made: Option<(PersonId, Moment)>,
    /// Who may take it.
    pub assigned: BTreeSet<PersonId>,
    /// What was begun.
    pub attempts: BTreeMap<AttemptId, Attempt>,
    /// When a mentor ended it, and why.
    pub closed: Option<(Moment, String)>,
    /// Whether everybody may see their scorecards.
    pub released: bool,
    /// Who may see theirs besides.
    pub released_to: BTreeSet<PersonId>,
}

/// One person's try at a call of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Who takes it.
    pub person: PersonId,
    /// The scenario.
    pub scenario: String,
    /// When it began.
    pub began: Moment,
    /// Every absence, in order.
    pub away: Vec<Away>,
    /// When it was over.
    pub finished: Option<Moment>,
}

/// Time during which nobody was at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// Since when.
    pub since: Moment,
    /// Until when; none while it lasts.
    pub until: Option<Moment>,
    /// Whether nobody said that they left: the program or the machine stopped.
    pub crashed: bool,
}

impl Away {
    /// How long it lasted or has lasted, in milliseconds; 0 when a clock was set back meanwhile.
    #[must_use]
    pub fn lasted_ms(&self, now: Moment) -> Millis {
        self.until.unwrap_or(now).since(self.since)
    }

    /// Whether the machine's clock was set back meanwhile, so that nobody knows how long it was.
    #[must_use]
    pub fn clock_went_back(&self, now: Moment) -> bool {
        self.until.unwrap_or(now) < self.since
    }
}

impl Attempt {
    /// The time that counts against the limit, in milliseconds: the call by its own clock, and all time away.
    ///
    /// Both come from stored entries, so that the sum can be checked by hand and is the same on every machine.
    #[must_use]
    pub fn used_ms(&self, played_ms: Millis, now: Moment) -> Millis {
        let away = self.away.iter().map(|away| away.lasted_ms(now));
        away.fold(played_ms, Millis::saturating_add)
    }

    /// Whether nobody is at it now, as far as entries tell.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.finished.is_none() && self.away.last().is_some_and(|away| away.until.is_none())
    }
}

impl Session {
    /// What this person took, in the order of the ids, which is that of time.
    pub fn of(&self, person: PersonId) -> impl Iterator<Item = (AttemptId, &Attempt)> {
        self.attempts
            .iter()
            .filter(move |(_, attempt)| attempt.person == person)
            .map(|(id, taken)| (*id, taken))
    }

    /// When something was written of this person's calls last, by the clock of whoever wrote it; none before they began one.
    #[must_use]
    pub fn latest_of(&self, person: PersonId) -> Option<Moment> {
        let moments = |(_, taken): (AttemptId, &Attempt)| {
            let away = taken.away.iter().flat_map(|away| [Some(away.since), away.until]);
            away.chain([Some(taken.began), taken.finished]).flatten().max()
        };
        self.of(person).filter_map(moments).max()
    }

    /// Whether this person may see their scorecards.
    #[must_use]
    pub fn shows(&self, person: PersonId) -> bool {
        self.released || self.released_to.contains(&person)
    }

    pub(super) fn do_this(&mut self, entry: &Entry<InSession>) {
        let (at, by) = (entry.at, entry.by.person);
        match &entry.what {
            InSession::Made { terms } => {
                self.terms = Some(Terms::clone(terms));
                self.made = Some((by, at));
            }
            InSession::Assigned { people } => self.assigned.extend(people),
            InSession::Unassigned { person, .. } => {
                self.assigned.remove(person);
            }
            InSession::Began { attempt, scenario, .. } => {
                let (scenario, away) = (scenario.clone(), Vec::new());
                let taken = Attempt { person: by, scenario, began: at, away, finished: None };
                self.attempts.insert(*attempt, taken);
            }
            InSession::Left { attempt } => self.change(*attempt, |taken| {
                taken.away.push(Away { since: at, until: None, crashed: false });
            }),
            InSession::Resumed { attempt, last_input, .. } => self.change(*attempt, |taken| {
                match taken.away.last_mut().filter(|away| away.until.is_none()) {
                    Some(away) => away.until = Some(at),
                    None => taken.away.push(Away { since: *last_input, until: Some(at), crashed: true }),
                }
            }),
            InSession::Finished { attempt } => self.change(*attempt, |taken| {
                taken.finished = Some(at);
                if let Some(away) = taken.away.last_mut().filter(|away| away.until.is_none()) {
                    away.until = Some(at);
                }
            }),
            InSession::Released { person: Some(person) } => {
                self.released_to.insert(*person);
            }
            InSession::Released { person: None } => self.released = true,
            InSession::Closed { reason } => self.closed = Some((at, reason.clone())),
        }
    }

    fn change(&mut self, attempt: AttemptId, change: impl FnOnce(&mut Attempt)) {
        if let Some(taken) = self.attempts.get_mut(&attempt) {
            change(taken);
        }
    }
}
