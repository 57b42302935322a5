//! `firstline fmt`: the canonical layout for scenario files.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::Fmt;
use super::aside::aside;
use super::exit::Exit;
use super::plain;
use crate::author::editing::replace;
use crate::author::laid_out;
use crate::report::diagnostics::concise;
use crate::sim::scenario::parse::MAX_BYTES;

/// Folders deeper than this hold no content.
const DEEPEST: usize = 8;

pub(super) fn run(args: &Fmt) -> anyhow::Result<Exit> {
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return standard_input(args);
    }
    let mut files = Vec::new();
    for path in &args.paths {
        let kind = path.metadata().with_context(|| format!("cannot read {}", path.display()))?;
        if kind.is_dir() { collect(path, 0, &mut files)? } else { files.push(path.clone()) }
    }
    files.sort();
    files.dedup();
    let mut exit = Exit::Fine;
    for file in files {
        if !one(&file, args.check)? {
            exit = Exit::Findings;
        }
    }
    Ok(exit)
}

/// Lays out one file. Returns whether all is well with it: with `check`, whether it was so already.
fn one(file: &Path, check: bool) -> anyhow::Result<bool> {
    let text = text_of(fs::File::open(file)?, &file.display().to_string())?;
    let Some(new) = laid_out_or_said(&text, &file.display().to_string()) else { return Ok(false) };
    if new == text {
        return Ok(true);
    }
    if check {
        writeln!(plain::stdout(), "{} is not in the canonical layout", file.display())?;
        return Ok(false);
    }
    replace(file, &new).with_context(|| format!("cannot write {}", file.display()))?;
    writeln!(plain::stdout(), "{}", file.display())?;
    Ok(true)
}

fn standard_input(args: &Fmt) -> anyhow::Result<Exit> {
    if args.paths.len() > 1 {
        bail!("`-` stands alone: the text comes from the standard input, and goes to the standard output");
    }
    let text = text_of(io::stdin().lock(), "the standard input")?;
    let Some(new) = laid_out_or_said(&text, "-") else { return Ok(Exit::Findings) };
    if args.check {
        return Ok(if new == text { Exit::Fine } else { Exit::Findings });
    }
    io::stdout().lock().write_all(new.as_bytes())?;
    Ok(Exit::Fine)
}

/// The text in the canonical layout; what is wrong with it is said.
fn laid_out_or_said(text: &str, name: &str) -> Option<String> {
    match laid_out(text) {
        Ok(new) => Some(new),
        Err(faults) => {
            for fault in faults {
                aside(format_args!("{}", concise(&fault.file(name), Some(text))));
            }
            None
        }
    }
}

fn text_of(from: impl Read, name: &str) -> anyhow::Result<String> {
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let mut text = String::new();
    from.take(most + 1).read_to_string(&mut text).with_context(|| format!("cannot read {name}"))?;
    if text.len() > MAX_BYTES {
        bail!("{name} has more than {MAX_BYTES} bytes");
    }
    Ok(text)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if path.is_dir() && depth < DEEPEST && !hidden {
            collect(&path, depth + 1, files)?;
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            files.push(path);
        }
    }
    Ok(())
}
