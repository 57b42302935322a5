//! From entries to what holds now.

use super::entry::Entry;

/// What entries of one stream tell.
///
/// One law serves both ends: [`check`](Self::check) refuses an entry before it is written, and the same check keeps an
/// entry that stands in the store and should not from having any effect. What was lawful once and would not be written today
/// ([`check_new`](Self::check_new)) goes on counting.
pub trait Told {
    /// What can be done.
    type What;
    /// Why something is refused.
    type Refusal;

    /// Whether this may be done now.
    ///
    /// # Errors
    /// When it may not: why.
    fn check(&self, entry: &Entry<Self::What>) -> Result<(), Self::Refusal>;

    /// Whether it is fit to be written, when [`check`](Self::check) lets it pass.
    ///
    /// # Errors
    /// When only an earlier program would have written it: why.
    fn check_new(&self, _entry: &Entry<Self::What>) -> Result<(), Self::Refusal> {
        Ok(())
    }

    /// Does it. Called only with what `check` lets pass.
    fn apply(&mut self, entry: &Entry<Self::What>);
}

/// What holds after some entries, and which of them had no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded<T: Told> {
    /// What holds.
    pub state: T,
    /// Entries that stand in the store and break a rule.
    pub aside: Vec<Aside<T::Refusal>>,
    /// Entries that count and would not be written today.
    pub dated: Vec<Aside<T::Refusal>>,
    /// How many entries were folded; the sequence number of the next.
    pub next: u64,
}

/// An entry without effect, or one that would not be written today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside<R> {
    /// Its place in the stream, counted from 0.
    pub seq: u64,
    /// The rule it breaks.
    pub why: R,
}

impl<T: Told> Folded<T> {
    /// Before the first entry.
    #[must_use]
    pub fn new(state: T) -> Self {
        Self { state, aside: Vec::new(), dated: Vec::new(), next: 0 }
    }

    /// What holds after these entries, in the order of the stream.
    #[must_use]
    pub fn of<'e>(state: T, entries: impl IntoIterator<Item = &'e Entry<T::What>>) -> Self
    where
        T::What: 'e,
    {
        let mut folded = Self::new(state);
        for entry in entries {
            folded.take(entry);
        }
        folded
    }

    /// Takes the next entry of the stream. One that breaks a rule is put aside.
    pub fn take(&mut self, entry: &Entry<T::What>) {
        match self.state.check(entry) {
            Ok(()) => {
                let fit = self.state.check_new(entry);
                self.dated.extend(fit.err().map(|why| Aside { seq: self.next, why }));
                self.state.apply(entry);
            }
            Err(why) => self.aside.push(Aside { seq: self.next, why }),
        }
        self.next += 1;
    }
}
