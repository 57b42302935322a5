//! The thread of the call.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::author::{AuthorJob, Bench};
use super::job::{Job, TryOut};
use super::news::{Begun, Card, Happened, News};
use super::office::arrive;
use super::shared::Shared;
use super::taking::{Line, Taking};
use super::told::Told;
use super::{keeping, languages, office};
use crate::app::language::{Phrase, key};
use crate::attempt::{By, Call, DrivenBy, Left, Thinking, new_seed};
use crate::content::{Bundle, CaseError, Library};
use crate::records::{AttemptId, DataDir, back_up_when_due};
use crate::review::SessionId;
use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::session::Input;

/// A call that rings.
pub(super) enum Ready {
    /// For practice.
    Practice(Box<Bundle>, Seed),
    /// In a graded session.
    Graded(SessionId),
}

pub(super) struct Desk {
    pub(super) shared: Arc<Shared>,
    /// The thread of those who write, once somebody does.
    bench: Option<Bench>,
    pub(super) ready: Option<Ready>,
    pub(super) call: Option<Taking>,
    /// The call that was left last: it can be tried again from any of its turns.
    over: Option<Call>,
    pub(super) told: Told,
}

impl Desk {
    pub(super) const fn new(shared: Arc<Shared>, told: Told) -> Self {
        Self { shared, bench: None, ready: None, call: None, over: None, told }
    }

    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        loop {
            let job = match self.next_due() {
                Some(due) => jobs.recv_timeout(due),
                None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match job {
                Ok(job) => self.work(job),
                Err(RecvTimeoutError::Timeout) => self.pass_thinking(),
                Err(RecvTimeoutError::Disconnected) => return self.put_aside(),
            }
            self.finish_when_over();
        }
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Look => self.look(),
            Job::Keep(kept) => {
                let kept = self.shared.data().and_then(|data| keeping::write(data.root(), &kept));
                if let Err(why) = kept {
                    self.told.failed(key("Names and settings were not kept"), &why);
                }
            }
            Job::Prepare { scenario, seed } => self.prepare(&scenario, seed),
            Job::PickUp { by, measured } => self.pick_up(by, measured),
            Job::PrepareGraded(session) => self.prepare_graded(session),
            Job::GoOn(id) => self.go_on(id),
            Job::Key(at) => {
                let talking =
                    self.call.as_mut().filter(|taking| taking.call().session().state().hears_agent());
                if let Some(thinking) = talking.and_then(|taking| taking.thinking.as_mut()) {
                    thinking.key(at);
                }
            }
            Job::Take(input) => {
                self.pass_thinking();
                self.take(&input);
            }
            Job::PutAside => {
                self.put_aside();
                self.tell_past();
            }
            Job::Abandon => self.leave(Left::Abandoned),
            Job::Retry(turn) => self.retry(turn),
            // These never come here.
            Job::Office(_) | Job::Cancel => {}
            Job::Author(job) => self.write(job),
            Job::TryOut(call) => self.try_out(*call),
        }
    }

    /// Leaves it to the thread of those who write.
    fn write(&mut self, job: AuthorJob) {
        let bench = match self.bench.take() {
            Some(bench) => bench,
            None => match self.shared.data() {
                Ok(data) => Bench::start(data.root().to_owned(), Arc::clone(&self.shared), self.told.clone()),
                Err(why) => return self.told.failed(key("Nothing can be written here"), &why),
            },
        };
        bench.ask(job);
        self.bench = Some(bench);
    }

    /// Takes a call that is being written, as far as it was brought. Nothing of it is stored.
    fn try_out(&mut self, call: TryOut) {
        let by = By { driven_by: DrivenBy::Window, trainee: None, person: None, session: None };
        let begun = Call::begin(call.bundle, call.seed, by, None).and_then(|mut begun| {
            for input in &call.inputs {
                begun.take(input)?;
            }
            Ok(begun)
        });
        match begun {
            Ok(call) => self.begin(Line::Practice(Box::new(call)), true),
            Err(error) => self.told.failed(key("The call could not be tried out"), &error),
        }
    }

    fn look(&mut self) {
        self.tell_languages();
        let mut kept = match self.shared.data().and_then(|data| keeping::read(data.root())) {
            Ok(kept) => kept,
            Err(why) => {
                self.told.failed(key("Names and settings could not be read"), &why);
                crate::app::model::Kept::default()
            }
        };
        self.shared.set_own(kept.own_folder.clone().map(PathBuf::from));
        let names = std::mem::take(&mut kept.people);
        self.told.tell(News::Kept(kept.clone()));
        let library = self.shared.read_library();
        self.told.tell(News::Library(cards(&library)));
        kept.people = names;
        if let Err(why) = arrive(&self.shared, &self.told, &mut kept) {
            self.told.tell(News::Office(office::OfficeNews::People(Vec::new())));
            self.told.failed(key("Earlier calls could not be read"), &why);
        }
        self.tell_past();
    }

    /// Before all else, so that nothing is drawn in another language first.
    fn tell_languages(&self) {
        let data = self.shared.data().ok();
        let found = languages::find(data.as_ref().map(DataDir::root), self.shared.folders());
        for why in &found.faults {
            self.told.failed(key("The words of a language have faults"), why);
        }
        let system = languages::of_system(&found.all);
        self.told.tell(News::Languages { all: found.all, system });
    }

    fn tell_past(&self) {
        office::tell_past(&self.shared, &self.told);
    }

    fn prepare(&mut self, scenario: &Id, seed: Option<Seed>) {
        match self.shared.library().bundle(scenario.as_str()) {
            Ok(bundle) => {
                let seed = seed.unwrap_or_else(new_seed);
                let case = Arc::new(bundle.case(seed));
                self.ready = Some(Ready::Practice(Box::new(bundle), seed));
                self.told.tell(News::Prepared(case, None));
            }
            Err(error) => {
                let mut why = error.to_string();
                if let CaseError::Faulty { faults, .. } = &error {
                    why.extend(faults.iter().take(3).map(|fault| format!("\n{}", fault.message)));
                    why.push_str("\n`firstline lint` shows where.");
                }
                self.told.failed(key("This call cannot be taken"), &why);
            }
        }
    }

    fn pick_up(&mut self, by: By, measured: bool) {
        match self.ready.take() {
            None => {}
            Some(Ready::Graded(id)) => {
                if let Err(why) = self.begin_graded(id) {
                    self.told.failed(key("The call could not be picked up"), &why);
                }
            }
            Some(Ready::Practice(bundle, seed)) => {
                let begun = self.shared.records().and_then(|records| {
                    Call::begin(*bundle, seed, by, Some(&records)).map_err(|error| error.to_string())
                });
                match begun {
                    Ok(call) => self.begin(Line::Practice(Box::new(call)), measured),
                    Err(why) => self.told.failed(key("The call could not be picked up"), &why),
                }
            }
        }
    }

    fn go_on(&mut self, id: AttemptId) {
        let opened = self
            .shared
            .records()
            .and_then(|records| Call::go_on(&records, id).map_err(|error| error.to_string()));
        match opened {
            Ok(call) => self.begin(Line::Practice(Box::new(call)), true),
            Err(why) => self.told.failed(key("This call cannot be gone on with"), &why),
        }
    }

    pub(super) fn begin(&mut self, line: Line, measured: bool) {
        let call = line.call();
        let session = call.session();
        self.told.tell(News::Begun(Begun {
            case: Arc::clone(session.case()),
            id: call.id(),
            seed: call.header().seed,
            events: session.events().to_vec(),
            state: Box::new(session.state().clone()),
            measured,
            graded: line.graded(),
        }));
        let now = self.shared.clock().now();
        let mut thinking = Thinking::new(now);
        if session.taken().is_empty() {
            thinking.hear(now, session.events());
        }
        self.call = Some(Taking { line, thinking: measured.then_some(thinking) });
    }

    /// Puts the call aside. Of a graded one it is written down that it was left.
    fn put_aside(&mut self) {
        self.pass_thinking();
        if let Some(Taking { line: Line::Graded { mut call, .. }, .. }) = self.call.take()
            && let Err(why) = call.leave()
        {
            self.told.failed(key("That you left was not written down"), &why);
        }
    }

    /// How long until the customer or the desk moves by themselves, if nothing is typed.
    fn next_due(&mut self) -> Option<Duration> {
        let taking = self.call.as_mut()?;
        let due = taking.call().session().next_due_in();
        let due = due.into_iter().chain(taking.line.time_left()).min()?;
        Some(taking.thinking.as_mut()?.reaches(self.shared.clock().now(), due))
    }

    /// Lets the time pass in which the trainee has been thinking.
    fn pass_thinking(&mut self) {
        let Some(taking) = &mut self.call else { return };
        let now = self.shared.clock().now();
        let wait = taking.thinking.as_mut().and_then(|thinking| thinking.wait(now));
        if let Some(wait) = wait.filter(|_| taking.call().session().phase() != Phase::Done) {
            self.take(&wait);
        }
    }

    fn take(&mut self, input: &Input) {
        let Some(taking) = &mut self.call else { return };
        let events = match taking.line.call_mut().take(input) {
            Ok(events) => events.to_vec(),
            Err(error) => {
                let lost = Some(Box::new(input.clone()));
                let what = key("This was not stored, so it was not done");
                return self.told.tell(News::Failed { what, why: error.to_string(), lost });
            }
        };
        if let Some(thinking) = &mut taking.thinking {
            thinking.hear(self.shared.clock().now(), &events);
        }
        let session = taking.line.call().session();
        let understood = session.taken().last().and_then(|taken| taken.understood.clone());
        self.told.tell(News::Happened(Happened {
            events,
            state: Box::new(session.state().clone()),
            understood,
            left_ms: taking.line.time_left(),
        }));
    }

    fn finish_when_over(&mut self) {
        let Some(taking) = &self.call else { return };
        if taking.call().session().phase() == Phase::Done {
            self.leave(Left::Filed);
        } else if let Some(why) = taking.line.time_over() {
            self.hand_in(
                Left::Abandoned,
                Some(Phrase::new("{why}. The call ends here, as it stands.").with_heard("why", why)),
            );
        }
    }

    fn leave(&mut self, left: Left) {
        self.pass_thinking();
        if self.call.as_ref().is_some_and(|taking| matches!(taking.line, Line::Graded { .. })) {
            return self.hand_in(left, None);
        }
        let Some(Taking { line: Line::Practice(mut call), .. }) = self.call.take() else { return };
        let mut last = Vec::new();
        match call.leave(left, &mut |events| last = events.to_vec()) {
            Ok(verdict) => {
                let state = Box::new(call.session().state().clone());
                self.told.tell(News::Happened(Happened {
                    events: last,
                    state,
                    understood: None,
                    left_ms: None,
                }));
                self.told.tell(News::Over(Box::new(verdict)));
                self.over = Some(*call);
                self.tell_past();
                self.back_up();
            }
            Err(error) => {
                self.told.failed(key("The result was not stored; the call can be gone on with"), &error);
            }
        }
    }

    /// Makes a backup when the last one is old enough.
    pub(super) fn back_up(&mut self) {
        let made =
            self.shared.data().and_then(|data| back_up_when_due(&data).map_err(|error| error.to_string()));
        if let Err(why) = made {
            self.told.failed(key("No backup could be made"), &why);
        }
    }

    /// Takes the call again from before a turn. A call that was still going on is closed first.
    fn retry(&mut self, turn: u32) {
        // There is no way back in a graded call.
        let going_on = match self.call.take() {
            Some(Taking { line: Line::Practice(call), .. }) => Some(*call),
            graded => {
                self.call = graded;
                None
            }
        };
        if self.call.is_some() {
            return;
        }
        let is_open = going_on.is_some();
        let Some(mut was) = going_on.or_else(|| self.over.take()) else { return };
        match self.again(&was, turn) {
            Ok(call) => {
                if is_open && let Err(error) = was.leave(Left::Retried, &mut |_| {}) {
                    self.told.failed(key("The earlier try could not be closed"), &error);
                }
                self.begin(Line::Practice(Box::new(call)), true);
            }
            Err(why) => {
                self.told.failed(key("The call could not be begun again"), &why);
                self.over = Some(was);
            }
        }
    }

    fn again(&self, was: &Call, turn: u32) -> Result<Call, String> {
        let spoke = |stamped: &Stamped| matches!(&stamped.event, Event::AgentSpoke { heard, .. } | Event::ReadBack { heard, .. } if heard.turn == turn);
        let session = was.session();
        let place =
            session.taken().iter().rposition(|taken| session.events()[taken.from..].iter().any(spoke));
        let inputs = place.ok_or_else(|| format!("there is no turn {turn} in this call"))?;
        // What was tried out and not stored is not stored the second time either.
        let records = was.id().map(|_| self.shared.records()).transpose()?;
        was.again(inputs, records.as_ref()).map_err(|error| error.to_string())
    }
}

/// The scenarios on the shelf, by level and title.
pub(super) fn cards(library: &Library) -> Vec<Card> {
    let mut cards: Vec<Card> = library
        .scenarios
        .iter()
        .map(|(id, entry)| {
            let scenario = entry.value.clone();
            let of = |scenario: &crate::sim::scenario::model::Scenario| {
                let desk = library.desks.get(&scenario.desk).and_then(|entry| entry.value.clone());
                let persona = library.personas.get(&scenario.persona).and_then(|entry| entry.value.clone());
                (desk, persona)
            };
            let (desk, persona) = scenario.as_deref().map(of).unwrap_or_default();
            Card { id: id.clone(), scenario, desk, persona }
        })
        .collect();
    let place = |card: &Card| {
        let scenario = card.scenario.as_ref();
        (scenario.map_or(u8::MAX, |scenario| scenario.level), scenario.map(|scenario| scenario.title.clone()))
    };
    cards.sort_by_key(place);
    cards
}
