//! The ticket as it is being written.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::scenario::model::Level;

/// The longest text a field keeps, in characters. What is longer is refused.
pub const LONGEST_FIELD: usize = 10_000;

/// A field of the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// One line that says what it is.
    Summary,
    /// What the customer sees.
    Symptom,
    /// Product, devices, connection, addresses.
    Environment,
    /// The message or code, word for word.
    ExactError,
    /// Since when.
    Began,
    /// What changed before it.
    Changed,
    /// What was tried, with results.
    Steps,
    /// How many are hit, how hard.
    Impact,
    /// How soon it hurts.
    Urgency,
    /// Who takes it.
    Team,
    /// What they should do first.
    NextAction,
    /// How to reach the customer, and when.
    Contact,
    /// What the customer may read.
    CustomerNote,
    /// What only colleagues may read.
    InternalNote,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 14] = [
        Self::Summary,
        Self::Symptom,
        Self::Environment,
        Self::ExactError,
        Self::Began,
        Self::Changed,
        Self::Steps,
        Self::Impact,
        Self::Urgency,
        Self::Team,
        Self::NextAction,
        Self::Contact,
        Self::CustomerNote,
        Self::InternalNote,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Symptom => "symptom",
            Self::Environment => "environment",
            Self::ExactError => "exact_error",
            Self::Began => "began",
            Self::Changed => "changed",
            Self::Steps => "steps",
            Self::Impact => "impact",
            Self::Urgency => "urgency",
            Self::Team => "team",
            Self::NextAction => "next_action",
            Self::Contact => "contact",
            Self::CustomerNote => "customer_note",
            Self::InternalNote => "internal_note",
        }
    }

    /// The field with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// One step that was tried, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// What was tried.
    pub step: String,
    /// What came of it.
    pub result: String,
}

/// What is put into a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// Words.
    Text(String),
    /// The list of steps.
    Steps(Vec<StepLine>),
    /// Impact or urgency; none takes it back.
    Level(Option<Level>),
    /// The team; none takes it back.
    Team(Option<Id>),
}

/// The ticket as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    texts: Vec<(Field, String)>,
    /// What was tried, with results.
    pub steps: Vec<StepLine>,
    /// How many are hit, how hard.
    pub impact: Option<Level>,
    /// How soon it hurts.
    pub urgency: Option<Level>,
    /// Who takes it.
    pub team: Option<Id>,
}

impl Draft {
    /// The text of a field; of steps, a line each; of levels and the team, the name. Empty when nothing is written.
    #[must_use]
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Steps => self.steps.iter().map(step_line).collect::<Vec<_>>().join("\n"),
            Field::Impact => self.impact.map(Level::name).unwrap_or_default().to_owned(),
            Field::Urgency => self.urgency.map(Level::name).unwrap_or_default().to_owned(),
            Field::Team => self.team.as_ref().map(Id::to_string).unwrap_or_default(),
            _ => self.words(field).to_owned(),
        }
    }

    /// The text of a field of words; empty for the others.
    #[must_use]
    pub fn words(&self, field: Field) -> &str {
        self.texts.iter().find(|(at, _)| *at == field).map_or("", |(_, text)| text.as_str())
    }

    /// Puts a value into a field. A value of the wrong kind for the field changes nothing.
    pub fn set(&mut self, field: Field, value: FieldValue) {
        match (field, value) {
            (Field::Steps, FieldValue::Steps(steps)) => self.steps = steps,
            (Field::Impact, FieldValue::Level(level)) => self.impact = level,
            (Field::Urgency, FieldValue::Level(level)) => self.urgency = level,
            (Field::Team, FieldValue::Team(team)) => self.team = team,
            (Field::Steps | Field::Impact | Field::Urgency | Field::Team, _) => {}
            (field, FieldValue::Text(text)) => {
                self.texts.retain(|(at, _)| *at != field);
                if !text.trim().is_empty() {
                    self.texts.push((field, text));
                    self.texts.sort_by_key(|(at, _)| *at);
                }
            }
            _ => {}
        }
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The fields that hold something, with their text, in the order of the form.
    #[must_use]
    pub fn written(&self) -> Vec<(Field, String)> {
        Field::ALL
            .into_iter()
            .map(|field| (field, self.text(field)))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// What a customer hears when the ticket is read to them: every field of words but the internal note.
    #[must_use]
    pub fn read_aloud(&self) -> String {
        let spoken = |(field, text): (Field, String)| match field {
            Field::Impact | Field::Urgency | Field::Team | Field::InternalNote => None,
            _ => Some(text.replace('\n', ". ")),
        };
        self.written().into_iter().filter_map(spoken).collect::<Vec<_>>().join(". ")
    }
}

/// A step and its result as the field's text has them.
pub(super) fn step_line(line: &StepLine) -> String {
    if line.result.is_empty() { line.step.clone() } else { format!("{}: {}", line.step, line.result) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_the_order_of_the_form_and_blank_text_empties_them() {
        let mut draft = Draft::default();
        draft.set(Field::Began, FieldValue::Text("Wed".into()));
        draft.set(Field::Summary, FieldValue::Text("Loss".into()));
        draft.set(
            Field::Steps,
            FieldValue::Steps(vec![StepLine { step: "Restart".into(), result: "no change".into() }]),
        );
        let fields: Vec<_> = draft.written().into_iter().map(|(field, _)| field.name()).collect();
        assert_eq!(fields, ["summary", "began", "steps"]);
        assert_eq!(draft.text(Field::Steps), "Restart: no change");
        draft.set(Field::Began, FieldValue::Text("  ".into()));
        assert_eq!(draft.words(Field::Began), "");
    }

    #[test]
    fn a_value_of_the_wrong_kind_changes_nothing() {
        let mut draft = Draft::default();
        draft.set(Field::Impact, FieldValue::Text("high".into()));
        assert!(draft.is_empty());
    }
}
