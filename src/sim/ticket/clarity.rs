//! Whether somebody who was not there can read the ticket. How long it is does not matter.

use serde::{Deserialize, Serialize};

use super::Field;
use super::handling::{Filled, Handling, NextAction};
use super::prose::stops_a_reader;
use super::sheet::Sheet;
use super::statements::{Quote, Sentence};
use crate::sim::understanding::Fit;
use crate::sim::wording::{Word, count, words};
use crate::sim::words::FactKind;

/// A sentence of more words than this without a comma, colon or dash is a run-on.
const LONGEST_BREATH: usize = 30;

/// How clear a ticket is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarity {
    /// What a reader looks for, and whether it stands where they look.
    pub parts: Vec<(Part, bool)>,
    /// Words that could stand in any ticket.
    pub vague: Vec<Quote>,
    /// Sentences that never take a breath.
    pub run_ons: Vec<Quote>,
    /// Text in capitals throughout, and words that cannot stand in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hard_to_read: Vec<Quote>,
}

/// What a reader looks for in a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A summary that tells this ticket from others.
    What,
    /// What the customer sees.
    Symptom,
    /// Since when.
    SinceWhen,
    /// The message or code.
    ExactError,
    /// What was tried, each with its result.
    Tried,
    /// What to do next.
    NextStep,
    /// Whom to reach, and how.
    Who,
}

impl Part {
    /// The field a reader looks into.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::What => Field::Summary,
            Self::Symptom => Field::Symptom,
            Self::SinceWhen => Field::Began,
            Self::ExactError => Field::ExactError,
            Self::Tried => Field::Steps,
            Self::NextStep => Field::NextAction,
            Self::Who => Field::Contact,
        }
    }
}

impl Clarity {
    /// How clear, per mille: the share of parts found, of which vague words, run-ons and what is hard to
    /// read take an eighth each, half at most.
    #[must_use]
    pub fn per_mille(&self) -> u16 {
        let found = self.parts.iter().filter(|(_, found)| *found).count();
        let share = found * 1_000 / self.parts.len().max(1);
        let unclear = (self.vague.len() + self.run_ons.len() + self.hard_to_read.len()).min(4);
        u16::try_from(share * (8 - unclear) / 8).unwrap_or(1_000)
    }
}

/// Looks at how clear the ticket is.
pub(super) fn clarity(sheet: &Sheet<'_>, handling: &Handling) -> Clarity {
    let parts = parts(sheet, handling);
    // A field that says nothing at all is a missing part already.
    let missing = |field: Field| parts.iter().any(|(part, found)| !found && part.field() == field);
    let vague = sheet.said.sentences.iter().filter(|sentence| !missing(sentence.field));
    let vague = vague.filter_map(|sentence| vague_words(sheet, sentence)).collect();
    let run_ons = sheet.said.sentences.iter().filter(|sentence| is_run_on(sentence)).map(whole).collect();
    let hard_to_read = TEXTS.iter().filter_map(|field| hard_to_read(sheet, *field)).collect();
    Clarity { parts, vague, run_ons, hard_to_read }
}

/// The fields that are written in sentences.
const TEXTS: [Field; 4] = [Field::Symptom, Field::NextAction, Field::CustomerNote, Field::InternalNote];

/// The first place of a field where capitals or the order of the words stop a reader.
fn hard_to_read(sheet: &Sheet<'_>, field: Field) -> Option<Quote> {
    let text = sheet.draft.words(field);
    let span = stops_a_reader(sheet.pack, text, sheet.said.words(field)?)?;
    Some(Quote { field, span, text: span.of(text).to_owned() })
}

/// The parts that this call gave the agent something for.
fn parts(sheet: &Sheet<'_>, handling: &Handling) -> Vec<(Part, bool)> {
    let learnt_kind = |kinds: &[FactKind]| {
        let facts = sheet.case.scenario.facts.iter();
        let of_kind = facts
            .filter(|fact| fact.kind.as_ref().is_some_and(|kind| kinds.iter().any(|known| kind == known)));
        of_kind.flat_map(|fact| sheet.case.items(fact.id.as_str())).any(|item| sheet.learnt(&item.id))
    };
    let mut parts = vec![(Part::What, is_specific(sheet)), (Part::Symptom, sheet.is_filled(Field::Symptom))];
    if learnt_kind(&[FactKind::Began]) {
        parts.push((Part::SinceWhen, sheet.is_filled(Field::Began)));
    }
    if learnt_kind(&[FactKind::ErrorCode, FactKind::ErrorText]) {
        parts.push((Part::ExactError, sheet.is_filled(Field::ExactError)));
    }
    if sheet.known.steps.values().any(|step| step.done) {
        let told = !sheet.stated.is_empty() && sheet.stated.iter().all(Option::is_some);
        parts.push((Part::Tried, told));
    }
    let next = matches!(handling.next_action, NextAction::Fitting(_) | NextAction::Possible(_));
    parts.push((Part::NextStep, next));
    parts.push((Part::Who, matches!(handling.contact, Filled::Yes(_))));
    parts
}

/// Whether the summary tells this ticket from others: something of the case, or two words that are neither small nor vague.
fn is_specific(sheet: &Sheet<'_>) -> bool {
    let text = sheet.draft.words(Field::Summary);
    let said = words(text);
    let vague = sheet.pack.vague.find_all(&said);
    let telling = |word: &&Word| {
        word.text.chars().count() > 1
            && !sheet.pack.small.have(word)
            && !vague.iter().any(|span| span.overlaps(&word.span))
    };
    let of_the_case = sheet.values(Fit::Right).any(|statement| statement.quote.field == Field::Summary);
    of_the_case || said.iter().filter(telling).count() >= 2
}

/// The vague word of a sentence that says nothing exact beside it: no value of the case, no number.
fn vague_words(sheet: &Sheet<'_>, sentence: &Sentence) -> Option<Quote> {
    let has_number = sentence.text.bytes().any(|byte| byte.is_ascii_digit());
    let exact = |statement: &&super::statements::Statement| {
        statement.quote.field == sentence.field && statement.quote.span.overlaps(&sentence.span)
    };
    if has_number
        || sentence.field == Field::Steps
        || sheet.said.all.iter().any(|statement| exact(&statement))
    {
        return None;
    }
    let place = sheet.pack.vague.find(&sentence.words)?;
    let span = crate::sim::time::Span {
        start: sentence.span.start + place.start,
        end: sentence.span.start + place.end,
    };
    Some(Quote { field: sentence.field, span, text: place.of(&sentence.text).to_owned() })
}

fn is_run_on(sentence: &Sentence) -> bool {
    let breaths = sentence.text.split([',', ':', '(', ')', '–', '—', ';', '/']);
    breaths.map(count).max().unwrap_or(0) > LONGEST_BREATH
}

fn whole(sentence: &Sentence) -> Quote {
    Quote { field: sentence.field, span: sentence.span, text: sentence.text.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::Draft;
    use super::super::fixture::{good_call, reviewed, with, with_steps, without};
    use super::*;

    #[track_caller]
    fn check(draft: &Draft, lacks: &[Part], vague: &[&str], run_ons: usize) {
        let clarity = reviewed(&good_call(), draft).clarity;
        let missing: Vec<_> =
            clarity.parts.iter().filter(|(_, found)| !found).map(|(part, _)| *part).collect();
        let words: Vec<_> = clarity.vague.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!((missing.as_slice(), words.as_slice(), clarity.run_ons.len()), (lacks, vague, run_ons));
    }

    #[test]
    fn every_part_is_looked_for_where_it_belongs() {
        check(&with(Field::Summary, "Internet problem"), &[Part::What], &[], 0);
        check(&with(Field::Began, "n/a"), &[Part::SinceWhen], &[], 0);
        check(&with(Field::ExactError, ""), &[Part::ExactError], &[], 0);
        check(&with_steps(&[("Restart", "")]), &[Part::Tried], &[], 0);
        check(&with(Field::Contact, "see account"), &[Part::Who], &[], 0);
    }

    #[test]
    fn what_was_never_learnt_is_not_missed() {
        let known = without(&good_call(), "error_code");
        let clarity = reviewed(&known, &with(Field::ExactError, "")).clarity;
        assert!(clarity.parts.iter().all(|(part, found)| *found && *part != Part::ExactError));
    }

    #[test]
    fn a_vague_word_is_vague_only_where_nothing_exact_stands_beside_it() {
        check(&with(Field::Symptom, "The picture is not working somehow."), &[], &["is not working"], 0);
        check(&with(Field::Symptom, "It is not working."), &[Part::Symptom], &[], 0);
        check(&with(Field::Symptom, "Not working, screen says E-4012."), &[], &[], 0);
    }

    #[test]
    fn a_sentence_needs_to_take_a_breath() {
        let long = "then the picture stops and the sound goes on and ".repeat(4);
        check(&with(Field::Symptom, &long), &[], &[], 1);
        check(&with(Field::Symptom, &long.replace("stops", "stops,")), &[], &[], 0);
    }
}
