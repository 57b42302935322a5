//! Bad files: the exact findings of each, so that one fault makes one finding.

use super::sample::Sample;
use crate::sim::scenario::codes::*;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::parse::{MAX_BYTES, parse, text_of};

/// Code, line, column and what the suggestion would put there.
type Finding<'a> = (Code, usize, usize, Option<&'a str>);

/// A whole file and all its findings in order.
#[track_caller]
fn check_file(text: &str, expected: &[Finding<'_>]) {
    let (value, source, found) = parse::<Sample>("lamp.ron", text);
    let short: Vec<_> = found
        .iter()
        .map(|finding| {
            let place = source.position(finding.span.clone().unwrap_or_default().start);
            let edit = finding.suggestion.as_ref().map(|edit| edit.replacement.as_str());
            (finding.code, place.line, place.column, edit)
        })
        .collect();
    assert_eq!(short, expected, "{text}\n{found:#?}");
    assert!(value.is_none());
}

/// The inside of a scenario, from line 2 on.
#[track_caller]
fn check(inside: &str, expected: &[Finding<'_>]) {
    check_file(&format!("Sample(format: 1, id: \"x\",\n{inside}\n)"), expected);
}

/// A condition, from line 2 and column 7 on.
#[track_caller]
fn check_when(condition: &str, expected: &[Finding<'_>]) {
    check_file(&format!("(format: 1, id: \"x\", beats: [(id: \"b\",\nwhen: {condition},\n)])"), expected);
}

/// What `explain` shows is so: where the piece stands, the bad example fires its code and the good one does not. The codes
/// that are explained in prose are tried below.
#[test]
fn examples_fire_and_stay_silent() {
    let (fact, when, field) = ("facts: [§]", "beats: [(id: \"b\", when: §)]", "facts: [(id: \"a\", §)]");
    for (code, inside) in [
        (UNEXPECTED, fact),
        (MISSING_COMMA, "facts: [(id: \"a\", says: §)]"),
        (UNCLOSED_BRACKET, "§"),
        (STRAY_BRACKET, field),
        (UNCLOSED_TEXT, field),
        (PASTED, field),
        (MIXED_ARGUMENTS, when),
        (BAD_ESCAPE, "briefing: §"),
        (BAD_NUMBER, field),
        (UNKNOWN_FIELD, fact),
        (MISSING_FIELD, fact),
        (WRONG_TYPE, fact),
        (UNKNOWN_VARIANT, field),
        (DUPLICATE_FIELD, fact),
        (DUPLICATE_KEY, "§"),
        (WRONG_COUNT, "§"),
        (OUT_OF_RANGE, "customer: (§)"),
        (UNKNOWN_FORMAT, "§"),
        (BAD_NAME, when),
    ] {
        let info = CODES.iter().find(|info| info.code == code).unwrap();
        // What the scenario around it lacks is lacking without the piece, too.
        let count = |piece: &str| {
            let text = format!("Scenario({})", inside.replace('§', piece));
            parse::<Scenario>("x.ron", &text).2.iter().filter(|found| found.code == code).count()
        };
        let fires = |piece: &str| count(piece) > count("");
        assert!(fires(info.bad), "{}: {}", info.code, info.bad);
        assert!(!fires(info.good), "{}: {}", info.code, info.good);
    }
    for code in [EXTRA_TEXT, EMPTY_FILE, UNCLOSED_COMMENT] {
        let info = CODES.iter().find(|info| info.code == code).unwrap();
        let fires = |text: &str| parse::<Scenario>("x.ron", text).2.iter().any(|found| found.code == code);
        assert!(fires(info.bad), "{}: {}", info.code, info.bad);
        assert!(!fires(&info.good.replace("/* later */", "/* later */ Scenario()")), "{}", info.code);
    }
}

#[test]
fn fields() {
    check("titel: \"Lamp\"", &[(UNKNOWN_FIELD, 2, 1, Some("title"))]);
    check("colour: \"red\"", &[(UNKNOWN_FIELD, 2, 1, None)]);
    check("level: 1,\nlevel: 2", &[(DUPLICATE_FIELD, 3, 1, None)]);
    check(
        "facts: [(id: \"a\", value: Words(\"b\"), sais: [\"c\"])]",
        &[(UNKNOWN_FIELD, 2, 38, Some("says"))],
    );
    check("facts: [(id: \"a\", value: Words(\"b\"))]", &[(MISSING_FIELD, 2, 9, None)]);
    check(
        "facts: [(value: Words(\"b\")), (id: \"a\")]",
        &[
            (MISSING_FIELD, 2, 9, None),
            (MISSING_FIELD, 2, 9, None),
            (MISSING_FIELD, 2, 30, None),
            (MISSING_FIELD, 2, 30, None),
        ],
    );
    check("\"level\": 1", &[(BAD_NAME, 2, 1, Some("level"))]);
    check("level = 1", &[(UNEXPECTED, 2, 7, Some(":"))]);
    check("level 1", &[(UNEXPECTED, 2, 1, Some(":"))]);
    check("level:, stage:\ntitle: \"x\"", &[(UNEXPECTED, 2, 1, None), (UNEXPECTED, 2, 9, None)]);
}

#[test]
fn values() {
    check("title: 12", &[(WRONG_TYPE, 2, 8, Some("\"12\""))]);
    check("title: Lamp", &[(WRONG_TYPE, 2, 8, Some("\"Lamp\""))]);
    check("level: \"2\"", &[(WRONG_TYPE, 2, 8, Some("2"))]);
    check("level: 1.5", &[(WRONG_TYPE, 2, 8, None)]);
    check("level: 300", &[(OUT_OF_RANGE, 2, 8, None)]);
    check("level: -1", &[(OUT_OF_RANGE, 2, 8, None)]);
    check("level: 12ab", &[(BAD_NUMBER, 2, 8, Some("\"12ab\""))]);
    check("call_at: 9:30", &[(BAD_NUMBER, 2, 10, Some("\"9:30\""))]);
    check("title: 2025-06-14T10:40", &[(BAD_NUMBER, 2, 8, Some("\"2025-06-14T10:40\""))]);
    check("title: 203.0.113.17", &[(BAD_NUMBER, 2, 8, Some("\"203.0.113.17\""))]);
    check("call_at: \"25:00\"", &[(UNREADABLE, 2, 10, None)]);
    check("facts: {}", &[(WRONG_TYPE, 2, 8, None)]);
    check("minutes: [1]", &[(WRONG_TYPE, 2, 10, None)]);
    check("minutes: {\"P1\": 1, \"P1\": 2}", &[(DUPLICATE_KEY, 2, 20, None)]);
    check("minutes: {\"P1\" 1}", &[(UNEXPECTED, 2, 11, Some(":"))]);
    check("moods: [(\"cold\")]", &[(WRONG_COUNT, 2, 9, None)]);
    check("moods: [mood(\"cold\", verified)]", &[(WRONG_NAME, 2, 9, Some(""))]);
    check("moods: [(\"cold\", verified, 3)]", &[(WRONG_COUNT, 2, 9, None)]);
    check("title: \"C:\\drivers\"", &[(BAD_ESCAPE, 2, 11, Some("\\"))]);
    check(
        "facts: [(id: \"a\", value: Words(\"b\"), says: \"c\", private: True)]",
        &[(WRONG_TYPE, 2, 44, Some("[\"c\"]")), (WRONG_TYPE, 2, 58, Some("true"))],
    );
    check("facts: [\"lamp\"]", &[(WRONG_TYPE, 2, 9, Some("(says: \"lamp\")"))]);
}

#[test]
fn choices() {
    check("stage: \"Stable\"", &[(WRONG_TYPE, 2, 8, Some("Stable"))]);
    check("stage: stable", &[(UNKNOWN_VARIANT, 2, 8, Some("Stable"))]);
    check("stage: Final", &[(UNKNOWN_VARIANT, 2, 8, None)]);
    check("stage: Trial(3)", &[(WRONG_TYPE, 2, 8, Some("Trial"))]);
    check_when("heard", &[(WRONG_TYPE, 2, 7, None)]);
    check_when("heard()", &[(WRONG_TYPE, 2, 7, None)]);
    check_when("patience", &[(WRONG_TYPE, 2, 7, None)]);
    check_when(
        "all(verified, herd(Offer))",
        &[(WRONG_COUNT, 2, 7, None), (UNKNOWN_VARIANT, 2, 21, Some("heard"))],
    );
    check_when("not(not(not(all([any([heard(Ofer)])]))))", &[(UNKNOWN_VARIANT, 2, 35, Some("Offer"))]);
    check_when(
        "all([patience(30), fact(3)])",
        &[(WRONG_TYPE, 2, 12, None), (WRONG_TYPE, 2, 31, Some("\"3\""))],
    );
    check_when(
        "all([patience(bellow: \"3\")])",
        &[(UNKNOWN_FIELD, 2, 21, Some("below")), (WRONG_TYPE, 2, 29, Some("3"))],
    );
    check_when("since(\"reboot\", below: 90)", &[(MIXED_ARGUMENTS, 2, 13, None)]);
    check_when("line-test", &[(BAD_NAME, 2, 7, Some("line_test")), (UNKNOWN_VARIANT, 2, 7, None)]);
    check_file("Simple(format: 1, id: \"x\")", &[(WRONG_NAME, 1, 1, Some("Sample"))]);
}

#[test]
fn commas_and_brackets() {
    check("level: 1\nstage: Trial", &[(MISSING_COMMA, 2, 9, Some(","))]);
    check("level: 1; stage: Trial", &[(MISSING_COMMA, 2, 9, Some(","))]);
    check("level: 1,, stage: Trial", &[(UNEXPECTED, 2, 10, Some(""))]);
    check("facts: [ id: 1 ]", &[(UNEXPECTED, 2, 12, None)]);
    check("beats: [ (id: \"b\", when: all([fact(\"a\"])) ]", &[(UNCLOSED_BRACKET, 2, 35, Some(")"))]);
    check("beats: [ (id: \"b\", when: fact(\"a\"])) ]", &[(STRAY_BRACKET, 2, 34, Some(""))]);
    check("minutes: { \"a\": 1 ]", &[(UNCLOSED_BRACKET, 2, 19, Some("}"))]);
    check_file("(format: 1, id: \"x\"", &[(UNCLOSED_BRACKET, 1, 1, None)]);
    check_file("(format: 1, id: \"x\"}", &[(UNCLOSED_BRACKET, 1, 20, Some(")"))]);
    check_file("(format: 1, id: \"x\"))", &[(STRAY_BRACKET, 1, 21, Some(""))]);
    check_file("(format: 1), id: \"x\")", &[(EXTRA_TEXT, 1, 12, None)]);
    check_file("format: 1, id: \"x\"", &[(UNEXPECTED, 1, 1, None)]);
    check_file(
        "(\n  format: 1, id: \"x\",\n  facts: [\n    (id: \"a\",\n  ],\n)",
        &[(UNCLOSED_BRACKET, 4, 5, Some(")"))],
    );
    // The inner bracket takes that of the outer one; where its ends stand gives it away.
    check_file(
        "(\n  format: 1, id: \"x\",\n  call_at: Some(\n    \"20:41\",\n)\n",
        &[(UNCLOSED_BRACKET, 3, 16, None)],
    );
}

#[test]
fn texts() {
    check("title: \"Lamp,\nlevel: 2", &[(UNCLOSED_TEXT, 2, 8, Some("\""))]);
    check("title: \"He said \"no\" to me\", level: 2", &[(UNCLOSED_TEXT, 2, 17, Some("\\\""))]);
    check(
        "facts: [(id: \"a\", value: Words(\"b\"), says: [\"c])],\ntitle: \"x\"",
        &[(UNCLOSED_TEXT, 2, 45, Some("\""))],
    );
    check("title: \u{201C}Lamp\u{201D}, level: 2", &[(PASTED, 2, 8, Some("\"Lamp\""))]);
    check("title: \"Lamp\u{201D},\nlevel: 2", &[(PASTED, 2, 8, Some("\"Lamp\""))]);
    check("title: 'Lamp'", &[(UNEXPECTED, 2, 8, Some("\"Lamp\""))]);
    check("title:\u{a0}\"Lamp\"", &[(PASTED, 2, 7, Some(" "))]);
    check("/* title: \"Lamp\"", &[(UNCLOSED_BRACKET, 1, 7, None), (UNCLOSED_COMMENT, 2, 1, None)]);
    check("# title", &[(UNEXPECTED, 2, 1, None)]);
}

#[test]
fn whole_files() {
    check_file("", &[(EMPTY_FILE, 1, 1, None)]);
    check_file("// nothing yet", &[(EMPTY_FILE, 1, 1, None)]);
    check_file("(format: 2, wat: 3)", &[(UNKNOWN_FORMAT, 1, 10, None)]);
    check_file("(format: 0)", &[(UNKNOWN_FORMAT, 1, 10, Some("1"))]);
    check_file("[1, 2]", &[(WRONG_TYPE, 1, 1, None)]);
    check_file("#![enable(everything)]\n(format: 1, id: \"x\")", &[(UNREADABLE, 1, 11, None)]);
    check_file(&"(".repeat(100_000), &[(TOO_DEEP, 1, 97, None)]);
    let large = " ".repeat(MAX_BYTES + 1);
    check_file(&large, &[(TOO_LARGE, 1, 1, None)]);
}

#[test]
fn every_fault_of_a_file_at_once() {
    check(
        "level: \"2\", titel: 3,\nfacts: [\n (id: 5, value: At(\"99:00\"), says: [\"a\", 6]),\n (id: \"b\", value: Wrods(7), says: [], reveals: AfterProbe(tmes: 300)),\n],\nbeats: [(id: \"c\", when: any([heard(Nothing), verified(1)])), (weight: 999)]",
        &[
            (WRONG_TYPE, 2, 8, Some("2")),
            (UNKNOWN_FIELD, 2, 13, Some("title")),
            (WRONG_TYPE, 2, 20, Some("\"3\"")),
            (WRONG_TYPE, 4, 7, Some("\"5\"")),
            (UNREADABLE, 4, 20, None),
            (WRONG_TYPE, 4, 42, Some("\"6\"")),
            (UNKNOWN_VARIANT, 5, 19, Some("Words")),
            (WRONG_TYPE, 5, 25, Some("\"7\"")),
            (UNKNOWN_FIELD, 5, 59, Some("times")),
            (OUT_OF_RANGE, 5, 65, None),
            (UNKNOWN_VARIANT, 7, 36, None),
            (WRONG_TYPE, 7, 46, Some("verified")),
            (MISSING_FIELD, 7, 62, None),
            (MISSING_FIELD, 7, 62, None),
            (OUT_OF_RANGE, 7, 71, None),
        ],
    );
}

#[test]
fn both_places_of_a_double_are_named() {
    let (_, source, found) = parse::<Sample>("lamp.ron", "(format: 1, id: \"x\",\nid: \"y\")");
    let also = found.first().and_then(|finding| finding.also.first()).map(|place| place.span.clone());
    assert_eq!(also.map(|span| &source.text()[span]), Some("id"));
    assert_eq!(
        found.first().map(|finding| finding.message.as_str()),
        Some("the field `id` is written twice")
    );
}

#[test]
fn words_are_a_team_leads() {
    let (_, _, found) = parse::<Sample>("lamp.ron", "(format: 1, id: 12)");
    let finding = &found[0];
    assert_eq!(finding.message, "expected a text in quotes, found the number 12");
    assert_eq!(finding.help.as_deref(), Some("put it in quotes"));
    assert_eq!(finding.file, "lamp.ron");
}

#[test]
fn bytes_that_are_no_text() {
    let fault = text_of("lamp.ron", b"(id:\n \"Kov\xE1cs\")").err();
    assert_eq!(fault.as_ref().map(|fault| fault.code), Some(NOT_UTF8));
    assert!(fault.is_some_and(|fault| fault.message.contains("line 2")));
    assert_eq!(text_of("lamp.ron", "Kovács".as_bytes()).ok(), Some("Kovács"));
}

#[test]
fn no_more_than_a_hundred_are_shown() {
    let inside = "wat: 1, ".repeat(5_000);
    let (_, _, found) = parse::<Sample>("lamp.ron", &format!("(format: 1, id: \"x\", {inside})"));
    assert_eq!(found.len(), 101);
    assert_eq!(found.last().map(|finding| finding.code), Some(TOO_MANY));
}
