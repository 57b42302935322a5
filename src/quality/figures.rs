//! Counting right and wrong.

use std::collections::{BTreeMap, BTreeSet};

/// Half of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// Rows whose errors may be looked at.
    Even,
    /// Rows that only count.
    Odd,
}

/// A share, as two counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// So many.
    pub hits: u32,
    /// Of so many.
    pub of: u32,
}

impl Rate {
    /// Counts one more.
    pub fn add(&mut self, hit: bool) {
        self.of += 1;
        self.hits += u32::from(hit);
    }

    /// Per mille; 0 of nothing.
    #[must_use]
    pub fn per_mille(self) -> u32 {
        (self.hits * 1_000 + self.of / 2).checked_div(self.of).unwrap_or(0)
    }

    /// In percent with one decimal, as people read it.
    #[must_use]
    pub fn percent(self) -> String {
        let per_mille = self.per_mille();
        format!("{}.{}", per_mille / 10, per_mille % 10)
    }
}

/// Labels that were heard against labels that hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By label: heard and right, heard and wrong, missed.
    counts: BTreeMap<String, (u32, u32, u32)>,
    /// What was heard where something else held, for sets with one label a row: (true, heard) and how often.
    confused: BTreeMap<(String, String), u32>,
}

impl Tally {
    /// Counts a row with any number of labels; what is in `skip` counts neither way.
    pub fn add_all<'l>(
        &mut self,
        heard: impl IntoIterator<Item = &'l str>,
        truth: impl IntoIterator<Item = &'l str>,
        skip: &[String],
    ) {
        let heard: BTreeSet<&str> = heard.into_iter().collect();
        let truth: BTreeSet<&str> = truth.into_iter().collect();
        for label in heard.union(&truth).filter(|label| !skip.iter().any(|skipped| skipped == *label)) {
            let counts = self.counts.entry((*label).to_owned()).or_default();
            match (heard.contains(label), truth.contains(label)) {
                (true, true) => counts.0 += 1,
                (true, false) => counts.1 += 1,
                _ => counts.2 += 1,
            }
        }
        let missed: Vec<&&str> = truth.difference(&heard).collect();
        let wrong: Vec<&&str> = heard.difference(&truth).collect();
        if let ([missed], [wrong]) = (missed.as_slice(), wrong.as_slice()) {
            *self.confused.entry(((**missed).to_owned(), (**wrong).to_owned())).or_default() += 1;
        }
    }

    /// The labels, in the order of their names.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.counts.keys().map(String::as_str)
    }

    /// How many rows have this label.
    #[must_use]
    pub fn rows(&self, label: &str) -> u32 {
        self.counts.get(label).map_or(0, |counts| counts.0 + counts.2)
    }

    /// Of those that were heard, so many were right.
    #[must_use]
    pub fn precision(&self, label: &str) -> Rate {
        self.counts
            .get(label)
            .map_or_else(Rate::default, |counts| Rate { hits: counts.0, of: counts.0 + counts.1 })
    }

    /// Of those that hold, so many were heard.
    #[must_use]
    pub fn recall(&self, label: &str) -> Rate {
        self.counts
            .get(label)
            .map_or_else(Rate::default, |counts| Rate { hits: counts.0, of: counts.0 + counts.2 })
    }

    /// Micro-F1 over all labels: twice the right over all heard and all true.
    #[must_use]
    pub fn f1(&self) -> Rate {
        let sum = |part: fn(&(u32, u32, u32)) -> u32| -> u32 { self.counts.values().map(part).sum() };
        let right = sum(|counts| counts.0);
        Rate { hits: 2 * right, of: 2 * right + sum(|counts| counts.1) + sum(|counts| counts.2) }
    }

    /// What is confused most: the truth, what was heard, how often.
    #[must_use]
    pub fn worst(&self, most: usize) -> Vec<(&str, &str, u32)> {
        let mut all: Vec<(&str, &str, u32)> = self
            .confused
            .iter()
            .map(|((truth, heard), count)| (truth.as_str(), heard.as_str(), *count))
            .collect();
        all.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        all.truncate(most);
        all
    }
}

/// The figures of one set, for each half.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// What is counted, with a count for each half: even first.
    pub rates: Vec<(String, [Rate; 2])>,
    /// What was heard for what, over both halves.
    pub tally: Tally,
}

impl Figures {
    /// The rate of this name, made where it is missing.
    pub fn rate(&mut self, name: &str, half: Half) -> &mut Rate {
        let at = self.rates.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.rates.push((name.to_owned(), [Rate::default(); 2]));
            self.rates.len() - 1
        });
        &mut self.rates[at].1[usize::from(half == Half::Odd)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_counted_by_hit_slip_and_miss() {
        let mut tally = Tally::default();
        tally.add_all(["a", "b"], ["a", "c"], &[]);
        tally.add_all(["a"], ["a"], &[]);
        tally.add_all(["b"], [], &["b".to_owned()]);
        assert_eq!((tally.precision("a").per_mille(), tally.recall("a").per_mille()), (1_000, 1_000));
        assert_eq!((tally.precision("b").per_mille(), tally.recall("c").per_mille()), (0, 0));
        assert_eq!(tally.f1(), Rate { hits: 4, of: 6 });
        assert_eq!(tally.worst(3), [("c", "b", 1)]);
    }

    #[test]
    fn a_share_is_rounded_to_a_tenth_of_a_percent() {
        assert_eq!(Rate { hits: 2, of: 3 }.percent(), "66.7");
        assert_eq!(Rate::default().percent(), "0.0");
    }
}
