//! A text as the pack reads it: words in their meant form, and the sentences they make.

use std::ops::Range;

use super::hashing::hash;
use super::pack::{KnownWord, Pack, Tag};
use super::pattern::{Place, Words};
use super::spelling::Speller;
use super::tokens::{Piece, Signs, scan};
use super::values::{InCode, NumberWord};
use super::vocabulary::{SetId, WordId};
use crate::sim::time::Span;

/// A sentence is cut after so many words; nobody speaks longer ones.
const MOST_WORDS: usize = 90;

/// A word as it was meant.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain property of the word")]
pub(super) struct Token {
    /// The word, folded, written out and corrected.
    pub(super) word: String,
    /// Its number in the pack's vocabulary.
    pub(super) id: Option<WordId>,
    /// For a word that no pattern names: the sets that take it by its beginning.
    by_prefix: Vec<SetId>,
    /// A number for the word itself.
    pub(super) key: u64,
    /// A number for what it means, whatever its ending.
    pub(super) meaning: u64,
    /// First byte in the text.
    pub(super) start: usize,
    /// First byte after the end.
    pub(super) end: usize,
    /// What stands before it.
    pub(super) before: Signs,
    /// Whether it was written with a capital.
    pub(super) capital: bool,
    /// Whether a minus stands directly before the number.
    pub(super) minus: bool,
    /// The number it is, in digits or in words.
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

/// A sentence, or a part of one that does something of its own.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Whether a question mark ends it.
    pub(super) asks: bool,
    /// Whether it stands by itself and was not split off.
    pub(super) whole: bool,
}

/// A text, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
}

impl Token {
    /// The sets of the pack that take this word, sorted.
    pub(super) fn sets<'a>(&'a self, pack: &'a Pack) -> &'a [SetId] {
        self.id.map_or(&self.by_prefix, |id| pack.vocabulary.sets_of(id))
    }

    /// The patterns that split sentences and can begin with this word.
    fn splitting<'a>(&'a self, pack: &'a Pack) -> impl Iterator<Item = u32> + 'a {
        let known: &[u32] = self.id.map_or(&[], |id| &pack.split_by_word[id as usize]);
        let by_prefix = self.by_prefix.iter().flat_map(|&set| &pack.split_by_set[set as usize]);
        known.iter().chain(by_prefix).copied()
    }
}

/// Words as they stand, for the few places where a sentence may be split: to note where each set stands would be more work.
struct Plain<'a> {
    pack: &'a Pack,
    tokens: &'a [Token],
}

impl Words for Plain<'_> {
    fn len(&self) -> usize {
        self.tokens.len()
    }

    fn takes(&self, place: Place, at: usize) -> bool {
        let token = &self.tokens[at];
        match place {
            Place::Set(set) => token.sets(self.pack).binary_search(&set).is_ok(),
            Place::Any => true,
            Place::Gap => !token.denies,
            Place::Number => token.number.is_some(),
        }
    }
}

impl Text {
    /// Reads a text. `more` knows the words of the scenario, so that they are not taken for mistyped ones.
    pub(super) fn read(
        pack: &Pack,
        more: Option<&Speller>,
        known: impl Fn(&str) -> bool,
        text: &str,
    ) -> Self {
        let (pieces, after) = scan(text);
        let mut tokens: Vec<Token> = Vec::with_capacity(pieces.len() + 8);
        for piece in pieces {
            push(pack, more, &known, &mut tokens, piece);
        }
        let sentences = sentences(pack, &tokens, after);
        Self { tokens, sentences }
    }

    /// The words of a short text that belongs to the call and is right as it is written.
    pub(super) fn words_of(pack: &Pack, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        for piece in scan(text).0 {
            push(pack, None, &|_| true, &mut tokens, piece);
        }
        tokens
    }

    /// The words of a sentence.
    pub(super) fn words(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.words.clone()]
    }

    /// Whether one of the words right before this place denies.
    pub(super) fn denied_before(&self, place: u32, reach: usize) -> bool {
        let at = self.tokens.partition_point(|token| token.start < place as usize);
        self.tokens[at.saturating_sub(reach)..at].iter().any(|token| token.denies)
    }

    /// The place in the text of these words.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let inside = &self.tokens[words];
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::default(),
        }
    }
}

fn push(
    pack: &Pack,
    more: Option<&Speller>,
    known: &impl Fn(&str) -> bool,
    tokens: &mut Vec<Token>,
    mut piece: Piece,
) {
    let Some(words) = pack.vocabulary.spelling.expand(&piece.text) else {
        let word = std::mem::take(&mut piece.text);
        tokens.push(token(pack, more, known, tokens.is_empty(), &piece, word));
        return;
    };
    for (number, word) in words.into_iter().enumerate() {
        let mut token = token(pack, more, known, tokens.is_empty(), &piece, word);
        if number > 0 {
            token.before = Signs::SPACE;
        }
        tokens.push(token);
    }
}

/// A word as it was meant, `word` being its written form.
fn token(
    pack: &Pack,
    more: Option<&Speller>,
    known: &impl Fn(&str) -> bool,
    first: bool,
    piece: &Piece,
    mut word: String,
) -> Token {
    let vocabulary = &pack.vocabulary;
    let mut id = vocabulary.id(&word);
    // A capital inside a sentence begins a name, which is right as it is.
    let name = piece.capital && !first && piece.before == Signs::SPACE && !piece.shouted;
    if id.is_none() && !name && !known(&word) && !is_form_of_known(pack, &word) {
        let nearest = more.and_then(|more| more.nearest(&word)).or_else(|| pack.speller.nearest(&word));
        if let Some(nearest) = nearest {
            nearest.clone_into(&mut word);
            id = vocabulary.id(&word);
        }
    }
    let what = id.map_or_else(|| unknown(pack, &word), |id| pack.words[id as usize]);
    Token {
        key: what.key,
        meaning: what.meaning,
        stop: what.stop,
        number: what.number,
        denies: what.denies,
        in_code: what.in_code,
        when: what.when,
        id,
        by_prefix: if id.is_none() { vocabulary.sets_by_prefix(&word) } else { Vec::new() },
        start: piece.start,
        end: piece.end,
        before: piece.before,
        capital: piece.capital,
        minus: piece.minus,
        word,
    }
}

/// What there is to know of a word that no pattern names.
fn unknown(pack: &Pack, word: &str) -> KnownWord {
    let spelling = &pack.vocabulary.spelling;
    KnownWord {
        key: hash(word),
        meaning: spelling.meaning(word),
        number: pack.numbers.word(word),
        stop: spelling.is_stop(word),
        denies: false,
        in_code: pack.numbers.in_code(word),
        when: pack.begins_moment(word),
    }
}

/// Whether a word is a known one with another ending, and so is not mistyped.
pub(super) fn is_form_of_known(pack: &Pack, word: &str) -> bool {
    let bare = pack.vocabulary.spelling.bare(word);
    bare != word && (pack.vocabulary.id(&bare).is_some() || pack.vocabulary.id(&format!("{bare}e")).is_some())
}

fn sentences(pack: &Pack, tokens: &[Token], after: Signs) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        let signs = tokens.get(at).map_or(after, |token| token.before);
        if at < tokens.len() && !ends_before(pack, tokens, at) && at - start < MOST_WORDS {
            continue;
        }
        let asks = signs.has(Signs::ASK);
        split(pack, tokens, start..at, asks, &mut sentences);
        start = at;
    }
    sentences
}

/// Whether a sentence ends before the word at `at`.
fn ends_before(pack: &Pack, tokens: &[Token], at: usize) -> bool {
    let signs = tokens[at].before;
    if signs.has(Signs::ASK.and(Signs::BANG).and(Signs::LINE).and(Signs::SEMICOLON)) {
        return true;
    }
    if !signs.has(Signs::STOP) {
        return false;
    }
    let previous = &tokens[at - 1];
    if pack.dotted.contains(&previous.word) {
        return false;
    }
    // A dot inside a number, an address or a file name.
    if !signs.has(Signs::SPACE) {
        let both_words = previous.number.is_none() && tokens[at].number.is_none();
        return both_words && tokens[at].capital && previous.word.len() > 2;
    }
    true
}

/// Splits a sentence where a new one begins without a full stop.
fn split(pack: &Pack, tokens: &[Token], words: Range<usize>, asks: bool, sentences: &mut Vec<Sentence>) {
    let inside = &tokens[words.clone()];
    let plain = Plain { pack, tokens: inside };
    let mut cuts: Vec<usize> = Vec::new();
    for (at, token) in inside.iter().enumerate().skip(1) {
        let signed = token.before.has(Signs::COMMA.and(Signs::COLON).and(Signs::DASH).and(Signs::OTHER))
            && token.before.has(Signs::SPACE);
        let begins = token.splitting(pack).any(|number| {
            let tagged = &pack.patterns[number as usize];
            (tagged.tag == Tag::Split || signed) && tagged.pattern.match_at(&plain, at).is_some()
        });
        let last = cuts.last().copied().unwrap_or(0);
        // A single word is no sentence of its own, unless a sign sets it apart.
        let clings = at - last == 1 && (!signed || pack.clings.contains(&inside[last].word));
        if begins && !clings {
            cuts.push(at);
        }
    }
    cuts.push(inside.len());
    let mut start = 0;
    for end in cuts {
        if end > start {
            sentences.push(Sentence {
                words: words.start + start..words.start + end,
                asks: asks && end == inside.len(),
                whole: start == 0 && end == inside.len(),
            });
        }
        start = end;
    }
}
