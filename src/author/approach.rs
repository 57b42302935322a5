//! The way to a beat: what to say and do so that it plays, found by taking real calls.
//!
//! Plans and bots take the call in text, as anybody does; where none of them meets the beat, its own condition is pursued
//! move by move ([`toward`]), from picking up and from places of the model's call. The shortest of all ways counts. That
//! none is found proves nothing: it says how far the search went.

use std::ops::Range;
use std::sync::Arc;

use super::at::At;
use super::trainee::{Aims, Bot, Move, Speech, Trainee, toward};
use crate::content::Bundle;
use crate::sim::call::{Event, Phase};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::plan::Plan;
use crate::sim::rng::Seed;
use crate::sim::scenario::Source;
use crate::sim::scenario::model::{Condition, Scenario};
use crate::sim::session::{Do, Input, Memo, Seconds, Session};
use crate::sim::time::Millis;

/// Each bot takes the call with so many seeds.
const SEEDS: Seed = 3;

/// A condition is pursued for so many moves.
const MOST_MOVES: usize = 30;

/// And from so many places of the model's call.
const STARTS: usize = 6;

/// The same moves are tried no more often than this.
const MOST_TRIES: usize = 2;

/// A beat of a scenario's own file, or a line of a plan by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeatPlace {
    /// Its id, or its name.
    pub id: Id,
    /// Its bytes in the file.
    pub span: Range<usize>,
    /// Its line, counted from 1.
    pub line: usize,
}

/// A way to a beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The seed of the call.
    pub seed: Seed,
    /// What to do, up to what makes the beat play.
    pub inputs: Vec<Input>,
    /// Who found it: `the plan model`, `the bot Seller`.
    pub found_by: String,
}

/// The beats that stand in a scenario's own file.
#[must_use]
pub fn beats(scenario: &Scenario, source: &Source) -> Vec<BeatPlace> {
    let all = At::root(source).field("beats");
    all.each(&scenario.beats)
        .map(|(at, beat)| {
            let id = at.field("id").span();
            BeatPlace { id: beat.id.clone(), span: at.whole(), line: source.position(id.start).line }
        })
        .collect()
}

/// The lines of a plan's file that do something, by the names that the plan gives them.
#[must_use]
pub fn lines(text: &str, plan: &Plan) -> Vec<BeatPlace> {
    let mut start = 0;
    let mut all = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let span = start..start + line.len();
        start = span.end;
        let fields: Option<serde_json::Value> = serde_json::from_str(line.trim()).ok();
        let named = |field| fields.as_ref().and_then(|fields| fields.get(field)?.as_str());
        let Some(name) = named("input").or_else(|| named("replace")) else { continue };
        if plan.inputs.iter().any(|input| input.name.as_deref() == Some(name)) {
            all.push(BeatPlace { id: Id::from(name), span, line: at + 1 });
        }
    }
    all
}

/// The way along a plan up to its line of this name, and with it; none is the beginning of its call. Nothing when there is no
/// such line.
#[must_use]
pub fn along(plan: &Plan, line: Option<&str>) -> Option<Way> {
    let is_it = |name: &str| plan.inputs.iter().position(|input| input.name.as_deref() == Some(name));
    let many = match line {
        Some(name) => is_it(name)? + 1,
        None => 0,
    };
    let inputs = plan.inputs.iter().take(many).map(|input| input.input.clone()).collect();
    Some(Way { seed: plan.seed, inputs, found_by: format!("the plan {}", plan.name) })
}

/// The shortest way to a beat that plans, bots and the beat's own condition lead to; none when none does. `stop` is asked
/// now and then whether anybody still wants to know.
#[must_use]
pub fn way_to(
    bundle: &Arc<Bundle>,
    beat: &Id,
    bots: &[Bot],
    plans: &[Plan],
    stop: &dyn Fn() -> bool,
) -> Option<Way> {
    let mut search = Search { beat, best: None, stop };
    for plan in plans {
        let case = Arc::new(bundle.case(plan.seed));
        let mut inputs = plan.inputs.iter().map(|input| input.input.clone());
        search.take(&case, &format!("the plan {}", plan.name), &mut |_| inputs.next());
    }
    for seed in 1..=SEEDS {
        let case = Arc::new(bundle.case(seed));
        let aims = Aims::of(&case);
        for bot in bots {
            let mut trainee = Trainee::new(bot, &aims, seed);
            search.take(&case, &format!("the bot {}", bot.name), &mut |session| trainee.next(session));
        }
    }
    if let Some(model) = bots.iter().find(|bot| bot.flaw.is_empty()) {
        search.pursue(&Arc::new(bundle.case(1)), model);
    }
    search.best
}

struct Search<'a> {
    beat: &'a Id,
    best: Option<Way>,
    stop: &'a dyn Fn() -> bool,
}

impl Search<'_> {
    /// Takes a call until the beat plays, the call is over, or it is no shorter than what was found. Returns its inputs.
    fn take(
        &mut self,
        case: &Arc<Case>,
        found_by: &str,
        next: &mut dyn FnMut(&Session) -> Option<Input>,
    ) -> Vec<Input> {
        let mut session = Session::start(Arc::clone(case));
        let memo = Memo::default();
        let mut inputs = Vec::new();
        while !(self.stop)() && !self.plays(&session, 0) {
            if session.phase() != Phase::Call || self.is_longer(inputs.len()) {
                return inputs;
            }
            let Some(input) = next(&session) else { return inputs };
            session.take_with(&input, &memo);
            inputs.push(input);
        }
        if self.plays(&session, 0) {
            self.found(case, found_by, inputs.clone());
        }
        inputs
    }

    /// Goes for the beat's own condition.
    fn pursue(&mut self, case: &Arc<Case>, model: &Bot) {
        let Some(beat) = case.beats.iter().find(|beat| beat.id == *self.beat) else { return };
        let aims = Aims::of(case);
        let mut trainee = Trainee::new(model, &aims, case.seed);
        let mut session = Session::start(Arc::clone(case));
        let mut before: Vec<Input> = Vec::new();
        for start in 0..STARTS {
            self.follow(session.clone(), before.clone(), model, &beat.when);
            // The call goes on a few inputs further with each start.
            for _ in 0..=start {
                let Some(input) = trainee.next(&session).filter(|_| session.phase() == Phase::Call) else {
                    return;
                };
                session.take(&input);
                before.push(input);
            }
        }
    }

    fn follow(&mut self, mut session: Session, mut inputs: Vec<Input>, model: &Bot, when: &Condition) {
        let mut speech = Speech::new(model, session.case().seed);
        let mut made: Vec<Vec<Move>> = Vec::new();
        for _ in 0..MOST_MOVES {
            if (self.stop)() || session.phase() != Phase::Call || self.is_longer(inputs.len() + 1) {
                return;
            }
            let from = session.events().len();
            let ways = toward(session.case(), session.state(), when);
            let often = |way: &Vec<Move>| made.iter().filter(|done| *done == way).count();
            let way =
                ways.into_iter().find(|way| often(way) < MOST_TRIES).unwrap_or_else(|| vec![Move::Wait(10)]);
            let times = often(&way);
            if times > MOST_TRIES * 3 {
                return;
            }
            let Some(act) = act(&way, times, &session, &mut speech) else { return };
            made.push(way);
            let input = Input::new(act);
            session.take(&input);
            inputs.push(input);
            if self.plays(&session, from) {
                let case = Arc::clone(session.case());
                return self.found(&case, "its own condition", inputs);
            }
        }
    }

    fn plays(&self, session: &Session, from: usize) -> bool {
        let is_it = |event: &Event| matches!(event, Event::BeatPlayed { id, .. } if id == self.beat);
        session.events()[from..].iter().any(|stamped| is_it(&stamped.event))
    }

    fn is_longer(&self, inputs: usize) -> bool {
        self.best.as_ref().is_some_and(|best| best.inputs.len() <= inputs)
    }

    fn found(&mut self, case: &Case, found_by: &str, inputs: Vec<Input>) {
        if !self.is_longer(inputs.len()) {
            self.best = Some(Way { seed: case.seed, inputs, found_by: found_by.to_owned() });
        }
    }
}

/// The moves as one thing to say or do.
fn act(way: &[Move], tries: usize, session: &Session, speech: &mut Speech<'_>) -> Option<Do> {
    let (case, state) = (session.case(), session.state());
    if state.hold.is_some() {
        return Some(Do::Resume);
    }
    if let Some(deed) = way.iter().find(|one| !one.is_said()) {
        return match deed {
            Move::Run(id) => Some(Do::Tool { id: id.clone() }),
            Move::Open(id) => Some(Do::Article { id: id.clone() }),
            Move::Wait(seconds) => Some(Do::Wait { seconds: Seconds(Millis::from(*seconds) * 1_000) }),
            _ => None,
        };
    }
    let tries = u32::try_from(tries).unwrap_or(u32::MAX);
    let words: Vec<String> = way.iter().filter_map(|one| speech.say(one, tries, case, state)).collect();
    (!words.is_empty()).then(|| Do::Say { text: words.join(" ") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::trainee::Bots;
    use crate::content::Library;

    #[test]
    fn a_call_is_taken_along_a_plan_up_to_one_of_its_lines() {
        let library = crate::content::Library::built_in();
        let plan = library.plan("cheap_pages", "upsell").unwrap().unwrap();
        let text = library.plan_text("cheap_pages", "upsell").unwrap();
        let named: Vec<(String, usize)> =
            lines(&text, &plan).iter().map(|line| (line.id.to_string(), line.line)).collect();
        let wanted = [("pitch", 3), ("early", 4), ("price", 5)].map(|(name, line)| (name.to_owned(), line));
        assert_eq!(named, wanted);
        let way = along(&plan, Some("pitch")).unwrap();
        assert_eq!(
            (way.seed, way.inputs.last()),
            (plan.seed, plan.inputs.get(way.inputs.len() - 1).map(|own| &own.input))
        );
        assert_eq!(plan.inputs[way.inputs.len() - 1].name.as_deref(), Some("pitch"));
        assert_eq!(along(&plan, None).unwrap().inputs, []);
        assert_eq!(along(&plan, Some("nothing")), None);
    }

    #[test]
    fn a_beat_is_reached_by_what_the_way_says_and_no_sooner() {
        let library = Library::built_in();
        let bots = Bots::read(library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), &*bot.text)));
        let bots = bots.all().unwrap();
        let bundle = Arc::new(library.bundle("evening_dropouts").unwrap());
        let entry = &library.scenarios["evening_dropouts"];
        let beats = beats(entry.value.as_deref().unwrap(), &entry.source);
        assert!(beats.len() > 2 && beats.iter().all(|beat| beat.line > 1 && !beat.span.is_empty()));
        let mut found = 0;
        for beat in &beats {
            let Some(way) = way_to(&bundle, &beat.id, &bots, &[], &|| false) else { continue };
            found += 1;
            let mut session = Session::start(Arc::new(bundle.case(way.seed)));
            for (n, input) in way.inputs.iter().enumerate() {
                let events = session.take(input);
                let played = events
                    .iter()
                    .any(|one| matches!(&one.event, Event::BeatPlayed { id, .. } if *id == beat.id));
                assert_eq!(played, n + 1 == way.inputs.len(), "{} by {}", beat.id, way.found_by);
            }
        }
        assert!(found * 2 > beats.len(), "{found} of {}", beats.len());
        assert_eq!(way_to(&bundle, &"nothing_like_it".into(), &bots[..1], &[], &|| false), None);
    }

    #[test]
    fn nobody_waiting_ends_the_search() {
        let library = Library::built_in();
        let bundle = Arc::new(library.bundle("evening_dropouts").unwrap());
        assert_eq!(way_to(&bundle, &"x".into(), &[], &[], &|| true), None);
    }
}
