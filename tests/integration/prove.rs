//! Proofs about scenarios: shipped ones, and ones that are broken on purpose.

use std::sync::{Arc, LazyLock};

use firstline::author::prove::{BOUND, Claim, Far, Finding, Proof, Relaxed, Verdict, Watch, prove};
use firstline::author::trainee::{Bot, Bots};
use firstline::content::{Bundle, Library};
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::scenario::model::{Condition, Ending, Reveals, Scenario};
use firstline::sim::session::Session;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

fn model() -> Bot {
    let texts = LIBRARY.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref()));
    Bots::read(texts).get("model").unwrap()
}

/// The shortest shipped scenario, changed.
fn changed(change: impl FnOnce(&mut Scenario)) -> Arc<Bundle> {
    let mut bundle = LIBRARY.bundle("cheap_pages").unwrap();
    change(Arc::make_mut(&mut bundle.scenario));
    Arc::new(bundle)
}

fn of(proof: &Proof, claim: Claim) -> &Finding {
    proof.findings.iter().find(|finding| finding.claim == claim).unwrap()
}

/// The end of a plan played as text.
fn played(bundle: &Bundle, plan: &str) -> Session {
    let plan = Plan::of(&PlanFile::parse(plan).unwrap(), &|_| None).unwrap();
    let mut session = Session::start(Arc::new(bundle.case(plan.seed)));
    for input in &plan.inputs {
        session.take(&input.input);
    }
    session
}

#[test]
fn a_shipped_scenario_is_proved_and_the_proof_replays_as_text() {
    let bundle = changed(|_| {});
    let proof = prove(&bundle, &model(), &[], BOUND, &Watch::to_the_end());
    for claim in
        [Claim::OutcomeReachable, Claim::NoForcedError, Claim::FactsInEveryMood, Claim::EveryCallEnds]
    {
        let finding = of(&proof, claim);
        assert_eq!(finding.verdict, Verdict::Proved, "{finding:#?}");
        assert!(finding.tried <= BOUND);
    }
    let plan = of(&proof, Claim::OutcomeReachable).plan.as_ref().unwrap();
    let session = played(&bundle, plan);
    let how = session.state().disposition.clone().unwrap();
    assert!(how.is(&Ending::Resolve), "{how:?}");
    assert!(!proof.is_refuted());
}

#[test]
fn an_outcome_that_nothing_brings_about_is_refuted() {
    let bundle = changed(|scenario| {
        scenario.problem.fixed_when = Some(Condition::World("pigs_fly".into()));
        scenario.outcome.right = vec![Ending::Resolve];
    });
    let proof = prove(&bundle, &model(), &[], 500, &Watch::to_the_end());
    let finding = of(&proof, Claim::OutcomeReachable);
    assert_eq!(finding.verdict, Verdict::Refuted, "{finding:#?}");
    let session = played(&bundle, finding.plan.as_ref().unwrap());
    assert!(!session.state().world.contains("pigs_fly"));
}

#[test]
fn a_needed_fact_that_nobody_gives_is_refuted() {
    let bundle = changed(|scenario| {
        let fact = scenario.facts.iter_mut().find(|fact| fact.id == *"began").unwrap();
        fact.reveals = Reveals::Never;
    });
    let proof = prove(&bundle, &model(), &[], 500, &Watch::to_the_end());
    for claim in [Claim::FactsInEveryMood, Claim::FullMarks] {
        let finding = of(&proof, claim);
        assert_eq!(finding.verdict, Verdict::Refuted, "{finding:#?}");
        assert!(finding.because.contains("began"), "{}", finding.because);
        assert!(finding.plan.is_some());
    }
}

#[test]
fn a_fact_that_only_a_happy_customer_tells_is_not_called_proved() {
    let bundle = changed(|scenario| {
        let fact = scenario.facts.iter_mut().find(|fact| fact.id == *"began").unwrap();
        fact.reveals = Reveals::When(Condition::Trust { above: Some(99), below: None });
    });
    let proof = prove(&bundle, &model(), &[], 4_000, &Watch::to_the_end());
    let finding = of(&proof, Claim::FactsInEveryMood);
    assert_eq!(finding.verdict, Verdict::Unknown, "{finding:#?}");
    assert!(!finding.details.is_empty());
}

#[test]
fn a_bound_that_is_met_leaves_the_moods_unknown() {
    let proof = prove(&changed(|_| {}), &model(), &[], 1, &Watch::to_the_end());
    assert_eq!(of(&proof, Claim::FactsInEveryMood).verdict, Verdict::Unknown);
    assert_eq!(proof.bound, 1);
}

#[test]
fn a_proof_that_is_stopped_proves_nothing_without_a_witness() {
    for inputs in [1, 40, 400] {
        let hears = |far: Far| far.tried < inputs;
        let proof = prove(&changed(|_| {}), &model(), &[], BOUND, &Watch::new(&hears));
        assert!(proof.stopped, "{inputs}");
        // Of these a call that was found and played is proof enough; the others speak of every state, or every mood.
        let witnessed = [Claim::OutcomeReachable, Claim::FullMarks];
        let claims = proof.findings.iter().filter(|finding| !witnessed.contains(&finding.claim));
        for finding in claims.filter(|finding| finding.verdict != Verdict::Unknown) {
            let whole = finding.claim == Claim::NoForcedError && finding.tried > 300;
            assert!(whole, "{inputs}: {finding:#?}");
        }
        assert_eq!(of(&proof, Claim::EveryCallEnds).verdict, Verdict::Unknown);
        assert!(of(&proof, Claim::EveryCallEnds).because.contains("stopped"), "{proof:#?}");
    }
    let hears = |far: Far| {
        assert!(far.claims <= far.of);
        true
    };
    let whole = prove(&changed(|_| {}), &model(), &[], BOUND, &Watch::new(&hears));
    assert_eq!(whole, prove(&changed(|_| {}), &model(), &[], BOUND, &Watch::to_the_end()));
}

#[test]
fn whatever_a_call_brings_about_the_relaxation_can() {
    for (id, entry) in &LIBRARY.scenarios {
        let Some(Ok(plan)) = LIBRARY.plan(id.as_str(), "model") else { panic!("{id} has no model plan") };
        let bundle = LIBRARY.bundle(id.as_str()).unwrap();
        let case = Arc::new(bundle.case(plan.seed));
        let mut session = Session::start(Arc::clone(&case));
        for input in &plan.inputs {
            session.take(&input.input);
        }
        let relaxed = Relaxed::of(&case);
        for (known, _) in session.state().ledger.all_known() {
            assert!(relaxed.can_know(known), "{id}: {known}");
        }
        for mark in &session.state().world {
            assert!(relaxed.can_hold(&Condition::World(mark.clone())), "{id}: {mark}");
        }
        assert!(
            entry.value.as_ref().unwrap().outcome.right.iter().any(|ending| relaxed.can_end(ending)),
            "{id}"
        );
    }
}
