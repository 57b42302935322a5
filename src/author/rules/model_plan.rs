//! A finished scenario that nobody has played well.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Stage;

const CODE: Code = Code::new("SC117", "no-model-plan");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A scenario is marked `Stable` and has no plan called `model`.",
        why: "Stable scenarios may be graded. The model plan is the proof that a very good agent can earn the points.",
        bad: "stage: Stable, and no file SCENARIO.model.plan",
        good: "stage: Stable, and a file SCENARIO.model.plan",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    if file.value.stage == Stage::Stable && !sites.checked.plans.iter().any(|plan| plan.name == "model") {
        let at = At::root(file.source).field("stage");
        let found =
            at.finding(Severity::Error, CODE, "a stable scenario needs a model plan", "not shown to work");
        let help = format!(
            "take the call as a very good agent would, then `firstline transcript --bless {}.model.plan` beside this file; or set \
             `stage: Trial`",
            file.value.id
        );
        report.push(found.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_stable_scenario_without_its_plan_is_found() {
        check(&scenario().without_plans(), CODE, &["Stable"]);
    }

    #[test]
    fn a_draft_needs_none() {
        silent(&scenario(), CODE);
        silent(&scenario().without_plans().swap("stage: Stable", "stage: Draft"), CODE);
    }
}
