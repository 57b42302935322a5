//! Every name that a file can use: its own, and those of what stands around it.

use crate::author::checked::{Checked, Subject};
use crate::author::names::{Kind, Names};
use crate::sim::scenario::model::{Ask, Beat, Desk, Digression, Fact, Persona, Scenario, Topic};

/// The names around the file and in it.
pub(super) fn names<'a>(checked: &'a Checked<'a>) -> Names<'a> {
    let mut names = Names::default();
    checked.desks.iter().for_each(|desk| of_desk(&mut names, desk));
    checked.personas.iter().for_each(|persona| of_persona(&mut names, persona));
    checked.scenarios.iter().for_each(|scenario| of_scenario(&mut names, scenario));
    checked.events.iter().for_each(|event| names.add(Kind::Event, event.id.as_str()));
    match checked.subject {
        Subject::Scenario(file) => of_scenario(&mut names, file.value),
        Subject::Desk(file) => of_desk(&mut names, file.value),
        Subject::Persona(file) => of_persona(&mut names, file.value),
        Subject::Event(file) => names.add(Kind::Event, file.value.id.as_str()),
    }
    for shared in checked.shared.iter().map(|file| file.value) {
        of_facts(&mut names, &shared.facts);
        of_talk(&mut names, &shared.topics, &shared.asks, &shared.digressions);
        of_beats(&mut names, &shared.beats);
    }
    checked.articles.iter().for_each(|article| names.add(Kind::Article, *article));
    checked.criteria.iter().for_each(|criterion| names.add(Kind::Criterion, *criterion));
    if let Some(kinds) = &checked.kinds {
        // What is of no kind may say so.
        names.add(Kind::FactKind, "other");
        kinds.facts.iter().for_each(|kind| names.add(Kind::FactKind, kind.as_str()));
        kinds.steps.iter().for_each(|kind| names.add(Kind::StepKind, kind.as_str()));
    }
    names
}

fn of_desk<'a>(names: &mut Names<'a>, desk: &'a Desk) {
    desk.teams.iter().for_each(|team| names.add(Kind::Team, team.id.as_str()));
    desk.tools.iter().for_each(|tool| names.add(Kind::Tool, tool.id.as_str()));
    desk.offers.iter().for_each(|offer| names.add(Kind::Offer, offer.id.as_str()));
    desk.policies.iter().for_each(|policy| names.add(Kind::Policy, policy.id.as_str()));
    desk.elsewhere.iter().for_each(|place| names.add(Kind::Elsewhere, place.id.as_str()));
    desk.charts.iter().for_each(|chart| names.add(Kind::Chart, chart.id.as_str()));
    desk.products.iter().for_each(|product| names.add(Kind::Product, product.id.as_str()));
}

fn of_persona<'a>(names: &mut Names<'a>, persona: &'a Persona) {
    persona.movers.iter().for_each(|mover| names.add(Kind::Mover, mover.id.as_str()));
    of_beats(names, &persona.beats);
}

fn of_beats<'a>(names: &mut Names<'a>, beats: &'a [Beat]) {
    for beat in beats {
        names.add(Kind::Beat, beat.id.as_str());
        beat.does.iter().for_each(|mark| names.add(Kind::Mark, mark.as_str()));
    }
}

fn of_facts<'a>(names: &mut Names<'a>, facts: &'a [Fact]) {
    for fact in facts {
        names.add(Kind::Fact, fact.id.as_str());
        for part in &fact.parts {
            names.add(Kind::Fact, fact.id.part(&part.id).as_str().to_owned());
        }
    }
}

fn of_talk<'a>(names: &mut Names<'a>, topics: &'a [Topic], asks: &'a [Ask], digressions: &'a [Digression]) {
    topics.iter().for_each(|topic| names.add(Kind::Topic, topic.id.as_str()));
    asks.iter().for_each(|ask| names.add(Kind::Ask, ask.id.as_str()));
    digressions.iter().for_each(|own| names.add(Kind::Digression, own.id.as_str()));
    let to_asks =
        asks.iter().flat_map(|ask| [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored]);
    let to_digressions = digressions.iter().flat_map(|own| [&own.warm, &own.cold, &own.joined]);
    let marks = to_asks.chain(to_digressions).flat_map(|reaction| &reaction.does);
    marks.for_each(|mark| names.add(Kind::Mark, mark.as_str()));
}

fn of_scenario<'a>(names: &mut Names<'a>, scenario: &'a Scenario) {
    of_facts(names, &scenario.facts);
    of_beats(names, &scenario.beats);
    of_talk(names, &scenario.topics, &scenario.asks, &scenario.digressions);
    scenario.findings.iter().for_each(|finding| names.add(Kind::Finding, finding.id.as_str()));
    scenario.steps.iter().for_each(|step| names.add(Kind::Step, step.id.as_str()));
    scenario.customer.record.iter().for_each(|line| names.add(Kind::Record, line.id.as_str()));
    let of_steps = scenario.steps.iter().flat_map(|step| &step.tries).flat_map(|attempt| &attempt.does);
    let of_tools = scenario.tools.iter().flat_map(|tool| &tool.states).flat_map(|state| &state.does);
    of_steps.chain(of_tools).for_each(|mark| names.add(Kind::Mark, mark.as_str()));
}
