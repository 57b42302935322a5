//! Rehearsal: bots take calls of the shipped scenarios.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use firstline::author::rehearse::{Batch, CallRecord, Shard, Tally, judge, rehearse, text, unreached};
use firstline::author::trainee::{Bot, Bots, Goal};
use firstline::content::Library;
use firstline::sim::ids::Id;
use firstline::sim::words::Dimension;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

fn bots() -> Bots {
    Bots::read(LIBRARY.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref())))
}

fn some(ids: &[&str]) -> Vec<Bot> {
    ids.iter().map(|id| bots().get(id).unwrap()).collect()
}

fn batch(scenarios: &[&str], bots: Vec<Bot>, runs: u32) -> Batch {
    let scenarios = scenarios.iter().map(|id| Arc::new(LIBRARY.bundle(id).unwrap())).collect();
    Batch { scenarios, bots, runs, seed: 1, shard: Shard::WHOLE, jobs: 2 }
}

fn run(batch: &Batch) -> (Vec<Tally>, Vec<CallRecord>) {
    rehearse(batch, true, &|| {})
}

/// A rehearsal small enough for a test: the quickest bots on a scenario with drawn values and one without.
fn small() -> Batch {
    batch(&["cheap_pages", "dog_and_login"], some(&["model", "escalator", "silent"]), 2)
}

#[test]
fn the_number_of_jobs_makes_no_difference() {
    let one = run(&Batch { jobs: 1, ..small() });
    for jobs in [2, 5] {
        assert_eq!(run(&Batch { jobs, ..small() }), one, "{jobs} jobs");
    }
}

#[test]
fn shards_add_up_to_the_whole() {
    let whole = run(&small());
    let mut tallies: Vec<Tally> = Vec::new();
    let mut records = Vec::new();
    for index in 1..=3 {
        let part = Batch { shard: Shard { index, of: 3 }, ..small() };
        let (counted, taken) = run(&part);
        assert_eq!(taken.len() as u64, part.calls());
        records.extend(taken);
        for (at, tally) in counted.into_iter().enumerate() {
            match tallies.get_mut(at) {
                Some(own) => own.add(tally),
                None => tallies.push(tally),
            }
        }
    }
    records.sort_by_key(|record| (record.scenario.clone(), record.bot.clone(), record.run));
    let mut all = whole.1.clone();
    all.sort_by_key(|record| (record.scenario.clone(), record.bot.clone(), record.run));
    assert_eq!(tallies, whole.0);
    assert_eq!(records, all);
}

#[test]
fn a_call_alone_is_the_call_within_the_rehearsal() {
    // What was understood for another bot, and the seed of the call before, leave no trace.
    let together = run(&batch(&["dog_and_login"], some(&["escalator", "model"]), 2)).1;
    let alone = run(&batch(&["dog_and_login"], some(&["model"]), 2)).1;
    let models: Vec<&CallRecord> = together.iter().filter(|record| record.bot == *"model").collect();
    assert_eq!(models, alone.iter().collect::<Vec<_>>());
    assert_ne!(alone[0].seed, alone[1].seed);
}

#[test]
fn the_model_bot_wins_every_shipped_scenario() {
    let scenarios: Vec<&str> = LIBRARY.scenarios.keys().map(Id::as_str).collect();
    let (tallies, calls) = run(&batch(&scenarios, some(&["model"]), 1));
    for call in &calls {
        let weak =
            call.dimensions.iter().find(|(_, per_mille)| per_mille.is_some_and(|per_mille| per_mille < 850));
        assert_eq!(weak, None, "{}", call.scenario);
    }
    for tally in &tallies {
        let model = &tally.bots["model"];
        assert_eq!((model.right, model.runs), (1, 1), "{}: {:?}", tally.scenario, model.endings);
        assert_eq!(model.critical, std::collections::BTreeMap::new(), "{}", tally.scenario);
    }
}

#[test]
fn a_shipped_scenario_tells_every_flawed_bot_from_the_model() {
    let all = bots().all().unwrap();
    assert!(all.len() >= 10 && all[0].flaw.is_empty());
    let batch = batch(&["cheap_pages"], all.clone(), 1);
    let (tallies, _) = run(&batch);
    let verdict = judge(&tallies[0], &all);
    let apart: BTreeSet<&str> = verdict.separations.iter().map(|one| one.bot.as_str()).collect();
    assert_eq!(apart.len(), all.len() - 1, "every flawed bot is compared");
    assert!(verdict.holds(), "{:#?}", verdict.separations);
    let report = text(&LIBRARY, &tallies, &all, false);
    for part in ["forgetful_scribe", "difficulty", "told apart: 12 of 12", "cheap_pages.ron:"] {
        assert!(report.contains(part), "{part}:\n{report}");
    }
}

#[test]
fn a_scenario_that_does_not_see_a_flaw_is_named() {
    // A bot that is called flawed and does exactly what the model does.
    let mut twin = bots().get("model").unwrap();
    twin.id = "twin".into();
    twin.flaw = vec![Dimension::Ticket];
    let bots = vec![bots().get("model").unwrap(), twin];
    let (tallies, _) = run(&batch(&["cheap_pages"], bots.clone(), 1));
    assert!(!judge(&tallies[0], &bots).holds());
    assert!(text(&LIBRARY, &tallies, &bots, false).contains("not told apart: cheap_pages, twin in ticket"));
}

#[test]
fn a_decision_that_had_to_wait_for_a_kind_word_is_still_made() {
    let mut brief = bots().get("model").unwrap();
    brief.goals = vec![Goal::Decide];
    for scenario in ["evening_dropouts", "cheap_pages", "router_behind_tv"] {
        let (_, calls) = run(&batch(&[scenario], vec![brief.clone()], 3));
        let ended: Vec<&str> = calls.iter().map(|call| call.disposition.as_str()).collect();
        assert!(!ended.contains(&"abandoned"), "{scenario}: {ended:?}");
    }
}

#[test]
fn what_was_never_reached_has_a_file_and_a_line() {
    let (tallies, _) = run(&batch(&["cheap_pages"], some(&["silent"]), 1));
    let entry = &LIBRARY.scenarios["cheap_pages"];
    for sort in unreached(&LIBRARY, entry, &tallies[0].coverage) {
        assert!(!sort.never.is_empty() && sort.never.len() <= sort.of, "{}", sort.sort);
        for (name, at) in &sort.never {
            let line: usize = at.rsplit(':').next().unwrap().parse().unwrap();
            let text = entry.source.text().lines().nth(line - 1).unwrap();
            let id = name.rsplit('.').next().unwrap();
            let close = entry.source.text().lines().skip(line - 1).take(3).any(|line| line.contains(id));
            assert!(close || sort.sort == "lines", "{name} at {at}: {text}");
        }
    }
}

/// Words alone: what the understanding looks at.
fn plain(text: &str) -> String {
    let words: String =
        text.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text in quotes of the files under a folder.
fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        found.extend(text.split('"').skip(1).step_by(2).map(plain));
    }
}

#[test]
fn bots_speak_in_words_that_the_language_pack_has_not_learnt_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut learnt = BTreeSet::new();
    quoted(&root.join("language/en/phrases"), &mut learnt);
    assert!(learnt.len() > 200);
    for bot in bots().all().unwrap() {
        for (key, phrase) in bot.phrases.iter().flat_map(|(key, all)| all.iter().map(move |one| (key, one))) {
            // A short formula such as a goodbye is nobody's own.
            for sentence in
                phrase.split_inclusive(['.', '?', '!']).map(plain).filter(|one| one.split(' ').count() > 3)
            {
                assert!(!learnt.contains(&sentence), "{} {key}: {sentence}", bot.id);
            }
        }
    }
}
