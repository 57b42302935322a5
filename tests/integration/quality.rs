//! What was learnt, and the page about it, are those of the phrases that ship.

use firstline::content::Library;

const LEARNT: &str = include_str!("../../assets/language/en/learnt.ron");
const CARD: &str = include_str!("../../assets/help/quality.md");

#[test]
fn what_was_learnt_is_learnt_again_to_the_byte() {
    let library = Library::built_in();
    let learnt = library.languages.get("en").map(|english| english.own_pack().learnt_file());
    assert!(
        learnt.as_deref() == Some(LEARNT),
        "the phrases or cues changed; run `firstline train --content . assets/language/en/learnt.ron` and then \
         `firstline measure --content . --card assets/help/quality.md`"
    );
}

#[test]
fn the_quality_card_is_of_what_was_learnt() {
    let library = Library::built_in();
    let phrases = library.languages.get("en").map_or(0, |english| english.pack().phrases().count());
    let head = format!("{phrases} phrases, learnt file {:08x}.", crc32fast::hash(LEARNT.as_bytes()));
    assert!(CARD.contains(&head), "run `firstline measure --content . --card assets/help/quality.md`");
}
