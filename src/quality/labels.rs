//! What our acts, kinds of information and tones are called in sets of others. Printed on the quality card.

use crate::sim::understanding::{Context, Understood, Weighed};
use crate::sim::words::{Act, Tone};

/// A label of the sets of acts, and the acts of ours that make it, in the order in which they decide: an utterance that
/// refuses and then asks whether there is anything else refuses.
pub(super) const ACTS: [(&str, &[Act]); 11] = [
    ("redirect", &[Act::Redirect, Act::AdmitLimits]),
    ("refusal", &[Act::Refuse]),
    ("report_done", &[Act::ReportDone]),
    ("recap", &[Act::Recap, Act::ReadBack]),
    ("offer_next", &[Act::Propose, Act::Offer]),
    ("instruction", &[Act::Instruct]),
    ("inform", &[Act::Inform, Act::Explain, Act::Answer, Act::Promise]),
    ("offer_more_help", &[Act::ConfirmMoreHelp]),
    ("ask_info", &[Act::AskFact, Act::VerifyIdentity, Act::AskOpen, Act::Clarify, Act::CheckDone]),
    ("greeting", &[Act::Greet, Act::Introduce]),
    ("closing", &[Act::Close, Act::Thank, Act::SmallTalk]),
];

/// A label of the sets of questions, and our kinds of information that make it.
pub(super) const SLOTS: [(&str, &[&str]); 16] = [
    ("security_answer", &["security_word"]),
    ("pin", &["pin", "password"]),
    ("date_of_birth", &["birth_date"]),
    ("account_number", &["account"]),
    ("booking_or_reference_id", &["order_id"]),
    ("code", &["error_code", "error_text"]),
    ("device_or_maker", &["device", "software"]),
    ("account_or_payment_type", &["account_type", "payment", "plan"]),
    ("what_change", &["what_to_change", "wish"]),
    ("problem_details", &["symptom", "changed", "tried", "impact"]),
    ("person_name", &["name", "person"]),
    ("amount", &["amount"]),
    ("quantity", &["quantity", "frequency"]),
    ("time", &["time", "time_of_day"]),
    ("date", &["date", "began", "expiry"]),
    ("location", &["place", "address", "postcode"]),
];

/// A slot of the agents' utterances for a kind of ours.
pub(super) fn utterance_slot(kind: &str) -> Option<&'static str> {
    let slot = match kind {
        "error_code" => "error_code",
        "error_text" => "error_text",
        "began" => "began",
        "changed" => "changed",
        "device" | "software" => "device",
        "account" => "account_id",
        "name" => "name",
        "birth_date" => "birth_date",
        "address" | "postcode" => "address",
        "phone" => "phone",
        "email" => "email",
        "symptom" => return None,
        "tried" => "tried",
        "scope" => "scope",
        "lights" => "lights",
        "connection" => "connection",
        "plan" => "plan",
        "order_id" => "order_id",
        "time" | "time_of_day" => "time_of_day",
        _ => "other",
    };
    Some(slot)
}

/// An act's name in the agents' utterances; `None` for those that they do not know.
pub(super) const fn utterance_act(act: Act) -> Option<&'static str> {
    match act {
        Act::Answer | Act::AdmitLimits | Act::Disagree | Act::Propose | Act::BreakIn => None,
        Act::ReportDone => Some("inform"),
        other => Some(other.name()),
    }
}

/// A tone's name in the agents' utterances.
pub(super) const fn utterance_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Insult => "rude",
        other => other.name(),
    }
}

/// A label with the points that speak for it, and whether it is sure.
pub(super) type Best = (&'static str, bool);

/// Points from which an act counts as there when it has to be sure.
const PRESENT: i32 = 230;
/// Points below the negative of which an act that would come first counts as absent.
const ABSENT: i32 = 230;
/// Points by which one kind of information has to lead, when it has to be sure.
const SURE: i32 = 300;

/// The one label of an utterance that does perhaps several things: the first in the order of [`ACTS`] that holds and is
/// not much weaker than the strongest; when none does, the likeliest.
pub(super) fn act_label(understood: &Understood, weighed: &Weighed, before: &Context) -> Best {
    let of = |acts: &[Act]| {
        let points = weighed.acts.iter().filter(|(act, _)| acts.contains(act)).map(|(_, points)| *points);
        points.max().unwrap_or(i32::MIN)
    };
    let mut points: Vec<(&'static str, i32)> = ACTS.iter().map(|(label, acts)| (*label, of(acts))).collect();
    let cue = |cue: &str| understood.acts.iter().any(|hit| hit.cue == cue);
    let mut set = |label: &str, least: i32| {
        for (_, points) in points.iter_mut().filter(|(name, _)| *name == label) {
            *points = if least > 0 { (*points).max(least) } else { (*points).min(least) };
        }
    };
    // To ask how one can help is how a talk begins; later it asks whether there is anything else.
    let first = before.agent.is_empty();
    if cue("ask_open.help") && (first || !understood.heard(Act::ConfirmMoreHelp)) {
        let (this, other) =
            if first { ("greeting", "offer_more_help") } else { ("offer_more_help", "greeting") };
        set(this, 900);
        for label in ["ask_info", "offer_next", other] {
            set(label, -900);
        }
    }
    // To say what one is not there for, or that one does not follow, is no refusal of something one could do.
    if cue("refuse.scope") {
        set("redirect", 900);
    }
    if cue("clarify.lost") {
        set("redirect", 700);
    }
    if understood.tone.iter().any(|hit| hit.cue == "polite.welcome") {
        set("closing", 500);
    }
    if before.asked.is_some() && points.iter().all(|(_, points)| *points < 0) {
        return ("inform", false);
    }
    decide(&points)
}

fn decide(points: &[(&'static str, i32)]) -> Best {
    let most = points.iter().map(|(_, points)| *points).max().unwrap_or(i32::MIN);
    let first = points.iter().position(|(_, points)| *points > 0 && points + MUCH > most.min(SURELY));
    let chosen = first.or_else(|| (0..points.len()).max_by_key(|at| (points[*at].1, std::cmp::Reverse(*at))));
    let Some(chosen) = chosen else { return ("", false) };
    let earlier_absent = points[..chosen].iter().all(|(_, points)| *points < -ABSENT);
    (points[chosen].0, points[chosen].1 > PRESENT && earlier_absent)
}

/// A label weaker than the strongest by so much does not come before it.
const MUCH: i32 = 500;
/// What the strongest counts for at most when others are set beside it.
const SURELY: i32 = 1_000;

/// The one piece of information that a question asks for.
pub(super) fn slot_label(weighed: &Weighed) -> Best {
    let of = |kinds: &[&str]| {
        let points = weighed
            .kinds
            .iter()
            .filter(|(kind, _)| kinds.contains(&kind.as_str()))
            .map(|(_, points)| *points);
        points.max().unwrap_or(i32::MIN)
    };
    let mut points: Vec<(&'static str, i32)> =
        SLOTS.iter().map(|(label, kinds)| (*label, of(kinds))).collect();
    points.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    match points.as_slice() {
        [(label, best), (_, second), ..] => (label, *best > 0 && best - second > SURE),
        _ => ("", false),
    }
}
