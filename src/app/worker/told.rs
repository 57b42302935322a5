//! How the worker speaks to the window.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::news::News;

/// Speaks to the window. A copy speaks to the same one.
#[derive(Clone)]
pub(super) struct Told {
    news: Sender<News>,
    wake: Arc<Mutex<Box<dyn Fn() + Send>>>,
    cancelled: Arc<AtomicBool>,
}

impl Told {
    pub(super) fn new(news: Sender<News>, wake: Box<dyn Fn() + Send>, cancelled: Arc<AtomicBool>) -> Self {
        Self { news, wake: Arc::new(Mutex::new(wake)), cancelled }
    }

    pub(super) fn tell(&self, news: News) {
        // Nobody listens any more when the window is closing.
        self.news.send(news).ok();
        (self.wake.lock().unwrap_or_else(PoisonError::into_inner))();
    }

    pub(super) fn failed(&self, what: &'static str, why: &impl ToString) {
        self.tell(News::Failed { what, why: why.to_string(), lost: None });
    }

    /// Long work begins: a wish to cancel what went on before is no wish to cancel this.
    pub(super) fn begin(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// So much of long work is done. Returns whether to go on.
    pub(super) fn go_on(&self, what: &'static str, done: usize, of: usize) -> bool {
        if self.cancelled.load(Ordering::Relaxed) {
            return false;
        }
        // Nobody reads a hundred numbers in a blink.
        if done.is_multiple_of(25) && of > 50 {
            self.tell(News::Progress { what, done, of });
        }
        true
    }
}
