//! Reading lines from somebody who may send anything.

use std::io::{self, BufRead};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Text, without the line end.
    Text(String),
    /// Something else: why.
    Unfit(String),
}

/// The next line, or nothing at the end of the input. Of a line with more than `most` bytes the rest is read past without
/// being kept.
pub(super) fn next_line(input: &mut impl BufRead, most: usize) -> io::Result<Option<Line>> {
    let mut kept = Vec::new();
    let mut length: usize = 0;
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let (part, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(end) => (&buffer[..end], true),
            None => (buffer, false),
        };
        if buffer.is_empty() && length == 0 {
            return Ok(None);
        }
        let at_end = ended || buffer.is_empty();
        length = length.saturating_add(part.len());
        if length <= most {
            kept.extend_from_slice(part);
        } else {
            kept = Vec::new();
        }
        let used = part.len() + usize::from(ended);
        input.consume(used);
        if at_end {
            return Ok(Some(whole(kept, length, most)));
        }
    }
}

fn whole(kept: Vec<u8>, length: usize, most: usize) -> Line {
    if length > most {
        return Line::Unfit(format!("the line has {length} bytes, and at most {most} are taken"));
    }
    match String::from_utf8(kept) {
        Ok(mut text) => {
            if text.ends_with('\r') {
                text.pop();
            }
            Line::Text(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Line::Unfit(format!("the line is not UTF-8 text: a wrong byte at place {at}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[track_caller]
    fn check(input: &[u8], expected: &[&str]) {
        // A tiny buffer, so that lines come in pieces.
        let mut reader = BufReader::with_capacity(3, input);
        let mut found = Vec::new();
        while let Some(line) = next_line(&mut reader, 8).unwrap() {
            found.push(match line {
                Line::Text(text) => text,
                Line::Unfit(why) => format!("! {why}"),
            });
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_come_whole_or_not_at_all() {
        check(b"", &[]);
        check(b"one\n\r\ntwo\r\nthree", &["one", "", "two", "three"]);
        check(
            b"12345678\n123456789\nx\n",
            &["12345678", "! the line has 9 bytes, and at most 8 are taken", "x"],
        );
        check(b"ab\xFF\nok\n", &["! the line is not UTF-8 text: a wrong byte at place 2", "ok"]);
    }
}
