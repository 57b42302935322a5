//! The ticket, read: every statement in it with its place.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::draft::{Draft, Field, step_line};
use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::understanding::{Fit, Mention, SubjectClass, TicketWords};
use crate::sim::wording::{Phrase, Phrases, Word, words};

/// Reads a text for what it names and says: `understanding::read_statements` with the pack and lexicon of the call.
pub type Reader<'a> = dyn Fn(&str) -> Arc<[Mention]> + 'a;

/// At most so many characters are given to the reader at once.
const PIECE: usize = 3_000;

/// Words of a ticket and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The field.
    pub field: Field,
    /// The place in the field's text.
    pub span: Span,
    /// The words.
    pub text: String,
}

/// Something of the scenario that a ticket names or says.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) class: SubjectClass,
    pub(super) id: Id,
    pub(super) fit: Fit,
    pub(super) value: String,
    pub(super) quote: Quote,
    /// The field and the sentence in it that it stands in.
    pub(super) sentence: (Field, usize),
    /// Of a statement among the steps, the line.
    pub(super) line: Option<usize>,
}

/// One sentence of a field.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) field: Field,
    pub(super) span: Span,
    pub(super) text: String,
    /// Its words; their places count in the sentence.
    pub(super) words: Vec<Word>,
}

/// A field with words in it.
pub(super) struct Written {
    pub(super) field: Field,
    pub(super) text: String,
    pub(super) words: Vec<Word>,
}

/// A ticket, read.
pub(super) struct Statements {
    pub(super) fields: Vec<Written>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) all: Vec<Statement>,
    /// The places of the lines among the steps.
    pub(super) step_lines: Vec<Span>,
}

impl Statements {
    /// Reads a ticket.
    pub(super) fn read(draft: &Draft, pack: &TicketWords, read: &Reader<'_>) -> Self {
        let texts = |field: &Field| !matches!(field, Field::Impact | Field::Urgency | Field::Team);
        let fields = draft.written().into_iter().filter(|(field, _)| texts(field));
        let fields = fields.map(|(field, text)| Written { field, words: words(&text), text });
        let fields: Vec<Written> = fields.collect();
        let sentences: Vec<Sentence> =
            fields.iter().flat_map(|written| sentences(written, &pack.dotted)).collect();
        let step_lines = step_lines(draft);
        let mut all = Vec::new();
        for Written { field, text, .. } in &fields {
            let heading = pack.headings.iter().find(|(name, _)| name == field.name());
            let heading = heading.map(|(_, heading)| heading.as_str());
            for mention in read_field(text, heading, read) {
                let sentence = sentences
                    .iter()
                    .position(|sentence| sentence.field == *field && sentence.span.overlaps(&mention.span));
                let line = step_lines.iter().position(|line| line.overlaps(&mention.span));
                all.push(Statement {
                    class: mention.class,
                    id: mention.id,
                    fit: mention.fit,
                    value: mention.value,
                    quote: quote(*field, text, mention.span),
                    sentence: (*field, sentence.unwrap_or(usize::MAX)),
                    line: line.filter(|_| *field == Field::Steps),
                });
            }
        }
        Self { fields, sentences, all, step_lines }
    }

    /// What is said with this fit of a fact, finding or event. A line of the record may have the id of a fact: it is
    /// another thing.
    pub(super) fn of<'s>(&'s self, id: &'s Id, fit: Fit) -> impl Iterator<Item = &'s Statement> {
        let of_value = |statement: &&Statement| {
            matches!(statement.class, SubjectClass::Fact | SubjectClass::Finding | SubjectClass::Event)
        };
        self.all.iter().filter(of_value).filter(move |statement| statement.id == *id && statement.fit == fit)
    }

    /// The words of a field, if it is one that is written in and not left empty.
    pub(super) fn words(&self, field: Field) -> Option<&[Word]> {
        self.fields.iter().find(|written| written.field == field).map(|written| written.words.as_slice())
    }

    /// Whether the sentence of this statement has one of these words.
    pub(super) fn beside(&self, statement: &Statement, phrases: &Phrases) -> bool {
        self.sentences
            .get(statement.sentence.1)
            .is_some_and(|sentence| phrases.find(&sentence.words).is_some())
    }

    /// The places where these phrases stand, in the order of the form.
    pub(super) fn places(&self, phrases: &Phrases) -> Vec<Quote> {
        self.quotes(&|words| phrases.find_all(words))
    }

    /// The places where this phrase stands, in the order of the form.
    pub(super) fn places_of(&self, phrase: &str) -> Vec<Quote> {
        let phrase = Phrase::new(phrase);
        self.quotes(&|words| phrase.find_all(words))
    }

    fn quotes(&self, find: &dyn Fn(&[Word]) -> Vec<Span>) -> Vec<Quote> {
        let in_field = |written: &Written| {
            let spans = find(&written.words);
            spans.into_iter().map(|span| quote(written.field, &written.text, span)).collect::<Vec<_>>()
        };
        self.fields.iter().flat_map(in_field).collect()
    }

    /// The first place where this phrase stands.
    pub(super) fn place(&self, phrase: &str) -> Option<Quote> {
        self.places_of(phrase).into_iter().next()
    }

    /// A whole line of the list of steps.
    pub(super) fn step_line(&self, index: usize) -> Quote {
        let place = self.step_lines.get(index).copied().unwrap_or_default();
        let steps = self.fields.iter().find(|written| written.field == Field::Steps);
        quote(Field::Steps, steps.map_or("", |steps| steps.text.as_str()), place)
    }
}

fn step_lines(draft: &Draft) -> Vec<Span> {
    let mut start = 0;
    let mut place = |length: usize| {
        let line = Span::new(start, start + length);
        start += length + 1;
        line
    };
    draft.steps.iter().map(|line| place(step_line(line).len())).collect()
}

/// The words under a span of a field.
pub(super) fn quote(field: Field, text: &str, span: Span) -> Quote {
    Quote { field, span, text: span.of(text).to_owned() }
}

/// Reads a field with its heading before it, for "Tuesday" under "When it began" says when it began.
fn read_field(text: &str, heading: Option<&str>, read: &Reader<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let heading = heading.map(|heading| format!("{heading}: ")).unwrap_or_default();
    for (at, piece) in pieces(text) {
        for mention in read(&format!("{heading}{piece}")).iter() {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            if end <= heading.len() {
                continue;
            }
            let span = Span::new(at + start.saturating_sub(heading.len()), at + end - heading.len());
            mentions.push(Mention { span, ..mention.clone() });
        }
    }
    mentions
}

/// Cuts a text into pieces that the reader takes whole, between words.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let most = rest.char_indices().nth(PIECE).map_or(rest.len(), |(at, _)| at);
        let end = if most == rest.len() {
            most
        } else {
            rest[..most].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(most)
        };
        pieces.push((start, &rest[..end]));
        start += end;
    }
    pieces
}

/// The sentences of a field; a line is at least one.
fn sentences(written: &Written, dotted: &[String]) -> Vec<Sentence> {
    let Written { field, text, words } = written;
    let mut rest = words.as_slice();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let followed = text[end..].chars().next().is_none_or(char::is_whitespace);
        let ends = match sign {
            '\n' => true,
            '.' => followed && !is_dotted(&text[start..end], dotted),
            '!' | '?' | ';' => followed,
            _ => false,
        };
        if ends || end == text.len() {
            let said = &text[start..end];
            if !said.trim().is_empty() {
                // No sign that ends a sentence stands within a word.
                let span = Span::new(start, end);
                let (own, others) = rest.split_at(rest.partition_point(|word| word.span.start < span.end));
                let words = own.iter().map(|word| word.within(span.start)).collect();
                sentences.push(Sentence { field: *field, span, text: said.to_owned(), words });
                rest = others;
            }
            start = end;
        }
    }
    sentences
}

fn is_dotted(sentence: &str, dotted: &[String]) -> bool {
    let last = sentence.split_whitespace().next_back().unwrap_or("").trim_end_matches('.');
    let last = last.rsplit('.').next().unwrap_or("").to_lowercase();
    dotted.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::understanding::Said;

    #[test]
    fn sentences_end_at_signs_and_lines_but_not_in_numbers_or_abbreviations() {
        let text = "Loss at 198.51.100.11, e.g. at night. Hop 2; clean\nNo 3.5 dB";
        let written = Written { field: Field::Symptom, words: words(text), text: text.to_owned() };
        let said: Vec<_> = sentences(&written, &["g".into()])
            .into_iter()
            .map(|sentence| sentence.text.trim().to_owned())
            .collect();
        assert_eq!(said, ["Loss at 198.51.100.11, e.g. at night.", "Hop 2;", "clean", "No 3.5 dB"]);
    }

    #[test]
    fn the_pieces_of_a_long_text_are_the_text() {
        let text = "wörd ".repeat(2_000) + &"é".repeat(4_000);
        let pieces = pieces(&text);
        assert!(pieces.len() > 2 && pieces.iter().all(|(_, piece)| piece.chars().count() <= PIECE));
        assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text);
        assert!(pieces.iter().all(|(at, piece)| text[*at..].starts_with(piece)));
    }

    #[test]
    fn a_field_is_read_under_its_heading_and_places_count_in_the_field() {
        let read = |text: &str| {
            assert_eq!(text, "When it began: on Tuesday");
            let mention = |start, end| Mention {
                class: SubjectClass::Fact,
                id: "began".into(),
                fit: Fit::Right,
                value: String::new(),
                span: Span::new(start, end),
                cue: String::new(),
                sentence: 0,
                said: Said::default(),
            };
            Arc::from([mention(0, 13), mention(18, 25)])
        };
        let mentions = read_field("on Tuesday", Some("When it began"), &read);
        assert_eq!(mentions.len(), 1);
        assert_eq!(mentions[0].span.of("on Tuesday"), "Tuesday");
    }
}
