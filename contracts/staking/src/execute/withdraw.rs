//! `Withdraw`: all that has matured is paid out, or bonded where it was redelegated to.

use super::deposit::{enter, min_stake};
use crate::ContractError;
use crate::account::{Account, Excess, live_shares, save};
use crate::lookup::address_or;
use allora_interfaces::event;
use allora_interfaces::staking::{CONFIG, Config, REPUTERS, Unbonding, UnbondingKind};
use allora_interfaces::token::nonpayable;
use allora_protocol::pool::PoolError;
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_std::{Addr, Deps, DepsMut, Env, Event, MessageInfo, Response, Uint128};

pub fn withdraw(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    reputer: Option<String>,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let reputer = address_or(deps.api, reputer, &info.sender)?;
    let beneficiary = address_or(deps.api, beneficiary, &info.sender)?;
    let now = env.block.time.seconds();
    let config = CONFIG.load(deps.storage)?;
    let mut account = Account::load(deps.storage, (topic_id, reputer), info.sender, now)?;
    let matured = take_matured(&mut account, now)?;
    let Leaving { paid, redelegated, events } = leave(deps.as_ref(), now, &config, &mut account, &matured)?;

    let mut response = Response::new().add_attribute("action", "withdraw").add_events(events);
    if !paid.is_zero() {
        let event = event::STAKE_WITHDRAWN.event([
            topic_id.to_string(),
            account.id().to_string(),
            account.reputer.to_string(),
            account.owner.to_string(),
            beneficiary.to_string(),
            paid.to_string(),
        ]);
        response = response.add_event(event).add_message(config.token.send(&beneficiary, paid)?);
    }
    let mut accounts = redelegated;
    accounts.push(account);
    Ok(save(deps.storage, env.block.height, Excess::Uncounted, accounts)?.join(response))
}

/// Takes out of the position what has matured. Errors: [`ContractError::NothingUnbonding`],
/// [`ContractError::NothingMatured`].
fn take_matured(account: &mut Account, now: u64) -> Result<Vec<Unbonding>, ContractError> {
    let (topic, address) = (account.topic_id, account.owner.clone());
    let unbondings = std::mem::take(&mut account.position.unbondings);
    let Some(first) = unbondings.iter().map(|unbonding| unbonding.matures_at).min() else {
        return Err(ContractError::NothingUnbonding { topic, address });
    };
    if first > now {
        return Err(ContractError::NothingMatured { topic, address, first, now });
    }
    let (matured, waiting) = unbondings.into_iter().partition(|unbonding| unbonding.matures_at <= now);
    account.position.unbondings = waiting;
    Ok(matured)
}

/// What leaves a pool.
struct Leaving {
    /// What is to be paid out.
    paid: Uint128,
    /// Where the rest was bonded.
    redelegated: Vec<Account>,
    events: Vec<Event>,
}

/// Takes what has matured out of its pool, all that becomes the same at once. What its destination refuses is paid out: a
/// pool must not be able to hold anybody's stake back.
fn leave(
    deps: Deps<'_>,
    now: u64,
    config: &Config,
    account: &mut Account,
    matured: &[Unbonding],
) -> Result<Leaving, ContractError> {
    let mut leaving = Leaving { paid: Uint128::zero(), redelegated: Vec::new(), events: Vec::new() };
    let mut kinds: Vec<UnbondingKind> = Vec::new();
    for Unbonding { kind, .. } in matured {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    for kind in kinds {
        let alike = matured.iter().filter(|unbonding| unbonding.kind == kind);
        let amount = match account.pool.withdraw(live_shares(&account.pool, alike)) {
            // Not a base unit of it is left.
            Err(PoolError::NothingLeft { .. }) => continue,
            amount => amount?,
        };
        let UnbondingKind::Redelegation { topic_id, reputer_id } = kind else {
            leaving.paid = leaving.paid.checked_add(amount)?;
            continue;
        };
        let to = (topic_id, reputer_id);
        match arrive(deps, now, config, to, account.owner.clone(), amount)? {
            Ok((arrived, shares)) => {
                leaving.events.push(redelegated(account, &arrived, amount, shares));
                leaving.redelegated.push(arrived);
            }
            Err(cause) => {
                leaving.events.push(refused(account, to, amount, &cause));
                leaving.paid = leaving.paid.checked_add(amount)?;
            }
        }
    }
    if leaving.paid.is_zero() && leaving.redelegated.is_empty() {
        return Err(PoolError::NothingLeft { shares: live_shares(&account.pool, matured) }.into());
    }
    Ok(leaving)
}

/// Bonds an amount in the pool that it was redelegated to; returns the account there and the shares it got, or why the pool
/// refuses it.
fn arrive(
    deps: Deps<'_>,
    now: u64,
    config: &Config,
    (topic_id, reputer_id): (TopicId, ReputerId),
    owner: Addr,
    amount: Uint128,
) -> Result<Result<(Account, Uint128), ContractError>, ContractError> {
    let Some(by_id) = REPUTERS.may_load(deps.storage, (topic_id.0, reputer_id.0))? else {
        return Ok(Err(ContractError::NoSuchReputer { topic: topic_id, reputer: reputer_id }));
    };
    let mut account = Account::load(deps.storage, (topic_id, by_id.reputer), owner, now)?;
    let min_stake = min_stake(deps, config, &account)?;
    let shares = match enter(&mut account, amount, min_stake) {
        Ok(shares) => shares,
        Err(refused) => return Ok(Err(refused.into())),
    };
    account.add_shares(shares)?;
    Ok(Ok((account, shares)))
}

fn redelegated(from: &Account, to: &Account, amount: Uint128, shares: Uint128) -> Event {
    event::REDELEGATED.event([
        to.topic_id.to_string(),
        to.id().to_string(),
        to.reputer.to_string(),
        to.owner.to_string(),
        from.topic_id.to_string(),
        from.id().to_string(),
        amount.to_string(),
        shares.to_string(),
        to.pool.bonded.amount.to_string(),
    ])
}

fn refused(from: &Account, to: (TopicId, ReputerId), amount: Uint128, cause: &ContractError) -> Event {
    event::REDELEGATION_REFUSED.event([
        to.0.to_string(),
        to.1.to_string(),
        from.owner.to_string(),
        from.topic_id.to_string(),
        from.id().to_string(),
        amount.to_string(),
        cause.to_string(),
    ])
}
