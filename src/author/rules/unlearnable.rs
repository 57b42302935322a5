//! A fact that is needed and that nobody can learn.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::{Reveals, Subject};

const CODE: Code = Code::new("SC122", "unlearnable-fact");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A fact is needed or must stand in the ticket, and it is never said.",
        why: "With `reveals: Never` the customer does not say it; then a line, a step or an earlier ticket must give it away.",
        bad: "( id: \"model\", value: \"HB-2\", reveals: Never, needed: [Ticket] )",
        good: "( id: \"model\", value: \"HB-2\", reveals: WhenAsked, needed: [Ticket] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let scenario = file.value;
    let given = given_away(sites);
    for (at, fact) in At::root(file.source).field("facts").each(&scenario.facts) {
        let is_given = |id: &&Id| **id == fact.id || id.whole() == Some(fact.id.as_str());
        let in_ticket = scenario.ticket.must_say.iter().any(|subject| {
            matches!(subject, Subject::Fact(id) if *id == fact.id || id.whole() == Some(fact.id.as_str()))
        });
        let wanted = !fact.needed.is_empty() || in_ticket;
        if wanted && matches!(fact.reveals, Reveals::Never) && !given.iter().any(is_given) {
            let message = format!("the fact `{}` is needed, and nobody can learn it", fact.id);
            let found = at.field("reveals").finding(report.loose(), CODE, message, "never said");
            report.push(
                found.help(
                    "let the customer say it, let a line or step give it, or make it a finding of a tool",
                ),
            );
        }
    }
}

/// Every id in a `gives`, and what is known from the start.
pub(super) fn given_away<'a>(sites: &Sites<'a>) -> Vec<&'a Id> {
    let Some(file) = sites.checked.scenario() else { return Vec::new() };
    let scenario = file.value;
    let mut given: Vec<&Id> = scenario.given.iter().flat_map(|given| &given.knows).collect();
    given.extend(scenario.opening.iter().flat_map(|opening| &opening.gives));
    given.extend(scenario.facts.iter().flat_map(|fact| &fact.gives));
    given.extend(scenario.topics.iter().flat_map(|topic| &topic.gives));
    for step in &scenario.steps {
        given.extend(step.tries.iter().flat_map(|attempt| &attempt.gives));
        given.extend(step.already.iter().flat_map(|already| &already.gives));
    }
    for ask in &scenario.asks {
        let all = [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored];
        given.extend(all.into_iter().flat_map(|reaction| &reaction.gives));
    }
    for own in &scenario.digressions {
        given.extend(&own.gives);
        given.extend([&own.warm, &own.cold, &own.joined].into_iter().flat_map(|reaction| &reaction.gives));
    }
    let shared = sites.checked.shared.iter().flat_map(|file| &file.value.beats);
    given.extend(scenario.beats.iter().chain(shared).flat_map(|beat| &beat.gives));
    given
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_needed_fact_that_is_never_said_is_found() {
        let never = scenario().swap("reveals: AfterProbe(times: 1)", "reveals: Never");
        check(&never, CODE, &["Never"]);
    }

    #[test]
    fn what_a_line_gives_away_is_fine() {
        silent(&scenario(), CODE);
        let given = scenario().swap("reveals: AfterProbe(times: 1)", "reveals: Never");
        silent(&given.swap("gives: [\"light\"]", "gives: [\"light\", \"code\"]"), CODE);
    }
}
