//! Codes in a text: those of subjects, and others that look alike.

use std::collections::BTreeSet;

use super::find::Finder;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;
use crate::sim::understanding::understood::Fit;
use crate::sim::understanding::values::{InCode, LONGEST, codes, shape};

impl Finder<'_> {
    /// Codes that are a value of a subject, right or wrong.
    pub(super) fn codes(&mut self) {
        let tokens = &self.text.tokens;
        let mut covered: BTreeSet<usize> = BTreeSet::new();
        // No code is without a number, so none begins farther before one than a code is long.
        let numeric = |token: &Token| token.number.is_some() || has_digit(token);
        let mut next_number = tokens.iter().position(numeric);
        for at in 0..tokens.len() {
            if next_number.is_some_and(|number| number < at) {
                next_number = (at..tokens.len()).find(|&at| numeric(&tokens[at]));
            }
            let Some(number) = next_number else { break };
            if covered.contains(&at) || letters_between(tokens, at, number) > LONGEST {
                continue;
            }
            let mut longest: Option<(usize, String)> = None;
            codes(tokens, at, |squashed, end| {
                let possible = end > number && self.lexicon.has_code_of_length(squashed.len());
                if possible && self.lexicon.codes.contains_key(squashed) {
                    longest = Some((end, squashed.to_owned()));
                }
            });
            let Some((end, squashed)) = longest else { continue };
            covered.extend(at..end);
            for (subject, right) in self.lexicon.codes.get(&squashed).cloned().unwrap_or_default() {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, squashed.clone(), at..end, "code");
            }
        }
        // An hour with its minutes looks like a code and is none.
        covered.extend(self.moments.iter().flat_map(|moment| moment.words.clone()));
        self.other_codes(&covered);
    }

    /// A code that looks like a subject's and is not.
    fn other_codes(&mut self, covered: &BTreeSet<usize>) {
        let tokens = &self.text.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let end = (at + 1..tokens.len())
                .find(|&end| {
                    let spaced = tokens[end].before.has(Signs::SPACE);
                    let letter_and_number =
                        tokens[end - 1].word.len() == 1 && tokens[end].number.is_some() && end - at == 1;
                    (spaced && !letter_and_number) || tokens[end].start < tokens[end - 1].end
                })
                .unwrap_or(tokens.len());
            let run = at..end;
            at = end;
            if !tokens[run.clone()].iter().any(has_digit) || run.clone().any(|word| covered.contains(&word)) {
                continue;
            }
            let squashed: String = tokens[run.clone()].iter().map(|token| token.word.as_str()).collect();
            let looks = shape(&squashed);
            let Some(subjects) = self.lexicon.shapes.get(&looks) else { continue };
            let letters = |code: &str| code.chars().take_while(char::is_ascii_alphabetic).collect::<String>();
            let same_letters = |subject: u32| {
                let prefix = letters(&squashed);
                !prefix.is_empty()
                    && self
                        .lexicon
                        .code_list
                        .iter()
                        .any(|(of, code)| *of == subject && letters(code) == prefix)
            };
            let mut meant: Vec<u32> = subjects
                .iter()
                .copied()
                .filter(|&subject| same_letters(subject) || self.is_about(subject, run.start))
                .collect();
            meant.dedup();
            if let [only] = meant.as_slice() {
                self.push(*only, Fit::Wrong, squashed, run, "other_code");
            }
        }
    }
}

fn has_digit(token: &Token) -> bool {
    token.word.bytes().any(|byte| byte.is_ascii_digit())
}

/// How many letters and figures of a code stand at least between two words. A number word may be shorter in figures, and
/// the name of a sign is left out.
fn letters_between(tokens: &[Token], from: usize, to: usize) -> usize {
    let length = |token: &Token| {
        let counts = token.number.is_none() && token.in_code == InCode::Itself;
        if counts { token.word.bytes().filter(u8::is_ascii_alphanumeric).count() } else { 0 }
    };
    tokens[from..to].iter().take(LONGEST + 1).map(length).sum()
}
