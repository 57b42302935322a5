//! Regrading: stored calls scored anew, and nothing changed.

use std::sync::Arc;

use super::error::MentoringError;
use super::people::Acting;
use super::results::Results;
use super::work::Work;
use crate::attempt::Gatherer;
use crate::records::{AttemptId, AttemptRow, Records};
use crate::review::marking::effective;
use crate::review::regrade::{Regraded, Regrades, regrade};
use crate::sim::call::Stamped;
use crate::sim::scoring::{Rubric, score};

/// How calls are scored anew.
#[derive(Clone, Debug, Default)]
pub struct Anew {
    /// By this rubric; none: by the one each was played with.
    pub rubric: Option<Arc<Rubric>>,
    /// From the inputs, played again with this engine; otherwise from the events that are stored. Under the same engine both
    /// are the same.
    pub from_inputs: bool,
}

/// What came of regrading.
#[derive(Clone, Debug, Default)]
pub struct Came {
    /// What would change.
    pub regrades: Regrades,
    /// How many calls are not for whoever asks.
    pub hidden: usize,
    /// Calls that cannot be scored anew, and why.
    pub left_out: Vec<(AttemptId, String)>,
}

/// Scores these calls anew, beside what counts for them now. Signed changes of mentors stand in both. Nothing is changed.
///
/// # Errors
/// When the database fails, an entry of people or sessions cannot be read, or somebody stopped it.
pub fn run(
    records: &Records,
    who: Option<&Acting>,
    rows: &[AttemptRow],
    anew: &Anew,
    work: &Work,
) -> Result<Came, MentoringError> {
    let results = Results::read(records)?;
    let mut gatherer = Gatherer::new(records)?;
    let mut came = Came::default();
    work.begin(rows.len());
    for row in rows {
        work.step()?;
        match results.may_see(row, who) {
            Ok(()) => {}
            Err(MentoringError::NotYours | MentoringError::NotReleased) => {
                came.hidden += 1;
                continue;
            }
            Err(error) => return Err(error),
        }
        match one(&results, &mut gatherer, row, anew) {
            Ok(call) => came.regrades.add(call),
            Err(why) => came.left_out.push((row.id, why.to_string())),
        }
    }
    came.regrades.sort();
    Ok(came)
}

fn one(
    results: &Results<'_>,
    gatherer: &mut Gatherer<'_>,
    row: &AttemptRow,
    anew: &Anew,
) -> Result<Regraded, MentoringError> {
    let dossier = gatherer.dossier(row.id)?.ok_or(MentoringError::NotOver)?;
    let rubric = anew.rubric.as_ref().unwrap_or(&dossier.rubric);
    let replayed = if anew.from_inputs { Some(gatherer.played_again(row.id)?) } else { None };
    let events: &[Stamped] = replayed.as_deref().unwrap_or(&dossier.events);
    let automatic = score(&dossier.case, rubric, events);
    // What a person ruled stands, whatever the machine makes of the rest.
    let after = match &dossier.review {
        Some(review) => effective(&automatic, rubric, review),
        None => automatic,
    };
    let call = results.of(row)?.result;
    Ok(regrade(call, dossier.counts(), &after, dossier.pass.as_ref()))
}
