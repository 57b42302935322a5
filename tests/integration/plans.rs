//! The plans that ship with the scenarios.

use firstline::attempt::{Call, DrivenBy, Left};
use firstline::content::Library;

#[test]
fn every_shipped_plan_can_be_read_and_played_to_its_end() {
    let library = Library::built_in();
    assert!(library.plan_faults().is_empty(), "{:#?}", library.plan_faults());
    for (scenario, name) in library.plans.keys() {
        let plan = library.plan(scenario.as_str(), name).unwrap().unwrap();
        let bundle = library.bundle(scenario.as_str()).unwrap();
        let mut call = Call::begin(bundle, plan.seed, DrivenBy::Plan(plan.name), None).unwrap();
        for planned in &plan.inputs {
            call.take(&planned.input).unwrap();
        }
        let verdict = call.leave(Left::Filed, &mut |_| {}).unwrap();
        assert!(verdict.scorecard.outcome.handle_ms > 0, "{scenario}.{name}");
    }
}
