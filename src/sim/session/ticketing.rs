//! Writing and filing the ticket.

use serde_json::{Map, Value};

use super::input::ticket_fields;
use crate::sim::call::{Event, Scene};
use crate::sim::ticket::{FieldValue, LONGEST_FIELD};

pub(super) fn write(scene: &mut Scene<'_>, set: &Map<String, Value>) -> Result<(), String> {
    let fields = ticket_fields(set)?;
    for (field, value) in &fields {
        let length = match value {
            FieldValue::Text(text) => text.chars().count(),
            FieldValue::Steps(steps) => {
                steps.iter().map(|line| line.step.chars().count() + line.result.chars().count()).sum()
            }
            FieldValue::Level(_) | FieldValue::Team(_) => 0,
        };
        if length > LONGEST_FIELD {
            return Err(format!(
                "the ticket field \"{}\" holds at most {LONGEST_FIELD} characters, this has {length}",
                field.name()
            ));
        }
        if let FieldValue::Team(Some(team)) = value
            && scene.case.team(team.as_str()).is_none()
        {
            return Err(unknown_team(scene, team.as_str()));
        }
    }
    for (field, value) in fields {
        scene.emit(Event::TicketChanged { field, value });
    }
    Ok(())
}

pub(super) fn file(scene: &mut Scene<'_>) {
    let ticket = scene.state.draft.clone();
    scene.emit(Event::TicketFiled { ticket });
}

/// Why a team cannot be meant.
pub(super) fn unknown_team(scene: &Scene<'_>, team: &str) -> String {
    let known: Vec<&str> = scene.case.desk.teams.iter().map(|team| team.id.as_str()).collect();
    format!("the desk has no team \"{team}\"; it has {}", known.join(", "))
}
