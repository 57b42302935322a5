//! A fault goes to a skill, not to a rank.

use crate::sim::call::Disposition;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Ending, Skill};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// A fault goes to a skill, not to a rank.
pub(super) struct NoSupervisor;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-no-supervisor",
    dimension: Dimension::Escalation,
    says: &["lost", "offered", "due"],
};

impl Criterion for NoSupervisor {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let is_rank =
            |team: &Id| call.case.team(team.as_str()).is_some_and(|team| team.skill == Skill::Hierarchical);
        let right = &call.case.scenario.outcome.right;
        if right.iter().any(|ending| matches!(ending, Ending::Escalate(team) if is_rank(team))) {
            return notes.not_applicable("due");
        }
        let handed_over = call.decision().and_then(|decision| match decision.how {
            Disposition::Escalated { team, .. } => Some((decision.when, team)),
            _ => None,
        });
        if let Some((when, team)) = handed_over.filter(|(_, team)| is_rank(team)) {
            let name = call.words_for(team);
            notes.lost(
                call.event_place(when.event, when.turn, INFO.id).about(team),
                "lost",
                &[("team", &name)],
            );
            return notes.clear_of_faults(1_000);
        }
        for spoken in call.utterances() {
            let offers = |object: &Option<Id>| object.as_ref().is_some_and(is_rank);
            if let Some(hit) = spoken.acts(Act::Escalate).find(|hit| offers(&hit.object)) {
                notes.near(spoken.act_place(hit), "offered", &[]);
            }
        }
        notes.clear_of_faults(1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn the_supervisor_loses_it() {
        assert_eq!(earned(&NoSupervisor, &Script::new().chatter(6).escalate("supervisor", "", true)), 0);
    }

    #[test]
    fn a_skill_keeps_it_and_talk_of_a_rank_is_a_near_miss() {
        let text = "I'll get my supervisor.";
        let call = Script::new().chatter(6).say(text, &[act_on(Act::Escalate, "supervisor", text)]);
        let mark = mark(&NoSupervisor, &call.escalate("field", "", true));
        assert_eq!((mark.earned, mark.near_misses.len()), (1_000, 1));
    }
}
