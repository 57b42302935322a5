//! Bytes in hexadecimal digits, as digests are written.

use std::fmt;

/// Writes bytes as hexadecimal digits, two small ones a byte.
pub(crate) struct Hex<'b>(pub(crate) &'b [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(Hex(&[0, 7, 0xA0, 255]).to_string(), "0007a0ff");
        assert_eq!(Hex(&[]).to_string(), "");
    }
}
