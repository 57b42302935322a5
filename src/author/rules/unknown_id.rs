//! An id that names nothing in the scenario.

use super::Rule;
use crate::author::checked::Subject;
use crate::author::names::{Kind, Names};
use crate::author::report::Report;
use crate::author::sites::{Named, Sites};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Diagnostic, Severity};
use crate::sim::scenario::parse::nearest;

pub(crate) const CODE: Code = Code::new("SC101", "unknown-id");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "An id stands for a fact, step, finding, beat or the like, and the scenario has none of this name.",
        why: "A condition with a mistyped id never holds, and nobody notices: the beat is simply never played.",
        bad: "when: told(\"loose_plgu\")",
        good: "when: told(\"loose_plug\")",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    // What the board shows is declared by the scenarios that use the event: without any, nobody can have declared it.
    if matches!(sites.checked.subject, Subject::Event(_)) && sites.checked.scenarios.is_empty() {
        return;
    }
    for named in unknown(sites) {
        let in_desk = named.kinds.iter().all(|kind| kind.is_of_desk());
        let of_pack = named.kinds.iter().any(|kind| matches!(kind, Kind::Information | Kind::StepSort));
        // `asked_count("began", …)` may name a fact or a kind: then it belongs here.
        if in_desk || (of_pack && named.kinds.len() == 1) {
            continue;
        }
        let found = finding(named, &sites.names, CODE);
        report.push(may_come(sites, found));
    }
}

/// Every id that names nothing.
pub(super) fn unknown<'s, 'a>(sites: &'s Sites<'a>) -> impl Iterator<Item = &'s Named<'a>> {
    let is_known = |named: &&Named<'a>| named.kinds.iter().any(|kind| sites.names.has(*kind, named.id));
    sites.named.iter().filter(move |named| !is_known(named) && can_be_told(sites, named))
}

/// A name that is missing in a block which no scenario includes may be brought by one that is not written yet.
pub(super) fn may_come(sites: &Sites<'_>, found: Diagnostic) -> Diagnostic {
    match sites.checked.subject {
        Subject::Shared(_) => {
            let found = found.note("no scenario includes this block; one that will may bring it");
            Diagnostic { severity: Severity::Warning, ..found }
        }
        _ => found,
    }
}

/// Whether the names of a kind are all at hand: kinds need a language pack, criteria a rubric.
fn can_be_told(sites: &Sites<'_>, named: &Named<'_>) -> bool {
    let checked = sites.checked;
    let lacks_pack = checked.kinds.is_none()
        && named.kinds.iter().any(|kind| matches!(kind, Kind::Information | Kind::StepSort));
    let lacks_criteria = checked.criteria.is_empty() && named.kinds.contains(&Kind::Criterion);
    !lacks_pack && !lacks_criteria
}

/// The finding, with the name that was likely meant.
pub(super) fn finding(named: &Named<'_>, known: &Names<'_>, code: Code) -> Diagnostic {
    let Named { at, id, kinds } = named;
    let part = id.split_once('.').filter(|(whole, _)| known.has(Kind::Fact, whole));
    let message = match part {
        Some((whole, part)) if kinds.contains(&Kind::Fact) => {
            format!("the fact `{whole}` has no part `{part}`")
        }
        _ => format!("{} is called `{id}`", none_of(kinds)),
    };
    let found = at.finding(Severity::Error, code, message, "not known");
    let candidates = kinds.iter().flat_map(|kind| known.of(*kind));
    if let Some(near) = nearest(id, candidates) {
        return found.suggest(at.span(), format!("\"{near}\""), format!("did you mean `{near}`?"));
    }
    match known.kinds_of(id).first() {
        Some(kind) => found.help(format!("`{id}` is a {}; that cannot stand here", kind.word())),
        None => found.help(listed(kinds, known)),
    }
}

fn none_of(kinds: &[Kind]) -> String {
    match kinds {
        [kind] => format!("no {}", kind.word()),
        [one, other] => format!("no {} and no {}", one.word(), other.word()),
        [one, other, ..] => format!("no {}, {} or the like", one.word(), other.word()),
        [] => "nothing".to_owned(),
    }
}

/// The names to choose from, as long as they are few.
fn listed(kinds: &[Kind], names: &Names<'_>) -> String {
    let all: Vec<&str> = kinds.iter().flat_map(|kind| names.of(*kind)).take(13).collect();
    match all.len() {
        0 => "there is none yet".to_owned(),
        13 => "see the ids of this file and of its desk".to_owned(),
        _ => format!("there are: {}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_mistyped_id_is_found_where_it_stands() {
        let misspelt = scenario().swap("told(\"loose_plug\")", "told(\"loose_plgu\")");
        let found = check(&misspelt, CODE, &["\"loose_plgu\""]);
        assert_eq!(found[0].help.as_deref(), Some("did you mean `loose_plug`?"));
        check(&scenario().swap("fact(\"code\"), found", "fact(\"coed\"), found"), CODE, &["\"coed\""]);
        check(
            &scenario().swap("wants: told(\"loose_plug\")", "wants: any([told(\"x\"), not(fact(\"y\"))])"),
            CODE,
            &["\"x\"", "\"y\""],
        );
        check(&scenario().swap("gives: [\"symptom\"]", "gives: [\"sympton\"]"), CODE, &["\"sympton\""]);
        check(&scenario().swap("step(\"restart\")", "step(\"code\")"), CODE, &["\"code\""]);
    }

    #[test]
    fn known_ids_and_any_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("told(\"loose_plug\")", "told(\"any\")"), CODE);
        silent(&scenario().swap("told(\"loose_plug\")", "told(\"postcode\")"), CODE);
        silent(&scenario().swap("gives: [\"symptom\"]", "gives: [\"symptom\", \"restart\"]"), CODE);
    }
}
