//! Which phrases of subjects stand in a sentence, and how much of each.

use std::ops::Range;

use crate::sim::understanding::lexicon::{ByMeaning, Lexicon, Phrase, Role};
use crate::sim::understanding::text::Token;

/// A phrase of a subject that was found; the words count in the whole text.
#[derive(Clone, Debug)]
pub(in crate::sim::understanding) struct PhraseHit {
    pub(in crate::sim::understanding) subject: u32,
    pub(in crate::sim::understanding) role: Role,
    pub(in crate::sim::understanding) words: Range<usize>,
    /// How much of it was found, per cent of its weight.
    pub(in crate::sim::understanding) percent: u32,
    /// How many of its words tell something.
    pub(in crate::sim::understanding) content: usize,
    /// Whether it stands word by word.
    pub(in crate::sim::understanding) exact: bool,
}

/// Looks for the phrases that can stand in a sentence. Room that is used again from sentence to sentence.
#[derive(Default)]
pub(in crate::sim::understanding) struct Tally {
    /// What the words of the sentence mean, in their order.
    said: Vec<u64>,
    /// What the words of the sentence mean, and how many mean it; sorted.
    meanings: Vec<(u64, u16)>,
    /// By phrase: the weight of what was found of it, everyday words left aside. All 0 between sentences.
    weights: Vec<u32>,
    /// The phrases that can stand in the sentence, in their order.
    found: Vec<u32>,
}

impl Tally {
    fn look(&mut self, lexicon: &Lexicon, by_meaning: &ByMeaning, tokens: &[Token]) {
        self.said.clear();
        self.said.extend(tokens.iter().map(|token| token.meaning));
        self.meanings.clear();
        self.meanings.extend(self.said.iter().map(|meaning| (*meaning, 1)));
        self.meanings.sort_unstable();
        self.meanings.dedup_by(|again, first| {
            let same = again.0 == first.0;
            first.1 = first.1.saturating_add(if same { again.1 } else { 0 });
            same
        });
        self.found.clear();
        self.weights.resize(lexicon.phrases.len(), 0);
        let known = self.meanings.iter().filter_map(|(meaning, _)| by_meaning.get(meaning));
        for &(phrase, weight) in known.flatten() {
            let so_far = &mut self.weights[phrase as usize];
            if *so_far == 0 {
                self.found.push(phrase);
            }
            // Also what weighs nothing leaves a mark, so that no phrase is found twice.
            *so_far += weight.max(1);
        }
        let weights = &mut self.weights;
        self.found.retain(|&phrase| {
            let weight = std::mem::take(&mut weights[phrase as usize]);
            weight >= lexicon.phrases[phrase as usize].least
        });
        self.found.sort_unstable();
    }

    /// How many words of the sentence are in the phrase, and the weight of those of its parts that are there.
    fn count(&self, phrase: &Phrase) -> (u16, u32) {
        phrase.parts.iter().fold((0, 0), |(words, weights), (meaning, weight)| {
            match self.meanings.binary_search_by_key(meaning, |(known, _)| *known) {
                Ok(at) => (self.meanings[at].1.saturating_add(words), weights + weight),
                Err(_) => (words, weights),
            }
        })
    }
}

/// Adds the phrases of an index that stand in these words, `first` being the place of their first in the text.
pub(super) fn phrases_in(
    lexicon: &Lexicon,
    by_meaning: &ByMeaning,
    tokens: &[Token],
    first: usize,
    tally: &mut Tally,
    found: &mut Vec<PhraseHit>,
) {
    tally.look(lexicon, by_meaning, tokens);
    for &number in &tally.found {
        let phrase = &lexicon.phrases[number as usize];
        let (count, weight) = tally.count(phrase);
        if usize::from(count) * 3 < phrase.parts.len() {
            continue;
        }
        if let Some((words, percent, exact)) = fits(phrase, tokens, &tally.said, weight) {
            found.push(PhraseHit {
                subject: phrase.subject,
                role: phrase.role,
                words: first + words.start..first + words.end,
                percent,
                content: phrase.content,
                exact,
            });
        }
    }
}

/// Where a phrase stands in a sentence, how much of it, and whether word by word. `weight` is that of the parts that are
/// there.
fn fits(
    phrase: &Phrase,
    tokens: &[Token],
    meanings: &[u64],
    weight: u32,
) -> Option<(Range<usize>, u32, bool)> {
    let length = phrase.keys.len();
    let percent = phrase.percent(weight);
    let (least, widest) = phrase.limits();
    // Looking for the place is the work: it is done only when there is enough to be found.
    if percent < least {
        return None;
    }
    if let Some(start) = exact(phrase, tokens, percent) {
        let denied =
            phrase.role == Role::Right && !phrase.denies && denied_around(tokens, start..start + length);
        return (!denied).then_some((start..start + length, 100, true));
    }
    if phrase.content == 0 {
        return None;
    }
    let words = if phrase.role == Role::Wrong && phrase.content <= ORDERED {
        in_order(phrase, meanings)?
    } else {
        spread(phrase, meanings)?
    };
    if words.len() > widest {
        return None;
    }
    let judged = matches!(phrase.role, Role::Right | Role::Wrong);
    if judged && phrase.denies != denied_around(tokens, words.clone()) && phrase.content <= 4 {
        return None;
    }
    Some((words, percent, false))
}

/// Where a phrase stands word by word.
fn exact(phrase: &Phrase, tokens: &[Token], percent: u32) -> Option<usize> {
    if percent < 100 {
        return None;
    }
    let (first, others) = phrase.keys.split_first()?;
    let last = tokens.len().saturating_sub(others.len());
    let follow = |start: usize| others.iter().zip(&tokens[start + 1..]).all(|(key, token)| *key == token.key);
    (0..last).find(|&start| tokens[start].key == *first && follow(start))
}

fn denied_around(tokens: &[Token], words: Range<usize>) -> bool {
    tokens[words.start.saturating_sub(3)..words.end].iter().any(|token| token.denies)
}

/// What goes against a rule in so few telling words is known only in its own order: they are in many an honest sentence.
const ORDERED: usize = 3;

/// Where a phrase stands in its own order, with few words more, fewer or other than its own.
fn in_order(phrase: &Phrase, meanings: &[u64]) -> Option<Range<usize>> {
    let length = phrase.meanings.len();
    let most = if phrase.content <= 1 { (length.saturating_sub(1)) / 4 } else { length * 2 / 5 };
    // What the words so far cost, and where they began, for each number of the phrase's words that are spoken for. A
    // phrase may begin anywhere, so none of them costs nothing.
    let mut row: Vec<(usize, usize)> = (0..=length).map(|missing| (missing, 0)).collect();
    let mut best: Option<(usize, Range<usize>)> = None;
    for (at, spoken) in meanings.iter().enumerate() {
        let mut left_above = row[0];
        row[0] = (0, at + 1);
        for (nth, meant) in phrase.meanings.iter().enumerate() {
            let above = row[nth + 1];
            let same = (left_above.0 + usize::from(meant != spoken), left_above.1);
            let more = (above.0 + 1, above.1);
            let fewer = (row[nth].0 + 1, row[nth].1);
            row[nth + 1] = same.min(more).min(fewer);
            left_above = above;
        }
        let (cost, start) = row[length];
        if cost <= most && start <= at && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, start..at + 1));
        }
    }
    best.map(|(_, words)| words)
}

/// The narrowest place that holds what is there of a phrase.
fn spread(phrase: &Phrase, meanings: &[u64]) -> Option<Range<usize>> {
    let mut start = usize::MAX;
    let mut end = 0;
    // Everyday words count, but the place is that of the words that tell something.
    for (meaning, _) in phrase.parts.iter().filter(|(_, weight)| *weight > 1) {
        let anchor = if end == 0 { 0 } else { end - 1 };
        let nearest = (0..meanings.len())
            .filter(|&at| meanings[at] == *meaning)
            .min_by_key(|&at| if end == 0 { at } else { at.abs_diff(anchor) });
        let Some(at) = nearest else { continue };
        start = start.min(at);
        end = end.max(at + 1);
    }
    (start < end).then_some(start..end)
}
