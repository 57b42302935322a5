//! What every store must do; another one behind the same verbs takes these tests with it.

use std::path::Path;

use super::{Sqlite, Way};
use crate::records::chain::check_chain;
use crate::records::entry::{Appended, Batch, Content, ENTRY_BYTES_MAX, NewEntry};
use crate::records::error::StoreError;
use crate::records::store::{Extent, Store};
use crate::records::stream::{Stream, StreamKind};

struct Scene {
    home: tempfile::TempDir,
    store: Sqlite,
    stream: Stream,
}

impl Scene {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let store =
            Sqlite::open(&home.path().join("x.db"), &Way::Write(home.path().join("before.db"))).unwrap();
        Self { home, store, stream: Stream::begin(StreamKind::Session) }
    }

    fn entry(&self, seq: u64, payload: &[u8]) -> NewEntry {
        let (kind, by) = ("made".to_owned(), "mo".to_owned());
        NewEntry { stream: self.stream, seq, kind, at_ms: 3, by, payload: payload.to_vec() }
    }

    fn append(&mut self, seq: u64, payload: &[u8]) -> Result<Appended, StoreError> {
        self.store.append(&self.entry(seq, payload).into())
    }

    fn payloads(&self) -> Vec<Vec<u8>> {
        let entries = self.store.after(self.stream, None, usize::MAX).unwrap();
        check_chain(self.stream, &entries).unwrap();
        entries.into_iter().map(|entry| entry.new.payload).collect()
    }
}

#[test]
fn the_same_again_is_nothing_new_and_something_else_is_refused() {
    let mut scene = Scene::new();
    for seq in 0..3 {
        assert_eq!(scene.append(seq, b"x"), Ok(Appended::Stored));
    }
    for seq in 0..3 {
        assert_eq!(scene.append(seq, b"x"), Ok(Appended::Already));
        let differs = Err(StoreError::Differs { stream: scene.stream, seq });
        assert_eq!(scene.append(seq, b"y"), differs);
        for change in [
            |entry: &mut NewEntry| entry.kind.push('d'),
            |entry: &mut NewEntry| entry.by.push('d'),
            |entry: &mut NewEntry| entry.at_ms += 1,
        ] {
            let mut other = scene.entry(seq, b"x");
            change(&mut other);
            assert_eq!(scene.store.append(&other.into()), differs);
        }
    }
    assert_eq!(scene.payloads().len(), 3);
}

#[test]
fn a_gap_and_a_giant_are_refused() {
    let mut scene = Scene::new();
    let stream = scene.stream;
    assert_eq!(scene.append(1, b"x"), Err(StoreError::Gap { stream, seq: 1, expected: 0 }));
    let bytes = ENTRY_BYTES_MAX + 1;
    assert_eq!(scene.append(0, &vec![0; bytes]), Err(StoreError::TooLong { stream, seq: 0, bytes }));
    assert_eq!(scene.store.extent(), Ok(Extent::default()));
}

#[test]
fn a_batch_is_stored_whole_or_not_at_all() {
    let mut scene = Scene::new();
    let content = Content { digest: "d".to_owned(), bytes: vec![1, 2] };
    let entries = vec![scene.entry(0, b"a"), scene.entry(1, b"b"), scene.entry(3, b"d")];
    let torn = Batch { contents: vec![content.clone()], entries: entries.clone() };
    assert!(matches!(scene.store.append(&torn), Err(StoreError::Gap { .. })));
    assert_eq!(scene.store.extent(), Ok(Extent::default()));
    let whole = Batch { contents: vec![content], entries: entries[..2].to_vec() };
    assert_eq!(scene.store.append(&whole), Ok(Appended::Stored));
    assert_eq!(scene.store.append(&whole), Ok(Appended::Already));
    assert_eq!(scene.store.extent(), Ok(Extent { entries: 2, contents: 1 }));
    // Half of it is there already: the other half is stored.
    let more = Batch { contents: Vec::new(), entries: vec![scene.entry(1, b"b"), scene.entry(2, b"c")] };
    assert_eq!(scene.store.append(&more), Ok(Appended::Stored));
    assert_eq!(scene.payloads(), [b"a", b"b", b"c"]);
}

#[test]
fn content_is_kept_once_and_never_replaced() {
    let mut scene = Scene::new();
    let keep = |scene: &mut Scene, bytes: &[u8]| {
        let content = Content { digest: "d".to_owned(), bytes: bytes.to_vec() };
        scene.store.append(&Batch { contents: vec![content], entries: Vec::new() })
    };
    assert_eq!(keep(&mut scene, b"one"), Ok(Appended::Stored));
    assert_eq!(keep(&mut scene, b"one"), Ok(Appended::Already));
    assert_eq!(keep(&mut scene, b"two"), Err(StoreError::ContentDiffers("d".to_owned())));
    assert_eq!(scene.store.content("d").unwrap().unwrap().bytes, b"one");
    assert_eq!(scene.store.content("e"), Ok(None));
    assert_eq!(scene.store.contents(), Ok(vec!["d".to_owned()]));
}

#[test]
fn a_stream_is_followed_by_what_came_after() {
    let mut scene = Scene::new();
    assert_eq!(scene.store.head(scene.stream), Ok(None));
    for seq in 0..5 {
        scene.append(seq, &[b'0' + u8::try_from(seq).unwrap()]).unwrap();
    }
    let after = |after, at_most| -> Vec<u64> {
        let entries = scene.store.after(scene.stream, after, at_most).unwrap();
        entries.iter().map(|entry| entry.new.seq).collect()
    };
    assert_eq!(after(None, 2), [0, 1]);
    assert_eq!(after(Some(1), 2), [2, 3]);
    assert_eq!(after(Some(3), usize::MAX), [4]);
    assert_eq!(after(Some(4), usize::MAX), [0; 0]);
    assert_eq!(scene.store.head(scene.stream).unwrap().unwrap().seq, 4);
    assert_eq!(scene.store.streams(StreamKind::Session), Ok(vec![scene.stream]));
    assert_eq!(scene.store.streams(StreamKind::Person), Ok(Vec::new()));
    assert_eq!(scene.store.of_kind(StreamKind::Session), scene.store.after(scene.stream, None, usize::MAX));
    assert_eq!(scene.store.of_kind(StreamKind::Person), Ok(Vec::new()));
}

#[test]
fn the_database_itself_refuses_to_change_what_is_stored() {
    let mut scene = Scene::new();
    scene.append(0, b"x").unwrap();
    let content = Content { digest: "d".to_owned(), bytes: Vec::new() };
    scene.store.append(&Batch { contents: vec![content], entries: Vec::new() }).unwrap();
    for sql in [
        "UPDATE entry SET payload = x'00'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT stream, seq, kind, at_ms, by, x'00', link FROM entry",
        "INSERT INTO entry SELECT stream, 5, kind, at_ms, by, payload, link FROM entry",
        "REPLACE INTO content VALUES ('d', x'00', zeroblob(32))",
        "UPDATE content SET bytes = x'00'",
        "DELETE FROM content",
    ] {
        assert!(scene.store.connection.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(scene.payloads(), [b"x"]);
}

#[test]
fn a_copy_is_a_whole_database_of_its_own() {
    let mut scene = Scene::new();
    scene.append(0, b"x").unwrap();
    let file = scene.home.path().join("copy.db");
    scene.store.copy_to(&file).unwrap();
    scene.append(1, b"y").unwrap();
    let copy = Sqlite::open(&file, &Way::Look).unwrap();
    assert_eq!(copy.extent(), Ok(Extent { entries: 1, contents: 0 }));
    assert_eq!(copy.faults(), Ok(Vec::new()));
    assert!(!Path::new(&format!("{}-wal", file.display())).exists());
}
