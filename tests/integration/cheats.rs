//! What only pretends to be work earns nothing: without the cheat's sentences calls are worth as much as with them, or more.
//!
//! A cheat is a file in `tests/fixtures/cheats`. It is put into good calls and bad ones of every shipped scenario.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use firstline::sim::call::Event;
use firstline::sim::scoring::Scorecard;
use firstline::sim::session::{Do, Input, Session};
use firstline::sim::words::Dimension;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::playing::{LIBRARY, finish, plan, scores, start};

/// The calls a cheat is tried in: one that has nothing to gain, and ones that have.
const CALLS: [&str; 3] = ["model", "tone", "information"];

/// What the calls are worth as they are, by `SCENARIO.CALL`.
static HONEST: LazyLock<BTreeMap<String, Scorecard>> = LazyLock::new(|| {
    let calls = LIBRARY.scenarios.keys().flat_map(|id| CALLS.map(|call| (id.as_str(), call)));
    calls
        .map(|(scenario, call)| {
            (format!("{scenario}.{call}"), play(scenario, call, |input, _, _| vec![input.clone()]))
        })
        .collect()
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cheat {
    /// What whoever does it hopes for.
    hopes: String,
    place: Place,
    /// In turn. `{customer_said}` is the customer's last line, `{ticket}` what the call's ticket says.
    #[serde(default)]
    says: Vec<String>,
    /// Filled in where the call fills in its own.
    #[serde(default)]
    ticket: BTreeMap<String, String>,
    /// It truly asks: what is asked for is known afterwards, and that counts.
    #[serde(default)]
    asks: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Place {
    /// Behind each thing the agent says.
    EachUtterance,
    /// On its own, after so many things the agent said.
    OwnTurn { every: usize },
    /// In the place of the ticket; the call without it files an empty one.
    Ticket,
}

impl Cheat {
    fn read(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cheats").join(format!("{name}.ron"));
        let text = fs::read_to_string(&path).unwrap();
        ron::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The calls' inputs as they go with the cheat in them.
    fn plays(&self, scenario: &str, call: &str) -> Scorecard {
        let mut count = 0;
        play(scenario, call, |input, ticket, session| match (&input.act, self.place) {
            (Do::Say { text }, Place::EachUtterance) => {
                count += 1;
                vec![say(format!("{text} {}", self.line(count, ticket, session)))]
            }
            (Do::Say { .. }, Place::OwnTurn { every }) => {
                count += 1;
                let mut both = vec![input.clone()];
                if count % every == 0 {
                    both.push(say(self.line(count / every, ticket, session)));
                }
                both
            }
            (Do::Ticket { .. }, Place::Ticket) => {
                let set = self.ticket.iter().map(|(field, text)| (field.clone(), Value::from(text.as_str())));
                vec![Input::new(Do::Ticket { set: set.collect() })]
            }
            _ => vec![input.clone()],
        })
    }

    /// The call as it goes without it: as planned, or with no ticket where the ticket is the cheat.
    fn leaves_out(&self, scenario: &str, call: &str) -> Cow<'static, Scorecard> {
        if self.ticket.is_empty() {
            return Cow::Borrowed(&HONEST[&format!("{scenario}.{call}")]);
        }
        Cow::Owned(play(scenario, call, |input, _, _| match &input.act {
            Do::Ticket { .. } => Vec::new(),
            _ => vec![input.clone()],
        }))
    }

    fn line(&self, count: usize, ticket: &str, session: &Session) -> String {
        let line = &self.says[(count - 1) % self.says.len()];
        line.replace("{customer_said}", &customer_said(session)).replace("{ticket}", ticket)
    }
}

fn say(text: String) -> Input {
    Input::new(Do::Say { text })
}

fn customer_said(session: &Session) -> String {
    let said = session.events().iter().rev().find_map(|stamped| match &stamped.event {
        Event::CustomerSpoke { text, .. } => Some(text.clone()),
        _ => None,
    });
    said.unwrap_or_default()
}

/// What a ticket says, as one text.
fn text_of(set: &Map<String, Value>) -> String {
    fn add(value: &Value, text: &mut String) {
        match value {
            Value::String(words) => {
                let _ = write!(text, "{words}. ");
            }
            Value::Array(values) => values.iter().for_each(|value| add(value, text)),
            _ => {}
        }
    }
    let mut text = String::new();
    set.values().for_each(|value| add(value, &mut text));
    text
}

/// Plays a call whose inputs are each put into other words first.
fn play(scenario: &str, call: &str, mut with: impl FnMut(&Input, &str, &Session) -> Vec<Input>) -> Scorecard {
    let plan = plan(scenario, call);
    let ticket: String = plan
        .inputs
        .iter()
        .filter_map(|input| match &input.input.act {
            Do::Ticket { set } => Some(text_of(set)),
            _ => None,
        })
        .collect();
    let (mut session, rubric) = start(scenario, plan.seed);
    for input in &plan.inputs {
        for input in with(&input.input, &ticket, &session) {
            session.take(&input);
        }
    }
    finish(&mut session, &rubric)
}

/// The criteria of a dimension that judge the call better with the cheat in it.
fn rises(dimension: &str, without: &Scorecard, with: &Scorecard) -> String {
    let mut text = String::new();
    for (before, after) in without.criteria.iter().zip(&with.criteria) {
        let better = after.points * before.of > before.points * after.of || before.of != after.of;
        if better && after.id.as_str().starts_with(dimension) {
            let (b, a) = ((before.points, before.of), (after.points, after.of));
            let _ = writeln!(text, "      {} {b:?} {a:?} {:?}", after.id, after.evidence);
        }
    }
    text
}

/// In one call a dimension may come out higher by so much, per mille: who is spoken to once more has one more occasion to
/// volunteer something, or to cool down before the next question, and a fact more may lift a cap.
const BY_CHANCE: u16 = 170;

/// The same over all calls, where chance evens out.
const ON_AVERAGE: u32 = 5;

#[track_caller]
fn check(name: &str) {
    let cheat = Cheat::read(name);
    assert!(cheat.says.is_empty() != cheat.ticket.is_empty(), "{name} says something or files something");
    let mut gains = String::new();
    // Calls, and what they are worth without and with it.
    let mut sums: BTreeMap<Dimension, (u32, u32, u32)> = BTreeMap::new();
    for scenario in LIBRARY.scenarios.keys().map(firstline::sim::ids::Id::as_str) {
        for call in CALLS {
            let without = cheat.leaves_out(scenario, call);
            let with = cheat.plays(scenario, call);
            for (dimension, after) in scores(&with) {
                let (Some(before), Some(after)) = (scores(&without)[&dimension], after) else { continue };
                if cheat.asks && dimension == Dimension::Information {
                    continue;
                }
                let sum = sums.entry(dimension).or_default();
                *sum = (sum.0 + 1, sum.1 + u32::from(before), sum.2 + u32::from(after));
                if after > before + BY_CHANCE {
                    let name = dimension.name();
                    let _ = writeln!(gains, "  {scenario}.{call}: {name} rises from {before} to {after}");
                    gains += &rises(name, &without, &with);
                }
            }
        }
    }
    for (dimension, (calls, before, after)) in sums {
        if after > before + ON_AVERAGE * calls {
            let _ = writeln!(gains, "  over all calls {} rises from {before} to {after}", dimension.name());
        }
    }
    assert!(gains.is_empty(), "{name} pays ({}):\n{gains}", cheat.hopes);
}

#[test]
fn keyword_stuffing() {
    check("keyword_stuffing");
}

#[test]
fn every_act_at_once() {
    check("every_act_at_once");
}

#[test]
fn pasted_apologies() {
    check("pasted_apologies");
}

#[test]
fn rubric_recited() {
    check("rubric_recited");
}

#[test]
fn gibberish() {
    check("gibberish");
}

#[test]
fn own_words_returned() {
    check("own_words_returned");
}

#[test]
fn template_ticket() {
    check("template_ticket");
}

#[test]
fn ticket_pasted_into_the_call() {
    check("ticket_pasted_into_the_call");
}

#[test]
fn every_cheat_is_tried() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cheats");
    let found = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<String> =
        found.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    found.sort();
    let tried = [
        "every_act_at_once",
        "gibberish",
        "keyword_stuffing",
        "own_words_returned",
        "pasted_apologies",
        "rubric_recited",
        "template_ticket",
        "ticket_pasted_into_the_call",
    ];
    assert_eq!(found, tried);
}
