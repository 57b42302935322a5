//! `firstline new`: a file to begin with.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use super::args::{New, NewKind, Places};
use super::aside::aside;
use super::exit::Exit;
use super::plain;
use crate::author::Beginning;
use crate::content::Kind;
use crate::sim::ids::Id;

pub(super) fn run(places: &Places, args: &New) -> anyhow::Result<Exit> {
    let mut library = places.library();
    let own = ["scenarios", "assets"].iter().any(|room| args.into.join(room).is_dir());
    if own {
        library.add_folder(&args.into);
    }
    let beginning = Beginning {
        kind: kind(args.what),
        name: args.name.clone(),
        desk: Id::from(args.desk.clone().or_else(|| only_desk(&args.into)).as_deref().unwrap_or("lumen")),
        persona: Id::from(args.persona.as_str()),
        scenario: Id::from(args.scenario.as_deref().unwrap_or_default()),
    };
    let (path, text) = beginning.file(&library).map_err(anyhow::Error::msg)?;
    let path = args.into.join(path);
    create(&path, &text)?;
    writeln!(plain::stdout(), "{}", path.display())?;
    let into = args.into.display();
    let next = match args.what {
        NewKind::Desk => format!("firstline new scenario NAME --desk {} --into {into}", args.name),
        NewKind::Persona => format!("firstline new scenario NAME --persona {} --into {into}", args.name),
        NewKind::Scenario => format!("firstline play {}", path.display()),
        NewKind::Plan => format!("firstline play --plan {}", path.display()),
        NewKind::Course => format!("firstline --content {into} list --courses"),
        NewKind::Article => format!("name it in a scenario: articles: ( use: [\"{}\"] )", args.name),
        NewKind::Event => format!("name it in a scenario: event: \"{}\"", args.name),
        NewKind::Shared => format!("name it in a scenario: include: [\"{}\"]", args.name),
        NewKind::Rubric => format!("firstline regrade --rubric {}", path.display()),
    };
    aside(format_args!("Now: firstline lint --watch {}\nThen: {next}", path.display()));
    Ok(Exit::Fine)
}

const fn kind(what: NewKind) -> Kind {
    match what {
        NewKind::Desk => Kind::Desk,
        NewKind::Scenario => Kind::Scenario,
        NewKind::Persona => Kind::Persona,
        NewKind::Plan => Kind::Plan,
        NewKind::Course => Kind::Course,
        NewKind::Rubric => Kind::Rubric,
        NewKind::Article => Kind::Article,
        NewKind::Event => Kind::Event,
        NewKind::Shared => Kind::Shared,
    }
}

/// The desk of a content folder that has one alone.
fn only_desk(folder: &Path) -> Option<String> {
    let desks = fs::read_dir(folder.join("scenarios")).ok()?.flatten();
    let mut desks = desks.filter(|desk| desk.path().join("desk.ron").is_file());
    let desk = desks.next().filter(|_| desks.next().is_none())?;
    desk.file_name().into_string().ok()
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
