//! Attempts as rows of a table: what CSV, JSON and the page of a cohort have in common.

use serde::Serialize;

use super::dossier::{Dossier, moment};
use crate::review::results::CallMarks;
use crate::sim::scoring::Scorecard;

/// One attempt and its marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The attempt's id.
    pub attempt: String,
    /// When it began, UTC.
    pub began: String,
    /// The trainee's name; empty when nobody said.
    pub trainee: String,
    /// The trainee's account; empty when the trainee is nobody known.
    pub account: String,
    /// The desk.
    pub desk: String,
    /// The scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The graded session; empty for practice.
    pub session: String,
    /// The seed, as text: spreadsheets round long numbers.
    pub seed: String,
    /// The number of the engine.
    pub engine: u32,
    /// How the call ended.
    pub ending: String,
    /// How the technician's visit ended; empty when there was none.
    pub visit: String,
    /// Handle time, in seconds.
    pub handle_s: u64,
    /// The automatic marks.
    pub automatic: RowMarks,
    /// The mentor's marks, once signed.
    pub mentor: Option<RowMarks>,
}

/// Marks, per mille.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowMarks {
    /// The mean of the dimensions that apply.
    pub overall: Option<u16>,
    /// Tone.
    pub tone: Option<u16>,
    /// Information gathering.
    pub information: Option<u16>,
    /// Escalation.
    pub escalation: Option<u16>,
    /// Ticket writing.
    pub ticket: Option<u16>,
    /// Upsell restraint.
    pub upsell: Option<u16>,
    /// Critical errors, by id.
    pub critical: Vec<String>,
}

impl Row {
    /// The row of an attempt.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let scenario = &dossier.case.scenario;
        Self {
            attempt: dossier.attempt.to_string(),
            began: moment(dossier.began_ms),
            trainee: dossier.trainee.clone().unwrap_or_default(),
            account: dossier.account.clone().unwrap_or_default(),
            desk: dossier.case.desk.id.to_string(),
            scenario: scenario.id.to_string(),
            title: scenario.title.clone(),
            session: dossier.session.clone().unwrap_or_default(),
            seed: dossier.seed.to_string(),
            engine: dossier.engine,
            ending: dossier.card.outcome.disposition.name().to_owned(),
            visit: dossier.visit.as_ref().map(|visit| visit.outcome.name().to_owned()).unwrap_or_default(),
            handle_s: dossier.card.outcome.handle_ms / 1_000,
            automatic: RowMarks::of(&dossier.card),
            mentor: dossier.signed.last().map(|signed| RowMarks::of(&signed.card)),
        }
    }
}

impl RowMarks {
    fn of(card: &Scorecard) -> Self {
        let marks = CallMarks::of(card);
        let [overall, tone, information, escalation, ticket, upsell] = marks.six();
        Self { overall, tone, information, escalation, ticket, upsell, critical: marks.critical }
    }

    /// Overall, then the five dimensions in their order.
    #[must_use]
    pub const fn six(&self) -> [Option<u16>; 6] {
        [self.overall, self.tone, self.information, self.escalation, self.ticket, self.upsell]
    }
}
