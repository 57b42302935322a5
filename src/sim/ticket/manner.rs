//! How a ticket speaks: neutral words, one matter.

use super::Field;
use super::fault::{FaultKind, Faults};
use super::sheet::Sheet;
use super::statements::Quote;
use crate::sim::understanding::Fit;

/// Finds insults, moods, blame, and a second matter.
pub(super) fn find(sheet: &Sheet<'_>, faults: &mut Faults) {
    // A word within a true statement is the fact's and not the agent's.
    let in_a_fact = |quote: &Quote| {
        sheet.values(Fit::Right).any(|statement| {
            statement.quote.field == quote.field && statement.quote.span.overlaps(&quote.span)
        })
    };
    for quote in sheet.said.places(&sheet.pack.not_neutral).into_iter().filter(|quote| !in_a_fact(quote)) {
        faults.add(FaultKind::NotNeutral, None, &quote, String::new());
    }
    let tells_the_matter = |quote: &Quote| {
        matches!(quote.field, Field::Summary | Field::Symptom | Field::NextAction | Field::InternalNote)
    };
    let second = sheet.said.places(&sheet.pack.second_issue);
    for quote in second.into_iter().filter(tells_the_matter).filter(|quote| !in_a_fact(quote)).take(1) {
        faults.add(FaultKind::SecondIssue, None, &quote, String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, reviewed, with};
    use super::*;

    #[track_caller]
    fn check(field: Field, text: &str, found: &[(FaultKind, &str)]) {
        let faults = reviewed(&good_call(), &with(field, text)).faults;
        let quoted: Vec<_> = faults.iter().map(|fault| (fault.kind, fault.quote.text.as_str())).collect();
        assert_eq!(quoted, found);
    }

    #[test]
    fn insults_moods_and_blame_are_found_in_any_field() {
        let not_neutral = FaultKind::NotNeutral;
        check(Field::Summary, "Customer ANGRY, 4th call", &[(not_neutral, "ANGRY")]);
        check(
            Field::InternalNote,
            "A difficult customer. PEBKAC.",
            &[(not_neutral, "difficult customer"), (not_neutral, "PEBKAC")],
        );
        check(Field::InternalNote, "The socket is difficult to reach", &[]);
        check(Field::InternalNote, "The old cable was lying behind the television", &[]);
        check(Field::InternalNote, "The cable lied behind the television", &[]);
        check(Field::InternalNote, "Customer is lying about it", &[(not_neutral, "Customer is lying")]);
    }

    #[test]
    fn a_second_matter_belongs_into_a_second_ticket() {
        let text = "No picture. Another problem: the bill, and another issue with mail";
        check(Field::Symptom, text, &[(FaultKind::SecondIssue, "Another problem")]);
    }
}
