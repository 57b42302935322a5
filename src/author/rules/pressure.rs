//! A scenario that scores restraint without tempting anybody.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::words::Dimension;

const CODE: Code = Code::new("SC127", "no-pressure");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Upsell restraint is scored, and fewer than two messages push the agent to sell.",
        why: "Where nobody is tempted there is nothing to withstand, and the dimension says nothing about the trainee.",
        bad: "upsell: ( offer: \"booster\", moment: Never )",
        good: "upsell: ( offer: \"booster\", moment: Never, pressure: [ two messages ] ), or not_scored: [ ( dimension: Upsell, because: \"…\" ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let scenario = file.value;
    let is_scored = scenario.not_scored.iter().all(|not| not.dimension != Dimension::Upsell);
    let count = scenario.upsell.pressure.len();
    if is_scored && count < 2 {
        let message = format!("upsell restraint is scored, and {count} messages push to sell");
        let at = At::root(file.source).field("upsell");
        let found = at.finding(Severity::Warning, CODE, message, "at least 2 make a temptation");
        report.push(found.help("add messages under `pressure`, or the dimension under `not_scored`"));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_lack_of_pressure_is_found() {
        let one = "upsell: ( pressure: [ ( when: turn(above: 1), from: \"Lead\", says: \"Sell.\" ) ] )";
        check(
            &scenario().swap("not_scored: [ ( dimension: Upsell, because: \"short\" ) ]", one),
            CODE,
            &[&one[8..]],
        );
    }

    #[test]
    fn a_dimension_that_is_not_scored_needs_none() {
        silent(&scenario(), CODE);
    }
}
