//! Good files: their values, and where things stand in them.

use super::sample::{Clock, Condition, GOOD, Sample, Stage};
use crate::sim::scenario::decode::decode;
use crate::sim::scenario::parse::parse;
use crate::sim::scenario::text::Tree;

/// The text under a path of the good file.
#[track_caller]
fn check_path(path: &str, expected: &str) {
    let (_, source, _) = parse::<Sample>("lamp.ron", GOOD);
    let span = source.span_of(&path.parse().unwrap());
    assert_eq!(&source.text()[span], expected, "{path}");
}

#[test]
fn a_good_file_is_read() {
    let (value, _, found) = parse::<Sample>("lamp.ron", GOOD);
    assert_eq!(found, []);
    let value = value.unwrap();
    assert_eq!(value.stage, Stage::Stable);
    assert_eq!(value.level, 2);
    assert_eq!(value.call_at, Some(Clock(20 * 60 + 41)));
    assert_eq!(value.facts[0].says[1], "[cold] E. \"Four\". Zero.\tHappy?");
    assert_eq!(value.moods[0].1, Condition::Patience { below: Some(30), above: None });
}

#[test]
fn the_tree_and_the_reader_of_values_agree() {
    let (by_ron, source, _) = parse::<Sample>("lamp.ron", GOOD);
    let (by_tree, found) = decode::<Sample>(source.tree(), GOOD);
    assert_eq!(found, []);
    assert_eq!(by_tree, by_ron);
    assert!(by_tree.is_some());
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let (value, source, found) = parse::<Sample>("lamp.ron", "\u{feff}(format: 1, id: \"x\")");
    assert_eq!((value.is_some(), found.len()), (true, 0));
    assert_eq!(source.root().map(|root| root.span().start), Some(3));
}

#[test]
fn paths_lead_to_their_text() {
    check_path("id", "\"lamp\"");
    check_path("facts[0].asked_by[0]", "\"what is it moaning about\"");
    check_path("facts[began].value[0]", "\"19:00\"");
    check_path("facts[error_code].reveals.times", "1");
    check_path("facts[began].reveals[0][0][1].what", "\"reboot\"");
    check_path("moods[1][0]", "\"warm\"");
    check_path("beats[sold_to].when[0][0]", "heard(Offer)");
    check_path("minutes[P2]", "60");
    check_path("call_at", "Some(\"20:41\")");
}

#[test]
fn a_path_that_leads_nowhere_stops_at_the_nearest() {
    check_path("beats[sold_to].weight.nothing", "-30");
    check_path("minutes[P9]", "{ \"P1\": 15, \"P2\": 60, }");
}

#[test]
fn deep_nesting_is_read_up_to_the_limit() {
    let nested = |depth: usize| {
        let (open, close) = ("not(".repeat(depth), ")".repeat(depth));
        format!("(format: 1, id: \"x\", beats: [(id: \"b\", when: {open}verified{close})])")
    };
    let (value, _, found) = parse::<Sample>("lamp.ron", &nested(90));
    assert_eq!((value.is_some(), found.len()), (true, 0), "{found:?}");
    let (value, _, found) = parse::<Sample>("lamp.ron", &nested(100));
    assert_eq!((value.is_some(), found.len()), (false, 1), "{found:?}");
}

#[test]
fn everything_that_ron_has_makes_a_tree_without_fault() {
    let text = r###"#![enable(implicit_some)]
#![type = "Thing"]
Thing(
  unit: (), empty: Name(), word: Name, tuple: (1, 'x', '\'', '\u{e9}'), bytes: b"ab\x01", raw: br#"a"b"#, byte: b'x',
  numbers: [0, -1, +2, 1_000, 0xFF, 0o17, 0b101, 1.5, .5, 5., 1e9, 1.0e-3, inf, -inf, NaN, 12u8, 1.5f32],
  ranges: [1..5, 1..=5, 1.., ..5], map: { 1: "a", Key(2): [], (1, 2): {} }, r#type: Some(None), some: Some(Some(3)),
  texts: ["", "a\"b", "a\
           b", r"", r##"a"#b"##, "line
  line"], // comment
  /* block /* nested */ // not a line comment */
)
// the end"###;
    let (tree, found) = Tree::of(text);
    assert_eq!(found, []);
    let rebuilt: String = tree.tokens().iter().map(|token| &text[token.span()]).collect();
    assert_eq!(rebuilt, text);
}
