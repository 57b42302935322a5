//! An open problem was left to itself.

use super::{CriticalInfo, CriticalRule, Found};
use crate::sim::call::{Disposition, Moment, holds};
use crate::sim::scoring::CallView;
use crate::sim::words::Act;

/// An open problem was left to itself.
pub(super) struct Abandoned;

static INFO: CriticalInfo =
    CriticalInfo { id: "critical-abandoned", says: &["undecided", "unsolved", "unwarned"] };

impl CriticalRule for Abandoned {
    fn info(&self) -> &'static CriticalInfo {
        &INFO
    }

    fn find(&self, call: &CallView<'_>) -> Vec<Found> {
        let fixed_when = call.case.scenario.problem.fixed_when.as_ref();
        let moment = Moment::new(call.case, &call.end, None);
        if fixed_when.is_some_and(|condition| holds(condition, &moment)) {
            return Vec::new();
        }
        let found = |place, key| vec![Found { place, key, values: Vec::new() }];
        let Some(decision) = call.decision() else {
            // A customer who hung up was lost, not left; that is charged where it was earned.
            if call.customer_left() {
                return Vec::new();
            }
            return found(call.never(INFO.id), "undecided");
        };
        let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
        match decision.how {
            Disposition::Resolved { .. } => found(place, "unsolved"),
            Disposition::EndedForAbuse if !warned(call) => found(place, "unwarned"),
            _ => Vec::new(),
        }
    }
}

fn warned(call: &CallView<'_>) -> bool {
    call.utterances().any(|spoken| spoken.does(Act::SetBoundary))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn ending_without_a_decision_or_calling_it_solved_fails_the_call() {
        assert_eq!(found(&Abandoned, &Script::new().chatter(1).end()), 1);
        assert_eq!(found(&Abandoned, &Script::new().chatter(1).resolve(false).end()), 1);
        let unwarned = Event::Decided { how: Disposition::EndedForAbuse };
        assert_eq!(found(&Abandoned, &Script::new().chatter(1).event(unwarned)), 1);
    }

    #[test]
    fn handing_over_or_solving_it_does_not() {
        assert_eq!(found(&Abandoned, &Script::new().escalate("field", "", true).end()), 0);
        let solved = Script::new().event(Event::WorldChanged { mark: "repaired".into() });
        assert_eq!(found(&Abandoned, &solved.resolve(true).end()), 0);
        let hung_up = Event::HungUp { why: String::new() };
        assert_eq!(found(&Abandoned, &Script::new().chatter(1).event(hung_up)), 0);
    }
}
