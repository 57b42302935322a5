//! What a good call of a scenario has to come to: read off the scenario once, for every call of it.

use std::collections::BTreeSet;

use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Ending, Reveals, Subject};
use crate::sim::scoring::needs;

/// What a good call of a scenario has to come to.
#[derive(Clone, Debug)]
pub struct Aims {
    /// Facts to learn, parts one by one, in the order of the file.
    pub facts: Vec<Id>,
    /// Tools to run.
    pub tools: Vec<Id>,
    /// Findings to tell the customer.
    pub tell: Vec<Id>,
    /// Steps whose result is needed.
    pub steps: Vec<Id>,
    /// Everything else that the right ending waits for.
    pub rest: Vec<Condition>,
    /// What must come before what: the first before the second.
    pub order: Vec<(Condition, Condition)>,
    /// How the call should end.
    pub ending: Ending,
}

impl Aims {
    /// Reads the aims off a case.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let scenario = &case.scenario;
        let outcome = &scenario.outcome;
        let ending = outcome.right.first().cloned().unwrap_or(Ending::Callback);
        let mut rest = outcome.after.clone();
        if ending == Ending::Resolve {
            rest.extend(scenario.problem.fixed_when.clone());
        }
        rest.extend(outcome.also.iter().cloned());
        let mut named = Named::default();
        rest.iter().chain(&scenario.goodwill.due_when).for_each(|condition| named.read(condition));
        named.read_ticket(&scenario.ticket.must_say);
        let wanted: BTreeSet<Id> = needs(case).into_iter().map(|need| need.id).collect();
        let is_fact = |id: &Id| case.fact(id.whole().unwrap_or(id.as_str())).is_some();
        let facts = case
            .all_items()
            .map(|item| item.id)
            .filter(|id| wanted.contains(id) || named.facts.contains(id))
            .collect();
        let findings = named.findings.iter().chain(wanted.iter().filter(|id| !is_fact(id)));
        let shown: BTreeSet<&Id> = findings.collect();
        let mut tools: Vec<Id> = scenario
            .tools
            .iter()
            .filter(|tool| {
                named.tools.contains(&tool.id)
                    || tool.states.iter().any(|state| state.finds.iter().any(|id| shown.contains(id)))
            })
            .map(|tool| tool.id.clone())
            .collect();
        tools.extend(named.tools.iter().filter(|id| !tools.contains(id)).cloned().collect::<Vec<_>>());
        let steps = scenario
            .steps
            .iter()
            .filter(|step| {
                let by_step = |fact: &crate::sim::scenario::model::Fact| {
                    fact.reveals == Reveals::ByStep(step.id.clone())
                };
                named.steps.contains(&step.id) || scenario.facts.iter().any(by_step)
            })
            .map(|step| step.id.clone())
            .collect();
        let tell = scenario
            .findings
            .iter()
            .filter(|finding| {
                named.told.contains(&finding.id) || finding.disproves.is_some() || shown.contains(&finding.id)
            })
            .map(|finding| finding.id.clone())
            .collect();
        let order = outcome.in_order.iter().map(|pair| (pair.first.clone(), pair.then.clone())).collect();
        Self { facts, tools, tell, steps, rest, order, ending }
    }
}

/// What conditions and ticket rules name.
#[derive(Default)]
struct Named {
    facts: BTreeSet<Id>,
    findings: BTreeSet<Id>,
    tools: BTreeSet<Id>,
    steps: BTreeSet<Id>,
    told: BTreeSet<Id>,
}

impl Named {
    fn read(&mut self, condition: &Condition) {
        match condition {
            Condition::All(all) => all.iter().for_each(|condition| self.read(condition)),
            Condition::Fact(id) => drop(self.facts.insert(id.clone())),
            Condition::Found(id) => drop(self.findings.insert(id.clone())),
            Condition::Tool(id) => drop(self.tools.insert(id.clone())),
            Condition::Step(id) => drop(self.steps.insert(id.clone())),
            Condition::Told(id) => drop(self.told.insert(id.clone())),
            // Of several ways one is enough: which one is found when it comes to it.
            _ => {}
        }
    }

    fn read_ticket(&mut self, must_say: &[Subject]) {
        for said in must_say {
            match said {
                Subject::Fact(id) => drop(self.facts.insert(id.clone())),
                Subject::Found(id) => drop(self.findings.insert(id.clone())),
                Subject::Step(id) => drop(self.steps.insert(id.clone())),
                Subject::Event(_) | Subject::Text(_) => {}
            }
        }
    }
}
