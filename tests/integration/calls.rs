//! The engine on the shipped scenarios: time, refusals, silence, mood, and that everything follows from the inputs.

use std::sync::{Arc, LazyLock};

use firstline::sim::call::{Disposition, Event, Phase, Stamped, State, apply};
use firstline::sim::case::Case;
use firstline::sim::ledger::Source;
use firstline::sim::session::{Do, Input, Seconds, Session};
use proptest::prelude::*;

use crate::playing::LIBRARY;

/// Every shipped scenario.
static SCENARIOS: LazyLock<Vec<&str>> =
    LazyLock::new(|| LIBRARY.scenarios.keys().map(firstline::sim::ids::Id::as_str).collect());

fn case(scenario: &str, seed: u64) -> Arc<Case> {
    Arc::new(LIBRARY.case(scenario, seed).unwrap())
}

fn start(scenario: &str) -> Session {
    Session::start(case(scenario, 7))
}

fn input(json: &str) -> Input {
    Input::from_json(json).unwrap()
}

fn say(text: &str) -> Input {
    Input::new(Do::Say { text: text.to_owned() })
}

fn wait(ms: u64) -> Input {
    Input::new(Do::Wait { seconds: Seconds(ms) })
}

fn customer_lines(events: &[Stamped]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|stamped| match &stamped.event {
            Event::CustomerSpoke { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// The inputs of a call that gets somewhere.
fn some_call() -> Vec<Input> {
    vec![
        say("Lumen Broadband, good evening, Daniel speaking. How can I help?"),
        say("I'm sorry, three evenings is far too much. What does it say on the screen, exactly?"),
        say("since when is it like this"),
        input(r#"{"do":"tool","id":"account_lookup"}"#),
        say("Which lights are on at the router?"),
        input(r#"{"do":"hold","seconds":30}"#),
        input(r#"{"do":"resume"}"#),
        input(r#"{"do":"escalate","team":"field","reason":"noise on the line","warm":true}"#),
        input(r#"{"do":"end"}"#),
        input(r#"{"do":"ticket","set":{"summary":"Drops out every evening","impact":"medium"}}"#),
        input(r#"{"do":"file"}"#),
    ]
}

#[test]
fn the_same_inputs_give_the_same_events() {
    for scenario in SCENARIOS.iter().copied() {
        let play = || {
            let mut session = start(scenario);
            for input in some_call() {
                session.take(&input);
                session.take(&wait(7_000));
            }
            session.events().to_vec()
        };
        assert_eq!(play(), play(), "{scenario}");
    }
}

#[test]
fn the_state_follows_from_the_events_alone() {
    for scenario in SCENARIOS.iter().copied() {
        let mut session = start(scenario);
        for input in some_call() {
            session.take(&input);
            session.take(&wait(3_000));
        }
        let mut state = State::default();
        for stamped in session.events() {
            apply(&mut state, stamped);
        }
        // The clock, and what it has passed, move with the inputs and not with the events.
        state.now = session.state().now;
        state.instants_passed = session.state().instants_passed;
        assert_eq!(&state, session.state(), "{scenario}");
    }
}

#[test]
fn what_the_customer_confirms_is_known_and_a_lone_word_is_no_contact() {
    let mut session = start("evening_dropouts");
    session.take(&say("Lumen, Daniel speaking. How can I help?"));
    session.take(&say("Three evenings, I am sorry."));
    session.take(&say("So it drops every evening, three times or so, and it says E-4012. Is that right?"));
    let known = |id: &str| session.state().ledger.known(id).map(|known| known.source);
    assert_eq!(known("time_of_day"), Some(Source::Confirmed));
    assert_eq!(known("contact"), None);
}

#[test]
fn events_never_go_back_in_time() {
    for scenario in SCENARIOS.iter().copied() {
        let mut session = start(scenario);
        for input in some_call() {
            session.take(&input);
            session.take(&wait(20_000));
        }
        let times: Vec<u64> = session.events().iter().map(|stamped| stamped.at).collect();
        assert!(times.is_sorted(), "{scenario}: {times:?}");
    }
}

#[track_caller]
fn check_refused(session: &mut Session, json: &str, part: &str) {
    let before = session.state().clone();
    let events = session.take(&input(json)).to_vec();
    let [Stamped { event: Event::Refused { why, .. }, .. }] = events.as_slice() else {
        panic!("expected one refusal, found {events:?}");
    };
    assert!(why.contains(part), "{why}");
    assert_eq!(*session.state(), before);
}

#[test]
fn a_refused_action_is_an_answer_and_changes_nothing() {
    let mut session = start("evening_dropouts");
    session.take(&say("Lumen Broadband, Daniel speaking, how can I help?"));
    check_refused(&mut session, r#"{"do":"escalate","team":"plumbers"}"#, "it has tier2");
    check_refused(&mut session, r#"{"do":"tool","id":"crystal_ball"}"#, "account_lookup");
    check_refused(&mut session, r#"{"do":"tool","id":"line_test"}"#, "verified");
    check_refused(&mut session, r#"{"do":"article","id":"kb-000"}"#, "kb-101");
    check_refused(&mut session, r#"{"do":"resume"}"#, "not on hold");
    check_refused(&mut session, r#"{"do":"file"}"#, "end the call first");
    check_refused(&mut session, r#"{"do":"refer","to":"the_moon"}"#, "knows no place");
    check_refused(&mut session, r#"{"do":"decline","policy":"mood"}"#, "no policy");
    check_refused(&mut session, r#"{"do":"ticket","set":{"team":"plumbers"}}"#, "no team");
    session.take(&input(r#"{"do":"hold"}"#));
    check_refused(&mut session, r#"{"do":"escalate","team":"field"}"#, "on hold");
    check_refused(&mut session, r#"{"do":"say","text":"Hello?"}"#, "on hold");
    session.take(&input(r#"{"do":"resume"}"#));
    session.take(&input(r#"{"do":"escalate","team":"field"}"#));
    check_refused(&mut session, r#"{"do":"resolve"}"#, "decided already");
    session.take(&input(r#"{"do":"end"}"#));
    check_refused(&mut session, r#"{"do":"say","text":"Hello?"}"#, "no longer on the line");
    session.take(&input(r#"{"do":"file"}"#));
    check_refused(&mut session, r#"{"do":"ticket","set":{"summary":"late"}}"#, "filed");
}

#[test]
fn every_silent_call_ends_by_itself() {
    for scenario in SCENARIOS.iter().copied() {
        let mut session = start(scenario);
        for _ in 0..200 {
            session.take(&wait(60_000));
        }
        assert_eq!(session.phase(), Phase::Acw, "{scenario}");
        let how = session.state().disposition.as_ref().map(Disposition::name);
        assert!(matches!(how, Some("customer_hung_up" | "abandoned")), "{scenario}: {how:?}");
    }
}

#[test]
fn a_call_that_is_cut_off_is_abandoned() {
    let mut session = start("cheap_pages");
    session.take(&say("Lumen Broadband, Daniel speaking."));
    session.finish();
    assert_eq!(session.state().disposition, Some(Disposition::Abandoned));
    assert_eq!(session.phase(), Phase::Acw);
}

#[test]
fn a_calm_customer_and_a_furious_one_do_not_say_it_alike() {
    let answer = |before: &[&str]| {
        let mut session = start("evening_dropouts");
        session.take(&say("Lumen Broadband, good evening, Daniel speaking. How can I help?"));
        for text in before {
            session.take(&say(text));
        }
        let events = session.take(&say("Are all your devices affected or only one?")).to_vec();
        customer_lines(&events).join(" ")
    };
    let calm =
        answer(&["I'm sorry, that is miserable after a long shift. I'll stay with you until it is solved."]);
    let furious = answer(&[
        "You must have broken something yourself.",
        "Calm down. As I said, you must have pulled a cable out.",
    ]);
    assert_ne!(calm, furious);
}

#[test]
fn a_repeat_caller_is_given_the_earlier_ticket() {
    let session = start("second_call_outage");
    let given = &session.case().scenario.given;
    assert!(!given.is_empty());
    for id in given.iter().flat_map(|ticket| &ticket.knows) {
        let items = session.case().items(id.as_str());
        assert!(items.iter().all(|item| session.state().ledger.knows(item.id.as_str())), "{id}");
    }
}

fn gave(events: &[Stamped], fact: &str) -> bool {
    events.iter().any(|stamped| matches!(&stamped.event, Event::Learnt { id, .. } if *id == *fact))
}

#[test]
fn telling_what_comes_of_a_step_is_no_open_question() {
    let tells_symptom = |text: &str| {
        let mut session = start("dog_and_login");
        session.take(&say("Lumen, good morning, Daniel speaking. How can I help?"));
        gave(session.take(&say(text)), "symptom")
    };
    assert!(tells_symptom("Tell me more about it, please. What is going on?"));
    assert!(!tells_symptom("Would you try the newspaper now, and tell me what you see?"));
}

#[test]
fn nobody_goes_off_the_subject_once_the_ending_is_decided() {
    let wanders = |decided: bool| {
        let mut session = start("dog_and_login");
        session.take(&say("Lumen, good morning, Daniel speaking. How can I help?"));
        if decided {
            session.take(&input(r#"{"do":"callback","in_minutes":30}"#));
        }
        for _ in 0..4 {
            session.take(&say("One moment, please."));
        }
        session.events().iter().any(|stamped| matches!(stamped.event, Event::Digressed { .. }))
    };
    assert!(wanders(false));
    assert!(!wanders(true));
}

#[test]
fn who_sees_only_a_code_reads_it_out_when_asked_what_the_message_says() {
    let mut session = start("evening_dropouts");
    for text in
        ["hello, this is Sam from Lumen", "what does the message say", "what does the message say exactly"]
    {
        session.take(&say(text));
    }
    let code = |event: &Event| matches!(event, Event::Learnt { id, .. } if *id == *"error_code");
    assert!(session.events().iter().any(|stamped| code(&stamped.event)));
}

#[test]
fn what_was_said_once_and_is_asked_again_is_noticed() {
    let mut session = start("router_behind_tv");
    session.take(&say("Lumen Broadband, good morning, Daniel speaking. How can I help?"));
    session.take(&say("What's your account number, please?"));
    let events = session.take(&say("And what is your account number?")).to_vec();
    let again = |stamped: &Stamped| matches!(&stamped.event, Event::AskedFor { id, again: true, .. } if *id == *"account");
    assert!(events.iter().any(again), "{events:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn time_in_one_step_or_in_many_gives_the_same_events(
        scenario in 0..SCENARIOS.len(),
        pauses in proptest::collection::vec(0_u64..90_000, 11),
        step in 1_u64..4_000,
    ) {
        let mut whole = start(SCENARIOS[scenario]);
        let mut split = start(SCENARIOS[scenario]);
        for (input, pause) in some_call().iter().zip(pauses) {
            whole.take(input);
            split.take(input);
            if whole.phase() == Phase::Done {
                break;
            }
            whole.take(&wait(pause));
            let mut left = pause;
            while left > 0 {
                let now = left.min(step);
                split.take(&wait(now));
                left -= now;
            }
        }
        prop_assert!(whole.events() == split.events());
        prop_assert!(whole.state() == split.state());
    }

    #[test]
    fn any_text_gets_a_reaction(text in "\\PC{0,400}|[\\x00-\\x7f]{0,200}|([a-z]{1,9} ){0,80}") {
        let mut session = start("expert_lost_packets");
        session.take(&say("Lumen Broadband, good morning, Daniel speaking. How can I help?"));
        let events = session.take(&say(&text)).to_vec();
        prop_assert!(!customer_lines(&events).is_empty(), "{:?}", text);
    }
}
