//! One id for two things that a condition could mean.

use super::Rule;
use crate::author::names::Kind;
use crate::author::report::Report;
use crate::author::sites::{Declared, Named, Sites};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC107", "ambiguous-id");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "One id names two things of different kinds, and something that asks for it could mean either.",
        why: "What is learnt is kept by id: once the fact is known, a step or a finding of the same name counts as known too.",
        bad: "a fact \"lights\" and a step \"lights\"",
        good: "a fact \"light_colour\" and a step \"lights\"",
    },
    check,
};

/// What is learnt, and kept under its id.
const LEARNT: &[Kind] = &[Kind::Fact, Kind::Finding, Kind::Step];

/// What means the same thing whichever of them is meant: a fact and the record line or kind it is called after.
const HARMLESS: &[Kind] = &[Kind::Record, Kind::Information, Kind::StepSort, Kind::Mover];

fn check(sites: &Sites<'_>, report: &mut Report) {
    for (at, declared) in sites.declared.iter().enumerate() {
        let rival = |other: &&Declared<'_>| {
            other.id == declared.id && other.kind != declared.kind && LEARNT.contains(&other.kind)
        };
        if !LEARNT.contains(&declared.kind) {
            continue;
        }
        if let Some(other) = sites.declared[..at].iter().find(rival) {
            let message =
                format!("`{}` is a {} and a {}", declared.id, other.kind.word(), declared.kind.word());
            let found = declared.at.finding(report.loose(), CODE, message, "the name of something else");
            report.push(found.help("give one of them another id"));
        }
    }
    for named in &sites.named {
        let kinds = meanings(sites, named);
        // A clash of two things that are learnt has been said where they are declared.
        if kinds.len() > 1 && !kinds.iter().all(|kind| LEARNT.contains(kind)) {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
            let message = format!("`{}` may mean a {}", named.id, words.join(" or a "));
            let found = named.at.finding(Severity::Warning, CODE, message, "which of them?");
            report.push(found.help("give one of them another id"));
        }
    }
}

fn meanings(sites: &Sites<'_>, named: &Named<'_>) -> Vec<Kind> {
    let is_meant = |kind: &&Kind| !HARMLESS.contains(kind) && sites.names.has(**kind, named.id);
    named.kinds.iter().filter(is_meant).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_fact_and_a_step_of_one_name_are_found() {
        let clash = scenario()
            .swap("( id: \"restart\", kind", "( id: \"began\", kind")
            .swap("step(\"restart\")", "step(\"began\")");
        check(&clash, CODE, &["\"began\""]);
        let clash = scenario()
            .swap("id: \"kind_word\"", "id: \"began\"")
            .swap("told(\"loose_plug\")", "turns_since(id: \"began\", turns: 1)");
        check(&clash, CODE, &["\"began\""]);
    }

    #[test]
    fn a_fact_called_as_its_record_line_is_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("told(\"loose_plug\")", "told(\"postcode\")"), CODE);
    }
}
