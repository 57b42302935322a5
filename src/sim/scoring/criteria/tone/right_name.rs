//! The customer is called by their name, rightly.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::understanding::{Fit, SubjectClass};
use crate::sim::words::Dimension;

/// The customer is called by their name, rightly.
pub(super) struct RightName;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-right-name", dimension: Dimension::Tone, says: &["right", "wrong", "never"] };

impl Criterion for RightName {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut right = false;
        for spoken in call.utterances() {
            let names =
                spoken.heard.understood.mentions.iter().filter(|mention| mention.class == SubjectClass::Name);
            for mention in names {
                let place = spoken.mention_place(mention);
                if mention.fit == Fit::Wrong {
                    notes.lost(place, "wrong", &[("name", &call.case.scenario.customer.name)]);
                } else if !right {
                    right = true;
                    notes.gained(place, "right", &[]);
                }
            }
        }
        if !right {
            notes.lost(call.never(INFO.id), "never", &[]);
            return notes.earned(0);
        }
        let wrong = notes.faults();
        notes.earned(1_000_u16.saturating_sub(EACH.saturating_mul(wrong)))
    }
}

/// What each wrong name takes, per mille.
const EACH: u16 = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn name(fit: Fit) -> [Hit<'static>; 1] {
        [Hit::Mention(SubjectClass::Name, "customer", fit, "Brandt")]
    }

    #[test]
    fn the_right_name_once_earns_it() {
        assert_eq!(earned(&RightName, &Script::new().say("Thank you, Ms Brandt.", &name(Fit::Right))), 1_000);
    }

    #[test]
    fn a_wrong_name_costs_half_and_none_earns_nothing() {
        let call = Script::new().say("Mr Brandt.", &name(Fit::Wrong)).say("Ms Brandt.", &name(Fit::Right));
        assert_eq!(earned(&RightName, &call), 500);
        assert_eq!(earned(&RightName, &Script::new().chatter(6)), 0);
    }
}
