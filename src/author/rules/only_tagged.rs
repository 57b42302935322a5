//! A list in which every line is for a mood.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC108", "only-tagged-lines");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "Every line of a list has a mood tag.",
        why: "When none of these moods holds, a line of a wrong mood is said. A line without a tag fits always.",
        bad: "says: [\"[cold] What.\"]",
        good: "says: [\"Yes.\", \"[cold] What.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for lines in &sites.lines {
        if !lines.texts.is_empty() && lines.texts.iter().all(|line| !tags_of(line).0.is_empty()) {
            let found = lines.at.finding(
                Severity::Warning,
                CODE,
                "every line here has a mood tag",
                "nothing to say in any other mood",
            );
            report.push(found.help("add a line without a tag"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_list_of_tagged_lines_is_found() {
        let tagged = scenario().swap("[\"Since Monday.\"]", "[\"[cold] Since Monday.\"]");
        check(&tagged, CODE, &["[\"[cold] Since Monday.\"]"]);
    }

    #[test]
    fn one_line_without_a_tag_is_enough() {
        silent(&scenario(), CODE);
    }
}
