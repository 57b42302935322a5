//! What the texts of a call can be about: scenario and desk in the neutral form that the understanding takes.

use super::Article;
use super::item::{Item, values};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Desk, DeskEvent, Fact, Scenario, Subject as TicketSubject};
use crate::sim::understanding::{Pack, Subject, SubjectClass, Value, Wordings};

/// What the subjects of a desk and its articles say, cut into words for the cases of many scenarios.
#[must_use]
pub fn desk_wordings<'a>(
    pack: &Pack,
    desk: &'a Desk,
    articles: impl Iterator<Item = &'a Article>,
) -> Wordings {
    let subjects: Vec<Subject> = desk_subjects(desk).chain(articles.map(article_subject)).collect();
    Wordings::of(pack, &subjects)
}

/// Every subject of the scenario, then of the desk, in the order of the files.
pub(super) fn subjects(
    desk: &Desk,
    scenario: &Scenario,
    event: Option<&DeskEvent>,
    articles: &[Article],
) -> Vec<Subject> {
    let mut all = Vec::new();
    scenario.facts.iter().for_each(|fact| facts(fact, &mut all));
    all.extend(findings_and_steps(scenario));
    all.extend(talk(scenario));
    all.extend(customer(scenario));
    all.extend(desk_subjects(desk));
    all.extend(event.map(|event| Subject {
        named_by: vec![event.title.clone()],
        values: vec![Value::Text(event.number.clone())],
        ..subject(&event.id, SubjectClass::Event)
    }));
    all.extend(articles.iter().map(article_subject));
    all
}

fn article_subject(article: &Article) -> Subject {
    Subject { named_by: vec![article.title.clone()], ..subject(&article.id, SubjectClass::Article) }
}

fn subject(id: &Id, class: SubjectClass) -> Subject {
    Subject {
        id: id.clone(),
        class,
        kind: None,
        of: Vec::new(),
        asked_by: Vec::new(),
        named_by: Vec::new(),
        contradicted_by: Vec::new(),
        values: Vec::new(),
        wrong_values: Vec::new(),
    }
}

fn facts(fact: &Fact, all: &mut Vec<Subject>) {
    let slip = fact
        .first_says
        .as_ref()
        .map(|slip| values(&slip.value, slip.at.as_deref(), None, &[]))
        .unwrap_or_default();
    let of: Vec<String> = fact.of.iter().cloned().collect();
    if !fact.parts.is_empty() {
        all.push(Subject {
            kind: fact.kind.clone(),
            of: of.clone(),
            asked_by: fact.asked_by.clone(),
            ..subject(&fact.id, SubjectClass::Fact)
        });
    }
    for item in Item::of(fact) {
        let asked_by = item.part.map_or(&fact.asked_by, |part| &part.asked_by).clone();
        all.push(Subject {
            kind: item.kind().cloned(),
            of: of.clone(),
            asked_by,
            values: item.values(),
            wrong_values: slip.clone(),
            ..subject(&item.id, SubjectClass::Fact)
        });
    }
}

fn findings_and_steps(scenario: &Scenario) -> impl Iterator<Item = Subject> {
    let findings = scenario.findings.iter().map(|finding| Subject {
        values: values(&finding.value, finding.at.as_deref(), finding.near.as_ref(), &finding.aliases),
        ..subject(&finding.id, SubjectClass::Finding)
    });
    let steps = scenario.steps.iter().map(|step| Subject {
        kind: step.kind.clone(),
        asked_by: step.asked_by.clone(),
        named_by: step.named.clone(),
        ..subject(&step.id, SubjectClass::Step)
    });
    findings.chain(steps)
}

fn talk(scenario: &Scenario) -> impl Iterator<Item = Subject> {
    let topics = scenario
        .topics
        .iter()
        .map(|topic| Subject { asked_by: topic.asked_by.clone(), ..subject(&topic.id, SubjectClass::Topic) });
    let digressions = scenario.digressions.iter().map(|digression| Subject {
        named_by: digression.about.clone(),
        ..subject(&digression.id, SubjectClass::Topic)
    });
    topics.chain(digressions).chain(phrases(scenario))
}

/// The words that the ticket rules look for.
fn phrases(scenario: &Scenario) -> impl Iterator<Item = Subject> {
    let rule = &scenario.ticket;
    let texts =
        rule.must_say.iter().chain(&rule.must_not_say).chain(&rule.customer_note_not).filter_map(|said| {
            match said {
                TicketSubject::Text(text) => Some(text),
                _ => None,
            }
        });
    texts.map(|text| Subject {
        named_by: vec![text.clone()],
        ..subject(&Id::new(text.clone()), SubjectClass::Phrase)
    })
}

fn customer(scenario: &Scenario) -> impl Iterator<Item = Subject> {
    let customer = &scenario.customer;
    let mut names = vec![customer.name.clone()];
    names.extend(customer.says_name.clone());
    names.extend(customer.names.right.iter().cloned());
    let text = |names: Vec<String>| names.into_iter().map(Value::Text).collect();
    let name = Subject {
        values: text(names),
        wrong_values: text(customer.names.wrong.clone()),
        ..subject(&Id::from("customer"), SubjectClass::Name)
    };
    let record = customer.record.iter().map(|line| Subject {
        named_by: vec![line.label.clone()],
        values: vec![Value::Text(line.value.clone())],
        ..subject(&line.id, SubjectClass::Record)
    });
    std::iter::once(name).chain(record)
}

fn desk_subjects(desk: &Desk) -> impl Iterator<Item = Subject> {
    let named = |id: &Id, class, name: &str, aliases: &[String]| Subject {
        named_by: std::iter::once(name.to_owned()).chain(aliases.iter().cloned()).collect(),
        ..subject(id, class)
    };
    let teams =
        desk.teams.iter().map(move |team| named(&team.id, SubjectClass::Team, &team.name, &team.aliases));
    let tools =
        desk.tools.iter().map(move |tool| named(&tool.id, SubjectClass::Tool, &tool.name, &tool.aliases));
    let offers = desk
        .offers
        .iter()
        .map(move |offer| named(&offer.id, SubjectClass::Offer, &offer.name, &offer.aliases));
    let places = desk
        .elsewhere
        .iter()
        .map(move |place| named(&place.id, SubjectClass::Elsewhere, &place.name, &place.aliases));
    let policies = desk.policies.iter().map(|policy| Subject {
        named_by: vec![policy.says.clone()],
        contradicted_by: policy.contradicted_by.clone(),
        ..subject(&policy.id, SubjectClass::Policy)
    });
    teams.chain(tools).chain(offers).chain(places).chain(policies)
}
