//! A scenario, a desk and a persona that do not speak one language.

use super::Rule;
use crate::author::at::At;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC116", "language-mismatch");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The scenario is in another language than its desk or its persona.",
        why: "One call has one language pack: lines, offers and policies in another language would not be understood.",
        bad: "language: \"de\"",
        good: "language: \"en\"",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(file) = sites.checked.scenario() else { return };
    let own = &file.value.language;
    let desks = sites.checked.desks.iter().map(|desk| ("desk", &desk.id, &desk.language));
    let personas = sites.checked.personas.iter().map(|persona| ("persona", &persona.id, &persona.language));
    for (what, id, language) in desks.chain(personas).filter(|(_, _, language)| *language != own) {
        let message = format!("the scenario is in `{own}`, and its {what} `{id}` in `{language}`");
        let at = At::root(file.source).field("language");
        report.push(at.finding(Severity::Error, CODE, message, "another language"));
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    #[test]
    fn another_language_is_found_for_desk_and_persona() {
        check(&scenario().swap("language: \"en\"", "language: \"de\""), CODE, &["\"de\"", "\"de\""]);
    }

    #[test]
    fn one_language_is_fine() {
        silent(&scenario(), CODE);
    }
}
