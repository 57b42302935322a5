//! The chain over a stream: each entry's link is a digest of the link before it and of the entry itself, so that an entry
//! cannot be changed, left out, put in or moved without all links after it changing too.
//!
//! ```text
//! link = SHA-256(
//!     32      link before; for the first entry SHA-256 of the stream's name
//!     4 + n   name of the stream (length in bytes, then the bytes)
//!     8       sequence
//!     4 + n   kind
//!     8       at, milliseconds
//!     4 + n   by
//!     8 + n   payload
//! )          all numbers big-endian
//! ```
//!
//! What that shows: that somebody changed what lies here without the means to write the chain anew. What it cannot show on a
//! computer that stands alone: somebody who has the file and knows this description can forge a whole new chain. Only
//! a link that was written down elsewhere while the attempt was genuine (on paper, with a mentor, on a server) shows that.

use std::fmt;

use sha2::{Digest, Sha256};

use super::entry::{Entry, NewEntry};
use super::stream::Stream;
use crate::hex::Hex;

/// The digest that chains an entry to what came before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(pub [u8; 32]);

/// Where a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unchained {
    /// An entry stands where another belongs.
    #[error("entry {expected} is missing: entry {found} stands in its place")]
    Missing {
        /// The number that belongs there.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// An entry belongs to another stream.
    #[error("entry {seq} belongs to {found}")]
    OtherStream {
        /// The number.
        seq: u64,
        /// The stream it names.
        found: Stream,
    },
    /// An entry, or the link before it, was changed.
    #[error("entry {seq} ({kind}) is not what was stored: its link does not fit")]
    Changed {
        /// The number.
        seq: u64,
        /// What the entry says it is.
        kind: String,
    },
}

impl Link {
    /// What the first entry of a stream is chained to.
    #[must_use]
    pub fn first(stream: Stream) -> Self {
        Self(Sha256::digest(stream.to_string()).into())
    }

    /// The link of an entry that comes after this link.
    #[must_use]
    pub fn next(self, entry: &NewEntry) -> Self {
        let mut digest = Sha256::new();
        digest.update(self.0);
        put(&mut digest, entry.stream.to_string().as_bytes());
        digest.update(entry.seq.to_be_bytes());
        put(&mut digest, entry.kind.as_bytes());
        digest.update(entry.at_ms.to_be_bytes());
        put(&mut digest, entry.by.as_bytes());
        digest.update((entry.payload.len() as u64).to_be_bytes());
        digest.update(&entry.payload);
        Self(digest.finalize().into())
    }
}

/// Length before text, so that no two entries feed the digest the same bytes.
fn put(digest: &mut Sha256, text: &[u8]) {
    // No stream name, kind or person's id comes near the limit.
    digest.update(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
    digest.update(text);
}

/// Goes along the whole chain of a stream, from its first entry. Returns the last link.
///
/// # Errors
/// The first place where it does not hold.
pub fn check_chain(stream: Stream, entries: &[Entry]) -> Result<Link, Unchained> {
    let mut link = Link::first(stream);
    for (expected, entry) in (0..).zip(entries) {
        let NewEntry { seq, kind, stream: found, .. } = &entry.new;
        if *seq != expected {
            return Err(Unchained::Missing { expected, found: *seq });
        }
        if *found != stream {
            return Err(Unchained::OtherStream { seq: expected, found: *found });
        }
        link = link.next(&entry.new);
        if link != entry.link {
            return Err(Unchained::Changed { seq: expected, kind: kind.clone() });
        }
    }
    Ok(link)
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream() -> Stream {
        "attempt/01977e9f-8b00-7000-8000-000000000001".parse().unwrap()
    }

    fn chained(payloads: &[&str]) -> Vec<Entry> {
        let mut link = Link::first(stream());
        let mut entries = Vec::new();
        for (seq, payload) in (0..).zip(payloads) {
            let (kind, by) = ("input".to_owned(), "someone".to_owned());
            let new = NewEntry {
                stream: stream(),
                seq,
                kind,
                at_ms: 1_000,
                by,
                payload: payload.as_bytes().to_vec(),
            };
            link = link.next(&new);
            entries.push(Entry { new, link });
        }
        entries
    }

    #[test]
    fn the_links_are_those_that_the_description_promises() {
        // Computed by another program from the description above.
        let links: Vec<String> = chained(&["{}", "one"]).iter().map(|entry| entry.link.to_string()).collect();
        assert_eq!(
            links,
            [
                "a78e0e46e1447edfd705a940991132368b4f11945d4199e81d5fb954717af053",
                "ab3ac87b3c1b0c61f7da5597f86ffb93039dee46d4eb74f1e9585cfc7bd283dd",
            ]
        );
    }

    #[test]
    fn whatever_is_changed_left_out_moved_or_put_in_does_not_fit() {
        let sound = chained(&["a", "b", "c", "d"]);
        assert_eq!(check_chain(stream(), &sound), Ok(sound[3].link));
        let changed = |change: &dyn Fn(&mut Vec<Entry>)| {
            let mut entries = sound.clone();
            change(&mut entries);
            check_chain(stream(), &entries).unwrap_err()
        };
        let at = |seq| Unchained::Changed { seq, kind: "input".to_owned() };
        assert_eq!(changed(&|all| all[1].new.payload[0] ^= 1), at(1));
        assert_eq!(changed(&|all| all[2].new.at_ms += 1), at(2));
        assert_eq!(changed(&|all| all[0].new.by.push('x')), at(0));
        assert_eq!(changed(&|all| all[3].link.0[31] ^= 1), at(3));
        assert_eq!(changed(&|all| drop(all.remove(1))), Unchained::Missing { expected: 1, found: 2 });
        assert_eq!(changed(&|all| all.swap(1, 2)), Unchained::Missing { expected: 1, found: 2 });
        let other = "attempt/01977e9f-8b00-7000-8000-000000000002".parse().unwrap();
        assert_eq!(check_chain(other, &sound), Err(Unchained::OtherStream { seq: 0, found: stream() }));
    }

    #[test]
    fn what_is_left_off_the_end_only_a_link_kept_elsewhere_shows() {
        let sound = chained(&["a", "b", "c"]);
        assert_ne!(check_chain(stream(), &sound[..2]), Ok(sound[2].link));
        assert!(check_chain(stream(), &sound[..2]).is_ok());
    }
}
