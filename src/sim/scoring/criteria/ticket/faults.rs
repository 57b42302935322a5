//! What the criteria that ask for the absence of faults share.

use super::places;
use crate::sim::scoring::{CallView, Judgement, Notes, per_mille};
use crate::sim::ticket::{FaultKind, Verdict};

/// Each fault of these kinds is noted under its key; what is left of the exposure is earned.
pub(super) fn judge(
    call: &CallView<'_>,
    mut notes: Notes<'_, '_>,
    kinds: &[(FaultKind, &str)],
    exposure: u16,
    each: u16,
) -> Judgement {
    let review = call.review();
    for fault in &review.faults {
        let Some((_, key)) = kinds.iter().find(|(kind, _)| *kind == fault.kind) else { continue };
        let mut place = places::words(call, &fault.quote, key);
        let mut about = String::new();
        if let Some(id) = &fault.about {
            place = place.about(id);
            about = call.words_for(id);
        }
        let field = places::title(fault.quote.field);
        let said = fault.quote.text.trim();
        notes.lost(
            place,
            key,
            &[("said", said), ("right", &fault.right), ("about", &about), ("field", &field)],
        );
    }
    if notes.faults() == 0 && exposure > 0 {
        notes.gained(places::ticket(call, "clear"), "clear", &[]);
    }
    if exposure < 1_000 {
        notes.little(places::ticket(call, "little"), "little");
    }
    notes.clear_over(exposure, each)
}

/// How much the ticket states that could be wrong, per mille: with three fifths of what the desk learnt and the ticket
/// must say, it states enough. Where nothing is required, how far the form is filled.
pub(super) fn stated(call: &CallView<'_>) -> u16 {
    let review = call.review();
    let learnt: Vec<_> = review.required.iter().filter(|line| line.learnt).collect();
    if learnt.is_empty() {
        return review.exposure;
    }
    let stated = learnt.iter().filter(|line| line.verdict != Verdict::Missing).count() as u64;
    per_mille(stated * 5, learnt.len() as u64 * 3)
}
