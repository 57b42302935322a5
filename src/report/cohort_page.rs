//! Many attempts as a page of HTML: who stands where, what is hard, every attempt.
#![expect(clippy::format_push_string, reason = "a page is written once, and markup reads best whole")]

use super::dossier::said_moment;
use super::escape::Escaped;
use super::percent::{measured, percent, signed_share};
use super::template::{Template, TemplateFault};
use crate::review::cohort::{Cohort, ScenarioRow, Tally};

const DIMENSIONS: [&str; 6] = ["Overall", "Tone", "Information", "Escalation", "Ticket", "Upsell"];

/// The page of a cohort.
///
/// # Errors
/// When the template has a slot that this page does not.
pub fn cohort_page(cohort: &Cohort, template: &Template<'_>, style: &str) -> Result<String, TemplateFault> {
    template.fill(&[
        ("style", style.to_owned()),
        ("summary", summary(&cohort.all)),
        ("people", people(cohort)),
        ("scenarios", scenarios(cohort)),
        ("heat", heat_map(cohort)),
        ("attempts", attempts(cohort)),
    ])
}

fn summary(all: &Tally) -> String {
    let Tally { calls, signed, critical, means, .. } = all;
    let mean = means[0].map_or_else(|| "none".to_owned(), |mean| percent(Some(mean)));
    format!(
        "<p>{calls} finished attempts, {signed} signed by a mentor, {critical} with a critical error; mean {mean}. Where a mentor \
         signed, their marks count.</p>\n"
    )
}

fn heads() -> String {
    DIMENSIONS.map(|name| format!("<th scope=\"col\" class=\"number\">{name}</th>")).concat()
}

/// A cell with a number and a shade for it; the number says everything.
fn heat(mark: Option<u16>) -> String {
    match mark {
        None => "<td class=\"number faint\">not scored</td>".to_owned(),
        Some(mark) => {
            format!("<td class=\"number heat{}\">{}</td>", mark.min(999) / 200, percent(Some(mark)))
        }
    }
}

/// The beginning of a table: its caption, what its rows are, and what stands behind the marks.
fn marks_table(caption: &str, head: &str, more: &str) -> String {
    format!(
        "<table><caption>{caption}: mean marks</caption>\n<thead><tr><th scope=\"col\">{head}</th>\
         <th scope=\"col\" class=\"number\">Attempts</th>{}<th scope=\"col\" class=\"number\">Critical</th>{more}</tr></thead>\n<tbody>",
        heads()
    )
}

fn marks_row(name: &str, tally: &Tally, more: &str) -> String {
    let cells: String = tally.means.into_iter().map(heat).collect();
    format!(
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>{cells}<td class=\"number\">{}</td>{more}</tr>\n",
        Escaped(name),
        tally.calls,
        tally.critical
    )
}

fn people(cohort: &Cohort) -> String {
    let mut html = marks_table("Trainees", "Trainee", "");
    for row in &cohort.trainees {
        html += &marks_row(row.trainee.shown(), &row.tally, "");
    }
    html + "</tbody></table>\n"
}

fn scenarios(cohort: &Cohort) -> String {
    let more = "<th scope=\"col\">How hard</th><th scope=\"col\">Tells good from weak</th>";
    let mut html = marks_table("Scenarios", "Scenario", more);
    for row in &cohort.scenarios {
        let hard = measured(row.item.difficulty, |share| percent(u16::try_from(share).ok()));
        let tells = measured(row.item.discrimination, signed_share);
        html += &marks_row(&row.title, &row.tally, &format!("<td>{hard}</td><td>{tells}</td>"));
    }
    html + "</tbody></table>\n<p>How hard: 100 % minus the mean mark of each trainee's first attempt. Tells good from weak: the \
            correlation of those marks with the same trainees' mean in the other scenarios, from -1 to 1; 0.40 and above is very \
            good, below 0.20 poor.</p>\n"
}

fn heat_map(cohort: &Cohort) -> String {
    let head = |row: &ScenarioRow| format!("<th scope=\"col\" class=\"number\">{}</th>", Escaped(&row.title));
    let heads = cohort.scenarios.iter().map(head).collect::<Vec<_>>().concat();
    let mut html = format!(
        "<table><caption>Trainees and scenarios: mean overall marks</caption>\n<thead><tr><th scope=\"col\">Trainee</th>{heads}</tr>\
         </thead>\n<tbody>"
    );
    for (place, row) in cohort.trainees.iter().enumerate() {
        let cells: String = (0..cohort.scenarios.len())
            .map(|column| match cohort.cell(place, column) {
                Some(cell) => heat(cell.mean),
                None => "<td class=\"number faint\">not taken</td>".to_owned(),
            })
            .collect();
        html += &format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", Escaped(row.trainee.shown()));
    }
    html + "</tbody></table>\n"
}

fn attempts(cohort: &Cohort) -> String {
    let mut html = format!(
        "<table><caption>Every attempt</caption>\n<thead><tr><th scope=\"col\">Began</th><th scope=\"col\">Trainee</th>\
         <th scope=\"col\">Scenario</th>{}<th scope=\"col\">Notes</th></tr></thead>\n<tbody>",
        heads()
    );
    for call in &cohort.calls {
        let cells: String = call.marks.six().into_iter().map(heat).collect();
        let signed = call.signed.then_some("signed");
        let passed = call.passed().map(|passed| if passed { "passed" } else { "not passed" });
        let critical = call.marks.critical.iter().map(String::as_str);
        let notes: Vec<&str> = signed.into_iter().chain(passed).chain(critical).collect();
        html += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td>{cells}<td>{}</td></tr>\n",
            Escaped(&said_moment(call.began.0)),
            Escaped(call.trainee.shown()),
            Escaped(&call.title),
            Escaped(&notes.join(", "))
        );
    }
    html + "</tbody></table>\n"
}
