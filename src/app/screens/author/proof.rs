//! What was proved of the scenario, and what was not.

use egui::{CentralPanel, Frame, Margin, ProgressBar, ScrollArea, Ui};

use crate::app::intent::{AuthorIntent, Intent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::language::{Slots, key, say, say_heard, say_with};
use crate::app::model::{Manuscript, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, card, chip, muted, sentence, strong};
use crate::app::worker::Errand;
use crate::author::prove::{Finding, Verdict};

pub(super) fn ui(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::symmetric(24, 8));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.m;
        ui.horizontal_wrapped(|ui| {
            let busy = model.author.errand.is_some();
            let weight = if open.proof.is_none() { Weight::Primary } else { Weight::Plain };
            let prove = ui.add_enabled_ui(!busy, |ui| {
                button(ui, icons::SEAL_CHECK, &say(ui, "Prove it"), weight, Some(Action::Author(AuthorAction::Run)))
            });
            if prove.inner.clicked() {
                intents.push(Intent::Author(AuthorIntent::Errand(Errand::Prove)));
            }
            if open.proof.as_ref().is_some_and(|(version, _)| *version != open.sheet.version()) {
                caption(ui, &say(ui, "The text has changed since."));
            }
        });
        progress(ui, model);
        let Some((_, proof)) = &open.proof else {
            muted(
                ui,
                &say(ui, "A proof plays the real call over everything that can be meant, done and waited for: whether the right outcome can be \
                 reached, full marks had, every fact learnt in every mood; that nothing forces a critical error, and that every call ends."),
            );
            return;
        };
        ScrollArea::vertical().id_salt("proof").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(crate::app::screens::WIDEST));
            if proof.stopped {
                body(ui, &say(ui, "The proof was stopped: what it had not decided by then is unknown."));
            }
            for finding in &proof.findings {
                one(ui, finding);
            }
            caption(ui, &say_with(ui, "Each claim was looked at for at most {bound} inputs.", &[("bound", &proof.bound)]));
        });
    });
}

/// How far the proof is that is under way.
fn progress(ui: &mut Ui, model: &Model) {
    let under = model.author.errand.as_ref().filter(|errand| errand.what == Errand::Prove);
    let Some(errand) = under else { return };
    let (done, of) = errand.done;
    #[expect(clippy::cast_precision_loss, reason = "a handful of claims")]
    let part = done as f32 / of.max(1) as f32;
    let slots: Slots<'_> = &[("done", &done), ("of", &of.max(done)), ("tried", &errand.tried)];
    ui.add(ProgressBar::new(part).text(say_with(ui, "{done} of {of} claims, {tried} inputs tried", slots)));
}

fn one(ui: &mut Ui, finding: &Finding) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let (icon, ink, ground) = match finding.verdict {
        Verdict::Proved => (icons::CHECK_CIRCLE, c.good, c.good_soft),
        Verdict::Refuted => (icons::X_CIRCLE, c.bad, c.bad_soft),
        Verdict::Unknown => (icons::QUESTION, c.warn, c.warn_soft),
    };
    card(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            chip(ui, &format!("{icon}  {}", say(ui, name(finding.verdict))), ink, ground);
            let says = strong(ui, sentence(&say_heard(ui, finding.claim.says())));
            ui.label(says);
        });
        body(ui, &sentence(&say_heard(ui, &finding.because)));
        if finding.verdict != Verdict::Proved {
            muted(ui, &say_heard(ui, finding.claim.what_to_do()));
        }
        for detail in &finding.details {
            caption(ui, &say_heard(ui, detail));
        }
    });
}

/// The word for a verdict.
const fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Proved => key("proved"),
        Verdict::Refuted => key("refuted"),
        Verdict::Unknown => key("unknown"),
    }
}
