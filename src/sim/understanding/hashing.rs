//! A quick number for a text, and maps that look up by it: a word is looked up many times in each sentence.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

const START: u64 = 0xcbf2_9ce4_8422_2325;
pub(super) const PRIME: u64 = 0x0100_0000_01b3;

/// A map with short keys, filled from a pack or a lexicon and never from what the agent types.
pub(in crate::sim) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// A set of short texts: words, which are many and looked up often. It has no order, so what is taken
/// out of it is sorted.
pub(in crate::sim) type Set<K> = HashSet<K, BuildHasherDefault<Fnv>>;

/// A map whose keys are numbers that were mixed well when they were made.
pub(super) type MixedMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Spreads a mixed number over all bits, for maps look at the highest and at the lowest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread(u64);

/// The Fowler-Noll-Vo hash, variant 1a with 64 bits.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Fnv(u64);

/// A number for a text, the same on every machine.
pub(super) fn hash(text: &str) -> u64 {
    let mut sum = Fnv::default();
    sum.write(text.as_bytes());
    sum.finish()
}

impl Default for Fnv {
    fn default() -> Self {
        Self(START)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(PRIME));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
