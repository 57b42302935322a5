//! A language, parsed and compiled: what its cues, kinds and words are.

use std::collections::BTreeMap;
use std::fmt;

use ron::extensions::Extensions;

use super::learn::Learnt;
use super::pack_file::{CueFile, PackFile};
use super::pattern::{self, Classes, Pattern};
use super::spelling::{Speller, Spelling};
use super::ticket_words::TicketWords;
use super::values::{Calendar, Numbers};
use super::vocabulary::Vocabulary;
use crate::sim::ids::Id;
use crate::sim::words::{Act, Tone};

/// A language: everything that is needed to understand it.
///
/// Parsed from the files of `assets/language/LANG/`. Cheap to share, never changed.
#[derive(Debug)]
pub struct Pack {
    pub(super) vocabulary: Vocabulary,
    pub(super) speller: Speller,
    pub(super) meanings: Vec<u64>,
    pub(super) stops: Vec<bool>,
    pub(super) patterns: Vec<Tagged>,
    /// By set: the patterns of which this set is the rarest part.
    pub(super) by_need: Vec<Vec<u32>>,
    /// The same for the patterns that split sentences; these begin with the set.
    pub(super) split_by_need: Vec<Vec<u32>>,
    pub(super) negators: Vec<u32>,
    pub(super) cues: Vec<Cue>,
    pub(super) kinds: Vec<KindName>,
    /// By kind: what asking for it does.
    pub(super) kind_act: Vec<Act>,
    /// By kind: how sure a question of it is.
    pub(super) kind_sure: Vec<u16>,
    pub(super) steps: Vec<KindName>,
    pub(super) teams: Vec<Id>,
    pub(super) jargon: Vec<(String, String)>,
    pub(super) dotted: Vec<String>,
    pub(super) numbers: Numbers,
    pub(super) calendar: Calendar,
    pub(super) units: Vec<(String, Vec<String>)>,
    pub(super) titles: Vec<String>,
    pub(super) vocative: Vec<String>,
    pub(super) own_name: Vec<String>,
    pub(super) ticket: TicketWords,
    pub(super) learnt: Learnt,
}

/// A kind of fact or step that the pack brings paraphrases for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindName {
    /// The name used in scenarios.
    pub id: Id,
    /// What it is, in one line.
    pub about: String,
    /// Whether it is a kind of step, and not of information.
    pub step: bool,
}

/// Something wrong in a file of a language folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// The file.
    pub file: String,
    /// Line and column, from 1, where they are known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// A pattern and what it means when it matches.
#[derive(Debug)]
pub(super) struct Tagged {
    pub(super) pattern: Pattern,
    pub(super) tag: Tag,
}

/// What a match of a pattern shows. The numbers count cues, kinds, steps, teams and jargon terms of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    Cue(u32),
    Silences(u32),
    KindAsked(u32),
    KindNamed(u32),
    KindTold(u32),
    KindSilenced(u32),
    Step(u32),
    Team(u32),
    Jargon(u32),
    Split,
    SplitAfterSign,
    Question,
    Open,
    Reported,
    Request,
    AsksPast,
    Tells,
    LeadIn,
    OwnDoing,
    FollowUp,
    Matter,
}

/// A cue, compiled.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) id: String,
    pub(super) shows: Shows,
    pub(super) sure: u16,
    pub(super) question: Option<bool>,
    pub(super) even_denied: bool,
    pub(super) even_reported: bool,
    pub(super) alone: bool,
    pub(super) words_at_most: usize,
}

/// What a cue shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    Act(Act),
    Tone(Tone),
}

impl Pack {
    /// Parses the files of a language folder. What is wrong is left out and reported; the rest works.
    #[must_use]
    pub fn parse(files: &[(&str, &str)]) -> (Self, Vec<PackProblem>) {
        let mut problems = Vec::new();
        let mut parts: Vec<(&str, PackFile)> = Vec::new();
        for (name, text) in files {
            match read(name, text) {
                Ok(part) => parts.push((name, part)),
                Err(problem) => problems.push(problem),
            }
        }
        let mut pack = Builder::new(&parts, &mut problems).finish();
        let phrases = parts.iter().flat_map(|(_, part)| part.phrases.iter().cloned()).collect::<Vec<_>>();
        pack.learnt = Learnt::train(&pack, &phrases);
        (pack, problems)
    }

    /// The kinds of facts and of steps that the pack knows, for authors.
    #[must_use]
    pub fn kinds(&self) -> Vec<KindName> {
        self.kinds.iter().chain(&self.steps).cloned().collect()
    }

    /// The words by which a ticket is judged beyond its facts.
    #[must_use]
    pub fn ticket_words(&self) -> &TicketWords {
        &self.ticket
    }

    /// The plain word for a term of the trade, if the pack lists it.
    #[must_use]
    pub fn plain_word(&self, term: &str) -> Option<&str> {
        let term = super::tokens::fold(term);
        self.jargon.iter().find(|(jargon, _)| *jargon == term).map(|(_, plain)| plain.as_str())
    }
}

/// The words for tickets, with the abbreviations of all files.
fn ticket_words(parts: &[(&str, PackFile)]) -> TicketWords {
    let words = parts.iter().find_map(|(_, part)| part.ticket.clone()).unwrap_or_default();
    TicketWords { dotted: parts.iter().flat_map(|(_, part)| part.dotted.iter().cloned()).collect(), ..words }
}

/// Reads one file.
fn read(name: &str, text: &str) -> Result<PackFile, PackProblem> {
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_NEWTYPES);
    let part: PackFile = options.from_str(text).map_err(|error| PackProblem {
        file: name.to_owned(),
        at: Some((error.span.start.line, error.span.start.col)),
        message: error.code.to_string(),
    })?;
    if part.format != 1 {
        return Err(PackProblem {
            file: name.to_owned(),
            at: None,
            message: format!("format {} is not known; write `format: 1`", part.format),
        });
    }
    Ok(part)
}

/// Puts the parts of all files together and compiles them.
struct Builder<'p> {
    parts: &'p [(&'p str, PackFile)],
    problems: &'p mut Vec<PackProblem>,
    classes: Classes,
    vocabulary: Vocabulary,
    patterns: Vec<Tagged>,
    cues: Vec<Cue>,
}

impl<'p> Builder<'p> {
    fn new(parts: &'p [(&'p str, PackFile)], problems: &'p mut Vec<PackProblem>) -> Self {
        let all = |list: fn(&PackFile) -> &Vec<String>| -> Vec<String> {
            parts.iter().flat_map(|(_, part)| list(part).iter().cloned()).collect()
        };
        let short_forms: Vec<_> =
            parts.iter().flat_map(|(_, part)| part.short_forms.iter().cloned()).collect();
        let endings: Vec<_> = parts.iter().flat_map(|(_, part)| part.endings.iter().cloned()).collect();
        let spelling =
            Spelling::new(&short_forms, &all(|part| &part.stop), &endings, &all(|part| &part.same));
        let classes: BTreeMap<_, _> =
            parts.iter().flat_map(|(_, part)| part.classes.iter().cloned()).collect();
        Self {
            parts,
            problems,
            classes,
            vocabulary: Vocabulary::new(spelling),
            patterns: Vec::new(),
            cues: Vec::new(),
        }
    }

    fn finish(mut self) -> Pack {
        let parts = self.parts;
        let mut kinds = Vec::new();
        let mut kind_act = Vec::new();
        let mut kind_sure = Vec::new();
        let mut steps = Vec::new();
        let mut teams = Vec::new();
        let mut jargon = Vec::new();
        for (file, part) in parts {
            self.frames(file, part);
            for group in &part.acts {
                self.cues(file, Shows::Act(group.act), &group.cues);
            }
            for group in &part.tones {
                self.cues(file, Shows::Tone(group.tone), &group.cues);
            }
            for kind in &part.kinds {
                let number = number_of(&kinds);
                self.all(file, &kind.asks, Tag::KindAsked(number));
                self.all(file, &kind.names, Tag::KindNamed(number));
                self.all(file, &kind.about_it, Tag::KindTold(number));
                self.all(file, &kind.not, Tag::KindSilenced(number));
                kind_sure.push(kind.sure.unwrap_or(880).min(1_000));
                kinds.push(KindName { id: Id::new(&kind.id), about: kind.about.clone(), step: false });
                kind_act.push(match (kind.identity, kind.open) {
                    (true, _) => Act::VerifyIdentity,
                    (false, true) => Act::AskOpen,
                    (false, false) => Act::AskFact,
                });
            }
            for step in &part.steps {
                self.all(file, &step.does, Tag::Step(number_of(&steps)));
                steps.push(KindName { id: Id::new(&step.id), about: step.about.clone(), step: true });
            }
            for team in &part.teams {
                self.all(file, &team.called, Tag::Team(number_of(&teams)));
                teams.push(Id::new(&team.id));
            }
            for (term, plain) in &part.jargon {
                self.one(file, term, Tag::Jargon(number_of(&jargon)));
                jargon.push((super::tokens::fold(term), plain.clone()));
            }
            for line in &part.known {
                for word in line.split_whitespace() {
                    self.vocabulary.enter(&super::tokens::fold(word));
                }
            }
        }
        let numbers =
            Numbers::new(parts.iter().find_map(|(_, part)| part.numbers.as_ref()), &mut self.vocabulary);
        let calendar =
            Calendar::new(parts.iter().find_map(|(_, part)| part.dates.as_ref()), &mut self.vocabulary);
        self.pack(kinds, kind_act, kind_sure, steps, teams, jargon, numbers, calendar)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a pack, handed over once")]
    fn pack(
        mut self,
        kinds: Vec<KindName>,
        kind_act: Vec<Act>,
        kind_sure: Vec<u16>,
        steps: Vec<KindName>,
        teams: Vec<Id>,
        jargon: Vec<(String, String)>,
        numbers: Numbers,
        calendar: Calendar,
    ) -> Pack {
        let parts = self.parts;
        let names = parts.iter().find_map(|(_, part)| part.names.clone()).unwrap_or_default();
        for word in names.titles.iter().chain(&names.vocative) {
            self.vocabulary.enter(word);
        }
        let mut negators: Vec<u32> = parts
            .iter()
            .flat_map(|(_, part)| &part.negators)
            .map(|word| self.vocabulary.enter(word))
            .collect();
        negators.sort_unstable();
        self.vocabulary.finish();
        let words = self.vocabulary.words();
        let meanings = words.iter().map(|word| self.vocabulary.spelling.meaning(word)).collect();
        let stops = words.iter().map(|word| self.vocabulary.spelling.is_stop(word)).collect();
        let speller = Speller::new(words.iter().map(String::as_str));
        let mut by_need: Vec<Vec<u32>> = vec![Vec::new(); self.vocabulary.set_count()];
        let mut split_by_need = by_need.clone();
        for (number, tagged) in (0..).zip(&self.patterns) {
            if matches!(tagged.tag, Tag::Split | Tag::SplitAfterSign) {
                for set in tagged.pattern.first_sets() {
                    split_by_need[set as usize].push(number);
                }
                continue;
            }
            for &set in &tagged.pattern.needs {
                by_need[set as usize].push(number);
            }
        }
        let units = parts.iter().flat_map(|(_, part)| &part.units);
        Pack {
            vocabulary: self.vocabulary,
            speller,
            meanings,
            stops,
            patterns: self.patterns,
            by_need,
            split_by_need,
            negators,
            cues: self.cues,
            kinds,
            kind_act,
            kind_sure,
            steps,
            teams,
            jargon,
            dotted: parts.iter().flat_map(|(_, part)| part.dotted.iter().cloned()).collect(),
            numbers,
            calendar,
            units: units.map(|unit| (unit.id.clone(), unit.written.clone())).collect(),
            titles: names.titles,
            vocative: names.vocative,
            own_name: names.own,
            ticket: ticket_words(parts),
            learnt: Learnt::default(),
        }
    }

    fn frames(&mut self, file: &str, part: &PackFile) {
        let lists: [(&[String], Tag); 12] = [
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
            (&part.follow_ups, Tag::FollowUp),
            (&part.matter, Tag::Matter),
        ];
        for (list, tag) in lists {
            self.all(file, list, tag);
        }
    }

    fn cues(&mut self, file: &str, shows: Shows, cues: &[CueFile]) {
        for cue in cues {
            let number = number_of(&self.cues);
            self.all(file, &cue.any, Tag::Cue(number));
            self.all(file, &cue.not, Tag::Silences(number));
            self.cues.push(Cue {
                id: cue.id.clone(),
                shows,
                sure: cue.sure.min(1_000),
                question: cue.question,
                even_denied: cue.even_denied,
                even_reported: cue.even_reported,
                alone: cue.alone,
                words_at_most: cue.words_at_most.unwrap_or(usize::MAX),
            });
        }
    }

    fn all(&mut self, file: &str, texts: &[String], tag: Tag) {
        for text in texts {
            self.one(file, text, tag);
        }
    }

    fn one(&mut self, file: &str, text: &str, tag: Tag) {
        match pattern::compile(&super::tokens::fold(text), &self.classes, &mut self.vocabulary) {
            Ok(pattern) => self.patterns.push(Tagged { pattern, tag }),
            Err(message) => {
                self.problems.push(PackProblem { file: file.to_owned(), at: None, message });
            }
        }
    }
}

fn number_of<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
