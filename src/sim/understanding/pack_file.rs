//! What stands in the files of a language folder. Any file may hold any part; the parts of all files are put together.

use serde::Deserialize;

use super::learn::LearntFile;
use super::ticket_words::TicketWords;
use crate::sim::words::{Act, Tone};

/// One file of a language folder.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename = "Pack", default, deny_unknown_fields)]
pub(super) struct PackFile {
    /// The version of this format: 1.
    pub(super) format: u32,
    /// Short forms and what they stand for: `("pls", "please")`, `("don't", "do not")`.
    pub(super) short_forms: Vec<(String, String)>,
    /// Everyday words, which tell nothing about the subject.
    pub(super) stop: Vec<String>,
    /// Words that are right as they are and must not be taken for a mistyped one.
    pub(super) known: Vec<String>,
    /// Words that no mistyped word is taken for: insults.
    pub(super) exact: Vec<String>,
    /// Endings, and what remains in their place: `("ies", "y")`. The first that fits is cut.
    pub(super) endings: Vec<(String, String)>,
    /// Words that mean the same when a question is compared, one group a line.
    pub(super) same: Vec<String>,
    /// Written abbreviations that end in a full stop without ending the sentence.
    pub(super) dotted: Vec<String>,
    /// Classes of words, named in patterns by `@name`.
    pub(super) classes: Vec<(String, String)>,
    /// Words that deny what follows.
    pub(super) negators: Vec<String>,
    /// Words that stay with what follows them after a sign: `sorry, what?`.
    pub(super) clings: Vec<String>,
    /// Where a new sentence begins although no full stop stands before it.
    pub(super) splits: Vec<String>,
    /// The same, only after a comma, a colon or a dash.
    pub(super) splits_after_sign: Vec<String>,
    /// What shows that a sentence is a question, whatever sign it ends with.
    pub(super) questions: Vec<String>,
    /// What makes a question open: `what`, `since when`.
    pub(super) open_questions: Vec<String>,
    /// What shows that somebody else's words are repeated.
    pub(super) reported: Vec<String>,
    /// What asks for the information that is named after it: `could you give me`.
    pub(super) requests: Vec<String>,
    /// What asks for a thing done before: `have you already`.
    pub(super) asks_past: Vec<String>,
    /// What tells somebody to do the thing that is named after it: `please`, `could you`.
    pub(super) tells: Vec<String>,
    /// What may stand before a bare command: `ok now`, `first`.
    pub(super) lead_ins: Vec<String>,
    /// What the speaker does or did themselves: `i will`, `we have`.
    pub(super) own_doing: Vec<String>,
    /// What says of the thing named in it that it is still to be found out: `let me see whether it is`.
    pub(super) still_open: Vec<String>,
    /// What says that the customer has done the step that is named in it or right after it: `you have already`.
    pub(super) says_done: Vec<String>,
    /// What only asks whether that is all right: `would that suit you`.
    pub(super) seeks_consent: Vec<String>,
    /// Short questions about what was spoken of last: `what exactly`, `which one`.
    pub(super) follow_ups: Vec<String>,
    /// Short questions for one of several things: `which one`.
    pub(super) which_ones: Vec<String>,
    /// What keeps a talk going and does nothing else: `i see`, `okay`.
    pub(super) backchannels: Vec<String>,
    /// What offers the thing for sale that is named beside it: `would you like`, `you can have`.
    pub(super) sells: Vec<String>,
    /// What sends somebody to the place that is named beside it: `ask`, `go to`.
    pub(super) refers: Vec<String>,
    /// Straight answers to a question: `yes`, `not yet`.
    pub(super) direct_answers: Vec<String>,
    /// Words that belong to the trade; a statement with one of them is about the matter.
    pub(super) matter: Vec<String>,
    /// Cues for acts.
    pub(super) acts: Vec<ActCues>,
    /// Cues for tone.
    pub(super) tones: Vec<ToneCues>,
    /// Weak signs of a rude or of a polite manner, of which several together show it.
    pub(super) signs: Vec<SignFile>,
    /// Kinds of information.
    pub(super) kinds: Vec<KindFile>,
    /// Kinds of steps.
    pub(super) steps: Vec<StepFile>,
    /// Kinds of teams and what people call them.
    pub(super) teams: Vec<TeamFile>,
    /// Terms a lay caller would not know, each with a plain word for it.
    pub(super) jargon: Vec<(String, String)>,
    /// Number words.
    pub(super) numbers: Option<NumbersFile>,
    /// Days, months, hours and how they are spoken.
    pub(super) dates: Option<DatesFile>,
    /// Units and how they are written.
    pub(super) units: Vec<UnitFile>,
    /// How people are addressed.
    pub(super) names: Option<NamesFile>,
    /// The words by which a ticket is judged beyond its facts.
    pub(super) ticket: Option<TicketWords>,
    /// How the phrases of this file are put: `terse`, `second_language`. `plain` when left out.
    pub(super) style: String,
    /// What stands between two things of which one is meant: `or`.
    pub(super) choice: String,
    /// Sentences to learn from.
    pub(super) phrases: Vec<Phrase>,
    /// What was learnt from the phrases of all files: written by `firstline train`, not by hand.
    pub(super) learnt: Option<LearntFile>,
}

/// Cues that show an act.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActCues {
    pub(super) act: Act,
    pub(super) cues: Vec<CueFile>,
}

/// Cues that show a tone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToneCues {
    pub(super) tone: Tone,
    pub(super) cues: Vec<CueFile>,
}

/// A weak sign of manner.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignFile {
    /// Its name.
    pub(super) id: String,
    /// What it weighs, in tenths: above nought towards rude, below towards polite.
    pub(super) weighs: i16,
    /// The patterns.
    pub(super) any: Vec<String>,
}

/// One cue: patterns of which any fires it.
#[derive(Clone, Debug, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that the author of a pack sets")]
#[serde(deny_unknown_fields)]
pub(super) struct CueFile {
    /// Its name, shown as evidence.
    pub(super) id: String,
    /// How sure it makes, per mille.
    pub(super) sure: u16,
    /// The patterns.
    pub(super) any: Vec<String>,
    /// Patterns that silence it when they match in the same sentence.
    #[serde(default)]
    pub(super) not: Vec<String>,
    /// Acts that silence it in the sentence before or after: a hard word beside an apology is sympathy. Only for tones.
    #[serde(default)]
    pub(super) not_beside: Vec<Act>,
    /// Whether the sentence has to be a question, or must not be one.
    #[serde(default)]
    pub(super) question: Option<bool>,
    /// Whether it fires even right behind a negator.
    #[serde(default)]
    pub(super) even_denied: bool,
    /// Whether it fires even when somebody else's words are repeated.
    #[serde(default)]
    pub(super) even_reported: bool,
    /// Whether it fires only when no other act was found in the sentence.
    #[serde(default)]
    pub(super) alone: bool,
    /// Whether it fires only in a sentence that stands by itself, not in a part of one.
    #[serde(default)]
    pub(super) whole: bool,
    /// At most so many words in the sentence.
    #[serde(default)]
    pub(super) words_at_most: Option<usize>,
}

/// A kind of information that can be asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindFile {
    pub(super) id: String,
    /// What it is, in one line for authors.
    pub(super) about: String,
    /// Patterns that ask for it by themselves.
    #[serde(default)]
    pub(super) asks: Vec<String>,
    /// Patterns that name it; with a request around them they ask for it.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Patterns that silence it when they match in the same sentence.
    #[serde(default)]
    pub(super) not: Vec<String>,
    /// How sure a question of this kind is, per mille; less for kinds that a better known one may be meant by.
    #[serde(default)]
    pub(super) sure: Option<u16>,
    /// Whether asking for it asks who the caller is.
    #[serde(default)]
    pub(super) identity: bool,
    /// Whether asking for it asks who the caller is when it is asked together with other such things.
    #[serde(default)]
    pub(super) personal: bool,
    /// Whether asking for it is an open question about the problem.
    #[serde(default)]
    pub(super) open: bool,
    /// The kind that answers a question of this one where a call has no fact of this kind.
    #[serde(default)]
    pub(super) or: Option<String>,
    /// Patterns of a statement about it: `since`, `began`.
    #[serde(default)]
    pub(super) about_it: Vec<String>,
}

/// A kind of step that a customer can be told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile {
    pub(super) id: String,
    /// What it is, in one line for authors.
    pub(super) about: String,
    /// Patterns of doing it, in any form of the verb.
    pub(super) does: Vec<String>,
    /// Whether it only takes a look: asked what there is to be seen, somebody who has not looked yet looks.
    #[serde(default)]
    pub(super) looks: bool,
}

/// A kind of team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TeamFile {
    pub(super) id: String,
    /// Patterns of what people call it.
    pub(super) called: Vec<String>,
}

/// Number words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumbersFile {
    /// Words from nought to nineteen, and others of one value.
    pub(super) units: Vec<(String, u32)>,
    /// Twenty, thirty …
    pub(super) tens: Vec<(String, u32)>,
    /// Hundred, thousand …
    pub(super) times: Vec<(String, u32)>,
    /// Said before a digit that stands twice.
    pub(super) double: Vec<String>,
    /// Said for a sign inside a code: dot, dash.
    pub(super) signs: Vec<String>,
    /// Said for the decimal point.
    pub(super) point: Vec<String>,
    /// Said before a number below nought.
    pub(super) minus: Vec<String>,
    /// Endings of ordinals after digits: `st`, `nd`.
    pub(super) ordinal_endings: Vec<String>,
    /// Ordinals in words.
    pub(super) ordinals: Vec<(String, u32)>,
    /// Said between the two numbers of a share: `113 of 1000`.
    pub(super) out_of: Vec<String>,
}

/// Words for days and hours.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DatesFile {
    /// Monday to Sunday, each with its short forms, separated by spaces.
    pub(super) weekdays: Vec<String>,
    /// January to December, each with its short forms.
    pub(super) months: Vec<String>,
    /// Days counted from today: `("yesterday", -1)`. Several words are one phrase.
    pub(super) days: Vec<(String, i32)>,
    /// Parts of the day: the words, the first hour, and the hour that ends it (above 24: of the next day).
    pub(super) parts: Vec<(String, i8, i8)>,
    /// Words after a count and a unit of time that put it into the past.
    pub(super) ago: Vec<String>,
    /// Words before a count and a unit of time that make it a limit: `within`, `in`.
    pub(super) within: Vec<String>,
    /// Words before a clock time that make it a limit: `by`, `before`.
    pub(super) by: Vec<String>,
    /// Words before a clock time: `at`, `around`.
    pub(super) at: Vec<String>,
    pub(super) half: Vec<String>,
    pub(super) quarter: Vec<String>,
    pub(super) past: Vec<String>,
    pub(super) to: Vec<String>,
    pub(super) oclock: Vec<String>,
    pub(super) morning: Vec<String>,
    pub(super) afternoon: Vec<String>,
    /// Whole phrases that are a time: `("noon", "12:00")`.
    pub(super) moments: Vec<(String, String)>,
    /// Units of time with their seconds.
    pub(super) lengths: Vec<(String, u32)>,
    /// Counts that are no number words: `("a couple of", 2)`, `("a", 1)`.
    pub(super) counts: Vec<(String, u32)>,
    /// Whether the day stands before the month in `14/6`.
    pub(super) day_first: bool,
    /// Short limits without a number: `("right away", 120)`.
    pub(super) soon: Vec<(String, u32)>,
    /// How a customer says a moment.
    #[serde(default)]
    pub(super) spoken: SpokenFile,
}

/// How a moment is said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SpokenFile {
    /// Monday to Sunday.
    pub(super) weekdays: Vec<String>,
    /// January to December.
    pub(super) months: Vec<String>,
    /// A day: `{weekday} {day} {month}`.
    pub(super) day: String,
    /// A day with an hour: `{day}, {time}`.
    pub(super) hour: String,
}

/// A unit and how it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitFile {
    /// Its normal form.
    pub(super) id: String,
    /// Every spelling, folded; several words are one phrase.
    pub(super) written: Vec<String>,
}

/// How people are addressed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamesFile {
    /// Mr, Mrs …
    pub(super) titles: Vec<String>,
    /// What a name follows when somebody is spoken to: `thanks`, `hello`.
    pub(super) vocative: Vec<String>,
    /// What a title follows when somebody is only spoken of: `to`, `with`, `ask`.
    pub(super) speaks_of: Vec<String>,
    /// What the speaker's own name follows: `this is`, `i am`.
    pub(super) introduces: Vec<String>,
    /// What follows the speaker's own name: `on the line`, `speaking`.
    pub(super) introduced: Vec<String>,
}

/// A sentence to learn from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrase {
    pub(super) says: String,
    /// Everything it does.
    #[serde(default)]
    pub(super) acts: Vec<Act>,
    /// Everything that is heard in it.
    #[serde(default)]
    pub(super) tone: Vec<Tone>,
    /// The kinds of information it asks for, by their ids.
    #[serde(default)]
    pub(super) asks: Vec<String>,
    /// What the customer said just before, where the sentence needs it.
    #[serde(default)]
    pub(super) after: Option<String>,
}
