//! Critical errors: what fails a call whatever its points. One file each.

mod abandoned;
mod false_word;
mod insult;
mod privacy;
mod secret_in_ticket;

use super::call_view::CallView;
use super::evidence::Place;

/// One thing that fails a call.
pub trait CriticalRule: Sync {
    /// Which one it is.
    fn info(&self) -> &'static CriticalInfo;

    /// Where it was done: each place with the key of the rubric's sentence for it.
    fn find(&self, call: &CallView<'_>) -> Vec<Found>;
}

/// Which critical error it is. Its texts are the rubric's, under the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriticalInfo {
    /// Its name: `critical-insult`.
    pub id: &'static str,
    /// The sentences it asks the rubric for, by key.
    pub says: &'static [&'static str],
}

/// A place where a critical error was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub place: Place,
    /// The sentence of the rubric that tells it.
    pub key: &'static str,
    /// What its names stand for.
    pub values: Vec<(&'static str, String)>,
}

const ALL: &[&dyn CriticalRule] = &[
    &insult::Insult,
    &privacy::Privacy,
    &false_word::FalseWord,
    &abandoned::Abandoned,
    &secret_in_ticket::SecretInTicket,
];

/// Every critical error, in the order of the scorecard.
pub fn critical_rules() -> impl Iterator<Item = &'static dyn CriticalRule> {
    ALL.iter().copied()
}
