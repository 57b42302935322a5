//! Whether a call ended as it should: by the endings the scenario calls right, and by what happened to the agent.

use super::call_view::{CallView, Spoken};
use crate::sim::call::{Disposition, Event};
use crate::sim::case::Case;
use crate::sim::scenario::model::Ending;
use crate::sim::words::{Act, Tone};

/// How well a decision fits the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit<'a> {
    /// It is one of the right endings.
    Right,
    /// It is handed over, as it should be, to the wrong team.
    RightButTeam,
    /// It is worth something.
    Half {
        /// Of the whole, per mille.
        worth: u16,
        /// Why only that.
        because: &'a str,
    },
    /// It is none of these.
    Wrong,
}

/// How well this decision fits the scenario.
pub(super) fn fit<'a>(case: &'a Case, how: &Disposition) -> Fit<'a> {
    let outcome = &case.scenario.outcome;
    if outcome.right.iter().any(|ending| is(how, ending)) {
        return Fit::Right;
    }
    if let Some(half) = outcome.half_right.iter().find(|half| is(how, &half.ending)) {
        return Fit::Half { worth: half.worth, because: &half.because };
    }
    let handed_over = matches!(how, Disposition::Escalated { .. });
    if handed_over && outcome.team().is_some() {
        return Fit::RightButTeam;
    }
    Fit::Wrong
}

/// A way of ending earns as such only when it is true: calling an open problem solved does not.
fn is(how: &Disposition, ending: &Ending) -> bool {
    how.is(ending) && !matches!(how, Disposition::Resolved { fixed: false, .. } | Disposition::CustomerHungUp)
}

/// Whether the call was rightly cut short: ended for abuse that went on after a civil boundary, or put down by a customer
/// whom the scenario calls beyond winning. What was left undone then is not charged; the ticket is still to be written.
pub(super) fn rightly_cut_short(call: &CallView<'_>) -> bool {
    match call.disposition() {
        Disposition::EndedForAbuse => abused_after_boundary(call),
        Disposition::CustomerHungUp => left_for_good(call),
        _ => false,
    }
}

/// Whether this call had somebody to hand the problem to: not one that was rightly cut short, nor one that ended rightly in
/// another way than a hand-over.
pub(super) fn handover_is_due(call: &CallView<'_>) -> bool {
    let otherwise = |how: &Disposition| {
        !matches!(how, Disposition::Escalated { .. }) && fit(call.case, how) == Fit::Right
    };
    !rightly_cut_short(call) && !call.decision().is_some_and(|decision| otherwise(decision.how))
}

fn abused_after_boundary(call: &CallView<'_>) -> bool {
    let abused = |event: &Event| matches!(event, Event::Abused { .. });
    let first = call.events.iter().position(|stamped| abused(&stamped.event));
    let last = call.events.iter().rposition(|stamped| abused(&stamped.event));
    let (Some(first), Some(last)) = (first, last) else { return false };
    let between = |spoken: &&Spoken<'_>| spoken.event > first && spoken.event < last;
    call.utterances().filter(between).any(|spoken| spoken.does(Act::SetBoundary) && !is_rude(spoken))
}

/// A customer who cannot be won may go, once what the scenario asks for before an ending has come about.
fn left_for_good(call: &CallView<'_>) -> bool {
    let outcome = &call.case.scenario.outcome;
    outcome.right.contains(&Ending::HungUp)
        && call.exposure() == 1_000
        && outcome.after.iter().all(|condition| call.first_held(condition).is_some())
}

/// Whether a boundary was set in a way that crosses one.
pub(super) fn is_rude(spoken: &Spoken<'_>) -> bool {
    [Tone::Rude, Tone::Insult, Tone::Sarcasm, Tone::CodeWord].into_iter().any(|tone| spoken.sounds(tone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Dimension;

    /// Abused, a boundary, abused again where `again`, and the call ended for it.
    fn ended_for_abuse(again: bool) -> Script {
        let call = Script::new().chatter(1).event(Event::Abused { turn: 1 });
        let text = "Please leave the insults, or I'll have to end the call.";
        let call = call.say(text, &[act(Act::SetBoundary, text)]);
        let call = if again { call.event(Event::Abused { turn: 2 }) } else { call };
        let why = "I'm ending the call now, because the insults go on.";
        let call = call.say(why, &[act(Act::Explain, why)]);
        call.event(Event::Decided { how: Disposition::EndedForAbuse }).end()
    }

    #[test]
    fn abuse_that_goes_on_after_a_boundary_ends_a_call_rightly() {
        let card = ended_for_abuse(true).score();
        let escalation = &card.dimensions[&Dimension::Escalation];
        assert_eq!((escalation.points, escalation.per_mille), (escalation.of, Some(1_000)));
        let none =
            ["escalation-next", "escalation-warm-handover", "escalation-right-team", "information-recap"];
        for id in none {
            let result = card.criteria.iter().find(|result| result.id == id).unwrap();
            assert_eq!((result.of, result.not_applicable.is_some()), (0, true), "{id}");
        }
    }

    #[test]
    fn ended_at_the_first_word_it_is_charged() {
        let card = ended_for_abuse(false).score();
        assert!(card.dimensions[&Dimension::Escalation].per_mille < Some(300));
    }

    #[test]
    fn a_customer_beyond_winning_may_go_where_the_scenario_says_so() {
        let hopeless = case_with(|scenario| {
            scenario.outcome.right = vec![Ending::HungUp];
            scenario.outcome.after.clear();
        });
        let gone = |script: Script| {
            let gone = script.event(Event::Decided { how: Disposition::CustomerHungUp });
            gone.event(Event::HungUp { why: String::new() }).score()
        };
        let escalation = |script: Script| gone(script).dimensions[&Dimension::Escalation].per_mille;
        assert_eq!(escalation(Script::of(hopeless).chatter(6)), Some(1_000));
        assert!(
            escalation(Script::new().chatter(6)) < Some(300),
            "elsewhere it was the agent's to keep them"
        );
    }

    #[test]
    fn a_right_ending_that_hands_nothing_over_needs_no_hand_over() {
        let both = case_with(|scenario| {
            scenario.outcome.right =
                vec![Ending::Escalate("field".into()), Ending::Decline("refunds".into())];
        });
        let declined = Event::Decided { how: Disposition::Declined { policy: "refunds".into() } };
        let card = Script::of(both).chatter(6).event(declined).end().score();
        for id in ["escalation-next", "escalation-warm-handover", "escalation-right-team"] {
            assert!(card.criteria.iter().any(|result| result.id == id && result.of == 0), "{id}");
        }
    }

    #[test]
    fn an_ending_fits_by_its_kind_and_its_team() {
        let case = case_with(|_| {});
        let to =
            |team: &str| Disposition::Escalated { team: team.into(), reason: String::new(), warm: false };
        assert_eq!(fit(&case, &to("field")), Fit::Right);
        assert_eq!(fit(&case, &to("tier2")), Fit::RightButTeam);
        let half = Fit::Half { worth: 400, because: "It buys time." };
        assert_eq!(fit(&case, &Disposition::CallbackArranged { in_minutes: 5 }), half);
        assert_eq!(fit(&case, &Disposition::Resolved { reason: String::new(), fixed: true }), Fit::Wrong);
    }
}
