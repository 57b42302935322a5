//! A password, a card number or another secret stands in the ticket.

use super::{CriticalInfo, CriticalRule, Found};
use crate::sim::scoring::{CallView, Place};
use crate::sim::ticket::FaultKind;

/// A password, a card number or another secret stands in the ticket.
pub(super) struct SecretInTicket;

static INFO: CriticalInfo = CriticalInfo { id: "critical-secret-in-ticket", says: &["known", "looks_like"] };

impl CriticalRule for SecretInTicket {
    fn info(&self) -> &'static CriticalInfo {
        &INFO
    }

    fn find(&self, call: &CallView<'_>) -> Vec<Found> {
        let at = call.events.last().map_or(0, |stamped| stamped.at);
        let secrets = call.review().of_kind(FaultKind::Secret);
        let found = secrets.map(|fault| {
            let place = Place {
                at,
                field: Some(fault.quote.field),
                span: Some(fault.quote.span),
                quote: fault.quote.text.clone(),
                rule: INFO.id.to_owned(),
                about: fault.about.clone(),
                ..Place::default()
            };
            let field = ("field", fault.quote.field.name().replace('_', " "));
            match &fault.about {
                Some(id) => Found { place, key: "known", values: vec![("what", call.words_for(id)), field] },
                None => Found { place, key: "looks_like", values: vec![field] },
            }
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::OnceCell;

    use super::*;
    use crate::sim::scoring::Rubric;
    use crate::sim::ticket::Field;
    use crate::sim::ticket::fixture::{case_with, good_call, reviewed_in, with};

    #[track_caller]
    fn check(text: &str, quotes: &[&str]) {
        let (case, rubric) = (case_with(|_| {}), Rubric::default());
        let mut call = CallView::new(&case, &rubric, &[]);
        call.review = OnceCell::from(reviewed_in(&case, &good_call(), &with(Field::InternalNote, text)));
        let found: Vec<_> = SecretInTicket.find(&call).into_iter().map(|found| found.place.quote).collect();
        assert_eq!(found, quotes);
    }

    #[test]
    fn a_password_and_a_card_number_fail_the_call() {
        check("Router password Sommer-22", &["Sommer-22"]);
        check("Card 4111 1111 1111 1111", &["4111 1111 1111 1111"]);
    }

    #[test]
    fn an_account_or_a_telephone_number_does_not() {
        check("Account K-77, mobile 555 0182, password was reset", &[]);
    }
}
