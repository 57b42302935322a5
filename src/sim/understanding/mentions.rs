//! Which subjects are named in a text, and whether the values that are spoken are theirs.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicon::{Lexicon, Phrase, Role};
use super::matching::Reading;
use super::pack::{Pack, Tag};
use super::text::{Text, Token};
use super::understood::{Fit, Mention, SubjectClass};
use super::values::{Moment, codes, shape};
use crate::sim::ids::Id;

/// A phrase of a subject that was found; the words count in the whole text.
#[derive(Clone, Debug)]
pub(super) struct PhraseHit {
    pub(super) subject: u32,
    pub(super) role: Role,
    pub(super) words: Range<usize>,
    /// How much of it was found, per cent of its weight.
    pub(super) percent: u32,
    /// How many of its words tell something.
    pub(super) content: usize,
}

/// What was found of the subjects, before it is judged.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) phrases: Vec<PhraseHit>,
    pub(super) mentions: Vec<Mention>,
}

/// Finds the phrases of subjects in every sentence, and the values in the text.
pub(super) fn find(pack: &Pack, lexicon: &Lexicon, text: &Text, readings: &[Reading<'_>]) -> Findings {
    let mut findings = Findings::default();
    let mut tally = Tally::new(lexicon);
    for reading in readings {
        phrases_in(lexicon, reading.tokens, reading.first, None, &mut tally, &mut findings.phrases);
    }
    // A long value may be spread over two sentences.
    for pair in readings.windows(2) {
        let first = pair[0].first;
        let both = &text.tokens[first..pair[1].first + pair[1].tokens.len()];
        let mut spread = Vec::new();
        phrases_in(lexicon, both, first, Some(Role::Right), &mut tally, &mut spread);
        spread.retain(|hit| {
            !findings.phrases.iter().any(|known| known.subject == hit.subject && known.role == hit.role)
        });
        findings.phrases.extend(spread);
    }
    let moments = pack.calendar.moments(&pack.numbers, &text.tokens, lexicon.call_at);
    let mut finder = Finder { pack, lexicon, text, readings, moments, out: Vec::new() };
    finder.named(&findings.phrases);
    finder.codes();
    finder.quantities();
    finder.moments();
    finder.names();
    findings.mentions = finder.finish();
    findings
}

/// How much of each phrase of a lexicon stands in a sentence. Room that is used again from sentence to sentence.
struct Tally {
    /// By phrase: how many words of the sentence are in it.
    words: Vec<u16>,
    /// By phrase: the weight of those of its parts that are there.
    weights: Vec<u32>,
}

impl Tally {
    fn new(lexicon: &Lexicon) -> Self {
        Self { words: vec![0; lexicon.phrases.len()], weights: vec![0; lexicon.phrases.len()] }
    }

    fn count(&mut self, lexicon: &Lexicon, meanings: &[u64]) {
        self.words.fill(0);
        self.weights.fill(0);
        for (at, meaning) in meanings.iter().enumerate() {
            let Some(parts) = lexicon.by_meaning.get(meaning) else { continue };
            let again = meanings[..at].contains(meaning);
            for &(phrase, weight) in parts {
                let phrase = phrase as usize;
                self.words[phrase] = self.words[phrase].saturating_add(1);
                self.weights[phrase] += if again { 0 } else { weight };
            }
        }
    }
}

fn phrases_in(
    lexicon: &Lexicon,
    tokens: &[Token],
    first: usize,
    only: Option<Role>,
    tally: &mut Tally,
    found: &mut Vec<PhraseHit>,
) {
    let meanings: Vec<u64> = tokens.iter().map(|token| token.meaning).collect();
    tally.count(lexicon, &meanings);
    let counted = tally.words.iter().zip(&tally.weights).zip(&lexicon.phrases);
    for ((&count, &weight), phrase) in counted.filter(|((count, _), _)| **count > 0) {
        if only.is_some_and(|role| phrase.role != role) || usize::from(count) * 3 < phrase.parts.len() {
            continue;
        }
        if let Some((words, percent)) = fits(phrase, tokens, &meanings, weight) {
            found.push(PhraseHit {
                subject: phrase.subject,
                role: phrase.role,
                words: first + words.start..first + words.end,
                percent,
                content: phrase.content,
            });
        }
    }
}

/// Where a phrase stands in a sentence, and how much of it. `weight` is that of the parts that are there.
fn fits(phrase: &Phrase, tokens: &[Token], meanings: &[u64], weight: u32) -> Option<(Range<usize>, u32)> {
    let length = phrase.keys.len();
    let percent = 100 * weight / phrase.total.max(1);
    let (least, widest) = match phrase.role {
        _ if phrase.content == 0 => (100, length),
        Role::Asks if phrase.content <= 1 => (85, length + 3),
        Role::Asks => (75, length + 4),
        Role::Names => (100, length + 2),
        Role::Right | Role::Wrong if phrase.content <= 2 => (100, length + 4),
        Role::Right => (60, length * 2 + 12),
        Role::Wrong => (75, length * 2 + 4),
    };
    // Looking for the place is the work: it is done only when there is enough to be found.
    if percent < least {
        return None;
    }
    if let Some(start) = exact(phrase, tokens, percent) {
        let denied =
            phrase.role == Role::Right && !phrase.denies && denied_around(tokens, start..start + length);
        return (!denied).then_some((start..start + length, 100));
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
    Some((words, percent))
}

/// Where a phrase stands word by word.
fn exact(phrase: &Phrase, tokens: &[Token], percent: u32) -> Option<usize> {
    if percent < 100 {
        return None;
    }
    let last = tokens.len().saturating_sub(phrase.keys.len() - 1);
    (0..last).find(|&start| phrase.keys.iter().zip(&tokens[start..]).all(|(key, token)| *key == token.key))
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

struct Finder<'a> {
    pack: &'a Pack,
    lexicon: &'a Lexicon,
    text: &'a Text,
    readings: &'a [Reading<'a>],
    moments: Vec<Moment>,
    out: Vec<Mention>,
}

impl Finder<'_> {
    fn push(&mut self, subject: u32, fit: Fit, value: String, words: Range<usize>, cue: &str) {
        let subject = &self.lexicon.subjects[subject as usize];
        self.out.push(Mention {
            class: subject.class,
            id: subject.id.clone(),
            fit,
            value,
            span: self.text.span(words.clone()),
            cue: cue.to_owned(),
            sentence: self.sentence_of(words.start),
        });
    }

    fn sentence_of(&self, word: usize) -> u16 {
        let later = self.readings.iter().rposition(|reading| reading.first <= word).unwrap_or(0);
        u16::try_from(later).unwrap_or(u16::MAX)
    }

    fn reading_of(&self, word: usize) -> Option<&Reading<'_>> {
        self.readings.get(self.sentence_of(word) as usize)
    }

    fn written(&self, words: Range<usize>) -> String {
        self.text.tokens[words].iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn named(&mut self, phrases: &[PhraseHit]) {
        for hit in phrases {
            let (fit, cue) = match hit.role {
                Role::Names => (Fit::Named, "named_by"),
                Role::Right => (Fit::Right, "value"),
                Role::Wrong => (Fit::Wrong, "contradicted"),
                Role::Asks if self.lexicon.subjects[hit.subject as usize].class == SubjectClass::Step => {
                    (Fit::Named, "asked_by")
                }
                Role::Asks => continue,
            };
            self.push(hit.subject, fit, self.written(hit.words.clone()), hit.words.clone(), cue);
        }
        for reading in self.readings {
            for hit in &reading.hits {
                let (subjects, cue) = match hit.tag {
                    Tag::KindNamed(kind) => {
                        (&self.lexicon.by_kind[kind as usize], &self.pack.kinds[kind as usize].name.id)
                    }
                    Tag::Step(kind) => {
                        (&self.lexicon.by_step[kind as usize], &self.pack.steps[kind as usize].id)
                    }
                    Tag::Team(kind) => {
                        (&self.lexicon.by_team[kind as usize], &self.pack.teams[kind as usize])
                    }
                    _ => continue,
                };
                let words = reading.first + hit.words.start..reading.first + hit.words.end;
                if let [only] = subjects.as_slice() {
                    self.push(*only, Fit::Named, String::new(), words, cue.as_str());
                }
            }
        }
    }

    fn codes(&mut self) {
        let tokens = &self.text.tokens;
        let mut covered: BTreeSet<usize> = BTreeSet::new();
        for at in 0..tokens.len() {
            if covered.contains(&at) {
                continue;
            }
            let mut longest: Option<(usize, String)> = None;
            codes(&self.pack.numbers, tokens, at, |squashed, end| {
                // No code is without a digit.
                let digit = squashed.bytes().any(|byte| byte.is_ascii_digit());
                if digit && self.lexicon.codes.contains_key(squashed) {
                    longest = Some((end, squashed.to_owned()));
                }
            });
            let Some((end, squashed)) = longest else { continue };
            covered.extend(at..end);
            for (subject, right) in self.lexicon.codes.get(&squashed).cloned().unwrap_or_default() {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, squashed.clone(), at..end, "code");
            }
        }
        // An hour with its minutes looks like a code and is none.
        covered.extend(self.moments.iter().flat_map(|moment| moment.words.clone()));
        self.other_codes(&covered);
    }

    /// A code that looks like a subject's and is not.
    fn other_codes(&mut self, covered: &BTreeSet<usize>) {
        let tokens = &self.text.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let end = (at + 1..tokens.len())
                .find(|&end| {
                    let spaced = tokens[end].before.has(super::tokens::Signs::SPACE);
                    let letter_and_number =
                        tokens[end - 1].word.len() == 1 && tokens[end].number.is_some() && end - at == 1;
                    (spaced && !letter_and_number) || tokens[end].start < tokens[end - 1].end
                })
                .unwrap_or(tokens.len());
            let run = at..end;
            at = end;
            if run.clone().any(|word| covered.contains(&word)) {
                continue;
            }
            let squashed: String = tokens[run.clone()].iter().map(|token| token.word.as_str()).collect();
            let looks = shape(&squashed);
            let Some(subjects) = self.lexicon.shapes.get(&looks) else { continue };
            let letters = |code: &str| code.chars().take_while(char::is_ascii_alphabetic).collect::<String>();
            let same_letters = |subject: u32| {
                let prefix = letters(&squashed);
                !prefix.is_empty()
                    && self
                        .lexicon
                        .code_list
                        .iter()
                        .any(|(of, code)| *of == subject && letters(code) == prefix)
            };
            let mut meant: Vec<u32> = subjects
                .iter()
                .copied()
                .filter(|&subject| same_letters(subject) || self.is_about(subject, run.start))
                .collect();
            meant.dedup();
            if let [only] = meant.as_slice() {
                self.push(*only, Fit::Wrong, squashed, run, "other_code");
            }
        }
    }

    /// Whether the sentence of this word names the subject or its kind.
    fn is_about(&self, subject: u32, word: usize) -> bool {
        let Some(reading) = self.reading_of(word) else { return false };
        let by_kind = reading.hits.iter().any(|hit| match hit.tag {
            Tag::KindNamed(kind) | Tag::KindTold(kind) | Tag::KindAsked(kind) => {
                self.lexicon.by_kind[kind as usize].contains(&subject)
            }
            _ => false,
        });
        let id = &self.lexicon.subjects[subject as usize].id;
        by_kind || self.out.iter().any(|mention| mention.id == *id && mention.sentence == reading.number)
    }

    fn quantities(&mut self) {
        let found = self.pack.numbers.quantities(&self.pack.units, &self.text.tokens);
        for quantity in found {
            let same_unit: Vec<_> = self
                .lexicon
                .near
                .iter()
                .filter(|near| near.unit == quantity.unit || near.unit.is_empty())
                .filter(|near| !near.unit.is_empty() || self.is_about(near.subject, quantity.words.start))
                .collect();
            let value = written_quantity(quantity.milli, &quantity.unit);
            let fitting: Vec<_> =
                same_unit.iter().filter(|near| (near.milli - quantity.milli).abs() <= near.within).collect();
            let judged: Vec<(u32, bool)> = if fitting.is_empty() {
                let right: BTreeSet<u32> =
                    same_unit.iter().filter(|near| near.right).map(|near| near.subject).collect();
                let meant = |subject: &u32| self.is_about(*subject, quantity.words.start);
                right.into_iter().filter(meant).map(|subject| (subject, false)).collect()
            } else {
                fitting.iter().map(|near| (near.subject, near.right)).collect()
            };
            for (subject, right) in judged {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, value.clone(), quantity.words.clone(), "number");
            }
        }
    }

    fn moments(&mut self) {
        for moment in std::mem::take(&mut self.moments) {
            let mut judged: Vec<(u32, bool)> = Vec::new();
            for known in &self.lexicon.at {
                match moment.says(known.moment, known.whole_day) {
                    Some(true) => judged.push((known.subject, known.right)),
                    Some(false) if known.right && self.is_about(known.subject, moment.words.start) => {
                        judged.push((known.subject, false));
                    }
                    _ => {}
                }
            }
            // One of several values of a subject is enough.
            let right: BTreeSet<u32> = judged.iter().filter(|(_, right)| *right).map(|(s, _)| *s).collect();
            judged.retain(|(subject, is_right)| *is_right || !right.contains(subject));
            judged.dedup();
            for (subject, right) in judged {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, moment.written(), moment.words.clone(), "time");
            }
        }
    }

    fn names(&mut self) {
        let tokens = &self.text.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let known = self.lexicon.names.iter().filter(|name| stands_at(&name.words, tokens, at));
            let longest = known.max_by_key(|name| (name.words.len(), !name.right));
            if let Some(name) = longest {
                let words = at..at + name.words.len();
                let fit = if name.right { Fit::Right } else { Fit::Wrong };
                self.push(name.subject, fit, self.written(words.clone()), words.clone(), "name");
                at = words.end;
                continue;
            }
            self.other_name(at);
            at += 1;
        }
    }

    /// Somebody is addressed by a name that is not the customer's.
    fn other_name(&mut self, at: usize) {
        let tokens = &self.text.tokens;
        let Some(customer) = self.lexicon.names.first().map(|name| name.subject) else { return };
        let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return };
        let token = &tokens[at];
        if !token.capital || token.number.is_some() || token.word.len() < 2 {
            return;
        }
        let part_of_name =
            self.lexicon.names.iter().any(|name| name.right && name.words.contains(&token.word));
        if part_of_name {
            return;
        }
        let titled = self.pack.titles.contains(&before.word);
        let ends = tokens.get(at + 1).is_none_or(|next| next.before != super::tokens::Signs::SPACE);
        let addressed = self.pack.vocative.contains(&before.word)
            && ends
            && token.id.is_none()
            && before.start < token.start;
        if titled || addressed {
            let cue = if titled { "title" } else { "addressed" };
            self.push(customer, Fit::Wrong, token.word.clone(), at..at + 1, cue);
        }
    }

    fn finish(self) -> Vec<Mention> {
        let mut mentions = self.out;
        leave_other_measures(&mut mentions);
        mentions.sort_by(|a, b| {
            (a.span.start, &a.id, a.class, a.fit == Fit::Named).cmp(&(
                b.span.start,
                &b.id,
                b.class,
                b.fit == Fit::Named,
            ))
        });
        mentions.dedup_by(|a, b| {
            a.id == b.id && a.class == b.class && a.fit == b.fit && a.span.overlaps(&b.span)
        });
        mentions
    }
}

/// Where a sentence says a time or a number rightly, another one in it is about something else: "yesterday's ticket and
/// today's".
fn leave_other_measures(mentions: &mut Vec<Mention>) {
    let measured = |mention: &Mention| mention.cue == "time" || mention.cue == "number";
    let right: BTreeSet<(Id, u16, String)> = mentions
        .iter()
        .filter(|mention| mention.fit == Fit::Right && measured(mention))
        .map(|mention| (mention.id.clone(), mention.sentence, mention.cue.clone()))
        .collect();
    mentions.retain(|mention| {
        mention.fit != Fit::Wrong
            || !measured(mention)
            || !right.contains(&(mention.id.clone(), mention.sentence, mention.cue.clone()))
    });
}

fn stands_at(words: &[String], tokens: &[Token], at: usize) -> bool {
    !words.is_empty()
        && tokens.len() >= at + words.len()
        && words.iter().zip(&tokens[at..]).all(|(word, token)| *word == token.word)
}

/// `11 %`, `-18.6 dbm`.
fn written_quantity(milli: i64, unit: &str) -> String {
    let whole = milli / 1_000;
    let share = (milli % 1_000).abs();
    let sign = if milli < 0 && whole == 0 { "-" } else { "" };
    let number = if share == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{share:03}").trim_end_matches('0').to_owned()
    };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}
