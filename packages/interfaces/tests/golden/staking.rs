use super::{addr, pin};
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{
    ByReputer, CONFIG, Config, POOLS, POSITIONS, Pool, Position, REPUTERS, TOPIC_STAKES, TOTALS, TopicStake,
    Totals, Unbonding, UnbondingKind,
};
use allora_interfaces::token::Token;
use cosmwasm_std::Uint128;

#[test]
fn config() {
    let token = Token::Native { denom: "ucoin".into() };
    let siblings = vec![(Sibling::Synthesis, addr("synthesis"))];
    let record = Config { registry: addr("registry"), token, siblings };
    pin(
        CONFIG.key(),
        "636f6e666967",
        &record,
        // version, registry, native coin, one sibling
        &["01", "087265676973747279", "000575636f696e", "01010973796e746865736973"],
    );
}

#[test]
fn pools() {
    let record = Pool {
        id: 3.into(),
        bonded: Uint128::new(2_000_000),
        shares: Uint128::new(1_900_000),
        own_shares: Uint128::new(1_899_000),
        commission_shares: Uint128::zero(),
        unbonding: Uint128::new(500),
        unbonding_shares: Uint128::new(400),
        era: 1,
    };
    pin(&POOLS.key(&(7, &addr("rita"))), "500772697461", &record, &["010380897ae0fb73f8f37300f403900301"]);
    let full = Pool { bonded: Uint128::MAX, ..Pool::default() };
    pin(
        &POOLS.key(&(7, &addr("rita"))),
        "500772697461",
        &full,
        &["0100ffffffffffffffffffffffffffffffffffff03000000000000"],
    );
}

#[test]
fn reputers() {
    pin(&REPUTERS.key(&(7, 3)), "520703", &ByReputer { reputer: addr("rita") }, &["010472697461"]);
}

#[test]
fn positions() {
    let unbonding = Unbonding {
        id: 1,
        shares: Uint128::new(400),
        era: 0,
        matures_at: 1_701_814_400,
        kind: UnbondingKind::Withdrawal,
    };
    let record =
        Position { shares: Uint128::new(1_899_000), era: 1, next_unbonding: 2, unbondings: vec![unbonding] };
    let (owner, reputer) = (addr("owner"), addr("rita"));
    pin(
        &POSITIONS.key(&(&owner, 7, &reputer)),
        "4f056f776e65720772697461",
        &record,
        &["01f8f3730102010190030080c1beab0600"],
    );
    pin(
        &POSITIONS.key(&(&reputer, 7, &reputer)),
        "4f04726974610772697461",
        &Position::default(),
        &["0100000000"],
    );
}

#[test]
fn topic_stakes() {
    let record = TopicStake { bonded: Uint128::new(2_000_000), reputers: 4 };
    pin(&TOPIC_STAKES.key(&7), "5407", &record, &["0180897a04"]);
}

#[test]
fn totals() {
    let record = Totals { bonded: Uint128::new(2_000_000), unbonding: Uint128::new(500) };
    pin(TOTALS.key(), "746f74616c73", &record, &["0180897af403"]);
}
