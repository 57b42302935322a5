//! What may be done about people, and what not.

use super::role::{Action, NotAllowed, Role};
use super::roster::{Person, Roster};
use super::what::AboutPeople;
use crate::review::entry::{By, Entry, says_something};
use crate::review::fold::Told;
use crate::review::ids::PersonId;
use crate::review::moment::Moment;
use crate::sim::time::Millis;

/// The longest name or account, in characters.
const NAME_MAX: usize = 100;

/// Why something about people is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleRefusal {
    /// The role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Nobody is here yet.
    #[error("nobody is entered yet; the first is a lead and enters themselves")]
    FirstIsLead,
    /// They entered themselves as the first, and another was faster.
    #[error("somebody else was entered first; a lead who is here enters everybody else")]
    NotFirst,
    /// There is nobody with this id.
    #[error("there is nobody with the id {0}")]
    Unknown(PersonId),
    /// They sign with a role they do not have.
    #[error("{name} is a {is}, not a {signed}")]
    OtherRole {
        /// Who.
        name: String,
        /// What they are.
        is: Role,
        /// What they signed as.
        signed: Role,
    },
    /// They are entered already.
    #[error("{0} is entered already")]
    Known(String),
    /// They are not here any more.
    #[error("{0} has left")]
    HasLeft(String),
    /// They are here.
    #[error("{0} has not left")]
    IsHere(String),
    /// A name or an account without a letter.
    #[error("a person needs a name and an account")]
    NoName,
    /// A name or an account that cannot be read, or that shows as something else than it is.
    #[error(
        "a name and an account have a letter or digit that can be seen, no control characters, and at most {NAME_MAX} characters"
    )]
    BadName,
    /// Another has this account.
    #[error("the account \"{account}\" is that of {name}")]
    AccountTaken {
        /// The account.
        account: String,
        /// Whose it is.
        name: String,
    },
    /// Nobody could enter staff any more.
    #[error("{0} is the last lead; make somebody else a lead first")]
    LastLead(String),
    /// A hash without a letter.
    #[error("the hash of a PIN cannot be empty")]
    NoHash,
    /// No PIN was set.
    #[error("no PIN is set for {0}")]
    NoPin(String),
    /// The wait after wrong PINs is not over.
    #[error("too many wrong PINs: the next is looked at in {} s", wait_ms.div_ceil(1_000))]
    TooSoon {
        /// What is left of it, in milliseconds.
        wait_ms: Millis,
    },
}

impl Told for Roster {
    type What = AboutPeople;
    type Refusal = PeopleRefusal;

    fn check(&self, entry: &Entry<AboutPeople>) -> Result<(), PeopleRefusal> {
        let (at, by) = (entry.at, entry.by);
        if let AboutPeople::Joined { person, role, .. } = &entry.what {
            return self.check_joining(by, *person, *role);
        }
        self.signs_rightly(by)?;
        match &entry.what {
            AboutPeople::Joined { .. } => Ok(()),
            AboutPeople::Renamed { person, .. } => {
                let known = self.here(*person)?;
                if known.id == by.person { Ok(()) } else { Ok(by.may(keeping(known.role))?) }
            }
            AboutPeople::RoleChanged { person, role } => {
                by.may(Action::KeepStaff)?;
                let known = self.here(*person)?;
                if *role == Role::Lead { Ok(()) } else { self.other_lead(known) }
            }
            AboutPeople::Left { person } => {
                let known = self.here(*person)?;
                by.may(keeping(known.role))?;
                self.other_lead(known)
            }
            AboutPeople::Returned { person } => {
                let known = self.known(*person)?;
                by.may(keeping(known.role))?;
                if known.left.is_some() { Ok(()) } else { Err(PeopleRefusal::IsHere(known.name.clone())) }
            }
            AboutPeople::PinSet { person, hash } => {
                let known = self.here(*person)?;
                if known.id != by.person {
                    by.may(Action::SetPins)?;
                }
                if says_something(hash) { Ok(()) } else { Err(PeopleRefusal::NoHash) }
            }
            AboutPeople::PinTried { right } => check_trying(self.here(by.person)?, *right, at),
        }
    }

    /// Earlier programs knew fewer rules for names; whoever was entered then is still here.
    fn check_new(&self, entry: &Entry<AboutPeople>) -> Result<(), PeopleRefusal> {
        match &entry.what {
            AboutPeople::Joined { name, account, .. } => {
                check_name(name)?;
                check_name(account)?;
                self.check_account(account)
            }
            AboutPeople::Renamed { name, .. } => check_name(name),
            _ => Ok(()),
        }
    }

    fn apply(&mut self, entry: &Entry<AboutPeople>) {
        self.do_this(entry.at, entry.by, &entry.what);
    }
}

impl Roster {
    fn check_joining(&self, by: By, person: PersonId, role: Role) -> Result<(), PeopleRefusal> {
        if self.people.is_empty() {
            let itself = by.person == person && by.role == Role::Lead && role == Role::Lead;
            return if itself { Ok(()) } else { Err(PeopleRefusal::FirstIsLead) };
        }
        if by.person == person && self.person(person).is_none() {
            return Err(PeopleRefusal::NotFirst);
        }
        self.signs_rightly(by)?;
        by.may(keeping(role))?;
        match self.person(person) {
            Some(known) => Err(PeopleRefusal::Known(known.name.clone())),
            None => Ok(()),
        }
    }

    fn check_account(&self, account: &str) -> Result<(), PeopleRefusal> {
        match self.with_account(account) {
            Some(other) => Err(PeopleRefusal::AccountTaken {
                account: account.trim().to_owned(),
                name: other.name.clone(),
            }),
            None => Ok(()),
        }
    }

    fn signs_rightly(&self, by: By) -> Result<(), PeopleRefusal> {
        if self.people.is_empty() {
            return Err(PeopleRefusal::FirstIsLead);
        }
        let signer = self.here(by.person)?;
        if signer.role == by.role {
            return Ok(());
        }
        Err(PeopleRefusal::OtherRole { name: signer.name.clone(), is: signer.role, signed: by.role })
    }

    fn known(&self, id: PersonId) -> Result<&Person, PeopleRefusal> {
        self.person(id).ok_or(PeopleRefusal::Unknown(id))
    }

    fn here(&self, id: PersonId) -> Result<&Person, PeopleRefusal> {
        let known = self.known(id)?;
        if known.left.is_none() { Ok(known) } else { Err(PeopleRefusal::HasLeft(known.name.clone())) }
    }

    /// Whether there is a lead besides this person, or need not be.
    fn other_lead(&self, person: &Person) -> Result<(), PeopleRefusal> {
        let other = |lead: &Person| lead.role == Role::Lead && lead.id != person.id;
        if person.role != Role::Lead || self.present().any(other) {
            return Ok(());
        }
        Err(PeopleRefusal::LastLead(person.name.clone()))
    }
}

/// Names stand in lists and in front of what people said: nobody's may forge a line of those, or look empty.
fn check_name(name: &str) -> Result<(), PeopleRefusal> {
    if !says_something(name) {
        return Err(PeopleRefusal::NoName);
    }
    let is_read = |sign: char| sign.is_alphanumeric() && !is_blank_letter(sign);
    let name = name.trim();
    if name.chars().count() > NAME_MAX || name.chars().any(changes_the_line) || !name.chars().any(is_read) {
        return Err(PeopleRefusal::BadName);
    }
    Ok(())
}

/// A name as it can be shown: earlier programs wrote down names that could forge a line, or that nobody sees. Somebody with such a
/// name goes by their id.
pub(super) fn showable(name: &str, id: PersonId) -> String {
    let mark = |sign: char| if changes_the_line(sign) { '\u{FFFD}' } else { sign };
    let shown: String = name.trim().chars().take(NAME_MAX).map(mark).collect();
    if check_name(&shown).is_ok() { shown } else { id.to_string() }
}

/// Control characters, ends of lines and paragraphs, and what turns the direction of the text that follows.
fn changes_the_line(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The fillers of Hangul: letters that show nothing.
fn is_blank_letter(sign: char) -> bool {
    matches!(sign, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// What it takes to enter somebody of this role.
fn keeping(role: Role) -> Action {
    if role == Role::Trainee { Action::KeepTrainees } else { Action::KeepStaff }
}

/// Every try is written down as a wrong one before it is looked at, and that is what waits; a right one says so after it.
fn check_trying(person: &Person, right: bool, at: Moment) -> Result<(), PeopleRefusal> {
    if person.pin.is_none() {
        return Err(PeopleRefusal::NoPin(person.name.clone()));
    }
    if right || person.pin_wait_begins_anew(at) {
        return Ok(());
    }
    match person.pin_wait_ms(at) {
        0 => Ok(()),
        wait_ms => Err(PeopleRefusal::TooSoon { wait_ms }),
    }
}
