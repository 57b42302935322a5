//! The debrief as people read it: short after a call, whole on demand.

use std::sync::Arc;

use firstline::content::Library;
use firstline::report::short::short_debrief;
use firstline::report::text::debrief;
use firstline::sim::call::review;
use firstline::sim::scoring::score;
use firstline::sim::session::Session;

/// The short and the whole debrief of a shipped plan.
fn both(library: &Library, scenario: &str, plan: &str) -> (String, String) {
    let bundle = library.bundle(scenario).unwrap();
    let plan = library.plan(scenario, plan).unwrap().unwrap();
    let mut session = Session::start(Arc::new(bundle.case(plan.seed)));
    for input in &plan.inputs {
        session.take(&input.input);
    }
    session.finish();
    let card = score(session.case(), &bundle.rubric, session.events());
    let visit = review(session.case(), session.state(), session.events()).visit;
    let short = short_debrief(session.case(), &card, visit.as_ref(), "More is there.");
    (short, debrief(session.case(), &card, visit.as_ref()))
}

#[test]
fn the_short_one_fits_a_screen_and_both_fit_eighty_columns() {
    let library = Library::built_in();
    for (scenario, plan) in library.plans.keys() {
        let (short, whole) = both(&library, scenario.as_str(), plan);
        for line in short.lines().chain(whole.lines()) {
            assert!(line.chars().count() <= 80, "{scenario}.{plan}: {line}");
        }
        assert!(short.lines().count() <= 50, "{scenario}.{plan}\n{short}");
        assert!(whole.lines().count() > short.lines().count());
    }
}

#[test]
fn it_quotes_what_cost_most_and_ends_with_one_next_step() {
    let (short, _) = both(&Library::built_in(), "evening_dropouts", "tone");
    assert!(short.contains("What cost most") && short.contains("better: “"), "{short}");
    assert_eq!(short.matches("Next: ").count(), 1, "{short}");
    assert!(short.trim_end().ends_with("More is there."));
}
