//! A step of which nothing can come.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::Condition;

const CODE: Code = Code::new("SC115", "step-without-result");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A step has neither tries nor a result from before the call.",
        why: "The customer would go and do it, come back, and have nothing to say.",
        bad: "( id: \"restart\", kind: \"restart\", seconds: 60 )",
        good: "( id: \"restart\", kind: \"restart\", seconds: 60, tries: [ ( says: [\"No change.\"], result: \"no change\" ) ] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    for (at, step) in At::root(file.source).field("steps").each(&file.value.steps) {
        // Who never does it has nothing to report.
        let never = step.refuses.as_ref().is_some_and(|refusal| refusal.when == Condition::Always);
        if step.tries.is_empty() && step.already.is_none() && !never {
            let message = format!("nothing comes of the step `{}`", step.id);
            let found =
                at.field("id").finding(report.loose(), CODE, message, "neither `tries` nor `already`");
            report.push(found.help("add `tries`, or `already` when it was done before the call"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_step_without_tries_is_found() {
        let empty = scenario().swap("steps: [", "steps: [ ( id: \"wait\" ),");
        check(&empty, CODE, &["\"wait\""]);
        let once = "steps: [ ( id: \"wait\", refuses: ( when: trust(below: 40), says: [\"No.\"] ) ),";
        check(&scenario().swap("steps: [", once), CODE, &["\"wait\""]);
    }

    #[test]
    fn a_step_that_is_always_refused_needs_no_result() {
        let never = "steps: [ ( id: \"wait\", refuses: ( when: always, says: [\"No.\"] ) ),";
        silent(&scenario().swap("steps: [", never), CODE);
    }

    #[test]
    fn tries_or_a_result_from_before_are_fine() {
        silent(&scenario(), CODE);
        silent(
            &scenario().swap("steps: [", "steps: [ ( id: \"wait\", already: ( result: \"none\" ) ),"),
            CODE,
        );
    }
}
