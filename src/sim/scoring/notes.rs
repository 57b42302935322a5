//! Taking notes while judging: evidence in the rubric's words.

use super::call_view::CallView;
use super::criterion::{CriterionInfo, Judgement, Mark};
use super::evidence::{Effect, Evidence, NearMiss, Place};

/// The rule under which a call is said to have been too short to earn more.
const TOO_LITTLE: &str = "exposure";

/// What a criterion writes down while it looks at a call.
pub struct Notes<'c, 'a> {
    call: &'c CallView<'a>,
    info: &'static CriterionInfo,
    mark: Mark,
}

impl<'c, 'a> Notes<'c, 'a> {
    /// An empty sheet for this criterion.
    #[must_use]
    pub fn new(call: &'c CallView<'a>, info: &'static CriterionInfo) -> Self {
        Self { call, info, mark: Mark::default() }
    }

    /// Something earned points. `key` names the rubric's sentence; `{name}` in it is replaced by the value.
    pub fn gained(&mut self, place: Place, key: &str, values: &[(&str, &str)]) {
        self.note(Effect::Gained, 1, place, key, values);
    }

    /// Something lost points, and counts as one fault.
    pub fn lost(&mut self, place: Place, key: &str, values: &[(&str, &str)]) {
        self.lost_share(1, place, key, values);
    }

    /// Something lost points; `share` is its weight among all that was lost.
    pub fn lost_share(&mut self, share: u16, place: Place, key: &str, values: &[(&str, &str)]) {
        self.mark.faults = self.mark.faults.saturating_add(1);
        self.note(Effect::Lost, share, place, key, values);
    }

    /// Something almost counted.
    pub fn near(&mut self, place: Place, key: &str, values: &[(&str, &str)]) {
        let why_not = self.sentence(key, values);
        self.mark.near_misses.push(NearMiss { place, why_not });
    }

    /// How many faults were noted so far.
    #[must_use]
    pub fn faults(&self) -> u16 {
        self.mark.faults
    }

    /// Whether neither a fault nor a near miss was noted so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.mark.faults == 0 && self.mark.near_misses.is_empty()
    }

    /// There was no occasion.
    #[must_use]
    pub fn not_applicable(self, key: &str) -> Judgement {
        Judgement::NotApplicable(self.sentence(key, &[]))
    }

    /// So much was earned, per mille of the weight.
    #[must_use]
    pub fn earned(self, per_mille: u16) -> Judgement {
        self.earned_of(per_mille, 1_000)
    }

    /// So much was earned, and only so much of the weight counts: both per mille of the weight.
    #[must_use]
    pub fn earned_of(mut self, per_mille: u16, of: u16) -> Judgement {
        self.mark.of = of.min(1_000);
        self.mark.earned = per_mille.min(self.mark.of);
        Judgement::Judged(self.mark)
    }

    /// Earned by keeping clear of faults, over what was said: the exposure, less `each` per mille of it for every fault.
    #[must_use]
    pub fn clear_of_faults(mut self, each: u16) -> Judgement {
        let exposure = self.exposed();
        self.clear_over(exposure, each)
    }

    /// The same, over what was asked.
    #[must_use]
    pub fn clear_over_questions(mut self, asked: u64, each: u16) -> Judgement {
        let rubric = self.call.rubric;
        let exposure = per_mille(asked, u64::from(rubric.full_exposure.max(1)));
        self.too_little(exposure, asked, &rubric.too_few);
        self.clear_over(exposure, each)
    }

    /// The call's exposure, per mille; notes when it was too short to earn everything.
    pub fn exposed(&mut self) -> u16 {
        let exposure = self.call.exposure();
        self.too_little(exposure, u64::from(self.call.understood()), &self.call.rubric.too_little);
        exposure
    }

    /// Earned by keeping clear of faults, over this exposure, per mille.
    #[must_use]
    pub fn clear_over(mut self, exposure: u16, each: u16) -> Judgement {
        let exposure = exposure.min(1_000);
        let left = 1_000_u32.saturating_sub(u32::from(each) * u32::from(self.mark.faults));
        let earned = u16::try_from(u32::from(exposure) * left / 1_000).unwrap_or(1_000);
        let by_faults = (exposure - earned) / self.mark.faults.max(1);
        for piece in self.mark.evidence.iter_mut().filter(|piece| piece.effect == Effect::Lost) {
            piece.share = if piece.place.rule == TOO_LITTLE { 1_000 - exposure } else { by_faults.max(1) };
        }
        self.earned(earned)
    }

    /// What there is to judge is too little to earn the whole. No fault: what it costs follows from the exposure.
    pub fn little(&mut self, place: Place, key: &str) {
        let says = self.sentence(key, &[]);
        self.push(Effect::Lost, 1, Place { rule: TOO_LITTLE.to_owned(), ..place }, says);
    }

    fn too_little(&mut self, exposure: u16, said: u64, template: &str) {
        if exposure < 1_000 {
            let (said, full) = (said.to_string(), self.call.rubric.full_exposure.to_string());
            let says = super::rubric::filled(template, &[("said", &said), ("full", &full)]);
            self.push(Effect::Lost, 1, self.call.never(TOO_LITTLE), says);
        }
    }

    fn note(&mut self, effect: Effect, share: u16, place: Place, key: &str, values: &[(&str, &str)]) {
        let says = self.sentence(key, values);
        self.push(effect, share, place, says);
    }

    fn push(&mut self, effect: Effect, share: u16, place: Place, says: String) {
        self.mark.evidence.push(Evidence {
            place,
            effect,
            points: 0,
            says,
            would_earn: String::new(),
            better: None,
            share,
        });
    }

    fn sentence(&self, key: &str, values: &[(&str, &str)]) -> String {
        debug_assert!(self.info.says.contains(&key), "{} says {key}", self.info.id);
        self.call.rubric.sentence(self.info.id, key, values)
    }
}

/// `part` of `whole` per mille; the whole when there is nothing to divide by.
#[must_use]
pub fn per_mille(part: u64, whole: u64) -> u16 {
    if whole == 0 {
        return 1_000;
    }
    u16::try_from(part.min(whole) * 1_000 / whole).unwrap_or(1_000)
}
