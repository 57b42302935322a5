//! One record of an attempt, and which record may follow which.

use super::entry::NewEntry;

/// What a record holds: an entry of an attempt's stream. The number is the byte in files of before, the name the kind of
/// the entry; neither ever changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum RecordKind {
    /// What was agreed before the call: a JSON object whose `scenario` is the scenario's id. The first record, once.
    Header = 1,
    /// What is played: where it is kept, or the content itself.
    Content = 2,
    /// One input, stored before the customer answers it.
    Input = 3,
    /// The events that one input produced.
    Events = 4,
    /// The result of the call.
    Scorecard = 5,
    /// The attempt is over; nothing may follow.
    Closed = 6,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Header, Self::Content, Self::Input, Self::Events, Self::Scorecard, Self::Closed];

    /// The kind of the entry.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Content => "content",
            Self::Input => "input",
            Self::Events => "events",
            Self::Scorecard => "scorecard",
            Self::Closed => "closed",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The byte in the file.
    #[must_use]
    pub fn byte(self) -> u8 {
        self as u8
    }

    /// The kind with this byte.
    #[must_use]
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.byte() == byte)
    }

    /// Why this kind may not stand at `seq` after `previous`, if it may not.
    pub(in crate::records) fn misplaced(self, seq: u64, previous: Option<Self>) -> Option<&'static str> {
        match (self, previous) {
            (_, Some(Self::Closed)) => Some("the attempt was closed by the record before"),
            (Self::Header, _) if seq > 0 => Some("a header stands first and only once"),
            (Self::Header, _) => None,
            _ if seq == 0 => Some("the first record is always a header"),
            _ => None,
        }
    }
}

/// One record of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The place in the attempt: 0 for the header, then one more each.
    pub seq: u64,
    /// What the payload is.
    pub kind: RecordKind,
    /// The bytes, exactly as they were appended.
    pub payload: Vec<u8>,
}

impl Record {
    /// The record in an entry of an attempt; none when attempts have no such kind.
    #[must_use]
    pub fn of(entry: &NewEntry) -> Option<Self> {
        let kind = RecordKind::named(&entry.kind)?;
        Some(Self { seq: entry.seq, kind, payload: entry.payload.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::RecordKind::{self, Closed, Header, Input};

    #[test]
    fn bytes_and_kinds_go_both_ways() {
        for byte in 0..=u8::MAX {
            match RecordKind::from_byte(byte) {
                Some(kind) => assert_eq!(kind.byte(), byte),
                None => assert!(!(1..=6).contains(&byte), "{byte} lost its kind"),
            }
        }
    }

    #[track_caller]
    fn check(kind: RecordKind, seq: u64, previous: Option<RecordKind>, fits: bool) {
        assert_eq!(kind.misplaced(seq, previous).is_none(), fits);
    }

    #[test]
    fn a_header_stands_first_and_nothing_after_the_end() {
        check(Header, 0, None, true);
        check(Input, 0, None, false);
        check(Header, 1, Some(Header), false);
        check(Input, 1, Some(Header), true);
        check(Input, 2, Some(Closed), false);
        check(Closed, 2, Some(Closed), false);
    }
}
