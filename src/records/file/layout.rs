//! The bytes of an attempt file: an attempt as it is carried from one machine to another (format 2), and as it was kept
//! before there was a database (format 1).
//!
//! All numbers are little-endian. CRC is CRC-32 as in zip and PNG (reflected polynomial `EDB88320`, start and final xor
//! `FFFFFFFF`). The file is a preamble of 32 bytes, then records without gaps, to the end of the file.
//!
//! ```text
//! preamble   0  8  magic: 89 46 4C 41 0D 0A 1A 0A ("\x89FLA\r\n\x1a\n": shows damage by text conversion)
//!            8  4  format number, 1 or 2
//!           12 16  the attempt's id, a UUID in its usual byte order
//!           28  4  CRC of bytes 0 to 27
//!
//! record     0  4  n, length of the payload in bytes, at most 67109888 (64 MiB and 1 KiB)
//!            4  1  kind; format 1: 1 header, 2 content, 3 input, 4 events, 5 scorecard, 6 closed
//!                     format 2: 16 content, 17 entry, 18 end (`carried.rs` has what is in them)
//!            5  8  sequence: 0 for the first record, then one more each
//!           13  4  CRC of bytes 0 to 12 of the record: its head can be trusted before the payload is read
//!           17  n  payload
//!         17+n  4  CRC of bytes 0 to 16+n of the record
//! ```
//!
//! The preamble keeps its shape in every later format. In format 1 the first record is a header, there is no other header,
//! and nothing follows a closed record; in format 2 nothing follows the end.
//!
//! **Torn or damaged.** In format 1 each record was on disk before the next was begun, so a crash could spoil only the last. A record
//! that is cut short, or whose CRC fails, is *torn* when nothing follows it: a reader leaves it out and says so. It is
//! *damaged*, an error, when something follows. The head has its own CRC for that: without it, a changed length in the middle
//! would swallow the rest of the file and look like a torn end. Where the head itself is spoilt, what follows cannot
//! be known from its length; then a reader looks at each later byte for a sound head with a higher sequence.

use super::damage::{Broken, Fault, Torn};
use crate::records::attempt_id::AttemptId;
use crate::records::record::RecordKind;

/// The longest payload that a record may have: as long as that of an entry, and what stands around it.
pub(super) const RECORD_BYTES_MAX: usize = (64 << 20) + 1_024;

/// The format number that this program writes, and the highest it reads.
pub(super) const FORMAT: u32 = 2;
/// The format of files from before there was a database.
pub(super) const BEFORE: u32 = 1;

/// The kinds of format 2.
pub(super) const CONTENT: u8 = 16;
pub(super) const ENTRY: u8 = 17;
pub(super) const END: u8 = 18;

const MAGIC: [u8; 8] = *b"\x89FLA\r\n\x1a\n";
pub(super) const PREAMBLE_BYTES: usize = 32;
const HEAD_BYTES: usize = 17;
const CRC_BYTES: usize = 4;

/// What the bytes of an attempt file say.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    pub(super) id: AttemptId,
    pub(super) format: u32,
    pub(super) frames: Vec<Frame>,
    pub(super) torn: Option<Torn>,
}

/// One record, whatever it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) kind: u8,
    pub(super) payload: Vec<u8>,
}

/// The first bytes of the file of this attempt.
pub(super) fn preamble(format: u32, id: AttemptId) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(format.to_le_bytes());
    bytes.extend(id.to_bytes());
    push_crc(&mut bytes);
    bytes
}

/// The bytes of a record, or nothing when the payload is too long for one.
pub(super) fn encode(kind: u8, seq: u64, payload: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(payload.len()).ok().filter(|_| payload.len() <= RECORD_BYTES_MAX)?;
    let mut bytes = Vec::with_capacity(HEAD_BYTES + payload.len() + CRC_BYTES);
    bytes.extend(length.to_le_bytes());
    bytes.push(kind);
    bytes.extend(seq.to_le_bytes());
    push_crc(&mut bytes);
    bytes.extend(payload);
    push_crc(&mut bytes);
    Some(bytes)
}

/// How many bytes a record with a payload of this length takes.
fn encoded_len(payload: usize) -> u64 {
    (HEAD_BYTES + payload + CRC_BYTES) as u64
}

/// Reads a whole file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Broken> {
    let (format, id) = decode_preamble(bytes)?;
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = PREAMBLE_BYTES;
    let mut torn = None;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let record = frames.len() as u64;
        match decode_record(rest, record, format, frames.last().map(|last| last.kind)) {
            Ok(found) => {
                at += HEAD_BYTES + found.payload.len() + CRC_BYTES;
                frames.push(found);
            }
            Err(why) if is_torn(&why, rest, record) => {
                torn = Some(Torn { at_byte: at as u64, bytes_dropped: rest.len() as u64, why });
                break;
            }
            Err(fault) => return Err(Broken::Damaged { record, at_byte: at as u64, fault }),
        }
    }
    Ok(Decoded { id, format, frames, torn })
}

fn decode_preamble(bytes: &[u8]) -> Result<(u32, AttemptId), Broken> {
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
    let id = AttemptId::from_bytes(part(bytes, 12)).map_err(|_| Broken::Preamble)?;
    Ok((format, id))
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

fn decode_record(rest: &[u8], expected: u64, format: u32, previous: Option<u8>) -> Result<Frame, Fault> {
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
    check_place(format, kind, seq, previous)?;
    let needs = HEAD_BYTES + length + CRC_BYTES;
    let Some(whole) = rest.get(..needs) else {
        return Err(cut_short(rest, needs));
    };
    if !ends_in_crc(whole) {
        return Err(Fault::Checksum);
    }
    Ok(Frame { kind, payload: whole[HEAD_BYTES..HEAD_BYTES + length].to_vec() })
}

/// Whether this kind may stand here.
fn check_place(format: u32, kind: u8, seq: u64, previous: Option<u8>) -> Result<(), Fault> {
    if format == BEFORE {
        let known = RecordKind::from_byte(kind).ok_or(Fault::UnknownKind(kind))?;
        let misplaced = known.misplaced(seq, previous.and_then(RecordKind::from_byte));
        return misplaced.map_or(Ok(()), |why| Err(Fault::Misplaced(why)));
    }
    match (kind, previous) {
        (_, Some(END)) => Err(Fault::Misplaced("the file was ended by the record before")),
        (CONTENT | ENTRY | END, _) => Ok(()),
        _ => Err(Fault::UnknownKind(kind)),
    }
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
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// A file with a header and these payloads, and where each record begins.
    fn file(payloads: &[Vec<u8>]) -> (Vec<u8>, Vec<usize>) {
        let mut bytes = preamble(BEFORE, AttemptId::now());
        let mut starts = Vec::new();
        for (seq, payload) in payloads.iter().enumerate() {
            starts.push(bytes.len());
            let kind = if seq == 0 { RecordKind::Header } else { RecordKind::Input };
            bytes.extend(encode(kind.byte(), seq as u64, payload).unwrap());
        }
        (bytes, starts)
    }

    fn payloads(decoded: &Decoded) -> Vec<Vec<u8>> {
        decoded.frames.iter().map(|frame| frame.payload.clone()).collect()
    }

    /// A record with a sound head, whatever it says, and a sound checksum.
    fn forged(length: u32, kind: u8, seq: u64) -> Vec<u8> {
        let mut bytes = length.to_le_bytes().to_vec();
        bytes.push(kind);
        bytes.extend(seq.to_le_bytes());
        push_crc(&mut bytes);
        push_crc(&mut bytes);
        bytes
    }

    #[test]
    fn the_bytes_are_those_that_the_description_promises() {
        let id: AttemptId = "01977e9f-8b00-7000-8000-000000000001".parse().unwrap();
        let mut bytes = preamble(BEFORE, id);
        bytes.extend(encode(RecordKind::Header.byte(), 0, b"{}").unwrap());
        // The three checksums were computed with another program's CRC-32.
        let expected: [&[u8]; 10] = [
            b"\x89\x46\x4c\x41\x0d\x0a\x1a\x0a", // magic
            b"\x01\x00\x00\x00",                 // format
            b"\x01\x97\x7e\x9f\x8b\x00\x70\x00\x80\x00\x00\x00\x00\x00\x00\x01", // id
            b"\x05\xb6\x5e\x4e",                 // CRC of the preamble
            b"\x02\x00\x00\x00",                 // length
            b"\x01",                             // kind
            b"\x00\x00\x00\x00\x00\x00\x00\x00", // sequence
            b"\x8a\xe7\x53\x78",                 // CRC of the head
            b"\x7b\x7d",                         // payload
            b"\x1f\x0c\xbd\x53",                 // CRC of the record
        ];
        assert_eq!(bytes, expected.concat());
    }

    #[track_caller]
    fn check_second(record: &[u8], fault: Fault) {
        let (mut bytes, _) = file(&[b"{}".to_vec()]);
        let at_byte = bytes.len() as u64;
        bytes.extend(record);
        assert_eq!(decode(&bytes).unwrap_err(), Broken::Damaged { record: 1, at_byte, fault });
    }

    #[test]
    fn a_sound_record_that_says_what_cannot_be_is_damage_even_at_the_end() {
        check_second(&forged(u32::MAX, 3, 1), Fault::TooLong(u64::from(u32::MAX)));
        check_second(&forged(0, 3, 2), Fault::Sequence { found: 2 });
        check_second(&forged(0, 3, 0), Fault::Sequence { found: 0 });
        check_second(&forged(0, 7, 1), Fault::UnknownKind(7));
        check_second(&forged(0, 1, 1), Fault::Misplaced("a header stands first and only once"));
    }

    #[test]
    fn an_absurd_length_in_a_spoilt_head_is_a_torn_record_and_no_allocation() {
        let (mut bytes, _) = file(&[b"{}".to_vec()]);
        let end = bytes.len() as u64;
        bytes.extend([0xff; 40]);
        let torn = Torn { at_byte: end, bytes_dropped: 40, why: Fault::HeadChecksum };
        assert_eq!(decode(&bytes).unwrap().torn, Some(torn));
    }

    #[test]
    fn zeros_at_the_end_are_a_torn_record() {
        let (mut bytes, _) = file(&[b"{}".to_vec(), b"one".to_vec()]);
        bytes.extend([0; 500]);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.frames.len(), decoded.torn.unwrap().bytes_dropped), (2, 500));
    }

    #[test]
    fn a_file_of_another_kind_or_a_later_format_is_not_mistaken() {
        assert_eq!(decode(b"RIFF and so on").unwrap_err(), Broken::NotAnAttempt);
        assert_eq!(decode(b"").unwrap_err(), Broken::Unbegun { bytes: 0 });
        let mut later = preamble(BEFORE, AttemptId::now());
        later.truncate(PREAMBLE_BYTES - CRC_BYTES);
        later[8] = 3;
        push_crc(&mut later);
        assert_eq!(decode(&later).unwrap_err(), Broken::Newer(3));
    }

    #[test]
    fn a_payload_over_the_limit_has_no_record() {
        assert!(encode(RecordKind::Input.byte(), 1, &vec![0; RECORD_BYTES_MAX + 1]).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_was_written_is_read(written in vec(vec(any::<u8>(), 0..60), 0..12)) {
            let (bytes, _) = file(&written);
            let decoded = decode(&bytes).unwrap();
            prop_assert_eq!(&decoded.torn, &None);
            prop_assert_eq!(payloads(&decoded), written);
        }

        #[test]
        fn a_file_cut_at_any_byte_gives_what_was_whole(written in vec(vec(any::<u8>(), 0..60), 0..8)) {
            let (bytes, mut starts) = file(&written);
            starts.push(bytes.len());
            for cut in 0..PREAMBLE_BYTES {
                prop_assert_eq!(decode(&bytes[..cut]).unwrap_err(), Broken::Unbegun { bytes: cut as u64 });
            }
            for cut in PREAMBLE_BYTES..=bytes.len() {
                let decoded = decode(&bytes[..cut]).unwrap();
                let whole = starts.iter().filter(|&&start| start <= cut).count() - 1;
                prop_assert_eq!(payloads(&decoded), &written[..whole]);
                let left = (cut - starts[whole]) as u64;
                prop_assert_eq!(decoded.torn.map_or(0, |torn| torn.bytes_dropped), left);
            }
        }

        #[test]
        fn a_changed_byte_is_named_wherever_it_is(
            written in vec(vec(any::<u8>(), 0..60), 1..8),
            change in 1..=u8::MAX,
        ) {
            let (mut bytes, starts) = file(&written);
            for at in 0..bytes.len() {
                bytes[at] ^= change;
                let hit = starts.iter().rposition(|&start| start <= at);
                match (decode(&bytes), hit) {
                    (Err(Broken::NotAnAttempt), None) => prop_assert!(at < MAGIC.len()),
                    (Err(Broken::Preamble), None) => prop_assert!(at >= MAGIC.len()),
                    (Ok(decoded), Some(hit)) => {
                        prop_assert_eq!(hit, written.len() - 1, "only the last record may be left out");
                        prop_assert_eq!(payloads(&decoded), &written[..hit]);
                        prop_assert_eq!(decoded.torn.map(|torn| torn.at_byte), Some(starts[hit] as u64));
                    }
                    (Err(Broken::Damaged { record, at_byte, .. }), Some(hit)) => {
                        prop_assert_eq!((record, at_byte), (hit as u64, starts[hit] as u64));
                        prop_assert!(hit + 1 < written.len());
                    }
                    (result, hit) => prop_assert!(false, "byte {} of {:?}: {:?}", at, hit, result),
                }
                bytes[at] ^= change;
            }
        }

        #[test]
        fn no_bytes_at_all_break_the_reader(noise in vec(any::<u8>(), 0..400), begun in any::<bool>()) {
            let mut bytes = if begun { file(&[b"{}".to_vec()]).0 } else { Vec::new() };
            bytes.extend(noise);
            if let Ok(decoded) = decode(&bytes) {
                let left: usize = decoded.frames.iter().map(|frame| frame.payload.len()).sum();
                prop_assert!(left <= bytes.len());
            }
        }
    }
}
