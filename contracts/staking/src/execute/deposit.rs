//! What `Stake`, `Delegate` and redelegated stake have in common: tokens that enter a pool.

use crate::ContractError;
use crate::account::{Account, Excess};
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::Config;
use allora_protocol::pool::PoolError;
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, Uint128};

/// Tokens that came with a message.
pub struct Deposit {
    pub config: Config,
    pub payer: Addr,
    pub amount: Uint128,
}

impl Deposit {
    /// The coin that came along.
    pub fn of_coin(config: Config, info: MessageInfo) -> Result<Self, ContractError> {
        Ok(Self { amount: config.token.received(&info)?, payer: info.sender, config })
    }
}

/// Bonds a deposit in an account, and stores it; what a response has to say of it.
pub fn bond(
    deps: DepsMut<'_>,
    env: &Env,
    deposit: Deposit,
    mut account: Account,
) -> Result<Response, ContractError> {
    let Deposit { config, payer, amount } = deposit;
    let min_stake = min_stake(deps.as_ref(), &config, &account)?;
    let shares = enter(&mut account, amount, min_stake)?;
    account.add_shares(shares)?;
    let event = event::STAKED.event([
        account.topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        account.owner.to_string(),
        payer.to_string(),
        amount.to_string(),
        shares.to_string(),
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height, Excess::Refused)?;
    Ok(announcement.join(Response::new().add_event(event)))
}

/// The shares that an amount buys in the pool: the reputer himself may be the first.
pub fn enter(account: &mut Account, amount: Uint128, min_stake: Uint128) -> Result<Uint128, PoolError> {
    match account.is_own() {
        true => account.pool.stake(amount, min_stake),
        false => account.pool.delegate(amount),
    }
}

/// The least first stake; not read where it cannot matter.
pub fn min_stake(deps: Deps<'_>, config: &Config, account: &Account) -> Result<Uint128, ContractError> {
    if account.is_own() && account.pool.is_new() {
        return Ok(Registry(config.registry.clone()).params(&deps.querier)?.min_stake);
    }
    Ok(Uint128::zero())
}
