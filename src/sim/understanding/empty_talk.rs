//! Sentences that only look like talk: a row of bare names, the customer's own words given back, everything in one breath.
//!
//! Who says "router, lights, error code, restart, sorry, ticket" has named much and neither asked nor told anything, and an
//! echo says nothing that the customer had not said. Both would otherwise be heard as whatever their words are cues for.

use std::collections::BTreeSet;

use super::understood::ActHit;
use crate::sim::time::Span;
use crate::sim::wording::{Word, words};
use crate::sim::words::Act;

/// From so many names on a row is no sentence: "hi, yes, sorry, one moment, Ms Kovács" is one.
const ROW: usize = 6;

/// A name has at most so many words.
const NAME: usize = 2;

/// From so many words on, in the customer's order, it is an echo. Shorter ones show that somebody listens.
const ECHO: usize = 9;

/// The same where the utterance is nothing else: all that the customer said, or several sentences of it.
const WHOLE_ECHO: usize = 4;

/// Nobody means so many different things in one sentence.
const BREATH: usize = 7;

/// The places of a text that are rows of bare names.
pub(super) fn rows(text: &str) -> Vec<Span> {
    sentences(text).filter(|place| is_row(place.of(text))).collect()
}

/// The places of a text that only repeat what the customer said last.
pub(super) fn echoes(text: &str, customer: &str) -> Vec<Span> {
    let said = words(customer);
    let said: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let own = words(text);
    // Several sentences in a row are copied; a few words out of one show that somebody listens.
    let copied = own.len() == said.len() || sentences(text).count() > 1;
    if copied && own.len() >= WHOLE_ECHO && repeats(&own, &said) {
        return vec![Span::new(0, text.len())];
    }
    // No sign that ends a sentence stands within a word.
    let mut rest = own.as_slice();
    let within = |place: &Span| {
        let (inside, others) = rest.split_at(rest.partition_point(|word| word.span.start < place.end));
        rest = others;
        is_echo(inside, &said)
    };
    sentences(text).filter(within).collect()
}

/// Whether a text is nothing but words of the customer's, in their order.
pub(super) fn given_back(text: &str, customer: &str) -> bool {
    let said = words(customer);
    let said: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    repeats(&words(text), &said)
}

/// The sentences of a text that do so much at once that they do nothing.
pub(super) fn breathless(text: &str, acts: &[ActHit]) -> Vec<Span> {
    let does = |place: &Span| -> BTreeSet<Act> {
        acts.iter().filter(|hit| place.overlaps(&hit.span)).map(|hit| hit.act).collect()
    };
    sentences(text).filter(|place| does(place).len() >= BREATH).collect()
}

/// Cut at full stops and lines alone: what hides in a sentence may have commas.
fn sentences(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive(['.', '!', '?', '\n']).map(move |sentence| {
        let end = start + sentence.len();
        let place = Span::new(start, end);
        start = end;
        place
    })
}

fn is_row(sentence: &str) -> bool {
    let signs = [',', ';', '/', '|'];
    if sentence.matches(signs).count() + 1 < ROW {
        return false;
    }
    let names: Vec<usize> = sentence.split(signs).map(|name| words(name).len()).collect();
    names.len() >= ROW && names.iter().all(|words| *words <= NAME)
}

fn is_echo(own: &[Word], said: &[&str]) -> bool {
    own.len() >= ECHO && repeats(own, said)
}

/// Whether these words stand in this order in what was said.
fn repeats(own: &[Word], said: &[&str]) -> bool {
    let same = |said: &[&str]| said.iter().zip(own).all(|(said, own)| *said == own.text.as_str());
    !own.is_empty() && said.windows(own.len()).any(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, customer: &str, empty: &[&str]) {
        let found = rows(text).into_iter().chain(echoes(text, customer));
        let found: Vec<&str> = found.map(|span| span.of(text).trim()).collect();
        assert_eq!(found, empty, "{text}");
    }

    #[test]
    fn a_row_of_names_is_no_sentence() {
        let row = "Router, modem, lights, cable, Wi-Fi, error code, restart.";
        check(&format!("Good evening. {row}"), "", &[row]);
        check("Hi, yes, sorry, one moment, Ms Kovács.", "", &[]);
        check("Since when, how often, on which device, what message, what changed, what plan?", "", &[]);
    }

    #[test]
    fn the_customers_own_words_are_theirs() {
        let said = "It drops out every evening at seven and nobody rings me back. Fix it!";
        check(said, said, &[said]);
        check(&said[..61], said, &["It drops out every evening at seven and nobody rings me back."]);
        check("Every evening at seven?", said, &[]);
        check("When do you come?", "When do you come?", &["When do you come?"]);
        let part = "Smith. My line is down.";
        check(part, &format!("{part} Do you hear?"), &[part]);
        check("So it drops out every evening at seven, and nobody rang you back?", said, &[]);
    }
}
