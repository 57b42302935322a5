//! The bytes of an attempt file.
//!
//! All numbers are little-endian. CRC is CRC-32 as in zip and PNG (reflected polynomial `EDB88320`, start and final xor
//! `FFFFFFFF`). The file is a preamble of 32 bytes, then records without gaps, to the end of the file.
//!
//! ```text
//! preamble   0  8  magic: 89 46 4C 41 0D 0A 1A 0A ("\x89FLA\r\n\x1a\n": shows damage by text conversion)
//!            8  4  format number, 1
//!           12 16  the attempt's id, a UUID in its usual byte order
//!           28  4  CRC of bytes 0 to 27
//!
//! record     0  4  n, length of the payload in bytes, at most 67108864 (64 MiB)
//!            4  1  kind: 1 header, 2 content, 3 input, 4 events, 5 scorecard, 6 closed
//!            5  8  sequence: 0 for the first record, then one more each
//!           13  4  CRC of bytes 0 to 12 of the record: its head can be trusted before the payload is read
//!           17  n  payload
//!         17+n  4  CRC of bytes 0 to 16+n of the record
//! ```
//!
//! The preamble keeps its shape in every later format. The first record is a header, there is no other header, and
//! nothing follows a closed record.
//!
//! **Torn or damaged.** Each record is on disk before the next is begun, so a crash can spoil only the last. A record
//! that is cut short, or whose CRC fails, is *torn* when nothing follows it: a reader leaves it out and says so. It is
//! *damaged*, an error, when something follows. The head has its own CRC for that: without it, a changed length in the middle
//! would swallow the rest of the file and look like a torn end. Where the head itself is spoilt, what follows cannot
//! be known from its length; then a reader looks at each later byte for a sound head with a higher sequence.

use super::attempt_id::AttemptId;
use super::record::{Record, RecordKind};

/// The longest payload that a record may have: 64 MiB.
pub const RECORD_BYTES_MAX: usize = 64 << 20;

/// The format number that this program writes, and the highest it reads.
const FORMAT: u32 = 1;
const MAGIC: [u8; 8] = *b"\x89FLA\r\n\x1a\n";
pub(super) const PREAMBLE_BYTES: usize = 32;
const HEAD_BYTES: usize = 17;
const CRC_BYTES: usize = 4;

/// A last record that was not completely written; it was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Where it begins in the file.
    pub at_byte: u64,
    /// How many bytes of it there are.
    pub bytes_dropped: u64,
    /// What is wrong with it.
    pub why: Fault,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file ends inside the record.
    #[error("the file ends inside it: {has} of {needs} bytes are there")]
    CutShort {
        /// Bytes that are there.
        has: u64,
        /// Bytes the record has, as far as is known from what is there.
        needs: u64,
    },
    /// Length, kind or sequence were changed.
    #[error("the checksum of its head does not match")]
    HeadChecksum,
    /// Something in the record was changed.
    #[error("its checksum does not match")]
    Checksum,
    /// The length is beyond the limit.
    #[error("its length of {0} bytes is over the limit of {RECORD_BYTES_MAX}")]
    TooLong(u64),
    /// A record is missing or stands twice.
    #[error("its sequence is {found}")]
    Sequence {
        /// The number that stands there.
        found: u64,
    },
    /// A kind that the format does not have.
    #[error("its kind {0} does not exist")]
    UnknownKind(u8),
    /// A kind that may not stand here.
    #[error("it is out of place: {0}")]
    Misplaced(&'static str),
}

/// Why the bytes of a file cannot be read as an attempt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The program ended while it created the file; no record was ever in it.
    #[error("the file ends after {bytes} of the {PREAMBLE_BYTES} bytes that stand before the first record")]
    Unbegun {
        /// The length of the file.
        bytes: u64,
    },
    /// Some other file.
    #[error("this is no attempt file: it does not begin with the mark of one")]
    NotAnAttempt,
    /// The first 32 bytes were changed.
    #[error("the first {PREAMBLE_BYTES} bytes are damaged: their checksum does not match")]
    Preamble,
    /// Written by a newer program.
    #[error("format {0} is newer than this program, which reads up to format {FORMAT}; update Firstline")]
    Newer(u32),
    /// A record that is not the last is damaged, or a sound one says what cannot be.
    #[error("record {record}, at byte {at_byte}, is damaged: {fault}")]
    Damaged {
        /// The sequence that the record should have.
        record: u64,
        /// Where it begins in the file.
        at_byte: u64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What the bytes of an attempt file say.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    pub(super) id: AttemptId,
    pub(super) records: Vec<Record>,
    /// First byte after the last whole record.
    pub(super) end: u64,
    pub(super) torn: Option<Torn>,
}

/// The first bytes of the file of this attempt.
pub(super) fn preamble(id: AttemptId) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(id.to_bytes());
    push_crc(&mut bytes);
    bytes
}

/// The bytes of a record, or nothing when the payload is too long for one.
pub(super) fn encode(kind: RecordKind, seq: u64, payload: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(payload.len()).ok().filter(|_| payload.len() <= RECORD_BYTES_MAX)?;
    let mut bytes = Vec::with_capacity(HEAD_BYTES + payload.len() + CRC_BYTES);
    bytes.extend(length.to_le_bytes());
    bytes.push(kind.byte());
    bytes.extend(seq.to_le_bytes());
    push_crc(&mut bytes);
    bytes.extend(payload);
    push_crc(&mut bytes);
    Some(bytes)
}

/// How many bytes a record with a payload of this length takes.
pub(super) fn encoded_len(payload: usize) -> u64 {
    (HEAD_BYTES + payload + CRC_BYTES) as u64
}

/// Reads a whole file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Broken> {
    let id = decode_preamble(bytes)?;
    let mut records: Vec<Record> = Vec::new();
    let mut at = PREAMBLE_BYTES;
    let mut torn = None;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let record = records.len() as u64;
        match decode_record(rest, record, records.last().map(|last| last.kind)) {
            Ok(found) => {
                at += HEAD_BYTES + found.payload.len() + CRC_BYTES;
                records.push(found);
            }
            Err(why) if is_torn(&why, rest, record) => {
                torn = Some(Torn { at_byte: at as u64, bytes_dropped: rest.len() as u64, why });
                break;
            }
            Err(fault) => return Err(Broken::Damaged { record, at_byte: at as u64, fault }),
        }
    }
    Ok(Decoded { id, records, end: at as u64, torn })
}

fn decode_preamble(bytes: &[u8]) -> Result<AttemptId, Broken> {
    let marked = bytes.iter().zip(&MAGIC).all(|(byte, mark)| byte == mark);
    if !marked {
        return Err(Broken::NotAnAttempt);
    }
    let Some(bytes) = bytes.first_chunk::<PREAMBLE_BYTES>() else {
        return Err(Broken::Unbegun { bytes: bytes.len() as u64 });
    };
    if !ends_in_crc(bytes) {
        return Err(Broken::Preamble);
    }
    let format = u32::from_le_bytes(part(bytes, 8));
    if format > FORMAT {
        return Err(Broken::Newer(format));
    }
    AttemptId::from_bytes(part(bytes, 12)).map_err(|_| Broken::Preamble)
}

/// Length, kind and sequence of a record, checked against each other but not yet against their place.
struct Head {
    length: usize,
    kind: u8,
    seq: u64,
}

impl Head {
    /// The head at the start of `bytes`, if it is all there and its checksum matches.
    fn sound(bytes: &[u8]) -> Option<Self> {
        let head = bytes.first_chunk::<HEAD_BYTES>()?;
        if !ends_in_crc(head) {
            return None;
        }
        let length = u32::from_le_bytes(part(head, 0)) as usize;
        Some(Self { length, kind: head[4], seq: u64::from_le_bytes(part(head, 5)) })
    }
}

fn decode_record(rest: &[u8], expected: u64, previous: Option<RecordKind>) -> Result<Record, Fault> {
    if rest.len() < HEAD_BYTES {
        return Err(cut_short(rest, HEAD_BYTES + CRC_BYTES));
    }
    let Some(Head { length, kind, seq }) = Head::sound(rest) else {
        return Err(Fault::HeadChecksum);
    };
    if length > RECORD_BYTES_MAX {
        return Err(Fault::TooLong(length as u64));
    }
    if seq != expected {
        return Err(Fault::Sequence { found: seq });
    }
    let kind = RecordKind::from_byte(kind).ok_or(Fault::UnknownKind(kind))?;
    if let Some(why) = kind.misplaced(seq, previous) {
        return Err(Fault::Misplaced(why));
    }
    let needs = HEAD_BYTES + length + CRC_BYTES;
    let Some(whole) = rest.get(..needs) else {
        return Err(cut_short(rest, needs));
    };
    if !ends_in_crc(whole) {
        return Err(Fault::Checksum);
    }
    Ok(Record { seq, kind, payload: whole[HEAD_BYTES..HEAD_BYTES + length].to_vec() })
}

/// Whether a crash while the last record was written explains this fault.
fn is_torn(fault: &Fault, rest: &[u8], record: u64) -> bool {
    match fault {
        Fault::CutShort { .. } => true,
        Fault::Checksum => {
            Head::sound(rest).is_some_and(|head| encoded_len(head.length) == rest.len() as u64)
        }
        Fault::HeadChecksum => !has_later_record(rest, record),
        Fault::TooLong(_) | Fault::Sequence { .. } | Fault::UnknownKind(_) | Fault::Misplaced(_) => false,
    }
}

/// Whether a sound head of a record after `record` stands anywhere in `rest`.
fn has_later_record(rest: &[u8], record: u64) -> bool {
    let later = record + 1..=record + rest.len() as u64;
    rest.windows(HEAD_BYTES).skip(1).filter_map(Head::sound).any(|head| later.contains(&head.seq))
}

fn cut_short(rest: &[u8], needs: usize) -> Fault {
    Fault::CutShort { has: rest.len() as u64, needs: needs as u64 }
}

fn push_crc(bytes: &mut Vec<u8>) {
    let crc = crc32fast::hash(bytes);
    bytes.extend(crc.to_le_bytes());
}

fn ends_in_crc(bytes: &[u8]) -> bool {
    bytes
        .split_last_chunk::<CRC_BYTES>()
        .is_some_and(|(body, crc)| crc32fast::hash(body).to_le_bytes() == *crc)
}

/// The `N` bytes at `at`; zeros where there are none, which callers rule out by the length they checked.
fn part<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<N>()).copied().unwrap_or([0; N])
}

#[cfg(test)]
mod tests;
