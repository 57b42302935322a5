//! A tool that nobody needs.

use super::Rule;
use crate::author::at::At;
use crate::author::names::Kind;
use crate::author::report::Report;
use crate::author::sites::{Named, Sites};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Tool;

const CODE: Code = Code::new("SC139", "idle-tool");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A scenario lists a tool that shows nothing of its own: no finding, no mark, and no text beyond what the desk's tool always says.",
        why: "Every tool of the desk can be run in every call and says `shows_nothing` where a scenario says nothing. What is listed here should be worth running.",
        bad: "( id: \"log\", states: [ ( shows: \"Nothing unusual.\" ) ] )",
        good: "( id: \"log\", states: [ ( shows: \"Two sessions since Monday.\" ) ] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    for (at, tool) in At::root(file.source).field("tools").each(&file.value.tools) {
        if is_idle(sites, tool) {
            let message = format!("nobody needs what `{}` shows here", tool.id);
            let found = at.field("id").finding(Severity::Warning, CODE, message, "shows nothing of its own");
            report.push(found.help("strike it, or let it show something"));
        }
    }
}

fn is_idle(sites: &Sites<'_>, tool: &Tool) -> bool {
    let of_desk = sites.checked.desk().and_then(|desk| desk.tools.iter().find(|own| own.id == tool.id));
    let usual = of_desk.map_or("", |own| own.shows_nothing.as_str());
    let is_named = |named: &&Named<'_>| tool.id == *named.id && named.kinds.contains(&Kind::Tool);
    let says_nothing = tool.states.iter().all(|state| {
        let shows = state.shows.trim();
        (shows.is_empty() || shows == usual) && state.finds.is_empty() && state.does.is_empty()
    });
    // It is named once where it is listed. A board shows the event, whatever stands here.
    says_nothing && !of_desk.is_some_and(|own| own.board) && sites.named.iter().filter(is_named).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_tool_that_shows_nothing_is_found() {
        let idle = scenario().swap("tools: [", "tools: [ ( id: \"spare\", states: [] ),");
        check(&idle, CODE, &["\"spare\""]);
        let usual = scenario().swap("tools: [", "tools: [ ( id: \"spare\", states: [ ( shows: \" \" ) ] ),");
        check(&usual, CODE, &["\"spare\""]);
    }

    #[test]
    fn a_tool_that_shows_something_or_is_asked_for_is_fine() {
        silent(&scenario(), CODE);
        let idle = scenario().swap("tools: [", "tools: [ ( id: \"spare\", states: [] ),");
        silent(&idle.swap("tool(\"line_test\")", "tool(\"spare\")"), CODE);
    }
}
