//! Carrying an attempt from one machine to another, as one file.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::attempt_id::AttemptId;
use super::bring_in::{batch_of, named_content};
use super::chain::check_chain;
use super::disk::{DiskError, sync_folder};
use super::entry::{Appended, Content};
use super::error::{AttemptOpenError, CarryError};
use super::file::{AttemptFile, Carried};
use super::handle::Records;
use super::lock::Lock;
use super::record::Record;
use super::stream::Stream;

impl Records {
    /// Writes an attempt, with what it was played with and what was said of it, into a new file.
    ///
    /// # Errors
    /// When there is no such attempt, when the file exists, or when it cannot be written.
    pub fn export(&self, id: AttemptId, file: &Path) -> Result<(), CarryError> {
        let mut carried = Carried::default();
        for stream in streams_of(id) {
            carried.entries.extend(self.after(stream, None)?);
        }
        if carried.entries.first().is_none_or(|first| first.new.stream != Stream::attempt(id)) {
            return Err(AttemptOpenError::Missing { id, folder: self.data().root().to_owned() }.into());
        }
        let own: Vec<Record> = carried.entries.iter().filter_map(|entry| Record::of(&entry.new)).collect();
        if let Some(digest) = named_content(&own)
            && let Some(kept) = self.content(&digest)?
        {
            carried.contents.push(Content { digest, bytes: kept.bytes });
        }
        Ok(write_new(file, &carried.to_bytes(id))?)
    }

    /// Brings in the attempt of a file, unless it is here already.
    ///
    /// # Errors
    /// When the file cannot be read or was changed, when the attempt is being taken at this moment, or when another attempt is here under its id. Nothing
    /// was stored then.
    pub fn import(&self, file: &Path) -> Result<(AttemptId, Appended), CarryError> {
        let read = AttemptFile::read(file)?;
        let id = read.id;
        if let Some(carried) = &read.carried {
            for stream in streams_of(id) {
                let own: Vec<_> =
                    carried.entries.iter().filter(|entry| entry.new.stream == stream).cloned().collect();
                check_chain(stream, &own)?;
            }
            if let Some(other) =
                carried.entries.iter().find(|entry| !streams_of(id).contains(&entry.new.stream))
            {
                return Err(CarryError::Foreign(other.new.stream));
            }
        }
        let lock = Lock::alone(&self.data().lock_path(id))?.ok_or(AttemptOpenError::InUse(id))?;
        let appended = self.append(batch_of(file, read)?)?;
        lock.remove();
        Ok((id, appended))
    }
}

/// The attempt, and what is said of it.
fn streams_of(id: AttemptId) -> [Stream; 3] {
    [Stream::attempt(id), Stream::review(id), Stream::dispute(id)]
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let mut file = File::create_new(path).map_err(DiskError::of("create", path))?;
    if let Err(cause) = file.write_all(bytes).and_then(|()| file.sync_all()) {
        // Half a file is none; the error that matters is that one.
        fs::remove_file(path).ok();
        return Err(DiskError::of("write", path)(cause));
    }
    match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        Some(parent) => sync_folder(parent),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::attempt_log::AttemptLog;
    use super::super::data_dir::DataDir;
    use super::super::entry::NewEntry;
    use super::super::record::RecordKind;
    use super::*;

    fn machine() -> (tempfile::TempDir, Records) {
        let home = tempfile::tempdir().unwrap();
        let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
        (home, records)
    }

    fn take_attempt(records: &Records) -> AttemptId {
        let id = AttemptId::now();
        let mut log = AttemptLog::create(records, id, "ann").unwrap();
        let content = Content { digest: "d1".to_owned(), bytes: b"played".to_vec() };
        let beginning =
            vec![(RecordKind::Header, b"{}".to_vec()), (RecordKind::Content, br#"{"kept":"d1"}"#.to_vec())];
        log.append(vec![content], beginning).unwrap();
        let (stream, kind, by) = (Stream::review(id), "comment".to_owned(), "mo".to_owned());
        records
            .append(NewEntry { stream, seq: 0, kind, at_ms: 7, by, payload: b"well done".to_vec() })
            .unwrap();
        id
    }

    #[test]
    fn an_attempt_arrives_as_it_was_with_its_chain() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let id = take_attempt(&here);
        let file = home.path().join("a.attempt");
        here.export(id, &file).unwrap();
        assert!(matches!(here.export(id, &file), Err(CarryError::Disk(_))), "no file is written over");
        assert_eq!(there.import(&file).unwrap(), (id, Appended::Stored));
        assert_eq!(there.import(&file).unwrap(), (id, Appended::Already));
        for stream in streams_of(id) {
            assert_eq!(there.after(stream, None).unwrap(), here.after(stream, None).unwrap());
        }
        assert_eq!(there.content("d1").unwrap(), here.content("d1").unwrap());
    }

    #[test]
    fn an_attempt_that_went_on_elsewhere_is_refused() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let id = take_attempt(&here);
        let file = home.path().join("a.attempt");
        here.export(id, &file).unwrap();
        there.import(&file).unwrap();
        for (records, words) in [(&here, "one"), (&there, "other")] {
            let (mut log, _) = AttemptLog::open(records, id).unwrap();
            log.append(Vec::new(), vec![(RecordKind::Input, words.as_bytes().to_vec())]).unwrap();
            assert!(matches!(records.import(&file), Err(CarryError::Open(_))), "it is being taken");
        }
        let later = home.path().join("b.attempt");
        here.export(id, &later).unwrap();
        assert!(matches!(there.import(&later), Err(CarryError::Store(_))));
    }

    #[test]
    fn no_byte_of_a_file_can_be_changed_unnoticed() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let id = take_attempt(&here);
        let file = home.path().join("a.attempt");
        here.export(id, &file).unwrap();
        let bytes = fs::read(&file).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(&file, changed).unwrap();
            assert!(there.import(&file).is_err(), "byte {at}");
        }
        assert_eq!(there.extent().unwrap().entries, 0);
    }
}
