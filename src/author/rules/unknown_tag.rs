//! A mood tag that nobody declares.

use super::Rule;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Diagnostic, Severity};
use crate::sim::scenario::model::MoodTag;
use crate::sim::scenario::parse::nearest;

const CODE: Code = Code::new("SC104", "unknown-mood-tag");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A line or a condition has a mood tag that neither the persona nor the scenario declares.",
        why: "A tag that is not declared never holds, so that the line is never said. A bracket that is part of the line must not come first.",
        bad: "says: [\"Yes.\", \"[clod] What.\"]",
        good: "says: [\"Yes.\", \"[cold] What.\"]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let declared = declared(sites);
    for (at, tag) in &sites.tags {
        if !declared.contains(tag) {
            let found = at.finding(Severity::Error, CODE, message(tag), "not declared under `moods`");
            report.push(meant(found, tag, &declared, at.span(), |near| format!("\"{near}\"")));
        }
    }
    for lines in &sites.lines {
        for (at, line) in lines.at.each(lines.texts) {
            let unknown = tags_of(line).0.into_iter().find(|tag| !declared.contains(tag));
            let Some(tag) = unknown else { continue };
            // Opening lines are no list: the place is the line itself.
            let found = at.finding(Severity::Error, CODE, message(tag), "not declared under `moods`");
            report.push(match nearest(tag, declared.iter().copied()) {
                Some(near) => found.help(format!("did you mean `[{near}]`?")),
                None => found.help(listed(&declared)),
            });
        }
    }
}

/// The mood tags before a line, and the line.
pub(super) fn tags_of(line: &str) -> (Vec<&str>, &str) {
    let tagged = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    tagged.map_or((Vec::new(), line), |(tags, text)| {
        (tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect(), text.trim_start())
    })
}

fn declared<'a>(sites: &Sites<'a>) -> Vec<&'a str> {
    let own: &[MoodTag] = match sites.checked.subject {
        Subject::Scenario(file) => &file.value.moods,
        Subject::Persona(file) => &file.value.moods,
        _ => &[],
    };
    // A persona's lines are its own: what others declare does not help it.
    let personas = match sites.checked.subject {
        Subject::Scenario(_) | Subject::Shared(_) => sites.checked.personas.as_slice(),
        _ => &[],
    };
    let scenarios = match sites.checked.subject {
        Subject::Shared(_) => sites.checked.scenarios.as_slice(),
        _ => &[],
    };
    let of_personas = personas.iter().flat_map(|persona| &persona.moods);
    let of_scenarios = scenarios.iter().flat_map(|scenario| &scenario.moods);
    own.iter().chain(of_personas).chain(of_scenarios).map(|tag| tag.0.as_str()).collect()
}

fn message(tag: &str) -> String {
    format!("the mood tag `{tag}` is not declared")
}

fn meant(
    found: Diagnostic,
    tag: &str,
    declared: &[&str],
    span: std::ops::Range<usize>,
    written: impl Fn(&str) -> String,
) -> Diagnostic {
    match nearest(tag, declared.iter().copied()) {
        Some(near) => found.suggest(span, written(near), format!("did you mean `{near}`?")),
        None => found.help(listed(declared)),
    }
}

fn listed(declared: &[&str]) -> String {
    match declared {
        [] => "declare it: `moods: [ (\"cold\", patience(below: 30)) ]`".to_owned(),
        _ => format!("there are: {}", declared.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, persona, scenario, silent};

    #[test]
    fn a_tag_that_nobody_declares_is_found() {
        check(&scenario().swap("[cold] E. Four.", "[clod] E. Four."), CODE, &["\"[clod] E. Four.\""]);
        check(&scenario().swap("patience(below: 50)", "mood(\"clod\")"), CODE, &["\"clod\""]);
        check(&persona().swap("\"Bye.\"", "\"Bye.\", \"[sad] Oh.\""), CODE, &["\"[sad] Oh.\""]);
    }

    #[test]
    fn declared_tags_and_later_brackets_are_fine() {
        silent(&scenario(), CODE);
        silent(&scenario().swap("[cold] E. Four.", "[cold, cold] E [sic]. Four."), CODE);
    }
}
