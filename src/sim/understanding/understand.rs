//! Puts it together: a text, a pack, a lexicon and what came before make what was understood.

use jiff::civil::DateTime;

use super::acts::Acts;
use super::asks::{Asked, UNSURE, asked, is_verbatim, listed_beside};
use super::cues::{Fired, fire};
use super::empty_talk::{breathless, echoes, given_back, rows};
use super::judge::Judged;
use super::learn::{Label, Learnt, Lesson, Sentence, Setting, Shown, features, prior, train};
use super::lexicon::{Lexicon, LexiconOptions, Role};
use super::matching::{Reading, Scratch};
use super::mentions::{self, Findings, PhraseHit, Tally};
use super::pack::{Pack, Shows, Tag};
use super::pack_file::Phrase;
use super::phrases::Example;
use super::steps::{SaidAs, steps};
use super::subject::Context;
use super::text::Text;
use super::tokens::Signs;
use super::tone;
use super::understood::{ActHit, Confidence, Fit, Mention, SubjectClass, Understood, Weighed};
use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::words::{Act, Tone};

/// Understands an utterance: what it does, what it asks for, what it names, how it sounds.
///
/// Never fails and never hangs; what is longer than [`super::MOST_CHARACTERS`] is cut. A text of which nothing is
/// recognised comes back with `understood: false` rather than with a guess.
#[must_use]
pub fn understand(pack: &Pack, lexicon: &Lexicon, context: &Context, text: &str) -> Understood {
    let (mut scratch, mut understood) = (Scratch::default(), Understood::default());
    let (raw, echoes) = (text, echoes(text, &context.customer));
    let text = read(pack, lexicon, text);
    let readings = readings(pack, &text, &mut scratch);
    let findings = mentions::find(pack, lexicon, &text, &readings);
    let mut acts = Acts::new(pack, lexicon, context, &text);
    let cued = cued(pack, lexicon, context, &readings, &findings, &mut acts);
    let judged = judged(pack, context, &readings, &cued, &acts);
    for ((reading, mut cued), judged) in readings.iter().zip(cued).zip(&judged) {
        understood.sentences.push(text.span(reading.first..reading.first + reading.tokens.len()));
        if !cued.asks.iter().any(|asked| asked.verbatim) {
            acts.judge(reading, judged);
        }
        judge_asks(pack, lexicon, reading, judged, &mut cued.asks, &mut acts);
        // What was asked for a sentence before is not asked twice.
        cued.asks.retain(|asked| asked.id.is_none() || understood.asks.iter().all(|ask| ask.id != asked.id));
        understood.asks.extend(cued.asks.iter().map(|asked| asked.hit(&text, reading)));
        tone::judge(pack, reading, judged, &mut cued.fired);
        tone::hear(pack, &text, reading, &cued.fired, &mut understood.tone);
    }
    tone::hear_manner(pack, &text, &readings, &mut understood.tone);
    acts.guess(&readings, &judged);
    understood.acts = acts.finish(&readings, &findings);
    let mut empty = rows(raw);
    empty.extend(breathless(raw, &understood.acts));
    empty.extend(&echoes);
    let is_empty = |span: Span| empty.iter().any(|place| place.overlaps(&span));
    understood.acts.retain(|hit| !is_empty(hit.span));
    // What the customer said shows nothing by itself, however short it is; a cue may be meant.
    let given_back = given_back(raw, &context.customer);
    understood.acts.retain(|hit| !given_back || !matches!(hit.cue.as_str(), "learnt" | "guessed"));
    understood.asks.retain(|hit| !is_empty(hit.span));
    // A slight remains one.
    understood.tone.retain(|hit| !matches!(hit.tone, Tone::Polite | Tone::Warm) || !is_empty(hit.span));
    let (acts, tone) = (&understood.acts, &mut understood.tone);
    tone.retain(|hit| !tone::is_silenced_beside(pack, hit, acts));
    understood.unclear = unclear(&readings, &understood);
    understood.mentions = findings.mentions;
    let (acts, mentions) = (&understood.acts, &mut understood.mentions);
    mentions.retain(|mention| !acts.iter().any(|hit| disclaims(&text, hit, mention)));
    mentions.retain(|mention| !echoes.iter().any(|place| place.overlaps(&mention.span)));
    understood.understood = !understood.acts.is_empty()
        || !understood.asks.is_empty()
        || !understood.mentions.is_empty()
        || readings.iter().any(|reading| reading.has(Tag::Backchannel))
        || understood.tone.iter().any(|hit| tone::stands_alone(hit.tone));
    understood
}

/// The sentences that ask something of which nothing more was heard than that they ask.
fn unclear(readings: &[Reading<'_>], understood: &Understood) -> Vec<u16> {
    let asks = |reading: &&Reading<'_>| {
        reading.question
            && reading.tokens.len() >= SHORTEST_QUESTION
            && !reading.has(Tag::Backchannel)
            && !reading.has(Tag::SeeksConsent)
    };
    let heard = |sentence: u16| {
        let told = understood.acts.iter().any(|hit| hit.sentence == sentence && hit.act != Act::AskFact);
        let harmless = |tone: Tone| matches!(tone, Tone::Polite | Tone::Warm | Tone::Jargon);
        let meant = understood.tone.iter().any(|hit| hit.sentence == sentence && !harmless(hit.tone));
        told || meant || understood.asks.iter().any(|ask| ask.sentence == sentence)
    };
    readings.iter().filter(asks).map(|reading| reading.number).filter(|number| !heard(*number)).collect()
}

/// A question of fewer words asks for nothing by itself: "Okay then?"
const SHORTEST_QUESTION: usize = 3;

/// Whether a sentence asks something, by its sign or by its form.
#[must_use]
pub fn asks_something(pack: &Pack, lexicon: &Lexicon, sentence: &str) -> bool {
    let mut scratch = Scratch::default();
    let text = read(pack, lexicon, sentence);
    readings(pack, &text, &mut scratch).last().is_some_and(|reading| reading.question)
}

/// How much an utterance speaks for each act, tone and kind of information, cues and learner together: above 0 for it,
/// from 1,000 on surely. For an utterance, not for a sentence: the most that one of its sentences speaks for it.
#[must_use]
pub fn weigh(pack: &Pack, lexicon: &Lexicon, context: &Context, text: &str) -> Weighed {
    let mut scratch = Scratch::default();
    let text = read(pack, lexicon, text);
    let readings = readings(pack, &text, &mut scratch);
    let findings = mentions::find(pack, lexicon, &text, &readings);
    let mut acts = Acts::new(pack, lexicon, context, &text);
    let cued = cued(pack, lexicon, context, &readings, &findings, &mut acts);
    let judged = judged(pack, context, &readings, &cued, &acts);
    let most = |label: Label| {
        let each = readings.iter().zip(&cued).zip(&judged).map(|((reading, cued), judged)| {
            let shown = shown(pack, reading, cued, &acts);
            judged.points(label, shown.iter().find(|(shown, _)| *shown == label).map(|(_, sure)| *sure))
        });
        each.max().unwrap_or_else(|| prior(None))
    };
    let kinds =
        (0..).zip(&pack.kinds).map(|(number, kind)| (kind.name.id.clone(), most(Label::Kind(number))));
    Weighed {
        acts: Act::ALL.iter().map(|act| (*act, most(Label::Act(*act)))).collect(),
        tones: Tone::ALL.iter().map(|tone| (*tone, most(Label::Tone(*tone)))).collect(),
        kinds: kinds.collect(),
        manner: tone::manner(pack, &readings).weighs,
    }
}

/// Learns from the examples of a pack.
pub(super) fn learn(pack: &Pack, examples: &[&Example]) -> Learnt {
    let options =
        LexiconOptions { call_at: DateTime::constant(2025, 1, 1, 12, 0, 0, 0), ..LexiconOptions::default() };
    let lexicon = Lexicon::build(pack, Vec::new(), &options);
    let lessons: Vec<Lesson> =
        examples.iter().map(|example| lesson(pack, &lexicon, &example.phrase)).collect();
    train(&Label::all(&pack.kinds), &lessons)
}

fn lesson(pack: &Pack, lexicon: &Lexicon, phrase: &Phrase) -> Lesson {
    let mut context = Context::default();
    if let Some(after) = &phrase.after {
        after.clone_into(&mut context.customer);
        context.asked = context.customer_asks().then(|| Id::new("question"));
    }
    let mut scratch = Scratch::default();
    let text = read(pack, lexicon, &phrase.says);
    let readings = readings(pack, &text, &mut scratch);
    let findings = mentions::find(pack, lexicon, &text, &readings);
    let mut acts = Acts::new(pack, lexicon, &context, &text);
    let cued = cued(pack, lexicon, &context, &readings, &findings, &mut acts);
    let sentences = readings.iter().zip(&cued).enumerate().map(|(number, (reading, cued))| {
        let shown = shown(pack, reading, cued, &acts);
        let setting = setting(&context, &readings, number);
        Sentence { features: features(reading, setting, &shown, Some), shown }
    });
    let sentences = sentences.collect();
    let kinds = phrase.asks.iter().filter_map(|asked| {
        let number = pack.kinds.iter().position(|kind| kind.name.id == *asked.as_str())?;
        u32::try_from(number).ok().map(Label::Kind)
    });
    let acts = phrase.acts.iter().map(|act| Label::Act(*act));
    let tones = phrase.tone.iter().map(|tone| Label::Tone(*tone));
    Lesson { sentences, wanted: acts.chain(tones).chain(kinds).collect() }
}

/// Reads a written text, such as a field of a ticket, for what it says of the subjects of the call.
#[must_use]
pub fn read_statements(pack: &Pack, lexicon: &Lexicon, text: &str) -> Vec<Mention> {
    let mut scratch = Scratch::for_names();
    let text = read(pack, lexicon, text);
    mentions::find(pack, lexicon, &text, &readings(pack, &text, &mut scratch)).mentions
}

/// The facts and topics that a text asks for in their author's own words, a sentence of their `asked_by` word for word.
/// [`understand`] hears these too; this takes a small part of its time.
#[must_use]
pub fn asked_word_for_word(pack: &Pack, lexicon: &Lexicon, text: &str) -> Vec<Id> {
    let text = read(pack, lexicon, text);
    let numbered = text.sentences.iter().enumerate();
    let readings: Vec<Reading<'_>> =
        numbered.map(|(number, sentence)| Reading::of_words(&text, sentence, number)).collect();
    let phrases = mentions::phrases(lexicon, &readings, &mut Tally::default());
    let is_asked =
        |hit: &&PhraseHit| hit.role == Role::Asks && readings.iter().any(|reading| is_verbatim(reading, hit));
    let asked = phrases.iter().filter(is_asked).map(|hit| &lexicon.subjects[hit.subject as usize]);
    asked.filter(|subject| subject.class != SubjectClass::Step).map(|subject| subject.id.clone()).collect()
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
    let known = |word: &str| lexicon.words.contains(word);
    Text::read(pack, Some(&lexicon.speller), known, text)
}

fn readings<'t>(pack: &Pack, text: &'t Text, scratch: &mut Scratch) -> Vec<Reading<'t>> {
    let numbered = text.sentences.iter().enumerate();
    numbered.map(|(number, sentence)| Reading::new(pack, text, sentence, number, scratch)).collect()
}

/// How sure a question is that only cue and learner together believe.
const SECONDED: Confidence = 640;

/// A sentence as the cues have it.
struct Cued<'p> {
    fired: Vec<Fired<'p>>,
    asks: Vec<Asked>,
}

/// What the cues make of each sentence.
fn cued<'p>(
    pack: &'p Pack,
    lexicon: &Lexicon,
    context: &Context,
    readings: &[Reading<'_>],
    findings: &Findings,
    acts: &mut Acts<'_>,
) -> Vec<Cued<'p>> {
    let mut recounts = false;
    let sentences = readings.iter().enumerate().map(|(number, reading)| {
        let leads_to_question = readings.get(number + 1).is_some_and(|next| next.question);
        let fired = believed(pack, reading);
        let mut asks = asked(pack, lexicon, context, reading, &findings.phrases, leads_to_question);
        // What is summed up or read out is told to nobody.
        recounts |= fired.iter().any(|fired| matches!(fired.shows, Shows::Act(Act::Recap | Act::ReadBack)));
        if !recounts {
            let led_to =
                number.checked_sub(1).is_some_and(|before| leads_to_command(&readings[before], reading));
            add_steps(pack, lexicon, reading, findings, led_to, &mut asks, acts);
        }
        acts.by_cues(reading, &fired, &asks);
        acts.by_asks(reading, &asks);
        Cued { fired, asks }
    });
    sentences.collect()
}

/// What the learner makes of each sentence.
fn judged(
    pack: &Pack,
    context: &Context,
    readings: &[Reading<'_>],
    cued: &[Cued<'_>],
    acts: &Acts<'_>,
) -> Vec<Judged> {
    let sentences = readings.iter().zip(cued).enumerate().map(|(number, (reading, cued))| {
        let shown = shown(pack, reading, cued, acts);
        let setting = setting(context, readings, number);
        let features = features(reading, setting, &shown, |key| pack.learnt.row_of(key));
        Judged::new(&pack.learnt, features)
    });
    sentences.collect()
}

/// The labels that the cues show in a sentence.
fn shown(pack: &Pack, reading: &Reading<'_>, cued: &Cued<'_>, acts: &Acts<'_>) -> Vec<Shown> {
    let mut shown: Vec<Shown> =
        acts.of(reading.number).map(|hit| (Label::Act(hit.act), hit.confidence)).collect();
    let tones = cued.fired.iter().filter(|fired| matches!(fired.shows, Shows::Tone(_)));
    shown.extend(tones.map(|fired| (Label::from(fired.shows), fired.sure)));
    for asked in &cued.asks {
        let number = pack.kinds.iter().position(|known| asked.kind.as_ref() == Some(&known.name.id));
        let number = number.and_then(|number| u32::try_from(number).ok());
        shown.extend(number.map(|number| (Label::Kind(number), asked.sure)));
    }
    shown.sort_unstable();
    shown.dedup_by_key(|(label, _)| *label);
    shown
}

fn setting(context: &Context, readings: &[Reading<'_>], number: usize) -> Setting {
    Setting {
        asked: context.customer_asks(),
        after_question: number.checked_sub(1).is_some_and(|before| readings[before].question),
        first: number == 0,
        last: number + 1 == readings.len(),
    }
}

/// What the cues say.
fn believed<'p>(pack: &'p Pack, reading: &Reading<'_>) -> Vec<Fired<'p>> {
    let mut fired = fire(pack, reading);
    fired.retain(|fired| fired.sure >= 500);
    if fired.iter().any(|fired| matches!(fired.shows, Shows::Act(_)) && !fired.alone) {
        fired.retain(|fired| !fired.alone);
    }
    fired
}

/// Takes back questions that the learner does not bear out, and adds the one it hears where no cue names what is asked for.
fn judge_asks(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    judged: &Judged,
    asks: &mut Vec<Asked>,
    acts: &mut Acts<'_>,
) {
    let number_of = |asked: &Asked| {
        let number = pack.kinds.iter().position(|kind| asked.kind.as_ref() == Some(&kind.name.id))?;
        u32::try_from(number).ok()
    };
    asks.retain_mut(|asked| {
        let Some(number) = number_of(asked).filter(|_| asked.cue.starts_with("kind.")) else { return true };
        let sure = judged.borne_out(Label::Kind(number), asked.sure);
        if asked.sure == UNSURE && sure.is_some() {
            acts.by_asks(reading, &[Asked { sure: SECONDED, ..asked.clone() }]);
        }
        asked.sure = sure.unwrap_or(asked.sure);
        sure.is_some()
    });
    let asking = |act: Act| matches!(act, Act::AskFact | Act::VerifyIdentity);
    // What the author wrote as a question asks for nothing else.
    let written = asks.iter().any(|asked| asked.cue == "asked_by");
    if written || !acts.of(reading.number).any(|hit| asking(hit.act)) {
        return;
    }
    let known: Vec<u32> = asks.iter().filter_map(number_of).collect();
    // "Which day works for you?" asks for what the caller knows of their days, and for no other date beside it.
    let same = |asked: &Asked| {
        let overlaps =
            |other: &Asked| other.words.start < asked.words.end && asked.words.start < other.words.end;
        asked.id.is_none() && asks.iter().any(|other| other.id.is_some() && overlaps(other))
    };
    if let Some(asked) = judged.asked(pack, lexicon, reading, &known).filter(|asked| !same(asked)) {
        let mut heard = listed_beside(pack, lexicon, reading, &asked, &known);
        heard.insert(0, asked);
        acts.by_asks(reading, &heard);
        asks.extend(heard);
    }
}

/// "Would you do one thing for me: press the button?" The first part tells to do what the second names.
fn leads_to_command(before: &Reading<'_>, reading: &Reading<'_>) -> bool {
    let after_colon = reading.tokens.first().is_some_and(|token| token.before.has(Signs::COLON));
    after_colon && !reading.has(Tag::Question) && before.has(Tag::Tells)
}

/// Steps that are told become instructions, steps that are asked for become questions.
fn add_steps(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    findings: &Findings,
    led_to: bool,
    asks: &mut Vec<Asked>,
    acts: &mut Acts<'_>,
) {
    for step in steps(pack, lexicon, reading, &findings.phrases, led_to) {
        let overlaps =
            |other: &Asked| other.words.start < step.words.end && step.words.start < other.words.end;
        if asks.iter().any(|other| other.verbatim && overlaps(other)) {
            continue;
        }
        match step.said_as {
            SaidAs::Told => {
                // What only looks like a question of the author's is the step that is told.
                let stands = |other: &Asked| {
                    let sooner = reading.has(Tag::Request) && other.sure > step.sure;
                    other.cue != "asked_by" || step.cue != "asked_by" || sooner
                };
                asks.retain(|other| stands(other) || !overlaps(other));
                // What a command names is not asked for.
                asks.retain(|other| !led_to || other.verbatim);
                acts.told_step(reading, &step);
            }
            SaidAs::AskedFor => {
                let asked = step.asked();
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
