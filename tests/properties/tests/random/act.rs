//! What may happen: small numbers that the world makes messages of.

use proptest::prelude::*;

/// Who sends what: an inference, a forecast.
pub type Sent = (u8, Option<i16>, Option<Vec<(u8, i8)>>);

/// Something that happens. Actors, workers, reputers are small numbers; the world takes them modulo what there is.
#[derive(Clone, Debug)]
pub enum Act {
    Wait {
        seconds: u64,
    },
    /// What a topic is for: some submit, then some of them reveal, then some report.
    Bustle {
        topic: u8,
        entries: Vec<Sent>,
        reveals: u8,
        reports: Vec<(u8, i16, u8)>,
    },
    /// To the next window of a topic: 0 and 1 submissions, 2 reveals, 3 reports.
    Go {
        topic: u8,
        window: u8,
    },
    Advance {
        topic: u8,
        limit: u32,
    },
    Register {
        topic: u8,
        who: u8,
        owner: Option<u8>,
        off_by: i8,
    },
    TopUp {
        topic: u8,
        worker: u8,
        who: u8,
        amount: u32,
    },
    Leave {
        topic: u8,
        worker: u8,
        who: u8,
    },
    WithdrawDeposit {
        topic: u8,
        worker: u8,
        who: u8,
    },
    Rotate {
        topic: u8,
        worker: u8,
        who: u8,
        to: Option<u8>,
    },
    AcceptOperator {
        topic: u8,
        worker: u8,
        who: u8,
    },
    Transfer {
        topic: u8,
        worker: u8,
        who: u8,
        to: Option<u8>,
    },
    AcceptWorker {
        topic: u8,
        worker: u8,
        who: u8,
    },
    Enter {
        topic: u8,
        who: u8,
        epoch_off: i8,
        inference: Option<i16>,
        forecast: Option<Vec<(u8, i8)>>,
    },
    Reveal {
        topic: u8,
        secret: u8,
        who: u8,
        tampered: bool,
    },
    RegisterReputer {
        topic: u8,
        who: u8,
    },
    Stake {
        topic: u8,
        who: u8,
        to: Option<u8>,
        amount: u32,
    },
    Unstake {
        topic: u8,
        who: u8,
        amount: Option<u32>,
    },
    CancelUnstake {
        topic: u8,
        who: u8,
        id: u8,
    },
    Withdraw {
        topic: u8,
        who: u8,
    },
    Report {
        topic: u8,
        who: u8,
        back: u8,
        value: i16,
        kind: u8,
    },
    UpdateTopic {
        topic: u8,
        who: u8,
        variant: u8,
    },
    UpdateSuite {
        variant: u8,
    },
    Retire {
        topic: u8,
        who: u8,
    },
    Pause {
        who: u8,
    },
    Unpause,
    Sweep {
        who: u8,
    },
    TransferTopic {
        topic: u8,
        who: u8,
        to: Option<u8>,
    },
    AcceptTopic {
        topic: u8,
        who: u8,
    },
}

fn who() -> impl Strategy<Value = u8> {
    0..8u8
}

/// Mostly the one with commitments, so that more comes together.
fn topic() -> impl Strategy<Value = u8> {
    prop_oneof![3 => Just(1u8), 2 => 0..3u8]
}

fn some_or_none<T: std::fmt::Debug + Clone>(
    strategy: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.7, strategy)
}

fn wait() -> impl Strategy<Value = Act> {
    prop_oneof![60 => 1..40u64, 30 => 40..200u64, 5 => 200..3_000u64, 1 => Just(91 * 86_400u64)]
        .prop_map(|seconds| Act::Wait { seconds })
}

fn go() -> impl Strategy<Value = Act> {
    (topic(), 0..4u8).prop_map(|(topic, window)| Act::Go { topic, window })
}

fn advance() -> impl Strategy<Value = Act> {
    (topic(), prop_oneof![Just(1), Just(2), Just(10), Just(0), Just(11)])
        .prop_map(|(topic, limit)| Act::Advance { topic, limit })
}

fn bustle() -> impl Strategy<Value = Act> {
    let forecast = proptest::collection::vec((0..9u8, -4..5i8), 1..6);
    let sent = (who(), some_or_none(-50..50i16), proptest::option::weighted(0.4, forecast));
    let entries = proptest::collection::vec(sent, 1..8);
    let reports = proptest::collection::vec((4..8u8, -50..50i16, 0..14u8), 0..5);
    (topic(), entries, any::<u8>(), reports).prop_map(|(topic, entries, reveals, reports)| Act::Bustle {
        topic,
        entries,
        reveals,
        reports,
    })
}

fn enter(off: impl Strategy<Value = i8>) -> impl Strategy<Value = Act> {
    let forecast = proptest::collection::vec((0..9u8, -4..5i8), 0..6);
    (topic(), who(), off, some_or_none(-50..50i16), proptest::option::weighted(0.4, forecast)).prop_map(
        |(topic, who, epoch_off, inference, forecast)| Act::Enter {
            topic,
            who,
            epoch_off,
            inference,
            forecast,
        },
    )
}

fn reveal() -> impl Strategy<Value = Act> {
    (topic(), 0..8u8, who(), proptest::bool::weighted(0.1))
        .prop_map(|(topic, secret, who, tampered)| Act::Reveal { topic, secret, who, tampered })
}

fn report() -> impl Strategy<Value = Act> {
    (topic(), who(), 0..6u8, -50..50i16, 0..12u8).prop_map(|(topic, who, back, value, kind)| Act::Report {
        topic,
        who,
        back,
        value,
        kind,
    })
}

fn stake() -> impl Strategy<Value = Act> {
    (
        topic(),
        who(),
        proptest::option::weighted(0.2, who()),
        prop_oneof![4 => 1_000_000..50_000_000u32, 1 => 0..2_000u32],
    )
        .prop_map(|(topic, who, to, amount)| Act::Stake { topic, who, to, amount })
}

fn worker_affairs() -> impl Strategy<Value = Act> {
    // Workers 0 to 4 belong at first to the actors of these numbers, who mostly mind their own.
    let whose = (0..5u8, prop_oneof![2 => Just(None), 1 => who().prop_map(Some)]);
    let whose = whose.prop_map(|(worker, who)| (worker, who.unwrap_or(worker)));
    (0..10u8, topic(), whose, proptest::option::weighted(0.9, who()), 0..30_000_000u32).prop_map(
        |(kind, topic, (worker, who), to, amount)| match kind {
            0 => Act::TopUp { topic, worker, who, amount },
            1 => Act::Leave { topic, worker, who },
            2 | 3 => Act::WithdrawDeposit { topic, worker, who },
            4 => Act::Rotate { topic, worker, who, to },
            5 | 6 => Act::AcceptOperator { topic, worker, who },
            7 => Act::Transfer { topic, worker, who, to },
            8 => Act::AcceptWorker { topic, worker, who },
            _ => Act::Sweep { who },
        },
    )
}

fn stake_affairs() -> impl Strategy<Value = Act> {
    (0..3u8, topic(), 3..8u8, proptest::option::weighted(0.7, 1..30_000_000u32), 0..3u8).prop_map(
        |(kind, topic, who, amount, id)| match kind {
            0 => Act::Unstake { topic, who, amount },
            1 => Act::CancelUnstake { topic, who, id },
            _ => Act::Withdraw { topic, who },
        },
    )
}

fn government() -> impl Strategy<Value = Act> {
    (0..9u8, topic(), who(), 0..8u8, proptest::option::weighted(0.8, who())).prop_map(
        |(kind, topic, who, variant, to)| match kind {
            0..=2 => Act::UpdateTopic { topic, who, variant },
            3 | 4 => Act::UpdateSuite { variant },
            5 if who == 0 => Act::Pause { who },
            5 | 6 => Act::Unpause,
            7 => Act::TransferTopic { topic, who, to },
            _ => Act::AcceptTopic { topic, who },
        },
    )
}

fn register(off_by: impl Strategy<Value = i8>) -> impl Strategy<Value = Act> {
    (topic(), who(), proptest::option::weighted(0.3, who()), off_by)
        .prop_map(|(topic, who, owner, off_by)| Act::Register { topic, who, owner, off_by })
}

fn register_reputer() -> impl Strategy<Value = Act> {
    (topic(), who()).prop_map(|(topic, who)| Act::RegisterReputer { topic, who })
}

/// Anything by anybody.
pub fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => wait(),
        8 => go(),
        30 => bustle(),
        12 => advance(),
        8 => register(prop_oneof![8 => Just(0i8), 1 => -1..2i8]),
        30 => enter(prop_oneof![12 => Just(0i8), 1 => -1..2i8]),
        12 => reveal(),
        6 => register_reputer(),
        10 => stake(),
        18 => report(),
        16 => worker_affairs(),
        12 => stake_affairs(),
        6 => government(),
        1 => (topic(), who(), 0..20u8).prop_map(|(topic, who, die)| match die {
            0 => Act::Retire { topic, who },
            _ => Act::Wait { seconds: 1 },
        }),
    ]
}

/// What does not depend on whether a deposit is in use or a version still needed: only submissions, reports, stake, time.
pub fn roomy_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => wait(),
        8 => go(),
        30 => bustle(),
        4 => advance(),
        8 => register(Just(0i8)),
        30 => enter(Just(0i8)),
        16 => reveal(),
        6 => register_reputer(),
        8 => stake(),
        18 => report(),
        2 => stake_affairs(),
        // How many tables are kept (4) is asked at the settlement, whenever that is; results do not depend on it.
        1 => (0..4u8).prop_map(|variant| Act::UpdateSuite { variant }),
    ]
}
