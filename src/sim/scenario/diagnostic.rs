//! One finding about a file that a person wrote: where, what, and what to do.

use std::fmt;
use std::ops::Range;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file works, and likely not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// The stable name of a kind of finding: an id for machines and a name for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// Such as `SC012`. Never reused for something else.
    pub id: &'static str,
    /// Such as `wrong-type`.
    pub name: &'static str,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding this is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One line that says what is wrong; a lower-case fragment.
    pub message: String,
    /// The file as the reader knows it.
    pub file: String,
    /// Bytes of the file's text, or nothing when it is about the whole file.
    pub span: Option<Range<usize>>,
    /// What stands under the caret.
    pub label: String,
    /// Other places that belong to it, in the same file.
    pub also: Vec<Place>,
    /// More to know, a sentence each.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// A change to the text that would likely put it right.
    pub suggestion: Option<Edit>,
}

/// A place in the text and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What stands beside them.
    pub label: String,
}

/// A change to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Range<usize>,
    /// What to put there.
    pub replacement: String,
}

impl Code {
    /// A code with its name.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str) -> Self {
        Self { id, name }
    }
}

impl Severity {
    /// The word for it on screen and in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Diagnostic {
    /// A finding of any severity, about the whole of a file that is named later.
    #[must_use]
    pub fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            file: String::new(),
            span: None,
            label: String::new(),
            also: Vec::new(),
            notes: Vec::new(),
            help: None,
            suggestion: None,
        }
    }

    /// An error.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Says which file it is about.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.file = file.into();
        self
    }

    /// Says where, and what to write under the caret.
    #[must_use]
    pub fn at(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.span = Some(span);
        self.label = label.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also.push(Place { span, label: label.into() });
        self
    }

    /// Adds something to know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a change that would put it right.
    #[must_use]
    pub fn edit(mut self, span: Range<usize>, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Edit { span, replacement: replacement.into() });
        self
    }

    /// A change that would put it right, and the words for it.
    #[must_use]
    pub fn suggest(
        self,
        span: Range<usize>,
        replacement: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        self.edit(span, replacement).help(help)
    }

    /// Whether the file cannot be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
