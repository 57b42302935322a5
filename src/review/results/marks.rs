//! The marks of a call, and whether they pass.

use serde::Serialize;

use crate::sim::scenario::model::Marks;
use crate::sim::scoring::Scorecard;
use crate::sim::words::Dimension;

/// The marks of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CallMarks {
    /// Per mille of each dimension, in the order of [`Dimension::ALL`]; none where it does not apply.
    pub dimensions: [Option<u16>; 5],
    /// The critical errors, by id: each fails the call whatever the points say.
    pub critical: Vec<String>,
}

/// Why a call does not pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Miss {
    /// It was left before the ticket was filed, so the ticket was never shown.
    Left,
    /// It has this critical error.
    Critical {
        /// Which.
        id: String,
    },
    /// A mark is too low.
    Below {
        /// `overall`, or the dimension's name.
        mark: &'static str,
        /// What was reached, per mille.
        got: u16,
        /// What was asked for, per mille.
        least: u16,
    },
}

impl CallMarks {
    /// The marks of this scorecard.
    #[must_use]
    pub fn of(card: &Scorecard) -> Self {
        let mark = |dimension| card.dimensions.get(&dimension).and_then(|score| score.per_mille);
        Self {
            dimensions: Dimension::ALL.map(mark),
            critical: card.critical.iter().map(|error| error.id.clone()).collect(),
        }
    }

    /// The mean of the dimensions that apply, per mille, rounded down; none when none does.
    #[must_use]
    pub fn overall(&self) -> Option<u16> {
        mean(self.dimensions)
    }

    /// The mark of a dimension, per mille; none where it does not apply.
    #[must_use]
    pub const fn dimension(&self, dimension: Dimension) -> Option<u16> {
        self.dimensions[dimension as usize]
    }

    /// The overall mark, then the five dimensions in their order.
    #[must_use]
    pub fn six(&self) -> [Option<u16>; 6] {
        let [tone, information, escalation, ticket, upsell] = self.dimensions;
        [self.overall(), tone, information, escalation, ticket, upsell]
    }

    /// What keeps the call from passing; nothing when it passes. A dimension that does not apply is passed; `filed` says
    /// whether the ticket was filed, without which nothing passes.
    #[must_use]
    pub fn misses(&self, pass: &Marks, filed: bool) -> Vec<Miss> {
        let left = (!filed).then_some(Miss::Left);
        let critical = self.critical.iter().map(|id| Miss::Critical { id: id.clone() });
        let asked = pass.named().into_iter().zip(self.six());
        let below = asked.filter_map(|((mark, least), got)| {
            let (least, got) = (least?, got?);
            (got < least).then_some(Miss::Below { mark, got, least })
        });
        left.into_iter().chain(critical).chain(below).collect()
    }
}

impl Miss {
    /// Why, in words: `tone 62 %, at least 70 % is asked for`.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Left => "was left before the ticket was filed".to_owned(),
            Self::Critical { id } => format!("has {id}"),
            Self::Below { mark, got, least } => {
                format!("{mark} {} %, at least {} % is asked for", got / 10, least / 10)
            }
        }
    }
}

/// The mean of those that are there, rounded down; none without any.
#[must_use]
pub fn mean(marks: impl IntoIterator<Item = Option<u16>>) -> Option<u16> {
    let there = marks.into_iter().flatten();
    let (sum, count) = there.fold((0_u64, 0), |(sum, count), mark| (sum + u64::from(mark), count + 1));
    u16::try_from(sum.checked_div(count)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::fixture::card;

    #[track_caller]
    fn check(criteria: &[(&str, u32, u32)], pass: Marks, expected: &[&str]) {
        let misses: Vec<String> =
            CallMarks::of(&card(criteria)).misses(&pass, true).iter().map(Miss::says).collect();
        assert_eq!(misses, expected);
    }

    #[test]
    fn a_call_passes_when_every_mark_that_is_asked_for_is_reached() {
        let criteria = [("tone-blame", 6, 10), ("ticket-clarity", 9, 10), ("upsell-cure", 0, 0)];
        let pass = |overall, tone, upsell| Marks { overall, tone, upsell, ..Marks::default() };
        check(&criteria, pass(Some(750), Some(600), Some(900)), &[]);
        check(
            &criteria,
            pass(Some(751), Some(700), None),
            &["overall 75 %, at least 75 % is asked for", "tone 60 %, at least 70 % is asked for"],
        );
        check(&[], pass(Some(1_000), None, None), &[]);
    }

    #[test]
    fn a_critical_error_fails_whatever_the_points_say() {
        let marks = CallMarks { critical: vec!["critical-insult".to_owned()], ..CallMarks::default() };
        assert_eq!(marks.misses(&Marks::default(), true)[0].says(), "has critical-insult");
    }

    #[test]
    fn a_call_without_its_ticket_does_not_pass() {
        let marks = CallMarks { dimensions: [Some(1_000); 5], ..CallMarks::default() };
        assert_eq!(marks.misses(&Marks::default(), false), [Miss::Left]);
    }

    #[test]
    fn a_mean_leaves_out_what_does_not_apply() {
        assert_eq!(mean([Some(500), None, Some(601)]), Some(550));
        assert_eq!(mean([None, None]), None);
        assert_eq!(CallMarks::of(&card(&[("tone-blame", 1, 2)])).overall(), Some(500));
    }
}
