//! A bar that shows how far long work has come; nothing where nobody sees it.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::mentoring::Work;

/// A bar over so many calls.
pub(super) fn of_calls(calls: u64) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(calls), target);
    match ProgressStyle::with_template("{bar:30} {pos} of {len} calls, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Does long work over calls, with a bar while it lasts.
pub(super) fn over_calls<T>(work: impl FnOnce(&Work) -> T) -> T {
    let bar = of_calls(0);
    let shown = bar.clone();
    let done = work(&Work::telling(move |done, of| {
        shown.set_length(of);
        shown.set_position(done);
    }));
    bar.finish_and_clear();
    done
}
