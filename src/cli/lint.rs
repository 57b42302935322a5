//! `firstline lint`: what is wrong with files people wrote.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::{Format, Lint, Places};
use super::exit::Exit;
use crate::author::lint;
use crate::content::Library;
use crate::report::diagnostics::{Look, concise, full, json, summary};
use crate::sim::scenario::diagnostic::{Diagnostic, Severity};

pub(super) fn run(places: &Places, args: &Lint) -> anyhow::Result<Exit> {
    let mut library = places.library();
    for path in &args.paths {
        if let Err(error) = path.metadata() {
            anyhow::bail!("cannot read {}: {error}", path.display());
        }
        add(&mut library, path);
    }
    let paths: Vec<PathBuf> = args.paths.iter().map(|path| real(path)).collect();
    let wanted =
        |file: &str| paths.is_empty() || paths.iter().any(|path| real(Path::new(file)).starts_with(path));
    let mut findings = lint(&library, &wanted);
    findings.extend(library.plan_faults().into_iter().filter(|fault| wanted(&fault.file)));
    findings.extend(library.course_faults().into_iter().filter(|fault| wanted(&fault.file)));
    write(&library, &findings, args.format)?;
    let bad = findings.iter().any(|finding| finding.severity != Severity::Note);
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

/// Adds a folder, or the folder around a file.
fn add(library: &mut Library, path: &Path) {
    let is = |ending: &str| path.extension().is_some_and(|own| own == ending);
    let is_desk = path.file_name().is_some_and(|name| name == "desk.ron");
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let room = parent.canonicalize().ok();
    let room = room.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
    match room {
        _ if path.is_dir() => library.add_folder(path),
        Some("personas" | "rubrics" | "knowledge" | "events" | "shared" | "courses" | "help") => {
            library.add_folder(&parent.join(".."));
        }
        _ if is("ron") && !is_desk => {
            library.add_scenario(path);
        }
        _ if path.exists() => library.add_folder(parent),
        _ => library.add_folder(path),
    }
}

/// The path without links and dots; one that leads nowhere, such as a built-in file's, as it is.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn write(library: &Library, findings: &[Diagnostic], format: Format) -> std::io::Result<()> {
    // The library colours; what is no terminal gets none.
    let mut out = anstream::stdout().lock();
    for finding in findings {
        let text = library.text(&finding.file);
        match format {
            Format::Full => {
                let look = Look { colour: true, ..Look::default() };
                writeln!(out, "{}\n", full(finding, text, look))?;
            }
            Format::Concise => writeln!(out, "{}", concise(finding, text))?,
            Format::Json => writeln!(out, "{}", json(finding, text))?,
        }
    }
    if format == Format::Full || (format == Format::Concise && std::io::stdout().is_terminal()) {
        let words = summary(findings);
        writeln!(out, "{}", if words.is_empty() { "nothing found" } else { &words })?;
    }
    Ok(())
}
