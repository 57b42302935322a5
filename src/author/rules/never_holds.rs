//! A condition that excludes itself.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Condition;

const CODE: Code = Code::new("SC130", "never-holds");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A condition can never hold, because its parts exclude each other or leave nothing between them.",
        why: "What waits for it never happens.",
        bad: "patience(above: 60, below: 40)",
        good: "patience(above: 40, below: 60)",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for waits in &sites.waits {
        if let Some(why) = excluded(waits.condition) {
            let found = waits.at.finding(Severity::Warning, CODE, "this condition can never hold", why);
            report.push(found);
        }
    }
}

/// Why the condition cannot hold.
fn excluded(condition: &Condition) -> Option<&'static str> {
    match condition {
        Condition::Any(any) if any.is_empty() => Some("one of nothing"),
        Condition::Any(any) => any.iter().map(excluded).reduce(Option::and).flatten(),
        Condition::All(all) => all.iter().find_map(excluded).or_else(|| opposed(all)),
        Condition::Ever(inner) => excluded(inner),
        Condition::Patience { above: Some(above), below: Some(below) }
        | Condition::Trust { above: Some(above), below: Some(below) } => {
            (u16::from(*above) + 1 >= u16::from(*below)).then_some("nothing lies between the two")
        }
        Condition::Turn { above: Some(above), below: Some(below) } => {
            (above.saturating_add(1) >= *below).then_some("no turn lies between the two")
        }
        Condition::Turn { below: Some(0 | 1), .. } => Some("turns are counted from 1"),
        Condition::Times(0) => Some("the first time is `times(1)`"),
        _ => None,
    }
}

/// Conditions are few: comparing each with each is cheap. A file of megabytes is refused before it comes here.
fn opposed(all: &[Condition]) -> Option<&'static str> {
    const MOST: usize = 64;
    let few = &all[..all.len().min(MOST)];
    let denied =
        |term: &Condition| few.iter().any(|other| matches!(other, Condition::Not(inner) if **inner == *term));
    few.iter().any(denied).then_some("asks for a thing and its opposite")
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn conditions_that_exclude_themselves_are_found() {
        for when in [
            "patience(above: 49, below: 50)",
            "turn(below: 1)",
            "any([])",
            "all([verified, not(verified)])",
            "any([times(0), turn(above: 5, below: 3)])",
        ] {
            check(&scenario().swap("patience(below: 50)", when), CODE, &[when]);
        }
    }

    #[test]
    fn conditions_with_room_are_fine() {
        silent(&scenario(), CODE);
        for when in
            ["patience(above: 48, below: 50)", "any([times(0), verified])", "all([verified, not(times(2))])"]
        {
            silent(&scenario().swap("patience(below: 50)", when), CODE);
        }
    }
}
