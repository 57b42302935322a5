//! A scenario that wants a promise the desk cannot keep.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::{Condition, Desk, Lasting, Priority, Scenario};

const CODE: Code = Code::new("SC132", "promise-too-short");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A question or the outcome wants a shorter time than the team can be promised for at this ticket's priority.",
        why: "An agent who satisfies it bluffs, and loses for the bluff. The priority follows from impact and urgency under `ticket`, the times from `promises` in desk.ron.",
        bad: "wants: promised_within(team: \"field\", hours: 4)",
        good: "wants: promised_within(team: \"field\", hours: 24)",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (Some(file), Some(desk)) = (sites.checked.scenario(), sites.checked.desk()) else { return };
    let Some(priority) = priority(desk, file.value) else { return };
    for waits in &sites.waits {
        let short = too_short_in(waits.condition, desk, priority);
        let wants = is_wanted(waits.condition, file.value);
        if let Some((team, needs)) = short.filter(|_| wants) {
            let message = format!("`{team}` cannot be promised so soon: it needs {}", needs.words());
            let found = waits.at.finding(report.loose(), CODE, message, "no honest agent can promise this");
            report.push(found.help(format!(
                "the ticket is a {priority:?}; wait for {} or change its entries",
                needs.words()
            )));
        }
    }
}

/// Whether the scenario asks the agent for it. A beat may well react to a bluff.
fn is_wanted(condition: &Condition, scenario: &Scenario) -> bool {
    scenario.asks.iter().any(|ask| std::ptr::eq(&raw const ask.wants, condition))
        || scenario.outcome.also.iter().any(|also| std::ptr::eq(also, condition))
}

fn priority(desk: &Desk, scenario: &Scenario) -> Option<Priority> {
    let rule = &scenario.ticket;
    desk.matrix.get(rule.impact.index())?.get(rule.urgency.index()).copied()
}

fn too_short_in(condition: &Condition, desk: &Desk, priority: Priority) -> Option<(Id, Lasting)> {
    let mut short = None;
    condition.any_term(&mut |term| {
        short = too_short(term, desk, priority);
        short.is_some()
    });
    short
}

fn too_short(wish: &Condition, desk: &Desk, priority: Priority) -> Option<(Id, Lasting)> {
    let Condition::PromisedWithin { team: Some(team), minutes, hours } = wish else { return None };
    let wanted = minutes
        .map_or(0, |n| n.saturating_mul(60))
        .saturating_add(hours.map_or(0, |n| n.saturating_mul(3_600)));
    let needs = desk.promises.iter().find(|times| times.team == *team)?.at(priority);
    // Without a length any time will do.
    (wanted > 0 && wanted < needs.seconds()).then(|| (team.clone(), needs))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    const WANTS: &str = "wants: told(\"loose_plug\")";

    #[test]
    fn a_wish_that_only_a_bluff_can_meet_is_found() {
        // Medium by high is a P2: field service comes within 8 hours.
        let soon = "promised_within(team: \"field\", hours: 7)";
        check(&scenario().swap(WANTS, &format!("wants: {soon}")), CODE, &[soon]);
        let also = format!("also: [{soon}], not_to: []");
        check(&scenario().swap("not_to: []", &also), CODE, &[soon]);
    }

    #[test]
    fn a_time_the_desk_keeps_is_fine_and_so_is_a_beat_about_a_bluff() {
        silent(&scenario(), CODE);
        silent(&scenario().swap(WANTS, "wants: promised_within(team: \"field\", hours: 8)"), CODE);
        silent(&scenario().swap("patience(below: 50)", "promised_within(team: \"field\", hours: 1)"), CODE);
    }
}
