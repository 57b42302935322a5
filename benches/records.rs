//! What keeping records costs. `cargo bench --bench records` prints it; ratios hold within one run.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use firstline::records::{
    AttemptFilter, AttemptId, Batch, DataDir, NewEntry, RecordKind, Records, Stream, check_chain,
};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn records() -> (TempDir, Records) {
    let home = tempfile::tempdir().unwrap();
    let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
    (home, records)
}

fn entry(id: AttemptId, seq: u64, kind: RecordKind, payload: &[u8]) -> NewEntry {
    let (stream, kind, by) = (Stream::attempt(id), kind.name().to_owned(), String::new());
    NewEntry { stream, seq, kind, at_ms: 0, by, payload: payload.to_vec() }
}

/// An event of ordinary length, until it would outlast a power cut.
#[divan::bench]
fn append_an_event(bencher: Bencher) {
    let (_home, records) = records();
    let id = AttemptId::now();
    let mut seq = 0;
    let payload = vec![b'x'; 2_000];
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        records.append(entry(id, seq, RecordKind::Events, black_box(&payload))).unwrap();
        seq += 1;
    });
}

const HEADER: &[u8] = br#"{"scenario":"evening_dropouts","title":"Drops out every evening","desk":"lumen","seed":7,"engine":3,"digest":"00","trainee":"Ann"}"#;
const CARD: &[u8] = br#"{"scorecard":{"dimensions":{"tone":{"points":68,"of":142,"per_mille":478},"information":{"points":111,"of":112,"per_mille":991},"escalation":{"points":131,"of":131,"per_mille":1000},"ticket":{"points":96,"of":96,"per_mille":1000},"upsell":{"points":87,"of":87,"per_mille":1000}},"critical":[]},"visit":null}"#;

/// So many attempts, each with a few entries.
fn many(attempts: usize) -> (TempDir, Records) {
    let (home, records) = records();
    for _ in 0..attempts / 100 {
        let ids: Vec<AttemptId> = (0..100).map(|_| AttemptId::now()).collect();
        let entries = ids.into_iter().flat_map(|id| {
            [
                entry(id, 0, RecordKind::Header, HEADER),
                entry(id, 1, RecordKind::Events, &[b'x'; 4_000]),
                entry(id, 2, RecordKind::Scorecard, CARD),
                entry(id, 3, RecordKind::Closed, br#"{"how":"filed"}"#),
            ]
        });
        records.append(Batch { contents: Vec::new(), entries: entries.collect() }).unwrap();
    }
    (home, records)
}

#[divan::bench(sample_count = 20)]
fn list_10000_attempts(bencher: Bencher) {
    let (_home, records) = many(10_000);
    bencher
        .counter(ItemsCount::new(10_000_usize))
        .bench_local(|| records.attempts(&AttemptFilter::default()).unwrap());
}

#[divan::bench(sample_count = 20)]
fn list_the_last_50_of_10000_attempts(bencher: Bencher) {
    let (_home, records) = many(10_000);
    let filter = AttemptFilter { at_most: Some(50), ..AttemptFilter::default() };
    bencher.bench_local(|| records.attempts(&filter).unwrap());
}

/// The chain over a long attempt: 500 entries of 2,000 bytes.
#[divan::bench(sample_count = 20)]
fn check_a_chain_of_500_entries(bencher: Bencher) {
    let (_home, records) = records();
    let id = AttemptId::now();
    let entries = (0..500).map(|seq| entry(id, seq, RecordKind::Events, &[b'x'; 2_000]));
    records.append(Batch { contents: Vec::new(), entries: entries.collect() }).unwrap();
    bencher.counter(ItemsCount::new(500_usize)).bench_local(|| {
        check_chain(Stream::attempt(id), &records.after(Stream::attempt(id), None).unwrap()).unwrap()
    });
}
