//! What depends on what came before the utterance.

use super::{desk, english};
use crate::sim::ids::Id;
use crate::sim::understanding::{Context, Fit, SubjectClass, Understood, read_statements, understand};
use crate::sim::words::Act;

fn heard(context: &Context, text: &str) -> Understood {
    understand(english(), &desk::lexicon(), context, text)
}

/// Checks whether `text` answers a customer who asked `question`.
#[track_caller]
fn check_answers(question: &str, text: &str, answers: bool) {
    let asked =
        Context { customer: question.to_owned(), asked: Some(Id::new("question")), ..Context::default() };
    let understood = heard(&asked, text);
    assert_eq!(understood.heard(Act::Answer), answers, "{question} {text}\n{:?}", understood.acts);
    assert!(!heard(&Context::default(), text).heard(Act::Answer), "{text}: nothing was asked");
}

#[test]
fn a_question_of_the_customer_is_answered_or_not() {
    check_answers("And when is it fixed?", "I don't know, nobody has a time yet.", true);
    check_answers("And when is it fixed?", "They will be with you by three o'clock", true);
    check_answers(
        "And when is it fixed?",
        "The engineers are working on it, the next update comes at noon",
        true,
    );
    check_answers("And when is it fixed?", "What is the error code?", false);
    check_answers("And when is it fixed?", "One moment please.", false);
    check_answers("Do I have to pay for that?", "No, you don't.", true);
    check_answers("Do I have to pay for that?", "Yes.", true);
    check_answers("Do I have to pay for that?", "Please restart the router.", false);
    check_answers("Can you refund it?", "I'm afraid we can't refund that", true);
    check_answers("Which side is it on?", "Which side, I can't see from here", true);
}

#[test]
fn a_short_question_is_about_what_was_spoken_of() {
    let spoken = Context { spoken_of: vec![Id::new("loss.rate"), Id::new("symptom")], ..Context::default() };
    for text in ["What exactly?", "which one?", "what do you mean by that"] {
        let understood = heard(&spoken, text);
        let asked = understood.asks.first();
        assert_eq!(asked.and_then(|ask| ask.id.clone()), Some(Id::new("loss.rate")), "{text}");
        assert_eq!(asked.map(|ask| ask.cue.as_str()), Some("context"), "{text}");
    }
}

#[test]
fn which_one_is_about_those_that_were_just_named() {
    let named = vec![Id::new("pair.clean"), Id::new("pair.bad")];
    let spoken = Context { spoken_of: vec![named[1].clone(), named[0].clone()], ..Context::default() };
    let both = Context { just_said: named.clone(), ..spoken.clone() };
    for text in ["which one?", "and which of them", "Which of the two?"] {
        assert_eq!(heard(&both, text).asks.first().map(|ask| ask.or.clone()), Some(named.clone()), "{text}");
        assert_eq!(
            heard(&spoken, text).asks.first().and_then(|ask| ask.id.clone()),
            Some(named[1].clone()),
            "{text}"
        );
    }
}

#[test]
fn making_sure_is_not_asking_again() {
    let spoken = Context { spoken_of: vec![Id::new("source")], ..Context::default() };
    for text in ["192.0.2.140, is that right?", "I have 192.0.2.140. Is that right?"] {
        assert!(heard(&spoken, text).asks.is_empty(), "{text}");
    }
}

#[test]
fn a_step_that_is_being_done_is_checked_and_not_asked_for() {
    let doing = Context { doing: Some(Id::new("restart")), ..Context::default() };
    assert!(heard(&doing, "did you restart it?").heard(Act::CheckDone));
    assert!(heard(&doing, "done?").heard(Act::CheckDone));
    assert!(heard(&Context::default(), "did you restart it before you called?").heard(Act::AskFact));
}

#[test]
fn a_ticket_is_read_for_its_facts_steps_and_values() {
    let ticket = "Loss of 11 % to 198.51.100.11, neighbour 198.51.100.10 clean. Since Wed 11 June, 02:10.\n\
                  Router restarted twice, no change. New patch lead, no change. Code E-4021.";
    let mentions = read_statements(english(), &desk::lexicon(), ticket);
    let fit = |id: &str| mentions.iter().find(|m| m.id == *id && m.fit != Fit::Named).map(|m| m.fit);
    assert_eq!(fit("loss.rate"), Some(Fit::Right));
    assert_eq!(fit("pair.bad"), Some(Fit::Right));
    assert_eq!(fit("pair.clean"), Some(Fit::Right));
    assert_eq!(fit("began"), Some(Fit::Right));
    assert_eq!(fit("error_code"), Some(Fit::Wrong));
    let steps: Vec<&str> =
        mentions.iter().filter(|m| m.class == SubjectClass::Step).map(|m| m.id.as_str()).collect();
    assert!(steps.contains(&"restart") && steps.contains(&"other_cable"), "{steps:?}");
}
