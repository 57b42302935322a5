//! Shipped calls, played and scored.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use firstline::content::Library;
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::scoring::{Rubric, Scorecard, score};
use firstline::sim::session::Session;
use firstline::sim::words::Dimension;

/// Everything that ships, read once.
pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

/// The dimension's score per mille; none when the scenario does not score it.
pub(crate) type Scores = BTreeMap<Dimension, Option<u16>>;

/// One test for each shipped scenario, called like it: the body gets the scenario's id. A new scenario is named here.
macro_rules! for_each_scenario {
    ($check:path) => {
        crate::playing::for_each_scenario! {
            $check: abbey_mailing better_without cheap_pages dog_and_login evening_dropouts expert_lost_packets flask_for_tonight
            marrow_valley no_name_for_it phones_silent red_collar router_behind_tv second_call_outage three_restarts who_signs
            wrong_floor
        }
    };
    ($check:path: $($scenario:ident)+) => {
        $(#[test]
        fn $scenario() {
            $check(stringify!($scenario));
        })+

        #[test]
        fn every_scenario_has_its_test() {
            let shipped: Vec<&str> = crate::playing::LIBRARY.scenarios.keys().map(|id| id.as_str()).collect();
            assert_eq!(shipped, [$(stringify!($scenario)),+]);
        }
    };
}
pub(crate) use for_each_scenario;

/// A shipped plan, with what it is like put in.
pub(crate) fn plan(scenario: &str, name: &str) -> Plan {
    let find = |name: &str| {
        LIBRARY.plans.get(&(scenario.into(), name.to_owned())).map(|plan| PlanFile::parse(&plan.text))
    };
    let file = find(name)
        .unwrap_or_else(|| panic!("{scenario} has no plan {name}"))
        .unwrap_or_else(|faults| panic!("{scenario}.{name}: {faults:?}"));
    Plan::of(&file, &find).unwrap_or_else(|faults| panic!("{scenario}.{name}: {faults:?}"))
}

/// A call that has just been picked up, and what it is scored by.
pub(crate) fn start(scenario: &str, seed: u64) -> (Session, Arc<Rubric>) {
    let bundle = LIBRARY.bundle(scenario).unwrap_or_else(|error| panic!("{scenario}: {error}"));
    (Session::start(Arc::new(bundle.case(seed))), Arc::clone(&bundle.rubric))
}

/// Ends the call, whatever it has come to, and scores it.
pub(crate) fn finish(session: &mut Session, rubric: &Rubric) -> Scorecard {
    session.finish();
    score(session.case(), rubric, session.events())
}

/// The scores of the dimensions.
pub(crate) fn scores(card: &Scorecard) -> Scores {
    card.dimensions.iter().map(|(dimension, score)| (*dimension, score.per_mille)).collect()
}
