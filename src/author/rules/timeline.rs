//! A board whose entries are out of order.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::case::moment;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC129", "timeline-order");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "An entry of an event's timeline is earlier than the one before it, or there is none at all.",
        why: "The board shows the last entry whose time has come. Out of order, one would cover another.",
        bad: "timeline: [ ( from: \"2025-06-14T10:45\", … ), ( from: \"2025-06-14T09:58\", … ) ]",
        good: "timeline: [ ( from: \"2025-06-14T09:58\", … ), ( from: \"2025-06-14T10:45\", … ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Subject::Event(file) = sites.checked.subject else { return };
    let (at, entries) = (At::root(file.source).field("timeline"), &file.value.timeline);
    if entries.is_empty() {
        report.push(at.finding(Severity::Error, CODE, "the board of this event shows nothing", "empty"));
    }
    let mut before = None;
    for (at, entry) in at.each(entries) {
        let from = moment(&entry.from).map(|(from, _)| from);
        if from.is_some() && from <= before {
            let message = format!("the entry of {} stands behind a later one", entry.from);
            report.push(at.field("from").finding(Severity::Error, CODE, message, "out of order"));
        }
        before = before.max(from);
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, event, silent};

    #[test]
    fn an_entry_out_of_order_is_found() {
        check(&event().swap("T09:00", "T11:00"), CODE, &["\"2025-06-18T10:00\""]);
    }

    #[test]
    fn entries_in_order_are_fine() {
        silent(&event(), CODE);
    }
}
