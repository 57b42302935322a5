//! `firstline train`: learns from the phrases of a language, and writes what was learnt.

use std::fs;

use anyhow::{Context as _, bail};

use super::args::{Places, Train};
use super::exit::Exit;

pub(super) fn run(places: &Places, args: &Train) -> anyhow::Result<Exit> {
    let library = places.library();
    let Some(language) = library.languages.get(&args.language) else {
        let known: Vec<&str> = library.languages.keys().map(String::as_str).collect();
        bail!("there is no language pack `{}`; known are: {}", args.language, known.join(", "));
    };
    let learnt = language.own_pack().learnt_file();
    fs::write(&args.file, learnt).with_context(|| format!("cannot write {}", args.file.display()))?;
    Ok(Exit::Fine)
}
