//! A priority matrix that is not three by three.

use super::Rule;
use crate::author::at::At;
use crate::author::checked::Subject;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::{Code, Severity};

const CODE: Code = Code::new("SC112", "matrix-size");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "The desk's priority matrix has not three rows of three.",
        why: "Rows are impact and columns urgency, each high, medium and low, in this order.",
        bad: "matrix: [[P1, P2], [P2, P3]]",
        good: "matrix: [[P1, P2, P3], [P2, P3, P4], [P3, P4, P4]]",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Subject::Desk(file) = sites.checked.subject else { return };
    let (at, rows) = (At::root(file.source).field("matrix"), &file.value.matrix);
    if rows.len() != 3 {
        let message = format!("the matrix has {} rows, and needs 3", rows.len());
        report.push(at.finding(Severity::Error, CODE, message, "impact: high, medium, low"));
    }
    for (at, row) in at.each(rows) {
        if row.len() != 3 {
            let message = format!("this row of the matrix has {} columns, and needs 3", row.len());
            report.push(at.finding(Severity::Error, CODE, message, "urgency: high, medium, low"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{check, desk, silent};

    #[test]
    fn a_matrix_of_another_size_is_found() {
        check(&desk().swap("[P1, P2, P3]", "[P1, P2]"), CODE, &["[P1, P2]"]);
        check(&desk().swap(", [P3, P4, P4]", ""), CODE, &["[[P1, P2, P3], [P2, P3, P4]]"]);
    }

    #[test]
    fn three_by_three_is_fine() {
        silent(&desk(), CODE);
    }
}
