//! What holds for any text at all.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::sample::{GOOD, Sample};
use crate::report::diagnostics::{Look, concise, full, json};
use crate::sim::scenario::decode::decode;
use crate::sim::scenario::parse::parse;
use crate::sim::scenario::text::{Tree, tokens};

/// Signs that matter to the lexer and the parser, so that random texts reach their corners.
const SIGNS: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ",", ":", "=", "#", "!", "..", "..=", "-", "+", ".", "\"", "'", "\\",
    "\\\"", "\n", " ", "\t", "/", "//", "/*", "*/", "r\"", "r#\"", "\"#", "b\"", "br#\"", "b'", "id", "says",
    "Some", "None", "true", "all", "heard", "12", "0x", "1e5", "\u{201C}", "\u{201D}", "\u{a0}", "\u{feff}",
    "é", "\u{301}", "😀", "\r\n", "_",
];

/// Whatever the text: tokens cover it, nodes lie within it, findings point into it and can be shown.
fn holds(text: &str) {
    let rebuilt: String = tokens(text).iter().map(|token| &text[token.span()]).collect();
    assert_eq!(rebuilt, text);
    let (value, source, found) = parse::<Sample>("any.ron", text);
    assert_eq!(value.is_none(), found.iter().any(crate::sim::scenario::diagnostic::Diagnostic::is_error));
    for node in source.tree().nodes(text) {
        let span = node.span();
        assert!(text.get(span.clone()).is_some());
        assert!(text.get(node.body_span()).is_some());
        if let Some(parent) = node.parent().map(|parent| parent.span()) {
            assert!(parent.start <= span.start && span.end <= parent.end, "{parent:?} {span:?}");
        }
    }
    for finding in &found {
        let edit = finding.suggestion.iter().map(|edit| &edit.span);
        let spans = finding.span.iter().chain(finding.also.iter().map(|place| &place.span)).chain(edit);
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{finding:?}");
        }
        assert!(!full(finding, Some(text), Look::default()).is_empty());
        assert!(!concise(finding, Some(text)).contains('\n'));
        assert!(!json(finding, Some(text)).contains('\n'));
    }
}

/// The good text with a piece taken out, doubled, or put elsewhere.
fn mutated(edits: &[(usize, usize, u8, &str)]) -> String {
    let mut text = GOOD.to_owned();
    for (at, len, kind, sign) in edits {
        let from = text.floor_char_boundary(at % (text.len() + 1));
        let to = text.ceil_char_boundary((from + len).min(text.len()));
        let piece = text[from..to].to_owned();
        match kind {
            0 => text.replace_range(from..to, ""),
            1 => text.insert_str(to, &piece),
            2 => text.replace_range(from..to, sign),
            3 => text.insert_str(from, sign),
            _ => text.truncate(from),
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_signs(signs in proptest::collection::vec(proptest::sample::select(SIGNS), 0..60)) {
        holds(&signs.concat());
    }

    #[test]
    fn any_damage(edits in proptest::collection::vec(
        (0..4_000_usize, 0..40_usize, 0..5_u8, proptest::sample::select(SIGNS)), 1..5)) {
        holds(&mutated(&edits));
    }

    /// What the one reads without fault the other reads too, to the same value.
    #[test]
    fn tree_and_ron_agree(edits in proptest::collection::vec(
        (0..4_000_usize, 0..6_usize, 0..4_u8, proptest::sample::select(SIGNS)), 1..3)) {
        let text = mutated(&edits);
        let (tree, mut found) = Tree::of(&text);
        let (by_tree, more) = decode::<Sample>(&tree, &text);
        found.extend(more);
        let by_ron = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_NEWTYPES)
            .from_str::<Sample>(&text);
        match by_ron {
            Ok(value) if found.is_empty() => prop_assert_eq!(by_tree, Some(value)),
            // ron passes over a `Some` without brackets.
            Ok(_) if text.matches("Some").count() > 1 => {}
            // A field or key written twice is our own rule for maps; everything else that ron takes must pass.
            Ok(_) => prop_assert!(found.iter().all(|fault| fault.code.name.starts_with("duplicate")), "{text}\n{found:?}"),
            // What attributes switch on is ron's own affair.
            Err(error) => {
                let attribute = error.span.start.line <= 2 || matches!(error.code, ron::Error::NoSuchExtension(_));
                prop_assert!(!found.is_empty() || attribute, "{text}\n{error}");
            }
        }
    }
}

/// Inputs that would take for ever if anything looked at the rest of the text again and again.
#[test]
fn long_repetitions_take_no_time() {
    let pieces = [
        "\"\n",
        "\\\"\n",
        "\"a\n\" b ",
        "'",
        "\u{201C}",
        "\u{AB}",
        "r#\"",
        "/*",
        "(",
        "[",
        "{",
        ")",
        ",",
        "a",
        "a:",
        "a=",
        "1",
        "1:",
        "..",
        "\"\" a ",
        "(a,b:c)",
        "{1:1,1:1},",
        "[(",
        "(a:",
        "é",
        "\n",
        ";",
        "#",
        "#![",
        "a(\n",
        "0..",
        "-",
    ];
    for piece in pieces {
        let text = piece.repeat(60_000 / piece.len());
        let (value, _, found) = parse::<Sample>("long.ron", &text);
        assert!(value.is_none() && !found.is_empty(), "{piece:?}");
        assert!(found.len() <= 101);
        let inside = format!("(format: 1, id: \"x\", facts: [{text}])");
        let (_, _, found) = parse::<Sample>("long.ron", &inside);
        _ = parse::<Sample>("long.ron", &format!("(format: 1, {text})"));
        for finding in found.iter().take(3) {
            let shown = full(finding, Some(&inside), Look::default());
            assert!(shown.len() < 20_000, "{piece:?}");
        }
    }
}
