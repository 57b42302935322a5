//! One fact with two values.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::case::{Case, moment};
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Customer, Fact, Standing};
use crate::sim::understanding::{Fit, SubjectClass, read_statements};

const CODE: Code = Code::new("SC148", "two-values");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Two ways to learn a fact say different things: its value, the customer's record, or a line that says it.",
        why: "The ticket is compared with the value. Who writes down what was heard would be charged for a mistake that the file makes.",
        bad: "says: [\"It says E-4013.\"]",
        good: "says: [\"It says E-4012.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (Some(file), Some(case)) = (sites.checked.scenario(), sites.checked.case) else { return };
    // Without the day of the call, "since Monday" is any day.
    if moment(&file.value.call_at).is_none() {
        return;
    }
    let at = At::root(file.source);
    for (at, fact) in at.field("facts").each(&file.value.facts) {
        lines(at, case, fact, report);
    }
    record(at.field("customer"), case, &file.value.customer, report);
}

/// Lines that say a value of the fact's kind which is not the fact's.
fn lines(at: At<'_>, case: &Case, fact: &Fact, report: &mut Report) {
    if fact.claims.is_some() || fact.first_says.is_some() || !case.lexicon.can_be_wrong(&fact.id) {
        return;
    }
    for (field, lines) in [("says", &fact.says), ("again", &fact.again)] {
        for (at, line) in at.field(field).each(lines) {
            if says_otherwise(case, &fact.id, line) {
                let message = format!("this line says another value than `{}` has", fact.id);
                report.push(at.finding(Severity::Warning, CODE, message, "not the fact's value"));
            }
        }
    }
}

/// Whether a text says a wrong value of the fact and not the right one.
fn says_otherwise(case: &Case, id: &Id, text: &str) -> bool {
    let mentions = read_statements(&case.pack, &case.lexicon, text);
    let of_it = |fit: Fit| {
        mentions.iter().any(|found| found.class == SubjectClass::Fact && found.id == *id && found.fit == fit)
    };
    of_it(Fit::Wrong) && !of_it(Fit::Right)
}

/// The record lines that go by the name of a fact.
fn record(at: At<'_>, case: &Case, customer: &Customer, report: &mut Report) {
    for (at, line) in at.field("record").each(&customer.record) {
        let Some(fact) = case.fact(line.id.as_str()).filter(|fact| is_compared(fact)) else { continue };
        let mut values = fact.aliases.iter().chain([&fact.value]).chain(&fact.claims);
        let other = if fact.at.is_some() {
            says_otherwise(case, &fact.id, &line.value)
        } else {
            fact.near.is_none() && values.all(|value| !is_like(value, &line.value))
        };
        if other {
            let message = format!("the record and the fact `{}` do not say the same", fact.id);
            report.push(at.field("value").finding(
                Severity::Warning,
                CODE,
                message,
                format!("the fact says {}", fact.value),
            ));
        }
    }
    let account = case.fact("account").filter(|fact| !fact.value.is_empty() && fact.claims.is_none());
    if account.is_some_and(|fact| {
        fact.aliases.iter().chain([&fact.value]).all(|value| !is_like(value, &customer.account))
    }) {
        let message = "the customer's account and the fact `account` do not say the same";
        report.push(at.field("account").finding(Severity::Warning, CODE, message, "another account"));
    }
}

/// A secret stands in no record.
fn is_compared(fact: &Fact) -> bool {
    !fact.value.is_empty() && fact.standing != Standing::Secret
}

/// Whether one says all that the other does, apart from signs and capitals.
fn is_like(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (one, other) = (plain(one), plain(other));
    one.contains(&other) || other.contains(&one)
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn values_that_differ_are_found() {
        check(&scenario().swap("account: \"AC-1\", exp", "account: \"AC-2\", exp"), CODE, &["\"AC-2\""]);
        check(&scenario().swap("says: [\"E-4012.\",", "says: [\"E-4013.\","), CODE, &["\"E-4013.\""]);
        let record = scenario()
            .swap("facts: [", "facts: [ ( id: \"postcode\", kind: \"postcode\", value: \"11111\" ),");
        check(&record, CODE, &["\"18437\""]);
    }

    #[test]
    fn one_value_in_two_spellings_is_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("account: \"AC-1\", exp", "account: \"ac 1\", exp"), CODE);
        let slip = "first_says: ( value: \"E-4013\", says: [\"E-4013.\"] ), says: [\"E-4013.\",";
        silent(&scenario().swap("says: [\"E-4012.\",", slip), CODE);
        let secret = "facts: [ ( id: \"postcode\", value: \"11111\", is: Secret ),";
        silent(&scenario().swap("facts: [", secret), CODE);
    }
}
