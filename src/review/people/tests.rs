use super::*;
use crate::review::fixture::{entry, lead, mentor, person, trainee};
use crate::review::fold::{Folded, Told};
use crate::review::ids::PersonId;
use crate::review::moment::Moment;

fn joins(number: u128, role: Role) -> AboutPeople {
    let (name, account) = (format!("Person {number}"), format!("account{number}"));
    AboutPeople::Joined { person: person(number), name, account, role }
}

/// A lead (1), a mentor (2) and a trainee (3).
fn desk() -> Folded<Roster> {
    let joined = [joins(1, Role::Lead), joins(2, Role::Mentor), joins(3, Role::Trainee)];
    let entries: Vec<_> = joined.into_iter().map(|what| entry(0, lead(1), what)).collect();
    let desk = Folded::of(Roster::default(), &entries);
    assert_eq!(desk.aside, []);
    desk
}

/// Whether an entry is written.
fn written(desk: &Folded<Roster>, entry: &crate::review::Entry<AboutPeople>) -> Result<(), PeopleRefusal> {
    desk.state.check(entry).and_then(|()| desk.state.check_new(entry))
}

#[track_caller]
fn check_refused(by: crate::review::entry::By, what: AboutPeople, says: &str) {
    let refused = written(&desk(), &entry(10, by, what)).unwrap_err();
    assert_eq!(refused.to_string(), says);
}

#[test]
fn the_first_to_join_is_a_lead_and_enters_themselves() {
    let empty = Roster::default();
    let refused = |by, what| empty.check(&entry(0, by, what)).unwrap_err();
    assert_eq!(refused(trainee(3), joins(3, Role::Trainee)), PeopleRefusal::FirstIsLead);
    assert_eq!(refused(lead(1), joins(2, Role::Lead)), PeopleRefusal::FirstIsLead);
    assert_eq!(empty.check(&entry(0, lead(1), joins(1, Role::Lead))), Ok(()));
    // Of two who are the first at the same moment, one is faster.
    let second = desk().state.check(&entry(0, lead(4), joins(4, Role::Lead)));
    assert_eq!(second, Err(PeopleRefusal::NotFirst));
}

#[test]
fn refusals_say_what_is_wrong() {
    let left = |number| AboutPeople::Left { person: person(number) };
    check_refused(trainee(3), joins(4, Role::Trainee), "a trainee may not enter trainees");
    check_refused(
        mentor(2),
        joins(4, Role::Mentor),
        "a mentor may not enter mentors and leads or change roles",
    );
    check_refused(lead(1), joins(3, Role::Trainee), "Person 3 is entered already");
    check_refused(lead(3), joins(4, Role::Trainee), "Person 3 is a trainee, not a lead");
    check_refused(lead(1), left(1), "Person 1 is the last lead; make somebody else a lead first");
    check_refused(trainee(3), AboutPeople::PinTried { right: true }, "no PIN is set for Person 3");
    let demoted = AboutPeople::RoleChanged { person: person(1), role: Role::Mentor };
    check_refused(lead(1), demoted, "Person 1 is the last lead; make somebody else a lead first");
    let taken = AboutPeople::Joined {
        person: person(4),
        name: "Other".to_owned(),
        account: " ACCOUNT2".to_owned(),
        role: Role::Trainee,
    };
    check_refused(lead(1), taken, "the account \"ACCOUNT2\" is that of Person 2");
}

#[test]
fn a_name_forges_no_line_and_is_never_invisible() {
    let joined = |name: &str, account: &str| AboutPeople::Joined {
        person: person(4),
        name: name.to_owned(),
        account: account.to_owned(),
        role: Role::Trainee,
    };
    let check = |what| written(&desk(), &entry(10, lead(1), what));
    for name in
        ["Ann\nTom  tom  lead", "\u{1b}[2JAnn", "\u{200B}", "\u{3164}", "\u{202E}nnA", &"a".repeat(101)]
    {
        assert_eq!(check(joined(name, "ann")), Err(PeopleRefusal::BadName), "{name:?}");
        assert_eq!(check(joined("Ann", name)), Err(PeopleRefusal::BadName), "{name:?}");
        let renamed = AboutPeople::Renamed { person: person(3), name: name.to_owned() };
        assert_eq!(check(renamed), Err(PeopleRefusal::BadName), "{name:?}");
    }
    assert_eq!(check(joined(" ", "ann")), Err(PeopleRefusal::NoName));
    for name in ["Zoë O'Neill-Kovács", "李", "می\u{200C}نا", " Ann 2 "] {
        assert_eq!(check(joined(name, "ann")), Ok(()), "{name:?}");
    }
}

/// Programs of before refused fewer names, and took two spellings of an account for two.
#[test]
fn who_was_entered_with_a_name_that_is_refused_now_is_still_here() {
    let mut desk = desk();
    let joined = |number, name: &str, account: &str| AboutPeople::Joined {
        person: person(number),
        name: name.to_owned(),
        account: account.to_owned(),
        role: Role::Trainee,
    };
    let unseen = "\u{3164}";
    for what in [
        joined(4, "Ann\nTom  tom  lead", "ann"),
        joined(5, unseen, "zoe"),
        joined(6, "Zoë", "ACCOUNT3"),
        AboutPeople::Renamed { person: person(3), name: unseen.to_owned() },
    ] {
        desk.take(&entry(0, lead(1), what));
    }
    assert_eq!(desk.aside, []);
    let dated: Vec<(u64, String)> = desk.dated.iter().map(|one| (one.seq, one.why.to_string())).collect();
    assert_eq!(dated.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [3, 4, 5, 6]);
    assert_eq!(dated[2].1, "the account \"ACCOUNT3\" is that of Person 3");
    let name = |number| desk.state.person(person(number)).unwrap().name.clone();
    assert_eq!(name(4), "Ann\u{FFFD}Tom  tom  lead");
    assert_eq!((name(5), name(3)), (person(5).to_string(), person(3).to_string()));
    let mended = AboutPeople::Renamed { person: person(3), name: "Zoë".to_owned() };
    desk.take(&entry(0, lead(1), mended));
    assert_eq!((desk.state.person(person(3)).unwrap().name.as_str(), desk.dated.len()), ("Zoë", 4));
}

#[test]
fn an_account_is_the_same_however_its_accents_are_written() {
    let mut desk = desk();
    let joined = |number, account: &str| AboutPeople::Joined {
        person: person(number),
        name: "Zoë".to_owned(),
        account: account.to_owned(),
        role: Role::Trainee,
    };
    desk.take(&entry(0, lead(1), joined(4, "zoe\u{308}")));
    assert_eq!(desk.state.with_account("ZO\u{CB}").map(|person| person.account.as_str()), Some("zo\u{EB}"));
    let again = written(&desk, &entry(1, lead(1), joined(5, "zo\u{EB}"))).unwrap_err();
    assert!(matches!(again, PeopleRefusal::AccountTaken { .. }), "{again}");
}

#[test]
fn wrong_pins_make_one_wait_and_a_right_one_ends_it() {
    let mut desk = desk();
    let set = AboutPeople::PinSet { person: person(2), hash: "salted".to_owned() };
    desk.take(&entry(0, mentor(2), set));
    for at in [1_000, 2_000, 3_000] {
        desk.take(&entry(at, mentor(2), AboutPeople::PinTried { right: false }));
    }
    let tried = |at, right| entry(at, mentor(2), AboutPeople::PinTried { right });
    assert_eq!(desk.state.check(&tried(4_000, false)), Err(PeopleRefusal::TooSoon { wait_ms: 4_000 }));
    desk.take(&tried(8_000, false));
    desk.take(&tried(8_000, true));
    assert_eq!(desk.state.person(person(2)).unwrap().pin_wait_ms(Moment(8_000)), 0);
    assert_eq!(desk.aside, []);
}

#[test]
fn a_wait_from_a_clock_that_was_ahead_begins_anew_at_the_next_try() {
    let mut desk = desk();
    let set = AboutPeople::PinSet { person: person(2), hash: "salted".to_owned() };
    desk.take(&entry(0, mentor(2), set));
    let ahead = 4_000_000_000_000;
    for at in [ahead, ahead + 1, ahead + 2, 1_000] {
        desk.take(&entry(at, mentor(2), AboutPeople::PinTried { right: false }));
    }
    assert_eq!(desk.aside, []);
    let known = desk.state.person(person(2)).unwrap();
    assert_eq!((known.pin_wait_ms(Moment(1_000)), known.pin_wait_ms(Moment(11_000))), (10_000, 0));
}

#[test]
fn an_entry_that_breaks_a_rule_has_no_effect_and_is_named() {
    let mut desk = desk();
    desk.take(&entry(5, trainee(3), AboutPeople::RoleChanged { person: person(3), role: Role::Lead }));
    let role = |id: PersonId| desk.state.acting(id).unwrap().role;
    assert_eq!(role(person(3)), Role::Trainee);
    assert_eq!(desk.aside.len(), 1);
    assert_eq!((desk.aside[0].seq, desk.next), (3, 4));
}
