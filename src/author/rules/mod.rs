//! The rules, one a file: what is looked for, why, and how bad it is.

mod against_policy;
mod ambiguous_id;
mod article_layout;
mod article_link;
mod article_title;
mod bad_form;
mod cannot_ask;
mod confused;
mod contradiction;
mod draw;
mod duplicate_id;
mod empty_article;
mod empty_step;
#[cfg(test)]
mod examples;
mod falling_mood;
mod finding_not_shown;
mod hard_to_read;
mod hard_to_say;
mod idle_tool;
mod impossible_ending;
mod language;
mod long_line;
mod matrix;
mod missing_plans;
mod misspelt;
mod model_plan;
mod mood_circle;
mod never_holds;
mod never_said;
mod no_value;
mod nothing_to_say;
mod numbers;
mod only_tagged;
mod plan_ids;
mod pressure;
mod promise;
mod sale_and_mood;
mod same_question;
mod shadowed;
mod step_gives;
mod telepathy;
mod ticket_source;
mod timeline;
mod two_values;
mod unknown_desk_id;
mod unknown_id;
mod unknown_kind;
mod unknown_mark;
mod unknown_tag;
mod unlearnable;
mod verification;
mod visit_order;
mod waiting_circle;

use super::checked::Checked;
use super::report::Report;
use super::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Diagnostic;

/// One rule.
pub(crate) struct Rule {
    /// Its code, with the explanation.
    pub(crate) info: CodeInfo,
    /// Looks for it.
    pub(crate) check: fn(&Sites<'_>, &mut Report),
}

const RULES: [Rule; 52] = [
    unknown_id::RULE,
    unknown_desk_id::RULE,
    unknown_mark::RULE,
    unknown_tag::RULE,
    unknown_kind::RULE,
    duplicate_id::RULE,
    ambiguous_id::RULE,
    only_tagged::RULE,
    mood_circle::RULE,
    bad_form::RULE,
    numbers::RULE,
    matrix::RULE,
    finding_not_shown::RULE,
    step_gives::RULE,
    empty_step::RULE,
    language::RULE,
    model_plan::RULE,
    draw::RULE,
    verification::RULE,
    telepathy::RULE,
    impossible_ending::RULE,
    unlearnable::RULE,
    long_line::RULE,
    nothing_to_say::RULE,
    contradiction::RULE,
    visit_order::RULE,
    pressure::RULE,
    no_value::RULE,
    timeline::RULE,
    never_holds::RULE,
    same_question::RULE,
    promise::RULE,
    plan_ids::RULE,
    shadowed::RULE,
    waiting_circle::RULE,
    never_said::RULE,
    cannot_ask::RULE,
    confused::RULE,
    idle_tool::RULE,
    ticket_source::RULE,
    against_policy::RULE,
    sale_and_mood::RULE,
    falling_mood::RULE,
    hard_to_read::RULE,
    hard_to_say::RULE,
    misspelt::RULE,
    missing_plans::RULE,
    two_values::RULE,
    empty_article::RULE,
    article_title::RULE,
    article_layout::RULE,
    article_link::RULE,
];

/// The codes of these rules (`SC101` and on), for `explain`.
pub const CODES: &[CodeInfo] = &infos();

const fn infos() -> [CodeInfo; RULES.len()] {
    let mut infos = [RULES[0].info; RULES.len()];
    let mut at = 1;
    while at < RULES.len() {
        infos[at] = RULES[at].info;
        at += 1;
    }
    infos
}

/// Looks at one file with every rule. Findings come in the order of the file, each once.
///
/// The file must have been read without errors: rules look at its value.
#[must_use]
pub fn check(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let sites = Sites::of(checked);
    let mut report = Report::new(checked.stage());
    for rule in &RULES {
        (rule.check)(&sites, &mut report);
    }
    report.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::codes;

    #[test]
    fn codes_are_numbered_in_order_and_explained() {
        assert_eq!(CODES[0].code.id, "SC101");
        assert!(
            CODES.is_sorted_by_key(|info| info.code.id),
            "a new code comes last; no code is ever used again"
        );
        for info in CODES {
            assert_eq!(
                CODES.iter().filter(|other| other.code.id == info.code.id).count(),
                1,
                "{}",
                info.code
            );
            assert!(codes::find(info.code.name).is_none(), "{} is a name twice", info.code.name);
            assert_eq!(CODES.iter().filter(|other| other.code.name == info.code.name).count(), 1);
            for text in [info.what, info.why, info.bad, info.good] {
                assert!(!text.is_empty(), "{}", info.code);
            }
        }
    }
}
