//! The ticket as it is being typed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use crate::sim::session::Do;
use crate::sim::ticket::{Draft, Field};

/// After so long without a key, what was typed goes into the ticket although one is still in the field.
const RESTS: Duration = Duration::from_secs(3);

/// What stands in the fields of the form. What was typed and is not yet in the ticket is kept apart, so that an answer
/// from the call does not overwrite it.
#[derive(Clone, Debug, Default)]
pub struct TicketForm {
    texts: BTreeMap<Field, String>,
    typed: BTreeSet<Field>,
    /// When something was typed last.
    last: Option<Instant>,
}

impl TicketForm {
    /// The form of a ticket.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let texts = Field::ALL.into_iter().map(|field| (field, draft.text(field))).collect();
        Self { texts, ..Self::default() }
    }

    /// What stands in a field: of steps a line each, `step: result`; of levels and the team the name.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Whether something was typed that is not yet in the ticket.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        !self.typed.is_empty()
    }

    /// Whether something was typed, and then nothing for a while: so much and no more a crash may cost.
    #[must_use]
    pub fn rests(&self, now: Instant) -> bool {
        let passed = self.last.map(|last| now.saturating_duration_since(last));
        self.is_ahead() && passed.is_some_and(|passed| passed >= RESTS)
    }

    /// Something is typed into a field.
    pub fn write(&mut self, field: Field, text: String, now: Instant) {
        self.last = Some(now);
        self.texts.insert(field, text);
        self.typed.insert(field);
    }

    /// Takes what was typed, to be put into the ticket; none when nothing was.
    pub fn take(&mut self) -> Option<Do> {
        let typed = std::mem::take(&mut self.typed);
        let set: Map<String, Value> =
            typed.iter().map(|field| (field.name().to_owned(), self.text(*field).into())).collect();
        (!set.is_empty()).then_some(Do::Ticket { set })
    }

    /// The ticket has changed: fields that nobody is typing into show it.
    pub fn follow(&mut self, draft: &Draft) {
        for field in Field::ALL.into_iter().filter(|field| !self.typed.contains(field)) {
            // A line that was begun with a blank or an empty line is the person's own affair.
            let text = draft.text(field);
            let shown = self.texts.entry(field).or_default();
            if shown.trim() != text.trim() {
                *shown = text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sim::session::{Input, ticket_fields};
    use crate::sim::ticket::FieldValue;

    #[test]
    fn what_is_typed_reaches_the_ticket_and_is_not_overwritten_meanwhile() {
        let mut draft = Draft::default();
        draft.set(Field::Summary, FieldValue::Text("Drops out".to_owned()));
        let mut form = TicketForm::of(&draft);
        assert_eq!(form.take(), None);
        assert_eq!(form.text(Field::Summary), "Drops out");
        let now = Instant::now();
        form.write(Field::Steps, "Restart: no change".to_owned(), now);
        form.write(Field::Impact, "high".to_owned(), now);
        assert!(!form.rests(now) && form.rests(now + RESTS));
        form.follow(&draft);
        assert_eq!(form.text(Field::Steps), "Restart: no change");
        let Some(Do::Ticket { set }) = form.take() else { panic!("nothing was typed") };
        let input = Input::new(Do::Ticket { set: set.clone() }).to_json();
        assert_eq!(
            input,
            json!({ "do": "ticket", "set": { "steps": "Restart: no change", "impact": "high" } })
        );
        for (field, value) in ticket_fields(&set).unwrap() {
            draft.set(field, value);
        }
        form.follow(&draft);
        assert_eq!((form.text(Field::Impact), form.is_ahead()), ("high", false));
    }
}
