//! What things of a case are called in the sentences of a debrief. A reader has never seen the ids of a file.

use super::call_view::CallView;
use super::rubric::filled;
use crate::sim::case::Case;
use crate::sim::ids::Id;

/// What this is called: by the name, label or value that its file gives it; a fact by its kind, or by the question it answers.
/// Without any of them the id, in words.
pub(super) fn called(call: &CallView<'_>, id: &Id) -> String {
    let case = call.case;
    if case.name_of(id.as_str()) != id.as_str() {
        return plain(case, id);
    }
    by_title(case, id)
        .or_else(|| step(case, id))
        .or_else(|| of_kind(case, id))
        .or_else(|| answers(call, id))
        .unwrap_or_else(|| plain(case, id))
}

/// The mark on the world in words: what came of the step that leaves it, or the tool that does.
pub(super) fn mark(case: &Case, mark: &Id) -> String {
    let tries = case.scenario.steps.iter().flat_map(|step| &step.tries);
    let result = tries.filter(|played| played.does.contains(mark)).map(|played| played.result.as_str());
    let leaves =
        |tool: &&crate::sim::scenario::model::Tool| tool.states.iter().any(|state| state.does.contains(mark));
    let tool = case.scenario.tools.iter().find(leaves).map(|tool| case.name_of(tool.id.as_str()));
    let words = result.into_iter().find(|result| !result.is_empty()).map(quoted);
    words.or_else(|| tool.map(str::to_owned)).unwrap_or_else(|| plain(case, mark))
}

/// The short name: a team's or a tool's, or the id in words. Short enough to stand in a sentence that an agent says.
pub(super) fn plain(case: &Case, id: &Id) -> String {
    case.name_of(id.as_str()).replace(['_', '.'], " ")
}

fn quoted(words: &str) -> String {
    format!("“{}”", words.trim().trim_end_matches(['.', '?', '!']))
}

/// What a file gives a title, a label or a value.
fn by_title(case: &Case, id: &Id) -> Option<String> {
    let finding = case.finding(id.as_str()).map(|finding| quoted(&finding.value));
    let label = || case.scenario.customer.record.iter().find(|line| line.id == *id).map(|line| &line.label);
    let article = || case.article(id.as_str()).map(|article| &article.title);
    let event = || case.event.as_ref().filter(|event| event.id == *id).map(|event| &event.title);
    let chart = || case.desk.charts.iter().find(|chart| chart.id == *id).map(|chart| &chart.title);
    let titled = || label().or_else(article).or_else(event).or_else(chart).map(|title| quoted(title));
    finding.or_else(titled)
}

/// A step as a ticket calls it.
fn step(case: &Case, id: &Id) -> Option<String> {
    let step = case.step(id.as_str())?;
    step.named.first().or_else(|| step.asked_by.first()).map(|name| quoted(name))
}

/// What the language pack says of the kind that gave a fact its name.
fn of_kind(case: &Case, id: &Id) -> Option<String> {
    let fact = case.fact(id.as_str())?;
    let kind = fact.kind.as_ref().filter(|kind| *kind == id)?;
    case.pack.about(kind).map(str::to_owned)
}

/// The question that a fact, a topic or a subject of talk answers, as its author puts it first.
fn answers(call: &CallView<'_>, id: &Id) -> Option<String> {
    let case = call.case;
    let part = case.items(id.as_str()).into_iter().find_map(|item| item.part.filter(|_| item.id == *id));
    let of_part = part.and_then(|part| part.asked_by.first());
    let of_fact = || case.fact(id.as_str()).and_then(|fact| fact.asked_by.first());
    let of_topic = || {
        let topic = case.scenario.topics.iter().find(|topic| topic.id == *id);
        topic.and_then(|topic| topic.asked_by.first())
    };
    let question = of_part.or_else(of_fact).or_else(of_topic)?;
    let template = call.rubric.terms.get("answer_to").map_or("{what}", String::as_str);
    Some(filled(template, &[("what", &quoted(question))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::model::{Part, Scenario};
    use crate::sim::scoring::fixture::{case_with, rubric};

    #[track_caller]
    fn check(edit: impl FnOnce(&mut Scenario), id: &str, expected: &str) {
        let (case, rubric) = (case_with(edit), rubric());
        assert_eq!(called(&CallView::new(&case, &rubric, &[]), &id.into()), expected);
    }

    #[test]
    fn what_has_a_name_goes_by_it() {
        check(|_| {}, "line_test", "Line test");
        check(|scenario| scenario.findings[0].value = "4 dB.".to_owned(), "line_noise", "“4 dB”");
        check(|_| {}, "nowhere_known", "nowhere known");
    }

    #[test]
    fn a_fact_goes_by_the_question_it_answers_and_not_by_its_id() {
        let asked =
            |scenario: &mut Scenario| scenario.facts[0].asked_by = vec!["what does it say".to_owned()];
        let id = case_with(|_| {}).scenario.facts[0].id.clone();
        check(asked, id.as_str(), "the answer to “what does it say”");
        let with_part = |scenario: &mut Scenario| {
            let part = Part {
                id: "where".into(),
                value: "in the kitchen".to_owned(),
                at: None,
                near: None,
                aliases: Vec::new(),
                kind: None,
                asked_by: vec!["where does it show?".to_owned()],
                says: Vec::new(),
                again: Vec::new(),
                if_wrong: Vec::new(),
            };
            scenario.facts[0].parts = vec![part];
        };
        check(with_part, &format!("{id}.where"), "the answer to “where does it show”");
    }

    #[test]
    fn a_mark_goes_by_what_came_of_its_step() {
        let case = case_with(|scenario| {
            let step = &mut scenario.steps[0];
            step.tries = vec![crate::sim::scenario::model::Try {
                result: "the page is back".to_owned(),
                does: vec!["page_back".into()],
                ..Default::default()
            }];
        });
        assert_eq!(mark(&case, &"page_back".into()), "“the page is back”");
        assert_eq!(mark(&case, &"line_back".into()), "line back");
    }
}
