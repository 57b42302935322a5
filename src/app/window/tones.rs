//! Tones, computed sample by sample.

use std::f32::consts::TAU;
use std::time::Duration;

/// Samples a second.
pub(super) const RATE: u32 = 22_050;

/// For so long, in seconds, a tone swells and fades; without it, it would click.
const EDGE: f32 = 0.012;

/// Something to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// A call waits to be picked up.
    Ring,
    /// The customer is on hold.
    Hold,
    /// The line is cut.
    Cut,
}

/// A note: when it begins and how long it lasts, in seconds, how high it is, in hertz, and how loud, 0 to 1.
type Note = (f32, f32, f32, f32);

impl Tone {
    /// Whether it is heard again and again.
    pub(super) const fn repeats(self) -> bool {
        !matches!(self, Self::Cut)
    }

    /// How long it lasts, silence included.
    pub(super) const fn lasts(self) -> Duration {
        match self {
            Self::Ring => Duration::from_millis(3_000),
            Self::Hold => Duration::from_millis(6_000),
            Self::Cut => Duration::from_millis(1_200),
        }
    }

    const fn notes(self) -> &'static [Note] {
        match self {
            // Two short rings, then a pause.
            Self::Ring => &[
                (0.0, 0.4, 400.0, 0.5),
                (0.0, 0.4, 450.0, 0.5),
                (0.6, 0.4, 400.0, 0.5),
                (0.6, 0.4, 450.0, 0.5),
            ],
            // Now and then three quiet notes: the line is still there.
            Self::Hold => &[(0.0, 0.5, 523.0, 0.25), (0.35, 0.5, 659.0, 0.25), (0.7, 0.9, 784.0, 0.25)],
            Self::Cut => &[(0.0, 0.25, 425.0, 0.6), (0.45, 0.25, 425.0, 0.6), (0.9, 0.25, 425.0, 0.6)],
        }
    }

    /// Its samples, from -1 to 1.
    pub(super) fn samples(self) -> Vec<f32> {
        let count = u64::from(RATE) * u64::try_from(self.lasts().as_millis()).unwrap_or(0) / 1_000;
        (0..u32::try_from(count).unwrap_or(0)).map(|at| self.sample(seconds(at))).collect()
    }

    fn sample(self, at: f32) -> f32 {
        let heard = |(from, lasts, height, loud): &Note| {
            let within = at - from;
            let edge = (within.min(lasts - within) / EDGE).clamp(0.0, 1.0);
            edge * loud * (TAU * height * within).sin()
        };
        self.notes().iter().map(heard).sum()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a moment within a few seconds")]
fn seconds(at: u32) -> f32 {
    at as f32 / RATE as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_begin_and_end_in_silence_and_are_never_too_loud() {
        for tone in [Tone::Ring, Tone::Hold, Tone::Cut] {
            let samples = tone.samples();
            let loudest = samples.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
            assert!(loudest > 0.2 && loudest <= 1.0, "{tone:?}: {loudest}");
            assert!(samples[0].abs() < 0.01 && samples[samples.len() - 1].abs() < 0.01, "{tone:?}");
            let jump = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
            assert!(jump < 0.3, "{tone:?} clicks: {jump}");
        }
    }
}
