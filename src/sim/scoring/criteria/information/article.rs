//! The article that helps is opened before the decision.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// The article that helps is opened before the decision.
pub(super) struct Article;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-article",
    dimension: Dimension::Information,
    says: &["opened", "late", "decoy", "unopened", "none"],
};

impl Criterion for Article {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let articles = &call.case.scenario.articles;
        if articles.useful.is_empty() {
            return notes.not_applicable("none");
        }
        let decided = call.decision().map_or(usize::MAX, |decision| decision.when.event);
        let mut late = None;
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::ArticleOpened { id } = &stamped.event else { continue };
            let place = call.event_place(event, 0, INFO.id).about(id);
            let values = [("article", id.as_str())];
            if articles.useful.contains(id) && event < decided {
                notes.gained(place, "opened", &values);
                return notes.earned(1_000);
            }
            if articles.useful.contains(id) {
                late = Some((place, id));
            } else if articles.decoys.contains(id) {
                notes.near(place, "decoy", &values);
            }
        }
        if let Some((place, id)) = late {
            notes.lost(place, "late", &[("article", id.as_str())]);
            return notes.earned(LATE);
        }
        let useful = articles.useful.first().map_or("", |id| id.as_str());
        notes.lost(call.never(INFO.id), "unopened", &[("article", useful)]);
        notes.earned(0)
    }
}

/// What reading it after the decision is worth, per mille.
const LATE: u16 = 300;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn opened(script: Script, id: &str) -> Script {
        script.event(Event::ArticleOpened { id: id.into() })
    }

    #[test]
    fn the_useful_one_in_time_earns_it() {
        assert_eq!(
            earned(&Article, &opened(Script::new().chatter(1), "kb-1").escalate("field", "", true)),
            1_000
        );
        assert_eq!(earned(&Article, &opened(Script::new().escalate("field", "", true), "kb-1")), 300);
    }

    #[test]
    fn a_decoy_is_a_near_miss() {
        let mark = mark(&Article, &opened(Script::new().chatter(1), "kb-9"));
        assert_eq!((mark.earned, mark.near_misses.len()), (0, 1));
        assert!(silent(&Article, &Script::of(case_with(|scenario| scenario.articles.useful.clear()))));
    }
}
