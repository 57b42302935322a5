//! A persona that nothing can please.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::Persona;

const CODE: Code = Code::new("SC143", "falling-mood");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The mood of a persona can fall, and nothing the agent does makes it rise.",
        why: "A call with this customer only gets worse, and the trainee learns that nothing helps. At least one mover should give patience back.",
        bad: "movers: [ ( id: \"heard\", when: heard(Empathise), patience: -4, trust: 3, why: \"felt heard\" ) ]",
        good: "movers: [ ( id: \"heard\", when: heard(Empathise), patience: 4, trust: 3, why: \"felt heard\" ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Subject::Persona(file) = sites.checked.subject else { return };
    let patience: Vec<i16> = moves(file.value, |shift| shift.0);
    let trust: Vec<i16> = moves(file.value, |shift| shift.1);
    let silence = [file.value.silence.patience, file.value.hold.unasked, file.value.hold.overrun];
    let falls = |moves: &[i16]| moves.iter().any(|points| *points < 0);
    let rises = |moves: &[i16]| moves.iter().any(|points| *points > 0);
    let at = At::root(file.source).field("movers");
    for (name, moves, falls_anyhow) in [("patience", patience, falls(&silence)), ("trust", trust, false)] {
        if (falls(&moves) || falls_anyhow) && !rises(&moves) {
            let message = format!("the {name} of this persona can only fall");
            let found = at.finding(Severity::Warning, CODE, message, "no mover makes it rise");
            report.push(found.help("add a mover such as `( id: \"heard\", when: heard(Empathise), patience: 4, why: \"felt heard\" )`"));
        }
    }
}

/// Every way in which the mood moves, patience and trust.
fn moves(persona: &Persona, of: impl Fn((i16, i16)) -> i16) -> Vec<i16> {
    let movers = persona.movers.iter().map(|mover| (mover.patience, mover.trust));
    let beats = persona.beats.iter().map(|beat| (beat.mood.patience, beat.mood.trust));
    movers.chain(beats).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, persona, silent};

    #[test]
    fn a_mood_that_only_falls_is_found() {
        let movers =
            "[ ( id: \"heard\", when: heard(Empathise), patience: 4, trust: 3, why: \"felt heard\" ) ]";
        let sour = movers.replace("patience: 4, trust: 3", "patience: -1, trust: -1");
        check(&persona().swap(movers, &sour), CODE, &[&sour, &sour]);
        check(
            &persona().swap("patience: 4", "patience: 0"),
            CODE,
            &[&movers.replace("patience: 4", "patience: 0")],
        );
    }

    #[test]
    fn one_kind_mover_is_enough() {
        silent(&persona(), CODE);
    }
}
