//! A line that nobody would say in one breath.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

/// A line of this many characters takes more than 24 seconds to say.
const LONGEST: usize = 400;

const CODE: Code = Code::new("SC123", "long-line");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A line of the customer's is longer than 400 characters.",
        why: "It takes half a minute of the call to say, and a trainee reads half of it.",
        bad: "says: [\"… a paragraph of six sentences …\"]",
        good: "says: [\"… two sentences …\"], and a beat with the rest",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            let length = tags_of(line).1.chars().count();
            if length > LONGEST {
                let message =
                    format!("this line has {length} characters; nobody listens for longer than {LONGEST}");
                report.push(at.finding(Severity::Warning, CODE, message, "too long to say"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn only_a_line_above_the_limit_is_found() {
        let long = "a".repeat(401);
        check(&scenario().swap("Since Monday.", &long), CODE, &[&format!("\"{long}\"")]);
        silent(&scenario().swap("Since Monday.", &long[1..]), CODE);
    }
}
