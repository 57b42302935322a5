//! A language that does not ship: a folder with its pack, a desk, a customer and a plan, and no line of code for it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use firstline::content::Library;
use firstline::sim::call::{Event, review};
use firstline::sim::plan::{Plan, PlanFile, unmet_after, unmet_at_end};
use firstline::sim::scoring::score;
use firstline::sim::session::Session;
use firstline::sim::words::FactKind;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/language");
const SCENARIO: &str = "tor_klemmt";

fn library() -> Library {
    Library::load(None, &[PathBuf::from(FOLDER)])
}

fn plan(library: &Library) -> Plan {
    let find = |name: &str| {
        library.plans.get(&(SCENARIO.into(), name.to_owned())).map(|plan| PlanFile::parse(&plan.text))
    };
    Plan::of(&find("model").unwrap().unwrap(), &find).unwrap()
}

#[test]
fn a_call_in_another_language_is_understood_and_scored() {
    let library = library();
    let plan = plan(&library);
    let bundle = library.bundle(SCENARIO).unwrap();
    let mut session = Session::start(Arc::new(bundle.case(plan.seed)));
    let mut unmet: Vec<String> = Vec::new();
    for input in &plan.inputs {
        session.take(&input.input);
        if let Some(name) = &input.name {
            unmet.extend(unmet_after(&plan, name, &session).iter().map(ToString::to_string));
        }
    }
    session.finish();
    let card = score(session.case(), &bundle.rubric, session.events());
    let visit = review(session.case(), session.state(), session.events()).visit;
    let outcome = visit.as_ref().map(|visit| visit.outcome.name());
    unmet.extend(unmet_at_end(&plan, &session, &card, outcome).iter().map(ToString::to_string));
    let said: Vec<&str> = session
        .events()
        .iter()
        .filter_map(|stamped| match &stamped.event {
            Event::CustomerSpoke { text, .. } => Some(text.as_str()),
            Event::AgentSpoke { heard, .. } => Some(heard.text.as_str()),
            _ => None,
        })
        .collect();
    assert!(unmet.is_empty(), "{}\n{}", unmet.join("\n"), said.join("\n"));
    assert!(!said.contains(&"Wie bitte?"), "{}", said.join("\n"));
}

#[test]
fn the_language_has_no_fault_and_was_trained_last() {
    let library = library();
    let faults: Vec<String> = library.language_faults().iter().map(|fault| fault.message.clone()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let learnt = fs::read_to_string(format!("{FOLDER}/assets/language/de/learnt.ron")).unwrap();
    let help = "run `firstline train --content tests/fixtures/language --language de tests/fixtures/language/assets/language/de/learnt.ron`";
    assert_eq!(library.languages["de"].own_pack().learnt_file(), learnt, "{help}");
}

#[test]
fn the_pack_that_ships_knows_every_kind_of_fact_that_the_program_knows() {
    let kinds = crate::playing::LIBRARY.languages["en"].pack().kinds();
    for kind in FactKind::ALL {
        assert!(kinds.iter().any(|known| !known.step && known.id == kind), "{}", kind.name());
    }
}
