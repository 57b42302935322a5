//! What was promised or claimed and is not so by the desk's data.

use super::call_view::{CallView, Spoken};
use super::evidence::Place;
use crate::sim::understanding::{Fit, SubjectClass};
use crate::sim::words::{Act, Tone};

/// One false word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FalseWord {
    /// Where.
    pub(super) place: Place,
    /// Which kind: `too_much`, `against_policy`, `empty`.
    pub(super) key: &'static str,
    /// What it goes against: the policy's words, or nothing.
    pub(super) what: String,
}

/// The false words of the call, at most one an utterance: a promise the desk's data does not cover, a contradicted policy,
/// or a promise nobody can keep.
///
/// "Upgrade and it goes away" is not among them: that is charged where it was made, under upsell.
pub(super) fn false_words(call: &CallView<'_>) -> Vec<FalseWord> {
    call.utterances().filter_map(|spoken| in_utterance(call, spoken)).collect()
}

fn in_utterance(call: &CallView<'_>, spoken: &Spoken<'_>) -> Option<FalseWord> {
    if spoken.heard.promises.iter().any(|promise| promise.too_much) {
        let hit = spoken.promises().find(|(promise, _)| promise.too_much).map(|(_, hit)| hit);
        let hollow = || spoken.tones(Tone::EmptyPromise).next().map(|hit| spoken.tone_place(hit));
        let place = hit.map(|hit| spoken.act_place(hit)).or_else(hollow);
        let place = place.unwrap_or_else(|| spoken.whole("promise"));
        return Some(FalseWord { place, key: "too_much", what: String::new() });
    }
    let mut mentions = spoken.heard.understood.mentions.iter();
    let against = |class, fit| class == SubjectClass::Policy && fit == Fit::Wrong;
    if let Some(mention) = mentions.find(|mention| against(mention.class, mention.fit)) {
        let policy = call.case.desk.policies.iter().find(|policy| policy.id == mention.id);
        let what = policy.map(|policy| policy.says.clone()).unwrap_or_default();
        let place = spoken.mention_place(mention).about(&mention.id);
        return Some(FalseWord { place, key: "against_policy", what });
    }
    if spoken.does(Act::Offer) {
        return None;
    }
    let hit = spoken.tones(Tone::EmptyPromise).find(|hit| hit.confidence >= call.rubric.sure)?;
    Some(FalseWord { place: spoken.tone_place(hit), key: "empty", what: String::new() })
}
