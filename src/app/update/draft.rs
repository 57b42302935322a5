//! A graded session that is being made.

use crate::app::intent::DraftIntent;
use crate::app::model::{Allowed, Model, SessionDraft};
use crate::app::worker::{Job, NewSession, OfficeJob};
use crate::review::people::Role;

pub(super) fn act(model: &mut Model, intent: DraftIntent, jobs: &mut Vec<Job>) {
    if let DraftIntent::Begin = intent {
        model.mentor.draft = Some(SessionDraft::default());
        return;
    }
    let trainees: Vec<_> =
        model.present().filter(|person| person.role == Role::Trainee).map(|person| person.id).collect();
    let Some(draft) = &mut model.mentor.draft else { return };
    match intent {
        DraftIntent::Begin | DraftIntent::Stop => model.mentor.draft = None,
        DraftIntent::Title(title) => draft.title = title,
        DraftIntent::Search(text) => draft.search = text,
        DraftIntent::Scenario(id, on) => put(&mut draft.scenarios, id, on),
        DraftIntent::Course(course) => draft.course = course,
        DraftIntent::Person(person, on) => put(&mut draft.people, person, on),
        DraftIntent::Everybody(on) => draft.people = if on { trainees } else { Vec::new() },
        DraftIntent::Limit(limit) => draft.limit = limit,
        DraftIntent::Attempts(attempts) => draft.attempts = attempts.max(1),
        DraftIntent::SeedEach(each) => draft.seed_each = each,
        DraftIntent::Opens(opens) => draft.opens = opens,
        DraftIntent::Closes(closes) => draft.closes = closes,
        DraftIntent::Rubric(rubric) => draft.rubric = rubric,
        DraftIntent::Articles(articles) => draft.articles = articles,
        DraftIntent::Make => {
            jobs.extend(new_session(draft).map(|new| Job::Office(OfficeJob::MakeSession(Box::new(new)))));
        }
    }
}

/// In the list or not, in the order in which they were put there.
fn put<T: PartialEq>(list: &mut Vec<T>, one: T, on: bool) {
    list.retain(|known| *known != one);
    if on {
        list.push(one);
    }
}

fn new_session(draft: &SessionDraft) -> Option<NewSession> {
    if !draft.is_complete() {
        return None;
    }
    let (opens, closes) = draft.times().ok()?;
    Some(NewSession {
        title: draft.title.clone(),
        scenarios: if draft.course.is_some() { Vec::new() } else { draft.scenarios.clone() },
        course: draft.course.clone(),
        people: draft.people.clone(),
        limit_minutes: draft.limit_minutes().ok().flatten(),
        attempts: draft.attempts,
        seed_each: draft.seed_each,
        opens,
        closes,
        rubric: draft.rubric.clone(),
        articles: match &draft.articles {
            Allowed::All => None,
            Allowed::None => Some(Vec::new()),
            Allowed::Some(articles) => Some(articles.clone()),
        },
    })
}
