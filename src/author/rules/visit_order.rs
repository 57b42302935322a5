//! A visit without an end, or with lines behind its end.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::VisitWhen;

const CODE: Code = Code::new("SC126", "visit-order");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The list of visits does not end with `otherwise`, or goes on behind it.",
        why: "The first line that fits is what comes of the ticket. Without `otherwise` a good ticket has no outcome; behind it nothing is ever reached.",
        bad: "visit: [ ( when: lacks(fact(\"code\")), then: Bounced, says: \"…\" ) ]",
        good: "visit: [ ( when: lacks(fact(\"code\")), then: Bounced, says: \"…\" ), ( when: otherwise, then: Fixed, says: \"…\" ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let (at, visits) = (At::root(file.source).field("visit"), &file.value.visit);
    let ends = visits.iter().position(|visit| visit.when == VisitWhen::Otherwise);
    match ends {
        None if visits.is_empty() => {}
        None => {
            let last = at.each(visits).last().map_or(at, |(at, _)| at);
            let message = "the visits do not end with `otherwise`";
            let found = last.finding(report.loose(), CODE, message, "the last, and it may not fit");
            report.push(found.help("end with `( when: otherwise, then: Fixed, says: \"…\" )`"));
        }
        Some(end) => {
            for (at, _) in at.each(visits).skip(end + 1) {
                let message = "this line of the visit is never reached";
                report.push(at.finding(report.loose(), CODE, message, "stands behind `otherwise`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    const LAST: &str = "( when: otherwise, then: Fixed, says: \"Done.\" )";

    #[test]
    fn a_missing_or_early_end_is_found() {
        let last = "( when: lacks(fact(\"began\")), then: Fixed, says: \"Done.\" )";
        check(&scenario().swap(LAST, last), CODE, &[last]);
        let early = scenario().swap(LAST, &format!("{LAST}, {}", LAST.replace("Done", "Never")));
        check(&early, CODE, &[&LAST.replace("Done", "Never")]);
    }

    #[test]
    fn otherwise_at_the_end_or_no_visit_is_fine() {
        silent(&scenario(), CODE);
    }
}
