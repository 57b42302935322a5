//! What the agent does at the desk: tools, articles, hold.

use crate::sim::call::{Event, HoldEnd, Scene};
use crate::sim::customer;
use crate::sim::ids::Id;
use crate::sim::time::Millis;
use crate::sim::words::Act;

pub(super) fn start_tool(scene: &mut Scene<'_>, id: &Id) -> Result<(), String> {
    let case = scene.case;
    let Some((desk_tool, tool)) = case.tool(id.as_str()) else {
        let known: Vec<&str> = case.desk.tools.iter().map(|tool| tool.id.as_str()).collect();
        return Err(format!("the desk has no tool \"{id}\"; it has {}", known.join(", ")));
    };
    if scene.state.running.iter().any(|running| running.tool == *id) {
        return Err(format!("{} is running already; wait for its result", desk_tool.name));
    }
    if let Some(tool) = tool
        && let Some(needs) = &tool.needs
        && !scene.holds(needs, None)
    {
        let why = tool
            .refused
            .clone()
            .unwrap_or_else(|| "something has to be done before it, such as verifying the caller".to_owned());
        return Err(format!("{} cannot be run yet: {why}", desk_tool.name));
    }
    let seconds = tool.and_then(|tool| tool.seconds).unwrap_or(desk_tool.seconds);
    let due = scene.state.now + Millis::from(seconds) * 1_000;
    scene.emit(Event::ToolStarted { id: id.clone(), due });
    Ok(())
}

pub(super) fn open_article(scene: &mut Scene<'_>, id: &Id) -> Result<(), String> {
    if scene.case.article(id.as_str()).is_none() {
        let known: Vec<&str> = scene.case.articles.iter().map(|article| article.id.as_str()).collect();
        return Err(format!("there is no article \"{id}\"; there are {}", known.join(", ")));
    }
    scene.emit(Event::ArticleOpened { id: id.clone() });
    Ok(())
}

pub(super) fn hold(scene: &mut Scene<'_>, seconds: Option<u32>) -> Result<(), String> {
    if scene.state.hold.is_some() {
        return Err("the customer is on hold already".to_owned());
    }
    let turn = scene.state.turn;
    let spoken = |hit: &&crate::sim::understanding::ActHit| hit.act == Act::Hold;
    let said = (0..2)
        .filter_map(|ago| scene.state.heard_in(turn.checked_sub(ago)?))
        .find_map(|heard| heard.understood.acts.iter().find(spoken));
    let announced = said.is_some();
    let seconds = seconds.or_else(|| said.and_then(|hit| hit.within_s));
    customer::take_hold(scene, announced, seconds);
    Ok(())
}

pub(super) fn resume(scene: &mut Scene<'_>) -> Result<(), String> {
    let Some(hold) = scene.state.hold else {
        return Err("the customer is not on hold".to_owned());
    };
    let lasted_ms = scene.state.now - hold.since;
    let how = if hold.overruns > 0 { HoldEnd::Late } else { HoldEnd::InTime };
    scene.emit(Event::HoldEnded { how, lasted_ms });
    customer::welcome_back(scene, how == HoldEnd::Late);
    Ok(())
}
