//! The thread of the office.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::job::{NewSession, OfficeJob};
use super::news::{OfficeNews, Shelf};
use super::people::staff;
use super::{doing, marks, mine, people, rounds};
use crate::app::language::key;
use crate::app::worker::news::News;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::Told;
use crate::attempt::new_seed;
use crate::content::Library;
use crate::mentoring::sessions::{self, Wanted};
use crate::mentoring::{MentoringError, People, now};
use crate::records::Records;
use crate::review::SessionId;
use crate::review::graded::{InSession, Seeds};
use crate::review::people::Action;
use crate::sim::ids::Id;
use crate::sim::scoring::Rubric;

pub(in crate::app::worker) struct Office {
    shared: Arc<Shared>,
    told: Told,
}

impl Office {
    pub(in crate::app::worker) const fn new(shared: Arc<Shared>, told: Told) -> Self {
        Self { shared, told }
    }

    pub(in crate::app::worker) fn run(self, jobs: &Receiver<OfficeJob>) {
        while let Ok(job) = jobs.recv() {
            let (what, done) = self.work(job);
            if let Err(error) = done {
                self.told.failed(what, &plainly(&error));
            }
            self.told.tell(News::Idle);
        }
    }

    fn work(&self, job: OfficeJob) -> (&'static str, Result<(), MentoringError>) {
        let (shared, told) = (&*self.shared, &self.told);
        match job {
            OfficeJob::Be { person, pin } => {
                (key("You are not signed in"), people::be(shared, told, person, pin.as_deref()))
            }
            OfficeJob::SignOut => {
                people::sign_out(shared, told);
                ("", Ok(()))
            }
            OfficeJob::Join(name) => (key("You are not entered"), people::join(shared, told, &name)),
            OfficeJob::SetPin { person, pin } => {
                (key("The PIN was not set"), people::set_pin(shared, told, person, &pin))
            }
            OfficeJob::Enter { name, account, role } => {
                (key("Nobody was entered"), people::enter(shared, told, (&name, &account), role))
            }
            OfficeJob::AboutPeople(what) => (key("This was not done"), people::about(shared, told, what)),
            OfficeJob::Mine => {
                (key("Your sessions could not be read"), self.with(|records| self.tell_mine(records)))
            }
            OfficeJob::Progress(person) => (
                key("The calls could not be read"),
                self.with(|records| doing::progress(shared, told, records, person)),
            ),
            OfficeJob::Cohort(filter, since) => (
                key("The calls could not be read"),
                self.with(|records| doing::cohort(shared, told, records, (*filter, since))),
            ),
            OfficeJob::Regrade(wanted) => (
                key("The calls could not be scored anew"),
                self.with(|records| doing::regrade(shared, told, records, *wanted)),
            ),
            OfficeJob::Rounds
            | OfficeJob::OpenRound(_)
            | OfficeJob::OpenInRound(..)
            | OfficeJob::ScoreInRound(..)
            | OfficeJob::AgreeInRound(..)
            | OfficeJob::CloseRound(_) => {
                (key("This was not done"), self.with(|records| rounds::work(shared, told, records, job)))
            }
            OfficeJob::Sessions => {
                (key("The sessions could not be read"), self.with(|records| self.tell_sessions(records)))
            }
            OfficeJob::MakeSession(new) => {
                (key("The session was not made"), self.with(|records| self.make(records, *new)))
            }
            OfficeJob::InSession(id, what) => {
                (key("Nothing was changed"), self.with(|records| self.in_session(records, id, what)))
            }
            OfficeJob::Queue => (
                key("What waits could not be read"),
                self.with(|records| marks::tell_queue(shared, told, records)),
            ),
            OfficeJob::Open(id) => (
                key("The call cannot be shown"),
                self.with(|records| marks::open(shared, told, records, id, None)),
            ),
            OfficeJob::InReview(id, what) => (
                key("This was not written"),
                self.with(|records| marks::say(shared, told, records, id, what)),
            ),
        }
    }

    fn with(&self, work: impl FnOnce(&Records) -> Result<(), MentoringError>) -> Result<(), MentoringError> {
        work(&self.shared.records().map_err(MentoringError::NoRecords)?)
    }

    fn tell_mine(&self, records: &Records) -> Result<(), MentoringError> {
        let mine = match self.shared.acting() {
            Some(acting) => mine::mine(records, &acting)?,
            None => super::Mine::default(),
        };
        self.told.tell(News::Office(OfficeNews::Mine(mine)));
        Ok(())
    }

    fn tell_sessions(&self, records: &Records) -> Result<(), MentoringError> {
        staff(&self.shared, &People::read(records)?, Action::SeeOthers)?;
        let all = sessions::all(records)?;
        let all = all.iter().map(|told| (sessions::id(told), told.state().clone())).collect();
        self.told.tell(News::Office(OfficeNews::Shelf(self.shelf())));
        self.told.tell(News::Office(OfficeNews::Sessions(all, now())));
        Ok(())
    }

    fn shelf(&self) -> Shelf {
        let library = self.shared.library();
        let courses = library.courses.iter();
        Shelf {
            courses: courses
                .filter_map(|(id, entry)| Some((id.clone(), entry.value.as_ref()?.title.clone())))
                .collect(),
            articles: library
                .articles
                .iter()
                .map(|((desk, id), article)| (desk.clone(), id.clone(), article.title.clone()))
                .collect(),
            rubrics: library.rubrics.keys().cloned().collect(),
        }
    }

    fn make(&self, records: &Records, new: NewSession) -> Result<(), MentoringError> {
        let by = staff(&self.shared, &People::read(records)?, Action::MakeSessions)?.by;
        let library = self.shared.library();
        let seed = new_seed();
        let title = new.title.trim();
        let wanted = Wanted {
            title: (!title.is_empty()).then(|| title.to_owned()),
            scenarios: new.scenarios,
            course: new.course,
            seeds: if new.seed_each { Seeds::Each(seed) } else { Seeds::One(seed) },
            limit_ms: new.limit_minutes.map(|minutes| u64::from(minutes) * 60_000),
            articles: new.articles.map(|all| all.into_iter().collect()),
            rubric: new.rubric.map(|id| rubric(&library, &id)).transpose()?,
            attempts: new.attempts,
            opens: new.opens.unwrap_or_else(now),
            closes: new.closes,
        };
        let draft = sessions::draft(&library, wanted)?;
        let warnings = draft.terms.warnings().iter().map(crate::review::graded::Warning::says).collect();
        let mut told = sessions::make(records, by, draft)?;
        let people: BTreeSet<_> = new.people.into_iter().collect();
        if !people.is_empty() {
            told.say(records, by, InSession::Assigned { people })?;
        }
        self.told.tell(News::Office(OfficeNews::SessionMade(warnings)));
        self.tell_sessions(records)
    }

    fn in_session(&self, records: &Records, id: SessionId, what: InSession) -> Result<(), MentoringError> {
        let action =
            if matches!(what, InSession::Released { .. }) { Action::Release } else { Action::MakeSessions };
        let by = staff(&self.shared, &People::read(records)?, action)?.by;
        let mut told = sessions::read(records, id)?;
        match what {
            InSession::Closed { reason } => {
                sessions::close(records, &mut told, by, reason)?;
            }
            what => told.say(records, by, what)?,
        }
        self.told.tell(News::Office(OfficeNews::Written));
        self.tell_sessions(records)
    }
}

/// The rubric of this id.
pub(super) fn rubric(library: &Library, id: &Id) -> Result<Arc<Rubric>, MentoringError> {
    let known = library.rubrics.get(id).and_then(|entry| entry.value.clone());
    known.ok_or_else(|| MentoringError::NoRubric(id.to_string()))
}

/// What went wrong, as it reads in a window: what names a command of the terminal is said otherwise.
fn plainly(error: &MentoringError) -> String {
    match error {
        MentoringError::NeedsPin { name } => {
            format!("No PIN is set for {name}, and this needs one. A lead sets it: Mentor, People.")
        }
        MentoringError::Nobody(name) => format!(
            "{name} is not entered yet. A lead has a PIN here, so a mentor or a lead enters people: Mentor, People."
        ),
        MentoringError::WhoAreYou => {
            "Say who you are first: your name stands at the top of the window.".to_owned()
        }
        error => error.to_string(),
    }
}
