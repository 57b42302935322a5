//! Where in the ticket something stands, and what the things in it are called.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Place};
use crate::sim::ticket::{Field, Quote};
use crate::sim::time::{Millis, Span};

/// When the ticket was filed; when it never was, the last moment of the call.
fn filed(call: &CallView<'_>) -> Millis {
    let filed = call.events.iter().rev().find(|stamped| matches!(stamped.event, Event::TicketFiled { .. }));
    filed.or(call.events.last()).map_or(0, |stamped| stamped.at)
}

/// These words of the ticket.
pub(super) fn words(call: &CallView<'_>, quote: &Quote, rule: &str) -> Place {
    Place {
        at: filed(call),
        field: Some(quote.field),
        span: Some(quote.span),
        quote: quote.text.clone(),
        rule: rule.to_owned(),
        ..Place::default()
    }
}

/// A field of the ticket in which something is missing.
pub(super) fn field(call: &CallView<'_>, field: Field, rule: &str) -> Place {
    Place {
        at: filed(call),
        field: Some(field),
        span: Some(Span::default()),
        rule: rule.to_owned(),
        ..Place::default()
    }
}

/// The ticket as a whole.
pub(super) fn ticket(call: &CallView<'_>, rule: &str) -> Place {
    Place { at: filed(call), rule: rule.to_owned(), ..Place::default() }
}

/// A field's name as people read it.
pub(super) fn title(field: Field) -> String {
    field.name().replace('_', " ")
}
