//! The ticket names the team the call went to, and how the customer is reached.

use super::places;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::{Field, Filled};
use crate::sim::words::Dimension;

/// The ticket names the team the call went to, and how the customer is reached.
pub(super) struct TeamAndContact;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-team-and-contact",
    dimension: Dimension::Ticket,
    says: &["team", "wrong_team", "no_team", "contact", "empty_contact", "no_contact"],
};

impl Criterion for TeamAndContact {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let contact = contact(call, &mut notes);
        let Some(team) = team(call, &mut notes) else { return notes.earned(contact) };
        notes.earned(u16::midpoint(contact, team))
    }
}

fn contact(call: &CallView<'_>, notes: &mut Notes<'_, '_>) -> u16 {
    match &call.review().handling.contact {
        Filled::Yes(quote) => {
            notes.gained(places::words(call, quote, INFO.id), "contact", &[]);
            1_000
        }
        Filled::Emptily(quote) => {
            let values = [("said", quote.text.as_str())];
            notes.lost(places::words(call, quote, INFO.id), "empty_contact", &values);
            0
        }
        Filled::No => {
            notes.lost(places::field(call, Field::Contact, INFO.id), "no_contact", &[]);
            0
        }
    }
}

/// None when no team is called for.
fn team(call: &CallView<'_>, notes: &mut Notes<'_, '_>) -> Option<u16> {
    let team = call.review().handling.team.as_ref()?;
    let place = places::field(call, Field::Team, INFO.id).about(&team.right);
    let right = call.case.name_of(team.right.as_str());
    if team.is_right() {
        notes.gained(place, "team", &[("right", right)]);
        return Some(1_000);
    }
    match &team.said {
        Some(said) => {
            let said = call.case.name_of(said.as_str());
            notes.lost(place, "wrong_team", &[("said", said), ("right", right)]);
        }
        None => notes.lost(place, "no_team", &[("right", right)]),
    }
    Some(0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use crate::sim::ticket::{FieldValue, Known, Went};

    #[test]
    fn the_right_team_and_a_contact_earn_it() {
        assert_eq!(earned(&TeamAndContact, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn another_team_or_a_contact_that_points_elsewhere_lose_half() {
        let mut draft = good_ticket();
        draft.set(Field::Team, FieldValue::Team(Some("tier2".into())));
        assert_eq!(earned(&TeamAndContact, &good_call(), &draft), 500);
        assert_eq!(earned(&TeamAndContact, &good_call(), &with(Field::Contact, "see account")), 500);
    }

    #[test]
    fn the_ticket_goes_where_the_call_went() {
        let known = Known { went: Went::To("tier2".into()), ..good_call() };
        assert_eq!(earned(&TeamAndContact, &known, &good_ticket()), 500);
    }
}
