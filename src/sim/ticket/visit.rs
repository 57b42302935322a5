//! The technician's visit, played from the ticket alone.

use serde::{Deserialize, Serialize};

use super::known::Went;
use super::required::{Line, lines};
use super::sheet::Sheet;
use super::statements::Quote;
use super::truth::stated_as_fact;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Ending, Subject, VisitOutcome, VisitWhen};

/// What the technician made of the ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitReport {
    /// `fixed`, `bounced`, `wrong_part` or `gone_wrong`.
    pub outcome: VisitEnd,
    /// The part that was taken along, when it was the wrong one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The technician's words.
    pub says: String,
    /// What about the ticket made it so.
    pub because: Because,
}

/// How a visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitEnd {
    /// The problem is solved.
    Fixed,
    /// The ticket was sent back.
    Bounced,
    /// The technician came with the wrong part.
    WrongPart,
    /// Something was done, and it was not what was needed.
    GoneWrong,
}

impl VisitEnd {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Bounced => "bounced",
            Self::WrongPart => "wrong_part",
            Self::GoneWrong => "gone_wrong",
        }
    }
}

/// What about a ticket decided the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Because {
    /// The ticket does not say these things.
    Lacks {
        /// The facts, parts, findings, steps, events or words.
        what: Vec<Id>,
    },
    /// The ticket says something else in its place.
    Wrong {
        /// The fact, part, finding or step.
        what: Id,
        /// The line.
        quote: Quote,
        /// What would have been right.
        right: String,
    },
    /// The ticket says this.
    Says {
        /// What.
        what: Vec<Id>,
        /// The line.
        quote: Option<Quote>,
    },
    /// The ticket states an opinion or a claim as a fact.
    StatesAsFact {
        /// Which.
        what: Id,
        /// The line.
        quote: Quote,
    },
    /// It went to a team that does not do this.
    WrongTeam {
        /// The team it went to; none when it went to none.
        went: Option<Id>,
    },
    /// The call was never handed over.
    NotHandedOver,
    /// Nothing was amiss.
    NothingAmiss,
}

/// Plays the visit. None when nobody comes: the scenario has no visit, or the call ended in a way that sends nobody.
pub(super) fn visit(sheet: &Sheet<'_>, required: &[Line]) -> Option<VisitReport> {
    if sheet.case.scenario.visit.is_empty() {
        return None;
    }
    let bounced =
        |says: String, because| VisitReport { outcome: VisitEnd::Bounced, part: None, says, because };
    let team = match &sheet.known.went {
        Went::NeedsNobody => return None,
        Went::Nowhere if sheet.draft.is_empty() => return None,
        Went::Nowhere => return Some(bounced(sheet.pack.not_handed_over.clone(), Because::NotHandedOver)),
        Went::To(team) => team,
    };
    let names_teams =
        sheet.case.scenario.visit.iter().any(|visit| matches!(visit.when, VisitWhen::TeamNot(_)));
    if !names_teams && !takes_it(sheet, team) {
        let says = sheet.pack.not_ours.replace("{team}", sheet.case.name_of(team.as_str()));
        return Some(bounced(says, Because::WrongTeam { went: Some(team.clone()) }));
    }
    let played =
        sheet.case.scenario.visit.iter().find_map(|visit| Some((visit, holds(sheet, &visit.when, team)?)));
    let Some((visit, because)) = played else { return Some(unscripted(sheet, required)) };
    let (outcome, part) = match &visit.then {
        VisitOutcome::Fixed => (VisitEnd::Fixed, None),
        VisitOutcome::Bounced => (VisitEnd::Bounced, None),
        VisitOutcome::WrongPart(part) => (VisitEnd::WrongPart, Some(part.clone())),
        VisitOutcome::GoneWrong => (VisitEnd::GoneWrong, None),
    };
    Some(VisitReport { outcome, part, says: visit.says.clone(), because })
}

/// Where the scenario has no line for this ticket: all that is required must stand in it.
fn unscripted(sheet: &Sheet<'_>, required: &[Line]) -> VisitReport {
    let lacking: Vec<Id> =
        required.iter().filter(|line| !line.verdict.is_present()).map(|line| line.id.clone()).collect();
    if lacking.is_empty() {
        let says = sheet.pack.done.clone();
        return VisitReport { outcome: VisitEnd::Fixed, part: None, says, because: Because::NothingAmiss };
    }
    let says = sheet.pack.not_enough.clone();
    VisitReport { outcome: VisitEnd::Bounced, part: None, says, because: Because::Lacks { what: lacking } }
}

/// Whether this team can do something with the call.
fn takes_it(sheet: &Sheet<'_>, team: &Id) -> bool {
    let outcome = &sheet.case.scenario.outcome;
    let endings = outcome.right.iter().chain(outcome.half_right.iter().map(|half| &half.ending));
    endings.filter_map(Ending::team).any(|other| other == team)
}

/// Whether this about the ticket holds; and then, on account of what.
fn holds(sheet: &Sheet<'_>, when: &VisitWhen, went: &Id) -> Option<Because> {
    match when {
        VisitWhen::Otherwise => Some(Because::NothingAmiss),
        VisitWhen::TeamNot(team) => (team != went).then(|| Because::WrongTeam { went: Some(went.clone()) }),
        VisitWhen::Lacks(subject) => {
            let what = lacking(sheet, subject);
            (!what.is_empty()).then_some(Because::Lacks { what })
        }
        VisitWhen::LacksAll(subjects) => {
            let lacking: Vec<_> = subjects.iter().map(|subject| lacking(sheet, subject)).collect();
            let all = !lacking.is_empty() && lacking.iter().all(|what| !what.is_empty());
            all.then(|| Because::Lacks { what: lacking.concat() })
        }
        VisitWhen::Wrong(subject) => wrong(sheet, subject),
        VisitWhen::Says(subject) => {
            let said = lines(sheet, subject);
            let all = !said.is_empty() && said.iter().all(|line| line.verdict.is_present());
            let quote = said.iter().find_map(|line| line.verdict.quote().cloned());
            all.then(|| Because::Says { what: said.into_iter().map(|line| line.id).collect(), quote })
        }
        VisitWhen::StatesAsFact(id) => {
            stated_as_fact(sheet, id).map(|quote| Because::StatesAsFact { what: id.clone(), quote })
        }
    }
}

fn wrong(sheet: &Sheet<'_>, subject: &Subject) -> Option<Because> {
    use super::required::Verdict;
    lines(sheet, subject).into_iter().find_map(|line| match line.verdict {
        Verdict::Wrong { quote, right } => Some(Because::Wrong { what: line.id, quote, right }),
        _ => None,
    })
}

fn lacking(sheet: &Sheet<'_>, subject: &Subject) -> Vec<Id> {
    let missing = lines(sheet, subject).into_iter().filter(|line| !line.verdict.is_present());
    missing.map(|line| line.id).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        case_with, good_call, good_ticket, reviewed, reviewed_in, with, with_steps, without,
    };
    use super::super::{Draft, Field, Known};
    use super::*;

    #[track_caller]
    fn check(known: &Known<'_>, draft: &Draft, outcome: VisitEnd) -> VisitReport {
        let visit = reviewed(known, draft).visit.unwrap();
        assert_eq!(visit.outcome, outcome, "{visit:?}");
        visit
    }

    #[test]
    fn the_first_line_that_holds_is_played_and_names_what_caused_it() {
        let visit = check(&good_call(), &with(Field::ExactError, ""), VisitEnd::Bounced);
        assert_eq!(
            (visit.says.as_str(), visit.because),
            ("Which error?", Because::Lacks { what: vec!["error_code".into()] })
        );
        let opinion = with(Field::InternalNote, "Turned down in the evening.");
        let visit = check(&good_call(), &opinion, VisitEnd::GoneWrong);
        assert!(
            matches!(visit.because, Because::StatesAsFact { quote, .. } if quote.field == Field::InternalNote)
        );
        let visit = check(&good_call(), &with_steps(&[("Restart", "")]), VisitEnd::WrongPart);
        assert_eq!(visit.part.as_deref(), Some("router"));
        check(&good_call(), &with(Field::NextAction, "Bring a ladder"), VisitEnd::GoneWrong);
    }

    #[test]
    fn all_of_several_must_lack() {
        check(&good_call(), &with(Field::Symptom, "198.51.100.11 loses"), VisitEnd::Fixed);
        check(&good_call(), &with(Field::Symptom, "It loses"), VisitEnd::Bounced);
    }

    #[test]
    fn the_technician_reads_what_nobody_learnt_as_well() {
        check(&without(&good_call(), "error_code"), &good_ticket(), VisitEnd::Fixed);
    }

    #[test]
    fn the_wrong_team_and_a_call_that_broke_off_bounce() {
        let to = |went| Known { went, ..good_call() };
        let visit = check(&to(Went::To("tier2".into())), &good_ticket(), VisitEnd::Bounced);
        assert!(visit.says.contains("Second level"), "{}", visit.says);
        let visit = check(&to(Went::Nowhere), &good_ticket(), VisitEnd::Bounced);
        assert_eq!(visit.because, Because::NotHandedOver);
        assert_eq!(reviewed(&to(Went::Nowhere), &Draft::default()).visit, None);
        assert_eq!(reviewed(&to(Went::NeedsNobody), &good_ticket()).visit, None);
    }

    #[test]
    fn a_scenario_may_speak_of_teams_itself_or_have_no_visit() {
        let line = |when, says: &str| crate::sim::scenario::model::Visit {
            when,
            then: VisitOutcome::GoneWrong,
            says: says.to_owned(),
        };
        let case = case_with(|scenario| {
            scenario.visit = vec![line(VisitWhen::TeamNot("field".into()), "A day lost.")];
        });
        let known = Known { went: Went::To("tier2".into()), ..good_call() };
        let visit = reviewed_in(&case, &known, &good_ticket()).visit.unwrap();
        assert_eq!((visit.outcome, visit.says.as_str()), (VisitEnd::GoneWrong, "A day lost."));
        let visit = reviewed_in(&case, &good_call(), &good_ticket()).visit.unwrap();
        assert_eq!(visit.because, Because::NothingAmiss);
        assert_eq!(
            reviewed_in(&case_with(|scenario| scenario.visit.clear()), &known, &good_ticket()).visit,
            None
        );
    }
}
