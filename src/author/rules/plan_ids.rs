//! An id in a plan that names nothing.

use std::ops::Range;

use super::Rule;
use crate::author::checked::PlanSource;
use crate::author::names::{Kind, Names};
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::plan::{Expect, PlanFile};
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};
use crate::sim::scenario::parse::nearest;
use crate::sim::session::Do;

const CODE: Code = Code::new("SC133", "unknown-id-in-plan");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A plan uses a tool, article, team, place, policy, fact, finding, step or critical error that neither the desk nor the scenario has.",
        why: "Such an input is refused when the plan is played and the call goes on without it, so the plan shows something else than it was written for.",
        bad: "{\"do\":\"escalate\",\"team\":\"feild\"}",
        good: "{\"do\":\"escalate\",\"team\":\"field\"}",
    },
    check,
};

/// A word in a plan that has to be a name of one of these kinds.
struct Used<'p> {
    line: usize,
    word: &'p str,
    kinds: &'static [Kind],
}

fn check(sites: &Sites<'_>, report: &mut Report) {
    if sites.checked.scenario().is_none() {
        return;
    }
    for plan in &sites.checked.plans {
        // What cannot be read at all is told where plans are read.
        let Ok(file) = PlanFile::parse(plan.text) else { continue };
        let inputs = file.changes.iter().filter_map(|(line, change)| Some((*line, &change.input()?.act)));
        for (line, act) in inputs {
            in_input(line, act, plan, &sites.names, report);
        }
        for (line, expect) in &file.expects {
            for used in in_expect(*line, expect) {
                // Criteria are only known where there is a rubric.
                let unchecked = used.kinds == [Kind::Criterion] && sites.checked.criteria.is_empty();
                if !unchecked {
                    judge(&used, plan, &sites.names, report);
                }
            }
        }
    }
}

fn in_input(line: usize, act: &Do, plan: &PlanSource<'_>, names: &Names<'_>, report: &mut Report) {
    let (word, kinds): (&str, &'static [Kind]) = match act {
        Do::Tool { id } => (id.as_str(), &[Kind::Tool]),
        Do::Article { id } => (id.as_str(), &[Kind::Article]),
        Do::Escalate { team, .. } => (team.as_str(), &[Kind::Team]),
        Do::Refer { to } => (to.as_str(), &[Kind::Elsewhere]),
        Do::Decline { policy } => (policy.as_str(), &[Kind::Policy]),
        Do::Ticket { set } => match set.get("team").and_then(serde_json::Value::as_str) {
            Some(team) if !team.is_empty() => (team, &[Kind::Team]),
            _ => return,
        },
        _ => return,
    };
    judge(&Used { line, word, kinds }, plan, names, report);
}

fn in_expect(line: usize, expect: &Expect) -> Vec<Used<'_>> {
    let learnt = &[Kind::Fact, Kind::Finding, Kind::Step];
    let facts = expect.facts.iter().map(|id| Used { line, word: id.as_str(), kinds: learnt });
    let team = expect.team.iter().map(|id| Used { line, word: id.as_str(), kinds: &[Kind::Team] });
    let errors = expect.critical.iter().flatten();
    let errors = errors.map(|id| Used { line, word: id.as_str(), kinds: &[Kind::Criterion] });
    facts.chain(team).chain(errors).collect()
}

fn judge(used: &Used<'_>, plan: &PlanSource<'_>, names: &Names<'_>, report: &mut Report) {
    let known = |kind: &Kind| names.has(*kind, used.word);
    if used.kinds.iter().any(known) {
        return;
    }
    let candidates: Vec<&str> = used.kinds.iter().flat_map(|kind| names.of(*kind)).collect();
    let words: Vec<&str> = used.kinds.iter().map(|kind| kind.word()).collect();
    report.push(finding(plan, used.line, used.word, &words.join(" or "), &candidates));
}

fn finding(plan: &PlanSource<'_>, line: usize, word: &str, kind: &str, known: &[&str]) -> Diagnostic {
    let span = place(plan.text, line, word);
    let message = format!("the plan speaks of a {kind} called `{word}`, and there is none");
    let found = Diagnostic::error(CODE, message).file(plan.file).at(span.clone(), "not known");
    if let Some(near) = nearest(word, known.iter().copied()) {
        return found.suggest(span, format!("\"{near}\""), format!("did you mean `{near}`?"));
    }
    match known.len() {
        0 => found.help("there is none yet"),
        few if few <= MOST => found.help(format!("there are: {}", known.join(", "))),
        _ => found.help("see the ids of the scenario and of its desk"),
    }
}

/// More names than these are not listed.
const MOST: usize = 14;

/// The word in its quotes, or the whole line where it is written otherwise.
fn place(text: &str, line: usize, word: &str) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let written = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let quoted = format!("\"{word}\"");
    // What names things stands behind the text that is spoken of them.
    let at = written.rfind(&quoted);
    at.map_or(start..start + written.len(), |at| start + at..start + at + quoted.len())
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{Small, found, scenario};

    /// The texts that are marked in a plan of the small scenario, with the advice.
    fn marked(lines: &str) -> Vec<(String, String)> {
        let plan = format!("{{\"plan\":{{\"scenario\":\"small\",\"name\":\"model\"}}}}\n{lines}\n");
        let small: Small = scenario().with_plan(&plan);
        let all = found(&small).into_iter().filter(|found| found.code == CODE);
        all.map(|found| {
            assert_eq!(found.file, "small.model.plan");
            (plan[found.span.unwrap()].to_owned(), found.help.unwrap_or_default())
        })
        .collect()
    }

    #[track_caller]
    fn check(line: &str, text: &str, advice: &str) {
        assert_eq!(marked(line), [(text.to_owned(), advice.to_owned())]);
    }

    #[test]
    fn an_unknown_id_is_found_where_it_stands() {
        check(r#"{"do":"tool","id":"lime_test"}"#, "\"lime_test\"", "did you mean `line_test`?");
        check(r#"{"do":"article","id":"kb-2"}"#, "\"kb-2\"", "did you mean `kb-1`?");
        check(r#"{"input":"e","do":"escalate","team":"feild"}"#, "\"feild\"", "did you mean `field`?");
        check(r#"{"do":"decline","policy":"none"}"#, "\"none\"", "there are: no_passwords");
        check(r#"{"do":"ticket","set":{"team":"tier_2"}}"#, "\"tier_2\"", "did you mean `tier2`?");
        check(r#"{"expect":{"facts":["bigan"]}}"#, "\"bigan\"", "did you mean `began`?");
        check(r#"{"expect":{"facts":["restrat"]}}"#, "\"restrat\"", "did you mean `restart`?");
    }

    #[test]
    fn known_ids_are_fine_and_a_plan_that_cannot_be_read_is_told_elsewhere() {
        let sound = [
            r#"{"do":"tool","id":"line_test"}"#,
            r#"{"do":"article","id":"kb-1"}"#,
            r#"{"do":"ticket","set":{"team":"field","next_action":"go"}}"#,
            r#"{"do":"escalate","team":"field"}"#,
            r#"{"expect":{"team":"field","facts":["began","loose_plug","restart"]}}"#,
        ];
        assert_eq!(marked(&sound.join("\n")), []);
        assert_eq!(marked("not a line"), []);
    }
}
