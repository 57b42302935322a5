//! Private things told to a caller who was not verified.

use super::call_view::CallView;
use super::evidence::Place;
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::understanding::{Fit, Mention};

/// One private thing, told too early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Disclosure {
    /// What was told.
    pub(super) id: Id,
    /// Where.
    pub(super) place: Place,
}

/// Everything private, once each, that the agent told while the caller was not verified. What the caller had said themselves is theirs:
/// saying it back discloses nothing.
pub(super) fn disclosures(call: &CallView<'_>) -> Vec<Disclosure> {
    let mut all = Vec::new();
    for spoken in call.spoken.iter().filter(|spoken| !spoken.before.verified) {
        for id in &spoken.heard.told {
            let by_caller = |id: &Id| {
                call.end.ledger.known(id.as_str()).is_some_and(|known| {
                    known.turn < spoken.turn.max(1)
                        && matches!(known.source, Source::Answered | Source::Volunteered | Source::Confirmed)
                })
            };
            let mentions = &spoken.heard.understood.mentions;
            // Naming a private thing ("your bank") tells nothing of it; its value does.
            let spoken_out = |mention: &&Mention| mention.id == *id && mention.fit == Fit::Right;
            let value = mentions.iter().find(spoken_out);
            let known_already = all.iter().any(|other: &Disclosure| other.id == *id);
            let (Some(value), false) = (value, by_caller(id) || known_already) else { continue };
            // A line of the record that says what the caller has said is theirs as well.
            let theirs = mentions.iter().any(|other| {
                other.fit == Fit::Right && other.span.overlaps(&value.span) && by_caller(&other.id)
            });
            if call.case.is_private(id.as_str()) && !theirs {
                all.push(Disclosure { id: id.clone(), place: spoken.mention_place(value) });
            }
        }
    }
    all
}
