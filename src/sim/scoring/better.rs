//! Better lines: what could have been said in the place of what lost points.

use super::call_view::{CallView, Spoken};
use super::evidence::Place;
use super::rubric::{CriterionText, Replaces, filled};
use super::words::folded;
use crate::sim::ids::Id;
use crate::sim::time::Span;

/// A line for the place of the utterance that lost points: the scenario's own for this criterion or for what the place is
/// about, else the utterance with the rubric's sentence put where the fault was.
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
    let complete =
        |template: &&String| names(template).all(|name| values.iter().any(|(own, _)| *own == name));
    let template = text.better.iter().find(complete)?;
    let named: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = filled(template, &named);
    Some(match text.replaces {
        Replaces::Utterance => sentence,
        Replaces::Words => in_words(spoken, place, &sentence),
        Replaces::Sentence => in_sentence(call, spoken, place, &sentence),
    })
}

/// The names in braces.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

fn in_words(spoken: &Spoken<'_>, place: &Place, words: &str) -> String {
    let (text, span) = (&spoken.heard.text, place.span.unwrap_or_default());
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    format!("{before}{words}{after}")
}

/// The utterance with the sentence at `place` replaced. What that sentence asked for is asked anew, so that the better line
/// finds out what the original did; but not what the place is about, for that was the fault.
fn in_sentence(call: &CallView<'_>, spoken: &Spoken<'_>, place: &Place, sentence: &str) -> String {
    let text = &spoken.heard.text;
    let whole = sentence_around(text, place.span.unwrap_or_default());
    let before = text.get(..whole.start as usize).unwrap_or("").trim();
    let after = text.get(whole.end as usize..).unwrap_or("").trim();
    let asks = spoken.heard.understood.asks.iter().filter(|ask| ask.span.overlaps(&whole));
    let mut ids: Vec<&Id> = asks.filter_map(|ask| ask.id.as_ref()).collect();
    ids.dedup();
    ids.retain(|id| Some(*id) != place.about.as_ref());
    let mut parts = vec![before.to_owned(), sentence.to_owned()];
    parts.extend(ids.into_iter().filter_map(|id| question(call, id)));
    parts.push(after.to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// From the end of the sentence before these words to the end of the sentence they end in. The understanding cuts finer,
/// at clauses; a replaced clause would leave half a sentence standing.
fn sentence_around(text: &str, words: Span) -> Span {
    let ends = |at: usize| {
        let rest = &text[at..];
        rest.starts_with(['.', '?', '!', '\n']) && rest[1..].chars().next().is_none_or(char::is_whitespace)
    };
    let boundaries = || text.char_indices().map(|(at, _)| at).filter(|at| ends(*at)).map(|at| at + 1);
    let start = boundaries().take_while(|end| *end <= words.start as usize).last().unwrap_or(0);
    let last = (words.end as usize).max(start + 1);
    let end = boundaries().find(|end| *end >= last).unwrap_or(text.len());
    Span::new(start, end)
}

/// The scenario's own way of asking for this, as a sentence.
fn question(call: &CallView<'_>, id: &Id) -> Option<String> {
    let fact = call.case.fact(id.whole().unwrap_or(id.as_str()))?;
    let part = fact.parts.iter().find(|part| fact.id.part(&part.id) == *id);
    let asked_by = part.map(|part| &part.asked_by).filter(|asked_by| !asked_by.is_empty());
    let phrase = asked_by.unwrap_or(&fact.asked_by).first()?;
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
    values.push(("line", spoken.heard.text.clone()));
    values.push(("quote", place.quote.clone()));
    if let Some(about) = &place.about {
        values.push(("about", call.words_for(about)));
        values.extend(question(call, about).map(|question| ("question", question)));
    }
    if let Some(team) = call.right_team() {
        values.push(("team", call.words_for(team)));
        let times = case.desk.promises.iter().find(|times| times.team == *team);
        values.extend(times.map(|times| ("time", times.at(case.priority()).words())));
    }
    let asked = usize::from(case.desk.verification.any);
    let identity: Vec<String> = case.identity_facts().take(asked).map(|id| call.words_for(id)).collect();
    if !identity.is_empty() {
        values.push(("identity", identity.join(" and ")));
    }
    let known = |id: &Id| call.known_before(id, spoken);
    let finding = case.scenario.findings.iter().find(|finding| known(&finding.id) && !finding.private);
    values.extend(
        finding.map(|finding| ("finding", finding.aliases.first().unwrap_or(&finding.value).clone())),
    );
    let quote = folded(&place.quote);
    let term = case.desk.glossary.iter().find(|entry| entry.term.iter().any(|term| folded(term) == quote));
    values.extend(term.map(|entry| ("plain", entry.plain.clone())));
    values
}

#[cfg(test)]
mod tests {
    use crate::sim::scenario::model::BetterSentence;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::{Act, Tone};

    #[track_caller]
    fn better(script: &Script, id: &str) -> String {
        let card = script.score();
        let result = card.criteria.iter().find(|result| result.id == id).unwrap();
        result.evidence.iter().find_map(|piece| piece.better.clone()).unwrap()
    }

    #[test]
    fn the_faulty_sentence_is_replaced_and_its_question_asked_anew() {
        let text = "All right. Well, you must have broken it, since when? I'll look.";
        let hits = [tone(Tone::Blame, "you must have broken it"), ask("began", "since when")];
        let line = better(&Script::new().say(text, &hits), "tone-blame");
        assert!(line.starts_with("All right. ") && line.ends_with(" I'll look."), "{line}");
        assert!(line.contains("Since when is it like this?") && !line.contains("must have"), "{line}");
    }

    #[test]
    fn a_term_keeps_its_place_and_gets_its_meaning() {
        let line =
            better(&Script::new().say("It is the DNS today.", &[act(Act::Inform, "It")]), "tone-plain-words");
        assert_eq!(line, "It is the DNS, that is the directory of the internet today.");
    }

    #[test]
    fn the_scenarios_own_sentence_goes_first() {
        let case = case_with(|scenario| {
            let own = BetterSentence { cause: "tone-blame".into(), say: "What was new on Monday?".into() };
            scenario.better = vec![own];
        });
        let text = "You must have broken it.";
        let line = better(&Script::of(case).say(text, &[tone(Tone::Blame, text)]), "tone-blame");
        assert_eq!(line, "What was new on Monday?");
    }
}
