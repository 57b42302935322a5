//! Attempts that go from one desk to another with what was said of them, and names of before.

use std::path::PathBuf;

use firstline::mentoring::{People, now};
use firstline::records::{NewEntry, Records};
use firstline::review::people::{AboutPeople, Role};
use firstline::review::{By, Entry, PersonId};
use uuid::Uuid;

use crate::office::{Office, records};

/// A call of Tess's that Mo has signed, in a file.
fn signed(office: &Office) -> PathBuf {
    let session = office.session(&[]);
    office.take(&session, "Lumen, good morning, Daniel speaking.\n/end\n/file\n").fine();
    let attempt = office.attempt();
    office.run("Mo", &["review", "show", &attempt, "--marks"]).fine();
    office.run("Mo", &["review", "comment", &attempt, "Slower."]).fine();
    office.run("Mo", &["review", "sign", &attempt]).fine();
    let file = office.home.path().join("tess.attempt");
    office.run("Mo", &["export", "attempt", &attempt, file.to_str().unwrap()]).fine();
    file
}

/// Adds to what is known about people, with no law in between.
fn put(records: &Records, by: By, what: AboutPeople) {
    let people = People::read(records).unwrap();
    let stream = people.stream();
    let seq = records.head(stream).unwrap().map_or(0, |head| head.seq + 1);
    let entry = Entry { at: now(), by, what };
    let (kind, signed, at_ms) = ("told".to_owned(), by.person.to_string(), entry.at.0);
    records.append(NewEntry { stream, seq, kind, at_ms, by: signed, payload: entry.bytes() }).unwrap();
}

fn joined(person: PersonId, name: &str) -> AboutPeople {
    let (name, account) = (name.to_owned(), "of before".to_owned());
    AboutPeople::Joined { person, name, account, role: Role::Trainee }
}

#[test]
fn marks_count_only_where_whoever_signed_them_may_give_marks() {
    let here = Office::new();
    let file = signed(&here);
    let file = file.to_str().unwrap();
    let mo = People::read(&records(here.home.path())).unwrap().find("Mo").unwrap().id;

    // Where nobody is entered yet, there is no desk that it could deceive.
    let empty = Office { home: tempfile::tempdir().unwrap() };
    empty.run("", &["import", file]).fine().says(&["was brought in", "by Tess, who is not entered here"]);

    let there = Office::new();
    there.run("", &["import", file]).refused("signed by a mentor, and nobody here has the id");
    assert_eq!(records(there.home.path()).extent().unwrap().contents, 0, "nothing was brought in");
    let lea = People::read(&records(there.home.path())).unwrap().find("Lea").unwrap().id;
    let lead = By { person: lea, role: Role::Lead };
    put(&records(there.home.path()), lead, joined(mo, "Maurice"));
    there.run("", &["import", file]).refused("Maurice is a trainee here");
    let alone = there.run("", &["import", file, "--without-reviews"]).fine();
    alone.says(&["was brought in", "by Tess, who is not entered here"]);
    put(&records(there.home.path()), lead, AboutPeople::RoleChanged { person: mo, role: Role::Mentor });
    there.run("", &["import", file]).fine().says(&["was brought in"]);
    assert_eq!(there.run("", &["verify"]).code, 0);
}

#[test]
fn somebody_with_a_name_of_before_is_here_and_doctor_says_so() {
    let office = Office::new();
    let store = records(office.home.path());
    let lea = People::read(&store).unwrap().find("Lea").unwrap().id;
    let lead = By { person: lea, role: Role::Lead };
    let ann = PersonId::new(Uuid::now_v7());
    put(&store, lead, joined(ann, "Ann\nTom  tom  lead"));
    // What no rule of any time allowed.
    put(&store, By { person: ann, role: Role::Lead }, AboutPeople::Left { person: lea });
    let told = office.run("", &["doctor"]).fine();
    let told = told.says(&[
        "All is well.",
        "odd: entry ",
        "would not be written today",
        "`firstline people rename`",
    ]);
    told.says(&["has no effect and is kept as it is"]);
    office.run("", &["people"]).fine().says(&["Ann\u{FFFD}Tom  tom  lead"]);
    office.run("Lea", &["people", "rename", "Ann\u{FFFD}Tom  tom  lead", "Ann"]).fine();
    office.run("", &["people"]).fine().says(&["Ann"]).keeps_quiet_of(&["Tom  tom"]);
}
