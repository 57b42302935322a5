//! The debrief that is shown: short, or whole where it was asked for.

use crate::attempt::Verdict;
use crate::report::short::short_debrief;
use crate::report::text::debrief;
use crate::sim::case::Case;

/// The debrief of a call; `more` says, below the short one, where the rest is.
pub(in crate::cli) fn debrief_text(case: &Case, verdict: &Verdict, full: bool, more: &str) -> String {
    let (card, visit) = (&verdict.scorecard, verdict.visit.as_ref());
    if full { debrief(case, card, visit) } else { short_debrief(case, card, visit, more) }
}
