//! A kind that the language pack does not know.

use super::Rule;
use super::unknown_id::{finding, unknown};
use crate::author::names::Kind;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

const CODE: Code = Code::new("SC105", "unknown-kind");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A fact or a step has a kind that the language pack does not know.",
        why: "A kind brings the ways in which people ask for it. An unknown one brings none, and only `asked_by` is understood.",
        bad: "kind: \"eror_code\"",
        good: "kind: \"error_code\"",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for named in unknown(sites) {
        if matches!(named.kinds, [Kind::Information | Kind::StepSort]) {
            report.push(finding(named, &sites.names, CODE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_mistyped_kind_is_found() {
        check(&scenario().swap("kind: \"error_code\"", "kind: \"eror_code\""), CODE, &["\"eror_code\""]);
        check(&scenario().swap("kind: \"restart\"", "kind: \"error_code\""), CODE, &["\"error_code\""]);
    }

    #[test]
    fn known_kinds_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("kind: \"error_code\"", "kind: \"other\""), CODE);
    }
}
