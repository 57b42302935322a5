//! An article that names another which there is none of.

use std::collections::BTreeSet;

use super::Rule;
use crate::author::checked::ArticleSource;
use crate::author::report::Report;
use crate::author::sites::Sites;
use crate::sim::scenario::codes::CodeInfo;
use crate::sim::scenario::diagnostic::Code;
use crate::sim::scenario::parse::nearest;

const CODE: Code = Code::new("SC153", "article-link");

pub(crate) const RULE: Rule = Rule {
    info: CodeInfo {
        code: CODE,
        what: "A knowledge article sends agents to another article, and the desk has none of this name.",
        why: "They look for it with a customer on the line. Articles are named by their ids, such as kb-205; a word that is written like the ids of the desk and is none of them counts, and so does the target of a link.",
        bad: "# Lights on the box\n\nRed means no signal, see kb-2.",
        good: "# Lights on the box\n\nRed means no signal, see kb-1.",
    },
    check,
};

fn check(sites: &Sites<'_>, report: &mut Report) {
    let Some(article) = sites.checked.article() else { return };
    let ids = &sites.checked.articles;
    let series: BTreeSet<&str> = ids.iter().filter_map(|id| Some(numbered(id)?.0)).collect();
    for (start, line) in article.prose() {
        for word in line.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let of_series = numbered(word).is_some_and(|(name, _)| series.contains(name));
            if of_series && !ids.contains(&word) {
                unknown(article, ids, start, line, word, report);
            }
        }
        for target in targets(line) {
            let id = target.strip_suffix(".md").unwrap_or(target);
            let elsewhere = target.contains("://") || target.starts_with("mailto:");
            // One that is written like an id was found above.
            let is_named = numbered(id).is_some_and(|(name, _)| series.contains(name));
            if !elsewhere && !is_named && !ids.contains(&id) {
                unknown(article, ids, start, line, target, report);
            }
        }
    }
}

fn unknown(
    article: ArticleSource<'_>,
    ids: &[&str],
    start: usize,
    line: &str,
    word: &str,
    report: &mut Report,
) {
    let at = start + (word.as_ptr().addr() - line.as_ptr().addr());
    let span = at..at + word.len();
    let message = format!("the desk has no article `{word}`");
    let found = article.finding(CODE, message, span.clone(), "not known");
    report.push(match nearest(word, ids.iter().copied()) {
        Some(near) => found.suggest(span, near, format!("did you mean `{near}`?")),
        None => found.help("give the id of an article of this desk"),
    });
}

/// The name and the number of an id such as `kb-205`.
fn numbered(id: &str) -> Option<(&str, &str)> {
    let (name, number) = id.rsplit_once('-')?;
    let counts = !name.is_empty() && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    counts.then_some((name, number))
}

/// Where the links of a line lead.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
}

#[cfg(test)]
mod tests {
    use super::CODE;
    use crate::author::small::{article, check, silent};

    #[test]
    fn names_of_no_article_are_found() {
        check(&article("# Lights\n\nSee kb-2, or kb-1.\n"), CODE, &["kb-2"]);
        check(&article("# Lights\n\nSee [the other one](reset.md).\n"), CODE, &["reset.md"]);
    }

    #[test]
    fn articles_addresses_and_other_codes_are_fine() {
        let text = "# Lights\n\nSee kb-1, [again](kb-1.md), [the rules](https://rules.example) and LS-10.\n";
        silent(&article(text), CODE);
    }
}
