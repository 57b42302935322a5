//! How a stretch of written text reads: who had a problem, what was done, and what makes it hard to read. Length is no
//! input.

use serde::{Deserialize, Serialize};

use crate::sim::time::Span;
use crate::sim::understanding::{Slip, TicketWords};
use crate::sim::wording::{Word, words};

/// Texts of fewer words are entries, not prose: they need no full stop and may be written in capitals.
const FEWEST_WORDS: usize = 5;
/// Whom a sentence is about stands among its first words.
const OPENING: usize = 3;
/// Prose of more words than this has a full stop or a comma somewhere.
const LONGEST_UNBROKEN: usize = 14;

/// How a text reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Whether it says what the customer has, sees or wants.
    pub problem: bool,
    /// Whether it says what the desk did, said or will do.
    pub action: bool,
    /// What makes it hard to read, in the order of the text.
    pub flaws: Vec<(Flaw, Span)>,
}

/// What makes a text hard to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Capitals throughout.
    Shouted,
    /// No sign where a reader takes a breath.
    Unbroken,
    /// Words that cannot stand in this order.
    Jumbled,
    /// A mistyped word.
    Misspelt,
    /// A word that could stand in any ticket.
    Vague,
}

impl Flaw {
    /// What it takes from a whole of 1,000.
    const fn costs(self) -> u32 {
        match self {
            Self::Shouted => 150,
            Self::Unbroken => 100,
            Self::Jumbled => 30,
            Self::Misspelt => 25,
            Self::Vague => 40,
        }
    }
}

impl Prose {
    /// How well it reads, per mille: 300 each for problem and action, the rest for being readable.
    #[must_use]
    pub fn per_mille(&self) -> u32 {
        let said = u32::from(self.problem) * 300 + u32::from(self.action) * 300;
        let lost: u32 = self.flaws.iter().map(|(flaw, _)| flaw.costs()).sum();
        said + 400_u32.saturating_sub(lost)
    }
}

/// Reads a text. `slips` are its mistyped words.
#[must_use]
pub fn read_prose(pack: &TicketWords, slips: &[Slip], text: &str) -> Prose {
    let said = words(text);
    let mut flaws: Vec<(Flaw, Span)> = slips.iter().map(|slip| (Flaw::Misspelt, slip.span)).collect();
    flaws.extend(pack.vague_words.find_all(&said).into_iter().map(|span| (Flaw::Vague, span)));
    if said.len() >= FEWEST_WORDS {
        let whole = Span::new(0, text.len());
        if is_shouted(text) {
            flaws.push((Flaw::Shouted, whole));
        }
        let unbroken = !text.contains(['.', ',', ';', ':', '!', '?', '\n']);
        if unbroken && said.len() > LONGEST_UNBROKEN {
            flaws.push((Flaw::Unbroken, whole));
        }
        flaws.extend(jumbled(pack, text, &said).into_iter().map(|span| (Flaw::Jumbled, span)));
    }
    flaws.sort_by_key(|(flaw, span)| (span.start, *flaw));
    let action = pack.desk_did.find(&said).is_some() || pack.checked.find(&said).is_some();
    Prose { problem: speaks_of_problem(pack, text, &said), action, flaws }
}

/// Where capitals throughout or the order of the words stop a reader first. `said` are the words of the text.
pub(super) fn stops_a_reader(pack: &TicketWords, text: &str, said: &[Word]) -> Option<Span> {
    if said.len() < FEWEST_WORDS {
        return None;
    }
    if is_shouted(text) {
        return Some(Span::new(0, text.len()));
    }
    jumbled(pack, text, said).into_iter().min_by_key(|span| span.start)
}

fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|sign| sign.is_alphabetic());
    letters().filter(|sign| sign.is_uppercase()).count() * 5 > letters().count() * 4
}

/// Whether a sentence is about what somebody has, sees or wants: it says so within its first words.
fn speaks_of_problem(pack: &TicketWords, text: &str, said: &[Word]) -> bool {
    let begins = |at: usize| {
        let Some(before) = at.checked_sub(1).and_then(|before| said.get(before)) else { return true };
        let between = text.get(before.span.end as usize..said[at].span.start as usize).unwrap_or_default();
        between.contains(['.', '!', '?', '\n'])
    };
    let starts = (0..said.len()).filter(|at| begins(*at));
    let mut openings = starts.map(|at| &said[at..(at + OPENING).min(said.len())]);
    openings.any(|opening| pack.problem_words.find(opening).is_some())
}

/// Where words stand that cannot follow each other, or end a sentence.
fn jumbled(pack: &TicketWords, text: &str, said: &[Word]) -> Vec<Span> {
    let is = |list: &crate::sim::wording::Phrases, word: &Word| list.have(word);
    let mut found = Vec::new();
    for pair in said.windows(2) {
        let [before, after] = pair else { continue };
        let between = text.get(before.span.end as usize..after.span.start as usize).unwrap_or_default();
        let ends = between.contains(['.', '!', '?', ';', '\n']);
        let opens = is(&pack.determiners, before);
        let joins = is(&pack.links, before);
        let bad = if ends {
            opens || joins && !is(&pack.particles, before)
        } else {
            let follows = is(&pack.links, after) || is(&pack.helpers, after);
            opens && (follows || is(&pack.determiners, after))
                || joins && is(&pack.helpers, after)
                || before.text == after.text
        };
        // After a semicolon the sentence goes on, and small.
        let small_start = between.contains(['.', '!', '?', '\n'])
            && text
                .get(after.span.start as usize..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_lowercase);
        if bad || small_start {
            found.push(Span { start: before.span.start, end: after.span.end });
        }
    }
    let breaks_off =
        |last: &&Word| is(&pack.determiners, last) || is(&pack.links, last) && !is(&pack.particles, last);
    if let Some(last) = said.last().filter(breaks_off) {
        found.push(last.span);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> TicketWords {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>().into();
        TicketWords {
            problem_words: list(&["customer"]),
            desk_did: list(&["we"]),
            vague_words: list(&["something"]),
            determiners: list(&["the", "a"]),
            links: list(&["of", "and", "in"]),
            particles: list(&["in"]),
            helpers: list(&["is"]),
            ..TicketWords::default()
        }
    }

    #[track_caller]
    fn check(text: &str, problem: bool, action: bool, flaws: &[Flaw]) {
        let prose = read_prose(&pack(), &[], text);
        let found: Vec<Flaw> = prose.flaws.iter().map(|(flaw, _)| *flaw).collect();
        assert_eq!((prose.problem, prose.action, found.as_slice()), (problem, action, flaws), "{text}");
        let stops = |flaw: Flaw| matches!(flaw, Flaw::Shouted | Flaw::Jumbled);
        let first = prose.flaws.iter().find(|(flaw, _)| stops(*flaw)).map(|(_, span)| *span);
        assert_eq!(stops_a_reader(&pack(), text, &words(text)), first, "{text}");
    }

    #[test]
    fn a_text_that_reads_well_has_no_flaw() {
        check("The customer cannot print from the laptop. We swapped the cable.", true, true, &[]);
        check("E-4012", false, false, &[]);
        check("The customer was cut off on Tuesday; once again today.", true, false, &[]);
        check("The customer had the plug pulled and pushed it back in.", true, false, &[]);
        check("The customer pushed it back in. Since then it holds.", true, false, &[]);
    }

    #[test]
    fn what_makes_it_hard_to_read_is_named() {
        check("THE CUSTOMER CANNOT PRINT AT ALL", true, false, &[Flaw::Shouted]);
        check("The customer cannot print something today.", true, false, &[Flaw::Vague]);
        check("The of customer laptop print cannot the.", true, false, &[Flaw::Jumbled, Flaw::Jumbled]);
        let long = "customer has no line ".repeat(4);
        check(&long, true, false, &[Flaw::Unbroken]);
    }
}
