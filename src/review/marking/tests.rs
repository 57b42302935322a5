use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::review::entry::{By, Entry};
use crate::review::fixture::{card, entry, mentor, person, trainee};
use crate::review::fold::{Folded, Told};
use crate::sim::scoring::{Capped, Rubric, Scorecard};
use crate::sim::words::Dimension;

fn automatic() -> Scorecard {
    card(&[("tone-blame", 4, 10), ("tone-greeting", 10, 10), ("ticket-clarity", 2, 5), ("upsell-cure", 0, 0)])
}

fn points(criterion: &str, points: u32) -> Ruling {
    Ruling::Points { criterion: criterion.to_owned(), points }
}

fn item(criterion: &str) -> Item {
    Item::Criterion(criterion.to_owned())
}

fn changed(criterion: &str, to: u32) -> InReview {
    InReview::Changed { ruling: points(criterion, to), reason: "the words were friendly".to_owned() }
}

fn disputed(criterion: &str, to: u32) -> InReview {
    InReview::Disputed { proposed: points(criterion, to), words: "I said so in turn 3".to_owned() }
}

fn answered(criterion: &str, to: Option<u32>) -> InReview {
    let ruling = to.map(|to| points(criterion, to));
    InReview::Answered { item: item(criterion), ruling, words: "heard it again".to_owned() }
}

/// A review of trainee 3's call after these, each done a second after the one before.
fn after(done: &[(By, InReview)]) -> Folded<Review> {
    let numbered = (0_i64..).zip(done);
    let entries: Vec<Entry<InReview>> =
        numbered.map(|(nth, (by, what))| entry(nth * 1_000, *by, what.clone())).collect();
    Folded::of(Review::new(Subject::of(person(3), &automatic())), &entries)
}

#[track_caller]
fn check_refused(done: &[(By, InReview)], by: By, what: InReview, says: &str) {
    let review = after(done);
    assert_eq!(review.aside, [], "what comes before is lawful");
    let refused = review.state.check(&entry(60_000, by, what)).unwrap_err();
    assert_eq!(refused.to_string(), says);
}

#[test]
fn a_change_counts_from_the_sign_off_on_and_both_marks_stay() {
    let draft = after(&[(mentor(2), changed("tone-blame", 9))]).state;
    assert_eq!(draft.holds(&item("tone-blame")), Some(points("tone-blame", 4)));
    let signed = after(&[(mentor(2), changed("tone-blame", 9)), (mentor(2), InReview::SignedOff {})]).state;
    assert_eq!(signed.holds(&item("tone-blame")), Some(points("tone-blame", 9)));
    assert_eq!(signed.subject.automatic(&item("tone-blame")), Some(points("tone-blame", 4)));
    let counts = effective(&automatic(), &Rubric::default(), &signed);
    assert_eq!(counts.dimensions[&Dimension::Tone].per_mille, Some(950));
    assert_eq!(counts.dimensions[&Dimension::Ticket], automatic().dimensions[&Dimension::Ticket]);
    assert_eq!(signed.changes[0].reason, "the words were friendly");
}

#[test]
fn what_is_not_lawful_is_refused_with_its_reason() {
    let signed = [(mentor(2), InReview::SignedOff {})];
    let open = "the review is signed off; open it again and say why";
    check_refused(&signed, mentor(2), changed("tone-blame", 9), open);
    check_refused(&signed, mentor(2), InReview::SignedOff {}, open);
    check_refused(&[], mentor(3), changed("tone-blame", 9), "nobody reviews a call of their own");
    check_refused(&[], trainee(3), InReview::SignedOff {}, "a trainee may not review attempts");
    check_refused(&[], trainee(3), disputed("tone-blame", 9), "the review is not signed off yet");
    let blank = InReview::Changed { ruling: points("tone-blame", 9), reason: " \n".to_owned() };
    check_refused(&[], mentor(2), blank, "write why; an empty reason explains nothing");
    let others = "only the person who took the call may acknowledge or dispute its marks";
    check_refused(&signed, trainee(4), disputed("tone-blame", 9), others);
    check_refused(&signed, trainee(3), disputed("tone-blame", 4), "tone-blame is judged like that already");
    let seen = [(mentor(2), InReview::ScoreShown {})];
    let blind = InReview::ScoredBlind { points: BTreeMap::from([("tone-blame".to_owned(), 5)]) };
    check_refused(
        &seen,
        mentor(2),
        blind,
        "you have seen the automatic score; a blind score comes before it",
    );
}

#[test]
fn a_trainee_cannot_answer_their_own_dispute() {
    let disputes = [(mentor(2), InReview::SignedOff {}), (trainee(3), disputed("tone-blame", 8))];
    let answer = || answered("tone-blame", Some(8));
    check_refused(&disputes, trainee(3), answer(), "a trainee may not answer disputes");
    check_refused(&disputes, mentor(3), answer(), "nobody reviews a call of their own");
    check_refused(
        &disputes,
        trainee(3),
        InReview::Acknowledged {},
        "a dispute waits for an answer; that comes first",
    );
}

#[test]
fn an_answer_is_in_force_at_once_and_ends_the_matter_until_a_reopening() {
    let mut done = vec![
        (mentor(2), InReview::SignedOff {}),
        (trainee(3), disputed("tone-blame", 8)),
        (mentor(4), answered("tone-blame", Some(7))),
    ];
    let review = after(&done).state;
    assert_eq!(review.stage(), Stage::SignedOff);
    assert_eq!(review.holds(&item("tone-blame")), Some(points("tone-blame", 7)));
    let again = "a dispute of tone-blame was answered; ask for the review to be opened again";
    check_refused(&done, trainee(3), disputed("tone-blame", 10), again);
    done.push((mentor(2), InReview::Reopened { reason: "heard it with a second mentor".to_owned() }));
    done.push((mentor(2), InReview::SignedOff {}));
    done.push((trainee(3), disputed("tone-blame", 10)));
    let review = after(&done);
    assert_eq!(review.aside, []);
    assert_eq!(review.state.stage(), Stage::Disputed);
}

#[test]
fn a_limit_falls_when_all_that_caused_it_was_raised() {
    let mut automatic = automatic();
    let capped =
        Capped { by: vec!["tone-blame".to_owned()], at_most: 400, before: 14, because: "blamed".to_owned() };
    let tone = automatic.dimensions.get_mut(&Dimension::Tone).unwrap();
    (tone.points, tone.per_mille, tone.capped) = (8, Some(400), Some(capped));
    let effective_tone = |criterion, to| {
        let review = after(&[(mentor(2), changed(criterion, to)), (mentor(2), InReview::SignedOff {})]).state;
        effective(&automatic, &Rubric::default(), &review).dimensions[&Dimension::Tone].per_mille
    };
    assert_eq!(effective_tone("tone-greeting", 9), Some(400));
    assert_eq!(effective_tone("tone-blame", 8), Some(900));
    assert_eq!(effective_tone("tone-blame", 3), Some(400));
}

#[test]
fn a_critical_error_can_be_set_aside_and_found() {
    let rule = |made| InReview::Changed {
        ruling: Ruling::Critical { error: "critical-insult".to_owned(), made },
        reason: "a quotation of the caller".to_owned(),
    };
    let counts = |made, card: &Scorecard| {
        let review = after(&[(mentor(2), rule(made)), (mentor(2), InReview::SignedOff {})]).state;
        effective(card, &Rubric::default(), &review)
    };
    let found = counts(true, &automatic());
    assert_eq!(found.critical.len(), 1);
    assert_eq!(found.critical[0].says, "a quotation of the caller");
    assert_eq!(counts(false, &found).critical, []);
}

fn anybody() -> impl Strategy<Value = By> {
    prop_oneof![Just(mentor(2)), Just(mentor(4)), Just(mentor(3)), Just(trainee(3)), Just(trainee(5))]
}

fn anything() -> impl Strategy<Value = InReview> {
    let criterion = || prop::sample::select(vec!["tone-blame", "ticket-clarity", "upsell-cure", "no-such"]);
    prop_oneof![
        (criterion(), 0_u32..12).prop_map(|(id, to)| changed(id, to)),
        (criterion(), 0_u32..12).prop_map(|(id, to)| disputed(id, to)),
        (criterion(), prop::option::of(0_u32..12)).prop_map(|(id, to)| answered(id, to)),
        criterion().prop_map(|id| InReview::Withdrawn { item: item(id) }),
        criterion().prop_map(|id| InReview::ScoredBlind { points: BTreeMap::from([(id.to_owned(), 3)]) }),
        Just(InReview::ScoreShown {}),
        Just(InReview::SignedOff {}),
        Just(InReview::Reopened { reason: "to hear it again".to_owned() }),
        Just(InReview::Acknowledged {}),
        Just(InReview::Commented { turn: Some(2), says: "well put".to_owned() }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Whatever stands in the store: no panic, marks within their bounds, every entry either taken or named.
    #[test]
    fn any_sequence_folds_and_keeps_marks_within_bounds(done in prop::collection::vec((anybody(), anything()), 0..40)) {
        let folded = after(&done);
        prop_assert_eq!(folded.next, done.len() as u64);
        let counts = effective(&automatic(), &Rubric::default(), &folded.state);
        for result in &counts.criteria {
            prop_assert!(result.points <= result.of);
        }
        for score in counts.dimensions.values() {
            prop_assert!(score.points <= score.of);
        }
    }

    /// Entries stored and read again tell the same.
    #[test]
    fn what_is_stored_reads_back(by in anybody(), what in anything()) {
        let entry = entry(1, by, what);
        prop_assert_eq!(Entry::<InReview>::read(&entry.bytes()).unwrap(), entry);
    }
}
