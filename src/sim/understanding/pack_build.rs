//! Puts the parts of all files of a pack together and compiles their patterns.

use std::collections::{BTreeMap, BTreeSet};

use super::hashing::hash;
use super::learn::{Learnt, tag_key};
use super::pack::{
    Candidate, Cue, Kind, KindName, KnownWord, Pack, PackProblem, Shows, Sign, Tag, Tagged, begins_moment,
};
use super::pack_file::{CueFile, KindFile, NamesFile, PackFile};
use super::pattern::{self, Classes};
use super::phrases::common_words;
use super::spelling::{Speller, Spelling};
use super::ticket_words::TicketWords;
use super::tokens::fold;
use super::values::{Calendar, Numbers};
use super::vocabulary::{Vocabulary, WordId};
use crate::sim::ids::Id;
use crate::sim::words::Act;

/// A file's name and what stands in it.
pub(super) type Part<'p> = (&'p str, PackFile);

/// Compiles the parts; what cannot be compiled is reported and left out.
pub(super) fn build(parts: &[Part<'_>], problems: &mut Vec<PackProblem>) -> Pack {
    let mut builder = Builder::new(parts, problems);
    for (file, part) in parts {
        builder.file = file;
        builder.frames(part);
        builder.cues_and_kinds(part);
    }
    builder.finish(parts)
}

struct Builder<'p> {
    problems: &'p mut Vec<PackProblem>,
    file: &'p str,
    classes: Classes,
    vocabulary: Vocabulary,
    patterns: Vec<Tagged>,
    cues: Vec<Cue>,
    signs: Vec<Sign>,
    kinds: Vec<Kind>,
    steps: Vec<KindName>,
    teams: Vec<Id>,
    jargon: Vec<(String, String)>,
    known: Vec<WordId>,
}

impl<'p> Builder<'p> {
    fn new(parts: &[Part<'_>], problems: &'p mut Vec<PackProblem>) -> Self {
        let pairs = |list: fn(&PackFile) -> &Vec<(String, String)>| -> Vec<(String, String)> {
            parts.iter().flat_map(|(_, part)| list(part).iter().cloned()).collect()
        };
        let spelling = Spelling::new(
            &pairs(|part| &part.short_forms),
            &all(parts, |part| &part.stop),
            &pairs(|part| &part.endings),
            &all(parts, |part| &part.same),
        );
        Self {
            problems,
            file: "",
            classes: pairs(|part| &part.classes).into_iter().collect(),
            vocabulary: Vocabulary::new(spelling),
            patterns: Vec::new(),
            cues: Vec::new(),
            signs: Vec::new(),
            kinds: Vec::new(),
            steps: Vec::new(),
            teams: Vec::new(),
            jargon: Vec::new(),
            known: Vec::new(),
        }
    }

    fn frames(&mut self, part: &PackFile) {
        let lists: [(&[String], Tag); 20] = [
            (&part.splits, Tag::Split),
            (&part.splits_after_sign, Tag::SplitAfterSign),
            (&part.questions, Tag::Question),
            (&part.open_questions, Tag::Open),
            (&part.reported, Tag::Reported),
            (&part.requests, Tag::Request),
            (&part.asks_past, Tag::AsksPast),
            (&part.tells, Tag::Tells),
            (&part.lead_ins, Tag::LeadIn),
            (&part.own_doing, Tag::OwnDoing),
            (&part.still_open, Tag::StillOpen),
            (&part.says_done, Tag::SaysDone),
            (&part.seeks_consent, Tag::SeeksConsent),
            (&part.follow_ups, Tag::FollowUp),
            (&part.which_ones, Tag::WhichOne),
            (&part.sells, Tag::Sells),
            (&part.refers, Tag::Refers),
            (&part.direct_answers, Tag::DirectAnswer),
            (&part.backchannels, Tag::Backchannel),
            (&part.matter, Tag::Matter),
        ];
        for (list, tag) in lists {
            self.all(list, tag);
        }
        if let Some(names) = &part.names {
            self.all(&names.introduces, Tag::Introduces);
            self.all(&names.introduced, Tag::Introduced);
        }
    }

    fn cues_and_kinds(&mut self, part: &PackFile) {
        for group in &part.acts {
            self.cues(Shows::Act(group.act), &group.cues);
        }
        for group in &part.tones {
            self.cues(Shows::Tone(group.tone), &group.cues);
        }
        for sign in &part.signs {
            self.all(&sign.any, Tag::Sign(number_of(&self.signs)));
            self.signs.push(Sign { id: sign.id.clone(), weighs: sign.weighs });
        }
        for kind in &part.kinds {
            self.kind(kind);
        }
        for step in &part.steps {
            self.all(&step.does, Tag::Step(number_of(&self.steps)));
            self.steps.push(KindName {
                id: Id::new(&step.id),
                about: step.about.clone(),
                step: true,
                looks: step.looks,
            });
        }
        for team in &part.teams {
            self.all(&team.called, Tag::Team(number_of(&self.teams)));
            self.teams.push(Id::new(&team.id));
        }
        for (term, plain) in &part.jargon {
            self.one(&format!("({term})"), Tag::Jargon(number_of(&self.jargon)));
            self.jargon.push((fold(term), plain.clone()));
        }
        for word in part.known.iter().flat_map(|line| line.split_whitespace()) {
            self.known.push(self.vocabulary.enter(&fold(word)));
        }
    }

    fn kind(&mut self, kind: &KindFile) {
        let number = number_of(&self.kinds);
        self.all(&kind.asks, Tag::KindAsked(number));
        self.all(&kind.names, Tag::KindNamed(number));
        self.all(&kind.about_it, Tag::KindTold(number));
        self.all(&kind.not, Tag::KindSilenced(number));
        self.kinds.push(Kind {
            name: KindName { id: Id::new(&kind.id), about: kind.about.clone(), step: false, looks: false },
            act: match (kind.identity, kind.open) {
                (true, _) => Act::VerifyIdentity,
                (false, true) => Act::AskOpen,
                (false, false) => Act::AskFact,
            },
            sure: kind.sure.unwrap_or(880).min(1_000),
            personal: kind.personal,
            or: kind.or.as_deref().map(Id::new),
        });
    }

    fn cues(&mut self, shows: Shows, cues: &[CueFile]) {
        for cue in cues {
            let number = number_of(&self.cues);
            self.all(&cue.any, Tag::Cue(number));
            self.all(&cue.not, Tag::Silences(number));
            self.cues.push(Cue {
                id: cue.id.clone(),
                shows,
                sure: cue.sure.min(1_000),
                not_beside: cue.not_beside.clone(),
                question: cue.question,
                even_denied: cue.even_denied,
                even_reported: cue.even_reported,
                alone: cue.alone,
                whole: cue.whole,
                words_at_most: cue.words_at_most.unwrap_or(usize::MAX),
            });
        }
    }

    fn all(&mut self, texts: &[String], tag: Tag) {
        for text in texts {
            self.one(text, tag);
        }
    }

    fn one(&mut self, text: &str, tag: Tag) {
        match pattern::compile(&fold(text), &mut self.classes, &mut self.vocabulary) {
            Ok(pattern) => self.patterns.push(Tagged { pattern, tag, key: 0 }),
            Err(why) => {
                let message = format!("the pattern `{text}`: {why}");
                self.problems.push(PackProblem { file: self.file.to_owned(), at: None, message });
            }
        }
    }

    fn finish(mut self, parts: &[Part<'_>]) -> Pack {
        for word in common_words(parts.iter().map(|(_, part)| part)) {
            self.known.push(self.vocabulary.enter(&word));
        }
        let numbers =
            Numbers::new(parts.iter().find_map(|(_, part)| part.numbers.as_ref()), &mut self.vocabulary);
        let calendar =
            Calendar::new(parts.iter().find_map(|(_, part)| part.dates.as_ref()), &mut self.vocabulary);
        let names: NamesFile = parts.iter().find_map(|(_, part)| part.names.clone()).unwrap_or_default();
        for word in names.titles.iter().chain(&names.vocative).chain(&names.speaks_of) {
            self.vocabulary.enter(word);
        }
        let mut negators: Vec<WordId> =
            all(parts, |part| &part.negators).iter().map(|word| self.vocabulary.enter(word)).collect();
        negators.sort_unstable();
        self.vocabulary.finish();
        let (by_need, split_by_set) = self.index();
        let split_by_word = self.split_by_word(&split_by_set);
        let words = self.known_words(&numbers, &calendar, &negators);
        let mut unit_names = BTreeMap::new();
        let units = || parts.iter().flat_map(|(_, part)| &part.units);
        for unit in units() {
            for name in [&unit.id].into_iter().chain(&unit.written) {
                unit_names.entry(name.clone()).or_insert_with(|| unit.id.clone());
            }
        }
        let spelt = units().flat_map(|unit| unit.written.iter().map(|name| (name.as_str(), unit.id.clone())));
        for tagged in &mut self.patterns {
            tagged.key = tag_key(&self.cues, &self.kinds, &self.signs, tagged.tag);
        }
        Pack {
            speller: self.speller(&all(parts, |part| &part.exact)),
            reader: Speller::new(self.vocabulary.words().iter().map(String::as_str)),
            words,
            vocabulary: self.vocabulary,
            patterns: self.patterns,
            by_need,
            split_by_set,
            split_by_word,
            cues: self.cues,
            signs: self.signs,
            kinds: self.kinds,
            steps: self.steps,
            teams: self.teams,
            jargon: self.jargon,
            clings: all(parts, |part| &part.clings),
            dotted: all(parts, |part| &part.dotted),
            numbers,
            calendar,
            units: spelt.collect(),
            unit_names,
            titles: names.titles,
            vocative: names.vocative,
            speaks_of: names.speaks_of,
            choice: parts
                .iter()
                .map(|(_, part)| &part.choice)
                .find(|word| !word.is_empty())
                .cloned()
                .unwrap_or_default(),
            ticket: ticket_words(parts),
            examples: Vec::new(),
            learnt: Learnt::default(),
        }
    }

    /// By set: the patterns that need it, and the splitting patterns that begin with it.
    fn index(&self) -> (Vec<Vec<Candidate>>, Vec<Vec<u32>>) {
        let mut by_need: Vec<Vec<Candidate>> = vec![Vec::new(); self.vocabulary.set_count()];
        let mut split_by_set: Vec<Vec<u32>> = vec![Vec::new(); self.vocabulary.set_count()];
        for (number, tagged) in (0..).zip(&self.patterns) {
            if matches!(tagged.tag, Tag::Split | Tag::SplitAfterSign) {
                for set in tagged.pattern.first_sets() {
                    split_by_set[set as usize].push(number);
                }
                continue;
            }
            let Some((rarest, others)) = tagged.pattern.needs.split_first() else { continue };
            let (beside, groups) = match others.split_first() {
                Some((group, rest)) if group.len() == 1 => (group.first().copied(), rest),
                _ => (None, others),
            };
            for &set in rarest {
                let (names, groups) = (tagged.tag.names(), groups.to_vec());
                by_need[set as usize].push(Candidate { pattern: number, names, beside, groups });
            }
        }
        (by_need, split_by_set)
    }

    fn split_by_word(&self, split_by_set: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let ids = (0..).take(self.vocabulary.words().len());
        let of_word = |id: WordId| {
            let sets = self.vocabulary.sets_of(id).iter();
            let patterns: BTreeSet<u32> =
                sets.flat_map(|&set| &split_by_set[set as usize]).copied().collect();
            patterns.into_iter().collect()
        };
        ids.map(of_word).collect()
    }

    fn known_words(&self, numbers: &Numbers, calendar: &Calendar, negators: &[WordId]) -> Vec<KnownWord> {
        let spelling = &self.vocabulary.spelling;
        let known = |(id, word): (WordId, &String)| KnownWord {
            key: hash(word),
            meaning: spelling.meaning(word),
            number: numbers.word(word),
            stop: spelling.is_stop(word),
            denies: negators.binary_search(&id).is_ok(),
            in_code: numbers.in_code(word),
            when: begins_moment(numbers, calendar, word),
        };
        (0..).zip(self.vocabulary.words()).map(known).collect()
    }

    /// What a mistyped word may have been meant as: not an insult, and no word that is only known and named nowhere.
    fn speller(&self, exact: &[String]) -> Speller {
        let exact: Vec<&str> = exact.iter().flat_map(|line| line.split_whitespace()).collect();
        let unnamed = |id: WordId| self.known.contains(&id) && self.vocabulary.sets_of(id).is_empty();
        let meant = (0..).zip(self.vocabulary.words()).filter(|(id, _)| !unnamed(*id));
        Speller::new(meant.map(|(_, word)| word.as_str()).filter(|word| !exact.contains(word)))
    }
}

/// One list of all files.
fn all(parts: &[Part<'_>], list: fn(&PackFile) -> &Vec<String>) -> Vec<String> {
    parts.iter().flat_map(|(_, part)| list(part).iter().cloned()).collect()
}

fn number_of<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// The words for tickets, with the abbreviations of all files.
fn ticket_words(parts: &[Part<'_>]) -> TicketWords {
    let words = parts.iter().find_map(|(_, part)| part.ticket.clone()).unwrap_or_default();
    TicketWords { dotted: all(parts, |part| &part.dotted), ..words }
}
