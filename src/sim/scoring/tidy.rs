//! Sentences as they should be printed: begun with a capital, ended once.

use crate::sim::time::Span;

/// What ends a sentence.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// The sentences of a text, each up to and with what ends it. The understanding cuts finer, at clauses; a clause taken out
/// would leave half a sentence standing.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let after = at + sign.len_utf8();
        let followed = text[after..].chars().next();
        let ends = sign == '\n' || (ENDS.contains(&sign) && followed.is_none_or(char::is_whitespace));
        if ends {
            all.push(Span::new(start, after));
            start = after;
        }
    }
    if start < text.len() {
        all.push(Span::new(start, text.len()));
    }
    all
}

/// The sentence that these words stand in; the words themselves where they stand in none.
pub(super) fn sentence_around(text: &str, words: Span) -> Span {
    let holds = |sentence: &Span| sentence.overlaps(&words);
    trimmed(text, sentences(text).into_iter().find(holds).unwrap_or(words))
}

/// The clause that these words stand in: up to the next comma, colon or end on either side. No words, no clause.
pub(super) fn clause_around(text: &str, words: Span) -> Span {
    let (start, end) = (words.start as usize, words.end as usize);
    let (Some(before), Some(after), true) = (text.get(..start), text.get(end..), start < end) else {
        return words;
    };
    let from = breaks(before).last().unwrap_or(0);
    let to = breaks(after).next().map_or(text.len(), |at| end + at);
    let inside = breaks(text.get(start..end).unwrap_or_default()).any(|at| at == end - start);
    trimmed(text, Span::new(from, if inside { end } else { to }))
}

/// Where the clauses of a text end: after each sign that closes one. A point within a number closes none.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let closes = |sign: char| ENDS.contains(&sign) || matches!(sign, ',' | ';' | ':' | '\n');
    text.char_indices().filter_map(move |(at, sign)| {
        let after = at + sign.len_utf8();
        let free = text[after..].chars().next().is_none_or(char::is_whitespace);
        (closes(sign) && free).then_some(after)
    })
}

/// The span without the spaces, commas and colons at its borders.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let idle = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | ':');
    let start = words.len() - words.trim_start_matches(idle).len();
    let end = words.trim_end_matches(idle).len();
    let from = span.start as usize;
    if start < end { Span::new(from + start, from + end) } else { span }
}

/// The same words with every sentence begun with a capital and ended once, and nothing but words between them. A sentence
/// without an end gets the sign of a question where it is one.
pub(super) fn tidied(text: &str, is_question: &dyn Fn(&str) -> bool) -> String {
    let all = sentences(text).into_iter().map(|sentence| sentence.of(text));
    let with_words = all.filter(|sentence| sentence.chars().any(char::is_alphanumeric));
    with_words.map(|sentence| tidy_sentence(sentence, is_question)).collect::<Vec<_>>().join(" ")
}

fn tidy_sentence(sentence: &str, is_question: &dyn Fn(&str) -> bool) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut text = words.join(" ");
    for sign in [" .", " ?", " !", " ,", " ;", " :"] {
        while text.contains(sign) {
            text = text.replace(sign, &sign[1..]);
        }
    }
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '(' | '+'));
    let bare = text.trim_end_matches(|c: char| ENDS.contains(&c) || matches!(c, ',' | ';' | ':' | '-' | ' '));
    let end = match text.get(bare.len()..).and_then(|end| end.chars().find(|c| ENDS.contains(c))) {
        _ if bare.ends_with(['"', '”', ')']) && text == bare => String::new(),
        Some(sign) => sign.to_string(),
        None if is_question(bare) => "?".to_owned(),
        None => ".".to_owned(),
    };
    let mut letters = bare.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_with_their_clause() {
        let text = "Right, Tom speaking, what's wrong: is it 29.00? Yes.";
        let clause = |words: &str| {
            let start = text.find(words).unwrap();
            clause_around(text, Span::new(start, start + words.len())).of(text)
        };
        assert_eq!(clause("speaking, what"), "Tom speaking, what's wrong");
        assert_eq!(clause("is"), "is it 29.00?");
        assert_eq!(clause("29"), "is it 29.00?");
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(tidied(text, &|sentence| sentence.contains("since when")), expected);
    }

    #[test]
    fn every_sentence_begins_with_a_capital_and_ends_once() {
        check("hello. and you ? ?", "Hello. And you?");
        check("hm , well...  yes", "Hm, well. Yes.");
        check("thanks\nsince when", "Thanks. Since when?");
        check("Red?! . . Green.", "Red? Green.");
        check("", "");
    }

    #[test]
    fn what_stands_inside_a_sentence_is_left_alone() {
        check("It costs 45.00, at 198.51.100.11.", "It costs 45.00, at 198.51.100.11.");
        check("État: l'été", "État: l'été.");
    }
}
