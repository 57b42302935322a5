//! What the customer understood of the last words, and the names under which `firstline explain` tells more.

use egui::Ui;

use crate::app::language::{key, say};
use crate::app::widgets::{body, caption};
use crate::sim::understanding::Understood;
use crate::sim::words::{Act, Tone};

pub(super) fn ui(ui: &mut Ui, understood: &Understood) {
    caption(ui, &say(ui, "What they understood of your last words"));
    let acts = understood.acts.iter().map(|hit| (act(hit.act), hit.act.name()));
    let tones = understood.tone.iter().map(|hit| (tone(hit.tone), hit.tone.name()));
    let mut shown: Vec<&str> = Vec::new();
    for (words, name) in acts.chain(tones) {
        if shown.contains(&name) {
            continue;
        }
        shown.push(name);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            body(ui, &say(ui, words));
            caption(ui, name);
        });
    }
    if shown.is_empty() {
        body(ui, &say(ui, "Nothing"));
    }
}

const fn act(act: Act) -> &'static str {
    match act {
        Act::Greet => key("You greet them"),
        Act::Introduce => key("You say who you are"),
        Act::VerifyIdentity => key("You ask who they are"),
        Act::AskOpen => key("You ask openly"),
        Act::AskFact => key("You ask for a fact"),
        Act::Clarify => key("You ask what was meant"),
        Act::Empathise => key("You take their feeling seriously"),
        Act::Apologise => key("You say sorry"),
        Act::Reassure => key("You take worry away"),
        Act::Thank => key("You thank them"),
        Act::AcknowledgeExpertise => key("You credit what they know"),
        Act::Explain => key("You say why"),
        Act::Instruct => key("You tell them what to do"),
        Act::CheckDone => key("You ask whether it is done"),
        Act::Inform => key("You say how things stand"),
        Act::ReportDone => key("You say what you have done"),
        Act::Recap => key("You sum up"),
        Act::ReadBack => key("You read the ticket to them"),
        Act::Promise => key("You promise something"),
        Act::Hold => key("You announce hold"),
        Act::Resume => key("You come back from hold"),
        Act::Escalate => key("You announce a transfer"),
        Act::Refuse => key("You say that it cannot be done"),
        Act::ReferElsewhere => key("You send them elsewhere"),
        Act::Offer => key("You offer something for sale"),
        Act::Goodwill => key("You offer amends"),
        Act::SetBoundary => key("You set a limit"),
        Act::Redirect => key("You come back to the problem"),
        Act::SmallTalk => key("You chat"),
        Act::ConfirmMoreHelp => key("You ask whether there is more"),
        Act::Close => key("You say goodbye"),
        Act::Answer => key("You answer them"),
        Act::AdmitLimits => key("You say what you do not know"),
        Act::Disagree => key("You contradict them"),
        Act::Propose => key("You suggest something"),
        Act::BreakIn => key("You break in"),
    }
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Polite => key("It sounds polite"),
        Tone::Warm => key("It sounds warm"),
        Tone::Curt => key("It sounds curt"),
        Tone::Cold => key("It sounds cold"),
        Tone::Rude => key("It sounds rude"),
        Tone::Insult => key("It sounds like an insult"),
        Tone::Pushy => key("It sounds pushy"),
        Tone::Defensive => key("It sounds like an excuse"),
        Tone::Blame => key("It sounds like blame"),
        Tone::Condescending => key("It sounds condescending"),
        Tone::CodeWord => key("It mocks them in trade words"),
        Tone::Sarcasm => key("It sounds sarcastic"),
        Tone::Jargon => key("It has terms that they may not know"),
        Tone::Filler => key("It sounds like a script"),
        Tone::EmptyPromise => key("It promises what nobody can keep"),
    }
}
