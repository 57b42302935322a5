//! Who is at the window, and who else works here.

use super::news::{Me, OfficeNews, Somebody};
use crate::app::language::key;
use crate::app::model::Kept;
use crate::app::worker::news::News;
use crate::app::worker::past;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::Told;
use crate::mentoring::{Acting, MentoringError, People, now};
use crate::records::Records;
use crate::review::people::{AboutPeople, Action, PeopleRefusal, Person, Role, needs_pin};
use crate::review::{By, PersonId};

/// At the start: whoever was at the window last is there again. Names that an older program kept in a file of its own are
/// entered, once.
pub(in crate::app::worker) fn arrive(shared: &Shared, told: &Told, kept: &mut Kept) -> Result<(), String> {
    let records = shared.records()?;
    for notice in records.notices() {
        told.failed(key("About earlier calls"), notice);
    }
    let says = |error: MentoringError| error.to_string();
    let mut people = People::read(&records).map_err(says)?;
    for name in std::mem::take(&mut kept.people) {
        // The one who was here last answers for the desk.
        let first = people.roster().people().next().is_none();
        let name = if first { kept.who.clone().unwrap_or(name) } else { name };
        if people.find(&name).is_err() {
            enter_free(&records, &mut people, &name).map_err(says)?;
        }
    }
    tell_people(told, &people);
    let last = kept.who.take().and_then(|name| people.find(&name).ok().map(|person| person.id));
    if let Some(person) = last {
        be(shared, told, person, None).map_err(says)?;
    }
    Ok(())
}

/// Somebody sits down at the window.
pub(super) fn be(
    shared: &Shared,
    told: &Told,
    person: PersonId,
    pin: Option<&str>,
) -> Result<(), MentoringError> {
    let records = shared.records().map_err(MentoringError::NoRecords)?;
    let mut people = People::read(&records)?;
    let Some(known) = people.roster().person(person).cloned() else {
        return Err(PeopleRefusal::Unknown(person).into());
    };
    let needed = |wrong, wait_ms| told.tell(News::Office(OfficeNews::PinNeeded { person, wrong, wait_ms }));
    if known.pin.is_some() && pin.is_none() {
        needed(false, known.pin_wait_ms(now()));
        return Ok(());
    }
    let mut typed = |_: &Person| Ok(pin.unwrap_or_default().to_owned());
    match people.acting(&records, Some(&known.account), Action::TakeCalls, &mut typed) {
        Ok(acting) => {
            shared.set_acting(Some(acting));
            tell_me(shared, told, &people);
            tell_past(shared, told);
            Ok(())
        }
        Err(MentoringError::WrongPin { wait_ms }) => {
            needed(true, wait_ms);
            Ok(())
        }
        Err(MentoringError::People(PeopleRefusal::TooSoon { wait_ms })) => {
            needed(false, wait_ms);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Somebody who may be new sits down at the window.
pub(super) fn join(shared: &Shared, told: &Told, name: &str) -> Result<(), MentoringError> {
    let records = shared.records().map_err(MentoringError::NoRecords)?;
    let mut people = People::read(&records)?;
    let person = match people.find(name) {
        Ok(known) => known.id,
        Err(MentoringError::Nobody(_)) => enter_free(&records, &mut people, name)?,
        Err(error) => return Err(error),
    };
    tell_people(told, &people);
    be(shared, told, person, None)
}

/// Enters somebody whom nobody vouches for: the first, who leads the desk, and trainees as long as no lead has a PIN. From
/// then on a mentor or a lead enters people.
fn enter_free(records: &Records, people: &mut People, name: &str) -> Result<PersonId, MentoringError> {
    if people.roster().people().next().is_none() {
        return people.add(records, None, (name, None), Role::Lead);
    }
    let leads = || people.roster().present().filter(|person| person.role == Role::Lead);
    let open = leads().all(|lead| lead.pin.is_none());
    let signer = leads().next().filter(|_| open).and_then(|lead| people.roster().acting(lead.id));
    let Some(by) = signer else { return Err(MentoringError::Nobody(name.to_owned())) };
    people.add(records, Some(by), (name, None), Role::Trainee)
}

/// Sets a PIN: one's own, or as a lead another's.
pub(super) fn set_pin(
    shared: &Shared,
    told: &Told,
    person: PersonId,
    pin: &str,
) -> Result<(), MentoringError> {
    let records = shared.records().map_err(MentoringError::NoRecords)?;
    let mut people = People::read(&records)?;
    let own = shared.acting().filter(|acting| acting.by.person == person);
    let known = people.roster().person(person).cloned();
    let first = own.as_ref().and_then(|_| people.first_pin(known.as_ref()?));
    let by = match (first, own) {
        (Some(by), _) => by,
        // Who has a PIN has given it, or they would not be here.
        (None, Some(acting)) if known.is_some_and(|known| known.pin.is_some()) => acting.by,
        (None, Some(acting)) => return Err(MentoringError::NeedsPin { name: acting.name }),
        (None, None) => staff(shared, &people, Action::SetPins)?.by,
    };
    people.set_pin(&records, by, person, pin)?;
    tell_people(told, &people);
    tell_me(shared, told, &people);
    Ok(())
}

/// Enters somebody, signed by whoever is there.
pub(super) fn enter(
    shared: &Shared,
    told: &Told,
    (name, account): (&str, &str),
    role: Role,
) -> Result<(), MentoringError> {
    let records = shared.records().map_err(MentoringError::NoRecords)?;
    let mut people = People::read(&records)?;
    let action = if role == Role::Trainee { Action::KeepTrainees } else { Action::KeepStaff };
    let by = staff(shared, &people, action)?.by;
    let account = (!account.trim().is_empty()).then_some(account);
    people.add(&records, Some(by), (name, account), role)?;
    told.tell(News::Office(OfficeNews::Written));
    tell_people(told, &people);
    Ok(())
}

/// Something else about people, signed by whoever is there.
pub(super) fn about(shared: &Shared, told: &Told, what: AboutPeople) -> Result<(), MentoringError> {
    let records = shared.records().map_err(MentoringError::NoRecords)?;
    let mut people = People::read(&records)?;
    let by = staff(shared, &people, Action::KeepTrainees)?.by;
    people.say(&records, by, what)?;
    told.tell(News::Office(OfficeNews::Written));
    tell_people(told, &people);
    tell_me(shared, told, &people);
    Ok(())
}

/// Whoever is there, when they may do this and have shown that it is them.
pub(super) fn staff(shared: &Shared, people: &People, action: Action) -> Result<Acting, MentoringError> {
    let acting = shared.acting().ok_or(MentoringError::WhoAreYou)?;
    // What they are may have changed since they sat down.
    let by = people.roster().acting(acting.by.person).ok_or(PeopleRefusal::HasLeft(acting.name.clone()))?;
    by.may(action)?;
    let has_pin = people.roster().person(by.person).is_some_and(|person| person.pin.is_some());
    if needs_pin(action) && !has_pin {
        return Err(MentoringError::NeedsPin { name: acting.name });
    }
    Ok(Acting { by, ..acting })
}

pub(super) fn tell_people(told: &Told, people: &People) {
    let view = |person: &Person| Somebody {
        id: person.id,
        name: person.name.clone(),
        account: person.account.clone(),
        role: person.role,
        has_pin: person.pin.is_some(),
        joined: person.joined,
        left: person.left,
    };
    told.tell(News::Office(OfficeNews::People(people.roster().people().map(view).collect())));
}

/// Tells who is at the window, as they are now.
fn tell_me(shared: &Shared, told: &Told, people: &People) {
    let acting = shared.acting().and_then(|acting| {
        let person = people.roster().person(acting.by.person)?;
        let by: By = people.roster().acting(person.id)?;
        Some((Acting { by, name: person.name.clone() }, person.pin.is_some()))
    });
    let me = acting.as_ref().map(|(acting, proved)| Me {
        id: acting.by.person,
        name: acting.name.clone(),
        role: acting.by.role,
        proved: *proved,
    });
    shared.set_acting(acting.map(|(acting, _)| acting));
    told.tell(News::Office(OfficeNews::Me(me)));
}

pub(in crate::app::worker) fn tell_past(shared: &Shared, told: &Told) {
    match shared.records().and_then(|records| past::all(&records, shared.acting().as_ref())) {
        Ok(all) => told.tell(News::Past(all)),
        Err(why) => {
            told.tell(News::Past(Vec::new()));
            told.failed(key("Earlier calls could not be read"), &why);
        }
    }
}

/// Nobody is at the window any more.
pub(super) fn sign_out(shared: &Shared, told: &Told) {
    shared.set_acting(None);
    told.tell(News::Office(OfficeNews::Me(None)));
    tell_past(shared, told);
}
