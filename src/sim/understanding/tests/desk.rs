//! A small desk and scenario for the tests.

use jiff::civil::{DateTime, date};

use super::english;
use crate::sim::ids::Id;
use crate::sim::understanding::{Lexicon, LexiconOptions, Subject, SubjectClass, Value};

/// When the test call takes place: a Saturday morning.
pub(super) fn call_at() -> DateTime {
    date(2025, 6, 14).at(10, 40, 0, 0)
}

/// The lexicon of the test call.
pub(super) fn lexicon() -> Lexicon {
    Lexicon::build(
        english(),
        subjects(),
        &LexiconOptions {
            call_at: call_at(),
            company: vec!["Lumen Broadband".to_owned(), "Lumen".to_owned()],
        },
    )
}

/// A subject with nothing but its id.
pub(super) fn subject(class: SubjectClass, id: &str) -> Subject {
    Subject {
        id: Id::new(id),
        class,
        kind: None,
        of: Vec::new(),
        asked_by: Vec::new(),
        named_by: Vec::new(),
        contradicted_by: Vec::new(),
        values: Vec::new(),
        wrong_values: Vec::new(),
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn texts(list: &[&str]) -> Vec<Value> {
    list.iter().map(|text| Value::Text((*text).to_owned())).collect()
}

fn fact(id: &str, kind: &str, values: &[&str]) -> Subject {
    Subject { kind: Some(Id::new(kind)), values: texts(values), ..subject(SubjectClass::Fact, id) }
}

fn asked(id: &str, asked_by: &[&str], values: &[&str]) -> Subject {
    Subject { asked_by: words(asked_by), values: texts(values), ..subject(SubjectClass::Fact, id) }
}

fn named(class: SubjectClass, id: &str, named_by: &[&str]) -> Subject {
    Subject { named_by: words(named_by), ..subject(class, id) }
}

fn rule(id: &str, contradicted_by: &[&str]) -> Subject {
    Subject { contradicted_by: words(contradicted_by), ..subject(SubjectClass::Policy, id) }
}

fn step(id: &str, kind: &str) -> Subject {
    Subject { kind: Some(Id::new(kind)), ..subject(SubjectClass::Step, id) }
}

/// Everything the test call is about.
pub(super) fn subjects() -> Vec<Subject> {
    let began = Value::At { at: date(2025, 6, 11).at(2, 10, 0, 0), whole_day: false };
    vec![
        fact(
            "symptom",
            "symptom",
            &["loses packets to some addresses and none to others, on a cable, at all hours"],
        ),
        fact("error_code", "error_code", &["E-4012", "4012"]),
        Subject { values: vec![began], ..fact("began", "began", &[]) },
        Subject {
            values: vec![
                Value::Near { milli: 11_000, within: 1_000, unit: "%".to_owned() },
                Value::Text("113 of 1000".to_owned()),
            ],
            ..asked(
                "loss.rate",
                &["how many are lost", "how much loss", "what percentage", "out of how many"],
                &[],
            )
        },
        asked(
            "trace.first_bad",
            &["where does it start", "which hop", "first hop that loses"],
            &["203.0.113.17"],
        ),
        asked("pattern", &["do you lose some addresses and not others"], &[]),
        asked("living", &["how do you earn with it"], &[]),
        Subject {
            named_by: words(&["lesson"]),
            values: vec![Value::At { at: date(2025, 6, 14).at(11, 0, 0, 0), whole_day: false }],
            ..subject(SubjectClass::Fact, "today_at")
        },
        asked("pair.clean", &["which one is clean", "an address without loss"], &["198.51.100.10"]),
        asked("pair.bad", &["which destination loses", "what address loses"], &["198.51.100.11"]),
        fact("source", "public_address", &["192.0.2.140"]),
        fact("impact", "impact", &["teaches twelve students online, next lesson Monday 18:00"]),
        fact("reach", "contact", &["mobile on the account until 21:00"]),
        fact("theory", "opinion", &["one link of a bundle behind the concentrator is bad"]),
        fact("changed", "changed", &["moved the router behind the television"]),
        fact("account", "account", &["AC-48812"]),
        fact("postcode", "postcode", &["18057"]),
        fact("device", "device", &["Fritz 7590"]),
        Subject { of: words(&["tablet"]), ..fact("tablet_since", "expiry", &[]) },
        step("restart", "restart"),
        step("other_cable", "other_cable"),
        step("lights", "lights"),
        Subject { asked_by: words(&["jiggle the handle"]), ..subject(SubjectClass::Step, "handle") },
        named(SubjectClass::Team, "tier2", &["Network, second level", "network team"]),
        named(SubjectClass::Team, "field", &["Field service"]),
        named(SubjectClass::Team, "supervisor", &["Shift supervisor"]),
        named(SubjectClass::Team, "billing", &["Billing"]),
        named(SubjectClass::Offer, "fibre_1000", &["Fibre 1000"]),
        named(SubjectClass::Elsewhere, "vet_service", &["vet service"]),
        named(SubjectClass::Offer, "booster_5gb", &["booster pack", "five gigabytes"]),
        named(SubjectClass::Tool, "line_test", &["line test", "test the line"]),
        named(SubjectClass::Tool, "session_log", &["session log", "look at your session"]),
        Subject {
            values: texts(&["moved to another concentrator, bng-nord-2, on Wednesday at 02:10"]),
            ..subject(SubjectClass::Finding, "session_moved")
        },
        Subject {
            values: vec![Value::Near { milli: -18_600, within: 0, unit: "dBm".to_owned() }],
            ..named(SubjectClass::Finding, "light_level", &["light level"])
        },
        Subject {
            values: texts(&["an outage in your street", "outage"]),
            ..subject(SubjectClass::Finding, "outage")
        },
        Subject { values: texts(&["CHG-5531"]), ..named(SubjectClass::Finding, "works", &["planned works"]) },
        Subject {
            values: texts(&["Aoife Ní Bhriain", "Aoife", "Ms Ní Bhriain", "Ní Bhriain"]),
            wrong_values: texts(&["Eva", "Mrs Brian", "Mr Ní Bhriain"]),
            ..subject(SubjectClass::Name, "customer")
        },
        Subject {
            values: texts(&["the first month is refunded"]),
            contradicted_by: words(&["we never refund anything", "refunds take six months"]),
            ..subject(SubjectClass::Policy, "refunds")
        },
        rule("no_eta", &["It'll be working again in ten minutes."]),
        rule("ticket_copies", &["Nobody can see those, not even you."]),
        rule("rank", &["I'm the supervisor."]),
    ]
}

#[test]
fn a_moment_is_said_as_the_language_says_it() {
    let at = date(2025, 6, 11).at(2, 10, 0, 0);
    assert_eq!(english().spoken(at, false), "Wednesday 11 June, 02:10");
    assert_eq!(english().spoken(at, true), "Wednesday 11 June");
    let (mute, _) = crate::sim::understanding::Pack::parse(&[]);
    assert_eq!(mute.spoken(at, false), "2025-06-11 02:10:00");
    assert_eq!(mute.spoken(at, true), "2025-06-11");
}
