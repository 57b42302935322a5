//! What takes a while: proofs, rehearsals, the way to a beat.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::job::Errand;
use super::news::AuthorNews;
use super::rows::readable;
use crate::app::clock::Clock;
use crate::app::language::key;
use crate::app::worker::News;
use crate::app::worker::told::Told;
use crate::author::approach::{Way, along, way_to};
use crate::author::editing::Charts;
use crate::author::prove::{BOUND, Far, Watch, prove};
use crate::author::rehearse::{Batch, Shard, Tally, rehearse};
use crate::author::trainee::{Bot, Bots};
use crate::content::{Bundle, Library};
use crate::sim::ids::Id;

/// The bot that proofs win calls with.
const MODEL: &str = "model";

/// The seed that rehearsals draw from.
const SEED: u64 = 1;

/// A rehearsal asks after so many calls whether to go on.
const AT_ONCE: u64 = 20;

/// Progress is told no more often than this.
const OFTEN: Duration = Duration::from_millis(100);

/// An errand that is under way.
pub(super) struct Under {
    stop: Arc<AtomicBool>,
}

impl Under {
    /// Sends somebody on an errand.
    pub(super) fn way(
        number: u64,
        what: Errand,
        library: Library,
        (file, id, plan): (String, Id, Option<String>),
        told: Told,
        clock: Clock,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let runner = Runner { number, library, file, id, plan, told, clock, stop: Arc::clone(&stop) };
        // Nobody waits for it: it ends by itself soon after it is stopped, and its news then reach nobody.
        thread::spawn(move || runner.run(&what));
        Self { stop }
    }

    /// Leaves it.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for Under {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Says when something may be told again.
struct Often<'c> {
    clock: &'c Clock,
    begun: Instant,
    /// So many spans of [`OFTEN`] had begun when it was told last.
    told: AtomicU64,
}

impl<'c> Often<'c> {
    fn new(clock: &'c Clock) -> Self {
        Self { clock, begun: clock.now(), told: AtomicU64::new(0) }
    }

    /// Whether it is the first time, or enough time has passed since this was last so; for one of several threads.
    fn is_due(&self) -> bool {
        let passed = self.clock.now().saturating_duration_since(self.begun);
        let spans = u64::try_from(passed.as_millis() / OFTEN.as_millis()).unwrap_or(0) + 1;
        self.told.fetch_max(spans, Ordering::Relaxed) < spans
    }
}

struct Runner {
    number: u64,
    library: Library,
    file: String,
    id: Id,
    /// The name of the plan, when the file is one.
    plan: Option<String>,
    told: Told,
    clock: Clock,
    stop: Arc<AtomicBool>,
}

impl Runner {
    fn run(&self, what: &Errand) {
        let (name, done) = match what {
            Errand::Prove => (key("It could not be proved"), self.prove()),
            Errand::Rehearse(runs) => (key("It could not be rehearsed"), self.rehearse(*runs)),
            Errand::Way(beat) => (key("The call could not be taken"), self.approach(beat.as_ref())),
        };
        let news =
            done.unwrap_or_else(|why| AuthorNews::Failed { number: Some(self.number), what: name, why });
        self.tell(news);
    }

    fn tell(&self, news: AuthorNews) {
        self.told.tell(News::Author(news));
    }

    fn bundle(&self) -> Result<Arc<Bundle>, String> {
        let bundle = self.library.bundle(self.id.as_str());
        bundle.map(Arc::new).map_err(|error| format!("{error}. Mend the errors first."))
    }

    fn bots(&self) -> Result<Vec<Bot>, String> {
        let texts = self.library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), &*bot.text));
        Bots::read(texts).all().map_err(|error| error.to_string())
    }

    fn prove(&self) -> Result<AuthorNews, String> {
        let (bundle, bots) = (self.bundle()?, self.bots()?);
        let model =
            bots.iter().find(|bot| bot.id == *MODEL).ok_or("there is no bot `model` to win calls with")?;
        let often = Often::new(&self.clock);
        let hears = |far: Far| {
            if often.is_due() {
                let (done, of) = (far.claims as u64, far.of as u64);
                self.tell(AuthorNews::Progress { number: self.number, done, of, tried: far.tried });
            }
            !self.stop.load(Ordering::Relaxed)
        };
        let proof = prove(&bundle, model, &readable(&self.library, &self.id), BOUND, &Watch::new(&hears));
        Ok(AuthorNews::Proved { number: self.number, file: self.file.clone(), proof })
    }

    fn rehearse(&self, runs: u32) -> Result<AuthorNews, String> {
        let (bundle, bots) = (self.bundle()?, self.bots()?);
        let jobs = thread::available_parallelism().map_or(1, NonZero::get);
        let whole = Batch {
            scenarios: vec![bundle],
            bots: bots.clone(),
            runs,
            seed: SEED,
            shard: Shard::WHOLE,
            jobs,
        };
        let of = whole.calls();
        let parts = of.div_ceil(AT_ONCE).max(1);
        let (done, often) = (AtomicU64::new(0), Often::new(&self.clock));
        let progress = || {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if often.is_due() {
                self.tell(AuthorNews::Progress { number: self.number, done, of, tried: 0 });
            }
        };
        let mut tally = Tally::new(self.id.clone());
        for index in 1..=parts {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            let batch = Batch { shard: Shard { index, of: parts }, ..whole.clone() };
            let (tallies, _) = rehearse(&batch, false, &progress);
            for part in tallies {
                tally.add(part);
            }
        }
        let charts = Arc::new(Charts::of(&self.library, &tally, &bots));
        Ok(AuthorNews::Rehearsed { number: self.number, file: self.file.clone(), charts })
    }

    fn approach(&self, beat: Option<&Id>) -> Result<AuthorNews, String> {
        let bundle = self.bundle()?;
        let way = match beat {
            _ if self.plan.is_some() => Some(self.along(beat)?),
            None => {
                let seed = crate::attempt::new_seed();
                Some(Way { seed, inputs: Vec::new(), found_by: String::new() })
            }
            Some(beat) => {
                let plans = readable(&self.library, &self.id);
                way_to(&bundle, beat, &self.bots()?, &plans, &|| self.stop.load(Ordering::Relaxed))
            }
        };
        let bundle = Box::new(Bundle::clone(&bundle));
        Ok(AuthorNews::Way { number: self.number, beat: beat.cloned(), bundle, way })
    }

    /// The way along the plan that is open.
    fn along(&self, line: Option<&Id>) -> Result<Way, String> {
        let name = self.plan.as_deref().unwrap_or_default();
        let plan = self.library.plan(self.id.as_str(), name).and_then(Result::ok);
        let plan = plan.ok_or("the plan has errors. Mend them first.")?;
        let way = along(&plan, line.map(Id::as_str));
        way.ok_or_else(|| "the plan has no such line any more".to_owned())
    }
}
