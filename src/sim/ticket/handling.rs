//! How a ticket is to be handled: priority, team, next action, contact.

use serde::{Deserialize, Serialize};

use super::Field;
use super::known::Went;
use super::sheet::Sheet;
use super::statements::Quote;
use super::truth::whole_field;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Ending, Level};
use crate::sim::wording::{Word, alike, words};

/// What the ticket says of its own handling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// How many are hit, how hard.
    pub impact: Entry<Level>,
    /// How soon it hurts.
    pub urgency: Entry<Level>,
    /// Who takes it: the team the call went to, or should have gone to. None when no team is called for.
    pub team: Option<Entry<Id>>,
    /// What is to be done first.
    pub next_action: NextAction,
    /// How to reach the customer.
    pub contact: Filled,
}

/// An entry that has one right value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<T> {
    /// What stands there.
    pub said: Option<T>,
    /// What is right.
    pub right: T,
}

impl<T: PartialEq> Entry<T> {
    /// Whether the right value stands there.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.said.as_ref() == Some(&self.right)
    }
}

/// How good the next action is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextAction {
    /// One that fits this case.
    Fitting(Quote),
    /// One that somebody can carry out; whether it is the right one, the scenario does not say.
    Possible(Quote),
    /// Words without an action: "please check".
    Empty(Quote),
    /// None.
    Missing,
}

/// Whether a field says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// It does.
    Yes(Quote),
    /// There are words, and they say nothing: "see account".
    Emptily(Quote),
    /// It is empty.
    No,
}

/// Looks at how the ticket is to be handled.
pub(super) fn handling(sheet: &Sheet<'_>) -> Handling {
    let rule = &sheet.case.scenario.ticket;
    Handling {
        impact: Entry { said: sheet.draft.impact, right: rule.impact },
        urgency: Entry { said: sheet.draft.urgency, right: rule.urgency },
        team: right_team(sheet).map(|right| Entry { said: sheet.draft.team.clone(), right }),
        next_action: next_action(sheet),
        contact: contact(sheet),
    }
}

/// The team the call went to; when it went nowhere, the one it should have gone to, if every right ending hands it over.
fn right_team(sheet: &Sheet<'_>) -> Option<Id> {
    let outcome = &sheet.case.scenario.outcome;
    let mut teams = outcome.right.iter().map(Ending::team);
    match &sheet.known.went {
        Went::To(team) => Some(team.clone()),
        Went::Nowhere | Went::NeedsNobody => {
            let first = outcome.team()?;
            // Any of several teams would be right: the one that is written, if it is among them.
            let said =
                sheet.draft.team.as_ref().filter(|said| teams.clone().flatten().any(|team| team == *said));
            teams.all(|team| team.is_some()).then(|| said.unwrap_or(first).clone())
        }
    }
}

fn next_action(sheet: &Sheet<'_>) -> NextAction {
    let text = sheet.draft.words(Field::NextAction);
    let said = words(text);
    if said.is_empty() {
        return NextAction::Missing;
    }
    let quote = whole_field(sheet, Field::NextAction);
    let pack = sheet.pack;
    let fits = |phrase: &String| {
        let phrase: Vec<Word> = words(phrase).into_iter().filter(|word| !pack.small.have(word)).collect();
        !phrase.is_empty() && phrase.iter().all(|part| said.iter().any(|word| alike(&part.text, &word.text)))
    };
    if sheet.case.scenario.ticket.next_action.iter().any(fits) {
        return NextAction::Fitting(quote);
    }
    let object = |word: &Word| {
        let alone = |phrases: &crate::sim::wording::Phrases| phrases.have(word);
        word.text.chars().count() > 1 && ![&pack.small, &pack.vague, &pack.action].into_iter().any(alone)
    };
    let can_be_done = pack.action.find(&said).is_some() && said.iter().any(object);
    if pack.empty_action.are(text) || pack.empty_entry.are(text) || !can_be_done {
        return NextAction::Empty(quote);
    }
    if sheet.case.scenario.ticket.next_action.is_empty() {
        NextAction::Fitting(quote)
    } else {
        NextAction::Possible(quote)
    }
}

fn contact(sheet: &Sheet<'_>) -> Filled {
    let text = sheet.draft.words(Field::Contact);
    if words(text).is_empty() {
        return Filled::No;
    }
    let quote = whole_field(sheet, Field::Contact);
    let says_nothing = sheet.pack.empty_contact.are(text) || sheet.pack.empty_entry.are(text);
    if says_nothing { Filled::Emptily(quote) } else { Filled::Yes(quote) }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{case_with, good_call, reviewed, reviewed_in, with};
    use super::super::{Draft, FieldValue, Known};
    use super::*;

    #[track_caller]
    fn action(text: &str) -> NextAction {
        reviewed(&good_call(), &with(Field::NextAction, text)).handling.next_action
    }

    #[test]
    fn a_next_action_fits_is_possible_or_says_nothing() {
        assert!(matches!(action("Renew the wall socket on Thursday"), NextAction::Fitting(_)));
        assert!(matches!(action("Measure the attenuation at the splitter"), NextAction::Possible(_)));
        for nothing in ["Please check", "n/a", "Please look into this issue", "Fix it ASAP", "The usual"] {
            assert!(matches!(action(nothing), NextAction::Empty(_)), "{nothing}");
        }
        assert_eq!(action(""), NextAction::Missing);
    }

    #[test]
    fn a_contact_that_points_elsewhere_says_nothing() {
        let contact = |text| reviewed(&good_call(), &with(Field::Contact, text)).handling.contact;
        assert!(matches!(contact("see account"), Filled::Emptily(_)));
        assert!(matches!(contact("By phone after three"), Filled::Yes(_)));
        assert_eq!(contact(" "), Filled::No);
    }

    #[test]
    fn the_team_is_the_one_the_call_went_to_or_should_have() {
        let team = |went: Went, right: Vec<Ending>| {
            let known = Known { went, ..good_call() };
            let mut draft = Draft::default();
            draft.set(Field::Team, FieldValue::Team(Some("tier2".into())));
            let case = case_with(|scenario| scenario.outcome.right = right);
            reviewed_in(&case, &known, &draft).handling.team.map(|team| team.right)
        };
        let to = |team: &str| Ending::Escalate(team.into());
        assert_eq!(team(Went::To("tier2".into()), vec![to("field")]), Some("tier2".into()));
        assert_eq!(team(Went::Nowhere, vec![to("field")]), Some("field".into()));
        assert_eq!(team(Went::Nowhere, vec![to("field"), to("tier2")]), Some("tier2".into()));
        assert_eq!(team(Went::NeedsNobody, vec![to("field"), Ending::Resolve]), None);
    }
}
