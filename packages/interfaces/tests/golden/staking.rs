use super::{addr, pin};
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{
    ByReputer, CONFIG, Config, DELEGATIONS, HOOKS, Hook, Hooks, MEMBERS, POOLS, POSITIONS, Pool, Position,
    REPUTERS, TOPIC_STAKES, TOTAL, TOTALS, TopicStake, Totals, Unbonding, UnbondingKind, VOTERS, Voter,
};
use allora_interfaces::token::Token;
use allora_protocol::pool::{self, Commission, Incoming, Rise, Side};
use allora_protocol::reward::WHOLE;
use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{Order, Storage, Uint128};

#[test]
fn config() {
    let token = Token::Native { denom: "ucoin".into() };
    let siblings = vec![(Sibling::Synthesis, addr("synthesis"))];
    let record =
        Config { registry: addr("registry"), token, siblings, tokens_per_weight: Uint128::new(1_000_000) };
    pin(
        CONFIG.key(),
        "636f6e666967",
        &record,
        // version, registry, native coin, one sibling, what a vote stands for
        &["01", "087265676973747279", "000575636f696e", "01010973796e746865736973", "c0843d"],
    );
}

#[test]
fn pools() {
    let tokens = Uint128::new;
    let amounts = pool::Pool {
        bonded: Side { amount: tokens(2_000_000), shares: tokens(1_900_000) },
        own_shares: tokens(1_899_000),
        commission_shares: tokens(3),
        unbonding: Side { amount: tokens(500), shares: tokens(400) },
        era: 1,
        incoming: Incoming {
            amount: tokens(700),
            spread: tokens(900),
            from: 1_700_000_000,
            until: 1_700_086_400,
        },
        commission: Commission { rate: WHOLE / 10, rise: Some(Rise { rate: WHOLE / 5, at: 1_701_814_400 }) },
    };
    pin(
        &POOLS.key(&(7, &addr("rita"))),
        "500772697461",
        &Pool { id: 3.into(), amounts },
        // version, id; bonded with shares, own and commission's; unbonding with shares; era; incoming; commission, rise
        &[
            "0103",
            "80897ae0fb73",
            "f8f37303",
            "f4039003",
            "01",
            "bc05840780e2cfaa068085d5aa06",
            "8080a8ec85afd1b101",
            "018080d0d88bdea2e30280c1beab06",
        ],
    );
    let bonded = Side { amount: Uint128::MAX, shares: tokens(0) };
    let full = Pool { amounts: pool::Pool { bonded, ..pool::Pool::default() }, ..Pool::default() };
    pin(
        &POOLS.key(&(7, &addr("rita"))),
        "500772697461",
        &full,
        &["0100ffffffffffffffffffffffffffffffffffff03", "000000000000000000000000"],
    );
}

#[test]
fn reputers() {
    pin(&REPUTERS.key(&(7, 3)), "520703", &ByReputer { reputer: addr("rita") }, &["010472697461"]);
}

#[test]
fn delegations() {
    pin(&DELEGATIONS.key(&(7, 3, &addr("dave"))), "44070364617665", &true, &["0101"]);
}

#[test]
fn positions() {
    let unbonding =
        |id, kind| Unbonding { id, shares: Uint128::new(400), era: 0, matures_at: 1_701_814_400, kind };
    let redelegation = UnbondingKind::Redelegation { topic_id: 9.into(), reputer_id: 4.into() };
    let record = Position {
        shares: Uint128::new(1_899_000),
        era: 1,
        counted: Uint128::new(1_000_000),
        next_unbonding: 3,
        unbondings: vec![unbonding(1, UnbondingKind::Withdrawal), unbonding(2, redelegation)],
    };
    let (owner, reputer) = (addr("owner"), addr("rita"));
    pin(
        &POSITIONS.key(&(&owner, 7, &reputer)),
        "4f056f776e65720772697461",
        &record,
        // version, shares, era, counted, next id; two unbondings: id, shares, era, maturity, kind
        &["01f8f37301", "c0843d03", "020190030080c1beab0600", "0290030080c1beab06010904"],
    );
    pin(
        &POSITIONS.key(&(&reputer, 7, &reputer)),
        "4f04726974610772697461",
        &Position::default(),
        &["010000000000"],
    );
}

#[test]
fn topic_stakes() {
    let record = TopicStake { bonded: Uint128::new(2_000_000), reputers: 4 };
    pin(&TOPIC_STAKES.key(&7), "5407", &record, &["0180897a04"]);
}

#[test]
fn totals() {
    let (bonded, incoming) = (Uint128::new(2_000_000), Uint128::new(700));
    let record = Totals { bonded, incoming, unbonding: Uint128::new(500) };
    pin(TOTALS.key(), "746f74616c73", &record, &["0180897a", "bc05", "f403"]);
}

#[test]
fn voters() {
    let record = Voter { counted: Uint128::new(2_000_000) };
    pin(&VOTERS.key(&&addr("dora")), "56646f7261", &record, &["0180897a"]);
}

#[test]
fn hooks() {
    let record = Hooks { next: 3, hooks: vec![Hook { id: 2, address: addr("group") }] };
    pin(HOOKS.key(), "686f6f6b73", &record, &["01", "03", "01", "02", "0567726f7570"]);
}

/// Not packed: cw3 and DAO contracts read these as they read them of every cw4 group.
#[test]
fn members_and_their_total_are_stored_as_cw4_has_it() {
    let (mut storage, dora) = (MockStorage::new(), addr("dora"));
    MEMBERS.save(&mut storage, &dora, &2_000, 7).unwrap();
    TOTAL.save(&mut storage, &2_000, 7).unwrap();
    MEMBERS.remove(&mut storage, &dora, 9).unwrap();
    MEMBERS.save(&mut storage, &dora, &5, 11).unwrap();
    assert_eq!(storage.get(&cw4::member_key("dora")).as_deref(), Some(&b"5"[..]));
    let stored: Vec<(Vec<u8>, Vec<u8>)> = storage.range(None, None, Order::Ascending).collect();
    let stored: Vec<(String, &str)> = stored
        .iter()
        .map(|(key, value)| (key.escape_ascii().to_string(), std::str::from_utf8(value).unwrap()))
        .collect();
    let stored: Vec<(&str, &str)> = stored.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    let expected = [
        (r"\x00\x07membersdora", "5"),
        (r"\x00\x10total__changelog\x00\x00\x00\x00\x00\x00\x00\x07", r#"{"old":null}"#),
        (r"\x00\x12members__changelog\x00\x04dora\x00\x00\x00\x00\x00\x00\x00\x07", r#"{"old":null}"#),
        (r"\x00\x12members__changelog\x00\x04dora\x00\x00\x00\x00\x00\x00\x00\t", r#"{"old":2000}"#),
        (r"\x00\x12members__changelog\x00\x04dora\x00\x00\x00\x00\x00\x00\x00\x0b", r#"{"old":null}"#),
        ("total", "2000"),
    ];
    assert_eq!(stored, expected);
}
