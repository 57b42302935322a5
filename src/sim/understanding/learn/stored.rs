//! What was learnt, as a part of a pack's files: learning anew at each start would take too long.
//!
//! Rows in the order of their keys, each as the distance to the key before, the number of its weights, and for each
//! weight the distance to the label before and the weight itself; distances and counts in groups of seven bits, the
//! whole in lines of letters.

use std::hash::Hasher;

use serde::{Deserialize, Serialize};

use super::super::hashing::Fnv;
use super::super::pack::Kind;
use super::super::phrases::Example;
use super::Label;
use super::weights::{Learnt, Weight};

/// What was learnt from the phrases of a pack, as it stands in a file under `learnt`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct LearntFile {
    /// A number for the phrases it was learnt from; from others it is learnt anew.
    pub(in super::super) phrases: u64,
    /// The labels, in the order in which weights count them.
    labels: Vec<String>,
    /// The weights.
    rows: Vec<String>,
}

/// Letters that stand for six bits each.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// So many bytes make a line.
const LINE: usize = 90;

/// A number for phrases: another one when any of them changes.
pub(in super::super) fn digest(examples: &[Example]) -> u64 {
    let mut sum = Fnv::default();
    let mut add = |text: &str| {
        sum.write(text.as_bytes());
        sum.write(&[0]);
    };
    for Example { phrase, style } in examples {
        add(&phrase.says);
        add(style);
        add(phrase.after.as_deref().unwrap_or_default());
        phrase.acts.iter().for_each(|act| add(act.name()));
        add("");
        phrase.tone.iter().for_each(|tone| add(tone.name()));
        add("");
        phrase.asks.iter().for_each(|kind| add(kind));
        add("\n");
    }
    sum.finish()
}

impl LearntFile {
    /// What stands in the file for these weights.
    pub(in super::super) fn new(learnt: &Learnt, kinds: &[Kind], examples: &[Example]) -> Self {
        let mut bytes = Vec::new();
        let mut before = 0;
        for (key, weights) in learnt.rows() {
            put(&mut bytes, key - before);
            put(&mut bytes, u32::try_from(weights.len()).unwrap_or(u32::MAX));
            before = key;
            let mut label_before = 0;
            for &(label, weight) in weights {
                put(&mut bytes, u32::from(label) - label_before);
                bytes.extend(weight.to_le_bytes());
                label_before = u32::from(label);
            }
        }
        Self {
            phrases: digest(examples),
            labels: Label::all(kinds).into_iter().map(|label| label.name(kinds)).collect(),
            rows: bytes.chunks(LINE).map(letters).collect(),
        }
    }

    /// The file itself.
    pub(in super::super) fn written(&self) -> String {
        let quoted = |text: &String| format!("\"{text}\"");
        let labels: Vec<String> = self.labels.iter().map(quoted).collect();
        let mut file = format!(
            "// Learnt from the phrases of this language; written by `firstline train`.\nPack(\n  format: 1,\n  learnt: (\n    \
             phrases: {},\n    labels: [{}],\n    rows: [\n",
            self.phrases,
            labels.join(", "),
        );
        for row in &self.rows {
            file.push_str("      ");
            file.push_str(&quoted(row));
            file.push_str(",\n");
        }
        file.push_str("    ],\n  ),\n)\n");
        file
    }

    /// The weights, if the file is whole and speaks of the labels of this pack.
    pub(in super::super) fn read(&self, kinds: &[Kind]) -> Option<Learnt> {
        let labels = Label::all(kinds);
        let same = labels.iter().zip(&self.labels).all(|(label, name)| label.name(kinds) == *name);
        if labels.len() != self.labels.len() || !same {
            return None;
        }
        let mut bytes = Vec::new();
        for line in &self.rows {
            unletter(line, &mut bytes)?;
        }
        let mut rest = bytes.as_slice();
        let (mut key, mut rows) = (0_u32, Vec::new());
        while !rest.is_empty() {
            key = key.checked_add(take(&mut rest)?)?;
            let count = take(&mut rest)?;
            let mut label = 0;
            let mut weights: Vec<Weight> = Vec::new();
            for _ in 0..count {
                label += take(&mut rest)?;
                let (weight, after) = rest.split_first()?;
                rest = after;
                let number = u8::try_from(label).ok().filter(|number| usize::from(*number) < labels.len())?;
                weights.push((number, i8::from_le_bytes([*weight])));
            }
            rows.push((key, weights));
        }
        Some(Learnt::new(labels.len(), rows.into_iter()))
    }
}

/// Writes a number, seven bits a byte, the lowest first.
fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

fn take(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn letters(bytes: &[u8]) -> String {
    let mut line = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..=three.len() {
            let six = bits >> (18 - 6 * at) & 63;
            line.push(char::from(LETTERS[six as usize]));
        }
    }
    line
}

fn unletter(line: &str, bytes: &mut Vec<u8>) -> Option<()> {
    for four in line.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for at in 0..4 {
            let six = four.get(at).map_or(Some(0), |letter| value(*letter))?;
            bits = bits << 6 | six;
        }
        let [_, whole @ ..] = bits.to_be_bytes();
        bytes.extend(whole.iter().take(four.len().saturating_sub(1)));
    }
    Some(())
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        let rows = vec![(3, vec![(0, 5), (34, -127)]), (70_000, vec![(1, 127)]), (u32::MAX, vec![(2, -2)])];
        let learnt = Learnt::new(Label::all(&[]).len(), rows.into_iter());
        let file = LearntFile::new(&learnt, &[], &[]);
        assert_eq!(file.read(&[]).as_ref(), Some(&learnt));
        let cut = LearntFile { rows: vec!["gA".to_owned()], ..file.clone() };
        assert!(cut.read(&[]).is_none(), "cut off in the middle");
        assert!(LearntFile { labels: Vec::new(), ..file }.read(&[]).is_none(), "of another pack");
    }
}
