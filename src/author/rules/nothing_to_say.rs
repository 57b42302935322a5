//! A list without lines where something must be said, and a beat that does nothing.

use super::Rule;
use super::unknown_tag::tags_of;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Beat;

const CODE: Code = Code::new("SC124", "nothing-to-say");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A list of lines is empty where something must be said, a line has no words, or a beat does nothing at all.",
        why: "The customer would fall silent, and the trainee could not tell why.",
        bad: "( id: \"when_fixed\", says: [], wants: promised(\"field\") )",
        good: "( id: \"when_fixed\", says: [\"And when?\"], wants: promised(\"field\") )",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    for lines in &sites.lines {
        if lines.needed && lines.texts.is_empty() {
            report.push(lines.at.finding(report.loose(), CODE, "there is nothing to say here", "no line"));
        }
        for (at, line) in lines.at.each(lines.texts) {
            if tags_of(line).1.trim().is_empty() {
                report.push(at.finding(Severity::Warning, CODE, "this line has no words", "empty"));
            }
        }
    }
    let (at, beats): (At<'_>, &[Beat]) = match sites.checked.subject {
        Subject::Scenario(file) => (At::root(file.source), &file.value.beats),
        Subject::Persona(file) => (At::root(file.source), &file.value.beats),
        Subject::Shared(file) => (At::root(file.source), &file.value.beats),
        Subject::Desk(_) | Subject::Event(_) | Subject::Article(_) => return,
    };
    for (at, beat) in at.field("beats").each(beats) {
        if does_nothing(beat) {
            let message = format!("the beat `{}` says and does nothing", beat.id);
            report.push(at.field("id").finding(report.loose(), CODE, message, "nothing comes of it"));
        }
    }
    if let Some(file) = sites.checked.scenario().filter(|file| file.value.opening.is_empty()) {
        let at = At::root(file.source).field("opening");
        report.push(at.finding(report.loose(), CODE, "the customer has no first words", "no opening"));
    }
}

fn does_nothing(beat: &Beat) -> bool {
    beat.says.is_empty()
        && beat.gives.is_empty()
        && beat.does.is_empty()
        && beat.then.is_empty()
        && beat.shows.is_none()
        && beat.acts_on.is_none()
        && beat.mood.is_none()
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, persona, scenario, silent};

    #[test]
    fn silence_where_words_are_due_is_found() {
        check(&scenario().swap("says: [\"And what is it?\"]", "says: []"), CODE, &["[]"]);
        check(
            &scenario().swap("\"Since Monday.\"", "\"Since Monday.\", \"[cold] \""),
            CODE,
            &["\"[cold] \""],
        );
        check(&scenario().swap("says: [\"Hm.\"]", "once: true"), CODE, &["\"kind_word\""]);
        check(&persona().swap("goodbye: [\"Bye.\"]", "goodbye: []"), CODE, &["[]"]);
    }

    #[test]
    fn a_beat_that_only_moves_the_mood_is_fine() {
        silent(&scenario(), CODE);
        silent(&persona(), CODE);
        silent(&scenario().swap("says: [\"Hm.\"]", "mood: (patience: -1)"), CODE);
    }
}
