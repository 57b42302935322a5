//! The call clock, and how long it takes to say something.

use serde::{Deserialize, Serialize};

/// A moment of a call: whole milliseconds since the call was picked up.
pub type Millis = u64;

/// A span of text: UTF-8 byte offsets, the end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after the end.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    ///
    /// Texts longer than 4 GiB do not reach this type: utterances are cut long before.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The words of `text` under this span; empty when the span does not fit the text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// How long it takes to say `text`: half a second to begin, then 60 ms a character, about 170 words a minute.
///
/// The same on every host, because the call clock depends on it. A line longer than a minute counts as a minute.
#[must_use]
pub fn speaking_ms(text: &str) -> Millis {
    let characters = text.chars().take(1_000).count() as Millis;
    if characters == 0 { 0 } else { (500 + 60 * characters).min(60_000) }
}

/// A moment of the call as `m:ss`.
#[must_use]
pub fn clock(at: Millis) -> String {
    format!("{}:{:02}", at / 60_000, at / 1_000 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_takes_time_by_its_length_and_never_more_than_a_minute() {
        assert_eq!(speaking_ms(""), 0);
        assert_eq!(speaking_ms("Yes."), 740);
        assert_eq!(speaking_ms(&"a".repeat(100_000)), 60_000);
    }

    #[test]
    fn a_span_outside_the_text_is_empty() {
        assert_eq!(Span::new(2, 4).of("abcdef"), "cd");
        assert_eq!(Span::new(2, 400).of("abcdef"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
    }
}
