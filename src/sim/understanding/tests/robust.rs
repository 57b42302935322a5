//! Whatever is typed, the understanding stays calm: no panic, spans that fit, the same answer every time.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::{desk, english};
use crate::sim::time::Span;
use crate::sim::understanding::{Context, Lexicon, Pack, Understood, read_statements, understand};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(desk::lexicon)
}

fn spans(understood: &Understood) -> Vec<Span> {
    let mut spans = understood.sentences.clone();
    spans.extend(understood.acts.iter().map(|hit| hit.span));
    spans.extend(understood.asks.iter().map(|hit| hit.span));
    spans.extend(understood.mentions.iter().map(|hit| hit.span));
    spans.extend(understood.tone.iter().map(|hit| hit.span));
    spans
}

/// Checks that every span lies in the text and on its characters, and that reading twice gives the same.
#[track_caller]
fn check(text: &str) {
    let understood = understand(english(), lexicon(), &Context::default(), text);
    for span in spans(&understood) {
        assert!(span.start <= span.end, "{span:?}");
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    }
    assert_eq!(understood, understand(english(), lexicon(), &Context::default(), text));
    for mention in read_statements(english(), lexicon(), text) {
        assert!(text.get(mention.span.start as usize..mention.span.end as usize).is_some());
    }
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "",
        " ",
        "\n\n",
        "?",
        "…",
        "😀😀",
        "שלום עולם",
        "مرحبا كيف حالك",
        "\u{0}\u{1}\u{202e}abc",
        "''''",
        "½ ² Ⅷ 一二三",
        "ǅ ŉ ﬁ İ",
    ] {
        check(text);
    }
    check(&"a".repeat(100_000));
    check(&"could you please restart it and tell me the code E-4012 ".repeat(2_000));
    check(&"1 2 3 4 5 6 7 8 9 0 ".repeat(500));
    check(&"é\u{301}".repeat(3_000));
}

#[test]
fn nothing_is_said_of_nothing() {
    for text in ["", "😀", "zxcv", "...", "ᚠᚢᚦ"] {
        assert!(!understand(english(), lexicon(), &Context::default(), text).understood, "{text:?}");
    }
}

#[test]
fn a_broken_pack_is_reported_and_the_rest_works() {
    let files = [
        ("good.ron", "Pack(format: 1, acts: [(act: Greet, cues: [(id: \"hi\", sure: 900, any: [\"hi\"])])])"),
        ("typo.ron", "Pack(format: 1, actz: [])"),
        (
            "pattern.ron",
            "Pack(format: 1, acts: [(act: Close, cues: [(id: \"x\", sure: 900, any: [\"(bye\", \"@nowhere\", \"~2\"])])])",
        ),
        ("old.ron", "Pack(format: 9)"),
        ("noise.ron", "\u{0}]]("),
    ];
    let (pack, problems) = Pack::parse(&files);
    let faulty: Vec<&str> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(faulty, ["typo.ron", "old.ron", "noise.ron", "pattern.ron", "pattern.ron", "pattern.ron"]);
    assert_eq!(problems[0].at.map(|(line, _)| line), Some(1));
    let lexicon = Lexicon::build(
        &pack,
        Vec::new(),
        &crate::sim::understanding::LexiconOptions {
            call_at: desk::call_at(),
            company: vec!["Lumen Broadband".to_owned(), "Lumen".to_owned()],
        },
    );
    assert!(understand(&pack, &lexicon, &Context::default(), "hi").understood);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in ".{0,200}") {
        check(&text);
    }

    #[test]
    fn any_sentence_of_our_words_is_survived(words in prop::collection::vec(prop::sample::select(vec![
        "could", "you", "please", "since", "when", "E-4012", "two", "past", "half", "ten", "hundred", "and", "minus", "18.6",
        "dBm", "Wednesday", "June", "14", "/", "not", "restart", "Mrs", "Ní", "ago", "?", ".", ",", "in", "by", "%", "double", "'",
    ]), 0..40)) {
        check(&words.join(" "));
    }

    #[test]
    fn any_pack_file_is_survived(text in ".{0,120}") {
        let _ = Pack::parse(&[("any.ron", &text)]);
    }
}
