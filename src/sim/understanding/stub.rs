use super::*;
use crate::sim::ids::Id;
/// p
pub struct Pack;
/// l
pub struct Lexicon;
/// o
#[derive(Clone, Debug)]
pub struct LexiconOptions {
    /// c
    pub call_at: jiff::civil::DateTime,
}
impl Pack {
    /// t
    pub fn ticket_words(&self) -> &TicketWords {
        static WORDS: std::sync::LazyLock<TicketWords> = std::sync::LazyLock::new(TicketWords::default);
        &WORDS
    }
}
impl Lexicon {
    /// b
    pub fn build(_: &Pack, _: Vec<Subject>, _: LexiconOptions) -> Self {
        Self
    }
}
/// u
pub fn understand(_: &Pack, _: &Lexicon, _: &Context, _: &str) -> Understood {
    Understood::default()
}
/// r
pub fn read_statements(_: &Pack, _: &Lexicon, _: &str) -> Vec<Mention> {
    let _ = Id::default();
    Vec::new()
}
