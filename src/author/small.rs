//! A small sound desk, persona, event and scenario, with which rules are tested: each test spoils one thing.

use super::{Checked, File, Kinds, PlanSource, Subject, rules};
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};
use crate::sim::scenario::model::{Desk, DeskEvent, Persona, Scenario};
use crate::sim::scenario::parse::parse;
use serde::de::DeserializeOwned;

const SCENARIO: &str = r#"Scenario(
  format: 1, id: "small", title: "Small", desk: "desk", language: "en", stage: Stable, level: 2, minutes: 5,
  call_at: "2025-06-18T20:41", persona: "plain", event: "outage",
  customer: ( name: "Ann Kay", account: "AC-1", expertise: 20, record: [ ( id: "postcode", label: "Postcode", value: "18437" ) ] ),
  briefing: "A call.",
  opening: [ ( says: "It drops out.", gives: ["symptom"] ) ],
  problem: ( cause: "a loose plug", fixed_when: world("restarted") ),
  facts: [
    ( id: "account", kind: "account", value: "AC-1" ),
    ( id: "birth_date", kind: "birth_date", at: "1971-03-09" ),
    ( id: "symptom", kind: "symptom", value: "drops out" ),
    ( id: "code", kind: "error_code", value: "E-4012", asked_by: ["what is on the screen"], says: ["E-4012.", "[cold] E. Four."],
      until: ["Some number."], reveals: AfterProbe(times: 1), needed: [Ticket] ),
    ( id: "began", kind: "began", at: "2025-06-16", asked_by: ["since when"], says: ["Since Monday."] ),
    ( id: "changed", kind: "changed", value: "moved the router", claims: "Nothing.", reveals: WhenConfronted(with: "loose_plug"),
      confronted: ( gentle: ["Well. The router."] ) ),
    ( id: "light", kind: "lights", value: "red", reveals: ByStep("restart") ),
  ],
  steps: [ ( id: "restart", kind: "restart", seconds: 60, tries: [ ( says: ["Done."], result: "no change", gives: ["light"], does: ["restarted"] ) ] ) ],
  asks: [ ( id: "when_fixed", says: ["And what is it?"], wants: told("loose_plug"), answered: ( says: ["Ah."] ) ) ],
  findings: [ ( id: "loose_plug", value: "plug loose" ) ],
  tools: [ ( id: "line_test", states: [ ( shows: "LOOSE", finds: ["loose_plug"] ) ] ), ( id: "log", needs: verified, states: [ ( shows: "-" ) ] ) ],
  articles: ( use: ["kb-1"] ),
  outcome: ( right: [Escalate("field")], after: [verified, tool("line_test")], not_to: [], because: "hands are needed" ),
  ticket: ( impact: Medium, urgency: High, must_say: [fact("code"), found("loose_plug"), step("restart"), event("outage")] ),
  visit: [ ( when: lacks(fact("code")), then: Bounced, says: "Which?" ), ( when: otherwise, then: Fixed, says: "Done." ) ],
  beats: [ ( id: "kind_word", when: patience(below: 50), says: ["Hm."] ) ],
  not_scored: [ ( dimension: Upsell, because: "short" ) ],
)"#;

const DESK: &str = r#"Desk(
  format: 1, id: "desk", company: "Lumen", language: "en",
  teams: [ ( id: "field", name: "Field", skill: Functional, takes: "lines" ), ( id: "tier2", name: "Tier 2", skill: Functional, takes: "nets" ) ],
  promises: [ ( team: "field", what: "comes", p1: hours(4), p2: hours(8), p3: days(1), p4: days(3) ) ],
  verification: ( any: 2, of: ["account", "birth_date"] ),
  matrix: [[P1, P2, P3], [P2, P3, P4], [P3, P4, P4]],
  tools: [ ( id: "line_test", name: "Line test", seconds: 20 ), ( id: "log", name: "Log", seconds: 5 ) ],
)"#;

const PERSONA: &str = r#"Persona(
  format: 1, id: "plain", name: "Plain", language: "en", teaches: "the basics", patience: 50, trust: 50,
  moods: [ ("cold", patience(below: 30)) ], answers_at_once: 2,
  silence: ( seconds: 20, patience: -5, says: ["Hello?"] ), hold: ( unasked: -5, overrun: -5 ),
  lines: ( not_understood: ["Pardon?"], again: ["As I said."], which: ["{choices}?"], does_not_know: ["No idea."], value: ["{value}."],
    listens: ["Yes."], cannot_do: ["I can't."], sets_out: ["Wait."], still_doing: ["Not yet."], did_that: ["Did that."],
    nothing_else: ["No."], goodbye: ["Bye."], hangs_up: ["Enough."], accepts_ending: ["Fine."], agrees_to_hold: ["Fine."],
    confirms: ["Right."], corrects: ["No: {value}."], wrong_name: ["{name}."], my_name: ["{name}."] ),
)"#;

const EVENT: &str = r#"DeskEvent(
  format: 1, id: "outage", number: "EV-1", title: "Outage",
  timeline: [ ( from: "2025-06-18T09:00", shows: "OPEN" ), ( from: "2025-06-18T10:00", shows: "OPEN" ) ],
)"#;

/// A file to be spoilt.
pub(crate) struct Small {
    which: Which,
    text: String,
    plan: Option<String>,
}

#[derive(Clone, Copy)]
enum Which {
    Scenario,
    Desk,
    Persona,
    Event,
}

/// The sound scenario.
pub(crate) fn scenario() -> Small {
    Small { which: Which::Scenario, text: SCENARIO.to_owned(), plan: Some(String::new()) }
}

/// Its desk.
pub(crate) fn desk() -> Small {
    Small { which: Which::Desk, text: DESK.to_owned(), plan: Some(String::new()) }
}

/// Its persona.
pub(crate) fn persona() -> Small {
    Small { which: Which::Persona, text: PERSONA.to_owned(), plan: Some(String::new()) }
}

/// Its event.
pub(crate) fn event() -> Small {
    Small { which: Which::Event, text: EVENT.to_owned(), plan: Some(String::new()) }
}

impl Small {
    /// With one piece of the text, the first such, replaced.
    #[track_caller]
    pub(crate) fn swap(mut self, old: &str, new: &str) -> Self {
        assert!(self.text.contains(old), "there is no {old} to replace");
        self.text = self.text.replacen(old, new, 1);
        self
    }

    /// Without its plans.
    pub(crate) fn without_plans(self) -> Self {
        Self { plan: None, ..self }
    }

    /// With this as its plan.
    pub(crate) fn with_plan(self, text: &str) -> Self {
        Self { plan: Some(text.to_owned()), ..self }
    }
}

/// Checks that exactly these texts are marked with the code, and returns the findings.
#[track_caller]
pub(crate) fn check(small: &Small, code: Code, marked: &[&str]) -> Vec<Diagnostic> {
    let found: Vec<Diagnostic> = found(small).into_iter().filter(|found| found.code == code).collect();
    let texts: Vec<&str> = found.iter().map(|found| &small.text[found.span.clone().unwrap()]).collect();
    assert_eq!(texts, marked, "{found:#?}");
    found
}

/// Checks that nothing is marked with the code.
#[track_caller]
pub(crate) fn silent(small: &Small, code: Code) {
    check(small, code, &[]);
}

/// Everything that is found in it.
pub(crate) fn found(small: &Small) -> Vec<Diagnostic> {
    let text = |which: Which, sound: &'static str| match (which, small.which) {
        (Which::Scenario, Which::Scenario)
        | (Which::Desk, Which::Desk)
        | (Which::Persona, Which::Persona)
        | (Which::Event, Which::Event) => small.text.clone(),
        _ => sound.to_owned(),
    };
    let (scenario, scenario_source) = read::<Scenario>(&text(Which::Scenario, SCENARIO));
    let (desk, desk_source) = read::<Desk>(&text(Which::Desk, DESK));
    let (persona, persona_source) = read::<Persona>(&text(Which::Persona, PERSONA));
    let (event, event_source) = read::<DeskEvent>(&text(Which::Event, EVENT));
    let subject = match small.which {
        Which::Scenario => Subject::Scenario(File { value: &scenario, source: &scenario_source }),
        Which::Desk => Subject::Desk(File { value: &desk, source: &desk_source }),
        Which::Persona => Subject::Persona(File { value: &persona, source: &persona_source }),
        Which::Event => Subject::Event(File { value: &event, source: &event_source }),
    };
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let plan = small.plan.as_deref();
    let plan = plan.map(|text| PlanSource { name: "model", file: "small.model.plan", text });
    let facts = ["account", "birth_date", "symptom", "error_code", "began", "changed", "lights"];
    let kinds = Kinds { facts: named(&facts), steps: named(&["restart"]) };
    rules::check(&Checked {
        desks: vec![&desk],
        personas: vec![&persona],
        scenarios: vec![&scenario],
        events: vec![&event],
        articles: vec!["kb-1"],
        kinds: Some(kinds),
        plans: plan.into_iter().collect(),
        ..Checked::alone(subject)
    })
}

#[track_caller]
fn read<T: DeserializeOwned>(text: &str) -> (T, Source) {
    let (value, source, faults) = parse::<T>("small.ron", text);
    (value.unwrap_or_else(|| panic!("{faults:#?}")), source)
}

#[test]
fn the_small_files_are_sound() {
    for small in [scenario(), desk(), persona(), event()] {
        let found = found(&small);
        assert!(found.is_empty(), "{found:#?}");
    }
}
