//! A language, parsed and compiled: what its cues, kinds and words are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::DateTime;
use ron::extensions::Extensions;

use super::learn::{Learnt, LearntFile, digest};
use super::pack_build::build;
use super::pack_file::PackFile;
use super::pattern::Pattern;
use super::phrases::{Example, gather};
use super::places::Places;
use super::spelling::Speller;
use super::ticket_words::TicketWords;
use super::understand::learn;
use super::values::{Calendar, InCode, NumberWord, Numbers, Table};
use super::vocabulary::{SetId, Vocabulary};
use crate::sim::ids::Id;
use crate::sim::words::{Act, Tone};

/// A language: everything that is needed to understand it.
///
/// Parsed from the files of `assets/language/LANG/`. Cheap to share, never changed.
#[derive(Debug)]
pub struct Pack {
    pub(super) vocabulary: Vocabulary,
    pub(super) speller: Speller,
    /// Finds the word that was meant among all words of the language, for reading what is written.
    pub(super) reader: Speller,
    /// By word of the vocabulary: what is known of it.
    pub(super) words: Vec<KnownWord>,
    pub(super) patterns: Vec<Tagged>,
    /// By set: the patterns of which this set is the rarest part.
    pub(super) by_need: Vec<Vec<Candidate>>,
    /// By set: the patterns that split sentences and begin with it.
    pub(super) split_by_set: Vec<Vec<u32>>,
    /// The same by word of the vocabulary.
    pub(super) split_by_word: Vec<Vec<u32>>,
    pub(super) cues: Vec<Cue>,
    pub(super) signs: Vec<Sign>,
    pub(super) kinds: Vec<Kind>,
    pub(super) steps: Vec<KindName>,
    pub(super) teams: Vec<Id>,
    pub(super) jargon: Vec<(String, String)>,
    pub(super) dotted: Vec<String>,
    pub(super) clings: Vec<String>,
    pub(super) numbers: Numbers,
    pub(super) calendar: Calendar,
    /// Units as they are written, each with its normal form.
    pub(super) units: Table<String>,
    /// The normal form of each spelling of a unit.
    pub(super) unit_names: BTreeMap<String, String>,
    pub(super) titles: Vec<String>,
    pub(super) vocative: Vec<String>,
    pub(super) speaks_of: Vec<String>,
    pub(super) choice: String,
    pub(super) ticket: TicketWords,
    /// The sentences to learn from.
    pub(super) examples: Vec<Example>,
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
    /// Whether it is a step that only takes a look.
    pub looks: bool,
}

/// A phrase of a pack and what is true of it.
#[derive(Clone, Copy, Debug)]
pub struct SamplePhrase<'p> {
    /// What an agent types.
    pub says: &'p str,
    /// What the customer said just before, where the phrase needs it.
    pub after: Option<&'p str>,
    /// Everything it does.
    pub acts: &'p [Act],
    /// Everything that is heard in it.
    pub tone: &'p [Tone],
    /// The kinds of information it asks for.
    pub asks: &'p [String],
    /// How it is put.
    pub style: &'p str,
}

/// A kind of information.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) name: KindName,
    /// What asking for it does.
    pub(super) act: Act,
    /// How sure a question of it is, per mille.
    pub(super) sure: u16,
    /// Whether asking for it verifies when it is asked beside other things that do.
    pub(super) personal: bool,
    /// The kind that answers in its place where a call has no fact of this one.
    pub(super) or: Option<Id>,
}

impl Kind {
    /// Whether it could be asked about anything, so that the matter has to be named with it.
    pub(super) const fn is_vague(&self) -> bool {
        self.sure < 800
    }
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

/// A pattern that may match where a word of a set stands.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) pattern: u32,
    /// Whether it names something: a kind of fact, a step, a team.
    pub(super) names: bool,
    /// The rarest set that must be there beside it, when that is one set only: most candidates are out by it, unseen.
    pub(super) beside: Option<SetId>,
    /// All other groups of sets of which one each must be there.
    pub(super) groups: Vec<Vec<SetId>>,
}

impl Candidate {
    /// Whether everything the pattern needs stands in the sentence.
    pub(super) fn may_match(&self, sentence: &Places) -> bool {
        self.beside.is_none_or(|set| sentence.has(set))
            && self.groups.iter().all(|group| group.iter().any(|&set| sentence.has(set)))
    }
}

/// What the pack knows of a word of its vocabulary, so that nothing is looked up by letters twice.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownWord {
    /// A number for the word itself.
    pub(super) key: u64,
    /// A number for what it means, whatever its ending.
    pub(super) meaning: u64,
    /// The number it is.
    pub(super) number: Option<NumberWord>,
    /// Whether it tells nothing about the subject.
    pub(super) stop: bool,
    /// Whether it denies what follows.
    pub(super) denies: bool,
    /// What it does inside a code.
    pub(super) in_code: InCode,
    /// Whether a moment can begin with it.
    pub(super) when: bool,
}

/// A pattern and what it means when it matches.
#[derive(Debug)]
pub(super) struct Tagged {
    pub(super) pattern: Pattern,
    pub(super) tag: Tag,
    /// The tag as the learner numbers it.
    pub(super) key: u64,
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
    Sign(u32),
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
    StillOpen,
    SaysDone,
    SeeksConsent,
    FollowUp,
    WhichOne,
    Sells,
    Refers,
    Introduces,
    Introduced,
    DirectAnswer,
    Backchannel,
    Matter,
}

impl Tag {
    /// Whether a match names something that a text can be about.
    pub(super) const fn names(self) -> bool {
        matches!(
            self,
            Self::KindNamed(_) | Self::KindTold(_) | Self::KindAsked(_) | Self::Step(_) | Self::Team(_)
        )
    }
}

/// A cue, compiled.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that the author of a pack sets")]
pub(super) struct Cue {
    pub(super) id: String,
    pub(super) shows: Shows,
    pub(super) sure: u16,
    pub(super) not_beside: Vec<Act>,
    pub(super) question: Option<bool>,
    pub(super) even_denied: bool,
    pub(super) even_reported: bool,
    pub(super) alone: bool,
    pub(super) whole: bool,
    pub(super) words_at_most: usize,
}

/// A weak sign of a rude or of a polite manner.
#[derive(Debug)]
pub(super) struct Sign {
    pub(super) id: String,
    /// In tenths: above nought towards rude, below towards polite.
    pub(super) weighs: i16,
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
        let mut pack = build(&parts, &mut problems);
        let text_of = |name: &str| files.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
        let sources = parts.iter().map(|(name, part)| (*name, text_of(name), part));
        pack.examples = gather(sources, &pack.kinds, &mut problems);
        let stored = parts.iter().find_map(|(_, part)| part.learnt.as_ref());
        let stored = stored.filter(|stored| stored.phrases == digest(&pack.examples));
        let stored = stored.and_then(|stored| stored.read(&pack.kinds));
        pack.learnt = stored.unwrap_or_else(|| learn(&pack, &pack.examples.iter().collect::<Vec<_>>()));
        (pack, problems)
    }

    /// The styles of its phrases, each once.
    #[must_use]
    pub fn styles(&self) -> Vec<&str> {
        let styles: BTreeSet<&str> = self.examples.iter().map(|example| example.style.as_str()).collect();
        styles.into_iter().collect()
    }

    /// The phrases of the pack, for measuring.
    pub fn phrases(&self) -> impl Iterator<Item = SamplePhrase<'_>> {
        self.examples.iter().map(|Example { phrase, style }| SamplePhrase {
            says: &phrase.says,
            after: phrase.after.as_deref(),
            acts: &phrase.acts,
            tone: &phrase.tone,
            asks: &phrase.asks,
            style,
        })
    }

    /// Learns anew from all phrases but those of one style, to see what holds on sentences that were not learnt from.
    pub fn hold_back(&mut self, style: &str) {
        let kept: Vec<&Example> = self.examples.iter().filter(|example| example.style != style).collect();
        self.learnt = learn(self, &kept);
    }

    /// Learns anew from all phrases, and writes what was learnt as a file of the pack.
    #[must_use]
    pub fn learnt_file(&self) -> String {
        let learnt = learn(self, &self.examples.iter().collect::<Vec<_>>());
        LearntFile::new(&learnt, &self.kinds, &self.examples).written()
    }

    /// The kinds of facts and of steps that the pack knows, for authors.
    #[must_use]
    pub fn kinds(&self) -> Vec<KindName> {
        self.kinds.iter().map(|kind| &kind.name).chain(&self.steps).cloned().collect()
    }

    /// What a kind of information is, in one line.
    #[must_use]
    pub fn about(&self, kind: &Id) -> Option<&str> {
        self.kinds.iter().find(|known| known.name.id == *kind).map(|known| known.name.about.as_str())
    }

    /// Several things of which one is meant, as a customer names them: "tablet or laptop".
    #[must_use]
    pub fn choices(&self, names: &[String]) -> String {
        let between = if self.choice.is_empty() { "/" } else { &self.choice };
        names.join(&format!(" {between} "))
    }

    /// A moment as a customer says it: "Saturday 14 June, 19:00". Digits alone where the pack does not say how.
    #[must_use]
    pub fn spoken(&self, at: DateTime, whole_day: bool) -> String {
        let spoken = &self.calendar.file.spoken;
        let named = |names: &[String], from_one: i8| {
            let place = usize::try_from(from_one - 1).ok()?;
            names.get(place).cloned()
        };
        let weekday = named(&spoken.weekdays, at.weekday().to_monday_one_offset());
        let (Some(weekday), Some(month)) = (weekday, named(&spoken.months, at.month())) else {
            return if whole_day { at.date().to_string() } else { at.to_string().replace('T', " ") };
        };
        let number = at.day().to_string();
        let day = spoken.day.replace("{weekday}", &weekday).replace("{day}", &number);
        let day = day.replace("{month}", &month);
        if whole_day {
            return day;
        }
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        spoken.hour.replace("{day}", &day).replace("{time}", &time)
    }

    /// Whether a step of this kind only takes a look at something.
    #[must_use]
    pub fn only_looks(&self, kind: &str) -> bool {
        self.steps.iter().any(|known| known.id == *kind && known.looks)
    }

    /// Whether a moment can begin with this word: a number, a day, `half`, `at`.
    pub(super) fn begins_moment(&self, word: &str) -> bool {
        begins_moment(&self.numbers, &self.calendar, word)
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
        self.jargon
            .iter()
            .find(|(jargon, _)| jargon.split('|').any(|spelling| spelling == term))
            .map(|(_, plain)| plain.as_str())
    }
}

/// Whether a moment can begin with this word.
pub(super) fn begins_moment(numbers: &Numbers, calendar: &Calendar, word: &str) -> bool {
    numbers.word(word).is_some() || numbers.ordinals.contains_key(word) || calendar.begins.contains(word)
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
