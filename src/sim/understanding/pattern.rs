//! The small language that cues are written in, and a matcher whose work is bounded by the length of the sentence.
//!
//! | written | means |
//! |---|---|
//! | `could you` | these words, one after the other |
//! | `start\|begin` | one of them |
//! | `(give me\|may i have) the code` | one of these sequences |
//! | `(please)?` | may be there |
//! | `~3` | up to three words, none of them a negator |
//! | `_` | any one word |
//! | `#` | a number, in digits or in words |
//! | `restart*` | a word that begins so |
//! | `@polite` | the class of that name in the pack |
//! | `^` at the start, `$` at the end | the sentence begins or ends here |

use std::collections::BTreeMap;

use super::tokens::scan;
use super::vocabulary::{SetId, Vocabulary, WordSet};

/// A pattern has at most this many places for words: one bit each.
const MOST_PLACES: usize = 128;
/// Classes may name classes, so deep and no deeper.
const MOST_NESTING: usize = 8;

/// A pattern, ready to be matched.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    places: Vec<Place>,
    first: u128,
    last: u128,
    follow: Vec<u128>,
    at_start: bool,
    at_end: bool,
    /// What must be in a sentence for the pattern to match at all: of each group one set. The rarest group is first.
    pub(super) needs: Vec<Vec<SetId>>,
}

/// What one place of a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A word of the set.
    Set(SetId),
    /// Any word.
    Any,
    /// Any word but a negator.
    Gap,
    /// A number.
    Number,
}

/// What a pattern is matched against: the words of one sentence.
pub(super) trait Words {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether the word at `at` may stand in this place.
    fn takes(&self, at: usize, place: Place) -> bool;
}

impl Pattern {
    /// The longest match that begins at `start`: the end of it.
    pub(super) fn match_at<W: Words>(&self, words: &W, start: usize) -> Option<usize> {
        if self.at_start && start != 0 {
            return None;
        }
        let mut longest = None;
        let mut reach = self.first;
        for at in start..words.len() {
            let here = self.taken(reach, words, at);
            if here == 0 {
                break;
            }
            if here & self.last != 0 && (!self.at_end || at + 1 == words.len()) {
                longest = Some(at + 1);
            }
            reach = bits(here).fold(0, |reach, place| reach | self.follow[place]);
        }
        longest
    }

    /// The first match at or after `from`: its start and its end.
    pub(super) fn find_from<W: Words>(&self, words: &W, from: usize) -> Option<(usize, usize)> {
        let last_start = if self.at_start { 1 } else { words.len() };
        (from..last_start).find_map(|start| self.match_at(words, start).map(|end| (start, end)))
    }

    /// The sets with which a match can begin.
    pub(super) fn first_sets(&self) -> impl Iterator<Item = SetId> {
        bits(self.first).filter_map(|place| match self.places[place] {
            Place::Set(set) => Some(set),
            _ => None,
        })
    }

    fn taken<W: Words>(&self, reach: u128, words: &W, at: usize) -> u128 {
        bits(reach)
            .filter(|&place| words.takes(at, self.places[place]))
            .fold(0, |here, place| here | 1 << place)
    }
}

/// The classes that patterns may name.
pub(super) type Classes = BTreeMap<String, String>;

/// Reads a pattern, and enters its words into the vocabulary.
///
/// # Errors
/// What is wrong with it, in words for the author of the pack.
pub(super) fn compile(text: &str, classes: &Classes, vocabulary: &mut Vocabulary) -> Result<Pattern, String> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let spaced = spaced.replace(" ) ?", " )?").replace(") ?", ")?").replace('|', " | ");
    let mut marks: Vec<&str> = spaced.split_whitespace().collect();
    let at_start = marks.first() == Some(&"^");
    let at_end = marks.last() == Some(&"$");
    if at_start {
        marks.remove(0);
    }
    if at_end {
        marks.pop();
    }
    let mut reader = Reader { marks: &marks, at: 0, classes, vocabulary, depth: 0 };
    let node = reader.alternatives()?;
    if reader.at < marks.len() {
        return Err(format!("`{}` closes nothing in `{text}`", marks[reader.at]));
    }
    let node = node.entered(vocabulary);
    let mut builder = Builder { places: Vec::new(), follow: Vec::new() };
    let shape = builder.add(&node)?;
    if shape.empty {
        return Err(format!("`{text}` matches even when nothing was said"));
    }
    let needs = node.needs_of_all();
    if needs.is_empty() {
        return Err(format!("`{text}` needs at least one word that must be there"));
    }
    Ok(Pattern {
        places: builder.places,
        first: shape.first,
        last: shape.last,
        follow: builder.follow,
        at_start,
        at_end,
        needs,
    })
}

fn bits(mut mask: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if mask == 0 {
            return None;
        }
        let bit = mask.trailing_zeros() as usize;
        mask &= mask - 1;
        Some(bit)
    })
}

/// The words that a word of a pattern stands for, cut as texts are cut: `wpa2` is `wpa 2`, `don't` is `do not`.
fn written_out(vocabulary: &Vocabulary, mark: &str) -> Vec<String> {
    let (pieces, _) = scan(mark);
    pieces.iter().flat_map(|piece| vocabulary.spelling.expand(&piece.text)).collect()
}

#[derive(Clone, Debug)]
enum Node {
    Words(WordSet),
    Place(Place, u32),
    Sequence(Vec<Node>),
    OneOf(Vec<Node>),
    Maybe(Box<Node>),
}

impl Node {
    fn can_be_empty(&self) -> bool {
        match self {
            Self::Words(_) | Self::Place(..) => false,
            Self::Sequence(nodes) => nodes.iter().all(Self::can_be_empty),
            Self::OneOf(nodes) => nodes.iter().any(Self::can_be_empty),
            Self::Maybe(_) => true,
        }
    }

    /// The same with every set of words entered into the vocabulary.
    fn entered(self, vocabulary: &mut Vocabulary) -> Self {
        let all = |nodes: Vec<Self>, vocabulary: &mut Vocabulary| {
            nodes.into_iter().map(|node| node.entered(vocabulary)).collect()
        };
        match self {
            Self::Words(words) => {
                let (set, cost) = vocabulary.set(words);
                Self::Place(Place::Set(set), cost)
            }
            Self::Place(..) => self,
            Self::Sequence(nodes) => Self::Sequence(all(nodes, vocabulary)),
            Self::OneOf(nodes) => Self::OneOf(all(nodes, vocabulary)),
            Self::Maybe(inner) => Self::Maybe(Box::new(inner.entered(vocabulary))),
        }
    }

    /// What must be there, the rarest first.
    fn needs_of_all(&self) -> Vec<Vec<SetId>> {
        let mut needs: Vec<(Vec<SetId>, u32)> = match self {
            Self::Sequence(nodes) => nodes.iter().filter_map(Self::needs).collect(),
            node => node.needs().into_iter().collect(),
        };
        needs.sort_by_key(|(_, cost)| *cost);
        needs.into_iter().map(|(sets, _)| sets).collect()
    }

    /// The cheapest choice of sets of which one must be there, with its cost: how many words they hold.
    fn needs(&self) -> Option<(Vec<SetId>, u32)> {
        match self {
            Self::Place(Place::Set(set), cost) => Some((vec![*set], *cost)),
            Self::Words(_) | Self::Place(..) | Self::Maybe(_) => None,
            Self::Sequence(nodes) => nodes.iter().filter_map(Self::needs).min_by_key(|(_, cost)| *cost),
            Self::OneOf(nodes) => {
                let parts: Vec<_> = nodes.iter().map(Self::needs).collect::<Option<_>>()?;
                let cost = parts.iter().map(|(_, cost)| *cost).sum();
                Some((parts.into_iter().flat_map(|(sets, _)| sets).collect(), cost))
            }
        }
    }
}

struct Reader<'a> {
    marks: &'a [&'a str],
    at: usize,
    classes: &'a Classes,
    vocabulary: &'a mut Vocabulary,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&str> {
        self.marks.get(self.at).copied()
    }

    /// `a b | c`: inside brackets alternatives are sequences; outside, `|` joins single words.
    fn alternatives(&mut self) -> Result<Node, String> {
        let mut choices = vec![self.sequence()?];
        while self.peek() == Some("|") {
            self.at += 1;
            choices.push(self.sequence()?);
        }
        Ok(one_of(choices))
    }

    fn sequence(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while let Some(mark) = self.peek() {
            if matches!(mark, "|" | ")" | ")?") {
                break;
            }
            let mut choices = vec![self.item()?];
            // Outside brackets `a|b c` means `(a|b) c`, so a bar binds tighter than a space there.
            while self.depth == 0 && self.peek() == Some("|") {
                self.at += 1;
                choices.push(self.item()?);
            }
            nodes.push(one_of(choices));
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn item(&mut self) -> Result<Node, String> {
        let Some(mark) = self.marks.get(self.at).copied() else {
            return Err("the pattern ends after `|`".to_owned());
        };
        self.at += 1;
        match mark {
            "(" => self.group(),
            ")" | ")?" | "|" => Err(format!("`{mark}` has nothing before it")),
            "_" => Ok(Node::Place(Place::Any, 0)),
            "#" => Ok(Node::Place(Place::Number, 0)),
            _ => self.word(mark),
        }
    }

    fn group(&mut self) -> Result<Node, String> {
        self.depth += 1;
        let inner = self.alternatives()?;
        self.depth -= 1;
        let closing = self.peek().map(str::to_owned);
        self.at += 1;
        match closing.as_deref() {
            Some(")") => Ok(inner),
            Some(")?") => Ok(Node::Maybe(Box::new(inner))),
            _ => Err("`(` is never closed".to_owned()),
        }
    }

    fn word(&mut self, mark: &str) -> Result<Node, String> {
        if let Some(count) = mark.strip_prefix('~') {
            let count: usize = count.parse().map_err(|_| format!("`{mark}`: a number must follow `~`"))?;
            return Ok(Node::Sequence(vec![
                Node::Maybe(Box::new(Node::Place(Place::Gap, 0)));
                count.min(12)
            ]));
        }
        if let Some(name) = mark.strip_prefix('@') {
            return self.class(name);
        }
        if let Some(prefix) = mark.strip_suffix('*') {
            return Ok(Node::Words(WordSet::beginning(prefix)));
        }
        let words = written_out(self.vocabulary, mark);
        if words.is_empty() {
            return Err(format!("`{mark}` is no word"));
        }
        let nodes = words.iter().map(|word| Node::Words(WordSet::word(self.vocabulary.enter(word))));
        let mut nodes: Vec<Node> = nodes.collect();
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn class(&mut self, name: &str) -> Result<Node, String> {
        let Some(text) = self.classes.get(name) else {
            return Err(format!("there is no class `@{name}`"));
        };
        if self.depth >= MOST_NESTING {
            return Err(format!("class `@{name}` goes too deep; does it name itself?"));
        }
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace(") ?", ")?").replace('|', " | ");
        let marks: Vec<&str> = spaced.split_whitespace().collect();
        // A class is read as if it stood in brackets.
        let depth = self.depth + 1;
        let mut inner =
            Reader { marks: &marks, at: 0, classes: self.classes, vocabulary: self.vocabulary, depth };
        let node = inner.alternatives()?;
        if inner.at < marks.len() {
            return Err(format!("class `@{name}`: `{}` closes nothing", marks[inner.at]));
        }
        Ok(node)
    }
}

/// Puts all choices that are single words into one place, because that is a single look-up.
fn one_of(mut choices: Vec<Node>) -> Node {
    let mut words = WordSet::default();
    let mut others: Vec<Node> = Vec::new();
    choices.reverse();
    while let Some(node) = choices.pop() {
        match node {
            Node::Words(more) => words.add(more),
            Node::OneOf(nested) => choices.extend(nested.into_iter().rev()),
            node => others.push(node),
        }
    }
    if !words.is_empty() {
        others.push(Node::Words(words));
    }
    if others.len() == 1 { others.remove(0) } else { Node::OneOf(others) }
}

/// Where a part of the pattern can begin and end.
struct Shape {
    empty: bool,
    first: u128,
    last: u128,
}

/// Numbers the places and notes which may follow which (Glushkov's construction).
struct Builder {
    places: Vec<Place>,
    follow: Vec<u128>,
}

impl Builder {
    fn add(&mut self, node: &Node) -> Result<Shape, String> {
        match node {
            // Sets of words were entered before.
            Node::Words(_) => Ok(Shape { empty: false, first: 0, last: 0 }),
            Node::Place(place, _) => {
                let at = self.places.len();
                if at == MOST_PLACES {
                    return Err(format!("the pattern has more than {MOST_PLACES} places; split it in two"));
                }
                self.places.push(*place);
                self.follow.push(0);
                Ok(Shape { empty: false, first: 1 << at, last: 1 << at })
            }
            Node::Maybe(inner) => Ok(Shape { empty: true, ..self.add(inner)? }),
            Node::OneOf(nodes) => {
                let mut all = Shape { empty: node.can_be_empty(), first: 0, last: 0 };
                for node in nodes {
                    let shape = self.add(node)?;
                    all.first |= shape.first;
                    all.last |= shape.last;
                }
                Ok(all)
            }
            Node::Sequence(nodes) => {
                let mut all = Shape { empty: true, first: 0, last: 0 };
                for node in nodes {
                    let next = self.add(node)?;
                    for place in bits(all.last) {
                        self.follow[place] |= next.first;
                    }
                    all.first |= if all.empty { next.first } else { 0 };
                    all.last = next.last | if next.empty { all.last } else { 0 };
                    all.empty &= next.empty;
                }
                Ok(all)
            }
        }
    }
}
