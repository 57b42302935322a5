//! Our own phrases, held back style by style: what holds on a style that was not learnt from.

use super::figures::{Rate, Tally};
use super::judge::Judge;
use crate::sim::understanding::{Context, Pack};

/// The figures of our own phrases.
#[derive(Clone, Debug, Default)]
pub struct OwnFigures {
    /// By style: how many phrases, acts, tones and kinds of information asked for (micro-F1).
    pub styles: Vec<(String, u32, Rate, Rate, Rate)>,
    /// All acts.
    pub acts: Tally,
    /// All tones.
    pub tones: Tally,
    /// All kinds of information asked for.
    pub asks: Tally,
    /// What is wrong in phrases: the label with `+` when it was heard and should not be and `-` when it was missed, and the phrase.
    pub wrong: Vec<(String, String)>,
}

/// Learns from all styles but one and hears the phrases of that one; then the next.
#[must_use]
pub fn own_figures(mut pack: Pack) -> OwnFigures {
    let mut own = OwnFigures::default();
    let styles: Vec<String> = pack.styles().into_iter().map(str::to_owned).collect();
    for style in styles {
        pack.hold_back(&style);
        let (mut acts, mut tones, mut asks) = (Tally::default(), Tally::default(), Tally::default());
        let judge = Judge::new(&pack);
        let mut count = 0;
        for phrase in pack.phrases().filter(|phrase| phrase.style == style) {
            count += 1;
            let customer = phrase.after.unwrap_or_default().to_owned();
            let asked = customer.ends_with('?').then(|| crate::sim::ids::Id::new("question"));
            let heard = judge.understand(&Context { customer, asked, ..Context::default() }, phrase.says);
            let heard_acts = || heard.acts.iter().map(|hit| hit.act.name());
            let true_acts = || phrase.acts.iter().map(|act| act.name());
            let heard_tones = || heard.tone.iter().map(|hit| hit.tone.name());
            let true_tones = || phrase.tone.iter().map(|tone| tone.name());
            let heard_asks = || heard.asks.iter().filter_map(|ask| ask.kind.as_ref()).map(|kind| kind.as_str());
            let true_asks = || phrase.asks.iter().map(String::as_str);
            for (tally, all) in [(&mut acts, &mut own.acts)] {
                tally.add_all(heard_acts(), true_acts(), &[]);
                all.add_all(heard_acts(), true_acts(), &[]);
            }
            for (tally, all) in [(&mut tones, &mut own.tones)] {
                tally.add_all(heard_tones(), true_tones(), &[]);
                all.add_all(heard_tones(), true_tones(), &[]);
            }
            for (tally, all) in [(&mut asks, &mut own.asks)] {
                tally.add_all(heard_asks(), true_asks(), &[]);
                all.add_all(heard_asks(), true_asks(), &[]);
            }
            let mut note = |heard: Vec<&str>, truth: Vec<&str>, mark: &str| {
                for label in heard.iter().filter(|label| !truth.contains(label)) {
                    own.wrong.push((format!("+{mark}{label}"), phrase.says.to_owned()));
                }
                for label in truth.iter().filter(|label| !heard.contains(label)) {
                    own.wrong.push((format!("-{mark}{label}"), phrase.says.to_owned()));
                }
            };
            note(heard_acts().collect(), true_acts().collect(), "");
            note(heard_tones().collect(), true_tones().collect(), "~");
            note(heard_asks().collect(), true_asks().collect(), "?");
        }
        own.styles.push((style, count, acts.f1(), tones.f1(), asks.f1()));
    }
    own
}
