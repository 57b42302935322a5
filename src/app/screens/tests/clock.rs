//! A clock that moves when a test moves it: a call then takes the time that the test says, on every machine.

use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::app::clock::Clock;

/// A clock that stands still until it is moved.
#[derive(Clone)]
pub(super) struct Dial(Arc<(Mutex<Hand>, Condvar)>);

struct Hand {
    at: Instant,
    /// How often it still answers others; none: whenever they ask.
    answers: Option<u32>,
}

impl Dial {
    pub(super) fn new() -> Self {
        Self(Arc::new((Mutex::new(Hand { at: Instant::now(), answers: None }), Condvar::new())))
    }

    /// What others ask. Whoever asks a clock that does not answer waits until it does.
    pub(super) fn clock(&self) -> Clock {
        let dial = self.clone();
        Clock::new(move || {
            let (hand, changed) = &*dial.0;
            let asked = hand.lock().unwrap();
            let mut hand = changed.wait_while(asked, |hand| hand.answers == Some(0)).unwrap();
            hand.answers = hand.answers.map(|left| left - 1);
            hand.at
        })
    }

    /// The moment, for the test itself.
    pub(super) fn at(&self) -> Instant {
        self.0.0.lock().unwrap().at
    }

    /// So much time passes.
    pub(super) fn passes(&self, time: Duration) {
        self.0.0.lock().unwrap().at += time;
    }

    /// From now on it answers so often and then no more; none: whenever somebody asks.
    pub(super) fn answers(&self, times: Option<u32>) {
        self.0.0.lock().unwrap().answers = times;
        self.0.1.notify_all();
    }
}
