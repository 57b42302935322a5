//! Which call to take next.

use super::Model;
use crate::app::worker::{Card, PastState};
use crate::sim::ids::Id;

impl Model {
    /// The call to take after this one: the next on the shelf that this person has not finished yet, or simply the next.
    #[must_use]
    pub fn next_scenario(&self, after: &Id) -> Option<&Card> {
        let cards = self.library.as_deref()?;
        let here = cards.iter().position(|card| card.id == *after).unwrap_or(0);
        let (before, from) = cards.split_at(here);
        let others = || from.iter().chain(before).filter(|card| card.scenario.is_some() && card.id != *after);
        others().find(|card| !self.has_finished(&card.id)).or_else(|| others().next())
    }

    fn has_finished(&self, scenario: &Id) -> bool {
        self.past.iter().flatten().any(|past| {
            *scenario == *past.scenario.as_str()
                && past.trainee == self.kept.who
                && matches!(past.state, PastState::Closed(Some(_)))
        })
    }
}
