//! A line that can never be said.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::mood_range::{MoodRange, tag};
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Fact, MoodTag, Reveals, Step};

const CODE: Code = Code::new("SC136", "never-said");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A line can never be said: its mood tags exclude each other, or nothing in the file ever asks for it.",
        why: "A line with two tags needs both moods at once. And some lists wait for a setting: `until` for a fact that is held back, `confronted` for a claim, `says_all` for parts, `sets_out` for tries.",
        bad: "says: [\"Since Monday.\"], until: [\"Some day.\"]",
        good: "says: [\"Since Monday.\"], until: [\"Some day.\"], reveals: AfterProbe(times: 1)",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    moods(sites, report);
    let Some(file) = sites.checked.scenario() else { return };
    let at = At::root(file.source);
    for (at, fact) in at.field("facts").each(&file.value.facts) {
        facts(at, fact, report);
    }
    for (at, step) in at.field("steps").each(&file.value.steps) {
        steps(at, step, report);
    }
    let already = file.value.steps.iter().any(|step| step.already.is_some());
    if !file.value.steps_all.is_empty() && !already {
        let why = "no step was done before the call";
        never(at.field("steps_all"), "steps_all", why, report);
    }
}

fn never(at: At<'_>, field: &str, why: &str, report: &mut Report) {
    let message = format!("the lines under `{field}` are never said: {why}");
    report.push(at.finding(Severity::Warning, CODE, message, "never said"));
}

fn facts(at: At<'_>, fact: &Fact, report: &mut Report) {
    let told_at_once = matches!(fact.reveals, Reveals::WhenAsked | Reveals::Unasked(_));
    if !fact.until.is_empty() && told_at_once {
        never(at.field("until"), "until", "the fact is told as soon as it is asked for", report);
    }
    let falls = fact.claims.is_some() || matches!(fact.reveals, Reveals::WhenConfronted { .. });
    if fact.confronted.is_some() && !falls {
        never(at.field("confronted"), "confronted", "the fact makes no claim that could fall", report);
    }
    if !fact.says_all.is_empty() && fact.parts.is_empty() {
        never(at.field("says_all"), "says_all", "the fact has no parts", report);
    }
    if fact.corrects.is_some() && fact.first_says.is_none() {
        never(at.field("corrects"), "corrects", "there is no slip under `first_says`", report);
    }
    if !fact.says.is_empty() && !fact.parts.is_empty() {
        never(at.field("says"), "says", "a fact with parts is said by its parts, or by `says_all`", report);
    }
}

fn steps(at: At<'_>, step: &Step, report: &mut Report) {
    if !step.sets_out.is_empty() && step.tries.is_empty() {
        never(at.field("sets_out"), "sets_out", "there are no `tries`", report);
    }
}

/// Tags that cannot hold together.
fn moods(sites: &Sites<'_>, report: &mut Report) {
    let (own, personas): (&[MoodTag], Vec<&[MoodTag]>) = match sites.checked.subject {
        Subject::Scenario(file) => (
            &file.value.moods,
            sites.checked.personas.iter().map(|persona| persona.moods.as_slice()).collect(),
        ),
        Subject::Persona(file) => (&file.value.moods, Vec::new()),
        _ => return,
    };
    let find = |name: &str| tag(own, &personas, name);
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            let tags = tags_of(line).0;
            let of_tag = |tag: &&str| find(tag).map_or(MoodRange::ANY, |when| MoodRange::of(when, &find));
            let range = tags.iter().map(of_tag).fold(MoodRange::ANY, MoodRange::both);
            if tags.len() > 1 && range.is_empty() {
                let message = format!("this line is never said: no mood is {} at once", tags.join(" and "));
                report.push(at.finding(Severity::Warning, CODE, message, "tags that exclude each other"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn lines_that_nothing_asks_for_are_found() {
        let warm = scenario().swap("not_scored", "moods: [ (\"warm\", patience(above: 60)) ], not_scored");
        check(&warm.swap("[cold] E. Four.", "[cold,warm] E. Four."), CODE, &["\"[cold,warm] E. Four.\""]);
        let until = "until: [\"Some day.\"]";
        check(
            &scenario().swap("says: [\"Since Monday.\"]", &format!("says: [\"Since Monday.\"], {until}")),
            CODE,
            &[&until[7..]],
        );
        let all = "says_all: [\"All.\"]";
        check(&scenario().swap("says: [\"Since Monday.\"]", all), CODE, &[&all[10..]]);
        check(&scenario().swap("steps: [", "steps_all: [\"All.\"], steps: ["), CODE, &["[\"All.\"]"]);
    }

    #[test]
    fn lines_within_reach_are_fine() {
        silent(&scenario(), CODE);
        let low = scenario().swap("not_scored", "moods: [ (\"sour\", trust(below: 20)) ], not_scored");
        silent(&low.swap("[cold] E. Four.", "[cold, sour] E. Four."), CODE);
    }
}
