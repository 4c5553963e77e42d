//! Every message refused in every way: late, early, twice, by strangers, malformed, absurd, unpaid, overpaid. Each refusal
//! has its code, says what is wrong in words, and leaves the whole chain as it was (the network compares).

mod entries;
mod every_message;
mod money;
mod registry;
mod rewards;
mod staking;
mod workers;

use allora_testing::{Attempt, Network, TopicSpec, infers};
use std::collections::BTreeSet;

/// The code of a refusal, and what provokes it.
type Case = (&'static str, fn(&mut Network) -> Attempt);

/// Where it is provoked.
#[derive(Clone, Copy, Debug)]
enum World {
    /// Open submissions; epoch 0 takes them, and alice has sent hers.
    Open,
    /// Commitments; epoch 0 takes them, and alice has sent hers.
    Reveal,
    /// Nobody is on its lists.
    Listed,
}

const TABLES: [(World, &[Case]); 11] = [
    (World::Open, registry::CASES),
    (World::Open, staking::CASES),
    (World::Open, workers::CASES),
    (World::Open, entries::OPEN),
    (World::Reveal, entries::REVEAL),
    (World::Listed, entries::LISTED),
    (World::Open, money::CASES),
    (World::Open, registry::TOPICS),
    (World::Open, rewards::CASES),
    (World::Open, rewards::SIBLINGS),
    (World::Open, rewards::PAYING),
];

/// alice and bob work, rita reports; carol, the stranger, does nothing.
fn world(kind: World) -> Network {
    let builder = Network::with_topic();
    let mut net = match kind {
        World::Open => builder,
        World::Reveal => builder.reveal_window(600),
        World::Listed => builder.reputers([]).topic(TopicSpec::listed),
    }
    .start();
    if let World::Open | World::Reveal = kind {
        net.register("alice");
        net.register("bob");
        net.enter("alice", 0.into(), infers("101"));
    }
    net
}

#[test]
fn every_refusal_has_its_code_says_more_and_changes_nothing() {
    for (kind, cases) in TABLES {
        for (number, (code, provoke)) in cases.iter().enumerate() {
            let refusal = provoke(&mut world(kind)).refused();
            assert_eq!(refusal.code(), *code, "case {number} of {kind:?}: {}", refusal.text);
            assert!(refusal.text.len() > code.len() + 15, "it says too little: {}", refusal.text);
        }
    }
}

/// Codes that other scenarios provoke, where it takes a story.
const ELSEWHERE: &[&str] = &[
    "advance_first",
    "already_paused",
    "cap_too_low",
    "deposit_in_use",
    "deposit_locked",
    "epoch_too_long",
    "guardian_too_soon",
    "invalid_denom",
    "lifetime_too_long",
    "malformed_message",
    "no_deposit",
    "no_open_submissions",
    "not_a_cw20",
    "operator_rotated",
    "outlives_emission",
    "owner_differs",
    "time_overflow",
    "too_many_concurrent_epochs",
    "too_many_versions",
    "truth_before_close",
    "window_not_supported",
    "windows_exceed_epoch",
    "worker_left",
];

/// Codes that no message can provoke as the suite stands; unit tests beside their code do.
const BEYOND_MESSAGES: &[(&str, &str)] = &[
    ("already_seated", "already_submitted comes first"),
    ("being_paid", "it takes a token that calls back while rewards pays"),
    ("epoch_forgotten", "an epoch's record goes before its version"),
    ("epoch_length_zero", "other checks of a schedule come first"),
    ("incomplete", "reported losses come later"),
    ("mixed_reports", "a topic takes reports of one kind"),
    ("negative_stake", "stakes are unsigned"),
    ("no_address", "the chain says where a new contract is"),
    ("no_inferers", "an epoch without inferers fails at its close"),
    ("no_period", "a deployment sees to it"),
    ("no_network_loss", "reported losses come later"),
    ("no_reports", "an epoch without reports has no quorum"),
    ("no_result", "of a query"),
    ("no_tokens_per_weight", "a deployment sees to it"),
    ("no_stake", "an epoch without stake has no quorum"),
    ("negative_fraction", "fractions are parts of a sum of their own"),
    ("not_found", "what a message needs is there, or has an error of its own"),
    ("not_paying", "the chain answers what was asked"),
    ("not_wired", "a deployment wires its siblings"),
    ("interval_reversed", "wrong_interval comes first"),
    ("open_epochs_disordered", "of decoding"),
    ("overflow", "amounts end at the supply"),
    ("period_past", "block time does not go back"),
    ("reputer_not_found", "rewards names reputers who are there"),
    ("rows_differ", "reported losses come later"),
    ("std", "failures of the chain itself"),
    ("too_large", "no number of a message is so large"),
    ("too_many_eras", "slashes come later"),
    ("too_many_shares", "positions are parts of their pools"),
    ("too_many_topics", "of a query"),
    ("too_many_votes", "votes end at the supply"),
    ("unknown_reply", "the chain answers what was asked"),
    ("versions_disordered", "of decoding"),
    ("votes_disordered", "positions are parts of what is counted of their owner"),
    ("weights_unbalanced", "differences are written with the weights"),
    ("wrong_shape", "reported losses come later"),
    ("wrong_version", "of a migration"),
];

#[test]
fn every_code_of_an_error_is_provoked_here_or_said_to_be_beyond_messages() {
    let sources = [
        include_str!("../../../../contracts/topic-registry/src/error.rs"),
        include_str!("../../../../contracts/staking/src/error.rs"),
        include_str!("../../../../contracts/synthesis/src/error.rs"),
        include_str!("../../../../contracts/rewards/src/error.rs"),
        include_str!("../../../../packages/interfaces/src/error.rs"),
        include_str!("../../../../packages/protocol/src/emission/error.rs"),
        include_str!("../../../../packages/protocol/src/loss/error.rs"),
        include_str!("../../../../packages/protocol/src/pool/error.rs"),
        include_str!("../../../../packages/protocol/src/reward/error.rs"),
        include_str!("../../../../packages/protocol/src/schedule/error.rs"),
        include_str!("../../../../packages/protocol/src/score/error.rs"),
        include_str!("../../../../packages/protocol/src/topic/error.rs"),
        include_str!("../../../../packages/protocol/src/truth/error.rs"),
        include_str!("../../../../packages/protocol/src/votes.rs"),
    ];
    let codes: BTreeSet<&str> = sources.iter().flat_map(|source| codes(source)).collect();
    let provoked: BTreeSet<&str> =
        TABLES.iter().flat_map(|(_, cases)| cases.iter().map(|case| case.0)).collect();
    let beyond = BEYOND_MESSAGES.iter().map(|(code, _)| *code);
    let told: BTreeSet<&str> = ELSEWHERE.iter().copied().chain(beyond).collect();
    let known =
        |code: &&&str| provoked.contains(**code) || told.contains(**code) || code.starts_with("layout_");
    let unknown: Vec<_> = codes.iter().filter(|code| !known(code)).collect();
    assert!(unknown.is_empty(), "nobody provokes {unknown:?}");
    let stale: Vec<_> =
        told.iter().filter(|code| !codes.contains(*code) || provoked.contains(*code)).collect();
    assert!(stale.is_empty(), "{stale:?} are gone, or provoked in the tables");
}

/// The codes in the source of an error: what stands before the first colon of each text.
fn codes(source: &str) -> impl Iterator<Item = &str> {
    source.split("#[error(").skip(1).filter_map(|rest| {
        let text = rest.trim_start().strip_prefix('"')?;
        let code = text.split(':').next()?;
        code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_').then_some(code)
    })
}

#[test]
fn a_deployment_is_refused_with_a_code_too() {
    use allora_interfaces::registry::NewToken;
    let code = |builder: allora_testing::Builder| match builder.try_start() {
        Err(refusal) => refusal.code().to_string(),
        Ok(_) => panic!("it was deployed"),
    };
    let builder = Network::builder;
    assert_eq!(code(builder().token(NewToken::Native { denom: "?".into() })), "invalid_denom");
    assert_eq!(code(builder().token(NewToken::Cw20 { address: "nobody".into() })), "invalid_address");
    let person = builder().start().addr("alice").to_string();
    assert_eq!(code(builder().token(NewToken::Cw20 { address: person })), "not_a_cw20");
    assert_eq!(code(builder().emission_period(59)), "parameter_out_of_range");
    assert_eq!(code(builder().emission_period(7 * 86_400 + 1)), "parameter_out_of_range");
    assert_eq!(code(builder().suite(|suite| suite.min_stake = 999_999u128.into())), "parameter_out_of_range");
    assert_eq!(code(builder().suite(|suite| suite.min_window = 0)), "parameter_out_of_range");
    assert!(builder().suite(|suite| suite.creation_fee = 0u128.into()).try_start().is_ok());
}
