//! Somebody who was not there can read the ticket: complete first, then in plain exact words. Length is no measure.

use super::places;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::Part;
use crate::sim::words::Dimension;

/// Somebody who was not there can read the ticket.
pub(super) struct Clarity;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-clarity",
    dimension: Dimension::Ticket,
    says: &[
        "clear",
        "what",
        "symptom",
        "since_when",
        "exact_error",
        "tried",
        "next_step",
        "who",
        "vague",
        "run_on",
        "hard_to_read",
    ],
};

impl Criterion for Clarity {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let clarity = &call.review().clarity;
        for (part, _) in clarity.parts.iter().filter(|(_, found)| !found) {
            notes.lost_share(2, places::field(call, part.field(), INFO.id), key(*part), &[]);
        }
        for quote in &clarity.vague {
            notes.lost(places::words(call, quote, "vague"), "vague", &[("said", &quote.text)]);
        }
        for quote in &clarity.run_ons {
            notes.lost(places::words(call, quote, "run_on"), "run_on", &[]);
        }
        for quote in &clarity.hard_to_read {
            notes.lost(places::words(call, quote, "hard_to_read"), "hard_to_read", &[("said", &quote.text)]);
        }
        if notes.faults() == 0 {
            notes.gained(places::ticket(call, INFO.id), "clear", &[]);
        }
        notes.earned(clarity.per_mille())
    }
}

const fn key(part: Part) -> &'static str {
    match part {
        Part::What => "what",
        Part::Symptom => "symptom",
        Part::SinceWhen => "since_when",
        Part::ExactError => "exact_error",
        Part::Tried => "tried",
        Part::NextStep => "next_step",
        Part::Who => "who",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_complete_ticket_in_exact_words_earns_it() {
        assert_eq!(earned(&Clarity, &good_call(), &good_ticket()), 1_000);
        assert_eq!(earned(&Clarity, &good_call(), &Draft::default()), 0);
    }

    #[test]
    fn a_missing_part_and_a_vague_word_lose() {
        assert_eq!(earned(&Clarity, &good_call(), &with(Field::Began, "")), 857);
        assert_eq!(earned(&Clarity, &good_call(), &with(Field::Symptom, "The picture is not working.")), 875);
    }

    #[test]
    fn the_same_said_at_length_earns_the_same() {
        let long = "The screen freezes, the sound stops, the wheel turns. ".repeat(20);
        assert_eq!(earned(&Clarity, &good_call(), &with(Field::Symptom, &long)), 1_000);
    }
}
