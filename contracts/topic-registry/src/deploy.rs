//! `instantiate`: checks everything, then has the siblings made, and before them a token when asked. `reply` goes on.

use crate::ContractError;
use crate::access::{address, optional};
use crate::state::{Deployment, MARK, MINTER};
use allora_interfaces::registry::{InstantiateMsg, NewToken, PARAMS, Pauses, SUITE, SuiteRecord};
use allora_interfaces::token::{Token, nonpayable};
use allora_interfaces::wire::to_json_binary;
use allora_interfaces::{rewards, staking, synthesis};
use allora_protocol::{TopicId, apart};
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, Storage, SubMsg, Uint128, WasmMsg};
use cw20::{Cw20Coin, Cw20QueryMsg, MinterResponse, TokenInfoResponse};

pub const CONTRACT_NAME: &str = "allora-topic-registry";
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Ids of the replies.
pub const STAKING: u64 = 1;
pub const SYNTHESIS: u64 = 2;
pub const TOKEN: u64 = 3;
pub const REWARDS: u64 = 4;

const DAY: u64 = 86_400;
const MIN_EMISSION_PERIOD: u64 = 60;
const MAX_EMISSION_PERIOD: u64 = 7 * DAY;

/// A token that is there, or the message that makes one.
enum Source {
    There(Token),
    ToCome(SubMsg),
}

pub fn instantiate(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let owner = optional(deps.api, "owner", msg.owner.as_ref())?.unwrap_or_else(|| info.sender.clone());
    let deployment = Deployment {
        guardian: optional(deps.api, "guardian", msg.guardian.as_ref())?,
        emission_period: emission_period(msg.emission_period)?,
        admin: optional(deps.api, "admin", msg.admin.as_ref())?.unwrap_or_else(|| owner.clone()),
        code_ids: msg.code_ids,
    };
    msg.params.validate()?;
    optional(deps.api, "validators", msg.params.money.validators.as_ref())?;
    let source = apart!(source; deps.as_ref(), &env.contract.address, msg.token)?;

    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    cw_ownable::initialize_owner(deps.storage, deps.api, Some(owner.as_str()))?;
    PARAMS.save(deps.storage, &msg.params);
    let messages = match source {
        Source::There(token) => siblings(deps.storage, deployment, token)?,
        Source::ToCome(token) => {
            deployment.put_off(deps.storage);
            MINTER.save(deps.storage, &MARK);
            vec![token]
        }
    };
    Ok(Response::new().add_attribute("action", "instantiate").add_submessages(messages))
}

/// Saves the suite, whose token is known now, and has the siblings made: staking, then synthesis, then rewards.
pub fn siblings(
    storage: &mut dyn Storage,
    deployment: Deployment,
    token: Token,
) -> Result<Vec<SubMsg>, ContractError> {
    let Deployment { guardian, emission_period, admin, code_ids } = deployment;
    let tokens_per_weight = PARAMS.load(storage)?.tokens_per_weight;
    let make = |reply, code_id, label: &str, msg| {
        let (admin, label) = (Some(admin.to_string()), label.into());
        SubMsg::reply_on_success(WasmMsg::Instantiate { admin, code_id, msg, funds: vec![], label }, reply)
    };
    let messages = vec![
        make(
            STAKING,
            code_ids.staking,
            "allora-staking",
            to_json_binary(&staking::InstantiateMsg { token: token.clone(), tokens_per_weight })?,
        ),
        make(
            SYNTHESIS,
            code_ids.synthesis,
            "allora-synthesis",
            to_json_binary(&synthesis::InstantiateMsg { token: token.clone() })?,
        ),
        make(
            REWARDS,
            code_ids.rewards,
            "allora-rewards",
            to_json_binary(&rewards::InstantiateMsg { token: token.clone(), emission_period })?,
        ),
    ];
    let suite = SuiteRecord {
        token,
        guardian,
        guardian_paused_at: None,
        emission_period,
        siblings: vec![],
        pauses: Pauses::default(),
        next_topic: TopicId(1),
    };
    SUITE.save(storage, &suite);
    Ok(messages)
}

fn emission_period(asked: Option<u64>) -> Result<u64, ContractError> {
    let (value, min, max) = (asked.unwrap_or(DAY), MIN_EMISSION_PERIOD, MAX_EMISSION_PERIOD);
    if (min..=max).contains(&value) {
        Ok(value)
    } else {
        Err(ContractError::EmissionPeriod { value, min, max })
    }
}

fn source(deps: Deps<'_>, registry: &Addr, token: NewToken) -> Result<Source, ContractError> {
    match token {
        NewToken::Native { denom } if is_denom(&denom) => Ok(Source::There(Token::Native { denom })),
        NewToken::Native { denom } => Err(ContractError::InvalidDenom { denom }),
        NewToken::Cw20 { address: token } => {
            let token = address(deps.api, "token", &token)?;
            let answer =
                deps.querier.query_wasm_smart::<TokenInfoResponse>(&token, &Cw20QueryMsg::TokenInfo {});
            match answer {
                Ok(_) => Ok(Source::There(Token::Cw20 { address: token })),
                Err(_) => Err(ContractError::NotACw20 { address: token }),
            }
        }
        NewToken::NewCw20 { code_id, name, symbol, decimals, initial_balances, cap } => {
            within(cap, &initial_balances)?;
            // Who will mint is not there yet; the token's cap stays when he is.
            let mint = Some(MinterResponse { minter: registry.into(), cap });
            let marketing = None;
            let msg =
                cw20_base::msg::InstantiateMsg { name, symbol, decimals, initial_balances, mint, marketing };
            // Without an admin: new code could mint.
            let make = WasmMsg::Instantiate {
                admin: None,
                code_id,
                msg: to_json_binary(&msg)?,
                funds: vec![],
                label: "allora-token".into(),
            };
            Ok(Source::ToCome(SubMsg::reply_on_success(make, TOKEN)))
        }
    }
}

/// Nobody can have at first what there can never be.
fn within(cap: Option<Uint128>, initial: &[Cw20Coin]) -> Result<(), ContractError> {
    let supply = initial.iter().fold(Uint128::zero(), |sum, coin| sum.saturating_add(coin.amount));
    match cap {
        Some(cap) if supply > cap => Err(ContractError::CapTooLow { cap, supply }),
        _ => Ok(()),
    }
}

/// What the chain's bank takes for a denomination.
fn is_denom(denom: &str) -> bool {
    denom.starts_with(|first: char| first.is_ascii_alphabetic())
        && (3..=128).contains(&denom.len())
        && denom.chars().all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c))
}
