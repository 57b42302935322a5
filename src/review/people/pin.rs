//! How long somebody waits after wrong PINs.

use crate::review::moment::Moment;
use crate::sim::time::Millis;

/// So many wrong PINs are typing errors: the next try is free.
const FREE: u32 = 2;
/// What the first one after them costs; each further one costs twice as much.
const FIRST_MS: Millis = 5_000;
/// The longest wait: a quarter of an hour.
const LONGEST_MS: Millis = 15 * 60_000;

/// The wait after so many wrong PINs in a row, in milliseconds: none after two, then 5 s, 10 s, 20 s … up to 15 minutes.
///
/// Ten thousand PINs of four digits then take more than a hundred days, and a typing error takes nobody's morning.
#[must_use]
pub fn delay_ms(wrong_in_a_row: u32) -> Millis {
    let Some(doublings) = wrong_in_a_row.checked_sub(FREE + 1) else { return 0 };
    FIRST_MS.checked_shl(doublings.min(16)).unwrap_or(LONGEST_MS).min(LONGEST_MS)
}

/// How much of the wait is left at `now`, in milliseconds.
///
/// A clock that was set back makes it the whole wait again and never more. One that was set forward shortens it: that
/// much a machine without a network cannot know.
#[must_use]
pub(super) fn wait_ms(wrong_in_a_row: u32, last_wrong: Option<Moment>, now: Moment) -> Millis {
    last_wrong.map_or(0, |last| delay_ms(wrong_in_a_row).saturating_sub(now.since(last)))
}

/// Whether the clock was set back by more than the whole wait since the last wrong PIN, so that nobody can tell how much of it is
/// over, and it would last until the clock is there again. It begins anew then: a try is written down, and not looked at.
#[must_use]
pub(super) fn begins_anew(wrong_in_a_row: u32, last_wrong: Option<Moment>, now: Moment) -> bool {
    let delay = delay_ms(wrong_in_a_row);
    delay > 0 && last_wrong.is_some_and(|last| last.since(now) > delay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_stays_bounded() {
        let waits: Vec<Millis> = (0..13).map(|wrong| delay_ms(wrong) / 1_000).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        assert_eq!(delay_ms(u32::MAX), LONGEST_MS);
    }

    #[test]
    fn the_wait_runs_down_and_a_clock_set_back_does_not_lengthen_it() {
        let last = Some(Moment(100_000));
        assert_eq!(wait_ms(4, last, Moment(100_000)), 10_000);
        assert_eq!(wait_ms(4, last, Moment(104_000)), 6_000);
        assert_eq!(wait_ms(4, last, Moment(111_000)), 0);
        assert_eq!(wait_ms(4, last, Moment(0)), 10_000);
        assert_eq!(wait_ms(4, None, Moment(0)), 0);
        let anew = |wrong, now| begins_anew(wrong, last, Moment(now));
        assert_eq!((anew(4, 89_999), anew(4, 90_000), anew(4, 110_000)), (true, false, false));
        assert!(!anew(2, 0), "there is no wait");
    }
}
