//! The file that is open.

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use crate::app::language::key;
use crate::app::worker::Kind;
use crate::app::worker::{Meanwhile, Opened, Picture};
use crate::author::approach::BeatPlace;
use crate::author::editing::{Charts, Digest, Sheet, finds};
use crate::author::prove::Proof;
use crate::sim::ids::Id;

/// What is seen of the file that is open. Only scenarios have more than their text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Its text, and what is wrong with it.
    #[default]
    Text,
    /// What leads to what.
    Graph,
    /// What can be proved of it.
    Proof,
    /// What bots make of it.
    Rehearsal,
}

impl View {
    /// Every view, from the left.
    pub const ALL: [Self; 4] = [Self::Text, Self::Graph, Self::Proof, Self::Rehearsal];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => key("Text"),
            Self::Graph => key("Graph"),
            Self::Proof => key("Proof"),
            Self::Rehearsal => key("Rehearsal"),
        }
    }
}

/// A place that the cursor is to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Its number: one that was followed is not followed again.
    pub number: u64,
    /// The bytes to select.
    pub to: Range<usize>,
}

/// The file that is open.
pub struct Manuscript {
    /// What it is.
    pub kind: Kind,
    /// The id it was opened with; of a plan `SCENARIO.NAME`.
    pub id: Id,
    /// Its file.
    pub file: String,
    /// Whether it can be written.
    pub own: bool,
    /// The number of the text it was opened with: no other manuscript has it.
    pub born: u64,
    /// Its text, and what is wrong with it.
    pub sheet: Sheet,
    /// The number of the text that the file holds.
    pub saved: u64,
    /// What the file held when it was opened, or saved last.
    pub opened: Digest,
    /// When the last key was pressed that nobody has looked at the result of.
    pub typed_at: Option<Instant>,
    /// What is seen.
    pub view: View,
    /// What is looked for; none while nothing is.
    pub find: Option<String>,
    /// Where the cursor is to go.
    pub jump: Option<Jump>,
    /// The byte that the cursor stands at.
    pub cursor: usize,
    /// What the last text without faults says.
    pub picture: Option<Picture>,
    /// From where the call can be tried out, as the last text without faults has it.
    pub places: Arc<Vec<BeatPlace>>,
    /// A text that was typed before and not saved, with what the file held then.
    pub recovered: Option<(String, Digest)>,
    /// What somebody else did to the file.
    pub meanwhile: Option<Meanwhile>,
    /// How many errors keep what was saved from being played; none when it is played.
    pub held_back: Option<usize>,
    /// What was proved, and of which text.
    pub proof: Option<(u64, Proof)>,
    /// What bots made of it, and of which text.
    pub charts: Option<(u64, Arc<Charts>)>,
}

impl Manuscript {
    /// What was opened, with a number for its text that none had before.
    #[must_use]
    pub fn new(opened: Opened, version: u64) -> Self {
        Self {
            kind: opened.kind,
            id: opened.id,
            file: opened.file,
            own: opened.own,
            born: version,
            sheet: Sheet::new(opened.text, version),
            saved: version,
            opened: opened.opened,
            typed_at: None,
            view: View::Text,
            find: None,
            jump: None,
            cursor: 0,
            picture: None,
            places: Arc::default(),
            recovered: opened.recovered,
            meanwhile: None,
            held_back: None,
            proof: None,
            charts: None,
        }
    }

    /// Whether the text is another than that in the file.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.sheet.version() != self.saved
    }

    /// Whether there is this to see of it.
    #[must_use]
    pub fn has_view(&self, view: View) -> bool {
        view == View::Text || self.kind == Kind::Scenario
    }

    /// Asks the cursor to go somewhere.
    pub fn go_to(&mut self, to: Range<usize>) {
        let number = self.jump.as_ref().map_or(1, |jump| jump.number + 1);
        self.view = View::Text;
        self.cursor = to.start;
        self.jump = Some(Jump { number, to });
    }

    /// From where the call can be tried out: the beats of a scenario or the lines of a plan, as they stood when the file was
    /// last without faults.
    #[must_use]
    pub fn beats(&self) -> &[BeatPlace] {
        &self.places
    }

    /// Whether a call can be tried out from it.
    #[must_use]
    pub const fn has_call(&self) -> bool {
        matches!(self.kind, Kind::Scenario | Kind::Plan)
    }

    /// The beat, or the line of a plan, that the cursor stands in.
    #[must_use]
    pub fn beat_here(&self) -> Option<&BeatPlace> {
        self.beats().iter().find(|beat| beat.span.contains(&self.cursor))
    }

    /// Places of what is looked for.
    #[must_use]
    pub fn found(&self) -> Vec<Range<usize>> {
        self.find.as_deref().map(|what| finds(self.sheet.text(), what)).unwrap_or_default()
    }

    /// The next problem after the cursor, or the one before it; round at the ends.
    #[must_use]
    pub fn next_problem(&self, forward: bool) -> Option<Range<usize>> {
        let places = self.sheet.problems().iter().map(|problem| problem.span.clone().unwrap_or(0..0));
        next(places.collect(), self.cursor, forward)
    }

    /// The next place of what is looked for, or the one before it; round at the ends.
    #[must_use]
    pub fn next_found(&self, forward: bool) -> Option<Range<usize>> {
        next(self.found(), self.cursor, forward)
    }
}

fn next(mut places: Vec<Range<usize>>, cursor: usize, forward: bool) -> Option<Range<usize>> {
    places.sort_by_key(|place| place.start);
    let found = if forward {
        places.iter().find(|place| place.start > cursor).or(places.first())
    } else {
        places.iter().rev().find(|place| place.start < cursor).or(places.last())
    };
    found.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_place_goes_round_at_the_ends() {
        let places = || vec![5..6, 9..12, 1..2];
        let from = |cursor, forward| next(places(), cursor, forward).unwrap().start;
        assert_eq!([from(0, true), from(1, true), from(9, true)], [1, 5, 1]);
        assert_eq!([from(9, false), from(1, false), from(99, false)], [5, 9, 9]);
        assert_eq!(next(Vec::new(), 0, true), None);
    }
}
