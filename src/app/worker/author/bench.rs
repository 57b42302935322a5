//! The thread of those who write.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::errand::Under;
use super::job::{AuthorJob, Errand};
use super::news::{AuthorNews, Looked, Meanwhile, Opened, Picture};
use super::recovery::{self, Unsaved};
use super::{files, rows};
use crate::app::language::key;
use crate::app::worker::News;
use crate::app::worker::desk::cards;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::Told;
use crate::author::approach::{BeatPlace, beats, lines};
use crate::author::editing::{Digest, Saved, digest, problems, save, sides};
use crate::author::graph::{Graph, place};
use crate::author::lint;
use crate::content::{Kind, Library, Written};
use crate::mentoring::{assigned_in, facts_for_a_lead};
use crate::review::people::{Action, may};
use crate::sim::ids::Id;
use crate::sim::scenario::diagnostic::Diagnostic;

/// The file that is open is looked at so often.
const LOOKS_AFTER: Duration = Duration::from_secs(2);

/// The thread of those who write, as the worker sees it.
pub(in crate::app::worker) struct Bench {
    jobs: Option<Sender<AuthorJob>>,
    thread: Option<JoinHandle<()>>,
}

impl Bench {
    /// Starts the thread.
    /// `data` is the folder where everything is kept.
    pub(in crate::app::worker) fn start(data: PathBuf, shared: Arc<Shared>, told: Told) -> Self {
        let (jobs, taken) = channel();
        let thread = thread::spawn(move || Hand::new(data, shared, told).run(&taken));
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// Asks for something.
    pub(in crate::app::worker) fn ask(&self, job: AuthorJob) {
        if let Some(jobs) = &self.jobs {
            jobs.send(job).ok();
        }
    }
}

impl Drop for Bench {
    /// What was asked for is finished first: a text on its way to the disk arrives there.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

struct Hand {
    data: PathBuf,
    shared: Arc<Shared>,
    told: Told,
    /// Everything as it is on the disk; what is played may be an earlier version.
    library: Library,
    /// Files whose state is looked at when nothing else is to be done.
    backlog: VecDeque<String>,
    errand: Option<Under>,
    /// The file that is open.
    open: Option<String>,
    /// The file that is open and can be changed by others, and what it held.
    watched: Option<(String, Digest)>,
}

impl Hand {
    fn new(data: PathBuf, shared: Arc<Shared>, told: Told) -> Self {
        let library = Library::clone(&shared.library());
        Self {
            data,
            shared,
            told,
            library,
            backlog: VecDeque::new(),
            errand: None,
            open: None,
            watched: None,
        }
    }

    fn run(mut self, jobs: &Receiver<AuthorJob>) {
        let mut waiting: VecDeque<AuthorJob> = VecDeque::new();
        loop {
            loop {
                match self.next(jobs, waiting.is_empty()) {
                    Ok(job) => add(&mut waiting, job),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => {
                        // Nobody looks any more; what is to be written is written.
                        waiting.into_iter().filter(writes).for_each(|job| self.work(job));
                        return;
                    }
                }
            }
            match waiting.pop_front() {
                Some(job) => self.work(job),
                None => self.next_of_backlog(),
            }
        }
    }

    /// The next job; waits for one when there is nothing else to do, and looks now and then at the file that is open.
    fn next(&mut self, jobs: &Receiver<AuthorJob>, idle: bool) -> Result<AuthorJob, TryRecvError> {
        if !idle || !self.backlog.is_empty() {
            return jobs.try_recv();
        }
        loop {
            let job = match &self.watched {
                Some(_) => jobs.recv_timeout(LOOKS_AFTER),
                None => jobs.recv().map_err(|RecvError| RecvTimeoutError::Disconnected),
            };
            match job {
                Ok(job) => return Ok(job),
                Err(RecvTimeoutError::Disconnected) => return Err(TryRecvError::Disconnected),
                Err(RecvTimeoutError::Timeout) => self.watch(),
            }
        }
    }

    fn tell(&self, news: AuthorNews) {
        self.told.tell(News::Author(news));
    }

    fn failed(&self, what: &'static str, why: &impl ToString) {
        self.tell(AuthorNews::Failed { number: None, what, why: why.to_string() });
    }

    fn work(&mut self, job: AuthorJob) {
        match job {
            AuthorJob::Look => self.look(),
            AuthorJob::Folder(folder) => match files::made(&folder) {
                Ok(folder) => {
                    self.shared.set_own(Some(folder));
                    self.reload();
                    self.look();
                }
                Err(why) => self.failed(key("This folder cannot be used"), &why),
            },
            AuthorJob::Open(file) => self.open(&file),
            AuthorJob::Check { file, version, text, opened } => self.check(file, version, &text, opened),
            AuthorJob::Save { file, version, text, opened } => self.save(file, version, &text, opened),
            AuthorJob::Copy { from, name, text } => {
                let gone = || format!("{from} is not among the files that were read");
                let from = self.library.written_in(&from).ok_or_else(gone);
                let made = from.and_then(|from| {
                    self.refused(from.scenario.as_ref()).map_or(Ok(()), Err)?;
                    files::copy(&self.library, &self.own(), &from, &name, text.as_deref())
                });
                self.made(key("No copy was made"), made);
            }
            AuthorJob::Begin(beginning) => {
                let made = files::begin(&self.library, &self.own(), &beginning);
                self.made(key("Nothing was begun"), made);
            }
            AuthorJob::Forget(file) => {
                if let Err(error) = recovery::forget(&self.data, &file) {
                    self.failed(key("The unsaved text was not thrown away"), &error);
                }
                self.tell_rows();
            }
            AuthorJob::Close => {
                (self.open, self.watched) = (None, None);
                self.tell_rows();
            }
            AuthorJob::Errand { number, file, text, what } => self.send(number, &file, &text, what),
            AuthorJob::Stop => {
                if let Some(errand) = &self.errand {
                    errand.stop();
                }
            }
        }
    }

    /// Sends somebody on an errand; who is still on one leaves it.
    fn send(&mut self, number: u64, file: &str, text: &str, what: Errand) {
        let now = self.library.with_text(file, text);
        let of = now.as_ref().and_then(|now| now.written_in(file));
        let (Some(now), Some(id)) = (now, of.as_ref().and_then(|of| of.scenario.clone())) else {
            let why = format!("{file} is not among the files that were read; open it anew");
            return self.tell(AuthorNews::Failed { number: Some(number), what: key("It is not there"), why });
        };
        // It may have been assigned since it was opened.
        if let Some(why) = self.refused(Some(&id)) {
            return self.tell(AuthorNews::Failed {
                number: Some(number),
                what: key("It cannot be opened"),
                why,
            });
        }
        let plan = of.filter(|of| of.kind == Kind::Plan).map(|of| plan_name(&of));
        let (told, clock) = (self.told.clone(), self.shared.clock().clone());
        self.errand = Some(Under::way(number, what, now, (file.to_owned(), id, plan), told, clock));
    }

    /// The folder for one's own.
    fn own(&self) -> PathBuf {
        files::folder_of_own(&self.data, self.shared.folders(), self.shared.own().as_deref())
    }

    fn look(&mut self) {
        self.tell_rows();
        // One's own come first. What was shipped stands as it was shipped; only its scenarios are counted through.
        let mut all = self.library.written();
        all.retain(|written| written.layer > 0 || written.kind == Kind::Scenario);
        all.sort_by_key(|written| (written.layer == 0, written.kind));
        self.backlog = all.into_iter().map(|written| written.file).collect();
    }

    fn tell_rows(&self) {
        let library = &self.library;
        let named = |id: &Id, name: Option<&str>| (id.clone(), name.unwrap_or(id.as_str()).to_owned());
        let desks = library
            .desks
            .iter()
            .filter_map(|(id, desk)| desk.value.as_ref().map(|desk| named(id, Some(&desk.company))));
        let personas = library
            .personas
            .iter()
            .filter_map(|(id, persona)| persona.value.as_ref().map(|persona| named(id, Some(&persona.name))));
        self.tell(AuthorNews::Rows {
            rows: rows::rows(library, Some(&self.data)),
            desks: desks.collect(),
            personas: personas.collect(),
            folder: self.own().display().to_string(),
        });
    }

    fn next_of_backlog(&mut self) {
        let Some(file) = self.backlog.pop_front() else { return };
        let Some(written) = self.library.written_in(&file) else { return };
        // Shipped plans hold as they were shipped; they are played when somebody wants to know, by opening theirs.
        let with_plans = written.layer > 0 || Some(&file) == self.open.as_ref();
        self.tell(rows::stands(&self.library, &written, with_plans));
    }

    /// Reads everything anew. What has faults now is played as it was.
    fn reload(&mut self) {
        let folders = files::folders(self.shared.folders(), Some(self.own()));
        self.library = Library::load(Some(&self.data), &folders);
        let mut played = self.library.clone();
        played.keep_good(&self.shared.library());
        self.play(played);
    }

    /// From now on this is what calls are taken with; those in progress keep what they have.
    fn play(&self, library: Library) {
        self.told.tell(News::Library(cards(&library)));
        self.shared.put_library(library);
    }

    /// Why a file may not be seen now; none when it may. What shows the facts of an assigned scenario is for leads.
    fn refused(&self, scenario: Option<&Id>) -> Option<String> {
        let id = scenario?;
        let acting = self.shared.acting();
        if acting.is_some_and(|acting| may(acting.by.role, Action::SeeGradedFacts)) {
            return None;
        }
        let records = self.shared.records();
        let assigned = records.and_then(|records| assigned_in(&records).map_err(|error| error.to_string()));
        match assigned {
            Ok(assigned) => assigned.contains(id.as_str()).then(|| {
                format!(
                    "{}. Here a lead opens it once their PIN has shown that it is them; anybody can when the session is closed.",
                    facts_for_a_lead(id.as_str())
                )
            }),
            Err(why) => Some(format!("it cannot be said what is assigned: {why}")),
        }
    }

    fn open(&mut self, file: &str) {
        let Some(written) = self.library.written_in(file) else {
            let why = format!("{file} is not among the files that were read any more");
            return self.failed(key("It cannot be opened"), &why);
        };
        if let Some(why) = self.refused(written.scenario.as_ref()) {
            return self.tell(AuthorNews::Refused(why));
        }
        let Written { kind, id, file, layer, .. } = written;
        let own = layer > 0;
        let shipped = || self.library.text(&file).unwrap_or_default().to_owned();
        let text = if own { fs::read_to_string(&file) } else { Ok(shipped()) };
        let text = match text {
            Ok(text) => text,
            Err(error) => return self.failed(key("It cannot be opened"), &format!("{error}: {file}")),
        };
        let kept = recovery::kept(&self.data, &file).filter(|kept| kept.text != text);
        let recovered = kept.map(|kept| (kept.text, kept.opened));
        let opened = digest(text.as_bytes());
        self.open = Some(file.clone());
        self.watched = own.then(|| (file.clone(), opened));
        self.backlog.push_front(file.clone());
        self.tell(AuthorNews::Opened(Opened { kind, id, file, text, opened, own, recovered }));
    }

    fn check(&self, file: String, version: u64, text: &Arc<str>, opened: Option<Digest>) {
        let copied = match opened {
            Some(opened) => {
                let unsaved = Unsaved { file: file.clone(), opened, text: text.to_string() };
                recovery::keep(&self.data, &unsaved)
            }
            None => recovery::forget(&self.data, &file),
        };
        if let Err(error) = copied {
            self.failed(key("No copy of the unsaved text was kept; save it"), &error);
        }
        let Some(now) = self.library.with_text(&file, text) else { return };
        let found = own_faults(&now, &file);
        let picture = now.scenario_in(&file).and_then(|(_, entry)| {
            let scenario = entry.value.as_deref()?;
            let graph = Graph::of(scenario, &entry.source);
            let placed = Arc::new(place(&graph));
            Some(Picture { graph: Arc::new(graph), placed })
        });
        let places = places(&now, &file, text).map(Arc::new);
        let problems = problems(&found, text);
        self.tell(AuthorNews::Looked(Looked { file, version, problems, picture, places }));
    }

    fn save(&mut self, file: String, version: u64, text: &Arc<str>, opened: Digest) {
        match save(Path::new(&file), text, opened) {
            Ok(Saved::Done(opened)) => {
                let errors = self.adopt(&file, text);
                if let Err(error) = recovery::forget(&self.data, &file) {
                    self.failed(key("It is saved; its copy was not thrown away"), &error);
                }
                self.watched = Some((file.clone(), opened));
                self.tell(AuthorNews::Saved { file, version, opened, errors });
                self.tell_rows();
            }
            Ok(Saved::Changed(theirs)) => {
                // Told once: a look at the file a moment later would put away what is shown of both.
                self.watched = None;
                self.meanwhile(file, theirs, Some(text));
            }
            Err(error) => self.failed(key("It was not saved"), &format!("{error}: {file}")),
        }
    }

    /// A saved text without errors is played from now on; one with errors leaves what was played. Returns the errors.
    fn adopt(&mut self, file: &str, text: &str) -> usize {
        let was = self.library.written_in(file);
        let Some(now) = self.library.with_text(file, text) else { return 0 };
        self.library = now;
        let errors = own_faults(&self.library, file).iter().filter(|fault| fault.is_error()).count();
        let is = self.library.written_in(file);
        let kind = was.as_ref().or(is.as_ref()).map(|written| written.kind).unwrap_or_default();
        let another_id = was.map(|written| written.id) != is.map(|written| written.id);
        if errors == 0 && kind == Kind::Desk && another_id {
            // Everything in its folder goes by its id.
            self.reload();
        } else if errors == 0 {
            let played = self.shared.library().with_text(file, text);
            self.play(played.unwrap_or_else(|| self.library.clone()));
        }
        self.look_again(kind, file);
        errors
    }

    /// Has everything looked at again that another text in this file can have made better or worse.
    fn look_again(&mut self, kind: Kind, file: &str) {
        let scenario = self.library.written_in(file).and_then(|written| written.scenario);
        let mut all = self.library.written();
        all.retain(|written| match kind {
            Kind::Scenario | Kind::Plan => written.scenario == scenario && written.layer > 0,
            Kind::Course => written.file == file,
            Kind::Desk | Kind::Article | Kind::Event | Kind::Shared | Kind::Persona | Kind::Rubric => {
                written.layer > 0 || written.kind == Kind::Scenario
            }
        });
        let files = all.into_iter().map(|written| written.file);
        let new: Vec<String> = files.filter(|file| !self.backlog.contains(file)).collect();
        self.backlog.extend(new);
    }

    /// Looks whether the file that is open still holds what it held; says once when it does not.
    fn watch(&mut self) {
        let Some((file, opened)) = self.watched.take() else { return };
        match fs::read(&file) {
            Ok(now) if digest(&now) == opened => self.watched = Some((file, opened)),
            Ok(now) => self.meanwhile(file, Some(now), None),
            Err(_) => self.meanwhile(file, None, None),
        }
    }

    /// Says what somebody else did to the file; beside the typed text when that was to be saved.
    fn meanwhile(&self, file: String, theirs: Option<Vec<u8>>, mine: Option<&str>) {
        let digest = digest(theirs.as_deref().unwrap_or_default());
        let theirs = theirs.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let sides = mine.map(|mine| sides(mine, theirs.as_deref().unwrap_or_default())).unwrap_or_default();
        self.tell(AuthorNews::Meanwhile(Meanwhile { file, theirs, digest, sides }));
    }

    fn made(&mut self, what: &'static str, made: Result<PathBuf, String>) {
        match made {
            Ok(file) => {
                self.reload();
                self.look();
                // As the library calls it.
                let file = file.strip_prefix(".").unwrap_or(&file);
                self.tell(AuthorNews::Made(file.display().to_string()));
            }
            Err(why) => self.failed(what, &why),
        }
    }
}

/// The name of a plan, without the scenario that its id begins with.
fn plan_name(written: &Written) -> String {
    let scenario = written.scenario.as_ref().map_or("", Id::as_str);
    let name = written.id.as_str().strip_prefix(scenario).unwrap_or_default();
    name.trim_start_matches('.').to_owned()
}

/// From where the call of a file can be tried out; none while the file has faults or when it has no call.
fn places(library: &Library, file: &str, text: &str) -> Option<Vec<BeatPlace>> {
    let written = library.written_in(file)?;
    match written.kind {
        Kind::Scenario => {
            let (_, entry) = library.scenario_in(file)?;
            Some(beats(entry.value.as_deref()?, &entry.source))
        }
        Kind::Plan => {
            let plan = library.plan(written.scenario.as_ref()?.as_str(), &plan_name(&written))?;
            Some(lines(text, &plan.ok()?))
        }
        _ => None,
    }
}

fn own_faults(library: &Library, file: &str) -> Vec<Diagnostic> {
    match library.written_in(file) {
        Some(written) => rows::faults(library, &written),
        // Another file has its id: that is told, and there is no more to look at.
        None => lint(library, &|name| name == file),
    }
}

/// Adds a job. Of looks at one file only the last is wanted.
fn add(waiting: &mut VecDeque<AuthorJob>, job: AuthorJob) {
    if let AuthorJob::Check { file, .. } = &job {
        waiting.retain(|other| !matches!(other, AuthorJob::Check { file: own, .. } if own == file));
    }
    waiting.push_back(job);
}

/// Whether something is lost when the job is not done.
fn writes(job: &AuthorJob) -> bool {
    matches!(
        job,
        AuthorJob::Check { .. } | AuthorJob::Save { .. } | AuthorJob::Copy { .. } | AuthorJob::Begin(_)
    )
}
