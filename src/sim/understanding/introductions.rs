//! Who says who they are: by their own name, or by that of the company alone.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::matching::Reading;
use super::pack::Tag;
use super::text::{Text, Token};
use super::understood::{ActHit, Confidence};
use crate::sim::ids::Id;
use crate::sim::words::Act;

/// The cues of somebody's own name begin with this.
const OWN_NAME: &str = "introduce.name";
/// The cues of the company alone begin with this.
const COMPANY: &str = "introduce.company";
/// What such an introduction is about.
const COMPANY_OBJECT: &str = "company";
/// How sure a name is that nobody in the call has.
const OWN_NAME_SURE: Confidence = 900;
/// How sure a text is that begins with the company.
const COMPANY_SURE: Confidence = 860;

/// A name that nobody in the call has, after `this is` or before `on the line`, is the speaker's own. Who begins with the
/// name of the company introduces that alone.
pub(super) fn introduce(lexicon: &Lexicon, text: &Text, readings: &[Reading<'_>], hits: &mut Vec<ActHit>) {
    for reading in readings {
        let company = company_in(lexicon, reading);
        let own = own_name(lexicon, reading, company.as_ref());
        let known = hits.iter().position(|hit| hit.act == Act::Introduce && hit.sentence == reading.number);
        if let Some(at) = own {
            let found = hit(text, reading, at..at + 1, OWN_NAME, OWN_NAME_SURE);
            match known {
                Some(known) if !hits[known].cue.starts_with(OWN_NAME) => hits[known] = found,
                Some(_) => {}
                None => hits.push(found),
            }
            continue;
        }
        if let Some(known) = known.map(|known| &mut hits[known]) {
            let named =
                known.cue.starts_with(OWN_NAME) && !is_company(text, reading, known, company.as_ref());
            let alone = known.cue.starts_with(COMPANY) || (company.is_some() && !named);
            known.object = alone.then(|| Id::from(COMPANY_OBJECT));
        } else if let Some(words) = company.filter(|words| reading.first + words.start == 0) {
            let object = Some(Id::from(COMPANY_OBJECT));
            hits.push(ActHit { object, ..hit(text, reading, words, COMPANY, COMPANY_SURE) });
        }
    }
}

fn hit(text: &Text, reading: &Reading<'_>, words: Range<usize>, cue: &str, sure: Confidence) -> ActHit {
    ActHit {
        act: Act::Introduce,
        confidence: sure,
        span: text.span(reading.first + words.start..reading.first + words.end),
        cue: cue.to_owned(),
        sentence: reading.number,
        object: None,
        within_s: None,
    }
}

/// Whether what looks like a name is that of the company: `Lumen speaking`.
fn is_company(text: &Text, reading: &Reading<'_>, hit: &ActHit, company: Option<&Range<usize>>) -> bool {
    let Some(company) = company else { return false };
    let words = (0..reading.tokens.len()).filter(|at| {
        let place = reading.first + at;
        text.span(place..place + 1).overlaps(&hit.span)
    });
    let (of_company, other): (Vec<usize>, Vec<usize>) = words.partition(|at| company.contains(at));
    !of_company.is_empty() && other.len() <= 1
}

/// Where the speaker's own name stands in a sentence.
fn own_name(lexicon: &Lexicon, reading: &Reading<'_>, company: Option<&Range<usize>>) -> Option<usize> {
    let is_name = |token: &Token| {
        token.capital && token.id.is_none() && token.number.is_none() && !lexicon.words.contains(&token.word)
    };
    let of_company = |at: &usize| company.is_some_and(|company| company.contains(at));
    let beside = reading.hits.iter().filter_map(|hit| match hit.tag {
        Tag::Introduces => Some(hit.words.end),
        Tag::Introduced => hit.words.start.checked_sub(1),
        _ => None,
    });
    let mut names = beside.filter(|at| reading.tokens.get(*at).is_some_and(is_name));
    names.find(|at| !of_company(at))
}

/// Where the company is named in a sentence, by its longest name.
fn company_in(lexicon: &Lexicon, reading: &Reading<'_>) -> Option<Range<usize>> {
    let places = lexicon.company.iter().filter(|name| !name.is_empty()).filter_map(|name| {
        let mut places = reading.tokens.windows(name.len());
        let at = places.position(|words| words.iter().zip(name).all(|(word, key)| word.key == *key))?;
        Some(at..at + name.len())
    });
    places.max_by_key(Range::len)
}
