//! A caller who cannot be verified where it is asked for.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Condition, Desk, Reveals};

const CODE: Code = Code::new("SC119", "cannot-verify");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Something waits for a verified caller, and this customer cannot give enough of what the desk asks for.",
        why: "`verified` holds once the customer has given as many of the facts under `verification` as the desk wants.",
        bad: "needs: verified, with only the fact \"account\" at a desk that wants any two",
        good: "needs: verified, with the facts \"account\" and \"birth_date\"",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    if let Subject::Desk(file) = sites.checked.subject {
        return desk(At::root(file.source), file.value, report);
    }
    let (Some(file), Some(desk)) = (sites.checked.scenario(), sites.checked.desk()) else { return };
    let Some(waits) = sites.waits.iter().find(|waits| needs_verified(waits.condition)) else { return };
    let rule = &desk.verification;
    let shared = sites.checked.shared.iter().flat_map(|file| &file.value.facts);
    let facts: Vec<_> = file.value.facts.iter().chain(shared).collect();
    let can_be_given = |id: &&crate::sim::ids::Id| {
        facts.iter().any(|fact| fact.id == **id && !matches!(fact.reveals, Reveals::Never))
    };
    let given: Vec<&str> = rule.of.iter().filter(can_be_given).map(crate::sim::ids::Id::as_str).collect();
    if given.len() >= usize::from(rule.any) {
        return;
    }
    let has = if given.is_empty() { "none".to_owned() } else { format!("only `{}`", given.join("`, `")) };
    let lacking: Vec<&str> =
        rule.of.iter().filter(|id| !can_be_given(id)).map(crate::sim::ids::Id::as_str).collect();
    let message =
        format!("this customer can never be verified: the desk wants {}, and there is {has}", rule.any);
    let found = waits.at.finding(report.loose(), CODE, message, "waits for `verified`");
    report.push(found.help(format!("add a fact with one of these ids: {}", lacking.join(", "))));
}

fn desk(at: At<'_>, desk: &Desk, report: &mut Report) {
    let rule = &desk.verification;
    if usize::from(rule.any) > rule.of.len() {
        let message = format!("nobody can be verified: {} are wanted of {}", rule.any, rule.of.len());
        let at = at.field("verification");
        report.push(at.finding(Severity::Error, CODE, message, "wants more than there is"));
    }
}

/// Whether it can hold only for a verified caller.
fn needs_verified(condition: &Condition) -> bool {
    match condition {
        Condition::All(all) => all.iter().any(needs_verified),
        Condition::Any(any) => !any.is_empty() && any.iter().all(needs_verified),
        Condition::Ever(inner) => needs_verified(inner),
        Condition::Verified => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, desk, scenario, silent};

    #[test]
    fn a_customer_with_too_little_to_give_is_found() {
        check(&scenario().swap("id: \"birth_date\", kind", "id: \"birthday\", kind"), CODE, &["verified"]);
        check(&desk().swap("any: 2", "any: 4"), CODE, &["( any: 4, of: [\"account\", \"birth_date\"] )"]);
    }

    #[test]
    fn enough_is_fine_and_so_is_not_needing_it() {
        silent(&scenario(), CODE);
        silent(&desk(), CODE);
        let unneeded = scenario().swap("id: \"birth_date\", kind", "id: \"birthday\", kind");
        silent(&unneeded.swap("needs: verified, ", "").swap("verified, tool", "tool"), CODE);
    }
}
