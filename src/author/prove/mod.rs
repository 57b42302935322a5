//! Proofs about a scenario: what can be reached in it, and what cannot go wrong.
//!
//! A proof plays the real call: the real `decide` and the real customer, over moves whose meaning is given directly
//! ([`spoken`]), so that no understanding of text stands in between. What counts as a proof differs by claim:
//!
//! * *Something can be reached* (the right outcome, full marks): one call is a proof. It is found over moves, written down
//!   as text, and counts only when the text, understood like anybody's, comes to the same. That nothing of the kind can be
//!   reached is proved by a relaxation ([`Relaxed`]): every condition on mood, time, order and on what is said is taken to
//!   hold, nothing is ever lost again, and still no way is left. Whatever a real call can bring about the relaxation can.
//! * *In every mood*: patience and trust are set to every pair of values from which the customer stays on the line, at the
//!   moment of a won call in which the fact was learnt. Pairs are tried by rectangles: a run is the same for every pair
//!   that stays on the same side of every number the case compares a mood with, at every mood the run passed through.
//! * *No path forces a critical error*, *every call ends*: the call is seen as no more than whether the customer is on the
//!   line, on hold, and whether something is decided; or as its clock. Resuming, arranging a call back, ending and filing
//!   look at nothing else, and neither does the clock at the longest call. That this is so is tried in every state that a
//!   bounded exploration meets, and one state in which it is not so refutes the claim.
//!
//! What is neither proved nor refuted within the bound is unknown, and says how far it went. So is what was left when a proof
//! was stopped ([`Watch`]): a search that was cut short proves nothing but what it has a witness for.

mod claim;
mod explore;
mod moods;
mod plan_file;
mod relaxed;
mod spoken;
mod watch;
mod winning;

use std::sync::Arc;

pub use claim::{Claim, Finding, Proof, Verdict};
pub use relaxed::Relaxed;
pub use spoken::spoken;
pub use watch::{Far, Watch};

use crate::author::trainee::Bot;
use crate::content::Bundle;
use crate::sim::plan::Plan;
use winning::Calls;

/// How far a proof goes when nothing else is said, in inputs tried for each claim.
pub const BOUND: u32 = 20_000;

/// Tries to prove every claim about a scenario: with the bot that wins its calls, and the plans that come with it. The watch
/// is asked all the while whether to go on.
#[must_use]
pub fn prove(bundle: &Arc<Bundle>, bot: &Bot, plans: &[Plan], bound: u32, watch: &Watch<'_>) -> Proof {
    let calls = Calls::search(bundle, bot, plans, bound, watch);
    let claims: [fn(&Calls<'_>, u32) -> Finding; 5] = [
        |calls, _| winning::outcome_reachable(calls),
        |calls, _| winning::full_marks(calls),
        explore::no_forced_error,
        moods::facts_in_every_mood,
        explore::every_call_ends,
    ];
    let finding = |claim: fn(&Calls<'_>, u32) -> Finding| {
        let mut finding = claim(&calls, bound);
        watch.claim_done();
        if watch.is_stopped() && finding.verdict == Verdict::Unknown {
            finding.because = format!("stopped before it was decided; so far {}", finding.because);
        }
        finding
    };
    let findings = claims.map(finding).to_vec();
    Proof { scenario: bundle.scenario.id.clone(), bound, stopped: watch.is_stopped(), findings }
}
