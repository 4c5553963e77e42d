//! `instantiate`: checks everything, then has the siblings made, and before them a token when asked. `reply` goes on.

use crate::ContractError;
use crate::access::{address, optional};
use crate::state::Deployment;
use allora_interfaces::registry::{InstantiateMsg, NewToken, PARAMS, SUITE, SuiteRecord};
use allora_interfaces::token::{Token, nonpayable};
use allora_interfaces::wire::to_json_binary;
use allora_interfaces::{staking, synthesis};
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, DepsMut, MessageInfo, Response, Storage, SubMsg, Uint128, WasmMsg};
use cw20::{Cw20QueryMsg, TokenInfoResponse};

pub const CONTRACT_NAME: &str = "allora-topic-registry";
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Ids of the replies.
pub const STAKING: u64 = 1;
pub const SYNTHESIS: u64 = 2;
pub const TOKEN: u64 = 3;

/// So many base units make a vote.
const TOKENS_PER_WEIGHT: Uint128 = Uint128::new(1_000_000);
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
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let owner = optional(deps.api, "owner", msg.owner.as_ref())?.unwrap_or_else(|| info.sender.clone());
    let deployment = Deployment {
        treasury: address(deps.api, "treasury", &msg.treasury)?,
        guardian: optional(deps.api, "guardian", msg.guardian.as_ref())?,
        emission_period: emission_period(msg.emission_period)?,
        admin: optional(deps.api, "admin", msg.admin.as_ref())?.unwrap_or_else(|| owner.clone()),
        code_ids: msg.code_ids,
    };
    msg.params.validate()?;
    let source = source(deps.as_ref(), msg.token)?;

    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    cw_ownable::initialize_owner(deps.storage, deps.api, Some(owner.as_str()))?;
    PARAMS.save(deps.storage, &msg.params);
    let messages = match source {
        Source::There(token) => siblings(deps.storage, deployment, token)?,
        Source::ToCome(token) => {
            deployment.put_off(deps.storage);
            vec![token]
        }
    };
    Ok(Response::new().add_attribute("action", "instantiate").add_submessages(messages))
}

/// Saves the suite, whose token is known now, and has the siblings made: staking, then synthesis.
pub fn siblings(
    storage: &mut dyn Storage,
    deployment: Deployment,
    token: Token,
) -> Result<Vec<SubMsg>, ContractError> {
    let Deployment { treasury, guardian, emission_period, admin, code_ids } = deployment;
    let make = |reply, code_id, label: &str, msg| {
        let (admin, label) = (Some(admin.to_string()), label.into());
        SubMsg::reply_on_success(WasmMsg::Instantiate { admin, code_id, msg, funds: vec![], label }, reply)
    };
    let messages = vec![
        make(
            STAKING,
            code_ids.staking,
            "allora-staking",
            to_json_binary(&staking::InstantiateMsg {
                token: token.clone(),
                tokens_per_weight: TOKENS_PER_WEIGHT,
            })?,
        ),
        make(
            SYNTHESIS,
            code_ids.synthesis,
            "allora-synthesis",
            to_json_binary(&synthesis::InstantiateMsg { token: token.clone() })?,
        ),
    ];
    let suite = SuiteRecord {
        token,
        treasury,
        guardian,
        guardian_paused_at: None,
        emission_period,
        siblings: vec![],
        submissions_paused_until: 0,
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

fn source(deps: Deps<'_>, token: NewToken) -> Result<Source, ContractError> {
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
        NewToken::NewCw20 { code_id, name, symbol, decimals, initial_balances } => {
            let (mint, marketing) = (None, None);
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

/// What the chain's bank takes for a denomination.
fn is_denom(denom: &str) -> bool {
    denom.starts_with(|first: char| first.is_ascii_alphabetic())
        && (3..=128).contains(&denom.len())
        && denom.chars().all(|c| c.is_ascii_alphanumeric() || "/:._-".contains(c))
}
