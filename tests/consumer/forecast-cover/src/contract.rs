//! The contract.

use crate::error::ContractError;
use crate::msg::{Cover, ExecuteMsg, QueryMsg, Terms};
use allora_interfaces::Number;
use allora_interfaces::feed::Feed;
use cosmwasm_std::{
    Addr, BankMsg, Binary, Coin, Deps, DepsMut, Env, MessageInfo, Response, StdResult, Uint128, entry_point,
    to_json_binary,
};
use cw_storage_plus::{Item, Map};
use cw_utils::{must_pay, nonpayable};

const TERMS: Item<Terms> = Item::new("terms");
const COVERS: Map<u64, Cover> = Map::new("covers");
const NEXT_ID: Item<u64> = Item::new("next_id");

#[entry_point]
pub fn instantiate(
    deps: DepsMut,
    _: Env,
    info: MessageInfo,
    terms: Terms,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    deps.api.addr_validate(&terms.feed)?;
    let Terms { attachment, exhaustion, .. } = terms;
    if exhaustion <= attachment {
        return Err(ContractError::BadTerms { attachment, exhaustion });
    }
    if terms.guards.max_age.is_none() {
        return Err(ContractError::NoMaxAge);
    }
    TERMS.save(deps.storage, &terms)?;
    NEXT_ID.save(deps.storage, &1)?;
    Ok(Response::new())
}

#[entry_point]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Write { holder, from, until } => write(deps, info, &holder, from, until),
        ExecuteMsg::Claim { id } => claim(deps, &env, &info, id),
        ExecuteMsg::Reclaim { id } => reclaim(deps, &env, &info, id),
    }
}

#[entry_point]
pub fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
    let QueryMsg::Cover { id } = msg;
    to_json_binary(&COVERS.load(deps.storage, id)?)
}

fn write(
    deps: DepsMut,
    info: MessageInfo,
    holder: &str,
    from: u64,
    until: u64,
) -> Result<Response, ContractError> {
    let terms = TERMS.load(deps.storage)?;
    let limit = must_pay(&info, &terms.denom)?;
    if from >= until {
        return Err(ContractError::BadPeriod { from, until });
    }
    let holder = deps.api.addr_validate(holder)?;
    let id = NEXT_ID.load(deps.storage)?;
    NEXT_ID.save(deps.storage, &(id + 1))?;
    COVERS.save(deps.storage, id, &Cover { writer: info.sender, holder, limit, from, until })?;
    Ok(Response::new().add_attribute("action", "write").add_attribute("cover", id.to_string()))
}

fn claim(deps: DepsMut, env: &Env, info: &MessageInfo, id: u64) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let terms = TERMS.load(deps.storage)?;
    let cover = COVERS.may_load(deps.storage, id)?.ok_or(ContractError::NoCover { id })?;
    only(&cover.holder, info)?;
    let value = expected(deps.as_ref(), env, &terms, &cover)?;
    let paid = payout(&terms, cover.limit, value)?;
    if paid.is_zero() {
        return Err(ContractError::NotTriggered { value, attachment: terms.attachment });
    }
    COVERS.remove(deps.storage, id);
    Ok(Response::new()
        .add_attribute("action", "claim")
        .add_attribute("value", value.to_string())
        .add_attribute("paid", paid)
        .add_messages(pay(&cover.holder, paid, &terms.denom))
        .add_messages(pay(&cover.writer, cover.limit - paid, &terms.denom)))
}

/// What the network expects, if that fulfils the guards and is about a time that the cover is for.
fn expected(deps: Deps, env: &Env, terms: &Terms, cover: &Cover) -> Result<Number, ContractError> {
    let feed = Feed(Addr::unchecked(&terms.feed));
    let reading = feed.read(&deps.querier, terms.topic, env.block.time.seconds(), &terms.guards)?;
    let target = reading.latest.target_at;
    if !(cover.from..cover.until).contains(&target) {
        return Err(ContractError::NotCovered { target, from: cover.from, until: cover.until });
    }
    Ok(reading.value().unwrap_or(terms.attachment)) // no component: nothing is expected
}

/// `floor(limit * (value - attachment) / (exhaustion - attachment))`, at least 0 and at most the limit.
fn payout(terms: &Terms, limit: Uint128, value: Number) -> Result<Uint128, ContractError> {
    if value <= terms.attachment {
        return Ok(Uint128::zero());
    }
    if value >= terms.exhaustion {
        return Ok(limit);
    }
    let part = value.sub(terms.attachment)?.div(terms.exhaustion.sub(terms.attachment)?)?;
    Ok(Number::mul_floor(limit, part)?)
}

fn reclaim(deps: DepsMut, env: &Env, info: &MessageInfo, id: u64) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let terms = TERMS.load(deps.storage)?;
    let cover = COVERS.may_load(deps.storage, id)?.ok_or(ContractError::NoCover { id })?;
    only(&cover.writer, info)?;
    let now = env.block.time.seconds();
    if now < cover.until {
        return Err(ContractError::NotOver { until: cover.until, now });
    }
    COVERS.remove(deps.storage, id);
    Ok(Response::new().add_attribute("action", "reclaim").add_messages(pay(
        &cover.writer,
        cover.limit,
        &terms.denom,
    )))
}

fn only(who: &Addr, info: &MessageInfo) -> Result<(), ContractError> {
    if info.sender == *who { Ok(()) } else { Err(ContractError::Unauthorized { only: who.clone() }) }
}

fn pay(to: &Addr, amount: Uint128, denom: &str) -> Option<BankMsg> {
    let coin = Coin { denom: denom.into(), amount };
    (!amount.is_zero()).then(|| BankMsg::Send { to_address: to.into(), amount: vec![coin] })
}
