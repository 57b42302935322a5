//! One scale for all criteria: steps from nothing to the whole mark.

/// How many steps the scale has: nothing, a quarter, half, three quarters, the whole mark.
pub const STEPS: usize = 5;

/// Where a mark stands on the scale.
///
/// Criteria are worth different numbers of points, and the same one other numbers in other calls: without a common scale
/// there is no "exactly the same" and no "one step apart".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(u8);

impl Step {
    /// The step nearest to `points` of `of`, halves upwards. Of nothing it is nothing.
    #[must_use]
    pub fn of(points: u32, of: u32) -> Self {
        let (points, of) = (u64::from(points.min(of)), u64::from(of));
        let highest = STEPS as u64 - 1;
        let step = (2 * highest * points + of).checked_div(2 * of).unwrap_or(0);
        Self(u8::try_from(step.min(highest)).unwrap_or(0))
    }

    /// Its number, from 0 to 4.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// How many steps lie between the two.
    #[must_use]
    pub fn apart(self, other: Self) -> usize {
        self.number().abs_diff(other.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_on_the_nearest_step() {
        let steps: Vec<usize> = (0..=8).map(|points| Step::of(points, 8).number()).collect();
        assert_eq!(steps, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(Step::of(7, 7).number(), 4);
        assert_eq!(Step::of(9, 7).number(), 4);
        assert_eq!(Step::of(3, 0).number(), 0);
    }
}
