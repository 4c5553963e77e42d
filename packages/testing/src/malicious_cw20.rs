//! A cw20 token that attacks: it looks like any other until it is told otherwise.
//!
//! Whatever it does, it must hurt nobody but those who hold it: the suite that is paid in it stays consistent.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Addr, Binary, Deps, DepsMut, Env, MessageInfo, Response, StdError, StdResult, Storage, Uint128, WasmMsg,
    to_json_binary,
};
use cw_storage_plus::{Item, Map};
use cw20::{BalanceResponse, Cw20QueryMsg, Cw20ReceiveMsg, TokenInfoResponse};

/// Makes the token.
#[cw_serde]
pub struct InstantiateMsg {
    /// Has all of it at first, and tells it what to do.
    pub owner: Addr,
    /// How much there is, in base units.
    pub supply: Uint128,
}

/// What it does to those who use it.
#[cw_serde]
#[derive(Default)]
pub enum Trick {
    /// Nothing.
    #[default]
    None,
    /// Every transfer fails, every send too.
    FailTransfers,
    /// Every transfer and every send first sends these messages, in the token's name: a call back into the suite.
    Reenter {
        /// To which contract, what.
        calls: Vec<(String, Binary)>,
    },
    /// A transfer moves nothing and says it did.
    KeepTransfers,
    /// Everybody has so much more than he has, if you ask it.
    Boast {
        /// How much, in base units.
        by: Uint128,
    },
}

/// What it takes: what the suite uses of a cw20, and what its owner tells it.
#[cw_serde]
pub enum ExecuteMsg {
    /// As any cw20.
    Transfer {
        /// To whom.
        recipient: String,
        /// How much.
        amount: Uint128,
    },
    /// As any cw20.
    Send {
        /// To which contract.
        contract: String,
        /// How much.
        amount: Uint128,
        /// With what inside.
        msg: Binary,
    },
    /// From now on it does this.
    Arm(Trick),
    /// Calls `Receive` with an amount that never moved.
    Forge {
        /// Of which contract.
        contract: String,
        /// Who it says sent it.
        sender: String,
        /// How much it says came.
        amount: Uint128,
        /// With what inside.
        msg: Binary,
    },
}

const OWNER: Item<Addr> = Item::new("owner");
const TRICK: Item<Trick> = Item::new("trick");
pub(crate) const BALANCES: Map<&Addr, Uint128> = Map::new("balances");

/// Makes the token.
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, msg: InstantiateMsg) -> StdResult<Response> {
    OWNER.save(deps.storage, &msg.owner)?;
    TRICK.save(deps.storage, &Trick::None)?;
    BALANCES.save(deps.storage, &msg.owner, &msg.supply)?;
    Ok(Response::new())
}

/// Does as it was told.
pub fn execute(deps: DepsMut, _: Env, info: MessageInfo, msg: ExecuteMsg) -> StdResult<Response> {
    match msg {
        ExecuteMsg::Transfer { recipient, amount } => {
            if TRICK.load(deps.storage)? == Trick::KeepTransfers {
                return Ok(Response::new());
            }
            transfer(deps, &info.sender, &recipient, amount)
        }
        ExecuteMsg::Send { contract, amount, msg } => {
            let response = transfer(deps, &info.sender, &contract, amount)?;
            let receive = receive(contract, Cw20ReceiveMsg { sender: info.sender.into(), amount, msg })?;
            Ok(response.add_message(receive))
        }
        ExecuteMsg::Forge { contract, sender, amount, msg } => {
            let receive = receive(contract, Cw20ReceiveMsg { sender, amount, msg })?;
            Ok(Response::new().add_message(receive))
        }
        ExecuteMsg::Arm(trick) => {
            TRICK.save(deps.storage, &trick)?;
            Ok(Response::new())
        }
    }
}

/// Answers as any cw20.
pub fn query(deps: Deps, _: Env, msg: Cw20QueryMsg) -> StdResult<Binary> {
    match msg {
        Cw20QueryMsg::Balance { address } => {
            let address = deps.api.addr_validate(&address)?;
            let has = BALANCES.may_load(deps.storage, &address)?.unwrap_or_default();
            let balance = match TRICK.load(deps.storage)? {
                Trick::Boast { by } => has.checked_add(by)?,
                _ => has,
            };
            to_json_binary(&BalanceResponse { balance })
        }
        Cw20QueryMsg::TokenInfo {} => {
            let owner = OWNER.load(deps.storage)?;
            let total_supply = BALANCES.may_load(deps.storage, &owner)?.unwrap_or_default();
            let (name, symbol) = ("Malice".into(), "EVIL".into());
            to_json_binary(&TokenInfoResponse { name, symbol, decimals: 6, total_supply })
        }
        other => Err(StdError::generic_err(format!("this token does not answer {other:?}"))),
    }
}

fn transfer(deps: DepsMut, from: &Addr, recipient: &str, amount: Uint128) -> StdResult<Response> {
    let to = deps.api.addr_validate(recipient)?;
    let trick = TRICK.load(deps.storage)?;
    let calls = match trick {
        Trick::FailTransfers => return Err(StdError::generic_err("this token transfers nothing today")),
        Trick::Reenter { calls } => calls,
        Trick::None | Trick::KeepTransfers | Trick::Boast { .. } => vec![],
    };
    shift(deps.storage, from, &to, amount)?;
    let call = |(contract_addr, msg)| WasmMsg::Execute { contract_addr, msg, funds: vec![] };
    Ok(Response::new().add_messages(calls.into_iter().map(call)))
}

fn shift(storage: &mut dyn Storage, from: &Addr, to: &Addr, amount: Uint128) -> StdResult<()> {
    let has = BALANCES.may_load(storage, from)?.unwrap_or_default();
    BALANCES.save(storage, from, &has.checked_sub(amount)?)?;
    let had = BALANCES.may_load(storage, to)?.unwrap_or_default();
    BALANCES.save(storage, to, &had.checked_add(amount)?)
}

fn receive(contract_addr: String, received: Cw20ReceiveMsg) -> StdResult<WasmMsg> {
    Ok(WasmMsg::Execute { contract_addr, msg: received.into_json_binary()?, funds: vec![] })
}
