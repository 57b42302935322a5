//! A number that makes no sense where it stands.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC111", "senseless-number");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A number is larger or smaller than makes sense where it stands.",
        why: "Levels go from 1 to 5, moods and expertise from 0 to 100, what an ending is worth from 0 to 1000.",
        bad: "level: 7",
        good: "level: 4",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for number in &sites.numbers {
        if !(number.from..=number.to).contains(&number.value) {
            let message = format!(
                "`{}` is {}, and goes from {} to {}",
                number.what, number.value, number.from, number.to
            );
            report.push(number.at.finding(Severity::Error, CODE, message, "out of its range"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, persona, scenario, silent};

    #[test]
    fn numbers_out_of_their_range_are_found() {
        check(&scenario().swap("level: 2", "level: 0"), CODE, &["0"]);
        check(&scenario().swap("patience(below: 50)", "patience(below: 150)"), CODE, &["150"]);
        check(&persona().swap("answers_at_once: 2", "answers_at_once: 0"), CODE, &["0"]);
    }

    #[test]
    fn ordinary_numbers_are_fine() {
        silent(&scenario(), CODE);
        silent(&persona(), CODE);
        silent(&scenario().swap("level: 2", "level: 5"), CODE);
    }
}
