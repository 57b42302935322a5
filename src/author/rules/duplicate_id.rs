//! Two things of one kind with one id.

use std::collections::BTreeMap;

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC106", "duplicate-id");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Two facts, two steps, two beats or the like have the same id.",
        why: "Things are found by id: only the first of the two would ever be used. Shared blocks count as part of the scenario.",
        bad: "( id: \"code\", value: \"E-1\" ), ( id: \"code\", value: \"E-2\" )",
        good: "( id: \"code\", value: \"E-1\" ), ( id: \"second_code\", value: \"E-2\" )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let mut first = BTreeMap::new();
    for declared in &sites.declared {
        let key = (declared.kind, declared.id.as_ref());
        let Some(before) = first.get(&key) else {
            first.insert(key, declared.at);
            continue;
        };
        let message = format!("another {} is called `{}`", declared.kind.word(), declared.id);
        let found = declared.at.finding(Severity::Error, CODE, message, "the same id again");
        let found = if before.file() == declared.at.file() {
            found.also(before.span(), "first used here")
        } else {
            found.note(format!("first used in {}", before.words()))
        };
        report.push(found.help("give one of them another id"));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, desk, scenario, silent};

    #[test]
    fn both_places_are_shown() {
        let double = scenario().swap("id: \"began\"", "id: \"code\"");
        let found = check(&double, CODE, &["\"code\""]);
        assert_eq!(found[0].also.len(), 1);
        check(&desk().swap("id: \"tier2\"", "id: \"field\""), CODE, &["\"field\""]);
    }

    #[test]
    fn one_id_for_two_kinds_is_no_double() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("id: \"kind_word\"", "id: \"when_fixed\""), CODE);
    }
}
