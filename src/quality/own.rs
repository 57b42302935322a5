//! Our own phrases, held back style by style: what holds on a style that was not learnt from.

use super::figures::{Rate, Tally};
use super::judge::Judge;
use crate::sim::ids::Id;
use crate::sim::understanding::{Context, Pack, SamplePhrase};

/// The figures of our own phrases.
#[derive(Clone, Debug, Default)]
pub struct OwnFigures {
    /// Each style by itself.
    pub styles: Vec<StyleFigures>,
    /// All acts.
    pub acts: Tally,
    /// All tones.
    pub tones: Tally,
    /// All kinds of information asked for.
    pub asks: Tally,
    /// What is wrong in phrases: the label with `+` when it was heard and should not be and `-` when it was missed, and the phrase.
    pub wrong: Vec<(String, String)>,
}

/// The figures of one style: micro-F1 each.
#[derive(Clone, Debug, Default)]
pub struct StyleFigures {
    /// The style.
    pub name: String,
    /// How many phrases it has.
    pub phrases: u32,
    /// Acts.
    pub acts: Rate,
    /// Tones.
    pub tones: Rate,
    /// Kinds of information asked for.
    pub asks: Rate,
}

/// Learns from all styles but one and hears the phrases of that one; then the next.
#[must_use]
pub fn own_figures(mut pack: Pack) -> OwnFigures {
    let mut own = OwnFigures::default();
    let styles: Vec<String> = pack.styles().into_iter().map(str::to_owned).collect();
    for name in styles {
        pack.hold_back(&name);
        let judge = Judge::new(&pack);
        let mut style = StyleFigures { name: name.clone(), ..StyleFigures::default() };
        let mut tallies = [Tally::default(), Tally::default(), Tally::default()];
        for phrase in pack.phrases().filter(|phrase| phrase.style == name) {
            style.phrases += 1;
            let heard = judge.hear(&phrase);
            for ((tally, heard), (all, mark)) in tallies.iter_mut().zip(&heard).zip([
                (&mut own.acts, ""),
                (&mut own.tones, "~"),
                (&mut own.asks, "?"),
            ]) {
                let (heard, truth) = (&heard.0, &heard.1);
                tally.add_all(heard.iter().copied(), truth.iter().copied(), &[]);
                all.add_all(heard.iter().copied(), truth.iter().copied(), &[]);
                let too_many = heard.iter().filter(|label| !truth.contains(label)).map(|label| ("+", label));
                let too_few = truth.iter().filter(|label| !heard.contains(label)).map(|label| ("-", label));
                own.wrong.extend(
                    too_many
                        .chain(too_few)
                        .map(|(sign, label)| (format!("{sign}{mark}{label}"), phrase.says.to_owned())),
                );
            }
        }
        [style.acts, style.tones, style.asks] = tallies.map(|tally| tally.f1());
        own.styles.push(style);
    }
    own
}

/// Labels that were heard, and labels that hold.
type HeardAndTrue<'p> = (Vec<&'p str>, Vec<&'p str>);

impl Judge<'_> {
    /// The acts, tones and kinds of information of a phrase, heard and true.
    fn hear<'p>(&'p self, phrase: &SamplePhrase<'p>) -> [HeardAndTrue<'p>; 3] {
        let customer = phrase.after.unwrap_or_default().to_owned();
        let asked = customer.ends_with('?').then(|| Id::new("question"));
        let heard = self.understand(&Context { customer, asked, ..Context::default() }, phrase.says);
        let kinds = heard.asks.iter().filter_map(|ask| ask.kind.as_ref());
        let kinds = kinds.filter_map(|kind| self.kind_name(kind.as_str()));
        [
            (
                heard.acts.iter().map(|hit| hit.act.name()).collect(),
                phrase.acts.iter().map(|act| act.name()).collect(),
            ),
            (
                heard.tone.iter().map(|hit| hit.tone.name()).collect(),
                phrase.tone.iter().map(|tone| tone.name()).collect(),
            ),
            (kinds.collect(), phrase.asks.iter().map(String::as_str).collect()),
        ]
    }
}
