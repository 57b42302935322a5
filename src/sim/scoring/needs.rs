//! What a call must find out: the facts and findings that the scenario needs, with their weights.

use crate::sim::case::{Case, Item};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Subject;

/// One thing that must be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The fact without parts, the part, or the finding.
    pub id: Id,
    /// How much it counts, in thousandths: a fact's weight, shared by its parts.
    pub weight: u32,
}

/// Everything that must be found out: needed facts, findings with a weight, and whatever the ticket must say.
///
/// What every opening of the scenario gives away is left out: nobody has to find it.
#[must_use]
pub fn needs(case: &Case) -> Vec<Need> {
    let scenario = &case.scenario;
    let mut all: Vec<Need> = Vec::new();
    let mut add = |id: Id, weight: u32| {
        if !given_by_every_opening(case, &id) && !all.iter().any(|need| need.id == id) {
            all.push(Need { id, weight });
        }
    };
    for fact in scenario.facts.iter().filter(|fact| !fact.needed.is_empty()) {
        let items = Item::of(fact);
        let share = 1_000 * u32::from(fact.weight) / u32::try_from(items.len().max(1)).unwrap_or(1);
        for item in items {
            add(item.id, share);
        }
    }
    for finding in scenario.findings.iter().filter(|finding| finding.weight > 0) {
        add(finding.id.clone(), 1_000 * u32::from(finding.weight));
    }
    for said in &scenario.ticket.must_say {
        match said {
            Subject::Fact(id) => case.items(id.as_str()).into_iter().for_each(|item| add(item.id, 1_000)),
            Subject::Found(id) if case.finding(id.as_str()).is_some() => add(id.clone(), 1_000),
            Subject::Found(_) | Subject::Step(_) | Subject::Event(_) | Subject::Text(_) => {}
        }
    }
    all
}

fn given_by_every_opening(case: &Case, id: &Id) -> bool {
    let openings = &case.scenario.opening;
    let gives = |given: &Id| given == id || id.whole() == Some(given.as_str());
    !openings.is_empty() && openings.iter().all(|opening| opening.gives.iter().any(gives))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::case_with;

    #[test]
    fn needed_facts_and_weighty_findings_count_and_the_opening_does_not() {
        let needs = needs(&case_with(|_| {}));
        let named: Vec<(&str, u32)> = needs.iter().map(|need| (need.id.as_str(), need.weight)).collect();
        assert_eq!(
            named,
            [("error_code", 2_000), ("began", 1_000), ("changed", 1_000), ("line_noise", 2_000)]
        );
    }

    #[test]
    fn parts_share_the_weight_of_their_fact() {
        let case = case_with(|scenario| {
            let mut began = scenario.facts.remove(4);
            assert_eq!(began.id, *"began");
            let part = |id: &str| crate::sim::scenario::model::Part {
                id: id.into(),
                value: id.to_owned(),
                at: None,
                near: None,
                aliases: Vec::new(),
                kind: None,
                asked_by: Vec::new(),
                says: Vec::new(),
                again: Vec::new(),
                if_wrong: Vec::new(),
            };
            began.parts = vec![part("day"), part("hour")];
            scenario.facts = vec![began];
            scenario.findings.clear();
            scenario.ticket.must_say.clear();
        });
        let weights: Vec<u32> = needs(&case).iter().map(|need| need.weight).collect();
        assert_eq!(weights, [500, 500]);
    }
}
