//! Results of steps: whether two tellings of one result go together.

use super::draft::StepLine;
use crate::sim::time::Span;
use crate::sim::understanding::TicketWords;
use crate::sim::wording::words;

/// What a line of the list says came of the step: its result, or the whole line when the result stands within the step.
pub(super) fn stated_result(line: &StepLine, pack: &TicketWords) -> Option<String> {
    if !says_nothing(&line.result, pack) {
        return Some(line.result.clone());
    }
    let told = pack.unchanged.stand_in(&line.step) || pack.helped.stand_in(&line.step);
    told.then(|| line.step.clone())
}

/// Whether the ticket says the opposite of what came of a step. What cannot be told apart goes together.
pub(super) fn contradict(known: &str, stated: &str, pack: &TicketWords) -> bool {
    match (helped(known, pack), helped(stated, pack)) {
        (Some(known), Some(stated)) => known != stated,
        _ => false,
    }
}

/// Whether the result says that the step helped; none when it says neither, or both.
fn helped(result: &str, pack: &TicketWords) -> Option<bool> {
    let words = words(result);
    let unchanged = pack.unchanged.find_all(&words);
    let outside = |span: &Span| !unchanged.iter().any(|other| other.overlaps(span));
    let helped = pack.helped.find_all(&words).into_iter().any(|span| outside(&span));
    match (helped, !unchanged.is_empty()) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether a result says nothing. "Nothing" is a result: the step changed nothing.
fn says_nothing(result: &str, pack: &TicketWords) -> bool {
    let words = words(result);
    words.is_empty() || pack.empty_entry.are_all_of(&words) && pack.unchanged.find(&words).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::ticket_words;
    use super::*;

    #[track_caller]
    fn check(known: &str, stated: &str, contradicts: bool) {
        assert_eq!(contradict(known, stated, &ticket_words()), contradicts, "{known} / {stated}");
    }

    #[test]
    fn the_same_result_may_be_told_in_many_ways() {
        check("no change", "nothing changed", false);
        check("no change", "did not help", false);
        check("no change", "still not fixed", false);
        check("dropped out again after a few minutes", "no improvement", false);
        check("power green, DSL light blinks", "DSL blinks", false);
    }

    #[test]
    fn the_opposite_result_is_a_contradiction() {
        check("no change", "fixed it", true);
        check("works now", "no change", true);
        check("no change", "worked for a minute, then the same", false);
    }

    #[test]
    fn a_result_may_stand_within_the_step_and_must_say_something() {
        let line = |step: &str, result: &str| StepLine { step: step.into(), result: result.into() };
        let pack = ticket_words();
        assert_eq!(stated_result(&line("Restart", "n/a"), &pack), None);
        assert_eq!(stated_result(&line("Restart", "nothing"), &pack).as_deref(), Some("nothing"));
        assert!(stated_result(&line("Restarted, no change", ""), &pack).is_some());
        assert_eq!(stated_result(&line("all steps of the chart", ""), &pack), None);
    }
}
