//! Graded sessions: found, made, and what has become of each call of each person.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::MentoringError;
use super::taking::end_all;
use super::told::Told;
use crate::attempt::{AttemptError, check_content, kept_content};
use crate::content::{Bundle, Library};
use crate::records::{Content, Records, Stream, StreamKind};
use crate::review::graded::{FrozenCall, InSession, Seeds, Session, Terms};
use crate::review::{AttemptId, By, Moment, SessionId};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Marks;
use crate::sim::scoring::Rubric;
use crate::sim::session::ENGINE;
use crate::sim::time::Millis;

/// A graded session with its stream.
pub type ToldSession = Told<Session>;

/// What a mentor wants a session to be. The rest is frozen from what there is now.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What people read in lists; none: the titles of what is taken.
    pub title: Option<String>,
    /// Scenarios, in order.
    pub scenarios: Vec<Id>,
    /// A course, in the place of scenarios.
    pub course: Option<Id>,
    /// The seeds.
    pub seeds: Seeds,
    /// How long a call may last, in milliseconds.
    pub limit_ms: Option<Millis>,
    /// The articles that may be read; none: all of the desk's.
    pub articles: Option<BTreeSet<String>>,
    /// What calls are scored by; none: what they are always scored by.
    pub rubric: Option<Arc<Rubric>>,
    /// How often each call may be taken.
    pub attempts: u8,
    /// From when on.
    pub opens: Moment,
    /// Until when.
    pub closes: Option<Moment>,
}

/// Terms, and the content that they name.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is agreed on.
    pub terms: Terms,
    /// What its calls are played with.
    pub contents: Vec<Content>,
}

/// Every graded session, the newest first.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn all(records: &Records) -> Result<Vec<ToldSession>, MentoringError> {
    let streams = records.streams(StreamKind::Session)?;
    streams.into_iter().rev().map(|stream| Told::read(records, stream, Session::default())).collect()
}

/// The session of this id.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn read(records: &Records, id: SessionId) -> Result<ToldSession, MentoringError> {
    Told::read(records, Stream::new(StreamKind::Session, id.uuid()), Session::default())
}

/// The one session whose id or title begins like this; capitals and hyphens do not matter.
///
/// # Errors
/// When none or several do, or the database fails.
pub fn find(records: &Records, start: &str) -> Result<ToldSession, MentoringError> {
    let plain = |text: &str| text.trim().replace('-', "").to_lowercase();
    let wanted = plain(start);
    let fits = |told: &ToldSession| {
        let title = told.state().terms.as_ref().map(|terms| plain(&terms.title)).unwrap_or_default();
        !wanted.is_empty()
            && (plain(&id(told).to_string()).starts_with(&wanted) || title.starts_with(&wanted))
    };
    let mut found = all(records)?.into_iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(told), None) => Ok(told),
        (Some(_), Some(_)) => Err(MentoringError::SeveralSessions(start.to_owned())),
        (None, _) => Err(MentoringError::NoSession(start.to_owned())),
    }
}

/// The id of a session.
#[must_use]
pub fn id(told: &ToldSession) -> SessionId {
    SessionId::new(told.stream().id)
}

/// Freezes what is wanted as it is now.
///
/// # Errors
/// When a scenario cannot be played, or there is no such course or article.
pub fn draft(library: &Library, wanted: Wanted) -> Result<Draft, MentoringError> {
    let course = wanted.course.as_ref().map(|id| {
        let course = library.courses.get(id).and_then(|entry| entry.value.as_ref());
        course.ok_or_else(|| MentoringError::NoCourse(id.to_string()))
    });
    let course = course.transpose()?;
    let steps: Vec<(Id, Marks)> = match course {
        Some(course) => course.steps.iter().map(|step| (step.scenario.clone(), step.pass)).collect(),
        None => wanted.scenarios.iter().map(|id| (id.clone(), Marks::default())).collect(),
    };
    let mut calls = Vec::new();
    let mut contents = Vec::new();
    let mut rubric = String::new();
    for (scenario, pass) in steps {
        let bundle = frozen(library.bundle(scenario.as_str())?, &wanted)?;
        let content = kept_content(&bundle);
        rubric.clone_from(&bundle.rubric.id);
        calls.push(FrozenCall {
            scenario: scenario.to_string(),
            title: bundle.scenario.title.clone(),
            stage: bundle.scenario.stage,
            digest: content.digest.clone(),
            pass,
            shipped: library.scenarios.get(&scenario).is_some_and(|entry| entry.layer == 0),
        });
        contents.push(content);
    }
    let titles = || calls.iter().map(|call| call.title.clone()).collect::<Vec<_>>().join(", ");
    let title = wanted.title.or_else(|| course.map(|course| course.title.clone())).unwrap_or_else(titles);
    let terms = Terms {
        title,
        course: course.map(|course| course.id.to_string()),
        in_order: course.is_some(),
        calls,
        seeds: wanted.seeds,
        limit_ms: wanted.limit_ms,
        articles: wanted.articles,
        rubric,
        engine: ENGINE,
        attempts: wanted.attempts,
        opens: wanted.opens,
        closes: wanted.closes,
    };
    Ok(Draft { terms, contents })
}

/// A bundle with the articles and the rubric that are wanted: what may not be read is not there at all.
fn frozen(mut bundle: Bundle, wanted: &Wanted) -> Result<Bundle, MentoringError> {
    if let Some(allowed) = &wanted.articles {
        let unknown =
            allowed.iter().find(|id| !bundle.articles.iter().any(|article| article.id.as_str() == **id));
        if let Some(id) = unknown {
            return Err(MentoringError::NoArticle(id.clone(), bundle.desk.company.clone()));
        }
        bundle.articles.retain(|article| allowed.contains(article.id.as_str()));
    }
    if let Some(rubric) = &wanted.rubric {
        bundle.rubric = Arc::clone(rubric);
    }
    Ok(bundle)
}

/// Makes a session.
///
/// # Errors
/// When the terms are faulty, or the law or the database refuses it.
pub fn make(records: &Records, by: By, draft: Draft) -> Result<ToldSession, MentoringError> {
    let mut told = Told::read(records, Stream::begin(StreamKind::Session), Session::default())?;
    let made = InSession::Made { terms: Box::new(draft.terms) };
    told.say_with(records, by, made, &draft.contents)?;
    Ok(told)
}

/// What a call of a session is played with, as it was when the session was made.
///
/// # Errors
/// When it is not kept, or damaged.
pub fn content(records: &Records, call: &FrozenCall) -> Result<Bundle, MentoringError> {
    let Some(kept) = records.content(&call.digest)? else {
        return Err(AttemptError::NoContent(call.digest.clone()).into());
    };
    check_content(&call.digest, &kept.bytes)
        .map_err(|why| AttemptError::OtherContent { digest: call.digest.clone(), why }.into())
}

/// Whether calls of the session may still begin, now or later.
#[must_use]
pub fn is_open(session: &Session, now: Moment) -> bool {
    let over = session.terms.as_ref().is_none_or(|terms| terms.closes.is_some_and(|closes| now >= closes));
    session.closed.is_none() && !over
}

/// Ends a session. Calls that nobody is at are scored as they stand; returned are those that are open in another program.
///
/// # Errors
/// When the law or the database refuses it.
pub fn close(
    records: &Records,
    told: &mut ToldSession,
    by: By,
    reason: String,
) -> Result<Vec<AttemptId>, MentoringError> {
    told.say(records, by, InSession::Closed { reason })?;
    end_all(records, told, by)
}
