//! What keeping records costs. `cargo bench --bench records` prints it; ratios hold within one run.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use firstline::attempt::{Call, DrivenBy, Left};
use firstline::content::Library;
use firstline::mentoring::{Acting, Results, Work, cohorts, now, queue, regrades, reviewed_id};
use firstline::records::{
    AttemptFilter, AttemptId, Batch, DataDir, NewEntry, RecordKind, Records, Stream, StreamKind, check_chain,
};
use firstline::review::cohort::{Cohort, Filter, NeedLimits};
use firstline::review::graded::{FrozenCall, InSession, Seeds, Terms};
use firstline::review::marking::InReview;
use firstline::review::people::Role;
use firstline::review::{By, Entry, Moment, PersonId};
use firstline::sim::scenario::model::{Marks, Stage};
use firstline::sim::session::ENGINE;
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

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

/// So many trainees take the calls of the cohort.
const TRAINEES: usize = 60;

/// How many calls the cohort has. Tests of all targets come by here too, unoptimised, and have enough with a few.
fn size() -> usize {
    if std::env::args().any(|arg| arg == "--bench") { 10_000 } else { 200 }
}

/// Finished calls with everything that is stored of them: every shipped plan is played once, then stored again and again
/// under new ids for 60 trainees in turn, a hundred in each graded session. A mentor signed every tenth, and changed a mark in
/// every hundredth.
static COHORT: LazyLock<(TempDir, Records)> = LazyLock::new(|| {
    let (home, records) = records();
    let (_other, played) = self::records();
    let calls = play_all(&played);
    let frozen = frozen(&played);
    for digest in played.attempts(&AttemptFilter::default()).unwrap().iter().map(|row| &row.digest) {
        let kept = played.content(digest).unwrap().unwrap();
        let content = firstline::records::Content { digest: digest.clone(), bytes: kept.bytes };
        records.append(Batch { contents: vec![content], entries: Vec::new() }).unwrap();
    }
    for hundred in 0..size() / 100 {
        let session = Stream::begin(StreamKind::Session);
        let mut entries = begun(session, &frozen);
        for number in hundred * 100..hundred * 100 + 100 {
            let id = AttemptId::now();
            let call = &calls[number % calls.len()];
            entries.extend(copy(call, id, number, session));
            entries.extend(taken(session, 2 * (number % 100) as u64 + 2, id, number, call));
        }
        records.append(Batch { contents: Vec::new(), entries }).unwrap();
    }
    (home, records)
});

/// Plays every plan that ships, and stores the calls. Returns what is stored of each.
fn play_all(records: &Records) -> Vec<Vec<NewEntry>> {
    let library = Library::built_in();
    for (scenario, name) in library.plans.keys() {
        let plan = library.plan(scenario.as_str(), name).unwrap().unwrap();
        let bundle = library.bundle(scenario.as_str()).unwrap();
        let mut call = Call::begin(bundle, plan.seed, DrivenBy::Plan(name.clone()), Some(records)).unwrap();
        for input in &plan.inputs {
            call.take(&input.input).unwrap();
        }
        call.leave(Left::Filed, &mut |_| {}).unwrap();
    }
    let streams = records.streams(StreamKind::Attempt).unwrap();
    let stored = streams.into_iter().map(|stream| records.after(stream, None).unwrap());
    stored.map(|entries| entries.into_iter().map(|entry| entry.new).collect()).collect()
}

fn person(number: usize) -> PersonId {
    PersonId::new(Uuid::from_u128(1 + number as u128))
}

/// The calls of a graded session, as they are frozen.
fn frozen(played: &Records) -> Vec<FrozenCall> {
    let mut calls: Vec<FrozenCall> = Vec::new();
    for row in played.attempts(&AttemptFilter::default()).unwrap() {
        if calls.iter().any(|call| call.scenario == row.scenario) {
            continue;
        }
        let (scenario, title, digest) = (row.scenario, row.title, row.digest);
        let pass = Marks { overall: Some(700), ..Marks::default() };
        calls.push(FrozenCall { scenario, title, stage: Stage::Stable, digest, pass, shipped: true });
    }
    calls
}

fn in_session(stream: Stream, seq: u64, by: By, kind: &str, what: InSession) -> NewEntry {
    let payload = Entry { at: Moment(1), by, what }.bytes();
    NewEntry { stream, seq, kind: kind.to_owned(), at_ms: 1, by: by.person.to_string(), payload }
}

/// A graded session of these calls, for everybody.
fn begun(stream: Stream, calls: &[FrozenCall]) -> Vec<NewEntry> {
    let terms = Terms {
        title: "Exam".to_owned(),
        course: None,
        calls: calls.to_vec(),
        in_order: false,
        seeds: Seeds::One(7),
        limit_ms: None,
        articles: None,
        rubric: "standard".to_owned(),
        engine: ENGINE,
        attempts: u8::MAX,
        opens: Moment(0),
        closes: None,
    };
    let by = By { person: person(1_000), role: Role::Mentor };
    let people = (0..TRAINEES).map(person).collect();
    vec![
        in_session(stream, 0, by, "made", InSession::Made { terms: Box::new(terms) }),
        in_session(stream, 1, by, "assigned", InSession::Assigned { people }),
    ]
}

/// That a call of a session was begun and is over.
fn taken(stream: Stream, seq: u64, id: AttemptId, number: usize, call: &[NewEntry]) -> [NewEntry; 2] {
    let header: Value = serde_json::from_slice(&call[0].payload).unwrap();
    let text = |name: &str| header[name].as_str().unwrap().to_owned();
    let by = By { person: person(number % TRAINEES), role: Role::Trainee };
    let attempt = reviewed_id(id);
    let (scenario, digest) = (text("scenario"), text("digest"));
    let began = InSession::Began { attempt, scenario, engine: ENGINE, digest };
    [
        in_session(stream, seq, by, "began", began),
        in_session(stream, seq + 1, by, "finished", InSession::Finished { attempt }),
    ]
}

/// The same call under another id, of another trainee in a graded session, and what a mentor said of it.
fn copy(call: &[NewEntry], id: AttemptId, number: usize, session: Stream) -> Vec<NewEntry> {
    let trainee = person(number % TRAINEES);
    let mut entries: Vec<NewEntry> =
        call.iter().map(|entry| NewEntry { stream: Stream::attempt(id), ..entry.clone() }).collect();
    let mut header: Value = serde_json::from_slice(&entries[0].payload).unwrap();
    header["person"] = trainee.to_string().into();
    header["session"] = session.id.to_string().into();
    header["trainee"] = format!("Trainee {}", number % TRAINEES).into();
    entries[0].payload = serde_json::to_vec(&header).unwrap();
    let by = By { person: person(1_000), role: Role::Mentor };
    let said = [
        number.is_multiple_of(100).then(|| {
            let change = r#"{"kind":"changed","ruling":{"points":{"criterion":"tone-greeting","points":1}},"reason":"heard"}"#;
            serde_json::from_str::<InReview>(change).unwrap()
        }),
        number.is_multiple_of(10).then_some(InReview::SignedOff {}),
    ];
    for (seq, what) in (0..).zip(said.into_iter().flatten()) {
        let kind = if matches!(what, InReview::SignedOff {}) { "signed_off" } else { "changed" };
        let payload = Entry { at: Moment(0), by, what }.bytes();
        let (stream, kind) = (Stream::review(id), kind.to_owned());
        entries.push(NewEntry { stream, seq, kind, at_ms: 0, by: by.person.to_string(), payload });
    }
    entries
}

fn mentor() -> Acting {
    Acting { by: By { person: person(1_000), role: Role::Mentor }, name: "Mo".to_owned() }
}

/// From the database to the table, the heat map and who needs a mentor.
#[divan::bench(sample_count = 10)]
fn open_a_cohort_of_10000_attempts(bencher: Bencher) {
    let (_, records) = &*COHORT;
    bencher.counter(ItemsCount::new(size())).bench_local(|| {
        let shown = cohorts::known(records, Some(&mentor()), &Work::new()).unwrap();
        assert_eq!(shown.known.calls.len(), size());
        Cohort::of(&shown.known, &Filter::default(), &NeedLimits::default(), now())
    });
}

/// From the database to what waits for a mentor.
#[divan::bench(sample_count = 10)]
fn open_the_queue_of_10000_attempts(bencher: Bencher) {
    let (_, records) = &*COHORT;
    bencher.counter(ItemsCount::new(size())).bench_local(|| {
        let waiting = queue::queue(records, &mentor(), &Work::new()).unwrap();
        assert_eq!(waiting.len(), size());
        waiting
    });
}

/// The same 10,000 through another filter, once they are read: what a screen does at each key.
#[divan::bench(sample_count = 10)]
fn filter_a_cohort_of_10000_attempts(bencher: Bencher) {
    let (_, records) = &*COHORT;
    let known = cohorts::known(records, Some(&mentor()), &Work::new()).unwrap().known;
    let filter = Filter { words: "router".to_owned(), ..Filter::default() };
    bencher.bench_local(|| Cohort::of(&known, black_box(&filter), &NeedLimits::default(), now()));
}

/// Every stored event read and scored anew, on one core.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn regrade_10000_attempts(bencher: Bencher) {
    let (_, records) = &*COHORT;
    let rows = Results::read(records).unwrap().rows(&Filter::default()).unwrap();
    bencher.counter(ItemsCount::new(rows.len())).bench_local(|| {
        let came =
            regrades::run(records, Some(&mentor()), &rows, &regrades::Anew::default(), &Work::new()).unwrap();
        assert!(came.left_out.is_empty(), "{:?}", came.left_out.first());
        came
    });
}
