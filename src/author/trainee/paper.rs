//! The ticket a bot writes, from what the call has shown it.

use serde_json::{Map, Value, json};

use super::goal::Paper;
use crate::sim::call::{Event, Stamped, State, StepEnd};
use crate::sim::case::{Case, Item};
use crate::sim::scenario::model::{Ending, Standing, Subject};
use crate::sim::words::FactKind;

/// The fields of the ticket.
pub(super) fn ticket(
    case: &Case,
    state: &State,
    events: &[Stamped],
    ending: &Ending,
    paper: Paper,
) -> Map<String, Value> {
    match paper {
        Paper::Full => full(case, state, events, ending),
        Paper::Bare => bare(case, ending),
        Paper::Empty => Map::new(),
    }
}

fn bare(case: &Case, ending: &Ending) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("summary".to_owned(), json!("Customer has a problem, see call"));
    fields.insert("symptom".to_owned(), json!("does not work"));
    fields.insert("steps".to_owned(), json!([["all steps done", ""]]));
    fields.insert("impact".to_owned(), json!("low"));
    fields.insert("urgency".to_owned(), json!("low"));
    fields.insert("next_action".to_owned(), json!("please check"));
    fields.insert("contact".to_owned(), json!("see account"));
    if let Some(team) = ending.team().filter(|team| case.team(team.as_str()).is_some()) {
        fields.insert("team".to_owned(), json!(team.as_str()));
    }
    fields
}

fn full(case: &Case, state: &State, events: &[Stamped], ending: &Ending) -> Map<String, Value> {
    let rule = &case.scenario.ticket;
    let mut sheet = Sheet::default();
    for item in case.all_items() {
        if may_write(case, state, &item) {
            sheet.fact(case, &item);
        }
    }
    for finding in &case.scenario.findings {
        if state.ledger.knows(finding.id.as_str()) {
            sheet.environment.push(finding.value.clone());
        }
    }
    if let Some(event) = &case.event
        && rule.must_say.iter().any(|said| matches!(said, Subject::Event(id) if *id == event.id))
    {
        sheet.environment.push(format!("Covered by {}", event.number));
    }
    let longest = rule.next_action.iter().max_by_key(|words| words.len());
    let next = longest.map_or_else(
        || "None, solved on the call".to_owned(),
        |words| format!("{words}, as agreed on the call"),
    );
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    set("summary", json!(summary(case, state)));
    set("symptom", json!(text(&sheet.symptom, "As the customer describes it above")));
    set("environment", json!(text(&sheet.environment, "Product as on the account")));
    set("exact_error", json!(text(&sheet.error, "None shown")));
    set("began", json!(text(&sheet.began, "Not known")));
    set("changed", json!(text(&sheet.changed, "Nothing known")));
    set("steps", json!(steps(case, state, events)));
    set("impact", json!(rule.impact.name()));
    set("urgency", json!(rule.urgency.name()));
    set("next_action", json!(next));
    set("contact", json!(text(&sheet.contact, "On the number the call came from")));
    set("customer_note", json!("We have written down what you told us, and you hear from us as agreed."));
    set("internal_note", json!(text(&sheet.internal, "Nothing else.")));
    if let Some(team) = ending.team().filter(|team| case.team(team.as_str()).is_some()) {
        set("team", json!(team.as_str()));
    }
    fields
}

#[derive(Default)]
struct Sheet {
    symptom: Vec<String>,
    environment: Vec<String>,
    error: Vec<String>,
    began: Vec<String>,
    changed: Vec<String>,
    contact: Vec<String>,
    internal: Vec<String>,
}

impl Sheet {
    fn fact(&mut self, case: &Case, item: &Item<'_>) {
        let value = item.value(&case.pack);
        if value.is_empty() {
            return;
        }
        if case.scenario.ticket.only_as_opinion.contains(&item.fact.id)
            || item.fact.standing == Standing::Opinion
        {
            return self.internal.push(format!("Customer suspects: {value} (not checked)"));
        }
        let value =
            if item.fact.standing == Standing::Claim { format!("Customer says: {value}") } else { value };
        let field = match item.kind().and_then(FactKind::of) {
            Some(FactKind::ErrorCode | FactKind::ErrorText) => &mut self.error,
            Some(FactKind::Began) => &mut self.began,
            Some(FactKind::Changed) => &mut self.changed,
            Some(FactKind::Contact | FactKind::Phone | FactKind::Email | FactKind::Impact) => {
                &mut self.contact
            }
            Some(
                FactKind::Symptom
                | FactKind::Scope
                | FactKind::Frequency
                | FactKind::TimeOfDay
                | FactKind::Lights,
            ) => &mut self.symptom,
            Some(FactKind::Name | FactKind::Tried) | None => &mut self.environment,
        };
        field.push(value);
    }
}

fn text(lines: &[String], otherwise: &str) -> String {
    if lines.is_empty() { otherwise.to_owned() } else { format!("{}.", lines.join(". ")) }
}

fn may_write(case: &Case, state: &State, item: &Item<'_>) -> bool {
    let fact = item.fact;
    let identity = case.desk.verification.of.contains(&fact.id);
    let forbidden = case.scenario.ticket.must_not_say.iter().any(|said| match said {
        Subject::Fact(id) => *id == fact.id || *id == item.id,
        Subject::Text(text) => item.value(&case.pack).to_lowercase().contains(&text.to_lowercase()),
        _ => false,
    });
    let secret = fact.private || fact.standing == Standing::Secret;
    state.ledger.knows(item.id.as_str()) && !identity && !forbidden && !secret
}

fn summary(case: &Case, state: &State) -> String {
    let symptom = case.all_items().find(|item| {
        let kind = item.kind().is_some_and(|kind| *kind == *"symptom");
        kind && state.ledger.knows(item.id.as_str())
    });
    symptom.map_or_else(|| case.scenario.title.clone(), |item| item.value(&case.pack))
}

fn steps(case: &Case, state: &State, events: &[Stamped]) -> Vec<[String; 2]> {
    let mut rows = Vec::new();
    for step in &case.scenario.steps {
        let name = step.named.first().cloned().unwrap_or_else(|| step.id.as_str().replace('_', " "));
        let report = events.iter().rev().find_map(|stamped| match &stamped.event {
            Event::StepDone { id, how: StepEnd::Done, result, .. } if *id == step.id => Some(result.clone()),
            _ => None,
        });
        if let Some(result) = report {
            rows.push([format!("{name} (customer, on the call)"), result]);
        } else if let Some(already) = step.already.as_ref().filter(|_| state.ledger.knows(step.id.as_str())) {
            rows.push([format!("{name} (customer, before the call)"), already.result.clone()]);
        }
    }
    rows
}
