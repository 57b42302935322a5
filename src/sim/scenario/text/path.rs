//! Addresses inside a scenario: `facts[3].asked_by[0]`, or by id `facts[began].says[1]`.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Where a value stands, from the root down.
///
/// Enum variants and `Some` are seen through: in `reveals: AfterProbe(times: 1)` the path is `reveals.times`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<Seg>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seg {
    /// The value of a named field.
    Field(String),
    /// An element of a list or an argument, counted from 0.
    Index(usize),
    /// The element of a list whose `id` is this, or the value of this key of a map.
    Id(String),
}

impl Path {
    /// The root.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This path and then a field.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>) -> Self {
        self.0.push(Seg::Field(name.into()));
        self
    }

    /// This path and then the element with this number, counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Seg::Index(index));
        self
    }

    /// This path and then the element with this id.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.push(Seg::Id(id.into()));
        self
    }

    /// The steps, from the root down.
    #[must_use]
    pub fn segments(&self) -> &[Seg] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, seg) in self.0.iter().enumerate() {
            match seg {
                Seg::Field(name) if at == 0 => f.write_str(name)?,
                Seg::Field(name) => write!(f, ".{name}")?,
                Seg::Index(index) => write!(f, "[{index}]")?,
                Seg::Id(id) => write!(f, "[{id}]")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = Infallible;

    /// Reads the written form. Never fails: what is no address simply names nothing.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let mut path = Self::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('[') {
                let (inside, after) = inner.split_once(']').unwrap_or((inner, ""));
                path = match inside.parse() {
                    Ok(index) => path.index(index),
                    Err(_) => path.id(inside),
                };
                rest = after;
            } else {
                let field = rest.strip_prefix('.').unwrap_or(rest);
                let end = field.find(['.', '[']).unwrap_or(field.len());
                if end > 0 {
                    path = path.field(&field[..end]);
                }
                // A stray dot is passed over, so that the loop ends.
                rest = if end == 0 && field.len() == rest.len() { &field[1..] } else { &field[end..] };
            }
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_written() {
        let path = Path::new().field("facts").id("trace.first_bad").field("says").index(1);
        assert_eq!(path.to_string(), "facts[trace.first_bad].says[1]");
        assert_eq!(path.to_string().parse(), Ok(path));
    }

    #[test]
    fn any_text_is_some_path() {
        for text in ["", ".", "..", "[", "[[a]", "a..b[", "]", ".[1]."] {
            let path: Result<Path, _> = text.parse();
            assert!(path.is_ok());
        }
    }
}
