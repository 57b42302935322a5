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
