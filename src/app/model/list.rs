//! A list that is searched and sorted. What is shown of it is worked out when something changes, never while drawing: it may have
//! ten thousand rows.

use std::borrow::Cow;

use crate::app::language::Phrase;

/// A list of rows, each about one thing of which `I` says which.
#[derive(Clone, Debug)]
pub struct List<I> {
    /// The rows; none while they are being read.
    pub rows: Option<Vec<Row<I>>>,
    /// What is searched for.
    pub search: String,
    /// The column that the rows are sorted by.
    pub column: usize,
    /// Whether the last comes first.
    pub falling: bool,
    shown: Vec<usize>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<I> {
    /// What it is about.
    pub of: I,
    /// What stands in its columns.
    pub cells: Vec<Cell>,
    /// All of it in small letters, for searching.
    words: String,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// As it reads; of what the window itself has to say, in English.
    pub text: String,
    /// What the window itself has to say.
    pub phrase: Option<Phrase>,
    /// What it is sorted by.
    pub by: By,
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// A number.
    Number(i64),
    /// Words, in small letters.
    Words(String),
}

impl Cell {
    /// Words, sorted as they are spelt.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { by: By::Words(text.to_lowercase()), text, phrase: None }
    }

    /// Something that is sorted by a number.
    #[must_use]
    pub fn number(text: impl Into<String>, number: i64) -> Self {
        Self { text: text.into(), by: By::Number(number), phrase: None }
    }

    /// Something that the window itself says, sorted by a number, or as it is spelt in English.
    #[must_use]
    pub fn said(phrase: Phrase, number: Option<i64>) -> Self {
        let text = phrase.to_string();
        let by = number.map_or_else(|| By::Words(text.to_lowercase()), By::Number);
        Self { text, by, phrase: Some(phrase) }
    }

    /// As it reads; what the window itself says as `say` puts it.
    pub fn words_in(&self, say: impl FnOnce(&Phrase) -> String) -> Cow<'_, str> {
        self.phrase.as_ref().map_or(Cow::Borrowed(&self.text), |phrase| Cow::Owned(say(phrase)))
    }
}

impl<I> Row<I> {
    /// A row of these cells.
    #[must_use]
    pub fn new(of: I, cells: Vec<Cell>) -> Self {
        let words = cells.iter().map(|cell| cell.text.to_lowercase()).collect::<Vec<_>>().join("\n");
        Self { of, cells, words }
    }
}

impl<I> Default for List<I> {
    fn default() -> Self {
        Self { rows: None, search: String::new(), column: 0, falling: false, shown: Vec::new() }
    }
}

impl<I> List<I> {
    /// An empty list that will be sorted by this column.
    #[must_use]
    pub fn sorted_by(column: usize, falling: bool) -> Self {
        Self { column, falling, ..Self::default() }
    }

    /// Other rows.
    pub fn set(&mut self, rows: Vec<Row<I>>) {
        self.rows = Some(rows);
        self.refresh();
    }

    /// Searches for this.
    pub fn search(&mut self, text: String) {
        self.search = text;
        self.refresh();
    }

    /// Sorts by this column; by the same again the other way round.
    pub fn sort_by(&mut self, column: usize) {
        self.falling = self.column == column && !self.falling;
        self.column = column;
        self.refresh();
    }

    /// Sorts by the next of so many columns.
    pub fn sort_by_next(&mut self, columns: usize) {
        self.column = (self.column + 1).checked_rem(columns).unwrap_or(0);
        self.falling = false;
        self.refresh();
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The row at this place of those that are shown.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Row<I>> {
        self.rows.as_ref()?.get(*self.shown.get(place)?)
    }

    fn refresh(&mut self) {
        let Some(rows) = &self.rows else { return };
        let wanted: Vec<String> = self.search.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |at: &usize| {
            rows.get(*at).is_some_and(|row| wanted.iter().all(|word| row.words.contains(word.as_str())))
        };
        let mut shown: Vec<usize> = (0..rows.len()).filter(fits).collect();
        let key = |at: &usize| rows.get(*at).and_then(|row| row.cells.get(self.column)).map(|cell| &cell.by);
        // What is alike keeps its order.
        shown.sort_by(|one, other| {
            let order = key(one).cmp(&key(other));
            if self.falling { order.reverse() } else { order }
        });
        self.shown = shown;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List<u8> {
        let mut list = List::default();
        let row = |of, name: &str, calls| Row::new(of, vec![Cell::words(name), Cell::number("", calls)]);
        list.set(vec![row(1, "Tess", 9), row(2, "Ánh Nguyễn", 10), row(3, "tom", 9)]);
        list
    }

    #[track_caller]
    fn check(list: &List<u8>, expected: &[u8]) {
        let shown: Vec<u8> = (0..list.len()).filter_map(|at| list.row(at)).map(|row| row.of).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn rows_are_sorted_by_a_column_and_back() {
        let mut list = list();
        check(&list, &[1, 3, 2]);
        list.sort_by(0);
        check(&list, &[2, 3, 1]);
        list.sort_by(1);
        check(&list, &[1, 3, 2]);
        list.sort_by(1);
        check(&list, &[2, 1, 3]);
        list.sort_by_next(2);
        assert_eq!((list.column, list.falling), (0, false));
    }

    #[test]
    fn rows_that_have_every_word_are_found() {
        let mut list = list();
        list.search("NGUYỄN  ánh".to_owned());
        check(&list, &[2]);
        list.search("nobody".to_owned());
        assert!(list.is_empty());
        list.search(String::new());
        assert_eq!(list.len(), 3);
    }
}
