//! Random draws: one named stream a purpose, so that an extra draw in one place moves nothing else.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// The seed of a call. The same seed gives the same call.
pub type Seed = u64;

/// A stream of draws for one purpose.
///
/// `ChaCha8` is stable by contract; the reduction to a range is written out here because a library's may change.
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream for `purpose` at `turn` of the call with this seed.
    #[must_use]
    pub fn new(seed: Seed, purpose: &str, turn: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(fnv1a(purpose).wrapping_add(turn.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        Self(rng)
    }

    /// A number from 0 to `n - 1`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let Ok(n) = u64::try_from(n) else { return 0 };
        if n == 0 {
            return 0;
        }
        // The bias of a remainder is below 2^-32 for every n that a scenario can have.
        usize::try_from(self.0.next_u64() % n).unwrap_or(0)
    }
}

/// FNV-1a, 64 bit: a fixed hash of a name, the same on every machine.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, public domain, <http://www.isthe.com/chongo/tech/comp/fnv/>.
#[must_use]
pub fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_on_every_machine() {
        let mut stream = Stream::new(7, "lines", 3);
        let drawn: Vec<usize> = (0..8).map(|_| stream.below(10)).collect();
        let again: Vec<usize> = {
            let mut stream = Stream::new(7, "lines", 3);
            (0..8).map(|_| stream.below(10)).collect()
        };
        assert_eq!(drawn, again);
        assert_ne!(drawn, {
            let mut stream = Stream::new(7, "beats", 3);
            (0..8).map(|_| stream.below(10)).collect::<Vec<_>>()
        });
    }

    #[test]
    fn a_draw_from_nothing_is_nothing() {
        assert_eq!(Stream::new(1, "x", 0).below(0), 0);
    }
}
