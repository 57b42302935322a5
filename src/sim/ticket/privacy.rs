//! What must not stand in a ticket, or not in the customer's note: secrets, private things, house matters.

use super::Field;
use super::fault::{FaultKind, Faults};
use super::required::lines;
use super::sheet::Sheet;
use super::statements::{Quote, Statement, Written, quote};
use crate::sim::scenario::model::Subject;
use crate::sim::time::Span;
use crate::sim::understanding::Fit;
use crate::sim::wording::{Word, words};

/// Card numbers have so many digits.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// Finds secrets, private things, and what is not for the customer.
pub(super) fn find(sheet: &Sheet<'_>, faults: &mut Faults) {
    secrets(sheet, faults);
    for statement in sheet.values(Fit::Right) {
        if sheet.fact(&statement.id).is_some_and(|fact| fact.private) && !sheet.is_secret(&statement.id) {
            faults.add(FaultKind::Private, Some(&statement.id), &statement.quote, String::new());
        }
    }
    let rule = &sheet.case.scenario.ticket;
    let neutral = sheet.said.places(&sheet.pack.not_neutral);
    let judged_as_tone = |quote: &Quote| neutral.iter().any(|other| overlap(other, quote));
    for subject in &rule.must_not_say {
        for quote in stands(sheet, subject).into_iter().filter(|quote| !judged_as_tone(quote)).take(1) {
            faults.add(FaultKind::Forbidden, Sheet::id_of(subject), &quote, String::new());
        }
    }
    customers_note(sheet, faults);
}

fn secrets(sheet: &Sheet<'_>, faults: &mut Faults) {
    for statement in sheet.values(Fit::Right).filter(|statement| sheet.is_secret(&statement.id)) {
        faults.add(FaultKind::Secret, Some(&statement.id), &statement.quote, String::new());
    }
    let values = sheet.case.scenario.facts.iter().map(|fact| (&fact.id, fact.value.as_str()));
    let record = sheet.case.scenario.customer.record.iter().map(|line| (&line.id, line.value.as_str()));
    // Where the customer knows the secret, the record may say no more than that there is one.
    let record = record.filter(|(id, _)| sheet.case.fact(id.as_str()).is_none());
    for (id, value) in values.chain(record).filter(|(id, value)| !value.is_empty() && sheet.is_secret(id)) {
        if let Some(quote) = sheet.said.place(value) {
            faults.add(FaultKind::Secret, Some(id), &quote, String::new());
        }
    }
    for Written { field, text, words } in &sheet.said.fields {
        let spans = card_numbers(sheet, text, words).into_iter().chain(after_a_cue(sheet, text, words));
        for span in spans {
            faults.add(FaultKind::Secret, None, &quote(*field, text, span), String::new());
        }
    }
}

/// Runs of digits that are a card's number: by its check digit, or because a card is spoken of beside it.
fn card_numbers(sheet: &Sheet<'_>, text: &str, words: &[Word]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = run_of_digits(text, &words[at..]);
        if run == 0 {
            at += 1;
            continue;
        }
        let digits: Vec<u32> = words[at..at + run]
            .iter()
            .flat_map(|word| word.text.chars())
            .filter_map(|c| c.to_digit(10))
            .collect();
        let span = Span { start: words[at].span.start, end: words[at + run - 1].span.end };
        let around = &words[at.saturating_sub(6)..(at + run + 6).min(words.len())];
        let named = || sheet.pack.card.find(around).is_some();
        let other = || sheet.pack.not_card.find(around).is_some();
        if CARD_DIGITS.contains(&digits.len()) && (named() || passes_check(&digits) && !other()) {
            found.push(span);
        }
        at += run;
    }
    found
}

/// How many words from here on are digits with nothing but a space or a dash between them.
fn run_of_digits(text: &str, words: &[Word]) -> usize {
    let all_digits = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let mut length = 0;
    for (index, word) in words.iter().enumerate() {
        let between = index
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .map_or("", |before| Span { start: before.span.end, end: word.span.start }.of(text));
        if !all_digits(word) || !matches!(between, "" | " " | "-") {
            break;
        }
        length = index + 1;
    }
    length
}

/// The check digit of card numbers (ISO/IEC 7812-1, annex B).
fn passes_check(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}

/// "Password: Sommer-22": a word with a digit right after a word for a secret.
fn after_a_cue(sheet: &Sheet<'_>, text: &str, words: &[Word]) -> Vec<Span> {
    let follows = |cue: &Span| {
        let next = words.iter().position(|word| word.span.start >= cue.end)?;
        let is = words.get(next).is_some_and(|word| sheet.pack.secret_is.iter().any(|is| *is == *word.text));
        let word = words.get(next + usize::from(is))?;
        let between = Span { start: cue.end, end: word.span.start }.of(text);
        let introduced = is || between.contains([':', '=', '"', '\'']);
        let end = text[word.span.start as usize..].find(char::is_whitespace);
        let end = end.map_or(text.len(), |length| word.span.start as usize + length);
        let whole = Span::new(word.span.start as usize, end);
        let has_digit = whole.of(text).bytes().any(|byte| byte.is_ascii_digit());
        (introduced && has_digit).then_some(whole)
    };
    sheet.pack.secret_cues.find_all(words).iter().filter_map(follows).collect()
}

fn customers_note(sheet: &Sheet<'_>, faults: &mut Faults) {
    let in_note = |quote: &Quote| quote.field == Field::CustomerNote;
    for subject in &sheet.case.scenario.ticket.customer_note_not {
        for quote in stands(sheet, subject).into_iter().filter(in_note).take(1) {
            faults.add(FaultKind::Internal, Sheet::id_of(subject), &quote, String::new());
        }
    }
    for quote in sheet.said.places(&sheet.pack.internal).into_iter().filter(in_note) {
        faults.add(FaultKind::Internal, None, &quote, String::new());
    }
    let not_theirs = |statement: &&Statement| {
        !sheet.known.verified
            && statement.fit == Fit::Right
            && sheet.case.finding(statement.id.as_str()).is_some_and(|finding| finding.private)
            && in_note(&statement.quote)
    };
    // The title of an article is made of words that anybody may use; its number is the desk's own.
    for article in &sheet.case.articles {
        for quote in sheet.said.places_of(article.id.as_str()).into_iter().filter(in_note).take(1) {
            faults.add(FaultKind::Internal, Some(&article.id), &quote, String::new());
        }
    }
    for statement in sheet.said.all.iter().filter(not_theirs) {
        faults.add(FaultKind::Internal, Some(&statement.id), &statement.quote, String::new());
    }
}

/// Every place where the subject stands: values, words, a step or an event.
fn stands(sheet: &Sheet<'_>, subject: &Subject) -> Vec<Quote> {
    match subject {
        // What begins so is meant as well: "shouting" by "shout". Short words stand for themselves.
        Subject::Text(text) => {
            let last = words(text).pop().map_or(0, |word| word.text.chars().count());
            let ending = if last >= 4 && text.ends_with(char::is_alphanumeric) { "*" } else { "" };
            sheet.said.places_of(&format!("{text}{ending}"))
        }
        Subject::Fact(_) | Subject::Found(_) => {
            let ids: Vec<_> = lines(sheet, subject).into_iter().map(|line| line.id).collect();
            let said = |statement: &&Statement| ids.contains(&statement.id);
            sheet.values(Fit::Right).filter(said).map(|statement| statement.quote.clone()).collect()
        }
        Subject::Step(id) | Subject::Event(id) => {
            let named = |statement: &&Statement| statement.id == *id && statement.fit != Fit::Wrong;
            sheet.said.all.iter().filter(named).map(|statement| statement.quote.clone()).collect()
        }
    }
}

fn overlap(a: &Quote, b: &Quote) -> bool {
    a.field == b.field && a.span.overlaps(&b.span)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, reviewed, with};
    use super::*;

    #[track_caller]
    fn check(field: Field, text: &str, found: &[(FaultKind, &str)]) {
        let faults = reviewed(&good_call(), &with(field, text)).faults;
        let quoted: Vec<_> = faults.iter().map(|fault| (fault.kind, fault.quote.text.as_str())).collect();
        let quoted: Vec<_> = quoted.into_iter().filter(|(kind, _)| *kind != FaultKind::Invented).collect();
        assert_eq!(quoted, found);
    }

    #[test]
    fn secrets_are_found_by_fact_by_record_by_check_digit_and_by_cue() {
        let secret = FaultKind::Secret;
        check(Field::InternalNote, "Router: Sommer-22", &[(secret, "Sommer-22")]);
        check(Field::Contact, "Mobile, says andante", &[(secret, "andante")]);
        check(Field::InternalNote, "Paid by 4111 1111 1111 1111.", &[(secret, "4111 1111 1111 1111")]);
        check(Field::InternalNote, "Card 4111-1111-1111-1112", &[(secret, "4111-1111-1111-1112")]);
        check(Field::InternalNote, "Password is KyleTheGreat9, he says", &[(secret, "KyleTheGreat9,")]);
    }

    #[test]
    fn numbers_and_words_that_only_look_like_secrets_stay() {
        check(Field::InternalNote, "Serial 4111111111111111 on the box", &[]);
        check(Field::InternalNote, "Long count 4111 1111 1111 1112", &[]);
        check(Field::InternalNote, "The password was reset, no bank password typed since 2024", &[]);
    }

    #[test]
    fn a_secret_late_in_a_long_field_is_found() {
        let text = format!("{}Sommer-22", "The line was watched. ".repeat(300));
        check(Field::InternalNote, &text, &[(FaultKind::Secret, "Sommer-22")]);
    }

    #[test]
    fn private_and_forbidden_things_stay_out_of_every_field() {
        check(Field::Contact, "Mobile; divorce", &[(FaultKind::Private, "divorce")]);
        check(Field::InternalNote, "The neighbours rang", &[(FaultKind::Forbidden, "neighbours")]);
    }

    #[test]
    fn the_customers_note_is_for_the_customer() {
        let internal = FaultKind::Internal;
        check(
            Field::CustomerNote,
            "Margin 4 dB, P2, balance 12.00",
            &[(internal, "dB"), (internal, "P2"), (internal, "12.00")],
        );
        check(Field::InternalNote, "Margin 4 dB, P2", &[]);
        // The words of an article's title are anybody's; its number is the desk's.
        check(Field::CustomerNote, "We help you with moving house. See KB-9.", &[(internal, "KB-9")]);
    }

    #[test]
    fn the_check_digit_of_a_card_number_is_checked() {
        let digits = |text: &str| text.chars().filter_map(|c| c.to_digit(10)).collect::<Vec<_>>();
        assert!(passes_check(&digits("4111 1111 1111 1111")));
        assert!(!passes_check(&digits("4111 1111 1111 1112")));
    }

    #[test]
    fn digits_run_on_over_spaces_and_dashes_only() {
        let run = |text: &str| run_of_digits(text, &words(text));
        assert_eq!(run("4111 1111-1111 1111 then"), 4);
        assert_eq!(run("198.51.100.11"), 1);
        assert_eq!(run("113 of 1000"), 1);
    }
}
