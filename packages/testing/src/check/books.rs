//! Ledgers against records and balances.

use crate::Network;
use allora_interfaces::rewards;
use allora_interfaces::staking::{
    DELEGATIONS, POOLS, POSITIONS, Pool, Position, TOPIC_STAKES, TOTALS, Totals,
};
use allora_interfaces::synthesis::{LEDGERS, RECORDS};
use allora_protocol::TopicId;
use allora_protocol::pool::BURNED_SHARES;
use cosmwasm_std::{Addr, Order, Storage, Uint128};
use std::collections::BTreeMap;

/// Pools add up to the topics' sums, those to the totals; positions add up to their pools, and the index of delegations
/// names those who have one.
pub(crate) fn staking(net: &Network) {
    let storage = net.staking_storage();
    let held = held(&*storage);
    let mut sums = Totals::default();
    for topic in net.topics() {
        let mut bonded = Uint128::zero();
        let mut reputers = 0;
        for record in POOLS.range(&*storage, topic.0, None, Order::Ascending) {
            let (reputer, pool) = record.expect("a readable pool");
            let none = BTreeMap::new();
            shares(&*storage, (topic, &reputer), &pool, held.get(&(topic, reputer.clone())).unwrap_or(&none));
            bonded += pool.bonded();
            sums.incoming += pool.amounts.incoming.amount;
            sums.unbonding += pool.amounts.unbonding.amount;
            reputers += 1;
        }
        let stake = TOPIC_STAKES.may_load(&*storage, topic.0).expect("a readable sum").unwrap_or_default();
        assert_eq!((stake.bonded, stake.reputers), (bonded, reputers), "the sum of topic {topic}");
        sums.bonded += bonded;
    }
    let totals = TOTALS.may_load(&*storage).expect("readable totals").unwrap_or_default();
    assert_eq!(totals, sums, "the totals of staking");
}

/// The positions in each pool.
fn held(storage: &dyn Storage) -> BTreeMap<(TopicId, Addr), BTreeMap<Addr, Position>> {
    let mut held: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for record in POSITIONS.range(storage, (), None, Order::Ascending) {
        let ((owner, topic, reputer), position) = record.expect("a readable position");
        held.entry((TopicId(topic), reputer)).or_default().insert(owner, position);
    }
    held
}

/// The shares of a pool are those of its positions, the burned ones, and what its commission made.
fn shares(
    storage: &dyn Storage,
    (topic, reputer): (TopicId, &Addr),
    pool: &Pool,
    positions: &BTreeMap<Addr, Position>,
) {
    let amounts = pool.amounts;
    let own = positions.get(reputer).map(|position| position.shares).unwrap_or_default();
    assert_eq!(own, amounts.own_shares, "the reputer's own shares, of {reputer}");
    let burned = if amounts.is_new() { Uint128::zero() } else { BURNED_SHARES };
    let all: Uint128 = positions.values().map(|position| position.shares).sum();
    assert_eq!(
        all + burned + amounts.commission_shares,
        amounts.bonded.shares,
        "the shares of {reputer}'s pool"
    );
    let unbonding = positions.values().flat_map(|position| &position.unbondings);
    let unbonding: Uint128 = unbonding.map(|unbonding| unbonding.shares).sum();
    assert_eq!(unbonding, amounts.unbonding.shares, "the unbonding shares of {reputer}'s pool");
    assert!(positions.values().all(|position| position.unbondings.len() <= 16), "too many unbondings");

    let delegating = positions.iter().filter(|(owner, held)| *owner != reputer && !held.shares.is_zero());
    let marks = DELEGATIONS.range(storage, (topic.0, pool.id.0), None, Order::Ascending);
    let marked: Vec<Addr> = marks.map(|mark| mark.expect("a readable mark").0).collect();
    assert!(delegating.map(|(owner, _)| owner).eq(&marked), "who delegates to {reputer}: {marked:?}");
}

/// Deposits add up to their ledger.
pub(crate) fn deposits(net: &Network) {
    let storage = net.synthesis_storage();
    let mut deposits = Uint128::zero();
    for topic in net.topics() {
        for record in RECORDS.range(&*storage, topic.0, None, Order::Ascending) {
            deposits += record.expect("a readable record").1.deposit;
        }
    }
    let ledgers = LEDGERS.load(&*storage).expect("readable ledgers");
    assert_eq!(ledgers.deposits, deposits, "deposits of all workers");
}

/// What each contract says it owes is what its ledgers say, and it has it.
pub(crate) fn solvency(net: &Network) {
    let ledgers = LEDGERS.load(&*net.synthesis_storage()).expect("readable ledgers");
    let totals = TOTALS.may_load(&*net.staking_storage()).expect("readable totals").unwrap_or_default();
    let money = rewards::LEDGERS.load(&*net.rewards_storage()).expect("readable ledgers");
    let owed = [
        totals.bonded + totals.incoming + totals.unbonding,
        ledgers.deposits + ledgers.forfeits,
        money.owed().expect("a sum within bounds"),
    ];
    let contracts = [&net.suite.staking, &net.suite.synthesis, &net.suite.rewards];
    for ((answer, owed), contract) in net.solvency().into_iter().zip(owed).zip(contracts) {
        let listed: Uint128 = answer.ledgers.iter().map(|ledger| ledger.amount).sum();
        assert_eq!((answer.owed, listed), (owed, owed), "what {contract} owes: {answer:?}");
        assert_eq!(answer.balance.u128(), net.balance(contract), "what {contract} has: {answer:?}");
        assert_eq!(answer.balance + answer.missing, answer.owed + answer.surplus, "{answer:?}");
        assert!(answer.missing.is_zero(), "{contract} cannot pay what it owes: {answer:?}");
    }
}
