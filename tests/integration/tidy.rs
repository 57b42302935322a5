//! What must stay absent: input and output in the pure floors, imports that go up the house, printing outside the
//! command line, the window outside its own floor.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors of the simulation, the highest first. Each uses only those after it.
const FLOORS: [&str; 13] = [
    "plan",
    "wire",
    "scoring",
    "session",
    "customer",
    "call",
    "ticket",
    "case",
    "ledger",
    "understanding",
    "scenario",
    "wording",
    "words",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(under)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no sources under {under}");
    found
}

/// Whether a file holds nothing but tests and what they need.
fn is_test(path: &Path) -> bool {
    let named = |name: &str| path.components().any(|part| part.as_os_str() == name);
    named("tests") || named("tests.rs") || named("fixture.rs") || named("fixture")
}

/// The code of a file without its comments and its unit tests.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check_absent(under: &str, words: &[&str]) {
    let mut found = Vec::new();
    for (path, text) in sources(under) {
        let code = code(&text);
        found.extend(
            words
                .iter()
                .filter(|word| code.contains(*word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_pure_floors_touch_nothing_outside() {
    let outside = [
        "std::fs",
        "std::net",
        "std::thread",
        "std::env",
        "std::process",
        "SystemTime",
        "Instant::",
        "jiff::Timestamp::now",
        "Zoned::now",
        "rand::rng(",
        "rand::random",
        "bevy",
        "egui",
        "println!",
        "eprintln!",
    ];
    check_absent("src/sim", &outside);
    check_absent("src/report", &outside);
    check_absent("src/review", &outside);
}

#[test]
fn only_the_window_knows_bevy_and_only_the_screens_know_egui() {
    for folder in ["src/attempt", "src/author", "src/cli", "src/content", "src/mentoring", "src/records"] {
        check_absent(folder, &["bevy", "egui"]);
    }
    for room in ["model", "screens", "theme", "update", "widgets", "worker"] {
        check_absent(&format!("src/app/{room}"), &["bevy"]);
    }
    for room in ["model", "update", "worker"] {
        check_absent(&format!("src/app/{room}"), &["egui"]);
    }
}

#[test]
fn no_file_is_touched_and_no_clock_is_read_where_the_window_is_drawn() {
    for room in ["model", "screens", "theme", "update", "widgets"] {
        let outside =
            ["std::fs", "std::net", "std::thread", "std::env", "Instant::now", "SystemTime", "crate::cli"];
        check_absent(&format!("src/app/{room}"), &outside);
    }
    // Screens ask; what they ask for is carried out elsewhere.
    check_absent("src/app/screens", &[" Job::", "(Job::", "&mut Model", "crate::records", "crate::content"]);
}

#[test]
fn colours_are_written_down_in_the_theme_alone() {
    for room in ["model", "screens", "update", "widgets", "window", "worker"] {
        check_absent(
            &format!("src/app/{room}"),
            &["from_rgb", "from_hex", "from_gray", "Color32::WHITE", "Color32::BLACK"],
        );
    }
}

#[test]
fn only_the_command_line_prints() {
    for folder in
        ["src/app", "src/sim", "src/report", "src/content", "src/records", "src/mentoring", "src/author"]
    {
        check_absent(folder, &["println!", "print!(", "eprintln!", "eprint!(", "dbg!"]);
    }
}

#[test]
fn no_float_enters_moods_scores_and_learning() {
    for floor in ["call", "customer", "scoring", "session", "ticket", "understanding"] {
        for (path, text) in sources(&format!("src/sim/{floor}")) {
            let code = code(&text);
            // The wire writes seconds as a decimal number; nothing is computed with it.
            let wire = path.ends_with("session/input.rs");
            assert!(wire || !(code.contains("f64") || code.contains("f32")), "{}", path.display());
        }
    }
}

#[test]
fn no_floor_uses_one_above_it() {
    let mut found = Vec::new();
    for (height, floor) in FLOORS.iter().enumerate() {
        let folder = root().join("src/sim").join(floor);
        let files = if folder.is_dir() {
            sources(&format!("src/sim/{floor}"))
        } else {
            let file = root().join(format!("src/sim/{floor}.rs"));
            let Ok(text) = fs::read_to_string(&file) else { continue };
            vec![(file, text)]
        };
        for (path, text) in files {
            let code = code(&text);
            let above =
                FLOORS[..height].iter().filter(|above| code.contains(&format!("crate::sim::{above}::")));
            found.extend(above.map(|above| format!("{} uses {above}", path.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_simulation_knows_nothing_of_what_stands_above_it() {
    let above =
        ["crate::cli", "crate::records", "crate::content", "crate::author", "crate::report", "crate::app"];
    check_absent("src/sim", &above);
    for floor in ["src/report", "src/review"] {
        check_absent(
            floor,
            &[
                "crate::cli",
                "crate::records",
                "crate::content",
                "crate::author",
                "crate::app",
                "crate::attempt",
            ],
        );
    }
    check_absent("src/review", &["crate::report"]);
}
