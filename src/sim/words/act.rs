//! Dialogue acts: what an utterance does.

use serde::{Deserialize, Serialize};

/// What an utterance of the trainee does. Several may hold for one sentence.
///
/// Written `AdmitLimits` in files that people write, `admit_limits` on the wire; either is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Greets the caller.
    #[serde(alias = "Greet")]
    Greet,
    /// Gives the agent's own name or the company's.
    #[serde(alias = "Introduce")]
    Introduce,
    /// Asks who the caller is, or for security data.
    #[serde(alias = "VerifyIdentity")]
    VerifyIdentity,
    /// Asks openly about the problem.
    #[serde(alias = "AskOpen")]
    AskOpen,
    /// Asks for a named piece of information.
    #[serde(alias = "AskFact")]
    AskFact,
    /// Asks what was meant, or to hear it again.
    #[serde(alias = "Clarify")]
    Clarify,
    /// Names or accepts the caller's feeling.
    #[serde(alias = "Empathise")]
    Empathise,
    /// Says sorry.
    #[serde(alias = "Apologise")]
    Apologise,
    /// Takes worry away, owns the problem.
    #[serde(alias = "Reassure")]
    Reassure,
    /// Thanks the caller.
    #[serde(alias = "Thank")]
    Thank,
    /// Credits what the caller knows or has done.
    #[serde(alias = "AcknowledgeExpertise")]
    AcknowledgeExpertise,
    /// Says why something is so.
    #[serde(alias = "Explain")]
    Explain,
    /// Tells the caller to do something.
    #[serde(alias = "Instruct")]
    Instruct,
    /// Asks whether a step just given was done, or what came of it.
    #[serde(alias = "CheckDone")]
    CheckDone,
    /// States a finding or where things stand.
    #[serde(alias = "Inform")]
    Inform,
    /// Says that the agent has done something: `I've reset your port`.
    #[serde(alias = "ReportDone")]
    ReportDone,
    /// Sums up what was said.
    #[serde(alias = "Recap")]
    Recap,
    /// Reads the ticket out, or asks to confirm it.
    #[serde(alias = "ReadBack")]
    ReadBack,
    /// Commits to an action or a time beyond this moment.
    #[serde(alias = "Promise")]
    Promise,
    /// Announces hold, or asks for it.
    #[serde(alias = "Hold")]
    Hold,
    /// Comes back from hold.
    #[serde(alias = "Resume")]
    Resume,
    /// Announces a transfer or hand-over to another team or level.
    #[serde(alias = "Escalate")]
    Escalate,
    /// Says that something cannot or may not be done.
    #[serde(alias = "Refuse")]
    Refuse,
    /// Points to another company, team or place outside support.
    #[serde(alias = "ReferElsewhere")]
    ReferElsewhere,
    /// Sells a product or an upgrade.
    #[serde(alias = "Offer")]
    Offer,
    /// Offers a credit, discount or replacement as amends.
    #[serde(alias = "Goodwill")]
    Goodwill,
    /// Asks for civil behaviour, or warns that the call will end.
    #[serde(alias = "SetBoundary")]
    SetBoundary,
    /// Steers back from another subject.
    #[serde(alias = "Redirect")]
    Redirect,
    /// Chats.
    #[serde(alias = "SmallTalk")]
    SmallTalk,
    /// Asks whether there is anything else.
    #[serde(alias = "ConfirmMoreHelp")]
    ConfirmMoreHelp,
    /// Says goodbye.
    #[serde(alias = "Close")]
    Close,
    /// Answers what the caller asked.
    #[serde(alias = "Answer")]
    Answer,
    /// Says what the agent does not know or cannot see.
    #[serde(alias = "AdmitLimits")]
    AdmitLimits,
    /// Contradicts the caller.
    #[serde(alias = "Disagree")]
    Disagree,
    /// Suggests something that helps and is not for sale.
    #[serde(alias = "Propose")]
    Propose,
    /// Interrupts the caller.
    #[serde(alias = "BreakIn")]
    BreakIn,
}

/// Acts that belong together, so that a scenario can speak of all of them at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Every act that asks: open, for a fact, for identity, what was meant, whether a step was done.
    #[serde(alias = "Question")]
    Question,
    /// Every act that says no: refuse, refer elsewhere, disagree.
    #[serde(alias = "No")]
    No,
    /// Every act that shows care: empathise, apologise, reassure.
    #[serde(alias = "Care")]
    Care,
}

impl Act {
    /// Every act, in the order of this file.
    pub const ALL: [Self; 36] = [
        Self::Greet,
        Self::Introduce,
        Self::VerifyIdentity,
        Self::AskOpen,
        Self::AskFact,
        Self::Clarify,
        Self::Empathise,
        Self::Apologise,
        Self::Reassure,
        Self::Thank,
        Self::AcknowledgeExpertise,
        Self::Explain,
        Self::Instruct,
        Self::CheckDone,
        Self::Inform,
        Self::ReportDone,
        Self::Recap,
        Self::ReadBack,
        Self::Promise,
        Self::Hold,
        Self::Resume,
        Self::Escalate,
        Self::Refuse,
        Self::ReferElsewhere,
        Self::Offer,
        Self::Goodwill,
        Self::SetBoundary,
        Self::Redirect,
        Self::SmallTalk,
        Self::ConfirmMoreHelp,
        Self::Close,
        Self::Answer,
        Self::AdmitLimits,
        Self::Disagree,
        Self::Propose,
        Self::BreakIn,
    ];

    /// The name used in files and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Greet => "greet",
            Self::Introduce => "introduce",
            Self::VerifyIdentity => "verify_identity",
            Self::AskOpen => "ask_open",
            Self::AskFact => "ask_fact",
            Self::Clarify => "clarify",
            Self::Empathise => "empathise",
            Self::Apologise => "apologise",
            Self::Reassure => "reassure",
            Self::Thank => "thank",
            Self::AcknowledgeExpertise => "acknowledge_expertise",
            Self::Explain => "explain",
            Self::Instruct => "instruct",
            Self::CheckDone => "check_done",
            Self::Inform => "inform",
            Self::ReportDone => "report_done",
            Self::Recap => "recap",
            Self::ReadBack => "read_back",
            Self::Promise => "promise",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::Escalate => "escalate",
            Self::Refuse => "refuse",
            Self::ReferElsewhere => "refer_elsewhere",
            Self::Offer => "offer",
            Self::Goodwill => "goodwill",
            Self::SetBoundary => "set_boundary",
            Self::Redirect => "redirect",
            Self::SmallTalk => "small_talk",
            Self::ConfirmMoreHelp => "confirm_more_help",
            Self::Close => "close",
            Self::Answer => "answer",
            Self::AdmitLimits => "admit_limits",
            Self::Disagree => "disagree",
            Self::Propose => "propose",
            Self::BreakIn => "break_in",
        }
    }

    /// Whether the act belongs to the family.
    #[must_use]
    pub const fn is(self, family: Family) -> bool {
        match family {
            Family::Question => matches!(
                self,
                Self::AskOpen | Self::AskFact | Self::VerifyIdentity | Self::Clarify | Self::CheckDone
            ),
            Family::No => matches!(self, Self::Refuse | Self::ReferElsewhere | Self::Disagree),
            Family::Care => matches!(self, Self::Empathise | Self::Apologise | Self::Reassure),
        }
    }
}
