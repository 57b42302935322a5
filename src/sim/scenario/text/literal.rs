//! What quoted texts and numbers say.

use std::borrow::Cow;
use std::ops::Range;

/// A number as read from the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// Anything with a point, an exponent or a float suffix.
    Float(f64),
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFault(
    /// The reason, as the end of "this is not a number: …".
    pub &'static str,
);

/// Reads a number token: any base, signs, underscores, suffixes, `inf`, `NaN` and byte literals such as `b'x'`.
pub fn read_number(text: &str) -> Result<Number, NumberFault> {
    if let Some(inner) = text.strip_prefix("b'").and_then(|rest| rest.strip_suffix('\'')) {
        let decoded = unescape(inner).map_err(|_| NumberFault("the byte cannot be read"))?;
        return match decoded.as_bytes() {
            [byte] => Ok(Number::Int(i128::from(*byte))),
            _ => Err(NumberFault("a byte literal holds one plain character")),
        };
    }
    let negative = text.starts_with('-');
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return read_int(without_int_suffix(digits), base, negative);
        }
    }
    let whole = without_int_suffix(digits);
    if whole.bytes().all(|byte| byte == b'_' || byte.is_ascii_digit()) || whole.len() < digits.len() {
        return read_int(whole, 10, negative);
    }
    let float = digits.strip_suffix("f32").or_else(|| digits.strip_suffix("f64")).unwrap_or(digits);
    if float.starts_with('_') || float.contains("._") {
        return Err(NumberFault("an underscore stands between two digits"));
    }
    let plain: String =
        text[..text.len() - digits.len()].chars().chain(float.chars().filter(|c| *c != '_')).collect();
    plain.parse().map(Number::Float).map_err(|_| NumberFault("it holds something that is no digit"))
}

fn without_int_suffix(digits: &str) -> &str {
    ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"]
        .iter()
        .find_map(|suffix| digits.strip_suffix(suffix))
        .unwrap_or(digits)
}

fn read_int(digits: &str, base: u32, negative: bool) -> Result<Number, NumberFault> {
    if digits.is_empty() {
        return Err(NumberFault("the digits are missing"));
    }
    if digits.starts_with('_') {
        return Err(NumberFault("an underscore stands between two digits"));
    }
    let mut sum: i128 = 0;
    for c in digits.chars().filter(|c| *c != '_') {
        let digit = c.to_digit(base).ok_or(NumberFault("it holds something that is no digit"))?;
        let next = sum.checked_mul(i128::from(base)).and_then(|sum| sum.checked_add(i128::from(digit)));
        sum = next.ok_or(NumberFault("it is larger than any number here may be"))?;
    }
    Ok(Number::Int(if negative { -sum } else { sum }))
}

/// Resolves the escapes of a quoted text (given without its quotes). Fails with the bytes of the escape that is wrong.
pub fn unescape(body: &str) -> Result<Cow<'_, str>, Range<usize>> {
    if !body.contains('\\') {
        return Ok(Cow::Borrowed(body));
    }
    let mut text = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let start = body.len() - rest.len() + at;
        let (meant, len) = escape(&rest[at..]).map_err(|len| start..start + len)?;
        text.extend(meant);
        rest = &rest[at + len..];
    }
    text.push_str(rest);
    Ok(Cow::Owned(text))
}

/// One escape at the start of `text`: what it means (nothing for a line end) and its length, or the length to blame.
fn escape(text: &str) -> Result<(Option<char>, usize), usize> {
    let Some(letter) = text[1..].chars().next() else { return Err(1) };
    let simple = match letter {
        '\'' | '"' | '\\' => letter,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => return hex_escape(text).map(|(c, len)| (Some(c), len)),
        'u' => return unicode_escape(text).map(|(c, len)| (Some(c), len)),
        '\n' | '\r' if text[1..].starts_with('\n') || text[1..].starts_with("\r\n") => {
            let after = text[1..].trim_start_matches([' ', '\t', '\n', '\r']);
            return Ok((None, text.len() - after.len()));
        }
        other => return Err(1 + other.len_utf8()),
    };
    Ok((Some(simple), 2))
}

/// `\x41`, or up to four of them that make one character together.
fn hex_escape(text: &str) -> Result<(char, usize), usize> {
    let mut bytes = Vec::with_capacity(4);
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix("\\x").and_then(|rest| rest.get(..2)) {
        let Ok(byte) = u8::from_str_radix(digits, 16) else { break };
        bytes.push(byte);
        rest = &rest[4..];
        if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return Ok((c, text.len() - rest.len()));
        }
        if bytes.len() == 4 {
            break;
        }
    }
    Err((text.len() - rest.len()).max(2))
}

/// `\u{1F600}`, one to six digits.
fn unicode_escape(text: &str) -> Result<(char, usize), usize> {
    let digits = text.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')).map(|(digits, _)| digits);
    let Some(digits) = digits.filter(|digits| (1..=6).contains(&digits.len()) && !digits.starts_with('+'))
    else {
        return Err(2);
    };
    let len = 3 + digits.len() + 1;
    let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    c.map(|c| (c, len)).ok_or(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_number(text: &str, expected: Option<i128>) {
        let found = match read_number(text) {
            Ok(Number::Int(value)) => Some(value),
            _ => None,
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whole_numbers_in_all_bases() {
        check_number("12", Some(12));
        check_number("-1_000", Some(-1000));
        check_number("+0x1F", Some(31));
        check_number("0b101", Some(5));
        check_number("0o17u8", Some(15));
        check_number("b'A'", Some(65));
        check_number("0x", None);
        check_number("12ab", None);
        check_number("_1", None);
        check_number("999999999999999999999999999999999999999999", None);
    }

    #[test]
    fn floats() {
        assert_eq!(read_number("1.5e3"), Ok(Number::Float(1500.0)));
        assert_eq!(read_number("-inf"), Ok(Number::Float(f64::NEG_INFINITY)));
        assert_eq!(read_number(".5f32"), Ok(Number::Float(0.5)));
        assert!(read_number("1.2.3").is_err());
    }

    #[test]
    fn escapes() {
        assert_eq!(unescape(r#"a\"\u{e9}\x41\n"#).as_deref(), Ok("a\"éA\n"));
        assert_eq!(unescape("a\\\n   b").as_deref(), Ok("ab"));
        assert_eq!(unescape(r"\xc3\xa9").as_deref(), Ok("é"));
        assert_eq!(unescape(r"ab\q"), Err(2..4));
        assert_eq!(unescape(r"\u{110000}"), Err(0..10));
        assert_eq!(unescape("\\"), Err(0..1));
    }
}
