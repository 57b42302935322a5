//! What a person wants with who they are.

use crate::app::intent::PeopleIntent;
use crate::app::language::key;
use crate::app::model::{Model, PinDialog};
use crate::app::worker::{Job, OfficeJob};

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 60;

pub(super) fn act(model: &mut Model, intent: PeopleIntent, jobs: &mut Vec<Job>) {
    match intent {
        PeopleIntent::Be(person) => {
            model.home.new_name = None;
            jobs.push(Job::Office(OfficeJob::Be { person, pin: None }));
        }
        PeopleIntent::SignOut => jobs.push(Job::Office(OfficeJob::SignOut)),
        PeopleIntent::TypeName(name) => {
            model.home.new_name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        }
        PeopleIntent::AddPerson => {
            let typed = model.home.new_name.take().unwrap_or_default();
            let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() {
                jobs.push(Job::Office(OfficeJob::Join(name)));
            }
        }
        PeopleIntent::TypePin(typed) => change(model, |pin| pin.typed = typed),
        PeopleIntent::TypeAgain(again) => change(model, |pin| pin.again = again),
        PeopleIntent::SendPin => send(model, jobs),
        PeopleIntent::NoPin => model.pin = None,
        PeopleIntent::ChoosePin(person) => {
            let known = model.people.iter().flatten().find(|known| known.id == person);
            model.pin = known.map(|known| PinDialog::choosing(person, known.name.clone()));
        }
    }
}

fn change(model: &mut Model, change: impl FnOnce(&mut PinDialog)) {
    if let Some(pin) = &mut model.pin {
        change(pin);
        pin.fault = None;
    }
}

fn send(model: &mut Model, jobs: &mut Vec<Job>) {
    let now = model.now;
    let Some(pin) = &mut model.pin else { return };
    if pin.chooses && pin.typed != pin.again {
        pin.fault = Some(key("That was not the same PIN twice.").to_owned());
        return;
    }
    if !pin.is_complete(now) {
        return;
    }
    let (person, typed) = (pin.person, std::mem::take(&mut pin.typed));
    pin.again.clear();
    jobs.push(Job::Office(if pin.chooses {
        OfficeJob::SetPin { person, pin: typed }
    } else {
        OfficeJob::Be { person, pin: Some(typed) }
    }));
}
