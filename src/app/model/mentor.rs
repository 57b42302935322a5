//! The model of the mentor's desk.

use super::cohort::CohortView;
use super::list::List;
use crate::app::language::key;
use crate::app::worker::{RoundView, Shelf, Somebody};
use crate::mentoring::written;
use crate::records::AttemptId;
use crate::review::graded::Session;
use crate::review::people::Role;
use crate::review::{self, Moment, PersonId, RoundId, SessionId};
use crate::sim::ids::Id;

/// So many criteria of a call are shown where mentors differ: those where they differ most.
pub const APART: usize = 8;

/// What lies on the mentor's desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// What waits for somebody.
    #[default]
    Queue,
    /// Graded sessions.
    Sessions,
    /// How everybody is doing.
    Cohort,
    /// Whether mentors judge alike.
    Calibration,
    /// Who works here.
    People,
}

impl Drawer {
    /// Every drawer, from the left.
    pub const ALL: [Self; 5] = [Self::Queue, Self::Sessions, Self::Cohort, Self::Calibration, Self::People];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queue => key("Waiting"),
            Self::Sessions => key("Sessions"),
            Self::Cohort => key("Cohort"),
            Self::Calibration => key("Calibration"),
            Self::People => key("People"),
        }
    }
}

/// The mentor's desk.
#[derive(Default)]
pub struct Mentor {
    /// What lies open.
    pub drawer: Drawer,
    /// What waits.
    pub queue: List<AttemptId>,
    /// Graded sessions.
    pub sessions: List<SessionId>,
    /// Each of them in full.
    pub all_sessions: Vec<(SessionId, Session)>,
    /// The session that is looked at.
    pub session: Option<SessionId>,
    /// Who works here.
    pub people: List<PersonId>,
    /// The person who is looked at.
    pub person: Option<PersonId>,
    /// How everybody is doing.
    pub cohort: CohortView,
    /// Rounds of calibration.
    pub rounds: List<RoundId>,
    /// Each of them in full.
    pub all_rounds: Vec<RoundView>,
    /// The round that is looked at.
    pub round: Option<RoundId>,
    /// A round that is being made.
    pub round_draft: Option<RoundDraft>,
    /// What sessions can be made of.
    pub shelf: Shelf,
    /// A mark of the open round that was agreed on and is being written down.
    pub agreeing: Option<Agreeing>,
    /// A session that is being made.
    pub draft: Option<SessionDraft>,
    /// Somebody who is being entered.
    pub newcomer: Option<Newcomer>,
    /// Words that something asks for: why a session is closed, what somebody is called.
    pub words: String,
    /// What a session that was just made should be known for.
    pub warnings: Vec<String>,
    /// Whether long work was stopped, so that what lies open was not read to its end.
    pub stopped: bool,
}

/// A mark that mentors agreed on after a round, as it is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreeing {
    /// The call.
    pub call: review::AttemptId,
    /// The criterion, by id.
    pub criterion: String,
    /// The points.
    pub points: u32,
    /// Why.
    pub words: String,
}

/// A session that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionDraft {
    /// Its title; empty for the titles of the calls.
    pub title: String,
    /// The scenarios, in order.
    pub scenarios: Vec<Id>,
    /// A course, in the place of scenarios.
    pub course: Option<Id>,
    /// Who takes it.
    pub people: Vec<PersonId>,
    /// Minutes a call may last, as they are typed; empty for no limit.
    pub limit: String,
    /// How often each call may be taken.
    pub attempts: u8,
    /// Whether each person gets another customer.
    pub seed_each: bool,
    /// When it opens, as it is typed; empty for at once.
    pub opens: String,
    /// When it closes, as it is typed; empty for when somebody closes it.
    pub closes: String,
    /// What its calls are scored by; none for what they are always scored by.
    pub rubric: Option<Id>,
    /// Which articles may be read.
    pub articles: Allowed,
    /// What scenarios are searched for.
    pub search: String,
}

/// A round of calibration that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDraft {
    /// Its title.
    pub title: String,
    /// The session whose calls are shown to choose from.
    pub session: Option<SessionId>,
    /// The calls that are scored, which may be of several sessions.
    pub calls: Vec<review::AttemptId>,
    /// Who scores them.
    pub mentors: Vec<PersonId>,
    /// In so many days.
    pub days: u32,
}

impl Default for RoundDraft {
    fn default() -> Self {
        Self { title: String::new(), session: None, calls: Vec::new(), mentors: Vec::new(), days: 7 }
    }
}

impl RoundDraft {
    /// Whether it can be made: a title, calls, and two mentors to compare.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.title.trim().is_empty() && !self.calls.is_empty() && self.mentors.len() > 1
    }
}

/// Which articles may be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Allowed {
    /// All of the desk's.
    #[default]
    All,
    /// Not one.
    None,
    /// These.
    Some(Vec<String>),
}

/// Somebody who is being entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The name others see.
    pub name: String,
    /// The account; empty for the name.
    pub account: String,
    /// What they are to be.
    pub role: Role,
}

impl Default for Newcomer {
    fn default() -> Self {
        Self { name: String::new(), account: String::new(), role: Role::Trainee }
    }
}

impl Default for SessionDraft {
    fn default() -> Self {
        Self {
            title: String::new(),
            scenarios: Vec::new(),
            course: None,
            people: Vec::new(),
            limit: "25".to_owned(),
            attempts: 1,
            seed_each: false,
            opens: String::new(),
            closes: String::new(),
            rubric: None,
            articles: Allowed::All,
            search: String::new(),
        }
    }
}

impl SessionDraft {
    /// The minutes that are typed; none for no limit.
    ///
    /// # Errors
    /// When it is no number of minutes of a day.
    pub fn limit_minutes(&self) -> Result<Option<u32>, &'static str> {
        let typed = self.limit.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let minutes = typed.parse::<u32>().ok().filter(|minutes| (1..=1_440).contains(minutes));
        minutes.map(Some).ok_or(key("minutes from 1 to 1440, or nothing"))
    }

    /// When it opens and when it closes; none for at once, and for when somebody closes it.
    ///
    /// # Errors
    /// When one of them is no moment, or it closes before it opens.
    pub fn times(&self) -> Result<(Option<Moment>, Option<Moment>), &'static str> {
        let (opens, closes) = (moment_or_none(&self.opens)?, moment_or_none(&self.closes)?);
        match (opens, closes) {
            (Some(opens), Some(closes)) if closes <= opens => {
                Err(key("a time to close that comes after the one to open"))
            }
            times => Ok(times),
        }
    }

    /// Whether it can be made: something to take, and a limit and times that can be read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let any = self.course.is_some() || !self.scenarios.is_empty();
        any && self.limit_minutes().is_ok() && self.times().is_ok()
    }
}

/// The moment that is typed; none for nothing.
///
/// # Errors
/// When it is no moment.
pub(super) fn moment_or_none(typed: &str) -> Result<Option<Moment>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    written(typed).map(Some).ok_or(key("a day or a day and a time, such as 2026-03-10 09:00, or nothing"))
}

impl Mentor {
    /// The round that is looked at.
    #[must_use]
    pub fn open_round(&self) -> Option<&RoundView> {
        let wanted = self.round?;
        self.all_rounds.iter().find(|round| round.id == wanted)
    }

    /// Whether another name than theirs is typed for this one.
    #[must_use]
    pub fn renames(&self, person: &Somebody) -> bool {
        !self.words.trim().is_empty() && self.words != person.name
    }

    /// Who may be shown their marks next in the session that is looked at: the first who is through with a call.
    #[must_use]
    pub fn next_release(&self) -> Option<PersonId> {
        let session = self.open_session()?;
        let through = session.attempts.values().filter(|taken| taken.finished.is_some());
        through.map(|taken| taken.person).filter(|person| !session.shows(*person)).min()
    }

    /// The first mark of the round that is looked at on which nothing was agreed yet.
    #[must_use]
    pub fn next_agreement(&self) -> Option<Agreeing> {
        let round = self.open_round().filter(|_| self.agreeing.is_none())?;
        let calls = round.report.iter().flat_map(|report| &report.calls).filter(|call| call.mean > 0);
        let mut marks = calls.flat_map(|call| {
            call.criteria.iter().take(APART).map(move |(criterion, _)| (call.attempt, criterion.clone()))
        });
        let next = marks.find(|mark| !round.agreed.contains_key(mark))?;
        let points = round.worth.get(&next).copied().unwrap_or_default();
        let (call, criterion) = next;
        Some(Agreeing { call, criterion, points, words: String::new() })
    }

    /// The session that is looked at.
    #[must_use]
    pub fn open_session(&self) -> Option<&Session> {
        let wanted = self.session?;
        self.all_sessions.iter().find(|(id, _)| *id == wanted).map(|(_, session)| session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, minutes: Result<Option<u32>, ()>) {
        let draft = SessionDraft { limit: typed.to_owned(), ..SessionDraft::default() };
        assert_eq!(draft.limit_minutes().map_err(drop), minutes, "{typed}");
    }

    #[track_caller]
    fn check_times(opens: &str, closes: &str, sound: bool) {
        let draft = SessionDraft {
            opens: opens.to_owned(),
            closes: closes.to_owned(),
            course: Some("week".into()),
            ..SessionDraft::default()
        };
        assert_eq!((draft.times().is_ok(), draft.is_complete()), (sound, sound), "{opens}, {closes}");
    }

    #[test]
    fn a_session_opens_before_it_closes() {
        check_times("", "", true);
        check_times("2026-03-10 09:00", "", true);
        check_times("2026-03-10 09:00", "2026-03-10 12:00", true);
        check_times("2026-03-10 09:00", "2026-03-10", false);
        check_times("tomorrow", "", false);
        check_times("", "9 o'clock", false);
    }

    #[test]
    fn a_limit_is_minutes_or_nothing() {
        check("", Ok(None));
        check(" 25 ", Ok(Some(25)));
        check("0", Err(()));
        check("1441", Err(()));
        check("half an hour", Err(()));
    }
}
