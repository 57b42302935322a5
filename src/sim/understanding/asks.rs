//! What a sentence asks for: the facts of the call, by the author's questions, by the pack's kinds, and by what was spoken of.

use std::ops::Range;

use super::lexicon::{Lexicon, Role};
use super::matching::Reading;
use super::mentions::PhraseHit;
use super::pack::{Kind, Pack, Tag};
use super::subject::Context;
use super::text::Text;
use super::tokens::Signs;
use super::understood::{AskHit, Confidence, SubjectClass};
use crate::sim::ids::Id;
use crate::sim::words::Act;

/// Something asked for; the words count within the sentence.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) id: Option<Id>,
    pub(super) kind: Option<Id>,
    pub(super) or: Vec<Id>,
    pub(super) sure: Confidence,
    pub(super) words: Range<usize>,
    pub(super) cue: String,
    pub(super) open: bool,
    /// What asking for it does.
    pub(super) act: Act,
    /// Whether it asks for a step that was done.
    pub(super) step: bool,
    /// Whether the sentence is the author's own question, word for word.
    pub(super) verbatim: bool,
}

impl Asked {
    /// As it is handed over.
    pub(super) fn hit(&self, text: &Text, reading: &Reading<'_>) -> AskHit {
        AskHit {
            id: self.id.clone(),
            kind: self.kind.clone(),
            or: self.or.clone(),
            confidence: self.sure,
            span: text.span(reading.first + self.words.start..reading.first + self.words.end),
            cue: self.cue.clone(),
            sentence: reading.number,
            open: self.open,
        }
    }
}

/// Everything a sentence asks for, in order.
pub(super) fn asked(
    pack: &Pack,
    lexicon: &Lexicon,
    context: &Context,
    reading: &Reading<'_>,
    phrases: &[PhraseHit],
    leads_to_question: bool,
) -> Vec<Asked> {
    let requested = reading.has(Tag::Request);
    let mut found = Vec::new();
    by_kind(pack, lexicon, reading, &mut found);
    let counts = |hit: &&PhraseHit| {
        // "There should be two letters and a number. What does it say?"
        let clear = leads_to_question && hit.content >= 2 && hit.percent >= 85;
        reading.question || requested || clear || is_verbatim(reading, hit)
    };
    by_author(pack, lexicon, reading, phrases.iter().filter(counts), &mut found);
    let mut kept = best_of_overlapping(found);
    if kept.is_empty() {
        kept.extend(by_context(lexicon, context, reading));
    }
    kept
}

fn by_kind(pack: &Pack, lexicon: &Lexicon, reading: &Reading<'_>, found: &mut Vec<Asked>) {
    let open = reading.has(Tag::Open);
    let asking = reading.question || reading.has(Tag::Request) || reading.tokens.len() <= 4;
    let bare = is_bare(reading);
    for hit in &reading.hits {
        if let Tag::KindAsked(kind) | Tag::KindNamed(kind) = hit.tag
            && reading.has(Tag::KindSilenced(kind))
        {
            continue;
        }
        let (kind, sure, open) = match hit.tag {
            Tag::KindAsked(kind) if asking => (kind, pack.kinds[kind as usize].sure, open),
            Tag::KindNamed(kind) if reading.has_before(Tag::Request, hit.words.start) => (kind, 860, true),
            Tag::KindNamed(kind) if reading.marked && reading.tokens.len() <= 5 => (kind, 800, open),
            Tag::KindNamed(kind) if bare && (identifies(&pack.kinds[kind as usize]) || leads_in(reading)) => {
                (kind, 800, open)
            }
            Tag::KindNamed(kind)
                if reading.question && !reading.has_before(Tag::OwnDoing, hit.words.start) =>
            {
                (kind, 640, open)
            }
            _ => continue,
        };
        // What could be asked about anything counts only when it is about the matter, or when the learner says so too.
        let known = &pack.kinds[kind as usize];
        let stray =
            known.is_vague() && lexicon.by_kind[kind as usize].is_empty() && !reading.has(Tag::Matter);
        let sure = if stray { UNSURE } else { sure };
        let (id, or) = which(lexicon, &lexicon.by_kind[kind as usize], reading);
        found.push(Asked {
            id,
            kind: Some(known.name.id.clone()),
            or,
            sure,
            words: hit.words.clone(),
            cue: format!("kind.{}", known.name.id),
            open,
            act: known.act,
            step: false,
            verbatim: false,
        });
    }
}

/// What else tells who somebody is and is named in a sentence that was heard to ask for that: "account number and either
/// your date of birth or the password word".
pub(super) fn listed_beside(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    asked: &Asked,
    known: &[u32],
) -> Vec<Asked> {
    let kind_of = |number: u32| &pack.kinds[number as usize];
    let is_asked = |kind: &Kind| asked.kind.as_ref() == Some(&kind.name.id);
    if !pack.kinds.iter().any(|kind| is_asked(kind) && identifies(kind)) {
        return Vec::new();
    }
    let mut listed: Vec<Asked> = Vec::new();
    for hit in &reading.hits {
        let Tag::KindNamed(number) = hit.tag else { continue };
        let kind = kind_of(number);
        let again = listed.iter().any(|other| other.kind.as_ref() == Some(&kind.name.id));
        let counts = identifies(kind) && !is_asked(kind) && !known.contains(&number) && !again;
        if !counts || reading.has(Tag::KindSilenced(number)) {
            continue;
        }
        let (id, or) = which(lexicon, &lexicon.by_kind[number as usize], reading);
        listed.push(Asked {
            id,
            or,
            kind: Some(kind.name.id.clone()),
            words: hit.words.clone(),
            cue: format!("kind.{}", kind.name.id),
            act: kind.act,
            ..asked.clone()
        });
    }
    listed
}

/// Whether it tells who somebody is: a name, a number at which they are reached.
fn identifies(kind: &Kind) -> bool {
    kind.personal || kind.act == Act::VerifyIdentity
}

/// Whether a sentence goes on with a question, or asks politely: "and the error code", "order number please".
fn leads_in(reading: &Reading<'_>) -> bool {
    reading.has(Tag::Request) || reading.tagged(Tag::Tells).any(|hit| hit.words.end == reading.tokens.len())
}

/// Whether a sentence only names what is wanted, as on a form: "Account number and your postcode, please." What stands
/// before a colon leads up to it.
fn is_bare(reading: &Reading<'_>) -> bool {
    let named = |at: usize| {
        reading.hits.iter().any(|hit| matches!(hit.tag, Tag::KindNamed(_)) && hit.words.contains(&at))
    };
    let colon = reading.tokens.iter().rposition(|token| token.before.has(Signs::COLON));
    let first = colon.unwrap_or(0);
    let begins_named = (first..=first + LEAD).any(named);
    // What only asks for it may stand behind.
    let asks = |at: usize| reading.tagged(Tag::Tells).any(|hit| hit.words.contains(&at));
    let last = (first..reading.tokens.len()).rev().find(|&at| !asks(at));
    let ends_named = last.is_some_and(named);
    let only_names = || {
        let mut words = reading.tokens.iter().enumerate().skip(first);
        words.all(|(at, token)| named(at) || (token.stop && token.number.is_none()))
    };
    begins_named && ends_named && only_names()
}

/// A question that is not believed without the learner.
pub(super) const UNSURE: Confidence = 400;

/// So many words may lead up to the first name: "so your account number". More of them say something about it.
const LEAD: usize = 2;

/// Which of several subjects of one kind is meant: the one whose `of` is spoken, or none.
pub(super) fn which(lexicon: &Lexicon, subjects: &[u32], reading: &Reading<'_>) -> (Option<Id>, Vec<Id>) {
    let id_of = |number: &u32| lexicon.subjects[*number as usize].id.clone();
    if let [only] = subjects {
        return (Some(id_of(only)), Vec::new());
    }
    let spoken = |number: &&u32| {
        let of = &lexicon.subjects[**number as usize].of;
        of.iter().any(|words| {
            let wanted: Vec<String> = words.split_whitespace().map(super::tokens::fold).collect();
            wanted.iter().all(|word| reading.tokens.iter().any(|token| token.word == *word))
        })
    };
    let meant: Vec<&u32> = subjects.iter().filter(spoken).collect();
    if let [only] = meant.as_slice() {
        return (Some(id_of(only)), Vec::new());
    }
    (None, subjects.iter().map(id_of).collect())
}

fn by_author<'h>(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    phrases: impl Iterator<Item = &'h PhraseHit>,
    found: &mut Vec<Asked>,
) {
    let open = reading.has(Tag::Open);
    for hit in phrases.filter(|hit| hit.role == Role::Asks && inside(reading, hit)) {
        let subject = &lexicon.subjects[hit.subject as usize];
        if subject.class == SubjectClass::Step {
            continue;
        }
        let percent = u16::try_from(hit.percent).unwrap_or(100);
        let known = pack.kinds.iter().find(|kind| subject.kind.as_ref() == Some(&kind.name.id));
        let verifies = known.is_some_and(|kind| kind.act == Act::VerifyIdentity);
        found.push(Asked {
            id: Some(subject.id.clone()),
            kind: subject.kind.clone(),
            or: Vec::new(),
            sure: 500 + percent * 4,
            words: hit.words.start - reading.first..hit.words.end - reading.first,
            cue: "asked_by".to_owned(),
            open,
            act: if verifies { Act::VerifyIdentity } else { Act::AskFact },
            step: false,
            verbatim: is_verbatim(reading, hit),
        });
    }
}

/// Whether a phrase stands in this sentence.
pub(super) fn inside(reading: &Reading<'_>, hit: &PhraseHit) -> bool {
    hit.words.start >= reading.first && hit.words.end <= reading.first + reading.tokens.len()
}

/// Whether a sentence is this phrase word for word, everyday words around it left aside: "And how do you make your money?"
pub(super) fn is_verbatim(reading: &Reading<'_>, hit: &PhraseHit) -> bool {
    if !hit.exact || !inside(reading, hit) {
        return false;
    }
    let words = hit.words.start - reading.first..hit.words.end - reading.first;
    let around = || reading.tokens.iter().enumerate().filter(|(at, _)| !words.contains(at));
    let idle = around().all(|(_, token)| token.stop && token.number.is_none() && !token.denies);
    idle && around().count() <= words.len() && (hit.content > 0 || around().count() == 0)
}

/// Of several readings of the same words the surest and longest stays; each fact is asked once.
fn best_of_overlapping(mut found: Vec<Asked>) -> Vec<Asked> {
    found.sort_by_key(|asked| {
        let rank = asked.sure + u16::try_from(asked.words.len().min(12)).unwrap_or(0) * 8;
        let rank = rank + if asked.cue == "asked_by" { 40 } else { 0 };
        let rank = rank + if asked.verbatim { 1_000 } else { 0 };
        (std::cmp::Reverse(rank), asked.words.start)
    });
    let mut kept: Vec<Asked> = Vec::new();
    for asked in found {
        let clash = kept.iter().any(|other| {
            let overlap = asked.words.start < other.words.end && other.words.start < asked.words.end;
            let same = asked.kind.is_some()
                && asked.kind == other.kind
                && (asked.id == other.id || asked.id.is_none())
                || asked.id.is_some() && asked.id == other.id;
            overlap || same
        });
        if !clash {
            kept.push(asked);
        }
    }
    kept.sort_by_key(|asked| asked.words.start);
    kept
}

/// "What exactly?" is about the fact that was spoken of last, "which one?" about one of those that were just named.
fn by_context(lexicon: &Lexicon, context: &Context, reading: &Reading<'_>) -> Option<Asked> {
    let one_of = reading.tagged(Tag::WhichOne).next();
    let hit = one_of.or_else(|| reading.tagged(Tag::FollowUp).next())?;
    let several = one_of.is_some() && context.just_said.len() > 1;
    let id = context.spoken_of.first()?;
    let subject = lexicon.subjects.iter().find(|subject| subject.id == *id);
    Some(Asked {
        id: (!several).then(|| id.clone()),
        kind: subject.filter(|_| !several).and_then(|subject| subject.kind.clone()),
        or: if several { context.just_said.clone() } else { Vec::new() },
        sure: 720,
        words: hit.words.clone(),
        cue: "context".to_owned(),
        open: true,
        act: Act::AskFact,
        step: false,
        verbatim: false,
    })
}
