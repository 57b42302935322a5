//! A line that is hard to follow.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

/// A sentence of this many words takes about half a minute to say in one breath.
const LONGEST: usize = 60;

const CODE: Code = Code::new("SC144", "hard-to-read");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A line has a sentence of more than 60 words, or a sign that cannot be seen.",
        why: "Nobody follows such a sentence by ear. Invisible signs come along with copied text; they can turn the direction of writing round or hide words.",
        bad: "says: [\"Since\u{200B} Monday.\"]",
        good: "says: [\"Since Monday.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            let text = tags_of(line).1;
            let words = longest_sentence(text);
            if words > LONGEST {
                let message =
                    format!("a sentence of this line has {words} words; nobody follows more than {LONGEST}");
                let found = at.finding(Severity::Warning, CODE, message, "too long to follow");
                report.push(found.help("make two sentences of it"));
            }
            if let Some(sign) = text.chars().find(|sign| is_invisible(*sign)) {
                let message =
                    format!("this line holds a sign that cannot be seen: U+{:04X}", u32::from(sign));
                report.push(at.finding(Severity::Warning, CODE, message, "type it anew"));
            }
        }
    }
}

fn longest_sentence(text: &str) -> usize {
    // Each word takes a letter and a space: so few letters are never too many words, and most lines are short.
    if text.len() <= 2 * LONGEST {
        return 0;
    }
    let sentences = text.split_inclusive(['.', '!', '?', '…', ';', ':']);
    sentences.map(|sentence| sentence.split_whitespace().count()).max().unwrap_or(0)
}

fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || (sign.is_control() && sign != '\n' && sign != '\t')
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn endless_sentences_and_hidden_signs_are_found() {
        let long = format!("{}day.", "and ".repeat(60));
        check(&scenario().swap("Since Monday.", &long), CODE, &[&format!("\"{long}\"")]);
        check(
            &scenario().swap("Since Monday.", "Since\u{202E} Monday."),
            CODE,
            &["\"Since\u{202E} Monday.\""],
        );
    }

    #[test]
    fn long_lines_of_short_sentences_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("Since Monday.", &"And so on it goes. ".repeat(20)), CODE);
    }
}
