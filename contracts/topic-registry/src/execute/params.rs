//! `UpdateParams`: other parameters of the suite, at once. No promise already made changes with them.

use super::done;
use crate::ContractError;
use crate::access::{optional, owner};
use allora_interfaces::event::PARAMS_UPDATED;
use allora_interfaces::registry::PARAMS;
use allora_interfaces::token::nonpayable;
use allora_protocol::topic::SuiteParamsUpdate;
use cosmwasm_std::{DepsMut, MessageInfo, Response, to_json_string};

pub fn update_params(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    update: SuiteParamsUpdate,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    owner(deps.storage, &info.sender)?;
    let params = PARAMS.load(deps.storage)?.updated(update)?;
    optional(deps.api, "validators", params.money.validators.as_ref())?;
    PARAMS.save(deps.storage, &params);
    Ok(done("update_params", PARAMS_UPDATED.event([to_json_string(&params)?])))
}
