//! Marks as people read them.

use crate::review::cohort::Measured;

/// A mark: `72 %`, rounded down; `-` where there is none.
#[must_use]
pub fn percent(per_mille: Option<u16>) -> String {
    per_mille.map_or_else(|| "-".to_owned(), |mark| format!("{} %", mark / 10))
}

/// A number between -1 and 1: `0.42`, rounded towards 0.
#[must_use]
pub fn signed_share(per_mille: i32) -> String {
    let sign = if per_mille <= -10 { "-" } else { "" };
    let hundredths = per_mille.unsigned_abs() / 10;
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A change: `+4 %`, rounded towards 0.
#[must_use]
pub fn change(per_mille: i32) -> String {
    format!("{:+} %", per_mille / 10)
}

/// A measured number, or in words why there is none.
#[must_use]
pub fn measured(measured: Measured, shown: impl FnOnce(i32) -> String) -> String {
    match measured {
        Measured::PerMille(number) => shown(number),
        Measured::TooFew { have, need } => format!("too few ({have} of {need})"),
        Measured::NoVariance => "all the same".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_shown_as_people_write_them() {
        assert_eq!([Some(729), Some(1_000), None].map(percent), ["72 %", "100 %", "-"]);
        assert_eq!(
            [420, 1_000, -56, -1_000, -4].map(signed_share),
            ["0.42", "1.00", "-0.05", "-1.00", "0.00"]
        );
        assert_eq!([41, -41, 0].map(change), ["+4 %", "-4 %", "+0 %"]);
        assert_eq!(measured(Measured::TooFew { have: 3, need: 8 }, signed_share), "too few (3 of 8)");
    }
}
