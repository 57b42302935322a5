//! Which calls a cohort is made of.

use super::known::Due;
use crate::review::ids::{PersonId, SessionId};
use crate::review::moment::Moment;
use crate::review::results::CallResult;

/// Which calls a cohort is made of: those that fit everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only calls of this person.
    pub person: Option<PersonId>,
    /// Only calls of this desk, by id.
    pub desk: Option<String>,
    /// Only calls of this scenario, by id.
    pub scenario: Option<String>,
    /// Only calls of this graded session.
    pub session: Option<SessionId>,
    /// Only calls of graded sessions made from this course, by id.
    pub course: Option<String>,
    /// Only calls that began then or later.
    pub since: Option<Moment>,
    /// Only calls that began before.
    pub until: Option<Moment>,
    /// Only graded calls, or only practice.
    pub graded: Option<bool>,
    /// Only calls that a mentor signed.
    pub signed: bool,
    /// Only calls whose trainee, scenario or title has this in it; capitals do not matter.
    pub words: String,
}

impl Filter {
    /// Whether this call is meant.
    #[must_use]
    pub fn lets(&self, call: &CallResult) -> bool {
        let same = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| Some(wanted) == found)
        };
        self.person.is_none_or(|person| call.trainee.person == Some(person))
            && same(&self.desk, Some(&call.desk))
            && same(&self.scenario, Some(&call.scenario))
            && same(&self.course, call.course.as_deref())
            && self.session.is_none_or(|session| call.session == Some(session))
            && self.since.is_none_or(|since| call.began >= since)
            && self.until.is_none_or(|until| call.began < until)
            && self.graded.is_none_or(|graded| call.session.is_some() == graded)
            && (!self.signed || call.signed)
            && self.has_words_in(&[call.trainee.shown(), &call.scenario, &call.title])
    }

    /// Whether this person's calls that are due are meant: as far as a call that was not taken can be told apart.
    #[must_use]
    pub fn lets_due(&self, due: &Due) -> bool {
        let own = self.person.is_none_or(|person| due.trainee.person == Some(person));
        let other_call = self.desk.is_some() || self.scenario.is_some() || self.course.is_some();
        let graded = self.graded != Some(false) && !self.signed;
        own && graded
            && !other_call
            && self.session.is_none_or(|session| due.session == session)
            && self.has_words_in(&[due.trainee.shown(), &due.title])
    }

    fn has_words_in(&self, texts: &[&str]) -> bool {
        let wanted = self.words.trim().to_lowercase();
        wanted.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&wanted))
    }
}
