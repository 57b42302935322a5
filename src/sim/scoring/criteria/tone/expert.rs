//! An expert is credited and not lectured.

use crate::sim::folding::find_word;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// An expert is credited and not lectured.
pub(super) struct Expert;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-expert",
    dimension: Dimension::Tone,
    says: &["credited", "not_credited", "explained", "lay"],
};

impl Criterion for Expert {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let expertise = call.case.scenario.customer.expertise;
        if expertise < EXPERT {
            return notes.not_applicable("lay");
        }
        for (spoken, used) in call.terms() {
            let lecture = used.iter().find(|used| {
                used.entry.level < expertise && find_word(&spoken.heard.text, &used.entry.plain).is_some()
            });
            if let Some(used) = lecture {
                notes.lost(spoken.whole("glossary"), "explained", &[("term", used.term)]);
            }
        }
        let lectured = u32::from(notes.faults()) * LECTURE;
        let clear = u32::from(notes.exposed()) * CLEAR.saturating_sub(lectured) / 1_000;
        let credit = call
            .utterances()
            .find_map(|spoken| Some(spoken.act_place(spoken.acts(Act::AcknowledgeExpertise).next()?)));
        let credited = if let Some(place) = credit {
            notes.gained(place, "credited", &[]);
            CREDIT
        } else {
            notes.lost(call.never(INFO.id), "not_credited", &[]);
            0
        };
        notes.earned(u16::try_from(clear + credited).unwrap_or(1_000))
    }
}

/// From this expertise on a customer is an expert.
const EXPERT: u8 = 80;
/// Shares of the weight, per mille: for crediting what they know, and for not lecturing.
const CREDIT: u32 = 500;
const CLEAR: u32 = 500;
/// What each lecture takes.
const LECTURE: u32 = 250;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn expert() -> Script {
        Script::of(case_with(|scenario| scenario.customer.expertise = 90))
    }

    #[test]
    fn credit_without_a_lecture_earns_it() {
        let text = "You have measured that well.";
        assert_eq!(
            earned(&Expert, &expert().chatter(6).say(text, &[act(Act::AcknowledgeExpertise, text)])),
            1_000
        );
        assert!(silent(&Expert, &Script::new().chatter(6)));
    }

    #[test]
    fn a_lecture_costs() {
        let text = "DNS is the directory of the internet.";
        assert_eq!(earned(&Expert, &expert().chatter(6).say(text, &[act(Act::Explain, text)])), 250);
    }
}
