//! The two ledgers of a call: what the desk knows, and what the customer was told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;

/// How the desk came to know something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The customer answered a question.
    Answered,
    /// The customer said it unasked.
    Volunteered,
    /// A tool showed it.
    Tool,
    /// The customer took the step in this call.
    Step,
    /// The agent said it, and the customer let it stand as right.
    Confirmed,
    /// It stood in what the call was given.
    Given,
}

/// One thing the desk knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The turn in which it was learnt; 0 before the first utterance.
    pub turn: u32,
    /// How.
    pub source: Source,
    /// The value as it was heard, when that was a slip and not the true value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slip: Option<String>,
}

/// One thing the customer was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The first turn in which it was told rightly, if ever.
    pub right: Option<u32>,
    /// The last turn in which something else was said in its place, if ever.
    pub wrong: Option<u32>,
    /// The last turn in which the agent said that they do not know it, if ever.
    pub unknown: Option<u32>,
}

/// What the desk knows and what the customer was told, by id of fact, part, finding, step, team or record line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    known: BTreeMap<Id, Known>,
    told: BTreeMap<Id, Told>,
}

impl Ledger {
    /// What the desk knows of this, if anything.
    #[must_use]
    pub fn known(&self, id: &str) -> Option<&Known> {
        self.known.get(id)
    }

    /// Whether the desk knows this.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }

    /// Everything the desk knows, by id.
    pub fn all_known(&self) -> impl Iterator<Item = (&Id, &Known)> {
        self.known.iter()
    }

    /// What the customer was told of this, if anything.
    #[must_use]
    pub fn told(&self, id: &str) -> Option<Told> {
        self.told.get(id).copied()
    }

    /// Everything the customer was told, by id.
    pub fn all_told(&self) -> impl Iterator<Item = (&Id, &Told)> {
        self.told.iter()
    }

    /// Writes down that the desk learnt this. What was known stays as it was first learnt, but a slip is mended.
    pub fn learn(&mut self, id: &Id, known: Known) {
        match self.known.get_mut(id.as_str()) {
            Some(before) if known.slip.is_none() => before.slip = None,
            Some(_) => {}
            None => {
                self.known.insert(id.clone(), known);
            }
        }
    }

    /// Writes down that the customer was told this rightly.
    pub fn tell(&mut self, id: &Id, turn: u32) {
        let told = self.entry(id);
        told.right = told.right.or(Some(turn));
    }

    /// Writes down that the customer was told something else in its place.
    pub fn tell_wrong(&mut self, id: &Id, turn: u32) {
        self.entry(id).wrong = Some(turn);
    }

    /// Writes down that the agent said they do not know this.
    pub fn tell_unknown(&mut self, id: &Id, turn: u32) {
        self.entry(id).unknown = Some(turn);
    }

    fn entry(&mut self, id: &Id) -> &mut Told {
        self.told.entry(id.clone()).or_insert(Told { right: None, wrong: None, unknown: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_keeps_its_first_source_and_loses_its_slip() {
        let mut ledger = Ledger::default();
        let slip = Known { turn: 2, source: Source::Answered, slip: Some("Tuesday".into()) };
        ledger.learn(&"began".into(), slip);
        ledger.learn(&"began".into(), Known { turn: 5, source: Source::Volunteered, slip: None });
        let known = ledger.known("began").unwrap();
        assert_eq!((known.turn, known.source, known.slip.as_deref()), (2, Source::Answered, None));
    }
}
