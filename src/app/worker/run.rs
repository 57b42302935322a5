//! The thread of the worker.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::job::Job;
use super::news::{Begun, Card, Graded, Happened, News};
use super::office::{Office, OfficeJob, arrive};
use super::shared::Shared;
use super::taking::{Line, Taking};
use super::told::Told;
use super::{keeping, languages, office};
use crate::app::language::key;
use crate::attempt::{By, Call, DrivenBy, Left, Thinking, new_seed};
use crate::content::{Bundle, CaseError, Library};
use crate::mentoring::{Beginning, GradedCall, MentoringError, next_call, now, sessions};
use crate::records::{AttemptId, DataDir, back_up_when_due};
use crate::review::SessionId;
use crate::review::graded::{Ask, Session};
use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::session::{ENGINE, Input};

/// Where things are.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The folder where everything is kept; none for the system's place for a person's data.
    pub data: Option<PathBuf>,
    /// Folders with scenarios and assets to add.
    pub content: Vec<PathBuf>,
}

/// The worker, as the window sees it.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    office: Option<Sender<OfficeJob>>,
    cancelled: Arc<AtomicBool>,
    news: Receiver<News>,
    threads: Vec<JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads. `wake` is called after each piece of news.
    #[must_use]
    pub fn start(places: Places, wake: Box<dyn Fn() + Send>) -> Self {
        let (jobs, taken) = channel();
        let (for_office, asked) = channel();
        let (news, heard) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let told = Told::new(news, wake, Arc::clone(&cancelled));
        let shared = Arc::new(Shared::new(places));
        let office = Office::new(Arc::clone(&shared), told.clone());
        let desk = Desk { shared, library: None, ready: None, call: None, over: None, told };
        let threads =
            vec![thread::spawn(move || desk.run(&taken)), thread::spawn(move || office.run(&asked))];
        Self { jobs: Some(jobs), office: Some(for_office), cancelled, news: heard, threads }
    }

    /// Asks for something.
    pub fn ask(&self, job: Job) {
        // A worker that is gone has said why, by a panic that the program leaves with.
        match job {
            Job::Cancel => self.cancelled.store(true, Ordering::Relaxed),
            Job::Office(job) => {
                if let Some(office) = &self.office {
                    office.send(job).ok();
                }
            }
            job => {
                if let Some(jobs) = &self.jobs {
                    jobs.send(job).ok();
                }
            }
        }
    }

    /// What the worker has said since.
    pub fn heard(&self) -> impl Iterator<Item = News> + '_ {
        self.news.try_iter()
    }

    /// Waits for the next piece of news; for tests, and for plans that play through the window.
    #[must_use]
    pub fn wait(&self, longest: Duration) -> Option<News> {
        self.news.recv_timeout(longest).ok()
    }
}

impl Drop for Worker {
    /// What was asked for is finished first: a line on its way to the disk arrives there.
    fn drop(&mut self) {
        self.jobs = None;
        self.office = None;
        self.cancelled.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

/// A call that rings.
enum Ready {
    /// For practice.
    Practice(Box<Bundle>, Seed),
    /// In a graded session.
    Graded(SessionId),
}

struct Desk {
    shared: Arc<Shared>,
    library: Option<Arc<Library>>,
    ready: Option<Ready>,
    call: Option<Taking>,
    /// The call that was left last: it can be tried again from any of its turns.
    over: Option<Call>,
    told: Told,
}

impl Desk {
    fn run(mut self, jobs: &Receiver<Job>) {
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
        let names = std::mem::take(&mut kept.people);
        self.told.tell(News::Kept(kept.clone()));
        let library = self.shared.read_library();
        self.told.tell(News::Library(cards(&library)));
        self.library = Some(library);
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
        let Some(library) = &self.library else { return };
        match library.bundle(scenario.as_str()) {
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

    fn prepare_graded(&mut self, id: SessionId) {
        match self.graded(id) {
            Ok(()) => {}
            Err(why) => self.told.failed(key("This call cannot be taken"), &why),
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

    fn begin_graded(&mut self, id: SessionId) -> Result<(), MentoringError> {
        let records = self.shared.records().map_err(MentoringError::NoRecords)?;
        let acting = self.shared.acting().ok_or(MentoringError::WhoAreYou)?;
        let told = sessions::read(&records, id)?;
        let title = title(told.state());
        match GradedCall::begin(&records, told, acting, None, DrivenBy::Window)? {
            Beginning::New(call) | Beginning::GoesOn(call) => self.begin(Line::Graded { call, title }, true),
            Beginning::TimeOver(why) => {
                let why = Some(format!("{why}. The call was scored as it stood."));
                self.told.tell(News::HandedIn { title, why });
            }
            Beginning::WasOver => {
                let why = Some("Your last call was over; it is written down now.".to_owned());
                self.told.tell(News::HandedIn { title, why });
            }
        }
        Ok(())
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

    fn begin(&mut self, line: Line, measured: bool) {
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
        let now = Instant::now();
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
        Some(taking.thinking.as_mut()?.reaches(Instant::now(), due))
    }

    /// Lets the time pass in which the trainee has been thinking.
    fn pass_thinking(&mut self) {
        let Some(taking) = &mut self.call else { return };
        let wait = taking.thinking.as_mut().and_then(|thinking| thinking.wait(Instant::now()));
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
            thinking.hear(Instant::now(), &events);
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
            self.hand_in(Left::Abandoned, Some(format!("{why}. The call ends here, as it stands.")));
        }
    }

    /// A graded call is over.
    fn hand_in(&mut self, left: Left, why: Option<String>) {
        let Some(Taking { line: Line::Graded { mut call, .. }, .. }) = self.call.take() else { return };
        let title = call.call.session().case().scenario.title.clone();
        match call.finish(left, &mut |_| {}) {
            Ok(_) => {
                self.told.tell(News::HandedIn { title, why });
                self.back_up();
            }
            Err(error) => {
                self.told.failed(key("The result was not stored; the call can be gone on with"), &error)
            }
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
                self.told.failed(key("The result was not stored; the call can be gone on with"), &error)
            }
        }
    }

    /// Makes a backup when the last one is old enough.
    fn back_up(&mut self) {
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
        was.again(inputs, Some(&self.shared.records()?)).map_err(|error| error.to_string())
    }
}

fn title(session: &Session) -> String {
    session.terms.as_ref().map(|terms| terms.title.clone()).unwrap_or_default()
}

/// The scenarios on the shelf, by level and title.
fn cards(library: &Library) -> Vec<Card> {
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
