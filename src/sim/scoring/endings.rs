//! Whether a decision is one of the endings the scenario calls right.

use crate::sim::call::Disposition;
use crate::sim::case::Case;
use crate::sim::scenario::model::Ending;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::case_with;

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
