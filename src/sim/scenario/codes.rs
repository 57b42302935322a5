//! The codes of what can be wrong with the writing of a file (`SC001` to `SC099`), each with its explanation.
//!
//! What can be wrong with the meaning has codes from `SC100` on, in the rooms that check it. They join here, in
//! [`REGISTRY`], so that `explain` knows them all.

use super::diagnostic::Code;

/// What there is to say about a code.
#[derive(Clone, Copy, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// What is wrong, in a sentence.
    pub what: &'static str,
    /// Why it matters, or how it comes about.
    pub why: &'static str,
    /// A piece of a file that has the fault.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
}

/// Every table of codes. A room with codes of its own adds its table here.
pub const REGISTRY: &[&[CodeInfo]] = &[CODES];

/// The entry of a code, asked for by id (`SC012`, in any case) or by name (`wrong-type`).
#[must_use]
pub fn find(code: &str) -> Option<&'static CodeInfo> {
    let asked = |info: &&CodeInfo| info.code.id.eq_ignore_ascii_case(code) || info.code.name == code;
    REGISTRY.iter().flat_map(|table| table.iter()).find(asked)
}

/// Something stands where a value or a name should.
pub const UNEXPECTED: Code = Code::new("SC001", "unexpected-text");
/// Two values without a comma between them.
pub const MISSING_COMMA: Code = Code::new("SC002", "missing-comma");
/// A bracket that nothing closes.
pub const UNCLOSED_BRACKET: Code = Code::new("SC003", "unclosed-bracket");
/// A closing bracket that closes nothing.
pub const STRAY_BRACKET: Code = Code::new("SC004", "stray-bracket");
/// A quote that nothing closes.
pub const UNCLOSED_TEXT: Code = Code::new("SC005", "unclosed-text");
/// Quotes or spaces of a word processor.
pub const PASTED: Code = Code::new("SC006", "pasted-character");
/// Named and unnamed arguments in one pair of brackets.
pub const MIXED_ARGUMENTS: Code = Code::new("SC007", "mixed-arguments");
/// A backslash with something unknown behind it.
pub const BAD_ESCAPE: Code = Code::new("SC008", "bad-escape");
/// Something that begins like a number and is none.
pub const BAD_NUMBER: Code = Code::new("SC009", "bad-number");
/// A field that the thing does not have.
pub const UNKNOWN_FIELD: Code = Code::new("SC010", "unknown-field");
/// A field that the thing must have.
pub const MISSING_FIELD: Code = Code::new("SC011", "missing-field");
/// A value of another kind than the field holds.
pub const WRONG_TYPE: Code = Code::new("SC012", "wrong-type");
/// A name that is none of the choices.
pub const UNKNOWN_VARIANT: Code = Code::new("SC013", "unknown-choice");
/// A field written twice.
pub const DUPLICATE_FIELD: Code = Code::new("SC014", "duplicate-field");
/// A key of a map written twice.
pub const DUPLICATE_KEY: Code = Code::new("SC015", "duplicate-key");
/// Too many or too few values.
pub const WRONG_COUNT: Code = Code::new("SC016", "wrong-count");
/// A number outside of what the field can hold.
pub const OUT_OF_RANGE: Code = Code::new("SC017", "out-of-range");
/// Brackets inside brackets without end.
pub const TOO_DEEP: Code = Code::new("SC019", "too-deep");
/// A file larger than any scenario.
pub const TOO_LARGE: Code = Code::new("SC020", "too-large");
/// Bytes that are no text.
pub const NOT_UTF8: Code = Code::new("SC021", "not-utf8");
/// A `format` that this version does not read.
pub const UNKNOWN_FORMAT: Code = Code::new("SC022", "unknown-format");
/// Something after the end of the value.
pub const EXTRA_TEXT: Code = Code::new("SC023", "extra-text");
/// A file without a value.
pub const EMPTY_FILE: Code = Code::new("SC024", "empty-file");
/// A comment that nothing closes.
pub const UNCLOSED_COMMENT: Code = Code::new("SC025", "unclosed-comment");
/// A name with a character that names cannot hold.
pub const BAD_NAME: Code = Code::new("SC026", "bad-name");
/// The wrong name before the brackets.
pub const WRONG_NAME: Code = Code::new("SC027", "wrong-name");
/// A `#![…]` line that is not understood.
pub const BAD_ATTRIBUTE: Code = Code::new("SC028", "bad-attribute");
/// Refused by the reader of values for a reason found nowhere else.
pub const UNREADABLE: Code = Code::new("SC029", "unreadable");
/// More faults than are worth showing.
pub const TOO_MANY: Code = Code::new("SC030", "too-many-faults");

const fn info(
    code: Code,
    what: &'static str,
    why: &'static str,
    bad: &'static str,
    good: &'static str,
) -> CodeInfo {
    CodeInfo { code, what, why, bad, good }
}

/// The codes of this room.
pub const CODES: &[CodeInfo] = &[
    info(
        UNEXPECTED,
        "Something stands where a value, a field name or a closing bracket should stand.",
        "Often a value was forgotten behind a colon, a sign was typed twice, or `=` was written for `:`.",
        "( id = \"lamp\", says: , )",
        "( id: \"lamp\", says: [\"It blinks.\"] )",
    ),
    info(
        MISSING_COMMA,
        "Two values or fields follow each other without a comma between them.",
        "Line ends separate nothing in RON; only commas do. A comma after the last one is welcome.",
        "[ \"It blinks.\"\n  \"It is red.\" ]",
        "[ \"It blinks.\",\n  \"It is red.\", ]",
    ),
    info(
        UNCLOSED_BRACKET,
        "A bracket is opened and never closed, or closed by one of another kind.",
        "Everything behind it seems to belong inside. The message shows where the bracket was opened.",
        "facts: [ ( id: \"lamp\", ]",
        "facts: [ ( id: \"lamp\" ), ]",
    ),
    info(
        STRAY_BRACKET,
        "A closing bracket closes nothing.",
        "Either it is one too many, or the bracket that opens was lost.",
        "says: [\"It blinks.\"]],",
        "says: [\"It blinks.\"],",
    ),
    info(
        UNCLOSED_TEXT,
        "A text is opened with a quote and never closed.",
        "A quote inside a text must be written \\\", otherwise the text ends there.",
        "says: [\"It blinks.],",
        "says: [\"It blinks.\"],",
    ),
    info(
        PASTED,
        "A curly quote or a special space came along with copied text.",
        "Word processors change \" into curly quotes. Inside a text they are fine; around it only the straight quote counts.",
        "says: [\u{201C}It blinks.\u{201D}]",
        "says: [\"It blinks.\"]",
    ),
    info(
        MIXED_ARGUMENTS,
        "Some arguments in one pair of brackets have names and some have none.",
        "Either all are named or none is. Here all are named as soon as there are two.",
        "turns_since(\"began\", turns: 2)",
        "turns_since(id: \"began\", turns: 2)",
    ),
    info(
        BAD_ESCAPE,
        "A backslash in a text is followed by something that has no meaning.",
        "The backslash begins an escape such as \\n or \\\". A backslash that is meant as one is written twice.",
        "\"C:\\drivers\"",
        "\"C:\\\\drivers\"",
    ),
    info(
        BAD_NUMBER,
        "Something begins like a number and is none.",
        "Error codes, times, versions and addresses are texts and stand in quotes.",
        "value: 203.0.113.17",
        "value: \"203.0.113.17\"",
    ),
    info(
        UNKNOWN_FIELD,
        "A field has a name that is not known at this place.",
        "A mistyped field would otherwise be ignored in silence, and the customer would never say the line.",
        "( id: \"lamp\", sais: [\"It blinks.\"] )",
        "( id: \"lamp\", says: [\"It blinks.\"] )",
    ),
    info(
        MISSING_FIELD,
        "A field that must be there is not.",
        "There is no sensible value to take in its place.",
        "( says: [\"It blinks.\"] )",
        "( id: \"lamp\", says: [\"It blinks.\"] )",
    ),
    info(
        WRONG_TYPE,
        "A value is of another kind than belongs there.",
        "Texts stand in quotes, numbers and choices do not, lists stand in [ ] even when they hold one thing.",
        "( id: 12, says: \"It blinks.\" )",
        "( id: \"lamp\", says: [\"It blinks.\"] )",
    ),
    info(
        UNKNOWN_VARIANT,
        "A name is none of the choices at this place.",
        "The choices are fixed; capital letters count.",
        "reveals: WhenAsk",
        "reveals: WhenAsked",
    ),
    info(
        DUPLICATE_FIELD,
        "A field is written twice in the same brackets.",
        "Only one of the two could count, and nobody can tell which was meant.",
        "( id: \"lamp\", id: \"light\" )",
        "( id: \"lamp\" )",
    ),
    info(
        DUPLICATE_KEY,
        "A key is written twice in the same map.",
        "The second would silently replace the first.",
        "draw: [ { \"dog\": \"Rosie\", \"dog\": \"Rex\" } ]",
        "draw: [ { \"dog\": \"Rosie\" }, { \"dog\": \"Rex\" } ]",
    ),
    info(
        WRONG_COUNT,
        "There are too many or too few values in the brackets.",
        "Unnamed values are told apart by their order, so their number is fixed.",
        "moods: [ (\"cold\") ]",
        "moods: [ (\"cold\", patience(below: 30)) ]",
    ),
    info(
        OUT_OF_RANGE,
        "A number is smaller or larger than the field can hold.",
        "Mood, expertise and most thresholds go from 0 to 100; counts cannot be negative.",
        "expertise: -5",
        "expertise: 5",
    ),
    info(
        TOO_DEEP,
        "Brackets are nested deeper than any scenario needs.",
        "The limit keeps a damaged file from bringing the program down.",
        "not(not(not(… a hundred times …)))",
        "not(heard(Empathise))",
    ),
    info(
        TOO_LARGE,
        "The file is larger than any scenario may be.",
        "A scenario takes some twenty kilobytes; a file of megabytes is something else with the wrong name.",
        "a recording saved as scenario.ron",
        "a scenario of up to 1 MiB",
    ),
    info(
        NOT_UTF8,
        "The file is not UTF-8 text.",
        "Some editors save in an older encoding, in which é and ü are other bytes. Save the file as UTF-8.",
        "a file saved as Windows-1252 or UTF-16",
        "the same file saved as UTF-8",
    ),
    info(
        UNKNOWN_FORMAT,
        "The file says a format that this version of Firstline does not read.",
        "The number changes when the meaning of fields changes. A newer file needs a newer Firstline.",
        "format: 2",
        "format: 1",
    ),
    info(
        EXTRA_TEXT,
        "Something follows after the end of the value.",
        "A file holds one value. Often a bracket was closed too early.",
        "Scenario( id: \"lamp\" ), title: \"Lamp\" )",
        "Scenario( id: \"lamp\", title: \"Lamp\" )",
    ),
    info(
        EMPTY_FILE,
        "The file holds no value.",
        "It is empty, or everything in it is a comment.",
        "// to do",
        "Scenario( id: \"lamp\" )",
    ),
    info(
        UNCLOSED_COMMENT,
        "A comment is opened with /* and never closed.",
        "Everything behind it is comment. Comments nest: each /* needs its own */.",
        "/* later",
        "/* later */",
    ),
    info(
        BAD_NAME,
        "A name holds a character that names cannot hold.",
        "Names are made of letters, digits and underscores. An id stands in quotes.",
        "heard_offer(booster-5gb)",
        "heard_offer(\"booster_5gb\")",
    ),
    info(
        WRONG_NAME,
        "The name before the brackets is not the name of what belongs here.",
        "The name may be left out; when it is written it must be right.",
        "Desk( id: \"lamp\", … )   // in a scenario file",
        "Scenario( id: \"lamp\", … )",
    ),
    info(
        BAD_ATTRIBUTE,
        "A line that begins with #! is not understood.",
        "Scenario files need no such line: what they would switch on is already on.",
        "#![enable(everything)]",
        "Scenario( … )",
    ),
    info(
        UNREADABLE,
        "The value cannot be read, for a reason that has no code of its own.",
        "The message is that of the RON reader, or of a field that reads its value for itself.",
        "value: 5u8   // where a larger number is expected",
        "value: 5",
    ),
    info(
        TOO_MANY,
        "The file has more faults than are worth showing at once.",
        "Most likely one early fault caused many of them. Put the first ones right and look again.",
        "a file of another kind, or one damaged in transfer",
        "a scenario with few faults",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_explained() {
        let all: Vec<_> = REGISTRY.iter().flat_map(|table| table.iter()).collect();
        for (at, entry) in all.iter().enumerate() {
            assert!(entry.code.id.starts_with("SC") && entry.code.id.len() == 5, "{}", entry.code);
            for text in [entry.what, entry.why, entry.bad, entry.good] {
                assert!(!text.is_empty(), "{}", entry.code);
            }
            assert_ne!(entry.bad, entry.good);
            let same =
                |other: &&&CodeInfo| other.code.id == entry.code.id || other.code.name == entry.code.name;
            assert!(!all[at + 1..].iter().any(|other| same(&other)), "{} is there twice", entry.code);
        }
    }

    #[test]
    fn codes_are_found_by_id_and_by_name() {
        assert_eq!(find("sc012").map(|info| info.code), Some(WRONG_TYPE));
        assert_eq!(find("wrong-type").map(|info| info.code), Some(WRONG_TYPE));
        assert!(find("SC999").is_none());
    }
}
