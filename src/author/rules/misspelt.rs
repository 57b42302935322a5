//! A word that is not spelt as words are.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::own_words::OwnWords;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::author::spelling::Speller;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};

const CODE: Code = Code::new("SC146", "misspelt");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A word in a line, in the briefing or in an article is in no dictionary, and nothing of the desk is called so.",
        why: "A slip of the keyboard in a customer's line looks like bad work, and a trainee may copy it. Words with a capital letter, codes and the desk's own words are left alone. A word that is meant so goes under `words`, in this file or in desk.ron.",
        bad: "says: [\"Since Monday, definately.\"]",
        good: "says: [\"Since Monday, definitely.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (language, listed): (&str, &[String]) = match sites.checked.subject {
        Subject::Scenario(file) => (&file.value.language, &file.value.words),
        Subject::Persona(file) => (&file.value.language, &file.value.words),
        Subject::Shared(_) | Subject::Article(_) => {
            (sites.checked.desk().map_or("", |desk| desk.language.as_str()), &[])
        }
        Subject::Desk(_) | Subject::Event(_) => return,
    };
    let Some(speller) = Speller::of(language) else { return };
    let listed = OwnWords::listed(listed);
    let of_desk = |word: &str| sites.checked.desk_words.iter().any(|own| own.has(word));
    // What the case calls its own is put together only where a word is in no dictionary.
    let of_case = LazyCell::new(|| {
        sites.checked.scenario().map(|file| OwnWords::of_scenario(file.value)).unwrap_or_default()
    });
    let is_fine = |word: &str| speller.knows(word) || listed.has(word) || of_desk(word) || of_case.has(word);
    // Blocks and articles list no words of their own.
    let to = if matches!(sites.checked.subject, Subject::Shared(_) | Subject::Article(_)) {
        " to desk.ron"
    } else {
        ""
    };
    let look = |at: &dyn Fn(&str) -> (String, Range<usize>), text: &str, report: &mut Report| {
        for word in words(text).filter(|word| !is_fine(word)).collect::<BTreeSet<_>>() {
            let (file, span) = at(word);
            let message = format!("`{word}` is in no dictionary");
            let found = Diagnostic::warning(CODE, message).file(file).at(span, "is this spelt as meant?");
            let meant =
                speller.meant(word).map(|meant| format!("did you mean `{meant}`? ")).unwrap_or_default();
            report.push(found.help(format!("{meant}If it is meant so, add it{to}: `words: [\"{word}\"]`")));
        }
    };
    let place = |at: At<'_>| (at.file().to_owned(), at.span());
    if let Some(file) = sites.checked.scenario() {
        let at = At::root(file.source).field("briefing");
        look(&|_| place(at), &file.value.briefing, report);
    }
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            look(&|_| place(at), tags_of(line).1, report);
        }
    }
    if let Some(article) = sites.checked.article() {
        for (start, line) in article.prose() {
            let place = |word: &str| {
                let at = start + (word.as_ptr().addr() - line.as_ptr().addr());
                (article.file.to_owned(), at..at + word.len())
            };
            look(&place, line, report);
        }
    }
}

/// The words that can be judged: none with a capital (a name, or the beginning of a sentence that is one), none with
/// digits or a hyphen, none that is broken off, stretched or spelt out.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let plain = text.split(char::is_whitespace);
    // Who is interrupted ends in the middle of a word, and without a full stop.
    let cut = text.trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
    let last = text.split_whitespace().next_back().filter(|_| cut).map(str::as_ptr);
    plain.filter(move |piece| Some(piece.as_ptr()) != last).filter_map(|piece| {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.chars().all(|c| c.is_lowercase() || c == '\'');
        let broken_off = piece.ends_with(['…', '-', '—', '–']) || piece.contains("..");
        let stretched = word.as_bytes().windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
        let held = piece.contains(['{', '}', '@', '_', '*', '`']) || piece.starts_with('\'');
        (letters && word.chars().count() > 2 && !broken_off && !stretched && !held).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{article, check, scenario, silent};

    #[test]
    fn slips_of_the_keyboard_are_found() {
        let line = "Since Monday, definately.";
        let found = check(&scenario().swap("Since Monday.", line), CODE, &[&format!("\"{line}\"")]);
        assert!(
            found.iter().any(|found| found.help.as_ref().is_some_and(|help| help.contains("definitely"))),
            "{found:?}"
        );
        check(&scenario().swap("A call.", "A cal from teh shop."), CODE, &["\"A cal from teh shop.\""]);
    }

    #[test]
    fn slips_in_articles_are_found_where_they_stand() {
        check(&article("# Lights\n\nRed is definately bad.\n"), CODE, &["definately"]);
        silent(&article("# Lights\n\nRed is bad, `definately`.\n\n```text\ndefinately\n```\n"), CODE);
    }

    #[test]
    fn names_codes_and_words_of_the_house_are_fine() {
        silent(&scenario(), CODE);
        let line = "Mr Brzezinski's E-4012, Wi-Fi and the WLAN. It's soooo Zmrzlina.";
        silent(&scenario().swap("Since Monday.", line), CODE);
        let own = scenario().swap("Since Monday.", "My flibberty's gone.");
        silent(&own.swap("beats: [", "words: [\"flibberty\"], beats: ["), CODE);
    }
}
