//! `firstline people`: who is at the desk.

use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};

use super::args::Places;
use super::aside::aside;
use super::exit::Exit;
use super::plain;
use super::style::{FAINT, STRONG};
use super::{when, who};
use crate::mentoring::{MentoringError, People};
use crate::records::Records;
use crate::review::By;
use crate::review::people::{AboutPeople, Action, Person, Role};

const HELP: &str = "\
Examples:
  firstline people add \"Lea Lind\" --role lead              the first one, on an empty desk
  firstline people pin \"Lea Lind\"                           her PIN, typed without being shown
  firstline people add Mo --role mentor --as \"Lea Lind\"
  firstline people pin Mo --as \"Lea Lind\"
  firstline people add Tess --role trainee --account tess.t --as Mo
  firstline people

A lead enters mentors and leads, sets PINs and opens calibrations; a mentor enters trainees, makes graded sessions and reviews; a
trainee takes calls. --as NAME says who acts, by name or account. Mentors and leads then give their PIN, trainees
when they have set one: at the terminal, or in the environment variable FIRSTLINE_PIN (a new one in FIRSTLINE_NEW_PIN).
After two wrong PINs each further one makes the next wait longer, up to 15 minutes.

A PIN separates roles within Firstline. It does not keep anybody from files they may read.";

/// Show who is at the desk, or change it.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct PeopleArgs {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Enter somebody
    Add {
        /// The name others see
        name: String,
        /// What they are
        #[arg(long, value_enum)]
        role: RoleName,
        /// The name of their account, all that leaves Firstline about a person; left out, the name
        #[arg(long)]
        account: Option<String>,
    },
    /// Set somebody's PIN: your own, or as a lead another's
    Pin {
        /// Whose
        name: String,
    },
    /// Somebody becomes something else
    Role {
        /// Who
        name: String,
        /// What they are now
        #[arg(value_enum)]
        role: RoleName,
    },
    /// Change the name others see
    Rename {
        /// Whose
        name: String,
        /// The new name
        new: String,
    },
    /// Somebody left; what they did stays
    Leave {
        /// Who
        name: String,
    },
    /// Somebody came back
    Return {
        /// Who
        name: String,
    },
}

/// What somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RoleName {
    /// Takes calls
    Trainee,
    /// Makes graded sessions and reviews
    Mentor,
    /// Answers for the desk and its people
    Lead,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Trainee => Self::Trainee,
            RoleName::Mentor => Self::Mentor,
            RoleName::Lead => Self::Lead,
        }
    }
}

pub(super) fn run(places: &Places, args: &PeopleArgs) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let mut people = People::read(&records)?;
    match &args.what {
        None => list(&people)?,
        Some(What::Add { name, role, account }) => {
            add(places, &records, &mut people, (name, account.as_deref()), (*role).into())?;
        }
        Some(What::Pin { name }) => pin(places, &records, &mut people, name)?,
        Some(What::Role { name, role }) => {
            let person = people.find(name)?.id;
            let role = (*role).into();
            change(places, &records, Action::KeepStaff, AboutPeople::RoleChanged { person, role })?;
        }
        Some(What::Rename { name, new }) => {
            let person = people.find(name)?;
            let what = AboutPeople::Renamed { person: person.id, name: new.clone() };
            change(places, &records, keeping(person.role), what)?;
        }
        Some(What::Leave { name }) => {
            let person = people.find(name)?;
            change(places, &records, keeping(person.role), AboutPeople::Left { person: person.id })?;
        }
        Some(What::Return { name }) => {
            let person = people.find(name)?;
            change(places, &records, keeping(person.role), AboutPeople::Returned { person: person.id })?;
        }
    }
    Ok(Exit::Fine)
}

fn list(people: &People) -> anyhow::Result<()> {
    let mut out = plain::stdout();
    if people.roster().people().next().is_none() {
        writeln!(out, "Nobody is entered yet. The first is a lead: firstline people add NAME --role lead")?;
        return Ok(());
    }
    writeln!(out, "{STRONG}{:<24} {:<20} {:<8} {:<4} since{STRONG:#}", "name", "account", "role", "PIN")?;
    for person in people.roster().people() {
        let pin = if person.pin.is_some() { "set" } else { "-" };
        let since = when::shown(person.joined);
        let left = person.left.map(|left| format!(", left {}", when::shown(left))).unwrap_or_default();
        let Person { name, account, role, .. } = person;
        let role = role.to_string();
        writeln!(out, "{name:<24} {account:<20} {role:<8} {pin:<4} {since}{FAINT}{left}{FAINT:#}")?;
    }
    Ok(())
}

fn add(
    places: &Places,
    records: &Records,
    people: &mut People,
    (name, account): (&str, Option<&str>),
    role: Role,
) -> anyhow::Result<()> {
    let first = people.roster().people().next().is_none();
    let by = if first { None } else { Some(who::acting(places, records, keeping(role))?.by) };
    people.add(records, by, (name, account), role)?;
    writeln!(plain::stdout(), "{name} is entered as {role}.")?;
    if role != Role::Trainee {
        let by = places
            .who
            .as_deref()
            .filter(|_| !first)
            .map(|who| format!(" --as \"{who}\""))
            .unwrap_or_default();
        aside(format_args!("What a {role} does needs a PIN: firstline people pin \"{name}\"{by}"));
    }
    Ok(())
}

fn pin(places: &Places, records: &Records, people: &mut People, name: &str) -> anyhow::Result<()> {
    let person = people.find(name)?.clone();
    let by = signing_pin(places, records, people, &person)?;
    let pin = who::new_pin(&person.name)?;
    people.set_pin(records, by, person.id, &pin)?;
    writeln!(plain::stdout(), "The PIN of {} is set.", person.name)?;
    Ok(())
}

/// Who sets the PIN: they themselves, or a lead.
fn signing_pin(
    places: &Places,
    records: &Records,
    people: &mut People,
    person: &Person,
) -> anyhow::Result<By> {
    let actor = places.who.as_deref().unwrap_or(&person.name);
    if people.find(actor)?.id != person.id {
        return Ok(who::acting(places, records, Action::SetPins)?.by);
    }
    if let Some(by) = people.first_pin(person) {
        return Ok(by);
    }
    if person.pin.is_none() {
        return Err(MentoringError::NeedsPin { name: person.name.clone() }.into());
    }
    Ok(people.acting(records, Some(actor), Action::SeeOwn, &mut who::ask)?.by)
}

fn change(places: &Places, records: &Records, action: Action, what: AboutPeople) -> anyhow::Result<()> {
    let by = who::acting(places, records, action)?.by;
    // Read after the PIN was looked at: that may have been noted.
    People::read(records)?.say(records, by, what)?;
    writeln!(plain::stdout(), "Done.")?;
    Ok(())
}

/// What it takes to change somebody of this role.
const fn keeping(role: Role) -> Action {
    match role {
        Role::Trainee => Action::KeepTrainees,
        Role::Mentor | Role::Lead => Action::KeepStaff,
    }
}
