//! Tables of sentences with what must be understood of them.

mod context;
mod desk;
mod robust;
mod table;

use std::sync::OnceLock;

use super::{Pack, PackProblem};

/// The files of the English pack.
pub(super) const ENGLISH: [(&str, &str); 14] = [
    ("words.ron", include_str!("../../../../assets/language/en/words.ron")),
    ("frames.ron", include_str!("../../../../assets/language/en/frames.ron")),
    ("values.ron", include_str!("../../../../assets/language/en/values.ron")),
    ("acts.ron", include_str!("../../../../assets/language/en/acts.ron")),
    ("tones.ron", include_str!("../../../../assets/language/en/tones.ron")),
    ("kinds.ron", include_str!("../../../../assets/language/en/kinds.ron")),
    ("steps.ron", include_str!("../../../../assets/language/en/steps.ron")),
    ("ticket.ron", include_str!("../../../../assets/language/en/ticket.ron")),
    ("phrases/opening.ron", include_str!("../../../../assets/language/en/phrases/opening.ron")),
    ("phrases/questions.ron", include_str!("../../../../assets/language/en/phrases/questions.ron")),
    ("phrases/care.ron", include_str!("../../../../assets/language/en/phrases/care.ron")),
    ("phrases/doing.ron", include_str!("../../../../assets/language/en/phrases/doing.ron")),
    ("phrases/ending.ron", include_str!("../../../../assets/language/en/phrases/ending.ron")),
    ("phrases/tones.ron", include_str!("../../../../assets/language/en/phrases/tones.ron")),
];

/// The English pack, parsed once for all tests.
pub(super) fn english() -> &'static Pack {
    static PACK: OnceLock<(Pack, Vec<PackProblem>)> = OnceLock::new();
    &PACK.get_or_init(|| Pack::parse(&ENGLISH)).0
}

#[test]
fn the_english_pack_has_no_fault() {
    let (_, problems) = Pack::parse(&ENGLISH);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
