//! Carrying an attempt from one machine to another, as one file.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::attempt_id::AttemptId;
use super::bring_in::{NOT_THE_SUM, NamedContent, batch_of, content_named_by, named_content};
use super::chain::check_chain;
use super::disk::{DiskError, sync_folder};
use super::doctor::CheckContent;
use super::entry::{Appended, Content, NewEntry};
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

    /// Brings in the attempt of a file, unless it is here already. `check_content` says whether content is what its digest says;
    /// `said` is what becomes of what was said of it.
    ///
    /// # Errors
    /// When the file cannot be read, when it or what the attempt was played with was changed, when what was said of it may not
    /// count, when the attempt is being taken at this moment, or when another attempt is here under its id. Nothing was stored
    /// then.
    pub fn import(
        &self,
        file: &Path,
        check_content: CheckContent<'_>,
        said: Said<'_>,
    ) -> Result<(AttemptId, Appended), CarryError> {
        let read = AttemptFile::read(file)?;
        let id = read.id;
        let own = Stream::attempt(id);
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
        let named = content_named_by(&read.records);
        let mut batch = batch_of(file, read)?;
        check_contents(&batch.contents, named.as_ref(), check_content)?;
        match said {
            Said::Left => batch.entries.retain(|entry| entry.stream == own),
            Said::If(may) => {
                let mut about = batch.entries.iter().filter(|entry| entry.stream != own);
                about.try_for_each(may).map_err(CarryError::SaidOtherwise)?;
            }
        }
        let lock = Lock::alone(&self.data().lock_path(id))?.ok_or(AttemptOpenError::InUse(id))?;
        let appended = self.append(batch)?;
        lock.remove();
        Ok((id, appended))
    }
}

/// What becomes of what was said of an attempt that is brought in.
#[derive(Clone, Copy)]
pub enum Said<'s> {
    /// It comes along, if each entry may; why one may not, in words.
    If(&'s dyn Fn(&NewEntry) -> Result<(), String>),
    /// It stays where it is.
    Left,
}

/// Contents stay for ever and are shared by all attempts that name them, so that none is kept that is not what it should be.
fn check_contents(
    contents: &[Content],
    named: Option<&NamedContent>,
    check_content: CheckContent<'_>,
) -> Result<(), CarryError> {
    for Content { digest, bytes } in contents {
        let named = named.filter(|named| named.kept == *digest);
        let fits = named.is_none_or(|named| named.fits(bytes));
        let checked = if fits { check_content(digest, bytes) } else { Err(NOT_THE_SUM.to_owned()) };
        checked.map_err(|why| CarryError::OtherContent { digest: digest.clone(), why })?;
    }
    Ok(())
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
    use sha2::{Digest, Sha256};

    use super::super::attempt_log::AttemptLog;
    use super::super::chain::Link;
    use super::super::data_dir::DataDir;
    use super::super::record::RecordKind;
    use super::*;

    const ANY: CheckContent<'_> = &|_, _| Ok(());
    const ALL: Said<'_> = Said::If(&|_| Ok(()));

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
        assert_eq!(there.import(&file, ANY, ALL).unwrap(), (id, Appended::Stored));
        assert_eq!(there.import(&file, ANY, ALL).unwrap(), (id, Appended::Already));
        for stream in streams_of(id) {
            assert_eq!(there.after(stream, None).unwrap(), here.after(stream, None).unwrap());
        }
        assert_eq!(there.content("d1").unwrap(), here.content("d1").unwrap());
    }

    #[test]
    fn what_was_said_comes_along_only_where_it_may() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let id = take_attempt(&here);
        let file = home.path().join("a.attempt");
        here.export(id, &file).unwrap();
        let refused = there.import(&file, ANY, Said::If(&|entry| Err(format!("by {}", entry.by))));
        assert!(matches!(refused, Err(CarryError::SaidOtherwise(why)) if why == "by mo"));
        assert_eq!(there.extent().unwrap().entries, 0, "nothing was brought in");
        assert_eq!(there.import(&file, ANY, Said::Left).unwrap(), (id, Appended::Stored));
        assert_eq!(there.after(Stream::review(id), None).unwrap(), []);
        assert_eq!(there.import(&file, ANY, ALL).unwrap(), (id, Appended::Stored));
        assert_eq!(there.after(Stream::review(id), None).unwrap().len(), 1);
    }

    #[test]
    fn an_attempt_that_went_on_elsewhere_is_refused() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let id = take_attempt(&here);
        let file = home.path().join("a.attempt");
        here.export(id, &file).unwrap();
        there.import(&file, ANY, ALL).unwrap();
        for (records, words) in [(&here, "one"), (&there, "other")] {
            let (mut log, _) = AttemptLog::open(records, id).unwrap();
            log.append(Vec::new(), vec![(RecordKind::Input, words.as_bytes().to_vec())]).unwrap();
            assert!(matches!(records.import(&file, ANY, ALL), Err(CarryError::Open(_))), "it is being taken");
        }
        let later = home.path().join("b.attempt");
        here.export(id, &later).unwrap();
        assert!(matches!(there.import(&later, ANY, ALL), Err(CarryError::Store(_))));
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
            assert!(there.import(&file, ANY, ALL).is_err(), "byte {at}");
        }
        assert_eq!(there.extent().unwrap().entries, 0);
    }

    #[test]
    fn content_that_is_not_what_it_says_is_refused_before_anything_is_stored() {
        let ((home, here), (_other_home, there)) = (machine(), machine());
        let played = Content { digest: "d1".to_owned(), bytes: b"played".to_vec() };
        let sum = Link(Sha256::digest(&played.bytes).into());
        let id = AttemptId::now();
        let record = format!("{{\"kept\":\"d1\",\"sum\":\"{sum}\"}}").into_bytes();
        let beginning = vec![(RecordKind::Header, b"{}".to_vec()), (RecordKind::Content, record)];
        AttemptLog::create(&here, id, "ann").unwrap().append(vec![played.clone()], beginning).unwrap();
        let (whole, altered) = (home.path().join("a.attempt"), home.path().join("b.attempt"));
        here.export(id, &whole).unwrap();
        // Somebody who changes the content makes the checksums of the file anew.
        let mut carried = AttemptFile::read(&whole).unwrap().carried.unwrap();
        carried.contents[0].bytes.push(b' ');
        fs::write(&altered, carried.to_bytes(id)).unwrap();
        let refused = |result: Result<_, CarryError>| matches!(result, Err(CarryError::OtherContent { .. }));
        assert!(refused(there.import(&altered, ANY, ALL)), "its sum is another");
        assert!(refused(there.import(&whole, &|_, _| Err("not that".to_owned()), ALL)));
        assert_eq!((there.extent().unwrap().entries, there.extent().unwrap().contents), (0, 0));
        assert_eq!(there.import(&whole, ANY, ALL).unwrap().1, Appended::Stored);
    }
}
