//! What must not change what is understood: names, numbers, case, signs, a slip, a word more, a sentence more.

use super::{desk, english};
use crate::sim::understanding::{Context, Lexicon, LexiconOptions, Understood, Wordings, understand};

/// Sentences with an act and, behind it, a kind of information that must be heard whatever is done to them. `NAME` and
/// `NUMBER` stand for any.
const SAID: [(&str, &str, &str); 12] = [
    ("hello NAME", "greet", ""),
    ("what is the error code", "ask_fact", "error_code"),
    ("since when has it been like this", "ask_fact", "began"),
    ("what is your account number", "verify_identity", "account"),
    ("please restart the router", "instruct", ""),
    ("I am very sorry about this NAME", "apologise", ""),
    ("I will call you back within NUMBER hours", "promise", ""),
    ("thank you very much for waiting", "thank", ""),
    ("is there anything else I can help you with", "confirm_more_help", ""),
    ("I'm transferring you to the billing department", "escalate", ""),
    ("I have reset your password NAME", "report_done", ""),
    ("unfortunately we cannot refund that", "refuse", ""),
];

fn heard(text: &str) -> Understood {
    understand(english(), &desk::lexicon(), &Context::default(), text)
}

/// Checks every sentence after a change.
#[track_caller]
fn check(change: &str, changed: impl Fn(&str) -> String) {
    let mut lost = Vec::new();
    for (said, act, kind) in SAID {
        let text = changed(&said.replace("NAME", "Weber").replace("NUMBER", "two"));
        let heard = heard(&text);
        let does = heard.acts.iter().any(|hit| hit.act.name() == act);
        let asks = kind.is_empty()
            || heard.asks.iter().any(|ask| ask.kind.as_ref().is_some_and(|asked| *asked == *kind));
        if !does || !asks {
            lost.push(format!("{text}: no {act} {kind}"));
        }
    }
    assert!(lost.is_empty(), "{change}:\n{}", lost.join("\n"));
}

#[test]
fn case_and_signs_change_nothing() {
    check("as it is", str::to_owned);
    check("capitals", str::to_uppercase);
    check("a full stop", |said| format!("{said}."));
    check("an exclamation mark", |said| format!("{said}!"));
    check("spaces", |said| said.replace(' ', "   "));
}

#[test]
fn other_names_and_numbers_change_nothing() {
    for name in ["Okonkwo", "Li", "Müller", "Smith"] {
        check(name, |said| said.replace("Weber", name));
    }
    for number in ["three", "4", "twelve", "36"] {
        check(number, |said| said.replace("two", number));
    }
}

#[test]
fn a_word_more_or_a_sentence_more_changes_nothing() {
    check("a word before", |said| format!("okay, {said}"));
    check("a sentence before", |said| format!("I see. {said}"));
    check("a sentence behind", |said| format!("{said}. It is raining here."));
}

#[test]
fn a_slip_changes_nothing() {
    for (right, slip) in
        [("account", "acount"), ("restart", "restrat"), ("password", "pasword"), ("billing", "biling")]
    {
        check(slip, |said| said.replace(right, slip));
    }
}

#[test]
fn not_changes_what_is_understood() {
    for (said, denied, act) in [
        ("I will call you back tomorrow", "I will not call you back tomorrow", "promise"),
        ("I'm transferring you to billing", "I'm not transferring you to billing", "escalate"),
        ("please restart the router", "please do not restart the router", "instruct restart"),
        ("I have reset your password", "I have not reset your password", "report_done"),
    ] {
        let does = |text: &str| {
            heard(text).acts.iter().any(|hit| match act {
                "instruct restart" => hit.object.is_some(),
                act => hit.act.name() == act,
            })
        };
        assert!(does(said), "{said}");
        assert!(!does(denied), "{denied}");
    }
}

#[test]
fn words_that_were_cut_before_make_the_same_lexicon() {
    let options = LexiconOptions {
        call_at: desk::call_at(),
        company: vec!["Lumen Broadband".to_owned(), "Lumen".to_owned()],
    };
    let wordings = Wordings::of(english(), &desk::subjects());
    let (fresh, shared) =
        (desk::lexicon(), Lexicon::build_with(english(), desk::subjects(), &options, &wordings));
    assert_eq!(format!("{:?}", shared.phrases), format!("{:?}", fresh.phrases));
    assert_eq!(format!("{:?}", shared.near), format!("{:?}", fresh.near));
    assert_eq!((&shared.words, &shared.code_list), (&fresh.words, &fresh.code_list));
}
