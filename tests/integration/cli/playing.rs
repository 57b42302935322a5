//! Calls at a terminal, and written ones.

use crate::program::{SCENARIO, attempts, code, complaint, home, run, text};

#[test]
fn a_plan_says_what_is_not_as_expected() {
    let home = home();
    let plan = home.path().join("x.plan");
    let head = format!("{{\"plan\":{{\"scenario\":\"{SCENARIO}\",\"name\":\"x\",\"seed\":7}}}}\n");
    let inputs = "{\"input\":\"hi\",\"do\":\"say\",\"text\":\"Good morning, since when is it like this?\"}\n{\"do\":\"end\"}\n{\"do\":\"file\"}\n";
    let run_with = |rest: &str| {
        std::fs::write(&plan, format!("{head}{inputs}{rest}")).unwrap();
        run(home.path(), &["play", "--plan", plan.to_str().unwrap()], b"")
    };
    let good = "{\"expect\":{\"disposition\":\"abandoned\",\"facts\":[\"began\"],\"events\":[\"customer_spoke\"]}}\n{\"expect\":{\"at\":\"hi\",\"mood\":{\"patience\":{\"min\":1}}}}";
    let output = run_with(good);
    assert_eq!(code(&output), 0, "{}", text(&output));
    let output = run_with("{\"expect\":{\"disposition\":\"resolved\",\"facts\":[\"loss.rate\"]}}");
    assert_eq!(code(&output), 1);
    for part in ["line 5: expected the disposition resolved, found abandoned", "desk knows `loss.rate`"] {
        assert!(text(&output).contains(part), "{}", text(&output));
    }
    let output = run_with("{\"expect\":{\"mod\":1}}");
    let says = complaint(&output);
    assert_eq!(code(&output), 2);
    assert!(says.contains("x.plan:5: in `expect`: unknown field `mod`"), "{says}");
    assert!(!home.path().join("firstline.db").exists(), "a plan is stored only when that is asked for");
}

#[test]
fn a_call_at_the_terminal_can_be_piped_looked_into_and_retried() {
    let home = home();
    let lines = "/help\nLumen, good morning, Daniel speaking.\n/why\n/tools\n/ticket summary Loss\n/ticket\n/tol x\n\
                 Since when is it like this?\n/retry 2\nGoodbye then.\n/end\n/file\n\n";
    let output = run(home.path(), &["play", SCENARIO, "--terminal", "--seed", "7"], lines.as_bytes());
    let shown = text(&output);
    assert_eq!(code(&output), 0, "{shown}");
    for part in [
        "/escalate TEAM",
        "greet",
        "line_test",
        "summary              Loss",
        "did you mean /tool?",
        "Again from turn 2",
        "DEBRIEF",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colour where there is no terminal");
    let stored = attempts(home.path());
    assert_eq!(stored.len(), 2);
    for attempt in stored {
        assert_eq!(code(&run(home.path(), &["replay", &attempt], b"")), 0);
    }
}

#[test]
fn a_plan_in_another_language_is_played_from_its_folder() {
    let home = home();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/language");
    let output = run(home.path(), &["--content", folder, "play", "--plan", "tor_klemmt.model"], b"");
    assert_eq!(code(&output), 0, "{}", complaint(&output));
    assert!(text(&output).contains("F4"), "{}", text(&output));
}
