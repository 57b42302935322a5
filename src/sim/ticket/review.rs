//! The review: the ticket held against what the desk learnt and what the scenario asks of it.

use serde::{Deserialize, Serialize};

use super::Field;
use super::clarity::{Clarity, clarity};
use super::draft::Draft;
use super::fault::{Fault, FaultKind, Faults};
use super::handling::{Handling, handling};
use super::known::Known;
use super::read_back::{ReadBack, read_back};
use super::required::{Line, lines, step_lines};
use super::sheet::Sheet;
use super::statements::{Quote, Reader};
use super::visit::{VisitReport, visit};
use super::{manner, privacy, truth};
use crate::sim::case::Case;
use crate::sim::understanding::{SubjectClass, TicketWords};

/// The fields that make a ticket; with eight of them filled there is enough to judge how it is written.
const CORE: [Field; 10] = [
    Field::Summary,
    Field::Symptom,
    Field::Environment,
    Field::Began,
    Field::Steps,
    Field::NextAction,
    Field::Contact,
    Field::Impact,
    Field::Urgency,
    Field::Team,
];

/// What a review of a ticket found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Whether the ticket was filed; otherwise it was reviewed as it was left.
    pub filed: bool,
    /// Whether nothing stands in it.
    pub empty: bool,
    /// What it must say, line by line.
    pub required: Vec<Line>,
    /// What should not stand in it, in the order of the form.
    pub faults: Vec<Fault>,
    /// The lines of the list of steps.
    pub steps: Vec<StepCheck>,
    /// Priority, team, next action, contact.
    pub handling: Handling,
    /// How clear it is.
    pub clarity: Clarity,
    /// How much there is to judge, per mille: the share of the form that is filled, where eight fields of ten are the whole.
    pub exposure: u16,
    /// What the customer was read; none when the ticket was never read to them.
    pub read_back: Option<ReadBack>,
    /// What the technician made of it; none when nobody comes.
    pub visit: Option<VisitReport>,
}

/// One line of the list of steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepCheck {
    /// The line.
    pub quote: Quote,
    /// Whether it names a step or a tool of the call.
    pub known: bool,
    /// Whether it says what came of it.
    pub has_result: bool,
}

impl Review {
    /// The faults of one kind.
    pub fn of_kind(&self, kind: FaultKind) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(move |fault| fault.kind == kind)
    }
}

/// Reviews a ticket and plays the visit that follows from it.
///
/// `read` reads a text for what it says of the call's subjects, `pack` are the words of the call's language. Takes any
/// text: what is not understood is not judged.
#[must_use]
pub fn review(
    case: &Case,
    known: &Known<'_>,
    draft: &Draft,
    pack: &TicketWords,
    read: &Reader<'_>,
) -> Review {
    let sheet = Sheet::new(case, known, draft, pack, read);
    let required: Vec<Line> =
        case.scenario.ticket.must_say.iter().flat_map(|subject| lines(&sheet, subject)).collect();
    let mut faults = Faults::default();
    truth::find(&sheet, &mut faults);
    privacy::find(&sheet, &mut faults);
    manner::find(&sheet, &mut faults);
    let handling = handling(&sheet);
    Review {
        filed: known.filed,
        empty: draft.is_empty(),
        faults: faults.all(),
        steps: steps(&sheet),
        clarity: clarity(&sheet, &handling),
        handling,
        exposure: exposure(&sheet),
        read_back: read_back(&sheet, &required),
        visit: visit(&sheet, &required),
        required,
    }
}

fn steps(sheet: &Sheet<'_>) -> Vec<StepCheck> {
    let of_the_call: Vec<usize> =
        sheet.case.scenario.steps.iter().flat_map(|step| step_lines(sheet, &step.id)).collect();
    let names_tool = |index: usize| {
        let here = |class| class == SubjectClass::Tool || class == SubjectClass::Finding;
        sheet.said.all.iter().any(|statement| statement.line == Some(index) && here(statement.class))
    };
    let lines = sheet.stated.iter().enumerate();
    lines
        .map(|(index, stated)| {
            let known = of_the_call.contains(&index) || names_tool(index);
            // "All the usual steps: as usual" is a result of nothing.
            let names_none = !known && sheet.pack.empty_steps.stand_in(&sheet.draft.steps[index].step);
            let has_result = !names_none && stated.is_some();
            StepCheck { quote: sheet.said.step_line(index), known, has_result }
        })
        .collect()
}

fn exposure(sheet: &Sheet<'_>) -> u16 {
    let filled = CORE.into_iter().filter(|field| sheet.is_filled(*field)).count();
    u16::try_from((filled * 1_000 / 8).min(1_000)).unwrap_or(1_000)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, good_ticket, reviewed};
    use super::super::{NextAction, VisitEnd};
    use super::*;
    use crate::sim::ticket::Filled;

    #[test]
    fn a_ticket_without_fault_is_found_without_fault() {
        let review = reviewed(&good_call(), &good_ticket());
        assert_eq!(review.faults, []);
        assert!(review.required.iter().all(|line| line.learnt && line.verdict.is_present()), "{review:#?}");
        assert!(review.steps.iter().all(|line| line.known && line.has_result));
        assert!(review.handling.impact.is_right() && review.handling.urgency.is_right());
        assert!(review.handling.team.as_ref().is_some_and(super::super::Entry::is_right));
        assert!(matches!(review.handling.next_action, NextAction::Fitting(_)));
        assert!(matches!(review.handling.contact, Filled::Yes(_)));
        assert_eq!((review.clarity.per_mille(), review.exposure), (1_000, 1_000));
        assert_eq!(review.visit.map(|visit| visit.outcome), Some(VisitEnd::Fixed));
    }

    #[test]
    fn an_empty_ticket_says_nothing_and_shows_nothing() {
        let review = reviewed(&good_call(), &Draft::default());
        assert!(review.empty && review.faults.is_empty());
        assert!(review.required.iter().all(|line| !line.verdict.is_present()));
        assert_eq!((review.clarity.per_mille(), review.exposure), (0, 0));
        assert_eq!(review.visit.map(|visit| visit.outcome), Some(VisitEnd::Bounced));
    }
}
