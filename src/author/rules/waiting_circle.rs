//! Beats and questions that wait for one another.

use std::collections::BTreeMap;

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Ask, Beat, Condition};

const CODE: Code = Code::new("SC135", "waiting-circle");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A beat or a question waits for itself, directly or by way of others.",
        why: "None of them can be the first, so none of them is ever played.",
        bad: "when: played(\"kind_word\")",
        good: "when: patience(below: 50)",
    },
    check,
};

/// What must have been played before, by who waits for it.
type Waits<'a> = BTreeMap<&'a str, (At<'a>, Vec<&'a str>)>;

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (at, beats, asks): (At<'_>, &[Beat], &[Ask]) = match sites.checked.subject {
        Subject::Scenario(file) => (At::root(file.source), &file.value.beats, &file.value.asks),
        Subject::Shared(file) => (At::root(file.source), &file.value.beats, &file.value.asks),
        Subject::Persona(file) => (At::root(file.source), &file.value.beats, &[]),
        Subject::Desk(_) | Subject::Event(_) | Subject::Article(_) => return,
    };
    let mut waits = Waits::new();
    for (at, beat) in at.field("beats").each(beats) {
        waits.insert(beat.id.as_str(), (at.field("when"), needed(&beat.when)));
    }
    for (at, ask) in at.field("asks").each(asks) {
        let when = ask.when.as_ref().map(needed).unwrap_or_default();
        waits.insert(ask.id.as_str(), (at.field("when"), when));
    }
    for (id, (at, _)) in &waits {
        if let Some(way) = way_back(id, &waits) {
            let message = format!("`{id}` waits for itself{way}");
            report.push(at.finding(Severity::Warning, CODE, message, "can never hold"));
        }
    }
}

/// What must have been played for the condition to hold.
fn needed(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::All(all) => all.iter().flat_map(needed).collect(),
        Condition::Ever(inner) => needed(inner),
        Condition::Played(id) | Condition::Satisfied(id) | Condition::Waiting(id) => vec![id.as_str()],
        _ => Vec::new(),
    }
}

/// How one comes back to where one began, if one does.
fn way_back(from: &str, waits: &Waits<'_>) -> Option<String> {
    let mut open: Vec<(&str, String)> = vec![(from, String::new())];
    let mut seen: Vec<&str> = Vec::new();
    while let Some((id, way)) = open.pop() {
        for next in waits.get(id).map(|(_, next)| next.as_slice()).unwrap_or_default() {
            if *next == from {
                return Some(way);
            }
            if !seen.contains(next) {
                seen.push(next);
                open.push((next, format!("{way}, by way of `{next}`")));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn circles_are_found() {
        let itself = "all([verified, played(\"kind_word\")])";
        check(&scenario().swap("patience(below: 50)", itself), CODE, &[itself]);
        let two = scenario().swap("patience(below: 50)", "satisfied(\"when_fixed\")");
        let two = two.swap("wants: told", "when: played(\"kind_word\"), wants: told");
        check(&two, CODE, &["played(\"kind_word\")", "satisfied(\"when_fixed\")"]);
    }

    #[test]
    fn waiting_for_one_that_waits_for_nobody_is_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("patience(below: 50)", "satisfied(\"when_fixed\")"), CODE);
        silent(&scenario().swap("patience(below: 50)", "any([verified, played(\"kind_word\")])"), CODE);
        silent(&scenario().swap("patience(below: 50)", "not(played(\"kind_word\"))"), CODE);
    }
}
