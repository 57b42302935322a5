//! A right ending that cannot be had.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Effect, Ending, Scenario};

const CODE: Code = Code::new("SC121", "impossible-ending");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "There is no right ending, or one that can never be reached.",
        why: "`Resolve` is judged by the state under `fixed_when`; hanging up is the customer's choice and no agent's; a call is ended for abuse only after abuse.",
        bad: "right: [Resolve], and a problem without `fixed_when`",
        good: "right: [Resolve], problem: ( cause: \"…\", fixed_when: world(\"plugged_in\") )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let (scenario, at) = (file.value, At::root(file.source).field("outcome"));
    if scenario.outcome.right.is_empty() {
        let found = at.field("right").finding(Severity::Error, CODE, "no ending is right", "empty");
        report.push(found.help("say how the call should end: `right: [Escalate(\"field\")]`"));
    }
    let right = at.field("right").each(&scenario.outcome.right);
    let half = at.field("half_right").each(&scenario.outcome.half_right);
    for (at, ending) in right.chain(half.map(|(at, half)| (at.field("ending"), &half.ending))) {
        if let Some((why, help)) = impossible(ending, scenario, sites) {
            report.push(at.finding(Severity::Error, CODE, why, "cannot be reached").help(help));
        }
    }
}

fn impossible(
    ending: &Ending,
    scenario: &Scenario,
    sites: &Sites<'_>,
) -> Option<(&'static str, &'static str)> {
    match ending {
        Ending::Resolve if scenario.problem.fixed_when.is_none() => Some((
            "the problem can never be resolved: nothing says when it is fixed",
            "add `fixed_when` to `problem`",
        )),
        Ending::HungUp => {
            Some(("hanging up is nothing an agent can choose", "`HungUp` belongs under `endings` alone"))
        }
        Ending::Escalate(team) if *team == *"any" => {
            Some(("a right ending names its team", "`Escalate(\"any\")` belongs under `endings` alone"))
        }
        Ending::EndForAbuse if !is_abused(scenario, sites) => Some((
            "nobody abuses the agent in this call",
            "add a beat with `then: [Abuse]`, or a persona that has one",
        )),
        _ => None,
    }
}

fn is_abused(scenario: &Scenario, sites: &Sites<'_>) -> bool {
    let personas = sites.checked.personas.iter().flat_map(|persona| &persona.beats);
    let shared = sites.checked.shared.iter().flat_map(|file| &file.value.beats);
    let of_beats = scenario.beats.iter().chain(personas).chain(shared).flat_map(|beat| &beat.then);
    let of_asks = scenario
        .asks
        .iter()
        .flat_map(|ask| [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored]);
    of_beats.chain(of_asks.flat_map(|reaction| &reaction.then)).any(|effect| matches!(effect, Effect::Abuse))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn endings_that_cannot_be_reached_are_found() {
        let right =
            |ending: &str| scenario().swap("right: [Escalate(\"field\")]", &format!("right: [{ending}]"));
        check(&right(""), CODE, &["[]"]);
        check(&right("HungUp"), CODE, &["HungUp"]);
        check(&right("EndForAbuse"), CODE, &["EndForAbuse"]);
        check(&right("Escalate(\"any\")"), CODE, &["Escalate(\"any\")"]);
        let never = right("Resolve").swap(", fixed_when: world(\"restarted\")", "");
        check(&never, CODE, &["Resolve"]);
    }

    #[test]
    fn endings_within_reach_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("right: [Escalate(\"field\")]", "right: [Resolve, Callback]"), CODE);
    }
}
