//! An article that agents cannot find by its name.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

/// A longer title does not fit on a line of the list, in characters.
const LONGEST: usize = 70;

const CODE: Code = Code::new("SC151", "article-title");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A knowledge article has no title, several, or one that is longer than 70 characters.",
        why: "The first heading, `# ` and some words, is what agents see in the list. Without one they see the name of the file.",
        bad: "## Lights on the box\n\nRed means that there is no signal.",
        good: "# Lights on the box\n\nRed means that there is no signal.",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(article) = sites.checked.article() else { return };
    // One without any text is told as empty.
    let Some((start, first)) = article.lines().find(|(_, line)| !line.trim().is_empty()) else { return };
    let mut titles = article.prose().filter(|(_, line)| title(line).is_some_and(|title| !title.is_empty()));
    let Some((at, line)) = titles.next() else {
        let message = format!("this article has no title; agents see `{}`", article.id);
        let found =
            article.finding(CODE, message, start..start + first.len(), "no heading of the first order");
        report.push(found.help("begin it with `# ` and a title"));
        return;
    };
    let length = title(line).unwrap_or_default().chars().count();
    if length > LONGEST {
        let message = format!("this title has {length} characters; the list shows {LONGEST}");
        report.push(article.finding(CODE, message, at..at + line.len(), "too long for the list"));
    }
    for (at, line) in titles {
        let found =
            article.finding(CODE, "a second title", at..at + line.len(), "only the first is shown as one");
        report.push(found.help("begin a part of an article with `## `"));
    }
}

fn title(line: &str) -> Option<&str> {
    line.strip_prefix("# ").map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{article, check, silent};

    #[test]
    fn a_title_that_is_missing_doubled_or_endless_is_found() {
        check(&article("Red is bad.\n"), CODE, &["Red is bad."]);
        check(&article("#Lights\n\nRed is bad.\n"), CODE, &["#Lights"]);
        check(&article("# Lights\n\nRed is bad.\n\n# Green\n\nFine.\n"), CODE, &["# Green"]);
        let long = format!("# {}", "light ".repeat(12).trim());
        check(&article(&format!("{long}\n\nRed is bad.\n")), CODE, &[&long]);
    }

    #[test]
    fn one_title_is_fine() {
        silent(&article("# Lights\n\nRed is bad.\n\n```text\n# a remark\n```\n"), CODE);
    }
}
