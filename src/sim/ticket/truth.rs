//! What a ticket states and nobody learnt, or learnt otherwise; opinions and claims that pass for facts.

use super::fault::{FaultKind, Faults};
use super::required::step_lines;
use super::results::contradict;
use super::sheet::Sheet;
use super::statements::{Quote, Statement, quote};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Fact, Standing};
use crate::sim::understanding::{Fit, SubjectClass};
use crate::sim::wording::{Word, alike, words};

/// Finds what is wrong, invented, or only somebody's word.
pub(super) fn find(sheet: &Sheet<'_>, faults: &mut Faults) {
    for statement in sheet.values(Fit::Right) {
        right_value(sheet, statement, faults);
    }
    for statement in sheet.values(Fit::Wrong) {
        wrong_value(sheet, statement, faults);
    }
    for fact in &sheet.case.scenario.facts {
        if let Some(quote) = false_claim(sheet, fact) {
            let fallen = sheet.learnt(&fact.id);
            let kind = if fallen { FaultKind::Wrong } else { FaultKind::Claim };
            let right = if fallen { sheet.right(&fact.id) } else { String::new() };
            faults.add(kind, Some(&fact.id), &quote, right);
        }
    }
    steps(sheet, faults);
}

fn right_value(sheet: &Sheet<'_>, statement: &Statement, faults: &mut Faults) {
    let id = &statement.id;
    let stated_bare =
        || !sheet.said.beside(statement, &sheet.pack.opinion) && !sheet.says_something_else(statement);
    if !sheet.may_say(statement) && stated_bare() {
        faults.add(FaultKind::Invented, Some(id), &statement.quote, String::new());
        return;
    }
    if sheet.is_opinion(id) && stated_bare() {
        faults.add(FaultKind::Opinion, Some(id), &statement.quote, String::new());
    }
    let is_claim = sheet.fact(id).is_some_and(|fact| fact.standing == Standing::Claim);
    let by_customer = || sheet.said.beside(statement, &sheet.pack.said);
    if is_claim && sheet.said.beside(statement, &sheet.pack.checked) && !by_customer() {
        faults.add(FaultKind::Claim, Some(id), &statement.quote, String::new());
    }
}

fn wrong_value(sheet: &Sheet<'_>, statement: &Statement, faults: &mut Faults) {
    let id = &statement.id;
    // "Monday, not Sunday" and "at first Sunday" say what is right.
    let set_right = sheet.said.of(id, Fit::Right).any(|right| right.sentence == statement.sentence);
    if set_right || sheet.says_something_else(statement) {
        return;
    }
    if sheet.learnt(id) {
        let kind = if is_slip(sheet, statement) { FaultKind::Slip } else { FaultKind::Wrong };
        faults.add(kind, Some(id), &statement.quote, sheet.right(id));
        return;
    }
    let hedged =
        sheet.said.beside(statement, &sheet.pack.said) || sheet.said.beside(statement, &sheet.pack.opinion);
    // What the customer said and did not correct is their word: the agent had nothing better.
    let had_it = sheet.known.ledger.knows(id.as_str()) || sheet.was_seen(&statement.quote.text);
    if sheet.known.claims.contains(id) && !hedged {
        faults.add(FaultKind::Claim, Some(id), &statement.quote, String::new());
    } else if !had_it && !hedged {
        faults.add(FaultKind::Invented, Some(id), &statement.quote, String::new());
    }
}

fn is_slip(sheet: &Sheet<'_>, statement: &Statement) -> bool {
    let slip = sheet.fact(&statement.id).and_then(|fact| fact.first_says.as_ref());
    slip.is_some_and(|slip| {
        let (said, value) = (words(&statement.quote.text), words(&slip.value));
        let shares_a_word = said.iter().any(|word| value.iter().any(|other| other.text == word.text));
        let same_moment = slip.at.as_deref().is_some_and(|at| {
            !statement.value.is_empty()
                && (statement.value.starts_with(at) || at.starts_with(&statement.value))
        });
        shares_a_word || same_moment
    })
}

/// Whether the ticket states this opinion or claim as a fact: where, if so.
pub(super) fn stated_as_fact(sheet: &Sheet<'_>, id: &Id) -> Option<Quote> {
    let bare = |statement: &&Statement| {
        let own_words = !sheet.is_opinion(id) && sheet.said.beside(statement, &sheet.pack.said);
        !sheet.said.beside(statement, &sheet.pack.opinion) && !own_words
    };
    let fact = sheet.case.fact(id.as_str());
    let items = sheet.case.items(id.as_str());
    if fact.is_some_and(|fact| fact.claims.is_some()) {
        return fact.and_then(|fact| false_claim(sheet, fact));
    }
    let stated = |id: &Id| sheet.said.of(id, Fit::Right).find(bare).map(|statement| statement.quote.clone());
    items.iter().find_map(|item| stated(&item.id))
}

/// Where the untrue thing that a customer claims stands in the ticket, without a word that it is theirs.
fn false_claim(sheet: &Sheet<'_>, fact: &Fact) -> Option<Quote> {
    let claim = fact.claims.as_deref()?;
    if sheet
        .case
        .items(fact.id.as_str())
        .iter()
        .any(|item| sheet.said.of(&item.id, Fit::Right).next().is_some())
    {
        return None;
    }
    let telling = sheet.telling(claim);
    if telling.is_empty() {
        return None;
    }
    let says = |heading: &str, sentence: &[Word]| {
        let heading = words(heading);
        let said = |word: &&Word| heading.iter().chain(sentence).any(|other| alike(&word.text, &other.text));
        let found = telling.iter().filter(said).count();
        found * 3 >= telling.len() * 2
    };
    let pack = sheet.pack;
    let stated = sheet.said.sentences.iter().find(|sentence| {
        let heading = pack.headings.iter().find(|(name, _)| name == sentence.field.name());
        let heading = heading.map_or("", |(_, heading)| heading.as_str());
        says(heading, &sentence.words)
            && pack.said.find(&sentence.words).is_none()
            && pack.opinion.find(&sentence.words).is_none()
    })?;
    let trimmed = Quote { field: stated.field, span: stated.span, text: stated.text.trim().to_owned() };
    Some(trimmed)
}

fn steps(sheet: &Sheet<'_>, faults: &mut Faults) {
    for step in &sheet.case.scenario.steps {
        let Some(known) = sheet.known.steps.get(&step.id).filter(|known| known.done) else { continue };
        for line in step_lines(sheet, &step.id) {
            let stated = sheet.stated.get(line).and_then(Option::as_ref);
            if stated.is_some_and(|stated| contradict(&known.result, stated, sheet.pack)) {
                let about = Some(&step.id);
                faults.add(FaultKind::Wrong, about, &sheet.said.step_line(line), known.result.clone());
            }
        }
    }
    for index in 0..sheet.draft.steps.len() {
        if let Some((id, quote)) = never_done(sheet, index) {
            faults.add(FaultKind::Invented, Some(&id), &quote, String::new());
        }
    }
}

/// The step or tool that a line names and that nobody used.
fn never_done(sheet: &Sheet<'_>, index: usize) -> Option<(Id, Quote)> {
    let line = sheet.draft.steps.get(index)?;
    let denied = |text: &str| sheet.pack.not_done.stand_in(text);
    let by_customer = sheet.pack.said.stand_in(&line.step);
    let on_line = |class: SubjectClass| {
        let here = move |statement: &&Statement| statement.line == Some(index) && statement.class == class;
        sheet.said.all.iter().filter(here)
    };
    if denied(&line.step) || denied(&line.result) {
        return None;
    }
    let done =
        |statement: &Statement| sheet.known.steps.contains_key(&statement.id) || sheet.learnt(&statement.id);
    let ran = |statement: &Statement| sheet.known.tools.contains(&statement.id);
    let mut steps = on_line(SubjectClass::Step).peekable();
    let mut tools = on_line(SubjectClass::Tool).filter(|_| !by_customer).peekable();
    let named = steps.peek().or_else(|| tools.peek()).map(|statement| statement.id.clone())?;
    if steps.any(done) || tools.any(ran) || by_customer && sheet.was_seen(&line.step) {
        return None;
    }
    let learnt = |statement: &Statement| statement.fit == Fit::Right && sheet.learnt(&statement.id);
    if on_line(SubjectClass::Finding).any(learnt) {
        return None;
    }
    Some((named, sheet.said.step_line(index)))
}

/// Words of a field as a quote, for what is found outside the statements.
pub(super) fn whole_field(sheet: &Sheet<'_>, field: super::Field) -> Quote {
    let text = sheet.draft.text(field);
    quote(field, &text, crate::sim::time::Span::new(0, text.len()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, learn, reviewed, with, with_steps, without};
    use super::super::{Draft, Field, Known};
    use super::*;

    #[track_caller]
    fn check(known: &Known<'_>, draft: &Draft, found: &[(FaultKind, &str)]) {
        let faults = reviewed(known, draft).faults;
        let kinds: Vec<_> =
            faults.iter().map(|fault| (fault.kind, fault.about.as_ref().map_or("", Id::as_str))).collect();
        assert_eq!(kinds, found, "{faults:#?}");
    }

    #[test]
    fn a_value_that_nobody_said_and_no_tool_showed_is_invented() {
        let known = without(&without(&good_call(), "line_noise"), "line_test");
        let invented = FaultKind::Invented;
        check(&known, &with(Field::Environment, "9 dB or so"), &[(invented, "line_noise")]);
        check(
            &known,
            &with_steps(&[("Restart", "no change"), ("Line test", "clean")]),
            &[(invented, "line_noise"), (invented, "line_test")],
        );
        check(&good_call(), &with(Field::InternalNote, "Balance 12.00"), &[(invented, "balance")]);
    }

    #[test]
    fn words_the_agent_saw_are_not_invented_and_a_shared_word_belongs_to_what_is_known() {
        let mut known = good_call();
        known.seen.push("Balance: 12.00");
        check(&known, &with(Field::InternalNote, "Balance 12.00"), &[]);
        // "Monday" is also the value of a finding that no tool has shown.
        check(&good_call(), &with(Field::Summary, "Since Monday"), &[]);
    }

    #[test]
    fn a_step_that_nobody_took_is_invented_and_one_that_was_refused_is_not() {
        let steps = |result| with_steps(&[("Restart", "no change"), ("Factory reset", result)]);
        check(&good_call(), &steps("no change"), &[(FaultKind::Invented, "factory_reset")]);
        check(&good_call(), &steps("refused"), &[]);
    }

    #[test]
    fn a_slip_is_charged_only_when_it_was_corrected() {
        check(&good_call(), &with(Field::Began, "Sunday"), &[(FaultKind::Slip, "began")]);
        check(&good_call(), &with(Field::Began, "Monday, at first she said Sunday"), &[]);
        check(&good_call(), &with(Field::Began, "Friday"), &[(FaultKind::Wrong, "began")]);
        let mut slipped = without(&good_call(), "began");
        learn(&mut slipped, "began", Some("Sunday"));
        let mut draft = with(Field::Began, "Sunday");
        draft.set(Field::Summary, super::super::FieldValue::Text("Line crackles, noise on the line".into()));
        check(&slipped, &draft, &[]);
    }

    #[test]
    fn an_opinion_needs_its_owner() {
        let opinion = |text| with(Field::InternalNote, text);
        let stated = [(FaultKind::Opinion, "theory")];
        check(&good_call(), &opinion("The line is turned down in the evening."), &stated);
        check(&good_call(), &opinion("Suspects a cause. It is turned down in the evening."), &stated);
        check(&good_call(), &opinion("Her theory: turned down in the evening."), &[]);
    }

    #[test]
    fn a_claim_may_stand_as_the_customers_word_and_not_as_checked() {
        let note = |text| with(Field::InternalNote, text);
        check(&good_call(), &note("Teaches twelve students."), &[]);
        check(&good_call(), &note("We found: teaches twelve students."), &[(FaultKind::Claim, "impact")]);
        let mut claiming = without(&good_call(), "changed");
        claiming.claims.insert("changed".into());
        check(&claiming, &with(Field::Changed, "Nothing"), &[(FaultKind::Claim, "changed")]);
        check(&claiming, &with(Field::Changed, "Customer says nothing was changed"), &[]);
        check(&good_call(), &with(Field::Changed, "Nothing"), &[(FaultKind::Wrong, "changed")]);
    }

    #[test]
    fn a_result_that_was_otherwise_is_wrong() {
        let steps = with_steps(&[("Restart", "solved it")]);
        check(&good_call(), &steps, &[(FaultKind::Wrong, "restart")]);
    }
}
