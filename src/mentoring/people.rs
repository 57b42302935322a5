//! Who is at the desk, and who acts.

use std::io;

use uuid::Uuid;

use super::error::MentoringError;
use super::now;
use super::pin;
use super::told::Told;
use crate::records::{Records, Stream, StreamKind};
use crate::review::people::{AboutPeople, Action, PeopleRefusal, Person, Role, Roster, needs_pin};
use crate::review::{By, PersonId};

/// Asks somebody for their PIN.
pub type AskPin<'a> = &'a mut dyn FnMut(&Person) -> io::Result<String>;

/// Everybody at the desk.
pub struct People {
    told: Told<Roster>,
}

/// Somebody who acts, and has shown that it is them.
#[derive(Clone, Debug)]
pub struct Acting {
    /// What they sign with.
    pub by: By,
    /// The name others see.
    pub name: String,
}

impl People {
    /// Reads who is there.
    ///
    /// # Errors
    /// When the database fails, or an entry cannot be read.
    pub fn read(records: &Records) -> Result<Self, MentoringError> {
        // There is one such stream in a database, so its id needs no telling apart.
        let stream = Stream::new(StreamKind::Person, Uuid::nil());
        Ok(Self { told: Told::read(records, stream, Roster::default())? })
    }

    /// Who is there.
    #[must_use]
    pub const fn roster(&self) -> &Roster {
        self.told.state()
    }

    /// The name of somebody; their id when nobody here has it.
    #[must_use]
    pub fn name(&self, id: PersonId) -> String {
        self.roster().person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
    }

    /// The one with this name or account; capitals do not matter.
    ///
    /// # Errors
    /// When there is nobody, or several have the name.
    pub fn find(&self, name: &str) -> Result<&Person, MentoringError> {
        if let Some(person) = self.roster().with_account(name) {
            return Ok(person);
        }
        let wanted = name.trim().to_lowercase();
        let mut named = self.roster().people().filter(|person| person.name.to_lowercase() == wanted);
        match (named.next(), named.next()) {
            (Some(person), None) => Ok(person),
            (Some(_), Some(_)) => Err(MentoringError::SeveralPeople(name.to_owned())),
            (None, _) => Err(MentoringError::Nobody(name.to_owned())),
        }
    }

    /// Somebody who wants to do this. Asks for their PIN when they have one, or when the action needs one.
    ///
    /// # Errors
    /// When they may not, when the PIN is wrong, when it is too soon for another, or when they have none and need one.
    pub fn acting(
        &mut self,
        records: &Records,
        name: Option<&str>,
        action: Action,
        ask: AskPin<'_>,
    ) -> Result<Acting, MentoringError> {
        let person = self.find(name.ok_or(MentoringError::WhoAreYou)?)?.clone();
        let Some(by) = self.roster().acting(person.id) else {
            return Err(PeopleRefusal::HasLeft(person.name).into());
        };
        by.may(action)?;
        match &person.pin {
            Some(hash) => self.check_pin(records, by, &person, hash, ask)?,
            None if needs_pin(action) => return Err(MentoringError::NeedsPin { name: person.name }),
            None => {}
        }
        Ok(Acting { by, name: person.name })
    }

    fn check_pin(
        &mut self,
        records: &Records,
        by: By,
        person: &Person,
        hash: &str,
        ask: AskPin<'_>,
    ) -> Result<(), MentoringError> {
        let wait_ms = person.pin_wait_ms(now());
        if wait_ms > 0 {
            return Err(PeopleRefusal::TooSoon { wait_ms }.into());
        }
        let right = pin::is_right(&ask(person)?, hash)?;
        // A right one after right ones is no news.
        if !right || person.wrong_pins > 0 {
            self.told.say(records, by, AboutPeople::PinTried { right })?;
        }
        if right {
            return Ok(());
        }
        let wait_ms = self.roster().person(person.id).map_or(0, |known| known.pin_wait_ms(now()));
        Err(MentoringError::WrongPin { wait_ms })
    }

    /// Enters somebody. Where nobody is yet it is a lead, who enters themselves; `by` says who enters the others.
    ///
    /// # Errors
    /// When the law or the database refuses it.
    pub fn add(
        &mut self,
        records: &Records,
        by: Option<By>,
        (name, account): (&str, Option<&str>),
        role: Role,
    ) -> Result<PersonId, MentoringError> {
        let person = PersonId::new(Uuid::now_v7());
        let by = by.unwrap_or(By { person, role });
        let account = account.unwrap_or(name).to_owned();
        self.told.say(records, by, AboutPeople::Joined { person, name: name.to_owned(), account, role })?;
        Ok(person)
    }

    /// Does something else about people.
    ///
    /// # Errors
    /// When the law or the database refuses it.
    pub fn say(&mut self, records: &Records, by: By, what: AboutPeople) -> Result<(), MentoringError> {
        self.told.say(records, by, what)
    }

    /// Sets a PIN.
    ///
    /// # Errors
    /// When it is too short, or the law or the database refuses it.
    pub fn set_pin(
        &mut self,
        records: &Records,
        by: By,
        person: PersonId,
        pin: &str,
    ) -> Result<(), MentoringError> {
        let hash = pin::hash(pin)?;
        self.told.say(records, by, AboutPeople::PinSet { person, hash })
    }

    /// What somebody signs their own first PIN with, which nobody can be asked a PIN for: a trainee, and the lead of a desk
    /// where no lead has a PIN yet. Everybody else gets their first PIN from a lead.
    #[must_use]
    pub fn first_pin(&self, person: &Person) -> Option<By> {
        let lead_with_pin = self.roster().present().any(|lead| lead.role == Role::Lead && lead.pin.is_some());
        let free = person.role == Role::Trainee || (person.role == Role::Lead && !lead_with_pin);
        (person.pin.is_none() && free).then(|| self.roster().acting(person.id)).flatten()
    }
}
