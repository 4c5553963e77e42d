//! `reply`: a contract of the suite is there. The last one makes the siblings known to each other, and gets what a new
//! token lets nobody else: to mint it.

use crate::ContractError;
use crate::access::sibling as find;
use crate::deploy::{REWARDS, STAKING, SYNTHESIS, TOKEN, siblings};
use crate::state::{Deployment, MINTER};
use allora_interfaces::event::SUITE_DEPLOYED;
use allora_interfaces::registry::{SUITE, Sibling, SiblingMsg, SuiteRecord};
use allora_interfaces::token::Token;
use allora_interfaces::wire::to_json_binary;
use cosmwasm_std::{Addr, CosmosMsg, DepsMut, Env, Event, Reply, Response, StdResult, Storage, WasmMsg};
use cw20::Cw20ExecuteMsg;

pub fn reply(deps: DepsMut<'_>, env: &Env, reply: Reply) -> Result<Response, ContractError> {
    let id = reply.id;
    let address = instantiated(reply)?;
    let response = match id {
        TOKEN => {
            let deployment = Deployment::take_up(deps.storage)?;
            let messages = siblings(deps.storage, deployment, Token::Cw20 { address })?;
            Response::new().add_submessages(messages)
        }
        STAKING => join(deps.storage, env, Sibling::Staking, address)?,
        SYNTHESIS => join(deps.storage, env, Sibling::Synthesis, address)?,
        REWARDS => join(deps.storage, env, Sibling::Rewards, address)?,
        id => return Err(ContractError::UnknownReply { id }),
    };
    Ok(response.add_attribute("action", "reply"))
}

/// Where the contract is that was made: in the first event `instantiate`, which is its own.
fn instantiated(reply: Reply) -> Result<Addr, ContractError> {
    let id = reply.id;
    let made = reply.result.into_result().map_err(|_| ContractError::NoAddress { id })?;
    let event = made.events.into_iter().find(|event| event.ty == "instantiate");
    let mut attributes = event.map(|event| event.attributes).unwrap_or_default().into_iter();
    let address = attributes.find(|attribute| attribute.key == "_contract_address");
    address.map(|found| Addr::unchecked(found.value)).ok_or(ContractError::NoAddress { id })
}

/// A sibling is there; rewards comes last.
fn join(
    storage: &mut dyn Storage,
    env: &Env,
    sibling: Sibling,
    address: Addr,
) -> Result<Response, ContractError> {
    let mut suite = SUITE.load(storage)?;
    suite.siblings.push((sibling, address));
    let mut response = Response::new();
    if sibling == Sibling::Rewards {
        response = response
            .add_messages(wires(&suite)?)
            .add_messages(mint_to_rewards(storage, &suite)?)
            .add_event(deployed(&suite, &env.contract.address)?);
        storage.remove(MINTER.key());
    }
    SUITE.save(storage, &suite);
    Ok(response)
}

/// Each sibling learns of every other.
fn wires(suite: &SuiteRecord) -> StdResult<Vec<CosmosMsg>> {
    let pairs = suite.siblings.iter().flat_map(|to| suite.siblings.iter().map(move |of| (to, of)));
    let others = pairs.filter(|(to, of)| to != of);
    let wires = others.map(|((_, to), (sibling, address))| {
        SiblingMsg::Wire { sibling: *sibling, address: address.clone() }.to(to)
    });
    wires.collect()
}

/// Of a token that was made with the suite the registry is the minter so far. Its cap stays.
fn mint_to_rewards(storage: &dyn Storage, suite: &SuiteRecord) -> Result<Option<CosmosMsg>, ContractError> {
    let (Some(_), Token::Cw20 { address }) = (MINTER.may_load(storage)?, &suite.token) else {
        return Ok(None);
    };
    let new_minter = Some(find(suite, Sibling::Rewards)?.to_string());
    let msg = to_json_binary(&Cw20ExecuteMsg::UpdateMinter { new_minter })?;
    Ok(Some(WasmMsg::Execute { contract_addr: address.into(), msg, funds: vec![] }.into()))
}

fn deployed(suite: &SuiteRecord, registry: &Addr) -> Result<Event, ContractError> {
    let [staking, synthesis, rewards] =
        [find(suite, Sibling::Staking)?, find(suite, Sibling::Synthesis)?, find(suite, Sibling::Rewards)?]
            .map(Addr::to_string);
    let token = match &suite.token {
        Token::Native { denom } => denom.clone(),
        Token::Cw20 { address } => address.to_string(),
    };
    Ok(SUITE_DEPLOYED.event([registry.to_string(), staking, synthesis, rewards, token]))
}
