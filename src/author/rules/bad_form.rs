//! A date, a time or a decimal that cannot be read.

use jiff::civil::Time;

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::{Form, Sites};
use crate::sim::case::{moment, thousandths};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC110", "bad-time-or-number");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A date, a time of day or a decimal number cannot be read.",
        why: "Dates are year-month-day, hours run from 00:00 to 23:59, decimals have a point and at most three digits behind it.",
        bad: "call_at: \"17.6.2025 20:41\"",
        good: "call_at: \"2025-06-17T20:41\"",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for formed in &sites.formed {
        let text = formed.text;
        let (fits, what, example) = match formed.form {
            Form::Moment => {
                (moment(text).is_some_and(|(_, day)| !day), "date and time", "`\"2025-06-17T20:41\"`")
            }
            Form::MomentOrDay => (
                moment(text).is_some(),
                "date",
                "`\"2025-06-17T20:41\"`, or `\"2025-06-17\"` for the whole day",
            ),
            Form::Hour => {
                (text.len() == 5 && text.parse::<Time>().is_ok(), "time of day", "`\"09:05\"` or `\"20:41\"`")
            }
            Form::Decimal => (thousandths(text).is_some(), "decimal number", "`\"11\"` or `\"11.5\"`"),
        };
        // In a drawn scenario the value may come with the row.
        if !fits && !text.contains('{') {
            let message = format!("`{text}` is no {what}");
            let found = formed.at.finding(Severity::Error, CODE, message, "cannot be read");
            report.push(found.help(format!("write it like {example}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn what_cannot_be_read_is_found() {
        check(&scenario().swap("2025-06-18T20:41", "2025-06-31T20:41"), CODE, &["\"2025-06-31T20:41\""]);
        check(&scenario().swap("2025-06-18T20:41", "2025-06-18"), CODE, &["\"2025-06-18\""]);
        check(&scenario().swap("patience(below: 50)", "clock(after: \"9:5\")"), CODE, &["\"9:5\""]);
        let comma = "value: \"x\", near: (value: \"1,5\", within: \"1\")";
        check(&scenario().swap("value: \"E-4012\"", comma), CODE, &["\"1,5\""]);
    }

    #[test]
    fn good_forms_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("patience(below: 50)", "clock(after: \"09:05\")"), CODE);
    }
}
