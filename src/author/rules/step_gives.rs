//! A fact that a step should bring out, and does not.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Reveals, Step};

const CODE: Code = Code::new("SC114", "step-gives-nothing");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A fact becomes known by a step, and no try of that step gives it.",
        why: "The customer does the step and reports, and the desk has still not learnt the fact: it has to be asked for once more.",
        bad: "reveals: ByStep(\"lights\"), and a try with says: [\"It's red.\"]",
        good: "reveals: ByStep(\"lights\"), and a try with says: [\"It's red.\"], gives: [\"light_colour\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    for (at, fact) in At::root(file.source).field("facts").each(&file.value.facts) {
        let Reveals::ByStep(id) = &fact.reveals else { continue };
        let Some(step) = file.value.steps.iter().find(|step| step.id == *id) else { continue };
        if !gives(step, &fact.id) {
            let message = format!("no try of the step `{id}` gives the fact `{}`", fact.id);
            let found =
                at.field("reveals").finding(Severity::Warning, CODE, message, "has to be asked for again");
            report.push(found.help(format!("add `gives: [\"{}\"]` to the try that shows it", fact.id)));
        }
    }
}

fn gives(step: &Step, fact: &Id) -> bool {
    let of_tries = step.tries.iter().flat_map(|attempt| &attempt.gives);
    let before = step.already.iter().flat_map(|already| &already.gives);
    of_tries.chain(before).any(|id| id == fact || id.whole() == Some(fact.as_str()))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_step_that_does_not_give_its_fact_is_found() {
        let empty = scenario().swap("gives: [\"light\"], ", "");
        check(&empty, CODE, &["ByStep(\"restart\")"]);
    }

    #[test]
    fn a_step_that_gives_it_is_fine() {
        silent(&scenario(), CODE);
    }
}
