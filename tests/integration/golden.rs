//! Golden calls: behaviour may change only with a new engine number.
//!
//! Each line of the golden file is a shipped plan, the digest of what it is played with, and the digests of its inputs,
//! events and scorecard. When content, inputs and engine number are the same, the rest must be the same. After a change
//! of content, or with a new engine number, `FIRSTLINE_BLESS=1 cargo test --no-default-features golden` writes the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use firstline::content::Library;
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::scoring::score;
use firstline::sim::session::{ENGINE, Session};
use sha2::{Digest, Sha256};

/// What a plan is played with, and what comes of it.
#[derive(Debug, PartialEq, Eq)]
struct Golden {
    played_with: String,
    came_out: String,
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("engine-{ENGINE}.txt"))
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn played(library: &Library) -> BTreeMap<String, Golden> {
    let mut all = BTreeMap::new();
    for (scenario, name) in library.plans.keys() {
        let find = |name: &str| {
            let text = library.plans.get(&(scenario.clone(), name.to_owned()))?;
            Some(PlanFile::parse(&text.text))
        };
        let plan = Plan::of(&find(name).unwrap().unwrap(), &find).unwrap();
        let bundle = library.bundle(scenario.as_str()).unwrap();
        let mut session = Session::start(Arc::new(bundle.case(plan.seed)));
        let mut inputs = String::new();
        for input in &plan.inputs {
            let _ = writeln!(inputs, "{}", input.input.to_json());
            session.take(&input.input);
        }
        session.finish();
        let card = score(session.case(), &bundle.rubric, session.events());
        let out =
            [serde_json::to_vec(session.events()).unwrap(), serde_json::to_vec(&card).unwrap()].concat();
        let with = format!("{} {} {}", bundle.digest(), plan.seed, digest(inputs.as_bytes()));
        let golden = Golden { played_with: digest(with.as_bytes()), came_out: digest(&out) };
        all.insert(format!("{scenario}.{name}"), golden);
    }
    all
}

#[test]
fn the_same_inputs_give_the_same_call_under_the_same_engine_number() {
    let played = played(&Library::built_in());
    if std::env::var_os("FIRSTLINE_BLESS").is_some() {
        let lines = played
            .iter()
            .map(|(plan, golden)| format!("{plan} {} {}\n", golden.played_with, golden.came_out));
        return fs::write(path(), lines.collect::<String>()).unwrap();
    }
    let text = fs::read_to_string(path()).unwrap_or_default();
    let stored: BTreeMap<&str, (&str, &str)> = text
        .lines()
        .filter_map(|line| line.split_once(' ').and_then(|(plan, rest)| Some((plan, rest.split_once(' ')?))))
        .collect();
    let mut found = Vec::new();
    for (plan, golden) in &played {
        match stored.get(plan.as_str()) {
            Some((with, out)) if *with == golden.played_with && *out != golden.came_out => {
                found.push(format!("{plan} comes out otherwise: raise ENGINE, or undo what changed it"));
            }
            Some((with, _)) if *with == golden.played_with => {}
            _ => found.push(format!("{plan} is new or its content changed: write the golden file anew")),
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(stored.len(), played.len(), "the golden file holds plans that are gone");
}
