//! Two texts side by side, line by line.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// So many lines around a difference are shown with it.
const AROUND: usize = 3;

/// Looking for the shortest difference takes no longer; what is left is shown as different.
const LONGEST: Duration = Duration::from_millis(500);

/// A line of one of the two texts: its number, counted from 1, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: usize,
    /// What stands in it.
    pub text: String,
}

/// Lines that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A line that both have.
    Same(Line, Line),
    /// A line that only one has, or that the two have differently.
    Differs(Option<Line>, Option<Line>),
    /// Lines left out that both have: how many.
    Gap(usize),
}

/// The two texts beside each other: where they differ, with a few lines around. Empty when they are the same.
#[must_use]
pub fn sides(mine: &str, theirs: &str) -> Vec<Row> {
    let diff = TextDiff::configure().timeout(LONGEST).diff_lines(mine, theirs);
    let mut rows = Vec::new();
    let mut shown = 0;
    for group in diff.grouped_ops(AROUND) {
        let start = group.first().map_or(shown, |op| op.old_range().start);
        if start > shown {
            rows.push(Row::Gap(start - shown));
        }
        for op in &group {
            let (mut gone, mut come) = (Vec::new(), Vec::new());
            for change in diff.iter_changes(op) {
                let line = |index: Option<usize>| Line {
                    number: index.unwrap_or(0) + 1,
                    text: change.value().trim_end_matches(['\n', '\r']).to_owned(),
                };
                match change.tag() {
                    ChangeTag::Equal => {
                        rows.push(Row::Same(line(change.old_index()), line(change.new_index())));
                    }
                    ChangeTag::Delete => gone.push(line(change.old_index())),
                    ChangeTag::Insert => come.push(line(change.new_index())),
                }
            }
            let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
            loop {
                let pair = (gone.next(), come.next());
                if pair == (None, None) {
                    break;
                }
                rows.push(Row::Differs(pair.0, pair.1));
            }
            shown = op.old_range().end;
        }
    }
    let all = mine.lines().count();
    if !rows.is_empty() && all > shown {
        rows.push(Row::Gap(all - shown));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: usize, text: &str) -> Line {
        Line { number, text: text.to_owned() }
    }

    #[test]
    fn what_differs_stands_side_by_side_with_its_numbers() {
        let rows = sides("a\nb\nc\n", "a\nB\nb2\nc\n");
        let expected = [
            Row::Same(line(1, "a"), line(1, "a")),
            Row::Differs(Some(line(2, "b")), Some(line(2, "B"))),
            Row::Differs(None, Some(line(3, "b2"))),
            Row::Same(line(3, "c"), line(4, "c")),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn what_is_far_from_a_difference_is_left_out() {
        let long: String = (0..40).fold(String::new(), |text, n| text + &n.to_string() + "\n");
        let rows = sides(&long, &long.replace("20\n", "x\n"));
        assert_eq!((rows.first(), rows.last()), (Some(&Row::Gap(17)), Some(&Row::Gap(16))));
        assert_eq!(sides(&long, &long), []);
        assert_eq!(sides("", "a"), [Row::Differs(None, Some(line(1, "a")))]);
    }
}
