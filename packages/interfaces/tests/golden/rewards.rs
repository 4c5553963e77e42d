use super::{addr, pin};
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{CONFIG, Config, LEDGERS, Ledgers};
use allora_interfaces::token::Token;
use cosmwasm_std::Uint128;

#[test]
fn config() {
    let record = Config {
        registry: addr("registry"),
        token: Token::Native { denom: "ucoin".into() },
        siblings: vec![(Sibling::Staking, addr("staking"))],
        deployed: 1_700_000_000,
        emission_period: 86_400,
        payouts_paused_until: 0,
    };
    pin(
        CONFIG.key(),
        "636f6e666967",
        &record,
        // version, registry, native coin, one sibling, begin and length of periods, no pause
        &["01", "087265676973747279", "000575636f696e", "0100077374616b696e67", "80e2cfaa06", "80a305", "00"],
    );
}

#[test]
fn ledgers() {
    let record = Ledgers {
        treasury: Uint128::new(2_000_000),
        reserved: Uint128::new(500),
        funding: Uint128::new(127),
        balances: Uint128::new(128),
        credits: Uint128::zero(),
    };
    pin(LEDGERS.key(), "6c656467657273", &record, &["0180897af4037f800100"]);
}
