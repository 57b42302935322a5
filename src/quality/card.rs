//! The quality card: the part of its page that is about our own phrases, which a test keeps current.

use std::fmt::Write as _;

use super::figures::Tally;
use super::labels;
use super::own::OwnFigures;

/// Where the part begins and ends on the page.
const MARKS: (&str, &str) = ("<!-- own phrases -->\n", "<!-- end -->");
/// So many examples are shown of what is heard wrongly.
const EXAMPLES: usize = 2;
/// So many lines of confusion are shown.
const CONFUSED: usize = 20;

/// What the part of the page says.
#[derive(Clone, Copy, Debug)]
pub struct Card<'o> {
    /// The figures.
    pub own: &'o OwnFigures,
    /// How many phrases the language has.
    pub phrases: usize,
    /// The CRC-32 of the file of what was learnt from them: the page is of this file.
    pub learnt: u32,
}

impl Card<'_> {
    /// The page with this part in the place of the one it has; `None` when it marks none.
    #[must_use]
    pub fn put_into(&self, page: &str) -> Option<String> {
        let start = page.find(MARKS.0)? + MARKS.0.len();
        let end = start + page.get(start..)?.find(MARKS.1)?;
        Some(format!("{}{}{}", &page[..start], self.written(), &page[end..]))
    }

    /// The part itself.
    #[must_use]
    pub fn written(&self) -> String {
        let mut page = String::new();
        let _ = writeln!(
            page,
            "{} phrases, learnt file {:08x}. Each style is heard with what the other styles teach.\n",
            self.phrases, self.learnt
        );
        page.push_str(
            "| style | phrases | acts, micro-F1 % | tone | asked-for information |\n|---|---|---|---|---|\n",
        );
        for style in &self.own.styles {
            let (acts, tones, asks) = (style.acts.percent(), style.tones.percent(), style.asks.percent());
            let _ = writeln!(page, "| {} | {} | {acts} | {tones} | {asks} |", style.name, style.phrases);
        }
        let own = self.own;
        let (acts, tones, asks) =
            (own.acts.f1().percent(), own.tones.f1().percent(), own.asks.f1().percent());
        let _ = writeln!(page, "| all | {} | {acts} | {tones} | {asks} |\n", self.phrases);
        self.table(&mut page, "Acts", &own.acts, "");
        self.table(&mut page, "Tone", &own.tones, "~");
        self.table(&mut page, "Asked-for information", &own.asks, "?");
        confusion(&mut page, &own.acts);
        mapping(&mut page);
        page
    }

    fn table(&self, page: &mut String, title: &str, tally: &Tally, mark: &str) {
        let _ = writeln!(page, "### {title}\n");
        page.push_str(
            "| label | phrases | precision % | recall % | heard and not meant | meant and not heard |\n",
        );
        page.push_str("|---|---|---|---|---|---|\n");
        for label in tally.labels() {
            let (precision, recall) = (tally.precision(label).percent(), tally.recall(label).percent());
            let examples = |sign: &str| {
                let wanted = format!("{sign}{mark}{label}");
                let said = self.own.wrong.iter().filter(|(what, _)| *what == wanted).take(EXAMPLES);
                said.map(|(_, says)| format!("\"{}\"", says.replace('|', "/"))).collect::<Vec<_>>().join("; ")
            };
            let (more, less) = (examples("+"), examples("-"));
            let _ = writeln!(
                page,
                "| `{label}` | {} | {precision} | {recall} | {more} | {less} |",
                tally.rows(label)
            );
        }
        page.push('\n');
    }
}

fn confusion(page: &mut String, tally: &Tally) {
    page.push_str("### Acts taken for others\n\n| meant | heard | phrases |\n|---|---|---|\n");
    for (truth, heard, count) in tally.worst(CONFUSED) {
        let _ = writeln!(page, "| `{truth}` | `{heard}` | {count} |");
    }
    page.push('\n');
}

/// What our names are called in sets of others.
fn mapping(page: &mut String) {
    page.push_str("### What our names are called in sets of others\n\n");
    page.push_str("The first line that holds decides, from the top.\n\n| label | our acts |\n|---|---|\n");
    for (label, acts) in labels::ACTS {
        let acts: Vec<String> = acts.iter().map(|act| format!("`{}`", act.name())).collect();
        let _ = writeln!(page, "| {label} | {} |", acts.join(", "));
    }
    page.push_str("\n| label | our kinds of information |\n|---|---|\n");
    for (label, kinds) in labels::SLOTS {
        let kinds: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
        let _ = writeln!(page, "| {label} | {} |", kinds.join(", "));
    }
}
