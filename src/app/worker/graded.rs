//! Calls of graded sessions at the desk: they ring, are gone on with, and are handed in.

use std::sync::Arc;

use super::desk::{Desk, Ready};
use super::news::{Graded, News};
use super::taking::{Line, Taking};
use crate::app::language::{Phrase, key};
use crate::attempt::{DrivenBy, Left};
use crate::mentoring::{Beginning, GradedCall, MentoringError, next_call, now, sessions};
use crate::review::SessionId;
use crate::review::graded::{Ask, Session};
use crate::sim::session::ENGINE;

impl Desk {
    pub(super) fn prepare_graded(&mut self, id: SessionId) {
        if let Err(why) = self.graded(id) {
            self.told.failed(key("This call cannot be taken"), &why);
        }
    }

    /// Goes on with a graded call that was left; lets the next one ring otherwise.
    fn graded(&mut self, id: SessionId) -> Result<(), MentoringError> {
        let records = self.shared.records().map_err(MentoringError::NoRecords)?;
        let acting = self.shared.acting().ok_or(MentoringError::WhoAreYou)?;
        let told = sessions::read(&records, id)?;
        let person = acting.by.person;
        if told.state().of(person).any(|(_, taken)| taken.finished.is_none()) {
            return self.begin_graded(id);
        }
        let frozen = next_call(&told, person, None)?;
        let ask =
            Ask { person, scenario: &frozen.scenario, engine: ENGINE, digest: &frozen.digest, now: now() };
        let start = told.state().may_begin(&ask)?;
        let case = Arc::new(sessions::content(&records, frozen)?.case(start.seed));
        let graded = Graded { session: title(told.state()), left_ms: start.limit_ms };
        self.ready = Some(Ready::Graded(id));
        self.told.tell(News::Prepared(case, Some(graded)));
        Ok(())
    }

    pub(super) fn begin_graded(&mut self, id: SessionId) -> Result<(), MentoringError> {
        let records = self.shared.records().map_err(MentoringError::NoRecords)?;
        let acting = self.shared.acting().ok_or(MentoringError::WhoAreYou)?;
        let told = sessions::read(&records, id)?;
        let title = title(told.state());
        match GradedCall::begin(&records, told, acting, None, DrivenBy::Window)? {
            Beginning::New(call) | Beginning::GoesOn(call) => self.begin(Line::Graded { call, title }, true),
            Beginning::TimeOver(why) => {
                let why = Some(Phrase::new("{why}. The call was scored as it stood.").with_heard("why", why));
                self.told.tell(News::HandedIn { title, why });
            }
            Beginning::WasOver => {
                let why = Some(Phrase::new("Your last call was over; it is written down now."));
                self.told.tell(News::HandedIn { title, why });
            }
        }
        Ok(())
    }

    /// A graded call is over.
    pub(super) fn hand_in(&mut self, left: Left, why: Option<Phrase>) {
        let Some(Taking { line: Line::Graded { mut call, .. }, .. }) = self.call.take() else { return };
        let title = call.call.session().case().scenario.title.clone();
        match call.finish(left, &mut |_| {}) {
            Ok(_) => {
                self.told.tell(News::HandedIn { title, why });
                self.back_up();
            }
            Err(error) => {
                self.told.failed(key("The result was not stored; the call can be gone on with"), &error);
            }
        }
    }
}

fn title(session: &Session) -> String {
    session.terms.as_ref().map(|terms| terms.title.clone()).unwrap_or_default()
}
