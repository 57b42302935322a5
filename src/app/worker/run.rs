//! The worker, as the window sees it.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::desk::Desk;
use super::job::Job;
use super::news::News;
use super::office::{Office, OfficeJob};
use super::shared::Shared;
use super::told::{GoingOn, Told};
use crate::app::clock::Clock;

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
    going_on: GoingOn,
    news: Receiver<News>,
    threads: Vec<JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads. `clock` tells how long somebody thinks; `wake` is called after each piece of news.
    #[must_use]
    pub fn start(places: Places, clock: Clock, wake: Box<dyn Fn() + Send>) -> Self {
        let (jobs, taken) = channel();
        let (for_office, asked) = channel();
        let (news, heard) = channel();
        let going_on = GoingOn::default();
        let told = Told::new(news, wake, Arc::clone(&going_on));
        let shared = Arc::new(Shared::new(places, clock));
        let office = Office::new(Arc::clone(&shared), told.clone());
        let desk = Desk::new(shared, told);
        let threads =
            vec![thread::spawn(move || desk.run(&taken)), thread::spawn(move || office.run(&asked))];
        Self { jobs: Some(jobs), office: Some(for_office), going_on, news: heard, threads }
    }

    /// Asks for something.
    pub fn ask(&self, job: Job) {
        // A worker that is gone has said why, by a panic that the program leaves with.
        match job {
            Job::Cancel => self.cancel(),
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

    fn cancel(&self) {
        self.going_on.lock().unwrap_or_else(PoisonError::into_inner).cancel();
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
        self.cancel();
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}
