//! A small learner beside the cues: linear weights over the words of our own example sentences and the cues they fire.
//!
//! One linear layer for acts, tones and kinds of information together, over hashed features of a sentence. It starts from what the
//! cues say and learns where they are wrong: passive-aggressive updates, averaged, in integers and in a fixed order, so
//! that the weights are the same on every machine. `features` makes a sentence into numbers, `train` learns, `weights`
//! keeps what was learnt, `stored` writes it to a file of the pack and reads it again.

mod features;
mod stored;
mod train;
mod weights;

pub(super) use features::{Feature, Setting, Shown, features, tag_key};
pub(super) use stored::{LearntFile, digest};
pub(super) use train::{Lesson, Sentence, train};
pub(super) use weights::{Learnt, Scores};

use super::pack::{Kind, Shows};
use super::understood::Confidence;
use crate::sim::words::{Act, Tone};

/// What is worth to a label, before anything is learnt, that no cue shows it; a learnt decision keeps a margin of 1,250.
const NOT_CUED: i32 = -600;

/// What a cue of this sureness is worth to its label before anything is learnt, or the silence of all cues.
pub(super) fn prior(sure: Option<Confidence>) -> i32 {
    sure.map_or(NOT_CUED, |sure| (i32::from(sure) - 400) * 3)
}

/// What is learnt: an act, a tone, or a kind of information that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Act(Act),
    Tone(Tone),
    /// By its number in the pack.
    Kind(u32),
}

impl Label {
    /// Every label of a pack, in a fixed order.
    pub(super) fn all(kinds: &[Kind]) -> Vec<Self> {
        let acts = Act::ALL.iter().map(|act| Self::Act(*act));
        let tones = Tone::ALL.iter().map(|tone| Self::Tone(*tone));
        let kinds = (0..).zip(kinds).map(|(number, _)| Self::Kind(number));
        acts.chain(tones).chain(kinds).collect()
    }

    /// Its place among all labels.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Act(act) => act as usize,
            Self::Tone(tone) => Act::ALL.len() + tone as usize,
            Self::Kind(kind) => Act::ALL.len() + Tone::ALL.len() + kind as usize,
        }
    }

    /// Its name in a file.
    fn name(self, kinds: &[Kind]) -> String {
        match self {
            Self::Act(act) => act.name().to_owned(),
            Self::Tone(tone) => format!("~{}", tone.name()),
            Self::Kind(kind) => {
                format!("?{}", kinds.get(kind as usize).map_or("", |kind| kind.name.id.as_str()))
            }
        }
    }
}

impl From<Shows> for Label {
    fn from(shows: Shows) -> Self {
        match shows {
            Shows::Act(act) => Self::Act(act),
            Shows::Tone(tone) => Self::Tone(tone),
        }
    }
}
