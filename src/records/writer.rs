//! The one thread that writes, fed by a channel: whoever appends waits for the answer only if they choose to.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::entry::{Appended, Batch};
use super::error::StoreError;
use super::store::Store;

/// The thread that writes, as those see it who append.
pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

struct Job {
    batch: Batch,
    answer: Sender<Result<Appended, StoreError>>,
}

/// An append that is on its way.
#[derive(Debug)]
pub struct Pending(Receiver<Result<Appended, StoreError>>);

impl Pending {
    /// Waits until it is on disk.
    ///
    /// # Errors
    /// When it could not be stored.
    pub fn wait(self) -> Result<Appended, StoreError> {
        self.0.recv().unwrap_or(Err(StoreError::Closed))
    }
}

impl Writer {
    pub(super) fn start(mut store: Box<dyn Store>) -> Self {
        let (jobs, taken) = channel::<Job>();
        let thread = thread::spawn(move || {
            for Job { batch, answer } in taken {
                // Whoever does not wait for the answer does not want it.
                answer.send(store.append(&batch)).ok();
            }
        });
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    pub(super) fn post(&self, batch: Batch) -> Pending {
        let (answer, answered) = channel();
        if let Some(jobs) = &self.jobs {
            // When the thread has ended the answer never comes, and waiting for it says so.
            jobs.send(Job { batch, answer }).ok();
        }
        Pending(answered)
    }
}

impl Drop for Writer {
    /// What was posted is written first.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
