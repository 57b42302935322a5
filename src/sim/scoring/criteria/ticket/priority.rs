//! Impact and urgency are what the case makes them. Each counts by itself: two errors can meet in the right cell.

use super::places;
use crate::sim::scenario::model::Level;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::{Entry, Field};
use crate::sim::words::Dimension;

/// Impact and urgency are what the case makes them.
pub(super) struct Priority;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-priority",
    dimension: Dimension::Ticket,
    says: &["right", "wrong", "missing"],
};

impl Criterion for Priority {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let handling = &call.review().handling;
        let impact = entry(call, &mut notes, Field::Impact, &handling.impact);
        let urgency = entry(call, &mut notes, Field::Urgency, &handling.urgency);
        notes.earned(impact + urgency)
    }
}

fn entry(call: &CallView<'_>, notes: &mut Notes<'_, '_>, field: Field, entry: &Entry<Level>) -> u16 {
    let place = places::field(call, field, INFO.id);
    let (field, right) = (places::title(field), entry.right.name());
    let because = call.case.scenario.ticket.because.as_str();
    let values = [("field", field.as_str()), ("right", right), ("because", because)];
    let Some(said) = entry.said else {
        notes.lost(place, "missing", &values);
        return 0;
    };
    if entry.is_right() {
        notes.gained(place, "right", &values);
        return 500;
    }
    notes.lost(place, "wrong", &[("said", said.name()), values[0], values[1], values[2]]);
    0
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::sim::ticket::FieldValue;

    #[test]
    fn two_right_entries_earn_it() {
        assert_eq!(earned(&Priority, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn each_wrong_or_missing_entry_loses_half() {
        let mut draft = good_ticket();
        draft.set(Field::Impact, FieldValue::Level(Some(Level::High)));
        assert_eq!(earned(&Priority, &good_call(), &draft), 500);
        draft.set(Field::Urgency, FieldValue::Level(None));
        assert_eq!(earned(&Priority, &good_call(), &draft), 0);
    }
}
