//! What the window cannot show of an article, or not within its width.

use super::Rule;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;

/// Headings deeper than this look like text.
const DEEPEST: usize = 4;

/// The longest row of a table, in characters: its cells do not break.
const LONGEST_ROW: usize = 200;

/// The longest line of code, in characters.
const LONGEST_CODE: usize = 100;

/// The longest word, in characters.
const LONGEST_WORD: usize = 60;

const CODE: Code = Code::new("SC152", "article-layout");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A knowledge article has something that the window does not show as it is meant: a picture, HTML, a heading of the fifth order, or a table row (200 characters), a line of code (100) or a word (60) that is too long for it.",
        why: "Articles are read beside the call, in a narrow column. Text breaks at spaces; rows and code do not, and whoever has to push them aside loses the line.",
        bad: "# Lights on the box\n\n##### Red\n\nThere is no signal.",
        good: "# Lights on the box\n\n## Red\n\nThere is no signal.",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(article) = sites.checked.article() else { return };
    let prose: Vec<(usize, &str)> = article.prose().collect();
    for (at, line) in article.lines() {
        let is_prose = prose.binary_search_by_key(&at, |(start, _)| *start).is_ok();
        let fault = if is_prose { in_prose(line) } else { too_long("line of code", line, LONGEST_CODE) };
        if let Some((message, label)) = fault {
            report.push(article.finding(CODE, message, at..at + line.len(), label));
        }
    }
}

/// What is wrong, and how it is marked.
type Fault = (String, &'static str);

fn in_prose(line: &str) -> Option<Fault> {
    let text = line.trim_start();
    let order = text.chars().take_while(|sign| *sign == '#').count();
    if order > DEEPEST && text[order..].starts_with(' ') {
        return Some((format!("a heading of the {order}th order looks like text"), "no heading to the eye"));
    }
    if line.contains("![") {
        return Some(("pictures are not shown".to_owned(), "not shown"));
    }
    if ["<br", "<table", "<img", "<div", "<p>", "<b>", "<i>", "<a ", "<!--"]
        .iter()
        .any(|tag| line.contains(tag))
    {
        return Some(("HTML is not shown".to_owned(), "not shown"));
    }
    if text.starts_with('|') {
        return too_long("row of a table", text, LONGEST_ROW);
    }
    text.split_whitespace().find_map(|word| too_long("word", word, LONGEST_WORD))
}

fn too_long(what: &str, text: &str, most: usize) -> Option<Fault> {
    let length = text.chars().count();
    let message =
        || format!("this {what} has {length} characters; the window shows {most} without pushing it aside");
    (length > most).then(|| (message(), "too long"))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{article, check, silent};

    /// An article with this line in it, which is marked.
    #[track_caller]
    fn is_marked(line: &str) {
        check(&article(&format!("# Lights\n\nRed is bad.\n\n{line}\n")), CODE, &[line]);
    }

    #[test]
    fn what_is_not_shown_is_found() {
        is_marked("###### Red");
        is_marked("![the box](box.png)");
        is_marked("Red<br>is bad.");
        is_marked(&format!("| red | {} |", "is bad ".repeat(30).trim()));
        is_marked(&format!("See {}.", "signal".repeat(11)));
        let code = "ping ".repeat(25);
        check(&article(&format!("# Lights\n\nRed.\n\n```text\n{code}\n```\n")), CODE, &[&code]);
    }

    #[test]
    fn text_breaks_at_its_spaces() {
        let long = "Red is bad. ".repeat(60);
        silent(&article(&format!("# Lights\n\n#### Red\n\n{long}\n\n| red | bad |\n|---|---|\n")), CODE);
    }
}
