//! A ticket line that nothing in the call supplies.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::{Condition, Scenario, Subject};

const CODE: Code = Code::new("SC140", "ticket-line-without-source");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The ticket must say something that this call cannot supply.",
        why: "An event's number stands on the desk's board, a step has a result when it is taken or was taken before, a fact is learnt from somebody. Without a source, whoever writes the line has made it up.",
        bad: "must_say: [fact(\"code\"), found(\"loose_plug\"), step(\"restart\"), event(\"outage\")]",
        good: "must_say: [fact(\"code\"), found(\"loose_plug\"), step(\"restart\")]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let scenario = file.value;
    let must = &scenario.ticket.must_say;
    for (at, subject) in At::root(file.source).field("ticket").field("must_say").each(must) {
        let missing = match subject {
            Subject::Event(id) => (!shows_event(sites, scenario, id)).then_some((
                "no tool of the desk shows the board of events",
                "give a tool of the desk `board: true`",
            )),
            Subject::Step(id) => is_never_taken(scenario, id).then_some((
                "the customer never takes this step, and had not before the call",
                "add `already`, or let the customer take it",
            )),
            Subject::Found(id) => only_on_a_board(scenario, id).filter(|()| !has_board(sites)).map(|()| {
                (
                    "only the board shows it, and no tool of the desk shows the board",
                    "give a tool of the desk `board: true`",
                )
            }),
            Subject::Fact(_) | Subject::Text(_) => None,
        };
        if let Some((why, help)) = missing {
            let message = format!("nothing in this call supplies this line of the ticket: {why}");
            report.push(at.finding(report.loose(), CODE, message, "has no source").help(help));
        }
    }
}

fn has_board(sites: &Sites<'_>) -> bool {
    sites.checked.desk().is_none_or(|desk| desk.tools.iter().any(|tool| tool.board))
}

/// Whether the number of the event can be read or heard somewhere.
fn shows_event(sites: &Sites<'_>, scenario: &Scenario, id: &Id) -> bool {
    let number = sites.checked.events.iter().find(|event| event.id == *id).map(|event| event.number.as_str());
    let Some(number) = number else { return true };
    let mut texts = scenario.tools.iter().flat_map(|tool| &tool.states).map(|state| state.shows.as_str());
    has_board(sites)
        || texts.any(|text| text.contains(number))
        || scenario.given.iter().any(|given| given.text.contains(number))
        || scenario.facts.iter().any(|fact| fact.value.contains(number))
        || scenario.briefing.contains(number)
}

fn is_never_taken(scenario: &Scenario, id: &Id) -> bool {
    let given = scenario.given.iter().any(|given| given.steps.contains(id));
    let step = scenario.steps.iter().find(|step| step.id == *id);
    !given
        && step.is_some_and(|step| {
            let refused = step.refuses.as_ref().is_some_and(|refusal| refusal.when == Condition::Always);
            refused && step.already.is_none()
        })
}

/// Whether no tool of the scenario and no earlier ticket shows the finding.
fn only_on_a_board(scenario: &Scenario, id: &Id) -> Option<()> {
    let of_tools = scenario.tools.iter().flat_map(|tool| &tool.states).any(|state| state.finds.contains(id));
    let given = scenario.given.iter().any(|given| given.knows.contains(id));
    (!of_tools && !given).then_some(())
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn lines_without_a_source_are_found() {
        let hidden = scenario().swap("EV-1 OPEN", "OPEN");
        check(&hidden, CODE, &["event(\"outage\")"]);
        let refused = scenario()
            .swap("seconds: 60, tries", "seconds: 60, refuses: ( when: always, says: [\"No.\"] ), tries");
        check(&refused, CODE, &["step(\"restart\")"]);
    }

    #[test]
    fn lines_with_a_source_are_fine() {
        silent(&scenario(), CODE);
        let once = scenario().swap(
            "seconds: 60, tries",
            "seconds: 60, refuses: ( when: trust(below: 20), says: [\"No.\"] ), tries",
        );
        silent(&once, CODE);
    }
}
