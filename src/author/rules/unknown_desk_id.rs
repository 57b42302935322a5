//! An id that names nothing of the desk's.

use super::Rule;
use super::unknown_id::{finding, unknown};
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

const CODE: Code = Code::new("SC102", "unknown-desk-id");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "An id stands for a team, tool, offer, policy, article or the like, and the desk has none of this name.",
        why: "Teams, tools, offers and policies stand in desk.ron, articles are the files in knowledge, open events those in events.",
        bad: "right: [Escalate(\"feild\")]",
        good: "right: [Escalate(\"field\")]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for named in unknown(sites) {
        if named.kinds.iter().all(|kind| kind.is_of_desk()) {
            report.push(finding(named, &sites.names, CODE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, desk, scenario, silent};

    #[test]
    fn a_team_the_desk_does_not_have_is_found() {
        check(&scenario().swap("Escalate(\"field\")", "Escalate(\"feild\")"), CODE, &["\"feild\""]);
        check(
            &scenario().swap("id: \"line_test\", states", "id: \"lime_test\", states"),
            CODE,
            &["\"lime_test\""],
        );
        check(&scenario().swap("use: [\"kb-1\"]", "use: [\"kb-9\"]"), CODE, &["\"kb-9\""]);
        check(&desk().swap("team: \"field\"", "team: \"fields\""), CODE, &["\"fields\""]);
    }

    #[test]
    fn the_desk_s_own_names_are_fine() {
        silent(&scenario(), CODE);
        silent(&desk(), CODE);
    }
}
