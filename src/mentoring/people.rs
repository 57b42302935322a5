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
use crate::sim::time::Millis;

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

    /// The stream they stand in.
    #[must_use]
    pub const fn stream(&self) -> Stream {
        self.told.stream()
    }

    /// The stream with what it comes to.
    pub(super) const fn told(&self) -> &Told<Roster> {
        &self.told
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
        let id = self.find(name.ok_or(MentoringError::WhoAreYou)?)?.id;
        let (by, person) = self.allowed(id, action)?;
        if person.pin.is_none() {
            let Person { name, .. } = person;
            return if needs_pin(action) {
                Err(MentoringError::NeedsPin { name })
            } else {
                Ok(Acting { by, name })
            };
        }
        self.wait_is_over(records, by, &person)?;
        let typed = ask(&person)?;
        // While one was typing, others may have tried, and who may what may have changed.
        self.told.follow(records)?;
        let (by, person) = self.allowed(id, action)?;
        self.check_pin(records, by, &person, &typed)?;
        Ok(Acting { by, name: person.name })
    }

    fn allowed(&self, id: PersonId, action: Action) -> Result<(By, Person), MentoringError> {
        let person = self.roster().person(id).ok_or(PeopleRefusal::Unknown(id))?.clone();
        let Some(by) = self.roster().acting(id) else {
            return Err(PeopleRefusal::HasLeft(person.name).into());
        };
        by.may(action)?;
        Ok((by, person))
    }

    fn check_pin(
        &mut self,
        records: &Records,
        by: By,
        person: &Person,
        typed: &str,
    ) -> Result<(), MentoringError> {
        let Some(hash) = &person.pin else {
            return Err(MentoringError::NeedsPin { name: person.name.clone() });
        };
        self.wait_is_over(records, by, person)?;
        // Written down before it is looked at, so that of many tries at once no more are looked at than the law lets pass.
        self.told.say(records, by, AboutPeople::PinTried { right: false })?;
        if pin::is_right(typed, hash)? {
            return self.told.say(records, by, AboutPeople::PinTried { right: true });
        }
        Err(MentoringError::WrongPin { wait_ms: self.pin_wait_ms(person.id) })
    }

    fn wait_is_over(&mut self, records: &Records, by: By, person: &Person) -> Result<(), MentoringError> {
        if person.pin_wait_ms(now()) == 0 {
            return Ok(());
        }
        if person.pin_wait_begins_anew(now()) {
            self.told.say(records, by, AboutPeople::PinTried { right: false })?;
        }
        Err(PeopleRefusal::TooSoon { wait_ms: self.pin_wait_ms(person.id) }.into())
    }

    fn pin_wait_ms(&self, person: PersonId) -> Millis {
        self.roster().person(person).map_or(0, |known| known.pin_wait_ms(now()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{DataDir, NewEntry};
    use crate::review::{Entry, Moment};

    /// A desk whose lead, Lena, has the PIN 2468.
    fn desk() -> (tempfile::TempDir, Records, By) {
        let home = tempfile::tempdir().unwrap();
        let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
        let mut people = People::read(&records).unwrap();
        let lena = people.add(&records, None, ("Lena", None), Role::Lead).unwrap();
        let by = people.roster().acting(lena).unwrap();
        people.set_pin(&records, by, lena, "2468").unwrap();
        (home, records, by)
    }

    fn acting(records: &Records, ask: AskPin<'_>) -> Result<Acting, MentoringError> {
        People::read(records)?.acting(records, Some("Lena"), Action::KeepStaff, ask)
    }

    #[track_caller]
    fn check_too_soon(result: &Result<Acting, MentoringError>) {
        assert!(
            matches!(result, Err(MentoringError::People(PeopleRefusal::TooSoon { wait_ms: 1.. }))),
            "{result:?}"
        );
    }

    #[test]
    fn a_right_pin_lets_act_and_ends_the_wrong_ones() {
        let (_home, records, _) = desk();
        for typed in ["0000", "1111", "2468", "2222", "3333", "2468"] {
            let acted = acting(&records, &mut |_| Ok(typed.to_owned()));
            assert_eq!(acted.is_ok(), typed == "2468", "{acted:?}");
        }
    }

    /// Writes down a wrong PIN of somebody as of this moment.
    fn wrong_at(records: &Records, by: By, at: Moment) {
        let stream = Stream::new(StreamKind::Person, Uuid::nil());
        let seq = records.head(stream).unwrap().unwrap().seq + 1;
        let entry = Entry { at, by, what: AboutPeople::PinTried { right: false } };
        let (kind, signed) = ("pin_tried".to_owned(), by.person.to_string());
        let payload = entry.bytes();
        records.append(NewEntry { stream, seq, kind, at_ms: at.0, by: signed, payload }).unwrap();
    }

    #[test]
    fn prompts_that_were_opened_at_once_do_not_get_round_the_wait() {
        let (_home, records, by) = desk();
        // After so many the wait is a quarter of an hour: no machine is so slow that it ends meanwhile.
        for before in (1..=10).rev() {
            wrong_at(&records, by, Moment(now().0 - before * 16 * 60_000));
        }
        let mut looked_at = 0;
        let late = acting(&records, &mut |_| {
            for _ in 0..10 {
                let wrong = acting(&records, &mut |_| Ok("0000".to_owned()));
                looked_at += usize::from(matches!(wrong, Err(MentoringError::WrongPin { .. })));
            }
            Ok("2468".to_owned())
        });
        check_too_soon(&late);
        assert_eq!(looked_at, 1);
    }

    #[test]
    fn wrong_pins_of_a_clock_that_was_ahead_lock_nobody_out() {
        let (_home, records, by) = desk();
        let ahead = Moment(now().0 + 100_000_000_000);
        for _ in 0..3 {
            wrong_at(&records, by, ahead);
        }
        check_too_soon(&acting(&records, &mut |_| Ok("2468".to_owned())));
        let people = People::read(&records).unwrap();
        let lena = people.roster().person(by.person).unwrap();
        assert!(lena.last_wrong.is_some_and(|last| last < ahead), "the wait begins anew now");
        assert!(lena.pin_wait_ms(now()) <= 10_000);
    }
}
