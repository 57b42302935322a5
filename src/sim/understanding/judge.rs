//! What the learner makes of what the cues say: it bears them out, takes them back, or hears what no cue names.

use super::asks::{Asked, UNSURE, which};
use super::cues::taken_back;
use super::learn::{Feature, Label, Learnt, Scores, prior};
use super::lexicon::Lexicon;
use super::matching::Reading;
use super::pack::{Pack, Shows, Tag};
use super::understood::Confidence;
use crate::sim::words::{Act, Family, Tone};

/// A cue is taken back when all that speaks for it comes to less.
const TAKEN_BACK: i32 = -700;
/// Points against it from which a sentence is no statement.
const AGAINST: i32 = -100;
/// Points for it from which a sentence is a statement whatever it is about.
const FOR: i32 = 300;
/// So many words at most ask without the form of a question: `full name as on the card`.
const LONGEST_ENTRY: usize = 8;
/// Points for it from which a question is believed that a cue alone does not show.
const BORNE_OUT: i32 = 50;
/// Points for it from which an act is heard without a cue, beyond what the silence of the cues costs.
const HEARD: i32 = 340;
/// The same for an act that weighs on the trainee or on the course of the call.
const HEARD_WEIGHTY: i32 = 700;
/// The same for a question that has not the form of one and is longer than an entry on a form.
const HEARD_FORMLESS: i32 = 700;
/// The same for a tone that speaks against the trainee.
const HEARD_TONE: i32 = 600;
/// The same for a tone that speaks for the trainee.
const HEARD_KINDNESS: i32 = 200;
/// Points for it from which the likeliest act of an utterance is heard of which nothing else was.
const GUESSED: i32 = 150;
/// A tone that speaks against the trainee and that no cue shows is only faint: the customer may take it ill, a mentor
/// may look at it, and no mark is lost by it.
pub(super) const FAINT: Confidence = 540;
/// Points for it from which a question is taken to ask for a kind of information that no cue names.
const ASKED_FOR: i32 = -250;
/// The same beside something else that is asked for.
const ASKED_FOR_TOO: i32 = 150;

/// A sentence, judged.
#[derive(Debug)]
pub(super) struct Judged {
    features: Vec<Feature>,
    scores: Scores,
}

impl Judged {
    /// Weighs a sentence.
    pub(super) fn new(learnt: &Learnt, features: Vec<Feature>) -> Self {
        Self { scores: learnt.scores(&features), features }
    }

    /// The points of a label, with what the cues say of it.
    pub(super) fn points(&self, label: Label, cued: Option<Confidence>) -> i32 {
        self.scores.of(label.number()) + prior(cued)
    }

    /// Whether the sentence may state something, for all that was learnt.
    pub(super) fn states(&self) -> bool {
        self.scores.of(Label::Act(Act::Inform).number()) > AGAINST
    }

    /// Whether the sentence states something even when no word of it belongs to the matter.
    pub(super) fn states_anything(&self, reading: &Reading<'_>) -> bool {
        self.scores.of(Label::Act(Act::Inform).number()) > FOR && knows_half(reading)
    }

    /// How sure a cue of this sureness is after all; `None` when it is taken back.
    pub(super) fn borne_out(&self, label: Label, sure: Confidence) -> Option<Confidence> {
        let points = self.scores.of(label.number());
        if sure == UNSURE && points < BORNE_OUT {
            return None;
        }
        if self.points(label, Some(sure)) < TAKEN_BACK && can_be_taken_back(label) {
            return None;
        }
        let sure = (i32::from(sure) + points / 10).clamp(500, 990);
        Confidence::try_from(sure).ok()
    }

    /// How sure the learner is of a label that no cue shows, if it is sure enough and knows what it speaks of.
    pub(super) fn heard(&self, pack: &Pack, reading: &Reading<'_>, label: Label) -> Option<Confidence> {
        let points = self.points(label, None);
        let needed = match label {
            // A question has the form of one, or is as short as an entry on a form.
            Label::Act(act)
                if act.is(Family::Question)
                    && !reading.question
                    && !reading.has(Tag::Request)
                    && reading.tokens.len() > LONGEST_ENTRY =>
            {
                HEARD_FORMLESS
            }
            Label::Act(act) => needed(act)?,
            Label::Tone(tone) => needed_of_tone(tone)?,
            Label::Kind(_) => ASKED_FOR,
        };
        if points < needed
            || !knows_half(reading)
            || shows(label).is_some_and(|it| taken_back(pack, reading, it))
        {
            return None;
        }
        let sure = sureness(points)?;
        Some(if is_fault(label) { sure.min(FAINT) } else { sure })
    }

    /// The likeliest act of a sentence in which nothing was heard, with its points and how sure it is.
    pub(super) fn guessed(&self, pack: &Pack, reading: &Reading<'_>) -> Option<(i32, Act, Confidence)> {
        let points = |act: &Act| self.points(Label::Act(*act), None);
        // To state something shows otherwise; what needs a cue, or weighs on the call, is not guessed at.
        let open = |act: &Act| {
            needed(*act) == Some(HEARD)
                && !is_fault(Label::Act(*act))
                && !taken_back(pack, reading, Shows::Act(*act))
        };
        let acts = Act::ALL.into_iter().filter(open);
        let best = acts.max_by_key(|act| (points(act), std::cmp::Reverse(*act as usize)))?;
        let most = points(&best);
        if best == Act::Inform || most < GUESSED || !knows_half(reading) {
            return None;
        }
        Some((most, best, sureness(most)?))
    }

    /// The words that speak most for a label, as a range within the sentence.
    pub(super) fn words(
        &self,
        learnt: &Learnt,
        label: Label,
        reading: &Reading<'_>,
    ) -> std::ops::Range<usize> {
        let found = learnt.words_for(&self.features, label.number());
        found.map_or(0..reading.tokens.len(), |(start, end)| start..end.min(reading.tokens.len()))
    }

    /// The likeliest kind of information that a question asks for without a cue of it. `known` are the numbers of the kinds
    /// that it is heard to ask for.
    pub(super) fn asked(
        &self,
        pack: &Pack,
        lexicon: &Lexicon,
        reading: &Reading<'_>,
        known: &[u32],
    ) -> Option<Asked> {
        let numbered = (0_u32..).zip(&pack.kinds).filter(|(number, _)| !known.contains(number));
        let best = numbered
            .map(|(number, kind)| (self.points(Label::Kind(number), None), number, kind))
            .max_by_key(|(points, number, _)| (*points, std::cmp::Reverse(*number)));
        let (points, number, kind) = best?;
        if points < ASKED_FOR_TOO && !known.is_empty() {
            return None;
        }
        let sure = self.heard(pack, reading, Label::Kind(number))?;
        let vague = kind.is_vague() && lexicon.by_kind[number as usize].is_empty();
        if vague && !reading.has(Tag::Matter) {
            return None;
        }
        let (id, or) = which(lexicon, &lexicon.by_kind[number as usize], reading);
        Some(Asked {
            id,
            kind: Some(kind.name.id.clone()),
            or,
            sure: sure.min(760),
            words: self.words(&pack.learnt, Label::Kind(number), reading),
            cue: "learnt".to_owned(),
            open: reading.has(Tag::Open),
            act: kind.act,
            step: false,
            verbatim: false,
        })
    }
}

/// How sure so many points make of what no cue shows.
fn sureness(points: i32) -> Option<Confidence> {
    Confidence::try_from((500 + points / 4).clamp(500, 900)).ok()
}

/// What can cost a mark.
const fn is_fault(label: Label) -> bool {
    matches!(label, Label::Tone(tone) if !matches!(tone, Tone::Polite | Tone::Warm))
        || matches!(label, Label::Act(Act::Offer))
}

/// Whether at least half of the words of a sentence are known: of others nothing was learnt.
fn knows_half(reading: &Reading<'_>) -> bool {
    let known = reading.tokens.iter().filter(|token| token.id.is_some() || token.number.is_some());
    known.count() * 2 >= reading.tokens.len()
}

/// What a cue of this label would show.
const fn shows(label: Label) -> Option<Shows> {
    match label {
        Label::Act(act) => Some(Shows::Act(act)),
        Label::Tone(tone) => Some(Shows::Tone(tone)),
        Label::Kind(_) => None,
    }
}

/// Some cues are plain words that nothing can talk away.
const fn can_be_taken_back(label: Label) -> bool {
    match label {
        Label::Act(act) => !matches!(act, Act::SetBoundary | Act::Answer | Act::Greet | Act::Thank),
        Label::Tone(tone) => matches!(tone, Tone::Warm | Tone::Polite),
        Label::Kind(_) => true,
    }
}

/// The points that an act needs to be heard without a cue; `None` when it needs a cue.
const fn needed(act: Act) -> Option<i32> {
    match act {
        Act::Answer | Act::BreakIn | Act::SetBoundary => None,
        Act::Refuse
        | Act::Instruct
        | Act::Escalate
        | Act::Promise
        | Act::Offer
        | Act::Goodwill
        | Act::ReferElsewhere
        | Act::ReadBack => Some(HEARD_WEIGHTY),
        _ => Some(HEARD),
    }
}

/// How something sounds has to be shown by words a reader can be pointed to, when it costs a mark: without a cue it is
/// faint.
const fn needed_of_tone(tone: Tone) -> Option<i32> {
    match tone {
        Tone::Polite | Tone::Warm => Some(HEARD_KINDNESS),
        Tone::Jargon | Tone::EmptyPromise => None,
        _ => Some(HEARD_TONE),
    }
}
