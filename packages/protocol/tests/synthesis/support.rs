//! Short words for epochs, and random ones.

use allora_protocol::synthesis::{
    Experience, ForecasterRecord, InfererRecord, OneOut, Outcome, PairRow, Prediction, RegretRule,
    RegretState, Submissions, SynthesisError, SynthesisRule,
};
use allora_protocol::{Bundle, ById, Losses, Number, WorkerId};

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn numbers(texts: &str) -> Vec<Number> {
    texts.split_whitespace().map(n).collect()
}

/// Ids from `first` on, with these numbers.
pub fn by_id(first: u32, texts: &str) -> ById<WorkerId, Number> {
    (first..).map(WorkerId).zip(numbers(texts)).collect()
}

pub fn known(numbers: &ById<WorkerId, Number>) -> ById<WorkerId, Option<Number>> {
    numbers.map(|_, number| Some(*number))
}

/// Submissions of inferers: `infer([(1, "0.5"), (2, "0.6")])`.
pub fn infer<const N: usize>(inferences: [(u32, &str); N]) -> Submissions {
    let inferences = inferences.into_iter().map(|(id, value)| (WorkerId(id), numbers(value))).collect();
    Submissions { inferences, forecasts: ById::new() }
}

/// The same with the forecast of a worker: `forecast(epoch, 7, [(1, "-2"), (2, "-3")])`.
pub fn forecast<const N: usize>(
    mut submissions: Submissions,
    id: u32,
    elements: [(u32, &str); N],
) -> Submissions {
    let elements = elements.into_iter().map(|(inferer, loss)| (WorkerId(inferer), n(loss))).collect();
    submissions.forecasts.insert(WorkerId(id), elements);
    submissions
}

/// Losses of a prediction: the log10 of the squared distance from the truth, in its first component.
pub fn judge(inferences: &Bundle<Vec<Number>>, truth: Number) -> Losses {
    let floor = Number::decimal(1, 18);
    let loss = |inference: &Vec<Number>| {
        let error = inference[0].sub(truth)?;
        error.mul(error)?.max(floor).log10().map(Some)
    };
    inferences.try_map::<_, allora_protocol::NumberError>(loss).unwrap()
}

/// Feedback of an epoch in which nobody is experienced.
pub fn learn(rule: &RegretRule, state: &RegretState, losses: &Losses) -> Result<RegretState, SynthesisError> {
    feedback(rule, state, losses, &Experience::default())
}

fn feedback(
    rule: &RegretRule,
    state: &RegretState,
    losses: &Losses,
    experience: &Experience,
) -> Result<RegretState, SynthesisError> {
    rule.feedback(state, &Outcome { inferences: &Bundle::default(), losses, experience })
}

/// A topic that goes on from epoch to epoch.
#[derive(Default)]
pub struct Topic {
    pub state: RegretState,
    pub experience: Experience,
}

impl Topic {
    /// An epoch from its losses on.
    pub fn learn(&mut self, rule: &RegretRule, losses: &Losses) {
        self.state = feedback(rule, &self.state, losses, &self.experience).unwrap();
        for (role, losses) in [
            (&mut self.experience.inferers, &losses.inferers),
            (&mut self.experience.forecasters, &losses.forecasters),
        ] {
            losses.ids().for_each(|id| *role.get_or_insert_with(id, || 0) += 1);
        }
    }

    /// An epoch from its submissions on.
    pub fn live(&mut self, rule: &RegretRule, submissions: &Submissions, truth: Number) {
        let prediction = rule.predict(&self.state, submissions).unwrap();
        self.learn(rule, &judge(&prediction.inferences, truth));
    }
}

/// An epoch from submissions to the next state.
pub fn live(rule: &RegretRule, state: &RegretState, submissions: &Submissions, truth: Number) -> RegretState {
    let prediction = rule.predict(state, submissions).unwrap();
    learn(rule, state, &judge(&prediction.inferences, truth)).unwrap()
}

/// A state in which experience has set the initial regret, with this previous loss, and no record at all.
pub fn experienced(network_loss: &str, initial_regret: &str) -> RegretState {
    let mut state = RegretState::default();
    state.head.network_loss = Some(n(network_loss));
    state.head.initial_regret = n(initial_regret);
    state.head.all_inferers_are_new = false;
    state
}

/// The value of one worker among many.
pub fn of<T: Clone>(map: &ById<WorkerId, T>, id: u32) -> T {
    map.get(WorkerId(id)).unwrap_or_else(|| panic!("worker {id} has no value")).clone()
}

/// `|got - expected| <= tolerance · (1 + |expected|)`.
pub fn assert_close(got: Number, expected: Number, tolerance: &str, what: &str) {
    let allowed = n(tolerance).mul(expected.abs().add(Number::ONE).unwrap()).unwrap();
    assert!(got.sub(expected).unwrap().abs() <= allowed, "{what}: {got}, not {expected}");
}

/// As [`assert_close`], for every number of two predictions of one shape.
pub fn assert_same(got: &Prediction, expected: &Prediction, tolerance: &str) {
    assert_eq!(got.basis, expected.basis);
    let pairs = got.inferences.values().flatten().zip(expected.inferences.values().flatten());
    assert_eq!(got.inferences.values().count(), expected.inferences.values().count());
    pairs.for_each(|(got, expected)| assert_close(*got, *expected, tolerance, "inference"));
    let components = |of: &Prediction| {
        of.interval.iter().flat_map(|interval| interval.components.concat()).collect::<Vec<_>>()
    };
    let pairs = components(got).into_iter().zip(components(expected));
    pairs.for_each(|(got, expected)| assert_close(got, expected, tolerance, "interval"));
}

/// Pseudo-random numbers from a seed (splitmix64), so that a failing case is named by its seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// Within ±`bound`, with four decimals.
    pub fn number(&mut self, bound: i64) -> Number {
        let span = u64::try_from(bound * 20_000 + 1).unwrap();
        Number::decimal(i64::try_from(self.below(span)).unwrap() - bound * 10_000, 4)
    }

    /// Within ±1e40, of any size.
    pub fn wild(&mut self) -> Number {
        let exponent = i32::try_from(self.below(81)).unwrap() - 40;
        match self.below(8) {
            0 => Number::ZERO,
            1 => n("1e40"),
            2 => n("-1e40"),
            _ => self.number(1).mul(Number::TEN.powi(exponent).unwrap()).unwrap(),
        }
    }

    fn maybe(&mut self, number: fn(&mut Self) -> Number) -> Option<Number> {
        (self.below(4) > 0).then(|| number(self))
    }

    fn row(&mut self, ids: &[WorkerId], number: fn(&mut Self) -> Number) -> PairRow {
        let mut entries: Vec<_> = ids.iter().filter_map(|id| Some((*id, self.maybe(number)?))).collect();
        for at in (1..entries.len()).rev() {
            let other = usize::try_from(self.below(at as u64 + 1)).unwrap();
            entries.swap(at, other);
        }
        PairRow::from_entries(entries)
    }

    fn one_out(&mut self, scene: &Ids, number: fn(&mut Self) -> Number) -> OneOut {
        OneOut {
            inferers: self.row(&scene.inferers, number),
            forecasters: self.row(&scene.forecasters, number),
        }
    }

    /// An epoch of up to 8 inferers and 4 forecasters with up to 3 components, in a state where three of
    /// four records exist. `value` draws inferences, `regret` everything that is log10.
    pub fn scene(&mut self, value: fn(&mut Self) -> Number, regret: fn(&mut Self) -> Number) -> Scene {
        let mut some = |least, most| -> Vec<WorkerId> {
            let count = least + self.below(most - least + 1);
            let mut id = 0;
            (0..count)
                .map(|_| {
                    id += 1 + u32::try_from(self.below(3)).unwrap();
                    WorkerId(id)
                })
                .collect()
        };
        let ids = Ids { inferers: some(1, 8), forecasters: some(0, 4) };
        let arity = 1 + self.below(3);
        let mut state = experienced("0", "0");
        state.head.network_loss = Some(regret(self));
        state.head.initial_regret = regret(self);
        for id in &ids.inferers {
            let (own, naive) = (self.maybe(regret), self.maybe(regret));
            let one_out = self.one_out(&ids, regret);
            state.inferers.insert(*id, InfererRecord { regret: own, naive, one_out });
        }
        for id in &ids.forecasters {
            let (own, one_in_self) = (self.maybe(regret), self.maybe(regret));
            let (one_in, one_out) = (self.row(&ids.inferers, regret), self.one_out(&ids, regret));
            let record = ForecasterRecord { regret: own, one_in_self, one_in, one_out };
            state.forecasters.insert(*id, record);
        }
        let inferences =
            ids.inferers.iter().map(|id| (*id, (0..arity).map(|_| value(self)).collect())).collect();
        let forecasts = ids.forecasters.iter().map(|id| {
            let elements =
                ids.inferers.iter().filter_map(|inferer| Some((*inferer, self.maybe(regret)?))).collect();
            (*id, elements)
        });
        let forecasts = forecasts.collect();
        Scene { state, submissions: Submissions { inferences, forecasts } }
    }

    /// Losses for a prediction, three of four of them.
    pub fn losses(&mut self, inferences: &Bundle<Vec<Number>>, loss: fn(&mut Self) -> Number) -> Losses {
        let mut losses = inferences.try_map::<_, ()>(|_| Ok(self.maybe(loss))).unwrap();
        losses.combined = Some(loss(self));
        losses.naive = Some(loss(self));
        losses
    }
}

struct Ids {
    inferers: Vec<WorkerId>,
    forecasters: Vec<WorkerId>,
}

pub struct Scene {
    pub state: RegretState,
    pub submissions: Submissions,
}

pub fn tame(dice: &mut Dice) -> Number {
    dice.number(5)
}

pub fn wild(dice: &mut Dice) -> Number {
    dice.wild()
}
