//! Ledgers against records and balances.

use crate::Network;
use allora_interfaces::rewards;
use allora_interfaces::staking::{POOLS, POSITIONS, Pool, TOPIC_STAKES, TOTALS, Totals};
use allora_interfaces::synthesis::{LEDGERS, RECORDS};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Order, Storage, Uint128};

/// Shares that are burned at the first stake.
const BURNED: u128 = 1_000;

/// Pools add up to the topics' sums, those to the totals; positions never exceed their pools.
pub(crate) fn staking(net: &Network) {
    let storage = net.staking_storage();
    let mut sums = Totals::default();
    for topic in net.topics() {
        let mut bonded = Uint128::zero();
        let mut reputers = 0;
        for record in POOLS.range(&*storage, topic.0, None, Order::Ascending) {
            let (reputer, pool) = record.expect("a readable pool");
            position(&*storage, topic, &reputer, &pool);
            bonded += pool.bonded;
            sums.unbonding += pool.unbonding;
            reputers += 1;
        }
        let stake = TOPIC_STAKES.may_load(&*storage, topic.0).expect("a readable sum").unwrap_or_default();
        assert_eq!((stake.bonded, stake.reputers), (bonded, reputers), "the sum of topic {topic}");
        sums.bonded += bonded;
    }
    let totals = TOTALS.may_load(&*storage).expect("readable totals").unwrap_or_default();
    assert_eq!(totals, sums, "the totals of staking");
}

/// Shares of a position are no more than its pool has.
fn position(storage: &dyn Storage, topic: TopicId, reputer: &Addr, pool: &Pool) {
    let position = POSITIONS.may_load(storage, (reputer, topic.0, reputer)).expect("a readable position");
    let position = position.unwrap_or_default();
    let burned = if pool.shares.is_zero() { 0 } else { BURNED };
    assert_eq!(position.shares, pool.own_shares, "the reputer's own shares, of {reputer}");
    assert_eq!(position.shares.u128() + burned, pool.shares.u128(), "the shares of {reputer}'s pool");
    let unbonding: Uint128 = position.unbondings.iter().map(|unbonding| unbonding.shares).sum();
    assert_eq!(unbonding, pool.unbonding_shares, "the unbonding shares of {reputer}'s pool");
    assert!(position.unbondings.len() <= 16, "{reputer} has too many unbondings");
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
        totals.bonded + totals.unbonding,
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
