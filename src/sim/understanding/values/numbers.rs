//! Numbers in digits and in words, and what is counted.

use std::collections::BTreeMap;

use super::codes::InCode;
use super::table::Table;
use crate::sim::understanding::pack_file::NumbersFile;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;
use crate::sim::understanding::vocabulary::Vocabulary;

/// A word or a group of digits that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim::understanding) enum NumberWord {
    /// Digits; capped at what fits.
    Digits(u64),
    /// Nought to nineteen.
    Unit(u32),
    /// Twenty, thirty …
    Tens(u32),
    /// Hundred, thousand …
    Times(u32),
}

/// A number that was spoken, with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sim::understanding) struct Quantity {
    /// The number in thousandths.
    pub(in crate::sim::understanding) milli: i64,
    /// The normal form of the unit; empty when none was named.
    pub(in crate::sim::understanding) unit: String,
    /// The words, unit included.
    pub(in crate::sim::understanding) words: std::ops::Range<usize>,
}

/// How numbers are spoken.
#[derive(Debug, Default)]
pub(in crate::sim::understanding) struct Numbers {
    words: BTreeMap<String, NumberWord>,
    pub(in crate::sim::understanding) ordinals: BTreeMap<String, u32>,
    pub(super) ordinal_endings: Vec<String>,
    double: Vec<String>,
    signs: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
    out_of: Vec<String>,
}

impl Numbers {
    /// Takes over the number words of a pack, and enters them into its vocabulary.
    pub(in crate::sim::understanding) fn new(
        file: Option<&NumbersFile>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let Some(file) = file else { return Self::default() };
        let mut words = BTreeMap::new();
        words.extend(file.units.iter().map(|(word, n)| (word.clone(), NumberWord::Unit(*n))));
        words.extend(file.tens.iter().map(|(word, n)| (word.clone(), NumberWord::Tens(*n))));
        words.extend(file.times.iter().map(|(word, n)| (word.clone(), NumberWord::Times(*n))));
        let ordinals: BTreeMap<_, _> = file.ordinals.iter().cloned().collect();
        let lists = [&file.double, &file.signs, &file.point, &file.minus, &file.out_of];
        for word in words.keys().chain(ordinals.keys()).chain(lists.into_iter().flatten()) {
            vocabulary.enter(word);
        }
        Self {
            words,
            ordinals,
            ordinal_endings: file.ordinal_endings.clone(),
            double: file.double.clone(),
            signs: file.signs.clone(),
            point: file.point.clone(),
            minus: file.minus.clone(),
            out_of: file.out_of.clone(),
        }
    }

    /// What number a word is, if it is one.
    pub(in crate::sim::understanding) fn word(&self, word: &str) -> Option<NumberWord> {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(NumberWord::Digits(word.parse().unwrap_or(u64::MAX)));
        }
        self.words.get(word).copied()
    }

    /// What a word does inside a code.
    pub(in crate::sim::understanding) fn in_code(&self, word: &str) -> InCode {
        let listed = |list: &[String]| list.iter().any(|other| other == word);
        match () {
            () if listed(&self.double) => InCode::Doubles,
            () if listed(&self.signs) => InCode::Sign,
            () => InCode::Itself,
        }
    }

    /// The number that begins at `at`, in thousandths, and the word after it.
    pub(in crate::sim::understanding) fn read(&self, tokens: &[Token], at: usize) -> Option<(i64, usize)> {
        if self.minus.contains(&tokens.get(at)?.word) {
            let (milli, end) = self.read_positive(tokens, at + 1)?;
            return Some((-milli, end));
        }
        let (milli, end) = self.read_positive(tokens, at)?;
        Some((if tokens[at].minus { -milli } else { milli }, end))
    }

    fn read_positive(&self, tokens: &[Token], at: usize) -> Option<(i64, usize)> {
        match tokens.get(at)?.number? {
            NumberWord::Digits(_) => read_digits(tokens, at),
            NumberWord::Unit(_) | NumberWord::Tens(_) | NumberWord::Times(_) => {
                let (whole, mut end) = read_words(tokens, at);
                let mut milli = i64::from(whole) * 1_000;
                let mut share = 100;
                if tokens.get(end).is_some_and(|token| self.point.contains(&token.word)) {
                    let mut next = end + 1;
                    while let Some(NumberWord::Unit(digit @ 0..=9)) =
                        tokens.get(next).and_then(|token| token.number)
                    {
                        milli += i64::from(digit) * share;
                        share /= 10;
                        next += 1;
                        end = next;
                    }
                }
                Some((milli, end))
            }
        }
    }

    /// Every number in the text, each with the unit that stands with it.
    pub(in crate::sim::understanding) fn quantities(
        &self,
        units: &Table<String>,
        tokens: &[Token],
    ) -> Vec<Quantity> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some((milli, end)) = self.read(tokens, at) else {
                at += 1;
                continue;
            };
            let after = units.longest_at(tokens, end);
            let before = || at.checked_sub(1).and_then(|before| units.longest_at(&tokens[..at], before));
            let quantity = if let Some((unit, end)) = after {
                Quantity { milli, unit: unit.clone(), words: at..end }
            } else if let Some((unit, _)) = before() {
                Quantity { milli, unit: unit.clone(), words: at - 1..end }
            } else {
                Quantity { milli, unit: String::new(), words: at..end }
            };
            at = quantity.words.end.max(at + 1);
            found.push(quantity);
        }
        self.add_shares(tokens, &mut found);
        found
    }

    /// `113 of 1000` is one value, `113/1000`, beside its two numbers.
    fn add_shares(&self, tokens: &[Token], found: &mut Vec<Quantity>) {
        let mut shares = Vec::new();
        for pair in found.windows(2) {
            let between = &tokens[pair[0].words.end.min(pair[1].words.start)..pair[1].words.start];
            let joined = !between.is_empty()
                && between.len() <= 3
                && between.iter().any(|token| self.out_of.contains(&token.word))
                && pair[1].unit.is_empty();
            if joined {
                shares.push(Quantity {
                    milli: pair[0].milli,
                    unit: format!("of {}", pair[1].milli / 1_000),
                    words: pair[0].words.start..pair[1].words.end,
                });
            }
        }
        found.extend(shares);
    }
}

fn read_digits(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let mut whole: String = tokens[at].word.clone();
    let mut end = at + 1;
    while let Some(next) = tokens.get(end) {
        let thousands = next.before == Signs::COMMA && next.word.len() == 3 && next.number.is_some();
        if !thousands || whole.len() > 9 {
            break;
        }
        whole.push_str(&next.word);
        end += 1;
    }
    let mut milli: i64 = whole.parse::<i64>().ok()?.checked_mul(1_000)?;
    if let Some(next) = tokens.get(end)
        && (next.before == Signs::STOP || next.before == Signs::COMMA)
        && matches!(next.number, Some(NumberWord::Digits(_)))
        && next.word.len() <= 3
    {
        let share: i64 = format!("{:0<3}", next.word).parse().ok()?;
        milli = milli.checked_add(share)?;
        end += 1;
    }
    Some((milli, end))
}

/// Number words from `at` on: `a hundred and thirteen` without its article.
fn read_words(tokens: &[Token], at: usize) -> (u32, usize) {
    let mut total: u32 = 0;
    let mut part: u32 = 0;
    let mut end = at;
    let mut last_tens = false;
    while let Some(token) = tokens.get(end) {
        match token.number {
            Some(NumberWord::Unit(n)) if part.is_multiple_of(100) || (last_tens && n < 10) => {
                part += n;
                last_tens = false;
            }
            Some(NumberWord::Tens(n)) if part.is_multiple_of(100) => {
                part += n;
                last_tens = true;
            }
            Some(NumberWord::Times(n)) => {
                part = part.max(1).saturating_mul(n);
                if n >= 1_000 {
                    total = total.saturating_add(part);
                    part = 0;
                }
                last_tens = false;
            }
            None if end > at
                && part >= 100
                && token.stop
                && tokens.get(end + 1).is_some_and(|next| {
                    matches!(next.number, Some(NumberWord::Unit(_) | NumberWord::Tens(_)))
                }) => {}
            _ => break,
        }
        end += 1;
        // Two digits read one after the other are a code, not a sum.
        if part > 0
            && part < 20
            && matches!(tokens.get(end).and_then(|t| t.number), Some(NumberWord::Unit(_)))
        {
            break;
        }
    }
    (total.saturating_add(part), end.max(at + 1))
}
