//! What an agent says is taken for what it is: an announcement tells nothing, a false summary is not confirmed, a question
//! that nobody understood is not nodded through.

use firstline::sim::call::Event;
use firstline::sim::session::{Do, Input, Session};

use crate::playing::{finish, start};

const HELLO: &str = "Lumen Broadband, good evening, Daniel speaking. How can I help?";

fn played(scenario: &str, says: &[&str]) -> Session {
    let (mut session, _) = start(scenario, 7);
    for text in says {
        session.take(&Input::new(Do::Say { text: (*text).to_owned() }));
    }
    session
}

fn told(session: &Session, id: &str) -> bool {
    session.state().ledger.told(id).is_some_and(|told| told.right.is_some())
}

/// Where the customer's lines stand, those to the last utterance only.
fn answered_from(session: &Session) -> Vec<&str> {
    let events = session.events();
    let spoken = |event: &Event| matches!(event, Event::AgentSpoke { .. });
    let last = events.iter().rposition(|stamped| spoken(&stamped.event)).unwrap();
    let lines = events[last..].iter().filter_map(|stamped| match &stamped.event {
        Event::CustomerSpoke { line, .. } => Some(line.as_str()),
        _ => None,
    });
    lines.collect()
}

fn happened(session: &Session, is_it: impl Fn(&Event) -> bool) -> bool {
    session.events().iter().any(|stamped| is_it(&stamped.event))
}

#[test]
fn what_is_still_to_be_looked_up_has_not_been_told() {
    for announced in ["I'll just see whether there's an outage.", "Let me look for an outage on your line."] {
        assert!(!told(&played("abbey_mailing", &[HELLO, announced]), "outage"), "{announced}");
    }
    let found = "I've checked, there is an outage on your line.";
    assert!(told(&played("abbey_mailing", &[HELLO, found]), "outage"));
    assert!(!told(
        &played("flask_for_tonight", &[HELLO, "Let me check if the shop has one left."]),
        "shop_stock"
    ));
}

#[test]
fn a_summary_with_a_step_that_nobody_took_is_put_right_and_not_confirmed() {
    let corrected = |event: &Event| matches!(event, Event::Corrected { id } if *id == *"reboot");
    let confirmed = |event: &Event| matches!(event, Event::Confirmed { .. });
    let recap = |text: &str| {
        let (mut session, rubric) = start("evening_dropouts", 7);
        let before = [HELLO, "Since when is it like this?", "So since Sunday. Is that right?"];
        for text in before.into_iter().chain([text]) {
            session.take(&Input::new(Do::Say { text: text.to_owned() }));
        }
        let lines: Vec<String> = answered_from(&session).into_iter().map(str::to_owned).collect();
        let card = finish(&mut session, &rubric);
        let own = card.criteria.iter().find(|result| result.id == "information-recap").unwrap();
        (happened(&session, corrected), happened(&session, confirmed), lines, own.points)
    };
    let values = "To sum up: it drops every evening since Monday and it says E-4012";
    let (put_right, stood, lines, false_points) =
        recap(&format!("{values}, and you've already restarted the router. Is that right?"));
    assert!(put_right && !stood, "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("persona.did_not")), "{lines:?}");
    let (put_right, stood, _, true_points) = recap(&format!("{values}. Is that right?"));
    assert!(!put_right && stood);
    assert!(false_points < true_points, "{false_points} of {true_points}");
    let (put_right, _, lines, _) =
        recap(&format!("{values}, and you haven't restarted it yet. Is that right?"));
    assert!(!put_right, "{lines:?}");
}

#[test]
fn a_question_that_nobody_understood_is_not_answered_with_go_on() {
    for scenario in ["evening_dropouts", "expert_lost_packets", "router_behind_tv"] {
        let session = played(scenario, &[HELLO, "Could you frobnicate the blorb of the widget?"]);
        let lines = answered_from(&session);
        assert!(lines.iter().any(|line| line.starts_with("persona.not_understood")), "{scenario}: {lines:?}");
    }
}

#[test]
fn to_be_told_that_nobody_blames_them_is_no_promise_to_an_angry_customer() {
    let owned = |event: &Event| matches!(event, Event::BeatPlayed { id, .. } if *id == *"somebody_owns_it");
    let taken_on = |event: &Event| matches!(event, Event::MoodMoved { rule, .. } if *rule == *"taken_on");
    for text in ["Nobody is blaming you.", "It's not your fault."] {
        let session = played("evening_dropouts", &[HELLO, text]);
        assert!(!happened(&session, owned) && !happened(&session, taken_on), "{text}");
        let let_off = |event: &Event| matches!(event, Event::MoodMoved { rule, .. } if *rule == *"let_off");
        assert!(happened(&session, let_off), "{text}");
    }
    let session = played("evening_dropouts", &[HELLO, "I'll take care of this for you and stay with it."]);
    assert!(happened(&session, taken_on));
}

#[test]
fn a_day_that_bounds_a_question_is_no_wrong_day() {
    let asked = "Since when is it like this?";
    let bounded = "Has anything changed at home since Wednesday?";
    let session = played("evening_dropouts", &[HELLO, asked, bounded]);
    assert!(!happened(&session, |event| matches!(event, Event::Corrected { .. })));
    assert!(session.state().ledger.told("began").is_none_or(|told| told.wrong.is_none()));
}
