//! Codes: `E-4012`, `e 4012`, `E four zero one two`, `forty twelve`, addresses, account numbers.

use std::fmt::Write as _;

use super::numbers::NumberWord;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::{Signs, fold};

/// A code has at most so many characters.
pub(in crate::sim::understanding) const LONGEST: usize = 28;

/// What a word does inside a code that is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim::understanding) enum InCode {
    /// It stands for itself.
    Itself,
    /// It names a sign, which codes are compared without: `dash`.
    Sign,
    /// It doubles what follows: `double`.
    Doubles,
}

/// The normal form of a code that is written down.
pub(in crate::sim::understanding) fn squash(code: &str) -> String {
    fold(code).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a value is a code: one word with a digit, or a few with hardly anything else.
pub(in crate::sim::understanding) fn written_code(value: &str) -> bool {
    let squashed = squash(value);
    let digits = squashed.chars().filter(char::is_ascii_digit).count();
    let words = value.split_whitespace().count();
    squashed.len() >= 2 && squashed.len() <= LONGEST && digits >= 2 && words <= 1
}

/// What a code looks like: `e4012` is `a1d4`, `203011317` is `d9`.
pub(in crate::sim::understanding) fn shape(code: &str) -> String {
    let mut parts: Vec<(bool, usize)> = Vec::new();
    for c in code.chars().filter(char::is_ascii_alphanumeric) {
        let digit = c.is_ascii_digit();
        match parts.last_mut() {
            Some((kind, count)) if *kind == digit => *count += 1,
            _ => parts.push((digit, 1)),
        }
    }
    let mut shape = String::new();
    for (digit, count) in parts {
        shape.push(if digit { 'd' } else { 'a' });
        // Writing to a string does not fail.
        let _ = write!(shape, "{count}");
    }
    shape
}

/// Calls `found` with every run of words that begins at `at` and could be a code, short ones first.
pub(in crate::sim::understanding) fn codes(tokens: &[Token], at: usize, mut found: impl FnMut(&str, usize)) {
    let mut squashed = String::with_capacity(2 * LONGEST);
    let mut twice = false;
    let mut last = None;
    for (end, token) in tokens.iter().enumerate().skip(at) {
        if end > at && token.before.has(Signs::ASK.and(Signs::BANG).and(Signs::LINE).and(Signs::SEMICOLON)) {
            return;
        }
        if end > at && token.in_code == InCode::Sign {
            continue;
        }
        if token.in_code == InCode::Doubles {
            twice = true;
            continue;
        }
        let before = squashed.len();
        push_word(token, last, &mut squashed);
        last = token.number;
        if twice {
            let again = squashed[before..].to_owned();
            squashed.push_str(&again);
            twice = false;
        }
        if squashed.len() > LONGEST {
            return;
        }
        found(&squashed, end + 1);
    }
}

fn push_number(n: u32, squashed: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(squashed, "{n}");
}

/// A word as it stands in a code: digits for number words, otherwise the word.
fn push_word(token: &Token, after: Option<NumberWord>, squashed: &mut String) {
    match (after, token.number) {
        // `forty two` is 42: the unit takes the place of the nought.
        (Some(NumberWord::Tens(_)), Some(NumberWord::Unit(n @ 1..=9))) => {
            squashed.pop();
            push_number(n, squashed);
        }
        (_, Some(NumberWord::Unit(n) | NumberWord::Tens(n))) => push_number(n, squashed),
        _ if token.word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => squashed.push_str(&token.word),
        _ => squashed.extend(token.word.chars().filter(char::is_ascii_alphanumeric)),
    }
}
