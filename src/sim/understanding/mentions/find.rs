//! The subjects that a text names, put together from everything that shows one.

use std::ops::Range;

use super::measures::leave_other_measures;
use super::phrases::{PhraseHit, Tally, phrases_in};
use crate::sim::time::Span;
use crate::sim::understanding::lexicon::{Lexicon, Role};
use crate::sim::understanding::matching::Reading;
use crate::sim::understanding::pack::{Pack, Tag};
use crate::sim::understanding::steps::JUST_BEFORE;
use crate::sim::understanding::text::Text;
use crate::sim::understanding::understood::{Fit, Mention, Said, SubjectClass};
use crate::sim::understanding::values::Moment;

/// What was found of the subjects, before it is judged.
#[derive(Debug)]
pub(in crate::sim::understanding) struct Findings {
    pub(in crate::sim::understanding) phrases: Vec<PhraseHit>,
    pub(in crate::sim::understanding) mentions: Vec<Mention>,
}

/// Finds the phrases of subjects in every sentence, and the values in the text.
pub(in crate::sim::understanding) fn find(
    pack: &Pack,
    lexicon: &Lexicon,
    text: &Text,
    readings: &[Reading<'_>],
) -> Findings {
    let mut tally = Tally::default();
    let mut findings = Findings { phrases: phrases(lexicon, readings, &mut tally), mentions: Vec::new() };
    // A long value may be spread over two sentences.
    for pair in readings.windows(2) {
        let first = pair[0].first;
        let both = &text.tokens[first..pair[1].first + pair[1].tokens.len()];
        let mut spread = Vec::new();
        phrases_in(lexicon, &lexicon.values_by_meaning, both, first, &mut tally, &mut spread);
        spread.retain(|hit| {
            !findings.phrases.iter().any(|known| known.subject == hit.subject && known.role == hit.role)
        });
        findings.phrases.extend(spread);
    }
    let moments = pack.calendar.moments(&pack.numbers, &text.tokens, lexicon.call_at);
    let mut finder = Finder { pack, lexicon, text, readings, moments, out: Vec::new() };
    finder.named(&findings.phrases);
    finder.codes();
    finder.quantities();
    finder.names();
    finder.moments();
    findings.mentions = finder.finish();
    findings
}

/// The phrases of subjects that stand in each sentence.
pub(in crate::sim::understanding) fn phrases(
    lexicon: &Lexicon,
    readings: &[Reading<'_>],
    tally: &mut Tally,
) -> Vec<PhraseHit> {
    let mut found = Vec::new();
    for reading in readings {
        phrases_in(lexicon, &lexicon.by_meaning, reading.tokens, reading.first, tally, &mut found);
    }
    found
}

/// Collects what is mentioned in a text.
pub(super) struct Finder<'a> {
    pub(super) pack: &'a Pack,
    pub(super) lexicon: &'a Lexicon,
    pub(super) text: &'a Text,
    pub(super) readings: &'a [Reading<'a>],
    pub(super) moments: Vec<Moment>,
    pub(super) out: Vec<Mention>,
}

impl Finder<'_> {
    pub(super) fn push(&mut self, subject: u32, fit: Fit, value: String, words: Range<usize>, cue: &str) {
        let subject = &self.lexicon.subjects[subject as usize];
        self.out.push(Mention {
            class: subject.class,
            id: subject.id.clone(),
            fit,
            value,
            span: self.text.span(words.clone()),
            cue: cue.to_owned(),
            sentence: self.sentence_of(words.start),
            said: self.said(subject.class, &words),
        });
    }

    /// What the sentence says of the thing that these words name.
    fn said(&self, class: SubjectClass, words: &Range<usize>) -> Said {
        let Some(reading) = self.reading_of(words.start) else { return Said::Plain };
        let start = words.start - reading.first;
        let mut still_open = reading.tagged(Tag::StillOpen);
        if still_open.any(|hit| hit.words.contains(&start)) {
            return Said::Open;
        }
        let mut says_done = reading.tagged(Tag::SaysDone);
        let done = class == SubjectClass::Step
            && says_done.any(|hit| hit.words.start <= start && start <= hit.words.end)
            && !reading.denied_before(start, JUST_BEFORE);
        if done { Said::Done } else { Said::Plain }
    }

    fn sentence_of(&self, word: usize) -> u16 {
        let later = self.readings.iter().rposition(|reading| reading.first <= word).unwrap_or(0);
        u16::try_from(later).unwrap_or(u16::MAX)
    }

    fn reading_of(&self, word: usize) -> Option<&Reading<'_>> {
        self.readings.get(self.sentence_of(word) as usize)
    }

    pub(super) fn written(&self, words: Range<usize>) -> String {
        let tokens = &self.text.tokens[words];
        let mut written = String::with_capacity(tokens.iter().map(|token| token.word.len() + 1).sum());
        for token in tokens {
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(&token.word);
        }
        written
    }

    fn named(&mut self, phrases: &[PhraseHit]) {
        for hit in phrases {
            let class = self.lexicon.subjects[hit.subject as usize].class;
            let (fit, cue) = match hit.role {
                // A title is made of everyday words: only all of them in their order name the article.
                Role::Names if class == SubjectClass::Article && !hit.exact => continue,
                Role::Names => (Fit::Named, "named_by"),
                Role::Right => (Fit::Right, "value"),
                Role::Wrong => (Fit::Wrong, "contradicted"),
                Role::Asks if class == SubjectClass::Step => (Fit::Named, "asked_by"),
                Role::Asks => continue,
            };
            self.push(hit.subject, fit, self.written(hit.words.clone()), hit.words.clone(), cue);
        }
        for reading in self.readings {
            for hit in &reading.hits {
                let (subjects, cue) = match hit.tag {
                    Tag::KindNamed(kind) => {
                        (&self.lexicon.by_kind[kind as usize], &self.pack.kinds[kind as usize].name.id)
                    }
                    Tag::Step(kind) => {
                        (&self.lexicon.by_step[kind as usize], &self.pack.steps[kind as usize].id)
                    }
                    Tag::Team(kind) => {
                        (&self.lexicon.by_team[kind as usize], &self.pack.teams[kind as usize])
                    }
                    _ => continue,
                };
                let words = reading.first + hit.words.start..reading.first + hit.words.end;
                if let [only] = subjects.as_slice() {
                    self.push(*only, Fit::Named, String::new(), words, cue.as_str());
                }
            }
        }
    }

    /// Whether the sentence of this word names the subject or its kind.
    pub(super) fn is_about(&self, subject: u32, word: usize) -> bool {
        let Some(reading) = self.reading_of(word) else { return false };
        // "Has anything changed since Wednesday?" says of nothing that it began then.
        let states = !reading.has(Tag::Question);
        let by_kind = reading.hits.iter().any(|hit| match hit.tag {
            Tag::KindTold(kind) if states => self.lexicon.by_kind[kind as usize].contains(&subject),
            Tag::KindNamed(kind) | Tag::KindAsked(kind) => {
                self.lexicon.by_kind[kind as usize].contains(&subject)
            }
            _ => false,
        });
        let id = &self.lexicon.subjects[subject as usize].id;
        by_kind || self.out.iter().any(|mention| mention.id == *id && mention.sentence == reading.number)
    }

    fn finish(self) -> Vec<Mention> {
        let mut mentions = self.out;
        leave_other_measures(&mut mentions);
        leave_parts_of_places(&mut mentions);
        mentions.sort_by(|a, b| {
            (a.span.start, &a.id, a.class, a.fit == Fit::Named).cmp(&(
                b.span.start,
                &b.id,
                b.class,
                b.fit == Fit::Named,
            ))
        });
        mentions.dedup_by(|a, b| {
            a.id == b.id && a.class == b.class && a.fit == b.fit && a.span.overlaps(&b.span)
        });
        mentions
    }
}

/// A team that is named only by a word of a place's name is not meant: the "house management" is no supervisor.
fn leave_parts_of_places(mentions: &mut Vec<Mention>) {
    let places: Vec<Span> = mentions
        .iter()
        .filter(|mention| mention.class == SubjectClass::Elsewhere)
        .map(|mention| mention.span)
        .collect();
    mentions.retain(|mention| {
        let within = |place: &Span| place.start <= mention.span.start && mention.span.end <= place.end;
        mention.class != SubjectClass::Team || !places.iter().any(within)
    });
}
