//! A question that is taken for another.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::understanding::{Context, asked_word_for_word, understand};

const CODE: Code = Code::new("SC138", "confused-question");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A sentence under `asked_by` is understood as asking for another fact or topic, or for one as much as for the other.",
        why: "The customer answers something else than the author meant. Words that tell the two apart help; so do a `kind` on both and `of` when they are of one kind.",
        bad: "asked_by: [\"what's on the screen\"]",
        good: "asked_by: [\"since when\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (Some(file), Some(case)) = (sites.checked.scenario(), sites.checked.case) else { return };
    let at = At::root(file.source);
    for (at, fact) in at.field("facts").each(&file.value.facts) {
        sentences(at, case, &fact.id, &fact.asked_by, report);
        for (at, part) in at.field("parts").each(&fact.parts) {
            sentences(at, case, &fact.id.part(&part.id), &part.asked_by, report);
        }
    }
    for (at, topic) in at.field("topics").each(&file.value.topics) {
        sentences(at, case, &topic.id, &topic.asked_by, report);
    }
}

fn sentences(at: At<'_>, case: &Case, id: &Id, asked_by: &[String], report: &mut Report) {
    for (at, sentence) in at.field("asked_by").each(asked_by) {
        if let Some(other) = taken_for(case, id, sentence) {
            let message =
                format!("asked like this, the customer takes it for `{other}`, and not for `{id}` alone");
            let found = at.finding(Severity::Warning, CODE, message, "understood as something else");
            report.push(found.help("say in it what tells the two apart"));
        }
    }
}

/// What the sentence is understood to ask for, when that is not what it should.
fn taken_for(case: &Case, own: &Id, sentence: &str) -> Option<Id> {
    let text = format!("{}?", sentence.trim_end_matches(['?', '.', '!']));
    let is_own = |id: &Id| id.whole().unwrap_or(id.as_str()) == own.whole().unwrap_or(own.as_str());
    // Most sentences are known by their words; only the others have to be understood.
    let word_for_word = asked_word_for_word(&case.pack, &case.lexicon, &text);
    if !word_for_word.is_empty() && word_for_word.iter().all(is_own) {
        return None;
    }
    let understood = understand(&case.pack, &case.lexicon, &Context::default(), &text);
    // Taken for this one alone: as it should be.
    if understood.asks.iter().any(|ask| ask.id.as_ref().is_some_and(is_own)) {
        return None;
    }
    let is_script = |id: &&Id| {
        case.fact(id.whole().unwrap_or(id.as_str())).is_some()
            || case.scenario.topics.iter().any(|topic| topic.id == **id)
    };
    let asked = understood.asks.iter().flat_map(|ask| ask.id.iter().chain(&ask.or));
    asked.filter(|id| !is_own(id)).find(is_script).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::small::{check, scenario, silent};
    use crate::content::Library;

    #[test]
    fn a_question_that_means_another_fact_is_found() {
        let other = "what's on the screen";
        check(&scenario().swap("\"since when\"", &format!("\"{other}\"")), CODE, &[&format!("\"{other}\"")]);
    }

    #[test]
    fn questions_that_are_understood_are_fine() {
        silent(&scenario(), CODE);
    }

    #[test]
    fn what_is_asked_word_for_word_is_understood_too() {
        for scenario in ["evening_dropouts", "red_collar"] {
            let case = Library::built_in().case(scenario, 1).unwrap();
            let sentences = case.scenario.facts.iter().flat_map(|fact| &fact.asked_by);
            let mut heard = 0;
            for sentence in sentences {
                let text = format!("{}?", sentence.trim_end_matches('?'));
                let understood = understand(&case.pack, &case.lexicon, &Context::default(), &text);
                for id in asked_word_for_word(&case.pack, &case.lexicon, &text) {
                    assert!(
                        understood.asks.iter().any(|ask| ask.id.as_ref() == Some(&id)),
                        "{text} asks for {id}"
                    );
                    heard += 1;
                }
            }
            assert!(heard > 10, "{scenario}: {heard}");
        }
    }
}
