//! Puts it together: a text, a pack, a lexicon and what came before make what was understood.

use super::acts::Acts;
use super::asks::{Asked, asked};
use super::cues::{Fired, fire, taken_back};
use super::lexicon::Lexicon;
use super::matching::{Reading, Scratch};
use super::mentions::{self, Findings};
use super::pack::{Pack, Shows, Tag};
use super::steps::{SaidAs, steps};
use super::subject::Context;
use super::text::Text;
use super::tone;
use super::understood::{ActHit, Fit, Mention, SubjectClass, Understood};
use crate::sim::words::Act;

/// From this on the learner alone is believed.
const SURE_ENOUGH: u16 = 800;

/// Understands an utterance: what it does, what it asks for, what it names, how it sounds.
///
/// Never fails and never hangs; what is longer than [`super::MOST_CHARACTERS`] is cut. A text of which nothing is
/// recognised comes back with `understood: false` rather than with a guess.
#[must_use]
pub fn understand(pack: &Pack, lexicon: &Lexicon, context: &Context, text: &str) -> Understood {
    let (text, mut understood) = (read(pack, lexicon, text), Understood::default());
    let readings = readings(pack, &text);
    let findings = mentions::find(pack, lexicon, &text, &readings);
    let mut acts = Acts::new(pack, lexicon, context, &text);
    let mut recounts = false;
    for (number, reading) in readings.iter().enumerate() {
        let leads_to_question = readings.get(number + 1).is_some_and(|next| next.question);
        let span = text.span(reading.first..reading.first + reading.tokens.len());
        understood.sentences.push(span);
        let fired = believed(pack, reading);
        let mut asks = asked(pack, lexicon, context, reading, &findings.phrases, leads_to_question);
        // What is summed up or read out is told to nobody.
        recounts |= fired.iter().any(|fired| matches!(fired.shows, Shows::Act(Act::Recap | Act::ReadBack)));
        if !recounts {
            add_steps(pack, lexicon, reading, &findings, &mut asks, &mut acts);
        }
        // What was asked for a sentence before is not asked twice.
        asks.retain(|asked| asked.id.is_none() || understood.asks.iter().all(|ask| ask.id != asked.id));
        acts.by_cues(reading, &fired, &asks);
        acts.by_asks(reading, &asks);
        understood.asks.extend(asks.iter().map(|asked| asked.hit(&text, reading)));
        tone::hear(pack, &text, reading, &fired, &mut understood.tone);
    }
    understood.acts = acts.finish(&readings, &findings);
    understood.mentions = findings.mentions;
    let (acts, mentions) = (&understood.acts, &mut understood.mentions);
    mentions.retain(|mention| !acts.iter().any(|hit| disclaims(&text, hit, mention)));
    understood.understood = !understood.acts.is_empty()
        || !understood.asks.is_empty()
        || !understood.mentions.is_empty()
        || readings.iter().any(|reading| reading.has(Tag::Backchannel))
        || understood.tone.iter().any(|hit| tone::stands_alone(hit.tone));
    understood
}

/// Reads a written text, such as a field of a ticket, for what it says of the subjects of the call.
#[must_use]
pub fn read_statements(pack: &Pack, lexicon: &Lexicon, text: &str) -> Vec<Mention> {
    let text = read(pack, lexicon, text);
    mentions::find(pack, lexicon, &text, &readings(pack, &text)).mentions
}

/// "I can't promise that it will work in ten minutes" says the opposite of what would go against the rule.
fn disclaims(text: &Text, hit: &ActHit, mention: &Mention) -> bool {
    let against_rule = mention.class == SubjectClass::Policy && mention.fit == Fit::Wrong;
    let about_it = hit.span.start < mention.span.start && hit.span.overlaps(&mention.span);
    if !against_rule || !about_it || !matches!(hit.act, Act::AdmitLimits | Act::Refuse) {
        return false;
    }
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    !text.tokens.iter().any(|token| token.start >= start && token.end <= end && token.denies)
}

fn read(pack: &Pack, lexicon: &Lexicon, text: &str) -> Text {
    Text::read(pack, Some(&lexicon.speller), |word| lexicon.words.contains(word), text)
}

fn readings<'t>(pack: &Pack, text: &'t Text) -> Vec<Reading<'t>> {
    let mut scratch = Scratch::default();
    let numbered = text.sentences.iter().enumerate();
    numbered.map(|(number, sentence)| Reading::new(pack, text, sentence, number, &mut scratch)).collect()
}

/// What the cues say, and what the learner adds where it is sure.
fn believed<'p>(pack: &'p Pack, reading: &Reading<'_>) -> Vec<Fired<'p>> {
    let mut fired = fire(pack, reading);
    let guesses = pack.learnt.guess(pack, reading);
    for fired in &mut fired {
        // A weak cue stands if the learner agrees.
        let agreed = guesses.iter().any(|guess| guess.shows == fired.shows);
        if agreed {
            fired.sure = (fired.sure + 60).min(990);
        }
    }
    let grounded = reading.hits.iter().any(|hit| hit.tag != Tag::LeadIn);
    let known_words = reading.tokens.iter().filter(|token| token.id.is_some()).count();
    for guess in guesses {
        let learnable = match guess.shows {
            Shows::Act(act) => super::acts::learnable(act),
            // How something sounds has to be shown by words a reader can be pointed to.
            Shows::Tone(_) => false,
        };
        let cued = fired.iter().any(|fired| fired.shows == guess.shows);
        let known = known_words * 4 >= reading.tokens.len() * 3;
        if learnable
            && grounded
            && !cued
            && guess.sure >= SURE_ENOUGH
            && known
            && !taken_back(pack, reading, guess.shows)
        {
            let words = 0..reading.tokens.len();
            fired.push(Fired {
                shows: guess.shows,
                cue: "learnt",
                sure: guess.sure - 160,
                words,
                alone: false,
            });
        }
    }
    fired.retain(|fired| fired.sure >= 500);
    if fired.iter().any(|fired| matches!(fired.shows, Shows::Act(_)) && !fired.alone) {
        fired.retain(|fired| !fired.alone);
    }
    fired
}

/// Steps that are told become instructions, steps that are asked for become questions.
fn add_steps(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    findings: &Findings,
    asks: &mut Vec<Asked>,
    acts: &mut Acts<'_>,
) {
    for step in steps(pack, lexicon, reading, &findings.phrases) {
        match step.said_as {
            SaidAs::Told => acts.told_step(reading, &step),
            SaidAs::AskedFor => {
                let asked = step.asked();
                let overlaps = |other: &Asked| {
                    other.words.start < asked.words.end && asked.words.start < other.words.end
                };
                if !asks.iter().any(|other| overlaps(other) && other.id.is_some()) {
                    asks.retain(|other| !overlaps(other));
                    asks.push(asked);
                }
            }
            SaidAs::Named => {}
        }
    }
    asks.sort_by_key(|asked| asked.words.start);
}
