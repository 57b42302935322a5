//! Every name that a file can use: its own, and those of what stands around it.

use crate::author::checked::{Checked, Subject};
use crate::author::names::{Kind, Names};
use crate::sim::scenario::model::{Ask, Beat, Desk, Digression, Fact, Persona, Scenario, Shared, Topic};

/// The names around the file and in it.
pub(super) fn names<'a>(checked: &'a Checked<'a>) -> Names<'a> {
    let mut names = Names::default();
    checked.desks.iter().for_each(|desk| of_desk(&mut names, desk));
    checked.personas.iter().for_each(|persona| of_persona(&mut names, persona));
    checked.scenarios.iter().for_each(|scenario| of_scenario(&mut names, scenario));
    names.add_all(Kind::Event, checked.events.iter().map(|event| &event.id));
    match checked.subject {
        Subject::Scenario(file) => of_scenario(&mut names, file.value),
        Subject::Desk(file) => of_desk(&mut names, file.value),
        Subject::Persona(file) => of_persona(&mut names, file.value),
        Subject::Event(file) => names.add(Kind::Event, file.value.id.as_str()),
        Subject::Shared(file) => of_shared(&mut names, file.value),
        Subject::Article(article) => names.add(Kind::Article, article.id),
    }
    checked.shared.iter().for_each(|shared| of_shared(&mut names, shared.value));
    checked.articles.iter().for_each(|article| names.add(Kind::Article, *article));
    checked.criteria.iter().for_each(|criterion| names.add(Kind::Criterion, *criterion));
    if let Some(kinds) = &checked.kinds {
        // What is of no kind may say so.
        names.add(Kind::Information, "other");
        kinds.facts.iter().for_each(|kind| names.add(Kind::Information, kind.as_str()));
        kinds.steps.iter().for_each(|kind| names.add(Kind::StepSort, kind.as_str()));
    }
    names
}

fn of_desk<'a>(names: &mut Names<'a>, desk: &'a Desk) {
    names.add_all(Kind::Team, desk.teams.iter().map(|team| &team.id));
    names.add_all(Kind::Tool, desk.tools.iter().map(|tool| &tool.id));
    names.add_all(Kind::Offer, desk.offers.iter().map(|offer| &offer.id));
    names.add_all(Kind::Policy, desk.policies.iter().map(|policy| &policy.id));
    names.add_all(Kind::Elsewhere, desk.elsewhere.iter().map(|place| &place.id));
    names.add_all(Kind::Chart, desk.charts.iter().map(|chart| &chart.id));
    names.add_all(Kind::Product, desk.products.iter().map(|product| &product.id));
}

fn of_persona<'a>(names: &mut Names<'a>, persona: &'a Persona) {
    names.add_all(Kind::Mover, persona.movers.iter().map(|mover| &mover.id));
    of_beats(names, &persona.beats);
}

fn of_beats<'a>(names: &mut Names<'a>, beats: &'a [Beat]) {
    for beat in beats {
        names.add(Kind::Beat, beat.id.as_str());
        names.add_all(Kind::Mark, beat.does.iter());
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
    names.add_all(Kind::Topic, topics.iter().map(|topic| &topic.id));
    names.add_all(Kind::Ask, asks.iter().map(|ask| &ask.id));
    names.add_all(Kind::Digression, digressions.iter().map(|own| &own.id));
    let to_asks =
        asks.iter().flat_map(|ask| [&ask.answered, &ask.bluffed, &ask.dont_know, &ask.partly, &ask.ignored]);
    let to_digressions = digressions.iter().flat_map(|own| [&own.warm, &own.cold, &own.joined]);
    names.add_all(Kind::Mark, to_asks.chain(to_digressions).flat_map(|reaction| &reaction.does));
}

fn of_shared<'a>(names: &mut Names<'a>, shared: &'a Shared) {
    of_facts(names, &shared.facts);
    of_talk(names, &shared.topics, &shared.asks, &shared.digressions);
    of_beats(names, &shared.beats);
}

fn of_scenario<'a>(names: &mut Names<'a>, scenario: &'a Scenario) {
    of_facts(names, &scenario.facts);
    of_beats(names, &scenario.beats);
    of_talk(names, &scenario.topics, &scenario.asks, &scenario.digressions);
    names.add_all(Kind::Finding, scenario.findings.iter().map(|finding| &finding.id));
    names.add_all(Kind::Step, scenario.steps.iter().map(|step| &step.id));
    names.add_all(Kind::Record, scenario.customer.record.iter().map(|line| &line.id));
    let of_steps = scenario.steps.iter().flat_map(|step| &step.tries).flat_map(|attempt| &attempt.does);
    let of_tools = scenario.tools.iter().flat_map(|tool| &tool.states).flat_map(|state| &state.does);
    names.add_all(Kind::Mark, of_steps.chain(of_tools));
}
