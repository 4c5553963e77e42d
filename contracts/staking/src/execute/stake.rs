//! `Stake`: tokens become stake of a registered reputer, whoever pays.

use crate::ContractError;
use crate::account::Account;
use crate::lookup::address;
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::{CONFIG, Config};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Uint128};

/// With the coin that comes along.
pub fn stake(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount = config.token.received(&info)?;
    bond(deps, env, config, info.sender, amount, topic_id, beneficiary)
}

/// With tokens that came, of either kind.
pub(super) fn bond(
    deps: DepsMut<'_>,
    env: &Env,
    config: Config,
    payer: Addr,
    amount: Uint128,
    topic_id: TopicId,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    let reputer = beneficiary.map_or_else(|| Ok(payer.clone()), |text| address(deps.api, &text))?;
    let mut account = Account::load(deps.storage, topic_id, reputer)?;
    let min_stake = if account.pool.is_new() {
        Registry(config.registry).params(&deps.querier)?.min_stake
    } else {
        Uint128::zero()
    };
    let shares = account.pool.stake(amount, min_stake)?;
    account.add_shares(shares)?;

    let event = event::STAKED.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        payer.to_string(),
        amount.to_string(),
        shares.to_string(),
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height)?;
    Ok(announcement.join(Response::new().add_attribute("action", "stake").add_event(event)))
}
