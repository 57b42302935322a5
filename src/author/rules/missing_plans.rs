//! A finished scenario of which nobody has shown that faults cost.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Stage;
use crate::sim::words::Dimension;

const CODE: Code = Code::new("SC147", "missing-plans");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A stable scenario has no plan that goes wrong in one of the dimensions it scores.",
        why: "The model plan shows that a good agent earns the points; a plan a dimension shows that a bad one does not. They are called as the dimensions: SCENARIO.tone.plan, SCENARIO.ticket.plan.",
        bad: "stage: Stable, and the plans model, tone and ticket",
        good: "stage: Stable, and the plans model, tone, information, escalation, ticket and upsell",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario().filter(|file| file.value.stage == Stage::Stable) else {
        return;
    };
    // Without a model plan there is more to say than this, and it is said.
    let has = |name: &str| sites.checked.plans.iter().any(|plan| plan.name == name);
    if !has("model") {
        return;
    }
    let scored = |dimension: &Dimension| file.value.not_scored.iter().all(|not| not.dimension != *dimension);
    let lacking: Vec<&str> =
        Dimension::ALL.into_iter().filter(scored).map(Dimension::name).filter(|name| !has(name)).collect();
    if lacking.is_empty() {
        return;
    }
    let at = At::root(file.source).field("stage");
    let message = format!("no plan shows what it costs to go wrong in {}", lacking.join(", "));
    let found = at.finding(Severity::Warning, CODE, message, "stable, and not shown to tell good from bad");
    let (id, first) = (&file.value.id, lacking[0]);
    report.push(found.help(format!(
        "`firstline new plan {first} --scenario {id}` begins `{id}.{first}.plan` from the model plan"
    )));
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_dimension_without_its_plan_is_found() {
        let scored =
            scenario().swap("not_scored: [ ( dimension: Upsell, because: \"short\" ) ]", "not_scored: []");
        let found = check(&scored, CODE, &["Stable"]);
        assert!(found[0].message.ends_with("in upsell"), "{found:?}");
    }

    #[test]
    fn what_is_not_scored_or_not_finished_needs_none() {
        silent(&scenario(), CODE);
        let draft =
            scenario().swap("not_scored: [ ( dimension: Upsell, because: \"short\" ) ]", "not_scored: []");
        silent(&draft.swap("stage: Stable", "stage: Trial"), CODE);
    }
}
