//! Pages with named slots: `{{title}}`. A template is the frame; what stands in the slots is made here.

/// Why a page could not be made from a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A slot that this page does not have.
    #[error("{file}:{line}:{column}: there is no slot `{slot}`{}; this page has: {}", nearest(slot, known), known.join(", "))]
    UnknownSlot {
        /// The template.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// What stands there.
        slot: String,
        /// What could stand there.
        known: Vec<String>,
    },
    /// A slot that does not end.
    #[error("{file}:{line}:{column}: a slot begins here and does not end; write }}}} after its name")]
    Open {
        /// The template.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
}

/// A template and the name that messages call it by.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    /// Its file.
    pub file: &'t str,
    /// Its text.
    pub text: &'t str,
}

impl Template<'_> {
    /// The template with every slot filled. A slot may stand several times or not at all.
    ///
    /// # Errors
    /// When a slot is unknown or does not end.
    pub fn fill(&self, slots: &[(&str, String)]) -> Result<String, TemplateFault> {
        let mut page = String::new();
        let mut rest = self.text;
        while let Some((before, after)) = rest.split_once("{{") {
            page += before;
            let (line, column) = self.place(self.text.len() - after.len() - 2);
            let open = || TemplateFault::Open { file: self.file.to_owned(), line, column };
            let (name, behind) = after.split_once("}}").ok_or_else(open)?;
            let name = name.trim();
            if name.contains(['\n', '{']) {
                return Err(open());
            }
            let Some((_, content)) = slots.iter().find(|(known, _)| *known == name) else {
                return Err(TemplateFault::UnknownSlot {
                    file: self.file.to_owned(),
                    line,
                    column,
                    slot: name.to_owned(),
                    known: slots.iter().map(|(known, _)| (*known).to_owned()).collect(),
                });
            };
            page += content;
            rest = behind;
        }
        page += rest;
        Ok(page)
    }

    fn place(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        (line, column)
    }
}

fn nearest(slot: &str, known: &[String]) -> String {
    let near = known.iter().min_by_key(|name| strsim::damerau_levenshtein(slot, name));
    match near.filter(|name| strsim::damerau_levenshtein(slot, name) <= 2) {
        Some(name) => format!(", did you mean `{name}`?"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let slots = [("title", "A {{b}}".to_owned()), ("mood", "M".to_owned())];
        let filled = Template { file: "t.html", text }.fill(&slots).map_err(|fault| fault.to_string());
        assert_eq!(filled.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn slots_are_filled_once_and_what_stands_in_them_is_left_alone() {
        check("<p>{{title}}, {{ mood }}{{mood}}</p> { }}", Ok("<p>A {{b}}, MM</p> { }}"));
        check("", Ok(""));
    }

    #[test]
    fn what_is_no_slot_is_named_with_its_place() {
        check(
            "<p>\n é{{titel}}",
            Err("t.html:2:3: there is no slot `titel`, did you mean `title`?; this page has: title, mood"),
        );
        check("{{kitchen}}", Err("t.html:1:1: there is no slot `kitchen`; this page has: title, mood"));
        check("a {{title", Err("t.html:1:3: a slot begins here and does not end; write }} after its name"));
    }
}
