//! The smallest pieces of a RON text.

use std::ops::Range;

/// One piece of the text. The tokens of a text, put together in order, are the text, byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What the piece is.
    pub kind: TokenKind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What a token is. The last group holds what RON does not allow but people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks and line ends.
    Space,
    /// `// …` up to the end of the line, without it.
    LineComment,
    /// `/* … */`, which may nest.
    BlockComment,
    /// `(`
    ParenOpen,
    /// `)`
    ParenClose,
    /// `[`
    ListOpen,
    /// `]`
    ListClose,
    /// `{`
    MapOpen,
    /// `}`
    MapClose,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `#`
    Hash,
    /// `!`
    Bang,
    /// `=`
    Equals,
    /// `..` or `..=`
    Dots,
    /// A name such as `facts`, `WhenAsked` or `r#type`.
    Word,
    /// `"…"`
    Text,
    /// `r"…"` or `r#"…"#`
    RawText,
    /// `b"…"`
    Bytes,
    /// `br"…"` or `br#"…"#`
    RawBytes,
    /// `'x'`
    Char,
    /// `b'x'`
    Byte,
    /// Anything that begins like a number; whether it is one is checked later.
    Number,

    /// `/*` that nothing closes; it reaches to the end of the text.
    UnclosedComment,
    /// A `"` that nothing closes; it reaches to the end of its line, closing brackets there left out.
    UnclosedText,
    /// A text in curly quotes, or one whose closing quote is curly.
    PastedText,
    /// A no-break space and its like.
    PastedSpace,
    /// `'…'` around more than one character.
    SingleQuoted,
    /// A name with a character that names cannot hold, such as `line-test`.
    BadWord,
    /// A character that has no place in RON.
    Unknown,
}

impl Token {
    /// The bytes of the token.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl TokenKind {
    /// Whether the token says nothing to a parser: blanks and comments.
    #[must_use]
    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            Self::Space | Self::LineComment | Self::BlockComment | Self::UnclosedComment | Self::PastedSpace
        )
    }

    /// The token that closes this opening bracket.
    #[must_use]
    pub fn closer(self) -> Option<Self> {
        match self {
            Self::ParenOpen => Some(Self::ParenClose),
            Self::ListOpen => Some(Self::ListClose),
            Self::MapOpen => Some(Self::MapClose),
            _ => None,
        }
    }

    /// Whether this is a closing bracket.
    #[must_use]
    pub fn is_closer(self) -> bool {
        matches!(self, Self::ParenClose | Self::ListClose | Self::MapClose)
    }

    /// Whether a value can begin with this token.
    #[must_use]
    pub fn starts_value(self) -> bool {
        matches!(
            self,
            Self::ParenOpen
                | Self::ListOpen
                | Self::MapOpen
                | Self::Dots
                | Self::Word
                | Self::BadWord
                | Self::Text
                | Self::RawText
                | Self::UnclosedText
                | Self::PastedText
                | Self::SingleQuoted
                | Self::Bytes
                | Self::RawBytes
                | Self::Char
                | Self::Byte
                | Self::Number
        )
    }

    /// The sign as written, for tokens that are always written the same.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::ParenOpen => "(",
            Self::ParenClose => ")",
            Self::ListOpen => "[",
            Self::ListClose => "]",
            Self::MapOpen => "{",
            Self::MapClose => "}",
            Self::Comma => ",",
            Self::Colon => ":",
            Self::Hash => "#",
            Self::Bang => "!",
            Self::Equals => "=",
            _ => "",
        }
    }
}
