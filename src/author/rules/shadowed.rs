//! Something that another always goes before.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};
use crate::sim::scenario::model::{Beat, Condition, EndingLines, Scenario};

const CODE: Code = Code::new("SC134", "shadowed");

/// Beats are few; a file with more than this is compared in part.
const MOST: usize = 300;

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A beat, a state of a tool or a closing line never has its turn, because another always goes before it.",
        why: "Of two beats that wait for the same, the one with the higher priority is always played, unless it is played only once. Of a tool's states and of closing lines the first that fits is taken, and one without `when` always fits.",
        bad: "beats: [ ( id: \"kind_word\", when: heard(Empathise), says: [\"Hm.\"] ), ( id: \"better\", when: heard(Empathise), priority: 1, says: [\"Well.\"] ) ]",
        good: "beats: [ ( id: \"kind_word\", when: heard(Empathise), says: [\"Hm.\"] ), ( id: \"better\", when: all([heard(Empathise), verified]), priority: 1, says: [\"Well.\"] ) ]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    match sites.checked.subject {
        Subject::Scenario(file) => {
            let at = At::root(file.source);
            beats(at, &file.value.beats, report);
            tools(at, file.value, report);
            endings(at.field("endings"), &file.value.endings, report);
        }
        Subject::Persona(file) => beats(At::root(file.source), &file.value.beats, report),
        Subject::Shared(file) => beats(At::root(file.source), &file.value.beats, report),
        Subject::Desk(_) | Subject::Event(_) | Subject::Article(_) => {}
    }
}

fn beats(at: At<'_>, beats: &[Beat], report: &mut Report) {
    let placed: Vec<(At<'_>, &Beat)> = at.field("beats").each(beats).take(MOST).collect();
    for (at, beat) in &placed {
        let before = placed.iter().find(|(_, other)| goes_before(other, beat));
        let Some((other_at, other)) = before else { continue };
        let message = format!("the beat `{}` is never played: `{}` always goes before it", beat.id, other.id);
        let found = at.field("id").finding(Severity::Warning, CODE, message, "never has its turn");
        let found = found.also(other_at.field("id").span(), "waits for the same, with a higher priority");
        report.push(found.help("let it wait for more, or give both the same priority"));
    }
}

/// Whether the other is played whenever this one could be.
fn goes_before(other: &Beat, beat: &Beat) -> bool {
    // A beat that needs no hearing is played once in any case, and leaves the field then.
    let leaves = other.once || !other.when.needs_hearing();
    let counts = |beat: &Beat| beat.when.any_term(&mut |term| matches!(term, Condition::Times(_)));
    other.priority > beat.priority
        && !leaves
        && !counts(other)
        && !counts(beat)
        && terms(&other.when) == terms(&beat.when)
}

/// The single conditions of one that wants all of them, in an order of their own.
fn terms(condition: &Condition) -> Vec<String> {
    let mut found = Vec::new();
    flatten(condition, &mut found);
    found.sort();
    found
}

fn flatten(condition: &Condition, found: &mut Vec<String>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|inner| flatten(inner, found)),
        Condition::Always => {}
        term => found.push(format!("{term:?}")),
    }
}

fn tools(at: At<'_>, scenario: &Scenario, report: &mut Report) {
    for (at, tool) in at.field("tools").each(&scenario.tools) {
        let always = |when: Option<&Condition>| when.is_none_or(|when| *when == Condition::Always);
        let Some(first) = tool.states.iter().position(|state| always(state.when.as_ref())) else { continue };
        for (at, _) in at.field("states").each(&tool.states).skip(first + 1) {
            let message = format!("this state of `{}` is never shown", tool.id);
            let found = at.finding(Severity::Warning, CODE, message, "a state before it always fits");
            report.push(found.help("put the state without `when` last"));
        }
    }
}

fn endings(at: At<'_>, endings: &[EndingLines], report: &mut Report) {
    for (number, (at, lines)) in at.each(endings).enumerate().take(MOST) {
        let fits = |before: &&EndingLines| before.on == lines.on && before.when.is_none();
        if endings[..number].iter().any(|before| fits(&before)) {
            let found = at.field("on").finding(
                Severity::Warning,
                CODE,
                "these closing words are never said",
                "an entry before it always fits",
            );
            report.push(found.help("put the entry without `when` last"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, scenario, silent};

    fn beats(second: &str) -> crate::author::small::Small {
        let first = "( id: \"kind_word\", when: all([heard(Empathise), verified]), says: [\"Hm.\"] )";
        scenario().swap(
            "( id: \"kind_word\", when: patience(below: 50), says: [\"Hm.\"] )",
            &format!("{first}, ( id: \"other\", {second}, says: [\"Well.\"] )"),
        )
    }

    #[test]
    fn what_another_always_goes_before_is_found() {
        check(&beats("when: all([verified, heard(Empathise)]), priority: 1"), CODE, &["\"kind_word\""]);
        let late = scenario().swap(
            "( shows: \"LOOSE\", finds: [\"loose_plug\"] )",
            "( shows: \"LOOSE\", finds: [\"loose_plug\"] ), ( when: verified, shows: \"OK\" )",
        );
        check(&late, CODE, &["( when: verified, shows: \"OK\" )"]);
        let endings = "endings: [ ( on: Resolve, says: [\"Good.\"] ), ( on: Resolve, when: verified, says: [\"Fine.\"] ) ], beats: [";
        check(&scenario().swap("beats: [", endings), CODE, &["Resolve"]);
    }

    #[test]
    fn beats_that_leave_room_are_fine() {
        silent(&scenario(), CODE);
        silent(&beats("when: all([verified, heard(Empathise)]), priority: 1, once: true"), CODE);
        silent(&beats("when: all([verified, heard(Empathise)])"), CODE);
        silent(&beats("when: heard(Empathise), priority: 1"), CODE);
        let endings = "endings: [ ( on: Resolve, when: verified, says: [\"Good.\"] ), ( on: Resolve, says: [\"Fine.\"] ) ], beats: [";
        silent(&scenario().swap("beats: [", endings), CODE);
    }
}
