//! An article in which there is nothing to read.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

const CODE: Code = Code::new("SC150", "empty-article");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A knowledge article has no text, or none but headings.",
        why: "Agents find it, open it with a customer on the line, and are none the wiser.",
        bad: "# Lights on the box",
        good: "# Lights on the box\n\nRed means that there is no signal.",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(article) = sites.checked.article() else { return };
    let says = |line: &str| !line.starts_with('#') && line.contains(char::is_alphanumeric);
    if article.lines().any(|(_, line)| says(line)) {
        return;
    }
    let first = article.lines().find(|(_, line)| !line.trim().is_empty());
    let span = first.map_or(0..0, |(start, line)| start..start + line.len());
    let found = article.finding(CODE, "this article has no text", span, "nothing follows");
    report.push(found.help("write it, or delete the file"));
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{article, check, silent};

    #[test]
    fn an_article_of_headings_alone_is_found() {
        check(&article("# Lights\n\n## Red\n"), CODE, &["# Lights"]);
        check(&article(""), CODE, &[""]);
    }

    #[test]
    fn a_sentence_is_enough() {
        silent(&article("# Lights\n\nRed is bad.\n"), CODE);
    }
}
