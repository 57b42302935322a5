//! What ships is sound: the checks for authors find nothing to complain about.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use firstline::author::{Checked, File, Kinds, Subject, check};
use firstline::sim::scenario::Source;
use firstline::sim::scenario::diagnostic::Diagnostic;
use firstline::sim::scenario::model::{Desk, DeskEvent, Persona, Scenario, Shared};
use firstline::sim::scenario::parse::parse;
use serde::de::DeserializeOwned;

struct Read<T> {
    value: T,
    source: Source,
}

impl<T> Read<T> {
    fn file(&self) -> File<'_, T> {
        File { value: &self.value, source: &self.source }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

#[track_caller]
fn read<T: DeserializeOwned>(file: &Path) -> Read<T> {
    let text = fs::read_to_string(file).unwrap();
    let name = file.strip_prefix(root()).unwrap_or(file).display().to_string();
    let (value, source, faults) = parse(&name, &text);
    Read { value: value.unwrap_or_else(|| panic!("{name}: {faults:#?}")), source }
}

fn stem(file: &Path) -> &str {
    file.file_stem().unwrap().to_str().unwrap()
}

fn shown(found: &Diagnostic, source: &Source) -> String {
    let at = source.position(found.span.as_ref().map_or(0, |span| span.start));
    let mark = found.span.clone().and_then(|span| source.text().get(span)).unwrap_or_default();
    format!("{} {}:{}:{} {} [{mark}]", found.code, found.file, at.line, at.column, found.message)
}

#[test]
fn nothing_is_wrong_with_what_ships() {
    let desk_folder = root().join("scenarios/lumen");
    let desk = read::<Desk>(&desk_folder.join("desk.ron"));
    let ron = files(&desk_folder, "ron");
    let scenarios: Vec<_> =
        ron.iter().filter(|file| stem(file) != "desk").map(|file| read::<Scenario>(file)).collect();
    let personas: Vec<_> =
        files(&root().join("assets/personas"), "ron").iter().map(|file| read::<Persona>(file)).collect();
    let events: Vec<_> =
        files(&desk_folder.join("events"), "ron").iter().map(|file| read::<DeskEvent>(file)).collect();
    let shared: Vec<_> =
        files(&desk_folder.join("shared"), "ron").iter().map(|file| read::<Shared>(file)).collect();
    let articles = files(&desk_folder.join("knowledge"), "md");
    let mut plans: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for plan in files(&desk_folder, "plan") {
        if let Some((scenario, name)) = stem(&plan).split_once('.') {
            plans.entry(scenario.to_owned()).or_default().push(name.to_owned());
        }
    }
    let around = |subject| Checked {
        desks: vec![&desk.value],
        articles: articles.iter().map(|file| stem(file)).collect(),
        kinds: Some(Kinds { facts: FACTS.to_vec(), steps: STEPS.to_vec() }),
        ..Checked::alone(subject)
    };
    let mut all = Vec::new();
    for scenario in &scenarios {
        let value = &scenario.value;
        let own = std::iter::once(&value.persona).chain(&value.with);
        let found = check(&Checked {
            personas: own
                .filter_map(|id| personas.iter().find(|persona| persona.value.id == *id))
                .map(|persona| &persona.value)
                .collect(),
            events: events
                .iter()
                .map(|event| &event.value)
                .filter(|event| Some(&event.id) == value.event.as_ref())
                .collect(),
            shared: shared
                .iter()
                .filter(|shared| value.include.contains(&shared.value.id))
                .map(Read::file)
                .collect(),
            plans: plans.get(value.id.as_str()).into_iter().flatten().map(String::as_str).collect(),
            ..around(Subject::Scenario(scenario.file()))
        });
        all.extend(found.iter().map(|found| shown(found, &scenario.source)));
    }
    let every: Vec<&Scenario> = scenarios.iter().map(|scenario| &scenario.value).collect();
    for persona in &personas {
        let found = check(&Checked { scenarios: every.clone(), ..around(Subject::Persona(persona.file())) });
        all.extend(found.iter().map(|found| shown(found, &persona.source)));
    }
    for event in &events {
        let of_event =
            every.iter().copied().filter(|scenario| scenario.event.as_ref() == Some(&event.value.id));
        let found = check(&Checked { scenarios: of_event.collect(), ..around(Subject::Event(event.file())) });
        all.extend(found.iter().map(|found| shown(found, &event.source)));
    }
    let found = check(&around(Subject::Desk(desk.file())));
    all.extend(found.iter().map(|found| shown(found, &desk.source)));
    assert!(all.is_empty(), "{}", all.join("\n"));
}

const FACTS: &[&str] = &[
    "error_code",
    "error_text",
    "began",
    "changed",
    "device",
    "account",
    "name",
    "birth_date",
    "address",
    "postcode",
    "phone",
    "email",
    "symptom",
    "tried",
    "scope",
    "lights",
    "connection",
    "plan",
    "order_id",
    "time_of_day",
    "place",
    "date",
    "amount",
    "impact",
    "contact",
    "public_address",
    "frequency",
    "software",
];

const STEPS: &[&str] = &[
    "restart",
    "reseat_cable",
    "lights",
    "wired_test",
    "other_device",
    "other_cable",
    "other_router",
    "factory_reset",
    "move_router",
    "flush_dns",
    "check_settings",
    "read_screen",
    "speed_test",
    "log_in",
    "reconnect_wifi",
];
