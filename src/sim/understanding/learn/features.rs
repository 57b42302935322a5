//! A sentence as numbers: what the learner sees of it.

use super::super::hashing::{PRIME, hash};
use super::super::matching::Reading;
use super::super::pack::{Cue, Kind, Sign, Tag};
use super::super::text::Token;
use super::super::understood::Confidence;
use super::Label;

/// Pieces of words are so long.
const PIECE: usize = 4;
/// Two matches with at most so many words between them belong together.
const FARTHEST_APART: usize = 2;

/// What a sentence stands in.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that stands around a sentence")]
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Setting {
    /// Whether the customer's last line asks something.
    pub(in super::super) asked: bool,
    /// Whether the sentence before it, in the same utterance, asks something.
    pub(in super::super) after_question: bool,
    /// Whether it is the first of its utterance.
    pub(in super::super) first: bool,
    /// Whether it is the last.
    pub(in super::super) last: bool,
}

/// A label that cues show, and how surely.
pub(in super::super) type Shown = (Label, Confidence);

/// One feature: its number, and the word it stands at, if it stands anywhere. In order by number, then what stands
/// nowhere, then by place; in one machine word, for a sentence has a hundred of them to be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Feature(u64);

impl Feature {
    fn new(number: u32, at: Option<usize>) -> Self {
        let place = at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0);
        Self(u64::from(number) << 32 | u64::from(place))
    }

    pub(in super::super) const fn number(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(in super::super) const fn at(self) -> Option<usize> {
        ((self.0 & 0xffff_ffff) as usize).checked_sub(1)
    }
}

/// The features of a sentence, each once: its words alone and by two and three, with a gap and by what they mean, pieces
/// of its words, what patterns match in it, alone, in a question or not, at either end and one after the other, its shape,
/// and what it stands in. `shown` is what the cues make of it. A feature is made as a number of 32 bits; it is kept
/// under the one that `kept` gives for it, and left out where that gives none.
pub(in super::super) fn features(
    reading: &Reading<'_>,
    setting: Setting,
    shown: &[Shown],
    kept: impl Fn(u32) -> Option<u32>,
) -> Vec<Feature> {
    let mut made = Maker { found: Vec::with_capacity(reading.tokens.len() * 10 + 24), kept };
    made.words(reading.tokens);
    made.hits(reading);
    for (label, _) in shown {
        made.push(5, label.number() as u64, None);
    }
    made.shape(reading, setting);
    made.found.sort_unstable();
    made.found.dedup_by_key(|feature| feature.number());
    made.found
}

struct Maker<K> {
    found: Vec<Feature>,
    kept: K,
}

impl<K: Fn(u32) -> Option<u32>> Maker<K> {
    fn push(&mut self, kind: u64, value: u64, at: Option<usize>) {
        let mixed = (value ^ (kind << 56)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let made = u32::try_from(mixed >> 32).unwrap_or_default();
        if let Some(number) = (self.kept)(made) {
            self.found.push(Feature::new(number, at));
        }
    }

    fn words(&mut self, tokens: &[Token]) {
        let (start, end) = (hash("^"), hash("$"));
        let (mut two_before, mut before, mut meant_before) = (start, start, start);
        for (at, token) in tokens.iter().enumerate() {
            let key = masked(token, at);
            // Everyday words mean something by their form: `is` is not `was`.
            let meant = if key == token.key && !token.stop { token.meaning } else { key };
            self.push(1, key, Some(at));
            self.push(2, before.rotate_left(7) ^ key, Some(at));
            self.push(3, two_before.rotate_left(14) ^ before.rotate_left(7) ^ key, Some(at));
            self.push(12, two_before.rotate_left(14) ^ key, Some(at));
            self.push(13, meant_before.rotate_left(7) ^ meant, Some(at));
            if key == token.key {
                self.push(6, token.meaning, Some(at));
                self.pieces(&token.word, at);
            }
            (two_before, before, meant_before) = (before, key, meant);
        }
        self.push(2, before.rotate_left(7) ^ end, None);
        self.push(3, two_before.rotate_left(14) ^ before.rotate_left(7) ^ end, None);
    }

    /// What patterns match: by itself, with the form of the sentence, at its ends, and with what matches right after it.
    fn hits(&mut self, reading: &Reading<'_>) {
        let form = 1 + u64::from(reading.question) * 2 + u64::from(reading.marked);
        for (number, hit) in reading.hits.iter().enumerate() {
            let at = Some(hit.words.start);
            self.push(4, hit.key, at);
            self.push(14, hit.key ^ form.wrapping_mul(PRIME), at);
            if hit.words.start == 0 {
                self.push(16, hit.key, at);
            }
            if hit.words.end == reading.tokens.len() {
                self.push(17, hit.key, at);
            }
            // Matches stand in the order of their first words.
            let next = reading.hits[number + 1..].iter().skip_while(|next| next.words.start < hit.words.end);
            for next in next.take_while(|next| next.words.start <= hit.words.end + FARTHEST_APART) {
                self.push(15, hit.key.rotate_left(3) ^ next.key, at);
            }
        }
    }

    fn pieces(&mut self, word: &str, at: usize) {
        let bytes = word.as_bytes();
        if bytes.len() < PIECE {
            return;
        }
        let sum = |piece: &[u8]| piece.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        self.push(7, sum(&bytes[..PIECE]), Some(at));
        for piece in bytes.windows(PIECE) {
            self.push(8, sum(piece), Some(at));
        }
    }

    fn shape(&mut self, reading: &Reading<'_>, setting: Setting) {
        let long = match reading.tokens.len() {
            0..=1 => 0,
            2..=3 => 1,
            4..=6 => 2,
            7..=12 => 3,
            _ => 4,
        };
        let flags = [
            reading.question,
            reading.marked,
            setting.asked,
            setting.after_question,
            setting.first,
            setting.last,
            reading.tokens.iter().any(|token| token.number.is_some()),
            reading.tokens.iter().any(|token| token.denies),
        ];
        self.push(9, long, None);
        for (flag, _) in (0..).zip(flags).filter(|(_, set)| *set) {
            self.push(10, flag, None);
        }
        // The same first words ask in one shape and tell in another.
        self.push(11, long * 4 + u64::from(reading.question) * 2 + u64::from(reading.marked), None);
    }
}

/// The number of a word; names and numbers of the call are all one, so that nothing is learnt of them.
fn masked(token: &Token, at: usize) -> u64 {
    if token.number.is_some() {
        return hash("#");
    }
    if token.id.is_none() && token.capital && at > 0 { hash("@") } else { token.key }
}

/// The number of what a match of a pattern shows: by its name, so that the order of cues, kinds and signs in the pack tells nothing.
pub(in super::super) fn tag_key(cues: &[Cue], kinds: &[Kind], signs: &[Sign], tag: Tag) -> u64 {
    let numbered = |kind: &str, id: &str| hash(kind).rotate_left(9) ^ hash(id);
    match tag {
        Tag::Cue(cue) => numbered("cue", &cues[cue as usize].id),
        Tag::Silences(cue) => numbered("silences", &cues[cue as usize].id),
        Tag::KindAsked(kind) => numbered("asked", kinds[kind as usize].name.id.as_str()),
        Tag::KindNamed(kind) => numbered("named", kinds[kind as usize].name.id.as_str()),
        Tag::KindTold(kind) => numbered("told", kinds[kind as usize].name.id.as_str()),
        Tag::KindSilenced(_) => hash("kind silenced"),
        Tag::Step(_) => hash("step"),
        Tag::Team(_) => hash("team"),
        Tag::Jargon(_) => hash("jargon"),
        Tag::Sign(sign) => numbered("sign", &signs[sign as usize].id),
        other => numbered("frame", &format!("{other:?}")),
    }
}
