//! What was tried stands in the ticket step by step, each with its result.

use super::places;
use crate::sim::scenario::model::Subject;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes, per_mille};
use crate::sim::ticket::Field;
use crate::sim::words::Dimension;

/// What was tried stands in the ticket step by step, each with its result.
pub(super) struct Steps;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-steps",
    dimension: Dimension::Ticket,
    says: &["with_result", "no_result", "no_step", "none", "nothing_tried"],
};

impl Criterion for Steps {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let review = call.review();
        let required = call.case.scenario.ticket.must_say.iter().any(|must| matches!(must, Subject::Step(_)));
        let ran_tools = !call.end.tools.is_empty();
        if !required && !ran_tools && call.end.steps.is_empty() && review.steps.is_empty() {
            return notes.not_applicable("nothing_tried");
        }
        if review.steps.is_empty() {
            notes.lost(places::field(call, Field::Steps, INFO.id), "none", &[]);
            return notes.earned(0);
        }
        let mut good = 0;
        for line in &review.steps {
            let place = places::words(call, &line.quote, INFO.id);
            let values = [("step", line.quote.text.as_str())];
            if line.has_result {
                good += 1;
                notes.gained(place, "with_result", &values);
            } else {
                let key = if line.known { "no_result" } else { "no_step" };
                notes.lost(place, key, &values);
            }
        }
        notes.earned(per_mille(good, review.steps.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn each_step_with_its_result_earns_it() {
        assert_eq!(earned(&Steps, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn a_step_without_a_result_and_a_list_in_one_word_lose() {
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[("Restart", ""), ("Line test", "4 dB")])), 500);
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[("All steps of the chart", "")])), 0);
        let usual = [("All standard steps were performed", "as usual, the fault is still there")];
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&usual)), 0);
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[])), 0);
    }
}
