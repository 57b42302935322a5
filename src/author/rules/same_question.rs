//! Two things that the same question asks for.

use std::collections::BTreeMap;

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC131", "same-question");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Two facts, steps or topics have the same sentence under `asked_by`.",
        why: "The customer cannot tell which is meant, and asks back each time.",
        bad: "two facts with asked_by: [\"since when\"]",
        good: "one with asked_by: [\"since when does it drop\"], one with asked_by: [\"when did you restart it\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let (at, scenario) = (At::root(file.source), file.value);
    let facts = at.field("facts").each(&scenario.facts);
    let parts = at
        .field("facts")
        .each(&scenario.facts)
        .flat_map(|(at, fact)| at.field("parts").each(&fact.parts))
        .map(|(at, part)| (at, &part.id, &part.asked_by));
    let steps = at.field("steps").each(&scenario.steps).map(|(at, step)| (at, &step.id, &step.asked_by));
    let topics =
        at.field("topics").each(&scenario.topics).map(|(at, topic)| (at, &topic.id, &topic.asked_by));
    let all = facts.map(|(at, fact)| (at, &fact.id, &fact.asked_by)).chain(parts).chain(steps).chain(topics);
    let mut first = BTreeMap::new();
    for (at, id, asked_by) in all {
        for (at, sentence) in at.field("asked_by").each(asked_by) {
            let (other, before) = first.entry(folded(sentence)).or_insert((id, at));
            if *other == id {
                continue;
            }
            let message = format!("`{sentence}` asks for `{other}` and for `{id}`");
            let found = at.finding(Severity::Warning, CODE, message, "the same sentence again");
            report.push(found.also(before.span(), "first here").help("say in each what tells them apart"));
        }
    }
}

fn folded(sentence: &str) -> String {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn one_sentence_for_two_facts_is_found() {
        let double = scenario().swap("asked_by: [\"since when\"]", "asked_by: [\"What is on the screen?\"]");
        check(&double, CODE, &["\"What is on the screen?\""]);
    }

    #[test]
    fn different_sentences_are_fine() {
        silent(&scenario(), CODE);
    }
}
