//! `reply`: a contract of the suite is there. The last one makes the siblings known to each other.

use crate::ContractError;
use crate::deploy::{STAKING, SYNTHESIS, TOKEN, siblings};
use crate::state::Deployment;
use allora_interfaces::event::SUITE_DEPLOYED;
use allora_interfaces::registry::{SUITE, Sibling, SuiteRecord};
use allora_interfaces::staking::{self, Staking};
use allora_interfaces::synthesis::{self, Synthesis};
use allora_interfaces::token::Token;
use cosmwasm_std::{Addr, DepsMut, Env, Reply, Response, Storage};

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

/// A sibling is there. Once both are, each learns of the other.
fn join(
    storage: &mut dyn Storage,
    env: &Env,
    sibling: Sibling,
    address: Addr,
) -> Result<Response, ContractError> {
    let mut suite = SUITE.load(storage)?;
    suite.siblings.push((sibling, address));
    let response = match (suite.sibling(Sibling::Staking), suite.sibling(Sibling::Synthesis)) {
        (Some(staking), Some(synthesis)) => wire(&suite, &env.contract.address, staking, synthesis)?,
        _ => Response::new(),
    };
    SUITE.save(storage, &suite);
    Ok(response)
}

fn wire(
    suite: &SuiteRecord,
    registry: &Addr,
    staking: &Addr,
    synthesis: &Addr,
) -> Result<Response, ContractError> {
    let to_staking =
        staking::ExecuteMsg::Wire { sibling: Sibling::Synthesis, address: synthesis.to_string() };
    let to_synthesis =
        synthesis::ExecuteMsg::Wire { sibling: Sibling::Staking, address: staking.to_string() };
    let token = match &suite.token {
        Token::Native { denom } => denom.clone(),
        Token::Cw20 { address } => address.to_string(),
    };
    let deployed =
        SUITE_DEPLOYED.event([registry.to_string(), staking.to_string(), synthesis.to_string(), token]);
    Ok(Response::new()
        .add_message(Staking(staking.clone()).call(&to_staking, vec![])?)
        .add_message(Synthesis(synthesis.clone()).call(&to_synthesis, vec![])?)
        .add_event(deployed))
}
