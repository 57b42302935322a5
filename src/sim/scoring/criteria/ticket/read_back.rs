//! The ticket is read to the customer before it is filed, and filed as it was read.

use super::places;
use crate::sim::call::Disposition;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes, per_mille};
use crate::sim::words::Dimension;

/// The ticket is read to the customer before it is filed, and filed as it was read.
pub(super) struct ReadBack;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-read-back",
    dimension: Dimension::Ticket,
    says: &["read", "thin", "never", "left_out", "changed", "nobody_there"],
};

/// What each thing costs that was read to the customer and filed otherwise, per mille.
const EACH: u16 = 250;

impl Criterion for ReadBack {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let Some(read) = &call.review().read_back else {
            if matches!(call.disposition(), Disposition::EndedForAbuse) {
                return notes.not_applicable("nobody_there");
            }
            notes.lost(call.never(INFO.id), "never", &[]);
            return notes.earned(0);
        };
        for (id, quote) in &read.changed {
            let (about, place) = (call.words_for(id), places::words(call, quote, "changed").about(id));
            notes.lost(place, "changed", &[("about", &about), ("said", &quote.text)]);
        }
        for id in &read.left_out {
            let (about, place) = (call.words_for(id), places::ticket(call, "left_out").about(id));
            notes.lost(place, "left_out", &[("about", &about)]);
        }
        let differs = notes.faults();
        let (said, learnt) = read.covered;
        // With three fifths of what the ticket needs, the customer can hear what is wrong and what is missing.
        let covered = per_mille(u64::from(said) * 5, u64::from(learnt) * 3);
        let spoken = call.spoken.iter().rfind(|spoken| spoken.turn == read.turn);
        let place = spoken.map_or_else(|| call.never(INFO.id), |spoken| spoken.whole(INFO.id));
        let values = [("said", said.to_string()), ("of", learnt.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        if covered < 1_000 {
            notes.lost(place, "thin", &values);
        } else {
            notes.gained(place, "read", &values);
        }
        notes.earned(covered.saturating_sub(EACH.saturating_mul(differs)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::sim::ticket::{Known, ReadOut};

    fn heard(told: &[&str]) -> Known<'static> {
        let told = told.iter().map(|id| (*id).into()).collect();
        Known { read_back: Some(ReadOut { turn: 9, told, answered: true }), ..good_call() }
    }

    #[test]
    fn a_ticket_filed_as_it_was_read_earns_it() {
        let known = heard(&["error_code", "began", "pair.clean", "pair.bad", "line_noise"]);
        assert_eq!(earned(&ReadBack, &known, &good_ticket()), 1_000);
    }

    #[test]
    fn another_ticket_than_the_one_that_was_read_loses() {
        let known = heard(&["error_code", "began", "pair.clean", "pair.bad", "line_noise"]);
        assert_eq!(earned(&ReadBack, &known, &with(Field::ExactError, "E-4021")), 750);
        assert_eq!(earned(&ReadBack, &known, &Draft::default()), 0);
    }

    #[test]
    fn a_thin_reading_earns_a_part_and_none_nothing() {
        assert_eq!(earned(&ReadBack, &heard(&["error_code"]), &good_ticket()), 238);
        assert_eq!(earned(&ReadBack, &good_call(), &good_ticket()), 0);
    }
}
