//! The thread of the worker.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::author::{AuthorJob, Bench, Room, folder_of_own, folders};
use super::job::{Job, TryOut};
use super::news::{Begun, Card, Happened, News};
use super::{keeping, past};
use crate::attempt::{By, Call, DrivenBy, Left, Thinking, new_seed};
use crate::content::{Bundle, CaseError, Library};
use crate::records::{AttemptId, DataDir, Records, back_up_when_due};
use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::session::Input;

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
    news: Receiver<News>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `wake` is called after each piece of news.
    #[must_use]
    pub fn start(places: Places, wake: Box<dyn Fn() + Send>) -> Self {
        let (jobs, taken) = channel();
        let (news, heard) = channel();
        let thread = thread::spawn(move || {
            let told = Told(Arc::new(Mutex::new((news, wake))));
            Desk {
                places,
                own: None,
                library: Shelf::default(),
                bench: None,
                data: None,
                records: None,
                ready: None,
                call: None,
                over: None,
                told,
            }
            .run(&taken);
        });
        Self { jobs: Some(jobs), news: heard, thread: Some(thread) }
    }

    /// Asks for something.
    pub fn ask(&self, job: Job) {
        // A worker that is gone has said why, by a panic that the program leaves with.
        if let Some(jobs) = &self.jobs {
            jobs.send(job).ok();
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
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// Who is told the news, and woken by it.
#[derive(Clone)]
pub(super) struct Told(Arc<Mutex<Line>>);

type Line = (Sender<News>, Box<dyn Fn() + Send>);

impl Told {
    pub(super) fn tell(&self, news: News) {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody listens any more when the window is closing.
        line.0.send(news).ok();
        (line.1)();
    }

    fn failed(&self, what: &'static str, why: &impl ToString) {
        self.tell(News::Failed { what, why: why.to_string(), lost: None });
    }
}

/// What calls are taken with; those who write put a better version there.
#[derive(Clone, Default)]
pub(super) struct Shelf(Arc<Mutex<Option<Arc<Library>>>>);

impl Shelf {
    pub(super) fn get(&self) -> Option<Arc<Library>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn put(&self, library: Library) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(library));
    }
}

/// A call that rings.
struct Ready {
    bundle: Bundle,
    seed: Seed,
}

/// A call that is being taken.
struct Taking {
    call: Call,
    /// Whose thinking takes time; none when a plan drives the call.
    thinking: Option<Thinking>,
}

struct Desk {
    places: Places,
    /// The folder for one's own scenarios, when one was chosen.
    own: Option<PathBuf>,
    library: Shelf,
    /// The thread of those who write, once somebody does.
    bench: Option<Bench>,
    data: Option<DataDir>,
    records: Option<Records>,
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
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.finish_when_filed();
        }
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Look => self.look(),
            Job::Keep(kept) => {
                let kept = self.data().and_then(|data| keeping::write(data.root(), &kept));
                if let Err(why) = kept {
                    self.told.failed("Names and settings were not kept", &why);
                }
            }
            Job::Prepare { scenario, seed } => self.prepare(&scenario, seed),
            Job::PickUp { by, measured } => self.pick_up(by, measured),
            Job::GoOn(id) => self.go_on(id),
            Job::Key(at) => {
                let talking = self.call.as_mut().filter(|taking| taking.call.session().state().hears_agent());
                if let Some(thinking) = talking.and_then(|taking| taking.thinking.as_mut()) {
                    thinking.key(at);
                }
            }
            Job::Take(input) => {
                self.pass_thinking();
                self.take(&input);
            }
            Job::PutAside => {
                self.pass_thinking();
                self.call = None;
                self.tell_past();
            }
            Job::Abandon => self.leave(Left::Abandoned),
            Job::Retry(turn) => self.retry(turn),
            Job::Author(job) => self.write(job),
            Job::TryOut(call) => self.try_out(*call),
        }
    }

    /// Leaves it to the thread of those who write.
    fn write(&mut self, job: AuthorJob) {
        if self.bench.is_none() {
            match self.data() {
                Ok(data) => {
                    self.bench = Some(Bench::start(Room {
                        data: data.root().to_owned(),
                        content: self.places.content.clone(),
                        own: self.own.clone(),
                        shelf: self.library.clone(),
                        records: self.records(),
                        told: self.told.clone(),
                    }));
                }
                Err(why) => return self.told.failed("Nothing can be written here", &why),
            }
        }
        if let Some(bench) = &self.bench {
            bench.ask(job);
        }
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
            Ok(call) => self.begin(call, true),
            Err(error) => self.told.failed("The call could not be tried out", &error),
        }
    }

    fn data(&mut self) -> Result<DataDir, String> {
        if self.data.is_none() {
            let data = DataDir::resolve(self.places.data.as_deref()).map_err(|error| error.to_string())?;
            self.data = Some(data);
        }
        self.data.clone().ok_or_else(|| "there is no folder to keep calls in".to_owned())
    }

    fn records(&mut self) -> Result<Records, String> {
        if let Some(records) = &self.records {
            return Ok(records.clone());
        }
        let records = Records::open(&self.data()?).map_err(|error| error.to_string())?;
        for notice in records.notices() {
            self.told.failed("About earlier calls", notice);
        }
        self.records = Some(records.clone());
        Ok(records)
    }

    fn look(&mut self) {
        match self.data().and_then(|data| keeping::read(data.root())) {
            Ok(kept) => {
                self.own = kept.own_folder.clone().map(PathBuf::from);
                self.told.tell(News::Kept(kept));
            }
            Err(why) => {
                self.told.tell(News::Kept(crate::app::model::Kept::default()));
                self.told.failed("Names and settings could not be read", &why);
            }
        }
        let root = self.data.as_ref().map(DataDir::root);
        let own = root.map(|root| folder_of_own(root, &self.places.content, self.own.as_deref()));
        let library = Library::load(root, &folders(&self.places.content, own));
        self.told.tell(News::Library(cards(&library)));
        self.library.put(library);
        self.tell_past();
    }

    fn tell_past(&mut self) {
        match self.records().and_then(|records| past::all(&records)) {
            Ok(all) => self.told.tell(News::Past(all)),
            Err(why) => {
                self.told.tell(News::Past(Vec::new()));
                self.told.failed("Earlier calls could not be read", &why);
            }
        }
    }

    fn prepare(&mut self, scenario: &Id, seed: Option<Seed>) {
        let Some(library) = self.library.get() else { return };
        match library.bundle(scenario.as_str()) {
            Ok(bundle) => {
                let seed = seed.unwrap_or_else(new_seed);
                let case = Arc::new(bundle.case(seed));
                self.ready = Some(Ready { bundle, seed });
                self.told.tell(News::Prepared(case));
            }
            Err(error) => {
                let mut why = error.to_string();
                if let CaseError::Faulty { faults, .. } = &error {
                    why.extend(faults.iter().take(3).map(|fault| format!("\n{}", fault.message)));
                    why.push_str("\n`firstline lint` shows where.");
                }
                self.told.failed("This call cannot be taken", &why);
            }
        }
    }

    fn pick_up(&mut self, by: By, measured: bool) {
        let Some(Ready { bundle, seed }) = self.ready.take() else { return };
        let begun = self.records().and_then(|records| {
            Call::begin(bundle, seed, by, Some(&records)).map_err(|error| error.to_string())
        });
        match begun {
            Ok(call) => self.begin(call, measured),
            Err(why) => self.told.failed("The call could not be picked up", &why),
        }
    }

    fn go_on(&mut self, id: AttemptId) {
        let opened =
            self.records().and_then(|records| Call::go_on(&records, id).map_err(|error| error.to_string()));
        match opened {
            Ok(call) => self.begin(call, true),
            Err(why) => self.told.failed("This call cannot be gone on with", &why),
        }
    }

    fn begin(&mut self, call: Call, measured: bool) {
        let session = call.session();
        self.told.tell(News::Begun(Begun {
            case: Arc::clone(session.case()),
            id: call.id(),
            seed: call.header().seed,
            events: session.events().to_vec(),
            state: Box::new(session.state().clone()),
            measured,
        }));
        let now = Instant::now();
        let mut thinking = Thinking::new(now);
        if session.taken().is_empty() {
            thinking.hear(now, session.events());
        }
        self.call = Some(Taking { call, thinking: measured.then_some(thinking) });
    }

    /// How long until the customer or the desk moves by themselves, if nothing is typed.
    fn next_due(&mut self) -> Option<Duration> {
        let taking = self.call.as_mut()?;
        let due = taking.call.session().next_due_in()?;
        Some(taking.thinking.as_mut()?.reaches(Instant::now(), due))
    }

    /// Lets the time pass in which the trainee has been thinking.
    fn pass_thinking(&mut self) {
        let Some(taking) = &mut self.call else { return };
        let wait = taking.thinking.as_mut().and_then(|thinking| thinking.wait(Instant::now()));
        if let Some(wait) = wait.filter(|_| taking.call.session().phase() != Phase::Done) {
            self.take(&wait);
        }
    }

    fn take(&mut self, input: &Input) {
        let Some(taking) = &mut self.call else { return };
        let events = match taking.call.take(input) {
            Ok(events) => events.to_vec(),
            Err(error) => {
                let lost = Some(Box::new(input.clone()));
                let what = "This was not stored, so it was not done";
                return self.told.tell(News::Failed { what, why: error.to_string(), lost });
            }
        };
        if let Some(thinking) = &mut taking.thinking {
            thinking.hear(Instant::now(), &events);
        }
        let session = taking.call.session();
        let understood = session.taken().last().and_then(|taken| taken.understood.clone());
        self.told.tell(News::Happened(Happened {
            events,
            state: Box::new(session.state().clone()),
            understood,
        }));
    }

    fn finish_when_filed(&mut self) {
        if self.call.as_ref().is_some_and(|taking| taking.call.session().phase() == Phase::Done) {
            self.leave(Left::Filed);
        }
    }

    fn leave(&mut self, left: Left) {
        self.pass_thinking();
        let Some(mut taking) = self.call.take() else { return };
        let mut last = Vec::new();
        match taking.call.leave(left, &mut |events| last = events.to_vec()) {
            Ok(verdict) => {
                let state = Box::new(taking.call.session().state().clone());
                self.told.tell(News::Happened(Happened { events: last, state, understood: None }));
                self.told.tell(News::Over(Box::new(verdict)));
                self.over = Some(taking.call);
                self.tell_past();
                self.back_up();
            }
            Err(error) => self.told.failed("The result was not stored; the call can be gone on with", &error),
        }
    }

    /// Makes a backup when the last one is old enough.
    fn back_up(&mut self) {
        let made = self.data().and_then(|data| back_up_when_due(&data).map_err(|error| error.to_string()));
        if let Err(why) = made {
            self.told.failed("No backup could be made", &why);
        }
    }

    /// Takes the call again from before a turn. A call that was still going on is closed first.
    fn retry(&mut self, turn: u32) {
        let going_on = self.call.take().map(|taking| taking.call);
        let is_open = going_on.is_some();
        let Some(mut was) = going_on.or_else(|| self.over.take()) else { return };
        match self.again(&was, turn) {
            Ok(call) => {
                if is_open && let Err(error) = was.leave(Left::Retried, &mut |_| {}) {
                    self.told.failed("The earlier try could not be closed", &error);
                }
                self.begin(call, true);
            }
            Err(why) => {
                self.told.failed("The call could not be begun again", &why);
                self.over = Some(was);
            }
        }
    }

    fn again(&mut self, was: &Call, turn: u32) -> Result<Call, String> {
        let spoke = |stamped: &Stamped| matches!(&stamped.event, Event::AgentSpoke { heard, .. } | Event::ReadBack { heard, .. } if heard.turn == turn);
        let session = was.session();
        let place =
            session.taken().iter().rposition(|taken| session.events()[taken.from..].iter().any(spoke));
        let inputs = place.ok_or_else(|| format!("there is no turn {turn} in this call"))?;
        // What was tried out and not stored is not stored the second time either.
        let records = was.id().map(|_| self.records()).transpose()?;
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
