//! Text that a voice would stumble over.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC145", "hard-to-say");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A line of the customer's holds something that cannot be spoken: an address of the web, signs without a sound, two spaces in a row, or quotes of two kinds.",
        why: "Lines are spoken on a telephone. Write what the customer would say: “www dot lumen dot example”, “two oh three”.",
        bad: "says: [\"It is at https://lumen.example/help?id=7.\"]",
        good: "says: [\"It is on your help page.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            if let Some(why) = stumbles(tags_of(line).1) {
                report.push(at.finding(
                    Severity::Warning,
                    CODE,
                    format!("a voice stumbles here: {why}"),
                    "cannot be spoken as it stands",
                ));
            }
        }
    }
}

/// What a voice would stumble over.
fn stumbles(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if ["http://", "https://", "ftp://", "www."].iter().any(|address| lower.contains(address)) {
        return Some("an address of the web".to_owned());
    }
    let inner = text.trim();
    if inner.lines().any(|line| line.trim().contains("  ")) {
        return Some("two spaces in a row".to_owned());
    }
    if let Some(sign) = inner.chars().find(|sign| has_no_sound(*sign)) {
        return Some(format!("`{sign}` has no sound"));
    }
    mixed_quotes(inner).then(|| "straight and curly quotes in one line".to_owned())
}

fn has_no_sound(sign: char) -> bool {
    // Braces hold the places that are filled in, an asterisk stresses a word.
    matches!(sign, '|' | '\\' | '<' | '>' | '^' | '~' | '_' | '=' | '`' | '[' | ']' | '•' | '→' | '⇒')
        || ('\u{2500}'..='\u{27BF}').contains(&sign)
        || ('\u{1F000}'..='\u{1FAFF}').contains(&sign)
}

fn mixed_quotes(text: &str) -> bool {
    let has = |signs: &[char]| text.contains(signs);
    (has(&['"']) && has(&['“', '”', '„'])) || (has(&['\'']) && has(&['‘', '’']))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn what_has_no_sound_is_found() {
        for line in [
            "See www.lumen.example.",
            "Since  Monday.",
            "It says <error>.",
            "Ha 😀",
            "I'm sure it’s so.",
            "My_name.",
        ] {
            check(&scenario().swap("Since Monday.", line), CODE, &[&format!("\"{line}\"")]);
        }
    }

    #[test]
    fn what_people_say_is_fine() {
        silent(&scenario(), CODE);
        for line in [
            "E-4012, 'that' — *that* box… 50 %!",
            "A & B, at {value}, 10:30.",
            "ann@lumen.example, she said.",
        ] {
            silent(&scenario().swap("Since Monday.", line), CODE);
        }
    }
}
