//! A mark on the world that nothing leaves.

use super::Rule;
use super::unknown_id::may_come;
use crate::author::names::Kind;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::parse::nearest;

const CODE: Code = Code::new("SC103", "unknown-mark");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A condition asks for a mark on the world that no step, tool or line leaves.",
        why: "`world(\"x\")` holds once something with `does: [\"x\"]` has happened. Without one it never holds.",
        bad: "fixed_when: world(\"pluged_in\"), and a try with does: [\"plugged_in\"]",
        good: "fixed_when: world(\"plugged_in\"), and a try with does: [\"plugged_in\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for (at, mark) in &sites.marks {
        if sites.names.has(Kind::Mark, mark) {
            continue;
        }
        let message = format!("nothing leaves the mark `{mark}` on the world");
        let found = at.finding(Severity::Error, CODE, message, "never holds");
        let found = may_come(sites, found);
        report.push(match nearest(mark, sites.names.of(Kind::Mark)) {
            Some(near) => found.suggest(at.span(), format!("\"{near}\""), format!("did you mean `{near}`?")),
            None => {
                found.help(format!("add `does: [\"{mark}\"]` to the step, tool or line that brings it about"))
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn a_mark_nothing_leaves_is_found() {
        let found =
            check(&scenario().swap("world(\"restarted\")", "world(\"restartde\")"), CODE, &["\"restartde\""]);
        assert_eq!(found[0].suggestion.as_ref().unwrap().replacement, "\"restarted\"");
    }

    #[test]
    fn a_mark_that_a_step_leaves_is_fine() {
        silent(&scenario(), CODE);
    }
}
