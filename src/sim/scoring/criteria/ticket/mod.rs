//! What the technician receives.

mod accuracy;
mod clarity;
mod faults;
mod invented;
mod neutral;
mod next_action;
mod one_issue;
mod opinion;
mod places;
mod priority;
mod privacy;
mod read_back;
mod required_lines;
mod steps;
mod team_and_contact;
#[cfg(test)]
mod testing;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &required_lines::RequiredLines,
    &accuracy::Accuracy,
    &invented::Invented,
    &opinion::Opinion,
    &steps::Steps,
    &priority::Priority,
    &team_and_contact::TeamAndContact,
    &next_action::NextAction,
    &clarity::Clarity,
    &neutral::Neutral,
    &privacy::Privacy,
    &one_issue::OneIssue,
    &read_back::ReadBack,
];

#[cfg(test)]
mod tests {
    use super::ALL;
    use super::testing::*;
    use crate::sim::scoring::{Criterion, Rubric};
    use crate::sim::ticket::{Known, ReadOut};

    /// What the criteria of the shipped rubric give a ticket, per mille of what they could.
    fn total(known: &Known<'_>, draft: &Draft) -> u64 {
        let rubric = Rubric::parse(include_str!("../../../../../assets/rubrics/standard.ron")).0;
        let weighed = |criterion: &dyn Criterion| {
            let mark = mark(criterion, known, draft);
            let weight = u64::from(rubric.criterion(criterion.info().id).map_or(0, |text| text.weight));
            (weight * u64::from(mark.earned), weight * u64::from(mark.of))
        };
        let (earned, of) = ALL
            .iter()
            .filter(|criterion| !silent(**criterion, known, draft))
            .map(|criterion| weighed(*criterion))
            .fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1));
        earned * 1_000 / of
    }

    #[test]
    fn a_good_ticket_earns_nearly_all_and_an_empty_one_hardly_anything() {
        let told = ["error_code", "began", "pair.clean", "pair.bad", "line_noise"].map(Into::into).to_vec();
        let known = Known { read_back: Some(ReadOut { turn: 9, told, answered: true }), ..good_call() };
        assert_eq!(total(&known, &good_ticket()), 1_000);
        assert!(total(&known, &Draft::default()) <= 300);
        assert!(total(&Known::default(), &Draft::default()) <= 300);
    }
}
