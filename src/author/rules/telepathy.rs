//! A customer who reacts to what only the desk can see.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Condition;

const CODE: Code = Code::new("SC120", "telepathy");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A customer acts on what only the desk can see: a tool's result or an opened article.",
        why: "Customers hear what is said to them and nothing else. `told` holds once they were told, `announced` once they know of the test.",
        bad: "( id: \"curious\", when: tool(\"line_test\"), says: [\"And? What does it say?\"] )",
        good: "( id: \"curious\", when: all([announced(\"line_test\"), tool(\"line_test\")]), says: [\"And? What does it say?\"] )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for waits in sites.waits.iter().filter(|waits| waits.customer) {
        if let Some(seen) = only_by_desk(waits.condition) {
            let message = format!("the customer cannot know of `{seen}`");
            let found = waits.at.finding(Severity::Warning, CODE, message, "only the desk can see this");
            report.push(found.help("use `told`, `told_team` or `announced`, or add what the customer hears"));
        }
    }
}

/// The name of a term that only the desk can see, when the condition can hold by such terms without the customer having
/// heard anything that belongs to it.
fn only_by_desk(condition: &Condition) -> Option<&'static str> {
    match condition {
        Condition::All(all) if all.iter().any(is_perceived) => None,
        Condition::All(all) | Condition::Any(all) => all.iter().find_map(only_by_desk),
        Condition::Ever(inner) => only_by_desk(inner),
        Condition::Tool(_) => Some("tool"),
        Condition::Found(_) => Some("found"),
        Condition::Article(_) => Some("article"),
        // A ticket that is being written can be heard: somebody types.
        _ => None,
    }
}

fn is_perceived(condition: &Condition) -> bool {
    match condition {
        Condition::All(all) => all.iter().any(is_perceived),
        Condition::Any(any) => !any.is_empty() && any.iter().all(is_perceived),
        Condition::Ever(inner) => is_perceived(inner),
        Condition::Told(_)
        | Condition::ToldWrong(_)
        | Condition::ToldUnknown(_)
        | Condition::ToldTeam(_)
        | Condition::Announced(_)
        | Condition::Promised(_)
        | Condition::PromisedWithin { .. }
        | Condition::ReadBack(_) => true,
        other => other.needs_hearing(),
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_beat_on_a_tool_s_result_is_found() {
        let beat = |when: &str| scenario().swap("patience(below: 50)", when);
        check(&beat("tool(\"line_test\")"), CODE, &["tool(\"line_test\")"]);
        let either = "any([heard(Inform), article(\"kb-1\")])";
        check(&beat(either), CODE, &[either]);
        let asked = scenario().swap("wants: told(\"loose_plug\")", "wants: found(\"loose_plug\")");
        check(&asked, CODE, &["found(\"loose_plug\")"]);
    }

    #[test]
    fn what_the_customer_hears_is_fine() {
        silent(&scenario(), CODE);
        let heard = "all([tool(\"line_test\"), announced(\"line_test\")])";
        silent(&scenario().swap("patience(below: 50)", heard), CODE);
        silent(&scenario().swap("patience(below: 50)", "not(tool(\"line_test\"))"), CODE);
        silent(&scenario().swap("patience(below: 50)", "ticket_begun"), CODE);
    }
}
