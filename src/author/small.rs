//! A small sound desk, persona, event, scenario, shared block and article, with which rules are tested: each test spoils one thing.

use std::sync::{Arc, LazyLock};

use super::{ArticleSource, Checked, File, Kinds, OwnWords, PlanSource, Subject, rules};
use crate::content::Library;
use crate::sim::case::{Case, Parts};
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};
use crate::sim::scenario::model::{Desk, DeskEvent, Persona, Scenario, Shared};
use crate::sim::scenario::parse::parse;
use crate::sim::understanding::Pack;
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
  tools: [ ( id: "line_test", states: [ ( shows: "LOOSE", finds: ["loose_plug"] ) ] ), ( id: "log", needs: verified, states: [ ( shows: "EV-1 OPEN" ) ] ) ],
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
  policies: [ ( id: "no_passwords", says: "We never ask for a password.", contradicted_by: ["send me your password", "tell me your password"] ) ],
  offers: [ ( id: "booster", name: "Booster pack" ) ],
  matrix: [[P1, P2, P3], [P2, P3, P4], [P3, P4, P4]],
  tools: [ ( id: "line_test", name: "Line test", seconds: 20 ), ( id: "log", name: "Log", seconds: 5 ) ],
)"#;

const PERSONA: &str = r#"Persona(
  format: 1, id: "plain", name: "Plain", language: "en", teaches: "the basics", patience: 50, trust: 50,
  moods: [ ("cold", patience(below: 30)) ], answers_at_once: 2,
  movers: [ ( id: "heard", when: heard(Empathise), patience: 4, trust: 3, why: "felt heard" ) ],
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

const SHARED: &str = r#"Shared(
  format: 1, id: "house",
  facts: [ ( id: "floor", kind: "place", value: "third floor", asked_by: ["which floor is it"], says: ["The third.", "[cold] Three."] ) ],
  topics: [ ( id: "stairs", asked_by: ["are there stairs"], says: ["Plenty of {stairs}."] ) ],
  asks: [ ( id: "who_comes", says: ["Who comes?"], wants: told("loose_plug"), answered: ( says: ["Ah."] ) ) ],
  beats: [ ( id: "thanked", when: heard(Thank), once: true, says: ["You're welcome."] ) ],
)"#;

const PLANS: [&str; 5] = ["model", "tone", "information", "escalation", "ticket"];

/// A file to be spoilt.
pub(crate) struct Small {
    which: Which,
    text: String,
    /// The persona around it.
    persona: String,
    plan: Option<String>,
}

static PACK: LazyLock<Arc<Pack>> = LazyLock::new(|| Library::built_in().languages["en"].pack());

#[derive(Clone, Copy)]
enum Which {
    Scenario,
    Desk,
    Persona,
    Event,
    Shared,
    Article,
}

fn small(which: Which, text: &str) -> Small {
    Small { which, text: text.to_owned(), persona: PERSONA.to_owned(), plan: Some(String::new()) }
}

/// The sound scenario.
pub(crate) fn scenario() -> Small {
    small(Which::Scenario, SCENARIO)
}

/// Its desk.
pub(crate) fn desk() -> Small {
    small(Which::Desk, DESK)
}

/// Its persona.
pub(crate) fn persona() -> Small {
    small(Which::Persona, PERSONA)
}

/// Its event.
pub(crate) fn event() -> Small {
    small(Which::Event, EVENT)
}

/// A shared block of its desk that no scenario includes.
pub(crate) fn shared() -> Small {
    small(Which::Shared, SHARED)
}

/// An article of its desk with this text.
pub(crate) fn article(text: &str) -> Small {
    small(Which::Article, text)
}

/// The scenario with one piece of its persona replaced.
#[track_caller]
pub(crate) fn persona_of(mut small: Small, old: &str, new: &str) -> Small {
    assert!(small.persona.contains(old), "there is no {old} to replace");
    small.persona = small.persona.replacen(old, new, 1);
    small
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
        | (Which::Event, Which::Event)
        | (Which::Shared, Which::Shared) => small.text.clone(),
        _ => sound.to_owned(),
    };
    let (scenario, scenario_source) = read::<Scenario>(&text(Which::Scenario, SCENARIO));
    let (desk, desk_source) = read::<Desk>(&text(Which::Desk, DESK));
    let persona_text = if matches!(small.which, Which::Persona) { &small.text } else { &small.persona };
    let (persona, persona_source) = read::<Persona>(persona_text);
    let (event, event_source) = read::<DeskEvent>(&text(Which::Event, EVENT));
    let (shared, shared_source) = read::<Shared>(&text(Which::Shared, SHARED));
    let subject = match small.which {
        Which::Scenario => Subject::Scenario(File { value: &scenario, source: &scenario_source }),
        Which::Desk => Subject::Desk(File { value: &desk, source: &desk_source }),
        Which::Persona => Subject::Persona(File { value: &persona, source: &persona_source }),
        Which::Event => Subject::Event(File { value: &event, source: &event_source }),
        Which::Shared => Subject::Shared(File { value: &shared, source: &shared_source }),
        Which::Article => Subject::Article(ArticleSource { id: "kb-1", file: "kb-1.md", text: &small.text }),
    };
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let written = |name: &str| small.plan.as_deref().filter(|_| name == "model").unwrap_or_default();
    let plan = |name| PlanSource { name, file: "small.model.plan", text: written(name) };
    let plans = if small.plan.is_some() { PLANS.map(plan).to_vec() } else { Vec::new() };
    let facts = ["account", "birth_date", "symptom", "error_code", "began", "changed", "lights", "place"];
    let kinds = Kinds { facts: named(&facts), steps: named(&["restart"]) };
    let parts = Parts {
        desk: desk.clone(),
        scenario: scenario.clone(),
        personas: vec![persona.clone()],
        shared: Vec::new(),
        event: Some(event.clone()),
        articles: Vec::new(),
        pack: Arc::clone(&PACK),
    };
    let case = Case::new(parts, 1);
    rules::check(&Checked {
        case: matches!(small.which, Which::Scenario).then_some(&case),
        desks: vec![&desk],
        desk_words: vec![&OwnWords::of_desk(&desk)],
        personas: vec![&persona],
        scenarios: vec![&scenario],
        events: vec![&event],
        articles: vec!["kb-1"],
        kinds: Some(kinds),
        plans,
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
    for small in [scenario(), desk(), persona(), event(), shared(), article("# Lights\n\nRed is bad.\n")] {
        let found = found(&small);
        assert!(found.is_empty(), "{found:#?}");
    }
}
