//! No terms above what this customer knows, unless they are explained.

use crate::sim::call::Event;
use crate::sim::case::Used;
use crate::sim::folding::{find_word, folded};
use crate::sim::scenario::model::GlossaryTerm;
use crate::sim::scoring::Spoken;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::time::Span;
use crate::sim::understanding::ToneHit;
use crate::sim::wording::{Phrases, count, words};
use crate::sim::words::Dimension;
use crate::sim::words::{Act, Tone};

/// No terms above what this customer knows, unless they are explained.
pub(super) struct PlainWords;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-plain-words",
    dimension: Dimension::Tone,
    says: &["term", "jargon", "explained"],
};

impl Criterion for PlainWords {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let expertise = call.case.scenario.customer.expertise;
        let mut settled: Vec<&str> = Vec::new();
        for (spoken, all) in call.terms() {
            let above = all.iter().filter(|used| used.entry.level > expertise).count();
            for used in all {
                let Used { entry, term, span } = *used;
                let plain = entry.plain.as_str();
                if entry.level <= expertise || settled.contains(&plain) || spoken.does(Act::ReadBack) {
                    continue;
                }
                settled.push(plain);
                let values = [("term", term), ("plain", plain)];
                let place = spoken.place(span, "glossary");
                if explains(spoken, entry, above) || is_glossed(call, spoken, span) {
                    notes.near(place, "explained", &values);
                } else if !says_it_too(call, entry) {
                    notes.lost(place, "term", &values);
                }
            }
            let others = spoken.tones(Tone::Jargon).filter(|hit| hit.confidence >= call.rubric.sure);
            // A term of the glossary costs once, however often it is said.
            let of_glossary = |hit: &ToneHit| is_listed(call, hit.span.of(&spoken.heard.text));
            let others = others.filter(|hit| !of_glossary(hit));
            for hit in others.filter(|hit| !all.iter().any(|used| used.span.overlaps(&hit.span))) {
                if expertise < VERSED && !spoken.does(Act::Explain) {
                    notes.lost(spoken.tone_place(hit), "jargon", &[]);
                }
            }
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each term takes, per mille.
const EACH: u16 = 300;

/// From this expertise on, terms that are not in the glossary are no hindrance.
const VERSED: u8 = 60;

/// Whether these words are a term of the desk's glossary.
fn is_listed(call: &CallView<'_>, words: &str) -> bool {
    let words = folded(words.trim_matches(|sign: char| !sign.is_alphanumeric()));
    call.case.desk.glossary.iter().flat_map(|entry| &entry.term).any(|term| folded(term) == words)
}

/// Whether the customer uses the term as well: then it is theirs.
fn says_it_too(call: &CallView<'_>, entry: &GlossaryTerm) -> bool {
    call.events.iter().any(|stamped| match &stamped.event {
        Event::CustomerSpoke { text, .. } => entry.term.iter().any(|term| find_word(text, term).is_some()),
        _ => false,
    })
}

/// Whether the term is explained: by its plain words, or by an explanation, which is enough for one term and not for three.
fn explains(spoken: &Spoken<'_>, entry: &GlossaryTerm, terms: usize) -> bool {
    (terms <= 1 && spoken.does(Act::Explain)) || find_word(&spoken.heard.text, &entry.plain).is_some()
}

/// Whether the sentence itself says what the term is: in brackets, by "that is", by an apposition, or by "called" before it.
fn is_glossed(call: &CallView<'_>, spoken: &Spoken<'_>, term: Span) -> bool {
    let text = &spoken.heard.text;
    let sentence = spoken.sentence_place(term, "").span.unwrap_or(term);
    let after = Span { start: term.end, end: sentence.end.max(term.end) }.of(text);
    let before = Span { start: sentence.start.min(term.start), end: term.start }.of(text);
    let signs = after.len() - after.trim_start_matches(|sign: char| !sign.is_alphanumeric()).len();
    let (signs, next) = after.split_at(signs);
    let bracket = signs.contains('(') || (before.trim_end().ends_with('(') && count(before) > 1);
    let aside = signs.contains([',', '–', '—', ':']) || signs.contains(" - ");
    let rubric = call.rubric;
    bracket
        || begins(&rubric.explains_after, next)
        || (aside && begins(&rubric.apposition, next))
        || rubric
            .explains_before
            .find_all(&words(before))
            .last()
            .is_some_and(|found| before.get(found.end as usize..).is_some_and(|rest| count(rest) == 0))
}

/// Whether the text begins with one of the phrases.
fn begins(phrases: &Phrases, text: &str) -> bool {
    phrases.find(&words(text)).is_some_and(|found| found.start == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_term_above_the_customer_costs_once() {
        let text = "It is the DNS.";
        let call = Script::new()
            .chatter(6)
            .say(text, &[act(Act::Inform, text)])
            .say(text, &[act(Act::Inform, text)]);
        assert_eq!(earned(&PlainWords, &call), 700);
    }

    #[test]
    fn one_because_explains_no_two_terms() {
        let text = "It is the DNS, because the SNR is low.";
        let call = Script::new().chatter(6).say(text, &[act(Act::Explain, "because")]);
        assert_eq!(mark(&PlainWords, &call).faults, 2);
    }

    #[test]
    fn a_term_said_twice_in_one_breath_is_one_fault() {
        let faults = |text: &str, words: &str| {
            mark(&PlainWords, &Script::new().chatter(6).say(text, &[tone(Tone::Jargon, words)])).faults
        };
        assert_eq!(faults("It is the DNS, so I restart the DNS.", "DNS."), 1);
        assert_eq!(faults("It is the DNS, so I restart the frobnicator.", "frobnicator"), 2);
    }

    #[test]
    fn a_term_explained_in_its_sentence_costs_nothing() {
        for text in [
            "It is the DNS, the phone book for addresses.",
            "It is the DNS (it finds addresses).",
            "It is the DNS, that is what finds addresses.",
            "It is what finds the addresses, it is called DNS.",
            "It is what finds the addresses (DNS).",
        ] {
            let call = Script::new().chatter(6).say(text, &[act(Act::Inform, "It is")]);
            assert_eq!(mark(&PlainWords, &call).faults, 0, "{text}");
        }
    }

    #[test]
    fn explained_or_known_it_costs_nothing() {
        let text = "It is the DNS, the directory of the internet.";
        let call = Script::new().chatter(6).say(text, &[act(Act::Inform, text)]);
        assert_eq!(earned(&PlainWords, &call), 1_000);
        let call = Script::new().chatter(6).say("Look at the router.", &[act(Act::Instruct, "Look")]);
        assert_eq!(earned(&PlainWords, &call), 1_000);
    }
}
