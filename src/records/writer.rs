//! Appending records to a disk so that what was acknowledged is there.

use std::path::{Path, PathBuf};

use super::append::{AfterFailure, AppendError, Appended};
use super::attempt_id::AttemptId;
use super::disk::{Disk, DiskError};
use super::layout::{self, Decoded, PREAMBLE_BYTES};
use super::read::FILE_BYTES_MAX;
use super::record::RecordKind;

/// The end of an attempt, where records are added.
#[derive(Debug)]
pub(super) struct Writer<D> {
    disk: D,
    path: PathBuf,
    /// Where each stored record begins.
    starts: Vec<u64>,
    /// First byte after the last stored record.
    end: u64,
    last: Option<RecordKind>,
    stuck: bool,
}

impl<D: Disk> Writer<D> {
    /// Begins an attempt on an empty disk. Returns when its first bytes are on it.
    pub(super) fn create(mut disk: D, path: &Path, id: AttemptId) -> Result<Self, DiskError> {
        let preamble = layout::preamble(id);
        disk.write_at(0, &preamble).and_then(|()| disk.sync()).map_err(DiskError::of("write", path))?;
        let path = path.to_owned();
        Ok(Self { disk, path, starts: Vec::new(), end: PREAMBLE_BYTES as u64, last: None, stuck: false })
    }

    /// Goes on after the last whole record of `decoded`, which is what the disk holds. Cuts off what is torn.
    pub(super) fn resume(mut disk: D, path: &Path, decoded: &Decoded) -> Result<Self, DiskError> {
        if decoded.torn.is_some() {
            disk.cut(decoded.end).map_err(DiskError::of("cut the torn last record from", path))?;
        }
        let mut end = PREAMBLE_BYTES as u64;
        let starts = decoded.records.iter().map(|record| {
            let start = end;
            end += layout::encoded_len(record.payload.len());
            start
        });
        let starts: Vec<u64> = starts.collect();
        // The last record may be whole and yet not on disk, and when a sync of it has failed before, the system may
        // take it for written. Writing the same bytes again makes sure.
        let start = starts.last().copied().unwrap_or(0);
        let mut bytes = vec![0; usize::try_from(end - start).unwrap_or(usize::MAX)];
        disk.read_at(start, &mut bytes).map_err(DiskError::of("read", path))?;
        disk.write_at(start, &bytes).and_then(|()| disk.sync()).map_err(DiskError::of("write", path))?;
        let last = decoded.records.last().map(|record| record.kind);
        Ok(Self { disk, path: path.to_owned(), starts, end, last, stuck: false })
    }

    /// The number that the next record gets.
    pub(super) fn next_seq(&self) -> u64 {
        self.starts.len() as u64
    }

    /// The kind of the last record.
    pub(super) fn last(&self) -> Option<RecordKind> {
        self.last
    }

    /// Stores a record; see [`AttemptLog::append`](super::AttemptLog::append).
    pub(super) fn append(
        &mut self,
        kind: RecordKind,
        seq: u64,
        payload: &[u8],
    ) -> Result<Appended, AppendError> {
        let too_long = || AppendError::TooLong { seq, bytes: payload.len() };
        let bytes = layout::encode(kind, seq, payload).ok_or_else(too_long)?;
        if self.stuck {
            return Err(AppendError::Stuck { seq });
        }
        let expected = self.next_seq();
        if seq > expected {
            return Err(AppendError::Gap { seq, expected });
        }
        if seq < expected {
            return self.compare(seq, &bytes);
        }
        if let Some(why) = kind.misplaced(seq, self.last) {
            return Err(AppendError::Misplaced { seq, why });
        }
        if self.end + bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(too_long());
        }
        self.store(seq, &bytes)?;
        self.starts.push(self.end);
        self.end += bytes.len() as u64;
        self.last = Some(kind);
        Ok(Appended::Stored)
    }

    /// Whether the stored record `seq` has exactly these bytes.
    fn compare(&mut self, seq: u64, bytes: &[u8]) -> Result<Appended, AppendError> {
        let bound = |seq: u64| usize::try_from(seq).ok().and_then(|at| self.starts.get(at)).copied();
        let start = bound(seq).unwrap_or(self.end);
        let end = bound(seq + 1).unwrap_or(self.end);
        if end - start != bytes.len() as u64 {
            return Err(AppendError::Differs { seq });
        }
        let mut stored = vec![0; bytes.len()];
        let read = self.disk.read_at(start, &mut stored);
        read.map_err(DiskError::of("compare a record with the one in", &self.path))
            .map_err(AppendError::Compare)?;
        if stored == bytes { Ok(Appended::Already) } else { Err(AppendError::Differs { seq }) }
    }

    fn store(&mut self, seq: u64, bytes: &[u8]) -> Result<(), AppendError> {
        let done = self.disk.write_at(self.end, bytes).map_err(|cause| ("write", cause));
        let done = done.and_then(|()| self.disk.sync().map_err(|cause| ("sync", cause)));
        done.map_err(|(action, cause)| {
            let after = self.cut_back();
            AppendError::Disk { action, seq, path: self.path.clone(), cause, after }
        })
    }

    fn cut_back(&mut self) -> AfterFailure {
        if self.disk.cut(self.end).and_then(|()| self.disk.sync()).is_ok() {
            return AfterFailure::CutBack;
        }
        self.stuck = true;
        AfterFailure::Stuck
    }
}

#[cfg(test)]
mod tests {
    use super::super::damage::Broken;
    use super::super::faulty_disk::{Failure, FaultyDisk};
    use super::super::layout::RECORD_BYTES_MAX;
    use super::super::record::Record;
    use super::*;

    const RECORDS: u64 = 5;

    fn record(seq: u64) -> Record {
        let kind = match seq {
            0 => RecordKind::Header,
            _ if seq + 1 == RECORDS => RecordKind::Closed,
            _ => RecordKind::Input,
        };
        let payload = format!("record {seq} {}", "x".repeat(usize::try_from(seq).unwrap())).into_bytes();
        Record { seq, kind, payload }
    }

    fn append(writer: &mut Writer<FaultyDisk>, seq: u64) -> Result<Appended, AppendError> {
        let Record { kind, payload, .. } = record(seq);
        writer.append(kind, seq, &payload)
    }

    fn path() -> &'static Path {
        Path::new("call.attempt")
    }

    fn begun() -> (FaultyDisk, Writer<FaultyDisk>) {
        let disk = FaultyDisk::default();
        let writer = Writer::create(disk.clone(), path(), AttemptId::now()).unwrap();
        (disk, writer)
    }

    /// Plays a whole attempt on the disk, trying each append twice, and returns how many were acknowledged.
    /// After every step, whatever a power cut could leave must hold at least what was acknowledged.
    #[track_caller]
    fn play(disk: &FaultyDisk) -> u64 {
        let Ok(mut writer) = Writer::create(disk.clone(), path(), AttemptId::now()) else {
            check_left(disk, 0);
            return 0;
        };
        for seq in 0..RECORDS {
            let first = append(&mut writer, seq);
            check_left(disk, seq + u64::from(first.is_ok()));
            if first.is_err() && append(&mut writer, seq).is_err() {
                check_left(disk, seq);
                return seq;
            }
            check_left(disk, seq + 1);
        }
        RECORDS
    }

    /// Every state a power cut could leave reads as a beginning of the attempt with all `acknowledged`
    /// records, and the attempt can be gone on with from there.
    #[track_caller]
    fn check_left(disk: &FaultyDisk, acknowledged: u64) {
        for left in disk.after_power_cut() {
            let decoded = match layout::decode(&left) {
                Ok(decoded) => decoded,
                // Before the first bytes were synced there may be less than a preamble, or zeros.
                Err(Broken::Unbegun { .. } | Broken::NotAnAttempt | Broken::Preamble)
                    if acknowledged == 0 =>
                {
                    continue;
                }
                Err(broken) => panic!("{broken}"),
            };
            let stored = decoded.records.len() as u64;
            assert!(stored >= acknowledged, "{acknowledged} acknowledged, {stored} stored");
            assert_eq!(decoded.records, (0..stored).map(record).collect::<Vec<_>>());
            let disk = FaultyDisk::holding(&left);
            let mut writer = Writer::resume(disk.clone(), path(), &decoded).unwrap();
            for seq in acknowledged..RECORDS {
                let appended = append(&mut writer, seq).unwrap();
                assert_eq!(appended == Appended::Already, seq < stored);
            }
            assert_eq!(layout::decode(&disk.seen()).unwrap().records.len() as u64, RECORDS);
        }
    }

    #[test]
    fn nothing_acknowledged_is_lost_whatever_fails_and_whenever() {
        let sound = FaultyDisk::default();
        assert_eq!(play(&sound), RECORDS);
        for at in 0..sound.operations() {
            for arrive in 0..70 {
                play(&FaultyDisk::failing(at, Failure::Once, arrive));
                play(&FaultyDisk::failing(at, Failure::FromThenOn, arrive));
            }
            play(&FaultyDisk::failing(at, Failure::DoneAllTheSame, 0));
        }
    }

    #[test]
    fn going_on_after_a_failed_disk_works_again_brings_all_of_it_to_disk() {
        for at in 4..2 + 2 * usize::try_from(RECORDS).unwrap() {
            let disk = FaultyDisk::failing(at, Failure::FromThenOn, 200);
            let acknowledged = play(&disk);
            disk.repair();
            let decoded = layout::decode(&disk.seen()).unwrap();
            let mut writer = Writer::resume(disk.clone(), path(), &decoded).unwrap();
            for seq in acknowledged..RECORDS {
                append(&mut writer, seq).unwrap();
                check_left(&disk, seq + 1);
            }
        }
    }

    #[test]
    fn a_single_failure_after_the_start_costs_nothing() {
        let started = 2;
        for at in started..started + 2 * usize::try_from(RECORDS).unwrap() {
            assert_eq!(play(&FaultyDisk::failing(at, Failure::Once, 3)), RECORDS, "operation {at}");
        }
    }

    #[test]
    fn a_full_disk_says_what_is_safe_and_stops_writing() {
        // Two operations for the start and two for each record: record 2 fails at the sixth.
        let disk = FaultyDisk::failing(6, Failure::FromThenOn, 4);
        let mut writer = Writer::create(disk.clone(), path(), AttemptId::now()).unwrap();
        append(&mut writer, 0).unwrap();
        append(&mut writer, 1).unwrap();
        let error = append(&mut writer, 2).unwrap_err();
        assert!(matches!(error, AppendError::Disk { seq: 2, after: AfterFailure::Stuck, .. }), "{error:?}");
        let text = error.to_string();
        for says in [
            "could not write record 2 in call.attempt",
            "free some space",
            "up to record 1 is safe",
            "opened again",
        ] {
            assert!(text.contains(says), "{text}");
        }
        let before = disk.operations();
        assert!(matches!(append(&mut writer, 2), Err(AppendError::Stuck { seq: 2 })));
        assert_eq!(disk.operations(), before, "a stuck log writes nothing more");
    }

    #[test]
    fn after_a_short_write_the_file_ends_with_the_last_good_record() {
        let disk = FaultyDisk::failing(4, Failure::Once, 9);
        let mut writer = Writer::create(disk.clone(), path(), AttemptId::now()).unwrap();
        append(&mut writer, 0).unwrap();
        let good = disk.seen();
        let error = append(&mut writer, 1).unwrap_err();
        assert!(matches!(error, AppendError::Disk { after: AfterFailure::CutBack, .. }), "{error:?}");
        assert_eq!(disk.seen(), good);
    }

    #[test]
    fn the_same_again_is_nothing_new_and_something_else_is_refused() {
        let (disk, mut writer) = begun();
        for seq in 0..RECORDS {
            assert_eq!(append(&mut writer, seq).unwrap(), Appended::Stored);
        }
        let stored = disk.seen();
        for seq in 0..RECORDS {
            assert_eq!(append(&mut writer, seq).unwrap(), Appended::Already);
            let Record { kind, mut payload, .. } = record(seq);
            payload[0] ^= 1;
            let refused = |result| matches!(result, Err(AppendError::Differs { .. }));
            assert!(refused(writer.append(kind, seq, &payload)), "other bytes");
            assert!(refused(writer.append(kind, seq, &payload[1..])), "fewer bytes");
            assert!(refused(writer.append(RecordKind::Scorecard, seq, &record(seq).payload)), "another kind");
        }
        assert_eq!(disk.seen(), stored);
    }

    #[test]
    fn a_gap_a_wrong_place_and_a_giant_are_refused_and_write_nothing() {
        let (disk, mut writer) = begun();
        assert!(matches!(append(&mut writer, 1), Err(AppendError::Gap { seq: 1, expected: 0 })));
        let result = writer.append(RecordKind::Input, 0, b"");
        assert!(matches!(result, Err(AppendError::Misplaced { seq: 0, .. })));
        let giant = vec![0; RECORD_BYTES_MAX + 1];
        let result = writer.append(RecordKind::Header, 0, &giant);
        assert!(matches!(result, Err(AppendError::TooLong { seq: 0, .. })));
        assert_eq!(disk.seen().len(), PREAMBLE_BYTES);
    }

    #[test]
    fn nothing_follows_the_end() {
        let (_, mut writer) = begun();
        for seq in 0..RECORDS {
            append(&mut writer, seq).unwrap();
        }
        let result = writer.append(RecordKind::Input, RECORDS, b"one more");
        assert!(matches!(result, Err(AppendError::Misplaced { .. })));
    }
}
