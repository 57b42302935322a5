//! `firstline train`: learns from the phrases of a language, and writes what was learnt.

use std::fs;

use anyhow::{Context as _, bail};

use super::args::{Places, Train};
use super::aside::aside;
use super::exit::Exit;
use crate::report::diagnostics::concise;

/// One fault can lead to hundreds; the first ones show what it is.
const MOST_FAULTS: usize = 12;

pub(super) fn run(places: &Places, args: &Train) -> anyhow::Result<Exit> {
    let library = places.library();
    let Some(language) = library.languages.get(&args.language) else {
        let known: Vec<&str> = library.languages.keys().map(String::as_str).collect();
        bail!("there is no language pack `{}`; known are: {}", args.language, known.join(", "));
    };
    let faults = language.faults();
    if !faults.is_empty() {
        for fault in faults.iter().take(MOST_FAULTS) {
            aside(format_args!("{}", concise(fault, library.text(&fault.file))));
        }
        let said = match faults.len() {
            1 => "there is a fault".to_owned(),
            many => format!("there are {many} faults"),
        };
        bail!("nothing was learnt: {said} in the language pack");
    }
    let learnt = language.own_pack().learnt_file();
    fs::write(&args.file, learnt).with_context(|| format!("cannot write {}", args.file.display()))?;
    Ok(Exit::Fine)
}
