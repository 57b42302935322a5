//! A word that is not spelt as words are.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::author::spelling::Speller;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Desk, Scenario};

const CODE: Code = Code::new("SC146", "misspelt");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A word in a line or in the briefing is in no dictionary, and nothing of the desk is called so.",
        why: "A slip of the keyboard in a customer's line looks like bad work, and a trainee may copy it. Words with a capital letter, codes and the desk's own words are left alone. A word that is meant so goes under `words`, in this file or in desk.ron.",
        bad: "says: [\"Since Monday, definately.\"]",
        good: "says: [\"Since Monday, definitely.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (language, words): (&str, &[String]) = match sites.checked.subject {
        Subject::Scenario(file) => (&file.value.language, &file.value.words),
        Subject::Persona(file) => (&file.value.language, &file.value.words),
        Subject::Desk(_) | Subject::Event(_) => return,
    };
    let Some(speller) = Speller::of(language) else { return };
    let mut own = Allowed::default();
    own.add_all(words);
    // What the desk and the case call their own is put together only where a word is in no dictionary.
    let allowed = LazyCell::new(|| {
        let mut allowed = Allowed::default();
        sites.checked.desks.iter().for_each(|desk| allowed.add_desk(desk));
        sites.checked.scenario().iter().for_each(|file| allowed.add_scenario(file.value));
        allowed
    });
    let is_fine = |word: &str| speller.knows(word) || own.has(word) || allowed.has(word);
    if let Some(file) = sites.checked.scenario() {
        let at = At::root(file.source);
        look(at.field("briefing"), &file.value.briefing, speller, &is_fine, report);
    }
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            look(at, tags_of(line).1, speller, &is_fine, report);
        }
    }
}

fn look(at: At<'_>, text: &str, speller: &Speller, is_fine: &dyn Fn(&str) -> bool, report: &mut Report) {
    for word in words(text).filter(|word| !is_fine(word)).collect::<BTreeSet<_>>() {
        let message = format!("`{word}` is in no dictionary");
        let found = at.finding(Severity::Warning, CODE, message, "is this spelt as meant?");
        let meant = speller.meant(word).map(|meant| format!("did you mean `{meant}`? ")).unwrap_or_default();
        report.push(found.help(format!("{meant}If it is meant so, add it: `words: [\"{word}\"]`")));
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
        let held = piece.contains(['{', '}', '@', '_', '*']) || piece.starts_with('\'');
        (letters && word.chars().count() > 2 && !broken_off && !stretched && !held).then_some(word)
    })
}

/// Words that nobody has to look up.
#[derive(Default)]
struct Allowed(HashSet<String>);

impl Allowed {
    fn add(&mut self, text: &str) {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        self.0.extend(words.map(str::to_lowercase));
    }

    fn add_all<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        texts.into_iter().for_each(|text| self.add(text));
    }

    fn add_desk(&mut self, desk: &Desk) {
        self.add_all(desk.words.iter().chain([&desk.company, &desk.short]));
        self.add_all(desk.glossary.iter().flat_map(|term| &term.term));
        self.add_all(desk.products.iter().map(|product| &product.name));
        self.add_all(desk.teams.iter().flat_map(|team| team.aliases.iter().chain([&team.name])));
        self.add_all(desk.tools.iter().flat_map(|tool| tool.aliases.iter().chain([&tool.name])));
        self.add_all(desk.offers.iter().flat_map(|offer| offer.aliases.iter().chain([&offer.name])));
    }

    /// Names and values of the case.
    fn add_scenario(&mut self, scenario: &Scenario) {
        let customer = &scenario.customer;
        self.add_all(customer.names.right.iter().chain(&customer.names.wrong).chain([&customer.name]));
        self.add_all(customer.record.iter().map(|line| &line.value));
        self.add_all(scenario.facts.iter().flat_map(|fact| fact.aliases.iter().chain([&fact.value])));
        self.add_all(
            scenario.findings.iter().flat_map(|finding| finding.aliases.iter().chain([&finding.value])),
        );
        self.add_all(scenario.digressions.iter().flat_map(|own| &own.about));
        self.add_all(scenario.draw.iter().flat_map(|row| row.values()));
    }

    /// Whether nobody has to look up this word, which is in small letters.
    fn has(&self, word: &str) -> bool {
        self.0.contains(word.strip_suffix("'s").unwrap_or(word)) || self.0.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

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
    fn names_codes_and_words_of_the_house_are_fine() {
        silent(&scenario(), CODE);
        let line = "Mr Brzezinski's E-4012, Wi-Fi and the WLAN. It's soooo Zmrzlina.";
        silent(&scenario().swap("Since Monday.", line), CODE);
        let own = scenario().swap("Since Monday.", "My flibberty's gone.");
        silent(&own.swap("beats: [", "words: [\"flibberty\"], beats: ["), CODE);
    }
}
