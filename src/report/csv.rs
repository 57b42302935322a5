//! Attempts and their marks as CSV (RFC 4180), safe to open in a spreadsheet.

use super::rows::{Row, RowMarks};

const HEAD: [&str; 27] = [
    "attempt",
    "began",
    "trainee",
    "account",
    "desk",
    "scenario",
    "title",
    "session",
    "seed",
    "engine",
    "ending",
    "visit",
    "handle_s",
    "overall",
    "tone",
    "information",
    "escalation",
    "ticket",
    "upsell",
    "critical",
    "mentor_overall",
    "mentor_tone",
    "mentor_information",
    "mentor_escalation",
    "mentor_ticket",
    "mentor_upsell",
    "mentor_critical",
];

/// The table: a line of names, then a line an attempt. Marks are per mille; a dimension that does not apply is empty.
#[must_use]
pub fn csv(rows: &[Row]) -> String {
    let mut table = line(HEAD.map(str::to_owned));
    for row in rows {
        let own = [
            row.attempt.clone(),
            row.began.clone(),
            row.trainee.clone(),
            row.account.clone(),
            row.desk.clone(),
            row.scenario.clone(),
            row.title.clone(),
            row.session.clone(),
            row.seed.clone(),
            row.engine.to_string(),
            row.ending.clone(),
            row.visit.clone(),
            row.handle_s.to_string(),
        ];
        table += &line(own.into_iter().chain(marks(Some(&row.automatic))).chain(marks(row.mentor.as_ref())));
    }
    table
}

fn marks(marks: Option<&RowMarks>) -> Vec<String> {
    let Some(marks) = marks else { return vec![String::new(); 7] };
    let mut cells: Vec<String> =
        marks.six().iter().map(|mark| mark.map(|mark| mark.to_string()).unwrap_or_default()).collect();
    cells.push(marks.critical.join(" "));
    cells
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(&text)).collect();
    cells.join(",") + "\r\n"
}

/// A cell. What a spreadsheet would take for a formula gets an apostrophe before it; what a terminal would obey is replaced.
fn cell(text: &str) -> String {
    let obeyed = |sign: char| sign.is_control() && !['\t', '\r', '\n'].contains(&sign);
    let text = text.replace(obeyed, "\u{FFFD}");
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if formula { format!("'{text}") } else { text };
    if safe.contains([',', '"', '\r', '\n']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(cell(text), expected);
    }

    #[test]
    fn no_cell_is_a_formula_and_every_cell_can_be_read_back() {
        check("Ann", "Ann");
        check("", "");
        check("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("\rx", "\"'\rx\"");
        check("a,b", "\"a,b\"");
        check("say \"hi\"", "\"say \"\"hi\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check("a=b", "a=b");
        check("\u{1b}[2Jgone\u{9b}", "\u{FFFD}[2Jgone\u{FFFD}");
    }

    #[test]
    fn an_empty_table_still_has_its_head() {
        let table = csv(&[]);
        assert!(table.starts_with("attempt,began,trainee,"));
        assert!(table.ends_with(",mentor_critical\r\n"));
        assert_eq!(marks(None).len(), 7);
    }
}
