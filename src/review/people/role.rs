//! What people are, and who may do what: one table.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What somebody is at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes calls to learn.
    Trainee,
    /// Makes graded sessions and stands behind the marks.
    Mentor,
    /// Writes scenarios and answers for the people.
    Lead,
}

/// What a role may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Take practice calls, and graded ones one is assigned to.
    TakeCalls,
    /// See one's own results, once they are released.
    SeeOwn,
    /// Acknowledge a review of one's own call, or dispute it.
    Respond,
    /// See what others did.
    SeeOthers,
    /// Enter trainees, and say that they left.
    KeepTrainees,
    /// Enter mentors and leads, and change roles.
    KeepStaff,
    /// Set another's PIN.
    SetPins,
    /// Make graded sessions, assign people, close them.
    MakeSessions,
    /// Let trainees see their scorecards.
    Release,
    /// Review attempts.
    Review,
    /// Answer disputes.
    Answer,
    /// Open and close rounds of calibration.
    OpenCalibration,
    /// Score in a round of calibration.
    Calibrate,
    /// Put the marks of a regrade in the place of the old ones.
    PublishRegrade,
    /// See the facts of a scenario that is assigned to somebody.
    SeeGradedFacts,
    /// Put a backup in the place of everything that is stored.
    BringBack,
}

/// Who may do what: trainee, mentor, lead.
const TABLE: [(Action, [bool; 3], &str); 16] = [
    (Action::TakeCalls, [true, true, true], "take calls"),
    (Action::SeeOwn, [true, true, true], "see their own results"),
    (Action::Respond, [true, true, true], "acknowledge or dispute a review"),
    (Action::SeeOthers, [false, true, true], "see what others did"),
    (Action::KeepTrainees, [false, true, true], "enter trainees"),
    (Action::KeepStaff, [false, false, true], "enter mentors and leads or change roles"),
    (Action::SetPins, [false, false, true], "set another's PIN"),
    (Action::MakeSessions, [false, true, true], "make graded sessions"),
    (Action::Release, [false, true, true], "release scorecards"),
    (Action::Review, [false, true, true], "review attempts"),
    (Action::Answer, [false, true, true], "answer disputes"),
    (Action::OpenCalibration, [false, false, true], "open a round of calibration"),
    (Action::Calibrate, [false, true, true], "score in a round of calibration"),
    (Action::PublishRegrade, [false, false, true], "publish a regrade"),
    (Action::SeeGradedFacts, [false, false, true], "see the facts of an assigned scenario"),
    (Action::BringBack, [false, false, true], "bring back a backup"),
];

/// Whether this role may do this.
#[must_use]
pub fn may(role: Role, action: Action) -> bool {
    TABLE.iter().any(|(listed, may, _)| *listed == action && may[role as usize])
}

/// Whether this asks for a PIN: whatever a trainee may not do.
#[must_use]
pub fn needs_pin(action: Action) -> bool {
    !may(Role::Trainee, action)
}

/// Somebody did what their role may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {role} may not {action}")]
pub struct NotAllowed {
    /// What they are.
    pub role: Role,
    /// What they did.
    pub action: Action,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Trainee => "trainee",
            Self::Mentor => "mentor",
            Self::Lead => "lead",
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = TABLE.iter().find(|(listed, ..)| listed == self).map_or("do this", |(.., says)| says);
        f.write_str(says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRAINEE: [Action; 3] = [Action::TakeCalls, Action::SeeOwn, Action::Respond];
    const MENTOR: [Action; 7] = [
        Action::SeeOthers,
        Action::KeepTrainees,
        Action::MakeSessions,
        Action::Release,
        Action::Review,
        Action::Answer,
        Action::Calibrate,
    ];
    const LEAD: [Action; 6] = [
        Action::KeepStaff,
        Action::SetPins,
        Action::OpenCalibration,
        Action::PublishRegrade,
        Action::SeeGradedFacts,
        Action::BringBack,
    ];

    #[test]
    fn each_role_may_do_its_own_and_all_that_stands_below() {
        let allowed = |role| {
            TABLE.iter().map(|(action, ..)| *action).filter(|action| may(role, *action)).collect::<Vec<_>>()
        };
        let sorted = |parts: &[&[Action]]| {
            let mut all = parts.concat();
            all.sort_unstable();
            all
        };
        assert_eq!(allowed(Role::Trainee), sorted(&[&TRAINEE]));
        assert_eq!(allowed(Role::Mentor), sorted(&[&TRAINEE, &MENTOR]));
        assert_eq!(allowed(Role::Lead), sorted(&[&TRAINEE, &MENTOR, &LEAD]));
    }

    #[test]
    fn no_action_stands_in_the_table_twice_or_without_words() {
        let mut actions: Vec<Action> = TABLE.iter().map(|(action, ..)| *action).collect();
        assert!(actions.is_sorted(), "the table stands in the order of the actions");
        actions.dedup();
        assert_eq!(actions.len(), TABLE.len());
        assert!(TABLE.iter().all(|(action, ..)| action.to_string() != "do this"));
    }

    #[test]
    fn a_pin_is_asked_for_what_trainees_may_not_do() {
        assert!(!needs_pin(Action::Respond));
        assert!(needs_pin(Action::Review));
        assert!(needs_pin(Action::SeeGradedFacts));
    }

    #[test]
    fn what_is_not_allowed_is_said_in_words() {
        let refused = NotAllowed { role: Role::Trainee, action: Action::Answer };
        assert_eq!(refused.to_string(), "a trainee may not answer disputes");
    }
}
