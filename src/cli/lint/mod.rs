//! `firstline lint`: what is wrong with files people wrote.

mod cache;
mod roots;
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use self::cache::Slot;
use super::args::{FailOn, Format, Lint, Places};
use super::aside::aside;
use super::exit::Exit;
use super::who;
use crate::author::{every_code, lint};
use crate::content::{Library, holds_content};
use crate::report::diagnostics::{Look, concise, full, json, summary};
use crate::report::github::github;
use crate::report::sarif::sarif;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Diagnostic, Severity};

pub(super) fn run(places: &Places, args: &Lint) -> anyhow::Result<Exit> {
    for path in &args.paths {
        if let Err(error) = path.metadata() {
            anyhow::bail!("cannot read {}: {error}", path.display());
        }
    }
    if args.watch {
        let roots = roots::roots(places, &args.paths);
        if roots.is_empty() {
            anyhow::bail!("nothing to watch: name a file or a folder, or a folder with --content");
        }
        watch::watch(&roots, &mut || look(places, args).map(drop))?;
    }
    let forgotten = args.paths.is_empty() && places.content.is_empty() && Path::new("scenarios").is_dir();
    let exit = look(places, args)?;
    if forgotten {
        aside("The files of this folder were not looked at: `firstline lint .` does that.");
    }
    Ok(exit)
}

/// Looks at everything once and writes what is found.
fn look(places: &Places, args: &Lint) -> anyhow::Result<Exit> {
    let slot = if args.no_cache { None } else { Slot::of(places, &args.paths) };
    let found = if let Some(findings) = slot.as_ref().and_then(Slot::read) {
        Found::again(findings)
    } else {
        let found = Found::look(places, &args.paths);
        if let Some(slot) = slot.filter(|_| !found.is_about_built_in()) {
            slot.write(&found.findings);
        }
        found
    };
    // What is shown are lines of the files, and in a scenario those are its facts.
    who::check_facts(places, found.scenarios())?;
    write(&found, args.format)?;
    let bad = |severity| match args.fail_on {
        FailOn::Error => severity == Severity::Error,
        FailOn::Warning => severity != Severity::Note,
    };
    let bad = found.findings.iter().any(|finding| bad(finding.severity));
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

/// Findings, with the texts they speak of.
struct Found {
    findings: Vec<Diagnostic>,
    texts: BTreeMap<String, String>,
}

impl Found {
    fn look(places: &Places, paths: &[PathBuf]) -> Self {
        let mut library = places.library();
        for path in paths {
            add(&mut library, path);
        }
        let paths: Vec<PathBuf> = paths.iter().map(|path| real(path)).collect();
        let wanted =
            |file: &str| paths.is_empty() || paths.iter().any(|path| real(Path::new(file)).starts_with(path));
        let mut findings = lint(&library, &wanted);
        // A file that lies in two of the places is read twice.
        let mut told = BTreeSet::new();
        findings.retain(|fault| {
            let place = fault.span.as_ref().map(|span| (span.start, span.end));
            told.insert((real(Path::new(&fault.file)), place, fault.message.clone()))
        });
        let text = |fault: &Diagnostic| Some((fault.file.clone(), library.text(&fault.file)?.to_owned()));
        let texts = findings.iter().filter_map(text).collect();
        Self { findings, texts }
    }

    /// What was found before in files that have not changed since.
    fn again(findings: Vec<Diagnostic>) -> Self {
        let text = |fault: &Diagnostic| Some((fault.file.clone(), fs::read_to_string(&fault.file).ok()?));
        let texts = findings.iter().filter_map(text).collect();
        Self { findings, texts }
    }

    /// The scenarios in whose files or plans something was found, by the names of the files, which are their ids.
    fn scenarios(&self) -> impl Iterator<Item = &str> {
        let files = self.findings.iter().map(|finding| finding.file.as_str());
        files.filter_map(|file| Path::new(file).file_name()?.to_str()?.split('.').next())
    }

    fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    /// Whether something was found in what the binary carries, whose text lies in no folder.
    fn is_about_built_in(&self) -> bool {
        self.findings.iter().any(|fault| !Path::new(&fault.file).exists())
    }
}

/// Adds a folder, or the folder around a file.
fn add(library: &mut Library, path: &Path) {
    let is = |ending: &str| path.extension().is_some_and(|own| own == ending);
    let is_desk = path.file_name().is_some_and(|name| name == "desk.ron");
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let in_room = is_room(parent);
    let is_scenario = is("ron") && !is_desk && !in_room;
    let has_own = || ["scenarios", "assets"].iter().any(|name| path.join(name).is_dir());
    // With all that lies around it: a desk's scenarios name personas, and courses name scenarios.
    if let Some(root) = content_root(path).filter(|_| !is_scenario && !has_own()) {
        return library.add_folder(&root);
    }
    match path {
        _ if path.is_dir() && is_room(path) => library.add_folder(&path.join("..")),
        _ if path.is_dir() => library.add_folder(path),
        _ if in_room => library.add_folder(&parent.join("..")),
        _ if is_scenario => {
            library.add_scenario(path);
        }
        _ if path.exists() => library.add_folder(parent),
        _ => library.add_folder(path),
    }
}

/// Whether a folder is one for files of one kind, by its name. A content folder may be called so as well.
fn is_room(folder: &Path) -> bool {
    let rooms = ["personas", "rubrics", "knowledge", "events", "shared", "courses", "help"];
    let real = real(folder);
    let name = real.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| rooms.contains(&name)) && !holds_content(folder)
}

/// The content folder that a path names on its way, if it does.
fn content_root(path: &Path) -> Option<PathBuf> {
    let is = |folder: &&Path| folder.file_name().is_some_and(|name| name == "scenarios" || name == "assets");
    let root = path.ancestors().find(is)?.parent()?;
    Some(if root.as_os_str().is_empty() { PathBuf::from(".") } else { root.to_owned() })
}

/// The path without links and dots; one that leads nowhere, such as a built-in file's, as it is.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn write(found: &Found, format: Format) -> std::io::Result<()> {
    // The library colours; what is no terminal gets none.
    let mut out = anstream::stdout().lock();
    for finding in &found.findings {
        let text = found.text(&finding.file);
        match format {
            Format::Full => {
                let look = Look { colour: true, ..Look::default() };
                writeln!(out, "{}\n", full(finding, text, look))?;
            }
            Format::Concise => writeln!(out, "{}", concise(finding, text))?,
            Format::Json => writeln!(out, "{}", json(finding, text))?,
            Format::Github => writeln!(out, "{}", github(finding, text))?,
            Format::Sarif => {}
        }
    }
    match format {
        Format::Sarif => {
            let rules: Vec<&CodeInfo> = every_code().collect();
            writeln!(out, "{}", sarif(&found.findings, &rules, &|file| found.text(file)))?;
        }
        Format::Concise if !std::io::stdout().is_terminal() => {}
        Format::Full | Format::Concise => {
            let words = summary(&found.findings);
            writeln!(out, "{}", if words.is_empty() { "nothing found" } else { &words })?;
        }
        Format::Json | Format::Github => {}
    }
    out.flush()
}
