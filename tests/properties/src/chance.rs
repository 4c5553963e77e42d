//! Which acts come how often.

use crate::act::{Act, Kind, Twist};
use crate::climate::{Climate, climate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::Union;

/// What decides a life: where it is lived, and what happens in it.
#[derive(Clone, Debug)]
pub struct Fate {
    /// Where.
    pub climate: Climate,
    /// What, in order.
    pub acts: Vec<Act>,
}

/// Single acts and scenes of one life.
const PARTS: usize = 110;

/// Any life.
pub fn fate() -> impl Strategy<Value = Fate> {
    let part = prop_oneof![
        100 => any_act().prop_map(|act| vec![act]),
        18 => scene(twist()),
        2 => scene(Just(Twist::Honest)).prop_map(drought),
    ];
    (climate(), vec(part, PARTS)).prop_map(|(climate, parts)| Fate { climate, acts: parts.concat() })
}

/// Acts that do not depend on whether a deposit is in use or a version still needed: only submissions, reports, stake,
/// time.
pub fn roomy_acts() -> impl Strategy<Value = Vec<Act>> {
    let kinds = [
        (Kind::Wait, 6),
        (Kind::Go, 8),
        (Kind::Advance, 4),
        (Kind::RegisterWorker, 8),
        (Kind::Submit, 30),
        (Kind::Reveal, 16),
        (Kind::RegisterReputer, 6),
        (Kind::Stake, 8),
        (Kind::Report, 18),
        (Kind::Unstake, 1),
        (Kind::CancelUnstake, 1),
        (Kind::Withdraw, 1),
        // How many tables are kept is asked at the settlement, whenever that is; results do not depend on it.
        (Kind::UpdateParams, 1),
    ];
    let one = numbers(drawn(&kinds), Just(Twist::Honest)).prop_map(|act| match act.kind {
        Kind::UpdateParams => Act { die: act.die % 4, ..act },
        _ => act,
    });
    let part = prop_oneof![4 => one.prop_map(|act| vec![act]), 1 => scene(Just(Twist::Honest))];
    vec(part, PARTS).prop_map(|parts| parts.concat())
}

fn any_act() -> impl Strategy<Value = Act> {
    numbers(drawn(Kind::ALL), twist())
}

fn drawn(kinds: &[(Kind, u32)]) -> impl Strategy<Value = Kind> + use<> {
    Union::new_weighted(kinds.iter().map(|(kind, weight)| (*weight, Just(*kind))).collect())
}

fn twist() -> impl Strategy<Value = Twist> + Clone {
    prop_oneof![
        16 => Just(Twist::Honest),
        2 => Just(Twist::Stranger),
        1 => Just(Twist::Absurd),
        1 => Just(Twist::Twice),
    ]
}

fn numbers(
    kind: impl Strategy<Value = Kind>,
    twist: impl Strategy<Value = Twist>,
) -> impl Strategy<Value = Act> {
    let amount = prop_oneof![6 => 1_000_000..50_000_000u32, 1 => 0..2_000u32];
    (kind, twist, topic(), any::<u8>(), any::<u8>(), amount, any::<u16>()).prop_map(
        |(kind, twist, topic, who, whom, amount, die)| Act { kind, twist, topic, who, whom, amount, die },
    )
}

/// Mostly the one with commitments, so that more comes together.
fn topic() -> impl Strategy<Value = u8> {
    prop_oneof![2 => Just(1u8), 3 => 0..6u8]
}

/// What a topic is for: some submit, then some of them reveal, then some report, and often somebody settles.
fn scene(twist: impl Strategy<Value = Twist> + Clone) -> impl Strategy<Value = Vec<Act>> {
    let some = |kind, twist, most| vec(numbers(Just(kind), twist), 0..most);
    let submissions = some(Kind::Submit, twist.clone(), 7);
    let reveals = some(Kind::Reveal, twist.clone(), 6);
    let reports = some(Kind::Report, twist.clone(), 6);
    let settles = some(Kind::Advance, twist, 3);
    (topic(), submissions, reveals, reports, settles).prop_map(
        |(topic, submissions, reveals, reports, settles)| {
            let windows = [(0, submissions), (2, reveals), (3, reports), (4, settles)];
            let parts = windows.into_iter().filter(|(_, acts)| !acts.is_empty());
            let acts = parts.flat_map(|(window, acts)| std::iter::once(go(window)).chain(acts));
            acts.map(|act| Act { topic, ..act }).collect()
        },
    )
}

/// A scene while the token, where it is one that attacks, transfers nothing: for days payments fail, and then they do not.
fn drought(scene: Vec<Act>) -> Vec<Act> {
    let topic = scene.first().map_or(0, |act| act.topic);
    let of = |kind, die| Act { kind, die, topic, ..go(0) };
    let days = [of(Kind::Wait, 90), of(Kind::Roll, 1), of(Kind::Advance, 2)].repeat(4);
    let (dry, wet) = (of(Kind::Arm, 0), of(Kind::Arm, 4));
    [dry].into_iter().chain(scene).chain(days).chain([wet]).collect()
}

/// To the next window of a topic, see [`crate::world::World::go`].
fn go(window: u16) -> Act {
    Act { kind: Kind::Go, twist: Twist::Honest, topic: 0, who: 0, whom: 0, amount: 0, die: window }
}
