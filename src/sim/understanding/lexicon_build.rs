//! A lexicon is compiled: every subject with its words, codes, numbers and names, and what each word weighs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::hashing::{Map, MixedMap, Set};
use super::lexicon::{At, ByMeaning, Lexicon, LexiconOptions, Name, Near, Phrase, Role};
use super::matching::{Reading, Scratch};
use super::pack::{Pack, Tag};
use super::spelling::Speller;
use super::subject::{Subject, Value};
use super::text::{Text, Token};
use super::tokens::fold;
use super::understood::SubjectClass;
use super::values::{LONGEST, NumberWord, shape, squash, written_code};

/// The words of texts that many calls share, such as the names and rules of their desk: cut once and not for each call.
#[derive(Debug, Default)]
pub struct Wordings(Map<String, Vec<Token>>);

impl Wordings {
    /// The texts of these subjects.
    #[must_use]
    pub fn of(pack: &Pack, subjects: &[Subject]) -> Self {
        let texts = subjects.iter().flat_map(|subject| {
            let values = subject.values.iter().chain(&subject.wrong_values).filter_map(|value| match value {
                Value::Text(text) => Some(text),
                _ => None,
            });
            subject.asked_by.iter().chain(&subject.named_by).chain(&subject.contradicted_by).chain(values)
        });
        Self(texts.map(|text| (text.clone(), Text::words_of(pack, text))).collect())
    }

    /// The words of a text: cut before, or now.
    fn cut(&self, pack: &Pack, text: &str) -> Cow<'_, [Token]> {
        match self.0.get(text) {
            Some(tokens) => Cow::Borrowed(tokens.as_slice()),
            None => Cow::Owned(Text::words_of(pack, text)),
        }
    }
}

impl Lexicon {
    /// Compiles the subjects of a call.
    #[must_use]
    pub fn build(pack: &Pack, subjects: Vec<Subject>, options: &LexiconOptions) -> Self {
        Self::build_with(pack, subjects, options, &Wordings::default())
    }

    /// The same with texts that were cut into words before, by the same pack.
    #[must_use]
    pub fn build_with(
        pack: &Pack,
        subjects: Vec<Subject>,
        options: &LexiconOptions,
        wordings: &Wordings,
    ) -> Self {
        let numbers_of = |fits: &dyn Fn(&Subject) -> bool| -> Vec<u32> {
            (0..).zip(&subjects).filter(|(_, subject)| fits(subject)).map(|(number, _)| number).collect()
        };
        let by_kind = pack.kinds.iter().map(|kind| {
            numbers_of(&|subject| {
                subject.kind.as_ref() == Some(&kind.name.id) && subject.class != SubjectClass::Step
            })
        });
        let by_kind: Vec<Vec<u32>> = by_kind.collect();
        let by_step = pack.steps.iter().map(|kind| {
            numbers_of(&|subject| {
                subject.kind.as_ref() == Some(&kind.id) && subject.class == SubjectClass::Step
            })
        });
        let by_team = pack.teams.iter().map(|kind| {
            numbers_of(&|subject| {
                subject.class == SubjectClass::Team
                    && (subject.id == *kind || subject.kind.as_ref() == Some(kind))
            })
        });
        let mut lexicon = Self {
            by_kind,
            by_step: by_step.collect(),
            by_team: by_team.collect(),
            call_at: options.call_at,
            company: options.company.iter().map(|name| keys_of(&Text::words_of(pack, name))).collect(),
            words: Set::default(),
            speller: Speller::default(),
            phrases: Vec::new(),
            by_meaning: ByMeaning::default(),
            values_by_meaning: ByMeaning::default(),
            codes: Map::default(),
            code_lengths: 0,
            code_list: Vec::new(),
            shapes: BTreeMap::new(),
            near: Vec::new(),
            at: Vec::new(),
            names: Vec::new(),
            names_by_word: Map::default(),
            subjects: Vec::new(),
        };
        for (number, subject) in (0..).zip(&subjects) {
            lexicon.enter(pack, wordings, number, subject);
        }
        lexicon.subjects = subjects;
        lexicon.teams_by_words(pack);
        lexicon.steps_as_information(pack);
        lexicon.kinds_in_place_of_others(pack);
        lexicon.weigh();
        let mut words: Vec<&str> = lexicon.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        lexicon.speller = Speller::new(words.into_iter());
        lexicon
    }

    fn enter(&mut self, pack: &Pack, wordings: &Wordings, number: u32, subject: &Subject) {
        for words in &subject.asked_by {
            self.phrase(number, Role::Asks, &wordings.cut(pack, words));
        }
        for words in &subject.named_by {
            self.phrase(number, Role::Names, &wordings.cut(pack, words));
        }
        for words in &subject.contradicted_by {
            self.phrase(number, Role::Wrong, &wordings.cut(pack, words));
        }
        for word in &subject.of {
            self.words.extend(word.split_whitespace().map(fold));
        }
        for value in &subject.values {
            self.value(pack, wordings, number, subject, value, true);
        }
        for value in &subject.wrong_values {
            self.value(pack, wordings, number, subject, value, false);
        }
    }

    fn value(
        &mut self,
        pack: &Pack,
        wordings: &Wordings,
        number: u32,
        subject: &Subject,
        value: &Value,
        right: bool,
    ) {
        match value {
            Value::At { at, whole_day } => {
                self.at.push(At { subject: number, moment: *at, whole_day: *whole_day, right });
            }
            Value::Near { milli, within, unit } => {
                let unit = normal_unit(pack, unit);
                self.near.push(Near { subject: number, milli: *milli, within: *within, unit, right });
            }
            Value::Text(text) if subject.class == SubjectClass::Name => self.name(number, text, right),
            Value::Text(text) if written_code(text) => self.code(number, text, right),
            Value::Text(text) => self.text_value(pack, number, &wordings.cut(pack, text), right),
        }
    }

    fn name(&mut self, number: u32, text: &str, right: bool) {
        let words: Vec<String> = text.split_whitespace().map(|word| fold(word.trim_matches('.'))).collect();
        self.words.extend(words.iter().cloned());
        if let Some(first) = words.first() {
            self.names_by_word.entry(first.clone()).or_default().push(self.names.len());
        }
        self.names.push(Name { subject: number, words, right });
    }

    fn code(&mut self, number: u32, text: &str, right: bool) {
        let squashed = squash(text);
        self.shapes.entry(shape(&squashed)).or_default().push(number);
        self.code_list.push((number, squashed.clone()));
        self.code_lengths |= 1 << squashed.len().min(LONGEST);
        self.codes.entry(squashed).or_default().push((number, right));
    }

    fn text_value(&mut self, pack: &Pack, number: u32, tokens: &[Token], right: bool) {
        let quantities = pack.numbers.quantities(&pack.units, tokens);
        if let [only] = quantities.as_slice()
            && !only.unit.is_empty()
            && only.words == (0..tokens.len())
        {
            let unit = only.unit.clone();
            self.near.push(Near { subject: number, milli: only.milli, within: 0, unit, right });
            return;
        }
        self.phrase(number, if right { Role::Right } else { Role::Wrong }, tokens);
    }

    fn phrase(&mut self, subject: u32, role: Role, tokens: &[Token]) {
        if tokens.is_empty() {
            return;
        }
        let mut parts: Vec<(u64, u32)> = Vec::with_capacity(tokens.len());
        for token in tokens {
            if !self.words.contains(&token.word) {
                self.words.insert(token.word.clone());
            }
            let tells = !token.stop || token.number.is_some_and(|n| matches!(n, NumberWord::Digits(_)));
            // The weight of what tells something is set when every subject is known.
            let weight = if tells { 4 } else { u32::from(role == Role::Asks) };
            if !parts.iter().any(|(meaning, _)| *meaning == token.meaning) {
                parts.push((token.meaning, weight));
            }
        }
        let content = parts.iter().filter(|(_, weight)| *weight == 4).count();
        if content == 0 {
            for part in &mut parts {
                part.1 = 1;
            }
        }
        self.phrases.push(Phrase {
            subject,
            role,
            keys: keys_of(tokens),
            meanings: tokens.iter().map(|token| token.meaning).collect(),
            parts,
            total: 0,
            least: 0,
            content,
            denies: tokens.iter().any(|token| token.denies),
        });
    }

    /// What a step shows can be asked for when the scenario has no fact of that kind: the lights.
    fn steps_as_information(&mut self, pack: &Pack) {
        for (kind, subjects) in pack.kinds.iter().zip(&mut self.by_kind) {
            let same = pack.steps.iter().position(|step| step.id == kind.name.id);
            if let Some(step) = same.filter(|_| subjects.is_empty()) {
                subjects.clone_from(&self.by_step[step]);
            }
        }
    }

    /// A number to ring back is asked for where only the way to reach somebody is known.
    fn kinds_in_place_of_others(&mut self, pack: &Pack) {
        for (number, kind) in pack.kinds.iter().enumerate().filter(|(_, kind)| kind.or.is_some()) {
            let other = pack.kinds.iter().position(|other| kind.or.as_ref() == Some(&other.name.id));
            if let Some(other) = other.filter(|_| self.by_kind[number].is_empty()) {
                let subjects = self.by_kind[other].clone();
                self.by_kind[number] = subjects;
            }
        }
    }

    /// What people call a kind of team names the team of the desk that is called so too.
    fn teams_by_words(&mut self, pack: &Pack) {
        let mut scratch = Scratch::default();
        for (number, subject) in (0..).zip(&self.subjects).filter(|(_, s)| s.class == SubjectClass::Team) {
            let called = subject.named_by.iter().map(String::as_str).chain([subject.id.as_str()]);
            for words in called {
                let read = Text::read(pack, None, |_| true, &words.replace('_', " "));
                for (at, sentence) in read.sentences.iter().enumerate() {
                    let reading = Reading::new(pack, &read, sentence, at, &mut scratch);
                    for hit in &reading.hits {
                        let Tag::Team(team) = hit.tag else { continue };
                        let of_kind = &mut self.by_team[team as usize];
                        if !of_kind.contains(&number) {
                            of_kind.push(number);
                        }
                    }
                }
            }
        }
    }

    /// Words that many subjects share weigh less than words that belong to one.
    fn weigh(&mut self) {
        // Phrases come subject by subject: the last one counted for a meaning, and how many there are.
        let mut holders: MixedMap<u64, (u32, usize)> = MixedMap::default();
        for phrase in &self.phrases {
            for (meaning, _) in &phrase.parts {
                let (last, subjects) = holders.entry(*meaning).or_insert((phrase.subject, 1));
                *subjects += usize::from(*last != phrase.subject);
                *last = phrase.subject;
            }
        }
        for (number, phrase) in (0..).zip(&mut self.phrases) {
            for (meaning, weight) in &mut phrase.parts {
                if *weight == 4 {
                    let shared = holders.get(meaning).map_or(1, |(_, subjects)| *subjects);
                    *weight = if shared <= 1 {
                        6
                    } else if shared <= 3 {
                        5
                    } else if shared <= 8 {
                        4
                    } else {
                        3
                    };
                }
            }
            phrase.total = phrase.parts.iter().map(|(_, weight)| *weight).sum();
            let small: u32 =
                phrase.parts.iter().map(|(_, weight)| *weight).filter(|weight| *weight <= 1).sum();
            phrase.least = (phrase.limits().0 * phrase.total.max(1)).div_ceil(100).saturating_sub(small);
            let by_small_words = phrase.least == 0;
            for (meaning, weight) in &phrase.parts {
                if *weight > 1 || by_small_words {
                    self.by_meaning.entry(*meaning).or_default().push((number, *weight));
                    if phrase.role == Role::Right {
                        self.values_by_meaning.entry(*meaning).or_default().push((number, *weight));
                    }
                }
            }
        }
    }
}

fn keys_of(tokens: &[Token]) -> Vec<u64> {
    tokens.iter().map(|token| token.key).collect()
}

/// The normal form of a unit, or the unit as it is written when the pack does not know it.
fn normal_unit(pack: &Pack, unit: &str) -> String {
    let written = fold(unit);
    pack.unit_names.get(&written).cloned().unwrap_or(written)
}
