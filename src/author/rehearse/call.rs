//! One rehearsed call.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use crate::author::trainee::{Aims, Bot, Trainee, heard_as};
use crate::content::Bundle;
use crate::sim::call::{Event, Stamped};
use crate::sim::case::{Case, row};
use crate::sim::ids::Id;
use crate::sim::rng::{Seed, fnv1a};
use crate::sim::scoring::{Scorecard, score_reading};
use crate::sim::session::{Memo, Session};
use crate::sim::words::Dimension;

/// The seed of one call of a rehearsal.
#[must_use]
pub fn seed_of(seed: Seed, scenario: &Id, bot: &Id, run: u32) -> Seed {
    fnv1a(&format!("{seed}/{scenario}/{bot}/{run}"))
}

/// What came of one call, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRecord {
    /// The scenario.
    pub scenario: Id,
    /// The bot.
    pub bot: Id,
    /// Which run of it, counted from 0.
    pub run: u32,
    /// The seed of the call.
    pub seed: Seed,
    /// How it ended.
    pub disposition: String,
    /// Whether that was one of the right endings.
    pub right: bool,
    /// Per mille of each dimension; none when it does not apply.
    pub dimensions: BTreeMap<Dimension, Option<u16>>,
    /// Critical errors.
    pub critical: Vec<String>,
    /// Utterances of the trainee.
    pub turns: u32,
}

/// Everything a rehearsal looks at after one call.
pub(super) struct Rehearsed {
    pub(super) record: CallRecord,
    pub(super) card: Scorecard,
    pub(super) events: Vec<Stamped>,
    /// What was meant and heard otherwise: the move in words, and the sentence.
    pub(super) misheard: Vec<(String, String)>,
    /// Whether the bot has no flaw.
    pub(super) faultless: bool,
    /// How many sentences were meant to do something.
    pub(super) meant: u32,
}

/// What calls of one scenario are taken on: what was understood before, by the row of values that was drawn. Threads share
/// it, so that none has to understand what another has heard.
pub struct Ground {
    bundle: Arc<Bundle>,
    rows: RwLock<BTreeMap<usize, Arc<Row>>>,
}

/// What stays the same for every seed that draws the same values.
struct Row {
    aims: Aims,
    memo: Memo,
}

impl Ground {
    /// The ground for a scenario.
    #[must_use]
    pub fn new(bundle: Arc<Bundle>) -> Self {
        Self { bundle, rows: RwLock::default() }
    }

    /// Forgets what was understood in earlier calls.
    pub fn forget(&mut self) {
        for row in self.rows.get_mut().unwrap_or_else(PoisonError::into_inner).values_mut() {
            *row = Arc::new(Row { aims: row.aims.clone(), memo: Memo::default() });
        }
    }

    /// Lets a bot take a call, and scores it.
    pub fn score(&self, bot: &Bot, seed: Seed) -> Scorecard {
        self.take(bot, seed, 0).card
    }

    pub(super) fn take(&self, bot: &Bot, seed: Seed, run: u32) -> Rehearsed {
        let case = Arc::new(self.bundle.case(seed));
        let drawn = row(&self.bundle.scenario, seed);
        let known = self.rows.read().unwrap_or_else(PoisonError::into_inner).get(&drawn).cloned();
        let row = known.unwrap_or_else(|| {
            let mut rows = self.rows.write().unwrap_or_else(PoisonError::into_inner);
            let new = || Arc::new(Row { aims: Aims::of(&case), memo: Memo::default() });
            Arc::clone(rows.entry(drawn).or_insert_with(new))
        });
        play(&self.bundle, &case, &row, bot, run)
    }
}

fn play(bundle: &Bundle, case: &Arc<Case>, row: &Row, bot: &Bot, run: u32) -> Rehearsed {
    let mut session = Session::start(Arc::clone(case));
    let mut trainee = Trainee::new(bot, &row.aims, case.seed);
    while let Some(input) = trainee.next(&session) {
        session.take_with(&input, &row.memo);
    }
    session.finish();
    let memo = &row.memo;
    let read = |text: &str| memo.statements(case, text);
    let card = score_reading(case, &bundle.rubric, session.events(), &read);
    let heard = |turn: u32| session.state().heard_in(turn);
    let missed = trainee
        .said()
        .iter()
        .filter(|said| heard(said.turn).is_some_and(|heard| !heard_as(case, heard, &said.meant)));
    let misheard = missed.map(|said| (said.meant.to_string(), said.sentence.clone())).collect();
    let disposition = &card.outcome.disposition;
    let right = case.scenario.outcome.right.iter().any(|ending| disposition.is(ending));
    let unsolved = matches!(disposition, crate::sim::call::Disposition::Resolved { fixed: false, .. });
    let record = CallRecord {
        scenario: case.scenario.id.clone(),
        bot: bot.id.clone(),
        run,
        seed: case.seed,
        disposition: disposition.name().to_owned(),
        right: right && !unsolved,
        dimensions: card.dimensions.iter().map(|(dimension, score)| (*dimension, score.per_mille)).collect(),
        critical: card.critical.iter().map(|error| error.id.clone()).collect(),
        turns: session.state().turn,
    };
    let meant = u32::try_from(trainee.said().len()).unwrap_or(u32::MAX);
    Rehearsed { record, card, events: session.into_events(), misheard, meant, faultless: bot.flaw.is_empty() }
}

/// Whether an event is a refusal, and of what.
pub(super) fn refusal(event: &Event) -> Option<String> {
    match event {
        Event::Refused { action, why } => Some(format!("{action}: {why}")),
        _ => None,
    }
}
