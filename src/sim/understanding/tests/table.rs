//! Sentences with what must be heard in them, one a line, checked by one function.

use super::{desk, english};
use crate::sim::ids::Id;
use crate::sim::understanding::{Context, Fit, Said, Understood, understand};

/// Whether one expectation of a line holds.
fn holds(heard: &Understood, expectation: &str) -> bool {
    if let Some(not) = expectation.strip_prefix('!') {
        return !holds(heard, not);
    }
    if expectation == "nothing" {
        return !heard.understood;
    }
    if expectation == "unclear" {
        return !heard.unclear.is_empty();
    }
    if let Some(id) = expectation.strip_prefix("?#") {
        return heard.asks.iter().any(|ask| ask.id.as_ref().is_some_and(|asked| *asked == *id));
    }
    if let Some(kind) = expectation.strip_prefix('?') {
        return heard.asks.iter().any(|ask| ask.kind.as_ref().is_some_and(|asked| *asked == *kind));
    }
    if let Some(tone) = expectation.strip_prefix('~') {
        return heard.tone.iter().any(|hit| hit.tone.name() == tone);
    }
    if let Some((id, said)) = expectation.strip_prefix('@').and_then(|rest| rest.split_once('+')) {
        let said = if said == "open" { Said::Open } else { Said::Done };
        return heard.mentions.iter().any(|mention| mention.id == *id && mention.said == said);
    }
    if let Some((id, fit)) = expectation.strip_prefix('@').and_then(|rest| rest.split_once(':')) {
        let fit = match fit {
            "right" => Fit::Right,
            "wrong" => Fit::Wrong,
            _ => Fit::Named,
        };
        return heard.mentions.iter().any(|mention| mention.id == *id && mention.fit == fit);
    }
    if let Some((act, object)) = expectation.split_once('=') {
        return heard.acts.iter().any(|hit| hit.act.name() == act && hit.object == Some(Id::new(object)));
    }
    if let Some((act, seconds)) = expectation.split_once('<') {
        let seconds = seconds.parse().ok();
        return heard.acts.iter().any(|hit| hit.act.name() == act && hit.within_s == seconds);
    }
    heard.acts.iter().any(|hit| hit.act.name() == expectation)
}

/// What was heard, in the notation of the tables.
fn told(heard: &Understood) -> String {
    let acts = heard.acts.iter().map(|hit| format!("{}[{}]", hit.act.name(), hit.cue));
    let asks = heard.asks.iter().map(|ask| format!("?{}#{}", text(ask.kind.as_ref()), text(ask.id.as_ref())));
    let tones = heard.tone.iter().map(|hit| format!("~{}[{}]", hit.tone.name(), hit.cue));
    let mentions = heard.mentions.iter().map(|m| format!("@{}:{:?}={} {:?}", m.id, m.fit, m.value, m.said));
    acts.chain(asks).chain(tones).chain(mentions).collect::<Vec<_>>().join(" ")
}

fn text(id: Option<&Id>) -> &str {
    id.map_or("", Id::as_str)
}

/// Checks every line of a table: `sentence | expectation expectation …`.
#[track_caller]
fn check(table: &str) {
    let lexicon = desk::lexicon();
    let mut faults = Vec::new();
    let mut lines = 0;
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (sentence, expectations) = line.rsplit_once('|').unwrap_or((line, ""));
        let heard = understand(english(), &lexicon, &Context::default(), sentence.trim());
        lines += 1;
        let missed: Vec<&str> = expectations.split_whitespace().filter(|what| !holds(&heard, what)).collect();
        if !missed.is_empty() {
            faults.push(format!("{sentence}\n    wanted {}\n    heard {}", missed.join(" "), told(&heard)));
        }
    }
    assert!(faults.is_empty(), "{} of {lines} lines:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_a_sentence_does() {
    check(include_str!("acts.txt"));
}

#[test]
fn what_a_sentence_asks_for() {
    check(include_str!("asks.txt"));
}

#[test]
fn how_a_sentence_sounds() {
    check(include_str!("tones.txt"));
}

#[test]
fn what_a_sentence_speaks_of() {
    check(include_str!("mentions.txt"));
}
