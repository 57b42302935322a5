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
        let (mut good, mut judged) = (0, 0);
        for line in &review.steps {
            let place = places::words(call, &line.quote, INFO.id);
            let values = [("step", line.quote.text.as_str())];
            match (line.known, line.has_result) {
                (true, true) => {
                    good += 1;
                    notes.gained(place, "with_result", &values);
                }
                (true, false) => notes.lost(place, "no_result", &values),
                (false, false) => notes.lost(place, "no_step", &values),
                // Something of which the call knows nothing: it neither helps nor harms.
                (false, true) => continue,
            }
            judged += 1;
        }
        if judged == 0 {
            notes.lost(places::field(call, Field::Steps, INFO.id), "none", &[]);
            return notes.earned(0);
        }
        notes.earned(per_mille(good, judged))
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
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[])), 0);
    }

    #[test]
    fn steps_of_which_the_call_knows_nothing_earn_nothing() {
        let all = ("All the usual steps were taken", "as usual, the fault is still there");
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[all])), 0);
        assert_eq!(earned(&Steps, &good_call(), &with_steps(&[("Line test", "4 dB"), all])), 1_000);
    }
}
