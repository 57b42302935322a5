use super::*;
use crate::sim::ids::Id;
/// p
#[derive(Clone, Debug, Default)]
pub struct Pack;
/// Something wrong in a file of a language folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// The file.
    pub file: String,
    /// Line and column, from 1, where they are known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what would be right.
    pub message: String,
}
impl Pack {
    /// p
    pub fn parse(_: &[(&str, &str)]) -> (Self, Vec<PackProblem>) {
        (Self, Vec::new())
    }
}
/// l
pub struct Lexicon;
/// o
#[derive(Clone, Debug)]
pub struct LexiconOptions {
    /// c
    pub call_at: jiff::civil::DateTime,
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
