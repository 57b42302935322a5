//! A needed fact that nobody knows how to ask for.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::case::{Case, Item};
use crate::sim::ids::Id;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::model::{Fact, Reveals, Scenario, Subject};
use crate::sim::understanding::{Context, asked_word_for_word, understand};

const CODE: Code = Code::new("SC137", "cannot-ask");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A fact is needed, the customer waits to be asked for it, and nothing that could be asked is understood as asking for it.",
        why: "A `kind` brings the language pack's ways of asking. A fact without one, or one of two of the same kind, needs sentences of its own under `asked_by`, and the customer has to understand them.",
        bad: "( id: \"began\", at: \"2025-06-16\", says: [\"Since Monday.\"], needed: [Ticket] )",
        good: "( id: \"began\", kind: \"began\", at: \"2025-06-16\", says: [\"Since Monday.\"], needed: [Ticket] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (Some(file), Some(case)) = (sites.checked.scenario(), sites.checked.case) else { return };
    let given = super::unlearnable::given_away(sites);
    for (at, fact) in At::root(file.source).field("facts").each(&file.value.facts) {
        let waits =
            matches!(fact.reveals, Reveals::WhenAsked | Reveals::AfterProbe { .. } | Reveals::When(_));
        let is_given = |item: &Item<'_>| given.iter().any(|id| **id == item.id || **id == fact.id);
        let wanted = |item: &Item<'_>| is_needed(file.value, fact, item) && !is_given(item);
        let deaf = Item::of(fact).into_iter().find(|item| waits && wanted(item) && !can_be_asked(case, item));
        let Some(item) = deaf else { continue };
        let message = format!("nothing that is asked is understood as asking for `{}`", item.id);
        let found = at.field("id").finding(report.loose(), CODE, message, "needed, and told only when asked");
        report.push(found.help("give it a `kind`, or sentences under `asked_by`; `firstline understand --scenario` shows what is understood"));
    }
}

fn is_needed(scenario: &Scenario, fact: &Fact, item: &Item<'_>) -> bool {
    let said = |subject: &Subject| matches!(subject, Subject::Fact(id) if *id == item.id || *id == fact.id);
    !fact.needed.is_empty() || scenario.ticket.must_say.iter().any(said)
}

fn can_be_asked(case: &Case, item: &Item<'_>) -> bool {
    let own = item.part.map_or(&item.fact.asked_by, |part| &part.asked_by);
    // The whole brings its parts with it.
    let sentences = own.iter().chain(&item.fact.asked_by);
    by_kind(case, item) || sentences.into_iter().any(|sentence| asks_for(case, sentence, item))
}

/// Whether the pack's ways of asking lead here: the kind is known, and no other fact of the case shares it.
fn by_kind(case: &Case, item: &Item<'_>) -> bool {
    let Some(kind) = item.kind().or(item.fact.kind.as_ref()) else { return false };
    let items = case.scenario.facts.iter().flat_map(Item::of);
    let alone = items.filter(|other| other.kind() == Some(kind)).count() <= 1;
    let known = case.pack.kinds().iter().any(|name| !name.step && name.id == *kind);
    known && (alone || item.fact.of.is_some())
}

fn asks_for(case: &Case, sentence: &str, item: &Item<'_>) -> bool {
    let is_it = |id: &Id| *id == item.id || *id == item.fact.id;
    let word_for_word = asked_word_for_word(&case.pack, &case.lexicon, sentence);
    if !word_for_word.is_empty() && word_for_word.iter().all(is_it) {
        return true;
    }
    let means = |text: &str| {
        let understood = understand(&case.pack, &case.lexicon, &Context::default(), text);
        understood.asks.iter().any(|ask| ask.id.as_ref().is_some_and(is_it) || ask.or.iter().any(is_it))
    };
    means(sentence) || means(&format!("{}?", sentence.trim_end_matches(['?', '.', '!'])))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_fact_that_no_question_reaches_is_found() {
        let deaf = scenario().swap("kind: \"error_code\", ", "");
        check(&deaf.swap("asked_by: [\"what is on the screen\"], ", ""), CODE, &["\"code\""]);
    }

    #[test]
    fn a_kind_or_a_sentence_is_enough() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("kind: \"error_code\", ", ""), CODE);
        silent(&scenario().swap("asked_by: [\"what is on the screen\"], ", ""), CODE);
    }
}
