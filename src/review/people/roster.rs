//! Who is at the desk.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::law::showable;
use super::pin::{begins_anew, wait_ms};
use super::role::Role;
use super::what::AboutPeople;
use crate::review::entry::By;
use crate::review::ids::PersonId;
use crate::review::moment::Moment;
use crate::sim::time::Millis;

/// Everybody who is or was at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub(super) people: BTreeMap<PersonId, Person>,
}

/// Somebody at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name others see.
    pub name: String,
    /// The account's name.
    pub account: String,
    /// What they are.
    pub role: Role,
    /// When they joined.
    pub joined: Moment,
    /// When they left, if they did.
    pub left: Option<Moment>,
    /// The hash of their PIN, if one was set.
    pub pin: Option<String>,
    /// Wrong PINs since the last right one.
    pub wrong_pins: u32,
    /// When the last wrong one was tried.
    pub last_wrong: Option<Moment>,
}

impl Roster {
    /// Everybody, in the order of their ids.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// Those who are here now.
    pub fn present(&self) -> impl Iterator<Item = &Person> {
        self.people().filter(|person| person.left.is_none())
    }

    /// This one.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// The one with this account; capitals do not matter.
    #[must_use]
    pub fn with_account(&self, account: &str) -> Option<&Person> {
        let alike = |account: &str| composed(account).to_lowercase();
        let wanted = alike(account);
        self.people().find(|person| alike(&person.account) == wanted)
    }

    /// What this person signs entries with; none for somebody who is not here.
    #[must_use]
    pub fn acting(&self, id: PersonId) -> Option<By> {
        let here = self.person(id).filter(|person| person.left.is_none())?;
        Some(By { person: id, role: here.role })
    }

    pub(super) fn do_this(&mut self, at: Moment, by: By, what: &AboutPeople) {
        match what {
            AboutPeople::Joined { person, name, account, role } => {
                let joined = Person {
                    id: *person,
                    name: showable(name, *person),
                    account: composed(&showable(account, *person)),
                    role: *role,
                    joined: at,
                    left: None,
                    pin: None,
                    wrong_pins: 0,
                    last_wrong: None,
                };
                self.people.insert(*person, joined);
            }
            AboutPeople::Renamed { person, name } => {
                self.change(*person, |known| known.name = showable(name, *person));
            }
            AboutPeople::RoleChanged { person, role } => self.change(*person, |known| known.role = *role),
            AboutPeople::Left { person } => self.change(*person, |known| known.left = Some(at)),
            AboutPeople::Returned { person } => self.change(*person, |known| known.left = None),
            AboutPeople::PinSet { person, hash } => self.change(*person, |known| {
                known.pin = Some(hash.clone());
                known.wrong_pins = 0;
                known.last_wrong = None;
            }),
            AboutPeople::PinTried { right } => self.change(by.person, |known| known.tried(*right, at)),
        }
    }

    fn change(&mut self, id: PersonId, change: impl FnOnce(&mut Person)) {
        if let Some(known) = self.people.get_mut(&id) {
            change(known);
        }
    }
}

/// An account in one spelling (NFC): systems write the same accented letter in two ways.
fn composed(account: &str) -> String {
    account.trim().nfc().collect()
}

impl Person {
    /// How long they have to wait before a PIN is looked at, in milliseconds.
    #[must_use]
    pub fn pin_wait_ms(&self, now: Moment) -> Millis {
        wait_ms(self.wrong_pins, self.last_wrong, now)
    }

    /// Whether the clock was set back so far that the wait has to begin anew, with a try that is not looked at.
    #[must_use]
    pub fn pin_wait_begins_anew(&self, now: Moment) -> bool {
        begins_anew(self.wrong_pins, self.last_wrong, now)
    }

    fn tried(&mut self, right: bool, at: Moment) {
        if right {
            self.wrong_pins = 0;
            self.last_wrong = None;
        } else {
            self.wrong_pins = self.wrong_pins.saturating_add(1);
            self.last_wrong = Some(at);
        }
    }
}
