//! Many attempts as a page of HTML: who stands where, what is hard, every attempt.
#![expect(clippy::format_push_string, reason = "a page is written once, and markup reads best whole")]

use std::collections::BTreeMap;

use super::escape::Escaped;
use super::rows::Row;
use super::template::{Template, TemplateFault};

const DIMENSIONS: [&str; 6] = ["Overall", "Tone", "Information", "Escalation", "Ticket", "Upsell"];

/// The page of these attempts.
///
/// # Errors
/// When the template has a slot that this page does not.
pub fn cohort_page(rows: &[Row], template: &Template<'_>, style: &str) -> Result<String, TemplateFault> {
    template.fill(&[
        ("style", style.to_owned()),
        ("summary", summary(rows)),
        ("people", grouped(rows, "Trainees", "Trainee", |row| row.who().to_owned())),
        ("scenarios", grouped(rows, "Scenarios", "Scenario", |row| row.title.clone())),
        ("attempts", attempts(rows)),
    ])
}

fn summary(rows: &[Row]) -> String {
    let signed = rows.iter().filter(|row| row.mentor.is_some()).count();
    let critical = rows.iter().filter(|row| !row.counts().critical.is_empty()).count();
    let (all, mean) = (rows.len(), mean(rows, 0).map_or_else(|| "none".to_owned(), percent));
    format!(
        "<p>{all} finished attempts, {signed} signed by a mentor, {critical} with a critical error; mean {mean}. Where a mentor \
         signed, their marks count.</p>\n"
    )
}

/// The mean of a mark over the attempts it applies to.
fn mean(rows: &[Row], mark: usize) -> Option<u16> {
    let marks: Vec<u64> = rows.iter().filter_map(|row| row.counts().six()[mark].map(u64::from)).collect();
    let count = u64::try_from(marks.len()).ok().filter(|count| *count > 0)?;
    u16::try_from(marks.iter().sum::<u64>() / count).ok()
}

fn percent(per_mille: u16) -> String {
    format!("{} %", per_mille / 10)
}

fn heads() -> String {
    DIMENSIONS.map(|name| format!("<th scope=\"col\" class=\"number\">{name}</th>")).concat()
}

/// A cell with a number and a shade for it; the number says everything.
fn heat(mark: Option<u16>) -> String {
    match mark {
        None => "<td class=\"number faint\">not scored</td>".to_owned(),
        Some(mark) => format!("<td class=\"number heat{}\">{}</td>", mark.min(999) / 200, percent(mark)),
    }
}

fn grouped(rows: &[Row], caption: &str, head: &str, by: fn(&Row) -> String) -> String {
    let mut groups: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        groups.entry(by(row)).or_default().push(row.clone());
    }
    let mut html = format!(
        "<table><caption>{caption}: mean marks</caption>\n<thead><tr><th scope=\"col\">{head}</th>\
         <th scope=\"col\" class=\"number\">Attempts</th>{}<th scope=\"col\" class=\"number\">Critical</th></tr></thead>\n<tbody>",
        heads()
    );
    for (name, own) in groups {
        let critical = own.iter().filter(|row| !row.counts().critical.is_empty()).count();
        let cells: String = (0..DIMENSIONS.len()).map(|mark| heat(mean(&own, mark))).collect();
        html += &format!(
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>{cells}<td class=\"number\">{critical}</td></tr>\n",
            Escaped(&name),
            own.len()
        );
    }
    html + "</tbody></table>\n"
}

fn attempts(rows: &[Row]) -> String {
    let mut html = format!(
        "<table><caption>Every attempt</caption>\n<thead><tr><th scope=\"col\">Began (UTC)</th><th scope=\"col\">Trainee</th>\
         <th scope=\"col\">Scenario</th>{}<th scope=\"col\">Notes</th></tr></thead>\n<tbody>",
        heads()
    );
    for row in rows {
        let cells: String = row.counts().six().into_iter().map(heat).collect();
        let mut notes: Vec<String> = row.counts().critical.clone();
        if row.mentor.is_some() {
            notes.insert(0, "signed".to_owned());
        }
        let began = row.began.get(..16).unwrap_or(&row.began).replace('T', " ");
        html += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td>{cells}<td>{}</td></tr>\n",
            Escaped(&began),
            Escaped(row.who()),
            Escaped(&row.title),
            Escaped(&notes.join(", "))
        );
    }
    html + "</tbody></table>\n"
}
