//! The market itself.

use super::msg::{ExecuteMsg, InstantiateMsg, LoanResponse, QueryMsg};
use allora_interfaces::feed::{Feed, FeedError};
use allora_protocol::{Number, NumberError};
use cosmwasm_std::{
    Addr, BankMsg, Binary, Coin, Deps, DepsMut, Env, MessageInfo, Response, StdError, StdResult, Uint128,
    coins, to_json_binary,
};
use cw_storage_plus::{Item, Map};
use thiserror::Error;

/// Why the market refuses.
#[derive(Debug, Error)]
pub enum MarketError {
    /// No price, or none that is good enough.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// A price that is none.
    #[error("no_price: the network says {value}, and that is no price")]
    NoPrice {
        /// What it says.
        value: Number,
    },
    /// Too much.
    #[error(
        "too_little_collateral: {collateral} is worth {worth}; {debt} is more than may be borrowed for it"
    )]
    TooLittleCollateral {
        /// What is left for it.
        collateral: Uint128,
        /// What that is worth.
        worth: Uint128,
        /// What would be owed.
        debt: Uint128,
    },
    /// The loan is good.
    #[error("still_covered: {debt} is owed for collateral worth {worth}; nobody takes it over")]
    StillCovered {
        /// What is owed.
        debt: Uint128,
        /// What the collateral is worth.
        worth: Uint128,
    },
    /// The wrong money.
    #[error("wrong_money: {0}")]
    WrongMoney(&'static str),
    /// Numbers beyond amounts.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Everything else.
    #[error(transparent)]
    Std(#[from] StdError),
}

const TERMS: Item<InstantiateMsg> = Item::new("terms");
const LOANS: Map<&Addr, LoanResponse> = Map::new("loans");

/// Opens the market; what comes with it can be lent.
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, msg: InstantiateMsg) -> StdResult<Response> {
    deps.api.addr_validate(&msg.feed)?;
    TERMS.save(deps.storage, &msg)?;
    Ok(Response::new())
}

/// Lends, takes back, takes over.
pub fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: ExecuteMsg) -> Result<Response, MarketError> {
    let terms = TERMS.load(deps.storage)?;
    match msg {
        ExecuteMsg::Borrow { amount } => borrow(deps, &env, &info, &terms, amount),
        ExecuteMsg::Repay {} => repay(deps, &info, &terms),
        ExecuteMsg::Liquidate { borrower } => liquidate(deps, &env, &info, &terms, &borrower),
    }
}

/// Answers.
pub fn query(deps: Deps, _: Env, msg: QueryMsg) -> StdResult<Binary> {
    let QueryMsg::Loan { borrower } = msg;
    let borrower = deps.api.addr_validate(&borrower)?;
    to_json_binary(&LOANS.may_load(deps.storage, &borrower)?.unwrap_or_default())
}

fn borrow(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    terms: &InstantiateMsg,
    amount: Uint128,
) -> Result<Response, MarketError> {
    let mut loan = LOANS.may_load(deps.storage, &info.sender)?.unwrap_or_default();
    if !info.funds.is_empty() {
        loan.collateral += paid(info, &terms.collateral)?;
    }
    loan.debt += amount;
    let worth = worth(deps.as_ref(), env, terms, loan.collateral)?;
    let LoanResponse { collateral, debt } = loan;
    if debt > worth.multiply_ratio(terms.percent, 100u8) {
        return Err(MarketError::TooLittleCollateral { collateral, worth, debt });
    }
    LOANS.save(deps.storage, &info.sender, &loan)?;
    Ok(pay(&info.sender, amount, &terms.loan))
}

fn repay(deps: DepsMut, info: &MessageInfo, terms: &InstantiateMsg) -> Result<Response, MarketError> {
    let mut loan = LOANS.may_load(deps.storage, &info.sender)?.unwrap_or_default();
    let left = loan.debt.checked_sub(paid(info, &terms.loan)?);
    loan.debt = left.map_err(|_| MarketError::WrongMoney("that is more than is owed"))?;
    if !loan.debt.is_zero() {
        LOANS.save(deps.storage, &info.sender, &loan)?;
        return Ok(Response::new());
    }
    LOANS.remove(deps.storage, &info.sender);
    Ok(pay(&info.sender, loan.collateral, &terms.collateral))
}

fn liquidate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    terms: &InstantiateMsg,
    borrower: &str,
) -> Result<Response, MarketError> {
    let borrower = deps.api.addr_validate(borrower)?;
    let loan = LOANS.may_load(deps.storage, &borrower)?.unwrap_or_default();
    let worth = worth(deps.as_ref(), env, terms, loan.collateral)?;
    if loan.debt <= worth {
        return Err(MarketError::StillCovered { debt: loan.debt, worth });
    }
    if paid(info, &terms.loan)? != loan.debt {
        return Err(MarketError::WrongMoney("pay exactly what is owed"));
    }
    LOANS.remove(deps.storage, &borrower);
    Ok(pay(&info.sender, loan.collateral, &terms.collateral))
}

/// What collateral is worth by the network's inference, if that is good enough.
fn worth(deps: Deps, env: &Env, terms: &InstantiateMsg, collateral: Uint128) -> Result<Uint128, MarketError> {
    let feed = Feed(deps.api.addr_validate(&terms.feed)?);
    let reading = feed.read(&deps.querier, terms.topic, env.block.time.seconds(), &terms.guards)?;
    let price = reading.value().unwrap_or_default();
    if !price.is_positive() {
        return Err(MarketError::NoPrice { value: price });
    }
    Ok(Number::mul_floor(collateral, price)?)
}

fn paid(info: &MessageInfo, denom: &str) -> Result<Uint128, MarketError> {
    match info.funds.as_slice() {
        [coin] if coin.denom == denom => Ok(coin.amount),
        _ => Err(MarketError::WrongMoney("send exactly one coin, of the denomination that this takes")),
    }
}

fn pay(to: &Addr, amount: Uint128, denom: &str) -> Response {
    let coins: Vec<Coin> = coins(amount.u128(), denom);
    Response::new().add_message(BankMsg::Send { to_address: to.into(), amount: coins })
}
