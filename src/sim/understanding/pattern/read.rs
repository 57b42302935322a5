//! Reads a pattern as it is written in a pack.

use std::collections::BTreeMap;

use super::build::Builder;
use super::matcher::{Pattern, Place};
use super::parts::Node;
use crate::sim::understanding::tokens::scan;
use crate::sim::understanding::vocabulary::{Vocabulary, WordSet};

/// Classes may name classes, so deep and no deeper.
const MOST_NESTING: usize = 8;

/// The classes that patterns may name. Most are named by many patterns, and each is read once.
#[derive(Debug, Default)]
pub(in crate::sim::understanding) struct Classes {
    written: BTreeMap<String, String>,
    read: BTreeMap<String, Node>,
}

impl FromIterator<(String, String)> for Classes {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(written: T) -> Self {
        Self { written: written.into_iter().collect(), read: BTreeMap::new() }
    }
}

/// Reads a pattern, and enters its words into the vocabulary.
///
/// # Errors
/// What is wrong with it, in words for the author of the pack.
pub(in crate::sim::understanding) fn compile(
    text: &str,
    classes: &mut Classes,
    vocabulary: &mut Vocabulary,
) -> Result<Pattern, String> {
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

/// The words that a word of a pattern stands for, cut as texts are cut: `wpa2` is `wpa 2`, `don't` is `do not`.
fn written_out(vocabulary: &Vocabulary, mark: &str) -> Vec<String> {
    let (pieces, _) = scan(mark);
    let words =
        pieces.into_iter().map(|piece| vocabulary.spelling.expand(&piece.text).unwrap_or(vec![piece.text]));
    words.flatten().collect()
}

struct Reader<'a> {
    marks: &'a [&'a str],
    at: usize,
    classes: &'a mut Classes,
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
        if let Some(node) = self.classes.read.get(name) {
            return Ok(node.clone());
        }
        let Some(text) = self.classes.written.get(name) else {
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
        self.classes.read.insert(name.to_owned(), node.clone());
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
