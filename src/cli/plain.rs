//! Standard output that no text can take over: what people said, wrote and are called reaches the terminal as characters alone.

use std::io::{self, Write};

use anstream::AutoStream;

/// The only sequences that pass: those that the program's own styles are made of.
const OWN: [&str; 6] = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[33m", "\u{1b}[36m"];

/// Standard output for text with styles of the program and words of people.
pub(super) fn stdout() -> Plain<AutoStream<io::Stdout>> {
    Plain(anstream::stdout())
}

/// Words of somebody in one line: what they wrote below it could pass for a line of the program.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts `�` in the place of control characters, lines and tabs excepted.
pub(super) struct Plain<W>(W);

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_control()) {
            self.0.write_all(bytes)?;
        } else {
            self.0.write_all(plain(&String::from_utf8_lossy(bytes)).as_bytes())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(own) = OWN.into_iter().find(|own| rest.starts_with(own)) {
            plain.push_str(own);
            rest = &rest[own.len()..];
            continue;
        }
        plain.push(if first.is_control() && !['\n', '\t'].contains(&first) { '\u{FFFD}' } else { first });
        rest = &rest[first.len_utf8()..];
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::style::{ALARM, CUSTOMER, DESK, FAINT, STRONG};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Plain(Vec::new());
        write!(out, "{text}").unwrap();
        assert_eq!(String::from_utf8(out.0).unwrap(), expected);
    }

    #[test]
    fn no_text_clears_the_screen_or_hides_what_follows() {
        check("Good morning, Kovács\n\tis here", "Good morning, Kovács\n\tis here");
        check("\u{1b}[2J\u{1b}[Hgone", "\u{FFFD}[2J\u{FFFD}[Hgone");
        check("\u{1b}[8mhidden", "\u{FFFD}[8mhidden");
        check("\u{1b}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}");
        check("over\rwritten \u{9b}31m \u{7f}", "over\u{FFFD}written \u{FFFD}31m \u{FFFD}");
    }

    #[test]
    fn the_programs_own_styles_pass() {
        for style in [STRONG, FAINT, ALARM, CUSTOMER, DESK] {
            let styled = format!("{style}words{style:#}\n");
            assert!(styled.starts_with('\u{1b}'));
            check(&styled, &styled);
        }
    }
}
