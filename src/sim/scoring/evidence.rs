//! Evidence: where in the call something was earned or lost, and by which rule.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;
use crate::sim::ticket::Field;
use crate::sim::time::{Millis, Span};

/// Where in the call something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The turn; none for what stands in no utterance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<u32>,
    /// When.
    pub at: Millis,
    /// The field of the ticket, for what stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The words, as bytes of the utterance or of the field's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The words themselves.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// What fired: a cue of the language pack, or the criterion itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// What it is about: a fact, a team, a question of the customer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
}

impl Place {
    /// The same place, said to be about this.
    #[must_use]
    pub fn about(mut self, id: &Id) -> Self {
        self.about = Some(id.clone());
        self
    }

    /// Words in a field of the ticket. An empty span means the whole field.
    #[must_use]
    pub fn in_field(at: Millis, field: Field, text: &str, span: Span, rule: &str) -> Self {
        let span = if span == Span::default() { Span::new(0, text.len()) } else { span };
        Self {
            at,
            field: Some(field),
            span: Some(span),
            quote: span.of(text).to_owned(),
            rule: rule.to_owned(),
            ..Self::default()
        }
    }
}

/// Whether evidence speaks for or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It earned points.
    Gained,
    /// It lost points.
    Lost,
}

/// Something that earned or lost points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// For or against.
    pub effect: Effect,
    /// How many points of the criterion; filled in when the call is scored.
    pub points: u32,
    /// What happened, in one sentence.
    pub says: String,
    /// What would have earned what was lost here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub would_earn: String,
    /// A line that, put in the place of the original, earns the point. Only for what was said in an utterance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<String>,
    /// How much of what the criterion earned or lost is due to this piece, against the others.
    #[serde(skip)]
    pub share: u16,
}

/// A rule that almost fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMiss {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Why it did not count.
    pub why_not: String,
}
