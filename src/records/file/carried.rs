//! What a file carries from one machine to another: contents and entries, chained as they were stored.
//!
//! ```text
//! content   4  n, length of the digest; n digest; the bytes to the end
//! entry    32  link
//!           8  sequence
//!           8  at, milliseconds
//!        4 + n  stream, kind, by: each its length, then its bytes
//!              payload to the end
//! end       8  how many records stand before it
//! ```
//!
//! All numbers are little-endian, as in the records around them.

use super::damage::{Broken, Fault};
use super::layout::{CONTENT, END, ENTRY, FORMAT, Frame, encode, preamble};
use crate::records::attempt_id::AttemptId;
use crate::records::chain::Link;
use crate::records::entry::{Content, Entry, NewEntry};

/// What a file carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// What the attempt is played with.
    pub contents: Vec<Content>,
    /// The entries of its streams, each stream from its beginning.
    pub entries: Vec<Entry>,
}

impl Carried {
    /// The bytes of a file about this attempt.
    pub(in crate::records) fn to_bytes(&self, id: AttemptId) -> Vec<u8> {
        let contents = self.contents.iter().map(|content| (CONTENT, content_bytes(content)));
        let entries = self.entries.iter().map(|entry| (ENTRY, entry_bytes(entry)));
        let mut bytes = preamble(FORMAT, id);
        let mut seq = 0;
        for (kind, payload) in contents.chain(entries) {
            // What was stored is no longer than what may be stored.
            bytes.extend(encode(kind, seq, &payload).unwrap_or_default());
            seq += 1;
        }
        bytes.extend(encode(END, seq, &seq.to_le_bytes()).unwrap_or_default());
        bytes
    }

    /// What these records say.
    pub(super) fn of(frames: &[Frame]) -> Result<Self, Broken> {
        let Some((end, frames)) = frames.split_last().filter(|(end, _)| end.kind == END) else {
            return Err(Broken::Incomplete);
        };
        if end.payload != (frames.len() as u64).to_le_bytes() {
            return Err(Broken::Incomplete);
        }
        let mut carried = Self::default();
        for (record, frame) in (0..).zip(frames) {
            let mut rest = Rest(&frame.payload);
            let read = match frame.kind {
                CONTENT => rest.content().map(|content| carried.contents.push(content)),
                _ => rest.entry().map(|entry| carried.entries.push(entry)),
            };
            let fault = || Broken::Damaged {
                record,
                at_byte: 0,
                fault: Fault::Misplaced("it does not hold what it should"),
            };
            read.ok_or_else(fault)?;
        }
        Ok(carried)
    }
}

fn content_bytes(content: &Content) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.bytes.len() + 80);
    put(&mut bytes, &content.digest);
    bytes.extend(&content.bytes);
    bytes
}

fn entry_bytes(entry: &Entry) -> Vec<u8> {
    let NewEntry { stream, seq, kind, at_ms, by, payload } = &entry.new;
    let mut bytes = Vec::with_capacity(payload.len() + 160);
    bytes.extend(entry.link.0);
    bytes.extend(seq.to_le_bytes());
    bytes.extend(at_ms.to_le_bytes());
    for text in [&stream.to_string(), kind, by] {
        put(&mut bytes, text);
    }
    bytes.extend(payload);
    bytes
}

fn put(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(text.as_bytes());
}

/// What is left to read of a record.
struct Rest<'b>(&'b [u8]);

impl Rest<'_> {
    fn content(&mut self) -> Option<Content> {
        Some(Content { digest: self.text()?, bytes: self.0.to_vec() })
    }

    fn entry(&mut self) -> Option<Entry> {
        let link = Link(self.take()?);
        let (seq, at_ms) = (u64::from_le_bytes(self.take()?), i64::from_le_bytes(self.take()?));
        let stream = self.text()?.parse().ok()?;
        let (kind, by) = (self.text()?, self.text()?);
        Some(Entry { new: NewEntry { stream, seq, kind, at_ms, by, payload: self.0.to_vec() }, link })
    }

    fn text(&mut self) -> Option<String> {
        let length = u32::from_le_bytes(self.take()?) as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::decode;
    use super::*;
    use crate::records::stream::Stream;

    fn carried(id: AttemptId) -> Carried {
        let entry = |seq, payload: &str| {
            let (stream, kind, by) = (Stream::attempt(id), "input".to_owned(), "ánna".to_owned());
            let payload = payload.as_bytes().to_vec();
            Entry { new: NewEntry { stream, seq, kind, at_ms: -5, by, payload }, link: Link([7; 32]) }
        };
        let content = Content { digest: "ab".to_owned(), bytes: b"what is played".to_vec() };
        Carried { contents: vec![content], entries: vec![entry(0, ""), entry(1, "one")] }
    }

    #[test]
    fn what_is_carried_arrives() {
        let id = AttemptId::now();
        let decoded = decode(&carried(id).to_bytes(id)).unwrap();
        assert_eq!(decoded.id, id);
        assert_eq!(Carried::of(&decoded.frames), Ok(carried(id)));
    }

    #[test]
    fn a_file_that_was_cut_anywhere_is_not_taken_for_whole() {
        let id = AttemptId::now();
        let bytes = carried(id).to_bytes(id);
        for cut in 0..bytes.len() {
            let whole = decode(&bytes[..cut]).is_ok_and(|decoded| Carried::of(&decoded.frames).is_ok());
            assert!(!whole, "cut at {cut} of {}", bytes.len());
        }
    }

    #[test]
    fn a_record_that_says_less_than_it_should_is_an_error() {
        let id = AttemptId::now();
        let frames = decode(&carried(id).to_bytes(id)).unwrap().frames;
        for cut in 0..60 {
            let mut frames = frames.clone();
            frames[1].payload.truncate(cut);
            assert!(Carried::of(&frames).is_err(), "{cut}");
        }
    }
}
