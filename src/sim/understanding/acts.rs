//! What a sentence does, and what it does it with: the step that is told, the team that is named, the time that is promised.

use std::cmp::Reverse;

use jiff::civil::DateTime;

use super::asks::{Asked, UNSURE};
use super::cues::Fired;
use super::introductions::introduce;
use super::judge::Judged;
use super::learn::Label;
use super::lexicon::Lexicon;
use super::matching::Reading;
use super::mentions::Findings;
use super::pack::{Kind, Pack, Shows, Tag};
use super::steps::{JUST_BEFORE, StepHit};
use super::subject::Context;
use super::text::{Text, Token};
use super::understood::{ActHit, Confidence, Fit, Mention, Said, SubjectClass};
use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::words::Act;

/// Collects the acts of an utterance.
pub(super) struct Acts<'a> {
    pack: &'a Pack,
    lexicon: &'a Lexicon,
    context: &'a Context,
    text: &'a Text,
    hits: Vec<ActHit>,
    /// The sentences of which the learner says that they state nothing.
    no_statement: Vec<u16>,
    /// The sentences that state something though nothing in them belongs to the matter.
    statements: Vec<u16>,
}

impl<'a> Acts<'a> {
    /// Nothing heard yet.
    pub(super) fn new(pack: &'a Pack, lexicon: &'a Lexicon, context: &'a Context, text: &'a Text) -> Self {
        Self {
            pack,
            lexicon,
            context,
            text,
            hits: Vec::new(),
            no_statement: Vec::new(),
            statements: Vec::new(),
        }
    }

    /// The acts that cues show.
    pub(super) fn by_cues(&mut self, reading: &Reading<'_>, fired: &[Fired<'_>], asks: &[Asked]) {
        for fired in fired {
            let Shows::Act(act) = fired.shows else { continue };
            // What the author wrote as a question is that question, open or not, whatever else its words could be.
            let asked_for = |asked: &Asked| {
                asked.verbatim && asked.words.start < fired.words.end && fired.words.start < asked.words.end
            };
            if act != Act::AskOpen && asks.iter().any(asked_for) {
                continue;
            }
            // `could you read me the code` asks; it tells nothing to do.
            let asks_for_it =
                act == Act::Instruct && asks.iter().any(|asked| !asked.step) && reading.has(Tag::Request);
            // `is the cable plugged in` is a question of its own when no step is under way.
            let no_step =
                act == Act::CheckDone && self.context.doing.is_none() && asks.iter().any(|asked| asked.step);
            let asks_step = act == Act::Instruct && asks.iter().any(|asked| asked.step);
            if !asks_for_it && !asks_step && !no_step {
                let span = self.text.span(reading.first + fired.words.start..reading.first + fired.words.end);
                self.push(act, fired.sure, span, fired.cue.to_owned(), reading.number);
            }
        }
    }

    /// The acts of asking, by what is asked for.
    pub(super) fn by_asks(&mut self, reading: &Reading<'_>, asks: &[Asked]) {
        let doing = self.context.doing.as_ref();
        for asked in asks.iter().filter(|asked| asked.sure > UNSURE) {
            let act = if asked.step && doing.is_some() && (doing == asked.id.as_ref() || asked.id.is_none()) {
                Act::CheckDone
            } else if asked.act == Act::AskOpen && is_closed(reading, asked) {
                Act::AskFact
            } else {
                asked.act
            };
            let span = self.text.span(reading.first + asked.words.start..reading.first + asked.words.end);
            self.push(act, asked.sure, span, asked.cue.clone(), reading.number);
        }
    }

    /// A step that the customer is told to take.
    pub(super) fn told_step(&mut self, reading: &Reading<'_>, step: &StepHit) {
        let span = self.text.span(reading.first + step.words.start..reading.first + step.words.end);
        self.hits.push(ActHit {
            act: Act::Instruct,
            confidence: 900,
            span,
            cue: step.cue.clone(),
            sentence: reading.number,
            object: step.id.clone(),
            within_s: None,
        });
    }

    /// The acts of a sentence so far.
    pub(super) fn of(&self, sentence: u16) -> impl Iterator<Item = &ActHit> {
        self.hits.iter().filter(move |hit| hit.sentence == sentence)
    }

    /// Takes back what the learner does not bear out, and adds what it hears without a cue.
    pub(super) fn judge(&mut self, reading: &Reading<'_>, judged: &Judged) {
        let shown: Vec<Act> = self.of(reading.number).map(|hit| hit.act).collect();
        if !judged.states() {
            self.no_statement.push(reading.number);
        }
        if judged.states_anything(reading) {
            self.statements.push(reading.number);
        }
        self.hits.retain_mut(|hit| {
            if hit.sentence != reading.number || hit.object.is_some() {
                return true;
            }
            let sure = judged.borne_out(Label::Act(hit.act), hit.confidence);
            hit.confidence = sure.unwrap_or(hit.confidence);
            sure.is_some()
        });
        // Who tells somebody to do something sums nothing up, whatever it sounds like.
        let tells = |act: Act| act == Act::Recap && shown.contains(&Act::Instruct);
        for act in Act::ALL.into_iter().filter(|act| !shown.contains(act) && !tells(*act)) {
            let Some(sure) = judged.heard(self.pack, reading, Label::Act(act)) else { continue };
            let words = judged.words(&self.pack.learnt, Label::Act(act), reading);
            let span = self.text.span(reading.first + words.start..reading.first + words.end);
            self.push(act, sure, span, "learnt".to_owned(), reading.number);
        }
    }

    /// Adds the likeliest act of an utterance in which nothing was heard.
    pub(super) fn guess(&mut self, readings: &[Reading<'_>], judged: &[Judged]) {
        if !self.hits.is_empty() {
            return;
        }
        let guesses = readings.iter().zip(judged).filter_map(|(reading, judged)| {
            let (points, act, sure) = judged.guessed(self.pack, reading)?;
            Some((points, act, sure, reading, judged))
        });
        let best = guesses.max_by_key(|(points, _, _, reading, _)| (*points, Reverse(reading.number)));
        let Some((_, act, sure, reading, judged)) = best else { return };
        let words = judged.words(&self.pack.learnt, Label::Act(act), reading);
        let span = self.text.span(reading.first + words.start..reading.first + words.end);
        self.push(act, sure, span, "guessed".to_owned(), reading.number);
    }

    /// Puts the acts in order, with their objects and time frames, and adds what only the whole can show.
    pub(super) fn finish(mut self, readings: &[Reading<'_>], findings: &Findings) -> Vec<ActHit> {
        self.personal();
        introduce(self.lexicon, self.text, readings, &mut self.hits);
        self.sell(readings, &findings.mentions);
        self.refer(readings, &findings.mentions);
        self.state(readings, findings);
        self.answer(readings);
        let (pack, call_at) = (self.pack, self.lexicon.call_at);
        for hit in &mut self.hits {
            if hit.object.is_none() {
                hit.object = object(self.text, hit, &findings.mentions);
            }
            if matches!(hit.act, Act::Promise | Act::Hold | Act::Escalate)
                && let Some(reading) = readings.get(hit.sentence as usize)
            {
                hit.within_s = limit(pack, call_at, reading, hit.span);
            }
        }
        self.hits.sort_by_key(|hit| (hit.sentence, hit.span, hit.act));
        let told: Vec<u16> = self.with_object(Act::Instruct);
        // A command without a step adds nothing to one with a step in the same sentence.
        self.hits
            .retain(|hit| hit.act != Act::Instruct || hit.object.is_some() || !told.contains(&hit.sentence));
        self.hits.dedup_by(|a, b| a.act == b.act && a.sentence == b.sentence && a.object == b.object);
        self.hits
    }

    fn with_object(&self, act: Act) -> Vec<u16> {
        self.hits
            .iter()
            .filter(|hit| hit.act == act && hit.object.is_some())
            .map(|hit| hit.sentence)
            .collect()
    }

    fn push(&mut self, act: Act, confidence: Confidence, span: Span, cue: String, sentence: u16) {
        let known = self.hits.iter_mut().find(|hit| hit.act == act && hit.sentence == sentence);
        match known {
            Some(hit) if hit.confidence >= confidence => {}
            Some(hit) => {
                hit.confidence = confidence;
                hit.span = span;
                hit.cue = cue;
            }
            None => {
                self.hits.push(ActHit { act, confidence, span, cue, sentence, object: None, within_s: None });
            }
        }
    }

    /// A telephone number asked for beside a name and an account number is asked to verify.
    fn personal(&mut self) {
        let verifies = self.hits.iter().any(|hit| hit.act == Act::VerifyIdentity);
        let personal = |cue: &str| {
            let named = |kind: &&Kind| cue.strip_prefix("kind.") == Some(kind.name.id.as_str());
            self.pack.kinds.iter().find(named).is_some_and(|kind| kind.personal)
        };
        for hit in
            self.hits.iter_mut().filter(|hit| verifies && hit.act == Act::AskFact && personal(&hit.cue))
        {
            hit.act = Act::VerifyIdentity;
        }
    }

    /// What is for sale and named just before `shall I put it on your bill?`, or beside it, is offered.
    fn sell(&mut self, readings: &[Reading<'_>], mentions: &[Mention]) {
        let declines = |hit: &ActHit| matches!(hit.act, Act::Refuse | Act::Disagree);
        for mention in mentions.iter().filter(|mention| mention.class == SubjectClass::Offer) {
            let named = mention.sentence;
            let Some(reading) = readings.get(usize::from(named)) else { continue };
            let denied = reading.tokens.iter().any(|token| token.denies);
            if denied || self.hits.iter().any(|hit| hit.sentence == named && declines(hit)) {
                continue;
            }
            let near = |sentence: u16| (named..=named.saturating_add(MOST_BETWEEN)).contains(&sentence);
            let proposed = self.hits.iter().find(|hit| hit.act == Act::Propose && near(hit.sentence));
            // Who asked for it is answered when it is named again.
            let asked_for = self.context.customer_asks();
            let offered = readings.iter().any(|reading| near(reading.number) && reading.has(Tag::Sells));
            let offered = (offered && !asked_for).then_some(BY_NAME);
            let Some(confidence) = proposed.map(|hit| hit.confidence).or(offered) else { continue };
            self.push(Act::Offer, confidence, mention.span, "offer.named".to_owned(), named);
        }
    }

    /// Naming a place outside the house sends the customer there, with its number or with the word to go and ask.
    fn refer(&mut self, readings: &[Reading<'_>], mentions: &[Mention]) {
        for mention in mentions.iter().filter(|mention| mention.class == SubjectClass::Elsewhere) {
            let Some(reading) = readings.get(usize::from(mention.sentence)) else { continue };
            let asks = reading.marked || reading.question;
            let denied = reading.tokens.iter().any(|token| token.denies);
            let cue = match (names_telephone(reading.tokens), reading.has(Tag::Refers) && !denied) {
                _ if asks => continue,
                (true, _) => "elsewhere.number",
                (false, true) => "elsewhere.named",
                (false, false) => continue,
            };
            self.push(Act::ReferElsewhere, BY_NAME, mention.span, cue.to_owned(), mention.sentence);
            // "Go and ask them" is no step of the call.
            self.hits.retain(|hit| {
                hit.act != Act::Instruct || hit.object.is_some() || hit.sentence != mention.sentence
            });
        }
    }

    /// A statement informs, if it does nothing else.
    fn state(&mut self, readings: &[Reading<'_>], findings: &Findings) {
        for reading in readings.iter().filter(|reading| !reading.question) {
            let busy = self.hits.iter().any(|hit| hit.sentence == reading.number);
            let value = findings.mentions.iter().find(|mention| {
                mention.sentence == reading.number
                    && mention.fit == Fit::Right
                    && mention.class != SubjectClass::Name
                    && mention.said != Said::Open
            });
            // "I'll see whether there's an outage" states nothing of it yet.
            let matter = reading.tagged(Tag::Matter).next().filter(|_| !reading.has(Tag::StillOpen));
            let span = match (value, matter) {
                _ if busy => continue,
                (Some(value), _) => value.span,
                (None, Some(_))
                    if reading.tokens.len() >= SHORTEST_STATEMENT
                        && !self.no_statement.contains(&reading.number) =>
                {
                    self.text.span(reading.first..reading.first + reading.tokens.len())
                }
                (None, None)
                    if reading.tokens.len() >= SHORTEST_STATEMENT
                        && self.statements.contains(&reading.number) =>
                {
                    self.text.span(reading.first..reading.first + reading.tokens.len())
                }
                _ => continue,
            };
            let (sure, cue) = if value.is_some() { (760, "value") } else { (560, "matter") };
            self.push(Act::Inform, sure, span, cue.to_owned(), reading.number);
        }
    }

    /// The customer's question is answered by a statement, a refusal, a promise, or by saying that one does not know.
    fn answer(&mut self, readings: &[Reading<'_>]) {
        if self.context.asked.is_none() {
            return;
        }
        let says = |act: Act| {
            matches!(
                act,
                Act::Inform
                    | Act::ReportDone
                    | Act::Explain
                    | Act::Promise
                    | Act::Refuse
                    | Act::AdmitLimits
                    | Act::ReferElsewhere
                    | Act::Goodwill
                    | Act::Escalate
                    | Act::Disagree
                    | Act::Reassure
            )
        };
        let stated = self
            .hits
            .iter()
            .find(|hit| says(hit.act))
            .map(|hit| (hit.confidence.min(800), hit.span, hit.sentence));
        let direct = readings.iter().filter(|reading| !reading.marked).find_map(|reading| {
            let hit = reading.tagged(Tag::DirectAnswer).next()?;
            let words = reading.first + hit.words.start..reading.first + hit.words.end;
            Some((720, self.text.span(words), reading.number))
        });
        if let Some((sure, span, sentence)) = stated.or(direct) {
            self.push(Act::Answer, sure, span, "asked".to_owned(), sentence);
        }
    }
}

/// The time frame that is named with these words, in seconds: after them if there is one, or anywhere in the sentence.
fn limit(pack: &Pack, call_at: DateTime, reading: &Reading<'_>, span: Span) -> Option<u32> {
    let begins = reading.tokens.iter().position(|token| token.start >= span.start as usize).unwrap_or(0);
    let limit = |tokens| pack.calendar.limit(&pack.numbers, tokens, call_at);
    limit(&reading.tokens[begins..]).or_else(|| limit(reading.tokens))
}

/// A statement has at least so many words.
const SHORTEST_STATEMENT: usize = 3;

/// So many sentences after the name of what is for sale the proposal may come, as in `It costs 9.90. Shall I add it?`
const MOST_BETWEEN: u16 = 2;

/// Whether a number that can be rung stands here: long, or in two groups; no price, hour or count of days.
fn names_telephone(tokens: &[Token]) -> bool {
    let digits = |token: &Token| {
        let all = token.word.bytes().all(|byte| byte.is_ascii_digit());
        if all { token.word.len() } else { 0 }
    };
    let long = tokens.iter().any(|token| digits(token) >= 6);
    long || tokens.windows(2).any(|pair| digits(&pair[0]) >= 3 && digits(&pair[1]) >= 3)
}

/// How sure an act is that is shown by what is named.
const BY_NAME: Confidence = 820;

/// What an act is about: the mention of the right class in its sentence, or what is for sale and named just before: `Do you
/// want the gigabit? It's only ten more.`
fn object(text: &Text, hit: &ActHit, mentions: &[Mention]) -> Option<Id> {
    let classes: &[SubjectClass] = match hit.act {
        Act::Instruct => &[SubjectClass::Step],
        Act::Escalate => &[SubjectClass::Team],
        Act::Offer => &[SubjectClass::Offer],
        Act::Refuse => &[SubjectClass::Policy],
        Act::Propose | Act::Hold => &[SubjectClass::Tool],
        Act::ReferElsewhere => &[SubjectClass::Elsewhere],
        _ => return None,
    };
    let reach = if hit.act == Act::Offer { MOST_BETWEEN } else { 0 };
    let near = |mention: &&Mention| {
        let sentences = hit.sentence.saturating_sub(reach)..=hit.sentence;
        classes.contains(&mention.class) && sentences.contains(&mention.sentence)
    };
    // "Please do not restart it" tells to leave it, which is no step.
    let denied =
        |mention: &Mention| hit.act == Act::Instruct && text.denied_before(mention.span.start, JUST_BEFORE);
    mentions.iter().filter(|mention| !denied(mention)).find(near).map(|mention| mention.id.clone())
}

/// Whether a question leaves the caller no more than two answers: "is it slow, or does it stop?"
fn is_closed(reading: &Reading<'_>, asked: &Asked) -> bool {
    reading.question && !asked.open && !reading.has(Tag::Request)
}
