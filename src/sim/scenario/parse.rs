//! From the text of a file to a typed value, with every fault of the text at once.

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::codes;
use super::decode::decode;
use super::diagnostic::{Diagnostic, Severity};
use super::source::Source;
use super::text::{MAX_DEPTH, NodeKind, Number, Tree, read_number};

pub use super::nearest::nearest;

/// The `format` that this version reads.
pub const FORMAT: u32 = 1;

/// The largest file that is read, in bytes. A scenario takes some 25 000.
pub const MAX_BYTES: usize = 1 << 20;

/// More findings than this are cut off.
const MOST_SHOWN: usize = 100;

/// Levels of types that one level of brackets may stand for: a choice in an option in a list.
const TYPES_A_BRACKET: usize = 8;

/// Reads `text` as a `T`. The value is there exactly when no diagnostic is an error. Spans are bytes of `text`.
///
/// `T` and all inside should refuse unknown fields (`deny_unknown_fields`), and use neither `flatten` nor `untagged`.
#[must_use]
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> (Option<T>, Source, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        return (None, Source::new(file, "", Tree::default()), vec![too_large(text.len()).file(file)]);
    }
    let (tree, mut faults) = Tree::of(text);
    let source = Source::new(file, text, tree);
    if let Some(fault) = other_format(&source) {
        return (None, source, vec![fault.file(file)]);
    }
    let mut value = None;
    if faults.is_empty() {
        match read(text) {
            Ok(read) => value = Some(read),
            Err(error) => {
                faults = decode::<T>(source.tree(), text).1;
                if faults.is_empty() {
                    faults.push(unreadable(&error, text));
                }
            }
        }
    } else {
        faults.extend(decode::<T>(source.tree(), text).1);
    }
    let faults = in_order(file, faults);
    (value, source, faults)
}

/// The text of a file's bytes, or what is wrong with them.
pub fn text_of<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = good.matches('\n').count() + 1;
        let fault = Diagnostic::error(
            codes::NOT_UTF8,
            format!("the file is not UTF-8 text: a wrong byte in line {line}"),
        );
        let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        let help =
            if wide { "it seems to be UTF-16; save it as UTF-8" } else { "save it as UTF-8 in your editor" };
        Box::new(fault.help(help).file(file))
    })
}

/// The one way in which RON is read here.
fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
        .with_recursion_limit(MAX_DEPTH * TYPES_A_BRACKET)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Box<ron::error::SpannedError>> {
    // Some editors put a byte order mark first; it is no fault.
    options().from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(Box::new)
}

/// A whole file of another format: nothing else that could be said about it would help.
fn other_format(source: &Source) -> Option<Diagnostic> {
    let format = source.root()?.field("format").filter(|node| node.kind() == NodeKind::Number)?;
    let Ok(Number::Int(found)) = read_number(format.source()) else { return None };
    if found == i128::from(FORMAT) {
        return None;
    }
    let message =
        format!("the file says format {found}, and this version of Firstline reads format {FORMAT}");
    let fault = Diagnostic::error(codes::UNKNOWN_FORMAT, message).at(format.span(), "unknown format");
    Some(if found > i128::from(FORMAT) {
        fault.help("a newer version of Firstline may read it")
    } else {
        fault.suggest(format.span(), FORMAT.to_string(), format!("write `format: {FORMAT}`"))
    })
}

fn too_large(len: usize) -> Diagnostic {
    let message = format!("the file has {len} bytes, and at most {MAX_BYTES} are read");
    Diagnostic::error(codes::TOO_LARGE, message).help("is it a scenario?")
}

/// What the reader of values refuses and nobody foresaw.
fn unreadable(error: &ron::error::SpannedError, text: &str) -> Diagnostic {
    let mark = usize::from(text.starts_with('\u{feff}') && error.span.start.line == 1);
    let line_start = match error.span.start.line.saturating_sub(2) {
        _ if error.span.start.line <= 1 => 0,
        breaks => text.match_indices('\n').nth(breaks).map_or(text.len(), |(at, _)| at + 1),
    };
    let mut chars = text[line_start..].char_indices().map(|(at, c)| (line_start + at, c.len_utf8()));
    let place = chars.nth(error.span.start.col.saturating_sub(1) + mark);
    let span = place.map_or(text.len()..text.len(), |(at, len)| at..at + len);
    let words = error.code.to_string();
    let mut letters = words.chars();
    let message: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Diagnostic::error(codes::UNREADABLE, message).at(span, "here")
}

/// The findings in the order of the text, each with its file, and not too many.
fn in_order(file: &str, mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
    let more = faults.len().saturating_sub(MOST_SHOWN);
    faults.truncate(MOST_SHOWN);
    if more > 0 {
        let message = format!("{more} more faults are not shown");
        let note = Diagnostic::new(Severity::Note, codes::TOO_MANY, message);
        faults.push(note.help("put the first ones right and look again"));
    }
    faults.into_iter().map(|fault| fault.file(file)).collect()
}
