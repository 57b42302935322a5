//! Rows of drawn values that do not match each other or the texts.

use std::collections::BTreeSet;

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Scenario;

const CODE: Code = Code::new("SC118", "draw-mismatch");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A text has a placeholder that is not drawn, or the rows of `draw` have different names.",
        why: "The customer would say the brackets aloud. Each row must bring a value for every name.",
        bad: "draw: [ { \"dog.name\": \"Rosie\" } ], says: [\"{dog.nmae} is asleep.\"]",
        good: "draw: [ { \"dog.name\": \"Rosie\" } ], says: [\"{dog.name} is asleep.\"]",
    },
    check,
};

/// Placeholders that the program fills in itself.
const OWN: [&str; 4] = ["value", "choices", "name", "missing"];

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (at, drawn) = match sites.checked.subject {
        Subject::Scenario(file) => {
            let at = At::root(file.source);
            rows(at, file.value, report);
            (at, file.value.draw.iter().flat_map(|row| row.keys().map(String::as_str)).collect())
        }
        Subject::Persona(file) => (At::root(file.source), BTreeSet::new()),
        // What a block leaves open is drawn by the scenario that includes it.
        _ => return,
    };
    let files = std::iter::once(at).chain(sites.checked.shared.iter().map(|file| At::root(file.source)));
    let mut used = BTreeSet::new();
    for (at, text) in files.flat_map(At::texts) {
        for name in placeholders(&text) {
            used.insert(name.to_owned());
            if !drawn.contains(name) && !OWN.contains(&name) {
                let message = format!("nothing is drawn for the placeholder `{{{name}}}`");
                let found = at.finding(report.loose(), CODE, message, "would be said as it stands");
                report.push(found.help(help(&drawn)));
            }
        }
    }
    for name in drawn.iter().filter(|name| !used.contains(**name)) {
        let message = format!("`{name}` is drawn and stands in no text");
        report.push(at.field("draw").finding(Severity::Warning, CODE, message, "not used"));
    }
}

fn help(drawn: &BTreeSet<&str>) -> String {
    if drawn.is_empty() {
        "add a row to `draw`, or leave the brackets out".to_owned()
    } else {
        let names: Vec<&str> = drawn.iter().copied().collect();
        format!("drawn are: {}", names.join(", "))
    }
}

fn rows(at: At<'_>, scenario: &Scenario, report: &mut Report) {
    let Some(first) = scenario.draw.first() else { return };
    for (number, row) in scenario.draw.iter().enumerate().skip(1) {
        let lacks: Vec<&str> =
            first.keys().filter(|key| !row.contains_key(*key)).map(String::as_str).collect();
        let more: Vec<&str> =
            row.keys().filter(|key| !first.contains_key(*key)).map(String::as_str).collect();
        if lacks.is_empty() && more.is_empty() {
            continue;
        }
        let names: Vec<&str> = lacks.into_iter().chain(more).collect();
        let message = format!("this row of `draw` and the first differ in `{}`", names.join("`, `"));
        report.push(at.field("draw").index(number).finding(report.loose(), CODE, message, "other names"));
    }
}

/// The names in brackets: letters, digits, dots and underscores only, so that other brackets stay what they are.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |name: &&str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
    };
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).filter(is_name)
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    const ROWS: &str = "draw: [ { \"day\": \"Monday\" }, { \"day\": \"Friday\" } ], persona: ";

    #[test]
    fn a_placeholder_that_is_not_drawn_is_found() {
        check(&scenario().swap("Since Monday.", "Since {day}."), CODE, &["\"Since {day}.\""]);
        let mistyped = scenario().swap("persona: ", ROWS).swap("Since Monday.", "Since {dya}.");
        check(&mistyped, CODE, &["[ { \"day\": \"Monday\" }, { \"day\": \"Friday\" } ]", "\"Since {dya}.\""]);
    }

    #[test]
    fn rows_with_other_names_are_found() {
        let rows = ROWS.replace("{ \"day\": \"Friday\" }", "{ \"dya\": \"Friday\" }");
        let differing = scenario().swap("persona: ", &rows).swap("Since Monday.", "Since {day} {dya}.");
        check(&differing, CODE, &["{ \"dya\": \"Friday\" }"]);
    }

    #[test]
    fn drawn_values_and_other_brackets_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("persona: ", ROWS).swap("Since Monday.", "Since {day}, { that is }."), CODE);
    }
}
