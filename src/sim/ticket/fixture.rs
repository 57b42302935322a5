//! A call about a crackling line and a reader that takes words literally: for the tests of tickets.

use std::sync::Arc;

use super::{Draft, Field, FieldValue, Known, Review, StepLine, StepResult, Went, review};
use crate::sim::case::{Article, Case, Parts};
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Desk, Level, Persona, Scenario};
use crate::sim::time::Span;
use crate::sim::understanding::{Fit, Mention, Pack, Said, SubjectClass, TicketWords};

const DESK: &str = include_str!("fixture/desk.ron");
const PERSONA: &str = include_str!("fixture/persona.ron");
const SCENARIO: &str = include_str!("fixture/scenario.ron");
const WORDS: &str = include_str!("../../../assets/language/en/ticket.ron");

/// What the literal reader understands: the words, and what they say of which subject.
const MEANINGS: &[(&str, SubjectClass, &str, Fit)] = &[
    ("E-4012", SubjectClass::Fact, "error_code", Fit::Right),
    ("E-4021", SubjectClass::Fact, "error_code", Fit::Wrong),
    ("Monday", SubjectClass::Fact, "began", Fit::Right),
    ("Monday", SubjectClass::Finding, "first_drop", Fit::Right),
    ("Sunday", SubjectClass::Fact, "began", Fit::Wrong),
    ("Friday", SubjectClass::Fact, "began", Fit::Wrong),
    ("198.51.100.10", SubjectClass::Fact, "pair.clean", Fit::Right),
    ("198.51.100.11", SubjectClass::Fact, "pair.bad", Fit::Right),
    ("moved the router", SubjectClass::Fact, "changed", Fit::Right),
    ("turned down in the evening", SubjectClass::Fact, "theory", Fit::Right),
    ("twelve students", SubjectClass::Fact, "impact", Fit::Right),
    ("divorce", SubjectClass::Fact, "family", Fit::Right),
    ("Sommer-22", SubjectClass::Fact, "line_password", Fit::Right),
    ("4 dB", SubjectClass::Finding, "line_noise", Fit::Right),
    ("9 dB", SubjectClass::Finding, "line_noise", Fit::Wrong),
    ("12.00", SubjectClass::Finding, "balance", Fit::Right),
    ("restart", SubjectClass::Step, "restart", Fit::Named),
    ("factory reset", SubjectClass::Step, "factory_reset", Fit::Named),
    ("line test", SubjectClass::Tool, "line_test", Fit::Named),
    ("session log", SubjectClass::Tool, "session_log", Fit::Named),
];

/// The words that ship.
pub(crate) fn ticket_words() -> TicketWords {
    Pack::parse(&[("ticket.ron", WORDS)]).0.ticket_words().clone()
}

fn ron_value<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let extensions =
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES;
    ron::Options::default().with_default_extension(extensions).from_str(text).unwrap()
}

/// Reads a text by the list of meanings, in any case.
pub(crate) fn literally(text: &str) -> Vec<Mention> {
    let folded = text.to_ascii_lowercase();
    let mut mentions = Vec::new();
    for (words, class, id, fit) in MEANINGS {
        for (at, found) in folded.match_indices(&words.to_ascii_lowercase()) {
            mentions.push(Mention {
                class: *class,
                id: Id::from(*id),
                fit: *fit,
                value: found.to_owned(),
                span: Span::new(at, at + found.len()),
                cue: "literal".to_owned(),
                sentence: 0,
                said: Said::default(),
            });
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The fixture's case with its scenario changed.
pub(crate) fn case_with(edit: impl FnOnce(&mut Scenario)) -> Case {
    let mut scenario: Scenario = ron_value(SCENARIO);
    edit(&mut scenario);
    let parts = Parts {
        desk: ron_value::<Desk>(DESK),
        scenario,
        personas: vec![ron_value::<Persona>(PERSONA)],
        shared: Vec::new(),
        event: None,
        articles: vec![Article { id: "kb-9".into(), title: "Moving house".into(), text: String::new() }],
        pack: Arc::new(Pack::parse(&[]).0),
    };
    Case::new(parts, 7)
}

/// What a good call leaves: everything asked and learnt, the line tested, the router restarted, handed to field service.
pub(crate) fn good_call() -> Known<'static> {
    let learnt =
        ["error_code", "began", "pair.clean", "pair.bad", "changed", "theory", "impact", "family", "contact"];
    let mut known = Known { went: Went::To("field".into()), filed: true, ..Known::default() };
    for id in learnt {
        learn(&mut known, id, None);
        known.asked.insert(id.into());
    }
    learn(&mut known, "line_noise", None);
    known.tools.insert("line_test".into());
    known.steps.insert("restart".into(), StepResult { result: "no change".into(), done: true });
    known
}

/// The desk learns one thing more; as a slip, when one is given.
pub(crate) fn learn(known: &mut Known<'_>, id: &str, slip: Option<&str>) {
    let how = crate::sim::ledger::Known { turn: 2, source: Source::Answered, slip: slip.map(str::to_owned) };
    known.ledger.learn(&id.into(), how);
}

/// What was known, less this.
pub(crate) fn without(known: &Known<'static>, id: &str) -> Known<'static> {
    let mut less = known.clone();
    less.ledger = crate::sim::ledger::Ledger::default();
    for (other, how) in known.ledger.all_known().filter(|(other, _)| **other != *id) {
        less.ledger.learn(other, how.clone());
    }
    less.steps.remove(id);
    less.tools.remove(id);
    less
}

/// A ticket without fault.
pub(crate) fn good_ticket() -> Draft {
    let mut draft = Draft::default();
    for (field, text) in [
        (Field::Summary, "Line crackles since Monday, noise on the line"),
        (Field::Symptom, "Screen freezes in the evening. 198.51.100.11 loses, 198.51.100.10 does not."),
        (Field::Environment, "Copper 50, own router. Line test: 4 dB."),
        (Field::ExactError, "E-4012"),
        (Field::Began, "Monday 16 June"),
        (Field::Changed, "Customer moved the router"),
        (Field::NextAction, "Renew the wall socket"),
        (Field::Contact, "Mobile 555 0182, after three"),
        (Field::CustomerNote, "A technician comes on Thursday after three."),
        (
            Field::InternalNote,
            "Customer suspects (not verified) that the line is turned down in the evening.",
        ),
    ] {
        draft.set(field, FieldValue::Text(text.to_owned()));
    }
    let steps = [("Restarted the router (customer)", "no change"), ("Line test", "4 dB")];
    let steps = steps.map(|(step, result)| StepLine { step: step.to_owned(), result: result.to_owned() });
    draft.set(Field::Steps, FieldValue::Steps(steps.to_vec()));
    draft.set(Field::Impact, FieldValue::Level(Some(Level::Medium)));
    draft.set(Field::Urgency, FieldValue::Level(Some(Level::High)));
    draft.set(Field::Team, FieldValue::Team(Some("field".into())));
    draft
}

/// The ticket without fault, with another text in one field.
pub(crate) fn with(field: Field, text: &str) -> Draft {
    let mut draft = good_ticket();
    draft.set(field, FieldValue::Text(text.to_owned()));
    draft
}

/// The ticket without fault, with other steps.
pub(crate) fn with_steps(steps: &[(&str, &str)]) -> Draft {
    let mut draft = good_ticket();
    let line = |(step, result): &(&str, &str)| StepLine { step: (*step).into(), result: (*result).into() };
    draft.set(Field::Steps, FieldValue::Steps(steps.iter().map(line).collect()));
    draft
}

/// The review of a ticket after a call.
pub(crate) fn reviewed(known: &Known<'_>, draft: &Draft) -> Review {
    reviewed_in(&case_with(|_| {}), known, draft)
}

/// The review of a ticket after a call of this case.
pub(crate) fn reviewed_in(case: &Case, known: &Known<'_>, draft: &Draft) -> Review {
    review(case, known, draft, &ticket_words(), &|text| literally(text).into())
}
