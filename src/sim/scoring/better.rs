//! Better lines: what could have been said in the place of what lost points.

use super::call_view::{CallView, Spoken};
use super::evidence::Place;
use super::rubric::{CriterionText, filled};
use crate::sim::ids::Id;

/// A line for the place of the utterance that lost points: the scenario's own for this criterion or for what the place is
/// about, else the utterance with the faulty sentence replaced by the rubric's sentence and the questions it asked.
///
/// None for what was said in no utterance, and where the rubric has no sentence whose names all have a value.
pub(super) fn line(call: &CallView<'_>, text: &CriterionText, place: &Place) -> Option<String> {
    let spoken = call.utterance(place.turn?)?;
    place.span?;
    let own = call.case.scenario.better.iter().find(|better| {
        better.cause == *text.id.as_str() || place.about.as_ref().is_some_and(|about| better.cause == *about)
    });
    if let Some(own) = own {
        return Some(own.say.clone());
    }
    let values = values(call, spoken, place);
    let named: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence =
        text.better.iter().map(|template| filled(template, &named)).find(|line| !line.contains('{'))?;
    Some(in_place(call, spoken, place, &sentence))
}

/// The utterance with the sentence at `place` replaced. Questions that stood in that sentence are asked anew, so that the
/// better line finds out what the original did.
fn in_place(call: &CallView<'_>, spoken: &Spoken<'_>, place: &Place, sentence: &str) -> String {
    let text = &spoken.heard.text;
    let at = place.span.unwrap_or_default();
    if at.start == 0 && at.end as usize >= text.len() {
        return sentence.to_owned();
    }
    let Some((number, span)) = spoken.sentence_at(at.start) else { return sentence.to_owned() };
    let before = text.get(..span.start as usize).unwrap_or("").trim();
    let after = text.get(span.end as usize..).unwrap_or("").trim();
    let asks = spoken.heard.understood.asks.iter().filter(|ask| usize::from(ask.sentence) == number);
    let questions = asks.filter_map(|ask| question(call, ask.id.as_ref()?));
    let mut parts = vec![before.to_owned(), sentence.to_owned()];
    parts.extend(questions);
    parts.push(after.to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// The scenario's own way of asking for this, as a sentence.
fn question(call: &CallView<'_>, id: &Id) -> Option<String> {
    let case = call.case;
    let fact = case.fact(id.whole().unwrap_or(id.as_str()));
    let part = fact.and_then(|fact| fact.parts.iter().find(|part| fact.id.part(&part.id) == *id));
    let asked_by = part.map(|part| &part.asked_by).filter(|asked_by| !asked_by.is_empty());
    let phrase = asked_by.or_else(|| fact.map(|fact| &fact.asked_by))?.first()?;
    let mut letters = phrase.chars();
    let first = letters.next()?.to_uppercase();
    Some(format!("{first}{}?", letters.as_str().trim_end_matches(['?', '.'])))
}

/// What the names in the rubric's sentences stand for in this call, as far as they have a value.
fn values(call: &CallView<'_>, spoken: &Spoken<'_>, place: &Place) -> Vec<(&'static str, String)> {
    let (case, customer) = (call.case, &call.case.scenario.customer);
    let company = if case.desk.short.is_empty() { &case.desk.company } else { &case.desk.short };
    let name = customer.says_name.as_ref().unwrap_or(&customer.name);
    let address = customer.title.as_ref().map_or_else(|| name.clone(), |title| format!("{title} {name}"));
    let mut values = vec![("company", company.clone()), ("customer", address)];
    if let Some(about) = &place.about {
        values.push(("about", call.words_for(about)));
        values.extend(question(call, about).map(|question| ("question", question)));
    }
    if let Some(team) = call.right_team() {
        values.push(("team", call.words_for(team)));
        let times = case.desk.promises.iter().find(|times| times.team == *team);
        values.extend(times.map(|times| ("time", times.at(case.priority()).words())));
    }
    let known = |id: &Id| call.known_before(id, spoken);
    let finding = case.scenario.findings.iter().find(|finding| known(&finding.id) && !finding.private);
    values.extend(
        finding.map(|finding| ("finding", finding.aliases.first().unwrap_or(&finding.value).clone())),
    );
    values
}
