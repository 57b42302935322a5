//! `firstline graph`: a scenario as a picture.

use std::io::Write;

use anyhow::Context;

use super::args::{Graph, Picture, Places};
use super::exit::Exit;
use super::{open, who};
use crate::author::graph::{self, dot, place, svg};

pub(super) fn run(places: &Places, args: &Graph) -> anyhow::Result<Exit> {
    let mut library = places.library();
    let id = open::scenario_id(&mut library, &args.scenario)?;
    who::check_facts(places, [id.as_str()])?;
    // Says what is wrong when there is no such scenario, or its files have faults.
    open::bundle(&library, id.as_str())?;
    let entry = library.scenarios.get(&id).with_context(|| format!("there is no scenario `{id}`"))?;
    let scenario = entry.value.as_deref().with_context(|| format!("the scenario `{id}` has faults"))?;
    let graph = graph::Graph::of(scenario, &entry.source);
    let text = match args.format {
        Picture::Svg => svg(&graph, &place(&graph)),
        Picture::Dot => dot(&graph),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::Fine)
}
