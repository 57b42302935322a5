//! What acts, families, tones and dimensions mean, for people who ask.

use crate::sim::words::{Act, Dimension, Family, Tone};

/// What an act is, with a line that does it.
pub(super) const fn act(act: Act) -> &'static str {
    match act {
        Act::Greet => "Greets the caller. \"Good evening.\"",
        Act::Introduce => "Gives the agent's own name or the company's. \"Lumen, Daniel speaking.\"",
        Act::VerifyIdentity => {
            "Asks who the caller is, or for security data. \"May I have your account number?\""
        }
        Act::AskOpen => "Asks openly about the problem. \"What happens when it stops working?\"",
        Act::AskFact => "Asks for one named piece of information. \"Since when?\"",
        Act::Clarify => "Asks what was meant, or to hear it again. \"Which box do you mean?\"",
        Act::Empathise => {
            "Names or accepts the caller's feeling. \"Three evenings in a row, that wears anybody out.\""
        }
        Act::Apologise => "Says sorry. \"I'm sorry that nobody called you back.\"",
        Act::Reassure => {
            "Takes worry away, or owns the problem. \"I'll stay with this until it is with the right team.\""
        }
        Act::Thank => "Thanks the caller. \"Thank you for waiting.\"",
        Act::AcknowledgeExpertise => {
            "Credits what the caller knows or has done. \"You've measured more than I would have asked for.\""
        }
        Act::Explain => "Says why something is so. \"The noise on the line makes the box let go.\"",
        Act::Instruct => "Tells the caller to do something. \"Please plug the cable in again.\"",
        Act::CheckDone => {
            "Asks whether a step was done, or what came of it. \"And what do the lights do now?\""
        }
        Act::Inform => "States a finding or where things stand. \"The line test shows a margin of 4 dB.\"",
        Act::ReportDone => "Says that the agent has done something. \"I've reset your port.\"",
        Act::Recap => "Sums up what was said. \"So: since Monday, every evening, on all devices.\"",
        Act::ReadBack => "Reads the ticket out, or asks to confirm it. \"Here is what I've written.\"",
        Act::Promise => {
            "Commits to an action or a time beyond this moment. \"They write to you within four hours.\""
        }
        Act::Hold => "Announces hold, or asks for it. \"May I put you on hold for a minute?\"",
        Act::Resume => "Comes back from hold. \"I'm back.\"",
        Act::Escalate => {
            "Announces a hand-over to another team or level. \"I'm passing this to second level.\""
        }
        Act::Refuse => {
            "Says that something cannot or may not be done. \"I may not open the account without that.\""
        }
        Act::ReferElsewhere => "Points to a place outside support. \"Your tax office can tell you that.\"",
        Act::Offer => "Sells a product or an upgrade. \"For ten more a month there is the gigabit.\"",
        Act::Goodwill => {
            "Offers a credit, discount or replacement as amends. \"I'll credit you these three days.\""
        }
        Act::SetBoundary => {
            "Asks for civil behaviour, or warns that the call will end. \"I want to help, and not while you call me that.\""
        }
        Act::Redirect => "Steers back from another subject. \"I hope he gets well. About the box:\"",
        Act::SmallTalk => "Chats. \"What is your dog called?\"",
        Act::ConfirmMoreHelp => "Asks whether there is anything else. \"Is there anything else I can do?\"",
        Act::Close => "Says goodbye. \"Goodbye, and thank you for calling.\"",
        Act::Answer => "Answers what the caller asked. \"Yes, that is included.\"",
        Act::AdmitLimits => {
            "Says what the agent does not know or cannot see. \"I can't see that from here.\""
        }
        Act::Disagree => "Contradicts the caller. \"It isn't the name server.\"",
        Act::Propose => "Suggests something that helps and is not for sale. \"Shall we measure on a cable?\"",
        Act::BreakIn => "Interrupts the caller. \"Let me stop you there.\"",
    }
}

/// Which acts a family holds.
pub(super) const fn family(family: Family) -> &'static str {
    match family {
        Family::Question => "Every act that asks: ask_open, ask_fact, verify_identity, clarify, check_done.",
        Family::No => "Every act that says no: refuse, refer_elsewhere, disagree.",
        Family::Care => "Every act that shows care: empathise, apologise, reassure.",
    }
}

/// How a tone sounds.
pub(super) const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Polite => "An explicit marker: please, may I, would you mind.",
        Tone::Warm => "Kindness beyond politeness.",
        Tone::Curt => "Short to the point of rudeness.",
        Tone::Cold => "Distance where care was due.",
        Tone::Rude => "Disrespect.",
        Tone::Insult => "An insult or mockery aimed at the caller. A critical error.",
        Tone::Pushy => "Pressure to agree or to buy.",
        Tone::Defensive => "Excuses for oneself or the company.",
        Tone::Blame => "Lays the fault on the caller: \"you must have…\".",
        Tone::Condescending => "Talks down.",
        Tone::CodeWord => "Trade mockery of the caller: ID-10T, PEBKAC, layer 8.",
        Tone::Sarcasm => "Says the opposite, sharply. Never fails a call by itself; a mentor looks at it.",
        Tone::Jargon => "A term that a lay caller would not know. Counts where it is above this customer.",
        Tone::Filler => "A scripted phrase that adds nothing: \"your call is important to us\".",
        Tone::EmptyPromise => {
            "Promises what no agent can know or keep: \"it will be fixed today, guaranteed\"."
        }
    }
}

/// What a dimension is about.
pub(super) const fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Tone => "How the caller was spoken to.",
        Dimension::Information => "What was found out, and how.",
        Dimension::Escalation => "What was decided, when, and what the caller was told about it.",
        Dimension::Ticket => "What the technician received.",
        Dimension::Upsell => "Whether anything was sold that should not have been.",
    }
}

/// The families, which have no list of their own.
pub(super) const FAMILIES: [(Family, &str); 3] =
    [(Family::Question, "question"), (Family::No, "no"), (Family::Care, "care")];
