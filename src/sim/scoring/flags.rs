//! Flags: what data cannot settle and a mentor should look at. They cost nothing.

use super::call_view::CallView;
use super::scorecard::Flag;
use crate::sim::words::Tone;

/// Tone signals that no cue can be sure of, or that were heard too faintly to be charged.
pub(super) fn raise(call: &CallView<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for spoken in &call.spoken {
        for hit in &spoken.heard.understood.tone {
            let faint = hit.confidence < call.rubric.sure;
            let (id, key) = match hit.tone {
                Tone::Sarcasm => ("flag-sarcasm", "sarcasm"),
                Tone::Insult if faint => ("flag-insult", "insult"),
                Tone::Blame if faint => ("flag-blame", "blame"),
                _ => continue,
            };
            let says = call.rubric.flags.get(key).cloned().unwrap_or_else(|| key.to_owned());
            flags.push(Flag { id: id.to_owned(), place: spoken.tone_place(hit), says });
        }
    }
    flags
}
