//! A finding that nothing shows.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::Reveals;

const CODE: Code = Code::new("SC113", "finding-not-shown");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A finding is declared, and no tool and no board shows it.",
        why: "Nobody can find it out: a ticket that must say it cannot be written, and a claim that falls to it never falls.",
        bad: "findings: [ ( id: \"line_noise\", value: \"4 dB\" ) ], and a tool with finds: []",
        good: "findings: [ ( id: \"line_noise\", value: \"4 dB\" ) ], and a tool with finds: [\"line_noise\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let scenario = file.value;
    let of_tools = scenario.tools.iter().flat_map(|tool| &tool.states).flat_map(|state| &state.finds);
    let of_board =
        sites.checked.events.iter().flat_map(|event| &event.timeline).flat_map(|entry| &entry.finds);
    let given = scenario.given.iter().flat_map(|given| &given.knows);
    let shown: Vec<_> = of_tools.chain(of_board).chain(given).collect();
    let at = At::root(file.source);
    for (place, finding) in at.field("findings").each(&scenario.findings) {
        if shown.contains(&&finding.id) {
            continue;
        }
        let message = format!("nothing shows the finding `{}`", finding.id);
        let mut found = place.field("id").finding(report.loose(), CODE, message, "in no tool's `finds`");
        for (place, fact) in at.field("facts").each(&scenario.facts) {
            if matches!(&fact.reveals, Reveals::WhenConfronted { with } if *with == finding.id) {
                found = found.also(place.field("reveals").span(), "so that this claim never falls");
            }
        }
        report.push(found.help("add it to the `finds` of the tool that shows it"));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_finding_without_a_tool_is_found() {
        let hidden = scenario().swap("finds: [\"loose_plug\"]", "finds: []");
        let found = check(&hidden, CODE, &["\"loose_plug\""]);
        assert_eq!(found[0].also.len(), 1, "the claim that hangs on it is shown");
    }

    #[test]
    fn a_finding_that_a_tool_shows_is_fine() {
        silent(&scenario(), CODE);
    }
}
