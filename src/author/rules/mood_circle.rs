//! A mood tag that asks for mood tags.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Condition, MoodTag};

const CODE: Code = Code::new("SC109", "mood-circle");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The condition of a mood tag asks for a mood tag.",
        why: "Tags that ask for tags could go round in a circle, so that such a tag never holds.",
        bad: "moods: [ (\"cold\", patience(below: 30)), (\"icy\", all([mood(\"cold\"), trust(below: 20)])) ]",
        good: "moods: [ (\"cold\", patience(below: 30)), (\"icy\", all([patience(below: 30), trust(below: 20)])) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let (at, tags): (At<'_>, &[MoodTag]) = match sites.checked.subject {
        Subject::Scenario(file) => (At::root(file.source), &file.value.moods),
        Subject::Persona(file) => (At::root(file.source), &file.value.moods),
        _ => return,
    };
    for (at, MoodTag(tag, when)) in at.field("moods").each(tags) {
        if when.any_term(&mut |term| matches!(term, Condition::Mood(_))) {
            let message = format!("the mood tag `{tag}` asks for a mood tag, and so never holds");
            let found = at.index(1).finding(Severity::Error, CODE, message, "asks for a tag");
            report.push(found.help("write the condition of that tag in its place"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, persona, silent};

    #[test]
    fn a_tag_that_asks_for_a_tag_is_found() {
        let circle = persona().swap("patience(below: 30))", "not(mood(\"cold\")))");
        check(&circle, CODE, &["not(mood(\"cold\"))"]);
    }

    #[test]
    fn tags_that_ask_for_moods_are_fine() {
        silent(&persona(), CODE);
    }
}
