//! `firstline train`: learns from the phrases of a language, and writes what was learnt.

use std::fs;

use anyhow::{Context as _, bail};

use super::args::{Places, Train};
use super::aside::aside;
use super::exit::Exit;
use crate::report::diagnostics::concise;

pub(super) fn run(places: &Places, args: &Train) -> anyhow::Result<Exit> {
    let library = places.library();
    let Some(language) = library.languages.get(&args.language) else {
        let known: Vec<&str> = library.languages.keys().map(String::as_str).collect();
        bail!("there is no language pack `{}`; known are: {}", args.language, known.join(", "));
    };
    let faults = language.faults();
    if !faults.is_empty() {
        for fault in &faults {
            aside(format_args!("{}", concise(fault, library.text(&fault.file))));
        }
        bail!("nothing was learnt: mend the language pack first");
    }
    let learnt = language.own_pack().learnt_file();
    fs::write(&args.file, learnt).with_context(|| format!("cannot write {}", args.file.display()))?;
    Ok(Exit::Fine)
}
