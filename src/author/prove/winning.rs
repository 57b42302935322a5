//! Calls that are won: found over moves, written down as text, and played again as text.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::claim::{Claim, Finding, Verdict};
use super::plan_file::plan_file;
use super::relaxed::Relaxed;
use super::spoken::spoken;
use super::watch::Watch;
use crate::author::trainee::{Aims, Bot, Move, Trainee};
use crate::content::Bundle;
use crate::sim::call::{Disposition, State};
use crate::sim::case::Case;
use crate::sim::plan::Plan;
use crate::sim::rng::Seed;
use crate::sim::scoring::{CriterionResult, Scorecard, needs, score};
use crate::sim::session::{Do, Input, Session};
use crate::sim::words::Dimension;

/// So many calls are tried, one for each seed from 1 on.
const MOST_CALLS: u64 = 6;

/// Criteria that are judged by how something is put. Taken as earned: no search over moves can find better words.
const OF_WORDING: [&str; 16] = [
    "tone-greeting",
    "tone-acknowledgement",
    "tone-ownership",
    "tone-blame",
    "tone-insult",
    "tone-code-word",
    "tone-condescension",
    "tone-rude",
    "tone-filler",
    "tone-plain-words",
    "tone-manner",
    "tone-right-name",
    "tone-expert",
    "ticket-clarity",
    "ticket-neutral",
    "ticket-next-action",
];

/// A call as moves: where it stood before each input, and what was meant.
pub(super) struct Trail {
    pub(super) case: Arc<Case>,
    /// The state before each input.
    pub(super) states: Vec<State>,
    pub(super) inputs: Vec<Input>,
}

/// A call that was played as text.
pub(super) struct Played {
    origin: String,
    seed: Seed,
    inputs: Vec<Input>,
    card: Scorecard,
    won: bool,
}

impl Played {
    /// Whether it was won without a critical error.
    fn is_clean(&self) -> bool {
        self.won && self.card.critical.is_empty()
    }

    /// In how many dimensions it lost nothing but by wording.
    fn full_dimensions(&self) -> usize {
        Dimension::ALL.iter().filter(|dimension| lost_in(&self.card, **dimension).is_empty()).count()
    }
}

/// The calls a proof rests on.
pub(super) struct Calls<'b> {
    pub(super) bundle: &'b Arc<Bundle>,
    pub(super) bot: &'b Bot,
    pub(super) case: Arc<Case>,
    pub(super) aims: Aims,
    pub(super) watch: &'b Watch<'b>,
    /// The first call that was won over moves.
    pub(super) trail: Option<Trail>,
    played: Vec<Played>,
    tried: u32,
}

impl<'b> Calls<'b> {
    /// Looks for calls that are won and lose nothing.
    pub(super) fn search(
        bundle: &'b Arc<Bundle>,
        bot: &'b Bot,
        plans: &[Plan],
        bound: u32,
        watch: &'b Watch<'b>,
    ) -> Self {
        let case = Arc::new(bundle.case(1));
        let aims = Aims::of(&case);
        let mut calls = Self { bundle, bot, case, aims, watch, trail: None, played: Vec::new(), tried: 0 };
        for seed in 1..=MOST_CALLS {
            if calls.tried >= bound
                || !watch.goes_on(0)
                || Dimension::ALL
                    .iter()
                    .all(|dimension| calls.best(*dimension).is_some_and(|best| best.1.is_empty()))
            {
                break;
            }
            calls.one(seed);
        }
        for plan in plans.iter().filter(|plan| plan.name == "model" && watch.goes_on(0)) {
            calls.play_plan(plan);
        }
        calls
    }

    fn case_for(&self, seed: Seed) -> Arc<Case> {
        if seed == 1 { Arc::clone(&self.case) } else { Arc::new(self.bundle.case(seed)) }
    }

    /// A call over moves, then the same inputs as text; when that comes out otherwise, a call that follows the text.
    fn one(&mut self, seed: Seed) {
        let case = self.case_for(seed);
        let trail = self.by_moves(&case, seed);
        self.tried += count(trail.inputs.len());
        let last = Session::at(Arc::clone(&case), trail.states.last().cloned().unwrap_or_default());
        let won_over_moves = is_right(&case, last.state().disposition.as_ref());
        let mut played = self.play(format!("the bot `{}`", self.bot.id), seed, &case, trail.inputs.clone());
        if !played.is_clean() {
            let inputs = self.by_text(&case, seed);
            self.played.push(played);
            played = self.play(format!("the bot `{}`", self.bot.id), seed, &case, inputs);
        }
        if won_over_moves && self.trail.is_none() {
            self.trail = Some(trail);
        }
        self.played.push(played);
    }

    /// A bot's call over moves, from picking up.
    fn by_moves(&self, case: &Arc<Case>, seed: Seed) -> Trail {
        let mut session = Session::start(Arc::clone(case));
        let mut trail = Trail { case: Arc::clone(case), states: Vec::new(), inputs: Vec::new() };
        let mut trainee = Trainee::new(self.bot, &self.aims, seed);
        while let Some(input) = trainee.next(&session).filter(|_| self.watch.goes_on(1)) {
            trail.states.push(session.state().clone());
            take_meant(&mut session, &trainee, &input);
            trail.inputs.push(input);
        }
        trail.states.push(session.state().clone());
        trail
    }

    /// The same over text, understood like anybody's.
    fn by_text(&self, case: &Arc<Case>, seed: Seed) -> Vec<Input> {
        let mut session = Session::start(Arc::clone(case));
        let mut trainee = Trainee::new(self.bot, &self.aims, seed);
        let mut inputs = Vec::new();
        while let Some(input) = trainee.next(&session).filter(|_| self.watch.goes_on(1)) {
            session.take(&input);
            inputs.push(input);
        }
        inputs
    }

    fn play_plan(&mut self, plan: &Plan) {
        let case = self.case_for(plan.seed);
        let inputs = plan.inputs.iter().map(|input| input.input.clone()).collect();
        let played = self.play(format!("the plan `{}`", plan.name), plan.seed, &case, inputs);
        self.played.push(played);
    }

    fn play(&mut self, origin: String, seed: Seed, case: &Arc<Case>, inputs: Vec<Input>) -> Played {
        let mut session = Session::start(Arc::clone(case));
        for input in &inputs {
            session.take(input);
        }
        session.finish();
        self.tried += count(inputs.len());
        let card = score(case, &self.bundle.rubric, session.events());
        let won = is_right(case, Some(&card.outcome.disposition));
        Played { origin, seed, inputs, card, won }
    }

    /// The call that lost least in a dimension, and what it lost beside wording.
    fn best(&self, dimension: Dimension) -> Option<(&Played, Vec<&CriterionResult>)> {
        let lost = |played: &'_ Played| -> u32 {
            lost_in(&played.card, dimension).iter().map(|one| one.of - one.points).sum()
        };
        let best = self.played.iter().min_by_key(|played| lost(played))?;
        Some((best, lost_in(&best.card, dimension)))
    }

    /// A call that was won, without a critical error if there is one.
    pub(super) fn won(&self) -> Option<&Played> {
        self.played.iter().find(|played| played.is_clean()).or(self.played.iter().find(|played| played.won))
    }

    /// Whether some call was won without a critical error.
    pub(super) fn won_cleanly(&self) -> bool {
        self.played.iter().any(Played::is_clean)
    }

    /// The plan file of the first call that was tried, for what it cannot reach.
    pub(super) fn attempt(&self, name: &str) -> Option<String> {
        self.played.first().map(|played| self.plan(played, name))
    }

    /// Whether the bot still wins over moves from a state of the call.
    pub(super) fn wins_from(&self, case: &Arc<Case>, state: State) -> (bool, u32) {
        let mut session = Session::at(Arc::clone(case), state);
        let mut trainee = Trainee::new(self.bot, &self.aims, case.seed);
        let mut inputs = 0;
        while let Some(input) = trainee.next(&session) {
            take_meant(&mut session, &trainee, &input);
            inputs += 1;
        }
        (is_right(case, session.state().disposition.as_ref()), inputs)
    }

    /// The plan file of a call.
    fn plan(&self, played: &Played, name: &str) -> String {
        let comment = format!("Found by {}: {}", played.origin, name.replace('_', " "));
        plan_file(&comment, self.bundle.scenario.id.as_str(), name, played.seed, &played.inputs)
    }
}

/// The criteria of a dimension, wording aside, that a call did not earn in full.
fn lost_in(card: &Scorecard, dimension: Dimension) -> Vec<&CriterionResult> {
    let own = card.criteria.iter().filter(|result| result.dimension == dimension);
    own.filter(|result| result.points < result.of && !OF_WORDING.contains(&result.id.as_str())).collect()
}

/// The right outcome can be reached.
pub(super) fn outcome_reachable(calls: &Calls<'_>) -> Finding {
    let claim = Claim::OutcomeReachable;
    let finding = |verdict, because: String, plan| Finding {
        claim,
        verdict,
        because,
        details: Vec::new(),
        tried: calls.tried,
        plan,
    };
    if let Some(won) = calls.won() {
        let because = format!(
            "a call by {} ends with it ({}, {} inputs)",
            won.origin,
            won.card.outcome.disposition.name().replace('_', " "),
            won.inputs.len()
        );
        return finding(Verdict::Proved, because, Some(calls.plan(won, "reaches_outcome")));
    }
    let right = &calls.case.scenario.outcome.right;
    let attempt = calls.attempt("misses_outcome");
    let relaxed = Relaxed::of(&calls.case);
    if !right.iter().any(|ending| relaxed.can_end(ending)) {
        let because =
            "even with every mood, time and answer granted none of the right endings can come about"
                .to_owned();
        return finding(Verdict::Refuted, because, attempt);
    }
    let over_moves = if calls.trail.is_some() { "; over moves it was reached, in words not" } else { "" };
    finding(
        Verdict::Unknown,
        format!("{} calls were tried and none reached it{over_moves}", calls.played.len()),
        attempt,
    )
}

/// Full marks can be had in every dimension, criteria of wording taken as earned.
pub(super) fn full_marks(calls: &Calls<'_>) -> Finding {
    let claim = Claim::FullMarks;
    let relaxed = Relaxed::of(&calls.case);
    let lost = needs(&calls.case).into_iter().find(|need| !relaxed.can_know(&need.id));
    let after = calls.case.scenario.outcome.after.iter().find(|condition| !relaxed.can_hold(condition));
    if lost.is_some() || after.is_some() {
        let because = match (lost, after) {
            (Some(need), _) => format!("`{}` is needed, and nothing in the call gives it", need.id),
            (None, _) => "something that must come before the ending can never come about".to_owned(),
        };
        let plan = calls.attempt("misses_full_marks");
        return Finding {
            claim,
            verdict: Verdict::Refuted,
            because,
            details: Vec::new(),
            tried: calls.tried,
            plan,
        };
    }
    let mut details = Vec::new();
    let mut missing = Vec::new();
    for dimension in Dimension::ALL {
        let Some((best, lost)) = calls.best(dimension) else { continue };
        if best.card.dimensions.get(&dimension).is_none_or(|score| score.of == 0) {
            continue;
        }
        for result in &lost {
            let why = result.evidence.iter().find(|piece| piece.points > 0 && !piece.would_earn.is_empty());
            let why = why.map(|piece| format!(": {}", piece.says)).unwrap_or_default();
            details.push(format!(
                "{} keeps {} points of {}{why}",
                result.id,
                result.of - result.points,
                result.of
            ));
        }
        if lost.is_empty() {
            details.push(format!("{}: {}, seed {}", dimension.name(), best.origin, best.seed));
        } else {
            missing.push(dimension.name());
        }
    }
    details.push(format!("taken as earned, being of wording: {}", assumed(calls)));
    let fullest =
        calls.played.iter().filter(|played| played.won).max_by_key(|played| played.full_dimensions());
    let plan = fullest.map(|played| calls.plan(played, "full_marks"));
    let (verdict, because) = if missing.is_empty() {
        (Verdict::Proved, "every dimension has a call that loses nothing in it but by wording".to_owned())
    } else {
        let because = format!("no call of {} had full marks in {}", calls.played.len(), missing.join(", "));
        (Verdict::Unknown, because)
    };
    Finding { claim, verdict, because, details, tried: calls.tried, plan }
}

/// The criteria of wording that apply in this scenario.
fn assumed(calls: &Calls<'_>) -> String {
    let results = calls.played.iter().flat_map(|played| &played.card.criteria);
    let ids: BTreeSet<&str> = results
        .filter(|result| result.of > 0 && OF_WORDING.contains(&result.id.as_str()))
        .map(|result| result.id.as_str())
        .collect();
    ids.into_iter().collect::<Vec<_>>().join(", ")
}

/// Whether a call that ended so ended rightly.
pub(super) fn is_right(case: &Case, disposition: Option<&Disposition>) -> bool {
    disposition.is_some_and(|how| {
        let solved = !matches!(how, Disposition::Resolved { fixed: false, .. });
        solved && case.scenario.outcome.right.iter().any(|ending| how.is(ending))
    })
}

/// Takes an input as if it had been understood as the bot meant it.
fn take_meant(session: &mut Session, trainee: &Trainee<'_>, input: &Input) {
    if matches!(input.act, Do::Say { .. }) {
        let turn = session.state().turn + 1;
        let said = trainee.said();
        let moves: Vec<&Move> = said
            .iter()
            .rev()
            .take_while(|one| one.turn >= turn)
            .filter(|one| one.turn == turn)
            .map(|one| &one.meant)
            .collect();
        let understood = spoken(session.case(), moves.into_iter().rev());
        session.take_understood(input, Some(Arc::new(understood)));
    } else {
        // Reasons and tickets are read as they are written: no meaning stands behind them that a move could give.
        session.take(input);
    }
}

fn count(inputs: usize) -> u32 {
    u32::try_from(inputs).unwrap_or(u32::MAX)
}
