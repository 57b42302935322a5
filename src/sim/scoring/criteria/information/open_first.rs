//! An open question comes before the closed ones.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scoring::Place;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Spoken, per_mille};
use crate::sim::wording::count;
use crate::sim::words::{Act, Dimension, FactKind};

/// An open question comes before the closed ones.
pub(super) struct OpenFirst;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-open-first",
    dimension: Dimension::Information,
    says: &["open", "greeting_only", "closed", "told"],
};

impl Criterion for OpenFirst {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        if told_at_length(call) {
            return notes.not_applicable("told");
        }
        let asks = call.utterances().flat_map(|spoken| spoken.acts(Act::AskFact)).count() as u64;
        let mut closed = 0;
        let mut greeting = false;
        for spoken in call.utterances() {
            if let Some(hit) = spoken.acts(Act::AskOpen).next() {
                if spoken.does(Act::Greet) || spoken.does(Act::Introduce) {
                    greeting = true;
                } else {
                    notes.gained(spoken.act_place(hit), "open", &[]);
                    return notes.earned(1_000);
                }
            }
            closed += spoken.acts(Act::AskFact).count();
            if closed >= CLOSED {
                return without(notes, greeting, first_closed(call), asks);
            }
        }
        without(notes, greeting, first_closed(call), asks)
    }
}

/// Whether the customer's opening told the story by itself: what they see, and in many words. Nobody needs to ask them to tell
/// it then.
fn told_at_length(call: &CallView<'_>) -> bool {
    let symptom = |id: &Id| {
        let fact = call.case.fact(id.whole().unwrap_or(id.as_str()));
        fact.and_then(|fact| fact.kind.as_ref()).is_some_and(|kind| *kind == FactKind::Symptom)
    };
    let opening = call.events.iter().find_map(|stamped| match &stamped.event {
        Event::CustomerSpoke { text, line, .. } if line.starts_with("opening.") => Some(count(text)),
        _ => None,
    });
    opening.is_some_and(|words| words >= AT_LENGTH)
        && call.events.iter().any(|stamped| {
            matches!(&stamped.event, Event::Learnt { id, source: Source::Volunteered, turn, .. } if *turn <= 1 && symptom(id))
        })
}

/// From so many words on an opening is a story.
const AT_LENGTH: usize = 40;

/// So many closed questions come too early.
const CLOSED: usize = 3;

/// What "how can I help" in the greeting is worth by itself, per mille: it was open, but nothing had been said yet.
const GREETING: u16 = 800;

/// Where an open question should have stood: at the first closed one after the greeting.
fn first_closed(call: &CallView<'_>) -> Place {
    let asks = |spoken: &Spoken<'_>| Some(spoken.act_place(spoken.acts(Act::AskFact).next()?));
    let greeting = |spoken: &&Spoken<'_>| spoken.does(Act::Greet) || spoken.does(Act::Introduce);
    call.utterances().filter(|spoken| !greeting(spoken)).find_map(asks).unwrap_or_else(|| call.never(INFO.id))
}

/// Without an open question about what was said: the greeting's counts for something where questions followed it.
fn without(mut notes: Notes<'_, '_>, greeting: bool, closed: Place, asks: u64) -> Judgement {
    if !greeting {
        notes.lost(closed, "closed", &[]);
        return notes.earned(0);
    }
    notes.lost(closed, "greeting_only", &[]);
    let exposure = u32::from(per_mille(asks, CLOSED as u64));
    notes.earned(u16::try_from(u32::from(GREETING) * exposure / 1_000).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn an_open_question_first_earns_it() {
        let call = Script::new().say("What do you see?", &[act(Act::AskOpen, "What")]);
        assert_eq!(earned(&OpenFirst, &call.say("Red?", &[act(Act::AskFact, "Red?")])), 1_000);
    }

    #[test]
    fn a_story_told_in_the_opening_needs_no_question() {
        let case = case_with(|scenario| {
            let began = scenario.facts.iter_mut().find(|fact| fact.id == *"began").unwrap();
            began.kind = Some("symptom".into());
        });
        let opened = |words: usize| {
            let text = "word ".repeat(words);
            let line = Event::CustomerSpoke {
                text,
                by: None,
                line: "opening.0.0".to_owned(),
                mood: crate::sim::call::Mood::default(),
                ends: 0,
            };
            let told = Event::Learnt { id: "began".into(), source: Source::Volunteered, slip: None, turn: 1 };
            Script::of(case.clone()).chatter(1).event(line).event(told)
        };
        assert!(silent(&OpenFirst, &opened(AT_LENGTH)));
        assert!(!silent(&OpenFirst, &opened(AT_LENGTH - 1)));
    }

    #[test]
    fn three_closed_ones_first_lose_it() {
        let closed = |call: Script| call.say("Red?", &[act(Act::AskFact, "Red?")]);
        let call = closed(closed(closed(Script::new())));
        assert_eq!(earned(&OpenFirst, &call.say("What do you see?", &[act(Act::AskOpen, "What")])), 0);
        assert_eq!(earned(&OpenFirst, &Script::new().chatter(6)), 0);
    }
}
