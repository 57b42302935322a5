//! Better lines: what could have been said in the place of what lost points.

use super::call_view::{CallView, Spoken};
use super::evidence::Place;
use super::rubric::{CriterionText, Replaces, filled};
use super::tidy::{sentences, tidied};
use crate::sim::call::Promise;
use crate::sim::folding::folded;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Customer;
use crate::sim::time::Span;
use crate::sim::understanding::{Fit, Mention, SubjectClass, asks_something};
use crate::sim::words::{Act, Tone};

/// A line for the place of the utterance that lost points: the scenario's own for this criterion or for what the place is
/// about, else the utterance with the rubric's sentence put where the fault was. `lost` are all the places where this
/// criterion lost points: what lost them in the same utterance is mended with it.
///
/// None for what was said in no utterance, and where the rubric has no sentence whose names all have a value.
pub(super) fn line(
    call: &CallView<'_>,
    text: &CriterionText,
    place: &Place,
    lost: &[Place],
) -> Option<String> {
    let spoken = call.utterance(place.turn?)?;
    place.span?;
    let at_a_farewell = spoken.does(Act::Close) && LEADS_ON.contains(&text.id.as_str());
    if at_a_farewell {
        return None;
    }
    let own = call.case.scenario.better.iter().find(|better| {
        better.cause == *text.id.as_str() || place.about.as_ref().is_some_and(|about| better.cause == *about)
    });
    if let Some(own) = own {
        return Some(own.say.clone());
    }
    let same_turn: Vec<&Place> = lost.iter().filter(|other| other.turn == place.turn).collect();
    let mended = match text.replaces {
        Replaces::Utterance => template(text, &values(call, spoken, place))?,
        Replaces::Words => in_words(call, spoken, text, &same_turn)?,
        Replaces::Sentence => {
            let sentence = template(text, &values(call, spoken, place))?;
            in_sentences(call, spoken, text, &same_turn, &sentence)
        }
    };
    let asks = spoken.heard.understood.asks.iter().map(|ask| ask.span.of(&spoken.heard.text));
    let asks: Vec<&str> = asks.filter(|ask| !ask.is_empty()).collect();
    let is_question = |sentence: &str| {
        let asked_for = asks.iter().any(|ask| sentence.contains(ask));
        asked_for || asks_something(&call.case.pack, &call.case.lexicon, sentence)
    };
    Some(tidied(&mended, &is_question))
}

/// Criteria whose better lines go on asking: no line for somebody who is saying goodbye.
const LEADS_ON: [&str; 4] =
    ["information-open-first", "information-needed-facts", "information-exact-error", "tone-redirect"];

/// The first of the rubric's sentences whose names all have a value.
fn template(text: &CriterionText, values: &[(&'static str, String)]) -> Option<String> {
    let complete =
        |template: &&String| names(template).all(|name| values.iter().any(|(own, _)| *own == name));
    let template = text.better.iter().find(complete)?;
    let named: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(filled(template, &named))
}

/// The names in braces.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// The utterance with the words at each of the places replaced.
fn in_words(
    call: &CallView<'_>,
    spoken: &Spoken<'_>,
    text: &CriterionText,
    places: &[&Place],
) -> Option<String> {
    let whole = &spoken.heard.text;
    let (mut line, mut done) = (String::new(), 0);
    let mut explained: Vec<String> = Vec::new();
    let mut in_order = places.to_vec();
    in_order.sort_by_key(|place| place.span);
    for place in in_order {
        let Some(span) = place.span.filter(|span| span.start as usize >= done) else { continue };
        let values = values(call, spoken, place);
        let plain = values.iter().find(|(name, _)| *name == "plain").map(|(_, plain)| plain.clone());
        // What a line has explained it need not explain again.
        if plain.as_ref().is_some_and(|plain| explained.contains(plain)) {
            continue;
        }
        explained.extend(plain);
        line.push_str(whole.get(done..span.start as usize)?);
        line.push_str(&template(text, &values)?);
        done = span.end as usize;
    }
    line.push_str(whole.get(done..)?);
    Some(line)
}

/// The utterance with the sentences at the places replaced by this one. What they asked for is asked anew, so that the
/// better line finds out what the original did; but not what a place is about, for that was the fault.
fn in_sentences(
    call: &CallView<'_>,
    spoken: &Spoken<'_>,
    text: &CriterionText,
    places: &[&Place],
    sentence: &str,
) -> String {
    let mut faulty: Vec<Span> = places.iter().filter_map(|place| place.span).collect();
    faulty.extend(beside(spoken, &text.id));
    let is_offer = |place: &&&Place| {
        let span = place.span.unwrap_or_default();
        spoken.acts(Act::Offer).any(|hit| hit.span == span)
            || mentions_offer(spoken).any(|mention| mention.span == span)
    };
    if places.iter().any(|place| is_offer(&place)) {
        faulty.extend(
            [Act::Offer, Act::Propose].into_iter().flat_map(|act| spoken.acts(act)).map(|hit| hit.span),
        );
        faulty.extend(mentions_offer(spoken).map(|mention| mention.span));
    }
    let about: Vec<&Id> = places.iter().filter_map(|place| place.about.as_ref()).collect();
    without(call, spoken, &faulty, &about, sentence)
}

/// What is condemned together with the words that lost a point about a promise: every other one that cannot be kept, and,
/// where a time was missing, every other one without a time.
fn beside(spoken: &Spoken<'_>, criterion: &str) -> Vec<Span> {
    let condemned = |promise: &Promise| match criterion {
        "escalation-honest" => promise.too_much,
        "escalation-next" => promise.too_much || promise.within_s.is_none(),
        _ => false,
    };
    let mut all: Vec<Span> =
        spoken.promises().filter(|(promise, _)| condemned(promise)).map(|(_, hit)| hit.span).collect();
    if matches!(criterion, "escalation-honest" | "escalation-next") {
        all.extend(spoken.tones(Tone::EmptyPromise).map(|hit| hit.span));
        let mentions = spoken.heard.understood.mentions.iter();
        let against = |mention: &&Mention| mention.class == SubjectClass::Policy && mention.fit == Fit::Wrong;
        all.extend(mentions.filter(against).map(|mention| mention.span));
    }
    all
}

fn mentions_offer<'s>(spoken: &'s Spoken<'_>) -> impl Iterator<Item = &'s Mention> {
    spoken.heard.understood.mentions.iter().filter(|mention| mention.class == SubjectClass::Offer)
}

/// The utterance without the sentences that hold these words: the first gives its place to `instead`, and the questions of
/// all of them are asked anew, except about `settled`.
fn without(
    call: &CallView<'_>,
    spoken: &Spoken<'_>,
    faulty: &[Span],
    settled: &[&Id],
    instead: &str,
) -> String {
    let text = &spoken.heard.text;
    let mut parts: Vec<String> = Vec::new();
    let mut instead = Some(instead);
    for sentence in sentences(text) {
        if !faulty.iter().any(|words| stands_in(*words, sentence)) {
            parts.push(sentence.of(text).trim().to_owned());
            continue;
        }
        parts.extend(instead.take().map(str::to_owned));
        let asks = spoken.heard.understood.asks.iter().filter(|ask| ask.span.overlaps(&sentence));
        let mut ids: Vec<&Id> = asks.filter_map(|ask| ask.id.as_ref()).collect();
        ids.dedup();
        // Part and whole are one question, and what was known already need not be asked anew.
        let one = |id: &Id, other: &Id| {
            id == other || id.whole() == Some(other.as_str()) || other.whole() == Some(id.as_str())
        };
        ids.retain(|id| !settled.iter().any(|other| one(id, other)) && !call.known_before(id, spoken));
        parts.extend(ids.into_iter().filter_map(|id| question(call, id)));
    }
    // What lies in no sentence of it stands before it.
    parts.splice(0..0, instead.map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn stands_in(words: Span, sentence: Span) -> bool {
    words.overlaps(&sentence)
        || (words.start == words.end && sentence.start <= words.start && words.start < sentence.end)
}

/// The utterance without what is unkind in it: no better line repeats that.
fn kind_part(call: &CallView<'_>, spoken: &Spoken<'_>) -> String {
    let unkind = |tone: Tone| {
        matches!(
            tone,
            Tone::Curt
                | Tone::Cold
                | Tone::Rude
                | Tone::Insult
                | Tone::CodeWord
                | Tone::Blame
                | Tone::Sarcasm
        )
    };
    let hits = spoken.heard.understood.tone.iter().filter(|hit| unkind(hit.tone));
    let faulty: Vec<Span> = hits.map(|hit| hit.span).collect();
    without(call, spoken, &faulty, &[], "")
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
    let address =
        customer.title.as_ref().map_or_else(|| name.clone(), |title| address(customer, title, name));
    let mut values = vec![("company", company.clone()), ("customer", address)];
    values.push(("line", kind_part(call, spoken)));
    values.push(("quote", place.quote.trim_end_matches(['.', '?', '!', ',', ' ']).to_owned()));
    if let Some(about) = &place.about {
        values.push(("about", call.name_for(about)));
        values.extend(question(call, about).map(|question| ("question", question)));
    }
    if let Some(team) = call.right_team() {
        values.push(("team", call.name_for(team)));
        let times = case.desk.promises.iter().find(|times| times.team == *team);
        values.extend(times.map(|times| ("time", times.at(case.priority()).words())));
    }
    let asked = usize::from(case.desk.verification.any);
    let identity: Vec<String> = case.identity_facts().take(asked).map(|id| call.name_for(id)).collect();
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

/// The title with the name, as the scenario writes it among the right names if it does.
fn address(customer: &Customer, title: &str, name: &str) -> String {
    let titled = |right: &&String| right.starts_with(title);
    let written = customer.names.right.iter().find(titled);
    written.cloned().unwrap_or_else(|| format!("{title} {name}"))
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
        assert_eq!(line, "It is the DNS (that is the directory of the internet) today.");
    }

    #[test]
    fn a_term_is_explained_once_in_a_line() {
        let text = "It is the DNS, so I restart the name server.";
        let call = Script::new().chatter(6).say(text, &[tone(Tone::Jargon, "name server")]);
        let line = better(&call, "tone-plain-words");
        assert_eq!(line.matches("directory of the internet").count(), 1, "{line}");
    }

    #[test]
    fn no_better_line_keeps_a_promise_that_was_condemned() {
        let text = "The field team rings you today. It is fixed in ten minutes. And in an hour it is faster.";
        let hits = [
            act(Act::Promise, "The field team rings you today"),
            act(Act::Promise, "It is fixed in ten minutes"),
            act(Act::Promise, "in an hour it is faster"),
            Hit::Promise(Some("field"), Some(80_000), false),
            Hit::Promise(None, Some(600), true),
            Hit::Promise(None, Some(3_600), true),
        ];
        let line = better(&Script::new().chatter(1).say(text, &hits), "escalation-honest");
        assert!(line.starts_with("The field team rings you today. "), "{line}");
        assert!(!line.contains("ten minutes") && !line.contains("faster"), "{line}");

        let text = "Somebody rings you. Somebody writes to you, too.";
        let hits = [
            act(Act::Promise, "Somebody rings you"),
            act(Act::Promise, "Somebody writes to you"),
            Hit::Promise(None, None, false),
            Hit::Promise(None, None, false),
        ];
        let line = better(&Script::new().chatter(1).say(text, &hits), "escalation-next");
        assert!(!line.contains("Somebody"), "{line}");
    }

    #[test]
    fn somebody_who_says_goodbye_is_not_told_to_ask() {
        let closed = |call: Script| call.say("Red?", &[act(Act::AskFact, "Red?")]);
        let farewell = [act(Act::AskFact, "Red?"), act(Act::Close, "Goodbye.")];
        let call = closed(closed(Script::new().say("Red? Goodbye.", &farewell)));
        let card = call.score();
        let open = card.criteria.iter().find(|result| result.id == "information-open-first").unwrap();
        assert!(open.evidence.iter().all(|piece| piece.better.is_none()), "{open:?}");
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
