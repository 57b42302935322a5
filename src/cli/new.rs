//! `firstline new`: a desk, scenario or persona to begin with.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::{New, NewKind, Places};
use super::exit::Exit;
use crate::author::{self, begun, is_name};
use crate::content::Library;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Desk;
use crate::sim::scenario::parse::nearest;

pub(super) fn run(places: &Places, args: &New) -> anyhow::Result<Exit> {
    if !is_name(&args.name) {
        bail!(
            "`{}` cannot be an id: take small letters, digits and underscores, as in `late_router`",
            args.name
        );
    }
    let mut library = places.library();
    let own = ["scenarios", "assets"].iter().any(|room| args.into.join(room).is_dir());
    if own {
        library.add_folder(&args.into);
    }
    let path = path(args);
    let text = match args.what {
        NewKind::Desk => begun(author::New::Desk, &args.name),
        NewKind::Persona => begun(author::New::Persona, &args.name),
        NewKind::Scenario => {
            let desk = desk(&library, &args.desk)?;
            if !library.personas.contains_key(&Id::from(args.persona.as_str())) {
                let known: Vec<&str> = library.personas.keys().map(Id::as_str).collect();
                bail!("there is no persona `{}`; there are: {}", args.persona, known.join(", "));
            }
            begun(author::New::Scenario(&desk, &args.persona), &args.name)
        }
    };
    let text =
        text.with_context(|| format!("the desk `{}` needs a functional team and a tool first", args.desk))?;
    create(&path, &text)?;
    anstream::println!("{}", path.display());
    let next = match args.what {
        NewKind::Desk => {
            format!("firstline new scenario NAME --desk {} --into {}", args.name, args.into.display())
        }
        NewKind::Persona => {
            format!("firstline new scenario NAME --persona {} --into {}", args.name, args.into.display())
        }
        NewKind::Scenario => format!("firstline play {}", path.display()),
    };
    anstream::eprintln!("Now: firstline lint --watch {}\nThen: {next}", path.display());
    Ok(Exit::Fine)
}

/// Where content of this kind is looked for.
fn path(args: &New) -> PathBuf {
    let file = format!("{}.ron", args.name);
    match args.what {
        NewKind::Desk => args.into.join("scenarios").join(&args.name).join("desk.ron"),
        NewKind::Scenario => args.into.join("scenarios").join(&args.desk).join(file),
        NewKind::Persona => args.into.join("assets").join("personas").join(file),
    }
}

fn desk(library: &Library, id: &str) -> anyhow::Result<Desk> {
    let Some(entry) = library.desks.get(id) else {
        let known = library.desks.keys().map(Id::as_str);
        let meant = nearest(id, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        bail!("there is no desk `{id}`{meant}");
    };
    let desk = entry.value.as_deref().cloned();
    desk.with_context(|| format!("the desk `{id}` has faults: firstline lint {}", entry.source.file()))
}

/// Writes a file that must not be there yet.
fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = file.with_context(|| format!("cannot create {}", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}
