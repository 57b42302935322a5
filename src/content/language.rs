//! A language pack: its files, compiled when it is first needed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::codes;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::understanding::{Pack, PackProblem};

/// A language pack. Compiling takes a moment, so that it is done once and only when somebody speaks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Language {
    /// Its name: `en`.
    pub id: String,
    /// Its files by their path in the language's folder.
    files: BTreeMap<String, PackFile>,
    #[serde(skip)]
    compiled: OnceLock<(Arc<Pack>, Vec<PackProblem>)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct PackFile {
    /// Its name for people; of no account to a call, and so not stored with one.
    #[serde(skip)]
    name: String,
    text: String,
}

impl Language {
    pub(super) fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// Adds a file, or puts it in the place of the one with the same path.
    pub(super) fn add(&mut self, path: &str, name: &str, text: &str) {
        let file = PackFile { name: name.to_owned(), text: text.to_owned() };
        self.files.insert(path.to_owned(), file);
        self.compiled = OnceLock::new();
    }

    /// The pack, compiled at the first call.
    #[must_use]
    pub fn pack(&self) -> Arc<Pack> {
        self.compiled().0.clone()
    }

    /// The pack, compiled once more, for somebody who will change it.
    #[must_use]
    pub fn own_pack(&self) -> Pack {
        Pack::parse(&self.texts().collect::<Vec<_>>()).0
    }

    /// What is wrong with its files. Compiles the pack.
    #[must_use]
    pub fn faults(&self) -> Vec<Diagnostic> {
        self.compiled().1.iter().map(|problem| self.fault(problem)).collect()
    }

    /// Paths and texts, in a fixed order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.text.as_str()))
    }

    fn compiled(&self) -> &(Arc<Pack>, Vec<PackProblem>) {
        self.compiled.get_or_init(|| {
            let files: Vec<(&str, &str)> = self.texts().collect();
            let (pack, problems) = Pack::parse(&files);
            (Arc::new(pack), problems)
        })
    }

    fn fault(&self, problem: &PackProblem) -> Diagnostic {
        let fault = Diagnostic::error(codes::LANGUAGE, problem.message.clone());
        let Some(file) = self.files.get(&problem.file) else { return fault.file(problem.file.clone()) };
        let fault = fault.file(file.name.clone());
        match problem.at {
            Some((line, column)) => fault.at(place_of(&file.text, line, column), "here"),
            None => fault,
        }
    }
}

/// The bytes of the sign at this line and column, both counted from 1.
fn place_of(text: &str, line: usize, column: usize) -> Range<usize> {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut signs = text.get(start..).unwrap_or_default().char_indices().skip(column.saturating_sub(1));
    signs.next().map_or(text.len()..text.len(), |(at, sign)| start + at..start + at + sign.len_utf8())
}
