//! How the worker speaks to the window.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::news::News;
use crate::mentoring::{MentoringError, Work};

/// So many steps of long work are done before the window hears of it again: nobody reads a hundred numbers in a blink.
const STEPS: u64 = 25;

/// Speaks to the window. A copy speaks to the same one.
#[derive(Clone)]
pub(super) struct Told {
    voice: Voice,
    /// The long work that goes on, for the window to stop.
    going_on: GoingOn,
}

/// The long work that goes on.
pub(super) type GoingOn = Arc<Mutex<Work>>;

#[derive(Clone)]
struct Voice {
    news: Sender<News>,
    wake: Arc<Mutex<Box<dyn Fn() + Send>>>,
}

impl Told {
    pub(super) fn new(news: Sender<News>, wake: Box<dyn Fn() + Send>, going_on: GoingOn) -> Self {
        Self { voice: Voice { news, wake: Arc::new(Mutex::new(wake)) }, going_on }
    }

    pub(super) fn tell(&self, news: News) {
        self.voice.tell(news);
    }

    pub(super) fn failed(&self, what: &'static str, why: &impl ToString) {
        self.tell(News::Failed { what, why: why.to_string(), lost: None });
    }

    /// Long work begins: the window hears how far it is, and may stop it.
    pub(super) fn work(&self, what: &'static str) -> Work {
        let voice = self.voice.clone();
        let work = Work::telling(move |done, of| {
            if done.is_multiple_of(STEPS) && of > 2 * STEPS {
                voice.tell(News::Progress { what, done, of });
            }
        });
        *self.going_on.lock().unwrap_or_else(PoisonError::into_inner) = work.clone();
        work
    }
}

impl Voice {
    fn tell(&self, news: News) {
        // Nobody listens any more when the window is closing.
        self.news.send(news).ok();
        (self.wake.lock().unwrap_or_else(PoisonError::into_inner))();
    }
}

/// Whoever stopped long work needs not be told that it stopped.
pub(super) fn unless_cancelled<T>(done: Result<T, MentoringError>) -> Result<Option<T>, MentoringError> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(MentoringError::Cancelled) => Ok(None),
        Err(error) => Err(error),
    }
}
