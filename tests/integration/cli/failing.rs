//! What cannot be done: folders that cannot be written, nobody who reads, files that are none.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::{SCENARIO, attempts, cleaned, code, complaint, home, piped, run, text};

/// The superuser may write everywhere: then the program is run as somebody else.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_refused_with_a_reason() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let home = home();
    let allow = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let program = home.path().join("firstline");
    // By another process: a program that another test's child still has open for writing cannot be started.
    assert!(
        Command::new("cp").arg(env!("CARGO_BIN_EXE_firstline")).arg(&program).status().unwrap().success()
    );
    let data = home.path().join("data");
    run(&data, &["play", SCENARIO, "--stdio"], b"");
    let attempt = attempts(&data).remove(0);
    for (path, mode) in [(home.path(), 0o755), (&data, 0o555), (&data.join("locks"), 0o555)] {
        allow(path, mode);
    }
    let is_root = home.path().metadata().unwrap().uid() == 0;
    for args in [["play", SCENARIO, "--stdio"].as_slice(), &["replay", &attempt], &["doctor"]] {
        let mut command = cleaned(Command::new(&program), &data, args);
        if is_root {
            command.uid(65_534).gid(65_534);
        }
        let output = match command.stdin(Stdio::null()).output() {
            Ok(output) => output,
            // Some containers have a superuser and nobody else, or keep folders from everybody else.
            Err(why) if is_root => return eprintln!("not tried, for nobody else can be: {why}"),
            Err(why) => panic!("{why}"),
        };
        let says = complaint(&output);
        assert_eq!(code(&output), 2, "{args:?}: {says}");
        assert!(says.contains("you have no permission there"), "{args:?}: {says}");
    }
    allow(&data, 0o755);
    allow(&data.join("locks"), 0o755);
    assert_eq!(code(&run(&data, &["replay", &attempt], b"")), 0);
}

/// Where nothing can be written: every write fails as on a full disk.
#[cfg(target_os = "linux")]
fn full() -> Stdio {
    std::fs::File::options().write(true).open("/dev/full").unwrap().into()
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_to_tell_is_an_error_in_words_and_no_panic() {
    let home = home();
    let lead = ["people", "add", "Lea", "--role", "lead"];
    let output = piped(home.path(), &lead).stdout(full()).output().unwrap();
    let says = complaint(&output);
    assert_eq!(code(&output), 2, "{says}");
    assert!(says.contains("error: ") && !says.contains("panicked"), "{says}");
    assert!(text(&run(home.path(), &["people"], b"")).contains("Lea"), "what was done stays done");
    // What is said beside the result may be lost.
    let other = home.path().join("other");
    assert_eq!(code(&piped(&other, &lead).stderr(full()).output().unwrap()), 0);
    assert_eq!(code(&piped(home.path(), &["play", "nothing"]).stderr(full()).output().unwrap()), 2);
}

#[test]
fn files_that_are_none_are_refused_at_once() {
    let home = home();
    let refused = |args: &[&str], why: &str| {
        let output = run(home.path(), args, b"");
        let says = complaint(&output);
        assert!(code(&output) == 2 && says.contains(why), "{says}");
    };
    refused(&["export", "attempt", "0199", "-"], "in a file of its own");
    refused(&["import", home.path().to_str().unwrap()], "no ordinary file");
    #[cfg(unix)]
    {
        let pipe = home.path().join("pipe.attempt");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        refused(&["import", pipe.to_str().unwrap()], "no ordinary file");
    }
}

/// The program's last word may stand in the pipe before the reader is gone: so that every write meets a closed pipe, it is closed
/// before the program is started.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_closed_leaves_a_list_well_and_a_verdict_open() {
    let home = home();
    run(home.path(), &["play", SCENARIO, "--stdio"], b"");
    for (args, expected) in [
        (&["list"][..], 0),
        (&["explain", "tone-blame"], 0),
        (&["verify"], 2),
        (&["doctor"], 2),
        (&["replay"], 2),
        (&["play", "--plan", "cheap_pages.model"], 2),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = piped(home.path(), args).stdin(Stdio::null()).stdout(writer).output().unwrap();
        assert_eq!((code(&output), complaint(&output).as_str()), (expected, ""), "{args:?}");
    }
}
