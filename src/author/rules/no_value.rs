//! A fact without a value.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

const CODE: Code = Code::new("SC128", "fact-without-value");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A fact, or a part of one, has no value of any sort.",
        why: "Tickets and read-backs are compared with the value. Without one, nothing that is written could be right.",
        bad: "( id: \"code\", says: [\"It says E-4012.\"] )",
        good: "( id: \"code\", value: \"E-4012\", says: [\"It says E-4012.\"] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    for (at, fact) in At::root(file.source).field("facts").each(&file.value.facts) {
        let has_value = !fact.value.trim().is_empty() || fact.at.is_some() || fact.near.is_some();
        if !has_value && fact.parts.is_empty() {
            let message = format!("the fact `{}` has no value", fact.id);
            report.push(at.field("id").finding(
                report.loose(),
                CODE,
                message,
                "no `value`, `at`, `near` or `parts`",
            ));
        }
        for (at, part) in at.field("parts").each(&fact.parts) {
            if part.value.trim().is_empty() && part.at.is_none() && part.near.is_none() {
                let message = format!("the part `{}.{}` has no value", fact.id, part.id);
                report.push(at.field("id").finding(
                    report.loose(),
                    CODE,
                    message,
                    "no `value`, `at` or `near`",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_fact_without_any_value_is_found() {
        check(&scenario().swap("value: \"E-4012\", ", ""), CODE, &["\"code\""]);
        check(&scenario().swap("value: \"E-4012\"", "parts: [( id: \"a\" )]"), CODE, &["\"a\""]);
    }

    #[test]
    fn a_moment_or_a_number_is_a_value() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("value: \"E-4012\"", "at: \"2025-06-16\""), CODE);
    }
}
