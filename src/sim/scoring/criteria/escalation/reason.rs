//! The customer is told why it ends this way.

use crate::sim::scoring::Place;
use crate::sim::scoring::Spoken;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// The customer is told why it ends this way.
pub(super) struct Reason;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-reason",
    dimension: Dimension::Escalation,
    says: &["told", "earlier", "never", "undecided"],
};

impl Criterion for Reason {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let Some(decision) = call.decision() else {
            notes.lost(call.never(INFO.id), "undecided", &[]);
            return notes.earned(0);
        };
        let near = |spoken: &&Spoken<'_>| {
            let announces = [Act::Escalate, Act::ReferElsewhere, Act::Refuse, Act::Promise].into_iter();
            spoken.turn + BEFORE >= decision.when.turn || announces.into_iter().any(|act| spoken.does(act))
        };
        if let Some(place) = call.utterances().filter(near).find_map(|spoken| reason(call, spoken)) {
            notes.gained(place, "told", &[]);
            return notes.earned(1_000);
        }
        if let Some(place) = call.utterances().find_map(|spoken| reason(call, spoken)) {
            notes.lost(place, "earlier", &[]);
            return notes.earned(EARLIER);
        }
        let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
        notes.lost(place, "never", &[]);
        notes.earned(0)
    }
}

/// So many turns before the decision still belong to it.
const BEFORE: u32 = 3;

/// What a reason is worth that was given long before, per mille.
const EARLIER: u16 = 500;

/// The words that say why: an explanation, or a finding told rightly.
fn reason(call: &CallView<'_>, spoken: &Spoken<'_>) -> Option<Place> {
    let explained = spoken.acts(Act::Explain).map(|hit| spoken.sentence_place(hit.span, &hit.cue));
    // Why something is asked is no reason for how it ends.
    if let Some(place) = explained.into_iter().find(|place| !place.quote.ends_with('?')) {
        return Some(place);
    }
    let finding = spoken.heard.told.iter().find(|id| call.case.finding(id.as_str()).is_some())?;
    let mention = spoken.heard.understood.mentions.iter().find(|mention| mention.id == *finding);
    Some(
        mention.map_or_else(
            || spoken.whole("told"),
            |mention| spoken.sentence_place(mention.span, &mention.cue),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_reason_at_the_decision_earns_it() {
        let text = "I'm passing it on because the line is noisy.";
        let call = Script::new()
            .chatter(6)
            .say(text, &[act(Act::Escalate, "passing it on"), act(Act::Explain, "because")]);
        assert_eq!(earned(&Reason, &call.escalate("field", "", true)), 1_000);
    }

    #[test]
    fn the_sentence_that_gives_it_is_quoted_and_a_reason_for_asking_is_none() {
        let text = "All right. It goes to them because the line is noisy. Bye.";
        let call = Script::new().chatter(6).say(text, &[act(Act::Explain, "because")]);
        let told = mark(&Reason, &call.escalate("field", "", true));
        assert_eq!(told.evidence[0].place.quote, "It goes to them because the line is noisy.");
        let text = "Since when, because that tells me where to look?";
        let call = Script::new().chatter(6).say(text, &[act(Act::Explain, "because")]);
        assert_eq!(earned(&Reason, &call.escalate("field", "", true)), 0);
    }

    #[test]
    fn long_before_it_is_worth_half_and_never_nothing() {
        let call = Script::new().say("There is noise.", &[Hit::Told("line_noise")]).chatter(8);
        assert_eq!(earned(&Reason, &call.escalate("field", "", true)), 500);
        assert_eq!(earned(&Reason, &Script::new().chatter(8).escalate("field", "", true)), 0);
    }
}
