//! Answers rows of sets.

use jiff::civil::DateTime;
use serde::Serialize;

use super::figures::Figures;
use super::labels;
use super::rows::{Row, Task, half_of};
use crate::sim::ids::Id;
use crate::sim::ticket::read_prose;
use crate::sim::understanding::{
    Context, Lexicon, LexiconOptions, Pack, Understood, Weighed, slips, understand, weigh,
};
use crate::sim::words::Tone;

/// What was made of one row, in the form of a line of a file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Prediction {
    /// The row.
    pub id: String,
    /// The best guess, even where the understanding would abstain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Whether the understanding would stand by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confident: Option<bool>,
    /// All acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acts: Option<Vec<String>>,
    /// All asked-for facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<Vec<String>>,
    /// All tones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Vec<String>>,
}

/// A language that answers rows, without a scenario.
#[derive(Debug)]
pub struct Judge<'p> {
    pack: &'p Pack,
    lexicon: Lexicon,
    kinds: Vec<String>,
}

impl<'p> Judge<'p> {
    /// Takes a language.
    #[must_use]
    pub fn new(pack: &'p Pack) -> Self {
        let options = LexiconOptions {
            call_at: DateTime::constant(2025, 1, 1, 12, 0, 0, 0),
            ..LexiconOptions::default()
        };
        let kinds = pack.kinds().into_iter().map(|kind| kind.id.as_str().to_owned()).collect();
        Self { pack, lexicon: Lexicon::build(pack, Vec::new(), &options), kinds }
    }

    /// What is made of a row.
    #[must_use]
    pub fn answer(&self, task: Task, row: &Row) -> Prediction {
        let context = context(&row.context);
        let (label, confident) = match task {
            Task::Acts => {
                let (understood, weighed) =
                    (self.understand(&context, &row.text), self.weigh(&context, &row.text));
                labels::act_label(&understood, &weighed, &context)
            }
            Task::Slots => labels::slot_label(&self.weigh(&context, &row.text)),
            Task::Politeness => {
                let points = self.rudeness(&context, &row.text);
                (if points > 0 { "rude" } else { "polite" }, points.abs() > SURELY_RUDE)
            }
            Task::Toxic => {
                let toxic = self.is_toxic(&context, &row.text);
                (if toxic { "toxic" } else { "ok" }, true)
            }
            Task::Clarity => self.clearer(&row.text, &row.text_b),
            Task::Utterances => return self.utterance(&context, row),
        };
        Prediction {
            id: row.id.clone(),
            label: Some(label.to_owned()),
            confident: Some(confident),
            ..Prediction::default()
        }
    }

    /// What is heard in an utterance.
    #[must_use]
    pub fn understand(&self, context: &Context, text: &str) -> Understood {
        understand(self.pack, &self.lexicon, context, text)
    }

    /// The pack's own name of a kind.
    pub(super) fn kind_name(&self, kind: &str) -> Option<&str> {
        self.kinds.iter().map(String::as_str).find(|known| *known == kind)
    }

    /// How much an utterance speaks for everything.
    #[must_use]
    pub fn weigh(&self, context: &Context, text: &str) -> Weighed {
        weigh(self.pack, &self.lexicon, context, text)
    }

    /// Counts an answer.
    pub fn count(&self, task: Task, row: &Row, answer: &Prediction, figures: &mut Figures) {
        let half = half_of(&row.id);
        let label = answer.label.as_deref().unwrap_or_default();
        let right = label == row.label;
        match task {
            Task::Politeness => {
                if row.label == "neutral" {
                    return;
                }
                let sure = answer.confident == Some(true);
                if label == "rude" && sure {
                    figures.rate("rude, where sure: precision", half).add(right);
                }
                if row.label == "rude" {
                    figures.rate("rude, where sure: recall", half).add(right && sure);
                }
                figures.rate("either, best guess", half).add(right);
                figures.tally.add_all([label], [row.label.as_str()], &[]);
            }
            Task::Utterances => {
                for (name, heard, truth, skip) in [
                    ("acts", &answer.acts, &row.acts, &row.acts_disputed),
                    ("asks", &answer.asks, &row.asks, &row.asks_disputed),
                    ("tone", &answer.tone, &row.tone, &row.tone_disputed),
                ] {
                    let heard = heard.as_deref().unwrap_or_default();
                    let mut tally = super::Tally::default();
                    tally.add_all(heard.iter().map(String::as_str), truth.iter().map(String::as_str), skip);
                    let f1 = tally.f1();
                    let sum = figures.rate(&format!("{name}, micro-F1"), half);
                    sum.hits += f1.hits;
                    sum.of += f1.of;
                    let named: Vec<String> = heard.iter().map(|label| format!("{name} {label}")).collect();
                    let truly: Vec<String> = truth.iter().map(|label| format!("{name} {label}")).collect();
                    let skip: Vec<String> = skip.iter().map(|label| format!("{name} {label}")).collect();
                    figures.tally.add_all(
                        named.iter().map(String::as_str),
                        truly.iter().map(String::as_str),
                        &skip,
                    );
                }
            }
            _ => {
                figures.rate("all rows", half).add(right);
                if task == Task::Clarity {
                    figures.rate(&row.op, half).add(right);
                } else {
                    let sure = answer.confident == Some(true);
                    figures.rate("share of rows where sure", half).add(sure);
                    if sure {
                        figures.rate("rows where sure", half).add(right);
                    }
                }
                figures.tally.add_all([label], [row.label.as_str()], &[]);
            }
        }
    }

    /// How much speaks for a rude and against a polite way of putting it.
    fn rudeness(&self, context: &Context, text: &str) -> i32 {
        let weighed = self.weigh(context, text);
        let most = |tones: &[Tone]| {
            let points =
                weighed.tones.iter().filter(|(tone, _)| tones.contains(tone)).map(|(_, points)| *points);
            points.max().unwrap_or(0)
        };
        let rude = most(&[
            Tone::Rude,
            Tone::Insult,
            Tone::Curt,
            Tone::Cold,
            Tone::Blame,
            Tone::Condescending,
            Tone::Sarcasm,
            Tone::Defensive,
            Tone::Pushy,
            Tone::CodeWord,
        ]);
        let tones = rude - most(&[Tone::Polite, Tone::Warm]);
        weighed.manner * MANNER + tones.clamp(-LOUDEST, LOUDEST) / 6
    }

    fn is_toxic(&self, context: &Context, text: &str) -> bool {
        let understood = self.understand(context, text);
        let toxic = [Tone::Rude, Tone::Insult, Tone::CodeWord];
        toxic.into_iter().any(|tone| understood.tone(tone).is_some())
    }

    fn clearer(&self, a: &str, b: &str) -> (&'static str, bool) {
        let reads = |text: &str| {
            let slips = slips(self.pack, &self.lexicon, text);
            read_prose(self.pack.ticket_words(), &slips, text).per_mille()
        };
        let (a, b) = (reads(a), reads(b));
        (if a >= b { "a" } else { "b" }, a != b)
    }

    fn utterance(&self, context: &Context, row: &Row) -> Prediction {
        let heard = self.understand(context, &row.text);
        let named = |labels: &mut dyn Iterator<Item = &'static str>| {
            let mut labels: Vec<String> = labels.map(str::to_owned).collect();
            labels.sort_unstable();
            labels.dedup();
            Some(labels)
        };
        let mut kinds = heard.asks.iter().filter_map(|ask| ask.kind.as_ref());
        Prediction {
            id: row.id.clone(),
            acts: named(&mut heard.acts.iter().filter_map(|hit| labels::utterance_act(hit.act))),
            asks: named(&mut kinds.by_ref().filter_map(|kind| labels::utterance_slot(kind.as_str()))),
            tone: named(&mut heard.tone.iter().map(|hit| labels::utterance_tone(hit.tone))),
            ..Prediction::default()
        }
    }
}

/// Points from which an utterance is surely rude, or surely polite.
const SURELY_RUDE: i32 = 610;
/// Points for a tenth of what the weak signs of manner weigh.
const MANNER: i32 = 20;
/// Tones count for at most so much, before they are set beside the weak signs.
const LOUDEST: i32 = 2_000;

/// What came before a row. A question of the customer's waits for an answer, though no scenario names it.
fn context(lines: &[String]) -> Context {
    let context = Context::of_lines(lines);
    let asked = context.customer.ends_with('?').then(|| Id::new("question"));
    Context { asked, ..context }
}
